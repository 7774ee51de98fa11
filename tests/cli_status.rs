//! The commands as they are called.
#![cfg(not(target_arch = "wasm32"))]
#![allow(clippy::expect_used, clippy::panic, clippy::unwrap_used, reason = "a test")]

mod support;

use serde_json::Value;
use std::process::Command;
use support::{path, text};

struct Ran {
    code: Option<i32>,
    out: String,
    err: String,
}

fn run(args: &[&str]) -> Ran {
    let mut command = Command::new(env!("CARGO_BIN_EXE_treaty-map"));
    let output = command.args(args).current_dir(path("")).output().expect("it runs");
    let text = |bytes| String::from_utf8(bytes).expect("UTF-8");
    Ran { code: output.status.code(), out: text(output.stdout), err: text(output.stderr) }
}

const CETS_225: &str = "static/treaties/cets-225.json";

fn json(args: &[&str]) -> Value {
    let all = [&["status", CETS_225, "--json"], args].concat();
    let Ran { code, out, .. } = run(&all);
    assert_eq!(code, Some(0), "{args:?}");
    assert_eq!(out.lines().count(), 1);
    serde_json::from_str(&out).expect("JSON")
}

#[test]
fn the_status_object_of_the_contract() {
    let it = json(&["--on", "2025-02-11"]);
    let expected = serde_json::json!({
        "treaty": "cets-225", "on": "2025-02-11", "data_as_of": "2026-09-29",
        "beyond_data": false, "state": "not_in_force", "signatures": 13, "consents": 0,
        "condition_met_on": null, "entry_into_force": null,
        "earliest_entry_into_force": "2025-06-01", "projected_entry_into_force": null,
        "basis": "counted",
        "conditions": [
            {"article": "30(3)", "have": 0, "need": 5, "met": false, "group": null,
             "unit": "participants", "missing": []},
            {"article": "30(3)", "have": 0, "need": 3, "met": false, "group": "coe",
             "unit": "participants", "missing": []}
        ]
    });
    for (key, value) in expected.as_object().expect("an object") {
        // the day up to which the record is known moves with the record
        if key != "data_as_of" {
            assert_eq!(it[key], *value, "{key}");
        }
    }
    let rows = it["participants"].as_array().expect("an array");
    assert_eq!(rows.len(), 58);
    let andorra = serde_json::json!({
        "id": "AD", "standing": "signatory", "signed": "2024-09-05", "consented": null,
        "consented_window": null, "means": null, "in_force": null, "ended": null,
        "episodes": []
    });
    for (key, value) in andorra.as_object().expect("an object") {
        assert_eq!(rows[0][key], *value, "{key}");
    }
}

#[test]
fn before_the_opening_the_earliest_date_is_null() {
    let it = json(&["--on", "2024-09-04"]);
    assert_eq!(it["earliest_entry_into_force"], Value::Null);
    assert_eq!(json(&["--on", "2024-09-05"])["signatures"], 10);
}

#[test]
fn assumptions_from_the_command_line() {
    let four = "NO:2026-10-31 IS:2026-10-31 GB:2026-10-31 CH:2026-10-31";
    let it = json(&["--on=2026-11-22", "--assume", four]);
    assert_eq!((&it["state"], &it["consents"]), (&"pending".into(), &5.into()));
    assert_eq!(it["condition_met_on"], "2026-10-31");
    assert_eq!(it["entry_into_force"], "2027-02-01");
    assert_eq!(it["earliest_entry_into_force"], "2027-02-01");
    assert_eq!(it["projected_entry_into_force"], "2027-02-01");
    let others = "US:2026-10-31 CA:2026-10-31 JP:2026-10-31 IL:2026-10-31";
    let it = json(&["--on=2026-11-22", "--assume", others]);
    assert_eq!(it["state"], "not_in_force");
    assert_eq!(it["conditions"][0]["have"], 5);
    assert_eq!(it["conditions"][1]["have"], 0);
    assert_eq!(json(&["--on=2026-12-01"])["beyond_data"], true);
}

#[test]
fn refusals_come_all_at_once_and_exit_with_2() {
    let ran = run(&["status", CETS_225, "--on=2026-11-22", "--assume", "NO BR ZZ CN"]);
    assert_eq!((ran.code, ran.out.as_str()), (Some(2), ""));
    let lines: Vec<_> = ran.err.lines().collect();
    assert_eq!(lines.len(), 3, "{}", ran.err);
    assert!(lines[0].contains("`ZZ` is not known"), "{}", ran.err);
    assert!(
        lines[1].contains("`BR`") && lines[1].contains("(Article 31(1))"),
        "{}",
        ran.err
    );
    assert!(
        lines[2].contains("`CN`") && lines[2].contains("(Article 31(1))"),
        "{}",
        ran.err
    );
    let ran = run(&["status", CETS_225, "--assume", "NO:soon no NO:2027-01-01:denial"]);
    assert_eq!((ran.code, ran.err.lines().count()), (Some(2), 3), "{}", ran.err);
}

#[test]
fn warnings_go_beside_the_answer() {
    let ran = run(&["status", CETS_225, "--on=2026-11-22", "--assume=FR", "--json"]);
    assert_eq!(ran.code, Some(0));
    assert!(ran.err.contains("`EU` acts for `FR`"), "{}", ran.err);
    assert!(serde_json::from_str::<Value>(&ran.out).is_ok());
}

#[test]
fn words_for_people() {
    let ran = run(&["status", CETS_225, "--on=2026-11-22"]);
    assert_eq!((ran.code, ran.err.as_str()), (Some(0), ""));
    for words in [
        "2026-11-22: not in force",
        "signatures: 21; consents to be bound: 1",
        "Article 30(3): 1 of 5 signatories: not met",
        "Article 30(3): 0 of 3 signatories that are member States: not met",
        "entry into force 2027-03-01",
        "data as of ",
    ] {
        assert!(ran.out.contains(words), "{words}\n{}", ran.out);
    }
    let ran = run(&["status", CETS_225, "--on=2026-11-22", "--assume=NO"]);
    assert!(ran.out.contains("a hypothesis, not the record: NO ratification 2026-11-22"));
    let today = run(&["status", CETS_225]);
    assert_eq!(today.code, Some(0));
}

#[test]
fn the_trace_names_articles_and_who_counted() {
    let ran = run(&["explain", CETS_225, "--on=2026-11-22"]);
    assert_eq!(ran.code, Some(0));
    for words in [
        "Article 30(1)",
        "Article 30(3)",
        "Article 30(4)",
        "Article 31(1)",
        "Article 35\n",
        "5 signatories: not met, 1 so far.",
        "Counted, 1 consent: European Union (15 May 2026).",
        "3 signatories that are member States: not met, 0 so far.",
        "Not counted, because it is not a member on that day: European Union.",
    ] {
        assert!(ran.out.contains(words), "{words}\n{}", ran.out);
    }
    let early = run(&["explain", CETS_225, "--on=2024-01-01"]);
    assert!(early.out.contains("not open for signature yet"), "{}", early.out);
}

#[test]
fn check_prints_every_problem_and_exits_with_1() {
    let file = "tests/data/bad/five-problems.json";
    let ran = run(&["check", file]);
    let expected: String = text("tests/data/bad/five-problems.problems")
        .lines()
        .map(|line| format!("{file}: {line}\n"))
        .collect();
    assert_eq!(ran.out, expected);
    assert_eq!(expected.lines().count(), 5);
    assert_eq!((ran.code, ran.err.as_str()), (Some(1), "5 problems in 1 file\n"));
    let fine = run(&["check", CETS_225]);
    assert_eq!((fine.code, fine.err.as_str()), (Some(0), "0 problems in 1 file\n"));
    assert_eq!(fine.out, "");
    let both = run(&["check", CETS_225, file]);
    assert!(both.code == Some(1) && both.err.ends_with("5 problems in 2 files\n"));
    let syntax = run(&["check", "tests/data/bad/syntax.json"]);
    assert!(syntax.out.contains("line 10 column 9"), "{}", syntax.out);
    // no status is given of a file with problems
    let ran = run(&["status", file, "--json"]);
    assert_eq!((ran.code, ran.out.as_str(), ran.err.lines().count()), (Some(1), "", 5));
}

#[test]
fn bad_usage_exits_with_2_and_says_what_is_accepted() {
    for (args, words) in [
        (&["ratify"][..], "`check`, `status`, `explain`"),
        (&["check"], "FILE"),
        (&["status"], "FILE"),
        (&["status", CETS_225, CETS_225], CETS_225),
        (&["status", CETS_225, "--on", "yesterday"], "YYYY-MM-DD"),
        (&["status", CETS_225, "--on"], "--on"),
        (&["status", CETS_225, "--when=2026-01-01"], "--when"),
        (&["status", "no-such-file.json"], "no-such-file.json"),
        (&["check", "no-such-file.json"], "no-such-file.json"),
        (&["explain", CETS_225, "--json"], "--json"),
        (&["timeline"], "FILE"),
        (&["timeline", CETS_225, "--on=2026-01-01"], "--on"),
    ] {
        let ran = run(args);
        assert_eq!((ran.code, ran.out.as_str()), (Some(2), ""), "{args:?}");
        assert!(ran.err.contains(words), "{args:?}: {}", ran.err);
    }
    for args in [&[][..], &["--help"], &["help"], &["-h"]] {
        let ran = run(args);
        assert_eq!(ran.code, Some(0), "{args:?}");
        assert!(ran.out.contains("treaty-map check FILE"), "{args:?}: {}", ran.out);
    }
}
