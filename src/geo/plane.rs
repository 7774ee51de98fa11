//! Positions on the sphere and on the map.

/// A position on the map, in map units; x grows to the right, y grows down.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Point {
    /// Units from the left edge.
    pub x: f64,
    /// Units from the top edge.
    pub y: f64,
}

impl Point {
    /// Returns the distance to `other`, in units.
    pub fn distance(self, other: Self) -> f64 {
        let (dx, dy) = (self.x - other.x, self.y - other.y);
        (dx * dx + dy * dy).sqrt()
    }

    /// Returns the distance to the segment from `a` to `b`, in units.
    pub(crate) fn distance_to_segment(self, a: Self, b: Self) -> f64 {
        let (dx, dy) = (b.x - a.x, b.y - a.y);
        let length2 = dx * dx + dy * dy;
        let along = if length2 > 0.0 {
            (((self.x - a.x) * dx + (self.y - a.y) * dy) / length2).clamp(0.0, 1.0)
        } else {
            0.0
        };
        self.distance(Self { x: a.x + along * dx, y: a.y + along * dy })
    }
}

/// A position on the sphere, in degrees, longitude first (GeoJSON order).
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct LonLat {
    /// Degrees east of Greenwich.
    pub lon: f64,
    /// Degrees north of the equator.
    pub lat: f64,
}
