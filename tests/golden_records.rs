//! Depositary records: the clauses give the dates that were published.
//!
//! Each record in `tests/data/records/` has a file of its name in `clauses/` beside it: the
//! final clauses, written by hand, and why a date is not the one that they give. Here both
//! become a treaty file, and what the engine computes is held against what the record says:
//! the treaty's own entry into force, that of every participant, and the end of every
//! withdrawal. No date is compared with itself: participants are computed from a copy of
//! the file from which the published days of effect were taken out.
//!
//! # To add a record
//! 1. Put `ID.json` into `tests/data/records/`, in the form of the others.
//! 2. Write `tests/data/records/clauses/ID.json`: its `clauses`, and what else the record
//!    lacks. The keys are told where `convert` stands (`xtask/src/records/convert/mod.rs`).
//! 3. Look at what comes of it:
//!    `cargo xtask record tests/data/records/ID.json tests/data/records/clauses/ID.json`
//! 4. Run `cargo test --test golden_records -- --nocapture`. A date that differs needs an
//!    entry in `explained`: who, what, a reason of the closed list, and what supports it.
//!    An entry without a difference fails too. The rule is not to be bent to the record.
#![cfg(not(target_arch = "wasm32"))]
#![allow(clippy::expect_used, clippy::panic, clippy::unwrap_used, reason = "a test")]

#[path = "../xtask/src/records/convert/mod.rs"]
mod convert;
mod support;

use convert::differences::{Explained, differences};
use convert::people::participant_id;
use serde_json::Value;
use std::fmt;
use support::{day, files, id, text};
use treaty_map::data::read_treaty;
use treaty_map::domain::{Basis, Date, Standing, State, Status, Window};

const RECORDS: &str = "tests/data/records";
const CLAUSES: &str = "tests/data/records/clauses";
/// A day on which everything that is known has taken effect.
const IN_THE_END: &str = "2200-01-01";
/// What the records write for a day that never comes.
const NEVER: &str = "9999-12-31";

/// How many of something, apart by whether a source gives the date.
#[derive(Clone, Copy, Default)]
struct Count {
    sourced: usize,
    unsourced: usize,
}

impl Count {
    fn add(&mut self, sourced: bool) {
        self.sourced += usize::from(sourced);
        self.unsourced += usize::from(!sourced);
    }
}

impl fmt::Display for Count {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{} sourced, {} unsourced", self.sourced, self.unsourced)
    }
}

/// What was compared, and what came of it.
#[derive(Default)]
struct Tally {
    treaties: usize,
    not_in_force: usize,
    /// Treaties in force by basis: counted, consistent with published, attested.
    bases: [usize; 3],
    in_force: Count,
    ended: Count,
    nothing_to_compute: Count,
    /// Explained one by one, and by the rule of a whole record.
    explained: Count,
    by_rule: usize,
    /// Sourced dates of the records that have such a rule.
    sourced_under_rule: usize,
    lines: Vec<String>,
    failures: Vec<String>,
}

impl Tally {
    /// Returns the sourced dates of records without a rule of their own.
    fn sourced(&self) -> usize {
        self.in_force.sourced + self.ended.sourced - self.sourced_under_rule
    }
}

impl fmt::Display for Tally {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let [counted, consistent, attested] = self.bases;
        writeln!(f, "{} treaties", self.treaties)?;
        writeln!(f, "  {counted} in force, counted from the acts")?;
        writeln!(f, "  {consistent} in force, a partial record agrees with the date")?;
        writeln!(f, "  {attested} in force by the depositary's word")?;
        writeln!(f, "  {} not in force", self.not_in_force)?;
        writeln!(f, "entries into force of participants compared: {}", self.in_force)?;
        writeln!(f, "ends of consent compared: {}", self.ended)?;
        writeln!(f, "taken from the record, nothing to compute: {}", {
            self.nothing_to_compute
        })?;
        writeln!(f, "explained differences: {}", self.explained)?;
        writeln!(f, "explained by the rule of a record: {}", self.by_rule)?;
        for line in &self.lines {
            writeln!(f, "  {line}")?;
        }
        Ok(())
    }
}

/// One date: what the record says, what is computed, what stands.
struct Point<'a> {
    /// The row of the record; `None`: the treaty itself.
    row: Option<usize>,
    about: &'a str,
    /// The key of the record.
    what: &'static str,
    official: Date,
    computed: Option<Date>,
    stands: Option<Date>,
    sourced: bool,
}

/// One record, read.
struct Case {
    name: String,
    record: Value,
    own: Value,
    explained: Vec<Explained>,
    status: Status,
    /// The same without the days of effect that the record gives.
    blind: Status,
    /// Which of the explained differences were found.
    found: Vec<usize>,
}

impl Case {
    fn read(name: &str, shared: &Value) -> Result<Self, String> {
        let file = format!("{name}.json");
        let record = json(&format!("{RECORDS}/{file}"))?;
        let own = json(&format!("{CLAUSES}/{file}"))
            .map_err(|it| format!("{it}: every record needs its clauses"))?;
        let listed = |problems: Vec<String>| format!("{name}: {}", problems.join("; "));
        let explained = differences(&record, &own).map_err(listed)?;
        let mut treaty = convert::convert(&record, &own, shared).map_err(listed)?;
        let status = |treaty: &Value| match read_treaty(&treaty.to_string()) {
            Ok(file) => Ok(support::status(&file.treaty, IN_THE_END)),
            Err(problems) => {
                Err(listed(problems.iter().map(ToString::to_string).collect()))
            }
        };
        let seeing = status(&treaty)?;
        without_effects(&mut treaty);
        let blind = status(&treaty)?;
        let (name, found) = (name.to_owned(), Vec::new());
        Ok(Self { name, record, own, explained, status: seeing, blind, found })
    }

    fn fail(&self, tally: &mut Tally, about: &str, what: &str) {
        tally.failures.push(format!("{}: {about}: {what}", self.name));
    }

    fn compare(&mut self, tally: &mut Tally) {
        tally.treaties += 1;
        self.compare_treaty(tally);
        let sourced_before = tally.in_force.sourced + tally.ended.sourced;
        let rows = self.record["participants"].as_array().cloned().unwrap_or_default();
        for (idx, row) in rows.iter().enumerate() {
            self.compare_row(idx, row, tally);
        }
        if self.has_rule() {
            let sourced = tally.in_force.sourced + tally.ended.sourced;
            tally.sourced_under_rule += sourced - sourced_before;
        }
        for (former, _) in self.own["until"].as_object().into_iter().flatten() {
            let row = self.status.of(id(former));
            if row.is_none_or(|it| it.standing == Standing::Party) {
                self.fail(tally, former, "is no more, and yet a party");
            }
        }
        for (idx, it) in self.explained.iter().enumerate() {
            if !self.found.contains(&idx) {
                let row = it.row.and_then(|it| rows.get(it));
                let about = row.map_or("the treaty", name);
                let what = format!("`{}` is explained, yet does not differ", it.what);
                self.fail(tally, about, &what);
            }
        }
    }

    fn has_rule(&self) -> bool {
        !self.own["explained_rule"].is_null()
    }

    fn compare_treaty(&mut self, tally: &mut Tally) {
        let about = "the treaty";
        let stands = self.status.entry().and_then(|it| it.into_force.day());
        let computed = self.status.computed;
        let Some(official) = date(&self.record, "official_entry_into_force") else {
            tally.not_in_force += 1;
            let state = self.status.state;
            if stands.or(computed).is_some() || state != State::NotInForce {
                self.fail(tally, about, &format!("not in force, yet {state:?}"));
            }
            return;
        };
        let basis = self.status.basis;
        let slot = match basis {
            Basis::Counted => 0,
            Basis::ConsistentWithPublished => 1,
            Basis::Attested => 2,
        };
        tally.bases[slot] += 1;
        let what = "official_entry_into_force";
        let point =
            Point { row: None, about, what, official, computed, stands, sourced: true };
        if computed.is_some() || basis != Basis::Attested {
            self.compare_point(&point, tally);
        } else {
            self.must_stand(&point, official, tally);
        }
    }

    fn compare_row(&mut self, idx: usize, row: &Value, tally: &mut Tally) {
        let in_force = date(row, "in_force");
        let ended = date(row, "withdrawn_effective");
        if in_force.or(ended).is_none() {
            return;
        }
        let deposited = date(row, "deposited");
        let about = name(row);
        let who = participant_id(row, &self.own).unwrap_or_default();
        // a State that is no more is a party until then
        let until = date(&self.own["until"], &who);
        let episode = |status: &Status| {
            let mut episodes = status.of(id(&who))?.all_episodes();
            let is_it = |day: Option<Date>| deposited.is_none() || day == deposited;
            episodes.find(|it| is_it(it.consented.day())).copied()
        };
        let both = episode(&self.status).zip(episode(&self.blind));
        let Some((episode, blind)) = both else {
            self.fail(tally, about, "no consent of that day");
            return;
        };
        let day = |window: Option<Window>| window.and_then(Window::day);
        let flag = |key: &str| row[key] == Value::Bool(true);
        let row_is_dated = deposited.or(date(row, "deposited_not_after")).is_some();
        let row_at = Some(idx);
        if let Some(official) = in_force {
            let point = Point {
                row: row_at,
                about,
                what: "in_force",
                official,
                computed: day(blind.in_force),
                stands: day(episode.in_force),
                sourced: !flag("unsourced") && !flag("in_force_unsourced"),
            };
            if row_is_dated && row["kind"] != "succession" {
                tally.in_force.add(point.sourced);
                self.compare_point(&point, tally);
                if episode.computed_in_force != point.computed {
                    let told = episode.computed_in_force;
                    self.fail(tally, about, &format!("computed, it is said: {told:?}"));
                }
            } else {
                tally.nothing_to_compute.add(point.sourced);
                self.must_stand(&point, official, tally);
            }
        }
        match ended {
            Some(official) => {
                let point = Point {
                    row: row_at,
                    about,
                    what: "withdrawn_effective",
                    official,
                    computed: day(blind.ended),
                    stands: day(episode.ended),
                    sourced: !flag("unsourced"),
                };
                tally.ended.add(point.sourced);
                self.compare_point(&point, tally);
            }
            None if day(episode.ended) != until => {
                let what = format!("ends {:?}, not {until:?}", episode.ended);
                self.fail(tally, about, &what);
            }
            None => {}
        }
    }

    fn compare_point(&mut self, point: &Point<'_>, tally: &mut Tally) {
        let Some(computed) = point.computed else {
            self.fail(tally, point.about, &format!("`{}`: not computed", point.what));
            return;
        };
        let mut expected = point.official;
        if computed != point.official
            && self.difference(point, computed, tally).as_deref()
                == Some("error_in_record")
        {
            expected = computed;
        }
        self.must_stand(point, expected, tally);
    }

    fn must_stand(&self, point: &Point<'_>, expected: Date, tally: &mut Tally) {
        let Point { about, what, stands, .. } = point;
        if *stands != Some(expected) {
            let what = format!("`{what}`: {expected} should stand, not {stands:?}");
            self.fail(tally, about, &what);
        }
    }

    /// Notes a difference, and returns the reason that is given for it.
    fn difference(
        &mut self,
        point: &Point<'_>,
        computed: Date,
        tally: &mut Tally,
    ) -> Option<String> {
        let Point { row, about, what, official, sourced, .. } = *point;
        let told = format!("`{what}`: record {official}, rule {computed}");
        let is_it = |it: &Explained| it.row == row && it.what == what;
        let place = self.explained.iter().position(is_it);
        let Some((place, it)) = place.and_then(|at| Some((at, self.explained.get(at)?)))
        else {
            self.fail(tally, about, &format!("{told}: not explained"));
            return None;
        };
        self.found.push(place);
        if self.has_rule() {
            tally.by_rule += 1;
            if !self.is_known(about, official, computed) {
                self.fail(tally, about, &format!("{told}: the record's list differs"));
            }
        } else {
            tally.explained.add(sourced);
            let name = &self.name;
            let line = format!("{name}: {about}: {told}\n    {}: {}", it.reason, it.text);
            tally.lines.push(line);
        }
        Some(it.reason.clone())
    }

    /// Returns whether the record itself lists a difference, with the same two dates.
    fn is_known(&self, about: &str, official: Date, computed: Date) -> bool {
        let known = self.record["known_differences"].as_array();
        known.is_some_and(|it| {
            it.iter().any(|it| {
                it["party"] == about
                    && date(it, "official") == Some(official)
                    && date(it, "computed") == Some(computed)
            })
        })
    }
}

/// Takes away what the record says of effects, so that no date is held against itself. It
/// stays where there is nothing else: a succession, an act of which no day is known.
fn without_effects(treaty: &mut Value) {
    for act in treaty["acts"].as_array_mut().into_iter().flatten() {
        if act["kind"] != "succession"
            && (act.get("date").is_some() || act.get("window").is_some())
            && let Some(act) = act.as_object_mut()
        {
            act.remove("effective");
            act.remove("difference");
        }
    }
}

fn name(row: &Value) -> &str {
    row["name"].as_str().unwrap_or_default()
}

fn json(name: &str) -> Result<Value, String> {
    let text = std::fs::read_to_string(support::path(name));
    let text = text.map_err(|error| format!("{name}: {error}"))?;
    serde_json::from_str(&text).map_err(|error| format!("{name}: {error}"))
}

fn date(value: &Value, key: &str) -> Option<Date> {
    value[key].as_str().filter(|it| *it != NEVER).map(day)
}

fn names(folder: &str) -> Vec<String> {
    let stem = |it: &String| {
        let name = it.rsplit('/').next()?;
        name.strip_suffix(".json").map(str::to_owned)
    };
    files(folder, ".json").iter().filter_map(stem).collect()
}

#[test]
fn the_clauses_give_the_dates_of_the_records() {
    let shared = text("static/treaties/cets-225.json");
    let shared: Value = serde_json::from_str(&shared).expect("JSON");
    let records = names(RECORDS);
    let mut tally = Tally::default();
    for name in names(CLAUSES).iter().filter(|it| !records.contains(it)) {
        tally.failures.push(format!("{name}: clauses without a record"));
    }
    for name in &records {
        match Case::read(name, &shared) {
            Ok(mut case) => case.compare(&mut tally),
            Err(problem) => tally.failures.push(problem),
        }
    }
    println!("{tally}");
    assert!(tally.failures.is_empty(), "\n{}", tally.failures.join("\n"));
    assert!(records.len() >= 46 && tally.sourced() > 1_000, "too little to go by");
    let share = tally.explained.sourced * 100;
    assert!(share < tally.sourced(), "more than 1 % of the sourced dates differ");
    let summary = Tally { lines: Vec::new(), ..tally };
    let readme = text("README.md");
    assert!(readme.contains(&format!("```\n{summary}```")), "README.md says otherwise");
}

#[test]
fn what_cannot_be_converted_is_named() {
    let record = serde_json::json!({
        "id": "invented", "name": "Invented", "depositary": "Secretary-General of IMO",
        "opened": "2020-01-01", "official_entry_into_force": null, "sources": ["a list"],
        "participants": [
            {"name": "Albania", "iso2": "AL", "deposited": "2020-02-01", "kind": "oath"},
            {"name": "Atlantis", "deposited": "2020-02-01", "kind": "accession"},
            {"name": "Belgium", "iso2": "BE", "kind": "accession"},
            {"name": "Chad", "iso2": "TD", "seen": "2020-02-01"}
        ]
    });
    let own = serde_json::json!({
        "clauses": [{"kind": "entry_into_force"}],
        "explained": [{
            "participant": "BE", "what": "in_force", "reason": "error_in_record",
            "text": {"en": "It has no such day."}
        }]
    });
    let problems = convert::convert(&record, &own, &Value::Null).expect_err("problems");
    assert_eq!(
        problems,
        [
            "row 1 (Atlantis): no `iso2`, and `ids` of the clauses lacks `Atlantis`",
            "row 3 (Chad): unknown key `seen`",
            "explained: no `in_force` of `BE`",
            "row 0 (Albania): kind `oath` is not known",
            "row 2 (Belgium): `accession` without any day",
        ]
    );
}
