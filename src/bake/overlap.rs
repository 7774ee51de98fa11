//! Finds land that two shapes claim.

use std::collections::BTreeMap;

use super::geo::ShapeCode;
use super::grid::{Cell, Line};

/// Two lines, and where the shapes that they bound overlap.
pub(crate) type Overlap = ([usize; 2], Cell);

/// Returns where two shapes overlap, measured along a line through the middle of every
/// row of the grid.
pub(crate) fn overlaps(lines: &[Line]) -> Vec<Overlap> {
    let mut rows: BTreeMap<i32, BTreeMap<ShapeCode, Vec<(f64, usize)>>> = BTreeMap::new();
    for (idx, line) in lines.iter().enumerate() {
        for ends in line.points.windows(2) {
            let ([ax, ay], [bx, by]) = (ends[0], ends[1]);
            for row in ay.min(by)..ay.max(by) {
                let along = (f64::from(row - ay) + 0.5) / f64::from(by - ay);
                let x = f64::from(ax) + along * f64::from(bx - ax);
                for owner in line.sides.into_iter().flatten() {
                    rows.entry(row).or_default().entry(owner).or_default().push((x, idx));
                }
            }
        }
    }
    let mut found = Vec::new();
    for (row, crossings) in rows {
        let mut spans = Vec::new();
        for mut at in crossings.into_values() {
            at.sort_by(|a, b| a.0.total_cmp(&b.0));
            spans.extend(at.chunks_exact(2).map(|it| (it[0], it[1])));
        }
        spans.sort_by(|a, b| a.0.0.total_cmp(&b.0.0));
        let mut reached = (f64::NEG_INFINITY, 0);
        for (from, to) in spans {
            if reached.0 > from.0 + 1e-9 {
                #[allow(clippy::cast_possible_truncation)]
                let place = [from.0.round() as i32, row];
                found.push(([reached.1, from.1], place));
            }
            if to.0 > reached.0 {
                reached = to;
            }
        }
    }
    found
}

#[cfg(test)]
mod tests {
    use super::*;

    fn square(code: &str, x: i32) -> Line {
        let points = vec![[x, 0], [x + 4, 0], [x + 4, 2], [x, 2], [x, 0]];
        Line { sides: [ShapeCode::parse(code), None], points }
    }

    #[test]
    fn overlaps_are_found_row_by_row() {
        let overlaps = overlaps(&[square("AA", 0), square("BB", 3)]);
        assert_eq!(overlaps, [([0, 1], [3, 0]), ([0, 1], [3, 1])]);
    }

    #[test]
    fn neighbours_do_not_overlap() {
        assert_eq!(overlaps(&[square("AA", 0), square("BB", 4)]), []);
    }
}
