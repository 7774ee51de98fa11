//! The Framework Convention on Artificial Intelligence, as the depositary's record has it.
#![cfg(not(target_arch = "wasm32"))]
#![allow(clippy::expect_used, clippy::panic, clippy::unwrap_used, reason = "a test")]

mod support;

use support::{assuming, counted, day, id, refusals, status, treaty};
use treaty_map::domain::{Earliest, Standing, State, Status, Treaty, Unreachable};

fn cets_225() -> Treaty {
    treaty("static/treaties/cets-225.json")
}

fn have(status: &Status) -> Vec<(u32, u32, bool)> {
    status.conditions.iter().map(|it| (it.have, it.need, it.met)).collect()
}

#[test]
fn the_record_on_five_days() {
    let it = cets_225();
    for (on, signatures, consents, earliest) in [
        ("2024-09-05", 10, 0, "2025-01-01"), // opened in Vilnius
        ("2025-02-11", 13, 0, "2025-06-01"), // Canada and Japan signed
        ("2026-05-14", 20, 0, "2026-09-01"),
        ("2026-05-15", 20, 1, "2026-09-01"), // the European Union approved
        ("2026-11-22", 21, 1, "2027-03-01"),
    ] {
        let it = status(&it, on);
        assert_eq!((it.signatures, it.consents), (signatures, consents), "{on}");
        assert_eq!(it.state, State::NotInForce, "{on}");
        assert_eq!(it.earliest, Earliest::On(day(earliest)), "{on}");
        assert_eq!(it.projected, None, "{on}");
        assert_eq!(it.participants.len(), 58, "{on}");
    }
}

#[test]
fn the_union_counts_for_the_five_and_not_for_the_three() {
    let it = status(&cets_225(), "2026-11-22");
    assert_eq!(have(&it), [(1, 5, false), (0, 3, false)]);
    assert_eq!(it.conditions[0].counted, [(id("EU"), day("2026-05-15").into())]);
    assert_eq!(it.conditions[1].counted, []);
    assert_eq!(it.conditions[1].not_counted, [(id("EU"), day("2026-05-15").into())]);
    let articles = it.conditions.iter().map(|it| it.article.0.as_str());
    assert_eq!(articles.collect::<Vec<_>>(), ["30(3)", "30(3)"]);
}

#[test]
fn before_the_opening_there_is_no_earliest_date() {
    let it = status(&cets_225(), "2024-09-04");
    assert_eq!((it.signatures, it.consents), (0, 0));
    assert_eq!(it.earliest, Earliest::No(Unreachable::NotOpen));
}

const FOUR: &str = "NO:2026-10-31 IS:2026-10-31 GB:2026-10-31 CH:2026-10-31";

#[test]
fn four_member_states_bring_it_into_force() {
    let it = cets_225();
    let (on, warnings) = assuming(&it, "2026-11-22", FOUR);
    assert_eq!(warnings, [""; 0]);
    let entry = counted("2026-10-31", "2027-02-01");
    assert_eq!(on.state, State::Pending(entry));
    assert_eq!(have(&on), [(5, 5, true), (4, 3, true)]);
    assert_eq!(on.signatures, 21); // all four had signed
    assert_eq!(
        (on.earliest, on.projected),
        (Earliest::On(day("2027-02-01")), Some(day("2027-02-01")))
    );
    for who in ["NO", "IS", "GB", "CH", "EU"] {
        let row = on.of(id(who)).expect(who);
        assert_eq!(
            (row.standing, row.in_force()),
            (Standing::Contracting, entry.into_force.day())
        );
        assert_eq!(row.assumed, who != "EU", "{who}");
    }
    let (eve, _) = assuming(&it, "2027-01-31", FOUR);
    assert_eq!(eve.state, State::Pending(entry));
    let (then, _) = assuming(&it, "2027-02-01", FOUR);
    assert_eq!(then.state, State::InForce(entry));
    assert_eq!(then.of(id("NO")).map(|it| it.standing), Some(Standing::Party));
}

#[test]
fn assumptions_ahead_only_project() {
    let (on, _) = assuming(&cets_225(), "2026-10-30", FOUR);
    assert_eq!((on.state, on.consents), (State::NotInForce, 1));
    assert_eq!(on.projected, Some(day("2027-02-01")));
    assert_eq!(on.of(id("NO")).map(|it| it.standing), Some(Standing::Signatory));
}

#[test]
fn four_non_members_do_not() {
    let text = "US:2026-10-31 CA:2026-10-31 JP:2026-10-31 IL:2026-10-31";
    let (on, _) = assuming(&cets_225(), "2026-11-22", text);
    assert_eq!(on.state, State::NotInForce);
    assert_eq!(have(&on), [(5, 5, true), (0, 3, false)]);
    assert_eq!(on.projected, None);
}

#[test]
fn a_later_participant_has_its_own_date() {
    let text = format!("{FOUR} UA:2026-11-30");
    let (on, _) = assuming(&cets_225(), "2026-11-30", &text);
    assert_eq!(on.entry().and_then(|it| it.into_force.day()), Some(day("2027-02-01")));
    assert_eq!(on.of(id("UA")).and_then(|it| it.in_force()), Some(day("2027-03-01")));
}

#[test]
fn accession_is_refused_until_the_convention_is_in_force() {
    let it = cets_225();
    let words = "`BR` cannot consent on 2026-11-22: it is not entitled to sign, and accession \
                 is open only after entry into force (Article 31(1))";
    assert_eq!(refusals(&it, "2026-11-22", "BR"), [words]);
    // pending is not in force
    assert_eq!(refusals(&it, "2026-11-22", &format!("{FOUR} BR")), [words]);
    let (on, warnings) = assuming(&it, "2027-02-01", &format!("{FOUR} BR"));
    assert_eq!(warnings, ["`BR` could accede only by invitation (Article 31(1))"]);
    // art. 31(2): three months, first of the next month
    assert_eq!(on.of(id("BR")).and_then(|it| it.in_force()), Some(day("2027-06-01")));
    // a former member may not sign any more
    assert_eq!(refusals(&it, "2026-11-22", "RU").len(), 1);
}

#[test]
fn a_member_state_of_the_union_counts_with_a_warning() {
    let it = cets_225();
    let (on, warnings) = assuming(&it, "2026-11-22", "FR");
    assert_eq!(
        warnings,
        ["`EU` acts for `FR` in this treaty: its own consent is not to be expected"]
    );
    assert_eq!(have(&on), [(2, 5, false), (1, 3, false)]);
    assert_eq!(on.signatures, 22); // it is taken to sign the same day
    let (_, warnings) = assuming(&it, "2026-11-22", "GB NO");
    assert_eq!(warnings, [""; 0]); // the United Kingdom left the Union
}

#[test]
fn twenty_seven_are_represented_and_twelve_others_are_not_members() {
    let it = cets_225();
    let on = status(&it, "2026-11-22");
    let represented =
        on.participants.iter().filter(|it| it.represented_by == Some(id("EU")));
    assert_eq!(represented.count(), 27);
    let coe = it.groups.iter().find(|(id, _)| id.0 == "coe").expect("coe").1;
    assert_eq!(coe.on(day("2026-11-22")).count(), 46); // Greece, back since 1974, once
    assert!(
        !coe.has(id("RU"), day("2022-03-16")) && coe.has(id("RU"), day("2022-03-15"))
    );
    assert!(!coe.has(id("GR"), day("1970-01-01")));
}

#[test]
fn an_assumed_withdrawal_before_entry_into_force_lowers_the_count() {
    let (on, _) = assuming(&cets_225(), "2026-11-22", "EU:2026-11-01:withdrawal");
    assert_eq!((on.consents, on.signatures), (0, 21));
    let row = on.of(id("EU")).expect("EU");
    assert_eq!(
        (row.standing, row.ended()),
        (Standing::Signatory, Some(day("2026-11-01")))
    );
    // once the condition was met it stays met
    let text = format!("{FOUR} EU:2026-11-01:withdrawal");
    let (on, _) = assuming(&cets_225(), "2026-11-22", &text);
    assert_eq!(on.entry().and_then(|it| it.into_force.day()), Some(day("2027-02-01")));
    assert_eq!(have(&on), [(4, 5, true), (4, 3, true)]);
}
