//! Who would tip it: what is described is what trying every set finds.
#![cfg(not(target_arch = "wasm32"))]
#![allow(clippy::expect_used, clippy::panic, clippy::unwrap_used, reason = "a test")]

mod support;

use proptest::prelude::*;
use std::collections::BTreeSet;
use support::{day, files, id, read, text, treaty};
use treaty_map::domain::{
    AssumedAct, Assumption, Assumptions, Date, Entitlement, History, Hurdle, Needs,
    ParticipantId, Pick, Tipping, Treaty, status_on,
};

const IDS: [&str; 16] = [
    "AL", "AT", "BE", "CA", "CH", "DE", "DK", "EU", "FR", "GB", "IS", "JP", "NO", "RU",
    "SE", "US",
];
const ON: &str = "2020-06-01";

/// A treaty of the first so many; `bits` decide on groups, `acts` on what was done.
fn invented(
    n: usize,
    condition: &str,
    groups: [u16; 3],
    acts: &[(u8, u8)],
    accession: u8,
) -> Treaty {
    let ids = || IDS.iter().take(n);
    let participants: Vec<String> = ids()
        .map(|id| {
            let kind = if *id == "EU" { "organization" } else { "state" };
            format!(r#"{{"id": "{id}", "kind": "{kind}"}}"#)
        })
        .collect();
    let group = |name: &str, bits: u16| {
        let members: Vec<String> = ids()
            .enumerate()
            .filter(|(at, _)| bits >> at & 1 == 1)
            .map(|(_, id)| format!(r#"{{"id": "{id}"}}"#))
            .collect();
        format!(
            r#""{name}": {{"name": {{"en": "{name}"}}, "members_name": {{"en": "m"}},
               "as_of": "2030-12-31", "members": [{}]}}"#,
            members.join(",")
        )
    };
    let groups =
        [group("a", groups[0]), group("b", groups[1]), group("signing", groups[2])];
    let weights = |name: &str, by: u32| {
        let values: Vec<String> = (1..)
            .zip(ids())
            .filter(|(at, _)| !u32::is_multiple_of(at * by, 5))
            .map(|(at, id): (u32, _)| format!(r#""{id}": {}"#, at * at * by % 23 + 1))
            .collect();
        format!(
            r#""{name}": {{"name": {{"en": "w"}}, "sources": ["s"], "values": {{{}}}}}"#,
            values.join(",")
        )
    };
    let mut seen = BTreeSet::new();
    let acts: Vec<String> = acts
        .iter()
        .map(|(who, what)| (IDS[usize::from(*who) % n], what % 3))
        .filter(|it| seen.insert(it.0))
        .flat_map(|(id, what)| {
            let act = move |kind: &str| {
                format!(
                    r#"{{"participant": "{id}", "kind": "{kind}", "date": "2020-01-01",
                        "sources": ["s"]}}"#
                )
            };
            match what {
                0 => vec![act("signature")],
                1 => vec![act("signature"), act("ratification")],
                _ => vec![act("accession")],
            }
        })
        .collect();
    let accession = match accession % 3 {
        0 => "",
        1 => {
            r#"{"kind": "accession", "article": "9", "period": {"months": 3},
                 "landing": "same_day"},"#
        }
        _ => {
            r#"{"kind": "accession", "article": "9", "after_entry_into_force": true,
                 "period": {"months": 3}, "landing": "same_day"},"#
        }
    };
    read(
        "invented",
        &format!(
            r#"{{"format": 1, "id": "invented", "as_of": "2030-12-31",
            "title": {{"en": "Invented"}}, "opened": {{"date": "2010-01-01"}}, "record": "s",
            "sources": {{"s": {{"url": "https://example.org"}}}},
            "groups": {{{}}}, "weights": {{{}, {}}}, "participants": [{}],
            "clauses": [
              {{"kind": "signature", "article": "1", "groups": ["signing"]}}, {accession}
              {{"kind": "entry_into_force", "article": "2", "condition": {condition},
                "period": {{"months": 3}}, "landing": "same_day"}}],
            "acts": [{}]}}"#,
            groups.join(","),
            weights("v", 3),
            weights("w", 7),
            participants.join(","),
            acts.join(",")
        ),
    )
}

/// Mostly leaves that can be met together: a case that nobody can tip proves little.
fn condition() -> impl Strategy<Value = String> {
    let filters = (0..12_u8, any::<bool>()).prop_map(|(filter, of)| {
        let filter = match filter {
            0..=3 => "",
            4 | 5 => r#", "group": "a""#,
            6 | 7 => r#", "group": "b""#,
            8 => r#", "not_in": "a""#,
            9 => r#", "acts": ["ratification"]"#,
            10 => r#", "acts": ["accession"]"#,
            _ => r#", "organizations": false"#,
        };
        let of = if of { r#", "of": "signatories""# } else { "" };
        format!("{filter}{of}")
    });
    let leaf = (0..24_u8, 1..5_u32, filters).prop_map(|(kind, n, filters)| match kind {
        0..=10 => format!(r#"{{"count": {n}{filters}}}"#),
        11..=14 => format!(r#"{{"share": "{}%", "weights": "v"{filters}}}"#, n * 12),
        15..=18 => format!(r#"{{"sum": {}, "weights": "w"{filters}}}"#, n * 9),
        19 | 20 => format!(r#"{{"share": "{n}/7", "group": "b"}}"#),
        21 => r#"{"every": "a"}"#.to_owned(),
        22 => r#"{"every_signatory": true}"#.to_owned(),
        _ => r#"{"since": "2025-01-01"}"#.to_owned(),
    });
    leaf.prop_recursive(2, 7, 3, |inner| {
        (0..3_u8, prop::collection::vec(inner, 2..4)).prop_map(|(any, several)| {
            let key = if any == 0 { "any" } else { "all" };
            format!(r#"{{"{key}": [{}]}}"#, several.join(","))
        })
    })
}

/// Whether these, depositing on the day, meet the condition by its close: the engine's own
/// what-if says so.
fn would_do(treaty: &Treaty, on: Date, set: &[ParticipantId]) -> bool {
    let assumed = set.iter().map(|&participant| Assumption {
        participant,
        act: AssumedAct::Consent,
        date: on,
    });
    let assumed: Vec<_> = assumed.collect();
    let admitted = Assumptions::admit_on(treaty, on, &assumed).expect("they may consent");
    status_on(treaty, on, &admitted).entry().is_some()
}

fn subset(candidates: &[ParticipantId], bits: u32) -> Vec<ParticipantId> {
    let taken = candidates.iter().enumerate().filter(|(at, _)| bits >> at & 1 == 1);
    taken.map(|(_, id)| *id).collect()
}

/// The smallest sets that would do, by trying all, small ones first.
fn tried(
    treaty: &Treaty,
    on: Date,
    candidates: &[ParticipantId],
) -> Vec<Vec<ParticipantId>> {
    for n in 0..=u32::try_from(candidates.len()).unwrap() {
        let bits = (0..1_u32 << candidates.len()).filter(|it| it.count_ones() == n);
        let sets = bits.map(|it| subset(candidates, it));
        let found: Vec<_> = sets.filter(|it| would_do(treaty, on, it)).collect();
        if !found.is_empty() {
            return found;
        }
    }
    Vec::new()
}

fn candidates(treaty: &Treaty, on: Date) -> Vec<ParticipantId> {
    let history = History::of(treaty);
    let may = |id: &&ParticipantId| history.entitlement(**id, on).may_consent();
    treaty.participants.keys().filter(may).copied().collect()
}

fn is_exact(treaty: &Treaty, on: Date) {
    let tipping = History::of(treaty).tipping(on);
    let candidates = candidates(treaty, on);
    let tried = tried(treaty, on, &candidates);
    match &tipping {
        Tipping::Met => assert!(would_do(treaty, on, &[])),
        Tipping::Impossible(why) => assert!(tried.is_empty(), "{why:?}, but {tried:?}"),
        Tipping::Needs(it) => {
            assert_eq!(it.candidates, candidates);
            let n = it.n as usize;
            assert_eq!(tried.first().map(Vec::len), Some(n), "{it:?}");
            let mut described = 0_u128;
            for bits in 0..1_u32 << candidates.len() {
                let set = subset(&candidates, bits);
                let is_one = tipping.is_completed_by(&set);
                if set.len() != n {
                    assert!(!is_one, "{set:?} is not of size {n}: {it:?}");
                    continue;
                }
                assert_eq!(is_one, tried.contains(&set), "{set:?}: {it:?}");
                described += u128::from(is_one);
            }
            if let [one] = it.completions.as_slice()
                && let Some(number) = one.number_of_sets()
            {
                assert_eq!(number, described, "{one:?}");
            }
            // whoever is named matters
            for completion in &it.completions {
                for id in completion.picks.iter().flat_map(|it| &it.of) {
                    assert!(tried.iter().any(|it| it.contains(id)), "{id} {it:?}");
                }
            }
        }
    }
}

proptest! {
    #![proptest_config(ProptestConfig {
        cases: 1500, failure_persistence: None, ..ProptestConfig::default()
    })]

    #[test]
    fn the_sets_described_are_those_that_trying_all_finds(
        condition in condition(), n in 6..10_usize, groups in any::<[[u16; 2]; 3]>(),
        acts in prop::collection::vec(any::<(u8, u8)>(), 0..4), accession in any::<u8>(),
    ) {
        // three in four belong to a group
        let groups = groups.map(|[a, b]| a | b);
        is_exact(&invented(n, &condition, groups, &acts, accession), day(ON));
    }
}

#[test]
fn the_sets_described_are_those_that_trying_all_of_sixteen_finds() {
    let (a, b) = (0b0000_1111_1100_0111, 0b0011_1100_0011_0101);
    for condition in [
        r#"{"all": [{"count": 4}, {"count": 2, "group": "a"}, {"count": 3, "group": "b"}]}"#,
        r#"{"all": [{"count": 3, "organizations": false}, {"share": "40%", "weights": "v"}]}"#,
        r#"{"all": [{"share": "35%", "weights": "v"}, {"sum": 45, "weights": "w"},
            {"count": 2, "group": "a"}, {"count": 2, "not_in": "a"}]}"#,
        r#"{"any": [{"all": [{"count": 3, "group": "a"}, {"sum": 60, "weights": "w"}]},
            {"all": [{"count": 3, "group": "b"}, {"share": "30%", "weights": "v"}]}]}"#,
    ] {
        is_exact(&invented(16, condition, [a, b, 0xFFFF], &[], 0), day(ON));
    }
}

fn needs<'t>(treaty: &'t Treaty, on: &str) -> Needs<'t> {
    match History::of(treaty).tipping(day(on)) {
        Tipping::Needs(it) => it,
        other => panic!("{other:?}"),
    }
}

fn ids(text: &str) -> Vec<ParticipantId> {
    text.split(' ').map(id).collect()
}

/// Who may consent is looked up for all at once here, and one by one there.
#[test]
fn everyone_is_a_candidate_or_left_out_as_its_entitlement_says() {
    let mut n_asked = 0;
    let mut treaties: Vec<Treaty> = ["static/treaties", "tests/data/good"]
        .iter()
        .flat_map(|it| files(it, ".json"))
        .filter(|it| !it.ends_with("index.json"))
        .map(|it| treaty(&it))
        .collect();
    // signing ends with a year in which members came and went
    let closing = text("static/treaties/cets-225.json")
        .replace(
            r#""30(1)", "text_read""#,
            r#""30(1)", "until": "2025-12-31", "text_read""#,
        )
        .replace(
            r#""TR", "from": "1950-04-13""#,
            r#""TR", "from": "2024-10-01", "to": "2025-06-01""#,
        );
    treaties.push(read("cets-225", &closing));
    for treaty in &treaties {
        let history = History::of(treaty);
        let some = treaty.acts.iter().step_by(9).map(|it| it.day.to);
        for on in some.chain([treaty.opened.date, treaty.as_of]) {
            let Tipping::Needs(it) = history.tipping(on) else { continue };
            let mut may = Vec::new();
            let mut may_not = Vec::new();
            for &id in treaty.participants.keys() {
                n_asked += 1;
                match history.entitlement(id, on) {
                    Entitlement::HasConsented => {}
                    entitlement if entitlement.may_consent() => may.push(id),
                    entitlement => may_not.push((id, entitlement)),
                }
            }
            assert_eq!(it.candidates, may, "{} {on}", treaty.id);
            assert_eq!(it.left_out, may_not, "{} {on}", treaty.id);
        }
    }
    assert!(n_asked > 5_000, "{n_asked}");
}

#[test]
fn four_more_of_whom_three_are_members_bring_cets_225_into_force() {
    let treaty = treaty("static/treaties/cets-225.json");
    let it = needs(&treaty, "2026-11-22");
    let members = ids("AD AL AM AZ BA CH GB GE IS LI MC MD ME MK NO RS SM TR UA");
    let others = ids("AR AU CA CR IL JP MX PE US UY VA");
    let mut all = [members.as_slice(), &others].concat();
    all.sort_unstable();
    let [one] = it.completions.as_slice() else { panic!("{it:?}") };
    assert_eq!((it.n, &it.candidates), (4, &all));
    assert_eq!(one.picks, [Pick { n: 4, of: all }]);
    assert_eq!(one.among, [Pick { n: 3, of: members }]);
    assert!(one.together.is_empty());
    let represented =
        |it: &Entitlement<'_>| matches!(it, Entitlement::Represented { .. });
    assert_eq!(it.left_out.iter().filter(|it| represented(&it.1)).count(), 27);
}

#[test]
fn the_test_ban_names_those_of_annex_2_that_are_missing() {
    let treaty = treaty("static/treaties/ctbt.json");
    let it = needs(&treaty, "2026-08-22");
    let of = ids("CN EG IL IN IR KP PK RU US");
    assert_eq!(it.n, 9);
    let [one] = it.completions.as_slice() else { panic!("{it:?}") };
    assert_eq!(one.picks, [Pick { n: 9, of }]);
    assert!(one.among.is_empty() && one.number_of_sets() == Some(1));
}

#[test]
fn a_fixed_entry_into_force_needs_nobody() {
    let paris = treaty("static/treaties/paris-agreement.json");
    assert_eq!(History::of(&paris).tipping(day("2016-10-05")), Tipping::Met);
    let before = History::of(&paris).tipping(day("2016-04-21"));
    assert_eq!(before, Tipping::Impossible(Hurdle::NotOpen(day("2016-04-22"))));
}

#[test]
fn an_unequal_share_is_tipped_by_the_heavy_alone() {
    let paris = treaty("static/treaties/paris-agreement.json");
    // the count of 55 is met; of those missing, only two emit enough
    let it = needs(&paris, "2016-10-04");
    let [one] = it.completions.as_slice() else { panic!("{it:?}") };
    assert_eq!(one.picks, [Pick { n: 1, of: ids("JP RU") }]);
    // at the opening, forty are missing from 55, and they must weigh enough
    let it = needs(&paris, "2016-04-22");
    let [one] = it.completions.as_slice() else { panic!("{it:?}") };
    let [weigh] = one.together.as_slice() else { panic!("{one:?}") };
    assert_eq!((it.n, weigh.at_least, one.number_of_sets()), (40, 20_426_818, None));
}

#[test]
fn counts_name_how_many_of_whom() {
    let n_of = |name: &str, on| {
        let treaty = treaty(&format!("static/treaties/{name}.json"));
        let it = needs(&treaty, on);
        let [one] = it.completions.as_slice() else { panic!("{it:?}") };
        assert!(one.among.is_empty() && one.together.is_empty(), "{one:?}");
        (it.n, one.picks.iter().map(|it| it.of.len()).collect::<Vec<_>>())
    };
    assert_eq!(n_of("cets-224", "2026-09-05"), (2, vec![74]));
    assert_eq!(n_of("cets-223", "2026-09-17"), (6, vec![23]));
    // until five years had passed, only all Parties to Convention 108 would do
    assert_eq!(n_of("cets-223", "2020-01-01"), (53, vec![53]));
    assert_eq!(n_of("rome-statute", "2002-04-10").0, 4);
}
