//! `cargo xtask geometry`: bakes the two maps from public-domain borders.
//!
//! Natural Earth (npm `world-atlas`) is corrected by the reviewed table in
//! `xtask/geometry/borders.json`, cut and dissolved by mapshaper, then projected,
//! simplified, snapped to the grid and encoded here. The same inputs give the same bytes.

mod markers;
mod picture;
mod places;
mod rules;
mod shaper;
mod source;
mod tools;

/// The library's own layer: the builder projects and decodes with the code that ships.
#[path = "../../../src/geo/mod.rs"]
#[allow(dead_code, unreachable_pub, unused_imports)]
mod geo;

/// What `treaty-map bake` shares with this builder.
#[path = "../../../src/bake/mod.rs"]
#[allow(dead_code, unreachable_pub, unused_imports)]
mod bake;

use std::fs;
use std::path::Path;

use bake::plan::Plan;
use bake::{encode, guard};
use geo::{Geometry, MapView};

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
    let (mut lines, warnings) = guard::snapped(&plan, &arcs);
    for warning in warnings {
        println!("{view}: {warning}");
    }
    places::settle(&plan, &mut lines, &markers)?;
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
