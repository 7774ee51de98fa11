//! The status object that the command line and the element's `status()` give out.

use crate::domain::{Earliest, Episode, State, Status, Treaty};
use serde::Serialize;

/// The status of a treaty on a day, as one JSON object. Keys are stable.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct StatusReport {
    treaty: String,
    on: String,
    data_as_of: String,
    beyond_data: bool,
    state: &'static str,
    signatures: u32,
    consents: u32,
    condition_met_on: Option<String>,
    entry_into_force: Option<String>,
    earliest_entry_into_force: Option<String>,
    projected_entry_into_force: Option<String>,
    basis: &'static str,
    conditions: Vec<ConditionReport>,
    participants: Vec<ParticipantReport>,
}

#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
struct ConditionReport {
    article: String,
    have: u32,
    need: u32,
    met: bool,
    group: Option<String>,
    unit: &'static str,
}

#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
struct ParticipantReport {
    id: String,
    standing: &'static str,
    signed: Option<String>,
    consented: Option<String>,
    consented_window: Option<[String; 2]>,
    means: Option<&'static str>,
    in_force: Option<String>,
    ended: Option<String>,
    episodes: Vec<EpisodeReport>,
    represented_by: Option<String>,
    assumed: bool,
}

#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
struct EpisodeReport {
    consented: String,
    means: &'static str,
    withdrawn: Option<String>,
}

impl StatusReport {
    /// Describes a status of a treaty.
    pub fn new(treaty: &Treaty, status: &Status) -> Self {
        let text = |date: Option<crate::domain::Date>| date.map(|it| it.to_string());
        let entry = status.entry();
        let earliest = match status.earliest {
            Earliest::On(day) => Some(day),
            Earliest::No(_) => None,
        };
        let conditions = status.conditions.iter().map(|it| ConditionReport {
            article: it.article.to_string(),
            have: it.have,
            need: it.need,
            met: it.met,
            group: it.group.as_ref().map(ToString::to_string),
            unit: "participants",
        });
        let participants = status.participants.iter().map(|it| ParticipantReport {
            id: it.id.to_string(),
            standing: it.standing.name(),
            signed: text(it.signed),
            consented: text(it.consented),
            consented_window: None,
            means: it.means.map(|means| means.name()),
            in_force: text(it.in_force),
            ended: text(it.ended),
            episodes: it.episodes.iter().map(EpisodeReport::new).collect(),
            represented_by: it.represented_by.map(|by| by.to_string()),
            assumed: it.assumed,
        });
        Self {
            treaty: treaty.id.clone(),
            on: status.on.to_string(),
            data_as_of: treaty.as_of.to_string(),
            beyond_data: treaty.as_of < status.on,
            state: match status.state {
                State::NotInForce => "not_in_force",
                State::Pending(_) => "pending",
                State::InForce(_) => "in_force",
            },
            signatures: status.signatures,
            consents: status.consents,
            condition_met_on: text(entry.map(|it| it.met_on)),
            entry_into_force: text(entry.map(|it| it.into_force)),
            earliest_entry_into_force: text(earliest),
            projected_entry_into_force: text(status.projected),
            basis: "counted",
            conditions: conditions.collect(),
            participants: participants.collect(),
        }
    }

    /// Returns the object as one line of JSON.
    pub fn to_json(&self) -> String {
        serde_json::to_string(self).unwrap_or_else(|_| "null".to_owned())
    }
}

impl EpisodeReport {
    fn new(episode: &Episode) -> Self {
        Self {
            consented: episode.consented.to_string(),
            means: episode.means.name(),
            withdrawn: episode.withdrawn.map(|it| it.to_string()),
        }
    }
}
