//! Who may consent on a day, and by what means.

use super::{Article, Date, History, ParticipantId, Treaty};

/// What a treaty's clauses leave a participant to do on a day (VCLT arts. 10 to 15).
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Entitlement<'t> {
    /// Its consent stands.
    HasConsented,
    /// Another acts for it: its own consent is not to be expected.
    Represented {
        /// Who acts.
        by: ParticipantId,
    },
    /// It has signed, and may ratify.
    HasSigned,
    /// It may sign, and ratify.
    MaySign,
    /// It may accede.
    MayAccede {
        /// Only if invited.
        by_invitation: bool,
        /// The clause on accession.
        article: &'t Article,
    },
    /// It may accede once the treaty is in force, and not before.
    OnlyAfterEntryIntoForce {
        /// The clause on accession.
        article: &'t Article,
    },
    /// No clause lets it, or it is a State that exists no more.
    NotEntitled,
}

impl Entitlement<'_> {
    /// Returns whether it may consent that day by signing and ratifying.
    pub fn by_signature(self) -> bool {
        matches!(self, Self::HasSigned | Self::MaySign)
    }

    /// Returns whether it may consent that day.
    pub fn may_consent(self) -> bool {
        self.by_signature() || matches!(self, Self::MayAccede { .. })
    }
}

/// Returns by what means one whose consent does not stand may consent on a day, whoever
/// else may act for it. `may_sign`: as [`Treaty::may_sign`] says.
///
/// # Source
/// Reading chosen where a clause opens signature until the entry into force: not from that
/// day on.
pub(super) fn way_in(
    treaty: &Treaty,
    id: ParticipantId,
    has_signed: bool,
    in_force: bool,
    on: Date,
    may_sign: bool,
) -> Entitlement<'_> {
    let until = treaty.participants.get(&id).and_then(|it| it.until);
    if until.is_some_and(|end| end <= on) {
        return Entitlement::NotEntitled;
    }
    let closed = in_force
        && treaty.signature_clause().is_some_and(|(_, it)| it.until_entry_into_force);
    if has_signed {
        return Entitlement::HasSigned;
    }
    if !closed && may_sign {
        return Entitlement::MaySign;
    }
    match treaty.accession_clause() {
        None => Entitlement::NotEntitled,
        Some((article, it)) if it.after_entry_into_force && !in_force => {
            Entitlement::OnlyAfterEntryIntoForce { article }
        }
        Some((article, it)) => {
            Entitlement::MayAccede { by_invitation: it.by_invitation, article }
        }
    }
}

impl<'t> History<'t> {
    /// Returns what a participant may do on a day, given the acts up to that day.
    ///
    /// # Examples
    /// ```
    /// use treaty_map::data::read_treaty;
    /// use treaty_map::domain::{Entitlement, History, ParticipantId, parse_date};
    /// let json = std::fs::read_to_string("static/treaties/cets-225.json")?;
    /// let treaty = read_treaty(&json).map_err(|_| "the file")?.treaty;
    /// let history = History::of(&treaty);
    /// let on = parse_date("2026-09-29").ok_or("date")?;
    /// let may = |id| ParticipantId::parse(id).map(|id| history.entitlement(id, on));
    /// assert_eq!(may("NO"), Some(Entitlement::HasSigned));
    /// assert_eq!(may("TR"), Some(Entitlement::MaySign));
    /// assert!(matches!(may("FR"), Some(Entitlement::Represented { .. })));
    /// let brazil = may("BR").ok_or("id")?;
    /// assert!(matches!(brazil, Entitlement::OnlyAfterEntryIntoForce { .. }));
    /// # Ok::<(), Box<dyn std::error::Error>>(())
    /// ```
    pub fn entitlement(&self, id: ParticipantId, on: Date) -> Entitlement<'t> {
        self.entitled(id, on, self.treaty.may_sign(id, on))
    }

    pub(super) fn entitled(
        &self,
        id: ParticipantId,
        on: Date,
        may_sign: bool,
    ) -> Entitlement<'t> {
        if on < self.treaty.opened.date {
            return Entitlement::NotEntitled;
        }
        let place = self.people.place(id);
        let person = place.and_then(|it| self.people.all.get(it));
        if person.is_some_and(|it| it.stands(on).is_some()) {
            return Entitlement::HasConsented;
        }
        let by = match place {
            Some(place) => self.represented(id, place, on),
            None => self.treaty.represented(id, on).map(|it| it.by),
        };
        if let Some(by) = by {
            return Entitlement::Represented { by };
        }
        let in_force = self.entry_on(on).is_some_and(|it| it.into_force.to <= on);
        let has_signed = person.is_some_and(|it| it.has_signed(on));
        way_in(self.treaty, id, has_signed, in_force, on, may_sign)
    }

    /// Returns for each of the people whether it may sign on a day.
    pub(super) fn may_sign(&self, on: Date) -> Vec<bool> {
        let mut may = vec![false; self.people.all.len()];
        let clause = self.treaty.signature_clause().map(|it| it.1);
        match clause {
            Some(it) if it.until.is_some_and(|last| last < on) => {}
            Some(it) if !it.groups.is_empty() || !it.participants.is_empty() => {
                for group in it.groups.iter().filter_map(|it| self.treaty.groups.get(it))
                {
                    for id in group.on(on) {
                        self.people.mark(&mut may, id);
                    }
                }
                for id in &it.participants {
                    self.people.mark(&mut may, *id);
                }
            }
            _ => {
                for id in self.treaty.participants.keys() {
                    self.people.mark(&mut may, *id);
                }
            }
        }
        may
    }
}
