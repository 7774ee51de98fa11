//! Dots for shapes that are too small.

use std::collections::BTreeMap;

use super::geo::{LonLat, MARKER_STEPS, Marker, Point, Projection, ShapeCode};
use super::plan::Plan;
use super::topology::Chain;
use super::{shoelace, tools};

/// Returns a marker for each place of the table without a polygon of some size in the
/// view box.
pub(crate) fn place(plan: &Plan, chains: &[Chain]) -> Result<Vec<Marker>, String> {
    let areas = areas(plan, chains);
    let mut seats = BTreeMap::new();
    for row in tools::input("markers.csv")?.lines().skip(1) {
        let (code, seat) = seat(row).ok_or_else(|| format!("markers.csv: `{row}`"))?;
        seats.insert(code, seat);
    }
    let mut markers = Vec::new();
    for (&code, &(at, sovereign)) in &seats {
        let area = areas.get(&code).copied().unwrap_or_default();
        let Some(point) = Projection::of(plan.view).project(at) else { continue };
        let is_inside = (0.0..=plan.width).contains(&point.x)
            && (0.0..=plan.height).contains(&point.y);
        if area < plan.marker_below && is_inside {
            let [x, y] =
                [point.x, point.y].map(|it| (it * MARKER_STEPS).round() / MARKER_STEPS);
            markers.push(Marker { code, at: Point { x, y }, sovereign });
        }
    }
    for (code, area) in areas {
        if area < plan.marker_below && !markers.iter().any(|it| it.code == code) {
            println!("{}: {code} has {area:.1} square units and no marker", plan.view);
        }
    }
    Ok(markers)
}

fn seat(row: &str) -> Option<(ShapeCode, (LonLat, bool))> {
    let mut fields = row.split(',');
    let code = ShapeCode::parse(fields.next()?)?;
    let lon = fields.next()?.parse().ok()?;
    let lat = fields.next()?.parse().ok()?;
    let sovereign = match fields.next()? {
        "state" => true,
        "territory" => false,
        _ => return None,
    };
    Some((code, (LonLat { lon, lat }, sovereign)))
}

/// Returns the area of each shape, in square units. What the window cuts off does not
/// count, but for its rim.
fn areas(plan: &Plan, chains: &[Chain]) -> BTreeMap<ShapeCode, f64> {
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
