//! The whole history of a treaty, evaluated once and then looked up day by day.

use super::effect::{Dated, Effect, Effects};
use super::entitlement::way_in;
use super::entry::{Door, Outcome, into_force, outcomes};
use super::lens::{Lens, Members, Seen};
use super::people::{Consent, Event, Happening, People, Person, Reading};
use super::sweep::first_met;
use super::{
    Act, ActKind, Assumptions, Date, Earliest, Entry, Episode, LeafProgress, Need,
    ParticipantId, ParticipantStatus, Representation, Rule, Standing, State, Status,
    TerminationClause, Treaty, Unit, Unreachable, Window, sorted_by,
};

/// The whole history of a treaty: what follows from its clauses and acts on every day.
///
/// Made once in a single pass over the acts; [`History::status_on`] then looks a day up
/// without counting again.
#[derive(Debug)]
pub struct History<'t> {
    pub(super) treaty: &'t Treaty,
    pub(super) people: People<'t>,
    pub(super) doors: Vec<Door<'t>>,
    pub(super) effects: Effects<'t>,
    /// What follows from each clause on entry into force.
    outcomes: Vec<Outcome<'t>>,
    termination: Option<&'t TerminationClause>,
    represents: Vec<(&'t Representation, Members)>,
    /// The day from which acts are assumed ones only; `None`: the record as it is.
    assumed_from: Option<Date>,
}

/// Where a participant stands before it acts.
#[derive(Clone, Copy, Debug)]
pub(super) struct Standpoint {
    pub(super) signed: bool,
    pub(super) consented: bool,
    /// Since an earlier day.
    pub(super) consented_before: bool,
    /// Whether the treaty is in force.
    pub(super) in_force: bool,
}

/// A consent that is known on a day, and its effect.
struct Known<'a, 't> {
    consent: &'a Consent<'t>,
    effect: Effect<'t>,
}

impl<'t> History<'t> {
    /// Evaluates the record as it is.
    ///
    /// # Examples
    /// ```
    /// use treaty_map::data::read_treaty;
    /// use treaty_map::domain::{History, parse_date};
    /// let json = std::fs::read_to_string("static/treaties/cets-225.json")?;
    /// let treaty = read_treaty(&json).map_err(|_| "the file")?.treaty;
    /// let history = History::of(&treaty);
    /// let signed = |day: &str| parse_date(day).map(|day| history.status_on(day).signatures);
    /// assert_eq!((signed("2024-09-04"), signed("2025-02-11")), (Some(0), Some(13)));
    /// # Ok::<(), Box<dyn std::error::Error>>(())
    /// ```
    pub fn of(treaty: &'t Treaty) -> Self {
        Self::from_acts(treaty, Date::MAX, &[], None)
    }

    /// Evaluates a what-if made on a day: acts of the record after that day are not known,
    /// assumed ones are taken in whenever they happen.
    ///
    /// # Examples
    /// ```
    /// use treaty_map::domain::{Assumptions, History, parse_assumptions, parse_date};
    /// # use treaty_map::data::read_treaty;
    /// # let json = std::fs::read_to_string("static/treaties/cets-225.json")?;
    /// # let treaty = read_treaty(&json).map_err(|_| "the file")?.treaty;
    /// let on = parse_date("2026-11-22").ok_or("date")?;
    /// let four = parse_assumptions("NO IS GB CH", on).map_err(|_| "text")?;
    /// let admitted = Assumptions::admit_on(&treaty, on, &four).map_err(|_| "entitled")?;
    /// let entry = History::assuming(&treaty, on, &admitted).entry_on(on).ok_or("entry")?;
    /// assert_eq!(entry.into_force.day(), parse_date("2027-03-01"));
    /// # Ok::<(), Box<dyn std::error::Error>>(())
    /// ```
    pub fn assuming(treaty: &'t Treaty, on: Date, assumptions: &'t Assumptions) -> Self {
        if assumptions.acts.is_empty() {
            return Self::of(treaty);
        }
        Self::from_acts(treaty, on, &assumptions.acts, Some(on))
    }

    /// Evaluates acts of the record up to a day, and assumed ones.
    pub(super) fn known_by(treaty: &'t Treaty, on: Date, assumed: &'t [Act]) -> Self {
        Self::from_acts(treaty, on, assumed, Some(on))
    }

    /// Returns where a participant stands before it acts on a day.
    pub(super) fn standpoint(&self, id: ParticipantId, date: Date) -> Standpoint {
        let person = self.people.place(id).and_then(|it| self.people.all.get(it));
        let stands = |it: &Consent<'_>| {
            it.act.day.to <= date
                && it.notices.last().is_none_or(|it| it.revoked.is_some())
        };
        let consent = person.and_then(|it| it.consents().filter(|it| stands(it)).last());
        Standpoint {
            signed: person.is_some_and(|it| it.signed.is_some()),
            consented: consent.is_some(),
            consented_before: consent.is_some_and(|it| it.act.day.to < date),
            in_force: self.entry_on(date).is_some_and(|it| it.into_force.to <= date),
        }
    }

    fn from_acts(
        treaty: &'t Treaty,
        by: Date,
        assumed: &'t [Act],
        assumed_from: Option<Date>,
    ) -> Self {
        let mut bearing = Vec::with_capacity(treaty.acts.len() + assumed.len());
        let mut addressed = Vec::new();
        for (acts, by) in [(treaty.acts.as_slice(), by), (assumed, Date::MAX)] {
            for act in acts.iter().filter(|it| it.day.to <= by) {
                match act.kind {
                    ActKind::Declaration
                    | ActKind::Reservation
                    | ActKind::TerritorialExtension => {}
                    ActKind::Objection | ActKind::AcceptanceOfAccession => {
                        addressed.push(act);
                    }
                    _ => bearing.push(act),
                }
            }
        }
        let effects = Effects::of(treaty, addressed);
        let people = People::of(treaty, bearing);
        let doors = Door::all(treaty, &people);
        let represents = treaty.represents.iter();
        let termination = treaty.rule(|it| match it {
            Rule::Termination(rule) => Some(rule),
            _ => None,
        });
        Self {
            treaty,
            effects,
            outcomes: outcomes(treaty, &people, &doors),
            termination: termination.map(|it| it.1),
            represents: represents
                .map(|it| (it, Members::of(treaty, &people, &it.group)))
                .collect(),
            people,
            doors,
            assumed_from,
        }
    }

    /// Returns the day from which too few parties remain, by what is known on a day.
    fn terminates(&self, entry: Entry, by: Date) -> Option<Date> {
        let clause = self.termination?;
        let mut turns = Vec::new();
        for person in &self.people.all {
            for known in self.known(person, Some(&entry), by) {
                let Some(since) = known.effect.in_force.stands else { continue };
                turns.push((since.to, 1_i64));
                turns.extend(known.effect.ended.stands.map(|it| (it.to, -1)));
            }
        }
        let turns = sorted_by(turns, |a, b| a.0.cmp(&b.0));
        let mut parties = 0_i64;
        let mut turns = turns.into_iter().peekable();
        while let Some((day, step)) = turns.next() {
            parties += step;
            let is_last = turns.peek().is_none_or(|it| day < it.0);
            let too_few = parties < i64::from(clause.fewer_than);
            if is_last && step < 0 && too_few && entry.into_force.to < day {
                return match clause.delay {
                    Some(delay) => delay.after(day).ok(),
                    None => Some(day),
                };
            }
        }
        None
    }

    /// Returns the last day whose acts bear on rows: those of a what-if reach ahead.
    fn horizon(&self, on: Date) -> Date {
        if self.assumed_from.is_some() { Date::MAX } else { on }
    }

    /// Returns what follows from acts up to a day: of several clauses, the first to bring the
    /// treaty into force does.
    pub(super) fn outcome_on(&self, on: Date) -> Option<(&Outcome<'t>, Entry)> {
        let met = self.outcomes.iter().filter_map(|it| Some((it, it.entry?)));
        met.filter(|(_, entry)| entry.met.to <= on)
            .min_by_key(|(_, entry)| entry.into_force.to)
    }

    /// Returns the entry into force that acts up to a day fix.
    ///
    /// # Examples
    /// BBNJ Agreement: the record lacks deposits; the sixtieth was reported for 19 September 2025.
    /// ```
    /// use treaty_map::domain::{Basis, History, parse_date};
    /// # use treaty_map::data::read_treaty;
    /// # let json = std::fs::read_to_string("static/treaties/bbnj.json")?;
    /// # let treaty = read_treaty(&json).map_err(|_| "the file")?.treaty;
    /// let history = History::of(&treaty);
    /// let day = |text| parse_date(text).ok_or("date");
    /// assert_eq!(history.entry_on(day("2025-09-18")?), None);
    /// let entry = history.entry_on(day("2025-09-19")?).ok_or("entry")?;
    /// assert_eq!((entry.into_force.day(), entry.basis), (parse_date("2026-01-17"), Basis::Attested));
    /// # Ok::<(), Box<dyn std::error::Error>>(())
    /// ```
    pub fn entry_on(&self, on: Date) -> Option<Entry> {
        self.outcome_on(on).map(|(_, entry)| entry)
    }

    fn known<'a>(
        &'a self,
        person: &'a Person<'t>,
        entry: Option<&'a Entry>,
        by: Date,
    ) -> impl Iterator<Item = Known<'a, 't>> {
        let consents = person.consents().take_while(move |it| it.act.day.to <= by);
        consents.map(move |consent| Known {
            consent,
            effect: self.effects.of_consent(person, consent, entry, by),
        })
    }

    /// Returns the status on a day.
    ///
    /// # Examples
    /// The United States in the Paris Agreement: in, out, in, out.
    /// ```
    /// use treaty_map::domain::{History, ParticipantId, Standing, parse_date};
    /// # use treaty_map::data::read_treaty;
    /// # let json = std::fs::read_to_string("static/treaties/paris-agreement.json")?;
    /// # let treaty = read_treaty(&json).map_err(|_| "the file")?.treaty;
    /// let history = History::of(&treaty);
    /// let us = ParticipantId::parse("US").ok_or("id")?;
    /// let stood = |day: &str| Some(history.status_on(parse_date(day)?).of(us)?.standing);
    /// assert_eq!(stood("2020-11-03"), Some(Standing::Party));
    /// assert_eq!(stood("2020-11-04"), Some(Standing::Withdrawn));
    /// assert_eq!(stood("2021-02-19"), Some(Standing::Party));
    /// assert_eq!(stood("2026-01-27"), Some(Standing::Withdrawn));
    /// # Ok::<(), Box<dyn std::error::Error>>(())
    /// ```
    pub fn status_on(&self, on: Date) -> Status {
        let horizon = self.horizon(on);
        let (outcome, current) = self.outcome_on(on).unzip();
        let ahead = self.entry_on(horizon);
        let terminated = current.and_then(|it| self.terminates(it, horizon));
        let state = match (current, terminated) {
            (None, _) => State::NotInForce,
            (Some(entry), Some(end)) if end <= on => State::Terminated(entry, end),
            (Some(entry), _) if on < entry.into_force.to => State::Pending(entry),
            (Some(entry), _) => State::InForce(entry),
        };
        let mut participants = Vec::with_capacity(self.people.all.len());
        let mut standing: Vec<Option<(Seen, Window)>> =
            Vec::with_capacity(self.people.all.len());
        let mut signatures = 0;
        for place in 0..self.people.all.len() {
            let row = self.row(place, on, ahead.as_ref(), horizon, &mut standing);
            let Some(row) = row else { continue };
            let signed = row.signature.is_some_and(|it| it.to <= on);
            signatures += u32::from(signed);
            participants.push(row);
        }
        // by the day of consent
        let mut by_day = Vec::with_capacity(standing.len());
        for (day, place) in &self.people.consents {
            if let Some(slot) = standing.get_mut(*place)
                && slot.is_some_and(|it| it.1 == *day)
            {
                by_day.extend(slot.take());
            }
        }
        let standing = by_day;
        let consents = u32::try_from(standing.len()).unwrap_or(u32::MAX);
        let open = current.is_none_or(|it| it.into_force.day().is_none());
        let soonest = self.outcomes.iter().filter_map(|it| it.soonest);
        let soonest = soonest.filter(|(met, _)| open && *met <= on).map(|it| it.1).min();
        let computed = outcome.and_then(|it| it.computed).filter(|it| it.0 <= on);
        Status {
            on,
            state,
            basis: current.map(|it| it.basis).unwrap_or_default(),
            computed: computed.map(|it| it.1),
            reason: outcome.and_then(|it| it.difference).map(|it| it.reason),
            range: soonest.map(|from| (from, current.map(|it| it.into_force.to))),
            signatures,
            consents,
            conditions: self.conditions(&standing, on),
            earliest: self.earliest(on, current),
            projected: ahead.and_then(|it| it.into_force.day()),
            participants,
        }
    }

    /// Returns the row of a participant, and notes its consent, if it stands on the day.
    fn row(
        &self,
        place: usize,
        on: Date,
        entry: Option<&Entry>,
        horizon: Date,
        standing: &mut Vec<Option<(Seen, Window)>>,
    ) -> Option<ParticipantStatus> {
        let person = self.people.all.get(place)?;
        let signature = person
            .signed
            .filter(|it| it.day.to <= horizon)
            .map(|it| (it.day, it.assumed));
        let has_signed = signature.is_some_and(|(day, _)| day.to <= on);
        let mut stands =
            if has_signed { Standing::Signatory } else { Standing::NoAction };
        let mut episodes: Vec<Episode> = Vec::new();
        let mut current = None;
        let mut consented = None;
        for Known { consent, effect } in self.known(person, entry, horizon) {
            let by = |day: &Dated<'_>| day.stands.is_some_and(|it| it.to <= on);
            if consent.act.day.to <= on {
                let here = match (by(&effect.ended), by(&effect.in_force)) {
                    (false, true) => Some(Standing::Party),
                    (false, false) => Some(Standing::Contracting),
                    (true, true) => Some(Standing::Withdrawn),
                    (true, false) => None,
                };
                // a party stays one while its notice runs, whatever came after it
                stands = here.map_or(stands, |here| match (here, stands) {
                    (_, Standing::Party) => Standing::Party,
                    (Standing::Withdrawn, Standing::Contracting) => stands,
                    _ => here,
                });
                if !by(&effect.ended) {
                    consented = Some((consent.act.kind, consent.act.day));
                }
            }
            episodes.extend(current.replace(episode(consent, &effect, horizon)));
        }
        standing.push(consented.map(|(means, day)| {
            let (id, is_state) = (person.id, person.is_state);
            (Seen { id, place, is_state, has_signed, means }, day)
        }));
        let assumed = current.iter().chain(&episodes).any(|it| it.assumed)
            || signature.is_some_and(|it| it.1);
        let provisional = person.provisional.filter(|it| it.day.to <= on);
        Some(ParticipantStatus {
            id: person.id,
            standing: stands,
            signature: signature.map(|it| it.0),
            current,
            episodes,
            provisional: provisional.map(|it| it.effective.unwrap_or(it.day.to)),
            represented_by: self.represented(person.id, place, on),
            assumed,
        })
    }

    /// Returns who acts for one of the people, at its place there, on a day.
    pub(super) fn represented(
        &self,
        id: ParticipantId,
        place: usize,
        on: Date,
    ) -> Option<ParticipantId> {
        let mut all = self.represents.iter();
        let by = all.find(|(it, members)| it.by != id && members.has(id, place, on));
        by.map(|(it, _)| it.by)
    }

    /// Returns whose consent stands on a day, by the effect of what was done.
    pub(super) fn standing_on(&self, on: Date) -> Vec<(Seen, Window)> {
        let entry = self.entry_on(on);
        let mut standing = Vec::new();
        for place in 0..self.people.all.len() {
            self.row(place, on, entry.as_ref(), on, &mut standing);
        }
        let mut all = Vec::with_capacity(standing.len());
        for it in standing {
            all.extend(it);
        }
        all
    }

    fn conditions(&self, standing: &[(Seen, Window)], on: Date) -> Vec<LeafProgress> {
        let current = self.outcome_on(on);
        let mut all = Vec::new();
        for (place, door) in self.doors.iter().enumerate() {
            let met = current.filter(|(by, _)| by.clause == place).map(|it| it.1);
            let is_attested = |it: &Entry| it.basis == super::Basis::Attested;
            // of alternatives, only the one that brought the treaty into force was met
            let counted =
                met.filter(|it| !is_attested(it) && door.rule.condition.has_any());
            let then = counted.map(|it| (self.standing_then(it.met.to), it.met.to));
            for lens in &door.lenses {
                let mut progress = self.progress(lens, standing, on);
                progress.met |= match &then {
                    Some((then, day)) => self.progress(lens, then, *day).met,
                    None => met.is_some(),
                };
                all.push(progress);
            }
        }
        all
    }

    /// Returns whose consent stood at the close of the day on which the condition was met.
    pub(super) fn standing_then(&self, day: Date) -> Vec<(Seen, Window)> {
        let stood = |(place, person): (usize, &Person<'t>)| {
            let consent = person.stands(day)?;
            let has_signed = person.has_signed(day);
            let (id, is_state, means) = (person.id, person.is_state, consent.act.kind);
            Some((Seen { id, place, is_state, has_signed, means }, consent.act.day))
        };
        self.people.all.iter().enumerate().filter_map(stood).collect()
    }

    /// Returns how far one leaf has come on a day, by the consents that stand.
    pub(super) fn progress(
        &self,
        lens: &Lens<'t>,
        standing: &[(Seen, Window)],
        on: Date,
    ) -> LeafProgress {
        let need = lens.need();
        let since = lens.fact_since(self.treaty);
        let standing = need.map_or(&[][..], |_| standing);
        let mut counted = Vec::with_capacity(standing.len());
        let (mut not_counted, mut missing) = (vec![], vec![]);
        let mut have = u64::from(since.is_some_and(|it| it <= on));
        for &(seen, day) in standing {
            match lens.weigh(seen, on) {
                Ok(weight) => {
                    have += u64::from(weight);
                    counted.push((seen.id, day));
                }
                Err(_) => not_counted.push((seen.id, day)),
            }
        }
        let mut total = lens.total_weight();
        if let Some(members) = lens.members.as_ref().filter(|_| lens.is_of_all_members())
        {
            total = members.on(on).fold(0, |n, _| n + 1);
        }
        if need == Some(&Need::EverySignatory) {
            let signed = self
                .people
                .all
                .iter()
                .filter(|it| it.signed.is_some_and(|it| it.day.to <= on));
            missing.extend(signed.map(|it| it.id));
            total = missing.iter().fold(0, |n, _| n + 1);
        } else if let (Some(Need::Every(_)), Some(members)) = (need, &lens.members) {
            missing.extend(members.on(on));
        }
        if !missing.is_empty() {
            let mut counts = vec![false; self.people.all.len()];
            for (id, _) in &counted {
                self.people.mark(&mut counts, *id);
            }
            let place = |id: &ParticipantId| self.people.place(*id);
            missing.retain(|id| place(id).and_then(|it| counts.get(it)) != Some(&true));
        }
        let small = |number: u64| u32::try_from(number).unwrap_or(u32::MAX);
        let points = || small((have * 10_000).checked_div(total).unwrap_or(0));
        let (unit, shown, needed) = match need {
            None => (Unit::Fact, small(have), 1),
            Some(Need::Count(least)) => (Unit::Participants, small(have), *least),
            Some(Need::Sum(least, _)) => (Unit::Weight, small(have), *least),
            Some(Need::Share(share, _) | Need::ShareOfGroup(share, _)) => {
                (Unit::Share, points(), share.basis_points())
            }
            Some(Need::Every(_) | Need::EverySignatory) => {
                (Unit::Participants, small(have), small(total))
            }
        };
        LeafProgress {
            article: lens.leaf.article.clone(),
            group: lens.leaf.group().cloned(),
            unit,
            have: shown,
            need: needed,
            met: lens.is_enough(have, total),
            counted,
            not_counted,
            missing,
            since,
        }
    }

    /// Returns the entry into force if everything that is missing were deposited on a day.
    fn earliest(&self, on: Date, entry: Option<Entry>) -> Earliest {
        let treaty = self.treaty;
        if let Some(day) = entry.and_then(|it| it.into_force.day()) {
            return Earliest::On(day);
        }
        if on < treaty.opened.date {
            return Earliest::No(Unreachable::NotOpen);
        }
        if self.doors.is_empty() {
            return Earliest::No(Unreachable::NoClause);
        }
        // everyone who has signed, may sign or may accede deposits on that day
        let before = self.people.events(treaty.opened.date, Reading::Latest);
        let mut events: Vec<Event> =
            before.iter().take_while(|it| it.day <= on).copied().collect();
        let stands = self.standing_then(on);
        let mut may_sign = self.may_sign(on).into_iter();
        for (who, person) in (0_u32..).zip(&self.people.all) {
            let is_in = stands.binary_search_by(|it| it.0.id.cmp(&person.id)).is_ok();
            let has_signed = person.has_signed(on);
            let may_sign = may_sign.next().unwrap_or(false);
            let way = way_in(treaty, person.id, has_signed, false, on, may_sign);
            if is_in || !way.may_consent() {
                continue;
            }
            let signs = way.by_signature();
            let means = if signs { ActKind::Ratification } else { ActKind::Accession };
            if signs && !has_signed {
                events.push(Event { day: on, who, what: Happening::Signed });
            }
            events.push(Event { day: on, who, what: Happening::Consented(means) });
        }
        let day = self.doors.iter().filter_map(|door| {
            let condition = &door.rule.condition;
            let met = first_met(treaty, &self.people, condition, &door.lenses, &events)?;
            into_force(treaty, door.rule, met.max(on))
        });
        match day.min() {
            Some(day) => Earliest::On(day),
            None => Earliest::No(self.unreachable()),
        }
    }

    fn unreachable(&self) -> Unreachable {
        let mut lenses = self.doors.iter().flat_map(|it| &it.lenses);
        let unattested =
            lenses.any(|it| it.need().is_none() && it.fact_since(self.treaty).is_none());
        if unattested { Unreachable::NotAttested } else { Unreachable::TooFewEntitled }
    }
}

fn episode(consent: &Consent<'_>, effect: &Effect<'_>, by: Date) -> Episode {
    let Effect { in_force, ended } = effect;
    let notice = consent.notice(by).filter(|it| it.revoked.is_none_or(|it| by < it));
    let difference = in_force.difference.filter(|_| in_force.differs());
    let difference = difference.or(ended.difference.filter(|_| ended.differs()));
    let one = |it: &Dated<'_>| it.computed.and_then(Window::day);
    Episode {
        consented: consent.act.day,
        means: consent.act.kind,
        withdrawn: notice.map(|it| it.act.day),
        in_force: in_force.stands,
        ended: ended.stands,
        computed_in_force: one(in_force),
        published_in_force: in_force.published,
        computed_ended: one(ended),
        published_ended: ended.published,
        differs: in_force.differs() || ended.differs(),
        reason: difference.map(|it| it.reason),
        assumed: consent.act.assumed || notice.is_some_and(|it| it.act.assumed),
    }
}
