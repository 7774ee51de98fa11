//! Simplifies and snaps, and sees to it that nothing of note is lost on the way.

use std::collections::{BTreeMap, BTreeSet};

use super::geo::ShapeCode;
use super::grid::{self, Cell, Line};
use super::overlap::{self, Overlap};
use super::plan::{Plan, SMALL};
use super::shoelace;
use super::simplify;
use super::topology::Chain;

/// How often tolerances are lowered where something went wrong, and by how much. Where
/// lines cross, more detail helps at first; what is left is mended.
const ROUNDS: usize = 12;
const ROUNDS_OF_CROSSINGS: usize = 3;
const FINER: f64 = 0.6;

/// Small shapes may change their area by no more than this share.
const CHANGE: f64 = 0.45;

/// Returns the lines to encode: on the grid, without crossings; and what could not be mended.
pub(crate) fn snapped(plan: &Plan, chains: &[Chain]) -> (Vec<Line>, Vec<String>) {
    let weights: Vec<Vec<f64>> =
        chains.iter().map(|it| simplify::weights(&it.points)).collect();
    let wanted = small_areas(chains);
    let mut factors = vec![1.0; chains.len()];
    let mut lines = Vec::new();
    for round in 0..ROUNDS {
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
        let mut bad = losses(&lines, &wanted);
        if round < ROUNDS_OF_CROSSINGS {
            bad.extend(Tangles::of(&lines).lines());
        }
        if bad.is_empty() {
            break;
        }
        for idx in bad {
            factors[idx] *= FINER;
        }
    }
    lines.retain(|it| !it.is_collapsed());
    drop_slivers(plan, &mut lines, &wanted);
    let mut warnings = mend(&mut lines);
    warnings.extend(spoilt(&lines, &wanted));
    (lines, warnings)
}

/// Drops islands of which hardly anything is left on the grid, but no part of a small shape.
fn drop_slivers(plan: &Plan, lines: &mut Vec<Line>, small: &BTreeMap<ShapeCode, f64>) {
    let is_small =
        |owner: Option<ShapeCode>| owner.is_some_and(|it| small.contains_key(&it));
    let mut n_lines: BTreeMap<ShapeCode, usize> = BTreeMap::new();
    for owner in lines.iter().flat_map(|it| it.sides).flatten() {
        *n_lines.entry(owner).or_default() += 1;
    }
    lines.retain(|line| {
        let twice = line.shoelace().unsigned_abs();
        let is_sliver = line.is_closed() && twice < plan.least_twice_area;
        let ([owner, None] | [None, owner]) = line.sides else { return true };
        let left = owner.and_then(|it| n_lines.get_mut(&it));
        match left {
            Some(left) if is_sliver && *left > 1 && !is_small(owner) => {
                *left -= 1;
                false
            }
            _ => true,
        }
    });
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

/// Returns the lines that collapse, coincide, or spoil a small shape.
fn losses(lines: &[Line], wanted: &BTreeMap<ShapeCode, f64>) -> BTreeSet<usize> {
    let mut bad = BTreeSet::new();
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

/// Points so near an overlap might undo it, in units.
const NEAR: i32 = 3;

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

/// Where lines cross and shapes overlap.
pub(crate) struct Tangles {
    crossings: Vec<(Segment, Segment)>,
    overlaps: Vec<Overlap>,
}

impl Tangles {
    pub(crate) fn of(lines: &[Line]) -> Self {
        Self { crossings: crossings(lines), overlaps: overlap::overlaps(lines) }
    }

    pub(crate) fn len(&self) -> usize {
        self.crossings.len() + self.overlaps.len()
    }

    fn lines(&self) -> impl Iterator<Item = usize> + '_ {
        let crossing = self.crossings.iter().flat_map(|(one, other)| [one.0, other.0]);
        crossing.chain(self.overlaps.iter().flat_map(|it| it.0))
    }

    /// Returns the points, by line and index, that might undo the tangle at `idx`.
    fn points(&self, idx: usize, lines: &[Line]) -> Vec<(usize, usize)> {
        if let Some(&(one, other)) = self.crossings.get(idx) {
            return [one, other]
                .into_iter()
                .flat_map(|it| [it, (it.0, it.1 + 1)])
                .collect();
        }
        let Some((pair, place)) = self.overlaps.get(idx - self.crossings.len()) else {
            return Vec::new();
        };
        let is_near = |it: &Cell| {
            (it[0] - place[0]).abs() <= NEAR && (it[1] - place[1]).abs() <= NEAR
        };
        let near = |&line: &usize| {
            let points = lines[line].points.iter().enumerate();
            points.filter(|(_, it)| is_near(it)).map(move |(idx, _)| (line, idx))
        };
        pair.iter().flat_map(near).collect()
    }
}

/// Moves or drops points where lines are tangled until none is, or nothing helps.
fn mend(lines: &mut Vec<Line>) -> Vec<String> {
    let mut tangles = Tangles::of(lines);
    let mut hopeless = 0;
    while hopeless < tangles.len() {
        let mut best: Option<((usize, i64), Vec<Line>)> = None;
        for (line, point) in tangles.points(hopeless, lines) {
            for changed in changes(&lines[line].points, point) {
                let mut tried = lines.clone();
                let before = tried[line].shoelace();
                tried[line].points = changed;
                let cost = (tried[line].shoelace() - before).abs();
                let score = (Tangles::of(&tried).len(), cost);
                if score.0 < tangles.len() && best.as_ref().is_none_or(|it| score < it.0)
                {
                    best = Some((score, tried));
                }
            }
        }
        match best {
            Some((_, mended)) => *lines = mended,
            None => hopeless += 1,
        }
        lines.retain(|it| !it.is_collapsed());
        tangles = Tangles::of(lines);
    }
    let places: BTreeSet<Cell> = tangles.overlaps.iter().map(|it| it.1).collect();
    let n_crossings = tangles.crossings.len();
    let told = || format!("tangled at {places:?}, {n_crossings} crossings");
    (tangles.len() > 0).then(told).into_iter().collect()
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

/// Tells which small shapes changed much.
fn spoilt(lines: &[Line], wanted: &BTreeMap<ShapeCode, f64>) -> Vec<String> {
    let areas = areas(lines);
    let told = |(owner, &before): (&ShapeCode, &f64)| {
        let now = areas.get(owner).copied().unwrap_or_default();
        ((now - before).abs() > CHANGE * before)
            .then(|| format!("{owner} has {now:.1} square units instead of {before:.1}"))
    };
    wanted.iter().filter_map(told).collect()
}
