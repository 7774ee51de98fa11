//! Elements, made by calls.
//!
//! `html!` writes out the fields of every element in place, with a closure and a table of
//! its own for every listener: this half of the module was a fifth of the download. Here an
//! element is a word of its name and fixed attributes, and one call for each thing that
//! varies. The map's shapes alone still use `html!`: there are two hundred of them.

use super::Act;
use crate::view::Action;
use indexmap::IndexMap;
use std::borrow::Cow;
use std::rc::Rc;
use web_sys::Event;
use yew::prelude::*;
use yew::virtual_dom::{
    AttributeOrProperty, Attributes, Key, Listener, ListenerKind, VTag, VText,
};

/// An element that is being made.
pub(super) struct Tag(Box<Parts>);

struct Parts {
    tag: VTag,
    attributes: IndexMap<AttrValue, AttributeOrProperty>,
}

/// Returns an element: its name, then attributes whose values hold no space, as in
/// `button type=button class=chip`.
#[inline(never)]
pub(super) fn tag(words: &'static str) -> Tag {
    let mut words = words.split(' ');
    let tag = VTag::new(words.next().unwrap_or_default());
    let mut parts = Parts { tag, attributes: IndexMap::default() };
    for word in words {
        if let Some((key, value)) = word.split_once('=') {
            parts.set(key, value.into());
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
        if is_there {
            self.0.set(key, AttrValue::Static(""));
        }
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

    /// Adds what is inside, if anything is.
    #[inline(never)]
    pub(super) fn maybe(self, child: Option<Html>) -> Self {
        match child {
            Some(child) => self.add(child),
            None => self,
        }
    }

    /// Adds everything inside.
    #[inline(never)]
    pub(super) fn all(mut self, children: Vec<Html>) -> Self {
        for child in children {
            self.0.tag.add_child(child);
        }
        self
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

    fn listen(mut self, hear: Hear) -> Self {
        self.0.tag.add_listener(Rc::new(hear));
        self
    }

    /// Returns the element.
    #[inline(never)]
    pub(super) fn html(self) -> Html {
        let Parts { mut tag, attributes } = *self.0;
        tag.attributes = Attributes::IndexMap(Rc::new(attributes));
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
    #[inline(never)]
    fn set_some(&mut self, key: &'static str, value: AttrValue) {
        if !value.is_empty() {
            self.set(key, value);
        }
    }

    #[inline(never)]
    fn set(&mut self, key: &'static str, value: AttrValue) {
        let value = AttributeOrProperty::Attribute(value);
        self.attributes.insert(AttrValue::Static(key), value);
    }
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
