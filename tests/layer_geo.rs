//! Compiles one layer alone: naming a higher layer is a build error.
#![cfg(not(target_arch = "wasm32"))]
#![expect(
    dead_code,
    unreachable_pub,
    unused_imports,
    reason = "compiled for its imports only"
)]
#[path = "../src/geo/mod.rs"]
mod geo;

#[test]
fn geo_compiles_alone() {}
