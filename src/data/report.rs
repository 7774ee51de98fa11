//! The status object that the command line and the element's `status()` give out.

use crate::domain::{Date, Earliest, Episode, LeafProgress, ParticipantStatus, Window};
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
        let (state, terminated) = match status.state {
            State::NotInForce => ("not_in_force", None),
            State::Pending(_) => ("pending", None),
            State::InForce(_) => ("in_force", None),
            State::Terminated(_, day) => ("terminated", Some(day)),
        };
        let conditions: Vec<_> = status.conditions.iter().map(condition).collect();
        let participants: Vec<_> = status.participants.iter().map(participant).collect();
        let published = treaty.published.as_ref().filter(|_| entry.is_some());
        let mut object = Writer::object();
        object.text("treaty", &treaty.id);
        date(&mut object, "on", Some(status.on));
        date(&mut object, "data_as_of", Some(treaty.as_of));
        object.flag("beyond_data", treaty.as_of < status.on);
        object.text("state", state);
        object.number("signatures", status.signatures);
        object.number("consents", status.consents);
        day(&mut object, "condition_met_on", entry.map(|it| it.met));
        day(&mut object, "entry_into_force", entry.map(|it| it.into_force));
        window(&mut object, "entry_into_force_window", status.range);
        date(&mut object, "earliest_entry_into_force", earliest);
        date(&mut object, "projected_entry_into_force", status.projected);
        object.text("basis", status.basis.name());
        date(&mut object, "computed_entry_into_force", status.computed);
        date(&mut object, "published_entry_into_force", published.map(|it| it.date));
        object.maybe("difference", status.reason.map(|it| it.name()));
        object.number("differences", differences(status));
        date(&mut object, "terminated", terminated);
        object.list("conditions", &conditions);
        object.list("participants", &participants);
        Self { json: object.done() }
    }

    /// Returns the object as one line of JSON.
    pub fn to_json(&self) -> String {
        self.json.clone()
    }
}

/// Counts the published dates that are not what the clauses give.
fn differences(status: &Status) -> u32 {
    let rows = status.participants.iter().flat_map(ParticipantStatus::all_episodes);
    let n = rows.filter(|it| it.differs).count() + usize::from(status.reason.is_some());
    u32::try_from(n).unwrap_or(u32::MAX)
}

fn date(object: &mut Writer, key: &str, date: Option<Date>) {
    object.maybe(key, date.map(|it| it.to_string()).as_deref());
}

/// Writes a day that is known, or `null`.
fn day(object: &mut Writer, key: &str, day: Option<Window>) {
    date(object, key, day.and_then(Window::day));
}

/// Writes a window, where the day itself is not known.
fn vague(object: &mut Writer, key: &str, day: Option<Window>) {
    let vague = day.filter(|it| it.day().is_none());
    window(object, key, vague.map(|it| (it.from, Some(it.to))));
}

fn window(object: &mut Writer, key: &str, days: Option<(Date, Option<Date>)>) {
    let Some((from, to)) = days else { return object.maybe(key, None) };
    let mut inner = Writer::object();
    date(&mut inner, "from", Some(from));
    date(&mut inner, "to", to);
    object.raw(key, &inner.done());
}

fn condition(it: &LeafProgress) -> String {
    let missing: Vec<_> = it.missing.iter().map(|id| format!("\"{id}\"")).collect();
    let mut object = Writer::object();
    object.text("article", &it.article.0);
    object.number("have", it.have);
    object.number("need", it.need);
    object.flag("met", it.met);
    object.maybe("group", it.group.as_ref().map(|it| it.0.as_str()));
    object.text("unit", it.unit.name());
    object.list("missing", &missing);
    object.done()
}

fn participant(it: &ParticipantStatus) -> String {
    let episodes: Vec<_> = it.episodes.iter().map(episode).collect();
    let current = it.current.as_ref();
    let mut object = Writer::object();
    object.text("id", it.id.as_str());
    object.text("standing", it.standing.name());
    day(&mut object, "signed", it.signature);
    vague(&mut object, "signed_window", it.signature);
    day(&mut object, "consented", current.map(|it| it.consented));
    vague(&mut object, "consented_window", current.map(|it| it.consented));
    object.maybe("means", current.map(|it| it.means.name()));
    effect(&mut object, current);
    object.list("episodes", &episodes);
    date(&mut object, "provisionally_applied", it.provisional);
    object.maybe("represented_by", it.represented_by.as_ref().map(|by| by.as_str()));
    object.flag("assumed", it.assumed);
    object.done()
}

fn episode(it: &Episode) -> String {
    let mut object = Writer::object();
    day(&mut object, "consented", Some(it.consented));
    vague(&mut object, "consented_window", Some(it.consented));
    object.text("means", it.means.name());
    day(&mut object, "withdrawn", it.withdrawn);
    effect(&mut object, Some(it));
    object.done()
}

/// Writes from when and until when a consent has effect, and what was published where that
/// is something else.
fn effect(object: &mut Writer, it: Option<&Episode>) {
    day(object, "in_force", it.and_then(|it| it.in_force));
    vague(object, "in_force_window", it.and_then(|it| it.in_force));
    day(object, "ended", it.and_then(|it| it.ended));
    let differs = it.filter(|it| it.differs);
    date(object, "computed_in_force", differs.and_then(|it| it.computed_in_force));
    date(object, "published_in_force", differs.and_then(|it| it.published_in_force));
    date(object, "computed_ended", differs.and_then(|it| it.computed_ended));
    date(object, "published_ended", differs.and_then(|it| it.published_ended));
    object.maybe("difference", differs.and_then(|it| Some(it.reason?.name())));
}
