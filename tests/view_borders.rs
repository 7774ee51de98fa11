//! What the map says of its borders, ours and a page's own.
#![cfg(not(target_arch = "wasm32"))]
#![allow(clippy::expect_used, clippy::panic, reason = "a test fails where it stands")]

mod support;

use std::rc::Rc;
use support::{day, id, text};
use treaty_map::bake::{Request, bake};
use treaty_map::data::read_treaty;
use treaty_map::domain::Assumptions;
use treaty_map::geo::{MapView, ShapeCode};
use treaty_map::i18n::Catalogue;
use treaty_map::view::{
    Action, Figure, MapSheet, Options, OwnMaps, ReaderState, Scene, footer, shape_note,
};

fn scene(treaty: &str, language: &str) -> Scene {
    let words = text(&format!("static/i18n/{language}.json"));
    let words = Rc::new(Catalogue::read(&words).expect("a language"));
    let file = read_treaty(&text(&format!("static/treaties/{treaty}.json")));
    let file = Rc::new(file.expect("a treaty"));
    let on = day("2026-11-23");
    Scene::new(file, words, on, on, Assumptions::default())
}

fn code(text: &str) -> ShapeCode {
    ShapeCode::parse(text).expect("a code")
}

fn own(views: &[MapView], notes: &[(&str, &str)]) -> OwnMaps {
    let notes: Vec<_> = notes.iter().map(|&(tag, it)| (tag.into(), it.into())).collect();
    let mut file = Vec::new();
    for &view in views {
        let request = Request { view, property: "iso_a2".into(), notes: notes.clone() };
        let made = bake(&text("tests/data/maps/lands.geojson"), &request);
        file.extend(made.expect("a map").bytes);
    }
    OwnMaps::read(&file).expect("maps")
}

fn said(language: &str, notes: &[(&str, &str)]) -> String {
    let map = own(&[MapView::World], notes).of(MapView::World).expect("the world");
    footer(&scene("cets-225", language), &MapSheet::of(map)).borders
}

#[test]
fn areas_without_a_status_have_a_note_in_every_language() {
    for (language, neutral, kosovo) in [
        ("en", "Shown without a status: the map takes no position on this area.", "1244"),
        (
            "fr",
            "Représenté sans statut\u{a0}: la carte ne prend pas position sur ce territoire.",
            "1244",
        ),
    ] {
        let scene = scene("cets-225", language);
        for shape in ["TW", "EH", "XJ"] {
            assert_eq!(shape_note(&scene, code(shape)).as_deref(), Some(neutral));
        }
        let note = shape_note(&scene, code("XK")).expect("a footnote");
        assert!(note.contains(kosovo), "{note}");
        for shape in ["NO", "RS", "CN", "MA", "GL", "PS"] {
            assert_eq!(shape_note(&scene, code(shape)), None, "{shape}");
        }
    }
}

#[test]
fn a_pages_own_map_does_not_carry_our_words_on_borders() {
    let sheet = MapSheet::new(MapView::World).expect("the map");
    let ours = footer(&scene("cets-225", "en"), &sheet).borders;
    assert!(ours.contains("endorsement") && ours.contains("Natural Earth"), "{ours}");
    assert_eq!(said("en", &[]), "As supplied by the page.");
    assert_eq!(said("fr", &[]), "Telles que fournies par la page.");
    let notes = [("en", "Borders of 1990."), ("fr", "Frontières de 1990.")];
    assert_eq!(said("en", &notes), "Borders of 1990.");
    assert_eq!(said("fr", &notes), "Frontières de 1990.");
    assert_eq!(said("fr", &[("en", "Borders of 1990.")]), "Borders of 1990.");
}

fn figure(options: Options, before: Option<&Figure>) -> Figure {
    let Scene { file, words, on, .. } = match before {
        Some(before) => (*before.scene).clone(),
        None => scene("cets-225", "en"),
    };
    let reader = Rc::new(ReaderState::default());
    Figure::new(Rc::new(options), file, words, on, reader, before).expect("a figure")
}

#[test]
fn a_file_replaces_the_view_that_it_names_and_no_other() {
    let maps = Some(own(&[MapView::World], &[]));
    let world = Options { view: Some(MapView::World), maps, ..Options::default() };
    let figure = figure(world.clone(), None);
    let shapes = |it: &Figure| -> Vec<String> {
        it.map.shapes.iter().map(|it| it.code.to_string()).collect()
    };
    assert_eq!(shapes(&figure), ["AA", "BB", "CC"]);
    // the reader goes to Europe and back
    let europe = figure.next(&Action::PickView(MapView::Europe)).expect("another view");
    assert!(shapes(&europe).contains(&"NO".to_owned()));
    assert_eq!(europe.map.sheet.geometry.notes(), None);
    let back = europe.next(&Action::PickView(MapView::World)).expect("another view");
    assert_eq!(shapes(&back), ["AA", "BB", "CC"]);
    // another choice of the reader's keeps the map that is drawn
    let selected = back.next(&Action::Select(Some(id("NO")))).expect("a card");
    assert!(Rc::ptr_eq(&selected.map, &back.map));
}

#[test]
fn a_map_is_drawn_anew_when_the_file_changes() {
    let of = |maps| Options { view: Some(MapView::World), maps, ..Options::default() };
    let built_in = figure(of(None), None);
    let replaced = figure(of(Some(own(&[MapView::World], &[]))), Some(&built_in));
    assert!(replaced.map.sheet.path_of(code("AA")).is_some());
    let again = figure((*replaced.options).clone(), Some(&replaced));
    assert!(Rc::ptr_eq(&again.map, &replaced.map), "the same file, the same map");
    let back = figure(of(None), Some(&again));
    assert!(back.map.sheet.path_of(code("NO")).is_some());
}
