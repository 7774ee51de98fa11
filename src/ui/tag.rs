//! Elements, made by calls.
//!
//! `html!` writes out the fields of every element in place, with a closure and a table of
//! its own for every listener: this half of the module was a fifth of the download. Here an
//! element is a word of its name and fixed attributes, and one call for each thing that
//! varies. The map's shapes alone still use `html!`: there are two hundred of them.

use super::{Act, find::plain_key};
use crate::view::Action;
use std::borrow::Cow;
use std::cell::RefCell;
use std::rc::Rc;
use wasm_bindgen::JsValue;
use web_sys::Event;
use yew::prelude::*;
use yew::virtual_dom::{
    AttributeOrProperty, Attributes, Key, Listener, ListenerKind, VTag, VText,
};

/// What a key or a text asks for, if anything.
pub(super) type Meant = Rc<dyn Fn(&str) -> Option<Action>>;

/// An element that is being made.
pub(super) struct Tag(Box<Parts>);

struct Parts {
    tag: VTag,
    keys: Vec<&'static str>,
    values: Vec<Option<AttributeOrProperty>>,
}

/// Returns an element: its name, then attributes whose values hold no space, as in
/// `button type=button class=chip`.
#[inline(never)]
pub(super) fn tag(words: &'static str) -> Tag {
    let mut words = words.split(' ');
    let tag = VTag::new(words.next().unwrap_or_default());
    let mut parts = Parts { tag, keys: Vec::new(), values: Vec::new() };
    for word in words {
        if let Some((key, value)) = word.split_once('=') {
            parts.set_some(key, AttrValue::Static(value));
        }
    }
    Tag(Box::new(parts))
}

impl Tag {
    /// Sets an attribute; nothing where the value is empty.
    pub(super) fn set(mut self, key: &'static str, value: impl Words) -> Self {
        self.0.set_some(key, value.words());
        self
    }

    /// Sets an attribute that takes `true` or `false`.
    pub(super) fn flag(self, key: &'static str, value: bool) -> Self {
        self.set(key, if value { "true" } else { "false" })
    }

    /// Sets an attribute that is there or not.
    #[inline(never)]
    pub(super) fn bare(mut self, key: &'static str, is_there: bool) -> Self {
        let value = is_there.then_some(AttributeOrProperty::Static(""));
        self.0.put(key, value);
        self
    }

    /// Sets the key by which the element is found again in a list.
    #[inline(never)]
    pub(super) fn key(mut self, key: &str) -> Self {
        self.0.tag.key = Some(Key::from(key));
        self
    }

    /// Lets a reference stand for the element.
    #[inline(never)]
    pub(super) fn node(mut self, node: &NodeRef) -> Self {
        self.0.tag.node_ref = node.clone();
        self
    }

    /// Adds what is inside.
    #[inline(never)]
    pub(super) fn add(mut self, child: Html) -> Self {
        self.0.tag.add_child(child);
        self
    }

    /// Adds what is inside, or keeps its place. Yew pairs what is inside an element with what
    /// was there before by counting from the last: what comes and goes would make all that
    /// stands before it anew, and take the focus from it.
    pub(super) fn maybe(self, child: Option<Html>) -> Self {
        self.add(child.unwrap_or_default())
    }

    /// Adds everything, as a list of its own: how many there are moves nothing beside it.
    #[inline(never)]
    pub(super) fn all(self, children: Vec<Html>) -> Self {
        self.add(children.into_iter().collect())
    }

    /// Adds a text.
    pub(super) fn say(self, words: impl Words) -> Self {
        self.add(said(words.words()))
    }

    /// Does something when an event comes.
    #[inline(never)]
    pub(super) fn hear(self, kind: &'static str, run: Rc<dyn Fn(Event)>) -> Self {
        self.listen(Hear { kind, run })
    }

    /// Does one thing, whatever the event.
    #[inline(never)]
    pub(super) fn does(self, kind: &'static str, act: &Act, action: Action) -> Self {
        let act = act.clone();
        self.hear(kind, Rc::new(move |_| act.emit(action.clone())))
    }

    /// Does one thing when it is pressed.
    pub(super) fn press(self, act: &Act, action: Action) -> Self {
        self.does("click", act, action)
    }

    /// Does what a plain key asks for; what asks for nothing is left to the page.
    #[inline(never)]
    pub(super) fn keys(self, act: &Act, meant: Meant) -> Self {
        let act = act.clone();
        let run = move |event: Event| {
            if let Some(action) = plain_key(&event).and_then(|key| meant(&key)) {
                event.prevent_default();
                act.emit(action);
            }
        };
        self.hear("keydown", Rc::new(run))
    }

    /// Does what the text of a field asks for, as it changes.
    #[inline(never)]
    pub(super) fn typed(self, kind: &'static str, act: &Act, meant: Meant) -> Self {
        let act = act.clone();
        let run = move |event: Event| {
            let value = event.target().and_then(|it| {
                js_sys::Reflect::get(&it, &JsValue::from_str("value")).ok()?.as_string()
            });
            if let Some(action) = value.and_then(|it| meant(&it)) {
                act.emit(action);
            }
        };
        self.hear(kind, Rc::new(run))
    }

    /// Sets what a field holds, where that is not what it was drawn with before.
    #[inline(never)]
    pub(super) fn value(mut self, value: String) -> Self {
        let value = AttributeOrProperty::Property(JsValue::from_str(&value));
        self.0.put("value", Some(value));
        self
    }

    fn listen(mut self, hear: Hear) -> Self {
        self.0.tag.add_listener(Rc::new(hear));
        self
    }

    /// Returns the element.
    #[inline(never)]
    pub(super) fn html(self) -> Html {
        let Parts { mut tag, keys, values } = *self.0;
        let (keys, values) = (kept(keys), values.into_boxed_slice());
        tag.attributes = Attributes::Dynamic { keys, values };
        tag.into()
    }
}

/// A text, borrowed for good or owned.
pub(super) trait Words {
    fn words(self) -> AttrValue;
}

impl Words for &'static str {
    fn words(self) -> AttrValue {
        AttrValue::Static(self)
    }
}

impl Words for AttrValue {
    fn words(self) -> AttrValue {
        self
    }
}

impl Words for String {
    #[inline(never)]
    fn words(self) -> AttrValue {
        self.into()
    }
}

#[inline(never)]
fn said(words: AttrValue) -> Html {
    VText::new(words).into()
}

impl Parts {
    /// An empty value leaves the attribute out; its key stays, so that the list of keys is
    /// the same each time and Yew compares values alone.
    #[inline(never)]
    fn set_some(&mut self, key: &'static str, value: AttrValue) {
        let value = (!value.is_empty()).then_some(AttributeOrProperty::Attribute(value));
        self.put(key, value);
    }

    #[inline(never)]
    fn put(&mut self, key: &'static str, value: Option<AttributeOrProperty>) {
        self.keys.push(key);
        self.values.push(value);
    }
}

thread_local! {
    /// The lists of keys so far. There are as many as kinds of elements in this folder.
    static KEYS: RefCell<Vec<&'static [&'static str]>> = const { RefCell::new(Vec::new()) };
}

/// Returns a list of keys that lasts, the same one for the same keys.
fn kept(keys: Vec<&'static str>) -> &'static [&'static str] {
    KEYS.with_borrow_mut(|all| {
        let known = all.iter().find(|it| ***it == *keys).copied();
        known.unwrap_or_else(|| {
            let keys: &'static [&'static str] = keys.leak();
            all.push(keys);
            keys
        })
    })
}

/// One listener for all kinds of events.
struct Hear {
    kind: &'static str,
    run: Rc<dyn Fn(Event)>,
}

impl Listener for Hear {
    fn kind(&self) -> ListenerKind {
        ListenerKind::other(Cow::Borrowed(self.kind))
    }

    fn handle(&self, event: Event) {
        (self.run)(event);
    }

    fn passive(&self) -> bool {
        false
    }
}

/// Returns an element that holds a text and nothing else.
pub(super) fn text(words: &'static str, said: impl Words) -> Html {
    tag(words).say(said).html()
}

/// Returns an element as [`text`] does, or nothing where there are no words.
#[inline(never)]
pub(super) fn maybe(words: &'static str, said: Option<String>) -> Option<Html> {
    said.map(|it| text(words, it))
}

/// Returns an element that holds a text in a language of its own, where it has one.
#[inline(never)]
pub(super) fn foreign(
    words: &'static str,
    language: Option<String>,
    said: String,
) -> Html {
    tag(words).set("lang", language.unwrap_or_default()).say(said).html()
}

/// Returns a sentence with something to do about it.
#[inline(never)]
pub(super) fn offer(
    words: &'static str,
    said: String,
    act: &Act,
    what: (String, Action),
) -> Html {
    let (label, action) = what;
    let button = tag("button type=button class=link").press(act, action).say(label);
    tag(words).say(said).say(" ").add(button.html()).html()
}
