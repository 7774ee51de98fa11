//! Compiles one layer alone: naming a higher layer is a build error.
#![cfg(not(target_arch = "wasm32"))]
#![allow(
    dead_code,
    unreachable_pub,
    unused_imports,
    reason = "compiled for its imports only"
)]

#[path = "../src/domain/mod.rs"]
mod domain;

#[test]
fn domain_compiles_alone() {}
