//! Colours and patterns of a standalone picture: those of the light theme, written out.
//!
//! A picture has no style sheet: what shows it may not read one. The page has its colours in
//! `ui/style.css` and its patterns in `ui/still.rs`; a change there belongs here too.

use super::Look;

/// The paper.
pub(super) const PAPER: &str = "#fff";
/// Text.
pub(super) const INK: &str = "#16202e";
/// Text that steps back.
pub(super) const SOFT: &str = "#56616f";
/// Hairlines.
pub(super) const RULE: &str = "#d9dfe6";
/// Water.
pub(super) const SEA: &str = "#f4f8fb";
/// Where land meets water.
pub(super) const COAST: &str = "#8290a0";
/// Where shapes meet.
pub(super) const BORDER: &str = "#fff";
/// What is still missing from a condition.
pub(super) const MISSING: &str = "#e2e7ed";
/// What counts towards a condition.
pub(super) const COUNTED: &str = "#164a92";
/// What is assumed, and nothing else.
pub(super) const ACCENT: &str = "#b45309";

/// What a shape is filled with.
pub(super) struct Paint {
    /// The ground.
    pub(super) ground: &'static str,
    /// The pattern on it.
    pub(super) pattern: Option<Pattern>,
}

/// Marks on a ground, told apart without colour.
pub(super) struct Pattern {
    /// The colour of the marks.
    pub(super) ink: &'static str,
    /// How the tiles are turned.
    pub(super) turn: &'static str,
    /// The side of a tile, in tenths of a pixel.
    pub(super) tile: i32,
    /// The marks in a tile, as a path to be filled, in tenths of a pixel.
    pub(super) marks: &'static str,
}

/// Returns how a look is painted.
pub(super) fn paint(look: Look) -> Paint {
    let (ground, pattern) = match look {
        Look::Party => ("#0a2a5c", None),
        Look::Contracting => ("#164a92", Some(("#a9cdf7", "45", 70, "M0 30h70v11h-70z"))),
        Look::Signatory => ("#5a93d2", None),
        Look::Represented => {
            let dots = "M6 18a12 12 0 1 0 24 0a12 12 0 1 0-24 0z\
                        M40 52a12 12 0 1 0 24 0a12 12 0 1 0-24 0z";
            ("#e2e7ed", Some(("#3a6fb5", "0", 70, dots)))
        }
        Look::Negotiated => ("#d3dae3", Some(("#67748a", "0", 50, "M0 21h50v8h-50z"))),
        Look::Withdrawn => ("#e2e7ed", Some(("#6b7686", "-45", 70, "M0 24h70v22h-70z"))),
        Look::Assumed => ("#fbe3c8", Some((ACCENT, "-45", 80, "M0 28h80v24h-80z"))),
        Look::None => ("#e2e7ed", None),
        Look::Neutral => {
            let cross = "M0 22h50v6h-50zM22 0h6v22h-6zM22 28h6v22h-6z";
            ("#efe7da", Some(("#8f7d58", "45", 50, cross)))
        }
    };
    let pattern =
        pattern.map(|(ink, turn, tile, marks)| Pattern { ink, turn, tile, marks });
    Paint { ground, pattern }
}
