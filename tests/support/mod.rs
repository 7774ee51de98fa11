//! What several tests need: dates, files, and a small treaty to play with.
#![allow(dead_code, unreachable_pub, reason = "each test uses some of it")]
#![allow(clippy::expect_used, clippy::panic, reason = "a test fails where it stands")]

pub mod figure;
pub mod invent;

use treaty_map::data::read_treaty;
use treaty_map::domain::{
    Assumptions, Basis, Date, Entry, ParticipantId, Status, Treaty, parse_assumptions,
    parse_date, status_on,
};

pub fn day(text: &str) -> Date {
    parse_date(text).unwrap_or_else(|| panic!("`{text}` is a date"))
}

pub fn id(text: &str) -> ParticipantId {
    ParticipantId::parse(text).unwrap_or_else(|| panic!("`{text}` is an id"))
}

pub fn path(name: &str) -> String {
    format!("{}/{name}", env!("CARGO_MANIFEST_DIR"))
}

pub fn text(name: &str) -> String {
    std::fs::read_to_string(path(name)).unwrap_or_else(|error| panic!("{name}: {error}"))
}

pub fn treaty(name: &str) -> Treaty {
    read(name, &text(name))
}

pub fn read(name: &str, json: &str) -> Treaty {
    match read_treaty(json) {
        Ok(file) => file.treaty,
        Err(problems) => {
            let lines: Vec<_> = problems.iter().map(ToString::to_string).collect();
            panic!("{name}:\n{}", lines.join("\n"))
        }
    }
}

/// Files of a folder with one ending, by name.
pub fn files(folder: &str, ending: &str) -> Vec<String> {
    let entries = std::fs::read_dir(path(folder)).expect("the folder is there");
    let names = entries.map(|it| it.expect("an entry").file_name());
    let mut names: Vec<String> = names
        .filter_map(|it| it.into_string().ok())
        .filter(|it| it.ends_with(ending))
        .map(|it| format!("{folder}/{it}"))
        .collect();
    names.sort();
    assert!(!names.is_empty(), "{folder} has no *{ending}");
    names
}

pub fn status(treaty: &Treaty, on: &str) -> Status {
    status_on(treaty, day(on), &Assumptions::default())
}

/// An entry into force that was counted: when the condition was met, and since when.
pub fn counted(met: &str, into_force: &str) -> Entry {
    Entry {
        met: day(met).into(),
        into_force: day(into_force).into(),
        basis: Basis::Counted,
    }
}

/// The status on a day, and what was warned of.
pub fn assuming(treaty: &Treaty, on: &str, text: &str) -> (Status, Vec<String>) {
    let on = day(on);
    let assumptions = parse_assumptions(text, on).expect("assumptions");
    let admitted =
        Assumptions::admit_on(treaty, on, &assumptions).unwrap_or_else(|refusals| {
            panic!("refused: {refusals:?}");
        });
    let warnings = admitted.warnings.iter().map(ToString::to_string).collect();
    (status_on(treaty, on, &admitted), warnings)
}

pub fn refusals(treaty: &Treaty, on: &str, text: &str) -> Vec<String> {
    let on = day(on);
    let assumptions = parse_assumptions(text, on).expect("assumptions");
    let refusals = Assumptions::admit_on(treaty, on, &assumptions).expect_err("refused");
    refusals.iter().map(ToString::to_string).collect()
}

/// A treaty of the tests' own: three must consent; three months, first of the next month;
/// six months' notice, first of the next month. Acts are `ID kind DATE` lines.
pub fn invented(condition: &str, acts: &str) -> Treaty {
    let acts: Vec<String> = acts
        .lines()
        .map(str::trim)
        .filter(|it| !it.is_empty())
        .map(|line| {
            let fields: Vec<_> = line.split_whitespace().collect();
            let &[id, kind, date] = fields.as_slice() else { panic!("{line}") };
            format!(
                r#"{{"participant": "{id}", "kind": "{kind}", "date": "{date}", "sources": ["s"]}}"#
            )
        })
        .collect();
    let participants = ["AL", "BE", "CA", "DE", "EU", "FR", "RU"].map(|id| {
        let kind = if id == "EU" { "organization" } else { "state" };
        format!(r#"{{"id": "{id}", "kind": "{kind}"}}"#)
    });
    let json = format!(
        r#"{{
        "format": 1, "id": "invented", "as_of": "2030-12-31", "title": {{"en": "Invented"}},
        "opened": {{"date": "2010-01-01"}}, "record": "s",
        "sources": {{"s": {{"url": "https://example.org"}}}},
        "groups": {{"coe": {{"name": {{"en": "CoE"}}, "members_name": {{"en": "members"}},
            "as_of": "2030-12-31", "members": [
            {{"id": "AL"}}, {{"id": "BE"}}, {{"id": "DE"}}, {{"id": "FR", "from": "2021-05-01"}},
            {{"id": "RU", "from": "1996-02-28", "to": "2022-03-16"}}]}}}},
        "participants": [{}],
        "clauses": [
            {{"kind": "signature", "article": "1", "groups": ["coe"], "participants": ["CA", "EU"]}},
            {{"kind": "entry_into_force", "article": "2", "condition": {condition},
              "period": {{"months": 3}}, "landing": "first_of_next_month"}},
            {{"kind": "later_participants", "article": "3",
              "period": {{"months": 3}}, "landing": "first_of_next_month"}},
            {{"kind": "denunciation", "article": "4",
              "period": {{"months": 6}}, "landing": "first_of_next_month"}}],
        "acts": [{}]}}"#,
        participants.join(","),
        acts.join(",")
    );
    read("invented", &json)
}
