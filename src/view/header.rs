//! The answer first: the title, the status as a sentence one can quote, the latest act.

use super::acts::{has_undated, latest};
use super::progress::leaves;
use super::scene::joined;
use super::{Options, Scene};
use crate::domain::{Date, Earliest, Entry, State, Unreachable};
use crate::i18n::Message;
use chrono::Days;
use std::cmp::Ordering;

/// What stands above the figure.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Header {
    /// "Council of Europe · CETS No. 225".
    pub kicker: String,
    /// The title.
    pub title: String,
    /// The language of the title, where it is not the figure's.
    pub title_language: Option<String>,
    /// The level of the heading, 2 to 6.
    pub level: u8,
    /// "Not in force."
    pub state: String,
    /// "1 of 5 consents needed, 0 of 3 by member States."; empty once met.
    pub conditions: String,
    /// "As of 29 September 2026."
    pub as_of: String,
    /// "In 99 days", where a day is known or follows from what is assumed.
    pub countdown: Option<String>,
    /// "If the missing consents were deposited today, ..."
    pub outlook: Option<String>,
    /// "Latest: Albania signed, 15 June 2026".
    pub latest: Option<String>,
    /// A notice that the day shown is not today.
    pub other_day: Option<String>,
    /// A notice that the record wants another look, or that acts are missing from it.
    pub stale: Option<String>,
}

impl Header {
    /// Returns the whole answer as one line.
    pub fn answer(&self) -> String {
        let parts = [&self.state, &self.conditions, &self.as_of].map(String::clone);
        joined(&parts, " ")
    }
}

/// Returns what stands above the figure.
pub fn header(scene: &Scene, options: &Options) -> Header {
    let treaty = scene.treaty();
    let words = &scene.words;
    let date = |day| words.date(day);
    let named = treaty.short_title.as_ref().unwrap_or(&treaty.title);
    let kicker = [&treaty.auspices, &treaty.reference]
        .map(|it| it.as_ref().map_or_else(String::new, |it| scene.text(it).to_owned()));
    let (state, conditions) = match scene.status.state {
        State::NotInForce => (scene.say(Message::NotInForce), conditions(scene)),
        State::Pending(entry) => {
            let messages = [Message::Pending, Message::PendingRoughly];
            (since(scene, &entry, messages), String::new())
        }
        State::InForce(entry) => {
            let messages = [Message::InForce, Message::InForceRoughly];
            (since(scene, &entry, messages), String::new())
        }
        State::Terminated(_, end) => {
            (scene.fill(Message::Terminated, &[("date", &date(end))]), String::new())
        }
    };
    let dated = |message, day| scene.fill(message, &[("date", &date(day))]);
    Header {
        kicker: joined(&kicker, " · "),
        title: options.heading.clone().unwrap_or_else(|| scene.text(named).to_owned()),
        title_language: scene.foreign(named).filter(|_| options.heading.is_none()),
        level: options.heading_level,
        state,
        conditions,
        as_of: dated(Message::AsOf, scene.known_on()),
        countdown: countdown(scene),
        outlook: outlook(scene, Message::EarliestToday),
        latest: latest(scene).map(|(act, day)| {
            let message =
                if has_undated(scene) { Message::LatestKnown } else { Message::Latest };
            scene.fill(message, &[("act", &act), ("date", &day)])
        }),
        other_day: match scene.on.cmp(&scene.today) {
            Ordering::Less => Some(dated(Message::OtherDay, scene.on)),
            Ordering::Equal => None,
            Ordering::Greater => Some(dated(Message::DayAhead, scene.on)),
        },
        stale: doubt(scene, scene.today),
    }
}

/// Returns how many days there are from the day shown to the entry into force.
fn countdown(scene: &Scene) -> Option<String> {
    let day = match scene.status.state {
        State::Pending(entry) => entry.into_force.day(),
        _ => scene.status.projected,
    };
    let days = day?.signed_duration_since(scene.on).num_days();
    let days = u32::try_from(days).ok().filter(|it| *it > 0)?;
    let with = [("n", &*days.to_string())];
    Some(scene.words.count(Message::Countdown, days, &with))
}

/// Returns the state with its day, in the words for a day that is known or those for one
/// that is known only roughly.
fn since(scene: &Scene, entry: &Entry, [known, roughly]: [Message; 2]) -> String {
    let message = if entry.into_force.day().is_some() { known } else { roughly };
    let day = scene.words.span(entry.into_force, scene.treaty().opened.date);
    scene.fill(message, &[("date", &day)])
}

fn conditions(scene: &Scene) -> String {
    let mut said = String::new();
    let mut last = None;
    for leaf in leaves(scene) {
        let is_first = last != Some(leaf.way);
        let Some(part) = leaf.sentence(scene, is_first) else { continue };
        if last.is_some() {
            said.push_str(&scene.say(Message::AnswerSeparator));
            if is_first {
                said.push_str(&scene.say(Message::Or));
                said.push(' ');
            }
        }
        said.push_str(&part);
        last = Some(leaf.way);
    }
    if !said.is_empty() {
        said.push('.');
    }
    said
}

/// Returns what would come next; `at_once` says it of the day shown, where that is today.
pub(super) fn outlook(scene: &Scene, at_once: Message) -> Option<String> {
    if scene.status.state != State::NotInForce {
        return None;
    }
    let dated = |message, day| {
        let (on, date) = (scene.words.date(scene.on), scene.words.date(day));
        Some(scene.fill(message, &[("on", &on), ("date", &date)]))
    };
    if let Some(day) = scene.status.projected {
        return dated(Message::AssumedOutlook, day);
    }
    let soonest = scene.status.range.map(|it| it.0).filter(|&day| day <= scene.on);
    if let Some(day) = soonest {
        return dated(Message::MayBeInForce, day);
    }
    match scene.status.earliest {
        Earliest::On(day) if at_once != Message::EarliestToday => dated(at_once, day),
        Earliest::On(day) if scene.on == scene.today => dated(at_once, day),
        Earliest::On(day) if scene.on > scene.today => dated(Message::EarliestAhead, day),
        Earliest::On(day) => dated(Message::EarliestOn, day),
        Earliest::No(Unreachable::NotOpen) => {
            dated(Message::NotOpenYet, scene.treaty().opened.date)
        }
        Earliest::No(
            Unreachable::NoClause
            | Unreachable::TooFewEntitled
            | Unreachable::NotAttested,
        ) => None,
    }
}

/// Returns what makes the record doubtful for who reads it on a day.
pub(super) fn doubt(scene: &Scene, read_on: Date) -> Option<String> {
    let mut said = String::new();
    if is_stale(scene, read_on) {
        let day = scene.words.date(scene.treaty().as_of);
        said = scene.fill(Message::Stale, &[("date", &day)]);
    }
    if scene.is_incomplete() {
        if !said.is_empty() {
            said.push(' ');
        }
        said.push_str(&scene.say(Message::Incomplete));
    }
    (!said.is_empty()).then_some(said)
}

fn is_stale(scene: &Scene, read_on: Date) -> bool {
    let treaty = scene.treaty();
    let due = treaty
        .review_after_days
        .and_then(|days| treaty.as_of.checked_add_days(Days::new(u64::from(days))));
    due.is_some_and(|due| due < read_on)
}
