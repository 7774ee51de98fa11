//! Whole treaties: the engine reproduces what the depositaries published.
#![cfg(not(target_arch = "wasm32"))]
#![allow(clippy::expect_used, clippy::panic, clippy::unwrap_used, reason = "a test")]

mod support;

use support::{
    assuming, counted, day, files, id, invented, read, refusals, status, text, treaty,
};
use treaty_map::domain::{
    Date, Delay, Earliest, Landing, MonthEnd, Period, Rule, Standing, State, Treaty,
    Unreachable, Window,
};

/// Where the published date differs from the rule: treaty, participant, what the rule says.
#[rustfmt::skip]
const KNOWN_DIFFERENCES: &[(&str, &str, &str)] = &[
    // 60 days from 13 February 1991; 26 May would fit a deposit on 27 March
    ("hcch-1970-divorce", "LU", "1991-04-14"),
    // 31 March has no counterpart in June; WIPO recorded 1 July here and clamps elsewhere
    ("wipo-wct", "CH", "2008-06-30"),
];

fn rows(table: &str) -> (Date, Vec<(String, Date, Option<Date>)>) {
    let mut own = None;
    let mut rows = Vec::new();
    for line in table.lines() {
        let fields: Vec<_> = line.split('\t').collect();
        match fields.as_slice() {
            ["# the treaty", date] => own = Some(day(date)),
            [id, date] => rows.push(((*id).to_owned(), day(date), None)),
            [id, date, ended] => {
                rows.push(((*id).to_owned(), day(date), Some(day(ended))))
            }
            _ => assert!(line.starts_with('#'), "{line}"),
        }
    }
    (own.expect("the treaty's own date"), rows)
}

#[test]
fn published_dates_are_reproduced() {
    let names = files("tests/data/good", ".json");
    assert!(names.len() >= 4);
    for name in names {
        let treaty = read(&name, &text(&name));
        let (own, rows) = rows(&text(&name.replace(".json", ".in-force.tsv")));
        assert!(rows.len() >= 15, "{name}");
        let now = support::status(&treaty, &treaty.as_of.to_string());
        let entry = now.entry().unwrap_or_else(|| panic!("{name} is not in force"));
        assert_eq!(entry.into_force.day(), Some(own), "{name}");
        for (who, published, ended) in rows {
            let known =
                KNOWN_DIFFERENCES.iter().find(|it| it.0 == treaty.id && it.1 == who);
            let expected = known.map_or(published, |it| day(it.2));
            assert!(
                known.is_none() || expected != published,
                "{name} {who}: no difference"
            );
            let row = now.of(id(&who)).unwrap_or_else(|| panic!("{name}: {who}"));
            assert_eq!(row.in_force(), Some(expected), "{name}: {who}");
            assert_eq!(row.ended(), ended, "{name}: {who}");
            // party from that day on, and not a day before
            let eve = expected.pred_opt().expect("a day before").to_string();
            let standing =
                |on: &str| status(&treaty, on).of(id(&who)).map(|it| it.standing);
            assert_eq!(
                standing(&eve),
                Some(Standing::Contracting),
                "{name}: {who} {eve}"
            );
            let on = expected.to_string();
            assert_eq!(standing(&on), Some(Standing::Party), "{name}: {who} {on}");
        }
    }
}

#[test]
fn istanbul_day_by_day() {
    // CETS 210, art. 75(3): Andorra's deposit of 22 April 2014 was the tenth
    let it = treaty("tests/data/good/cets-210.json");
    let before = status(&it, "2014-04-21");
    assert_eq!(before.state, State::NotInForce);
    assert_eq!(before.conditions.iter().map(|it| it.have).collect::<Vec<_>>(), [9, 9]);
    assert!(!before.conditions[0].met && before.conditions[1].met);
    assert_eq!(before.earliest, Earliest::On(day("2014-08-01")));
    let entry = counted("2014-04-22", "2014-08-01");
    let met = status(&it, "2014-04-22");
    assert_eq!(met.state, State::Pending(entry));
    assert_eq!(met.of(id("AD")).map(|it| it.standing), Some(Standing::Contracting));
    assert_eq!(status(&it, "2014-07-31").state, State::Pending(entry));
    assert_eq!(status(&it, "2014-08-01").state, State::InForce(entry));
    // Denmark came a day after the condition was met and shares the date by its own wait
    assert_eq!(
        status(&it, "2014-04-23").of(id("DK")).and_then(|it| it.in_force()),
        entry.into_force.day()
    );
    // Turkey: notified on 22 March 2021, effective on 1 July 2021
    let turkey =
        |on: &str| status(&it, on).of(id("TR")).map(|it| (it.standing, it.ended()));
    assert_eq!(turkey("2021-03-21"), Some((Standing::Party, None)));
    assert_eq!(turkey("2021-03-22"), Some((Standing::Party, Some(day("2021-07-01")))));
    assert_eq!(turkey("2021-06-30"), Some((Standing::Party, Some(day("2021-07-01")))));
    assert_eq!(
        turkey("2021-07-01"),
        Some((Standing::Withdrawn, Some(day("2021-07-01"))))
    );
    assert_eq!(
        status(&it, "2021-07-01").consents + 1,
        status(&it, "2021-06-30").consents
    );
    assert!(matches!(status(&it, "2021-07-01").state, State::InForce(_)));
}

#[test]
fn two_deposits_of_one_day_count_together() {
    // Recognition of Divorces 27: Denmark and Sweden were second and third on 25 June 1975
    let it = treaty("tests/data/good/hcch-1970-divorce.json");
    assert_eq!(status(&it, "1975-06-24").consents, 1);
    let met = status(&it, "1975-06-25");
    assert_eq!(met.consents, 3);
    assert_eq!(met.entry().and_then(|it| it.met_on()), Some(day("1975-06-25")));
}

const THREE: &str = r#"{"count": 3}"#;

#[test]
fn several_deposits_of_one_day_can_jump_the_threshold() {
    let acts = "AL ratification 2020-01-10\nBE ratification 2020-02-29\nCA ratification 2020-02-29\nDE ratification 2020-02-29";
    let it = invented(THREE, acts);
    let on = status(&it, "2020-02-29");
    assert_eq!((on.conditions[0].have, on.conditions[0].need), (4, 3));
    assert_eq!(on.entry().and_then(|it| it.met_on()), Some(day("2020-02-29")));
    let dates: Vec<_> = on.participants.iter().filter_map(|it| it.in_force()).collect();
    assert_eq!(dates, [day("2020-06-01"); 4]);
}

#[test]
fn a_withdrawal_lowers_the_count_before_the_condition_is_met() {
    let it = invented(
        THREE,
        "AL signature 2020-01-10
         AL ratification 2020-01-10
         BE ratification 2020-02-10
         AL withdrawal 2020-03-01
         CA ratification 2020-03-10
         DE ratification 2020-04-10",
    );
    assert_eq!(status(&it, "2020-02-29").consents, 2);
    let after = status(&it, "2020-03-01");
    assert_eq!(after.consents, 1);
    let albania = after.of(id("AL")).expect("AL");
    assert_eq!(
        (albania.standing, albania.ended()),
        (Standing::Signatory, Some(day("2020-03-01")))
    );
    assert_eq!(status(&it, "2020-03-10").state, State::NotInForce);
    let met = status(&it, "2020-04-10").entry().expect("met");
    assert_eq!(
        (met.met_on(), met.into_force.day()),
        (Some(day("2020-04-10")), Some(day("2020-08-01")))
    );
}

#[test]
fn once_met_the_condition_stays_met() {
    let it = invented(
        THREE,
        "AL signature 2020-01-10
         AL ratification 2020-01-10
         BE ratification 2020-02-10
         CA ratification 2020-03-10
         AL withdrawal 2020-03-20",
    );
    let on = status(&it, "2020-03-20");
    let entry = counted("2020-03-10", "2020-07-01");
    assert_eq!(on.state, State::Pending(entry));
    assert_eq!((on.consents, on.conditions[0].have, on.conditions[0].met), (2, 2, true));
    let albania = on.of(id("AL")).expect("AL");
    assert_eq!((albania.standing, albania.in_force()), (Standing::Signatory, None));
    assert_eq!(status(&it, "2020-07-01").state, State::InForce(entry));
}

#[test]
fn a_party_stays_one_while_its_notice_runs() {
    let acts = "AL ratification 2020-01-10\nBE ratification 2020-01-10\nCA ratification 2020-01-10\nCA denunciation 2021-02-03";
    let it = invented(THREE, acts);
    let canada = |on: &str| status(&it, on).of(id("CA")).cloned().expect("CA");
    assert_eq!(canada("2021-02-03").standing, Standing::Party);
    assert_eq!(canada("2021-02-03").ended(), Some(day("2021-09-01")));
    assert_eq!(status(&it, "2021-08-31").consents, 3);
    assert_eq!(canada("2021-08-31").standing, Standing::Party);
    assert_eq!(canada("2021-09-01").standing, Standing::Withdrawn);
    assert_eq!(status(&it, "2021-09-01").consents, 2);
}

#[test]
fn where_the_treaty_is_silent_notice_is_twelve_months() {
    // VCLT art. 56(2)
    let acts = "AL ratification 2020-01-10\nBE ratification 2020-01-10\nCA ratification 2020-01-10\nCA denunciation 2021-02-28";
    let mut it = invented(THREE, acts);
    it.clauses.retain(|it| it.article.0 != "4");
    let ended = status(&it, "2021-03-01").of(id("CA")).and_then(|it| it.ended());
    assert_eq!(ended, Some(day("2022-02-28")));
}

#[test]
fn who_comes_back_has_one_row_and_an_earlier_episode() {
    // as the United States in the Paris Agreement
    let it = invented(
        THREE,
        "AL ratification 2016-09-03
         BE ratification 2016-09-03
         CA ratification 2016-09-03
         CA withdrawal 2019-11-04
         CA acceptance 2021-01-20",
    );
    let canada = |on: &str| status(&it, on).of(id("CA")).cloned().expect("CA");
    assert_eq!(canada("2020-06-01").standing, Standing::Withdrawn);
    let back = canada("2021-01-20");
    assert_eq!(
        (back.standing, back.consented()),
        (Standing::Contracting, Some(day("2021-01-20")))
    );
    assert_eq!(back.in_force(), Some(day("2021-05-01")));
    assert_eq!(back.episodes.len(), 1);
    assert_eq!(back.episodes[0].consented.day(), Some(day("2016-09-03")));
    assert_eq!(back.episodes[0].withdrawn.and_then(Window::day), Some(day("2019-11-04")));
    assert_eq!(canada("2021-05-01").standing, Standing::Party);
    assert_eq!(status(&it, "2021-05-01").participants.len(), 7);
}

#[test]
fn who_consents_again_while_notice_runs_stays_a_party() {
    let it = invented(
        THREE,
        "AL ratification 2020-01-10
         BE ratification 2020-01-10
         CA ratification 2020-01-10
         CA denunciation 2021-02-03
         CA accession 2021-07-01",
    );
    let canada = |on: &str| status(&it, on).of(id("CA")).map(|it| it.standing);
    assert_eq!(canada("2021-07-01"), Some(Standing::Party)); // notice runs until 1 September
    assert_eq!(canada("2021-09-01"), Some(Standing::Contracting)); // own date: 1 November
    assert_eq!(canada("2021-11-01"), Some(Standing::Party));
}

/// Found by chance (`what_is_assumed_counts_like_what_was_done`): the end of a withdrawn consent
/// moved once the treaty entered into force.
#[test]
fn a_state_that_withdrew_before_it_ceased_to_be_ends_with_its_withdrawal() {
    let mut it = invented(
        THREE,
        "RU ratification 2019-01-10
         RU withdrawal 2019-06-01
         AL ratification 2020-01-10
         BE ratification 2020-01-10
         CA ratification 2021-01-10",
    );
    let russia = it.participants.values_mut().find(|it| it.id == id("RU"));
    russia.expect("listed").until = Some(day("2020-06-01"));
    for on in ["2019-06-01", "2021-01-09", "2021-01-10", "2021-04-30", "2022-01-01"] {
        let status = status(&it, on);
        let row = status.of(id("RU")).expect("a row");
        assert_eq!(row.ended(), Some(day("2019-06-01")), "{on}");
        assert_eq!((row.in_force(), row.standing), (None, Standing::NoAction), "{on}");
    }
}

#[test]
fn an_assumption_ahead_does_not_change_todays_standing() {
    let acts = "AL ratification 2020-01-10\nBE ratification 2020-01-10\nCA ratification 2020-01-10\nCA denunciation 2021-02-03";
    let it = invented(THREE, acts);
    let (on, _) = assuming(&it, "2022-01-01", "CA:2023-01-01");
    assert_eq!(on.of(id("CA")).map(|it| it.standing), Some(Standing::Withdrawn));
    let (on, _) = assuming(&it, "2021-03-01", "CA:2021-04-01");
    assert_eq!(on.of(id("CA")).map(|it| it.standing), Some(Standing::Party));
}

#[test]
fn membership_is_judged_on_the_day() {
    // Russia is no member of the Council of Europe from 16 March 2022 on
    let two = r#"{"count": 2, "group": "coe"}"#;
    let it = invented(two, "RU ratification 2020-01-10\nAL ratification 2022-03-15");
    let met = status(&it, "2022-03-15").entry().and_then(|it| it.met_on());
    assert_eq!(met, Some(day("2022-03-15")));
    let it = invented(two, "RU ratification 2020-01-10\nAL ratification 2022-03-16");
    assert_eq!(status(&it, "2022-03-15").conditions[0].have, 1);
    let after = status(&it, "2022-03-16");
    assert_eq!((after.state, after.conditions[0].have), (State::NotInForce, 1));
    assert_eq!(after.conditions[0].not_counted, [(id("RU"), day("2020-01-10").into())]);
    // a State that becomes a member counts from that day, without a new deposit
    let it = invented(two, "FR ratification 2020-01-10\nAL ratification 2021-01-10");
    let met = status(&it, "2022-01-01").entry().and_then(|it| it.met_on());
    assert_eq!(met, Some(day("2021-05-01")));
}

#[test]
fn only_the_alternative_that_was_met_is_shown_as_met() {
    let either = r#"{"any": [{"count": 2}, {"count": 7, "article": "2(2)"}]}"#;
    let it = invented(either, "AL ratification 2020-01-10\nBE ratification 2020-01-10");
    let on = status(&it, "2021-01-01");
    assert!(matches!(on.state, State::InForce(_)));
    assert_eq!(on.conditions.iter().map(|it| it.met).collect::<Vec<_>>(), [true, false]);
    assert_eq!(on.conditions[1].article.0, "2(2)");
}

#[test]
fn a_definitive_signature_is_consent_and_provisional_application_is_not() {
    let it = invented(
        THREE,
        "AL definitive_signature 2020-01-10\nBE provisional_application 2020-01-10",
    );
    let on = status(&it, "2020-01-10");
    assert_eq!((on.signatures, on.consents), (1, 1));
    assert_eq!(on.of(id("BE")).map(|it| it.standing), Some(Standing::NoAction));
}

#[test]
fn before_the_opening_nothing_can_be_said() {
    let it = invented(THREE, "AL ratification 2020-01-10");
    assert_eq!(status(&it, "2009-12-31").earliest, Earliest::No(Unreachable::NotOpen));
    assert_eq!(status(&it, "2010-01-01").earliest, Earliest::On(day("2010-05-01")));
    let too_many = invented(r#"{"count": 8}"#, "");
    assert_eq!(
        status(&too_many, "2020-01-01").earliest,
        Earliest::No(Unreachable::TooFewEntitled)
    );
}

#[test]
fn a_signatory_that_left_the_group_may_still_ratify() {
    // six may sign after Russia has left; its signature of 2021 still lets it ratify
    let seven = invented(r#"{"count": 7}"#, "RU signature 2021-01-01");
    assert_eq!(status(&seven, "2023-01-01").earliest, Earliest::On(day("2023-05-01")));
}

#[test]
fn acts_after_the_day_are_not_looked_at() {
    let it = invented(THREE, "AL ratification 2020-01-10\nBE ratification 2025-01-10");
    assert_eq!(status(&it, "2024-12-31").consents, 1);
    // nor do they make an assumption superfluous
    let (on, warnings) = assuming(&it, "2024-12-31", "BE:2026-01-01 CA:2026-01-01");
    assert_eq!(warnings, [""; 0]);
    assert_eq!(on.projected, Some(day("2026-05-01")));
}

#[test]
fn who_withdraws_and_consents_on_one_day_has_consented() {
    // Guyana, Optional Protocol to the ICCPR, 5 January 1999
    for acts in [
        "CA ratification 2020-01-10\nCA denunciation 2021-02-03\nCA accession 2021-02-03",
        "CA ratification 2020-01-10\nCA accession 2021-02-03\nCA denunciation 2021-02-03",
    ] {
        let row = status(&invented(r#"{"count": 1}"#, acts), "2021-12-01");
        let row = row.of(id("CA")).expect("CA");
        assert_eq!(row.consented(), Some(day("2021-02-03")), "{acts}");
        assert_eq!((row.standing, row.episodes.len()), (Standing::Party, 1), "{acts}");
    }
}

#[test]
fn a_withdrawal_of_nothing_is_refused() {
    let it = invented(THREE, "AL ratification 2020-01-10");
    let words = refusals(&it, "2021-01-01", "BE:2021-01-01:withdrawal");
    assert_eq!(
        words,
        [
            "`BE` cannot withdraw on 2021-01-01: no consent of an earlier day stands by then"
        ]
    );
    let (on, _) = assuming(&it, "2021-01-01", "AL:2021-01-01:withdrawal");
    assert_eq!(on.consents, 0);
}

/// Other waits for the treaty itself and for later participants.
fn waits(mut it: Treaty, own: Delay, later: Delay) -> Treaty {
    for clause in &mut it.clauses {
        match &mut clause.rule {
            Rule::EntryIntoForce(entry) => entry.delay = Some(own),
            Rule::LaterParticipants(rule) => rule.delay = later,
            _ => {}
        }
    }
    it
}

#[test]
fn the_wait_of_later_participants_begins_after_the_day_the_condition_was_met() {
    let same_day = |period| Delay { period, landing: Landing::SameDay };
    let thirty_days = same_day(Period::Days(30));
    let a_year = same_day(Period::Months(12, MonthEnd::Clamp));
    let acts = "AL ratification 2023-11-01\nBE ratification 2023-11-01\nCA ratification 2023-11-16\nDE ratification 2023-11-17\nFR ratification 2024-11-10";
    let date = |it: &Treaty, who: &str| {
        status(it, "2026-01-01").of(id(who)).and_then(|it| it.in_force())
    };
    // as UNCLOS 308: twelve months, then thirty days, and never before the Convention
    let unclos = waits(invented(THREE, acts), a_year, thirty_days);
    assert_eq!(date(&unclos, "CA"), Some(day("2024-11-16")));
    assert_eq!(date(&unclos, "DE"), Some(day("2024-11-16")));
    assert_eq!(date(&unclos, "FR"), Some(day("2024-12-10")));
    // the other way round, only who came after the day waits longer
    let other = waits(invented(THREE, acts), thirty_days, a_year);
    assert_eq!(date(&other, "CA"), Some(day("2023-12-16")));
    assert_eq!(date(&other, "DE"), Some(day("2024-11-17")));
}

#[test]
fn accession_does_not_count_where_signatories_are_counted() {
    let acts = "AL signature 2020-01-10\nAL ratification 2020-01-10\nBE accession 2020-02-10\nDE definitive_signature 2020-03-10";
    let it = invented(r#"{"count": 2, "of": "signatories"}"#, acts);
    let on = status(&it, "2020-02-10");
    assert_eq!((on.state, on.consents, on.conditions[0].have), (State::NotInForce, 2, 1));
    assert_eq!(on.conditions[0].not_counted, [(id("BE"), day("2020-02-10").into())]);
    let met = status(&it, "2020-03-10");
    assert_eq!(met.entry().and_then(|it| it.met_on()), Some(day("2020-03-10")));
    // it is bound all the same, with the treaty (VCLT art. 24(2))
    assert_eq!(met.of(id("BE")).and_then(|it| it.in_force()), Some(day("2020-07-01")));
}

#[test]
fn overlapping_memberships_count_once() {
    let two = r#"{"count": 2, "group": "coe"}"#;
    let mut it = invented(two, "AL ratification 2020-01-10\nFR ratification 2020-02-10");
    for group in it.groups.values_mut() {
        let mut again = group.members.first().cloned().expect("Albania");
        again.from = Some(day("2015-01-01"));
        group.members.push(again);
    }
    // France is a member from 1 May 2021 on
    let on = status(&it, "2020-02-10");
    assert_eq!((on.state, on.conditions[0].have), (State::NotInForce, 1));
    assert_eq!(
        status(&it, "2021-05-01").entry().and_then(|it| it.met_on()),
        Some(day("2021-05-01"))
    );
}

#[test]
fn a_day_is_judged_at_its_close() {
    // two come and the only member goes on one day: never are two and a member there
    let both = r#"{"all": [{"count": 2}, {"count": 1, "group": "coe"}]}"#;
    let acts = "AL ratification 2020-01-10\nAL withdrawal 2020-02-10\nCA ratification 2020-02-10\nEU approval 2020-02-10";
    let on = status(&invented(both, acts), "2020-02-10");
    assert_eq!(on.state, State::NotInForce);
    assert_eq!(on.conditions.iter().map(|it| it.have).collect::<Vec<_>>(), [2, 0]);
}
