//! Territories answer for their State, unless the record says otherwise of them.
#![cfg(not(target_arch = "wasm32"))]
#![allow(
    clippy::expect_used,
    clippy::panic,
    clippy::indexing_slicing,
    reason = "a test fails where it stands"
)]

mod support;

use serde_json::{Value, json};
use std::rc::Rc;
use support::{day, id, text};
use treaty_map::data::{TreatyFile, audit, read_treaty};
use treaty_map::domain::{Assumptions, Coverage, History, Standing};
use treaty_map::geo::{MapView, ShapeCode};
use treaty_map::i18n::Catalogue;
use treaty_map::view::{
    Look, MapModel, MapSheet, Options, Scene, card, map_model, picture,
};

/// A treaty that does not exist, in force for Denmark and the United Kingdom, with acts on
/// their territories.
fn treaty(acts: &[Value]) -> Value {
    let act = |who: &str| {
        json!({"participant": who, "kind": "ratification", "date": "2010-01-10",
               "sources": ["chart"]})
    };
    let all = [&[act("DK"), act("GB")], acts].concat();
    json!({
        "format": 1, "id": "islands-2009", "as_of": "2026-09-30",
        "title": {"en": "Convention on Islands"},
        "opened": {"date": "2009-03-01"},
        "record": "chart",
        "sources": {"chart": {"url": "https://example.org/chart"}},
        "participants": [{"id": "DK", "kind": "state"}, {"id": "GB", "kind": "state"}],
        "clauses": [
            {"kind": "entry_into_force", "article": "9", "condition": {"count": 2},
             "period": {"days": 30}, "landing": "same_day"},
            {"kind": "territorial_extension", "article": "12(2)",
             "period": {"months": 3}, "landing": "first_of_next_month"}
        ],
        "acts": all
    })
}

fn about(who: &str, kind: &str, territory: &str, date: &str) -> Value {
    json!({"participant": who, "kind": kind, "territory": territory, "date": date,
           "sources": ["chart"]})
}

fn acts() -> Vec<Value> {
    vec![
        about("DK", "territorial_exclusion", "GL", "2010-01-10"),
        about("DK", "territorial_exclusion", "FO", "2010-01-10"),
        about("DK", "territorial_extension", "FO", "2015-05-06"),
        about("GB", "territorial_extension", "GI", "2012-11-02"),
    ]
}

fn read(treaty: &Value) -> TreatyFile {
    match read_treaty(&treaty.to_string()) {
        Ok(file) => file,
        Err(problems) => panic!("{problems:?}"),
    }
}

fn shown(treaty: &Value, on: &str, language: &str) -> (Scene, MapModel) {
    let words = text(&format!("static/i18n/{language}.json"));
    let words = Rc::new(Catalogue::read(&words).expect("a language"));
    let (file, on) = (Rc::new(read(treaty)), day(on));
    let scene = Scene::new(file, words, on, on, Assumptions::default());
    let sheet = Rc::new(MapSheet::new(MapView::World).expect("the map"));
    let map = map_model(&scene, sheet);
    (scene, map)
}

fn code(text: &str) -> ShapeCode {
    ShapeCode::parse(text).expect("a code")
}

fn look(map: &MapModel, shape: &str) -> (Look, Option<Standing>) {
    let shapes = map.shapes.iter().map(|it| (it.code, it.look, it.standing));
    let dots = map.markers.iter().map(|it| (it.code, it.look, it.standing));
    let found = dots.chain(shapes).find(|it| it.0 == code(shape)).expect(shape);
    (found.1, found.2)
}

#[test]
fn a_territory_that_was_left_out_does_not_take_its_states_standing() {
    let (scene, map) = shown(&treaty(&acts()), "2011-01-01", "en");
    assert_eq!(look(&map, "DK"), (Look::Party, Some(Standing::Party)));
    assert_eq!(look(&map, "GL"), (Look::None, Some(Standing::NoAction)));
    let greenland = map.shapes.iter().find(|it| it.code == code("GL"));
    // a click still opens the card of Denmark, which says so
    assert_eq!(greenland.and_then(|it| it.answers), Some(id("DK")));
    assert_eq!(
        map.label_of(&scene, code("GL")),
        "Greenland (Denmark): Not covered by the treaty"
    );
    assert_eq!(map.label_of(&scene, code("DK")), "Denmark: In force");
    let quotes = card(&scene, id("DK")).quotes;
    let quotes: Vec<_> = quotes.iter().map(|it| (&*it.title, &*it.text)).collect();
    assert_eq!(
        quotes[0],
        ("Not extended to a territory", "Greenland (Denmark), 10 January 2010")
    );
    let (scene, map) = shown(&treaty(&acts()), "2011-01-01", "fr");
    assert_eq!(
        map.label_of(&scene, code("GL")),
        "Groenland (Danemark)\u{a0}: Non couvert par le traité"
    );
}

#[test]
fn an_extension_has_its_own_wait() {
    let treaty = treaty(&acts());
    for (on, look_then, status) in [
        ("2015-05-05", Look::None, "Not covered by the treaty"),
        (
            "2015-05-06",
            Look::Contracting,
            "Ratified, extended to it from 1 September 2015",
        ),
        (
            "2015-08-31",
            Look::Contracting,
            "Ratified, extended to it from 1 September 2015",
        ),
        ("2015-09-01", Look::Party, "In force, extended to it from 1 September 2015"),
    ] {
        let (scene, map) = shown(&treaty, on, "en");
        assert_eq!(look(&map, "FO").0, look_then, "{on}");
        let label = map.label_of(&scene, code("FO"));
        assert_eq!(label, format!("Faroe Islands (Denmark): {status}"), "{on}");
        assert_eq!(look(&map, "GL").0, Look::None, "{on}");
    }
}

#[test]
fn an_extension_says_that_the_treaty_did_not_reach_there_before() {
    let treaty = read(&treaty(&acts())).treaty;
    let said = |on| treaty.coverage(id("GB"), "GI", day(on));
    assert_eq!(said("2010-06-01"), Some(Coverage::Excluded));
    let from = Coverage::Extended(day("2013-03-01").into());
    assert_eq!(said("2012-11-02"), Some(from));
    assert_eq!(said("2020-01-01"), Some(from));
    // of the others nothing is on record: they follow their State
    assert_eq!(treaty.coverage(id("GB"), "BM", day("2020-01-01")), None);
    // what another State says of a territory is not heeded
    assert_eq!(treaty.coverage(id("DK"), "GI", day("2020-01-01")), None);
}

#[test]
fn the_depositarys_day_of_effect_goes_first_and_an_exclusion_ends_an_extension() {
    let mut acts = acts();
    acts[3]["effective"] = json!("2012-12-01");
    acts.push(about("GB", "territorial_exclusion", "GI", "2020-02-03"));
    acts[4]["effective"] = json!("2020-06-01");
    let treaty = read(&treaty(&acts)).treaty;
    let said = |on| treaty.coverage(id("GB"), "GI", day(on));
    assert_eq!(said("2020-05-31"), Some(Coverage::Extended(day("2012-12-01").into())));
    assert_eq!(said("2020-06-01"), Some(Coverage::Excluded));
    let timeline = History::of(&treaty).timeline();
    let told = timeline.iter().filter(|it| it.kind.name() == "excluded");
    let days: Vec<_> = told.filter_map(|it| it.day.day()).collect();
    assert_eq!(days, [day("2010-01-10"), day("2010-01-10"), day("2020-06-01")]);
}

#[test]
fn dots_of_territories_are_drawn_where_something_is_said_of_them() {
    let (_, map) = shown(&treaty(&acts()), "2014-01-01", "en");
    let dots: Vec<_> = map
        .markers
        .iter()
        .filter(|it| it.is_territory)
        .map(|it| (it.code.to_string(), it.look))
        .collect();
    let expected = [("FO", Look::None), ("GI", Look::Party)];
    assert_eq!(dots, expected.map(|(code, look)| (code.to_owned(), look)));
    let at = map.sheet.geometry.marker(code("GI")).expect("a dot");
    assert_eq!(map.hit(at, 1.0), Some(code("GI")), "what is drawn answers");
    let (_, map) = shown(&treaty(&[]), "2014-01-01", "en");
    assert!(map.markers.iter().all(|it| !it.is_territory));
    assert_ne!(map.hit(at, 1.0), Some(code("GI")), "what is not drawn does not");
}

#[test]
fn a_picture_says_it_too() {
    let (scene, map) = shown(&treaty(&acts()), "2014-01-01", "en");
    let svg = picture(&scene, &Options::default(), &map);
    assert!(svg.contains("Greenland (Denmark): Not covered by the treaty"));
    assert!(svg.contains("Gibraltar (United Kingdom): In force, extended to it from"));
}

#[test]
fn check_warns_of_territories_that_the_map_cannot_show() {
    let acts = [
        about("DK", "territorial_exclusion", "Greenland", "2010-01-10"),
        about("GB", "territorial_extension", "GL", "2012-11-02"),
        about("DK", "declaration", "GL", "2012-11-02"),
        json!({"participant": "GB", "kind": "territorial_exclusion",
               "date": "2013-01-10", "sources": ["chart"]}),
    ];
    let json = treaty(&acts).to_string();
    let treaty = read_treaty(&json).expect("a treaty").treaty;
    let warnings = audit(&treaty, &json).warnings;
    let told: Vec<_> = warnings.iter().filter(|it| it.contains("map")).collect();
    assert_eq!(
        told,
        [
            "DK: territorial_exclusion of `Greenland` does not change the map: accepted: \
             `FO`, `GL`",
            "DK: declaration of `GL` does not change the map: only a \
             `territorial_extension` or a `territorial_exclusion` does",
            "GB: territorial_extension of `GL` does not change the map: accepted: `AI`, \
             `BM`, `FK`, `GG`, `GI`, `GS`, `IM`, `IO`, `JE`, `KY`, `MS`, `PN`, `SH`, `TC`, \
             `VG`",
            "GB: territorial_exclusion of no territory does not change the map: accepted: \
             `AI`, `BM`, `FK`, `GG`, `GI`, `GS`, `IM`, `IO`, `JE`, `KY`, `MS`, `PN`, `SH`, \
             `TC`, `VG`",
        ]
    );
}
