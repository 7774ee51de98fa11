//! Pointing at the map and moving it: what happens many times a second, and so by hand on
//! a few nodes, without drawing the figure again.

use super::still::turned;
use super::widget::element;
use crate::domain::ParticipantId;
use crate::geo::{Point, ShapeCode};
use crate::view::{Camera, Figure, ZOOM_STEP, answers, middle};
use std::cell::{Cell, RefCell};
use std::rc::Rc;
use wasm_bindgen::{JsCast, JsValue};
use web_sys::{
    Element, HtmlElement, KeyboardEvent, MouseEvent, Node, PointerEvent, WheelEvent,
};
use yew::NodeRef;

/// How far a pressed mouse moves, in pixels, before it drags the map.
const DRAG: f64 = 4.0;

/// How long a letter waits for the next one of the same name, in milliseconds.
const TYPING: f64 = 700.0;

/// The map as it is handled.
#[derive(Default)]
pub(super) struct Stage {
    pub(super) sheet: NodeRef,
    pub(super) svg: NodeRef,
    pub(super) land: NodeRef,
    pub(super) hovered: NodeRef,
    pub(super) selected: NodeRef,
    pub(super) tip: NodeRef,
    figure: RefCell<Option<Rc<Figure>>>,
    camera: Cell<Option<Camera>>,
    /// The shape under the pointer, and where in the frame the pointer came upon it.
    pointed: Cell<Option<(ShapeCode, Point)>>,
    /// The buttons and fingers that are down: which, and where in the frame.
    down: RefCell<Vec<(i32, Point)>>,
    is_touch: Cell<bool>,
    was_dragged: Cell<bool>,
    letters: RefCell<(String, f64)>,
}

impl Stage {
    /// Takes in the figure that has just been drawn.
    pub(super) fn drawn(&self, figure: &Rc<Figure>) {
        let before = self.figure.replace(Some(Rc::clone(figure)));
        let is_same_map =
            before.as_ref().is_some_and(|it| Rc::ptr_eq(&it.map, &figure.map));
        let view = |it: &Figure| it.map.sheet.geometry.view();
        if before.as_ref().is_none_or(|it| view(it) != view(figure)) {
            self.pointed.set(None);
            self.look(Camera::HOME, false);
        }
        // while the map is hidden it is not drawn, and patterns have no size
        let is_other_tab = before.as_ref().is_some_and(|it| it.tab() != figure.tab());
        if is_other_tab {
            self.fit_patterns();
        }
        let selected = figure.selected();
        let was_selected = before.as_ref().and_then(|it| it.selected());
        if !is_same_map || is_other_tab || selected != was_selected {
            self.outline(figure, &self.selected, selected);
            self.ring("selected", selected);
        }
        let keyed = figure.reader.keyed;
        if figure.reader.is_map_focused
            && before.is_some_and(|it| it.reader.keyed != keyed)
        {
            // the keys take over from the pointer, and stay where they can be seen
            self.pointed.set(None);
            if let Some((_, place)) = figure.marked() {
                let map = &figure.map.sheet.geometry;
                self.look(self.camera().showing(map, place), true);
            }
        }
        self.show(figure);
    }

    /// Keeps the focus with the tab that is shown: the arrows choose among them.
    pub(super) fn follow_tab(&self) {
        let root =
            element(&self.sheet).and_then(|it| it.closest(".figure").ok().flatten());
        let Some(root) = root else { return };
        let find = |which| root.query_selector(which).ok().flatten();
        if find("[role=tab]:focus:not([tabindex='0'])").is_some()
            && let Some(tab) = find("[role=tab][tabindex='0']")
        {
            let _ = tab.unchecked_ref::<HtmlElement>().focus();
        }
    }

    fn camera(&self) -> Camera {
        self.camera.get().unwrap_or(Camera::HOME)
    }

    /// Returns whether a node is part of the map.
    pub(super) fn holds(&self, node: Option<&Node>) -> bool {
        element(&self.sheet).is_some_and(|it| it.contains(node))
    }

    /// Returns where in the frame a pointer is, and how many map units a pixel of it has.
    fn frame(&self, figure: &Figure, event: &MouseEvent) -> Option<(Point, f64)> {
        let rect = element(&self.sheet)?.get_bounding_client_rect();
        let scale = f64::from(figure.map.sheet.geometry.width()) / rect.width();
        let x = (coordinate(event, "clientX") - rect.left()) * scale;
        let y = (coordinate(event, "clientY") - rect.top()) * scale;
        Some((Point { x, y }, scale))
    }

    fn with<T>(
        &self,
        event: &MouseEvent,
        run: impl FnOnce(&Rc<Figure>, Point, f64) -> T,
    ) -> Option<T> {
        let figure = self.figure.borrow().clone()?;
        let (seen, scale) = self.frame(&figure, event)?;
        Some(run(&figure, seen, scale))
    }

    /// Returns the shape that answers at a point of the frame.
    fn hit(&self, figure: &Figure, seen: Point, scale: f64) -> Option<ShapeCode> {
        let camera = self.camera();
        figure.map.hit(camera.place(seen), scale / camera.zoom)
    }

    /// A button or finger goes down.
    pub(super) fn press(&self, event: &PointerEvent) {
        let is_touch = event.pointer_type() == "touch";
        self.is_touch.set(is_touch);
        self.was_dragged.set(false);
        if is_touch || event.button() == 0 {
            self.with(event, |_, seen, _| {
                let mut down = self.down.borrow_mut();
                down.retain(|it| is_touch && it.0 != event.pointer_id());
                down.push((event.pointer_id(), seen));
            });
        }
    }

    /// A button or finger goes up.
    pub(super) fn release(&self, event: &PointerEvent) {
        self.down.borrow_mut().retain(|it| it.0 != event.pointer_id());
    }

    /// The pointer moves: it points, drags, or is one of two fingers.
    pub(super) fn point(&self, event: &PointerEvent) {
        self.with(event, |figure, seen, scale| {
            let is_touch = event.pointer_type() == "touch";
            if is_touch || event.buttons() & 1 == 1 {
                self.drag(figure, event, seen, scale);
            } else {
                self.down.borrow_mut().clear();
                self.point_at(figure, self.hit(figure, seen, scale), seen);
            }
        });
    }

    fn drag(&self, figure: &Figure, event: &PointerEvent, seen: Point, scale: f64) {
        let mut down = self.down.borrow_mut();
        let id = event.pointer_id();
        let Some(place) = down.iter().position(|it| it.0 == id) else { return };
        let other = down.iter().find(|it| it.0 != id).map(|it| it.1);
        let Some((_, before)) = down.get_mut(place) else { return };
        let was = *before;
        let map = &figure.map.sheet.geometry;
        let camera = self.camera();
        let next = match other {
            Some(other) => {
                let factor = other.distance(seen) / other.distance(was).max(1.0);
                let about =
                    Point { x: (other.x + seen.x) / 2.0, y: (other.y + seen.y) / 2.0 };
                let by = Point { x: (seen.x - was.x) / 2.0, y: (seen.y - was.y) / 2.0 };
                camera.moved(map, by).zoomed(map, factor, about)
            }
            // one finger scrolls the page
            None if event.pointer_type() == "touch" => return,
            None => {
                if !self.was_dragged.get() && was.distance(seen) < DRAG * scale {
                    return;
                }
                camera.moved(map, Point { x: seen.x - was.x, y: seen.y - was.y })
            }
        };
        *before = seen;
        drop(down);
        self.was_dragged.set(true);
        if let Some(sheet) = element(&self.sheet) {
            let _ = sheet.set_pointer_capture(id);
        }
        self.point_at(figure, None, seen);
        self.look(next, false);
    }

    /// The pointer leaves the map.
    pub(super) fn leave(&self, event: &PointerEvent) {
        self.with(event, |figure, seen, _| self.point_at(figure, None, seen));
    }

    /// A click: what it hits; nothing at all where it ends a drag.
    pub(super) fn click(&self, event: &MouseEvent) -> Option<Option<ShapeCode>> {
        if self.was_dragged.replace(false) {
            return None;
        }
        self.with(event, |figure, seen, scale| {
            let hit = self.hit(figure, seen, scale);
            // a finger covers what it points at: the card has the name
            let shown = hit.filter(|code| {
                !self.is_touch.get() || answers(&figure.scene, *code).is_none()
            });
            self.point_at(figure, shown, seen);
            hit
        })
    }

    /// A double click comes nearer; with Shift, it goes away.
    pub(super) fn nearer(&self, event: &MouseEvent) {
        self.with(event, |figure, seen, _| {
            let factor = if event.shift_key() { 1.0 / ZOOM_STEP } else { ZOOM_STEP };
            self.zoom(figure, factor, seen, true);
        });
    }

    /// The wheel, or two fingers on a pad.
    pub(super) fn wheel(&self, event: &WheelEvent) {
        self.with(event, |figure, seen, _| {
            // lines, in some browsers
            let way = event.delta_y() * if event.delta_mode() == 0 { 1.0 } else { 30.0 };
            let factor = 1.0 + way.abs().min(100.0) / 300.0;
            self.zoom(figure, if way > 0.0 { 1.0 / factor } else { factor }, seen, false);
        });
    }

    fn zoom(&self, figure: &Figure, factor: f64, about: Point, is_smooth: bool) {
        let map = &figure.map.sheet.geometry;
        self.point_at(figure, None, about);
        self.look(self.camera().zoomed(map, factor, about), is_smooth);
    }

    /// Does what a button says.
    pub(super) fn go(&self, what: &str) {
        let Some(figure) = self.figure.borrow().clone() else { return };
        let map = &figure.map.sheet.geometry;
        let half = middle(map);
        let by = |x: f64, y: f64| {
            let way = Point { x: half.x * x, y: half.y * y };
            self.look(self.camera().moved(map, way), true);
        };
        match what {
            "in" => self.zoom(&figure, ZOOM_STEP, half, true),
            "out" => self.zoom(&figure, 1.0 / ZOOM_STEP, half, true),
            "left" => by(0.5, 0.0),
            "right" => by(-0.5, 0.0),
            "up" => by(0.0, 0.5),
            "down" => by(0.0, -0.5),
            _ => self.look(Camera::HOME, true),
        }
        self.show(&figure);
    }

    /// Comes as near to a participant as it can be seen whole.
    pub(super) fn fit(&self, id: ParticipantId) {
        let Some(figure) = self.figure.borrow().clone() else { return };
        let sheet = &figure.map.sheet;
        if let Some(bounds) = sheet.bounds_of(&figure.scene, id) {
            self.look(Camera::fitting(&sheet.geometry, bounds), true);
            self.show(&figure);
        }
    }

    /// Puts the map where the camera is.
    fn look(&self, camera: Camera, is_smooth: bool) {
        self.camera.set(Some(camera));
        let pixels = self.pixels(); // before anything changes: else all is laid out to tell
        let Some(land) = element(&self.land) else { return };
        let _ = land.toggle_attribute_with_force("data-moving", !is_smooth);
        let Point { x, y } = camera.at;
        let place = format!(
            "scale({}) translate(-{}px, -{}px)",
            number(camera.zoom),
            number(x),
            number(y)
        );
        let style = land.unchecked_ref::<HtmlElement>().style();
        let _ = style.set_property("transform", &place);
        // on the dots alone: all that is inside what it is set on is styled anew
        if let Some(dots) = land.query_selector(".dots").ok().flatten() {
            let style = dots.unchecked_ref::<HtmlElement>().style();
            let _ = style.set_property("--zoom", &number(camera.zoom));
        }
        self.scale_patterns(pixels);
        let Some(figure) = self.figure.borrow().clone() else { return };
        let root =
            element(&self.sheet).and_then(|it| it.closest(".figure").ok().flatten());
        let Some(root) = root else { return };
        let is_home = camera.zoom <= 1.0;
        let _ = root.toggle_attribute_with_force("data-near", !is_home);
        let is_nearest = camera.is_nearest(figure.map.sheet.geometry.view());
        for (what, is_off) in [("in", is_nearest), ("out", is_home)] {
            let button = root.query_selector(&format!("[data-do={what}]")).ok().flatten();
            if let Some(button) = button {
                let _ = button.set_attribute("aria-disabled", &is_off.to_string());
            }
        }
    }

    /// Keeps the patterns at their size, however large the map is drawn.
    pub(super) fn fit_patterns(&self) {
        self.scale_patterns(self.pixels());
    }

    /// Returns how wide the map is on the page, in pixels; 0 while it is hidden.
    fn pixels(&self) -> f64 {
        element(&self.sheet).map_or(0.0, |it| it.get_bounding_client_rect().width())
    }

    fn scale_patterns(&self, pixels: f64) {
        let Some(figure) = self.figure.borrow().clone() else { return };
        let Some(svg) = element(&self.svg).filter(|_| pixels > 0.0) else { return };
        let width = f64::from(figure.map.sheet.geometry.width());
        let scale = number(width / pixels / self.camera().zoom);
        for (name, turn) in turned() {
            let pattern = svg.query_selector(&format!("#map-{name}")).ok().flatten();
            if let Some(pattern) = pattern {
                let transform = format!("scale({scale}) rotate({turn})");
                let _ = pattern.set_attribute("patternTransform", &transform);
            }
        }
    }

    fn point_at(&self, figure: &Figure, code: Option<ShapeCode>, seen: Point) {
        // the name stays where the pointer came upon the shape
        if self.pointed.get().map(|it| it.0) != code {
            self.pointed.set(code.map(|it| (it, seen)));
            self.show(figure);
        }
    }

    /// Shows what is pointed out: its outline, its dot, its name.
    fn show(&self, figure: &Figure) {
        let sheet = &figure.map.sheet;
        let (whom, named) = match self.pointed.get() {
            Some((code, seen)) => {
                let d = sheet.path_of(code);
                set_lines(&self.hovered, d.as_deref().unwrap_or_default());
                (answers(&figure.scene, code), Some((code, seen)))
            }
            None => {
                self.outline(figure, &self.hovered, figure.keyed());
                let marked = figure.marked();
                let seen = |(code, place)| (code, self.camera().seen(place));
                (figure.keyed(), marked.map(seen))
            }
        };
        self.ring("hovered", whom);
        let Some(tip) = element(&self.tip) else { return };
        tip.set_hidden(named.is_none());
        let Some((code, seen)) = named else { return };
        let shown = figure.tip(code, seen);
        tip.set_text_content(Some(&shown.label));
        tip.set_class_name(shown.side);
        let percent = |part: i32| format!("{}.{:02}%", part / 100, part % 100);
        // a position, and not a style attribute: a strict policy refuses those
        let style = tip.style();
        let _ = style.set_property("left", &percent(shown.at.0));
        let _ = style.set_property("top", &percent(shown.at.1));
    }

    fn outline(&self, figure: &Figure, node: &NodeRef, id: Option<ParticipantId>) {
        let d = id.map(|id| figure.map.sheet.outline(&figure.scene, id));
        set_lines(node, &d.unwrap_or_default());
    }

    /// Rings the dot of a participant, if it has one.
    fn ring(&self, which: &str, id: Option<ParticipantId>) {
        let Some(svg) = element(&self.svg) else { return };
        let find = |what: String| svg.query_selector(&what).ok().flatten();
        let Some(ring) = find(format!("[data-ring={which}]")) else { return };
        let dot = id.and_then(|id| find(format!("circle[data-shape={id}]")));
        let _ = match dot {
            Some(dot) => {
                let at = |name| dot.get_attribute(name).unwrap_or_default();
                let place = format!("translate({} {})", at("cx"), at("cy"));
                ring.set_attribute("transform", &place)
            }
            None => ring.remove_attribute("transform"),
        };
    }

    /// Returns the key, or with it the letters that were typed just before.
    pub(super) fn typed(&self, key: &str, event: &KeyboardEvent) -> String {
        let mut letters = self.letters.borrow_mut();
        let now = event.time_stamp();
        if now - letters.1 > TYPING {
            letters.0.clear();
        }
        letters.1 = now;
        // a space selects, unless it stands inside a name
        let is_letter = key.chars().count() == 1 && (key != " " || !letters.0.is_empty());
        if !is_letter {
            letters.0.clear();
            return key.to_owned();
        }
        // the same letter again goes to the next such name
        if letters.0 != key {
            letters.0.push_str(key);
        }
        letters.0.clone()
    }

    /// Forgets the letters before: no name begins with them and the last one.
    pub(super) fn forget_letters(&self, key: &str) {
        key.clone_into(&mut self.letters.borrow_mut().0);
    }
}

/// Returns a coordinate of an event with its fractions, which `client_x` cuts off: on a
/// phone's map Luxembourg is two pixels wide.
fn coordinate(event: &MouseEvent, key: &str) -> f64 {
    let value = js_sys::Reflect::get(event, &JsValue::from_str(key));
    value.ok().and_then(|it| it.as_f64()).unwrap_or_default()
}

/// Sets both lines of an outline: the ring, and what sets it off from any ground.
fn set_lines(node: &NodeRef, d: &str) {
    let Some(group) = node.cast::<Element>() else { return };
    for line in [group.first_child(), group.last_child()].into_iter().flatten() {
        let _ = line.unchecked_ref::<Element>().set_attribute("d", d);
    }
}

/// Returns a number that is not negative, to a thousandth. Floating-point numbers as text
/// would cost kilobytes.
fn number(it: f64) -> String {
    #[expect(
        clippy::cast_possible_truncation,
        clippy::cast_sign_loss,
        reason = "the map is a thousand units wide"
    )]
    let thousandths = (it * 1000.0).round() as u32;
    format!("{}.{:03}", thousandths / 1000, thousandths % 1000)
}
