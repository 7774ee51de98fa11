//! Languages: every text that a reader sees, by key, with plural rules, names and dates.
//!
//! A language is one file, `static/i18n/<lang>.json`. English is compiled in; the others are
//! read on demand. Nothing here asks the platform: the same bytes come out everywhere.

mod catalogue;
mod message;
mod sort;

pub use catalogue::{Catalogue, CatalogueError, Direction, english, is_month};
pub use message::Message;
pub use sort::{fold, uncapital};

/// The languages there are files for, by primary subtag.
pub const LANGUAGES: &[&str] = include!(concat!(env!("OUT_DIR"), "/languages.rs"));
