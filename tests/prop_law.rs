//! Laws that hold for all inputs.
#![cfg(not(target_arch = "wasm32"))]
#![allow(clippy::expect_used, clippy::panic, clippy::unwrap_used, reason = "a test")]

mod support;

use proptest::prelude::*;
use serde_json::Value;
use support::{invented, status, text};
use treaty_map::data::{Problem, ProblemKind, StatusReport, read_treaty};
use treaty_map::domain::{
    Assumptions, Condition, Date, Delay, Landing, MonthEnd, ParticipantId, Period,
    Treaty, status_on,
};

const IDS: [&str; 7] = ["AL", "BE", "CA", "DE", "EU", "FR", "RU"];
const KINDS: [&str; 8] = [
    "signature",
    "ratification",
    "accession",
    "definitive_signature",
    "withdrawal",
    "denunciation",
    "declaration",
    "provisional_application",
];

fn date() -> impl Strategy<Value = Date> {
    (2010..2030_i32, 1..=366_u32).prop_filter_map("in the year", |(year, ordinal)| {
        Date::from_yo_opt(year, ordinal)
    })
}

/// Few days, so that acts share them.
fn act() -> impl Strategy<Value = (usize, usize, u32)> {
    (0..IDS.len(), 0..KINDS.len(), 0..40_u32)
}

fn line((id, kind, week): (usize, usize, u32)) -> String {
    let day = Date::from_yo_opt(2019, 1).expect("a date")
        + chrono::Days::new(u64::from(week) * 61);
    format!("{} {} {day}", IDS[id], KINDS[kind])
}

fn condition() -> impl Strategy<Value = String> {
    let leaf =
        (1..6_u32, any::<bool>(), any::<bool>()).prop_map(|(count, signed, coe)| {
            let of = if signed { "signatories" } else { "participants" };
            let group = if coe { r#", "group": "coe""# } else { "" };
            format!(r#"{{"count": {count}, "of": "{of}"{group}}}"#)
        });
    leaf.prop_recursive(2, 6, 3, |inner| {
        (any::<bool>(), prop::collection::vec(inner, 1..4)).prop_map(|(all, several)| {
            let key = if all { "all" } else { "any" };
            format!(r#"{{"{key}": [{}]}}"#, several.join(","))
        })
    })
}

/// The same act twice is a problem of the file, not a case.
fn lines(acts: &[(usize, usize, u32)]) -> Vec<String> {
    let mut lines: Vec<String> = acts.iter().copied().map(line).collect();
    let mut seen = std::collections::BTreeSet::new();
    lines.retain(|it| seen.insert(it.clone()));
    lines
}

fn acts() -> impl Strategy<Value = Vec<(usize, usize, u32)>> {
    prop::collection::vec(act(), 0..24)
}

fn delay() -> impl Strategy<Value = Delay> {
    let end = prop_oneof![Just(MonthEnd::Clamp), Just(MonthEnd::RollOver)];
    let period = prop_oneof![
        (0..800_u32).prop_map(Period::Days),
        (0..30_u32, end).prop_map(|(n, end)| Period::Months(n, end)),
    ];
    let landing = prop_oneof![
        Just(Landing::SameDay),
        Just(Landing::NextDay),
        (1..9_u32).prop_map(Landing::FirstOfMonthAfter),
    ];
    (period, landing).prop_map(|(period, landing)| Delay { period, landing })
}

fn json(treaty: &Treaty, on: Date) -> String {
    let status = status_on(treaty, on, &Assumptions::default());
    StatusReport::new(treaty, &status).to_json()
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(400))]

    #[test]
    fn waits_are_monotone_and_never_end_early(delay in delay(), a in date(), b in date()) {
        let (earlier, later) = (a.min(b), a.max(b));
        let (first, second) = (delay.after(earlier).unwrap(), delay.after(later).unwrap());
        prop_assert!(first <= second, "{earlier} -> {first}, {later} -> {second}");
        prop_assert!(earlier <= first);
    }

    #[test]
    fn the_order_of_acts_in_a_file_does_not_matter(
        condition in condition(), acts in acts(), on in date(), turn in any::<prop::sample::Index>(),
    ) {
        let mut lines = lines(&acts);
        let one = invented(&condition, &lines.join("\n"));
        lines.reverse();
        if !lines.is_empty() {
            let by = turn.index(lines.len());
            lines.rotate_left(by);
        }
        let other = invented(&condition, &lines.join("\n"));
        prop_assert_eq!(json(&one, on), json(&other, on));
    }

    #[test]
    fn another_consent_never_makes_entry_into_force_later(
        condition in condition(), acts in acts(), (id, _, week) in act(), on in date(),
    ) {
        let mut lines = lines(&acts);
        let before = status(&invented(&condition, &lines.join("\n")), &on.to_string());
        let extra = line((id, 1, week)); // ratification
        if !lines.contains(&extra) {
            lines.push(extra);
        }
        let after = status(&invented(&condition, &lines.join("\n")), &on.to_string());
        if let Some(entry) = before.entry() {
            let sooner = after.entry().expect("still met");
            prop_assert!(sooner.into_force <= entry.into_force);
        }
        prop_assert!(after.consents >= before.consents || after.entry() != before.entry());
    }

    #[test]
    fn acts_after_the_day_are_not_looked_at(
        condition in condition(), acts in acts(), on in date(),
    ) {
        let whole = invented(&condition, &lines(&acts).join("\n"));
        let mut cut = whole.clone();
        cut.acts.retain(|it| it.day.to <= on);
        prop_assert_eq!(json(&whole, on), json(&cut, on));
    }

    #[test]
    fn what_a_status_says_hangs_together(
        condition in condition(), acts in acts(), on in date(),
    ) {
        let it = invented(&condition, &lines(&acts).join("\n"));
        let status = status_on(&it, on, &Assumptions::default());
        let consents = status.participants.iter().filter(|it| {
            matches!(it.standing.name(), "contracting" | "party")
        });
        prop_assert_eq!(consents.count(), status.consents as usize);
        let signed = status.participants.iter().filter(|it| it.signed().is_some_and(|day| day <= on));
        prop_assert_eq!(signed.count(), status.signatures as usize);
        let parties = status.participants.iter().any(|it| it.standing.name() == "party");
        let in_force = matches!(status.state, treaty_map::domain::State::InForce(_));
        prop_assert!(in_force || !parties);
        for row in &status.participants {
            let in_force = row.current.and_then(|it| it.in_force);
            prop_assert!(in_force.is_none() || in_force >= status.entry().map(|it| it.into_force));
        }
    }

    #[test]
    fn the_condition_is_met_on_the_first_day_on_which_its_counts_say_so(
        condition in condition(), acts in acts(), on in date(),
    ) {
        let it = invented(&condition, &lines(&acts).join("\n"));
        let (_, clause) = it.entry_clauses().next().expect("a clause");
        let met_on = status_on(&it, on, &Assumptions::default()).entry().and_then(|it| it.met_on());
        // the days on which an act or a membership changes something
        let joined = ["2021-05-01", "2022-03-16"].map(support::day);
        let days = it.acts.iter().map(|it| it.day.to).chain(joined);
        let mut days: Vec<Date> = days.filter(|it| *it <= on).collect();
        days.sort_unstable();
        let first = days.into_iter().find(|&day| {
            let counts = status_on(&it, day, &Assumptions::default()).conditions;
            let mut leaves = counts.iter().map(|it| it.have >= it.need);
            is_met(&clause.condition, &mut leaves)
        });
        prop_assert_eq!(met_on, first);
    }

    #[test]
    fn any_text_is_read_or_refused(text in "\\PC{0,200}") {
        prop_assert!(read_treaty(&text).is_err());
        prop_assert!(ParticipantId::parse(&text).is_none_or(|it| it.as_str() == text));
        treaty_map::domain::parse_date(&text);
        let on = Date::from_yo_opt(2026, 1).expect("a date");
        treaty_map::domain::parse_assumptions(&text, on).ok();
    }
}

fn is_met(condition: &Condition, leaves: &mut dyn Iterator<Item = bool>) -> bool {
    match condition {
        Condition::Leaf(_) => leaves.next().expect("a leaf"),
        Condition::All(all) => all.iter().filter(|it| !is_met(it, leaves)).count() == 0,
        Condition::Any(any) => any.iter().filter(|it| is_met(it, leaves)).count() > 0,
    }
}

/// Every pointer of a document.
fn pointers(value: &Value, here: &str, all: &mut Vec<String>) {
    all.push(here.to_owned());
    match value {
        Value::Object(map) => {
            for (key, value) in map {
                let key = key.replace('~', "~0").replace('/', "~1");
                pointers(value, &format!("{here}/{key}"), all);
            }
        }
        Value::Array(items) => {
            for (idx, value) in items.iter().enumerate() {
                pointers(value, &format!("{here}/{idx}"), all);
            }
        }
        _ => {}
    }
}

fn remove(document: &mut Value, pointer: &str) {
    let Some((parent, last)) = pointer.rsplit_once('/') else { return };
    let last = last.replace("~1", "/").replace("~0", "~");
    match document.pointer_mut(parent) {
        Some(Value::Object(map)) => {
            map.remove(&last);
        }
        Some(Value::Array(items)) => {
            items.remove(last.parse().expect("an index"));
        }
        _ => {}
    }
}

fn value() -> impl Strategy<Value = Value> {
    prop_oneof![
        Just(Value::Null),
        any::<bool>().prop_map(Value::from),
        any::<i64>().prop_map(Value::from),
        any::<f64>().prop_map(Value::from),
        "\\PC{0,12}".prop_map(Value::from),
        prop_oneof![
            Just("NO"),
            Just("ZZ"),
            Just("coe"),
            Just("2026-02-30"),
            Just("2027-01-01"),
            Just("0000-01-01"),
            Just("9999-12-31"),
            Just("ratification"),
            Just("next_day"),
        ]
        .prop_map(Value::from),
        Just(serde_json::json!({})),
        Just(serde_json::json!([])),
        Just(serde_json::json!([[]])),
        Just(serde_json::json!({"en": "words"})),
        Just(serde_json::json!({"count": 1})),
        Just(serde_json::json!({"months": 4294967295_u32})),
    ]
}

fn resolves(document: &Value, problem: &Problem) -> bool {
    let parent = problem.pointer.rsplit_once('/').map_or("", |(parent, _)| parent);
    let missing = matches!(problem.kind, ProblemKind::Missing(_));
    document.pointer(&problem.pointer).is_some()
        || missing && document.pointer(parent).is_some_and(Value::is_object)
}

#[derive(Clone, Debug)]
enum Change {
    Remove(prop::sample::Index),
    Replace(prop::sample::Index, Value),
    Add(prop::sample::Index, String, Value),
}

fn change() -> impl Strategy<Value = Change> {
    prop_oneof![
        any::<prop::sample::Index>().prop_map(Change::Remove),
        (any::<prop::sample::Index>(), value())
            .prop_map(|(at, it)| Change::Replace(at, it)),
        (any::<prop::sample::Index>(), "[a-z~/]{1,8}", value())
            .prop_map(|(at, key, it)| Change::Add(at, key, it)),
    ]
}

fn changed(document: &Value, changes: &[Change]) -> Value {
    let mut document = document.clone();
    for change in changes {
        let mut all = Vec::new();
        pointers(&document, "", &mut all);
        match change {
            Change::Remove(at) => remove(&mut document, &all[at.index(all.len())]),
            Change::Replace(at, value) => {
                if let Some(place) = document.pointer_mut(&all[at.index(all.len())]) {
                    *place = value.clone();
                }
            }
            Change::Add(at, key, value) => {
                if let Some(map) = document
                    .pointer_mut(&all[at.index(all.len())])
                    .and_then(Value::as_object_mut)
                {
                    map.insert(key.clone(), value.clone());
                }
            }
        }
    }
    document
}

fn survives(document: &Value, on: Date) -> Result<(), TestCaseError> {
    match read_treaty(&document.to_string()) {
        Ok(file) => {
            let status = status_on(&file.treaty, on, &Assumptions::default());
            let report = StatusReport::new(&file.treaty, &status).to_json();
            let is_whole = report.ends_with("]}");
            prop_assert!(is_whole, "{report}");
        }
        Err(problems) => {
            prop_assert!(!problems.is_empty());
            for problem in &problems {
                prop_assert!(resolves(document, problem), "{problem}");
            }
        }
    }
    Ok(())
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(300))]

    #[test]
    fn a_damaged_file_is_read_or_has_problems_that_can_be_found(
        small in any::<bool>(), changes in prop::collection::vec(change(), 1..6), on in date(),
    ) {
        let name = if small { "tests/data/bad/five-problems.json" } else { "static/treaties/cets-225.json" };
        let document: Value = serde_json::from_str(&text(name)).expect("JSON");
        survives(&changed(&document, &changes), on)?;
    }
}

#[test]
fn a_file_that_lacks_a_node_does_not_panic() {
    let document: Value =
        serde_json::from_str(&text("tests/data/good/cets-210.json")).expect("JSON");
    let mut all = Vec::new();
    pointers(&document, "", &mut all);
    let on = Date::from_yo_opt(2020, 1).expect("a date");
    for pointer in
        all.iter().enumerate().filter(|(idx, _)| idx % 7 == 0).map(|(_, it)| it)
    {
        let mut damaged = document.clone();
        remove(&mut damaged, pointer);
        survives(&damaged, on).unwrap_or_else(|error| panic!("{pointer}: {error}"));
    }
}
