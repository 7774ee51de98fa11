//! The map: each shape with its path, look and label; markers; what a pointer means.

use super::{Look, Scene, answers, look_of, shape_name};
use crate::domain::{Coverage, ParticipantId, ParticipantKind, Standing};
use crate::geo::{
    Bounds, DecodeError, Geometry, MapView, Point, Reach, ShapeCode, is_eu_territory,
};
use crate::i18n::Message;
use std::rc::Rc;

/// Lines drawn dashed: between Kosovo and Serbia, and where the line between China and India,
/// or Jammu and Kashmir, is not agreed (Aksai Chin, Arunachal Pradesh).
const DASHED: [(&str, &str); 3] = [("XK", "RS"), ("CN", "IN"), ("CN", "XJ")];

/// One view of the world with its paths written out: the same for every treaty and day.
#[derive(Debug)]
pub struct MapSheet {
    /// The decoded geometry.
    pub geometry: Rc<Geometry>,
    paths: Vec<(ShapeCode, Rc<str>)>,
    /// Where land meets water.
    pub coast: Rc<str>,
    /// Where shapes meet, but for the dashed lines.
    pub borders: Rc<str>,
    /// The lines that are drawn dashed.
    pub dashed: Rc<str>,
}

impl MapSheet {
    /// Decodes a view and writes its paths.
    ///
    /// # Errors
    /// Those of the decoder; a test holds that the built-in asset has none.
    pub fn new(view: MapView) -> Result<Self, DecodeError> {
        Ok(Self::of(Rc::new(Geometry::load(view)?)))
    }

    /// Writes the paths of a map.
    pub fn of(geometry: Rc<Geometry>) -> Self {
        let write = |code| Some((code, Rc::from(geometry.path(code)?)));
        let paths = geometry.codes().filter_map(write).collect();
        let is_dashed = |a: ShapeCode, b: ShapeCode| {
            let is = |x: &str, y: &str| x == a.as_str() && y == b.as_str();
            DASHED.iter().any(|&(x, y)| is(x, y) || is(y, x))
        };
        let coast = Rc::from(geometry.outline(&|_| true));
        let borders = Rc::from(geometry.borders(&|a, b| !is_dashed(a, b)));
        let dashed = Rc::from(geometry.borders(&is_dashed));
        Self { paths, coast, borders, dashed, geometry }
    }

    /// Returns the path of a participant's own shape.
    pub fn path_of(&self, code: ShapeCode) -> Option<Rc<str>> {
        self.paths.iter().find(|(it, _)| *it == code).map(|(_, path)| Rc::clone(path))
    }

    /// Returns whether a participant is a dot here.
    pub fn is_marker(&self, id: ParticipantId) -> bool {
        ShapeCode::parse(id.as_str()).is_some_and(|it| self.geometry.marker(it).is_some())
    }

    /// Returns whether a participant can be seen here, as a shape or a dot.
    pub fn shows(&self, id: ParticipantId) -> bool {
        let code = ShapeCode::parse(id.as_str());
        code.is_some_and(|code| {
            self.path_of(code).is_some() || self.geometry.marker(code).is_some()
        })
    }

    /// Returns the outline of what a participant means on the map: its shape and
    /// territories, or, for one that acts for others, the shapes of those.
    pub fn outline(&self, scene: &Scene, id: ParticipantId) -> String {
        self.geometry.outline(&|code| is_meant(scene, id, code, true))
    }

    /// Returns the box around a participant's own shape, or, for one that acts for others,
    /// around theirs: without territories, which may lie across the world.
    pub fn bounds_of(&self, scene: &Scene, id: ParticipantId) -> Option<Bounds> {
        let codes = self.geometry.codes();
        let meant = codes.filter(|&code| is_meant(scene, id, code, false));
        let boxes = meant.filter_map(|code| self.geometry.bounds(code));
        Bounds::around(boxes.flat_map(|it| [it.min, it.max]))
    }
}

/// Returns whether a shape is what a participant means on the map.
fn is_meant(
    scene: &Scene,
    id: ParticipantId,
    code: ShapeCode,
    with_territories: bool,
) -> bool {
    let treaty = scene.treaty();
    let Some(answering) = answers(scene, code) else { return false };
    let is_home = answering.as_str() == code.as_str();
    match treaty.represents.iter().find(|it| it.by == id) {
        None => answering == id && (is_home || with_territories),
        Some(it) => {
            (is_home || (with_territories && is_eu_territory(code)))
                && treaty.in_group(&it.group, answering, scene.on)
        }
    }
}

/// One shape, ready to draw.
#[derive(Clone, Debug, PartialEq)]
pub struct ShapeView {
    /// The shape's code.
    pub code: ShapeCode,
    /// The participant that answers for it.
    pub answers: Option<ParticipantId>,
    /// How it is drawn.
    pub look: Look,
    /// The standing of the participant.
    pub standing: Option<Standing>,
    /// The path.
    pub d: Rc<str>,
}

/// One dot, ready to draw.
#[derive(Clone, Debug, PartialEq)]
pub struct MarkerView {
    /// The shape's code.
    pub code: ShapeCode,
    /// The participant that answers for it.
    pub answers: Option<ParticipantId>,
    /// How it is drawn.
    pub look: Look,
    /// The standing of the participant.
    pub standing: Option<Standing>,
    /// Where it is.
    pub at: Point,
    /// Whether it stands for a territory, and is drawn smaller. Only those have a dot of
    /// which the record says something of their own.
    pub is_territory: bool,
}

/// The map of one scene in one view.
#[derive(Clone, Debug)]
pub struct MapModel {
    /// The view with its paths.
    pub sheet: Rc<MapSheet>,
    /// What the map is called.
    pub label: String,
    /// The shapes, by code.
    pub shapes: Vec<ShapeView>,
    /// The dots.
    pub markers: Vec<MarkerView>,
}

/// Two models are the same only when they are one: shapes are compared by identity.
impl PartialEq for MapModel {
    fn eq(&self, other: &Self) -> bool {
        std::ptr::eq(self, other)
    }
}

impl Eq for MapModel {}

/// How a shape is drawn, and why.
struct Shown {
    answers: Option<ParticipantId>,
    look: Look,
    standing: Option<Standing>,
    /// What the State that answers for it said of this territory.
    coverage: Option<Coverage>,
}

/// How a shape is drawn: by who answers for it, unless that does not reach the territory.
fn shown(scene: &Scene, code: ShapeCode) -> Shown {
    let answers = answers(scene, code);
    let Some(id) = answers else {
        return Shown { answers, look: Look::Neutral, standing: None, coverage: None };
    };
    let look = look_of(scene, id);
    let standing = scene.status.of(id).map_or(Standing::NoAction, |row| row.standing);
    let is_territory = id.as_str() != code.as_str();
    let said = || scene.treaty().coverage(id, code.as_str(), scene.on);
    let coverage = if is_territory { said() } else { None };
    let (look, standing) = match coverage {
        Some(Coverage::Excluded) => (Look::None, Standing::NoAction),
        // as for a State that has consented: not before its day
        Some(Coverage::Extended(from)) if scene.on < from.to && look == Look::Party => {
            (Look::Contracting, Standing::Contracting)
        }
        // The EU acts for its members only where its treaties apply: not in Greenland.
        _ if look == Look::Represented && is_territory && !is_eu_territory(code) => {
            (Look::None, standing)
        }
        _ => (look, standing),
    };
    Shown { answers, look, standing: Some(standing), coverage }
}

/// Returns the words for how a shape is drawn: "In force", or what was said of a territory.
pub fn shape_status(scene: &Scene, code: ShapeCode) -> String {
    let shown = shown(scene, code);
    let status = shown.look.label(scene);
    match shown.coverage {
        None => status,
        Some(Coverage::Excluded) => scene.say(Message::LookExcluded),
        Some(Coverage::Extended(from)) => {
            let date = scene.words.span(from, scene.treaty().opened.date);
            let with = [("status", &*status), ("date", &*date)];
            scene.fill(Message::LookExtended, &with)
        }
    }
}

/// Returns the map of a scene.
pub fn map_model(scene: &Scene, sheet: Rc<MapSheet>) -> MapModel {
    let shapes = sheet.paths.iter().map(|(code, d)| {
        let Shown { answers, look, standing, .. } = shown(scene, *code);
        ShapeView { code: *code, answers, look, standing, d: Rc::clone(d) }
    });
    // always in the same order: when the day changes, no shape has to move in the page
    let shapes = shapes.collect();
    let markers = sheet.geometry.markers().iter().filter_map(|marker| {
        let Shown { answers, look, standing, coverage } = shown(scene, marker.code);
        let is_shown = if marker.sovereign {
            !matches!(look, Look::None | Look::Neutral)
        } else {
            coverage.is_some()
        };
        is_shown.then_some(MarkerView {
            code: marker.code,
            answers,
            look,
            standing,
            at: marker.at,
            is_territory: !marker.sovereign,
        })
    });
    let markers = markers.collect();
    let treaty = scene.treaty();
    let title = scene.text(treaty.short_title.as_ref().unwrap_or(&treaty.title));
    let label = scene.fill(Message::MapLabel, &[("title", title)]);
    MapModel { label, shapes, markers, sheet }
}

impl MapModel {
    /// Returns what a shape is called, with its status: "Norway, signed".
    pub fn label_of(&self, scene: &Scene, code: ShapeCode) -> String {
        let name = shape_name(scene, code);
        let status = shape_status(scene, code);
        scene.fill(Message::Option, &[("name", &name), ("status", &status)])
    }
}

impl MapModel {
    /// Returns the shape that answers where a pointer is, by [`pointing`]; a dot that is not
    /// drawn does not.
    pub fn hit(&self, at: Point, units_per_px: f64) -> Option<ShapeCode> {
        let is_drawn = |code| self.markers.iter().any(|it| it.code == code);
        self.sheet.geometry.hit_among(at, pointing(units_per_px), is_drawn)
    }
}

/// Returns whether a State lies outside this view; an organization is on no map at all.
pub fn is_outside(sheet: &MapSheet, scene: &Scene, id: ParticipantId) -> bool {
    let listed = scene.treaty().participants.get(&id);
    listed.is_none_or(|it| it.kind == ParticipantKind::State) && !sheet.shows(id)
}

/// Where the map of Europe lies on that of the world, in its units: from Iceland and
/// Portugal to Azerbaijan and the North Cape.
const EUROPE: Bounds =
    Bounds { min: Point { x: 430.0, y: 15.0 }, max: Point { x: 599.0, y: 117.0 } };

/// Returns whether a participant is seen on the map of the world, but can be seen better on
/// that of Europe.
pub fn is_better_in_europe(sheet: &MapSheet, id: ParticipantId) -> bool {
    let code = ShapeCode::parse(id.as_str());
    sheet.geometry.view() == MapView::World
        && code
            .and_then(|it| sheet.geometry.anchor(it))
            .is_some_and(|it| EUROPE.contains(it))
}

/// Returns how far a pointer reaches: a dot within 4 px, the polygon under it, a coast
/// within 1.5 px, else the nearest dot within 12 px.
///
/// Browsers tell whole pixels, up to 0.7 px from where a click was, and coasts are drawn
/// simplified: without the 1.5 px a click on a harbour answers for nobody, or for an island
/// far out at sea. On a phone's map of the world all of Guinea-Bissau lies within
/// 4 px of the Gambia's dot: such a shape keeps what is farther than 2 px.
pub fn pointing(units_per_px: f64) -> Reach {
    Reach {
        marker: 4.0 * units_per_px,
        coast: 1.5 * units_per_px,
        nearest: 12.0 * units_per_px,
    }
}
