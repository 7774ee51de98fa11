//! Signatures and consents over time, as steps.

use super::Timeline;
use crate::domain::{Act, ActKind, Date, History, Need, Status, Test, Unit};
use crate::i18n::Message;
use crate::view::Scene;

/// How high the plot is, in its own units.
pub const HIGH: u32 = 1000;

/// How far two labels at the ends of lines are apart at least, in units of the plot.
const APART: u32 = 80;

/// The most steps that an axis has.
const STEPS: u32 = 5;

/// What a line counts.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Counted {
    /// Who has signed, consented since or not.
    Signatures,
    /// The consents that stand.
    Consents,
}

impl Counted {
    /// Returns the name used in styles.
    pub fn name(self) -> &'static str {
        match self {
            Self::Signatures => "signatures",
            Self::Consents => "consents",
        }
    }
}

/// A number from a day on.
pub type Count = (Date, u32);

/// A line of the chart.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Line {
    /// What it counts.
    pub counted: Counted,
    /// Whether it takes in what is assumed.
    pub is_assumed: bool,
    /// The days on which the number changes, and the first.
    pub counts: Vec<Count>,
}

/// How many consents a condition asks for.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Threshold {
    /// How many; more than one where the number changes with who counts.
    pub need: Vec<Count>,
    /// Whether only some participants count.
    pub is_of_some: bool,
    /// "5 needed: consents to be bound (Article 30(3))".
    pub what: String,
}

/// A day that stands out.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Mark {
    /// The day.
    pub day: Date,
    /// The name used in styles: `met`, `into-force`.
    pub name: &'static str,
    /// "Entry into force: 1 July 2002".
    pub label: String,
    /// Whether it follows only from what is assumed.
    pub is_assumed: bool,
}

/// A text at the end of a line.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct EndLabel {
    /// "21 signatures", "5 needed".
    pub text: String,
    /// The name used in styles: `signatures`, `consents`, `threshold`.
    pub name: &'static str,
    /// Whether it takes in what is assumed.
    pub is_assumed: bool,
    /// Where it stands, from the top, in units of the plot.
    pub at: u32,
}

/// A row of the table that says the same.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Row {
    /// The day.
    pub day: Date,
    /// The day in words; "by 26 April 2008" where it is known only roughly.
    pub when: String,
    /// Signatures and consents, then the same with what is assumed, if anything is.
    pub counts: Vec<u32>,
    /// Whether it lies ahead of today.
    pub is_ahead: bool,
}

/// Signatures and consents over time.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Chart {
    /// The first day.
    pub first: Date,
    /// The last.
    pub last: Date,
    /// The last day of which something is known: that of the record, or today.
    pub known: Date,
    /// The greatest number on the axis.
    pub top: u32,
    /// The numbers written beside the axis.
    pub grid: Vec<u32>,
    /// The lines; those that take in what is assumed come last, if they differ.
    pub lines: Vec<Line>,
    /// What conditions ask for.
    pub thresholds: Vec<Threshold>,
    /// The days that stand out.
    pub marks: Vec<Mark>,
    /// The texts at the ends of lines, from the top.
    pub ends: Vec<EndLabel>,
    /// All in a sentence.
    pub label: String,
    /// What the look of lines means.
    pub notes: Vec<String>,
    /// The heads of the table's columns.
    pub columns: Vec<String>,
    /// The table that says the same.
    pub rows: Vec<Row>,
}

/// Returns how far apart the numbers of an axis are, at most so many of them: 1, 2 or 5 with
/// noughts.
pub(super) fn step(greatest: u32, at_most: u32) -> u32 {
    let least = greatest.div_ceil(at_most.max(1)).max(1);
    let mut power: u32 = 1;
    loop {
        for digit in [1, 2, 5] {
            let step = power.saturating_mul(digit);
            if step >= least {
                return step;
            }
        }
        power = power.saturating_mul(10);
    }
}

/// Returns the numbers of an axis, the last of which is no less than the greatest.
pub(super) fn axis(greatest: u32) -> Vec<u32> {
    let step = step(greatest, STEPS);
    (0..=greatest.div_ceil(step).max(1)).map(|it| it * step).collect()
}

/// Returns the number on a day.
pub fn count_on(counts: &[Count], day: Date) -> u32 {
    counts.iter().rev().find(|it| it.0 <= day).map_or(0, |it| it.1)
}

fn changes(stops: &[(Date, u32)]) -> Vec<Count> {
    let mut counts: Vec<Count> = Vec::new();
    for &(day, number) in stops {
        if counts.last().is_none_or(|it| it.1 != number) {
            counts.push((day, number));
        }
    }
    counts
}

fn lines(days: &[(Date, Status)], is_assumed: bool) -> Vec<Line> {
    let line = |counted: Counted| {
        let number = |it: &Status| match counted {
            Counted::Signatures => it.signatures,
            Counted::Consents => it.consents,
        };
        let all: Vec<_> = days.iter().map(|it| (it.0, number(&it.1))).collect();
        Line { counted, is_assumed, counts: changes(&all) }
    };
    [Counted::Signatures, Counted::Consents].map(line).into()
}

/// Returns the status on each day, with acts that are assumed or without.
fn evaluated(history: &History<'_>, days: &[Date]) -> Vec<(Date, Status)> {
    days.iter().map(|day| (*day, history.status_on(*day))).collect()
}

impl Chart {
    /// Returns the chart of a scene's treaty, with what is assumed.
    pub fn of(scene: &Scene, timeline: &Timeline) -> Self {
        let treaty = scene.treaty();
        let on_record = History::of(treaty);
        let days = evaluated(&on_record, &timeline.stops);
        let mut all = lines(&days, false);
        if !scene.assumed.acts.is_empty() {
            let history = History::assuming(treaty, Date::MAX, &scene.assumed);
            let assumed = lines(&evaluated(&history, &timeline.stops), true);
            let differ = assumed.into_iter().zip(all.clone());
            let differ = differ.filter(|(it, was)| it.counts != was.counts);
            all.extend(differ.map(|it| it.0).collect::<Vec<_>>());
        }
        let thresholds = thresholds(scene, &days);
        let numbers = all.iter().flat_map(|it| &it.counts);
        let numbers = numbers.chain(thresholds.iter().flat_map(|it| &it.need));
        let grid = axis(numbers.map(|it| it.1).max().unwrap_or(0));
        let known = scene.today.min(treaty.as_of).clamp(timeline.first, timeline.last);
        let mut chart = Self {
            first: timeline.first,
            last: timeline.last,
            known,
            top: grid.last().copied().unwrap_or(1),
            grid,
            marks: marks(scene, timeline, &on_record),
            ends: Vec::new(),
            label: String::new(),
            notes: Vec::new(),
            columns: Vec::new(),
            rows: rows(scene, timeline, &all),
            lines: all,
            thresholds,
        };
        chart.ends = chart.end_labels(scene);
        let number = |counted| {
            chart.line(counted, false).map_or(0, |it| count_on(&it.counts, known))
        };
        let numbers = (number(Counted::Signatures), number(Counted::Consents));
        let day = day_in_words(scene, Message::ChartDay, known, numbers);
        let from = scene.words.date(timeline.first);
        let with = [("from", &*from), ("day", &*day)];
        chart.label = scene.fill(Message::ChartLabel, &with);
        chart.notes = chart.notes_of(scene);
        chart.columns = chart.columns_of(scene);
        chart
    }

    /// Returns the line of a number.
    pub fn line(&self, counted: Counted, is_assumed: bool) -> Option<&Line> {
        self.lines.iter().find(|it| (it.counted, it.is_assumed) == (counted, is_assumed))
    }

    /// Returns where a number stands, from the top, in units of the plot.
    pub fn height(&self, number: u32) -> u32 {
        let up = (number * HIGH).checked_div(self.top).unwrap_or(0);
        HIGH.saturating_sub(up)
    }

    /// Returns a line as the data of a path, between two days.
    pub fn path(
        &self,
        counts: &[Count],
        timeline: &Timeline,
        between: (Date, Date),
    ) -> String {
        let (from, to) = between;
        if to <= from {
            return String::new();
        }
        let height = |day| self.height(count_on(counts, day));
        let mut path = format!("M{} {}", timeline.place(from), height(from));
        for (day, number) in counts.iter().filter(|it| from < it.0 && it.0 <= to) {
            path += &format!("H{}V{}", timeline.place(*day), self.height(*number));
        }
        path + &format!("H{}", timeline.place(to))
    }

    fn end_labels(&self, scene: &Scene) -> Vec<EndLabel> {
        let mut ends: Vec<EndLabel> = Vec::new();
        let mut add = |text: String, name, is_assumed, number| {
            let at = self.height(number);
            if ends.iter().all(|it| it.text != text || it.is_assumed != is_assumed) {
                ends.push(EndLabel { text, name, is_assumed, at });
            }
        };
        for line in &self.lines {
            let number = count_on(&line.counts, self.last);
            let text = counted_in_words(scene, line.counted, number);
            add(text, line.counted.name(), line.is_assumed, number);
        }
        for threshold in &self.thresholds {
            let number = count_on(&threshold.need, self.last);
            let text = scene.fill(Message::ChartNeeded, &[("n", &number.to_string())]);
            add(text, "threshold", false, number);
        }
        let mut ends = crate::domain::sorted_by(ends, |a, b| a.at.cmp(&b.at));
        spread(&mut ends);
        ends
    }

    fn notes_of(&self, scene: &Scene) -> Vec<String> {
        let mut notes = Vec::new();
        if self.known < self.last {
            let date = scene.words.date(self.known);
            notes.push(match self.known < scene.today {
                true => scene.fill(Message::ChartKnown, &[("date", &date)]),
                false => scene.say(Message::ChartAhead),
            });
        }
        let is_rough = |it: &&Act| counts(it.kind) && it.day.day().is_none();
        let rough = scene.treaty().acts.iter().filter(is_rough).count();
        let rough = u32::try_from(rough).unwrap_or(u32::MAX);
        if rough > 0 {
            let with = [("n", &*rough.to_string())];
            notes.push(scene.words.count(Message::ChartRough, rough, &with));
        }
        notes
    }

    fn columns_of(&self, scene: &Scene) -> Vec<String> {
        let mut columns =
            vec![Message::ChartDate, Message::ChartSignatures, Message::ChartStanding];
        if self.lines.iter().any(|it| it.is_assumed) {
            columns
                .extend([Message::ChartSignaturesAssumed, Message::ChartStandingAssumed]);
        }
        columns.into_iter().map(|it| scene.say(it)).collect()
    }
}

/// Returns whether an act bears on what is counted.
fn counts(kind: ActKind) -> bool {
    kind.is_signature() || kind.is_consent() || kind.is_withdrawal()
}

/// Moves labels, which stand in order, apart and back into the plot.
fn spread(labels: &mut [EndLabel]) {
    let mut least = 0;
    for label in labels.iter_mut() {
        label.at = label.at.max(least);
        least = label.at + APART;
    }
    let mut most = HIGH;
    for label in labels.iter_mut().rev() {
        label.at = label.at.min(most);
        most = label.at.saturating_sub(APART);
    }
}

/// Returns a number with what it counts: "21 signatures".
pub(super) fn counted_in_words(scene: &Scene, counted: Counted, number: u32) -> String {
    let message = match counted {
        Counted::Signatures => Message::TimelineSignatures,
        Counted::Consents => Message::ChartConsents,
    };
    scene.words.count(message, number, &[("n", &number.to_string())])
}

fn day_in_words(
    scene: &Scene,
    message: Message,
    day: Date,
    (signatures, consents): (u32, u32),
) -> String {
    let date = scene.words.date(day);
    let signatures = counted_in_words(scene, Counted::Signatures, signatures);
    let consents = counted_in_words(scene, Counted::Consents, consents);
    let with = [("date", &*date), ("signatures", &*signatures), ("consents", &*consents)];
    scene.fill(message, &with)
}

/// Returns the day shown with its numbers: "22 November 2026: 21 signatures, 1 consent".
pub fn day_shown(scene: &Scene) -> String {
    let message = match scene.assumed.acts.is_empty() {
        true => Message::ChartDay,
        false => Message::ChartDayAssumed,
    };
    let numbers = (scene.status.signatures, scene.status.consents);
    day_in_words(scene, message, scene.on, numbers)
}

/// Returns what the conditions ask for that are counted in participants.
fn thresholds(scene: &Scene, days: &[(Date, Status)]) -> Vec<Threshold> {
    let treaty = scene.treaty();
    let mut all: Vec<Threshold> = Vec::new();
    let clauses = treaty.entry_clauses();
    let leaves = clauses.flat_map(|(_, it)| it.condition.leaves());
    for (place, leaf) in leaves.enumerate() {
        let Some(last) = days.last().and_then(|it| it.1.conditions.get(place)) else {
            continue;
        };
        if last.unit != Unit::Participants {
            continue;
        }
        let need = days
            .iter()
            .filter_map(|(day, status)| Some((*day, status.conditions.get(place)?.need)));
        let need = changes(&need.collect::<Vec<_>>());
        let whose = last.group.as_ref().and_then(|id| treaty.groups.get(id));
        let every_signatory = matches!(
            &leaf.test,
            Test::Consents(it) if it.need == Need::EverySignatory
        );
        let whose = match whose {
            _ if every_signatory => Some(scene.say(Message::ProgressSignatories)),
            Some(group) => Some(scene.text(&group.members_name).to_owned()),
            None => None,
        };
        let label = match &whose {
            Some(group) => scene.fill(Message::ProgressGroupFirst, &[("group", group)]),
            None => scene.say(Message::ProgressTotal),
        };
        let article = scene.fill(Message::Article, &[("article", &leaf.article.0)]);
        let number = last.need.to_string();
        let with = [("n", &*number), ("what", &*label), ("article", &*article)];
        let message =
            if whose.is_some() { Message::ChartNeedOf } else { Message::ChartNeed };
        let what = scene.fill(message, &with);
        if all.iter().all(|it| it.what != what) {
            all.push(Threshold { need, is_of_some: whose.is_some(), what });
        }
    }
    all
}

/// Returns the days on which the condition was met and the treaty entered into force.
fn marks(scene: &Scene, timeline: &Timeline, on_record: &History<'_>) -> Vec<Mark> {
    let entry = on_record.entry_on(Date::MAX);
    let (met, into_force) =
        (entry.and_then(|it| it.met.day()), entry.and_then(|it| it.into_force.day()));
    let of = |day: Option<Date>, recorded: Option<Date>, name, message| {
        let day = day.filter(|it| timeline.first <= *it)?;
        let (date, event) = (scene.words.date(day), scene.say(message));
        let with = [("event", &*event), ("date", &*date)];
        let label = scene.fill(Message::ChartMark, &with);
        Some(Mark { day, name, label, is_assumed: recorded != Some(day) })
    };
    let met = of(timeline.met, met, "met", Message::MomentConditionMet);
    let into_force =
        of(timeline.into_force, into_force, "into-force", Message::MomentEntryIntoForce);
    met.into_iter().chain(into_force).collect()
}

/// Returns a row for every day on which a number changes.
fn rows(scene: &Scene, timeline: &Timeline, lines: &[Line]) -> Vec<Row> {
    let has_assumed = lines.iter().any(|it| it.is_assumed);
    let number = |counted, is_assumed, day| {
        let found = |wanted: bool| {
            lines.iter().find(|it| (it.counted, it.is_assumed) == (counted, wanted))
        };
        // what does not differ has no line of its own
        let line = if is_assumed { found(true).or(found(false)) } else { found(false) };
        line.map_or(0, |it| count_on(&it.counts, day))
    };
    let mut rows: Vec<Row> = Vec::new();
    for &day in &timeline.stops {
        let mut counts = Vec::new();
        for is_assumed in [false, true] {
            if !is_assumed || has_assumed {
                counts.push(number(Counted::Signatures, is_assumed, day));
                counts.push(number(Counted::Consents, is_assumed, day));
            }
        }
        if rows.last().is_some_and(|it| it.counts == counts) {
            continue;
        }
        let date = scene.words.date(day);
        let mut acts = scene.treaty().acts.iter();
        let is_rough =
            acts.any(|it| it.day.to == day && it.day.from < day && self::counts(it.kind));
        let when = match is_rough {
            true => scene.fill(Message::ByDay, &[("date", &date)]),
            false => date,
        };
        rows.push(Row { day, when, counts, is_ahead: day > scene.today });
    }
    rows
}
