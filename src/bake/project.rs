//! From longitude and latitude to units, along straight lines of the source.

use super::geo::{LonLat, MapView, Point, Projection};

/// Lines longer than this are broken up before projecting, in degrees.
const STEP: f64 = 1.0;

/// Longitudes run from here, so that no shape of note is cut.
const SEAM: f64 = -169.0;

/// Returns the image of a line, in units, or nothing if a place has none.
pub(crate) fn line(view: MapView, points: &[[f64; 2]]) -> Option<Vec<Point>> {
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
                planar.push(point(view, between(from_lon, lon), between(from_lat, lat))?);
                step += 1.0;
            }
        }
        planar.push(point(view, lon, lat)?);
    }
    Some(planar)
}

/// Returns the image of a place; for the world, longitudes go on beyond 180.
pub(crate) fn point(view: MapView, lon: f64, lat: f64) -> Option<Point> {
    let at = match view {
        MapView::World => Projection::equal_earth(lon - 11.0, lat),
        MapView::Europe => Projection::Lambert.project(LonLat { lon, lat })?,
    };
    // A millionth of a unit: beyond what the mathematics library may differ in.
    let [x, y] = [at.x, at.y].map(|it| (it * 1e6).round() / 1e6);
    Some(Point { x, y })
}

/// Returns a ring with longitudes from -169 to 191. One that crosses the date line runs on
/// unbroken; one on the seam stays whole, on the side where its middle is.
pub(crate) fn unbroken(mut points: Vec<[f64; 2]>) -> Vec<[f64; 2]> {
    let mut turns = 0.0;
    let mut before: Option<f64> = None;
    for point in &mut points {
        if let Some(before) = before {
            turns -= ((point[0] - before) / 360.0).round();
        }
        before = Some(point[0]);
        point[0] += 360.0 * turns;
    }
    let west = points.iter().map(|it| it[0]).fold(f64::INFINITY, f64::min);
    let east = points.iter().map(|it| it[0]).fold(f64::NEG_INFINITY, f64::max);
    let shift = -(((west + east) / 2.0 - SEAM) / 360.0).floor() * 360.0;
    for point in &mut points {
        // Six digits: the same rounding for both sides of a border.
        point[0] = ((point[0] + shift) * 1e6).round() / 1e6;
        point[1] = (point[1] * 1e6).round() / 1e6;
    }
    points
}
