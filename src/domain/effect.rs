//! From when a consent has effect for the participant, and until when.

use super::people::{Consent, Person};
use super::{
    Act, ActKind, CessationClause, Date, Delay, DenunciationClause, Difference, Entry,
    Gate, LaterClause, ParticipantId, Rule, Treaty, Window, sorted_by,
};
use chrono::Months;

/// A date as the clause gives it, as the depositary published it, and which of them stands.
#[derive(Clone, Copy, Debug, Default)]
pub(super) struct Dated<'t> {
    /// What the clause gives; a window where the day of an act is not known.
    pub(super) computed: Option<Window>,
    /// What the depositary published.
    pub(super) published: Option<Date>,
    /// Why they differ, if they do and the file says so.
    pub(super) difference: Option<&'t Difference>,
    /// The date that stands.
    pub(super) stands: Option<Window>,
    /// Whether the act names a later day than the clause asks for, as it may.
    pub(super) named_later: bool,
}

impl<'t> Dated<'t> {
    /// Weighs a computed date against a published one.
    ///
    /// # Source
    /// Reading chosen: a published date that differs from the computed one stands if the file
    /// says why and the reason is not an error of the record. Unexplained, the computed one
    /// stands, and [`super::Treaty`] files are refused by `check`.
    pub(super) fn new(
        computed: Option<Window>,
        published: Option<Date>,
        difference: Option<&'t Difference>,
    ) -> Self {
        let computed_day = computed.and_then(Window::day);
        let stands = match (computed_day, published) {
            (Some(day), Some(published)) if day != published => {
                let published_stands =
                    difference.is_some_and(|it| it.reason.published_stands());
                Some(Window::from(if published_stands { published } else { day }))
            }
            (_, Some(published)) => Some(Window::from(published)),
            (_, None) => computed,
        };
        Self { computed, published, difference, stands, named_later: false }
    }

    /// Returns whether the published date is not one that the clause can give.
    pub(super) fn differs(&self) -> bool {
        self.published
            .zip(self.computed)
            .is_some_and(|(day, computed)| day < computed.from || computed.to < day)
    }
}

/// When one consent has effect.
#[derive(Clone, Copy, Debug, Default)]
pub(super) struct Effect<'t> {
    /// From when the treaty is in force for the participant.
    pub(super) in_force: Dated<'t>,
    /// From when the consent no longer holds.
    pub(super) ended: Dated<'t>,
}

/// The clauses that say when consents have effect, looked up once.
#[derive(Clone, Debug)]
pub(super) struct Effects<'t> {
    treaty: &'t Treaty,
    later: Vec<&'t LaterClause>,
    accession: Option<Delay>,
    denunciation: Option<&'t DenunciationClause>,
    cessation: Vec<&'t CessationClause>,
    /// Acts that are addressed to a participant, by it and then by day.
    addressed: Vec<&'t Act>,
}

impl<'t> Effects<'t> {
    /// `addressed`: objections and acceptances.
    pub(super) fn of(treaty: &'t Treaty, addressed: Vec<&'t Act>) -> Self {
        let mut cessation = Vec::new();
        for clause in &treaty.clauses {
            if let Rule::Cessation(rule) = &clause.rule {
                cessation.push(rule);
            }
        }
        Self {
            treaty,
            cessation,
            addressed: sorted_by(addressed, |a, b| {
                (a.to, a.day.to).cmp(&(b.to, b.day.to))
            }),
            later: treaty.later_clauses().map(|(_, it)| it).collect(),
            accession: treaty.accession_clause().map(|(_, it)| it.delay),
            denunciation: treaty.denunciation_clause().map(|(_, it)| it),
        }
    }

    /// Returns when a consent has effect, of what is known by a day, given the treaty's own
    /// entry into force.
    ///
    /// # Source
    /// Deposited by the day on which the condition was met (or, where the clause says so,
    /// before entry into force): with the treaty. Later: the wait of the clause on later
    /// participants, and never before the treaty (VCLT art. 24(3)). A succession has effect
    /// from the day that it names. A withdrawal before entry into force ends the consent at
    /// once; afterwards the notice period of the treaty runs, or twelve months where it is
    /// silent (VCLT art. 56(2)).
    pub(super) fn of_consent(
        &self,
        person: &Person<'t>,
        consent: &Consent<'t>,
        entry: Option<&Entry>,
        by: Date,
    ) -> Effect<'t> {
        let act = consent.act;
        let due = entry.and_then(|it| self.due(consent, it, by));
        // before the treaty's own date is known, nothing can be known of the participant's
        let published = act.effective.filter(|&it| entry.is_some() || it <= by);
        let in_force = Dated::new(due, published, act.difference.as_ref());
        let since = in_force.stands;

        let notice = consent.notice(by).filter(|it| it.revoked.is_none_or(|it| by < it));
        let mut ended = notice.map_or(Dated::default(), |notice| {
            let end = |notified: Date, since: Option<Date>| match since {
                Some(since) if since <= notified => self.notice_ends(notified, since),
                Some(_) | None => Some(notified),
            };
            let day = notice.act.day;
            let from = end(day.from, since.map(|it| it.from));
            let to = match day.day().and(since.map_or(Some(day.to), Window::day)) {
                Some(_) => from,
                None => end(day.to, since.map(|it| it.to)),
            };
            let known = day.day().is_some() || notice.act.effective.is_none();
            let computed = from.zip(to).filter(|_| known);
            let computed = computed.map(|(from, to)| Window { from, to: to.max(from) });
            let published = notice.act.effective;
            let difference = notice.act.difference.as_ref();
            let mut dated = Dated::new(computed, published, difference);
            // a notice may name a later day than the treaty asks for
            if computed.zip(published).is_some_and(|(it, named)| it.to < named) {
                dated.stands = published.map(Window::from);
                dated.named_later = true;
            }
            dated
        });
        let bound = in_force.stands.map(|it| it.to);
        for last in [self.ceases(person, bound), person.until].into_iter().flatten() {
            if bound.is_some_and(|it| it < last)
                && ended.stands.is_none_or(|it| last < it.to)
            {
                ended = Dated::new(Some(last.into()), None, None);
            }
        }
        // who is no more by then has been counted, but is no party (Yugoslavia, UNCLOS)
        let is_gone = |day: &Date| person.until.is_some_and(|last| last <= *day);
        // unless it had withdrawn before that
        let holds = |day: &Date| ended.stands.is_none_or(|it| *day < it.to);
        if let Some(day) = bound.filter(is_gone).filter(holds) {
            ended = Dated::new(Some(day.into()), None, None);
        }
        let mut in_force = in_force;
        let never =
            ended.stands.zip(since).is_some_and(|(ended, since)| ended.to <= since.from);
        if never {
            in_force = Dated::default();
        }
        Effect { in_force, ended }
    }

    /// Returns from when the treaty is in force for a participant, as the clauses give it.
    fn due(&self, consent: &Consent<'t>, entry: &Entry, by: Date) -> Option<Window> {
        let act = consent.act;
        let clause = self.clause_for(act.kind);
        if act.kind == ActKind::Succession && clause.is_none() {
            let notified = act.day.to.max(entry.into_force.to);
            let from = entry.into_force.from;
            // where the day is not given, only the notification bounds it
            return act.effective.is_none().then_some(Window { from, to: notified });
        }
        let own = |deposited, met, into_force| {
            self.own(act, clause, deposited, met, into_force, by)
        };
        let from = own(act.day.from, entry.met.from, entry.into_force.from)?;
        let is_known = act.day.day().and(entry.met.day()).and(entry.into_force.day());
        let to = match is_known {
            Some(_) => from,
            None => own(act.day.to, entry.met.to, entry.into_force.to)?,
        };
        let due = Window { from: from.min(to), to };
        Some(act.party_by.map_or(due, |party| due.until(party)))
    }

    /// Returns the clause that fixes the date of a consent that comes later, if it is not
    /// the general one or that on accession.
    fn clause_for(&self, means: ActKind) -> Option<&'t LaterClause> {
        let general = means != ActKind::Succession
            && (means != ActKind::Accession || self.accession.is_none());
        let named = self.later.iter().find(|it| it.acts.contains(&means));
        named
            .or_else(|| self.later.iter().find(|it| general && it.acts.is_empty()))
            .copied()
    }

    fn own(
        &self,
        act: &Act,
        clause: Option<&LaterClause>,
        deposited: Date,
        met: Date,
        into_force: Date,
        by: Date,
    ) -> Option<Date> {
        let with_the_treaty = match clause.map(|it| it.after).unwrap_or_default() {
            Gate::ConditionMet => deposited <= met,
            Gate::EntryIntoForce => deposited < into_force,
        };
        let mut running = deposited;
        if let Some(clause) = clause {
            running = self.admitted(act.participant, clause, deposited, by)?;
        }
        if with_the_treaty {
            return Some(into_force);
        }
        let accession = self.accession.filter(|_| act.kind == ActKind::Accession);
        let own = match clause.map(|it| it.delay).or(accession) {
            Some(delay) => delay.after(running).ok()?,
            None => running,
        };
        Some(own.max(into_force))
    }

    /// Returns the day from which the wait of a later participant runs; `None` where the
    /// others have not let it in by then.
    fn admitted(
        &self,
        id: ParticipantId,
        clause: &LaterClause,
        deposited: Date,
        by: Date,
    ) -> Option<Date> {
        let place = self.addressed.partition_point(|it| it.to < Some(id));
        let mut accepted = (!clause.needs_acceptance).then_some(deposited);
        for act in self.addressed.get(place..).unwrap_or_default() {
            let day = act.day.to;
            if act.to != Some(id) || by < day {
                break;
            }
            if day < deposited {
                continue;
            }
            if act.kind == ActKind::AcceptanceOfAccession {
                accepted = accepted.or(Some(day));
            } else if let Some(within) = clause.objection_within
                && day <= within.end(deposited)?
            {
                return None;
            }
        }
        accepted
    }

    /// Returns when a notice of denunciation takes effect.
    fn notice_ends(&self, notified: Date, since: Date) -> Option<Date> {
        let Some(clause) = self.denunciation else {
            return notified.checked_add_months(Months::new(12));
        };
        let earliest = |after: Option<super::Period>| {
            after.map_or(Some(Date::MIN), |it| it.end(since))
        };
        let counted = notified.max(earliest(clause.notice_after)?);
        Some(clause.delay.after(counted).ok()?.max(earliest(clause.effect_after)?))
    }

    /// Returns when a party ceases to be one because it has left a group.
    fn ceases(&self, person: &Person<'t>, since: Option<Date>) -> Option<Date> {
        let since = since?;
        let ends = self.cessation.iter().filter_map(|clause| {
            let group = self.treaty.groups.get(&clause.group)?;
            let own = group.members.iter().filter(|it| it.id == person.id);
            let left = own.filter_map(|it| it.to).filter(|&to| since < to).max()?;
            let is_back = group.has(person.id, left);
            if is_back { None } else { clause.delay.after(left).ok() }
        });
        ends.min()
    }
}
