//! Yew function components: markup and events only. What they show is computed in `view`.

mod card;
mod chips;
mod find;
mod footer;
mod header;
mod legend;
mod map;
mod progress;
mod views;
mod widget;

pub use widget::{Shown, Widget, WidgetProps};

/// The style sheet that all elements of a page share.
pub const STYLES: &str = include_str!("style.css");
