//! treaty-map: the status of a treaty, computed from its own final clauses over the dated
//! acts of its participants, and drawn as a map.
//!
//! Data flows one way: `JSON -> data -> domain -> view -> ui -> element -> page`, with `geo`
//! and `i18n` beside `view`, and `json` below all that reads or writes it. Everything left of `ui` is a pure function of its inputs,
//! compiles natively without any web crate, and never reads a clock.

pub mod domain;
pub mod json;

pub mod data;
pub mod geo;
pub mod i18n;
pub mod view;

#[cfg(not(target_arch = "wasm32"))]
pub mod bake;
#[cfg(not(target_arch = "wasm32"))]
pub mod cli;
#[cfg(target_arch = "wasm32")]
pub mod element;
#[cfg(target_arch = "wasm32")]
pub mod ui;

/// Makes the wasm binary link the element's exports.
#[cfg(target_arch = "wasm32")]
pub fn link() {}
