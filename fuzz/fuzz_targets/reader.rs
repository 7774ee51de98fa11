//! Any text is read or refused, and every problem is at a place that is there.
#![no_main]

use libfuzzer_sys::fuzz_target;
use serde_json::Value;
use treaty_map::data::{ProblemKind, StatusReport, read_treaty};
use treaty_map::domain::{History, parse_date};

fuzz_target!(|text: &str| {
    match read_treaty(text) {
        Ok(file) => {
            let history = History::of(&file.treaty);
            for day in ["1900-01-01", "2026-01-01", "9999-12-31"] {
                let Some(on) = parse_date(day) else { continue };
                let status = history.status_on(on);
                let report = StatusReport::new(&file.treaty, &status).to_json();
                assert!(serde_json::from_str::<Value>(&report).is_ok(), "{report}");
            }
            let _ = history.timeline();
        }
        Err(problems) => {
            assert!(!problems.is_empty());
            let document: Value = serde_json::from_str(text).unwrap_or_default();
            for problem in problems {
                assert!(!problem.to_string().is_empty());
                // what stands in a value that is overwritten later cannot be pointed at
                if matches!(problem.kind, ProblemKind::Twice(_)) {
                    continue;
                }
                // what is missing is reported where it should stand
                let parent = problem.pointer.rsplit_once('/').map_or("", |it| it.0);
                let is_there = document.pointer(&problem.pointer).is_some()
                    || document.pointer(parent).is_some_and(Value::is_object);
                assert!(problem.pointer.is_empty() || is_there, "{problem}");
            }
        }
    }
});
