//! What lies under a point.

use super::{Arc, Geometry, Point, ShapeCode};

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
    /// `reach.nearest`. Of several the nearest wins, then the first by code. A polygon that
    /// lies wholly within `reach.marker` of that marker, and could not be hit at all,
    /// answers beyond half of it.
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
        let drawn = self.markers.iter().filter(|it| is_drawn(it.code));
        let with_distance = drawn.map(|it| (it, it.at.distance(at)));
        let near = with_distance.min_by(|(_, a), (_, b)| a.total_cmp(b));
        let under = self.polygon_at(at);
        if let Some((marker, distance)) = near
            && distance <= reach.marker
        {
            let is_near = |it: Point| it.distance(marker.at) <= reach.marker;
            let is_hidden = |code| self.edge(code).flat_map(Arc::points).all(is_near);
            let gives_way = distance > reach.marker / 2.0 && under.is_some_and(is_hidden);
            if !gives_way {
                return Some(marker.code);
            }
        }
        if under.is_some() {
            return under;
        }
        let dot = near.map(|(it, distance)| (it.code, distance));
        let dot = dot.filter(|&(_, distance)| distance <= reach.nearest);
        let limit = dot.map_or(reach.coast, |(_, distance)| distance.min(reach.coast));
        let coast = self.nearest_shape(at).filter(|&(_, distance)| distance <= limit);
        coast.or(dot).map(|(code, _)| code)
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

    /// Coasts come first: the end of a border is also the end of a coast.
    fn nearest_shape(&self, at: Point) -> Option<(ShapeCode, f64)> {
        let distance = |arc: &Arc| (arc.one, arc.distance(at));
        let coasts = self.arcs.iter().filter(|arc| arc.other.is_none());
        coasts.map(distance).min_by(|(_, a), (_, b)| a.total_cmp(b))
    }
}
