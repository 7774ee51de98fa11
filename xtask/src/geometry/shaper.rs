//! Cuts, merges and clips with mapshaper.

use std::path::Path;

use serde_json::{Value, json};

use super::geo::{MapView, Projection};
use super::plan::Plan;
use super::rules::{Act, Rule};
use super::tools;
use super::topology::Topology;

/// Lines longer than this are broken up before projecting, in degrees.
const STEP: f64 = 1.0;

/// Moves what the rules move, dissolves by owner, projects to units, clips to the window.
pub(crate) fn cut(
    plan: &Plan,
    rules: &[Rule],
    countries: &Value,
    work: &Path,
) -> Result<Topology, String> {
    let file = |name: &str| format!("{}-{name}.json", plan.view);
    let (source, cuts, owners) = (file("countries"), file("cuts"), file("owners"));
    tools::write(&work.join(&source), countries.to_string())?;
    tools::write(&work.join(&cuts), cutters(rules).to_string())?;
    let near = plan.window.map(|([west, south, east, north], _)| {
        format!("bbox={west},{south},{east},{north}")
    });
    let mut args = vec!["-i", &source, &cuts, "combine-files", "-rename-layers", "a,b"];
    args.extend(["-union", "target=a,b", "name=pieces"]);
    args.extend(["-each", MOVE, "-filter", "!!owner", "-dissolve2", "owner"]);
    if let Some(near) = &near {
        args.extend(["-clip", near]);
    }
    args.extend(["-o", &owners, "format=topojson", "no-quantization", "force"]);
    tools::mapshaper(work, &args)?;
    let mut topology = read(&work.join(&owners))?;
    project(plan.view, &mut topology)?;
    let Some((_, margin)) = plan.window else { return Topology::of(&topology) };
    let (planar, window) = (file("planar"), file("window"));
    tools::write(&work.join(&planar), topology.to_string())?;
    let (right, bottom) = (plan.width + margin, plan.height + margin);
    let frame = format!("bbox={},{},{right},{bottom}", -margin, -margin);
    let out = ["-o", &window, "format=topojson", "no-quantization", "force"];
    let clip = ["-i", &planar, "-clip", &frame, "-dissolve2", "owner"];
    tools::mapshaper(work, &[clip.as_slice(), &out].concat())?;
    Topology::of(&read(&work.join(&window))?)
}

/// A piece of a shape that a rule names goes to the rule's shape.
const MOVE: &str = "owner = owner && to && from.split(' ').includes(owner) ? to : owner";

fn cutters(rules: &[Rule]) -> Value {
    let cutters = rules.iter().filter_map(|rule| match &rule.act {
        Act::Cut { from, to, ring } => {
            let from: Vec<&str> = from.iter().map(|it| it.as_str()).collect();
            Some(json!({
                "type": "Feature",
                "properties": { "from": from.join(" "), "to": to.as_str() },
                "geometry": { "type": "Polygon", "coordinates": [ring] },
            }))
        }
        Act::Assign { .. } | Act::Drop { .. } => None,
    });
    json!({ "type": "FeatureCollection", "features": cutters.collect::<Vec<_>>() })
}

fn read(path: &Path) -> Result<Value, String> {
    serde_json::from_str(&tools::read(path)?)
        .map_err(|error| format!("{}: {error}", path.display()))
}

/// Replaces every arc by its image in units; neighbours keep sharing arcs.
fn project(view: MapView, topology: &mut Value) -> Result<(), String> {
    let arcs = topology["arcs"].as_array_mut().ok_or("mapshaper wrote no arcs")?;
    for arc in arcs {
        let points: Option<Vec<[f64; 2]>> = arc
            .as_array()
            .into_iter()
            .flatten()
            .map(|it| Some([it.get(0)?.as_f64()?, it.get(1)?.as_f64()?]))
            .collect();
        let points = points.ok_or("mapshaper wrote an arc without coordinates")?;
        let mut planar = Vec::new();
        for (idx, &[lon, lat]) in points.iter().enumerate() {
            if let Some(&[from_lon, from_lat]) =
                idx.checked_sub(1).and_then(|i| points.get(i))
            {
                let length = (lon - from_lon).abs().max((lat - from_lat).abs());
                let n_steps = (length / STEP).ceil();
                let mut step = 1.0;
                while step < n_steps {
                    let along = step / n_steps;
                    let between = |a: f64, b: f64| a + (b - a) * along;
                    planar.push(at(
                        view,
                        between(from_lon, lon),
                        between(from_lat, lat),
                    )?);
                    step += 1.0;
                }
            }
            planar.push(at(view, lon, lat)?);
        }
        *arc = json!(planar);
    }
    if let Some(root) = topology.as_object_mut() {
        root.remove("bbox");
    }
    Ok(())
}

fn at(view: MapView, lon: f64, lat: f64) -> Result<[f64; 2], String> {
    let point = match view {
        MapView::World => Projection::equal_earth(lon - 11.0, lat),
        MapView::Europe => {
            let place = super::geo::LonLat { lon, lat };
            Projection::Lambert.project(place).ok_or("a place cannot be projected")?
        }
    };
    // A millionth of a unit: beyond what the mathematics library may differ in.
    Ok([point.x, point.y].map(|it| (it * 1e6).round() / 1e6))
}
