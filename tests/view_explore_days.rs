//! Days, what-if and links: what the reader does, as pure steps from figure to figure.
#![cfg(not(target_arch = "wasm32"))]
#![allow(
    clippy::expect_used,
    clippy::panic,
    clippy::indexing_slicing,
    reason = "a test fails where it stands"
)]

mod support;

use std::rc::Rc;
use support::figure::{TODAY, figure_of, library};
use support::{day, files, id};
use treaty_map::domain::{AssumedAct, GroupId, State};
use treaty_map::geo::MapView;
use treaty_map::view::explore::{
    Column, Explore, Step, Tab, TickKind, choice, gate, what_if,
};
use treaty_map::view::{Action, Figure, Finding, Look, ReaderState, header};

fn with(
    treaty: &str,
    language: &str,
    attributes: &[(&str, &str)],
    reader: ReaderState,
) -> Figure {
    figure_of(library(treaty), language, attributes, reader)
}

fn figure(treaty: &str, attributes: &[(&str, &str)]) -> Figure {
    with(treaty, "en", attributes, ReaderState::default())
}

fn after(figure: &Figure, what: Explore) -> Figure {
    figure.next(&Action::Explore(what)).expect("another figure")
}

fn at_opening(figure: &Figure) -> Figure {
    after(figure, Explore::Day(figure.scene.treaty().opened.date))
}

fn restored(text: &str) -> ReaderState {
    let shown = figure("cets-225", &[]);
    gate::restored(text, shown.scene.treaty(), &shown.scene.words)
}

#[test]
fn a_day_is_said_with_what_had_happened_by_it() {
    let today = figure("cets-225", &[]);
    assert_eq!(today.day_in_words(), "22 November 2026: 21 signatures, 1 of 5");
    let then = after(&today, Explore::Day(day("2025-02-11")));
    assert_eq!(then.day_in_words(), "11 February 2025: 13 signatures, 0 of 5");
    assert!(Rc::ptr_eq(&today.map.sheet, &then.map.sheet), "the same paths");
    let shared = (today.explored.as_ref(), then.explored.as_ref());
    assert!(
        matches!(shared, (Some(a), Some(b)) if Rc::ptr_eq(a, b)),
        "and the same timeline"
    );
    let rome = figure("rome-statute", &[]);
    assert!(
        rome.day_in_words().ends_with("In force since 1 July 2002."),
        "{}",
        rome.day_in_words()
    );
}

#[test]
fn days_are_kept_within_the_life_and_today_stays_today() {
    let today = figure("cets-225", &[]);
    let before = after(&today, Explore::Day(day("1999-01-01")));
    assert_eq!(before.scene.on, day("2024-09-05"), "the opening");
    let beyond = after(&today, Explore::Day(day("2050-01-01")));
    assert_eq!(
        beyond.scene.on,
        day("2027-03-01"),
        "the day that consents of today would bring"
    );
    let back = beyond.next(&Action::ShowToday).expect("another figure");
    assert_eq!((back.reader.day, back.scene.on), (Some(None), day(TODAY)));
}

#[test]
fn a_row_kept_from_another_day_is_the_row_of_this_day() {
    let attributes = [("date", "2026-09-29")];
    for path in files("static/treaties", ".json") {
        let name = path.rsplit('/').next().and_then(|it| it.strip_suffix(".json"));
        let Some(treaty) = name.filter(|it| *it != "index") else { continue };
        let mut kept = figure(treaty, &attributes);
        let stops = kept.explored.as_ref().expect("days").timeline.stops.clone();
        // to and fro, and far: who left and came back is in force again since another day
        for on in (0..40).map(|it| stops[it * 61 % stops.len()]) {
            let Some(next) = kept.next(&Action::SetDay(Some(on))) else { continue };
            kept = next;
            let words = Rc::clone(&kept.scene.words);
            let (options, reader) = (Rc::clone(&kept.options), Rc::clone(&kept.reader));
            let file = Rc::clone(&kept.scene.file);
            let anew = Figure::new(options, file, words, day(TODAY), reader, None);
            let anew = anew.expect("the same figure");
            assert_eq!(kept.rows, anew.rows, "{treaty} on {on}");
        }
    }
}

#[test]
fn steps_stop_where_something_happens() {
    let mut shown = at_opening(&figure("cets-225", &[]));
    let mut met = vec![shown.scene.on];
    while let Some(next) = shown.next(&Action::Explore(Explore::Step(Step::EventAfter))) {
        met.push(next.scene.on);
        shown = next;
    }
    let treaty = shown.scene.treaty();
    let acts: Vec<_> = treaty.acts.iter().filter_map(|it| it.day.day()).collect();
    for it in &acts {
        assert!(met.contains(it) || *it < met[0], "{it}");
    }
    for it in &met {
        let is_known =
            acts.contains(it) || *it == day(TODAY) || *it == treaty.opened.date;
        assert!(is_known, "nothing happens on {it}");
    }
    let back = after(&shown, Explore::Step(Step::EventBefore));
    assert_eq!(back.scene.on, met[met.len() - 2]);
}

#[test]
fn a_life_passes_event_by_event_and_ends() {
    for name in files("static/treaties", ".json") {
        if name.ends_with("index.json") {
            continue;
        }
        let treaty =
            name.trim_start_matches("static/treaties/").trim_end_matches(".json");
        let first = at_opening(&figure(treaty, &[]));
        let mut shown = after(&first, Explore::Play(true));
        let stops = shown.explored.as_ref().expect("a timeline").timeline.stops.clone();
        let mut met = vec![shown.scene.on];
        for _ in 0..stops.len() {
            shown = after(&shown, Explore::Tick);
            if !shown.reader.exploring.is_playing {
                break;
            }
            met.push(shown.scene.on);
        }
        assert_eq!(met, stops, "{treaty}");
        assert!(!shown.reader.exploring.is_playing, "{treaty}: stops at its end");
        assert!(shown.reader.exploring.said.starts_with("Stopped. "), "{treaty}");
        assert_eq!(shown.next(&Action::Explore(Explore::Tick)).map(|_| ()), None);
    }
}

#[test]
fn what_follows_is_marked_on_the_line() {
    let assumed = figure("cets-225", &[("assume", "NO IS GB CH")]);
    let timeline = &assumed.explored.as_ref().expect("a timeline").timeline;
    assert_eq!(
        (timeline.met, timeline.into_force),
        (Some(day(TODAY)), Some(day("2027-03-01")))
    );
    let ticks = timeline.ticks.iter().filter(|it| it.is_assumed);
    assert_eq!(
        ticks.map(|it| (it.day, it.kind)).collect::<Vec<_>>(),
        [(day(TODAY), TickKind::Consent)]
    );
    let moments = timeline.chronology.iter().filter(|it| it.is_assumed);
    let said: Vec<_> = moments.map(|it| format!("{} {}", it.when, it.what)).collect();
    for expected in [
        "22 November 2026 Norway ratified",
        "22 November 2026 Condition for entry into force met",
        "1 March 2027 Entry into force",
        "1 March 2027 In force for European Union",
    ] {
        assert!(said.iter().any(|it| it == expected), "{expected}: {said:?}");
    }
    assert!(
        !said.iter().any(|it| it.contains("signed") || it.contains("approved")),
        "{said:?}"
    );
    assert!(timeline.is_entry_assumed);
    let record = figure("paris-agreement", &[]);
    let timeline = &record.explored.as_ref().expect("a timeline").timeline;
    assert!(
        !timeline.is_entry_assumed && timeline.chronology.iter().all(|it| !it.is_assumed)
    );
    let timeline = &assumed.explored.as_ref().expect("a timeline").timeline;
    assert_eq!(timeline.place(timeline.first), 0);
    assert_eq!(timeline.place(timeline.last), 10_000);
    // the day that is looked at is no other day of what is assumed
    let later = after(&assumed, Explore::Day(day("2027-03-01")));
    assert_eq!(
        header(&later.scene, &later.options).state,
        "In force since 1 March 2027."
    );
}

#[test]
fn four_more_make_a_date_and_one_less_takes_it_back() {
    let mut shown = after(&figure("cets-225", &[]), Explore::WhatIf(true));
    for whom in ["NO", "IS", "GB", "CH"] {
        // while something is being assumed, who is chosen is assumed to act
        shown = shown.next(&Action::Tap(id(whom))).expect("another figure");
    }
    assert_eq!(shown.assume(), "NO:2026-11-22 IS:2026-11-22 GB:2026-11-22 CH:2026-11-22");
    assert!(
        matches!(shown.scene.status.state, State::Pending(it) if it.into_force.day() == Some(day("2027-03-01")))
    );
    assert_eq!(
        shown.reader.exploring.said,
        "Hypothesis: Enters into force on 1 March 2027."
    );
    let less = shown.next(&Action::Tap(id("CH"))).expect("another figure");
    assert_eq!(less.scene.status.state, State::NotInForce);
    assert!(less.reader.exploring.said.starts_with("Hypothesis: Not in force. 4 of 5"));
    let later = after(&less, Explore::Assume(id("NO"), 0, Some(day("2027-02-01"))));
    assert_eq!(later.scene.status.consents, 3, "one of them only later");
    let none = after(&later, Explore::Clear);
    assert_eq!((none.assume(), none.scene.assumed.acts.len()), ("", 0));
}

#[test]
fn who_cannot_is_told_why_and_nothing_else_changes() {
    let shown = after(&figure("cets-225", &[]), Explore::WhatIf(true));
    let shown = shown.next(&Action::Tap(id("NO"))).expect("another figure");
    let brazil = shown.next(&Action::Tap(id("BR"))).expect("a remark");
    assert_eq!(brazil.assume(), shown.assume());
    let remark = &brazil.reader.exploring.remark;
    assert!(remark.contains("Brazil") && remark.contains("Article 31(1)"), "{remark}");
    let france = shown.next(&Action::Tap(id("FR"))).expect("another figure");
    assert!(france.reader.exploring.remark.starts_with("European Union acts for France"));
    assert!(france.scene.assumes(id("FR")));
    let union = shown.next(&Action::Tap(id("EU"))).expect("another figure");
    assert!(union.assume().ends_with("EU:2026-11-22:withdrawal"));
}

#[test]
fn groups_are_those_of_the_data_who_have_signed_and_not_consented() {
    let shown = after(&figure("cets-225", &[]), Explore::WhatIf(true));
    let labels: Vec<_> =
        what_if(&shown).groups.iter().map(|it| it.label.clone()).collect();
    assert_eq!(labels[0], "All signatories · 20");
    let members = after(&shown, Explore::AssumeGroup(Some(GroupId("coe".into()))));
    assert_eq!(members.scene.assumed.acts.len(), 15);
    let all = after(&members, Explore::AssumeGroup(None));
    assert_eq!(what_if(&all).rows.len(), 20);
    assert_eq!(what_if(&all).groups, []);
    assert_eq!(what_if(&all).tipping, Vec::<String>::new(), "nothing is missing");
}

#[test]
fn who_would_tip_it_is_said_of_every_treaty_in_both_languages() {
    for language in ["en", "fr"] {
        for name in files("static/treaties", ".json") {
            if name.ends_with("index.json") {
                continue;
            }
            let treaty =
                name.trim_start_matches("static/treaties/").trim_end_matches(".json");
            for on in ["2016-06-01", TODAY] {
                let shown =
                    with(treaty, language, &[("date", on)], ReaderState::default());
                let panel = what_if(&after(&shown, Explore::WhatIf(true)));
                for line in panel.tipping.iter().chain([&panel.hint]) {
                    assert!(
                        !line.is_empty() && !line.contains(['{', '}']),
                        "{treaty}: {line}"
                    );
                }
            }
        }
    }
    let ctbt = figure("ctbt", &[]);
    let lines = what_if(&ctbt).tipping;
    assert!(lines[0].starts_with("9 more consents"), "{lines:?}");
    assert!(
        lines[1].starts_with(
            "all of these: China, Democratic People’s Republic of Korea, Egypt"
        ),
        "{lines:?}"
    );
}

#[test]
fn a_link_carries_what_the_reader_chose_and_nothing_else() {
    let author =
        [("date", "2026-11-22"), ("view", "europe"), ("assume", "NO"), ("select", "CH")];
    let shown = figure("cets-225", &author);
    assert_eq!(gate::state(&shown), "");
    let mut chosen = after(&shown, Explore::Day(day("2025-02-11")));
    for action in [
        Action::PickView(MapView::World),
        Action::Select(None),
        Action::Explore(Explore::Tab(Tab::Table)),
        Action::Explore(Explore::Why(true)),
        Action::Explore(Explore::Clear),
        Action::Filter(Look::Signatory),
        Action::Explore(Explore::Sort(Column::InForce)),
        Action::Explore(Explore::Sort(Column::InForce)),
        Action::Explore(Explore::Search("a = b".into())),
    ] {
        chosen = chosen.next(&action).expect("another figure");
    }
    let text = gate::state(&chosen);
    let lines: Vec<&str> = text.lines().collect();
    assert_eq!(
        lines,
        [
            "date=2025-02-11",
            "view=world",
            "tab=table",
            "select=none",
            "assume=none",
            "why=open",
            "filter=signatory",
            "sort=in-force-descending",
            "search=a = b",
        ]
    );
    let again = with("cets-225", "en", &author, restored(&text));
    assert_eq!(gate::state(&again), text);
    assert_eq!(
        (again.scene.on, again.assume(), again.tab()),
        (day("2025-02-11"), "", Tab::Table)
    );
    assert_eq!(again.selected(), None);
    let old = "date=yesterday\nview=moon\ntab=x\nselect=<b>\nnothing\nmore=1\n\
        filter=x\nsort=-descending\nsearch=";
    assert_eq!(gate::state(&with("cets-225", "en", &author, restored(old))), "");
    let today = at_opening(&shown);
    let today = today.next(&Action::ShowToday).expect("another figure");
    assert_eq!(gate::state(&today), "date=today");
}

#[test]
fn a_link_opens_the_card_of_who_answers_in_the_treaty() {
    let opened = |text| with("cets-225", "en", &[], restored(text)).selected();
    assert_eq!(opened("select=NO"), Some(id("NO")));
    assert_eq!(opened("select=GL"), Some(id("DK")), "Greenland's is Denmark's");
    assert_eq!(opened("select=BR"), Some(id("BR")), "it may accede");
    assert_eq!(opened("select=TW"), None, "no status is shown of it");
    assert_eq!(opened("select=QQ"), None, "nobody");
}

#[test]
fn what_is_assumed_stands_whatever_day_is_looked_at() {
    // Norway has ratified the Paris Agreement: what is assumed is that it leaves
    let mut leaving = after(&figure("paris-agreement", &[]), Explore::WhatIf(true));
    leaving = leaving.next(&Action::Tap(id("NO"))).expect("another figure");
    assert_eq!(leaving.assume(), "NO:2026-11-22:withdrawal");
    // Brazil may accede to CETS 225 once it is in force, by what is assumed of four others
    let enough = figure("cets-225", &[("assume", "NO IS GB CH")]);
    let mut joining = after(&enough, Explore::Day(day("2027-03-01")));
    joining = after(&joining, Explore::Toggle(id("BR")));
    assert!(joining.assume().ends_with(" BR:2027-03-01"), "{}", joining.assume());
    for shown in [&leaving, &joining] {
        let acts = &shown.scene.assumed.acts;
        assert!(!acts.is_empty());
        let then = at_opening(shown);
        assert_eq!(&then.scene.assumed.acts, acts, "{}", shown.assume());
        assert_eq!(then.refused, None);
        let more = then.next(&Action::Tap(id("UA"))).expect("another figure");
        assert!(more.reader.exploring.remark.is_empty(), "one more can be assumed");
    }
}

#[test]
fn who_ratifies_and_leaves_again_can_be_dated_and_undone_singly() {
    let both = "NO:2026-12-01 NO:2028-01-01:withdrawal";
    let shown = figure("cets-225", &[("assume", both)]);
    let rows = what_if(&shown).rows;
    let places: Vec<_> = rows.iter().map(|it| (it.what.act, it.nth)).collect();
    assert_eq!(places, [(AssumedAct::Consent, 0), (AssumedAct::Withdrawal, 1)]);
    let later = after(&shown, Explore::Assume(id("NO"), 1, Some(day("2029-01-01"))));
    assert_eq!(later.assume(), "NO:2026-12-01 NO:2029-01-01:withdrawal");
    let less = after(&shown, Explore::Assume(id("NO"), 1, None));
    assert_eq!(less.assume(), "NO:2026-12-01");
    // without the ratification there would be nothing to withdraw
    let refused = after(&shown, Explore::Assume(id("NO"), 0, None));
    assert_eq!(refused.assume(), both);
    assert!(refused.reader.exploring.remark.contains("Norway"));
}

#[test]
fn choosing_does_what_is_said_beforehand() {
    for (attributes, whom, said) in [
        ("", "NO", Some(AssumedAct::Consent)),
        ("", "EU", Some(AssumedAct::Withdrawal)),
        ("NO", "NO", None),
        // it has consented already: nothing comes of it, and it can be taken back
        ("EU", "EU", None),
    ] {
        let shown = figure("cets-225", &[("assume", attributes)]);
        assert_eq!(choice(&shown, id(whom)), said, "{attributes}: {whom}");
        let then = after(&shown, Explore::Toggle(id(whom)));
        let rows = what_if(&then).rows;
        assert_eq!(rows.first().map(|it| it.what.act), said, "{attributes}: {whom}");
    }
}

#[test]
fn what_the_treaty_refuses_is_not_carried_along() {
    let shown = figure("cets-225", &[("assume", "BR")]);
    assert!(shown.refused.is_some());
    let then = after(&shown, Explore::Toggle(id("NO")));
    assert_eq!((then.assume(), &then.refused), ("NO:2026-11-22", &None));
}

#[test]
fn who_is_found_by_name_and_assumed_is_no_longer_looked_for() {
    let shown = after(&figure("cets-225", &[]), Explore::WhatIf(true));
    let typed = Finding { typed: "switz".into(), ..Finding::default() };
    let found = shown.next(&Action::Find(typed)).expect("another figure");
    let then = found.next(&Action::Tap(id("CH"))).expect("another figure");
    assert_eq!(then.assume(), "CH:2026-11-22");
    assert_eq!(then.reader.finding, Finding::default());
}
