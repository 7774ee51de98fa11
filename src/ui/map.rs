//! The map: shapes and dots, what is pointed at, what is selected.
//!
//! The drawing is for the eye; a listbox over it has the names, the focus and the keys.

use crate::domain::ParticipantId;
use crate::geo::{Point, ShapeCode};
use crate::i18n::Message;
use crate::view::{ListRow, Look, MapModel, Scene, answers, pointing, step};
use std::rc::Rc;
use wasm_bindgen::JsCast;
use web_sys::{HtmlElement, Node};
use yew::prelude::*;

/// Returns whether a participant can have a shape on any map: organizations cannot.
pub(super) fn has_shape(id: ParticipantId) -> bool {
    id.as_str() != "EU"
}

/// Returns the pattern a look is filled with, where it has one.
pub(super) fn fill(look: Look) -> Option<AttrValue> {
    let name = match look {
        Look::Represented => "url(#dots)",
        Look::Negotiated => "url(#lines)",
        Look::Withdrawn => "url(#hatch)",
        Look::Neutral => "url(#neutral)",
        Look::Party | Look::Contracting | Look::Signatory | Look::None => return None,
    };
    Some(AttrValue::Static(name))
}

#[derive(PartialEq, Properties)]
pub(super) struct MapPartProps {
    pub(super) model: Rc<MapModel>,
    pub(super) scene: Rc<Scene>,
    pub(super) rows: Rc<Vec<ListRow>>,
    pub(super) selected: Option<ParticipantId>,
    pub(super) highlight: Option<ParticipantId>,
    pub(super) on_select: Callback<Option<ParticipantId>>,
}

/// Where a tooltip stands: at a place of the map, in map units.
#[derive(Clone, Copy, Debug, PartialEq)]
struct Pointed {
    code: ShapeCode,
    at: Point,
}

#[component]
pub(super) fn MapPart(props: &MapPartProps) -> Html {
    let MapPartProps { model, scene, rows, selected, highlight, on_select } = props;
    let frame = use_node_ref();
    let tip = use_node_ref();
    let pointed = use_state_eq(|| None::<Pointed>);
    let active = use_state_eq(|| None::<ParticipantId>);
    let has_focus = use_state_eq(|| false);
    let geometry = &model.sheet.geometry;
    let (width, height) = (f64::from(geometry.width()), f64::from(geometry.height()));

    let reachable: Rc<Vec<ListRow>> = {
        let sheet = Rc::clone(&model.sheet);
        let deps = (Rc::clone(rows), geometry.view());
        use_memo(deps, move |(rows, _)| {
            rows.iter().filter(|row| sheet.shows(row.id)).cloned().collect()
        })
    };
    let hit = {
        let (frame, model) = (frame.clone(), Rc::clone(model));
        move |event: &MouseEvent| -> Option<Pointed> {
            let rect = frame.cast::<HtmlElement>()?.get_bounding_client_rect();
            let scale = width / rect.width();
            let x = (f64::from(event.client_x()) - rect.left()) * scale;
            let y = (f64::from(event.client_y()) - rect.top()) * scale;
            let at = Point { x, y };
            let code = model.sheet.geometry.hit(at, pointing(scale))?;
            Some(Pointed { code, at })
        }
    };
    let onpointermove = {
        let (pointed, hit) = (pointed.setter(), hit.clone());
        move |event: PointerEvent| pointed.set(hit(&event))
    };
    let onpointerout = {
        let (pointed, frame) = (pointed.setter(), frame.clone());
        move |event: PointerEvent| {
            let to = event.related_target().and_then(|it| it.dyn_into::<Node>().ok());
            let frame = frame.cast::<Node>();
            if !frame.is_some_and(|frame| frame.contains(to.as_ref())) {
                pointed.set(None);
            }
        }
    };
    let onclick = {
        let (scene, on_select, active) =
            (Rc::clone(scene), on_select.clone(), active.setter());
        let pointed = pointed.setter();
        move |event: MouseEvent| {
            let found = hit(&event);
            pointed.set(found);
            match found {
                // an area without a status says so in its tooltip, and opens no card
                Some(found) => {
                    if let Some(id) = answers(&scene, found.code) {
                        active.set(Some(id));
                        on_select.emit(Some(id));
                    }
                }
                None => on_select.emit(None),
            }
        }
    };
    let onkeydown = {
        let (reachable, active, selected) = (Rc::clone(&reachable), active.clone(), *selected);
        let (on_select, pointed) = (on_select.clone(), pointed.setter());
        move |event: KeyboardEvent| {
            if event.ctrl_key() || event.alt_key() || event.meta_key() {
                return;
            }
            let current = active.or(selected);
            let place = reachable.iter().position(|row| Some(row.id) == current);
            match event.key().as_str() {
                "Enter" | " " => match place.and_then(|it| reachable.get(it)) {
                    Some(row) => on_select.emit(Some(row.id)),
                    None => return,
                },
                "Escape" if selected.is_some() => on_select.emit(None),
                key => match step(&reachable, place, key).and_then(|it| reachable.get(it)) {
                    Some(row) => {
                        pointed.set(None);
                        active.set(Some(row.id));
                    }
                    None => return,
                },
            }
            event.prevent_default();
        }
    };
    let onfocusin = {
        let (has_focus, active) = (has_focus.setter(), active.clone());
        let first = selected.or_else(|| reachable.first().map(|row| row.id));
        move |_: FocusEvent| {
            has_focus.set(true);
            if active.is_none() {
                active.set(first);
            }
        }
    };
    let onfocusout = {
        let has_focus = has_focus.setter();
        move |_: FocusEvent| has_focus.set(false)
    };

    // what is pointed at, else what the keys or another part of the figure are on
    let keyed = active.filter(|_| *has_focus).or(*highlight);
    let shown = pointed.or_else(|| {
        let code = ShapeCode::parse(keyed?.as_str())?;
        Some(Pointed { code, at: geometry.anchor(code)? })
    });
    let hovered = match *pointed {
        Some(pointed) => Outline::Shape(pointed.code),
        None => keyed.map_or(Outline::None, Outline::Participant),
    };
    {
        // a position, not a style attribute: those are refused under a strict policy
        let tip = tip.clone();
        use_effect_with((shown, geometry.view()), move |(shown, _)| {
            let Some((tip, shown)) = tip.cast::<HtmlElement>().zip(*shown) else { return };
            let style = tip.style();
            let share = |part: f64, whole: f64| format!("{}%", (1e4 * part / whole).round() / 1e2);
            let _ = style.set_property("left", &share(shown.at.x, width));
            let _ = style.set_property("top", &share(shown.at.y, height));
        });
    }
    let label = shown.map(|it| model.label_of(scene, it.code));
    let side = shown.map(|it| {
        let across = if it.at.x < width * 0.2 {
            "start"
        } else if it.at.x > width * 0.8 {
            "end"
        } else {
            "middle"
        };
        let down = if it.at.y < height * 0.15 { "below" } else { "above" };
        format!("{across} {down}")
    });
    html! {
        <div part="map" class="map" {onpointermove} {onpointerout} {onclick}>
            <div class="sheet" ref={frame}>
                <svg viewBox={format!("0 0 {width} {height}")} aria-hidden="true" focusable="false"
                    xmlns="http://www.w3.org/2000/svg">
                    <Patterns />
                    <Shapes model={Rc::clone(model)} />
                    <Overlay model={Rc::clone(model)} scene={Rc::clone(scene)} class="hovered" outline={hovered} />
                    <Overlay model={Rc::clone(model)} scene={Rc::clone(scene)} class="selected"
                        outline={selected.map_or(Outline::None, Outline::Participant)} />
                    <Dots model={Rc::clone(model)} />
                    <DotOverlay model={Rc::clone(model)} class="dot-hovered" id={pointed.as_ref().and_then(|it| answers(scene, it.code)).or(keyed)} />
                    <DotOverlay model={Rc::clone(model)} class="dot-selected" id={*selected} />
                </svg>
                <Keys rows={Rc::clone(&reachable)} active={*active} selected={*selected}
                    label={model.label.clone()} hint={scene.say(Message::MapHint)}
                    on_select={on_select.clone()} {onkeydown} {onfocusin} {onfocusout} />
                <div class={classes!("tip", side)} ref={tip} hidden={label.is_none()} aria-hidden="true">
                    { label.unwrap_or_default() }
                </div>
            </div>
        </div>
    }
}

#[derive(PartialEq, Properties)]
struct KeysProps {
    rows: Rc<Vec<ListRow>>,
    active: Option<ParticipantId>,
    selected: Option<ParticipantId>,
    label: String,
    hint: String,
    on_select: Callback<Option<ParticipantId>>,
    onkeydown: Callback<KeyboardEvent>,
    onfocusin: Callback<FocusEvent>,
    onfocusout: Callback<FocusEvent>,
}

/// The listbox over the map: one tab stop, arrows inside.
#[component]
fn Keys(props: &KeysProps) -> Html {
    let options = props.rows.iter().map(|row| {
        let id = row.id;
        let onclick = {
            let on_select = props.on_select.clone();
            move |event: MouseEvent| {
                event.stop_propagation();
                on_select.emit(Some(id));
            }
        };
        html! {
            <li key={id.to_string()} id={format!("map-{id}")} role="option"
                aria-selected={(props.selected == Some(id)).to_string()} {onclick}>
                { &row.label }
            </li>
        }
    });
    let active = props.active.filter(|id| props.rows.iter().any(|row| row.id == *id));
    html! {
        <ul class="keys" role="listbox" tabindex="0" aria-label={props.label.clone()}
            aria-description={props.hint.clone()}
            aria-activedescendant={active.map(|id| format!("map-{id}"))}
            onkeydown={props.onkeydown.clone()} onfocusin={props.onfocusin.clone()}
            onfocusout={props.onfocusout.clone()}>
            { for options }
        </ul>
    }
}

/// The patterns that tell looks apart without colour.
#[component]
fn Patterns() -> Html {
    html! {
        <defs>
            <pattern id="dots" class="pattern" width="6" height="6" patternUnits="userSpaceOnUse">
                <rect width="6" height="6" class="ground-none" />
                <circle cx="1.5" cy="1.5" r="1.05" class="ink-dots" />
                <circle cx="4.5" cy="4.5" r="1.05" class="ink-dots" />
            </pattern>
            <pattern id="lines" width="6" height="6" patternUnits="userSpaceOnUse">
                <rect width="6" height="6" class="ground-negotiated" />
                <path d="M0 4.5h6" class="ink-lines" />
            </pattern>
            <pattern id="hatch" width="7" height="7" patternUnits="userSpaceOnUse" patternTransform="rotate(45)">
                <rect width="7" height="7" class="ground-none" />
                <path d="M0 3.5h7" class="ink-hatch" />
            </pattern>
            <pattern id="neutral" width="5" height="5" patternUnits="userSpaceOnUse" patternTransform="rotate(45)">
                <rect width="5" height="5" class="ground-neutral" />
                <path d="M0 2.5h5" class="ink-neutral" />
            </pattern>
        </defs>
    }
}

#[derive(PartialEq, Properties)]
struct ModelProps {
    model: Rc<MapModel>,
}

/// All shapes. Drawn once for a scene: pointing and selecting only touch overlays.
#[component]
fn Shapes(ModelProps { model }: &ModelProps) -> Html {
    let shapes = model.shapes.iter().map(|shape| {
        html! {
            <path key={shape.code.as_str().to_owned()} d={AttrValue::from(Rc::clone(&shape.d))}
                data-shape={shape.code.as_str().to_owned()}
                data-id={shape.answers.map(|id| id.to_string())}
                data-standing={shape.standing.map(|it| it.name())}
                data-look={shape.look.name()} fill={fill(shape.look)} />
        }
    });
    html! {
        <g class="shapes">
            { for shapes }
            <path class="dashed" d={AttrValue::from(Rc::clone(&model.sheet.dashed))} />
        </g>
    }
}

/// All dots, at a size that does not depend on the map's.
#[component]
fn Dots(ModelProps { model }: &ModelProps) -> Html {
    let dots = model.markers.iter().map(|marker| {
        let (cx, cy) = (marker.at.x.to_string(), marker.at.y.to_string());
        html! {
            <g key={marker.code.as_str().to_owned()}>
                <circle class="ring" cx={cx.clone()} cy={cy.clone()} r="0.01" />
                <circle class="dot" {cx} {cy} r="0.01"
                    data-shape={marker.code.as_str().to_owned()}
                    data-id={marker.answers.map(|id| id.to_string())}
                    data-standing={marker.standing.map(|it| it.name())}
                    data-look={marker.look.name()} />
            </g>
        }
    });
    html! { <g class="dots">{ for dots }</g> }
}

/// What an outline is drawn round.
#[derive(Clone, Copy, Debug, PartialEq)]
enum Outline {
    None,
    Shape(ShapeCode),
    Participant(ParticipantId),
}

#[derive(PartialEq, Properties)]
struct OverlayProps {
    model: Rc<MapModel>,
    scene: Rc<Scene>,
    class: &'static str,
    outline: Outline,
}

/// An outline above all shapes.
#[component]
fn Overlay(OverlayProps { model, scene, class, outline }: &OverlayProps) -> Html {
    let d = match *outline {
        Outline::None => return Html::default(),
        Outline::Shape(code) => model.sheet.path_of(code).unwrap_or_else(|| Rc::from("")),
        Outline::Participant(id) => Rc::from(model.sheet.outline(scene, id)),
    };
    html! { <path class={*class} d={AttrValue::from(d)} /> }
}

#[derive(PartialEq, Properties)]
struct DotOverlayProps {
    model: Rc<MapModel>,
    class: &'static str,
    id: Option<ParticipantId>,
}

/// A ring round a dot.
#[component]
fn DotOverlay(DotOverlayProps { model, class, id }: &DotOverlayProps) -> Html {
    let marker = model.markers.iter().find(|it| it.answers.is_some() && it.answers == *id);
    let Some(marker) = marker else { return Html::default() };
    let (cx, cy) = (marker.at.x.to_string(), marker.at.y.to_string());
    html! {
        <g class={classes!("dot-overlay", *class)}>
            <circle class="halo" cx={cx.clone()} cy={cy.clone()} r="0.01" />
            <circle class="dot" {cx} {cy} r="0.01" data-look={marker.look.name()} />
        </g>
    }
}
