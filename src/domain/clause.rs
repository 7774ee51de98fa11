//! Final clauses as data, each with the article it stands in.

use super::{
    ActKind, Condition, Date, Delay, GroupId, ParticipantId, Period, SourceId, Text,
    Treaty,
};
use std::fmt;

/// The number of an article as lawyers cite it, such as `30(3)`.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Article(pub String);

impl fmt::Display for Article {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0)
    }
}

/// One final clause.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Clause {
    /// Where it stands.
    pub article: Article,
    /// Whether its text was read, or only a description of it.
    pub text_read: bool,
    /// What should be said of it, such as a doubt about its wording.
    pub note: Option<Text>,
    /// What it says.
    pub rule: Rule,
}

/// What a final clause says.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Rule {
    /// Who may sign (VCLT art. 10).
    Signature(SignatureClause),
    /// What brings the treaty into force (VCLT art. 24(1)).
    EntryIntoForce(EntryClause),
    /// From when later participants are bound (VCLT art. 24(3)).
    LaterParticipants(LaterClause),
    /// Who else may join, and how (VCLT art. 15).
    Accession(AccessionClause),
    /// When a denunciation takes effect (VCLT art. 54).
    Denunciation(DenunciationClause),
    /// Who leaves a group ceases to be a party.
    Cessation(CessationClause),
    /// The treaty ends when too few parties remain (VCLT art. 55).
    Termination(TerminationClause),
    /// When an extension to a territory takes effect (VCLT art. 29).
    TerritorialExtension(Delay),
    /// Provisional application is open (VCLT art. 25).
    ProvisionalApplication,
}

/// Who may sign, and how long.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct SignatureClause {
    /// Members of these groups, on the day they sign.
    pub groups: Vec<GroupId>,
    /// These by name.
    pub participants: Vec<ParticipantId>,
    /// The last day on which signing is open.
    pub until: Option<Date>,
    /// Signing is open only until the treaty enters into force.
    pub until_entry_into_force: bool,
}

impl SignatureClause {
    /// Returns whether a participant may sign on a day; a clause that names nobody is open
    /// to everyone that the file lists.
    ///
    /// # Examples
    /// CETS 225, art. 30(1): member States, the EU, and those that took part in the drafting.
    /// ```
    /// use treaty_map::domain::{ParticipantId, parse_date};
    /// # use treaty_map::data::read_treaty;
    /// # let json = std::fs::read_to_string("static/treaties/cets-225.json")?;
    /// # let treaty = read_treaty(&json).map_err(|_| "the file")?.treaty;
    /// let (_, clause) = treaty.signature_clause().ok_or("clause")?;
    /// let on = parse_date("2026-11-22").ok_or("date")?;
    /// let may_sign = |id| ParticipantId::parse(id).is_some_and(|id| clause.admits(&treaty, id, on));
    /// assert!(may_sign("NO") && may_sign("EU") && !may_sign("BR"));
    /// # Ok::<(), Box<dyn std::error::Error>>(())
    /// ```
    pub fn admits(&self, treaty: &Treaty, id: ParticipantId, on: Date) -> bool {
        let named = self.participants.contains(&id)
            || self.groups.iter().any(|group| treaty.in_group(group, id, on));
        let everyone = self.participants.is_empty() && self.groups.is_empty();
        let who = named || (everyone && treaty.participants.contains_key(&id));
        who && self.until.is_none_or(|last| on <= last)
    }
}

/// A condition, and the wait that runs from the day on which it is met.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct EntryClause {
    /// What must be met.
    pub condition: Condition,
    /// The wait that follows; `None`: there is only the fixed day.
    pub delay: Option<Delay>,
    /// A day on which the treaty enters into force if the condition is met in time.
    pub fixed: Option<FixedDate>,
    /// Bounds before which it does not enter into force.
    pub not_before: Vec<NotBefore>,
    /// What the depositary says of the day, where the record has too few acts to count.
    pub attested: Option<Attested>,
}

/// A fixed day of entry into force (Montreal Protocol, art. 16(1)).
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct FixedDate {
    /// The day.
    pub date: Date,
    /// Whether the condition must be met before that day, and not just by its close.
    pub before: bool,
}

/// A bound before which a treaty does not enter into force.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct NotBefore {
    /// The bound.
    pub bound: Bound,
    /// On what ground.
    pub text: Option<Text>,
    /// Where that was read.
    pub sources: Vec<SourceId>,
}

/// A day, or a time from the opening for signature.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Bound {
    /// A day.
    Date(Date),
    /// So long after the opening (CTBT, art. XIV(1)).
    AfterOpening(Period),
}

/// The depositary's own word on when a condition was met; at least one day is given.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Attested {
    /// The day on which the condition was met.
    pub condition_met: Option<Date>,
    /// The day of entry into force.
    pub entry_into_force: Option<Date>,
    /// In words.
    pub text: Option<Text>,
    /// Where that was read.
    pub sources: Vec<SourceId>,
}

/// From when those are bound who come after the others.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct LaterClause {
    /// Only consents by these acts; empty: all.
    pub acts: Vec<ActKind>,
    /// Who counts as later.
    pub after: Gate,
    /// The wait from their own deposit; never before the treaty itself.
    pub delay: Delay,
    /// An objection within that time keeps the treaty from entering into force for it.
    pub objection_within: Option<Period>,
    /// In force only once a party has accepted.
    pub needs_acceptance: bool,
}

/// What separates those bound with the treaty from later participants.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Gate {
    /// Who deposited by the day on which the condition was met is bound with the treaty.
    #[default]
    ConditionMet,
    /// Who deposited before the treaty entered into force is.
    EntryIntoForce,
}

/// How those who could not sign may join.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct AccessionClause {
    /// Open only once the treaty is in force.
    pub after_entry_into_force: bool,
    /// Open only to those invited.
    pub by_invitation: bool,
    /// The article that fixes the date of effect.
    pub effect_article: Option<Article>,
    /// The wait from the deposit of the instrument of accession.
    pub delay: Delay,
}

/// How a party may leave.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct DenunciationClause {
    /// The notice.
    pub delay: Delay,
    /// No notice before the treaty has been in force that long for the party
    /// (Paris Agreement, art. 28(1)).
    pub notice_after: Option<Period>,
    /// No effect before that.
    pub effect_after: Option<Period>,
}

/// Who leaves a group ceases to be a party.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct CessationClause {
    /// The group.
    pub group: GroupId,
    /// The wait from the last day of membership.
    pub delay: Delay,
}

/// The treaty ends when too few parties remain.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct TerminationClause {
    /// It ends when there are fewer than these.
    pub fewer_than: u32,
    /// The wait from that day; `None`: at once.
    pub delay: Option<Delay>,
}
