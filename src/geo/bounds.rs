//! Boxes around shapes.

use super::Point;

/// An upright box, in map units; both corners belong to it.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Bounds {
    /// The upper left corner.
    pub min: Point,
    /// The lower right corner.
    pub max: Point,
}

impl Bounds {
    /// Returns the smallest box around `points`, or nothing without points.
    pub(crate) fn around(points: impl Iterator<Item = Point>) -> Option<Self> {
        points.fold(None, |bounds: Option<Self>, at| {
            let Self { min, max } = bounds.unwrap_or(Self { min: at, max: at });
            Some(Self {
                min: Point { x: min.x.min(at.x), y: min.y.min(at.y) },
                max: Point { x: max.x.max(at.x), y: max.y.max(at.y) },
            })
        })
    }

    /// Returns the part of this box inside `other`, or nothing if they are apart.
    pub(crate) fn within(self, other: Self) -> Option<Self> {
        let min =
            Point { x: self.min.x.max(other.min.x), y: self.min.y.max(other.min.y) };
        let max =
            Point { x: self.max.x.min(other.max.x), y: self.max.y.min(other.max.y) };
        (min.x <= max.x && min.y <= max.y).then_some(Self { min, max })
    }

    /// Returns whether `at` lies in the box or on its edge.
    pub fn contains(self, at: Point) -> bool {
        (self.min.x..=self.max.x).contains(&at.x)
            && (self.min.y..=self.max.y).contains(&at.y)
    }

    /// Returns the width, in units.
    pub fn width(self) -> f64 {
        self.max.x - self.min.x
    }

    /// Returns the height, in units.
    pub fn height(self) -> f64 {
        self.max.y - self.min.y
    }
}
