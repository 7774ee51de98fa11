//! Every language says everything, and says it in its own words.
#![cfg(not(target_arch = "wasm32"))]
#![allow(clippy::expect_used, clippy::panic, reason = "a test fails where it stands")]

mod support;

use std::collections::{BTreeMap, BTreeSet};
use support::{day, files, text, treaty};
use treaty_map::geo::{Geometry, MapView};
use treaty_map::i18n::{
    Catalogue, CatalogueError, Direction, LANGUAGES, Message, english, fold,
};

fn catalogues() -> Vec<(String, Catalogue)> {
    let read = |name: String| {
        let words = Catalogue::read(&text(&name));
        let words = words.unwrap_or_else(|error| panic!("{name}: {error}"));
        (name, words)
    };
    files("static/i18n", ".json").into_iter().map(read).collect()
}

fn catalogue(language: &str) -> Catalogue {
    let name = format!("static/i18n/{language}.json");
    Catalogue::read(&text(&name)).unwrap_or_else(|error| panic!("{name}: {error}"))
}

fn placeholders(text: &str) -> BTreeSet<&str> {
    text.split('{').skip(1).filter_map(|it| Some(it.split_once('}')?.0)).collect()
}

/// The words of a text, without what is filled in.
fn words(text: &str) -> Vec<String> {
    let mut plain = text.to_owned();
    for name in placeholders(text) {
        plain = plain.replace(&format!("{{{name}}}"), " ");
    }
    let words = plain.split(|it: char| !it.is_alphabetic()).filter(|it| !it.is_empty());
    words.map(str::to_lowercase).collect()
}

#[test]
fn every_file_is_a_language_that_is_offered() {
    let names: Vec<String> = LANGUAGES.iter().map(|it| (*it).to_owned()).collect();
    let read = catalogues();
    let languages: Vec<_> = read.iter().map(|it| it.1.language().to_owned()).collect();
    assert_eq!(languages, names);
    for (name, words) in &read {
        assert!(name.ends_with(&format!("/{}.json", words.language())), "{name}");
        assert_eq!(words.direction(), Direction::LeftToRight, "{name}");
    }
    assert_eq!(english().as_ref().map(Catalogue::language), Ok("en"));
    assert_eq!(english(), Ok(catalogue("en")), "compiled in as it is in the file");
}

#[test]
fn every_message_takes_the_same_in_every_language() {
    let taken = |words: &Catalogue| {
        let mut by_message: BTreeMap<Message, BTreeSet<String>> = BTreeMap::new();
        for (message, text) in words.texts() {
            assert!(!text.trim().is_empty(), "{} in {}", message.key(), words.language());
            let names = placeholders(text).into_iter().map(str::to_owned);
            by_message.entry(message).or_default().extend(names);
        }
        by_message
    };
    let english = taken(&catalogue("en"));
    assert_eq!(english.len(), Message::ALL.len());
    for (name, words) in catalogues() {
        for (message, names) in taken(&words) {
            assert_eq!(Some(&names), english.get(&message), "{name}: {}", message.key());
        }
    }
}

#[test]
fn french_has_no_english() {
    const ENGLISH: &str = "the of and by has have had with was were for to is are been this \
        that from which not its would will could there their they when who what only once may";
    /// Words that both languages write alike.
    const ALIKE: &[&str] = &[
        "Europe",
        "Sources",
        "Article {article}",
        "Objection",
        "Pause",
        "{n} signature",
        "{n} signatures",
        "Signature",
        "Licence",
        "signature",
        "ratification",
        "succession",
    ];
    let (english, french) = (catalogue("en"), catalogue("fr"));
    let of_english: BTreeSet<&str> = english.texts().map(|it| it.1).collect();
    for (message, text) in french.texts() {
        for word in words(text) {
            assert!(!ENGLISH.split_whitespace().any(|it| it == word), "{text}");
        }
        let is_alike = words(text).is_empty() || ALIKE.contains(&text);
        assert!(is_alike || !of_english.contains(text), "{}: {text}", message.key());
    }
}

#[test]
fn dates_are_written_as_people_write_them() {
    let (english, french) = (catalogue("en"), catalogue("fr"));
    let both = |date: &str| (english.date(day(date)), french.date(day(date)));
    assert_eq!(both("2027-03-01"), ("1 March 2027".into(), "1er mars 2027".into()));
    assert_eq!(both("2025-02-11"), ("11 February 2025".into(), "11 février 2025".into()));
    assert_eq!(both("2026-08-21"), ("21 August 2026".into(), "21 août 2026".into()));
    for (name, words) in catalogues() {
        let months: BTreeSet<String> = (1..=12)
            .map(|month| words.date(day(&format!("2026-{month:02}-15"))))
            .collect();
        assert_eq!(months.len(), 12, "{name}");
        assert!(
            months.iter().all(|it| it.contains("15") && it.contains("2026")),
            "{name}"
        );
    }
}

#[test]
fn numbers_choose_their_form() {
    let said = |language: &str, number: u32| {
        let n = number.to_string();
        catalogue(language).count(Message::FindCount, number, &[("n", &n)])
    };
    assert_eq!(
        [said("en", 0), said("en", 1), said("en", 2)],
        ["0 results", "1 result", "2 results"]
    );
    assert_eq!(
        [said("fr", 0), said("fr", 1), said("fr", 2)],
        ["0 résultat", "1 résultat", "2 résultats"]
    );
}

#[test]
fn what_is_filled_in_is_taken_as_it_is() {
    let english = catalogue("en");
    let said = english.fill(Message::Option, &[("name", "{status}"), ("status", "b")]);
    assert_eq!(said, "{status}: b");
    assert_eq!(english.fill(Message::Option, &[("name", "a")]), "a: ");
}

#[test]
fn every_shape_and_participant_has_a_name_in_every_language() {
    let mut codes: BTreeSet<String> = BTreeSet::new();
    for view in [MapView::World, MapView::Europe] {
        let geometry = Geometry::load(view).expect("the map that is compiled in");
        codes.extend(geometry.codes().map(|it| it.as_str().to_owned()));
        codes.extend(geometry.markers().iter().map(|it| it.code.as_str().to_owned()));
    }
    assert!(codes.len() > 200, "{}", codes.len());
    let cets = treaty("static/treaties/cets-225.json");
    codes.extend(cets.participants.keys().map(ToString::to_string));
    for (name, words) in catalogues() {
        let unnamed: Vec<_> =
            codes.iter().filter(|it| words.name(it).is_none()).collect();
        assert!(unnamed.is_empty(), "{name}: {unnamed:?}");
        let named = codes.iter().filter_map(|it| words.name(it));
        let plain: BTreeSet<&str> = named.filter(|it| *it == it.trim()).collect();
        assert_eq!(plain.len(), codes.len(), "{name}: each name once, without edges");
    }
    let (english, french) = (catalogue("en"), catalogue("fr"));
    let differ = codes.iter().filter(|it| english.name(it) != french.name(it)).count();
    assert!(differ > 150, "{differ}");
}

#[test]
fn a_language_without_a_message_is_told_all_that_is_missing() {
    let mut file: serde_json::Value =
        serde_json::from_str(&text("static/i18n/fr.json")).expect("JSON");
    let messages = file.get_mut("messages").and_then(|it| it.as_object_mut());
    let messages = messages.expect("messages");
    messages.remove("latest");
    messages.remove("article");
    let file = file.as_object_mut().expect("an object");
    file.remove("months");
    let error = Catalogue::read(&serde_json::json!(file).to_string());
    let missing = ["months", "messages/article", "messages/latest"].map(str::to_owned);
    assert_eq!(error, Err(CatalogueError::Missing(missing.to_vec())));
    assert!(matches!(Catalogue::read("{"), Err(CatalogueError::Syntax(_))));
}

#[test]
fn a_message_that_means_nothing_is_told() {
    let more = text("static/i18n/en.json").replacen(
        "\"messages\": {",
        "\"messages\": {\"nothing\": \"x\",",
        1,
    );
    let error = Catalogue::read(&more);
    assert_eq!(error, Err(CatalogueError::Unknown(vec!["nothing".to_owned()])));
}

#[test]
fn names_sort_and_are_found_without_accents() {
    for (name, words) in catalogues() {
        for id in treaty("static/treaties/cets-225.json").participants.keys() {
            let folded = fold(words.name(id.as_str()).expect("a name"));
            assert!(folded.is_ascii(), "{name}: {folded}");
            assert_eq!(folded, fold(&folded.to_uppercase()), "{name}");
        }
    }
}
