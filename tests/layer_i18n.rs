//! Compiles languages with the one layer that they may name.
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

#[test]
fn i18n_compiles_with_domain_alone() {}
