//! The status of a treaty on a day: in force or not, who stands where, what is counted.

use super::{
    ActKind, Article, Assumptions, Basis, Date, Entry, GroupId, History, ParticipantId,
    Reason, Treaty, Window,
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
    /// Was in force until that day (VCLT arts. 54, 55).
    Terminated(Entry, Date),
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

/// One stretch of consent, from a deposit to its end, if any.
///
/// Who comes back has several (the United States in the Paris Agreement).
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Episode {
    /// The day of the deposit, as far as it is known.
    pub consented: Window,
    /// The act that expressed the consent.
    pub means: ActKind,
    /// The day on which a withdrawal was notified, as far as it is known.
    pub withdrawn: Option<Window>,
    /// From when the treaty is in force for the participant, as far as it is known.
    pub in_force: Option<Window>,
    /// From when the consent no longer holds, as far as it is known.
    pub ended: Option<Window>,
    /// What the clauses give for `in_force`, where they give one day.
    pub computed_in_force: Option<Date>,
    /// What the depositary published for it.
    pub published_in_force: Option<Date>,
    /// What the clauses give for `ended`, where they give one day.
    pub computed_ended: Option<Date>,
    /// What the depositary published for it.
    pub published_ended: Option<Date>,
    /// Whether a published date is not one that the clauses can give.
    pub differs: bool,
    /// Why, where the file says so.
    pub reason: Option<Reason>,
    /// Whether one of the acts is a hypothesis.
    pub assumed: bool,
}

/// One row of the status.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ParticipantStatus {
    /// Who.
    pub id: ParticipantId,
    /// Where it stands.
    pub standing: Standing,
    /// The day of its signature, as far as it is known.
    pub signature: Option<Window>,
    /// The latest episode of consent.
    pub current: Option<Episode>,
    /// Earlier episodes of consent.
    pub episodes: Vec<Episode>,
    /// From when it applies the treaty provisionally (VCLT art. 25).
    pub provisional: Option<Date>,
    /// Who acts for it in this treaty.
    pub represented_by: Option<ParticipantId>,
    /// Whether the row rests on a hypothesis.
    pub assumed: bool,
}

impl ParticipantStatus {
    /// Returns the day of its signature, if it is known.
    pub fn signed(&self) -> Option<Date> {
        self.signature?.day()
    }

    /// Returns the day of its latest consent, if it is known.
    pub fn consented(&self) -> Option<Date> {
        self.current?.consented.day()
    }

    /// Returns from when the treaty is in force for it, if that is known.
    pub fn in_force(&self) -> Option<Date> {
        self.current?.in_force?.day()
    }

    /// Returns from when its consent no longer holds, if that is known.
    pub fn ended(&self) -> Option<Date> {
        self.current?.ended?.day()
    }

    /// Returns all its episodes of consent, oldest first.
    ///
    /// # Examples
    /// ```
    /// use treaty_map::domain::{History, ParticipantId};
    /// # use treaty_map::data::read_treaty;
    /// # let json = std::fs::read_to_string("static/treaties/paris-agreement.json")?;
    /// # let treaty = read_treaty(&json).map_err(|_| "the file")?.treaty;
    /// let status = History::of(&treaty).status_on(treaty.as_of);
    /// let us = status.of(ParticipantId::parse("US").ok_or("id")?).ok_or("row")?;
    /// assert_eq!(us.all_episodes().count(), 2);
    /// # Ok::<(), Box<dyn std::error::Error>>(())
    /// ```
    pub fn all_episodes(&self) -> impl Iterator<Item = &Episode> {
        self.episodes.iter().chain(&self.current)
    }
}

/// In what a leaf is counted.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Unit {
    /// Participants.
    Participants,
    /// Hundredths of a per cent of a total.
    Share,
    /// The unit of some weights.
    Weight,
    /// A fact: one or none.
    Fact,
}

impl Unit {
    /// Returns the name used in output.
    pub fn name(self) -> &'static str {
        match self {
            Self::Participants => "participants",
            Self::Share => "share",
            Self::Weight => "weight",
            Self::Fact => "fact",
        }
    }
}

/// How far one leaf of a condition has come.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct LeafProgress {
    /// Where it is asked for.
    pub article: Article,
    /// Only members of this group count, or all of them must.
    pub group: Option<GroupId>,
    /// In what it is counted.
    pub unit: Unit,
    /// How much there is; not capped at `need`.
    pub have: u32,
    /// How much is needed.
    pub need: u32,
    /// Whether it is met, or was met once together with the whole condition.
    pub met: bool,
    /// Who counts, each with the day of its consent, as far as it is known; by that day.
    pub counted: Vec<(ParticipantId, Window)>,
    /// Who has consented and does not count.
    pub not_counted: Vec<(ParticipantId, Window)>,
    /// Who must consent by name and has not.
    pub missing: Vec<ParticipantId>,
    /// From when the fact holds that the leaf asks for.
    pub since: Option<Date>,
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
    /// It also takes a fact that only the depositary can attest.
    NotAttested,
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
    /// On what an entry into force rests.
    pub basis: Basis,
    /// What the clause gives for the entry into force, whatever was published.
    pub computed: Option<Date>,
    /// Why that is not what was published, where the file says so.
    pub reason: Option<Reason>,
    /// Where gaps of the record leave the entry into force open: the earliest day, and the
    /// latest, if it is bound to have happened.
    pub range: Option<(Date, Option<Date>)>,
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
    ///
    /// # Examples
    /// ```
    /// use treaty_map::domain::{History, parse_date};
    /// # use treaty_map::data::read_treaty;
    /// # let json = std::fs::read_to_string("static/treaties/mine-ban.json")?;
    /// # let treaty = read_treaty(&json).map_err(|_| "the file")?.treaty;
    /// let entry = History::of(&treaty).status_on(treaty.as_of).entry().ok_or("entry")?;
    /// assert_eq!(entry.into_force.day(), parse_date("1999-03-01"));
    /// # Ok::<(), Box<dyn std::error::Error>>(())
    /// ```
    pub fn entry(&self) -> Option<Entry> {
        match self.state {
            State::NotInForce => None,
            State::Pending(entry)
            | State::InForce(entry)
            | State::Terminated(entry, _) => Some(entry),
        }
    }

    /// Returns the row of a participant.
    ///
    /// # Examples
    /// ```
    /// use treaty_map::domain::{History, ParticipantId, Standing};
    /// # use treaty_map::data::read_treaty;
    /// # let json = std::fs::read_to_string("static/treaties/ctbt.json")?;
    /// # let treaty = read_treaty(&json).map_err(|_| "the file")?.treaty;
    /// let status = History::of(&treaty).status_on(treaty.as_of);
    /// let russia = status.of(ParticipantId::parse("RU").ok_or("id")?).ok_or("row")?;
    /// // its ratification was withdrawn before the treaty entered into force
    /// assert_eq!(russia.standing, Standing::Signatory);
    /// assert!(russia.ended().is_some());
    /// # Ok::<(), Box<dyn std::error::Error>>(())
    /// ```
    pub fn of(&self, id: ParticipantId) -> Option<&ParticipantStatus> {
        let place = self.participants.binary_search_by(|it| it.id.cmp(&id)).ok()?;
        self.participants.get(place)
    }
}

/// Returns the status of a treaty on a day.
///
/// Acts after `on` are not known then: they change nothing. Assumed acts after `on` change
/// the projection alone. For many days, evaluate the [`History`] once and ask it.
///
/// # Examples
/// ```
/// use treaty_map::data::read_treaty;
/// use treaty_map::domain::{Assumptions, State, parse_date, status_on};
/// let json = std::fs::read_to_string("static/treaties/cets-225.json")?;
/// let treaty = read_treaty(&json).map_err(|_| "the file")?.treaty;
/// let on = parse_date("2025-02-11").ok_or("date")?;
/// let status = status_on(&treaty, on, &Assumptions::default());
/// assert_eq!((status.signatures, status.state), (13, State::NotInForce));
/// # Ok::<(), Box<dyn std::error::Error>>(())
/// ```
pub fn status_on(treaty: &Treaty, on: Date, assumptions: &Assumptions) -> Status {
    History::assuming(treaty, on, assumptions).status_on(on)
}
