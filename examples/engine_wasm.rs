//! The cases of `benches/engine.rs` for a wasm host: `node benches/wasm.mjs` runs them.
#![allow(missing_docs, unsafe_code, reason = "functions that a host calls by name")]

#[path = "../benches/cases.rs"]
mod cases;

use std::cell::OnceCell;
use treaty_map::domain::{Date, Treaty};

thread_local! {
    static TREATIES: OnceCell<Vec<(String, Treaty, Date)>> = const { OnceCell::new() };
}

/// Asks a question about a treaty some times; 0 if there is no such treaty or question.
#[unsafe(no_mangle)]
pub extern "C" fn run(treaty: usize, case: usize, times: u32) -> u32 {
    TREATIES.with(|all| {
        let all = all.get_or_init(cases::treaties);
        let (Some((_, treaty, on)), Some((_, ask))) =
            (all.get(treaty), cases::ALL.get(case))
        else {
            return 0;
        };
        let mut ready = cases::Ready::of(treaty, *on);
        (0..times).for_each(|_| ask(&mut ready));
        times
    })
}
