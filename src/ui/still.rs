//! What is drawn once for a map or a list, and left alone by pointing and selecting: the
//! shapes, the dots, and the options over the map.

use super::tag::tag;
use crate::domain::ParticipantId;
use crate::view::explore::Explored;
use crate::view::{ListRow, Look, MapModel, MarkerView, ShapeView, whole};
use js_sys::Promise;
use std::rc::Rc;
use wasm_bindgen_futures::JsFuture;
use yew::prelude::*;

/// The patterns that tell looks apart without colour: the look's name, the size of a tile,
/// how it is turned, and its ink. In pixels: the map's own copies are scaled to stay so.
#[rustfmt::skip]
const PATTERNS: [(Look, &str, &str, Ink); 6] = [
    (Look::Assumed,     "8", "-45", Ink::Line("M0 4h8")),
    (Look::Represented, "7", "0",  Ink::Dots("1.75", "5.25", "1.2")),
    (Look::Negotiated,  "5", "0",  Ink::Line("M0 2.5h5")),
    (Look::Contracting, "7", "45", Ink::Line("M0 3.5h7")),
    (Look::Withdrawn,   "7", "-45", Ink::Line("M0 3.5h7")),
    (Look::Neutral,     "5", "45", Ink::Line("M0 2.5h5M2.5 0v5")),
];

/// What a tile of a pattern holds.
enum Ink {
    /// Two dots: where the first and the second lie on the diagonal, and their radius.
    Dots(&'static str, &'static str, &'static str),
    /// Lines.
    Line(&'static str),
}

/// Returns each pattern of the map with how it is turned.
pub(super) fn turned() -> impl Iterator<Item = (&'static str, &'static str)> {
    PATTERNS.iter().map(|(look, _, turn, _)| (look.name(), *turn))
}

fn fill(look: Look, of: &str) -> String {
    let has_pattern = PATTERNS.iter().any(|it| it.0 == look);
    if has_pattern { format!("url(#{of}{})", look.name()) } else { String::new() }
}

/// Returns the fill of a sample of a look.
pub(super) fn swatch_fill(look: Look) -> String {
    fill(look, "look-")
}

/// The patterns for samples, in a drawing of their own: those of one that is not shown, as
/// the map is not beside the table, would not be drawn.
pub(super) fn patterns() -> Html {
    let mut defs = tag("defs");
    for (look, size, turn, ink) in &PATTERNS {
        let (size, name) = (*size, look.name());
        let rotate = format!("rotate({turn})");
        let ground = tag("rect").set("width", size).set("height", size);
        let mut pattern = tag("pattern patternUnits=userSpaceOnUse")
            .set("id", format!("look-{name}"))
            .set("class", name)
            .set("width", size)
            .set("height", size)
            .set("patternTransform", rotate.clone())
            .add(ground.html());
        match ink {
            Ink::Dots(one, two, radius) => {
                for at in [*one, *two] {
                    let dot = tag("circle").set("cx", at).set("cy", at).set("r", *radius);
                    pattern = pattern.add(dot.html());
                }
            }
            Ink::Line(d) => pattern = pattern.add(tag("path").set("d", *d).html()),
        }
        defs = defs.add(pattern.html());
    }
    tag("svg class=unseen aria-hidden=true").add(defs.html()).html()
}

/// The same patterns for the map.
pub(super) fn map_patterns() -> Html {
    let copy = |(name, _): (&str, &str)| {
        // `patternTransform` is the stage's: it keeps the tiles at their size
        tag("pattern")
            .set("id", format!("map-{name}"))
            .set("href", format!("#look-{name}"))
            .html()
    };
    tag("defs").all(turned().map(copy).collect()).html()
}

/// Something that is drawn once.
#[derive(Clone)]
pub(super) enum Still {
    /// The shapes of a map, and its lines.
    Shapes(Rc<MapModel>),
    /// The dots of a map.
    Dots(Rc<MapModel>),
    /// The options over the map, whose card is open, and whether days pass: then what they
    /// say waits for the day that is stopped at.
    Options(Rc<Vec<ListRow>>, Option<ParticipantId>, bool),
    /// What is the same whatever the day: what it is drawn from, and how.
    Whole(Rc<Explored>, Rc<dyn Fn() -> Html>),
    /// What need not be drawn again while it is hidden: whether it is, and how it is drawn.
    Hideable(bool, Rc<dyn Fn() -> Html>),
    /// What is the same while a text is: all that it says.
    Told(String, Rc<dyn Fn() -> Html>),
}

#[derive(Properties)]
pub(super) struct StillProps {
    pub(super) it: Still,
}

/// The same only where it is one: what changed was computed before.
impl PartialEq for StillProps {
    fn eq(&self, other: &Self) -> bool {
        match (&self.it, &other.it) {
            (Still::Shapes(a), Still::Shapes(b)) | (Still::Dots(a), Still::Dots(b)) => {
                Rc::ptr_eq(a, b)
            }
            (Still::Options(a, whose, plays), Still::Options(b, before, played)) => {
                Rc::ptr_eq(a, b) && (whose, plays) == (before, played)
            }
            (Still::Whole(a, _), Still::Whole(b, _)) => Rc::ptr_eq(a, b),
            (Still::Told(a, _), Still::Told(b, _)) => a == b,
            (Still::Hideable(is_hidden, _), Still::Hideable(was_hidden, _)) => {
                *is_hidden && *was_hidden
            }
            _ => false,
        }
    }
}

pub(super) struct Drawing;

impl Component for Drawing {
    type Message = ();
    type Properties = StillProps;

    fn create(_: &Context<Self>) -> Self {
        Self
    }

    /// The options of the same map say later, in a task of their own, what another day made
    /// of them: there may be two hundred, and nobody sees them.
    fn changed(&mut self, context: &Context<Self>, before: &StillProps) -> bool {
        let (Still::Options(was, before, _), Still::Options(is, whose, plays)) =
            (&before.it, &context.props().it)
        else {
            return true;
        };
        let has_same = was.iter().map(|it| it.id).eq(is.iter().map(|it| it.id));
        if whose != before || !has_same {
            return true;
        }
        if !*plays {
            context.link().send_future(next_task());
        }
        false
    }

    fn update(&mut self, _: &Context<Self>, (): ()) -> bool {
        true
    }

    fn view(&self, context: &Context<Self>) -> Html {
        match &context.props().it {
            Still::Shapes(map) => shapes(map),
            Still::Dots(map) => dots(map),
            Still::Options(rows, selected, _) => {
                rows.iter().map(|row| option(row, *selected == Some(row.id))).collect()
            }
            Still::Whole(_, draw) | Still::Told(_, draw) | Still::Hideable(_, draw) => {
                draw()
            }
        }
    }
}

/// Goes on in another task.
async fn next_task() {
    let later = Promise::new(&mut |done, _| {
        if let Some(window) = web_sys::window() {
            let _ = window.set_timeout_with_callback(&done);
        }
    });
    let _ = JsFuture::from(later).await;
}

fn shapes(map: &MapModel) -> Html {
    let line = |words: &'static str, d: &Rc<str>| {
        tag(words).set("d", AttrValue::from(Rc::clone(d))).html()
    };
    html! {
        <g class="shapes">
            { for map.shapes.iter().map(shape) }
            { line("path class=coast", &map.sheet.coast) }
            { line("path class=borders", &map.sheet.borders) }
            { line("path class=dashed", &map.sheet.dashed) }
        </g>
    }
}

fn shape(shape: &ShapeView) -> Html {
    html! {
        <path key={shape.code.as_str().to_owned()} d={AttrValue::from(Rc::clone(&shape.d))}
            data-shape={shape.code.as_str().to_owned()}
            data-id={shape.answers.map(|id| id.to_string())}
            data-standing={shape.standing.map(|it| it.name())}
            data-assumed={(shape.look == Look::Assumed).then_some("")}
            data-look={shape.look.name()} fill={fill(shape.look, "map-")} />
    }
}

/// All dots, and what rings the one that is pointed at and the one that is selected; the
/// style sheet gives them a size that does not depend on the map's.
fn dots(map: &MapModel) -> Html {
    let dot = |marker: &MarkerView| {
        let (x, y) = whole(marker.at);
        let id = marker.answers.map(|id| id.to_string()).unwrap_or_default();
        tag("circle r=5")
            .key(marker.code.as_str())
            .set("cx", x.to_string())
            .set("cy", y.to_string())
            .set("data-shape", marker.code.as_str().to_owned())
            .set("data-id", id)
            .set("data-standing", marker.standing.map_or("", |it| it.name()))
            .bare("data-assumed", marker.look == Look::Assumed)
            .bare("data-territory", marker.is_territory)
            .set("data-look", marker.look.name())
            .set("fill", fill(marker.look, "map-"))
            .html()
    };
    let ring = |words| {
        let line = || tag("circle").html();
        tag(words).add(line()).add(line()).html()
    };
    tag("g class=dots")
        .all(map.markers.iter().map(dot).collect())
        .add(ring("g class=ring data-ring=hovered"))
        .add(ring("g class=ring data-ring=selected"))
        .html()
}

fn option(row: &ListRow, is_selected: bool) -> Html {
    tag("li role=option")
        .key(row.id.as_str())
        .set("id", format!("map-{}", row.id))
        .flag("aria-selected", is_selected)
        // a text would be laid out whenever the day changes, and nobody sees it
        .set("aria-label", row.label.clone())
        .html()
}
