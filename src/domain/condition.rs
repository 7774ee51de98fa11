//! Conditions over the participants that have consented, and facts beside them.

use super::{
    ActKind, Article, Date, Delay, Fraction, GroupId, SourceId, Text, WeightsId,
};

/// What must be met before a treaty enters into force.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Condition {
    /// One thing to be counted or established.
    Leaf(Leaf),
    /// Every one of these.
    All(Vec<Condition>),
    /// At least one of these.
    Any(Vec<Condition>),
}

/// One thing to be counted or established, with the article that asks for it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Leaf {
    /// Where it is asked for.
    pub article: Article,
    /// What is asked for.
    pub test: Test,
}

/// What a leaf asks for.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Test {
    /// Consents of participants.
    Consents(Consents),
    /// A fact that is not an act of a participant.
    Fact(Fact),
}

/// Which consents are needed, and how much of them.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Consents {
    /// How much.
    pub need: Need,
    /// Whose.
    pub whose: Whose,
}

/// How much is needed.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Need {
    /// So many participants.
    Count(u32),
    /// So great a share of the total of some weights (Paris Agreement, art. 21(1)).
    Share(Fraction, WeightsId),
    /// So great a share of the members that a group has on the day.
    ShareOfGroup(Fraction, GroupId),
    /// So much of some weights, added up.
    Sum(u32, WeightsId),
    /// Every member that a group has on the day (CTBT, art. XIV(1)).
    Every(GroupId),
    /// Everyone that has signed by the day.
    EverySignatory,
}

/// Whose consents are admitted.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Whose {
    /// Only signatories (CETS 225, art. 30(3)), or everyone.
    pub of: CountOf,
    /// Only members of this group, on the day in question.
    pub group: Option<GroupId>,
    /// No members of this group.
    pub not_in: Option<GroupId>,
    /// Only consents by these acts; empty: by any act but succession, because the
    /// predecessor's deposit has counted already.
    pub acts: Vec<ActKind>,
    /// No organizations (Paris Agreement, art. 21(4)).
    pub states_only: bool,
}

/// Which of those that consented a count admits.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum CountOf {
    /// Only signatories (CETS 225, art. 30(3)): accession does not count.
    Signatories,
    /// Every participant.
    #[default]
    Participants,
}

/// A fact that is not an act of a participant.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Fact {
    /// A day is reached.
    Since(Date),
    /// A wait from the opening for signature is over.
    Elapsed(Delay),
    /// What cannot be counted was attested by the depositary (tonnage, waterways).
    Attested(Established),
    /// Another treaty is in force.
    TreatyInForce(Established),
}

/// Something established on a day, on the word of a source.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Established {
    /// What.
    pub text: Text,
    /// When; `None`: not, as far as the record goes.
    pub on: Option<Date>,
    /// Where that was read.
    pub sources: Vec<SourceId>,
}

impl Whose {
    /// Returns whether a consent by such an act may count.
    ///
    /// # Examples
    /// Hague Divorce Convention, art. 27: the third instrument of ratification.
    /// ```
    /// use treaty_map::domain::{ActKind, Whose};
    /// let ratified = Whose { acts: vec![ActKind::Ratification], ..Whose::default() };
    /// assert!(ratified.admits(ActKind::Ratification) && !ratified.admits(ActKind::Accession));
    /// assert!(!Whose::default().admits(ActKind::Succession));
    /// ```
    pub fn admits(&self, means: ActKind) -> bool {
        if self.acts.is_empty() {
            return means != ActKind::Succession;
        }
        self.acts.contains(&means)
    }
}

impl Leaf {
    /// Returns the group whose members alone count, or all of whom must.
    ///
    /// # Examples
    /// CTBT, art. XIV(1): all 44 States of Annex 2.
    /// ```
    /// # use treaty_map::data::read_treaty;
    /// # let json = std::fs::read_to_string("static/treaties/ctbt.json")?;
    /// # let treaty = read_treaty(&json).map_err(|_| "the file")?.treaty;
    /// let (_, clause) = treaty.entry_clauses().next().ok_or("clause")?;
    /// let leaves = clause.condition.leaves();
    /// assert_eq!(leaves[0].group().map(|it| it.0.as_str()), Some("annex2"));
    /// # Ok::<(), Box<dyn std::error::Error>>(())
    /// ```
    pub fn group(&self) -> Option<&GroupId> {
        match &self.test {
            Test::Fact(_) => None,
            Test::Consents(it) => match &it.need {
                Need::Every(group) | Need::ShareOfGroup(_, group) => Some(group),
                _ => it.whose.group.as_ref(),
            },
        }
    }
}

impl Condition {
    /// Returns whether the condition is met, given for each of its leaves, in the order of
    /// [`Condition::leaves`], whether that one is.
    ///
    /// # Examples
    /// Convention 108+, art. 37: two routes.
    /// ```
    /// # use treaty_map::data::read_treaty;
    /// # let json = std::fs::read_to_string("static/treaties/cets-223.json")?;
    /// # let treaty = read_treaty(&json).map_err(|_| "the file")?.treaty;
    /// let (_, clause) = treaty.entry_clauses().next().ok_or("clause")?;
    /// // all Parties; or five years have passed and there are 38
    /// let is_met = |leaves: [bool; 3]| clause.condition.is_met_by(&mut leaves.into_iter());
    /// assert!(is_met([true, false, false]) && is_met([false, true, true]));
    /// assert!(!is_met([false, true, false]));
    /// # Ok::<(), Box<dyn std::error::Error>>(())
    /// ```
    pub fn is_met_by(&self, leaves: &mut dyn Iterator<Item = bool>) -> bool {
        match self {
            Self::Leaf(_) => leaves.next().unwrap_or(false),
            // every leaf takes its own answer, whatever those before it said
            Self::All(all) => all.iter().fold(true, |met, it| it.is_met_by(leaves) & met),
            Self::Any(any) => {
                any.iter().fold(false, |met, it| it.is_met_by(leaves) | met)
            }
        }
    }

    /// Returns whether it has alternatives.
    pub fn has_any(&self) -> bool {
        match self {
            Self::Leaf(_) => false,
            Self::All(all) => all.iter().any(Self::has_any),
            Self::Any(_) => true,
        }
    }

    /// Returns the leaves, in the order in which they are written.
    ///
    /// # Examples
    /// CETS 225, art. 30(3): five signatories, three of them member States.
    /// ```
    /// # use treaty_map::data::read_treaty;
    /// # let json = std::fs::read_to_string("static/treaties/cets-225.json")?;
    /// # let treaty = read_treaty(&json).map_err(|_| "the file")?.treaty;
    /// let (_, clause) = treaty.entry_clauses().next().ok_or("clause")?;
    /// assert_eq!(clause.condition.leaves().len(), 2);
    /// # Ok::<(), Box<dyn std::error::Error>>(())
    /// ```
    pub fn leaves(&self) -> Vec<&Leaf> {
        let mut leaves = Vec::new();
        self.gather(&mut leaves);
        leaves
    }

    fn gather<'a>(&'a self, leaves: &mut Vec<&'a Leaf>) {
        match self {
            Self::Leaf(leaf) => leaves.push(leaf),
            Self::All(several) | Self::Any(several) => {
                several.iter().for_each(|it| it.gather(leaves));
            }
        }
    }
}
