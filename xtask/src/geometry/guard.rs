//! Simplifies and snaps, and sees to it that nothing of note is lost on the way.

use std::collections::{BTreeMap, BTreeSet};

use super::geo::ShapeCode;
use super::grid::{self, Cell, Line};
use super::overlap;
use super::plan::{Plan, SMALL};
use super::shoelace;
use super::simplify;
use super::topology::Chain;

/// How often tolerances are lowered where something went wrong, and by how much.
const ROUNDS: usize = 12;
const FINER: f64 = 0.6;

/// Small shapes may change their area by no more than this share.
const CHANGE: f64 = 0.45;

/// Returns the lines to encode: on the grid, without crossings.
pub(crate) fn snapped(plan: &Plan, chains: &[Chain]) -> Result<Vec<Line>, String> {
    let weights: Vec<Vec<f64>> =
        chains.iter().map(|it| simplify::weights(&it.points)).collect();
    let wanted = small_areas(chains);
    let mut factors = vec![1.0; chains.len()];
    let mut lines = Vec::new();
    for _ in 0..ROUNDS {
        lines = chains
            .iter()
            .zip(&weights)
            .zip(&factors)
            .map(|((chain, weights), factor)| {
                let kept =
                    simplify::keep(&chain.points, weights, plan.tolerance * factor);
                Line { sides: chain.sides, points: grid::rounded(&kept) }
            })
            .collect();
        let bad = faults(&lines, &wanted);
        if bad.is_empty() {
            break;
        }
        for idx in bad {
            factors[idx] *= FINER;
        }
    }
    lines.retain(|it| !it.is_collapsed());
    mend(&mut lines);
    report(plan, &lines, &wanted);
    Ok(lines)
}

/// Returns the areas of small owners before simplification.
fn small_areas(chains: &[Chain]) -> BTreeMap<ShapeCode, f64> {
    let mut areas: BTreeMap<ShapeCode, f64> = BTreeMap::new();
    for chain in chains {
        let area = shoelace(&chain.points) / 2.0;
        for (owner, area) in chain.sides.into_iter().zip([area, -area]) {
            if let Some(owner) = owner {
                *areas.entry(owner).or_default() += area;
            }
        }
    }
    areas.retain(|_, area| *area < SMALL);
    areas
}

fn areas(lines: &[Line]) -> BTreeMap<ShapeCode, f64> {
    let mut areas: BTreeMap<ShapeCode, i64> = BTreeMap::new();
    for line in lines {
        let area = line.shoelace();
        for (owner, area) in line.sides.into_iter().zip([area, -area]) {
            if let Some(owner) = owner {
                *areas.entry(owner).or_default() += area;
            }
        }
    }
    #[allow(clippy::cast_precision_loss)]
    areas.into_iter().map(|(owner, twice)| (owner, twice as f64 / 2.0)).collect()
}

/// Returns the lines that cross, collapse, coincide, or spoil a small shape.
fn faults(lines: &[Line], wanted: &BTreeMap<ShapeCode, f64>) -> BTreeSet<usize> {
    let mut bad: BTreeSet<usize> =
        crossings(lines).into_iter().flat_map(|(a, b)| [a.0, b.0]).collect();
    bad.extend(overlap::overlapping(lines));
    let mut seen: BTreeMap<Vec<Cell>, usize> = BTreeMap::new();
    for (idx, line) in lines.iter().enumerate() {
        if line.is_closed() && line.is_collapsed() {
            bad.insert(idx);
        }
        let back: Vec<Cell> = line.points.iter().rev().copied().collect();
        let same = seen.insert(line.points.clone().min(back), idx);
        bad.extend(same.into_iter().flat_map(|it| [it, idx]));
    }
    let areas = areas(lines);
    for (owner, &before) in wanted {
        let now = areas.get(owner).copied().unwrap_or_default();
        if (now - before).abs() > CHANGE * before {
            let its = lines
                .iter()
                .enumerate()
                .filter(|(_, it)| it.sides.contains(&Some(*owner)));
            bad.extend(its.map(|(idx, _)| idx));
        }
    }
    bad
}

/// A segment: the line's index, and the index of its first point.
type Segment = (usize, usize);

fn crossings(lines: &[Line]) -> Vec<(Segment, Segment)> {
    let mut segments: Vec<(Segment, (Cell, Cell))> = Vec::new();
    for (line, it) in lines.iter().enumerate() {
        for (point, ends) in it.points.windows(2).enumerate() {
            segments.push(((line, point), (ends[0], ends[1])));
        }
    }
    segments.sort_by_key(|&(_, (a, b))| a[0].min(b[0]));
    let mut found = Vec::new();
    for (idx, &(one, ends)) in segments.iter().enumerate() {
        let right = ends.0[0].max(ends.1[0]);
        for &(other, its) in segments.iter().skip(idx + 1) {
            if its.0[0].min(its.1[0]) > right {
                break;
            }
            if grid::cross(ends, its) {
                found.push((one, other));
            }
        }
    }
    found
}

/// Moves or drops points next to a crossing until none is left, or nothing helps.
fn mend(lines: &mut Vec<Line>) {
    let mut found = crossings(lines);
    while let Some(&(one, other)) = found.first() {
        let mut best: Option<(usize, i64, Vec<Line>)> = None;
        for (line, segment) in [one, other] {
            for point in [segment, segment + 1] {
                for changed in changes(&lines[line].points, point) {
                    let mut tried = lines.clone();
                    let before = tried[line].shoelace();
                    tried[line].points = changed;
                    let cost = (tried[line].shoelace() - before).abs();
                    let left = crossings(&tried).len();
                    if left < found.len()
                        && best.as_ref().is_none_or(|it| (left, cost) < (it.0, it.1))
                    {
                        best = Some((left, cost, tried));
                    }
                }
            }
        }
        let Some((_, _, mended)) = best else {
            println!("a crossing stays near {:?}", lines[one.0].points[one.1]);
            break;
        };
        *lines = mended;
        lines.retain(|it| !it.is_collapsed());
        found = crossings(lines);
    }
}

/// Returns the line without one of its points, and with it moved by one; ends stay.
fn changes(points: &[Cell], idx: usize) -> Vec<Vec<Cell>> {
    if idx == 0 || idx + 1 >= points.len() {
        return Vec::new();
    }
    let mut changes = Vec::new();
    let mut without = points.to_vec();
    without.remove(idx);
    changes.push(grid::tidy(without));
    for dx in -1..=1 {
        for dy in -1..=1 {
            let mut moved = points.to_vec();
            moved[idx] = [moved[idx][0] + dx, moved[idx][1] + dy];
            changes.push(grid::tidy(moved));
        }
    }
    changes
}

fn report(plan: &Plan, lines: &[Line], wanted: &BTreeMap<ShapeCode, f64>) {
    let n_overlaps = overlap::overlapping(lines).len() / 2;
    if n_overlaps > 0 {
        println!("{}: shapes overlap in {n_overlaps} rows", plan.view);
    }
    let areas = areas(lines);
    for (owner, &before) in wanted {
        let now = areas.get(owner).copied().unwrap_or_default();
        if (now - before).abs() > CHANGE * before {
            println!(
                "{}: {owner} has {now:.1} square units instead of {before:.1}",
                plan.view
            );
        }
    }
}
