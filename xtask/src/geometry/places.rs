//! Sees to it that capitals and other large towns answer for their States.

use std::collections::BTreeSet;

use super::bake::grid::{self, Cell, Line};
use super::bake::guard::Tangles;
use super::bake::plan::Plan;
use super::geo::{LonLat, Marker, Point, Projection, ShapeCode};
use super::tools;

/// Points so near a place might be moved for its sake, in units.
const NEAR: f64 = 5.0;

/// A marker so near answers whatever the lines are.
const MARKER: f64 = 1.0;

/// A place and whose it is.
struct Place {
    owner: ShapeCode,
    at: Point,
    name: String,
}

/// Moves as little as will do for every place of `places.csv` to be where it belongs.
pub(crate) fn settle(
    plan: &Plan,
    lines: &mut Vec<Line>,
    markers: &[Marker],
) -> Result<(), String> {
    let is_dotted = |at: Point| markers.iter().any(|it| it.at.distance(at) <= MARKER);
    let places: Vec<Place> =
        places(plan)?.into_iter().filter(|it| !is_dotted(it.at)).collect();
    for place in &places {
        let answer = answer(lines, place.at);
        if answer == Some(place.owner) {
            continue;
        }
        let owners: BTreeSet<ShapeCode> =
            [Some(place.owner), answer].into_iter().flatten().collect();
        let n_tangles = Tangles::of(lines).len();
        let n_settled = settled(lines, &places);
        let mut best: Option<(i64, Vec<Line>)> = None;
        for (idx, line) in lines.iter().enumerate() {
            if !line.sides.iter().flatten().any(|it| owners.contains(it)) {
                continue;
            }
            for changed in changes(&line.points, place.at) {
                let mut tried = lines.clone();
                tried[idx].points = changed;
                let cost = (tried[idx].shoelace() - line.shoelace()).abs();
                if best.as_ref().is_none_or(|it| cost < it.0)
                    && self::answer(&tried, place.at) == Some(place.owner)
                    && settled(&tried, &places) > n_settled
                    && Tangles::of(&tried).len() <= n_tangles
                    && !tried[idx].is_collapsed()
                {
                    best = Some((cost, tried));
                }
            }
        }
        match best {
            Some((_, better)) => *lines = better,
            None => {
                println!("{}: {} stays outside {}", plan.view, place.name, place.owner)
            }
        }
    }
    Ok(())
}

fn places(plan: &Plan) -> Result<Vec<Place>, String> {
    let text = tools::input("places.csv")?;
    let mut places = Vec::new();
    for row in text.lines().skip(1) {
        let place = place(plan, row).ok_or_else(|| format!("places.csv: `{row}`"))?;
        let inside = |at: Point| {
            (0.0..=plan.width).contains(&at.x) && (0.0..=plan.height).contains(&at.y)
        };
        if inside(place.at) {
            places.push(place);
        }
    }
    Ok(places)
}

fn place(plan: &Plan, row: &str) -> Option<Place> {
    let mut fields = row.split(',');
    let owner = ShapeCode::parse(fields.next()?)?;
    let lon = fields.next()?.parse().ok()?;
    let lat = fields.next()?.parse().ok()?;
    let at = Projection::of(plan.view).project(LonLat { lon, lat })?;
    Some(Place { owner, at, name: fields.next()?.to_owned() })
}

fn settled(lines: &[Line], places: &[Place]) -> usize {
    places.iter().filter(|it| answer(lines, it.at) == Some(it.owner)).count()
}

/// Returns the shape that contains the point, else the one with the nearest coast.
fn answer(lines: &[Line], at: Point) -> Option<ShapeCode> {
    let mut inside: BTreeSet<ShapeCode> = BTreeSet::new();
    let mut nearest = (f64::INFINITY, None);
    for line in lines {
        for ends in line.points.windows(2) {
            let (a, b) = (point(ends[0]), point(ends[1]));
            if (a.y > at.y) != (b.y > at.y)
                && at.x < a.x + (at.y - a.y) / (b.y - a.y) * (b.x - a.x)
            {
                for owner in line.sides.into_iter().flatten() {
                    if !inside.remove(&owner) {
                        inside.insert(owner);
                    }
                }
            }
            let distance = at.distance_to_segment(a, b);
            if line.sides.contains(&None) && distance < nearest.0 {
                nearest = (distance, line.sides.into_iter().flatten().next());
            }
        }
    }
    inside.into_iter().next().or(nearest.1)
}

fn point([x, y]: Cell) -> Point {
    Point { x: f64::from(x), y: f64::from(y) }
}

/// Returns the line with one point near the place moved, or one added; ends stay.
fn changes(points: &[Cell], at: Point) -> Vec<Vec<Cell>> {
    let mut changes = Vec::new();
    let near =
        |idx: usize| points.get(idx).is_some_and(|&it| point(it).distance(at) <= NEAR);
    for idx in 0..points.len() {
        for (dx, dy) in (-2..=2).flat_map(|dx| (-2..=2).map(move |dy| (dx, dy))) {
            if idx > 0 && idx + 1 < points.len() && near(idx) {
                let mut moved = points.to_vec();
                moved[idx] = [moved[idx][0] + dx, moved[idx][1] + dy];
                changes.push(grid::tidy(moved));
            }
            if idx > 0 && (near(idx) || near(idx - 1)) {
                #[allow(clippy::cast_possible_truncation)]
                let added = [at.x.round() as i32 + dx, at.y.round() as i32 + dy];
                let mut longer = points.to_vec();
                longer.insert(idx, added);
                changes.push(grid::tidy(longer));
            }
        }
    }
    changes
}
