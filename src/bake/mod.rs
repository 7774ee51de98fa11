//! Shapes into the bytes that `geo` decodes: simplified on shared arcs, snapped to the grid.
//!
//! `cargo xtask geometry`, which makes the built-in maps, and `treaty-map bake`, which makes
//! a page's own, both stand on this. Only natively: a page never compiles it.

pub(crate) mod encode;
pub(crate) mod geojson;
pub(crate) mod grid;
pub(crate) mod guard;
pub(crate) mod overlap;
pub(crate) mod own;
pub(crate) mod plan;
pub(crate) mod project;
pub(crate) mod simplify;
pub(crate) mod topology;

use super::geo;
use geo::{Point, ShapeCode};
use plan::Plan;
use std::collections::BTreeMap;
use topology::Chain;

pub use geojson::{Problem, ProblemKind};
pub use own::{Baked, Request, bake};

/// Returns the area of each shape, in square units. What the window cuts off does not
/// count, but for its rim.
pub(crate) fn areas(plan: &Plan, chains: &[Chain]) -> BTreeMap<ShapeCode, f64> {
    let mut areas: BTreeMap<ShapeCode, f64> = BTreeMap::new();
    for chain in chains {
        let clamp = |it: &Point| Point {
            x: it.x.clamp(0.0, plan.width),
            y: it.y.clamp(0.0, plan.height),
        };
        let area = shoelace(&chain.points.iter().map(clamp).collect::<Vec<_>>()) / 2.0;
        for (owner, area) in chain.sides.into_iter().zip([area, -area]) {
            if let Some(owner) = owner {
                *areas.entry(owner).or_default() += area;
            }
        }
    }
    areas
}

/// Returns twice the signed area under a line of points, in square units.
fn shoelace(points: &[Point]) -> f64 {
    points.windows(2).map(|it| it[0].x * it[1].y - it[1].x * it[0].y).sum()
}
