//! The status of a treaty on a day: the record, the clauses, and what follows.

use super::history::{Effect, Histories, History};
use super::{
    Act, ActKind, Assumptions, Date, Episode, LeafProgress, ParticipantId, Treaty,
    sorted_by,
};

/// Whether a treaty is in force on a day (VCLT art. 24).
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum State {
    /// The condition is not met.
    NotInForce,
    /// The condition is met; the date lies ahead.
    Pending(Entry),
    /// In force.
    InForce(Entry),
}

/// The two dates of an entry into force.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Entry {
    /// The day at whose close the condition was met.
    pub met_on: Date,
    /// The day on which the treaty enters into force.
    pub into_force: Date,
}

/// Where a participant stands towards a treaty on a day.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Standing {
    /// No act recorded, or none that still holds.
    NoAction,
    /// Signed, not bound (VCLT art. 18).
    Signatory,
    /// Consented to be bound, not yet in force for it (VCLT art. 2(1)(f)).
    Contracting,
    /// Consented, and the treaty is in force for it (VCLT art. 2(1)(g)).
    Party,
    /// Was a party, and is no more.
    Withdrawn,
}

impl Standing {
    /// Returns the name used in output and in `data-standing`.
    pub fn name(self) -> &'static str {
        match self {
            Self::NoAction => "none",
            Self::Signatory => "signatory",
            Self::Contracting => "contracting",
            Self::Party => "party",
            Self::Withdrawn => "withdrawn",
        }
    }
}

/// One row of the status.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ParticipantStatus {
    /// Who.
    pub id: ParticipantId,
    /// Where it stands.
    pub standing: Standing,
    /// The day of its signature.
    pub signed: Option<Date>,
    /// The day of the consent of the current episode.
    pub consented: Option<Date>,
    /// The act that expressed it.
    pub means: Option<ActKind>,
    /// From when the treaty is in force for it, once that is known.
    pub in_force: Option<Date>,
    /// From when its consent no longer holds.
    pub ended: Option<Date>,
    /// Earlier episodes of consent.
    pub episodes: Vec<Episode>,
    /// Who acts for it in this treaty.
    pub represented_by: Option<ParticipantId>,
    /// Whether the row rests on a hypothesis.
    pub assumed: bool,
}

/// Why no earliest date can be given.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Unreachable {
    /// The treaty is not open for signature yet.
    NotOpen,
    /// The file has no clause on entry into force.
    NoClause,
    /// Not even the consent of everyone entitled would do.
    TooFewEntitled,
}

/// The earliest entry into force.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Earliest {
    /// The date that would follow if all that is missing were deposited on the day asked
    /// about; the date itself, once it is known.
    On(Date),
    /// None can be given.
    No(Unreachable),
}

/// The status of a treaty on a day.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Status {
    /// The day asked about.
    pub on: Date,
    /// In force, pending or not in force.
    pub state: State,
    /// How many have signed, consented since or not.
    pub signatures: u32,
    /// How many stand by their consent.
    pub consents: u32,
    /// The leaves of the condition.
    pub conditions: Vec<LeafProgress>,
    /// If all that is missing came on that day.
    pub earliest: Earliest,
    /// The entry into force that follows once assumed acts after `on` are taken in.
    pub projected: Option<Date>,
    /// A row for everyone in the file, by id; assumed participants included.
    pub participants: Vec<ParticipantStatus>,
}

impl Status {
    /// Returns the entry into force that the acts up to the day fix.
    pub fn entry(&self) -> Option<Entry> {
        match self.state {
            State::NotInForce => None,
            State::Pending(entry) | State::InForce(entry) => Some(entry),
        }
    }

    /// Returns the row of a participant.
    pub fn of(&self, id: ParticipantId) -> Option<&ParticipantStatus> {
        self.participants.iter().find(|it| it.id == id)
    }
}

/// Returns the entry into force that acts up to a day fix.
///
/// Tested at the close of each day on which something changed: acts of one day count
/// together. Once met, the condition stays met; a withdrawal before that lowers the count.
pub(super) fn entry(
    treaty: &Treaty,
    histories: &Histories,
    until: Date,
) -> Option<Entry> {
    let (_, clause) = treaty.entry_clause()?;
    let met_on = histories
        .change_days(treaty, until)
        .into_iter()
        .find(|&day| clause.condition.is_met(treaty, &histories.standing_on(day), day))?;
    Some(Entry { met_on, into_force: clause.delay.after(met_on).ok()? })
}

/// Returns the status of a treaty at the close of a day, with what is assumed.
///
/// Acts after `on` do not change the state or the counts. Real ones are not looked at;
/// assumed ones go into `projected` and the rows' own dates.
///
/// # Source
/// The treaty's own clauses; VCLT art. 24 where they are silent.
pub fn status_on(treaty: &Treaty, on: Date, assumptions: &Assumptions) -> Status {
    let real = treaty.acts.iter().filter(|it| it.date <= on);
    let known: Vec<&Act> = real.chain(&assumptions.acts).collect();
    let current = Histories::of(known.iter().copied().filter(|it| it.date <= on));
    let projected = Histories::of(known.iter().copied());
    let horizon = known.iter().map(|it| it.date).fold(on, Date::max);
    let current_entry = entry(treaty, &current, on);
    let projected_entry = entry(treaty, &projected, horizon);

    let state = match current_entry {
        None => State::NotInForce,
        Some(entry) if on < entry.into_force => State::Pending(entry),
        Some(entry) => State::InForce(entry),
    };
    let contracting =
        current.contracting(on, |it| it.effect(treaty, current_entry).ended);
    let leaves = treaty.entry_clause().map(|(_, it)| it.condition.leaves());
    let conditions = leaves.unwrap_or_default().into_iter().map(|leaf| {
        let progress = leaf.progress(treaty, &contracting, on);
        // of alternatives, only the one that brought the treaty into force was met
        let was_met = current_entry.is_some_and(|Entry { met_on, .. }| {
            leaf.progress(treaty, &current.standing_on(met_on), met_on).met
        });
        LeafProgress { met: progress.met || was_met, ..progress }
    });
    let nobody = History::default();
    let ids = treaty.participants.keys().chain(projected.0.keys());
    let mut ids = sorted_by(ids.copied().collect(), ParticipantId::cmp);
    ids.dedup();
    let rows = ids.into_iter().map(|id| {
        let history = projected.0.get(&id).unwrap_or(&nobody);
        row(treaty, id, history, on, projected_entry)
    });
    Status {
        on,
        state,
        signatures: count(current.0.values().filter(|it| it.signed.is_some())),
        consents: count(contracting.who.iter()),
        conditions: conditions.collect(),
        earliest: earliest(treaty, &current, on, current_entry),
        projected: projected_entry.map(|it| it.into_force),
        participants: rows.collect(),
    }
}

fn count(all: impl Iterator) -> u32 {
    u32::try_from(all.count()).unwrap_or(u32::MAX)
}

fn row(
    treaty: &Treaty,
    id: ParticipantId,
    history: &History,
    on: Date,
    entry: Option<Entry>,
) -> ParticipantStatus {
    let latest = history.episodes.last();
    let effect = latest.map(|it| it.effect(treaty, entry));
    let Effect { in_force, ended } =
        effect.unwrap_or(Effect { in_force: None, ended: None });
    let earlier = history.episodes.split_last().map_or(&[][..], |(_, earlier)| earlier);
    ParticipantStatus {
        id,
        standing: standing(treaty, history, on, entry),
        signed: history.signed.map(|(day, _)| day),
        consented: latest.map(|it| it.consented),
        means: latest.map(|it| it.means),
        in_force,
        ended,
        episodes: earlier.to_vec(),
        represented_by: treaty.represented(id, on).map(|it| it.by),
        assumed: history.signed.is_some_and(|(_, assumed)| assumed)
            || history.episodes.iter().any(|it| it.assumed),
    }
}

/// Returns where a participant stands; an episode that has not begun does not bear on it.
fn standing(
    treaty: &Treaty,
    history: &History,
    on: Date,
    entry: Option<Entry>,
) -> Standing {
    let by = |day: Option<Date>| day.is_some_and(|day| day <= on);
    let begun = history.episodes.iter().filter(|it| it.consented <= on);
    let effects = begun.map(|it| it.effect(treaty, entry));
    let (over, holding): (Vec<_>, Vec<_>) = effects.partition(|it| by(it.ended));
    if holding.iter().any(|it| by(it.in_force)) {
        // also while the notice of a withdrawal runs, whatever came after it
        Standing::Party
    } else if !holding.is_empty() {
        Standing::Contracting
    } else if over.iter().any(|it| by(it.in_force)) {
        Standing::Withdrawn
    } else if history.signed_by(on) {
        Standing::Signatory
    } else {
        Standing::NoAction
    }
}

fn earliest(
    treaty: &Treaty,
    current: &Histories,
    on: Date,
    entry: Option<Entry>,
) -> Earliest {
    if let Some(entry) = entry {
        return Earliest::On(entry.into_force);
    }
    if on < treaty.opened.date {
        return Earliest::No(Unreachable::NotOpen);
    }
    let Some((_, clause)) = treaty.entry_clause() else {
        return Earliest::No(Unreachable::NoClause);
    };
    // everyone who has signed, may sign or may accede deposits on that day
    let mut everyone = current.standing_on(on);
    let accession = treaty.accession_clause();
    let may_accede = accession.is_some_and(|(_, it)| !it.after_entry_into_force);
    for &id in treaty.participants.keys() {
        let is_in = everyone.who.iter().any(|&(it, _, _)| it == id);
        let history = current.0.get(&id);
        let signs = history.is_some_and(|it| it.signed_by(on)) || treaty.may_sign(id, on);
        if !is_in && (signs || may_accede) {
            everyone.who.push((id, on, signs));
        }
    }
    let enough = clause.condition.is_met(treaty, &everyone, on);
    match clause.delay.after(on) {
        Ok(day) if enough => Earliest::On(day),
        Ok(_) | Err(_) => Earliest::No(Unreachable::TooFewEntitled),
    }
}
