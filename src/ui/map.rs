//! The map: the drawing for the eye; over it a listbox with the names, the focus and the
//! keys; beside it the buttons that move it.

use super::Act;
use super::find::plain_key;
use super::stage::Stage;
use super::still::{Drawing, Still, map_patterns};
use super::tag::{Tag, tag};
use crate::domain::ParticipantId;
use crate::geo::MapView;
use crate::i18n::Message;
use crate::view::{Action, Figure, answers};
use std::rc::Rc;
use wasm_bindgen::JsCast;
use web_sys::{Event, KeyboardEvent, Node, PointerEvent, WheelEvent};
use yew::prelude::*;

/// The switch between parts of the world.
pub(super) fn views(figure: &Figure, act: &Act) -> Html {
    let scene = &figure.scene;
    let view = figure.map.sheet.geometry.view();
    let button = |it: MapView, name: Message| {
        tag("button type=button")
            .flag("aria-pressed", it == view)
            .press(act, Action::PickView(it))
            .say(scene.say(name))
            .html()
    };
    tag("div class=views role=group")
        .set("aria-label", scene.say(Message::ViewLabel))
        .add(button(MapView::Europe, Message::ViewEurope))
        .add(button(MapView::World, Message::ViewWorld))
        .html()
}

/// A sign that is drawn.
pub(super) fn icon(d: &'static str) -> Html {
    tag("svg class=icon aria-hidden=true")
        .set("viewBox", "0 0 12 12")
        .add(tag("path").set("d", d).html())
        .html()
}

/// What moves the map: what it does, what it is called, its sign. Those that zoom are last:
/// when the others come, they stay under the pointer that pressed them.
const MOVES: [(&str, Message, &str); 7] = [
    ("left", Message::PanLeft, "M8 1L3 6l5 5"),
    ("up", Message::PanUp, "M1 8l5-5 5 5"),
    ("down", Message::PanDown, "M1 4l5 5 5-5"),
    ("right", Message::PanRight, "M4 1l5 5-5 5"),
    ("home", Message::ZoomHome, "M1 4V1h3M8 1h3v3M11 8v3H8M4 11H1V8"),
    ("out", Message::ZoomOut, "M1 6h10"),
    ("in", Message::ZoomIn, "M1 6h10M6 1v10"),
];

/// The buttons that zoom and move the map: whatever a pointer can do to it.
pub(super) fn moves(figure: &Figure, stage: &Rc<Stage>) -> Html {
    let scene = &figure.scene;
    let onclick = {
        let stage = Rc::clone(stage);
        move |event: Event| {
            let target =
                event.target().and_then(|it| it.dyn_into::<web_sys::Element>().ok());
            let button = target.and_then(|it| it.closest("[data-do]").ok().flatten());
            if let Some(what) = button.and_then(|it| it.get_attribute("data-do")) {
                stage.go(&what);
            }
        }
    };
    let button = |(what, name, sign): (&'static str, Message, &'static str)| {
        tag("button type=button")
            .set("data-do", what)
            .set("aria-label", scene.say(name))
            .set("title", scene.say(name))
            .add(icon(sign))
            .html()
    };
    tag("div class=moves role=group")
        .set("aria-label", scene.say(Message::ZoomLabel))
        .hear("click", Rc::new(onclick))
        .all(MOVES.into_iter().map(button).collect())
        .html()
}

pub(super) fn map(figure: &Rc<Figure>, act: &Act, stage: &Rc<Stage>) -> Html {
    let geometry = &figure.map.sheet.geometry;
    let view_box = format!("0 0 {} {}", geometry.width(), geometry.height());
    let ring = |words: &'static str, node: &NodeRef| {
        let line = || tag("path").html();
        tag(words).node(node).add(line()).add(line()).html()
    };
    let still = |it: Still| html! { <Drawing {it} /> };
    let land = tag("g class=land")
        .node(&stage.land)
        .add(still(Still::Shapes(Rc::clone(&figure.map))))
        .add(ring("g class=hovered", &stage.hovered))
        .add(ring("g class=selected", &stage.selected))
        .add(
            tag("path class=tipping")
                .set("d", AttrValue::from(Rc::clone(&figure.tipping)))
                .html(),
        )
        .add(still(Still::Dots(Rc::clone(&figure.map))));
    let svg = tag("svg aria-hidden=true")
        .set("viewBox", view_box)
        .node(&stage.svg)
        .add(map_patterns())
        .add(land.html());
    let sheet = tag("div class=sheet")
        .node(&stage.sheet)
        .add(svg.html())
        .add(keys(figure, act, stage))
        .add(tag("div class=tip aria-hidden=true").node(&stage.tip).html());
    pointing(tag("div part=map class=map"), figure, act, stage).add(sheet.html()).html()
}

/// What a pointer does on the map.
fn pointing(map: Tag, figure: &Rc<Figure>, act: &Act, stage: &Rc<Stage>) -> Tag {
    let at = |run: fn(&Stage, &PointerEvent)| {
        let stage = Rc::clone(stage);
        Rc::new(move |event: Event| run(&stage, event.unchecked_ref()))
    };
    let onclick = {
        let (figure, act, stage) = (Rc::clone(figure), act.clone(), Rc::clone(stage));
        move |event: Event| {
            let Some(hit) = stage.click(event.unchecked_ref()) else { return };
            match hit {
                // an area without a status opens no card, and the panel says why
                Some(code) => act.emit(
                    answers(&figure.scene, code).map_or(Action::Note(code), Action::Tap),
                ),
                None => act.emit(Action::Select(None)),
            }
        }
    };
    let onwheel = {
        let stage = Rc::clone(stage);
        move |event: Event| {
            let event: &WheelEvent = event.unchecked_ref();
            // without a key the wheel is the page's
            if event.ctrl_key() || event.meta_key() {
                event.prevent_default();
                stage.wheel(event);
            }
        }
    };
    map.hear("pointerdown", at(Stage::press))
        .hear("pointermove", at(Stage::point))
        .hear("pointerup", at(Stage::release))
        .hear("pointercancel", at(Stage::release))
        .hear("pointerout", at(leave))
        .hear("dblclick", at(|stage, event| stage.nearer(event)))
        .hear("click", Rc::new(onclick))
        .hear("wheel", Rc::new(onwheel))
}

/// The pointer left something: the whole map, perhaps.
fn leave(stage: &Stage, event: &PointerEvent) {
    let to = event.related_target().and_then(|it| it.dyn_into::<Node>().ok());
    let is_inside = stage.holds(to.as_ref());
    if !is_inside {
        stage.leave(event);
    }
}

/// The listbox over the map: one tab stop, arrows inside.
///
/// The arrows follow the list, by name, and not the compass: a screen reader says "12 of
/// 57", and what comes next must be the next; Home, End and letters mean the same order.
fn keys(figure: &Rc<Figure>, act: &Act, stage: &Rc<Stage>) -> Html {
    let scene = &figure.scene;
    let onkeydown = {
        let (figure, act, stage) = (Rc::clone(figure), act.clone(), Rc::clone(stage));
        move |event: Event| {
            let Some(key) = plain_key(&event) else { return };
            let event: &KeyboardEvent = event.unchecked_ref();
            let what = match (key.as_str(), event.shift_key()) {
                ("+" | "=", _) => "in",
                ("-", _) => "out",
                ("0", _) => "home",
                ("ArrowLeft", true) => "left",
                ("ArrowRight", true) => "right",
                ("ArrowUp", true) => "up",
                ("ArrowDown", true) => "down",
                _ => "",
            };
            if !what.is_empty() {
                event.prevent_default();
                stage.go(what);
                return;
            }
            let action = figure.map_key(&stage.typed(&key, event)).or_else(|| {
                stage.forget_letters(&key);
                figure.map_key(&key)
            });
            if let Some(action) = action {
                event.prevent_default();
                act.emit(action);
            }
        }
    };
    let onclick = {
        let act = act.clone();
        move |event: Event| {
            // a screen reader presses the option itself
            let target =
                event.target().and_then(|it| it.dyn_into::<web_sys::Element>().ok());
            let id = target.map(|it| it.id()).unwrap_or_default();
            if let Some(id) = id.strip_prefix("map-").and_then(ParticipantId::parse) {
                event.stop_propagation();
                act.emit(Action::Tap(id));
            }
        }
    };
    let cursor = figure.cursor().map(|id| format!("map-{id}")).unwrap_or_default();
    let is_playing = figure.reader.exploring.is_playing;
    let rows =
        Still::Options(Rc::clone(&figure.reachable), figure.selected(), is_playing);
    tag("ul class=keys role=listbox tabindex=0")
        .set("aria-label", figure.map.label.clone())
        .set("aria-description", scene.say(Message::MapHint))
        .set("aria-activedescendant", cursor)
        .hear("keydown", Rc::new(onkeydown))
        .hear("click", Rc::new(onclick))
        .does("focusin", act, Action::FocusMap(true))
        .does("focusout", act, Action::FocusMap(false))
        .add(html! { <Drawing it={rows} /> })
        .html()
}
