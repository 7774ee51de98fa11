//! Reads the source: which layer names which, and who names a web crate.
#![cfg(not(target_arch = "wasm32"))]
#![allow(clippy::expect_used, clippy::panic, reason = "a test fails where it stands")]

use std::fs;
use std::path::{Path, PathBuf};

/// Each layer, and the layers that it may name.
const LAYERS: &[(&str, &[&str])] = &[
    ("domain", &[]),
    ("geo", &[]),
    ("bake", &["geo"]),
    ("json", &[]),
    ("data", &["domain", "geo", "json"]),
    ("i18n", &["domain", "json"]),
    ("view", &["domain", "geo", "data", "i18n"]),
    ("ui", &["domain", "geo", "i18n", "view"]),
    ("element", &["domain", "data", "json", "i18n", "view", "ui"]),
    ("cli", &["domain", "geo", "json", "bake", "data", "i18n", "view"]),
];

/// The layers that hold for a browser and for a command line alike.
const PURE: &[&str] = &["domain", "geo", "bake", "json", "data", "i18n", "view", "cli"];

const WEB: &[&str] =
    &["yew", "wasm_bindgen", "wasm_bindgen_futures", "web_sys", "js_sys", "gloo"];

fn files(folder: &Path, found: &mut Vec<PathBuf>) {
    for entry in fs::read_dir(folder).expect("a folder of the source") {
        let path = entry.expect("an entry").path();
        if path.is_dir() {
            files(&path, found);
        } else if path.extension().is_some_and(|it| it == "rs") {
            found.push(path);
        }
    }
}

/// Returns the source without its comments.
fn code(text: &str) -> String {
    let lines = text.lines().filter(|line| !line.trim_start().starts_with("//"));
    lines.collect::<Vec<_>>().join("\n")
}

/// Returns the words that a path begins with: the `yew` of `yew::Callback`.
fn first_words(code: &str) -> Vec<&str> {
    let is_word = |it: char| it.is_alphanumeric() || it == '_';
    let mut words = Vec::new();
    for (at, _) in code.match_indices("::") {
        let before = code.get(..at).unwrap_or_default();
        let start = before.rfind(|it| !is_word(it)).map_or(0, |it| it + 1);
        let word = before.get(start..).unwrap_or_default();
        if !before.get(..start).unwrap_or_default().ends_with("::") {
            words.push(word);
        }
    }
    words
}

/// Returns the modules that `crate::` is followed by, one by one or in braces.
fn layers_named(code: &str) -> Vec<&str> {
    let mut named = Vec::new();
    for (at, found) in code.match_indices("crate::") {
        let rest = code.get(at + found.len()..).unwrap_or_default();
        let list = match rest.strip_prefix('{') {
            Some(braced) => braced.split('}').next().unwrap_or_default(),
            None => rest.split([';', ',', ' ', '\n', ')']).next().unwrap_or_default(),
        };
        for path in list.split(',') {
            named.push(path.trim().split("::").next().unwrap_or_default());
        }
    }
    named
}

#[test]
fn a_layer_names_only_those_it_may() {
    let source = Path::new(env!("CARGO_MANIFEST_DIR")).join("src");
    let all: Vec<&str> = LAYERS.iter().map(|it| it.0).collect();
    let mut wrong = Vec::new();
    for (layer, may) in LAYERS {
        let mut found = Vec::new();
        files(&source.join(layer), &mut found);
        assert!(found.len() >= 3, "{layer} has files");
        for path in found {
            let code = code(&fs::read_to_string(&path).expect("a source file"));
            for name in layers_named(&code) {
                if all.contains(&name) && name != *layer && !may.contains(&name) {
                    wrong.push(format!("{}: {name}", path.display()));
                }
            }
            for word in first_words(&code) {
                let is_web = WEB.contains(&word) || word.starts_with("gloo");
                if PURE.contains(layer) && is_web {
                    wrong.push(format!("{}: {word}", path.display()));
                }
            }
        }
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

#[test]
fn only_the_command_line_and_the_element_ask_what_day_it_is() {
    let source = Path::new(env!("CARGO_MANIFEST_DIR")).join("src");
    for layer in ["domain", "geo", "bake", "json", "data", "i18n", "view", "ui"] {
        let mut found = Vec::new();
        files(&source.join(layer), &mut found);
        for path in found {
            let code = code(&fs::read_to_string(&path).expect("a source file"));
            for clock in
                ["SystemTime", "Instant::now", "Utc::now", "Local::now", "Date::new_0"]
            {
                assert!(!code.contains(clock), "{}: {clock}", path.display());
            }
        }
    }
}

#[test]
fn the_reader_of_the_source_sees_what_is_there() {
    let code = code(
        "// use yew::x;\nuse crate::view::{Action, Figure};\nuse crate::{domain, ui::Act};\n\
         fn f() { let x: crate::element::Y = gloo_net::z(); std::yew::no() }",
    );
    assert_eq!(layers_named(&code), ["view", "domain", "ui", "element"]);
    assert!(first_words(&code).contains(&"gloo_net"));
    assert!(!first_words(&code).contains(&"yew"));
}
