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

/// The style sheet that all elements of a page share.
pub const STYLES: &str = include_str!(concat!(env!("OUT_DIR"), "/style.css"));

/// Where the parts send what the reader does.
type Act = Callback<Action>;

/// Returns an element that holds a text and nothing else.
///
/// `html!` writes out the fields of every element in place; most elements are such ones.
fn text(tag: &'static str, class: &'static str, words: impl Into<AttrValue>) -> Html {
    tagged(tag, class, words.into())
}

fn tagged(tag: &'static str, class: &'static str, words: AttrValue) -> Html {
    html! { <@{tag} {class}>{ words }</@> }
}

/// Returns a listener that does one thing, whatever the event.
///
/// A closure of its own in every place would be written out, called and dropped by code of
/// its own in every place.
fn doing<E: 'static>(act: &Act, action: Action) -> Callback<E> {
    act.reform(move |_| action.clone())
}
