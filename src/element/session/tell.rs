//! What the session tells the page, and what it asks of the loader.

use super::Session;
use super::source::{Failure, Origin};
use crate::data::{Problem, StatusReport};
use crate::domain::ParticipantId;
use crate::element::later;
use crate::i18n::{Catalogue, Message};
use crate::json::Writer;
use crate::view::explore::gate;
use crate::view::{AttributeProblem, Figure, look_of};
use wasm_bindgen::JsValue;

impl Session {
    /// Tells the page that another card is open, that another day is shown or that something
    /// else is assumed; and its address, where that follows.
    pub(super) fn tell_changes(&self, before: &Figure, after: &Figure) {
        if before.selected() != after.selected() {
            self.tell_selection(after);
        }
        let (on, assume) = (after.scene.on, after.assume());
        let tell = |name: &str, key: &str, value: &str| {
            let mut detail = Writer::object();
            detail.text(key, value);
            detail.raw("status", &report(after).to_json());
            self.tell(name, detail);
        };
        if before.scene.on != on {
            tell("treaty-date-change", "on", &on.to_string());
        }
        if before.assume() != assume {
            tell("treaty-scenario-change", "assume", assume);
        }
        self.tell_address(after);
    }

    /// Lets the page's address follow what the reader chose, where the author allows it.
    pub(super) fn tell_address(&self, figure: &Figure) {
        if figure.options.url_state && figure.explored.is_some() {
            let mut detail = Writer::object();
            detail.text("text", &gate::state(figure));
            self.tell("state", detail);
        }
    }

    fn tell_selection(&self, figure: &Figure) {
        let id = figure.selected();
        let row = id.map(|id| figure.scene.status.of(id));
        let standing = row.map(|row| row.map_or("none", |it| it.standing.name()));
        let look = id.map(|id| look_of(&figure.scene, id).name());
        let mut detail = Writer::object();
        detail.maybe("id", id.as_ref().map(ParticipantId::as_str));
        detail.maybe("standing", standing);
        detail.maybe("look", look);
        self.tell("treaty-select", detail);
    }

    pub(super) fn fail(&self, words: &Catalogue, origin: &Origin, failure: &Failure) {
        let url = origin.url();
        // what is shown already stays
        let fatal = self.shown.borrow().is_none();
        match failure {
            Failure::Network => {
                let message = words.fill(Message::ErrorNetwork, &[("url", url)]);
                self.error("network", &message, fatal, &[]);
            }
            Failure::Later => {
                self.error("module", "treaty-map-later.wasm", fatal, &[]);
            }
            Failure::Data(problems) => {
                let number = u32::try_from(problems.len()).unwrap_or(u32::MAX);
                let with = [("url", url), ("n", &number.to_string())];
                let message = words.count(Message::ErrorData, number, &with);
                self.error("data", &message, fatal, problems);
            }
        }
        // there is nothing to wait for: what is shown stays
        self.tell("drawn", Writer::object());
    }

    pub(super) fn attribute_error(&self, words: &Catalogue, problem: &AttributeProblem) {
        let AttributeProblem { name, value, accepted } = problem;
        let with = [("name", *name), ("value", value), ("accepted", accepted)];
        let message = words.fill(Message::ErrorAttribute, &with);
        self.error("attribute", &message, false, &[]);
    }

    pub(super) fn error(
        &self,
        code: &str,
        message: &str,
        fatal: bool,
        problems: &[Problem],
    ) {
        let problem = |it: &Problem| {
            let mut told = Writer::object();
            told.text("pointer", &it.pointer);
            // of our own files, which are checked when they are published, the place is told
            if self.has_later.get() {
                told.text("message", &later::told(it));
            }
            told.done()
        };
        let problems: Vec<_> = problems.iter().map(problem).collect();
        let mut detail = Writer::object();
        detail.text("code", code);
        detail.text("message", message);
        detail.flag("fatal", fatal);
        detail.list("problems", &problems);
        self.tell("treaty-error", detail);
    }

    /// Asks the loader for something that takes time.
    pub(super) fn ask(&self, name: &str, detail: Writer) -> js_sys::Promise {
        match self.call(name, detail) {
            Ok(it) => js_sys::Promise::resolve(&it),
            Err(error) => js_sys::Promise::reject(&error),
        }
    }

    pub(super) fn tell(&self, name: &str, detail: Writer) {
        let _ = self.call(name, detail);
    }

    fn call(&self, name: &str, detail: Writer) -> Result<JsValue, JsValue> {
        let (name, detail) = (JsValue::from_str(name), JsValue::from_str(&detail.done()));
        self.emit.call2(&JsValue::NULL, &name, &detail)
    }
}

/// Returns the status object of a figure.
pub(super) fn report(figure: &Figure) -> StatusReport {
    StatusReport::new(figure.scene.treaty(), &figure.scene.status)
}
