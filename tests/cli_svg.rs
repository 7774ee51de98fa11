//! `svg` as it is called.
#![cfg(not(target_arch = "wasm32"))]
#![allow(clippy::expect_used, clippy::panic, reason = "a test fails where it stands")]

mod support;

use std::process::Command;
use support::path;

const CETS_225: &str = "static/treaties/cets-225.json";

fn run(args: &[&str]) -> (Option<i32>, String, String) {
    let mut command = Command::new(env!("CARGO_BIN_EXE_treaty-map"));
    let command = command.arg("svg").args(args).current_dir(path(""));
    let output = command.output().expect("it runs");
    let text = |bytes| String::from_utf8(bytes).expect("UTF-8");
    (output.status.code(), text(output.stdout), text(output.stderr))
}

fn svg(args: &[&str]) -> String {
    let (code, out, err) = run(&[&[CETS_225], args].concat());
    assert_eq!((code, &*err), (Some(0), ""), "{args:?}");
    assert!(out.starts_with("<svg ") && out.ends_with("</svg>\n"), "{args:?}");
    out
}

#[test]
fn a_picture_is_of_what_was_asked_for() {
    let plain = svg(&["--on", "2026-09-29"]);
    assert!(plain.contains("Not in force."));
    assert_eq!(
        plain,
        svg(&["--on", "2026-09-29", "--view", "europe", "--lang", "EN-gb"])
    );
    let french = svg(&["--on", "2026-09-29", "--lang", "fr-CH"]);
    assert!(french.contains("Pas en vigueur.") && french.contains(" lang=\"fr\""));
    let world = svg(&["--on", "2026-09-29", "--view", "world"]);
    assert!(world.contains("viewBox=\"0 0 1000 435\""));
    assert!(plain.contains("viewBox=\"0 0 1000 776\""));
    let assumed = svg(&["--on", "2026-09-29", "--assume", "NO:2026-12-01"]);
    assert!(assumed.contains("ratification by Norway on 1 December 2026"));
    // without a day: today, whichever that is
    assert!(svg(&[]).contains("Day shown"));
}

#[test]
fn a_warning_does_not_spoil_the_picture() {
    let (code, out, err) = run(&[CETS_225, "--on", "2026-09-29", "--assume", "FR"]);
    assert_eq!(code, Some(0));
    assert!(out.starts_with("<svg "));
    assert!(err.contains("warning") && err.contains("`EU` acts for `FR`"), "{err}");
}

#[test]
fn what_cannot_be_drawn_is_refused_with_what_can() {
    let refused = |args: &[&str], code: i32, says: &str| {
        let (exit, out, err) = run(args);
        assert_eq!((exit, &*out), (Some(code), ""), "{args:?}");
        assert!(err.contains(says), "{args:?}: {err}");
    };
    refused(&[], 2, "a FILE is missing");
    refused(&["no-such-file.json"], 2, "cannot read");
    refused(&["tests/data/bad/twice.json"], 1, "is listed twice");
    refused(&[CETS_225, "--lang", "eo"], 2, "`eo` is not known; accepted: `en`, `fr`");
    refused(&[CETS_225, "--view", "moon"], 2, "accepted: `world`, `europe`");
    refused(&[CETS_225, "--on", "2026-13-01"], 2, "not a calendar date");
    refused(&[CETS_225, "--on", "2026-09-29", "--assume", "BR"], 2, "Article 31(1)");
    refused(&[CETS_225, "--json"], 2, "--json");
}
