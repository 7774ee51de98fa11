//! What-if: acts that have not happened, and whether the treaty would let them.

use super::entitlement::{Entitlement, way_in};
use super::history::Standpoint;
use super::{
    Act, ActKind, Article, Confidence, Date, History, ParticipantId, Treaty, parse_date,
    sorted_by,
};

/// What is assumed of a participant.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum AssumedAct {
    /// It deposits its consent to be bound.
    Consent,
    /// It withdraws.
    Withdrawal,
}

/// One assumption: who, what, when.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Assumption {
    /// Who.
    pub participant: ParticipantId,
    /// What.
    pub act: AssumedAct,
    /// When.
    pub date: Date,
}

/// Why a text is not an assumption.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
pub enum AssumptionError {
    /// The id is not one.
    #[error(
        "`{0}` does not begin with an id of two or four capital letters, such as `NO`"
    )]
    Id(String),
    /// The date is not one.
    #[error("`{0}`: the part after the first colon must be a date (YYYY-MM-DD)")]
    Date(String),
    /// The act is not one.
    #[error("`{0}`: the part after the second colon must be `withdrawal`")]
    Act(String),
}

/// Reads assumptions separated by spaces: `ID`, `ID:DATE` or `ID:DATE:withdrawal`.
///
/// An id alone is taken to consent on `on`.
///
/// # Errors
/// All unreadable parts, in order.
///
/// # Examples
/// ```
/// use treaty_map::domain::{parse_assumptions, parse_date};
/// let today = parse_date("2026-11-22").ok_or("date")?;
/// let two = parse_assumptions("NO IS:2026-12-01", today).map_err(|_| "text")?;
/// assert_eq!(two.len(), 2);
/// # Ok::<(), &str>(())
/// ```
pub fn parse_assumptions(
    text: &str,
    on: Date,
) -> Result<Vec<Assumption>, Vec<AssumptionError>> {
    let one = |part: &str| {
        let mut fields = part.splitn(3, ':');
        let id = fields.next().and_then(ParticipantId::parse);
        let participant = id.ok_or_else(|| AssumptionError::Id(part.into()))?;
        let date = match fields.next() {
            None => on,
            Some(date) => {
                parse_date(date).ok_or_else(|| AssumptionError::Date(part.into()))?
            }
        };
        let act = match fields.next() {
            None => AssumedAct::Consent,
            Some("withdrawal") => AssumedAct::Withdrawal,
            Some(_) => return Err(AssumptionError::Act(part.into())),
        };
        Ok(Assumption { participant, act, date })
    };
    let mut errors = Vec::new();
    let mut found = Vec::new();
    for part in text.split_whitespace() {
        match one(part) {
            Ok(assumption) => found.push(assumption),
            Err(error) => errors.push(error),
        }
    }
    if errors.is_empty() { Ok(found) } else { Err(errors) }
}

/// Why the treaty would not let an assumed act happen.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
#[non_exhaustive]
pub enum Refusal {
    /// It may not sign, and accession is not open yet.
    #[error(
        "`{id}` cannot consent on {date}: it is not entitled to sign, and accession is open \
         only after entry into force (Article {article})"
    )]
    AccessionNotOpen {
        /// Who.
        id: ParticipantId,
        /// When.
        date: Date,
        /// The clause on accession.
        article: Article,
    },
    /// It may neither sign nor accede.
    #[error("`{id}` cannot consent on {date}: no clause of the treaty lets it")]
    NotEntitled {
        /// Who.
        id: ParticipantId,
        /// When.
        date: Date,
    },
    /// The treaty is not open on that day.
    #[error("`{id}` cannot act on {date}: the treaty opened for signature on {opened}")]
    NotOpen {
        /// Who.
        id: ParticipantId,
        /// When.
        date: Date,
        /// From when.
        opened: Date,
    },
    /// There is nothing to withdraw.
    #[error(
        "`{id}` cannot withdraw on {date}: no consent of an earlier day stands by then"
    )]
    NothingToWithdraw {
        /// Who.
        id: ParticipantId,
        /// When.
        date: Date,
    },
}

/// What a reader of a what-if should know.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
#[non_exhaustive]
pub enum Warning {
    /// Another participant acts for it in this treaty.
    #[error(
        "`{by}` acts for `{id}` in this treaty: its own consent is not to be expected"
    )]
    Represented {
        /// Who.
        id: ParticipantId,
        /// Who acts for it.
        by: ParticipantId,
    },
    /// It has consented already; the assumption changes nothing.
    #[error("`{id}` has consented already: the assumption changes nothing")]
    AlreadyConsented {
        /// Who.
        id: ParticipantId,
    },
    /// It could join only if invited.
    #[error("`{id}` could accede only by invitation (Article {article})")]
    ByInvitation {
        /// Who.
        id: ParticipantId,
        /// The clause on accession.
        article: Article,
    },
}

/// Assumed acts that the treaty admits, with what should be said about them.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Assumptions {
    /// The acts, by date, all marked as assumed.
    pub acts: Vec<Act>,
    /// What should be said.
    pub warnings: Vec<Warning>,
}

impl Assumptions {
    /// Returns the acts that follow from assumptions, as the treaty's clauses admit them.
    ///
    /// Who is entitled to sign and has not is taken to sign on the same day. Whether
    /// accession is open is judged with the earlier assumptions taken in.
    ///
    /// # Errors
    /// Every assumption that the treaty refuses, with the article.
    ///
    /// # Examples
    /// Brazil may accede to CETS 225 only once it is in force (art. 31(1)).
    /// ```
    /// use treaty_map::domain::{Assumptions, parse_assumptions};
    /// # use treaty_map::data::read_treaty;
    /// # let json = std::fs::read_to_string("static/treaties/cets-225.json")?;
    /// # let treaty = read_treaty(&json).map_err(|_| "the file")?.treaty;
    /// let brazil = parse_assumptions("BR", treaty.as_of).map_err(|_| "text")?;
    /// let refusals = Assumptions::admit(&treaty, &brazil).err().ok_or("refused")?;
    /// assert!(refusals[0].to_string().contains("Article 31(1)"));
    /// # Ok::<(), Box<dyn std::error::Error>>(())
    /// ```
    pub fn admit(
        treaty: &Treaty,
        assumptions: &[Assumption],
    ) -> Result<Self, Vec<Refusal>> {
        Self::admit_on(treaty, Date::MAX, assumptions)
    }

    /// Returns the acts that follow from assumptions made on a day: of the record, only acts
    /// up to `on` bear on whether the treaty admits them, as in [`super::status_on`].
    ///
    /// # Errors
    /// Every assumption that the treaty refuses, with the article.
    ///
    /// # Examples
    /// ```
    /// use treaty_map::domain::{Assumptions, parse_assumptions};
    /// # use treaty_map::data::read_treaty;
    /// # let json = std::fs::read_to_string("static/treaties/cets-225.json")?;
    /// # let treaty = read_treaty(&json).map_err(|_| "the file")?.treaty;
    /// let norway = parse_assumptions("NO", treaty.as_of).map_err(|_| "text")?;
    /// let admitted = Assumptions::admit_on(&treaty, treaty.as_of, &norway).map_err(|_| "no")?;
    /// assert_eq!(admitted.acts.len(), 1);
    /// # Ok::<(), Box<dyn std::error::Error>>(())
    /// ```
    pub fn admit_on(
        treaty: &Treaty,
        on: Date,
        assumptions: &[Assumption],
    ) -> Result<Self, Vec<Refusal>> {
        let key = |it: &Assumption| (it.date, it.act == AssumedAct::Consent);
        let sorted = sorted_by(assumptions.to_vec(), |a, b| key(a).cmp(&key(b)));
        let mut admitted = Self::default();
        let mut refusals = Vec::new();
        for assumption in sorted {
            if let Err(refusal) = admitted.add(treaty, on, assumption) {
                refusals.push(refusal);
            }
        }
        if refusals.is_empty() { Ok(admitted) } else { Err(refusals) }
    }

    fn add(
        &mut self,
        treaty: &Treaty,
        on: Date,
        assumption: Assumption,
    ) -> Result<(), Refusal> {
        let Assumption { participant: id, act, date } = assumption;
        if date < treaty.opened.date {
            return Err(Refusal::NotOpen { id, date, opened: treaty.opened.date });
        }
        // those assumed so far are no later
        let so_far = History::known_by(treaty, on.min(date), &self.acts);
        let Standpoint { signed, consented, consented_before, in_force } =
            so_far.standpoint(id, date);
        match act {
            AssumedAct::Withdrawal if consented_before => {
                self.push(id, ActKind::Withdrawal, date);
            }
            AssumedAct::Withdrawal => {
                return Err(Refusal::NothingToWithdraw { id, date });
            }
            AssumedAct::Consent if consented => {
                self.warnings.push(Warning::AlreadyConsented { id });
            }
            AssumedAct::Consent => match way_in(
                treaty,
                id,
                signed,
                in_force,
                date,
                treaty.may_sign(id, date),
            ) {
                Entitlement::HasSigned | Entitlement::MaySign => {
                    if let Some(it) = treaty.represented(id, date) {
                        self.warnings.push(Warning::Represented { id, by: it.by });
                    }
                    if !signed {
                        self.push(id, ActKind::Signature, date);
                    }
                    self.push(id, ActKind::Ratification, date);
                }
                Entitlement::MayAccede { by_invitation, article } => {
                    if by_invitation {
                        let article = article.clone();
                        self.warnings.push(Warning::ByInvitation { id, article });
                    }
                    self.push(id, ActKind::Accession, date);
                }
                Entitlement::OnlyAfterEntryIntoForce { article } => {
                    let article = article.clone();
                    return Err(Refusal::AccessionNotOpen { id, date, article });
                }
                _ => return Err(Refusal::NotEntitled { id, date }),
            },
        }
        Ok(())
    }

    fn push(&mut self, participant: ParticipantId, kind: ActKind, date: Date) {
        self.acts.push(Act {
            participant,
            kind,
            day: date.into(),
            effective: None,
            party_by: None,
            difference: None,
            territory: None,
            to: None,
            place: None,
            article: None,
            note: None,
            sources: Vec::new(),
            confidence: Confidence::Low,
            assumed: true,
        });
    }
}
