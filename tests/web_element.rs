//! The element's module in a real browser: mounted into a plain box, without the loader.
#![cfg(target_arch = "wasm32")]
#![allow(clippy::expect_used, clippy::panic, reason = "a test fails where it stands")]

use js_sys::{Array, Function, Promise};
use std::cell::RefCell;
use std::rc::Rc;
use treaty_map::element::{Mounted, mount};
use wasm_bindgen::prelude::*;
use wasm_bindgen_futures::JsFuture;
use wasm_bindgen_test::{wasm_bindgen_test, wasm_bindgen_test_configure};
use web_sys::Element;

wasm_bindgen_test_configure!(run_in_browser);

type Told = Rc<RefCell<Vec<(String, JsValue)>>>;

/// A figure in a box of its own, and what it told.
struct Stage {
    root: Element,
    told: Told,
    mounted: Option<Mounted>,
    _emit: Closure<dyn FnMut(String, String)>,
}

/// Evaluates an expression over `root`.
fn ask(root: &Element, expression: &str) -> JsValue {
    let ask = Function::new_with_args("root", &format!("return ({expression})"));
    ask.call1(&JsValue::NULL, root)
        .unwrap_or_else(|error| panic!("{expression}: {error:?}"))
}

/// A part of a value, as JSON.
fn json(value: &JsValue, part: &str) -> String {
    let ask = Function::new_with_args("it", &format!("return JSON.stringify(it{part})"));
    let json = ask.call1(&JsValue::NULL, value).expect("a value");
    json.as_string().unwrap_or_default()
}

/// Lets timers, promises and drawing have their turn.
async fn turn() {
    let later = Promise::new(&mut |done, _| {
        let _ = js_sys::global()
            .unchecked_into::<web_sys::Window>()
            .set_timeout_with_callback_and_timeout_and_arguments_0(&done, 1);
    });
    JsFuture::from(later).await.expect("a timer");
    yew::scheduler::flush().await;
}

impl Stage {
    fn begin(attributes: &str) -> Self {
        let document = gloo_utils::document();
        let root = document.create_element("div").expect("a box");
        gloo_utils::body().append_child(&root).expect("a place");
        let told = Told::default();
        let emit = {
            let told = Rc::clone(&told);
            Closure::<dyn FnMut(String, String)>::new(
                move |name: String, detail: String| {
                    let detail = js_sys::JSON::parse(&detail).expect("JSON");
                    // between the module and the loader alone
                    if !["drawn", "turn", "later", "soon", "download"]
                        .contains(&name.as_str())
                    {
                        told.borrow_mut().push((name, detail));
                    }
                },
            )
        };
        let function = emit.as_ref().unchecked_ref::<Function>().clone();
        let mounted = mount(root.clone(), attributes, "/".to_owned(), function);
        Self { root, told, mounted: Some(mounted), _emit: emit }
    }

    async fn ready(attributes: &str) -> Self {
        let stage = Self::begin(attributes);
        stage.until("treaty-ready").await;
        stage
    }

    async fn until(&self, name: &str) {
        for _ in 0..500 {
            if self.told.borrow().iter().any(|it| it.0 == name) {
                return;
            }
            turn().await;
        }
        panic!("no {name} among {:?}", self.told.borrow());
    }

    fn it(&self) -> &Mounted {
        self.mounted.as_ref().expect("still mounted")
    }

    fn names(&self) -> Vec<String> {
        self.told.borrow().iter().map(|it| it.0.clone()).collect()
    }

    fn text(&self, selector: &str) -> String {
        let text =
            ask(&self.root, &format!("root.querySelector('{selector}')?.textContent"));
        text.as_string().unwrap_or_else(|| panic!("no {selector}"))
    }

    fn count(&self, selector: &str) -> usize {
        let all = ask(&self.root, &format!("[...root.querySelectorAll('{selector}')]"));
        Array::from(&all).length() as usize
    }

    /// A part of the status, such as `.state`, as JSON.
    fn status(&self, part: &str) -> String {
        let status = self.it().status().expect("a status");
        json(&js_sys::JSON::parse(&status).expect("JSON"), part)
    }

    /// A part of an event's detail, as JSON.
    fn detail(&self, at: usize, part: &str) -> String {
        json(&self.told.borrow().get(at).expect("an event").1, part)
    }
}

impl Drop for Stage {
    fn drop(&mut self) {
        self.mounted.take();
        self.root.remove();
    }
}

#[wasm_bindgen_test]
async fn a_figure_has_its_parts() {
    let stage = Stage::ready("{}").await;
    assert_eq!(stage.count("article.figure"), 1);
    for part in ["header", "status", "progress", "map", "legend", "footer"] {
        assert_eq!(stage.count(&format!("[part={part}]")), 1, "{part}");
    }
    assert!(stage.text(".answer").starts_with("Not in force."));
    // a closed list has no options
    assert_eq!(stage.count("#found [role=option]"), 0);
    ask(&stage.root, "root.querySelector('#find').click()");
    turn().await;
    assert_eq!(stage.count("#found [role=option][data-id]"), 58);
    assert_eq!(stage.count("style, [style]:not(.tip, .land, .dots), script"), 0);
    assert_eq!(stage.names(), ["treaty-ready"]);
}

#[wasm_bindgen_test]
async fn shapes_say_what_they_are() {
    let stage = Stage::ready(r#"{"view": "world"}"#).await;
    let all = stage.count("[part=map] path[data-shape]");
    assert!(all > 180, "{all}");
    assert_eq!(stage.count("[part=map] path[data-shape][data-look]"), all);
    let neutral = stage.count("[part=map] path[data-look=neutral]:not([data-id])");
    assert_eq!(
        stage.count("[part=map] path[data-shape][data-id][data-standing]") + neutral,
        all
    );
    let of = |code: &str| {
        let shape = format!("root.querySelector('path[data-shape={code}]').dataset");
        let values = format!("[{shape}.id, {shape}.standing, {shape}.look].join()");
        ask(&stage.root, &values).as_string().unwrap_or_default()
    };
    assert_eq!(of("NO"), "NO,signatory,signatory");
    assert_eq!(of("DE"), "DE,none,represented");
    assert_eq!(of("GL"), "DK,none,none");
    assert_eq!(stage.count("circle[data-id=VA][data-shape=VA]"), 1);
    let elsewhere = "svg [data-id]:not(path, circle)";
    assert_eq!(stage.count(elsewhere), 0);
}

#[wasm_bindgen_test]
async fn status_and_select_answer_at_once() {
    let stage = Stage::begin("{}");
    assert_eq!(stage.it().status(), None);
    assert!(!stage.it().select(Some("NO".to_owned())));
    stage.until("treaty-ready").await;
    assert_eq!(stage.status(""), stage.detail(0, ".status"));
    assert_eq!(stage.status(".state"), "\"not_in_force\"");

    assert!(stage.it().select(Some("NO".to_owned())));
    assert_eq!(stage.names(), ["treaty-ready", "treaty-select"]);
    assert_eq!(stage.detail(1, ".id"), "\"NO\"");
    assert_eq!(stage.detail(1, ".standing"), "\"signatory\"");
    assert!(!stage.it().select(Some("ZZ".to_owned())));
    assert!(!stage.it().select(Some("norway".to_owned())));
    turn().await;
    assert_eq!(stage.text("[part=card] .card-name"), "Norway");

    assert!(stage.it().select(None));
    turn().await;
    assert_eq!(stage.count("[part=card]"), 0);
    assert_eq!(stage.names(), ["treaty-ready", "treaty-select", "treaty-select"]);
}

#[wasm_bindgen_test]
async fn the_shapes_are_drawn_once() {
    let stage = Stage::ready("{}").await;
    ask(
        &stage.root,
        "(root.nodes = [...root.querySelectorAll('.shapes path')],
          root.changes = 0,
          new MutationObserver(list => root.changes += list.length).observe(
            root.querySelector('.shapes'),
            {attributes: true, childList: true, subtree: true}))",
    );
    for id in [Some("NO"), Some("EU"), None] {
        stage.it().select(id.map(str::to_owned));
        turn().await;
    }
    ask(
        &stage.root,
        "root.querySelector('.chip').dispatchEvent(new MouseEvent('mouseover', {bubbles: true}))",
    );
    turn().await;
    assert_eq!(stage.count(r#".hovered path:not([d=""])"#), 2, "pointed out");
    let same =
        "root.nodes.every((it, at) => it === root.querySelectorAll('.shapes path')[at])";
    assert_eq!(ask(&stage.root, same), JsValue::TRUE);
    assert_eq!(ask(&stage.root, "root.changes"), JsValue::from(0));
    // another day is another map
    stage.it().update(r#"{"date": "2025-02-11"}"#);
    for _ in 0..200 {
        turn().await;
        if ask(&stage.root, "root.changes > 0").is_truthy() {
            return;
        }
    }
    panic!("the map of another day is the same");
}

#[wasm_bindgen_test]
async fn attributes_win_and_problems_are_told() {
    let stage = Stage::ready(r#"{"view": "mars", "date": "2025-02-11"}"#).await;
    assert_eq!(stage.names(), ["treaty-error", "treaty-ready"]);
    assert_eq!(stage.detail(0, ".code"), "\"attribute\"");
    assert_eq!(stage.detail(0, ".fatal"), "false");
    assert_eq!(stage.status(".signatures"), "13");
    assert_eq!(stage.count(r#"[data-view="europe"]"#), 1);
    stage.it().update("not JSON");
    for _ in 0..200 {
        turn().await;
        if stage.status(".signatures") == "21" {
            break;
        }
    }
    assert_eq!(stage.status(".signatures"), "21");
    assert_eq!(stage.names()[2..], ["treaty-date-change"]);
}

#[wasm_bindgen_test]
async fn a_file_that_is_not_there_is_told() {
    let stage = Stage::begin(r#"{"src": "/nothing/of/the/kind.json"}"#);
    stage.until("treaty-error").await;
    assert_eq!(stage.detail(0, ".code"), "\"network\"");
    assert_eq!(stage.detail(0, ".fatal"), "true");
    assert_eq!(stage.it().status(), None);
    assert_eq!(stage.count("*"), 0);
}

#[wasm_bindgen_test]
async fn what_is_dropped_is_gone_and_silent() {
    let mut stage = Stage::ready("{}").await;
    stage.it().update(r#"{"view": "world", "theme": "x"}"#);
    stage.mounted.take();
    for _ in 0..5 {
        turn().await;
    }
    assert_eq!(stage.count("*"), 0);
    assert_eq!(stage.names(), ["treaty-ready"]);
}
