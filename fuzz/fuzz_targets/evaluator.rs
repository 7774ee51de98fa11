//! Any treaty that can be written is evaluated, on any day, and the past does not change.
//!
//! The input is dice: `tests/support/invent.rs` throws a treaty from them. Bytes at the end
//! put values out of their range into it.
#![no_main]

use libfuzzer_sys::fuzz_target;
use serde_json::{Value, json};
use treaty_map::data::{StatusReport, read_treaty};
use treaty_map::domain::{Assumptions, Date, History, parse_date, status_on};

#[path = "../../tests/support/invent.rs"]
#[allow(dead_code, unreachable_pub)]
mod invent;

use invent::{Dice, Wild};

const ODD: [&str; 8] = [
    "0000-01-01",
    "9999-12-31",
    "2000-02-29",
    "2012-12-31",
    "1899-12-31",
    "2000-01-02",
    "2000-01-01",
    "9999-01-01",
];

/// Every value that may be bent: dates and numbers.
fn bend(value: &mut Value, dice: &mut Dice<'_>) {
    match value {
        Value::Object(map) => map.values_mut().for_each(|it| bend(it, dice)),
        Value::Array(items) => items.iter_mut().for_each(|it| bend(it, dice)),
        Value::Number(_) if dice.roll(8) == 7 => {
            *value = json!([0, 1, 2, 400, u32::MAX - 1, u32::MAX][dice.roll(6) as usize]);
        }
        Value::String(text) if parse_date(text).is_some() && dice.roll(8) == 7 => {
            *value = json!(ODD[dice.roll(8) as usize]);
        }
        _ => {}
    }
}

fuzz_target!(|bytes: &[u8]| {
    let (head, bytes) = bytes.split_at(bytes.len().min(2));
    let [kind, odd] = [0, 1].map(|it| head.get(it).copied().unwrap_or(0));
    let wild = Wild {
        windows: kind & 1 > 0,
        published: kind & 2 > 0,
        tame: kind & 4 > 0,
    };
    let (ends, bytes) = bytes.split_at(bytes.len().min(usize::from(odd) / 4));
    let mut file = Dice(bytes).treaty(wild);
    if kind & 8 > 0 {
        file["clauses"].as_array_mut().into_iter().flatten().for_each(|it| {
            bend(it, &mut Dice(ends));
        });
        bend(&mut file["acts"], &mut Dice(ends));
        bend(&mut file["weights"], &mut Dice(ends));
        file["as_of"] = json!("9999-12-31");
    }
    let Ok(read) = read_treaty(&file.to_string()) else {
        assert!(kind & 8 > 0, "{file}");
        return;
    };
    let treaty = &read.treaty;
    let history = History::of(treaty);
    let none = Assumptions::default();
    let own = treaty.acts.iter().flat_map(|it| [it.day.from, it.day.to]);
    let edges = [Date::MIN, Date::MAX, treaty.opened.date, treaty.as_of];
    for on in own.chain(edges) {
        let status = history.status_on(on);
        assert_eq!(status, status_on(treaty, on, &none), "{file}");
        // gaps are left out, for the reasons given in tests/prop_history.rs
        if !wild.windows {
            let mut known = treaty.clone();
            known.acts.retain(|it| it.day.from <= on);
            assert_eq!(status, status_on(&known, on, &none), "{file}");
        }
        let report = StatusReport::new(treaty, &status).to_json();
        assert!(serde_json::from_str::<Value>(&report).is_ok(), "{report}");
    }
    let _ = (history.timeline(), history.explain(treaty.as_of));
    for on in [treaty.opened.date, treaty.as_of] {
        let _ = history.tipping(on);
    }
});
