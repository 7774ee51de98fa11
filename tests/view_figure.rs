//! The figure as values: what it says, what it counts, how it answers.
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
use treaty_map::data::{TreatyFile, read_treaty};
use treaty_map::domain::{ParticipantId, Table};
use treaty_map::geo::{MapView, Point, ShapeCode};
use treaty_map::i18n::Catalogue;
use treaty_map::view::{
    Action, Card, Figure, Finding, Look, Options, ReaderState, card, chips, find, footer,
    header, latest_acts, legend, progress,
};

const CETS: &str = "static/treaties/cets-225.json";
const TODAY: &str = "2026-11-23";

fn file(json: &str) -> Rc<TreatyFile> {
    match read_treaty(json) {
        Ok(file) => Rc::new(file),
        Err(problems) => panic!("{problems:?}"),
    }
}

fn words(language: &str) -> Rc<Catalogue> {
    let name = format!("static/i18n/{language}.json");
    Rc::new(Catalogue::read(&text(&name)).expect("a language"))
}

fn options(attributes: &[(&str, &str)]) -> Rc<Options> {
    let attributes: Table<String, String> =
        attributes.iter().map(|(name, it)| ((*name).into(), (*it).into())).collect();
    let (options, problems) = Options::read(&attributes);
    assert_eq!(problems, []);
    Rc::new(options)
}

fn of(file: Rc<TreatyFile>, language: &str, attributes: &[(&str, &str)]) -> Figure {
    let reader = Rc::new(ReaderState::default());
    let today = day(TODAY);
    Figure::new(options(attributes), file, words(language), today, reader, None)
        .expect("the map that is compiled in")
}

fn figure(language: &str, attributes: &[(&str, &str)]) -> Figure {
    of(file(&text(CETS)), language, attributes)
}

/// The default treaty with more ratifications on record, and a later day of record.
fn ratified(more: &[(&str, &str)], as_of: &str) -> Rc<TreatyFile> {
    let mut treaty: Value = serde_json::from_str(&text(CETS)).expect("JSON");
    treaty["as_of"] = json!(as_of);
    let acts = treaty["acts"].as_array_mut().expect("acts");
    for (id, date) in more {
        acts.push(json!({
            "participant": id, "kind": "ratification", "date": date,
            "sources": ["treaty-office"],
        }));
    }
    file(&treaty.to_string())
}

const ENOUGH: &[(&str, &str)] = &[
    ("NO", "2026-10-01"),
    ("IS", "2026-10-08"),
    ("CA", "2026-10-12"),
    ("CH", "2026-10-20"),
];

fn answer(figure: &Figure) -> String {
    header(&figure.scene, &figure.options).answer()
}

fn code(text: &str) -> ShapeCode {
    ShapeCode::parse(text).expect("a code")
}

fn ids(rows: &[&treaty_map::view::ListRow]) -> Vec<String> {
    rows.iter().map(|it| it.id.to_string()).collect()
}

// What it says.

#[test]
fn the_answer_comes_first_and_says_as_of_when() {
    let english = figure("en", &[]);
    assert_eq!(
        answer(&english),
        "Not in force. 1 of 5 consents needed, 0 of 3 by member States. \
         As of 29 September 2026."
    );
    let said = header(&english.scene, &english.options);
    assert_eq!(said.latest.as_deref(), Some("Latest: Albania signed, 15 June 2026"));
    assert_eq!(
        said.outlook.as_deref(),
        Some(
            "If the missing consents were deposited today, the treaty would enter into \
             force on 1 March 2027."
        )
    );
    assert_eq!(said.kicker, "Council of Europe · CETS No. 225");
    assert_eq!((said.other_day, said.stale, said.title_language), (None, None, None));

    let french = figure("fr", &[]);
    assert_eq!(
        answer(&french),
        "Pas en vigueur. 1 des 5 consentements requis, 0 sur 3 par des États membres. \
         Au 29 septembre 2026."
    );
    let said = header(&french.scene, &french.options);
    assert_eq!(
        said.latest.as_deref(),
        Some("Dernier acte\u{a0}: Albanie, signature, 15 juin 2026")
    );
    assert!(
        said.outlook
            .is_some_and(|it| it.ends_with("entrerait en vigueur le 1er mars 2027."))
    );
}

#[test]
fn an_earlier_day_is_said_to_be_one() {
    let figure = figure("en", &[("date", "2025-02-11")]);
    let said = header(&figure.scene, &figure.options);
    assert_eq!(
        answer(&figure),
        "Not in force. 0 of 5 consents needed, 0 of 3 by member States. \
         As of 11 February 2025."
    );
    assert_eq!(said.other_day.as_deref(), Some("As it stood on 11 February 2025."));
    assert_eq!(
        said.outlook.as_deref(),
        Some(
            "Had the missing consents been deposited that day, the treaty would have \
             entered into force on 1 June 2025."
        )
    );
    assert_eq!(said.latest.as_deref(), Some("Latest: Japan signed, 11 February 2025"));
}

#[test]
fn a_day_ahead_is_not_told_as_past() {
    let figure = figure("en", &[("date", "2027-03-01")]);
    let said = header(&figure.scene, &figure.options);
    assert_eq!(
        said.other_day.as_deref(),
        Some("Looking ahead to 1 March 2027, as far as the record goes.")
    );
    assert_eq!(
        said.outlook.as_deref(),
        Some(
            "If the missing consents were deposited that day, the treaty would enter into \
             force on 1 July 2027."
        )
    );
}

#[test]
fn days_are_counted_from_the_day_shown_and_not_beyond() {
    let enough = "NO:2026-11-22 IS:2026-11-22 GB:2026-11-22 CH:2026-11-22";
    let countdown = |date| {
        let figure = figure("en", &[("assume", enough), ("date", date)]);
        header(&figure.scene, &figure.options).countdown
    };
    assert_eq!(countdown("2026-11-22").as_deref(), Some("In 99 days"));
    assert_eq!(countdown("2027-02-28").as_deref(), Some("In 1 day"));
    assert_eq!(countdown("2027-03-01"), None);
    assert_eq!(countdown("2027-06-01"), None);
}

#[test]
fn a_record_that_wants_another_look_says_so() {
    let stale = |today: &str| {
        let reader = Rc::new(ReaderState::default());
        let figure = Figure::new(
            options(&[]),
            file(&text(CETS)),
            words("en"),
            day(today),
            reader,
            None,
        )
        .expect("a figure");
        header(&figure.scene, &figure.options).stale
    };
    // 90 days after 29 September
    assert_eq!(stale("2026-12-28"), None);
    assert_eq!(
        stale("2026-12-29").as_deref(),
        Some(
            "This record was last checked on 29 September 2026. There may be later acts."
        )
    );
}

#[test]
fn a_treaty_whose_conditions_are_met_has_a_date() {
    let treaty = ratified(ENOUGH, "2026-11-01");
    let english = of(Rc::clone(&treaty), "en", &[]);
    assert_eq!(
        answer(&english),
        "Enters into force on 1 February 2027. As of 1 November 2026."
    );
    assert_eq!(header(&english.scene, &english.options).outlook, None);
    let french = of(treaty, "fr", &[]);
    assert_eq!(
        answer(&french),
        "Entre en vigueur le 1er février 2027. Au 1er novembre 2026."
    );
}

#[test]
fn a_treaty_in_force_says_since_when_and_for_whom() {
    let treaty = ratified(ENOUGH, "2027-03-15");
    let at = |language, date| of(Rc::clone(&treaty), language, &[("date", date)]);
    assert_eq!(
        answer(&at("en", "2027-01-31")),
        "Enters into force on 1 February 2027. As of 31 January 2027."
    );
    let english = at("en", "2027-02-01");
    assert_eq!(
        answer(&english),
        "In force since 1 February 2027. As of 1 February 2027."
    );
    let rows: Vec<_> = legend(&english.scene)
        .into_iter()
        .map(|it| (it.look, it.label, it.count))
        .collect();
    assert_eq!(rows[0], (Look::Party, "In force".to_owned(), Some(5)));
    let norway = card(&english.scene, id("NO"));
    assert!(
        norway
            .rows
            .iter()
            .any(|it| it.term == "In force for it" && it.value == "1 February 2027")
    );
    assert_eq!(
        answer(&at("fr", "2027-02-01")),
        "En vigueur depuis le 1er février 2027. Au 1er février 2027."
    );
}

#[test]
fn progress_counts_to_what_is_needed() {
    let english = figure("en", &[]);
    let bars: Vec<_> = progress(&english.scene)
        .into_iter()
        .map(|it| (it.have, it.need, it.of, it.label, it.article, it.detail, it.met))
        .collect();
    let bar = |have, need, of: &str, label: &str, detail: &str| {
        let article = "Article 30(3)".to_owned();
        (have, need, of.to_owned(), label.to_owned(), article, detail.to_owned(), false)
    };
    assert_eq!(
        bars,
        [
            bar(1, 5, "of 5", "consents to be bound", "European Union, 15 May 2026"),
            bar(0, 3, "of 3", "by member States", "15 have signed"),
        ]
    );
    let met = of(ratified(ENOUGH, "2026-11-01"), "en", &[]);
    let met: Vec<_> =
        progress(&met.scene).into_iter().map(|it| (it.have, it.met)).collect();
    assert_eq!(met, [(5, true), (3, true)]);
}

#[test]
fn the_legend_counts_everyone_once() {
    let rows = |figure: &Figure| -> Vec<(String, Option<usize>)> {
        legend(&figure.scene).into_iter().map(|it| (it.label, it.count)).collect()
    };
    let row = |label: &str, count| (label.to_owned(), count);
    let english = rows(&figure("en", &[]));
    assert_eq!(
        english,
        [
            row("Ratified", Some(1)),
            row("Signed", Some(20)),
            row("Represented by the EU", Some(27)),
            row("Negotiated, not signed", Some(10)),
            row("Not involved", None),
            row("Status not shown", None),
        ]
    );
    assert_eq!(english.iter().filter_map(|it| it.1).sum::<usize>(), 58);
    let french = rows(&figure("fr", &[("date", "2025-02-11")]));
    assert_eq!(french[0], row("Signé", Some(13)));
    assert_eq!(french.iter().filter_map(|it| it.1).sum::<usize>(), 58);
}

#[test]
fn cards_tell_what_was_done_and_what_that_means() {
    let english = figure("en", &[]);
    let rows = |card: &Card| -> Vec<String> {
        card.rows.iter().map(|it| format!("{}: {}", it.term, it.value)).collect()
    };
    let norway = card(&english.scene, id("NO"));
    assert_eq!((norway.name.as_str(), norway.status.as_str()), ("Norway", "Signed"));
    assert_eq!(
        rows(&norway),
        [
            "Signed: 5 September 2024, Vilnius",
            "Ratified: not as of 29 September 2026",
            "Would count as: one of the 5 consents, one of the 3 by member States",
        ]
    );
    assert!(norway.quotes[0].title.starts_with("Declaration"));
    // of an earlier day the card speaks as of that day
    let earlier = figure("en", &[("date", "2025-02-11")]);
    let then = rows(&card(&earlier.scene, id("NO")));
    assert!(then.contains(&"Ratified: not as of 11 February 2025".into()), "{then:?}");

    let union = card(&english.scene, id("EU"));
    assert!(
        rows(&union)
            .contains(&"In force for it: when the treaty enters into force".into())
    );
    let counts = "Counts as: one of the 5 consents, not one of the 3 by member States";
    assert!(rows(&union).contains(&counts.to_owned()));

    let germany = card(&english.scene, id("DE"));
    assert_eq!((germany.look, rows(&germany)), (Look::Represented, vec![]));
    assert!(germany.explanation.is_some_and(|it| it.text.starts_with("The EU claims")));

    let turkey = card(&english.scene, id("TR"));
    assert_eq!(turkey.look, Look::Negotiated);
    let said = turkey.explanation.map(|it| it.text);
    assert_eq!(said.as_deref(), Some("No act on record as of 29 September 2026."));

    let brazil = card(&english.scene, id("BR"));
    assert_eq!((brazil.look, rows(&brazil)), (Look::None, vec![]));
    assert!(brazil.explanation.is_some_and(|it| it.text.contains("(Article 31(1))")));
}

#[test]
fn a_card_of_an_earlier_day_knows_nothing_later() {
    let figure = figure("en", &[("date", "2025-02-11")]);
    let union = card(&figure.scene, id("EU"));
    assert_eq!(
        (union.look, union.quotes.len(), union.notes.len()),
        (Look::Signatory, 0, 0)
    );
    let acts = latest_acts(&figure.scene, 3);
    assert!(
        acts.iter()
            .all(|it| it.date == "11 February 2025" || it.date == "5 November 2024")
    );
}

#[test]
fn cards_of_all_participants_are_french_in_french() {
    let french = figure("fr", &[]);
    let english = figure("en", &[]);
    for &who in french.scene.treaty().participants.keys() {
        let (fr, en) = (card(&french.scene, who), card(&english.scene, who));
        assert_eq!(fr.rows.len(), en.rows.len(), "{who}");
        assert_ne!(fr.status, en.status, "{who}");
        for (fr, en) in fr.rows.iter().zip(&en.rows) {
            assert_ne!(fr.term, en.term, "{who}");
        }
        let quotes = [&fr.quotes, &fr.notes].into_iter().flatten();
        let other = [&en.quotes, &en.notes].into_iter().flatten();
        for (fr, en) in quotes.zip(other) {
            assert!(fr.language.is_some() || fr.text != en.text, "{who}: {}", fr.text);
        }
    }
}

#[test]
fn the_footer_says_how_far_the_record_goes() {
    let figure = figure("fr", &[]);
    let footer = footer(&figure.scene, &figure.map.sheet);
    assert_eq!(footer.as_of, "Relevé au 29 septembre 2026");
    assert_eq!(footer.sources.len(), 2);
    assert!(footer.borders.contains("1244"), "Kosovo is on this map");
}

// What it draws.

#[test]
fn shapes_look_as_those_who_answer_for_them() {
    let world = figure("en", &[("view", "world")]);
    let shape = |text: &str| {
        let shape = world.map.shapes.iter().find(|it| it.code == code(text));
        let shape = shape.unwrap_or_else(|| panic!("{text} is on the map"));
        (shape.answers.map(|it| it.to_string()), shape.look)
    };
    let is = |who: &str, look| (Some(who.to_owned()), look);
    assert_eq!(shape("NO"), is("NO", Look::Signatory));
    assert_eq!(shape("US"), is("US", Look::Signatory));
    assert_eq!(shape("DE"), is("DE", Look::Represented));
    assert_eq!(shape("TR"), is("TR", Look::Negotiated));
    assert_eq!(shape("BR"), is("BR", Look::None));
    assert_eq!(shape("RU"), is("RU", Look::None));
    // the EU acts for its members where its treaties apply
    assert_eq!(shape("GF"), is("FR", Look::Represented));
    assert_eq!(shape("GL"), is("DK", Look::None));
    for neutral in ["TW", "EH", "XJ", "XK"] {
        assert_eq!(shape(neutral), (None, Look::Neutral), "{neutral}");
    }
    let label = |text| world.map.label_of(&world.scene, code(text));
    assert_eq!(label("NO"), "Norway: Signed");
    assert_eq!(label("GL"), "Greenland (Denmark): Not involved");
    assert_eq!(label("TW"), "Taiwan: Status not shown");
}

#[test]
fn everyone_but_the_union_is_on_the_map_of_the_world() {
    let world = figure("en", &[("view", "world")]);
    let drawn = |who: ParticipantId| {
        let is_own = |code: ShapeCode| code.as_str() == who.as_str();
        world.map.shapes.iter().any(|it| is_own(it.code) && it.answers == Some(who))
            || world
                .map
                .markers
                .iter()
                .any(|it| is_own(it.code) && it.answers == Some(who))
    };
    let participants = world.scene.treaty().participants.keys().copied();
    let missing: Vec<_> = participants.filter(|&who| !drawn(who)).collect();
    assert_eq!(missing, [id("EU")]);
    assert_eq!(world.reachable.len(), 57);
    let first = chips(&world.scene, &world.rows, &world.map.sheet);
    assert_eq!(first[0].id, id("EU"));
    assert!(first.iter().any(|it| it.id == id("VA")));
}

#[test]
fn europe_shows_every_member_state() {
    let europe = figure("en", &[]);
    let treaty = europe.scene.treaty();
    let group = treaty.groups.iter().find(|it| it.0.0 == "coe").expect("the group").1;
    let members: Vec<_> = group.on(treaty.as_of).collect();
    assert_eq!(members.len(), 46);
    for member in members {
        assert!(europe.map.sheet.shows(member), "{member}");
    }
}

// How it answers.

#[test]
fn pointing_and_selecting_leave_the_map_be() {
    let mut figure = figure("en", &[]);
    let (scene, map, rows) =
        (Rc::clone(&figure.scene), Rc::clone(&figure.map), Rc::clone(&figure.rows));
    let steps = [
        Action::Filter(Look::Signatory),
        Action::Peek(Some(Look::Party)),
        Action::Select(Some(id("NO"))),
        Action::Key(id("SE")),
        Action::FocusMap(true),
        Action::Highlight(Some(id("EU"))),
        Action::Find(Finding { typed: "a".into(), is_open: true, active: Some(0) }),
        Action::Select(None),
    ];
    for step in steps {
        figure =
            figure.next(&step).unwrap_or_else(|| panic!("{step:?} changes something"));
        assert!(Rc::ptr_eq(&scene, &figure.scene), "{step:?}");
        assert!(Rc::ptr_eq(&map, &figure.map), "{step:?}");
        assert!(Rc::ptr_eq(&rows, &figure.rows), "{step:?}");
    }
    let world = figure.next(&Action::PickView(MapView::World)).expect("another view");
    assert!(Rc::ptr_eq(&scene, &world.scene) && !Rc::ptr_eq(&map, &world.map));
}

#[test]
fn what_changes_nothing_is_the_same_state() {
    let actions = [
        Action::PickView(MapView::World),
        Action::Select(Some(id("NO"))),
        Action::Select(None),
        Action::ShowToday,
        Action::Peek(Some(Look::Party)),
        Action::Peek(None),
        Action::Key(id("SE")),
        Action::FocusMap(true),
        Action::FocusMap(false),
        Action::Highlight(Some(id("EU"))),
        Action::Highlight(None),
        Action::Find(Finding { typed: "x".into(), is_open: true, active: None }),
        Action::Find(Finding::default()),
        Action::Author { view: true, select: true, date: true, assume: true, tab: true },
        Action::Author {
            view: false,
            select: false,
            date: false,
            assume: false,
            tab: false,
        },
    ];
    // from the beginning, and after any other: a second time is as good as once
    for first in &actions {
        for action in &actions {
            let state = Rc::new(ReaderState::default()).next(first);
            let once = state.next(action);
            let twice = Rc::clone(&once).next(action);
            assert!(Rc::ptr_eq(&once, &twice), "{first:?}, {action:?}");
        }
    }
    let nothing = Action::Author {
        view: false,
        select: false,
        date: false,
        assume: false,
        tab: false,
    };
    let state = Rc::new(ReaderState::default());
    assert!(Rc::ptr_eq(&state, &Rc::clone(&state).next(&nothing)));
    assert!(figure("en", &[]).next(&nothing).is_none());
}

#[test]
fn the_legend_sets_a_look_apart_and_the_keys_keep_to_it() {
    let all = figure("en", &[("view", "world")]);
    let signed = all.next(&Action::Filter(Look::Signatory)).expect("a change");
    assert_eq!((all.reachable.len(), signed.reachable.len()), (57, 20));
    assert!(signed.reachable.iter().all(|it| it.look == Look::Signatory));
    assert!(Rc::ptr_eq(&all.map, &signed.map), "no shape is drawn again");
    let peek = signed.next(&Action::Peek(Some(Look::Party))).expect("a change");
    assert!(Rc::ptr_eq(&signed.reachable, &peek.reachable), "pointing is not choosing");
    let again = peek.next(&Action::Filter(Look::Signatory)).expect("a change");
    assert_eq!(again.reachable.len(), 57, "a second time shows all");
}

#[test]
fn the_author_wins_with_what_changed_and_with_that_alone() {
    let options =
        options(&[("view", "europe"), ("select", "NO"), ("date", "2025-02-11")]);
    let chosen = [
        Action::PickView(MapView::World),
        Action::Select(Some(id("CA"))),
        Action::ShowToday,
    ];
    let start = Rc::new(ReaderState::default());
    let reader = chosen.iter().fold(start, |state, action| state.next(action));
    let today = day(TODAY);
    let seen = |state: &ReaderState| {
        let view = state.view(&options, MapView::Europe);
        (view, state.selected(&options), state.day(&options, today))
    };
    let (world, canada) = (MapView::World, Some(id("CA")));
    let (europe, norway, then) = (MapView::Europe, Some(id("NO")), day("2025-02-11"));
    assert_eq!(seen(&reader), (world, canada, today));
    let author = |view, select, date| {
        seen(&Rc::clone(&reader).next(&Action::Author {
            view,
            select,
            date,
            assume: false,
            tab: false,
        }))
    };
    assert_eq!(author(true, false, false), (europe, canada, today));
    assert_eq!(author(false, true, false), (world, norway, today));
    assert_eq!(author(false, false, true), (world, canada, then));
    assert_eq!(author(true, true, true), (europe, norway, then));
}

#[test]
fn a_closed_card_stays_closed_whoever_the_author_selects() {
    let figure = figure("en", &[("select", "NO")]);
    assert_eq!(figure.selected(), Some(id("NO")));
    let closed = figure.next(&Action::Select(None)).expect("a change");
    assert_eq!(closed.selected(), None);
}

#[test]
fn names_are_found_best_first() {
    let figure = figure("en", &[]);
    let found = |typed: &str| ids(&find(&figure.rows, typed));
    assert_eq!(found("").len(), 58);
    assert_eq!(found("norw"), ["NO"]);
    assert_eq!(found("turkiye"), ["TR"]);
    assert_eq!(found("  TÜRK "), ["TR"]);
    assert_eq!(found("kingdom"), ["GB"]);
    assert_eq!(found("zz"), Vec::<String>::new());
    // names that begin so, then an id, then words, then anything
    assert_eq!(found("eu")[0], "EU");
    assert_eq!(found("gb"), ["GB"]);
    assert_eq!(found("us")[0], "US");
    let mac = found("ma");
    assert_eq!(mac[0], "MT");
    let (word, inside) = (place(&mac, "MK"), place(&mac, "DE"));
    assert!(word < inside && inside < mac.len(), "{mac:?}");
}

fn place(ids: &[String], id: &str) -> usize {
    ids.iter().position(|it| it == id).unwrap_or_else(|| panic!("{id} in {ids:?}"))
}

#[test]
fn keys_lead_everywhere_and_round() {
    let mut figure = figure("en", &[("view", "world")]);
    assert_eq!(figure.map_key("Enter"), None);
    assert_eq!(figure.map_key("Escape"), None, "nothing to close: the page's");
    assert_eq!(figure.map_key("Tab"), None);
    let mut met = Vec::new();
    for _ in 0..57 {
        let action = figure.map_key("ArrowRight").expect("a step");
        figure = figure.next(&action).expect("a change");
        met.push(figure.cursor().expect("a cursor"));
    }
    let order: Vec<_> = figure.reachable.iter().map(|it| it.id).collect();
    assert_eq!(met, order);
    assert_eq!(figure.map_key("ArrowRight"), Some(Action::Key(order[0])));
    assert_eq!(figure.map_key("Enter"), Some(Action::Tap(order[56])));
    assert_eq!(figure.map_key("t"), Some(Action::Key(id("TR"))));
    let open = figure.next(&Action::Select(Some(id("NO")))).expect("a card");
    assert_eq!(open.map_key("Escape"), Some(Action::Select(None)));
    assert_eq!(open.map_key("ArrowLeft"), Some(Action::Key(id("MK"))));
}

#[test]
fn a_tip_names_the_place_and_stays_on_the_map() {
    let figure = figure("en", &[]);
    let at = |x, y| figure.tip(code("NO"), Point { x, y });
    assert_eq!(at(500.0, 400.0).label, "Norway: Signed");
    assert_eq!(at(500.0, 400.0).at, (5000, 5154));
    assert_eq!(at(500.0, 400.0).side, "tip");
    assert_eq!(at(500.0, 0.0).side, "tip below");
    assert_eq!(at(5.0, 400.0).side, "tip start");
    assert_eq!(at(995.0, 0.0).side, "tip end below");
    assert_eq!(figure.marked(), None);
    let keyed = figure.next(&Action::FocusMap(true)).expect("a change");
    let keyed = keyed.next(&Action::Key(id("NO"))).expect("a change");
    let (marked, place) = keyed.marked().expect("a place");
    assert_eq!((marked, keyed.map.hit(place, 1.0)), (code("NO"), Some(code("NO"))));
}

#[test]
fn an_entry_says_name_status_and_day() {
    let figure = figure("en", &[]);
    let label = |whose| {
        let row = figure.rows.iter().find(|it| it.id == id(whose));
        row.expect("a row").label.clone()
    };
    assert_eq!(label("NO"), "Norway: Signed, 5 September 2024");
    assert_eq!(label("EU"), "European Union: Ratified, 15 May 2026");
    assert_eq!(label("FR"), "France: Represented by the EU");
}

#[test]
fn letters_typed_at_once_lead_to_the_name_that_begins_with_them() {
    let figure = figure("en", &[("view", "world")]);
    assert_eq!(figure.map_key("n"), Some(Action::Key(id("NL"))));
    assert_eq!(figure.map_key("no"), Some(Action::Key(id("MK"))));
    assert_eq!(figure.map_key("norw"), Some(Action::Key(id("NO"))));
    let there = figure.next(&Action::Key(id("NO"))).expect("a change");
    assert_eq!(there.map_key("norwa"), Some(Action::Key(id("NO"))));
    assert_eq!(there.map_key("nz"), None);
}
