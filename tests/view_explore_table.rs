//! Everyone as rows, in any order, and the same as a file for spreadsheets.
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
use support::figure::{figure_of, file, library};
use support::{id, text};
use treaty_map::data::TreatyFile;
use treaty_map::domain::Standing;
use treaty_map::i18n::fold;
use treaty_map::view::explore::{Column, Explore, TableRow, TableView, gate, table};
use treaty_map::view::{Action, Figure, Look, ReaderState};

fn of(file: Rc<TreatyFile>, language: &str, attributes: &[(&str, &str)]) -> Figure {
    figure_of(file, language, attributes, ReaderState::default())
}

fn figure(treaty: &str, language: &str, attributes: &[(&str, &str)]) -> Figure {
    of(library(treaty), language, attributes)
}

fn after(figure: &Figure, what: Explore) -> Figure {
    figure.next(&Action::Explore(what)).expect("another figure")
}

fn row<'a>(table: &'a TableView, whom: &str) -> &'a TableRow {
    table.rows.iter().find(|it| it.id == id(whom)).expect("a row")
}

fn ids(table: &TableView) -> Vec<&str> {
    table.rows.iter().map(|it| it.id.as_str()).collect()
}

fn columns(table: &TableView) -> Vec<Column> {
    table.heads.iter().map(|it| it.column).collect()
}

#[test]
fn everyone_of_the_treaty_has_a_row_with_what_is_on_record() {
    let figure = figure("cets-225", "en", &[]);
    let table = table(&figure);
    assert_eq!(table.rows.len(), figure.scene.treaty().participants.keys().count());
    assert_eq!(table.count, "58 of 58");
    assert_eq!(table.caption, "Participants on 22 November 2026");
    assert_eq!(table.none, None);
    // nobody left this treaty: it has no column for that
    assert!(!columns(&table).contains(&Column::Ended));

    let eu = row(&table, "EU");
    assert_eq!(eu.text(Column::Name), "European Union");
    assert_eq!(eu.standing, Standing::Contracting);
    assert_eq!(eu.text(Column::Consent), "Approved, 15 May 2026", "its own word");
    assert_eq!(eu.text(Column::Signed), "5 September 2024");
    assert_eq!(eu.text(Column::InForce), "", "not in force for anybody yet");
    assert_eq!(eu.text(Column::Declarations), "2");
    assert_eq!(eu.text(Column::Groups), "");

    let france = row(&table, "FR");
    assert_eq!((france.look, france.standing), (Look::Represented, Standing::NoAction));
    assert_eq!(france.text(Column::Status), "Represented by the EU");
    assert_eq!(france.text(Column::Groups), "Council of Europe, European Union");
    for column in [Column::Signed, Column::Consent, Column::Declarations] {
        assert_eq!(france.text(column), "", "what is not on record is empty");
    }
    let norway = row(&table, "NO");
    assert_eq!(norway.text(Column::Status), "Signed");
    assert_eq!(norway.text(Column::Consent), "", "signed is not ratified");
    assert!(table.rows.iter().all(|it| !it.is_assumed && !it.is_on));
}

#[test]
fn the_day_shown_decides() {
    let early = table(&figure("cets-225", "en", &[("date", "2024-09-04")]));
    assert!(early.rows.iter().all(|it| it.text(Column::Signed).is_empty()));
    // the United Kingdom was in the EU, and is no more
    let was = table(&figure("paris-agreement", "en", &[("date", "2019-01-01")]));
    let is = table(&figure("paris-agreement", "en", &[]));
    let us = |it: &TableView| row(it, "US").text(Column::Consent).to_owned();
    assert_eq!(
        (us(&was), us(&is)),
        ("Accepted, 3 September 2016".to_owned(), "Accepted, 20 January 2021".to_owned(),)
    );
}

#[test]
fn who_left_and_who_leaves_has_an_end() {
    let table = table(&figure("rome-statute", "en", &[]));
    assert!(columns(&table).contains(&Column::Ended));
    let burundi = row(&table, "BI");
    assert_eq!(burundi.standing, Standing::Withdrawn);
    assert_eq!(burundi.text(Column::Ended), "27 October 2017");
    // a notice is given, and runs
    let mali = row(&table, "ML");
    assert_eq!(
        (mali.standing, mali.text(Column::Ended)),
        (Standing::Party, "24 June 2027")
    );
    // taken back before it had effect
    let gambia = row(&table, "GM");
    assert_eq!((gambia.standing, gambia.text(Column::Ended)), (Standing::Party, ""));
    assert_eq!(row(&table, "FR").text(Column::InForce), "1 July 2002");
}

/// The default treaty with a consent of which only the month, and one of which only the
/// last day, is known.
fn roughly() -> Rc<TreatyFile> {
    let mut treaty: Value =
        serde_json::from_str(&text("static/treaties/cets-225.json")).expect("JSON");
    let acts = treaty["acts"].as_array_mut().expect("acts");
    for (id, between) in [
        ("NO", json!({"from": "2026-06-01", "to": "2026-06-30"})),
        ("IS", json!({"from": "2024-09-05", "to": "2026-02-03"})),
        ("CH", json!({"from": "2026-01-02", "to": "2026-02-03"})),
    ] {
        acts.push(json!({
            "participant": id, "kind": "ratification", "window": between,
            "sources": ["treaty-office"],
        }));
    }
    file(&treaty.to_string())
}

#[test]
fn a_day_that_is_known_roughly_is_said_so() {
    let figure = of(roughly(), "en", &[]);
    let view = table(&figure);
    let consent = |whom: &str| row(&view, whom).text(Column::Consent).to_owned();
    assert_eq!(consent("NO"), "Ratified, June 2026");
    assert_eq!(consent("IS"), "Ratified, by 3 February 2026");
    assert_eq!(consent("CH"), "Ratified, between 2 January 2026 and 3 February 2026");
    let csv = lines(&gate::csv(&figure));
    let consented = |whom: &str| cell(&csv, whom, "consented").to_owned();
    assert_eq!(consented("NO"), "2026-06");
    assert_eq!(consented("IS"), "2024-09-05/2026-02-03");
    assert_eq!(consented("CH"), "2026-01-02/2026-02-03");
}

#[test]
fn what_is_assumed_is_said_in_words() {
    let all = "NO:2026-11-22 IS:2026-11-22 GB:2026-11-22 CH:2026-11-22 FR:2027-01-05";
    let figure = figure("cets-225", "en", &[("assume", all)]);
    let table = table(&figure);
    let norway = row(&table, "NO");
    assert!(norway.is_assumed);
    assert_eq!(norway.look, Look::Assumed);
    assert_eq!(norway.text(Column::Status), "Assumed");
    assert_eq!(norway.text(Column::Consent), "Ratified, 22 November 2026 (assumed)");
    assert_eq!(norway.text(Column::Signed), "5 September 2024", "that is on record");
    // what follows for others from what is assumed is no fact either
    let eu = row(&table, "EU");
    assert_eq!(eu.text(Column::InForce), "1 March 2027 (assumed)");
    assert_eq!(eu.text(Column::Consent), "Approved, 15 May 2026");
    assert!(eu.is_assumed);
    // assumed later than the day shown: nothing is known of it but that
    let france = row(&table, "FR");
    assert_eq!(
        france.text(Column::Status),
        "Assumed: ratified, 5 January 2027 · Represented by the EU"
    );
    assert_eq!(france.text(Column::Consent), "");
    assert!(!row(&table, "SE").is_assumed);

    let csv = lines(&gate::csv(&figure));
    let yes: Vec<_> =
        csv[1..].iter().filter(|it| it[11] == "yes").map(|it| it[0].clone()).collect();
    assert_eq!(yes, ["EU", "FR", "IS", "NO", "CH", "GB"]);
    assert_eq!(cell(&csv, "NO", "status"), "contracting");
    assert_eq!(cell(&csv, "FR", "status"), "represented");
}

#[test]
fn an_assumed_withdrawal_is_said_with_its_day() {
    let view = table(&figure("rome-statute", "en", &[]));
    assert_eq!(row(&view, "FR").text(Column::Ended), "");
    let view = table(&figure(
        "rome-statute",
        "en",
        &[("assume", "FR:2026-11-22:withdrawal JP:2026-12-01:withdrawal")],
    ));
    let france = row(&view, "FR");
    assert_eq!(
        france.text(Column::Status),
        "Assumed: withdrawal notified, 22 November 2026"
    );
    assert_eq!(france.text(Column::Ended), "22 November 2027 (assumed)");
    assert_eq!(
        france.text(Column::Consent),
        "Ratified, 9 June 2000",
        "that is on record"
    );
    assert!(row(&view, "JP").text(Column::Status).ends_with(", 1 December 2026"));
}

#[test]
fn who_is_assumed_to_join_has_a_row_too() {
    let plain = figure("ets-185", "en", &[]);
    let listed = &plain.scene.treaty().participants;
    assert!(!listed.contains_key(&id("IN")));
    let assumed = figure("ets-185", "en", &[("assume", "IN")]);
    let all = table(&assumed);
    assert_eq!(all.rows.len(), listed.keys().count() + 1);
    let india = row(&all, "IN");
    assert_eq!(india.text(Column::Consent), "Acceded, 22 November 2026 (assumed)");
    let found = table(&after(&assumed, Explore::Search("india".to_owned())));
    assert_eq!(ids(&found), ["IN"]);
    let csv = lines(&gate::csv(&assumed));
    assert_eq!(cell(&csv, "IN", "assumed"), "yes");
}

#[test]
fn any_column_sorts_both_ways_and_what_is_not_known_comes_last() {
    for treaty in ["cets-225", "paris-agreement", "rome-statute"] {
        let plain = figure(treaty, "en", &[]);
        let all = table(&plain);
        let heads = columns(&all);
        let by_name = ids(&all);
        let names: Vec<_> = all.rows.iter().map(|it| fold(&it.name)).collect();
        assert!(names.is_sorted(), "{treaty}");
        for column in heads {
            let mut one = plain.clone();
            if column != Column::Name {
                one = after(&plain, Explore::Sort(column));
            }
            let other = after(&one, Explore::Sort(column));
            let (up, down) = (table(&one), table(&other));
            let order = |it: &TableView| {
                let head = it.heads.iter().find(|it| it.is_descending.is_some());
                head.map(|it| (it.column, it.is_descending))
            };
            assert_eq!(order(&up), Some((column, Some(false))));
            assert_eq!(order(&down), Some((column, Some(true))));
            let known = |it: &TableView| {
                it.rows.iter().take_while(|it| !it.text(column).is_empty()).count()
            };
            let number = all.rows.iter().filter(|it| !it.text(column).is_empty()).count();
            assert_eq!(
                (known(&up), known(&down)),
                (number, number),
                "{treaty} {column:?}"
            );
            for it in [&up, &down] {
                assert_eq!(it.rows.len(), all.rows.len());
                // those of whom nothing is known stay in the order of their names
                let rest = &ids(it)[number..];
                let places =
                    rest.iter().map(|it| by_name.iter().position(|other| other == it));
                assert!(places.is_sorted(), "{treaty} {column:?}");
            }
            let key = |it: &TableRow| sort_key(&plain, it, column);
            let keys: Vec<_> = up.rows[..number].iter().map(key).collect();
            assert!(keys.is_sorted(), "{treaty} {column:?} {keys:?}");
            let keys: Vec<_> = down.rows[..number].iter().rev().map(key).collect();
            assert!(keys.is_sorted(), "{treaty} {column:?} {keys:?}");
        }
    }
}

/// What a row should be sorted by, from the status object.
fn sort_key(figure: &Figure, row: &TableRow, column: Column) -> String {
    let status = figure.scene.status.of(row.id).expect("a status");
    let current = status.current;
    let last = match column {
        Column::Signed => status.signature,
        Column::Consent => current.map(|it| it.consented),
        Column::InForce => current.and_then(|it| it.in_force),
        Column::Ended => current.and_then(|it| it.ended),
        Column::Status => {
            let place = Look::ALL.iter().position(|it| *it == row.look);
            return place.expect("a look").to_string();
        }
        Column::Declarations => return format!("{:0>4}", row.text(column)),
        Column::Name | Column::Groups => return fold(row.text(column)),
    };
    last.expect("a day").to.to_string()
}

#[test]
fn names_sort_and_are_found_as_readers_of_the_language_expect() {
    let french = figure("cets-225", "fr", &[]);
    let names =
        |it: &TableView| it.rows.iter().map(|it| it.name.clone()).collect::<Vec<_>>();
    let all = names(&table(&french));
    let at = |name: &str| all.iter().position(|it| it == name).expect("a name");
    assert!(at("Estonie") < at("États-Unis") && at("États-Unis") < at("Finlande"));
    let found = |typed: &str| {
        let view = table(&after(&french, Explore::Search(typed.to_owned())));
        (names(&view), view.count)
    };
    assert_eq!(found("etats"), (vec!["États-Unis".to_owned()], "1 sur 58".to_owned()));
    assert_eq!(found("ch").0.first().map(String::as_str), Some("Autriche"));
    assert!(found("ch").0.contains(&"Suisse".to_owned()), "by its code");
    let none = table(&after(&french, Explore::Search("xyzzy".to_owned())));
    assert_eq!((none.rows.len(), none.count.as_str()), (0, "0 sur 58"));
    assert_eq!(none.none.as_deref(), Some("Absent de ce relevé"));
}

#[test]
fn a_look_leaves_the_others_out_and_is_counted() {
    let whole = figure("cets-225", "en", &[]);
    let looks: Vec<_> =
        table(&whole).looks.into_iter().map(|it| (it.look, it.count)).collect();
    // nobody in the list is not involved, or on neutral ground
    assert_eq!(
        looks,
        [
            (Look::Contracting, Some(1)),
            (Look::Signatory, Some(20)),
            (Look::Represented, Some(27)),
            (Look::Negotiated, Some(10)),
        ]
    );
    let some = whole.next(&Action::Filter(Look::Signatory)).expect("another figure");
    let shown = table(&some);
    assert!(shown.rows.iter().all(|it| it.look == Look::Signatory));
    assert_eq!((shown.rows.len(), &*shown.count), (20, "20 of 58"));
    let named = after(&some, Explore::Search("switz".into()));
    assert_eq!(ids(&table(&named)), ["CH"]);
    let nobody = after(&some, Explore::Search("austria".into()));
    assert_eq!(table(&nobody).none.as_deref(), Some("Not in this record"));
    // what nobody has leaves nobody out, or there would be no way back
    let none = whole.next(&Action::Filter(Look::None)).expect("another figure");
    assert_eq!(table(&none).rows.len(), 58);
    let back = some.next(&Action::Filter(Look::Signatory)).expect("another figure");
    assert_eq!(table(&back).rows.len(), 58);
}

#[test]
fn a_row_is_marked_while_its_card_is_open() {
    let plain = figure("cets-225", "en", &[]);
    let opened = plain.next(&Action::Tap(id("NO"))).expect("a card");
    let on: Vec<_> =
        table(&opened).rows.iter().filter(|it| it.is_on).map(|it| it.id).collect();
    assert_eq!(on, [id("NO")]);
    // while something is being assumed, those of whom it is
    let what_if = after(&opened, Explore::WhatIf(true));
    let what_if = what_if.next(&Action::Tap(id("IS"))).expect("an assumption");
    let on: Vec<_> =
        table(&what_if).rows.iter().filter(|it| it.is_on).map(|it| it.id).collect();
    assert_eq!(on, [id("IS")]);
}

/// A reader of RFC 4180, by the book: lines end with CRLF, quotes are doubled in quotes.
fn lines(csv: &str) -> Vec<Vec<String>> {
    let (mut all, mut line, mut cell) = (Vec::new(), Vec::new(), String::new());
    let mut letters = csv.chars().peekable();
    let mut is_quoted = false;
    while let Some(letter) = letters.next() {
        match letter {
            '"' if is_quoted && letters.peek() == Some(&'"') => {
                letters.next();
                cell.push('"');
            }
            '"' if is_quoted => {
                is_quoted = false;
                assert!(matches!(letters.peek(), Some(',' | '\r')), "after {cell}");
            }
            '"' => {
                assert!(cell.is_empty(), "a quote inside {cell}");
                is_quoted = true;
            }
            ',' if !is_quoted => line.push(std::mem::take(&mut cell)),
            '\r' if !is_quoted => {
                assert_eq!(letters.next(), Some('\n'));
                line.push(std::mem::take(&mut cell));
                all.push(std::mem::take(&mut line));
            }
            '\n' if !is_quoted => panic!("a line feed alone after {line:?}"),
            _ => cell.push(letter),
        }
    }
    assert!(!is_quoted && cell.is_empty() && line.is_empty(), "the last line is ended");
    all
}

fn cell<'a>(csv: &'a [Vec<String>], whom: &str, column: &str) -> &'a str {
    let at = csv[0].iter().position(|it| it == column).expect("a column");
    let line = csv.iter().find(|it| it[0] == whom).expect("a line");
    &line[at]
}

#[test]
fn the_file_has_a_line_for_everyone() {
    const NAMES: &str = "id,name,status,signed,consent,consent_kind,consented,in_force,\
        ended,groups,declarations,assumed,sources";
    for treaty in ["cets-225", "paris-agreement", "rome-statute", "ctbt", "mine-ban"] {
        for language in ["en", "fr"] {
            let figure = figure(treaty, language, &[]);
            let csv = gate::csv(&figure);
            assert_eq!(csv.split("\r\n").next(), Some(NAMES), "whatever the language");
            let csv = lines(&csv);
            assert!(csv.iter().all(|it| it.len() == 13), "{treaty}");
            let names: Vec<_> = csv[1..].iter().map(|it| it[1].clone()).collect();
            let rows = table(&figure).rows;
            let shown: Vec<_> = rows.iter().map(|it| it.name.clone()).collect();
            assert_eq!(names, shown);
            for (line, row) in csv[1..].iter().zip(&rows) {
                assert_eq!(line[2], row.look.name());
                for (at, column) in
                    [(3, Column::Signed), (6, Column::Consent), (7, Column::InForce)]
                {
                    let is_empty = row.text(column).is_empty();
                    assert_eq!(line[at].is_empty(), is_empty, "{treaty} {line:?}");
                }
                assert_eq!(line[11], "", "nothing is assumed");
            }
        }
    }
    let rome = lines(&gate::csv(&figure("rome-statute", "en", &[])));
    assert_eq!(cell(&rome, "BI", "status"), "withdrawn");
    assert_eq!(cell(&rome, "BI", "consent"), "ended");
    assert_eq!(cell(&rome, "BI", "ended"), "2017-10-27");
    assert_eq!(cell(&rome, "ML", "consent"), "stands");
    assert_eq!(cell(&rome, "ML", "ended"), "2027-06-24");
    let cets = lines(&gate::csv(&figure("cets-225", "fr", &[])));
    assert_eq!(cell(&cets, "EU", "name"), "Union européenne");
    assert_eq!(cell(&cets, "EU", "consent_kind"), "approval");
    assert_eq!(cell(&cets, "EU", "consented"), "2026-05-15");
    assert_eq!(cell(&cets, "FR", "groups"), "Conseil de l’Europe; Union européenne");
    assert!(cell(&cets, "NO", "sources").contains("https://www.coe.int/"));
}

#[test]
fn the_file_is_safe_in_a_spreadsheet() {
    let named = |name: &str| {
        let mut treaty: Value =
            serde_json::from_str(&text("static/treaties/cets-225.json")).expect("JSON");
        let all = treaty["participants"].as_array_mut().expect("participants");
        let norway = all.iter_mut().find(|it| it["id"] == "NO").expect("Norway");
        norway["name"] = json!({"en": name});
        let csv = gate::csv(&of(file(&treaty.to_string()), "en", &[]));
        cell(&lines(&csv), "NO", "name").to_owned()
    };
    for formula in
        ["=1+1", "+1", "-1", "@SUM(A1)", "\tx", "\rx", "=HYPERLINK(\"a\",\"b\")"]
    {
        assert_eq!(named(formula), format!("'{formula}"));
    }
    for plain in
        ["Côte d’Ivoire", "Korea, Republic of", "a \"b\" c", "two\r\nlines", "a=b"]
    {
        assert_eq!(named(plain), plain);
    }
}
