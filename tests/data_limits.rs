//! A file without measure is refused with a clear word.
//!
//! No clock decides here: what would be quadratic does not end within the patience of who
//! runs the tests.
#![cfg(not(target_arch = "wasm32"))]
#![allow(clippy::expect_used, clippy::panic, clippy::unwrap_used, reason = "a test")]

mod support;

use support::text;
use treaty_map::data::read_treaty;

/// Returns the problems as they are printed.
fn refused(json: &str) -> Vec<String> {
    let problems = read_treaty(json).expect_err("a problem");
    problems.iter().map(ToString::to_string).collect()
}

/// The treaty of the guide, with something put in before its last brace.
fn with(more: &str) -> String {
    let file = text("tests/data/good/cets-210.json");
    let end = file.rfind('}').expect("an end");
    format!("{}, {more}}}", &file[..end])
}

fn many(n: usize, one: impl Fn(usize) -> String) -> String {
    (0..n).map(one).collect::<Vec<_>>().join(",")
}

#[test]
fn a_file_of_ten_million_bytes_is_too_large() {
    let json =
        with(&format!("\"reference\": {{\"en\": \"{}\"}}", "x".repeat(10_000_000)));
    let lines = refused(&json);
    assert_eq!(lines.len(), 1);
    let said = format!("/: {} bytes are too many; accepted: at most 8388608", json.len());
    assert_eq!(lines, [said]);
}

#[test]
fn ten_thousand_nested_conditions_are_too_deep() {
    let deep = format!(
        "{}{{\"count\": 1}}{}",
        "{\"all\": [".repeat(10_000),
        "]}".repeat(10_000)
    );
    let lines =
        refused(&format!("{{\"format\": 1, \"clauses\": [{{\"condition\": {deep}}}]}}"));
    let said = "/: nested too deep at line 1 column 599; accepted: lists and objects in one \
                another at most 127 deep";
    assert_eq!(lines, [said]);
}

#[test]
fn many_keys_of_one_name_are_refused_at_once() {
    let twice =
        refused(&with(&format!("\"x\": {{{}}}", many(300_000, |_| "\"a\": 1".into()))));
    assert_eq!(
        twice.last().map(String::as_str),
        Some("/: more than 1000 problems; those after them are not listed")
    );
    assert_eq!(twice.len(), 1_001);
    let unknown = refused(&with(&many(300_000, |n| format!("\"k{n}\": 1"))));
    assert_eq!(unknown.len(), 1_001);
}

#[test]
fn many_problems_are_found_at_once() {
    // each act has several problems
    let act = |n: usize| format!("{{\"participant\": \"Q{n}\", \"kind\": \"x\"}}");
    let json = with("\"x\": 1").replacen(
        "\"acts\": [",
        &format!("\"acts\": [{}, ", many(100_000, act)),
        1,
    );
    assert_eq!(refused(&json).len(), 1_001);
    // names that are not defined, beside many that are
    let source =
        |n: usize| format!("\"s{}\": {{\"url\": \"https://x\"}}", (n * 7919) % 100_000);
    let json = json.replacen(
        "\"sources\": {",
        &format!("\"sources\": {{{}, ", many(100_000, source)),
        1,
    );
    let note =
        |_: usize| "{\"text\": {\"en\": \"x\"}, \"sources\": [\"nosuch\"]}".to_owned();
    let json =
        json.replacen("\"x\": 1", &format!("\"notes\": [{}]", many(20_000, note)), 1);
    assert_eq!(refused(&json).len(), 1_001);
}

#[test]
fn many_names_in_any_order_are_read_at_once() {
    let source =
        |n: usize| format!("\"s{}\": {{\"url\": \"https://x\"}}", (n * 7919) % 100_003);
    let json = text("tests/data/good/cets-210.json");
    let json = json.replacen(
        "\"sources\": {",
        &format!("\"sources\": {{{}, ", many(100_000, source)),
        1,
    );
    let letters = |n: usize| -> String {
        let letter =
            |by: usize| char::from(b'A' + u8::try_from(n / by % 26).unwrap_or(0));
        [1, 26, 676, 17_576].map(letter).into_iter().collect()
    };
    let row = |n: usize| {
        format!(
            "{{\"id\": \"{}\", \"kind\": \"state\", \"name\": {{\"en\": \"x\"}}}}",
            letters((n * 7919) % 456_976)
        )
    };
    let json = json.replacen(
        "\"participants\": [",
        &format!("\"participants\": [{}, ", many(60_000, row)),
        1,
    );
    let file = read_treaty(&json).unwrap_or_else(|problems| panic!("{problems:?}"));
    assert!(file.treaty.participants.keys().count() > 60_000);
}
