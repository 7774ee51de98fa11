//! Compiles the view model with the layers that it may name: no Yew, no element.
#![cfg(not(target_arch = "wasm32"))]
#![allow(
    dead_code,
    unfulfilled_lint_expectations,
    unreachable_pub,
    unused_imports,
    reason = "compiled for its imports only"
)]

#[path = "../src/data/mod.rs"]
mod data;
#[path = "../src/domain/mod.rs"]
mod domain;
#[path = "../src/geo/mod.rs"]
mod geo;
#[path = "../src/i18n/mod.rs"]
mod i18n;
#[path = "../src/view/mod.rs"]
mod view;

#[test]
fn view_compiles_without_ui_and_element() {}
