//! What lies under a point.

use super::{Geometry, Marker, Point, ShapeCode};

/// How far a pointer reaches, in map units.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Reach {
    /// A marker this near wins over the polygon under the point.
    pub marker: f64,
    /// Where no polygon is under the point, what is this near answers.
    pub nearest: f64,
    /// Whether `nearest` holds for shapes too, or for markers only.
    pub shapes_too: bool,
}

impl Reach {
    /// The rule of the `locate` command: marker within 1 unit, polygon, then the nearest
    /// shape or marker within 12 units.
    pub const LOCATE: Self = Self { marker: 1.0, nearest: 12.0, shapes_too: true };
}

impl Geometry {
    /// Returns the shape that answers for a point.
    ///
    /// A marker within `reach.marker`; else the polygon that contains the point; else the
    /// nearest marker, and if `reach.shapes_too` the nearest shape, within
    /// `reach.nearest`. Of several the nearest wins, then the first by code.
    ///
    /// # Shape and units
    /// `at` and `reach` in map units: who points in pixels converts both.
    pub fn hit(&self, at: Point, reach: Reach) -> Option<ShapeCode> {
        let near = self.nearest_marker(at);
        let dot = |limit| near.filter(|&(_, distance)| distance <= limit);
        if let Some((code, _)) = dot(reach.marker) {
            return Some(code);
        }
        if let Some(code) = self.polygon_at(at) {
            return Some(code);
        }
        let shape = if reach.shapes_too { self.nearest_shape(at) } else { None };
        let shape = shape.filter(|&(_, distance)| distance <= reach.nearest);
        match (dot(reach.nearest), shape) {
            (Some((code, to_dot)), Some((_, to_shape))) if to_dot <= to_shape => {
                Some(code)
            }
            (dot, shape) => shape.or(dot).map(|(code, _)| code),
        }
    }

    /// Returns the shape whose polygon contains the point.
    pub fn polygon_at(&self, at: Point) -> Option<ShapeCode> {
        let mut inside: Vec<ShapeCode> = Vec::new();
        let mut toggle = |code| match inside.iter().position(|&it| it == code) {
            Some(idx) => {
                inside.swap_remove(idx);
            }
            None => inside.push(code),
        };
        for arc in self.arcs.iter().filter(|arc| arc.crossings(at) % 2 == 1) {
            toggle(arc.one);
            arc.other.map(&mut toggle);
        }
        inside.into_iter().min()
    }

    fn nearest_marker(&self, at: Point) -> Option<(ShapeCode, f64)> {
        let distance = |it: &Marker| (it.code, it.at.distance(at));
        self.markers.iter().map(distance).min_by(|(_, a), (_, b)| a.total_cmp(b))
    }

    /// Coasts come first: the end of a border is also the end of a coast.
    fn nearest_shape(&self, at: Point) -> Option<(ShapeCode, f64)> {
        let distance = |arc: &super::Arc| (arc.one, arc.distance(at));
        let coasts = self.arcs.iter().filter(|arc| arc.other.is_none());
        coasts.map(distance).min_by(|(_, a), (_, b)| a.total_cmp(b))
    }
}
