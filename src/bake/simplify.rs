//! Visvalingam and Whyatt's simplification, on arcs with fixed ends.

use std::cmp::Reverse;
use std::collections::BinaryHeap;

use super::geo::Point;

/// Spikes go first: a sharp corner counts for up to so much less.
const SHARPNESS: f64 = 0.7;

/// Fewest points of a closed line, its repeated first point included.
const LEAST_CLOSED: usize = 5;

/// Returns for each point the tolerance, in square units, above which it goes; ends stay.
pub(crate) fn weights(points: &[Point]) -> Vec<f64> {
    let n = points.len();
    let mut weights = vec![f64::INFINITY; n];
    let mut before: Vec<usize> = (0..n).map(|it| it.saturating_sub(1)).collect();
    let mut after: Vec<usize> = (0..n).map(|it| it + 1).collect();
    let mut current = vec![f64::INFINITY; n];
    let mut heap = BinaryHeap::new();
    for idx in 1..n.saturating_sub(1) {
        current[idx] = corner(points[idx - 1], points[idx], points[idx + 1]);
        heap.push(Reverse((current[idx].to_bits(), idx)));
    }
    let mut highest: f64 = 0.0;
    while let Some(Reverse((bits, idx))) = heap.pop() {
        if bits != current[idx].to_bits() || weights[idx].is_finite() {
            continue;
        }
        highest = highest.max(current[idx]);
        weights[idx] = highest;
        let (left, right) = (before[idx], after[idx]);
        after[left] = right;
        before[right] = left;
        for it in [left, right] {
            if it > 0 && it + 1 < n {
                current[it] = corner(points[before[it]], points[it], points[after[it]]);
                heap.push(Reverse((current[it].to_bits(), it)));
            }
        }
    }
    weights
}

/// Returns the points that stay at a tolerance.
pub(crate) fn keep(points: &[Point], weights: &[f64], tolerance: f64) -> Vec<Point> {
    let mut tolerance = tolerance;
    if points.first() == points.last() {
        let mut heaviest = weights.to_vec();
        heaviest.sort_by(|a, b| b.total_cmp(a));
        if let Some(&least) = heaviest.get(LEAST_CLOSED - 1) {
            tolerance = tolerance.min(least);
        }
    }
    let kept = points.iter().zip(weights).filter(|&(_, &weight)| weight >= tolerance);
    kept.map(|(&point, _)| point).collect()
}

/// Returns the area of a corner's triangle, less if it is sharp.
fn corner(a: Point, b: Point, c: Point) -> f64 {
    let (ux, uy) = (a.x - b.x, a.y - b.y);
    let (vx, vy) = (c.x - b.x, c.y - b.y);
    let area = (ux * vy - uy * vx).abs() / 2.0;
    let lengths = ((ux * ux + uy * uy) * (vx * vx + vy * vy)).sqrt();
    let cosine = if lengths > 0.0 { (ux * vx + uy * vy) / lengths } else { 0.0 };
    if cosine > 0.0 { area * (1.0 - SHARPNESS * cosine) } else { area }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn line(points: &[(f64, f64)]) -> Vec<Point> {
        points.iter().map(|&(x, y)| Point { x, y }).collect()
    }

    #[test]
    fn flat_corners_go_first_and_ends_stay() {
        let points = line(&[(0.0, 0.0), (5.0, 0.1), (10.0, 0.0), (10.0, 10.0)]);
        let kept = keep(&points, &weights(&points), 2.0);
        assert_eq!(kept, line(&[(0.0, 0.0), (10.0, 0.0), (10.0, 10.0)]));
        assert_eq!(keep(&points, &weights(&points), 1e9).len(), 2);
    }

    #[test]
    fn a_ring_keeps_enough_points_to_have_an_area() {
        let points = line(&[
            (0.0, 0.0),
            (1.0, 0.0),
            (2.0, 1.0),
            (1.0, 2.0),
            (0.0, 1.0),
            (0.0, 0.0),
        ]);
        assert!(keep(&points, &weights(&points), 1e9).len() >= LEAST_CLOSED);
    }
}
