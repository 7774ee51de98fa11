//! Reads the source: Natural Earth 1:50m as TopoJSON.

use std::collections::BTreeMap;

use serde_json::{Value, json};

use super::bake::project::unbroken;
use super::geo::ShapeCode;
use super::rules::{Act, Rule};
use super::tools;

/// Returns the countries as GeoJSON, owner codes in `owner`, longitudes -169 to 191.
///
/// Rings that cross the date line run on unbroken; a ring on the seam stays whole, on
/// the side where its middle is.
pub(crate) fn countries(rules: &[Rule]) -> Result<Value, String> {
    let path = tools::package_file("world-atlas/countries-50m.json")?;
    let atlas: Value = serde_json::from_str(&tools::read(&path)?)
        .map_err(|error| format!("countries-50m.json: {error}"))?;
    let arcs = arcs(&atlas).ok_or("countries-50m.json: not a quantized topology")?;
    let codes = codes()?;
    let features = atlas["objects"]["countries"]["geometries"]
        .as_array()
        .ok_or("countries-50m.json: no countries")?;
    let mut out = Vec::new();
    for feature in features {
        let name = feature["properties"]["name"].as_str().unwrap_or_default();
        let Some(owner) = owner(feature, name, &codes, rules)? else { continue };
        let polygons = match feature["type"].as_str() {
            Some("Polygon") => vec![&feature["arcs"]],
            _ => feature["arcs"].as_array().into_iter().flatten().collect(),
        };
        let polygons: Option<Vec<Value>> =
            polygons.into_iter().map(|it| polygon(it, &arcs)).collect();
        let polygons = polygons.ok_or_else(|| format!("countries-50m.json: {name}"))?;
        out.push(json!({
            "type": "Feature",
            "properties": { "owner": owner.as_str() },
            "geometry": { "type": "MultiPolygon", "coordinates": polygons },
        }));
    }
    Ok(json!({ "type": "FeatureCollection", "features": out }))
}

/// Returns whose the feature is, nothing if a rule drops it.
fn owner(
    feature: &Value,
    name: &str,
    codes: &BTreeMap<String, ShapeCode>,
    rules: &[Rule],
) -> Result<Option<ShapeCode>, String> {
    for rule in rules {
        match &rule.act {
            Act::Drop { feature } if feature == name => return Ok(None),
            Act::Assign { feature, to } if feature == name => return Ok(Some(*to)),
            _ => {}
        }
    }
    let id = feature["id"].as_str().unwrap_or_default();
    match codes.get(id) {
        Some(&code) => Ok(Some(code)),
        None => Err(format!("no code for `{id}` {name}: add it to codes.csv or a rule")),
    }
}

/// Reads ISO 3166-1: numeric to alpha-2.
fn codes() -> Result<BTreeMap<String, ShapeCode>, String> {
    let text = tools::input("codes.csv")?;
    let row = |row: &str| {
        let (id, code) = row.split_once(',')?;
        Some((id.to_owned(), ShapeCode::parse(code)?))
    };
    let rows = text.lines().skip(1);
    rows.map(|it| row(it).ok_or_else(|| format!("codes.csv: `{it}`"))).collect()
}

fn arcs(atlas: &Value) -> Option<Vec<Vec<[f64; 2]>>> {
    let pair = |it: &Value| Some([it.get(0)?.as_f64()?, it.get(1)?.as_f64()?]);
    let scale = pair(&atlas["transform"]["scale"])?;
    let shift = pair(&atlas["transform"]["translate"])?;
    let arc = |arc: &Value| {
        let mut at = [0.0, 0.0];
        let point = |step: &Value| {
            let step = pair(step)?;
            at = [at[0] + step[0], at[1] + step[1]];
            Some([at[0] * scale[0] + shift[0], at[1] * scale[1] + shift[1]])
        };
        arc.as_array()?.iter().map(point).collect::<Option<Vec<_>>>()
    };
    atlas["arcs"].as_array()?.iter().map(arc).collect()
}

fn polygon(rings: &Value, arcs: &[Vec<[f64; 2]>]) -> Option<Value> {
    let mut polygon = Vec::new();
    for ring in rings.as_array()? {
        let mut points: Vec<[f64; 2]> = Vec::new();
        for idx in ring.as_array()? {
            let idx = idx.as_i64()?;
            points.pop();
            if idx < 0 {
                points.extend(arcs.get(usize::try_from(!idx).ok()?)?.iter().rev());
            } else {
                points.extend(arcs.get(usize::try_from(idx).ok()?)?);
            }
        }
        polygon.push(unbroken(points));
    }
    Some(json!(polygon))
}
