//! The chart of signatures and consents, and the pace beside other treaties.
#![cfg(not(target_arch = "wasm32"))]
#![allow(
    clippy::expect_used,
    clippy::panic,
    clippy::indexing_slicing,
    reason = "a test fails where it stands"
)]

mod support;

use std::process::Command;
use std::rc::Rc;
use support::{day, files, text, treaty};
use treaty_map::data::{Pace, TreatyPace, read_treaty};
use treaty_map::domain::{Date, History, Table, Treaty};
use treaty_map::i18n::Catalogue;
use treaty_map::json::parse;
use treaty_map::view::explore::{
    Chart, Counted, Explore, PaceChart, Timeline, count_on, day_shown, pace_on,
};
use treaty_map::view::{Action, Figure, Options, ReaderState};

const TODAY: &str = "2026-11-23";

fn figure(treaty: &str, language: &str, attributes: &[(&str, &str)]) -> Figure {
    let file = match read_treaty(&text(&format!("static/treaties/{treaty}.json"))) {
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

fn timeline(figure: &Figure) -> &Timeline {
    &figure.explored.as_ref().expect("explored").timeline
}

fn chart(figure: &Figure) -> Chart {
    Chart::of(&figure.scene, timeline(figure))
}

fn number(chart: &Chart, counted: Counted, is_assumed: bool, on: &str) -> u32 {
    let line = chart.line(counted, is_assumed).expect("a line");
    count_on(&line.counts, day(on))
}

fn texts(chart: &Chart) -> Vec<&str> {
    chart.ends.iter().map(|it| it.text.as_str()).collect()
}

/// The library, less its index.
fn library() -> Vec<String> {
    let mut names = files("static/treaties", ".json");
    names.retain(|it| !it.ends_with("/index.json"));
    names
}

fn digest() -> Pace {
    let json = parse(&text("static/pace.json")).expect("JSON");
    Pace::read(&json.value).expect("a digest")
}

// The chart.

#[test]
fn the_framework_convention_has_21_signatures_and_one_consent_of_five() {
    let figure = figure("cets-225", "en", &[("date", "2026-11-22")]);
    let chart = chart(&figure);
    assert_eq!(number(&chart, Counted::Signatures, false, "2026-11-22"), 21);
    assert_eq!(number(&chart, Counted::Consents, false, "2026-11-22"), 1);
    assert_eq!(number(&chart, Counted::Signatures, false, "2025-02-11"), 13);
    assert_eq!(number(&chart, Counted::Consents, false, "2025-02-11"), 0);
    assert_eq!(day_shown(&figure.scene), "22 November 2026: 21 signatures, 1 consent");
    assert_eq!(texts(&chart), ["21 signatures", "5 needed", "3 needed", "1 consent"]);
    let what: Vec<_> = chart.thresholds.iter().map(|it| it.what.as_str()).collect();
    assert_eq!(
        what,
        [
            "5 needed: consents to be bound (Article 30(3))",
            "3 needed: consents by member States (Article 30(3)); theirs alone count",
        ]
    );
    assert!(chart.marks.is_empty() && chart.lines.len() == 2);
    // the record ends before today: what comes after is not known to be so
    assert_eq!(chart.known, day("2026-09-29"));
    assert_eq!(
        chart.notes,
        ["Dashed: after 29 September 2026, the last day of the record"]
    );
    assert_eq!(
        chart.label,
        "Signatures and consents over time, from 5 September 2024. \
         29 September 2026: 21 signatures, 1 consent."
    );
    let last = chart.rows.last().expect("rows");
    assert_eq!((last.when.as_str(), &*last.counts), ("15 June 2026", &[21, 1][..]));
    assert_eq!(chart.rows[0].counts, [10, 0]);
}

#[test]
fn a_withdrawal_lowers_the_line_on_the_day_it_takes_effect() {
    let figure = figure("rome-statute", "en", &[]);
    let chart = chart(&figure);
    // Burundi, notified 27 October 2016; a year later (article 127(1))
    let on = |day| number(&chart, Counted::Consents, false, day);
    assert_eq!(on("2017-10-26") - on("2017-10-27"), 1);
    assert_eq!(on("2016-10-27"), on("2017-10-26"));
    let falls = chart.line(Counted::Consents, false).expect("a line");
    let falls = falls.counts.windows(2).filter(|it| it[1].1 < it[0].1).count();
    assert!(falls >= 3, "Burundi, the Philippines, Hungary: {falls}");
    let marks: Vec<_> = chart.marks.iter().map(|it| it.label.as_str()).collect();
    assert_eq!(
        marks,
        [
            "Condition for entry into force met: 11 April 2002",
            "Entry into force: 1 July 2002",
        ]
    );
    assert!(chart.marks.iter().all(|it| !it.is_assumed));
}

#[test]
fn a_share_has_no_line_but_the_number_beside_it_has() {
    let chart = chart(&figure("paris-agreement", "en", &[]));
    let what: Vec<_> = chart.thresholds.iter().map(|it| it.what.as_str()).collect();
    assert_eq!(what, ["55 needed: consents to be bound (Article 21(1))"]);
    let ctbt = self::chart(&figure("ctbt", "en", &[]));
    assert_eq!(ctbt.thresholds.len(), 1);
    assert!(ctbt.thresholds[0].is_of_some, "{}", ctbt.thresholds[0].what);
    assert_eq!(ctbt.thresholds[0].need.last().map(|it| it.1), Some(44));
}

#[test]
fn what_is_assumed_is_a_line_of_its_own() {
    let assume = "NO:2026-12-01 IS:2026-12-01 GB:2026-12-01 CH:2026-12-01";
    let figure = figure("cets-225", "en", &[("date", "2026-11-22"), ("assume", assume)]);
    let chart = chart(&figure);
    assert_eq!(number(&chart, Counted::Consents, false, "2026-12-01"), 1);
    assert_eq!(number(&chart, Counted::Consents, true, "2026-11-30"), 1);
    assert_eq!(number(&chart, Counted::Consents, true, "2026-12-01"), 5);
    assert!(
        texts(&chart).contains(&"5 consents") && texts(&chart).contains(&"1 consent")
    );
    assert_eq!(chart.columns.len(), 5);
    let last = chart.rows.last().expect("rows");
    assert!(last.is_ahead);
    assert_eq!((last.counts[1], last.counts[3]), (1, 5));
    assert_eq!(chart.marks.len(), 2);
    assert!(chart.marks.iter().all(|it| it.is_assumed));
    assert!(chart.marks[1].label.ends_with("1 April 2027"), "{}", chart.marks[1].label);
    assert_eq!(
        day_shown(&figure.scene),
        "Hypothesis, 22 November 2026: 21 signatures, 1 consent"
    );
    assert!(chart.label.contains("29 September 2026: 21 signatures, 1 consent"));
}

#[test]
fn every_chart_of_the_library_says_what_the_engine_counts() {
    for name in library() {
        let stem = name.trim_start_matches("static/treaties/").trim_end_matches(".json");
        for language in ["en", "fr"] {
            let figure = figure(stem, language, &[]);
            let (chart, timeline) = (chart(&figure), timeline(&figure));
            let history = History::of(figure.scene.treaty());
            for stop in &timeline.stops {
                for on in [Some(*stop), stop.pred_opt()].into_iter().flatten() {
                    if on < timeline.first {
                        continue;
                    }
                    let status = history.status_on(on);
                    let lines = [Counted::Signatures, Counted::Consents];
                    let drawn = lines.map(|it| {
                        count_on(&chart.line(it, false).expect("a line").counts, on)
                    });
                    assert_eq!(
                        drawn,
                        [status.signatures, status.consents],
                        "{stem} {on}"
                    );
                    let row = chart.rows.iter().rev().find(|it| it.day <= on);
                    let row = &row.expect("a row").counts;
                    assert_eq!(*row, [status.signatures, status.consents], "{stem} {on}");
                }
            }
            let greatest = chart.grid.last().copied().unwrap_or(0);
            assert!(chart.grid.len() <= 7 && chart.top == greatest, "{stem}");
            for pair in chart.ends.windows(2) {
                assert!(pair[1].at - pair[0].at >= 80, "{stem}: {:?}", chart.ends);
            }
            assert!(chart.ends.iter().all(|it| it.at <= 1000), "{stem}");
            let has_rough = figure.scene.treaty().acts.iter().any(|it| {
                let kind = it.kind;
                let counts =
                    kind.is_consent() || kind.is_signature() || kind.is_withdrawal();
                counts && it.day.day().is_none()
            });
            let said = match language {
                "en" => "dated only roughly",
                _ => "approximativement",
            };
            let says = chart.notes.iter().any(|it| it.contains(said));
            assert_eq!(says, has_rough, "{stem}: {:?}", chart.notes);
        }
    }
}

#[test]
fn a_path_goes_by_steps_between_two_days() {
    let figure = figure("cets-225", "en", &[]);
    let (chart, timeline) = (chart(&figure), timeline(&figure));
    let consents = &chart.line(Counted::Consents, false).expect("a line").counts;
    let path = chart.path(consents, timeline, (chart.first, chart.known));
    let (deposit, end) =
        (timeline.place(day("2026-05-15")), timeline.place(day("2026-09-29")));
    let up = 1000 - 1000 / chart.top;
    assert_eq!(path, format!("M0 1000H{deposit}V{up}H{end}"));
    assert_eq!(chart.path(consents, timeline, (chart.last, chart.first)), "");
}

// The pace.

#[test]
fn the_digest_is_what_the_command_prints() {
    let run = |files: &[String]| {
        let mut command = Command::new(env!("CARGO_BIN_EXE_treaty-map"));
        command.arg("pace").args(files).current_dir(env!("CARGO_MANIFEST_DIR"));
        command.output().expect("the program")
    };
    let printed = run(&library());
    assert!(printed.status.success());
    let printed = String::from_utf8(printed.stdout).expect("text");
    assert_eq!(
        printed,
        text("static/pace.json"),
        "static/pace.json is `treaty-map pace` of the treaties"
    );
    assert_eq!(run(&[]).status.code(), Some(2));
    assert_eq!(run(&["no-such.json".to_owned()]).status.code(), Some(2));
}

fn after(treaty: &Treaty, days: u32) -> Date {
    let days = chrono::Days::new(u64::from(days));
    treaty.opened.date.checked_add_days(days).expect("a day")
}

#[test]
fn the_digest_counts_as_the_engine_does() {
    let digest = digest();
    assert_eq!(digest.treaties.len(), library().len());
    let mut complete = 0;
    for name in library() {
        let treaty = treaty(&name);
        let it = digest.treaties.iter().find(|it| it.id == treaty.id).expect(&name);
        assert_eq!(after(&treaty, it.known), treaty.as_of, "{name}");
        let history = History::of(&treaty);
        let entry = history.status_on(treaty.as_of);
        let entry = entry.entry().and_then(|it| it.into_force.day());
        let entry = entry.filter(|it| *it <= treaty.as_of);
        assert_eq!(it.into_force.map(|it| after(&treaty, it)), entry, "{name}");
        let last = history.status_on(treaty.as_of);
        let episodes = || last.participants.iter().flat_map(|it| it.all_episodes());
        let is_rough = |from: Date, to: Date| (to - from).num_days() > 30;
        let left_out =
            episodes().filter(|it| is_rough(it.consented.from, it.consented.to)).count();
        let rough_signatures = last.participants.iter().filter_map(|it| it.signature);
        let rough_signatures =
            rough_signatures.filter(|it| is_rough(it.from, it.to)).count();
        let mut days: Vec<u32> = [&it.consents, &it.ended, &it.signatures]
            .into_iter()
            .flatten()
            .flat_map(|it| [it.saturating_sub(1), *it])
            .collect();
        days.push(it.known);
        for age in days {
            let status = history.status_on(after(&treaty, age));
            let (consents, signatures) = (it.consents_by(age), it.signatures_by(age));
            if left_out == 0 {
                assert_eq!(consents, status.consents, "{name} after {age}");
            } else {
                let most = consents + u32::try_from(left_out).expect("few");
                assert!((consents..=most).contains(&status.consents), "{name} {age}");
            }
            if rough_signatures == 0 {
                assert_eq!(signatures, status.signatures, "{name} after {age}");
            }
        }
        assert!(left_out == 0 || !it.is_complete, "{name}: {left_out}");
        complete += usize::from(it.is_complete);
    }
    assert!(complete > 5, "{complete} are complete");
}

#[test]
fn the_question_is_answered_at_the_same_age() {
    let figure = figure("cets-225", "en", &[("date", "2026-11-22")]);
    let pace = digest();
    let on = pace_on(&figure.scene, &pace).expect("open");
    assert_eq!(on.age, 808);
    // by the engine, treaty by treaty
    let mut compared = Vec::new();
    for name in library() {
        let treaty = treaty(&name);
        let it = TreatyPace::of(&treaty);
        if treaty.id != "cets-225" && it.is_complete && on.age <= it.known {
            let consents =
                History::of(&treaty).status_on(after(&treaty, on.age)).consents;
            compared.push((treaty.id.clone(), consents));
        }
    }
    let of = |id: &str| compared.iter().find(|it| it.0 == id).expect(id).1;
    let mut numbers: Vec<u32> = compared.iter().map(|it| it.1).collect();
    numbers.sort_unstable();
    let n = numbers.len();
    let doubled = numbers[(n - 1) / 2] + numbers[n / 2];
    let median = match doubled % 2 {
        0 => (doubled / 2).to_string(),
        _ => format!("{}.5", doubled / 2),
    };
    assert_eq!(
        on.answer,
        [
            "808 days after opening: 1 consent.".to_owned(),
            format!(
                "At the same age: Istanbul Convention {}, Second Protocol on Cybercrime {}.",
                of("cets-210"),
                of("cets-224")
            ),
            format!(
                "Median of {n} other treaties with complete records: {median}. \
                 {} of them had more, {} had fewer.",
                numbers.iter().filter(|it| **it > 1).count(),
                numbers.iter().filter(|it| **it < 1).count()
            ),
        ]
    );
    assert!(on.notes[0].contains("High Seas Treaty"), "{:?}", on.notes);
    assert!(on.notes.iter().any(|it| it.ends_with("up to 29 September 2026.")));
    let shown: Vec<_> = on.rows.iter().map(|it| it.consents).collect();
    let mut sorted = shown.clone();
    sorted.sort_unstable_by(|a, b| b.cmp(a));
    assert_eq!(shown, sorted);
    assert_eq!(on.rows.len(), pace.treaties.len());
    assert_eq!(on.rows.iter().filter(|it| it.is_this).count(), 1);
}

#[test]
fn whose_record_ends_before_that_age_is_left_out() {
    let figure = figure("ctbt", "fr", &[("date", "2020-01-01")]);
    let on = pace_on(&figure.scene, &digest()).expect("open");
    let paris = on.rows.iter().find(|it| it.id == "paris-agreement").expect("Paris");
    assert_eq!((paris.consents, paris.signatures), (None, None));
    assert!(paris.remark.starts_with("relevé arrêté après"), "{}", paris.remark);
    assert!(on.notes.iter().any(|it| it.contains("Accord de Paris")), "{:?}", on.notes);
    let before = self::figure("ctbt", "fr", &[("date", "1990-01-01")]);
    assert_eq!(pace_on(&before.scene, &digest()), None);
}

#[test]
fn an_assumption_is_said_to_be_one() {
    let attributes = [("date", "2026-11-22"), ("assume", "NO IS")];
    let figure = figure("cets-225", "en", &attributes);
    let on = pace_on(&figure.scene, &digest()).expect("open");
    let said = "Hypothesis: 808 days after opening, with what is assumed, 3 consents.";
    assert_eq!(on.answer[0], said);
    let own = on.rows.iter().find(|it| it.is_this).expect("this treaty");
    assert!(own.is_assumed && own.remark == "this treaty, hypothesis");
    let pace = PaceChart::of(&figure.scene, &chart(&figure), &digest());
    assert!(pace.lines[1].is_assumed && pace.lines[1].is_this);
}

#[test]
fn lines_of_the_pace_are_the_digest_s() {
    let figure = figure("cets-225", "en", &[("date", "2026-11-22")]);
    let digest = digest();
    let pace = PaceChart::of(&figure.scene, &chart(&figure), &digest);
    assert_eq!(pace.lines.len(), digest.treaties.len());
    for line in pace.lines.iter().skip(1) {
        let it = digest.treaties.iter().find(|it| it.id == line.id).expect("a treaty");
        for age in 0..=pace.days {
            let drawn = line.counts.iter().rev().find(|it| it.0 <= age);
            assert_eq!(drawn.map(|it| it.1), Some(it.consents_by(age)), "{}", line.id);
        }
    }
    assert_eq!(pace.days, 2 * 754, "twice the record's age");
    assert_eq!(pace.place(pace.days), 10_000);
    assert!(pace.ticks.len() <= 5, "{:?}", pace.ticks);
    let own = &pace.lines[0];
    assert_eq!(own.counts, [(0, 0), (617, 1)]);
    assert!(pace.path(own).starts_with("M0 1000H0V1000H"));
}

#[test]
fn what_was_fetched_stays_while_the_reader_goes_on() {
    let figure = figure("cets-225", "en", &[("tab", "chart")]);
    let pace = Rc::new(digest());
    let action = Action::Explore(Explore::Pace(Rc::clone(&pace)));
    let with = figure.next(&action).expect("something changed");
    assert!(Rc::ptr_eq(
        with.explored.as_ref().expect("explored"),
        figure.explored.as_ref().expect("explored")
    ));
    let later =
        with.next(&Action::Explore(Explore::Day(day("2025-02-11")))).expect("a day");
    assert_eq!(later.reader.exploring.pace.as_ref(), Some(&pace));
    assert!(with.next(&action).is_none(), "the same again changes nothing");
}
