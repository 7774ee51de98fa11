//! One decoded map and what can be asked of it.

use super::{Arc, Bounds, LonLat, MapView, Marker, Point, Projection, ShapeCode, write};

/// One decoded map: arcs between shapes, and markers.
#[derive(Clone, Debug)]
pub struct Geometry {
    pub(super) view: MapView,
    pub(super) width: u16,
    pub(super) height: u16,
    pub(super) codes: Vec<ShapeCode>,
    pub(super) arcs: Vec<Arc>,
    pub(super) markers: Vec<Marker>,
    pub(super) notes: Option<Vec<(String, String)>>,
}

impl Geometry {
    /// Returns which map this is.
    pub fn view(&self) -> MapView {
        self.view
    }

    /// Returns the width of the view box, in units.
    pub fn width(&self) -> u16 {
        self.width
    }

    /// Returns the height of the view box, in units.
    pub fn height(&self) -> u16 {
        self.height
    }

    /// Returns what the maker of a page's own map says of its borders, by language tag;
    /// nothing for a map that is built in, of which others speak.
    pub fn notes(&self) -> Option<&[(String, String)]> {
        self.notes.as_deref()
    }

    /// Returns the view box: what the reader sees. Shapes reach a few units beyond it.
    pub fn view_box(&self) -> Bounds {
        let max = Point { x: f64::from(self.width), y: f64::from(self.height) };
        Bounds { min: Point { x: 0.0, y: 0.0 }, max }
    }

    /// Returns the code of every shape and marker, sorted, each once.
    pub fn codes(&self) -> impl Iterator<Item = ShapeCode> + '_ {
        self.codes.iter().copied()
    }

    /// Returns the arcs, each stored once for the shapes on both sides.
    pub fn arcs(&self) -> &[Arc] {
        &self.arcs
    }

    /// Returns the arcs on the edge of a shape.
    pub(super) fn edge(&self, code: ShapeCode) -> impl Iterator<Item = &Arc> + '_ {
        self.arcs.iter().filter(move |arc| arc.bounds(code))
    }

    /// Returns the outline of a shape as SVG path text, or nothing if it only has a marker.
    ///
    /// # Shape and units
    /// Integers in map units, relative steps, every ring closed: `M12 34l5-6…z`. Fill it
    /// with `fill-rule="evenodd"`.
    pub fn path(&self, code: ShapeCode) -> Option<String> {
        let mut path = String::new();
        for ring in self.rings(code) {
            write::line(&mut path, &ring, true);
        }
        (!path.is_empty()).then_some(path)
    }

    /// Returns where the dot of a shape lies, for shapes too small to hit.
    pub fn marker(&self, code: ShapeCode) -> Option<Point> {
        self.markers.iter().find(|it| it.code == code).map(|it| it.at)
    }

    /// Returns all dots, sorted by code.
    pub fn markers(&self) -> &[Marker] {
        &self.markers
    }

    /// Returns the box around the visible part of a shape, its marker included.
    pub fn bounds(&self, code: ShapeCode) -> Option<Bounds> {
        let polygon = Bounds::around(self.edge(code).flat_map(Arc::points))
            .and_then(|it| it.within(self.view_box()));
        let corners = polygon.into_iter().flat_map(|it| [it.min, it.max]);
        Bounds::around(corners.chain(self.marker(code)))
    }

    /// Returns path text of the outline around a set of shapes, such as a group of States.
    ///
    /// Arcs with exactly one side in the set; those between two shapes of the set are left
    /// out. Lines only, for strokes: arcs are not stitched, so do not fill it.
    pub fn outline(&self, inside: &dyn Fn(ShapeCode) -> bool) -> String {
        self.lines(&|arc| inside(arc.one) != arc.other.is_some_and(inside))
    }

    /// Returns path text of the borders between shapes that are wanted: lines only.
    pub fn borders(&self, is_wanted: &dyn Fn(ShapeCode, ShapeCode) -> bool) -> String {
        self.lines(&|arc| arc.other.is_some_and(|other| is_wanted(arc.one, other)))
    }

    fn lines(&self, is_wanted: &dyn Fn(&Arc) -> bool) -> String {
        let mut path = String::new();
        for arc in self.arcs.iter().filter(|arc| is_wanted(arc)) {
            match arc.grid.split_last() {
                Some((last, ring)) if ring.first() == Some(last) => {
                    write::line(&mut path, ring, true);
                }
                _ => write::line(&mut path, &arc.grid, false),
            }
        }
        path
    }

    /// Returns where a place lies on the map, or nothing outside the view box.
    ///
    /// Uses trigonometry: for `locate` and tests, not for exports.
    pub fn project(&self, at: LonLat) -> Option<Point> {
        let point = Projection::of(self.view).project(at)?;
        self.view_box().contains(point).then_some(point)
    }
}
