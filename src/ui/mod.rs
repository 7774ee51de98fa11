//! Markup and events only: what is shown is computed in `view`, what the reader does goes
//! out as an [`Action`](crate::view::Action).
//!
//! Parts are plain functions from a [`Figure`](crate::view::Figure) to markup. What is
//! drawn once, the map's shapes above all, is a component of its own ([`still`]), so that
//! selecting leaves it be; pointing and moving do not draw the figure at all ([`stage`]).

mod card;
mod explore;
mod find;
mod header;
mod legend;
mod map;
mod progress;
mod stage;
mod still;
mod tag;
mod widget;

pub use widget::{Widget, WidgetMessage, WidgetProps};

use crate::view::Action;
use still::{Drawing, Still};
use yew::Callback;

/// The style sheet that all elements of a page share.
pub const STYLES: &str = include_str!(concat!(env!("OUT_DIR"), "/style.css"));

/// What it takes besides for what comes after the first map.
pub const LATER_STYLES: &str = include_str!(concat!(env!("OUT_DIR"), "/explore.css"));

/// Where the parts send what the reader does.
type Act = Callback<Action>;
