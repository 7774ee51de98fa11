//! Markup and events only: what is shown is computed in `view`, what the reader does goes
//! out as an [`Action`](crate::view::Action).
//!
//! Parts are plain functions from a [`Figure`](crate::view::Figure) to markup. The map's
//! shapes alone are a component of their own, so that pointing and selecting leave them be.

mod card;
mod find;
mod header;
mod legend;
mod map;
mod progress;
mod shapes;
mod widget;

pub use widget::{Widget, WidgetProps};

use crate::view::Action;
use yew::prelude::*;
use yew::virtual_dom::{AttributeOrProperty, Attributes, VTag, VText};

/// The style sheet that all elements of a page share.
pub const STYLES: &str = include_str!(concat!(env!("OUT_DIR"), "/style.css"));

/// Where the parts send what the reader does.
type Act = Callback<Action>;

/// Returns an element that holds a text and nothing else.
fn text(tag: &'static str, class: &'static str, words: impl Into<AttrValue>) -> Html {
    simple(tag, &["class"], [class.into()], VText::new(words).into())
}

/// Returns an element as [`text`] does, or nothing where there are no words.
fn maybe(tag: &'static str, class: &'static str, words: Option<String>) -> Html {
    words.map_or_else(Html::default, |it| text(tag, class, it))
}

/// Returns an element that holds a text in a language of its own, where it has one.
fn foreign(
    tag: &'static str,
    class: &'static str,
    language: Option<String>,
    words: String,
) -> Html {
    let language = language.unwrap_or_default();
    simple(
        tag,
        &["class", "lang"],
        [class.into(), language.into()],
        VText::new(words).into(),
    )
}

/// Returns a sentence with something to do about it.
fn offer(class: &'static str, words: String, act: &Act, what: (String, Action)) -> Html {
    let (label, action) = what;
    let onclick = doing::<MouseEvent>(act, action);
    let inside = html! {
        <>{ words }{ " " }<button type="button" class="link" {onclick}>{ label }</button></>
    };
    simple("p", &["class"], [class.into()], inside)
}

/// Returns an element with attributes, the empty ones left out.
///
/// `html!` writes out the fields of every element in place; most elements are simple. And a
/// `class` that it does not know beforehand goes through a set of classes: 1 kB brotli.
fn simple<const N: usize>(
    tag: &'static str,
    keys: &'static [&'static str; N],
    values: [AttrValue; N],
    child: Html,
) -> Html {
    let value =
        |it: AttrValue| (!it.is_empty()).then_some(AttributeOrProperty::Attribute(it));
    let mut tag = VTag::new(tag);
    let values = values.map(value).into();
    tag.attributes = Attributes::Dynamic { keys, values };
    tag.add_child(child);
    tag.into()
}

/// Returns a listener that does one thing, whatever the event.
///
/// A closure of its own in every place would be written out, called and dropped by code of
/// its own in every place.
fn doing<E: 'static>(act: &Act, action: Action) -> Callback<E> {
    act.reform(move |_| action.clone())
}
