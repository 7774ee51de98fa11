//! The status object that the command line and the element's `status()` give out.

use crate::domain::{Date, Earliest, Episode, LeafProgress, ParticipantStatus};
use crate::domain::{State, Status, Treaty};
use crate::json::Writer;

/// The status of a treaty on a day, as one JSON object. Keys are stable.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct StatusReport {
    json: String,
}

impl StatusReport {
    /// Describes a status of a treaty.
    pub fn new(treaty: &Treaty, status: &Status) -> Self {
        let entry = status.entry();
        let earliest = match status.earliest {
            Earliest::On(day) => Some(day),
            Earliest::No(_) => None,
        };
        let state = match status.state {
            State::NotInForce => "not_in_force",
            State::Pending(_) => "pending",
            State::InForce(_) => "in_force",
        };
        let conditions: Vec<_> = status.conditions.iter().map(condition).collect();
        let participants: Vec<_> = status.participants.iter().map(participant).collect();
        let mut object = Writer::object();
        object.text("treaty", &treaty.id);
        date(&mut object, "on", Some(status.on));
        date(&mut object, "data_as_of", Some(treaty.as_of));
        object.flag("beyond_data", treaty.as_of < status.on);
        object.text("state", state);
        object.number("signatures", status.signatures);
        object.number("consents", status.consents);
        date(&mut object, "condition_met_on", entry.map(|it| it.met_on));
        date(&mut object, "entry_into_force", entry.map(|it| it.into_force));
        date(&mut object, "earliest_entry_into_force", earliest);
        date(&mut object, "projected_entry_into_force", status.projected);
        object.text("basis", "counted");
        object.list("conditions", &conditions);
        object.list("participants", &participants);
        Self { json: object.done() }
    }

    /// Returns the object as one line of JSON.
    pub fn to_json(&self) -> String {
        self.json.clone()
    }
}

fn date(object: &mut Writer, key: &str, date: Option<Date>) {
    object.maybe(key, date.map(|it| it.to_string()).as_deref());
}

fn condition(it: &LeafProgress) -> String {
    let mut object = Writer::object();
    object.text("article", &it.article.0);
    object.number("have", it.have);
    object.number("need", it.need);
    object.flag("met", it.met);
    object.maybe("group", it.group.as_ref().map(|it| it.0.as_str()));
    object.text("unit", "participants");
    object.done()
}

fn participant(it: &ParticipantStatus) -> String {
    let episodes: Vec<_> = it.episodes.iter().map(episode).collect();
    let mut object = Writer::object();
    object.text("id", it.id.as_str());
    object.text("standing", it.standing.name());
    date(&mut object, "signed", it.signed);
    date(&mut object, "consented", it.consented);
    object.maybe("consented_window", None);
    object.maybe("means", it.means.map(|means| means.name()));
    date(&mut object, "in_force", it.in_force);
    date(&mut object, "ended", it.ended);
    object.list("episodes", &episodes);
    object.maybe("represented_by", it.represented_by.as_ref().map(|by| by.as_str()));
    object.flag("assumed", it.assumed);
    object.done()
}

fn episode(it: &Episode) -> String {
    let mut object = Writer::object();
    date(&mut object, "consented", Some(it.consented));
    object.text("means", it.means.name());
    date(&mut object, "withdrawn", it.withdrawn);
    object.done()
}
