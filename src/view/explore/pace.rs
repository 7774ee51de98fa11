//! How fast a treaty goes beside others: consents by days since the opening for signature.

use super::chart::{Chart, Counted, HIGH, axis, counted_in_words, step};
use crate::data::{Pace, TreatyPace};
use crate::domain::{Date, Text, sorted_by};
use crate::i18n::{Message, fold};
use crate::view::Scene;
use crate::view::scene::joined;
use std::cmp::Reverse;

/// The fewest days that the axis is long.
const SHORTEST: u32 = 730;

/// How many treaties a sentence names.
const NAMED: usize = 3;

/// The most numbers under the axis: there is room for so many on a phone.
const TICKS: u32 = 4;

/// The lines of treaties, whatever the day.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct PaceChart {
    /// How many days the axis is long.
    pub days: u32,
    /// The numbers under the axis.
    pub ticks: Vec<u32>,
    /// The numbers beside the axis.
    pub grid: Vec<u32>,
    /// This treaty first, then the others by id.
    pub lines: Vec<PaceLine>,
    /// What is drawn.
    pub label: String,
}

/// The line of a treaty.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct PaceLine {
    /// The treaty.
    pub id: String,
    /// Its title.
    pub title: String,
    /// Whether it is the one shown.
    pub is_this: bool,
    /// Whether it takes in what is assumed.
    pub is_assumed: bool,
    /// Whether nothing is known to be missing.
    pub is_complete: bool,
    /// The consents that stand from a day on, by days since the opening.
    pub counts: Vec<(u32, u32)>,
    /// The day after which nothing is known.
    pub end: u32,
}

/// How a treaty stands beside others on the day shown.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct PaceOn {
    /// How many days after the opening.
    pub age: u32,
    /// The answer, sentence by sentence.
    pub answer: Vec<String>,
    /// What is left out, and why.
    pub notes: Vec<String>,
    /// The treaties, those with most consents at that age first.
    pub rows: Vec<PaceRow>,
}

/// A treaty in the list and the table.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct PaceRow {
    /// The treaty.
    pub id: String,
    /// Its title.
    pub title: String,
    /// The title's language, where it is not the figure's.
    pub language: Option<String>,
    /// Whether it is the one shown.
    pub is_this: bool,
    /// Whether its numbers take in what is assumed.
    pub is_assumed: bool,
    /// Its consents at that age; `None`: its record ends before.
    pub consents: Option<u32>,
    /// Its signatures at that age.
    pub signatures: Option<u32>,
    /// "this treaty", "incomplete record"; empty for most.
    pub remark: String,
    /// The day of its opening, in words.
    pub opened: String,
    /// How long after that it entered into force, in words; empty where it has not.
    pub entry: String,
    /// "complete", "incomplete record", "record ends after 300 days".
    pub record: String,
}

fn days_between(from: Date, to: Date) -> Option<u32> {
    u32::try_from(to.signed_duration_since(from).num_days()).ok()
}

/// Returns the other treaties of a digest.
fn others<'p>(scene: &Scene, pace: &'p Pace) -> Vec<&'p TreatyPace> {
    let own = &scene.treaty().id;
    pace.treaties.iter().filter(|it| it.id != *own).collect()
}

impl PaceChart {
    /// Returns the lines of a scene's treaty and of others.
    pub fn of(scene: &Scene, chart: &Chart, pace: &Pace) -> Self {
        let number = |day| days_between(chart.first, day).unwrap_or(0);
        let own = |is_assumed| {
            let line = chart.line(Counted::Consents, is_assumed)?;
            Some(line.counts.iter().map(|it| (number(it.0), it.1)).collect::<Vec<_>>())
        };
        let mut end = number(chart.known);
        let line = |is_assumed, counts, end| PaceLine {
            id: scene.treaty().id.clone(),
            title: scene.say(Message::PaceThis),
            is_this: true,
            is_assumed,
            is_complete: !scene.is_incomplete(),
            counts,
            end,
        };
        let mut lines = vec![line(false, own(false).unwrap_or_default(), end)];
        if let Some(counts) = own(true) {
            end = number(chart.last);
            lines.push(line(true, counts, end));
        }
        let others = others(scene, pace);
        lines.extend(others.iter().map(|it| {
            let mut days: Vec<u32> =
                it.consents.iter().chain(&it.ended).copied().collect();
            days.push(0);
            days.sort_unstable();
            days.dedup();
            PaceLine {
                id: it.id.clone(),
                title: scene.text(&it.title).to_owned(),
                is_this: false,
                is_assumed: false,
                is_complete: it.is_complete,
                counts: days.into_iter().map(|day| (day, it.consents_by(day))).collect(),
                end: it.known,
            }
        }));
        let longest = others.iter().map(|it| it.known).max().unwrap_or(0).max(end);
        // twice its age: what others did after that says nothing yet
        let days = end.saturating_mul(2).max(SHORTEST).min(longest).max(1);
        let seen = lines.iter().flat_map(|it| &it.counts).filter(|it| it.0 <= days);
        let grid = axis(seen.map(|it| it.1).max().unwrap_or(0));
        let every = step(days, TICKS);
        let n = others.len().to_string();
        Self {
            days,
            ticks: (0..=days / every).map(|it| it * every).collect(),
            grid,
            lines,
            label: scene.fill(Message::PaceLabel, &[("n", &n)]),
        }
    }

    /// Returns where a day lies on the axis, in ten thousandths.
    pub fn place(&self, day: u32) -> u32 {
        let tenths = u64::from(day.min(self.days)) * 10_000;
        let place = tenths.checked_div(u64::from(self.days)).unwrap_or(0);
        u32::try_from(place).unwrap_or(10_000)
    }

    /// Returns where a number stands, from the top, in units of the plot.
    pub fn height(&self, number: u32) -> u32 {
        let top = self.grid.last().copied().unwrap_or(1).max(1);
        HIGH.saturating_sub(number * HIGH / top)
    }

    /// Returns a line as the data of a path.
    pub fn path(&self, line: &PaceLine) -> String {
        let end = line.end.min(self.days);
        let mut path = format!("M0 {}", self.height(0));
        for (day, number) in line.counts.iter().filter(|it| it.0 <= end) {
            path += &format!("H{}V{}", self.place(*day), self.height(*number));
        }
        path + &format!("H{}", self.place(end))
    }
}

/// Returns half of a sum, in words.
fn half(scene: &Scene, doubled: u32) -> String {
    let mut number = (doubled / 2).to_string();
    if doubled % 2 == 1 {
        number.push_str(&scene.say(Message::Decimal));
        number.push('5');
    }
    number
}

/// Returns twice the median of some numbers, if there are any.
fn doubled_median(mut numbers: Vec<u32>) -> Option<u32> {
    numbers.sort_unstable();
    let last = numbers.len().checked_sub(1)?;
    let (low, high) = (numbers.get(last / 2)?, numbers.get(last - last / 2)?);
    Some(low + high)
}

/// Returns how a scene's treaty stands beside others on the day shown; `None` before it opened.
pub fn pace_on(scene: &Scene, pace: &Pace) -> Option<PaceOn> {
    let treaty = scene.treaty();
    let age = days_between(treaty.opened.date, scene.on)?;
    let own = scene.status.consents;
    let others = others(scene, pace);
    let at_that_age = |it: &TreatyPace| (age <= it.known).then(|| it.consents_by(age));
    let days = in_days(scene, age);
    let consents = counted_in_words(scene, Counted::Consents, own);
    let is_assumed = !scene.assumed.acts.is_empty();
    let message = if is_assumed { Message::PaceHypothesis } else { Message::PaceAnswer };
    let with = [("days", &*days), ("consents", &*consents)];
    let mut answer = vec![scene.fill(message, &with)];

    let compared: Vec<(&TreatyPace, u32)> = others
        .iter()
        .filter(|it| it.is_complete)
        .filter_map(|it| Some((*it, at_that_age(it)?)))
        .collect();
    let compared = sorted_by(compared, |a, b| b.1.cmp(&a.1).then(a.0.id.cmp(&b.0.id)));
    let mut named: Vec<_> = compared
        .iter()
        .filter(|it| is_kin(it.0.auspices.as_ref(), treaty.auspices.as_ref()))
        .take(NAMED)
        .collect();
    if named.is_empty() {
        named = compared.iter().take(1).chain(compared.iter().skip(1).last()).collect();
    }
    let one = |it: &&(&TreatyPace, u32)| {
        let (title, n) = (scene.text(&it.0.title), it.1.to_string());
        scene.fill(Message::PaceOne, &[("title", title), ("n", &n)])
    };
    let separator = scene.say(Message::AnswerSeparator);
    let names = joined(&named.iter().map(one).collect::<Vec<_>>(), &separator);
    if !names.is_empty() {
        answer.push(scene.fill(Message::PaceNamed, &[("names", &names)]));
    }
    let numbers: Vec<u32> = compared.iter().map(|it| it.1).collect();
    if let Some(median) = doubled_median(numbers.clone()) {
        let number = |it: usize| u32::try_from(it).unwrap_or(u32::MAX);
        let n = number(numbers.len());
        let more = number(numbers.iter().filter(|it| **it > own).count());
        let fewer = number(numbers.iter().filter(|it| **it < own).count());
        let (median, count) = (half(scene, median), n.to_string());
        let (more, fewer) = (more.to_string(), fewer.to_string());
        let with =
            [("n", &*count), ("median", &*median), ("more", &*more), ("fewer", &*fewer)];
        answer.push(scene.words.count(Message::PaceMedian, n, &with));
    }
    let rows = rows(scene, &others, age);
    let notes = notes(scene, &others, age);
    Some(PaceOn { age, answer, notes, rows })
}

/// Returns whether two treaties were made in the same organization. By its English name: of
/// the built-in treaty, a page may have no other.
fn is_kin(one: Option<&Text>, other: Option<&Text>) -> bool {
    one.zip(other).is_some_and(|(one, other)| one.words("en") == other.words("en"))
}

fn in_days(scene: &Scene, days: u32) -> String {
    scene.words.count(Message::PaceDays, days, &[("n", &days.to_string())])
}

/// Returns what is left out, and why.
fn notes(scene: &Scene, others: &[&TreatyPace], age: u32) -> Vec<String> {
    let separator = scene.say(Message::AnswerSeparator);
    let named = |message, wanted: &dyn Fn(&TreatyPace) -> bool| {
        let some = others.iter().filter(|it| wanted(it));
        let names: Vec<_> = some.map(|it| scene.text(&it.title).to_owned()).collect();
        let names = joined(&names, &separator);
        (!names.is_empty()).then(|| scene.fill(message, &[("names", &names)]))
    };
    let mut notes = Vec::new();
    notes.extend(named(Message::PaceIncomplete, &|it| !it.is_complete));
    notes.extend(named(Message::PaceYoung, &|it| it.is_complete && it.known < age));
    if scene.is_incomplete() {
        notes.push(scene.say(Message::PaceOwnIncomplete));
    }
    let as_of = scene.treaty().as_of;
    if as_of < scene.on {
        let date = scene.words.date(as_of);
        notes.push(scene.fill(Message::PaceAsOf, &[("date", &date)]));
    }
    notes
}

fn rows(scene: &Scene, others: &[&TreatyPace], age: u32) -> Vec<PaceRow> {
    let treaty = scene.treaty();
    let row = |id: &str, title: &Text, opened: Date, into_force: Option<u32>| PaceRow {
        id: id.to_owned(),
        title: scene.text(title).to_owned(),
        language: scene.foreign(title),
        is_this: false,
        is_assumed: false,
        consents: None,
        signatures: None,
        remark: String::new(),
        opened: scene.words.date(opened),
        entry: into_force.map(|it| in_days(scene, it)).unwrap_or_default(),
        record: scene.say(Message::PaceComplete),
    };
    let partial = scene.say(Message::PacePartial);
    let opened = treaty.opened.date;
    let entry = scene.status.entry().and_then(|it| it.into_force.day());
    let entry = entry.filter(|it| *it <= scene.on);
    let entry = entry.and_then(|it| days_between(opened, it));
    let title = treaty.short_title.as_ref().unwrap_or(&treaty.title);
    let mut own = row(&treaty.id, title, opened, entry);
    own.is_this = true;
    own.consents = Some(scene.status.consents);
    own.signatures = Some(scene.status.signatures);
    own.remark = scene.say(Message::PaceThis);
    own.is_assumed = !scene.assumed.acts.is_empty();
    if scene.is_incomplete() {
        own.record.clone_from(&partial);
    }
    if own.is_assumed {
        own.remark = scene.say(Message::PaceThisAssumed);
        own.record.clone_from(&own.remark);
    }
    let mut rows = vec![own];
    for it in others {
        let mut row = row(&it.id, &it.title, it.opened, it.into_force);
        if age <= it.known {
            row.consents = Some(it.consents_by(age));
            row.signatures = Some(it.signatures_by(age));
        }
        if age > it.known {
            let days = in_days(scene, it.known);
            row.record = scene.fill(Message::PaceEnds, &[("days", &days)]);
            row.remark.clone_from(&row.record);
        } else if !it.is_complete {
            row.record.clone_from(&partial);
            row.remark.clone_from(&partial);
        }
        rows.push(row);
    }
    // days may pass quickly: each title is folded once
    let rows: Vec<_> = rows.into_iter().map(|it| (fold(&it.title), it)).collect();
    let key = |it: &PaceRow| (Reverse(it.consents), !it.is_this);
    let rows = sorted_by(rows, |a, b| (key(&a.1), &a.0).cmp(&(key(&b.1), &b.0)));
    rows.into_iter().map(|it| it.1).collect()
}
