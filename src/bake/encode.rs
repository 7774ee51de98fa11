//! Writes the bytes that `geo::Geometry::decode` reads.

use std::collections::BTreeSet;

use super::geo::{FORMAT, MARKER_STEPS, Marker, N_SHAPE_CODES, ShapeCode};
use super::grid::{Cell, Line};
use super::plan::Plan;

/// Encodes lines and markers; see `Geometry::decode` for the format.
pub(crate) fn encode(
    plan: &Plan,
    lines: &[Line],
    markers: &[Marker],
) -> Result<Vec<u8>, String> {
    let mut codes: BTreeSet<ShapeCode> = markers.iter().map(|it| it.code).collect();
    codes.extend(lines.iter().flat_map(|it| it.sides).flatten());
    let codes: Vec<ShapeCode> = codes.into_iter().collect();
    let idx_of = |code: ShapeCode| codes.binary_search(&code).unwrap_or_default();
    let ordered = ordered(lines);
    let mut streams: [Vec<u8>; 7] = Default::default();
    let [first, second, counts, starts, xs, ys, dots] = &mut streams;
    let (mut before, mut at) = (0, [0, 0]);
    let mut ways = [1, 1];
    for line in &ordered {
        let [Some(one), other] = line.sides else {
            return Err("a line of nobody's".into());
        };
        number(first, idx_of(one) - before);
        before = idx_of(one);
        number(second, other.map_or(0, |it| idx_of(it) + 1));
        let closed = usize::from(line.is_closed());
        number(counts, (line.points.len() - closed) * 2 + closed);
        for (idx, &point) in line.points.iter().enumerate() {
            let (dx, dy) = (point[0] - at[0], point[1] - at[1]);
            at = point;
            if idx == 0 {
                signed(starts, dx);
                signed(starts, dy);
            } else if idx < line.points.len() - closed {
                for (stream, step, way) in [(&mut *xs, dx, 0), (&mut *ys, dy, 1)] {
                    signed(stream, step * ways[way]);
                    if step != 0 {
                        ways[way] = step.signum();
                    }
                }
            }
        }
    }
    let (mut before, mut at) = (0, [0, 0]);
    for marker in markers {
        #[allow(clippy::cast_possible_truncation)]
        let steps =
            [marker.at.x, marker.at.y].map(|it| (it * MARKER_STEPS).round() as i32);
        let idx = idx_of(marker.code);
        number(dots, (idx - before) * 2 + usize::from(marker.sovereign));
        signed(dots, steps[0] - at[0]);
        signed(dots, steps[1] - at[1]);
        (before, at) = (idx, steps);
    }
    let mut bytes = vec![FORMAT];
    #[allow(clippy::cast_possible_truncation, clippy::cast_sign_loss)]
    for side in [plan.width, plan.height] {
        number(&mut bytes, side as usize);
    }
    let mut bits = vec![0u8; usize::from(N_SHAPE_CODES).div_ceil(8)];
    for code in &codes {
        bits[usize::from(code.rank() / 8)] |= 1 << (code.rank() % 8);
    }
    bytes.extend(bits);
    number(&mut bytes, ordered.len());
    for stream in &streams {
        number(&mut bytes, stream.len());
    }
    bytes.extend(streams.into_iter().flatten());
    Ok(bytes)
}

/// Sorts lines by first owner, each starting near where the last one ended; lines are
/// turned around and rings started elsewhere if that is nearer.
fn ordered(lines: &[Line]) -> Vec<Line> {
    let mut rest: Vec<Line> = lines.iter().map(canonical).collect();
    rest.sort_by(|a, b| (a.sides, &a.points).cmp(&(b.sides, &b.points)));
    let mut ordered: Vec<Line> = Vec::new();
    let mut end = [0, 0];
    while let Some(owner) = rest.first().map(|it| it.sides[0]) {
        let mut best: Option<(i32, usize, Vec<Cell>)> = None;
        for (idx, line) in rest.iter().enumerate().filter(|(_, it)| it.sides[0] == owner)
        {
            for turned in turns(line) {
                let start = turned[0];
                let way = (start[0] - end[0]).abs() + (start[1] - end[1]).abs();
                if best.as_ref().is_none_or(|it| way < it.0) {
                    best = Some((way, idx, turned));
                }
            }
        }
        let Some((_, idx, points)) = best else { break };
        let sides = rest.remove(idx).sides;
        end = points.last().copied().unwrap_or(end);
        ordered.push(Line { sides, points });
    }
    ordered
}

/// Puts the owner that comes first in the alphabet first; the sea comes last.
fn canonical(line: &Line) -> Line {
    let mut line = line.clone();
    if line.sides[0].is_none()
        || (line.sides[1].is_some() && line.sides[1] < line.sides[0])
    {
        line.sides.reverse();
        line.points.reverse();
    }
    line
}

fn turns(line: &Line) -> Vec<Vec<Cell>> {
    let reverse: Vec<Cell> = line.points.iter().rev().copied().collect();
    if !line.is_closed() {
        return vec![line.points.clone(), reverse];
    }
    let ring = &line.points[1..];
    let start_at = |idx: usize| {
        let mut ring = ring.to_vec();
        ring.rotate_left(idx);
        ring.extend(ring.first().copied());
        ring
    };
    (0..ring.len()).map(start_at).collect()
}

pub(super) fn number(bytes: &mut Vec<u8>, mut value: usize) {
    while value >= 0x80 {
        bytes.push((value & 0x7f) as u8 | 0x80);
        value >>= 7;
    }
    bytes.push(value as u8);
}

fn signed(bytes: &mut Vec<u8>, value: i32) {
    let coded = if value < 0 { -1 - value } else { value }.unsigned_abs() as usize * 2;
    number(bytes, coded + usize::from(value < 0));
}

#[cfg(test)]
mod tests {
    use super::super::geo::{Geometry, MapView, Point};
    use super::*;

    #[test]
    fn what_is_encoded_decodes() {
        let code = |it: &str| ShapeCode::parse(it).unwrap();
        let (a, b) = (Some(code("AA")), Some(code("BB")));
        let line = |sides, points: &[Cell]| Line { sides, points: points.to_vec() };
        let lines = [
            line([b, a], &[[10, 0], [12, 300], [10, 400]]),
            line([None, a], &[[10, 0], [-8, 0], [-8, 400], [10, 400]]),
            line([b, None], &[[10, 0], [99, 0], [99, 400], [10, 400]]),
            line([None, b], &[[500, 9], [520, 9], [510, 30], [500, 9]]),
        ];
        let at = Point { x: 20.25, y: 300.5 };
        let markers = [Marker { code: code("CC"), at, sovereign: true }];
        let plan = Plan::of(MapView::Europe);
        let bytes = encode(&plan, &lines, &markers).unwrap();
        let map = Geometry::decode(MapView::Europe, &bytes).unwrap();
        assert_eq!(map.codes().map(|it| it.to_string()).collect::<String>(), "AABBCC");
        assert_eq!(map.markers(), markers);
        assert_eq!(map.arcs().len(), 4);
        assert_eq!(map.borders(&|_, _| true).len(), "M10 400l2-100-2-300".len());
        assert_eq!(map.rings(code("BB")).len(), 2);
        assert_eq!(map.polygon_at(Point { x: 0.0, y: 200.0 }), a);
        assert_eq!(map.polygon_at(Point { x: 50.0, y: 200.0 }), b);
        assert_eq!(map.polygon_at(Point { x: 200.0, y: 200.0 }), None);
    }
}
