//! Treaty status, computed from a treaty's own final clauses.
#[cfg(not(target_arch = "wasm32"))]
pub mod cli;
pub mod data;
pub mod domain;
pub mod geo;
pub mod i18n;
pub mod view;
