//! Final clauses as data, each with the article it stands in.

use super::{Condition, Date, Delay, GroupId, ParticipantId, Treaty};
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
    LaterParticipants(Delay),
    /// Who else may join, and how (VCLT art. 15).
    Accession(AccessionClause),
    /// When a denunciation takes effect (VCLT art. 54).
    Denunciation(Delay),
}

/// Who may sign.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct SignatureClause {
    /// Members of these groups, on the day they sign.
    pub groups: Vec<GroupId>,
    /// These by name.
    pub participants: Vec<ParticipantId>,
}

impl SignatureClause {
    /// Returns whether a participant may sign on a day.
    pub fn admits(&self, treaty: &Treaty, id: ParticipantId, on: Date) -> bool {
        self.participants.contains(&id)
            || self.groups.iter().any(|group| treaty.in_group(group, id, on))
    }
}

/// A condition, and the wait that runs from the day on which it is met.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct EntryClause {
    /// What must be met.
    pub condition: Condition,
    /// The wait that follows.
    pub delay: Delay,
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
