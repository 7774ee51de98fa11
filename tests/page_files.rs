//! What is compiled in, and what a page fetches beside it, say what the files say.
#![cfg(not(target_arch = "wasm32"))]
#![allow(
    clippy::expect_used,
    clippy::indexing_slicing,
    clippy::panic,
    reason = "a test fails where it stands"
)]

mod support;
#[path = "../xtask/src/texts.rs"]
mod texts;

use serde_json::{Value, json};
use std::rc::Rc;
use support::{day, text};
use texts::{leave_out_unshown, take_about, take_translations};
use treaty_map::data::{TreatyFile, built_in_about, treaty_of};
use treaty_map::domain::{Assumptions, Table, Text};
use treaty_map::i18n::Catalogue;
use treaty_map::json::{Json, Packed, parse};
use treaty_map::view::{Scene, card};

const TREATY: &str = "static/treaties/cets-225.json";

macro_rules! packed {
    ($stem:literal) => {
        Packed {
            words: include_str!(concat!(env!("OUT_DIR"), "/", $stem, ".words")),
            tree: include_bytes!(concat!(env!("OUT_DIR"), "/", $stem, ".tree")),
        }
    };
}

fn file(name: &str) -> Value {
    serde_json::from_str(&text(name)).expect("JSON")
}

/// Puts the members of objects in the order of their keys: packing may change theirs.
fn sorted(json: Json) -> Json {
    match json {
        Json::Array(items) => Json::Array(items.into_iter().map(sorted).collect()),
        Json::Object(mut members) => {
            members.sort_by(|a, b| a.0.cmp(&b.0));
            let members = members.into_iter().map(|(key, it)| (key, sorted(it)));
            Json::Object(members.collect())
        }
        other => other,
    }
}

fn read(json: &str) -> Json {
    let read = parse(json).expect("JSON");
    assert!(read.twice.is_empty());
    sorted(read.value)
}

fn unpacked(packed: Packed) -> Json {
    sorted(packed.unpack().expect("a document"))
}

#[test]
fn what_is_compiled_in_is_what_the_files_say() {
    // the messages of what comes after the first map are packed apart
    let mut english = file("static/i18n/en.json");
    let messages = english["messages"].as_object_mut().expect("messages");
    let (later, first): (serde_json::Map<_, _>, serde_json::Map<_, _>) =
        std::mem::take(messages).into_iter().partition(|it| it.0.starts_with("explore."));
    *messages = first;
    assert_eq!(unpacked(packed!("en")), read(&english.to_string()));
    assert_eq!(unpacked(packed!("en-later")), read(&Value::Object(later).to_string()));
    let mut treaty = file(TREATY);
    leave_out_unshown(&mut treaty);
    let mut about = take_about(&mut treaty);
    take_translations(&mut treaty);
    take_translations(&mut about);
    assert_eq!(unpacked(packed!("cets-225")), read(&treaty.to_string()));
    assert_eq!(unpacked(packed!("cets-225-about")), read(&about.to_string()));
    let paragraphs = about["about"].as_array().expect("paragraphs");
    assert_eq!(built_in_about().len(), paragraphs.len());
    assert!(paragraphs.len() >= 3);
    // they cite nothing that the first map's file lacks
    for source in paragraphs.iter().flat_map(|it| it["sources"].as_array().expect("some"))
    {
        let id = source.as_str().expect("an id");
        assert!(treaty["sources"].get(id).is_some(), "{id}");
    }
}

/// The file of a page on which the treaty is built in, with what comes later put back.
fn as_on_a_page() -> Json {
    let Json::Object(mut members) = unpacked(packed!("cets-225")) else {
        panic!("no file")
    };
    let Json::Object(about) = unpacked(packed!("cets-225-about")) else {
        panic!("no file")
    };
    members.extend(about);
    sorted(Json::Object(members))
}

/// Collects the texts of a treaty file, in the order of their keys.
fn texts_of(json: &Json, to: &mut Vec<Text>) {
    match json {
        Json::Array(items) => items.iter().for_each(|it| texts_of(it, to)),
        Json::Object(members) if json.get("en").is_some() => {
            let words = |it: &(String, Json)| {
                (it.0.clone(), it.1.as_text().expect("words").to_owned())
            };
            to.push(Text::new(members.iter().map(words).collect::<Table<_, _>>()));
        }
        Json::Object(members) => members.iter().for_each(|it| texts_of(&it.1, to)),
        _ => {}
    }
}

fn scene(treaty: &Json, words: &str) -> Scene {
    let file: TreatyFile = treaty_of(treaty).expect("a treaty");
    let words = Catalogue::read(words).expect("a language");
    let day = day("2026-11-23");
    Scene::new(Rc::new(file), Rc::new(words), day, day, Assumptions::default())
}

#[test]
fn a_page_says_the_same_in_every_language_as_the_whole_file() {
    let whole = read(&text(TREATY));
    let compiled_in = as_on_a_page();
    let (mut of_whole, mut of_page) = (Vec::new(), Vec::new());
    // what is never shown is not compiled in: the cards below have all the same words
    let mut shown = file(TREATY);
    leave_out_unshown(&mut shown);
    texts_of(&read(&shown.to_string()), &mut of_whole);
    texts_of(&compiled_in, &mut of_page);
    assert!(of_page.len() > 100);
    assert_eq!(of_page.len(), of_whole.len());
    assert!(of_page.iter().flat_map(Text::languages).all(|it| it == "en"));

    let mut translations = take_translations(&mut file(TREATY));
    for language in ["en", "fr"] {
        // as `cargo xtask dist` writes the language file
        let mut fetched = file(&format!("static/i18n/{language}.json"));
        let plain = fetched.to_string();
        if let Some(texts) = translations.remove(language) {
            fetched["texts"] = texts;
        }
        let page = scene(&compiled_in, &fetched.to_string());
        let native = scene(&whole, &plain);
        assert_eq!(page.status, native.status);
        for (on_page, natively) in of_page.iter().zip(&of_whole) {
            assert_eq!(page.text(on_page), native.text(natively));
            assert_eq!(page.foreign(on_page), native.foreign(natively));
        }
        for &id in native.treaty().participants.keys() {
            assert_eq!(card(&page, id), card(&native, id));
        }
    }
    assert!(translations.is_empty(), "a language without a file: {translations:?}");
}

#[test]
fn words_that_not_all_likes_share_stay_in_the_treaty() {
    let mut file = json!({
        "a": { "en": "Bank", "fr": "Banque", "de-CH": "Bank" },
        "b": [{ "en": "Bank", "fr": "Rive" }, { "en": "Bank", "fr": "Banque" }],
        "c": { "fr": "Sans anglais" }, "d": { "en": "x", "sources": ["y"] },
    });
    let taken = take_translations(&mut file);
    let left = json!({
        "a": { "en": "Bank" },
        "b": [{ "en": "Bank", "fr": "Rive" }, { "en": "Bank" }],
        "c": { "fr": "Sans anglais" }, "d": { "en": "x", "sources": ["y"] },
    });
    assert_eq!(file, left);
    let of_language = json!({ "fr": { "Bank": "Banque" }, "de-CH": { "Bank": "Bank" } });
    assert_eq!(Value::Object(taken), of_language);
}
