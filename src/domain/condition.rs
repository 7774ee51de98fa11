//! Conditions over the participants that have consented, and progress towards them.

use super::{Article, Date, GroupId, Membership, ParticipantId, Treaty};

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
    /// Returns the memberships of those whom the leaf counts; `None`: it counts everyone.
    pub(super) fn members<'a>(&self, treaty: &'a Treaty) -> Option<&'a [Membership]> {
        let group = self.count.group.as_ref()?;
        Some(treaty.groups.get(group).map_or(&[][..], |it| &it.members))
    }

    /// Returns how far this leaf has come on a day.
    pub fn progress(
        &self,
        treaty: &Treaty,
        contracting: &Contracting,
        on: Date,
    ) -> LeafProgress {
        let members = self.members(treaty);
        let admits = |id: ParticipantId, signed: bool| {
            let signed_enough = match self.count.of {
                CountOf::Signatories => signed,
                CountOf::Participants => true,
            };
            let is_member =
                |all: &[Membership]| all.iter().any(|it| it.id == id && it.covers(on));
            signed_enough && members.is_none_or(is_member)
        };
        let (mut counted, mut not_counted) = (Vec::new(), Vec::new());
        for &(id, date, signed) in &contracting.who {
            let side = if admits(id, signed) { &mut counted } else { &mut not_counted };
            side.push((id, date));
        }
        let have = u32::try_from(counted.len()).unwrap_or(u32::MAX);
        LeafProgress {
            article: self.article.clone(),
            group: self.count.group.clone(),
            have,
            need: self.count.at_least,
            met: have >= self.count.at_least,
            counted,
            not_counted,
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

    /// Returns whether the condition is met, given for each of its leaves, in the order of
    /// [`Condition::leaves`], whether that one is.
    pub(super) fn is_met_by(&self, leaves: &mut impl Iterator<Item = bool>) -> bool {
        match self {
            Self::Leaf(_) => leaves.next().unwrap_or(false),
            // every leaf takes its own answer, whatever those before it said
            Self::All(all) => all.iter().fold(true, |met, it| it.is_met_by(leaves) & met),
            Self::Any(any) => {
                any.iter().fold(false, |met, it| it.is_met_by(leaves) | met)
            }
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
