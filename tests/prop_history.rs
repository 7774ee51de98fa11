//! Laws of the whole history: the past does not change, and no order of a file matters.
//!
//! Decided: nothing that a status says of a day rests on acts of later days. An act whose day
//! is not known is known of from the first day on which it may have happened. What a
//! depositary published (`published_entry_into_force`, `attested`) is a fact of the file and
//! has no day on which it became known; it may hold already on days before it was said. With
//! acts whose days are not known beside it, it may also decide what the gaps are taken for:
//! that mixture alone is left out of [`a_later_day_never_changes_the_past`], and so are a
//! record that is declared incomplete and acts of one participant whose windows overlap.
#![cfg(not(target_arch = "wasm32"))]
#![allow(clippy::expect_used, clippy::panic, clippy::unwrap_used, reason = "a test")]

mod support;

use proptest::prelude::*;
use serde_json::Value;
use std::collections::BTreeSet;
use support::invent::{Dice, IDS, Wild};
use support::{day, id, read};
use treaty_map::domain::{
    Act, ActKind, Assumptions, Date, Fraction, History, MonthEnd, Period, Status, Treaty,
    parse_assumptions, status_on,
};

fn dice() -> impl Strategy<Value = Vec<u8>> {
    prop::collection::vec(any::<u8>(), 0..500)
}

fn thrown(bytes: &[u8], wild: Wild) -> Treaty {
    read("thrown", &Dice(bytes).treaty(wild).to_string())
}

/// The days on which something may change, each with the day before, and a far one.
fn days(treaty: &Treaty) -> Vec<Date> {
    let acts = treaty.acts.iter().flat_map(|it| [it.day.from, it.day.to]);
    let rows = History::of(treaty).status_on(Date::MAX);
    let effects =
        rows.participants.iter().flat_map(|it| it.all_episodes()).flat_map(|it| {
            [it.in_force, it.ended].into_iter().flatten().flat_map(|it| [it.from, it.to])
        });
    let own = rows.entry().into_iter().flat_map(|it| [it.met.to, it.into_force.to]);
    let fixed =
        ["1999-12-31", "2001-05-05", "2005-06-06", "2006-06-03", "2030-01-01"].map(day);
    let all: BTreeSet<Date> = acts.chain(effects).chain(own).chain(fixed).collect();
    all.into_iter().flat_map(|it| [it.pred_opt(), Some(it)]).flatten().collect()
}

/// What is known of a record on a day.
fn until(treaty: &Treaty, day: Date) -> Treaty {
    let mut cut = treaty.clone();
    cut.acts.retain(|it| it.day.from <= day);
    cut
}

/// Holds two statuses against each other, and shows only the lines that differ.
fn same(one: &Status, other: &Status, known_by: Date) -> Result<(), TestCaseError> {
    if one != other {
        let [one, other] = [one, other].map(|it| format!("{it:#?}"));
        let lines = one.lines().zip(other.lines()).filter(|(a, b)| a != b);
        let lines: Vec<_> = lines.map(|(a, b)| format!("{a} | {b}")).collect();
        prop_assert!(false, "known by {known_by}:\n{}", lines.join("\n"));
    }
    Ok(())
}

fn past_stands(treaty: &Treaty, some: &[u8]) -> Result<(), TestCaseError> {
    let history = History::of(treaty);
    let all = days(treaty);
    for pick in some {
        let on = all[usize::from(*pick) % all.len()];
        let direct = status_on(&until(treaty, on), on, &Assumptions::default());
        same(&history.status_on(on), &direct, Date::MAX)?;
        same(&status_on(treaty, on, &Assumptions::default()), &direct, Date::MAX)?;
        // any later record tells the same of that day
        let later = all[usize::from(pick.rotate_left(3)) % all.len()].max(on);
        same(&History::of(&until(treaty, later)).status_on(on), &direct, later)?;
    }
    Ok(())
}

/// Leaves out acts of one participant whose windows overlap: which came first is not known,
/// and a record that says so is a riddle, not a case.
fn apart(mut treaty: Treaty) -> Treaty {
    let mut kept: Vec<Act> = Vec::new();
    for act in std::mem::take(&mut treaty.acts) {
        let overlaps = |it: &&Act| {
            it.participant == act.participant
                && it.day != act.day
                && it.day.from <= act.day.to
                && act.day.from <= it.day.to
        };
        if kept.iter().find(overlaps).is_none() {
            kept.push(act);
        }
    }
    Treaty { acts: kept, ..treaty }
}

proptest! {
    #![proptest_config(ProptestConfig { failure_persistence: None, ..ProptestConfig::with_cases(400) })]

    #[test]
    fn a_later_day_never_changes_the_past(
        bytes in dice(), windows in any::<bool>(), some in prop::collection::vec(any::<u8>(), 6),
    ) {
        let wild = Wild { windows, published: !windows, tame: false };
        past_stands(&apart(thrown(&bytes, wild)), &some)?;
    }

    #[test]
    fn the_order_of_a_file_does_not_matter(
        bytes in dice(), windows in any::<bool>(), turn in any::<prop::sample::Index>(), pick in any::<u8>(),
    ) {
        let mut file = Dice(&bytes).treaty(Wild { windows, published: true, tame: false });
        let one = read("thrown", &file.to_string());
        let acts = file["acts"].as_array_mut().expect("acts");
        acts.reverse();
        if !acts.is_empty() {
            let by = turn.index(acts.len());
            acts.rotate_left(by);
        }
        for list in ["/participants", "/groups/moving/members"] {
            file.pointer_mut(list).and_then(Value::as_array_mut).expect("a list").reverse();
        }
        let other = read("thrown", &file.to_string());
        let all = days(&one);
        let on = all[usize::from(pick) % all.len()];
        let none = Assumptions::default();
        prop_assert_eq!(status_on(&one, on, &none), status_on(&other, on, &none));
    }

    #[test]
    fn another_consent_never_delays_entry_into_force(
        bytes in dice(), windows in any::<bool>(), who in 0..IDS.len(), on in 0..4000_u64,
    ) {
        let treaty = thrown(&bytes, Wild { windows, published: false, tame: true });
        let mut more = treaty.clone();
        let mut act = assumed(&treaty, IDS[who], "2000-01-02");
        for act in &mut act {
            act.day = (day("2000-01-02") + chrono::Days::new(on)).into();
            act.assumed = false;
        }
        more.acts.extend(act);
        let before = History::of(&treaty).entry_on(Date::MAX);
        let after = History::of(&more).entry_on(Date::MAX);
        if let Some(before) = before {
            let after = after.expect("still met");
            prop_assert!(after.into_force.to <= before.into_force.to, "{after:?} {before:?}");
        }
    }

    #[test]
    fn what_is_assumed_counts_like_what_was_done(
        bytes in dice(), who in 0..IDS.len(), pick in any::<u8>(),
    ) {
        let treaty = thrown(&bytes, Wild::default());
        let all = days(&treaty);
        let on = all[usize::from(pick) % all.len()].max(treaty.opened.date);
        // who does two things on one day is not assumed to do a third
        let is_busy = |it: &Act| it.participant == id(IDS[who]) && it.day.to == on;
        prop_assume!(!treaty.acts.iter().any(is_busy));
        let acts = assumed(&treaty, IDS[who], &on.to_string());
        let admitted = Assumptions { acts, warnings: Vec::new() };
        let mut real = treaty.clone();
        real.acts.retain(|it| it.day.to <= on);
        real.acts.extend(admitted.acts.iter().cloned().map(|it| Act { assumed: false, ..it }));
        real.acts.sort_by(Act::order);
        let one = status_on(&treaty, on, &admitted);
        let other = status_on(&real, on, &Assumptions::default());
        // only a what-if looks ahead to what time alone will bring
        prop_assert_eq!((one.state, one.basis), (other.state, other.basis));
        prop_assert_eq!((one.signatures, one.consents), (other.signatures, other.consents));
        prop_assert_eq!(&one.conditions, &other.conditions);
        prop_assert_eq!(one.earliest, other.earliest);
        let standings = |it: &Status| -> Vec<_> {
            it.participants.iter().map(|it| (it.id, it.standing)).collect()
        };
        prop_assert_eq!(standings(&one), standings(&other));
    }

    #[test]
    fn shares_are_exact_at_the_boundary(
        numerator in 1..=u32::MAX, denominator in 1..=u32::MAX, total in 1..=u64::MAX,
    ) {
        let share = Fraction {
            numerator: numerator.min(denominator), denominator: numerator.max(denominator),
        };
        let least = share.of(total);
        prop_assert!(share.is_reached_by(least, total));
        prop_assert!(least == 0 || !share.is_reached_by(least - 1, total));
        let (part, whole) = (u128::from(share.numerator), u128::from(share.denominator));
        prop_assert!(u128::from(least) * whole >= u128::from(total) * part);
    }

    #[test]
    fn fractions_are_read_as_they_are_written(
        part in 1..=u32::MAX, whole in 1..=u32::MAX, percent in 1..=1_000_000_u32,
    ) {
        let (numerator, denominator) = (part.min(whole), part.max(whole));
        let read = Fraction::parse(&format!("{numerator}/{denominator}"));
        prop_assert_eq!(read, Some(Fraction { numerator, denominator }));
        if numerator < denominator {
            prop_assert_eq!(Fraction::parse(&format!("{denominator}/{numerator}")), None);
        }
        let text = format!("{}.{:04}%", percent / 10_000, percent % 10_000);
        let read = Fraction::parse(&text).expect("a percentage");
        prop_assert_eq!((read.numerator, read.denominator), (percent, 1_000_000), "{}", text);
    }

    /// Another implementation of the calendar, day by day.
    #[test]
    fn months_end_where_counting_days_says(from in 0..40_000_u64, months in 0..60_u32) {
        use chrono::Datelike;
        let from = day("1950-01-01") + chrono::Days::new(from);
        // step through the calendar to the first day of the month in question
        let mut first = from;
        for _ in 0..months {
            let month = first.month();
            while first.month() == month {
                first = first.succ_opt().expect("a day");
            }
        }
        let month = first.month();
        let mut there = first.with_day(1).expect("a first");
        while there.day() < from.day() && there.succ_opt().is_some_and(|it| it.month() == month) {
            there = there.succ_opt().expect("a day");
        }
        prop_assert_eq!(Period::Months(months, MonthEnd::Clamp).end(from), Some(there));
        let over = if there.day() < from.day() { there.succ_opt() } else { Some(there) };
        prop_assert_eq!(Period::Months(months, MonthEnd::RollOver).end(from), over);
    }
}

/// A consent that is assumed, whether or not the treaty would let it.
fn assumed(treaty: &Treaty, who: &str, on: &str) -> Vec<Act> {
    let mut open = Treaty { clauses: Vec::new(), acts: Vec::new(), ..treaty.clone() };
    // who is no more may not act: here it may
    open.participants.values_mut().for_each(|it| it.until = None);
    let text = format!("{who}:{on}");
    let one = parse_assumptions(&text, day(on)).expect("an assumption");
    let mut acts = Assumptions::admit(&open, &one).expect("open to all").acts;
    // its signature is not made up: who has consented may not have signed
    acts.retain(|it| it.kind == ActKind::Ratification);
    assert!(acts.iter().all(|it| it.participant == id(who)));
    acts
}
