//! `cargo xtask geometry`: bakes the two maps from public-domain borders.
//!
//! Natural Earth (npm `world-atlas`) is corrected by the reviewed table in
//! `xtask/geometry/borders.json`, cut and dissolved by mapshaper, then projected,
//! simplified, snapped to the grid and encoded here. The same inputs give the same bytes.

mod encode;
mod grid;
mod guard;
mod markers;
mod overlap;
mod picture;
mod plan;
mod rules;
mod shaper;
mod simplify;
mod source;
mod tools;
mod topology;

/// The library's own layer: the builder projects and decodes with the code that ships.
#[path = "../../../src/geo/mod.rs"]
#[allow(dead_code, unreachable_pub, unused_imports)]
mod geo;

use std::fs;
use std::path::Path;

use geo::{Geometry, MapView, Point};
use plan::Plan;

/// Runs `geometry [--check] [--pictures DIR]`.
pub(crate) fn run(args: &[String]) -> Result<(), String> {
    let mut args = args.iter().map(String::as_str);
    let (mut is_check, mut pictures) = (false, None);
    while let Some(arg) = args.next() {
        match arg {
            "--check" => is_check = true,
            "--pictures" => {
                pictures = Some(args.next().ok_or("--pictures wants a directory")?);
            }
            other => {
                return Err(format!(
                    "unknown argument `{other}`, try `--check` or `--pictures DIR`"
                ));
            }
        }
    }
    tools::install()?;
    let work = tools::work_dir("geometry-build")?;
    let assets = tools::root().join("static/geometry");
    let mut stale = Vec::new();
    for view in MapView::ALL {
        let bytes = bake(view, &work)?;
        let name = format!("{view}.bin");
        if let Some(dir) = pictures {
            let decoded = Geometry::decode(view, &bytes).map_err(|it| it.to_string())?;
            tools::write(
                &Path::new(dir).join(format!("{view}.svg")),
                picture::svg(&decoded),
            )?;
        }
        if is_check {
            if fs::read(assets.join(&name)).ok().as_deref() != Some(bytes.as_slice()) {
                stale.push(name);
            }
        } else {
            tools::write(&assets.join(&name), &bytes)?;
        }
    }
    if stale.is_empty() {
        Ok(())
    } else {
        Err(format!(
            "static/geometry: {} differ, run `cargo xtask geometry`",
            stale.join(", ")
        ))
    }
}

/// Makes the bytes of one view.
fn bake(view: MapView, work: &Path) -> Result<Vec<u8>, String> {
    let plan = Plan::of(view);
    let rules = rules::read(view)?;
    let countries = source::countries(&rules)?;
    let topology = shaper::cut(&plan, &rules, &countries, work)?;
    let arcs = topology.absorb(&plan).arcs(plan.least_part);
    let markers = markers::place(&plan, &arcs)?;
    let lines = guard::snapped(&plan, &arcs)?;
    let bytes = encode::encode(&plan, &lines, &markers)?;
    let decoded = Geometry::decode(view, &bytes).map_err(|error| error.to_string())?;
    let n_points: usize = decoded.arcs().iter().map(|arc| arc.grid().len()).sum();
    println!(
        "{view}: {} bytes, {} codes, {} polygons, {} markers, {} arcs, {n_points} points",
        bytes.len(),
        decoded.codes().count(),
        decoded.codes().filter(|&it| decoded.path(it).is_some()).count(),
        decoded.markers().len(),
        decoded.arcs().len(),
    );
    Ok(bytes)
}

/// Returns twice the signed area under a line of points, in square units.
fn shoelace(points: &[Point]) -> f64 {
    points.windows(2).map(|it| it[0].x * it[1].y - it[1].x * it[0].y).sum()
}
