//! Compiles the boundary with the two layers that it may name.
#![cfg(not(target_arch = "wasm32"))]
#![allow(
    dead_code,
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

#[test]
fn data_compiles_with_domain_and_geo_alone() {}
