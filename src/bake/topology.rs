//! Faces and arcs before simplification.

use std::collections::BTreeMap;

use super::geo::{Point, ShapeCode};
use super::plan::{Plan, SMALL};
use super::shoelace;

/// Polygons that share arcs.
pub(crate) struct Topology {
    arcs: Vec<Vec<Point>>,
    faces: Vec<Face>,
    /// For each arc the faces met walking forwards and walking backwards.
    sides: Vec<[Option<usize>; 2]>,
}

/// One polygon, holes included; nobody's once it is absorbed by the sea.
struct Face {
    owner: Option<ShapeCode>,
    rings: Vec<Ring>,
}

/// A line between two owners, full detail; `sides`: owner met forwards, backwards.
#[derive(Clone)]
pub(crate) struct Chain {
    pub(crate) sides: [Option<ShapeCode>; 2],
    pub(crate) points: Vec<Point>,
}

impl Chain {
    pub(crate) fn is_closed(&self) -> bool {
        self.points.first() == self.points.last()
    }
}

/// The arcs of a ring, and whether each is walked forwards.
pub(crate) type Ring = Vec<(usize, bool)>;

impl Topology {
    /// Makes a topology of arcs and of polygons, each with its owner; outer rings all run one
    /// way, holes the other.
    ///
    /// # Errors
    /// The places of two polygons that lie on the same side of an arc, so that they overlap;
    /// or of one and itself, if it names an arc that there is not.
    pub(crate) fn new(
        arcs: Vec<Vec<Point>>,
        polygons: Vec<(ShapeCode, Vec<Ring>)>,
    ) -> Result<Self, [usize; 2]> {
        let mut sides = vec![[None; 2]; arcs.len()];
        let mut faces = Vec::new();
        for (owner, rings) in polygons {
            for &(idx, is_forward) in rings.iter().flatten() {
                let face = faces.len();
                let side = sides.get_mut(idx).ok_or([face, face])?;
                if let Some(taken) = side[usize::from(!is_forward)].replace(face) {
                    return Err([taken, face]);
                }
            }
            faces.push(Face { owner: Some(owner), rings });
        }
        let mut topology = Self { arcs, faces, sides };
        let total: f64 =
            topology.faces.iter().map(|face| topology.signed_area(face)).sum();
        if total < 0.0 {
            // Rings run the other way round because y grows down: turn the arcs.
            topology.arcs.iter_mut().for_each(|arc| arc.reverse());
        }
        Ok(topology)
    }

    /// Returns the middle of the largest part of each shape.
    pub(crate) fn middles(&self) -> BTreeMap<ShapeCode, Point> {
        let mut largest: BTreeMap<ShapeCode, (f64, Point)> = BTreeMap::new();
        for face in &self.faces {
            let Some(owner) = face.owner else { continue };
            let (area, middle) = (self.area(face), self.middle(face));
            let best = largest.entry(owner).or_insert((area, middle));
            if area > best.0 {
                *best = (area, middle);
            }
        }
        largest.into_iter().map(|(owner, (_, middle))| (owner, middle)).collect()
    }

    /// Returns the middle of the box around a polygon.
    fn middle(&self, face: &Face) -> Point {
        let arcs = face.rings.iter().flatten();
        let points = arcs.flat_map(|&(idx, _)| &self.arcs[idx]);
        let (mut least, mut most) = ([f64::INFINITY; 2], [f64::NEG_INFINITY; 2]);
        for it in points {
            least = [least[0].min(it.x), least[1].min(it.y)];
            most = [most[0].max(it.x), most[1].max(it.y)];
        }
        Point { x: (least[0] + most[0]) / 2.0, y: (least[1] + most[1]) / 2.0 }
    }

    /// Gives parts that are too small to draw to the neighbour with the longest common
    /// border, or to the sea; the largest part of a shape stays if it can be drawn at all.
    pub(crate) fn absorb(mut self, plan: &Plan) -> Self {
        let areas: Vec<f64> = self.faces.iter().map(|face| self.area(face)).collect();
        let mut largest: BTreeMap<ShapeCode, (f64, usize)> = BTreeMap::new();
        for (idx, (face, &area)) in self.faces.iter().zip(&areas).enumerate() {
            let Some(owner) = face.owner else { continue };
            let best = largest.entry(owner).or_insert((area, idx));
            if area > best.0 {
                *best = (area, idx);
            }
        }
        let mut totals: BTreeMap<ShapeCode, f64> = BTreeMap::new();
        for (face, area) in self.faces.iter().zip(&areas) {
            if let Some(owner) = face.owner {
                *totals.entry(owner).or_default() += area;
            }
        }
        let is_largest = |idx: usize| largest.values().any(|&(_, it)| it == idx);
        let mut order: Vec<usize> = (0..self.faces.len()).collect();
        order.sort_by(|&a, &b| areas[a].total_cmp(&areas[b]));
        for idx in order {
            let total = self.faces[idx].owner.and_then(|it| totals.get(&it));
            let least = if is_largest(idx) {
                plan.least_shape
            } else if total.is_some_and(|&it| it < SMALL) {
                plan.least_small_part
            } else {
                plan.least_part
            };
            if !self.is_visible(idx, plan) {
                self.faces[idx].owner = None;
            } else if areas[idx] < least {
                self.faces[idx].owner = self.longest_neighbour(idx);
            }
        }
        self
    }

    fn area(&self, face: &Face) -> f64 {
        self.signed_area(face).abs()
    }

    fn signed_area(&self, face: &Face) -> f64 {
        let arcs = face.rings.iter().flatten();
        let area = |&(idx, is_forward): &(usize, bool)| {
            let area = shoelace(&self.arcs[idx]) / 2.0;
            if is_forward { area } else { -area }
        };
        arcs.map(area).sum()
    }

    fn is_visible(&self, idx: usize, plan: &Plan) -> bool {
        let arcs = self.faces[idx].rings.iter().flatten();
        let points: Vec<Point> =
            arcs.flat_map(|&(idx, _)| self.arcs[idx].iter().copied()).collect();
        let any = |is_in: &dyn Fn(&Point) -> bool| points.iter().any(is_in);
        any(&|it| it.x > 0.0)
            && any(&|it| it.x < plan.width)
            && any(&|it| it.y > 0.0)
            && any(&|it| it.y < plan.height)
    }

    fn longest_neighbour(&self, idx: usize) -> Option<ShapeCode> {
        let mut shared: BTreeMap<Option<ShapeCode>, f64> = BTreeMap::new();
        for &(arc, is_forward) in self.faces[idx].rings.iter().flatten() {
            let across = self.sides[arc][usize::from(is_forward)];
            let neighbour = across.and_then(|it| self.faces[it].owner);
            let length: f64 =
                self.arcs[arc].windows(2).map(|it| it[0].distance(it[1])).sum();
            *shared.entry(neighbour).or_default() += length;
        }
        let longest = shared.into_iter().max_by(|a, b| a.1.total_cmp(&b.1));
        longest.and_then(|(owner, _)| owner)
    }

    /// Returns the longest lines with the same two owners; small lakes are filled.
    pub(crate) fn arcs(self, least_part: f64) -> Vec<Chain> {
        let owner = |face: Option<usize>| face.and_then(|it| self.faces[it].owner);
        let mut chains: Vec<Chain> = self
            .arcs
            .iter()
            .zip(&self.sides)
            .map(|(points, sides)| Chain {
                sides: sides.map(owner),
                points: points.clone(),
            })
            .filter(|it| it.sides[0] != it.sides[1] && !is_lake(it, least_part))
            .collect();
        while let Some((a, b)) = joint(&chains) {
            let tail = chains.remove(a.max(b));
            let head = chains.remove(a.min(b));
            chains.push(join(head, tail));
        }
        chains
    }
}

/// Returns whether a line runs around a small piece of nobody's inside a shape. Walking
/// forwards, the first side is on the right, and y grows down.
fn is_lake(chain: &Chain, least_part: f64) -> bool {
    let area = shoelace(&chain.points) / 2.0;
    let inside = if area > 0.0 { chain.sides[0] } else { chain.sides[1] };
    chain.is_closed() && inside.is_none() && area.abs() < least_part
}

fn key(point: Point) -> (u64, u64) {
    (point.x.to_bits(), point.y.to_bits())
}

/// Returns two lines that meet where nothing else does.
fn joint(chains: &[Chain]) -> Option<(usize, usize)> {
    let mut at_end: BTreeMap<(u64, u64), Vec<usize>> = BTreeMap::new();
    for (idx, chain) in chains.iter().enumerate() {
        for end in [chain.points.first(), chain.points.last()].into_iter().flatten() {
            at_end.entry(key(*end)).or_default().push(idx);
        }
    }
    at_end.into_values().find_map(|ends| match ends.as_slice() {
        &[a, b] if a != b => Some((a, b)),
        _ => None,
    })
}

fn join(mut head: Chain, mut tail: Chain) -> Chain {
    let reverse = |chain: &mut Chain| {
        chain.points.reverse();
        chain.sides.reverse();
    };
    let touches = |end: Option<&Point>, other: &Chain| {
        let end = end.map(|&it| key(it));
        end == other.points.first().map(|&it| key(it))
            || end == other.points.last().map(|&it| key(it))
    };
    if !touches(head.points.last(), &tail) {
        reverse(&mut head);
    }
    if head.points.last().map(|&it| key(it)) != tail.points.first().map(|&it| key(it)) {
        reverse(&mut tail);
    }
    head.points.pop();
    head.points.append(&mut tail.points);
    head
}
