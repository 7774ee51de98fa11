//! What the figure says of every treaty that ships, in every language.
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
use support::{day, files, id, text};
use treaty_map::data::read_treaty;
use treaty_map::domain::Table;
use treaty_map::i18n::Catalogue;
use treaty_map::view::{
    Card, Figure, Gauge, Look, Options, ReaderState, card, chips, footer, header,
    latest_acts, legend, look_of, progress,
};

const TODAY: &str = "2026-11-23";

fn figure(treaty: &str, language: &str, attributes: &[(&str, &str)]) -> Figure {
    let name = format!("static/treaties/{treaty}.json");
    drawn(&text(&name), language, attributes)
}

/// A treaty that ships, with something changed.
fn altered(treaty: &str, language: &str, alter: impl Fn(&mut Value)) -> Figure {
    let json = text(&format!("static/treaties/{treaty}.json"));
    let mut json = serde_json::from_str(&json).expect("JSON");
    alter(&mut json);
    drawn(&json.to_string(), language, &[])
}

fn drawn(json: &str, language: &str, attributes: &[(&str, &str)]) -> Figure {
    let file = match read_treaty(json) {
        Ok(file) => Rc::new(file),
        Err(problems) => panic!("{problems:?}"),
    };
    let words = Catalogue::read(&text(&format!("static/i18n/{language}.json")));
    let attributes: Table<String, String> =
        attributes.iter().map(|(name, it)| ((*name).into(), (*it).into())).collect();
    let (options, problems) = Options::read(&attributes);
    assert_eq!(problems, []);
    let (words, reader) = (Rc::new(words.expect("a language")), Rc::default());
    let reader: Rc<ReaderState> = reader;
    Figure::new(Rc::new(options), file, words, day(TODAY), reader, None)
        .expect("the map that is compiled in")
}

fn library() -> Vec<String> {
    let names = files("static/treaties", ".json").into_iter();
    let stem = |it: String| {
        let stem = it.strip_prefix("static/treaties/")?.strip_suffix(".json")?;
        (stem != "index").then(|| stem.to_owned())
    };
    names.filter_map(stem).collect()
}

fn answer(figure: &Figure) -> String {
    header(&figure.scene, &figure.options).answer()
}

fn bars(figure: &Figure) -> Vec<String> {
    let bars = progress(&figure.scene).into_iter();
    bars.map(|it| {
        let or = it.or.map(|it| format!("{it} ")).unwrap_or_default();
        let detail = if it.detail.is_empty() { "" } else { " · " };
        format!(
            "{or}{} {}| {} | {}{detail}{}",
            it.shown, it.of, it.label, it.article, it.detail
        )
    })
    .collect()
}

fn rows(card: &Card) -> Vec<String> {
    card.rows.iter().map(|it| format!("{}: {}", it.term, it.value)).collect()
}

fn is_iso_date(text: &str) -> bool {
    let digits = |it: &[u8]| it.iter().all(u8::is_ascii_digit);
    text.as_bytes()
        .windows(10)
        .any(|it| digits(&it[..4]) && it[4] == b'-' && digits(&it[5..7]) && it[7] == b'-')
}

/// Everything that can be read in a figure and on its cards, but for what the file quotes.
fn everything(figure: &Figure) -> Vec<String> {
    let scene = &figure.scene;
    let said = header(scene, &figure.options);
    let mut all = vec![said.state, said.as_of, said.title];
    all.extend([said.outlook, said.latest, said.stale].into_iter().flatten());
    if !said.conditions.is_empty() {
        all.push(said.conditions);
    }
    for bar in progress(scene) {
        all.extend([bar.shown, bar.label, bar.article]);
        all.extend([bar.of, bar.detail].into_iter().filter(|it| !it.is_empty()));
    }
    for act in latest_acts(scene, 6) {
        all.extend([act.text, act.date]);
    }
    for row in legend(scene) {
        all.push(row.label);
    }
    let below = footer(scene, &figure.map.sheet);
    all.push(below.as_of);
    all.push(below.notes_label);
    for &who in scene.treaty().participants.keys() {
        let card = card(scene, who);
        all.extend([card.name, card.status]);
        for row in card.rows {
            all.extend([row.term, row.value]);
        }
        let notes = card.explanation.into_iter().chain(card.quotes).chain(card.notes);
        for note in notes {
            assert!(!(note.title.is_empty() && note.text.is_empty()), "{who}");
        }
    }
    all
}

#[test]
fn every_treaty_is_told_in_words_in_every_language() {
    for name in library() {
        for language in ["en", "fr"] {
            for date in [None, Some("2012-08-20"), Some("2019-05-20")] {
                let date: Vec<_> = date.map(|it| ("date", it)).into_iter().collect();
                let figure = figure(&name, language, &date);
                for text in everything(&figure) {
                    let at = format!("{name}, {language}, {date:?}: `{text}`");
                    assert!(!text.trim().is_empty(), "{at}");
                    assert!(!text.contains(['{', '}']), "{at}");
                    assert!(!is_iso_date(&text), "{at}");
                    assert!(!text.contains("  "), "{at}");
                }
            }
        }
    }
}

#[test]
fn every_participant_has_a_name_and_can_be_reached() {
    for name in library() {
        for language in ["en", "fr"] {
            let figure = figure(&name, language, &[("view", "world")]);
            for row in figure.rows.iter() {
                assert!(row.name.len() > 3, "{name}, {language}: {}", row.id);
            }
            let chips = chips(&figure.scene, &figure.rows, &figure.map.sheet);
            let is_there =
                |id| figure.map.sheet.shows(id) || chips.iter().any(|chip| chip.id == id);
            for row in figure.rows.iter() {
                assert!(is_there(row.id), "{name}: {}", row.id);
            }
        }
    }
}

#[test]
fn the_answer_is_that_of_the_depositary() {
    #[rustfmt::skip]
    const ANSWERS: &[(&str, &str, &str)] = &[
        ("bbnj", "In force since 17 January 2026.", "En vigueur depuis le 17 janvier 2026."),
        ("cets-197", "In force since 1 February 2008.", "En vigueur depuis le 1er février 2008."),
        ("cets-210", "In force since 1 August 2014.", "En vigueur depuis le 1er août 2014."),
        ("cets-215", "In force since 1 September 2019.", "En vigueur depuis le 1er septembre 2019."),
        ("cets-223", "Not in force. 32 of 55 consents needed by Parties to Convention 108, or 32 of 38 consents needed.",
            "Pas en vigueur. 32 des 55 consentements requis par des Parties à la Convention 108, ou 32 des 38 consentements requis."),
        ("cets-224", "Not in force. 3 of 5 consents needed by Parties to the Convention on Cybercrime.",
            "Pas en vigueur. 3 des 5 consentements requis par des Parties à la Convention sur la cybercriminalité."),
        ("cets-225", "Not in force. 1 of 5 consents needed, 0 of 3 by member States.",
            "Pas en vigueur. 1 des 5 consentements requis, 0 sur 3 par des États membres."),
        ("cluster-munitions", "In force since 1 August 2010.", "En vigueur depuis le 1er août 2010."),
        ("ctbt", "Not in force. 35 of 44 consents needed by States named in Annex 2.",
            "Pas en vigueur. 35 des 44 consentements requis par des États nommés à l’annexe 2."),
        ("ets-185", "In force since 1 July 2004.", "En vigueur depuis le 1er juillet 2004."),
        ("mine-ban", "In force since 1 March 1999.", "En vigueur depuis le 1er mars 1999."),
        ("paris-agreement", "In force since 4 November 2016.", "En vigueur depuis le 4 novembre 2016."),
        ("rome-statute", "In force since 1 July 2002.", "En vigueur depuis le 1er juillet 2002."),
        ("tpnw", "In force since 22 January 2021.", "En vigueur depuis le 22 janvier 2021."),
    ];
    let names: Vec<_> = ANSWERS.iter().map(|it| it.0.to_owned()).collect();
    assert_eq!(names, library(), "every treaty that ships is asked for");
    for &(name, english, french) in ANSWERS {
        for (language, said) in [("en", english), ("fr", french)] {
            let answer = answer(&figure(name, language, &[]));
            assert!(answer.starts_with(&format!("{said} A")), "{name}: {answer}");
        }
    }
}

#[test]
fn a_share_says_how_much_of_what() {
    // two weeks before the condition was met: China and the United States had joined
    let date = [("date", "2016-09-20")];
    let english = figure("paris-agreement", "en", &date);
    assert_eq!(
        answer(&english),
        "Not in force. 29 of 55 consents needed, 40.1% of the 55% of greenhouse gas \
         emissions needed. As of 20 September 2016."
    );
    assert_eq!(
        bars(&english)[1],
        "40.1% of 55%| Greenhouse gas emissions | Article 21(1) · China, 20% · \
         United States, 17.8% · Ukraine, 1% · 24 more"
    );
    let gauges: Vec<_> = progress(&english.scene).iter().map(|it| it.gauge).collect();
    assert_eq!(gauges, [Gauge::Bar, Gauge::Bar], "fifty-five segments are too thin");
    let china = rows(&card(&english.scene, id("CN")));
    let counts = "Counts as: one of the 55 consents, 20% of greenhouse gas emissions";
    assert!(china.contains(&counts.to_owned()), "{china:?}");
    let russia = rows(&card(&english.scene, id("RU")));
    assert!(russia.iter().any(|it| it.starts_with("Would count as: ")), "{russia:?}");
    let union = rows(&card(&english.scene, id("EU")));
    let counts = union.iter().any(|it| it.contains("ount as") || it.contains("Counts"));
    assert!(!counts, "an organization does not count: {union:?}");

    let french = figure("paris-agreement", "fr", &date);
    assert!(
        answer(&french).contains(
            "40,1\u{a0}% sur 55\u{a0}% requis (émissions de gaz à effet de serre)"
        ),
        "{}",
        answer(&french)
    );
}

#[test]
fn a_condition_that_was_met_says_when() {
    let bars = |name, language| bars(&figure(name, language, &[]));
    assert_eq!(
        bars("paris-agreement", "en"),
        [
            "55 | consents to be bound | Article 21(1) · met by 5 October 2016",
            "55% | Greenhouse gas emissions | Article 21(1) · met by 5 October 2016",
        ]
    );
    assert_eq!(
        bars("bbnj", "en"),
        [
            "60 | consents to be bound | Article 68(3) · met 19 September 2025 · attested, \
          not counted: the record lacks deposits"
        ]
    );
    assert_eq!(
        bars("rome-statute", "fr"),
        ["60 | consentements à être lié | Article 126(1) · condition remplie\u{a0}: \
          11 avril 2002"]
    );
}

#[test]
fn a_condition_that_is_met_asks_for_no_more() {
    let then = figure("paris-agreement", "en", &[("date", "2016-10-04")]);
    let answer = answer(&then);
    assert!(answer.starts_with("Not in force. 55 of 55 consents needed, "), "{answer}");
}

#[test]
fn nobody_has_signed_who_is_assumed_to_do_so_later() {
    let signed =
        |attributes: &[(&str, &str)]| bars(&figure("cets-225", "en", attributes));
    let day = ("date", "2025-02-11");
    let fact = signed(&[day]);
    assert!(fact[0].ends_with("13 have signed"), "{fact:?}");
    assert_eq!(signed(&[day, ("assume", "CH:2025-06-01")]), fact);
}

#[test]
fn who_must_consent_by_name_is_named_as_missing() {
    assert_eq!(
        bars(&figure("ctbt", "en", &[])),
        ["35 of 44| consents by States named in Annex 2 | Article XIV(1) · missing: \
          China, Democratic People’s Republic of Korea, Egypt, India, Iran, Israel, \
          Pakistan, Russia, United States"]
    );
    let french = figure("ctbt", "fr", &[]);
    assert!(bars(&french)[0].contains("manquent\u{a0}: Chine, Égypte, États-Unis, Inde"));
    let egypt = rows(&card(&french.scene, id("EG")));
    let counts = "Compterait comme: un des 44 consentements (États nommés à l’annexe 2)";
    assert!(egypt.contains(&counts.to_owned()), "{egypt:?}");
    let norway = rows(&card(&figure("ctbt", "en", &[]).scene, id("NO")));
    assert!(norway.contains(&"Counts as: one of the 44 States named in Annex 2".into()));
    let tuvalu = rows(&card(&figure("ctbt", "en", &[]).scene, id("TV")));
    assert!(!tuvalu.iter().any(|it| it.contains("ount")), "{tuvalu:?}");
}

#[test]
fn of_alternatives_either_will_do() {
    let english = figure("cets-223", "en", &[]);
    let bars = bars(&english);
    assert_eq!(
        bars[0],
        "32 of 55| consents by Parties to Convention 108 | Article 37(1) · missing: \
         Azerbaijan, Belgium, Cabo Verde, 20 more"
    );
    assert_eq!(bars[1], "or ✓ | not before 11 October 2023 | Article 37(2)");
    assert!(bars[2].starts_with("32 of 38| consents to be bound | Article 37(2) · "));
    // before the five years are over, the answer says so
    let earlier = answer(&figure("cets-223", "en", &[("date", "2022-03-01")]));
    assert!(earlier.contains(", or not before 11 October 2023, "), "{earlier}");
}

#[test]
fn a_day_that_is_known_roughly_is_not_invented() {
    let of = |name: &str, language: &str, who: &str| {
        rows(&card(&figure(name, language, &[]).scene, id(who)))
    };
    assert_eq!(
        of("ets-185", "en", "TO"),
        [
            "Consented to be bound: by 28 April 2021 (act not known)",
            "In force for it: by 28 April 2021",
        ]
    );
    assert_eq!(
        of("ets-185", "en", "MC")[0],
        "Consented to be bound: by 9 October 2024 (act not known, to be confirmed)"
    );
    assert_eq!(
        of("ets-185", "fr", "NG"),
        [
            "Adhésion: entre le 1er juillet 2022 et le 28 août 2022 (à confirmer)",
            "En vigueur à son égard: 1er novembre 2022",
        ]
    );
    assert_eq!(
        of("cets-197", "en", "FR"),
        ["Ratified: January 2008", "In force for it: 1 May 2008"]
    );
    assert_eq!(of("cets-197", "fr", "FR")[0], "Ratification: janvier 2008");
    assert!(
        of("ets-185", "en", "IE")
            .contains(&"Ratified: none on record as of 14 January 2026".to_owned()),
        "the record lacks consents: it cannot say `not`"
    );
}

#[test]
fn only_acts_whose_day_or_month_is_known_are_the_latest() {
    for name in library() {
        let figure = figure(&name, "en", &[]);
        for act in latest_acts(&figure.scene, 1000) {
            let rough = act.date.starts_with("by ") || act.date.starts_with("between ");
            assert!(!rough, "{name}: {} {}", act.text, act.date);
        }
    }
    // and what may be later is not passed over in silence
    let rome = figure("rome-statute", "en", &[]);
    let latest = header(&rome.scene, &rome.options).latest;
    let known = "Latest on a known day: Ukraine ratified, 25 October 2024";
    assert_eq!(latest.as_deref(), Some(known));
    let cybercrime = latest_acts(&figure("ets-185", "en", &[]).scene, 6);
    assert_eq!(
        (cybercrime[5].text.as_str(), cybercrime[5].date.as_str()),
        ("Grenada acceded", "April 2024")
    );
}

#[test]
fn who_left_and_came_back_has_both_on_one_card() {
    let english = figure("paris-agreement", "en", &[]);
    assert_eq!(
        rows(&card(&english.scene, id("US"))),
        [
            "Signed: 22 April 2016",
            "Accepted: 3 September 2016",
            "In force for it: 4 November 2016",
            "Withdrawal notified: 4 November 2019",
            "Ended: 4 November 2020",
            "Accepted: 20 January 2021",
            "In force for it: 19 February 2021",
            "Withdrawal notified: 27 January 2025",
            "Ended: 27 January 2026",
        ]
    );
    assert_eq!(look_of(&english.scene, id("US")), Look::Withdrawn);
}

#[test]
fn what_rests_on_an_assumption_says_so_on_the_card() {
    let assumed = "NO:2026-11-22 IS:2026-11-22 GB:2026-11-22 CH:2026-11-22 \
        EU:2027-05-01:withdrawal";
    let shown = figure("cets-225", "en", &[("assume", assumed)]);
    let of = |whom: &str| rows(&card(&shown.scene, id(whom)));
    assert_eq!(
        of("NO"),
        [
            "Signed: 5 September 2024, Vilnius",
            "Ratified: 22 November 2026 (assumed)",
            "In force for it: 1 March 2027 (assumed)",
        ]
    );
    let union = of("EU");
    assert!(
        union.contains(&"In force for it: 1 March 2027 (assumed)".into()),
        "{union:?}"
    );
    assert!(
        union.contains(&"Withdrawal notified: 1 May 2027 (assumed)".into()),
        "{union:?}"
    );
    // what the record alone brings about stays a fact
    let rome = figure("rome-statute", "en", &[("assume", "US:2026-11-22")]);
    let armenia = rows(&card(&rome.scene, id("AM")));
    assert!(armenia.iter().all(|it| !it.contains("assumed")), "{armenia:?}");
}

#[test]
fn while_a_notice_runs_the_card_says_when_it_ends() {
    let english = figure("rome-statute", "en", &[]);
    let niger = card(&english.scene, id("NE"));
    assert_eq!(niger.look, Look::Party);
    assert_eq!(
        rows(&niger)[3..],
        [
            "Withdrawal notified: by 22 August 2026 (to be confirmed)",
            "Ends: 18 June 2027 (to be confirmed)",
        ]
    );
    assert!(niger.notes[0].text.starts_with("A single source gives this withdrawal"));
    let gambia = rows(&card(&english.scene, id("GM")));
    assert_eq!(
        gambia[3..],
        [
            "Withdrawal notified: 10 November 2016",
            "Withdrawal taken back: 10 February 2017",
        ]
    );
    // a ratification withdrawn before entry into force: nothing that ended, and no "not yet"
    assert_eq!(
        rows(&card(&figure("ctbt", "en", &[]).scene, id("RU")))[1..],
        [
            "Ratified: 30 June 2000",
            "Withdrawal notified: 3 November 2023",
            "Would count as: one of the 44 States named in Annex 2",
        ]
    );
}

#[test]
fn a_record_with_gaps_says_so_where_it_is_read() {
    let incomplete: Vec<String> = library()
        .into_iter()
        .filter(|it| figure(it, "en", &[]).scene.is_incomplete())
        .collect();
    let known =
        ["bbnj", "cets-197", "cets-215", "cets-223", "cluster-munitions", "ets-185"];
    assert_eq!(incomplete, known);
    for name in library() {
        let figure = figure(&name, "fr", &[]);
        let said = header(&figure.scene, &figure.options).stale.unwrap_or_default();
        let below = footer(&figure.scene, &figure.map.sheet);
        let is_incomplete = incomplete.contains(&name);
        assert_eq!(said.contains("Ce relevé est incomplet."), is_incomplete, "{name}");
        assert_eq!(below.notes_label == "Ce relevé est incomplet.", is_incomplete);
        assert!(is_incomplete <= !below.notes.is_empty(), "{name}");
        for note in &below.notes {
            assert_eq!(note.language, None, "{name}: {}", note.text);
            assert!(!note.text.is_empty(), "{name}: {}", note.title);
        }
    }
    // the default treaty has neither gaps nor doubts to tell
    let cets = figure("cets-225", "en", &[]);
    assert!(footer(&cets.scene, &cets.map.sheet).notes.is_empty());
    let brazil = card(&figure("bbnj", "en", &[]).scene, id("RU")).explanation;
    assert_eq!(
        brazil.map(|it| it.text).as_deref(),
        Some("No act on record as of 27 January 2026. This record is incomplete.")
    );
}

#[test]
fn nobody_is_set_apart_where_everyone_may_sign() {
    for name in library() {
        let figure = figure(&name, "en", &[]);
        let looks: Vec<Look> = legend(&figure.scene).iter().map(|it| it.look).collect();
        assert_eq!(looks.contains(&Look::Negotiated), name == "cets-225", "{name}");
        let none = legend(&figure.scene).into_iter().find(|it| it.look == Look::None);
        let said = if name == "cets-225" { "Not involved" } else { "No act on record" };
        assert_eq!(none.map(|it| it.label).as_deref(), Some(said), "{name}");
    }
    let korea = card(&figure("ctbt", "en", &[]).scene, id("KP"));
    assert_eq!((korea.look, korea.status.as_str()), (Look::None, "No act on record"));
    let said = korea.explanation.map(|it| it.text);
    assert_eq!(said.as_deref(), Some("No act on record as of 22 August 2026."));
}

// What no treaty that ships has. The Second Protocol on Cybercrime lends its acts: Serbia,
// Japan and Hungary have ratified.

/// Replaces the clause on entry into force.
fn needs(treaty: &mut Value, condition: &Value) {
    let clauses = treaty["clauses"].as_array_mut().expect("clauses");
    let clause = clauses.iter_mut().find(|it| it["kind"] == "entry_into_force");
    clause.expect("the clause")["condition"] = condition.clone();
}

fn consent_of<'a>(treaty: &'a mut Value, who: &str) -> &'a mut Value {
    let acts = treaty["acts"].as_array_mut().expect("acts");
    let is_it =
        |it: &&mut Value| it["participant"] == who && it["kind"] == "ratification";
    acts.iter_mut().find(is_it).expect("a ratification")
}

#[test]
fn facts_and_sums_are_told_as_what_they_are() {
    let alter = |treaty: &mut Value| {
        treaty["weights"] = json!({ "fleet": {
            "name": { "en": "Merchant fleet", "fr": "Flotte marchande" },
            "sources": [treaty["acts"][0]["sources"][0]],
            "values": { "JP": 700, "GB": 900 },
        }});
        let tonnage = json!({ "en": "Half of the tonnage", "fr": "Moitié du tonnage" });
        let other =
            json!({ "en": "The Convention is in force", "fr": "Convention en vigueur" });
        needs(
            treaty,
            &json!({ "all": [
                { "sum": 1000, "weights": "fleet" },
                { "attested": { "text": tonnage } },
                { "treaty_in_force": { "text": other, "on": "2004-07-01" } },
                { "every_signatory": true },
            ]}),
        );
    };
    let english = altered("cets-224", "en", alter);
    assert_eq!(
        answer(&english),
        "Not in force. 700 of the 1000 of merchant fleet needed, half of the tonnage, \
         3 of 52 by signatories. As of 5 September 2026."
    );
    assert_eq!(
        bars(&english)[..3],
        [
            "700 of 1000| Merchant fleet | Article 16(3) · Japan, 10 August 2023",
            "– | Half of the tonnage | Article 16(3) · not attested",
            "✓ | The Convention is in force | Article 16(3) · met 1 July 2004",
        ]
    );
    assert!(
        bars(&english)[3]
            .starts_with("3 of 52| by signatories | Article 16(3) · missing")
    );
    let french = bars(&altered("cets-224", "fr", alter));
    assert_eq!(french[1], "– | Moitié du tonnage | Article 16(3) · non attesté");
}

#[test]
fn a_treaty_that_ended_says_since_when() {
    let alter = |treaty: &mut Value| {
        needs(treaty, &json!({ "count": 2 }));
        let clauses = treaty["clauses"].as_array_mut().expect("clauses");
        clauses.push(json!({ "kind": "termination", "article": "20", "fewer_than": 2 }));
        let mut notice = consent_of(treaty, "JP").clone();
        notice["kind"] = json!("withdrawal");
        notice["date"] = json!("2024-07-01");
        treaty["acts"].as_array_mut().expect("acts").push(notice);
    };
    assert!(
        answer(&altered("cets-224", "en", alter))
            .starts_with("No longer in force since 1 "),
        "{}",
        answer(&altered("cets-224", "en", alter))
    );
    assert!(
        answer(&altered("cets-224", "fr", alter))
            .starts_with("N’est plus en vigueur depuis le 1er ")
    );
}

#[test]
fn a_day_of_entry_into_force_that_is_not_known_is_not_said() {
    let alter = |treaty: &mut Value| {
        needs(treaty, &json!({ "count": 2 }));
        let act = consent_of(treaty, "JP");
        act.as_object_mut().expect("an act").remove("date");
        act["window"] = json!({ "from": "2023-08-10", "to": "2023-10-10" });
    };
    let english = altered("cets-224", "en", alter);
    assert!(
        answer(&english).starts_with(
            "In force; the day is not known: between 1 December 2023 and 1 February 2024."
        ),
        "{}",
        answer(&english)
    );
    assert!(
        bars(&english)[0].ends_with("met between 10 August 2023 and 10 October 2023")
    );
    let french = answer(&altered("cets-224", "fr", alter));
    assert!(
        french.starts_with(
            "En vigueur\u{a0}; le jour n’est pas connu\u{a0}: entre le 1er décembre 2023 \
             et le 1er février 2024."
        ),
        "{french}"
    );
}

#[test]
fn a_published_date_that_differs_stands_beside_the_computed_one() {
    let alter = |treaty: &mut Value| {
        needs(treaty, &json!({ "count": 2 }));
        let act = consent_of(treaty, "HU");
        act["effective"] = json!("2026-07-01");
        let why =
            json!({ "en": "The office counted from July.", "fr": "Compté de juillet." });
        act["difference"] = json!({ "reason": "depositary_practice", "text": why });
    };
    let english = altered("cets-224", "en", alter);
    let hungary = card(&english.scene, id("HU"));
    assert!(rows(&hungary).contains(&"In force for it: 1 July 2026".into()));
    let quote = &hungary.quotes[0];
    assert_eq!(quote.title, "Published: 1 July 2026; by the clause: 1 June 2026");
    assert_eq!(quote.text, "The office counted from July.");
    let below = footer(&english.scene, &english.map.sheet).notes;
    let last = below.last().map(|it| it.text.as_str());
    assert_eq!(
        last,
        Some("Published dates that differ from the clauses: 1. The cards say why.")
    );
}
