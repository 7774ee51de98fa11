//! Why: the trace in a reader's words.
#![cfg(not(target_arch = "wasm32"))]
#![allow(
    clippy::expect_used,
    clippy::panic,
    clippy::indexing_slicing,
    reason = "a test fails where it stands"
)]

mod support;

use std::rc::Rc;
use support::figure::{TODAY, file, library, words};
use support::{day, files, text};
use treaty_map::data::TreatyFile;
use treaty_map::domain::{Assumptions, parse_assumptions};
use treaty_map::view::Scene;
use treaty_map::view::explore::{NameList, Why, WhyLeaf, WhyPart, why};

fn scene_of(file: Rc<TreatyFile>, language: &str, on: &str, assume: &str) -> Scene {
    let assumed = parse_assumptions(assume, day(on)).expect("assumptions");
    let assumed = Assumptions::admit_on(&file.treaty, day(on), &assumed)
        .unwrap_or_else(|refused| panic!("{refused:?}"));
    Scene::new(file, words(language), day(on), day(TODAY), assumed)
}

fn scene(stem: &str, language: &str, on: &str, assume: &str) -> Scene {
    scene_of(library(stem), language, on, assume)
}

fn of(stem: &str, on: &str, assume: &str) -> Why {
    why(&scene(stem, "en", on, assume))
}

fn leaves(part: &WhyPart) -> Vec<&WhyLeaf> {
    match part {
        WhyPart::Leaf(it) => vec![it],
        WhyPart::Several { parts, .. } => parts.iter().flat_map(leaves).collect(),
    }
}

fn list<'a>(lists: &'a [NameList], label: &str) -> Vec<&'a str> {
    let found = lists.iter().find(|it| it.label == label);
    found.map_or_else(Vec::new, |it| it.names.iter().map(|it| &*it.text).collect())
}

fn steps(why: &Why) -> Vec<(&str, &str)> {
    why.clauses[0].steps.iter().map(|it| (&*it.what, &*it.when)).collect()
}

/// Everything that a reader sees, line by line.
fn said(why: &Why) -> Vec<String> {
    fn part(it: &WhyPart, to: &mut Vec<String>) {
        match it {
            WhyPart::Leaf(it) => {
                to.push(it.asked.words.clone());
                to.extend(it.asked.more.iter().cloned());
                to.extend(it.asked.fact.iter().map(|it| it.text.clone()));
                to.push(it.standing.clone());
                to.extend(Some(it.tally.clone()).filter(|it| !it.is_empty()));
                to.extend(it.now.iter().cloned());
                to.extend(it.missing.iter().cloned());
                to.extend(it.article.iter().cloned());
                it.lists.iter().for_each(|it| names(it, to));
            }
            WhyPart::Several { lead, parts } => {
                to.push(lead.clone());
                parts.iter().for_each(|it| part(it, to));
            }
        }
    }
    fn names(it: &NameList, to: &mut Vec<String>) {
        to.push(it.label.clone());
        assert!(!it.names.is_empty(), "{}", it.label);
        to.extend(it.names.iter().map(|it| it.text.clone()));
        to.extend(it.ground.iter().map(|it| it.text.clone()));
    }
    let mut to = vec![why.title.clone()];
    to.extend(why.hypothesis.iter().cloned());
    to.extend(why.counted_on.iter().cloned());
    to.extend(why.none.iter().cloned());
    for it in &why.clauses {
        to.push(it.article.clone());
        to.extend(it.says.iter().cloned());
        part(&it.condition, &mut to);
        to.extend(it.steps.iter().map(|it| format!("{}: {}", it.what, it.when)));
        to.extend(it.remarks.iter().map(|it| format!("{}{}", it.title, it.text)));
        to.extend(it.lacks.iter().cloned());
    }
    why.people.iter().for_each(|it| names(it, &mut to));
    to
}

/// Fails where a sentence is empty, has an unfilled place, or two spaces where words were to be.
fn well_said(what: &str, lines: &[String]) {
    for line in lines {
        assert!(!line.trim().is_empty(), "{what}: an empty line in {lines:#?}");
        let odd = ["{", "}", "  ", " .", "()", ": .", " ,"]
            .iter()
            .find(|it| line.contains(**it));
        assert_eq!(odd, None, "{what}: {line}");
        let ends_so = [": ", " ("].iter().find(|it| line.ends_with(**it));
        assert_eq!(ends_so, None, "{what}: {line}");
    }
}

#[test]
fn every_treaty_is_explained_in_every_language_on_every_day() {
    let mut n_treaties = 0;
    for name in files("static/treaties", ".json") {
        let json = text(&name);
        if name.ends_with("/index.json") {
            continue;
        }
        n_treaties += 1;
        for language in ["en", "fr"] {
            for on in ["1970-01-01", "1999-06-30", "2016-10-05", "2020-07-01", TODAY] {
                let why = why(&scene_of(file(&json), language, on, ""));
                let lines = said(&why);
                well_said(&format!("{name} {language} {on}"), &lines);
                assert!(lines.len() > 4, "{name}: {lines:?}");
                assert_eq!(why.hypothesis, None);
                // a date follows, or it is said what is missing
                let it = &why.clauses[0];
                assert_ne!(it.steps.is_empty(), it.lacks.is_empty(), "{name} {on}");
            }
        }
    }
    assert!(n_treaties >= 14);
}

/// The five of which the scenario speaks, on the day on which it does.
const FIVE: [&str; 5] = [
    "European Union, 15 May 2026",
    "Iceland, 22 November 2026 (assumed)",
    "Norway, 22 November 2026 (assumed)",
    "Switzerland, 22 November 2026 (assumed)",
    "United Kingdom, 22 November 2026 (assumed)",
];

#[test]
fn four_more_consents_give_the_first_of_march() {
    let why = of("cets-225", TODAY, "NO IS GB CH");
    assert_eq!(why.title, "Why the treaty enters into force on that day");
    let hypothesis = why.hypothesis.as_deref().expect("it is said first");
    assert!(hypothesis.starts_with("Hypothesis, not the record:"), "{hypothesis}");
    let [clause] = &*why.clauses else { panic!("one clause") };
    assert_eq!(clause.article, "Article 30(3)");
    assert_eq!(
        clause.says,
        [
            "The treaty enters into force on the first day of the month that follows a period \
          of three months after the condition is met."
        ]
    );
    let [five, three] = &*leaves(&clause.condition) else { panic!("two") };
    assert_eq!(
        five.asked.words,
        "At least 5 signatories must have consented to be bound."
    );
    assert_eq!((&*five.tally, &*five.standing), ("5 of 5", "Met: 22 November 2026"));
    assert_eq!(list(&five.lists, "Who counts"), FIVE);
    assert_eq!((&*three.tally, three.is_met), ("4 of 3", true));
    assert_eq!(list(&three.lists, "Who counts"), FIVE[1..]);
    let organization = "Consented, but does not count here: an organization is not one of \
                        the member States";
    assert_eq!(list(&three.lists, organization), ["European Union"]);
    let marked = five.lists[0].names.iter().map(|it| it.is_assumed).collect::<Vec<_>>();
    assert_eq!(marked, [false, true, true, true, true]);
    assert_eq!(
        steps(&why),
        [
            ("Condition met", "22 November 2026"),
            ("Three months later", "22 February 2027"),
            ("First day of the following month", "1 March 2027"),
            ("Entry into force", "1 March 2027"),
        ]
    );
    assert!(clause.lacks.is_empty());
}

#[test]
fn without_switzerland_it_says_what_is_missing() {
    let why = of("cets-225", TODAY, "NO IS GB");
    assert_eq!(why.title, "Why the treaty is not in force");
    assert_eq!(steps(&why), []);
    assert_eq!(
        why.clauses[0].lacks,
        [
            "No date follows yet. What is missing:",
            "5 signatories: one consent is missing",
            "3 signatories among the member States: nothing is missing",
        ]
    );
    let may = list(&why.people, "Signed, and may still ratify");
    assert!(may.contains(&"Switzerland") && !may.contains(&"Norway"), "{may:?}");
    let represented = why.people.iter().find(|it| it.label.ends_with("European Union"));
    let represented = represented.expect("those the Union represents");
    assert_eq!(represented.names.len(), 27);
    assert!(represented.ground.as_ref().is_some_and(|it| it.text.contains("27")));
}

#[test]
fn the_record_alone_says_what_is_missing() {
    let why = of("cets-225", TODAY, "");
    assert_eq!(why.hypothesis, None);
    let leaves = leaves(&why.clauses[0].condition);
    assert_eq!((&*leaves[0].tally, &*leaves[0].standing), ("1 of 5", "Not met"));
    assert_eq!(leaves[0].missing.as_deref(), Some("Four consents are missing"));
    assert_eq!(list(&leaves[0].lists, "Who counts"), FIVE[..1]);
    assert_eq!(why.clauses[0].lacks.len(), 3);
}

#[test]
fn what_is_assumed_for_later_is_counted_by_then() {
    let why = of("cets-225", TODAY, "NO IS GB CH:2026-12-10");
    let counted_on = why.counted_on.as_deref().expect("another day");
    assert!(counted_on.starts_with("Counted as of 10 December 2026"), "{counted_on}");
    assert_eq!(steps(&why).last(), Some(&("Entry into force", "1 April 2027")));
}

#[test]
fn french_says_the_same() {
    let why = why(&scene("cets-225", "fr", TODAY, "NO IS GB CH"));
    assert_eq!(
        steps(&why),
        [
            ("Condition remplie", "22 novembre 2026"),
            ("Trois mois plus tard", "22 février 2027"),
            ("Premier jour du mois suivant", "1er mars 2027"),
            ("Entrée en vigueur", "1er mars 2027"),
        ]
    );
}

#[test]
fn a_number_and_a_share_are_told_apart() {
    let why = of("paris-agreement", TODAY, "");
    let all = leaves(&why.clauses[0].condition);
    assert_eq!(all[0].standing, "Met: 21 September 2016");
    assert_eq!(all[1].standing, "Met: 5 October 2016");
    assert_eq!(
        all[1].asked.words,
        "Those of the States that have consented must make up at least 55% of greenhouse \
         gas emissions."
    );
    let counted = list(&all[1].lists, "Who counts");
    assert!(counted.contains(&"China, 3 September 2016, 20%"), "{counted:?}");
    let organizations = "Consented, but does not count here: organizations do not";
    assert_eq!(list(&all[1].lists, organizations), ["European Union"]);
    assert_eq!(
        steps(&why),
        [
            ("Condition met", "5 October 2016"),
            ("30 days later", "4 November 2016"),
            ("Entry into force", "4 November 2016"),
        ]
    );
    let before = of("paris-agreement", "2016-10-04", "");
    let lacks = &before.clauses[0].lacks;
    assert!(lacks[1].ends_with(": nothing is missing"), "{lacks:?}");
    assert!(lacks[2].starts_with("Greenhouse gas emissions, 55%: "), "{lacks:?}");
}

#[test]
fn who_is_named_and_missing_is_named() {
    let why = of("ctbt", TODAY, "");
    let all = leaves(&why.clauses[0].condition);
    let [leaf] = &*all else { panic!("one leaf") };
    assert_eq!(
        leaf.asked.words,
        "All 44 States named in Annex 2 must have consented to be bound."
    );
    let missing = list(&leaf.lists, "Still missing");
    assert_eq!(missing.len(), 9, "{missing:?}");
    assert!(missing.contains(&"Russia") && missing.contains(&"China"));
    assert_eq!(leaf.missing.as_deref(), Some("Nine consents are missing"));
    assert_eq!(
        why.clauses[0].says[1],
        "It does not enter into force earlier than two years after the opening for signature."
    );
    let left = list(&why.people, "Consented, and has left since");
    assert!(left.iter().any(|it| it.starts_with("Russia, ")), "{left:?}");
}

#[test]
fn who_left_is_told_with_the_day() {
    let why = of("cets-210", TODAY, "");
    let left = list(&why.people, "Consented, and has left since");
    assert_eq!(left, ["Türkiye, 1 July 2021"]);
    assert_eq!(steps(&why).last(), Some(&("Entry into force", "1 August 2014")));
}

#[test]
fn a_depositary_is_taken_at_its_word_and_that_is_said() {
    let why = of("bbnj", TODAY, "");
    let all = leaves(&why.clauses[0].condition);
    assert_eq!(all[0].standing, "Met, on the depositary’s word");
    let organizations = "Consented, but does not count here: organizations do not";
    assert_eq!(list(&all[0].lists, organizations), ["European Union"]);
    let remarks = &why.clauses[0].remarks;
    assert!(remarks.iter().any(|it| it.text.contains("Sixtieth deposit")), "{remarks:?}");
}

#[test]
fn one_way_or_the_other_is_told_as_such() {
    let why = of("cets-223", TODAY, "");
    let WhyPart::Several { lead, parts } = &why.clauses[0].condition else {
        panic!("two ways")
    };
    assert_eq!((&**lead, parts.len()), ("One of these is enough:", 2));
    let all = leaves(&why.clauses[0].condition);
    assert_eq!(all[1].article.as_deref(), Some("Article 37(2)"));
    assert_eq!(
        all[1].asked.words,
        "A day must have come: on the day that follows a period of five years after the \
         opening for signature."
    );
    assert_eq!(all[1].standing, "Met: 11 October 2023");
    assert!(why.clauses[0].remarks.iter().any(|it| it.text.contains("not read")));
}

/// CETS 225 with another clause on entry into force.
fn with_clause(clause: &serde_json::Value, language: &str) -> Why {
    let mut file: serde_json::Value =
        serde_json::from_str(&text("static/treaties/cets-225.json")).expect("JSON");
    let clauses = file["clauses"].as_array_mut().expect("clauses");
    let place = clauses.iter().position(|it| it["kind"] == "entry_into_force");
    clauses[place.expect("the clause")] = clause.clone();
    why(&scene_of(support::figure::file(&file.to_string()), language, TODAY, ""))
}

#[test]
fn every_wait_and_every_test_of_the_format_has_its_words() {
    use serde_json::{Value, json};
    let landings = [
        json!("same_day"),
        json!("next_day"),
        json!("first_of_next_month"),
        json!("end_of_year"),
        json!({"first_of_month_after": 6}),
        json!({"next": "01-01"}),
    ];
    let periods = [
        json!({"days": 0}),
        json!({"days": 30}),
        json!({"months": 1}),
        json!({"months": 18, "month_end": "roll_over"}),
        json!({"years": 1}),
        json!({"years": 20}),
    ];
    let fact = json!({"text": {"en": "40 % of the tonnage.", "fr": "40 % du tonnage."}});
    let conditions = [
        json!({"count": 1}),
        json!({"count": 1, "of": "signatories", "organizations": false}),
        json!({"count": 2, "not_in": "coe"}),
        json!({"count": 2, "not_in": "eu", "group": "coe"}),
        json!({"count": 2, "acts": ["ratification", "succession", "formal_confirmation"]}),
        json!({"share": "2/3", "group": "coe"}),
        json!({"every": "negotiators"}),
        json!({"every_signatory": true}),
        json!({"since": "2030-01-01"}),
        json!({"elapsed": {"period": {"years": 5}, "landing": "same_day"}}),
        json!({"attested": fact}),
        json!({"treaty_in_force": {"text": {"en": "A treaty.", "fr": "Un traité."}}}),
        json!({"any": [{"all": [{"count": 3}, {"attested": fact}]}, {"count": 9}]}),
    ];
    let mut told = std::collections::BTreeSet::new();
    let mut check = |clause: &Value| {
        for language in ["en", "fr"] {
            let why = with_clause(clause, language);
            well_said(&clause.to_string(), &said(&why));
            told.insert(format!(
                "{:?}{:?}",
                why.clauses[0].says, why.clauses[0].condition
            ));
        }
    };
    let mut n = 0;
    let base = json!({"kind": "entry_into_force", "article": "30(3)", "text_read": true});
    let with = |more: Value| {
        let mut clause = base.clone();
        let members = more.as_object().expect("members").clone();
        clause.as_object_mut().expect("a clause").extend(members);
        clause
    };
    for period in &periods {
        for landing in &landings {
            // met by the Union's approval, and not met
            for count in [1, 50] {
                let wait = json!({"condition": {"count": count}, "period": period, "landing": landing});
                check(&with(wait));
                n += 2;
            }
        }
    }
    for condition in &conditions {
        check(&with(json!({
            "condition": condition, "period": {"months": 3}, "landing": "first_of_next_month",
            "fixed_date": {"date": "2026-06-01", "deposits": "before"},
            "not_before": [
                {"date": "2030-01-01", "text": {"en": "Protocol, art. 1.", "fr": "Protocole, art. 1."}},
                {"after_opening": {"days": 90}},
            ],
        })));
        n += 2;
    }
    assert_eq!(told.len(), n, "no two clauses are told alike");
}

#[test]
fn who_is_bound_while_a_notice_runs_is_not_said_to_sign_only() {
    let rome = of("rome-statute", "2026-11-22", "");
    let may = list(&rome.people, "Signed, and may still ratify");
    assert!(may.contains(&"United States"), "{may:?}");
    for bound in ["Burkina Faso", "Mali", "Niger"] {
        assert!(!may.contains(&bound), "{bound}");
    }
}

#[test]
fn where_the_file_says_nothing_of_who_may_sign_nothing_follows() {
    for treaty in ["mine-ban", "bbnj", "ets-185"] {
        let why = of(treaty, "2026-11-22", "");
        assert_eq!(list(&why.people, "May still sign and ratify"), [""; 0], "{treaty}");
    }
    let cets = of("cets-225", "2026-11-22", "");
    assert!(list(&cets.people, "May still sign and ratify").contains(&"Serbia"));
}

#[test]
fn a_consent_on_record_stays_a_fact_whatever_is_assumed_to_follow() {
    let why = of("cets-225", "2026-11-22", "EU:2027-01-01:withdrawal");
    let WhyPart::Several { parts, .. } = &why.clauses[0].condition else {
        panic!("two conditions")
    };
    let counts = list(&leaves(&parts[0])[0].lists, "Who counts");
    assert_eq!(counts, ["European Union, 15 May 2026"]);
}

#[test]
fn where_deposits_are_missing_no_day_is_counted_out() {
    for treaty in ["cets-197", "bbnj"] {
        let why = of(treaty, "2026-11-22", "");
        for leaf in leaves(&why.clauses[0].condition) {
            assert!(!leaf.standing.starts_with("Met:"), "{treaty}: {}", leaf.standing);
        }
    }
}
