//! Stitches arcs to rings.

use super::{Geometry, ShapeCode};

/// A closed line of grid points; the first is not repeated.
pub(super) type Ring = Vec<[i16; 2]>;

impl Geometry {
    /// Returns the rings of a shape, `[x, y]` in map units, none if it only has a marker.
    ///
    /// Outer rings and holes are not told apart: fill by the even-odd rule.
    pub fn rings(&self, code: ShapeCode) -> Vec<Vec<[i16; 2]>> {
        let (mut rings, mut open): (Vec<Ring>, Vec<&[[i16; 2]]>) = Default::default();
        for arc in self.arcs.iter().filter(|arc| arc.bounds(code)) {
            match arc.grid.split_last() {
                Some((last, ring)) if ring.first() == Some(last) => {
                    rings.push(ring.to_vec());
                }
                _ => open.push(&arc.grid),
            }
        }
        rings.extend(stitched(&open));
        rings
    }
}

/// Joins open lines end to end. Where more than two ends meet, any pairing encloses the
/// same area under the even-odd rule, so the first that fits is taken.
fn stitched(lines: &[&[[i16; 2]]]) -> Vec<Ring> {
    let mut is_used = vec![false; lines.len()];
    let mut rings = Vec::new();
    for start_idx in 0..lines.len() {
        let mut ring: Ring = Vec::new();
        let mut next_idx = Some(start_idx);
        while let Some(idx) = next_idx.take() {
            let (Some(used), Some(line)) = (is_used.get_mut(idx), lines.get(idx)) else {
                break;
            };
            if std::mem::replace(used, true) {
                break;
            }
            let is_forward = ring.last().is_none_or(|end| line.first() == Some(end));
            ring.pop();
            if is_forward {
                ring.extend(line.iter());
            } else {
                ring.extend(line.iter().rev());
            }
            // in the order of lines; a shape has a few dozen, so that a look at all will do
            let end = ring.last();
            let fits = |line: &[[i16; 2]]| line.first() == end || line.last() == end;
            next_idx = lines
                .iter()
                .zip(&is_used)
                .position(|(line, is_used)| !is_used && fits(line));
            if ring.first() == ring.last() {
                next_idx = None;
            }
        }
        if ring.len() > 1 {
            ring.pop();
            rings.push(ring);
        }
    }
    rings
}
