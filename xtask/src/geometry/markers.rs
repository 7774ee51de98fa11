//! Dots for shapes that are too small.

use std::collections::BTreeMap;

use super::bake::areas;
use super::bake::plan::Plan;
use super::bake::topology::Chain;
use super::geo::{LonLat, MARKER_STEPS, Marker, Point, Projection, ShapeCode};
use super::tools;

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
    // What the window cuts down to a sliver has its seat elsewhere, and needs no marker.
    let is_small = |&(_, area): &(&ShapeCode, &f64)| *area < plan.marker_below;
    let needed = areas.iter().filter(is_small).map(|(code, _)| code);
    match needed.into_iter().find(|code| !markers.iter().any(|it| it.code == **code)) {
        Some(code) if plan.window.is_none() => {
            Err(format!("markers.csv: {code} is too small to hit: add its seat"))
        }
        _ => Ok(markers),
    }
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
