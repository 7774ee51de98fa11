//! Dots for what is too small to see.

use super::{Point, ShapeCode};

/// A dot at the seat of government of what is too small to hit.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Marker {
    /// The shape it stands for; the shape may have no polygon at all.
    pub code: ShapeCode,
    /// Where, in map units.
    pub at: Point,
    /// Whether it stands for a possible participant (UN member, Holy See, Palestine,
    /// Kosovo, Cook Islands, Niue) rather than for a territory.
    pub sovereign: bool,
}
