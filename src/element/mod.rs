//! The wasm boundary: what `static/treaty-map.js` calls, and the events it gets back.

mod clock;
mod fetch;
mod json;
mod later;
mod session;

use crate::domain::ParticipantId;
use session::Session;
use std::rc::Rc;
use wasm_bindgen::prelude::*;
use web_sys::Element;

/// The allocator. Rust's own for wasm would add 2 kB to what a page downloads.
#[global_allocator]
static ALLOCATOR: rlsf::SmallGlobalTlsf = rlsf::SmallGlobalTlsf::new();

/// Returns the style sheet that all elements of a page share.
#[wasm_bindgen]
pub fn styles() -> String {
    crate::ui::STYLES.to_owned()
}

/// Returns what the style sheet takes besides, once the later part of the module is there.
#[wasm_bindgen(js_name = laterStyles)]
pub fn later_styles() -> String {
    later::styles()
}

/// Calls a function once if this module ever panics: it cannot be trusted after that.
#[wasm_bindgen(js_name = onPanic)]
pub fn on_panic(callback: js_sys::Function) {
    let callback = send_wrapper(callback);
    yew::set_custom_panic_hook(Box::new(move |info| callback(&info.to_string())));
}

/// A panic hook must be `Send`; there is one thread here.
fn send_wrapper(callback: js_sys::Function) -> impl Fn(&str) + Send + Sync + 'static {
    thread_local! {
        static CALLBACK: std::cell::RefCell<Option<js_sys::Function>> =
            const { std::cell::RefCell::new(None) };
    }
    CALLBACK.set(Some(callback));
    |message| {
        if let Some(callback) = CALLBACK.take() {
            let _ = callback.call1(&JsValue::NULL, &JsValue::from_str(message));
        }
    }
}

/// One figure in one element. Holds nothing of the host but a node of its shadow root.
#[wasm_bindgen]
#[derive(Debug)]
pub struct Mounted(Rc<Session>);

/// Draws a figure into a node.
///
/// `attributes` is a JSON object of the host's attributes, `base` the address that bundled
/// files lie under, `emit` is called with the name and the JSON detail of every event.
#[wasm_bindgen]
pub fn mount(
    root: Element,
    attributes: &str,
    base: String,
    emit: js_sys::Function,
) -> Mounted {
    let session = Session::new(root, base, emit);
    session.update(attributes);
    Mounted(session)
}

#[wasm_bindgen]
impl Mounted {
    /// Takes in changed attributes; what the reader chose otherwise stays.
    pub fn update(&self, attributes: &str) {
        self.0.update(attributes);
    }

    /// Returns what is shown as a standalone picture, SVG. The later part of the module has
    /// to be there.
    pub fn picture(&self) -> Option<String> {
        self.0.picture()
    }

    /// Returns the participants as a table, CSV. The later part of the module has to be there.
    pub fn csv(&self) -> Option<String> {
        self.0.csv()
    }

    /// The room for the figure changed.
    pub fn resize(&self) {
        self.0.resize();
    }

    /// Returns the status object of what is shown, as JSON.
    pub fn status(&self) -> Option<String> {
        self.0.status()
    }

    /// Shows a day; nothing: the author's. Returns whether it is a date.
    #[wasm_bindgen(js_name = setDate)]
    pub fn set_date(&self, date: Option<String>) -> bool {
        self.0.set_date(date.as_deref())
    }

    /// Assumes something; nothing: what the author does. Returns whether the treaty admits
    /// it. The later part of the module has to be there.
    #[wasm_bindgen(js_name = setAssumptions)]
    pub fn set_assumptions(&self, text: Option<String>) -> bool {
        self.0.set_assumptions(text)
    }

    /// Opens a card, or closes it; returns whether there is such a participant.
    pub fn select(&self, id: Option<String>) -> bool {
        match id {
            None => self.0.select(None),
            Some(id) => {
                ParticipantId::parse(&id).is_some_and(|id| self.0.select(Some(id)))
            }
        }
    }
}

impl Drop for Mounted {
    fn drop(&mut self) {
        self.0.close();
    }
}
