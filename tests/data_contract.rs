//! What holds for every shipped treaty file.
#![cfg(not(target_arch = "wasm32"))]
#![allow(clippy::expect_used, clippy::panic, clippy::unwrap_used, reason = "a test")]

mod support;

use std::path::Path;
use support::{files, read, text};
use treaty_map::data::read_treaty;
use treaty_map::domain::{Rule, Treaty};

fn shipped() -> Vec<(String, Treaty)> {
    let mut names = files("static/treaties", ".json");
    names.retain(|it| !it.ends_with("/index.json"));
    assert!(!names.is_empty());
    names.into_iter().map(|it| (it.clone(), read(&it, &text(&it)))).collect()
}

#[test]
fn ids_are_stems() {
    for (name, treaty) in shipped() {
        let stem = Path::new(&name).file_stem().and_then(|it| it.to_str());
        assert_eq!(Some(treaty.id.as_str()), stem, "{name}");
    }
}

#[test]
fn the_index_lists_every_file() {
    let index: serde_json::Value =
        serde_json::from_str(&text("static/treaties/index.json")).expect("JSON");
    let rows = index.as_array().expect("an array").iter();
    let mut listed: Vec<_> =
        rows.map(|it| it["id"].as_str().expect("an id").to_owned()).collect();
    listed.sort();
    let ids: Vec<_> = shipped().into_iter().map(|(_, treaty)| treaty.id).collect();
    assert_eq!(listed, ids);
}

/// `30(3)`, or in Roman numerals `XIV(1)`.
fn is_number(article: &str) -> bool {
    let roman = article.split('(').next().unwrap_or_default();
    let is_roman = !roman.is_empty() && roman.chars().all(|it| "IVXLC".contains(it));
    is_roman || article.starts_with(|it: char| it.is_ascii_digit())
}

#[test]
fn every_clause_cites_its_article() {
    for (name, treaty) in shipped() {
        assert!(
            treaty.entry_clauses().next().is_some(),
            "{name}: no clause on entry into force"
        );
        for clause in &treaty.clauses {
            assert!(is_number(&clause.article.0), "{name}: {}", clause.article);
            if let Rule::EntryIntoForce(entry) = &clause.rule {
                for leaf in entry.condition.leaves() {
                    assert!(!leaf.article.0.is_empty(), "{name}: {leaf:?}");
                }
            }
        }
    }
}

#[test]
fn every_act_has_a_source_and_lies_within_the_record() {
    for (name, treaty) in shipped() {
        assert!(treaty.acts.is_sorted_by_key(|it| it.day.to), "{name}");
        for act in &treaty.acts {
            assert!(!act.sources.is_empty(), "{name}: {act:?}");
            assert!(act.day.to <= treaty.as_of, "{name}: {act:?}");
            assert!(!act.assumed, "{name}: {act:?}");
        }
    }
}

#[test]
fn who_may_sign_by_name_or_group_is_a_participant() {
    for (name, treaty) in shipped() {
        let Some((_, clause)) = treaty.signature_clause() else { continue };
        for group in &clause.groups {
            for id in treaty.groups.get(group).expect("a group").on(treaty.as_of) {
                assert!(treaty.participants.contains_key(&id), "{name}: {group} {id}");
            }
        }
    }
}

#[test]
fn signatories_were_entitled_to_sign() {
    for (name, treaty) in shipped() {
        for act in treaty.acts.iter().filter(|it| it.kind.is_signature()) {
            assert!(treaty.may_sign(act.participant, act.day.from), "{name}: {act:?}");
        }
    }
}

#[test]
fn bad_files_have_exactly_the_problems_beside_them() {
    for name in files("tests/data/bad", ".json") {
        let expected = text(&name.replace(".json", ".problems"));
        let problems = read_treaty(&text(&name)).expect_err(&name);
        let found: String = problems.iter().map(|it| format!("{it}\n")).collect();
        assert_eq!(found, expected, "{name}");
    }
}
