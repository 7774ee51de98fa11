//! The answer first: the title, the status as a sentence one can quote, the latest act.

use super::acts::latest;
use super::{Options, Scene};
use crate::domain::{Earliest, State, Unreachable};
use crate::i18n::Message;
use chrono::Days;

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
    /// "If the missing consents were deposited today, ..."
    pub outlook: Option<String>,
    /// "Latest: Albania signed, 15 June 2026".
    pub latest: Option<String>,
    /// A notice that the day shown is not today.
    pub other_day: Option<String>,
    /// A notice that the record wants another look.
    pub stale: Option<String>,
}

impl Header {
    /// Returns the whole answer as one line.
    pub fn answer(&self) -> String {
        let parts = [&self.state, &self.conditions, &self.as_of];
        let said: Vec<&str> =
            parts.into_iter().map(String::as_str).filter(|it| !it.is_empty()).collect();
        said.join(" ")
    }
}

/// Returns what stands above the figure.
pub fn header(scene: &Scene, options: &Options) -> Header {
    let treaty = scene.treaty();
    let words = &scene.words;
    let date = |day| words.date(day);
    let named = treaty.short_title.as_ref().unwrap_or(&treaty.title);
    let kicker: Vec<&str> = [&treaty.auspices, &treaty.reference]
        .into_iter()
        .flatten()
        .map(|it| scene.text(it))
        .collect();
    let (state, conditions) = match scene.status.state {
        State::NotInForce => (scene.say(Message::NotInForce), conditions(scene)),
        State::Pending(entry) => {
            let day = date(entry.into_force.to);
            (scene.fill(Message::Pending, &[("date", &day)]), String::new())
        }
        State::InForce(entry) | State::Terminated(entry, _) => {
            let day = date(entry.into_force.to);
            (scene.fill(Message::InForce, &[("date", &day)]), String::new())
        }
    };
    let dated = |message, day| scene.fill(message, &[("date", &date(day))]);
    Header {
        kicker: kicker.join(" · "),
        title: options.heading.clone().unwrap_or_else(|| scene.text(named).to_owned()),
        title_language: scene.foreign(named).filter(|_| options.heading.is_none()),
        level: options.heading_level,
        state,
        conditions,
        as_of: dated(Message::AsOf, scene.known_on()),
        outlook: outlook(scene),
        latest: latest(scene).map(|(act, day)| {
            scene.fill(Message::Latest, &[("act", &act), ("date", &date(day))])
        }),
        other_day: (scene.on != scene.today).then(|| dated(Message::OtherDay, scene.on)),
        stale: is_stale(scene).then(|| dated(Message::Stale, treaty.as_of)),
    }
}

fn conditions(scene: &Scene) -> String {
    let leaves = scene.status.conditions.iter().enumerate().map(|(idx, leaf)| {
        let (have, need) = (leaf.have.to_string(), leaf.need.to_string());
        let group = leaf.group.as_ref().and_then(|id| scene.treaty().groups.get(id));
        let group = group.map(|it| scene.text(&it.members_name));
        let with = [("have", have.as_str()), ("need", need.as_str())];
        let grouped = [with[0], with[1], ("group", group.unwrap_or_default())];
        match (group, idx) {
            (None, _) => scene.words.count(Message::AnswerTotal, leaf.need, &with),
            (Some(_), 0) => scene.fill(Message::AnswerGroupFirst, &grouped),
            (Some(_), _) => scene.fill(Message::AnswerGroup, &grouped),
        }
    });
    let leaves: Vec<String> = leaves.collect();
    if leaves.is_empty() {
        return String::new();
    }
    format!("{}.", leaves.join(&scene.say(Message::AnswerSeparator)))
}

fn outlook(scene: &Scene) -> Option<String> {
    if scene.status.state != State::NotInForce {
        return None;
    }
    let (message, day) = match scene.status.earliest {
        Earliest::On(day) if scene.on == scene.today => (Message::EarliestToday, day),
        Earliest::On(day) => (Message::EarliestOn, day),
        Earliest::No(Unreachable::NotOpen) => {
            (Message::NotOpenYet, scene.treaty().opened.date)
        }
        Earliest::No(
            Unreachable::NoClause
            | Unreachable::TooFewEntitled
            | Unreachable::NotAttested,
        ) => return None,
    };
    Some(scene.fill(message, &[("date", &scene.words.date(day))]))
}

fn is_stale(scene: &Scene) -> bool {
    let treaty = scene.treaty();
    let due = treaty
        .review_after_days
        .and_then(|days| treaty.as_of.checked_add_days(Days::new(u64::from(days))));
    due.is_some_and(|due| due < scene.today)
}
