//! About: what the treaty is, its rules, and what the figure rests on.
#![cfg(not(target_arch = "wasm32"))]
#![allow(
    clippy::expect_used,
    clippy::panic,
    clippy::indexing_slicing,
    reason = "a test fails where it stands"
)]

mod support;

use std::rc::Rc;
use support::figure::{figure_of, file, library};
use support::{files, text};
use treaty_map::data::TreatyFile;
use treaty_map::view::explore::{About, AskPart, RuleRow, about};
use treaty_map::view::{Figure, ReaderState};

fn figure(file: Rc<TreatyFile>, language: &str, src: Option<&str>) -> Figure {
    let attributes: Vec<_> = src.map(|it| ("src", it)).into_iter().collect();
    figure_of(file, language, &attributes, ReaderState::default())
}

fn of(stem: &str, language: &str) -> About {
    about(&figure(library(stem), language, None))
}

/// What a clause says, and then what it asks for.
fn sentences(rule: &RuleRow) -> Vec<String> {
    fn gather(it: &AskPart, to: &mut Vec<String>) {
        match it {
            AskPart::One(it) => {
                to.push(it.words.clone());
                to.extend(it.fact.iter().map(|it| it.text.clone()));
                to.extend(it.more.iter().cloned());
            }
            AskPart::Several { lead, parts } => {
                to.push(lead.clone());
                parts.iter().for_each(|it| gather(it, to));
            }
        }
    }
    let mut to = rule.says.clone();
    rule.asks.iter().for_each(|it| gather(it, &mut to));
    to
}

/// Every sentence that a reader sees.
fn said(it: &About) -> Vec<String> {
    let mut to: Vec<String> = it.what.iter().map(|it| it.text.text.clone()).collect();
    to.push(it.title.text.clone());
    to.extend(it.facts.iter().flat_map(|it| [it.term.clone(), it.value.clone()]));
    for rule in &it.rules {
        to.extend([rule.title.clone(), rule.article.clone()]);
        to.extend(sentences(rule));
        to.extend(rule.doubts.iter().map(|it| it.text.clone()));
    }
    to.extend(it.record.iter().cloned());
    let links = it.sources.iter().chain(&it.pages);
    to.extend(links.map(|it| it.title.clone()));
    to.extend([it.borders.clone(), it.correct.clone(), it.licence.clone()]);
    to
}

fn well_said(what: &str, lines: &[String]) {
    for line in lines {
        assert!(!line.trim().is_empty(), "{what}: an empty line in {lines:#?}");
        let odd = ["{", "}", "  ", " .", "()", ": .", " ,"];
        let odd = odd.iter().find(|it| line.contains(**it));
        assert_eq!(odd, None, "{what}: {line}");
    }
}

fn says(about: &About, article: &str) -> Vec<String> {
    let is_it = |it: &&RuleRow| it.article == article;
    let rule = about.rules.iter().find(is_it).unwrap_or_else(|| panic!("{article}"));
    sentences(rule)
}

#[test]
fn every_treaty_is_told_in_every_language() {
    let mut n_treaties = 0;
    for name in files("static/treaties", ".json") {
        if name.ends_with("/index.json") {
            continue;
        }
        n_treaties += 1;
        let json = text(&name);
        let file = file(&json);
        for language in ["en", "fr"] {
            let about = about(&figure(Rc::clone(&file), language, None));
            well_said(&format!("{name} {language}"), &said(&about));
            assert!(!about.what.is_empty() && !about.what[0].sources.is_empty());
            // every clause, each with its article and at least one sentence
            assert_eq!(about.rules.len(), file.treaty.clauses.len(), "{name}");
            for (rule, clause) in about.rules.iter().zip(&file.treaty.clauses) {
                assert!(rule.article.ends_with(&clause.article.0), "{name}");
                assert!(!rule.says.is_empty(), "{name}: {}", rule.article);
                let n_doubts =
                    usize::from(!clause.text_read) + usize::from(clause.note.is_some());
                assert_eq!(rule.doubts.len(), n_doubts, "{name}: {}", rule.article);
            }
            let n_sources = about.sources.len() + about.pages.len();
            assert_eq!(n_sources, file.treaty.sources.keys().count(), "{name}");
        }
    }
    assert!(n_treaties >= 14);
}

#[test]
fn the_framework_convention_is_told_with_its_limits() {
    let about = of("cets-225", "en");
    let what: Vec<_> = about.what.iter().map(|it| &*it.text.text).collect();
    let all = what.join(" ");
    for fact in [
        "17 May 2024",
        "Vilnius on 5 September 2024",
        "46 member States",
        "eleven other States",
        "civil society",
        "technology-neutral",
        "private actors that act for them (Article 3(1)(a))",
        "declares how",
        "national security",
        "National defence is outside altogether (Article 3(4))",
        "Research and development",
    ] {
        assert!(all.contains(fact), "{fact}: {all}");
    }
    assert!(about.what.iter().all(|it| !it.sources.is_empty()));
    assert_eq!(
        says(&about, "Article 30(1)"),
        ["Open for signature: member States, non-member States that took part in the \
          drafting, European Union."]
    );
    assert_eq!(
        says(&about, "Article 30(3)"),
        [
            "The treaty enters into force on the first day of the month that follows a \
             period of three months after the condition is met.",
            "All of this is needed:",
            "At least 5 signatories must have consented to be bound.",
            "At least 3 signatories among the member States must have consented to be \
             bound.",
        ]
    );
    assert_eq!(
        says(&about, "Article 31(1)"),
        [
            "Accession is open once the treaty is in force, and by invitation.",
            "It takes effect on the first day of the month that follows a period of three \
             months after the deposit, but not before the treaty is in force (Article \
             31(2)).",
        ]
    );
    assert!(about.correct.contains("cets-225.json"), "{}", about.correct);
    assert!(about.licence.contains("MIT") && about.licence.contains("Apache"));
    assert!(about.borders.contains("Natural Earth, public domain"));
    assert_eq!(about.record[0], "Record as of 29 September 2026.");
    assert!(about.record[1].contains("28 December 2026"), "{:?}", about.record);

    let french = of("cets-225", "fr");
    assert!(french.what.iter().all(|it| it.text.language.is_none()));
    assert!(french.what[0].text.text.contains("ouvert à la signature à Vilnius"));
    assert_eq!(french.title.language, None);
}

#[test]
fn who_has_no_paragraphs_is_told_from_the_record() {
    let about = of("rome-statute", "en");
    let [only] = &*about.what else { panic!("one") };
    assert!(only.text.text.starts_with("This treaty was "), "{}", only.text.text);
    assert!(only.text.text.contains("17 July 1998"), "{}", only.text.text);
    assert_eq!(
        says(&about, "Article 126(1)")[1],
        "At least 60 consents to be bound are needed."
    );
    let denunciation = about.rules.iter().find(|it| it.article == "Article 127");
    let denunciation = denunciation.expect("the clause");
    assert!(denunciation.doubts.iter().any(|it| it.text.contains("later day")));
}

#[test]
fn a_text_that_was_not_read_is_said_to_be_so() {
    let about = of("cets-223", "fr");
    let doubts = about.rules.iter().flat_map(|it| &it.doubts);
    let said: Vec<_> = doubts.map(|it| &*it.text).collect();
    assert!(said.contains(&"Son texte n’a pas été lu dans une source."), "{said:?}");
}

/// CETS 225 as a page has it built in: without its paragraphs.
fn without_paragraphs() -> serde_json::Value {
    let mut file: serde_json::Value =
        serde_json::from_str(&text("static/treaties/cets-225.json")).expect("JSON");
    file.as_object_mut().expect("a file").remove("about");
    file
}

#[test]
fn what_is_built_in_has_its_paragraphs_from_elsewhere() {
    let json = without_paragraphs().to_string();
    let built_in = about(&figure(file(&json), "en", None));
    assert_eq!(built_in.what, of("cets-225", "en").what);
    // a page's own file says what it says
    let own = about(&figure(file(&json), "en", Some("/own.json")));
    assert_eq!(own.what.len(), 1);
    assert!(own.what[0].text.text.starts_with("This treaty was adopted on 17 May 2024"));
    assert!(own.correct.ends_with(" /own.json."), "{}", own.correct);
    // and so does one of the same name that does not have what the paragraphs cite
    let mut other = without_paragraphs();
    other["id"] = "other".into();
    let other = about(&figure(file(&other.to_string()), "en", None));
    assert_eq!(other.what.len(), 1);
}

#[test]
fn every_kind_of_clause_has_its_words() {
    use serde_json::json;
    let mut file_json = without_paragraphs();
    let wait = [("period", json!({"days": 30})), ("landing", json!("same_day"))];
    let mut clause = |kind: &str, more: serde_json::Value, waits: bool| {
        let mut it = json!({"kind": kind, "article": "99", "text_read": true});
        let members = it.as_object_mut().expect("an object");
        members.extend(more.as_object().expect("an object").clone());
        if waits {
            members.extend(wait.iter().map(|(key, it)| ((*key).to_owned(), it.clone())));
        }
        file_json["clauses"] = json!([it]);
        for language in ["en", "fr"] {
            let about = about(&figure(file(&file_json.to_string()), language, None));
            well_said(kind, &said(&about));
            assert!(!about.rules[0].says.is_empty(), "{kind}");
        }
        let about = about(&figure(file(&file_json.to_string()), "en", None));
        about.rules[0].says.clone()
    };
    let signing = json!({"until": "2027-01-01", "until_entry_into_force": true});
    assert_eq!(
        clause("signature", signing, false),
        [
            "Open for signature: everyone in this record.",
            "The last day for signing is 1 January 2027.",
            "It is open only until the treaty enters into force.",
        ]
    );
    let later = json!({
        "after": "entry_into_force", "acts": ["accession"],
        "objection_within": {"months": 6}, "needs_acceptance": true,
    });
    assert_eq!(
        clause("later_participants", later, true),
        [
            "For those that consent once the treaty is in force, it enters into force 30 days \
             after the deposit.",
            "This holds for these acts: accession.",
            "An objection within six months prevents that.",
            "It takes the acceptance of a party.",
        ]
    );
    for after in [false, true] {
        for invited in [false, true] {
            let how = json!({"after_entry_into_force": after, "by_invitation": invited});
            assert_eq!(clause("accession", how, true).len(), 2);
        }
    }
    let leaving = json!({"notice_after": {"years": 3}, "effect_after": {"years": 2}});
    assert_eq!(clause("denunciation", leaving, true).len(), 3);
    assert_eq!(
        clause("cessation", json!({"group": "coe"}), true),
        [
            "Who is no longer one of the member States ceases to be a party 30 days after the \
          last day of membership."
        ]
    );
    assert_eq!(clause("termination", json!({"fewer_than": 10}), false).len(), 1);
    assert_eq!(clause("termination", json!({"fewer_than": 10}), true).len(), 2);
    assert_eq!(clause("territorial_extension", json!({}), true).len(), 1);
    assert_eq!(clause("provisional_application", json!({}), false).len(), 1);
}
