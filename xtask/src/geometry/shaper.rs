//! Cuts, merges and clips with mapshaper.

use std::path::Path;

use serde_json::{Value, json};

use super::bake::plan::Plan;
use super::bake::project::line;
use super::bake::topology::Topology;
use super::geo::{MapView, Point, ShapeCode};
use super::rules::{Act, Rule};
use super::tools;

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
    let Some((_, margin)) = plan.window else { return of(&topology) };
    let (planar, window) = (file("planar"), file("window"));
    tools::write(&work.join(&planar), topology.to_string())?;
    let (right, bottom) = (plan.width + margin, plan.height + margin);
    let frame = format!("bbox={},{},{right},{bottom}", -margin, -margin);
    let out = ["-o", &window, "format=topojson", "no-quantization", "force"];
    let clip = ["-i", &planar, "-clip", &frame, "-dissolve2", "owner"];
    tools::mapshaper(work, &[clip.as_slice(), &out].concat())?;
    of(&read(&work.join(&window))?)
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
        let planar = line(view, &points).ok_or("a place cannot be projected")?;
        *arc = json!(planar.iter().map(|it| [it.x, it.y]).collect::<Vec<_>>());
    }
    if let Some(root) = topology.as_object_mut() {
        root.remove("bbox");
    }
    Ok(())
}

/// Takes mapshaper's TopoJSON, one feature an owner.
fn of(topology: &Value) -> Result<Topology, String> {
    let pair =
        |it: &Value| Some(Point { x: it.get(0)?.as_f64()?, y: it.get(1)?.as_f64()? });
    let list = |it: &Value| it.as_array().cloned().unwrap_or_default();
    let arcs: Vec<Vec<Point>> = list(&topology["arcs"])
        .iter()
        .map(|arc| list(arc).iter().filter_map(pair).collect())
        .collect();
    let mut all = Vec::new();
    let objects = topology["objects"].as_object().ok_or("topology without objects")?;
    for feature in objects.values().flat_map(|it| list(&it["geometries"])) {
        let owner = feature["properties"]["owner"].as_str().and_then(ShapeCode::parse);
        let owner = owner.ok_or("a polygon without owner")?;
        let polygons = match feature["type"].as_str() {
            Some("Polygon") => vec![feature["arcs"].clone()],
            _ => list(&feature["arcs"]),
        };
        for polygon in polygons {
            let mut rings = Vec::new();
            for ring in list(&polygon) {
                let mut arcs_of_ring = Vec::new();
                for idx in list(&ring).iter().filter_map(Value::as_i64) {
                    let is_forward = idx >= 0;
                    let idx = if is_forward { idx } else { !idx };
                    let idx = usize::try_from(idx).map_err(|it| it.to_string())?;
                    arcs_of_ring.push((idx, is_forward));
                }
                rings.push(arcs_of_ring);
            }
            all.push((owner, rings));
        }
    }
    Topology::new(arcs, all).map_err(|faces| format!("polygons overlap: {faces:?}"))
}
