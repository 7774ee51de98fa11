//! Which part of a map is seen: zoom and place.

use crate::geo::{Bounds, Geometry, MapView, Point};

/// How much one press of a button or key zooms.
pub const ZOOM_STEP: f64 = 1.5;

/// The part of a map that is seen.
///
/// `zoom` is 1 where the whole map is; `at` is the corner, in map units.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Camera {
    /// How much larger than the whole map.
    pub zoom: f64,
    /// The left upper corner of what is seen, in map units.
    pub at: Point,
}

impl Camera {
    /// The whole map.
    pub const HOME: Self = Self { zoom: 1.0, at: Point { x: 0.0, y: 0.0 } };

    /// Returns the place on the map that is seen at a point of the frame, both in map
    /// units; the frame is what the whole map fills.
    pub fn place(self, seen: Point) -> Point {
        Point { x: self.at.x + seen.x / self.zoom, y: self.at.y + seen.y / self.zoom }
    }

    /// Returns where in the frame a place on the map is seen.
    pub fn seen(self, place: Point) -> Point {
        let Point { x, y } = self.at;
        Point { x: (place.x - x) * self.zoom, y: (place.y - y) * self.zoom }
    }

    /// Zooms by a factor about a point of the frame, which stays where it is.
    pub fn zoomed(self, map: &Geometry, factor: f64, about: Point) -> Self {
        let zoom = clamp(self.zoom * factor, 1.0, limit(map.view()));
        let place = self.place(about);
        let at = Point { x: place.x - about.x / zoom, y: place.y - about.y / zoom };
        Self { zoom, at }.inside(map)
    }

    /// Moves what is seen by a way in the frame.
    pub fn moved(self, map: &Geometry, by: Point) -> Self {
        let Point { x, y } = self.at;
        let at = Point { x: x - by.x / self.zoom, y: y - by.y / self.zoom };
        Self { at, ..self }.inside(map)
    }

    /// Shows a box with some room around it, as large as the limit lets it be.
    pub fn fitting(map: &Geometry, it: Bounds) -> Self {
        let frame = middle(map);
        let wanted = (frame.x / it.width()).min(frame.y / it.height()) * 1.5;
        let zoom = clamp(wanted, 1.0, limit(map.view()));
        let x = (it.min.x + it.max.x) / 2.0 - frame.x / zoom;
        let y = (it.min.y + it.max.y) / 2.0 - frame.y / zoom;
        Self { zoom, at: Point { x, y } }.inside(map)
    }

    /// Moves as little as will do for a place to be seen, away from the rim.
    pub fn showing(self, map: &Geometry, place: Point) -> Self {
        let Point { x: width, y: height } = middle(map);
        let Point { x, y } = self.seen(place);
        let way = |at: f64, middle: f64| {
            let rim = middle / 6.0;
            (rim - at).max(0.0) + (2.0 * middle - rim - at).min(0.0)
        };
        self.moved(map, Point { x: way(x, width), y: way(y, height) })
    }

    /// Returns whether it cannot come nearer.
    pub fn is_nearest(self, view: MapView) -> bool {
        self.zoom >= limit(view)
    }

    fn inside(self, map: &Geometry) -> Self {
        let room = |size: u16| f64::from(size) * (1.0 - 1.0 / self.zoom);
        let Point { x, y } = self.at;
        let x = clamp(x, 0.0, room(map.width()));
        let y = clamp(y, 0.0, room(map.height()));
        Self { at: Point { x, y }, ..self }
    }
}

/// Returns the middle of the frame.
pub fn middle(map: &Geometry) -> Point {
    Point { x: f64::from(map.width()) / 2.0, y: f64::from(map.height()) / 2.0 }
}

/// How near each map may come: beyond that its lines show their corners.
fn limit(view: MapView) -> f64 {
    match view {
        MapView::World => 3.0,
        MapView::Europe => 2.5,
    }
}

/// Keeps a number between two. The standard library's own would write the numbers out in a
/// panic: 5 kB more to download.
fn clamp(it: f64, least: f64, most: f64) -> f64 {
    it.min(most).max(least)
}
