//! Reads shapes from GeoJSON (RFC 7946), and tells all that is amiss.

use super::geo::{LonLat, ShapeCode};
use super::project::unbroken;
use serde_json::Value;

/// Something that keeps a file from being baked, and where it is.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Problem {
    /// A JSON pointer (RFC 6901); empty for the file as a whole.
    pub pointer: String,
    /// What is wrong, and what would be accepted.
    pub kind: ProblemKind,
}

/// What is wrong with a file of shapes.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
#[non_exhaustive]
pub enum ProblemKind {
    /// Not JSON.
    #[error("not JSON: {0}")]
    Syntax(String),
    /// Not GeoJSON of features.
    #[error("`{0}` is not accepted; accepted: a `FeatureCollection` with `features`")]
    Collection(String),
    /// Nothing in it.
    #[error("no features; accepted: at least one with a polygon")]
    Empty,
    /// A feature that is none.
    #[error("`{0}` is not accepted; accepted: `Feature`")]
    Feature(String),
    /// A feature without a code.
    #[error("`{0}` is no code; accepted: two capital letters, such as `NO`")]
    Code(String),
    /// A geometry that is neither an area nor a dot.
    #[error("`{0}` is not accepted; accepted: `Polygon`, `MultiPolygon`, `Point`")]
    Geometry(String),
    /// No array where coordinates are.
    #[error("not an array; accepted: {0}")]
    Array(&'static str),
    /// A place that is none.
    #[error("`{0}` is no place; accepted: [longitude, latitude], in degrees")]
    Place(String),
    /// A ring without an area.
    #[error("a ring of {0} positions; accepted: four or more, not all on one line")]
    Ring(usize),
    /// A ring that does not end where it begins.
    #[error("an open ring; accepted: one that ends where it begins")]
    Open,
    /// Two polygons on one side of a line.
    #[error("overlaps {0}; accepted: neighbours that share the points of their border")]
    Overlap(String),
    /// The shapes cannot be made into a map.
    #[error("cannot be baked: {0}")]
    Map(String),
    /// A second dot.
    #[error("a second point for `{0}`; accepted: one")]
    Twice(String),
}

/// A place in millionths of a degree: what is shared is the same to the last bit.
pub(crate) type Key = [i64; 2];

/// One polygon: the outer ring, which runs counter-clockwise, then holes the other way.
/// Rings are open: the first place is not repeated.
#[derive(Clone, Debug)]
pub(crate) struct Polygon {
    pub(crate) owner: ShapeCode,
    pub(crate) pointer: String,
    pub(crate) rings: Vec<Vec<Key>>,
}

/// What a file holds.
#[derive(Debug, Default)]
pub(crate) struct Shapes {
    pub(crate) polygons: Vec<Polygon>,
    /// Where the dots of small shapes belong.
    pub(crate) seats: Vec<(ShapeCode, LonLat)>,
}

/// Reads a file; `property` holds the code of each feature.
///
/// # Errors
/// All problems, each with its place.
pub(crate) fn read(text: &str, property: &str) -> Result<Shapes, Vec<Problem>> {
    let whole = |kind| vec![Problem { pointer: String::new(), kind }];
    let document: Value = serde_json::from_str(text)
        .map_err(|error| whole(ProblemKind::Syntax(error.to_string())))?;
    let features = document.get("features").and_then(Value::as_array);
    let features = match (kind_of(&document), features) {
        ("FeatureCollection", Some(features)) => features,
        (kind, _) => return Err(whole(ProblemKind::Collection(kind.to_owned()))),
    };
    let mut reading = Reading::default();
    if features.is_empty() {
        reading.report("/features", ProblemKind::Empty);
    }
    for (idx, feature) in features.iter().enumerate() {
        reading.feature(&format!("/features/{idx}"), feature, property);
    }
    if reading.problems.is_empty() { Ok(reading.shapes) } else { Err(reading.problems) }
}

fn kind_of(value: &Value) -> &str {
    value.get("type").and_then(Value::as_str).unwrap_or("no type")
}

#[derive(Default)]
struct Reading {
    shapes: Shapes,
    problems: Vec<Problem>,
}

impl Reading {
    fn report(&mut self, pointer: impl Into<String>, kind: ProblemKind) {
        self.problems.push(Problem { pointer: pointer.into(), kind });
    }

    fn feature(&mut self, at: &str, feature: &Value, property: &str) {
        if kind_of(feature) != "Feature" {
            self.report(at, ProblemKind::Feature(kind_of(feature).to_owned()));
            return;
        }
        let given = feature.get("properties").and_then(|it| it.get(property));
        let code = given.and_then(Value::as_str).and_then(ShapeCode::parse);
        if code.is_none() {
            let given = given.map_or("nothing".to_owned(), |it| match it {
                Value::String(text) => text.clone(),
                other => other.to_string(),
            });
            let step = property.replace('~', "~0").replace('/', "~1");
            self.report(format!("{at}/properties/{step}"), ProblemKind::Code(given));
        }
        // what is wrong with the geometry is told even where there is no code
        let owner = code.unwrap_or(ShapeCode::of(b"AA"));
        let at = format!("{at}/geometry");
        let geometry = feature.get("geometry").unwrap_or(&Value::Null);
        let coordinates = geometry.get("coordinates").unwrap_or(&Value::Null);
        let inside = format!("{at}/coordinates");
        match kind_of(geometry) {
            "Polygon" => self.polygon(inside, coordinates, owner),
            "MultiPolygon" => {
                for (pointer, it) in self.items(&inside, coordinates, "polygons") {
                    self.polygon(pointer, it, owner);
                }
            }
            "Point" => {
                let Some([lon, lat]) = self.place(&inside, coordinates) else { return };
                if self.shapes.seats.iter().any(|it| it.0 == owner) && code.is_some() {
                    self.report(at, ProblemKind::Twice(owner.to_string()));
                }
                self.shapes.seats.push((owner, LonLat { lon, lat }));
            }
            other => self.report(at, ProblemKind::Geometry(other.to_owned())),
        }
    }

    /// Returns the items of an array, each with its place.
    fn items<'a>(
        &mut self,
        at: &str,
        value: &'a Value,
        what: &'static str,
    ) -> Vec<(String, &'a Value)> {
        let Some(items) = value.as_array() else {
            self.report(at, ProblemKind::Array(what));
            return Vec::new();
        };
        items.iter().enumerate().map(|(idx, it)| (format!("{at}/{idx}"), it)).collect()
    }

    fn polygon(&mut self, pointer: String, value: &Value, owner: ShapeCode) {
        let n_before = self.problems.len();
        let mut rings = Vec::new();
        for (at, ring) in self.items(&pointer, value, "rings, the outer one first") {
            let is_outer = rings.is_empty();
            rings.push(self.ring(&at, ring, is_outer));
        }
        if rings.is_empty() && self.problems.len() == n_before {
            self.report(pointer.clone(), ProblemKind::Ring(0));
        }
        if self.problems.len() == n_before {
            self.shapes.polygons.push(Polygon { owner, pointer, rings });
        }
    }

    fn ring(&mut self, at: &str, value: &Value, is_outer: bool) -> Vec<Key> {
        let n_before = self.problems.len();
        let mut places = Vec::new();
        for (at, it) in self.items(at, value, "positions") {
            places.extend(self.place(&at, it));
        }
        if self.problems.len() > n_before {
            return Vec::new();
        }
        let n_positions = places.len();
        if places.first() != places.last() {
            self.report(at, ProblemKind::Open);
            return Vec::new();
        }
        let mut ring: Vec<Key> = unbroken(places).into_iter().map(key).collect();
        ring.dedup();
        ring.pop();
        let area = area(&ring);
        if ring.len() < 3 || area == 0 {
            self.report(at, ProblemKind::Ring(n_positions));
        }
        // older files run the other way
        if (area > 0) != is_outer {
            ring.reverse();
        }
        ring
    }

    fn place(&mut self, at: &str, value: &Value) -> Option<[f64; 2]> {
        let number = |idx: usize| value.get(idx).and_then(Value::as_f64);
        let place = number(0).zip(number(1)).filter(|(lon, lat)| {
            (-360.0..=360.0).contains(lon) && (-90.0..=90.0).contains(lat)
        });
        if place.is_none() {
            let mut given = value.to_string();
            if given.chars().count() > 60 {
                given = given.chars().take(60).chain(['…']).collect();
            }
            self.report(at, ProblemKind::Place(given));
        }
        place.map(|(lon, lat)| [lon, lat])
    }
}

fn key(place: [f64; 2]) -> Key {
    #[expect(clippy::cast_possible_truncation, reason = "at most 1e9")]
    place.map(|it| (it * 1e6).round() as i64)
}

/// Returns twice the area of an open ring, positive counter-clockwise.
fn area(ring: &[Key]) -> i128 {
    let next = ring.iter().cycle().skip(1);
    let cross = |(&[ax, ay], &[bx, by]): (&Key, &Key)| {
        i128::from(ax) * i128::from(by) - i128::from(bx) * i128::from(ay)
    };
    ring.iter().zip(next).map(cross).sum()
}
