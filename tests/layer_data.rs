//! Compiles the boundary with the three layers that it may name.
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
#[path = "../src/json/mod.rs"]
mod json;

#[test]
fn data_compiles_with_domain_geo_and_json_alone() {}
