//! Lines on the integer grid.

use super::geo::{Point, ShapeCode};

/// A grid point, `[x, y]` in units.
pub(crate) type Cell = [i32; 2];

/// A line between two owners on the grid.
#[derive(Clone)]
pub(crate) struct Line {
    pub(crate) sides: [Option<ShapeCode>; 2],
    /// The first point is repeated at the end if the line is closed.
    pub(crate) points: Vec<Cell>,
}

impl Line {
    /// Returns twice the signed area under the line.
    pub(crate) fn shoelace(&self) -> i64 {
        self.points.windows(2).map(|it| det(it[0], it[1])).sum()
    }

    pub(crate) fn is_closed(&self) -> bool {
        self.points.first() == self.points.last()
    }

    /// Returns whether nothing is left to draw.
    pub(crate) fn is_collapsed(&self) -> bool {
        self.points.len() < if self.is_closed() { 4 } else { 2 }
    }
}

/// Rounds to the grid; drops repeated points, spikes and points on a straight line.
pub(crate) fn rounded(points: &[Point]) -> Vec<Cell> {
    #[allow(clippy::cast_possible_truncation)]
    let round = |it: f64| it.round() as i32;
    tidy(points.iter().map(|it| [round(it.x), round(it.y)]))
}

/// Drops repeated points, spikes and points on a straight line; ends stay.
pub(crate) fn tidy(points: impl IntoIterator<Item = Cell>) -> Vec<Cell> {
    let mut kept: Vec<Cell> = Vec::new();
    for point in points {
        if kept.last() == Some(&point) {
            continue;
        }
        kept.push(point);
        while let [.., a, b, c] = *kept.as_slice() {
            if a == c {
                kept.truncate(kept.len() - 2);
            } else if turn(a, b, c) == 0 {
                kept.remove(kept.len() - 2);
            } else {
                break;
            }
        }
    }
    kept
}

fn det([ax, ay]: Cell, [bx, by]: Cell) -> i64 {
    i64::from(ax) * i64::from(by) - i64::from(bx) * i64::from(ay)
}

/// Returns which way three points turn: positive, negative, or 0 if they are in line.
pub(crate) fn turn(a: Cell, b: Cell, c: Cell) -> i64 {
    det([b[0] - a[0], b[1] - a[1]], [c[0] - a[0], c[1] - a[1]])
}

/// Returns whether two segments cross inside both.
pub(crate) fn cross((a, b): (Cell, Cell), (c, d): (Cell, Cell)) -> bool {
    let apart = |axis: usize| {
        a[axis].max(b[axis]) < c[axis].min(d[axis])
            || c[axis].max(d[axis]) < a[axis].min(b[axis])
    };
    !apart(0)
        && !apart(1)
        && turn(a, b, c).signum() * turn(a, b, d).signum() < 0
        && turn(c, d, a).signum() * turn(c, d, b).signum() < 0
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn repeated_points_spikes_and_straight_points_go() {
        let line = [[0, 0], [0, 0], [1, 0], [2, 0], [5, 5], [2, 0], [2, 3]];
        assert_eq!(tidy(line), [[0, 0], [2, 0], [2, 3]]);
    }

    #[test]
    fn segments_cross_only_inside_both() {
        let across = ([0, 0], [4, 4]);
        assert!(cross(across, ([0, 4], [4, 0])));
        assert!(!cross(across, ([2, 2], [4, 0])), "a touch");
        assert!(!cross(across, ([4, 4], [9, 0])), "a common end");
        assert!(!cross(across, ([5, 6], [9, 0])), "apart");
    }
}
