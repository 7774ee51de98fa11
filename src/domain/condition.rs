//! Conditions over the participants that have consented, and progress towards them.

use super::{Article, Date, GroupId, ParticipantId, Treaty};

/// Which of those that consented a count admits.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum CountOf {
    /// Only signatories (CETS 225, art. 30(3)): accession does not count.
    Signatories,
    /// Every participant.
    #[default]
    Participants,
}

/// A number of consents that is needed.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Count {
    /// How many.
    pub at_least: u32,
    /// Of whom.
    pub of: CountOf,
    /// Only members of this group, on the day in question.
    pub group: Option<GroupId>,
}

/// One thing to be counted, with the article that asks for it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Leaf {
    /// Where it is asked for.
    pub article: Article,
    /// What is counted.
    pub count: Count,
}

/// What must be met before a treaty enters into force.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Condition {
    /// A count.
    Leaf(Leaf),
    /// Every one of these.
    All(Vec<Condition>),
    /// At least one of these.
    Any(Vec<Condition>),
}

/// Those that stand by their consent on a day: what conditions are tested against.
#[derive(Clone, Debug, Default)]
pub struct Contracting {
    /// Each with the day of its consent and whether it has signed; sorted by date, then id.
    pub who: Vec<(ParticipantId, Date, bool)>,
}

/// How far one leaf of a condition has come.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct LeafProgress {
    /// Where it is asked for.
    pub article: Article,
    /// Only members of this group count.
    pub group: Option<GroupId>,
    /// How many there are; not capped at `need`.
    pub have: u32,
    /// How many are needed.
    pub need: u32,
    /// Whether it is met, or was met once together with the whole condition.
    pub met: bool,
    /// Who counts, each with the day of its consent.
    pub counted: Vec<(ParticipantId, Date)>,
    /// Who has consented and does not count.
    pub not_counted: Vec<(ParticipantId, Date)>,
}

impl Leaf {
    fn admits(&self, treaty: &Treaty, id: ParticipantId, signed: bool, on: Date) -> bool {
        let signed_enough = match self.count.of {
            CountOf::Signatories => signed,
            CountOf::Participants => true,
        };
        let group = self.count.group.as_ref();
        signed_enough && group.is_none_or(|group| treaty.in_group(group, id, on))
    }

    /// Returns how far this leaf has come on a day.
    pub fn progress(
        &self,
        treaty: &Treaty,
        contracting: &Contracting,
        on: Date,
    ) -> LeafProgress {
        let (counted, not_counted): (Vec<_>, Vec<_>) = contracting
            .who
            .iter()
            .partition(|&&(id, _, signed)| self.admits(treaty, id, signed, on));
        let dated = |all: Vec<(ParticipantId, Date, bool)>| {
            all.into_iter().map(|(id, date, _)| (id, date)).collect::<Vec<_>>()
        };
        let have = u32::try_from(counted.len()).unwrap_or(u32::MAX);
        LeafProgress {
            article: self.article.clone(),
            group: self.count.group.clone(),
            have,
            need: self.count.at_least,
            met: have >= self.count.at_least,
            counted: dated(counted),
            not_counted: dated(not_counted),
        }
    }
}

impl Condition {
    /// Returns whether the condition is met by those that have consented, on a day.
    ///
    /// Membership is judged on that day: Russia is no member of the Council of Europe from
    /// 16 March 2022 on.
    pub fn is_met(&self, treaty: &Treaty, contracting: &Contracting, on: Date) -> bool {
        match self {
            Self::Leaf(leaf) => leaf.progress(treaty, contracting, on).met,
            Self::All(all) => all.iter().all(|it| it.is_met(treaty, contracting, on)),
            Self::Any(any) => any.iter().any(|it| it.is_met(treaty, contracting, on)),
        }
    }

    /// Returns the leaves, in the order in which they are written.
    pub fn leaves(&self) -> Vec<&Leaf> {
        match self {
            Self::Leaf(leaf) => vec![leaf],
            Self::All(several) | Self::Any(several) => {
                several.iter().flat_map(Self::leaves).collect()
            }
        }
    }
}
