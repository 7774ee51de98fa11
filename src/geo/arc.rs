//! One piece of coast or border.

use super::{Point, ShapeCode};

/// A line between two shapes, or between a shape and the sea; stored once for both.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Arc {
    pub(super) one: ShapeCode,
    pub(super) other: Option<ShapeCode>,
    /// `n >= 2` grid points; the first is repeated at the end if the arc is closed.
    pub(super) grid: Vec<[i16; 2]>,
}

impl Arc {
    /// Returns the shape on one side; every arc has at least one.
    pub fn one(&self) -> ShapeCode {
        self.one
    }

    /// Returns the shape on the other side, nothing where that is the sea.
    pub fn other(&self) -> Option<ShapeCode> {
        self.other
    }

    /// Returns whether the arc is part of the edge of the shape.
    pub fn bounds(&self, code: ShapeCode) -> bool {
        self.one == code || self.other == Some(code)
    }

    /// Returns the grid points `[x, y]`, at least two, in map units.
    pub fn grid(&self) -> &[[i16; 2]] {
        &self.grid
    }

    /// Returns the points, in map units.
    pub fn points(&self) -> impl Iterator<Item = Point> + '_ {
        self.grid.iter().map(|&it| point(it))
    }

    /// Returns the segments, in map units.
    pub fn segments(&self) -> impl Iterator<Item = (Point, Point)> + '_ {
        self.points().zip(self.points().skip(1))
    }

    /// Returns how often a ray from `at` to the right meets the arc, by the half-open rule.
    ///
    /// Both sides of an arc see the same crossings, so a point belongs to exactly one of
    /// two neighbours.
    pub(super) fn crossings(&self, at: Point) -> usize {
        self.segments()
            .filter(|&(a, b)| {
                (a.y > at.y) != (b.y > at.y)
                    && at.x < a.x + (at.y - a.y) / (b.y - a.y) * (b.x - a.x)
            })
            .count()
    }

    /// Returns the distance from `at`, in units.
    pub(super) fn distance(&self, at: Point) -> f64 {
        self.segments()
            .map(|(a, b)| at.distance_to_segment(a, b))
            .fold(f64::INFINITY, f64::min)
    }
}

pub(super) fn point([x, y]: [i16; 2]) -> Point {
    Point { x: f64::from(x), y: f64::from(y) }
}
