//! The map: shapes and dots, what is pointed at, what is selected.
//!
//! The drawing is for the eye; a listbox over it has the names, the focus and the keys.

use super::shapes::{Shapes, fill, patterns};
use super::{Act, doing, simple, widget::element};
use crate::domain::ParticipantId;
use crate::geo::{MapView, Point};
use crate::i18n::Message;
use crate::view::{Action, Figure, ListRow, Pointed, answers, whole};
use std::rc::Rc;
use wasm_bindgen::JsCast;
use web_sys::Node;
use yew::prelude::*;

/// The switch between parts of the world.
pub(super) fn views(figure: &Figure, act: &Act) -> Html {
    let scene = &figure.scene;
    let view = figure.map.sheet.geometry.view();
    let button = |it: MapView, name: Message| {
        let onclick = doing::<MouseEvent>(act, Action::PickView(it));
        html! {
            <button type="button" aria-pressed={(it == view).to_string()} {onclick}>
                { scene.say(name) }
            </button>
        }
    };
    html! {
        <div class="views" role="group" aria-label={scene.say(Message::ViewLabel)}>
            { button(MapView::Europe, Message::ViewEurope) }
            { button(MapView::World, Message::ViewWorld) }
        </div>
    }
}

pub(super) fn map(figure: &Rc<Figure>, act: &Act, sheet: NodeRef, tip: NodeRef) -> Html {
    let geometry = &figure.map.sheet.geometry;
    let onpointermove = {
        let (figure, act, sheet) = (Rc::clone(figure), act.clone(), sheet.clone());
        move |event: PointerEvent| act.emit(Action::Point(hit(&figure, &sheet, &event)))
    };
    let onpointerout = {
        let (act, sheet) = (act.clone(), sheet.clone());
        move |event: PointerEvent| {
            let to = event.related_target().and_then(|it| it.dyn_into::<Node>().ok());
            let is_inside = element(&sheet).is_some_and(|it| it.contains(to.as_ref()));
            if !is_inside {
                act.emit(Action::Point(None));
            }
        }
    };
    let onclick = {
        let (figure, act, sheet) = (Rc::clone(figure), act.clone(), sheet.clone());
        move |event: MouseEvent| {
            let pointed = hit(&figure, &sheet, &event);
            act.emit(Action::Point(pointed));
            match pointed {
                // an area without a status says so in its name, and opens no card
                Some(it) => {
                    if let Some(id) = answers(&figure.scene, it.code) {
                        act.emit(Action::Select(Some(id)));
                    }
                }
                None => act.emit(Action::Select(None)),
            }
        }
    };
    let view_box = format!("0 0 {} {}", geometry.width(), geometry.height());
    let shown = figure.tip();
    html! {
        <div part="map" class="map" {onpointermove} {onpointerout} {onclick}>
            <div class="sheet" ref={sheet}>
                <svg viewBox={view_box} aria-hidden="true">
                    { patterns() }
                    <Shapes map={Rc::clone(&figure.map)} />
                    { hovered(figure) }
                    { outline(figure, figure.selected(), "selected") }
                    { dots(figure) }
                </svg>
                { keys(figure, act) }
                <div class="tip" ref={tip} hidden={shown.is_none()} aria-hidden="true">
                    { for shown.map(|it| it.label) }
                </div>
            </div>
        </div>
    }
}

/// Puts the name of what is pointed out where it belongs. A position, and not a style
/// attribute: a strict policy refuses those.
pub(super) fn place_tip(figure: &Figure, tip: &NodeRef) {
    let Some((tip, shown)) = element(tip).zip(figure.tip()) else { return };
    let percent = |part: i32| format!("{}.{:02}%", part / 100, part % 100);
    tip.set_class_name(shown.side);
    let style = tip.style();
    let _ = style.set_property("left", &percent(shown.at.0));
    let _ = style.set_property("top", &percent(shown.at.1));
}

/// Returns what answers where a pointer is.
fn hit(figure: &Figure, sheet: &NodeRef, event: &MouseEvent) -> Option<Pointed> {
    let geometry = &figure.map.sheet.geometry;
    let rect = element(sheet)?.get_bounding_client_rect();
    let scale = f64::from(geometry.width()) / rect.width();
    let x = (f64::from(event.client_x()) - rect.left()) * scale;
    let y = (f64::from(event.client_y()) - rect.top()) * scale;
    let at = Point { x, y };
    let code = figure.map.hit(at, scale)?;
    Some(Pointed { code, at: whole(at) })
}

fn hovered(figure: &Figure) -> Html {
    let Some(pointed) = figure.reader.pointed else {
        return outline(figure, figure.keyed(), "hovered");
    };
    let path = figure.map.sheet.path_of(pointed.code);
    path.map_or_else(Html::default, |d| line("hovered", d.into()))
}

fn outline(figure: &Figure, id: Option<ParticipantId>, class: &'static str) -> Html {
    let Some(id) = id else { return Html::default() };
    let d = figure.map.sheet.outline(&figure.scene, id);
    line(class, d.into())
}

fn line(class: &'static str, d: AttrValue) -> Html {
    simple("path", &["class", "d"], [class.into(), d], Html::default())
}

/// All dots; the style sheet gives them a size that does not depend on the map's.
fn dots(figure: &Figure) -> Html {
    let selected = figure.selected();
    let pointed = figure.reader.pointed;
    let pointed = match pointed {
        Some(it) => answers(&figure.scene, it.code),
        None => figure.keyed(),
    };
    let dot = |marker: &crate::view::MarkerView| {
        let (x, y) = whole(marker.at);
        let is = |id: Option<ParticipantId>| id.is_some() && id == marker.answers;
        let on = (is(selected) || is(pointed)).then_some("");
        html! {
            <circle key={marker.code.as_str().to_owned()} data-on={on}
                cx={x.to_string()} cy={y.to_string()} r="5"
                data-shape={marker.code.as_str().to_owned()}
                data-id={marker.answers.map(|id| id.to_string())}
                data-standing={marker.standing.map(|it| it.name())}
                data-look={marker.look.name()} fill={fill(marker.look)} />
        }
    };
    html! { <g class="dots">{ for figure.map.markers.iter().map(dot) }</g> }
}

/// The listbox over the map: one tab stop, arrows inside.
fn keys(figure: &Rc<Figure>, act: &Act) -> Html {
    let scene = &figure.scene;
    let selected = figure.selected();
    let onkeydown = {
        let (figure, act) = (Rc::clone(figure), act.clone());
        move |event: KeyboardEvent| {
            if event.ctrl_key() || event.alt_key() || event.meta_key() {
                return;
            }
            if let Some(action) = figure.map_key(&event.key()) {
                event.prevent_default();
                act.emit(action);
            }
        }
    };
    let onfocusin = doing::<FocusEvent>(act, Action::FocusMap(true));
    let onfocusout = doing::<FocusEvent>(act, Action::FocusMap(false));
    let option = |row: &ListRow| {
        let id = row.id;
        let act = act.clone();
        let onclick = move |event: MouseEvent| {
            event.stop_propagation();
            act.emit(Action::Select(Some(id)));
        };
        html! {
            <li key={id.to_string()} id={format!("map-{id}")} role="option"
                aria-selected={(selected == Some(id)).to_string()} {onclick}>
                { &row.label }
            </li>
        }
    };
    html! {
        <ul class="keys" role="listbox" tabindex="0" aria-label={figure.map.label.clone()}
            aria-description={scene.say(Message::MapHint)}
            aria-activedescendant={figure.cursor().map(|id| format!("map-{id}"))}
            {onkeydown} {onfocusin} {onfocusout}>
            { for figure.reachable.iter().map(option) }
        </ul>
    }
}
