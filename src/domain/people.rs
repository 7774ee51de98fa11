//! What each participant did, act by act: its signature and its consents.

use super::{
    Act, ActKind, Date, ParticipantId, ParticipantKind, Treaty, Window, sorted_by,
};
use std::borrow::Cow;

/// A notice of withdrawal.
#[derive(Clone, Copy, Debug)]
pub(super) struct Notice<'t> {
    /// The notice itself.
    pub(super) act: &'t Act,
    /// From when it is taken back.
    pub(super) revoked: Option<Date>,
}

/// One stretch of consent: a deposit, and what took it back.
///
/// Who comes back has several (the United States in the Paris Agreement).
#[derive(Clone, Debug)]
pub(super) struct Consent<'t> {
    /// The deposit.
    pub(super) act: &'t Act,
    /// Every notice of withdrawal, oldest first; all but the last were taken back.
    pub(super) notices: Vec<Notice<'t>>,
}

impl<'t> Consent<'t> {
    /// Returns the notice that runs, of those given by a day.
    pub(super) fn notice(&self, by: Date) -> Option<&Notice<'t>> {
        self.notices.iter().rfind(|it| it.act.day.to <= by)
    }

    fn is_open(&self) -> bool {
        self.notices.last().is_none_or(|it| it.revoked.is_some())
    }
}

/// The acts of one participant that bear on consent.
#[derive(Clone, Debug)]
pub(super) struct Person<'t> {
    pub(super) id: ParticipantId,
    pub(super) is_state: bool,
    pub(super) until: Option<Date>,
    /// The first signature.
    pub(super) signed: Option<&'t Act>,
    /// The first consent.
    first: Option<Consent<'t>>,
    /// Those after it, oldest first; hardly anyone has any.
    again: Vec<Consent<'t>>,
    /// The first notice of provisional application.
    pub(super) provisional: Option<&'t Act>,
}

impl<'t> Person<'t> {
    /// Returns the consents, oldest first.
    pub(super) fn consents(&self) -> impl Iterator<Item = &Consent<'t>> {
        let nth = |n: usize| match n.checked_sub(1) {
            None => self.first.as_ref(),
            Some(n) => self.again.get(n),
        };
        (0..).map_while(nth)
    }

    /// Returns whether it has signed by a day.
    pub(super) fn has_signed(&self, by: Date) -> bool {
        self.signed.is_some_and(|it| it.day.to <= by)
    }

    /// Returns the consent that stands at the close of a day: no notice against it runs.
    pub(super) fn stands(&self, day: Date) -> Option<&Consent<'t>> {
        let stands = |it: &&Consent<'t>| {
            let notice = it.notice(day).filter(|it| it.revoked.is_none_or(|it| day < it));
            it.act.day.to <= day && notice.is_none()
        };
        self.consents().filter(stands).last()
    }

    /// Takes in an act, and returns what it changes.
    fn record(&mut self, act: &'t Act) -> Option<Happening> {
        let kind = act.kind;
        let mut happened = None;
        if kind.is_signature() && self.signed.is_none() {
            self.signed = Some(act);
            happened = Some(Happening::Signed);
        }
        if kind == ActKind::ProvisionalApplication && self.provisional.is_none() {
            self.provisional = Some(act);
        }
        let last = self.again.last_mut().or(self.first.as_mut());
        let is_open = last.as_ref().is_some_and(|it| it.is_open());
        if kind.is_consent() && !is_open {
            let consent = Consent { act, notices: Vec::new() };
            match self.first {
                None => self.first = Some(consent),
                Some(_) => self.again.push(consent),
            }
            happened = Some(Happening::Consented(kind));
        } else if let Some(last) = last {
            if kind.is_withdrawal() && is_open {
                last.notices.push(Notice { act, revoked: None });
                happened = Some(Happening::Withdrawn);
            }
            if kind == ActKind::RevocationOfWithdrawal
                && let Some(notice) = last.notices.last_mut()
                && notice.revoked.is_none()
                && notice.act.effective.is_none_or(|effect| act.day.to < effect)
            {
                notice.revoked = Some(act.day.to);
                happened = Some(Happening::Consented(last.act.kind));
            }
        }
        happened
    }
}

/// All who acted or are listed, by id, with what they did.
#[derive(Clone, Debug)]
pub(super) struct People<'t> {
    pub(super) all: Vec<Person<'t>>,
    /// For ids of two letters, their place from 1 on.
    short: Vec<u32>,
    /// The days of all consents, in order, each with the place of who gave it.
    pub(super) consents: Vec<(Window, usize)>,
    /// What happened, by day, as far as the days are known.
    dated: Vec<Event>,
    /// Whether a day that bears on consent is not known.
    pub(super) has_gaps: bool,
}

impl<'t> People<'t> {
    /// Reads the acts that bear on consent, in any order.
    ///
    /// # Source
    /// Acts of one day count together, whatever their order in the file. Reading chosen
    /// where one participant withdraws and consents on the same day: the withdrawal ends
    /// the earlier consent and the new one stands (Guyana denounced the Optional Protocol to
    /// the ICCPR and acceded again on 5 January 1999).
    pub(super) fn of(treaty: &'t Treaty, acts: Vec<&'t Act>) -> Self {
        let mut people = Self::listed(treaty, &acts);
        let acts = sorted_by(acts, |a, b| a.order(b));
        let opened = treaty.opened.date;
        for act in acts {
            let Some(who) = people.place(act.participant) else { continue };
            let Some(person) = people.all.get_mut(who) else { continue };
            let Some(what) = person.record(act) else { continue };
            if act.kind.is_consent() && matches!(what, Happening::Consented(_)) {
                people.consents.push((act.day, who));
            }
            people.has_gaps |= act.day.day().is_none();
            let who = u32::try_from(who).unwrap_or(u32::MAX);
            people.dated.push(Event { day: act.day.to.max(opened), who, what });
        }
        people.consents = sorted_by(people.consents, Ord::cmp);
        people
    }

    fn listed(treaty: &'t Treaty, acts: &[&'t Act]) -> Self {
        let person = |id, is_state, until| Person {
            id,
            is_state,
            until,
            signed: None,
            first: None,
            again: Vec::new(),
            provisional: None,
        };
        let listed = treaty
            .participants
            .iter()
            .map(|(&id, it)| person(id, it.kind == ParticipantKind::State, it.until));
        let mut people = Self {
            all: listed.collect(),
            short: vec![0; 676],
            consents: Vec::with_capacity(acts.len()),
            dated: Vec::with_capacity(acts.len()),
            has_gaps: false,
        };
        people.index();
        // who is only assumed to act
        for act in acts.iter().filter(|it| it.assumed) {
            if people.place(act.participant).is_none() {
                let id = act.participant;
                let at = people.all.partition_point(|it| it.id < id);
                people.all.insert(at, person(id, true, None));
                people.index();
            }
        }
        people
    }

    fn index(&mut self) {
        for (place, person) in (1..).zip(&self.all) {
            if let Some(slot) = person.id.short().and_then(|it| self.short.get_mut(it)) {
                *slot = place;
            }
        }
    }

    /// Returns the place of a participant in `all`.
    pub(super) fn place(&self, id: ParticipantId) -> Option<usize> {
        match id.short() {
            Some(short) => {
                let place = usize::try_from(*self.short.get(short)?).ok()?;
                place.checked_sub(1)
            }
            None => self.all.binary_search_by(|it| it.id.cmp(&id)).ok(),
        }
    }

    /// Marks a participant, if it is one of the people.
    pub(super) fn mark(&self, marks: &mut [bool], id: ParticipantId) {
        if let Some(it) = self.place(id).and_then(|it| marks.get_mut(it)) {
            *it = true;
        }
    }

    /// Returns what happened, by day, in one reading of the days that are not known.
    pub(super) fn events(&self, opened: Date, reading: Reading) -> Cow<'_, [Event]> {
        if !self.has_gaps {
            return Cow::Borrowed(&self.dated);
        }
        let mut events = Vec::with_capacity(self.dated.len());
        for (who, person) in (0_u32..).zip(&self.all) {
            let mut push = |day: Date, what| {
                events.push(Event { day: day.max(opened), who, what });
            };
            if let Some(day) = person.signed.and_then(|it| reading.gained(it.day)) {
                push(day, Happening::Signed);
            }
            for consent in person.consents() {
                let Some(day) = reading.gained(consent.act.day) else { continue };
                let consented = Happening::Consented(consent.act.kind);
                push(day, consented);
                for notice in &consent.notices {
                    push(reading.lost(notice.act.day).max(day), Happening::Withdrawn);
                    if let Some(day) = notice.revoked {
                        push(day, consented);
                    }
                }
            }
        }
        // what one participant did on one day stays in its order
        Cow::Owned(sorted_by(events, |a, b| a.day.cmp(&b.day)))
    }
}

/// How to take a day that is not known.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Reading {
    /// Only acts whose day is known.
    Dated,
    /// Consents as early as may be, withdrawals as late.
    Soonest,
    /// Consents as late as may be, withdrawals as early.
    Latest,
}

impl Reading {
    fn gained(self, day: Window) -> Option<Date> {
        match self {
            Self::Dated => day.day(),
            Self::Soonest => Some(day.from),
            Self::Latest => Some(day.to),
        }
    }

    fn lost(self, day: Window) -> Date {
        match self {
            Self::Dated | Self::Soonest => day.to,
            Self::Latest => day.from,
        }
    }
}

/// Something that may change a count.
#[derive(Clone, Copy, Debug)]
pub(super) struct Event {
    pub(super) day: Date,
    /// The place of the participant among the people.
    pub(super) who: u32,
    pub(super) what: Happening,
}

/// What happened.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Happening {
    Signed,
    Consented(ActKind),
    Withdrawn,
}
