//! Reads a committed asset.

use super::reader::Reader;
use super::{Arc, Geometry, MapView, Marker, Point, Projection, ShapeCode};

/// The first byte of an asset.
pub const FORMAT: u8 = 1;

/// The first byte of each map in a page's own file.
pub const PAGE_FORMAT: u8 = 2;

/// Markers are placed on a grid of so many steps a unit.
pub const MARKER_STEPS: f64 = 4.0;

/// The bytes are no map.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
#[non_exhaustive]
pub enum DecodeError {
    /// The first byte is not [`FORMAT`], or, in a page's own file, [`PAGE_FORMAT`].
    #[error("geometry has format `{0}`, expected `{1}`")]
    Format(u8, u8),
    /// A page's own file names no view, or one a second time.
    #[error("geometry names view `{0}`, expected `0` (world) or `1` (Europe), each once")]
    View(u8),
    /// The map is not as large as maps of its view are.
    #[error("geometry is `{0}` units wide or high, expected `{1}`")]
    Size(u16, u16),
    /// A note is not in UTF-8.
    #[error("geometry holds a note that is not UTF-8")]
    Note,
    /// The bytes end too early.
    #[error("geometry is truncated")]
    Truncated,
    /// Bytes are left over.
    #[error("geometry has bytes after its end")]
    Overlong,
    /// A number is longer than four bytes, or outside the grid.
    #[error("geometry holds a number out of range")]
    Number,
    /// An arc or marker names a shape that the asset lacks.
    #[error("geometry names shape `{0}`, which it does not list")]
    Shape(u32),
    /// An arc has fewer than two points.
    #[error("geometry holds an arc of `{0}` points, expected two or more")]
    Arc(u32),
}

impl Geometry {
    /// Decodes the embedded map.
    ///
    /// # Errors
    /// [`DecodeError`] if the embedded bytes are damaged, which a test rules out.
    pub fn load(view: MapView) -> Result<Self, DecodeError> {
        super::asset::map(view)
    }

    /// Decodes a map that was baked for a view.
    ///
    /// # Shape and units
    /// `bytes`: format, width and height; 85 bytes with one bit for each possible shape
    /// code, lowest bit first; the number of arcs; the lengths of seven streams; the
    /// streams. Numbers have seven bits a byte, lowest first. Streams: (1) step of the
    /// first owner's index from the arc before; (2) second owner's index plus one, 0 for
    /// the sea; (3) points of the arc times two, plus one if closed; (4) start, x then y, as
    /// steps from the end of the arc before; (5) steps in x and (6) in y, positive if they
    /// go the same way as the last step of that stream that went anywhere; (7)
    /// markers: step of the owner's index times two, plus one if sovereign, then x and y
    /// in quarter units as steps from the marker before. Steps (4) to (7) carry their
    /// sign in the lowest bit.
    ///
    /// # Errors
    /// [`DecodeError`], naming the first thing that does not fit. Never panics, whatever
    /// the bytes.
    pub fn decode(view: MapView, bytes: &[u8]) -> Result<Self, DecodeError> {
        let mut reader = Reader::new(bytes);
        begins(&mut reader, FORMAT)?;
        let map = body(view, &mut reader, None)?;
        if reader.is_empty() { Ok(map) } else { Err(DecodeError::Overlong) }
    }

    /// Decodes a page's own file: one map or two, one after the other, each for a view.
    ///
    /// # Shape and units
    /// Each map: [`PAGE_FORMAT`]; the view, 0 for the world, 1 for Europe; the number of
    /// notes on its borders, and for each its language tag and its words, both as a length
    /// and so many bytes of UTF-8; then all that follows the first byte of
    /// [`Geometry::decode`]. `docs/map-format.md` goes through an example.
    ///
    /// # Errors
    /// [`DecodeError`], naming the first thing that does not fit. Never panics, whatever
    /// the bytes.
    pub fn decode_own(bytes: &[u8]) -> Result<Vec<Self>, DecodeError> {
        let mut reader = Reader::new(bytes);
        let mut maps: Vec<Self> = Vec::new();
        while maps.is_empty() || !reader.is_empty() {
            begins(&mut reader, PAGE_FORMAT)?;
            let place = reader.byte()?;
            let view = MapView::ALL.get(usize::from(place)).copied();
            let is_new = |view: &MapView| maps.iter().all(|it| it.view != *view);
            let view = view.filter(is_new).ok_or(DecodeError::View(place))?;
            let mut notes = Vec::new();
            for _ in 0..reader.number()? {
                notes.push((text(&mut reader)?, text(&mut reader)?));
            }
            maps.push(body(view, &mut reader, Some(notes))?);
        }
        Ok(maps)
    }
}

fn begins(reader: &mut Reader<'_>, expected: u8) -> Result<(), DecodeError> {
    let format = reader.byte()?;
    if format == expected { Ok(()) } else { Err(DecodeError::Format(format, expected)) }
}

fn text(reader: &mut Reader<'_>) -> Result<String, DecodeError> {
    let length = reader.number()? as usize;
    let bytes = reader.take(length)?.rest().to_vec();
    String::from_utf8(bytes).map_err(|_| DecodeError::Note)
}

/// Reads what follows the first byte.
fn body(
    view: MapView,
    reader: &mut Reader<'_>,
    notes: Option<Vec<(String, String)>>,
) -> Result<Geometry, DecodeError> {
    let size = Projection::of(view).size();
    let width = side(reader, size.0)?;
    let height = side(reader, size.1)?;
    let codes = codes(reader)?;
    let n_arcs = reader.number()?;
    let mut lengths = [0; 7];
    for length in &mut lengths {
        *length = reader.number()? as usize;
    }
    let [first, second, counts, starts, xs, ys, dots] = lengths;
    let mut streams = Streams {
        first: reader.take(first)?,
        second: reader.take(second)?,
        counts: reader.take(counts)?,
        starts: reader.take(starts)?,
        xs: reader.take(xs)?,
        ys: reader.take(ys)?,
    };
    let markers = markers(&mut reader.take(dots)?, &codes)?;
    let arcs = streams.arcs(n_arcs, &codes)?;
    Ok(Geometry { view, width, height, codes, arcs, markers, notes })
}

struct Streams<'a> {
    first: Reader<'a>,
    second: Reader<'a>,
    counts: Reader<'a>,
    starts: Reader<'a>,
    xs: Reader<'a>,
    ys: Reader<'a>,
}

impl Streams<'_> {
    fn arcs(
        &mut self,
        n_arcs: u32,
        codes: &[ShapeCode],
    ) -> Result<Vec<Arc>, DecodeError> {
        let (mut owner_idx, mut at) = (0, [0, 0]);
        let (mut way_x, mut way_y) = (Way::default(), Way::default());
        let mut arcs = Vec::new();
        for _ in 0..n_arcs {
            owner_idx = sum(owner_idx, self.first.number()?)?;
            let one = shape(codes, owner_idx)?;
            let other = match self.second.number()?.checked_sub(1) {
                Some(idx) => Some(shape(codes, idx)?),
                None => None,
            };
            let count = self.counts.number()?;
            let (n_points, is_closed) = (count >> 1, count & 1 == 1);
            if n_points < 2 {
                return Err(DecodeError::Arc(n_points));
            }
            at = moved(at, self.starts.signed()?, self.starts.signed()?)?;
            let mut grid = vec![at];
            for _ in 1..n_points {
                let dx = way_x.step(self.xs.signed()?);
                at = moved(at, dx, way_y.step(self.ys.signed()?))?;
                grid.push(at);
            }
            if is_closed && let Some(&start) = grid.first() {
                at = start;
                grid.push(start);
            }
            arcs.push(Arc { one, other, grid });
        }
        let rest = [&self.first, &self.second, &self.counts, &self.starts, &self.xs];
        let all_read = rest.iter().all(|it| it.is_empty()) && self.ys.is_empty();
        if all_read { Ok(arcs) } else { Err(DecodeError::Overlong) }
    }
}

/// Which way the last step along an axis went: coasts and borders rarely turn back.
#[derive(Default)]
struct Way {
    is_back: bool,
}

impl Way {
    fn step(&mut self, coded: i32) -> i32 {
        // Four bytes of seven bits: far from overflow.
        let step = if self.is_back { -coded } else { coded };
        if step != 0 {
            self.is_back = step < 0;
        }
        step
    }
}

/// Reads a side of the view box, which is that of the view's projection.
fn side(reader: &mut Reader<'_>, expected: u16) -> Result<u16, DecodeError> {
    let side = u16::try_from(reader.number()?).map_err(|_| DecodeError::Number)?;
    if side == expected { Ok(side) } else { Err(DecodeError::Size(side, expected)) }
}

fn codes(reader: &mut Reader<'_>) -> Result<Vec<ShapeCode>, DecodeError> {
    let mut codes = Vec::new();
    for base in (0..super::N_SHAPE_CODES).step_by(8) {
        let byte = reader.byte()?;
        let ranks = (base..base + 8).filter(|rank| byte & 1 << (rank - base) != 0);
        codes.extend(ranks.filter_map(ShapeCode::from_rank));
    }
    Ok(codes)
}

fn markers(
    reader: &mut Reader<'_>,
    codes: &[ShapeCode],
) -> Result<Vec<Marker>, DecodeError> {
    let (mut owner_idx, mut at) = (0, [0, 0]);
    let mut markers = Vec::new();
    while !reader.is_empty() {
        let head = reader.number()?;
        owner_idx = sum(owner_idx, head >> 1)?;
        at = moved(at, reader.signed()?, reader.signed()?)?;
        let [x, y] = at.map(|it| f64::from(it) / MARKER_STEPS);
        markers.push(Marker {
            code: shape(codes, owner_idx)?,
            at: Point { x, y },
            sovereign: head & 1 == 1,
        });
    }
    Ok(markers)
}

fn shape(codes: &[ShapeCode], idx: u32) -> Result<ShapeCode, DecodeError> {
    codes.get(idx as usize).copied().ok_or(DecodeError::Shape(idx))
}

fn sum(idx: u32, step: u32) -> Result<u32, DecodeError> {
    idx.checked_add(step).ok_or(DecodeError::Number)
}

fn moved([x, y]: [i16; 2], dx: i32, dy: i32) -> Result<[i16; 2], DecodeError> {
    let step = |from: i16, by: i32| i32::from(from).checked_add(by)?.try_into().ok();
    match (step(x, dx), step(y, dy)) {
        (Some(x), Some(y)) => Ok([x, y]),
        _ => Err(DecodeError::Number),
    }
}
