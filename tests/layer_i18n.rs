//! Compiles languages with the two layers that they may name.
#![cfg(not(target_arch = "wasm32"))]
#![allow(
    dead_code,
    unfulfilled_lint_expectations,
    unreachable_pub,
    unused_imports,
    reason = "compiled for its imports only"
)]

#[path = "../src/domain/mod.rs"]
mod domain;
#[path = "../src/i18n/mod.rs"]
mod i18n;
#[path = "../src/json/mod.rs"]
mod json;

#[test]
fn i18n_compiles_with_domain_and_json_alone() {}
