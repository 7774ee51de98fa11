//! What lies under a point.

use super::{Geometry, Marker, Point, ShapeCode};

/// How far a pointer reaches, in map units.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Reach {
    /// A marker this near wins over the polygon under the point.
    pub marker: f64,
    /// Where no polygon is under the point, a shape whose coast is this near answers.
    pub coast: f64,
    /// Or a marker that is this near, if it is nearer.
    pub nearest: f64,
}

impl Reach {
    /// The rule of the `locate` command: marker within 1 unit, polygon, then the nearest
    /// shape or marker within 12 units.
    pub const LOCATE: Self = Self { marker: 1.0, coast: 12.0, nearest: 12.0 };
}

impl Geometry {
    /// Returns the shape that answers for a point.
    ///
    /// A marker within `reach.marker`; else the polygon that contains the point; else the
    /// nearest of what is in reach: a shape within `reach.coast`, a marker within
    /// `reach.nearest`. Of several the nearest wins, then the first by code.
    ///
    /// # Shape and units
    /// `at` and `reach` in map units: who points in pixels converts both.
    pub fn hit(&self, at: Point, reach: Reach) -> Option<ShapeCode> {
        self.hit_among(at, reach, |_| true)
    }

    /// As [`Self::hit`], where not all markers are drawn: one that is not must not hide one
    /// that is.
    pub fn hit_among(
        &self,
        at: Point,
        reach: Reach,
        is_drawn: impl Fn(ShapeCode) -> bool,
    ) -> Option<ShapeCode> {
        let near = self.nearest_marker(at, is_drawn);
        let dot = |limit| near.filter(|&(_, distance)| distance <= limit);
        if let Some((code, _)) = dot(reach.marker) {
            return Some(code);
        }
        if let Some(code) = self.polygon_at(at) {
            return Some(code);
        }
        let coast = self.nearest_shape(at);
        let coast = coast.filter(|&(_, distance)| distance <= reach.coast);
        match (dot(reach.nearest), coast) {
            (Some((code, to_dot)), Some((_, to_coast))) if to_dot <= to_coast => {
                Some(code)
            }
            (dot, coast) => coast.or(dot).map(|(code, _)| code),
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

    fn nearest_marker(
        &self,
        at: Point,
        is_drawn: impl Fn(ShapeCode) -> bool,
    ) -> Option<(ShapeCode, f64)> {
        let drawn = self.markers.iter().filter(|it| is_drawn(it.code));
        let distance = |it: &Marker| (it.code, it.at.distance(at));
        drawn.map(distance).min_by(|(_, a), (_, b)| a.total_cmp(b))
    }

    /// Coasts come first: the end of a border is also the end of a coast.
    fn nearest_shape(&self, at: Point) -> Option<(ShapeCode, f64)> {
        let distance = |arc: &super::Arc| (arc.one, arc.distance(at));
        let coasts = self.arcs.iter().filter(|arc| arc.other.is_none());
        coasts.map(distance).min_by(|(_, a), (_, b)| a.total_cmp(b))
    }
}
