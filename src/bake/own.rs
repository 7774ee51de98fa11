//! A page's own map, from its shapes.

use super::areas;
use super::encode;
use super::geo::{
    Geometry, MARKER_STEPS, MapView, Marker, PAGE_FORMAT, Point, Projection, ShapeCode,
    parent,
};
use super::geojson::{self, Key, Polygon, Problem, ProblemKind, Shapes};
use super::guard;
use super::plan::Plan;
use super::project;
use super::topology::{Chain, Ring, Topology};
use std::collections::{BTreeMap, BTreeSet};

/// What is wanted.
#[derive(Clone, Debug)]
pub struct Request {
    /// The view whose map is replaced.
    pub view: MapView,
    /// The property of each feature that holds its code.
    pub property: String,
    /// What is said of the borders, by language tag.
    pub notes: Vec<(String, String)>,
}

/// A map, and what came of it.
#[derive(Clone, Debug)]
pub struct Baked {
    /// The file: [`Geometry::decode_own`] reads it.
    pub bytes: Vec<u8>,
    /// Shapes with an outline.
    pub n_shapes: usize,
    /// Dots.
    pub n_dots: usize,
    /// Points of all lines.
    pub n_points: usize,
    /// What is not as it was in the file.
    pub warnings: Vec<String>,
}

/// Bakes a GeoJSON file: a `FeatureCollection` of `Polygon` and `MultiPolygon`, each with a
/// code; a `Point` says where the dot of a small shape belongs.
///
/// # Errors
/// All problems of the file, each with its place.
///
/// # Examples
/// ```
/// use treaty_map::bake::{Request, bake};
/// use treaty_map::geo::{Geometry, MapView, Point, ShapeCode};
/// let square = r#"{"type": "FeatureCollection", "features": [{
///     "type": "Feature", "properties": {"iso_a2": "AA"},
///     "geometry": {"type": "Polygon", "coordinates":
///         [[[10, 50], [20, 50], [20, 55], [10, 55], [10, 50]]]}}]}"#;
/// let property = "iso_a2".to_owned();
/// let request = Request { view: MapView::Europe, property, notes: Vec::new() };
/// let baked = bake(square, &request).map_err(|it| format!("{it:?}"))?;
/// let maps = Geometry::decode_own(&baked.bytes)?;
/// let middle = Point { x: 423.0, y: 400.0 };
/// assert_eq!(maps[0].polygon_at(middle), ShapeCode::parse("AA"));
/// # Ok::<(), Box<dyn std::error::Error>>(())
/// ```
pub fn bake(text: &str, request: &Request) -> Result<Baked, Vec<Problem>> {
    let shapes = geojson::read(text, &request.property)?;
    let plan = Plan::of(request.view);
    let topology = joined(&shapes.polygons, request.view)?;
    let middles = topology.middles();
    let mut wanted: BTreeSet<ShapeCode> =
        shapes.polygons.iter().map(|it| it.owner).collect();
    let chains = topology.absorb(&plan).arcs(plan.least_part);
    let markers = markers(&plan, &chains, &shapes, &middles);
    let (lines, mut warnings) = guard::snapped(&plan, &chains);
    let whole = |error: String| {
        vec![Problem { pointer: String::new(), kind: ProblemKind::Map(error) }]
    };
    let map = encode::encode(&plan, &lines, &markers).map_err(whole)?;
    let mut bytes = vec![PAGE_FORMAT, u8::from(request.view == MapView::Europe)];
    encode::number(&mut bytes, request.notes.len());
    for text in request.notes.iter().flat_map(|(tag, words)| [tag, words]) {
        encode::number(&mut bytes, text.len());
        bytes.extend(text.as_bytes());
    }
    bytes.extend(map.iter().skip(1));
    let maps = Geometry::decode_own(&bytes).map_err(|error| whole(error.to_string()))?;
    let map = maps.first().ok_or_else(|| whole("no map".to_owned()))?;
    let on_map: BTreeSet<ShapeCode> = map.codes().collect();
    wanted.retain(|it| !on_map.contains(it));
    if !wanted.is_empty() {
        let codes: Vec<_> = wanted.iter().map(|it| format!("`{it}`")).collect();
        warnings.push(format!("outside this view: {}", codes.join(", ")));
    }
    Ok(Baked {
        n_shapes: map.codes().filter(|&it| map.path(it).is_some()).count(),
        n_dots: map.markers().len(),
        n_points: map.arcs().iter().map(|it| it.grid().len()).sum(),
        warnings,
        bytes,
    })
}

/// Cuts rings where more than two lines meet: what neighbours share becomes one arc.
fn joined(polygons: &[Polygon], view: MapView) -> Result<Topology, Vec<Problem>> {
    let rings = || polygons.iter().flat_map(|it| &it.rings);
    let mut met: BTreeMap<Key, BTreeSet<[Key; 2]>> = BTreeMap::new();
    for ring in rings() {
        for (idx, &place) in ring.iter().enumerate() {
            let n = ring.len();
            let (before, after) = (ring[(idx + n - 1) % n], ring[(idx + 1) % n]);
            let neighbours = [before.min(after), before.max(after)];
            met.entry(place).or_default().insert(neighbours);
        }
    }
    let is_joint = |place: &Key| met.get(place).is_some_and(|it| it.len() > 1);
    let mut known: BTreeMap<Vec<Key>, usize> = BTreeMap::new();
    let mut arcs: Vec<Vec<Point>> = Vec::new();
    let mut faces: Vec<(ShapeCode, Vec<Ring>)> = Vec::new();
    for polygon in polygons {
        let mut all = Vec::new();
        for ring in &polygon.rings {
            let mut walk = Vec::new();
            for piece in pieces(ring, &is_joint) {
                let back: Vec<Key> = piece.iter().rev().copied().collect();
                let is_forward = piece <= back;
                let line = if is_forward { piece } else { back };
                let idx = match known.get(&line) {
                    Some(&idx) => idx,
                    None => {
                        let degrees: Vec<[f64; 2]> = line.iter().map(degrees).collect();
                        let planar = project::line(view, &degrees).ok_or_else(|| {
                            let pointer = polygon.pointer.clone();
                            let kind = ProblemKind::Map("a place without image".into());
                            vec![Problem { pointer, kind }]
                        })?;
                        known.insert(line, arcs.len());
                        arcs.push(planar);
                        arcs.len() - 1
                    }
                };
                walk.push((idx, is_forward));
            }
            all.push(walk);
        }
        faces.push((polygon.owner, all));
    }
    Topology::new(arcs, faces).map_err(|[one, other]| {
        let pointer = |idx: usize| polygons.get(idx).map(|it| it.pointer.clone());
        let kind = ProblemKind::Overlap(pointer(one).unwrap_or_default());
        vec![Problem { pointer: pointer(other).unwrap_or_default(), kind }]
    })
}

/// Returns the lines of a ring from joint to joint; a ring without one is closed, and begins
/// at its first place in the order of keys, so that both sides see the same.
fn pieces(ring: &[Key], is_joint: &dyn Fn(&Key) -> bool) -> Vec<Vec<Key>> {
    let first = ring.iter().position(is_joint);
    let least = ring.iter().enumerate().min_by_key(|it| it.1).map(|it| it.0);
    let mut ring = ring.to_vec();
    ring.rotate_left(first.or(least).unwrap_or_default());
    ring.extend(ring.first().copied());
    let mut pieces = Vec::new();
    let mut piece: Vec<Key> = Vec::new();
    for place in ring {
        piece.push(place);
        if piece.len() > 1 && is_joint(&place) {
            pieces.push(std::mem::replace(&mut piece, vec![place]));
        }
    }
    if first.is_none() {
        pieces.push(piece);
    }
    pieces
}

fn degrees(place: &Key) -> [f64; 2] {
    #[expect(clippy::cast_precision_loss, reason = "at most 1e9")]
    place.map(|it| it as f64 / 1e6)
}

/// Returns a dot for each shape that is too small to hit: where the file says, else in the
/// middle of its largest part. Also one for a point that no shape goes with.
fn markers(
    plan: &Plan,
    chains: &[Chain],
    shapes: &Shapes,
    middles: &BTreeMap<ShapeCode, Point>,
) -> Vec<Marker> {
    let areas = areas(plan, chains);
    let mut places = middles.clone();
    for &(code, seat) in &shapes.seats {
        if let Some(at) = Projection::of(plan.view).project(seat) {
            places.insert(code, at);
        }
    }
    let is_small = |code: &ShapeCode| {
        areas.get(code).copied().unwrap_or_default() < plan.marker_below
    };
    let mut markers = Vec::new();
    for (code, at) in places {
        let is_inside =
            (0.0..=plan.width).contains(&at.x) && (0.0..=plan.height).contains(&at.y);
        if is_inside && is_small(&code) {
            let [x, y] =
                [at.x, at.y].map(|it| (it * MARKER_STEPS).round() / MARKER_STEPS);
            let sovereign = parent(code).is_none();
            markers.push(Marker { code, at: Point { x, y }, sovereign });
        }
    }
    markers
}
