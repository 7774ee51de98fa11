//! One treaty: its participants, groups, clauses and the dated record of acts.

use super::{
    AccessionClause, Act, Article, Clause, Date, DenunciationClause, Difference,
    EntryClause, Group, GroupId, LaterClause, Note, Participant, ParticipantId,
    Representation, Rule, SignatureClause, Source, SourceId, Table, Text, Weights,
    WeightsId,
};

/// A dated, placed event in the life of a treaty: its adoption, its opening for signature.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Event {
    /// The day.
    pub date: Date,
    /// The place.
    pub place: Option<Text>,
}

/// The depositary's own day of entry into force.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Published {
    /// The day.
    pub date: Date,
    /// Where it was read; at least one.
    pub sources: Vec<SourceId>,
    /// Why it is not the day that the clause gives.
    pub difference: Option<Difference>,
}

/// What the author of a file knows to be missing from it.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Completeness {
    /// Whether every signature is there; `None`: not said.
    pub signatures: Option<bool>,
    /// Whether every consent is there, with its day; `None`: not said.
    pub consents: Option<bool>,
    /// What is missing, in words.
    pub notes: Vec<Text>,
}

/// A validated treaty file: everything it names exists, acts are sorted by date.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Treaty {
    /// The file's stem, such as `cets-225`.
    pub id: String,
    /// The day up to which the record is known.
    pub as_of: Date,
    /// After how many days the record wants another look.
    pub review_after_days: Option<u32>,
    /// The official title.
    pub title: Text,
    /// A title that fits a heading.
    pub short_title: Option<Text>,
    /// Its number in a series, such as "CETS No. 225".
    pub reference: Option<Text>,
    /// The organization in which it was made.
    pub auspices: Option<Text>,
    /// Who keeps the record.
    pub depositary: Option<Text>,
    /// Its adoption.
    pub adopted: Option<Event>,
    /// Its opening for signature.
    pub opened: Event,
    /// The day on which it entered into force, as the depositary published it.
    pub published: Option<Published>,
    /// What the record is known to lack.
    pub completeness: Completeness,
    /// What the treaty is, in paragraphs.
    pub about: Vec<Note>,
    /// Doubts about the record as a whole.
    pub notes: Vec<Note>,
    /// The depositary's own record.
    pub record: SourceId,
    /// The treaty's text.
    pub text: Option<SourceId>,
    /// The pages that facts were read from.
    pub sources: Table<SourceId, Source>,
    /// The groups that clauses name.
    pub groups: Table<GroupId, Group>,
    /// The weights that clauses name.
    pub weights: Table<WeightsId, Weights>,
    /// Everyone in the depositary's list.
    pub participants: Table<ParticipantId, Participant>,
    /// Who acts for whom.
    pub represents: Vec<Representation>,
    /// The final clauses.
    pub clauses: Vec<Clause>,
    /// The acts, by date.
    pub acts: Vec<Act>,
}

impl Treaty {
    /// Returns whether a participant belongs to a group on a day; an unknown group has nobody.
    ///
    /// # Examples
    /// ```
    /// use treaty_map::domain::{GroupId, ParticipantId, parse_date};
    /// # use treaty_map::data::read_treaty;
    /// # let json = std::fs::read_to_string("static/treaties/ctbt.json")?;
    /// # let treaty = read_treaty(&json).map_err(|_| "the file")?.treaty;
    /// let annex = GroupId("annex2".into());
    /// let listed = |id| ParticipantId::parse(id).is_some_and(|id| treaty.in_group(&annex, id, treaty.as_of));
    /// assert!(listed("IN") && !listed("AD"));
    /// # Ok::<(), Box<dyn std::error::Error>>(())
    /// ```
    pub fn in_group(&self, group: &GroupId, id: ParticipantId, on: Date) -> bool {
        self.groups.get(group).is_some_and(|it| it.has(id, on))
    }

    /// Returns the representation under which another acts for this one on a day.
    ///
    /// # Examples
    /// ```
    /// use treaty_map::domain::ParticipantId;
    /// # use treaty_map::data::read_treaty;
    /// # let json = std::fs::read_to_string("static/treaties/cets-225.json")?;
    /// # let treaty = read_treaty(&json).map_err(|_| "the file")?.treaty;
    /// let by = |id| treaty.represented(ParticipantId::parse(id)?, treaty.as_of).map(|it| it.by);
    /// assert_eq!(by("FR"), ParticipantId::parse("EU"));
    /// assert_eq!(by("NO"), None);
    /// # Ok::<(), Box<dyn std::error::Error>>(())
    /// ```
    pub fn represented(&self, id: ParticipantId, on: Date) -> Option<&Representation> {
        self.represents.iter().find(|it| it.by != id && self.in_group(&it.group, id, on))
    }

    pub(super) fn rule<'a, T>(
        &'a self,
        pick: impl Fn(&'a Rule) -> Option<T>,
    ) -> Option<(&'a Article, T)> {
        self.clauses.iter().find_map(|it| Some((&it.article, pick(&it.rule)?)))
    }

    /// Returns who may sign, and the article that says so.
    pub fn signature_clause(&self) -> Option<(&Article, &SignatureClause)> {
        self.rule(|rule| if let Rule::Signature(it) = rule { Some(it) } else { None })
    }

    /// Returns the clauses on entry into force, each with its place among the clauses: the
    /// first of them to bring the treaty into force does.
    pub fn entry_clauses(&self) -> impl Iterator<Item = (&Clause, &EntryClause)> {
        self.clauses.iter().filter_map(|it| {
            if let Rule::EntryIntoForce(rule) = &it.rule {
                Some((it, rule))
            } else {
                None
            }
        })
    }

    /// Returns the clauses on later participants, in the file's order.
    pub fn later_clauses(&self) -> impl Iterator<Item = (&Article, &LaterClause)> {
        self.clauses.iter().filter_map(|it| {
            let Rule::LaterParticipants(rule) = &it.rule else { return None };
            Some((&it.article, rule))
        })
    }

    /// Returns the clause on accession.
    pub fn accession_clause(&self) -> Option<(&Article, &AccessionClause)> {
        self.rule(|rule| if let Rule::Accession(it) = rule { Some(it) } else { None })
    }

    /// Returns how a party may leave.
    pub fn denunciation_clause(&self) -> Option<(&Article, &DenunciationClause)> {
        self.rule(|rule| if let Rule::Denunciation(it) = rule { Some(it) } else { None })
    }

    /// Returns whether a participant may sign on a day; without a clause, everyone listed may.
    ///
    /// # Examples
    /// ```
    /// use treaty_map::domain::ParticipantId;
    /// # use treaty_map::data::read_treaty;
    /// # let json = std::fs::read_to_string("static/treaties/cets-225.json")?;
    /// # let treaty = read_treaty(&json).map_err(|_| "the file")?.treaty;
    /// let may_sign = |id| ParticipantId::parse(id).is_some_and(|id| treaty.may_sign(id, treaty.as_of));
    /// assert!(may_sign("JP") && !may_sign("BR"));
    /// # Ok::<(), Box<dyn std::error::Error>>(())
    /// ```
    pub fn may_sign(&self, id: ParticipantId, on: Date) -> bool {
        match self.signature_clause() {
            Some((_, clause)) => clause.admits(self, id, on),
            None => self.participants.contains_key(&id),
        }
    }

    /// Returns the acts of one participant, by date.
    ///
    /// # Examples
    /// ```
    /// use treaty_map::domain::{ActKind, ParticipantId};
    /// # use treaty_map::data::read_treaty;
    /// # let json = std::fs::read_to_string("static/treaties/cets-225.json")?;
    /// # let treaty = read_treaty(&json).map_err(|_| "the file")?.treaty;
    /// let eu = ParticipantId::parse("EU").ok_or("id")?;
    /// let kinds: Vec<_> = treaty.acts_of(eu).map(|it| it.kind).collect();
    /// assert!(kinds.contains(&ActKind::Signature));
    /// # Ok::<(), Box<dyn std::error::Error>>(())
    /// ```
    pub fn acts_of(&self, id: ParticipantId) -> impl Iterator<Item = &Act> {
        self.acts.iter().filter(move |it| it.participant == id)
    }
}
