//! The entry into force of a treaty, and on what it rests.

use super::lens::Lens;
use super::people::{People, Reading};
use super::sweep::first_met;
use super::{Bound, Clause, Date, Difference, EntryClause, Treaty, Window};

/// On what an entry into force rests.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Basis {
    /// The acts of the record were counted.
    #[default]
    Counted,
    /// The record has gaps; counting the acts whose day is known gives the day that the
    /// depositary published.
    ConsistentWithPublished,
    /// The record has gaps; the day is the depositary's word.
    Attested,
}

impl Basis {
    /// Returns the words used in output.
    ///
    /// # Examples
    /// ```
    /// use treaty_map::domain::Basis;
    /// assert_eq!(Basis::Attested.name(), "attested");
    /// ```
    pub fn name(self) -> &'static str {
        match self {
            Self::Counted => "counted",
            Self::ConsistentWithPublished => "counted, consistent with published",
            Self::Attested => "attested",
        }
    }
}

/// The two dates of an entry into force.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Entry {
    /// The day at whose close the condition was met, as far as it is known.
    pub met: Window,
    /// The day on which the treaty enters into force, as far as it is known.
    pub into_force: Window,
    /// On what that rests.
    pub basis: Basis,
}

impl Entry {
    /// Returns the day at whose close the condition was met, if it is known.
    ///
    /// # Examples
    /// Rome Statute, art. 126(1): ten deposits on one day.
    /// ```
    /// use treaty_map::domain::{History, parse_date};
    /// # use treaty_map::data::read_treaty;
    /// # let json = std::fs::read_to_string("static/treaties/rome-statute.json")?;
    /// # let treaty = read_treaty(&json).map_err(|_| "the file")?.treaty;
    /// let history = History::of(&treaty);
    /// let entry = history.entry_on(treaty.as_of).ok_or("entry")?;
    /// assert_eq!(entry.met_on(), parse_date("2002-04-11"));
    /// assert_eq!(entry.into_force.day(), parse_date("2002-07-01"));
    /// # Ok::<(), Box<dyn std::error::Error>>(())
    /// ```
    pub fn met_on(&self) -> Option<Date> {
        self.met.day()
    }
}

/// What follows from the record for the treaty as a whole.
#[derive(Clone, Debug, Default)]
pub(super) struct Outcome<'t> {
    /// The entry into force, once its condition is met on any reading.
    pub(super) entry: Option<Entry>,
    /// The place among the clauses on entry into force of the one that brings it about.
    pub(super) clause: usize,
    /// When the condition is met, and what the clause gives, whatever was published.
    pub(super) computed: Option<(Date, Date)>,
    /// Why that is not what was published, where the file says so.
    pub(super) difference: Option<&'t Difference>,
    /// The earliest days that the gaps of the record leave open for the condition and for
    /// the entry into force; the latest are in `entry`, if there is one.
    pub(super) soonest: Option<(Date, Date)>,
}

/// Returns the day of entry into force that follows from a condition met on a day.
///
/// # Source
/// A fixed date counts if the condition is met in time (Montreal Protocol, art. 16(1)); no
/// bound is ever undercut (CTBT, art. XIV(1)).
pub(super) fn into_force(
    treaty: &Treaty,
    clause: &EntryClause,
    met: Date,
) -> Option<Date> {
    let in_time = |fixed: &super::FixedDate| {
        met < fixed.date || (met == fixed.date && !fixed.before)
    };
    let day = match clause.fixed.filter(in_time) {
        Some(fixed) => fixed.date,
        None => clause.delay?.after(met).ok()?,
    };
    let bounds = clause.not_before.iter().map(|it| match it.bound {
        Bound::Date(day) => Some(day),
        Bound::AfterOpening(period) => period.end(treaty.opened.date),
    });
    bounds.into_iter().try_fold(day, |day, bound| Some(day.max(bound?)))
}

/// One clause on entry into force, with its leaves ready.
#[derive(Debug)]
pub(super) struct Door<'t> {
    pub(super) clause: &'t Clause,
    pub(super) rule: &'t EntryClause,
    pub(super) lenses: Vec<Lens<'t>>,
}

impl<'t> Door<'t> {
    pub(super) fn all(treaty: &'t Treaty, people: &People<'_>) -> Vec<Self> {
        let door = |(clause, rule): (&'t Clause, &'t EntryClause)| {
            let leaves = rule.condition.leaves().into_iter();
            let lenses = leaves.map(|it| Lens::of(treaty, people, it)).collect();
            Self { clause, rule, lenses }
        };
        treaty.entry_clauses().map(door).collect()
    }

    /// Returns the day on which the condition is met and the day that follows from it.
    fn read(
        &self,
        treaty: &Treaty,
        people: &People<'_>,
        how: Reading,
    ) -> Option<(Date, Date)> {
        let events = people.events(treaty.opened.date, how);
        let met = first_met(treaty, people, &self.rule.condition, &self.lenses, &events)?;
        Some((met, into_force(treaty, self.rule, met)?))
    }

    fn outcome(&self, treaty: &'t Treaty, people: &People<'_>) -> Outcome<'t> {
        let published = treaty.published.as_ref();
        let dated = self.read(treaty, people, Reading::Dated);
        let counted = |(met, day): (Date, Date), basis| Entry {
            met: met.into(),
            into_force: day.into(),
            basis,
        };
        let incomplete = people.has_gaps || treaty.completeness.consents == Some(false);
        if !incomplete && self.rule.attested.is_none() {
            let entry = dated.map(|it| counted(it, Basis::Counted));
            let difference = published.and_then(|it| it.difference.as_ref());
            let stands = published
                .filter(|_| difference.is_some_and(|it| it.reason.published_stands()))
                .map(|it| it.date);
            let entry = match (entry, stands) {
                (Some(entry), Some(day)) if entry.met.to <= day => {
                    Some(Entry { into_force: day.into(), ..entry })
                }
                // acts after the day on which it entered into force change nothing of it
                (_, Some(day)) => {
                    let met = Window { from: treaty.opened.date.min(day), to: day };
                    Some(Entry { met, into_force: day.into(), basis: Basis::Attested })
                }
                (entry, None) => entry,
            };
            return Outcome { entry, computed: dated, difference, ..Outcome::default() };
        }
        let (soon, late) = if people.has_gaps {
            let read = |how| self.read(treaty, people, how);
            (read(Reading::Soonest), read(Reading::Latest))
        } else {
            (dated, dated)
        };
        // what must be done by all who signed is not done sooner where they signed sooner
        let both = soon.zip(late).map(|(soon, late)| {
            let window = |one: Date, other: Date| Window {
                from: one.min(other),
                to: one.max(other),
            };
            (window(soon.0, late.0), window(soon.1, late.1))
        });
        let attested = self.rule.attested.as_ref();
        let known = published.map(|it| it.date);
        let known = known.or_else(|| attested.and_then(|it| it.entry_into_force));
        // of a record that is declared incomplete, acts may be missing that came earlier
        let declared = treaty.completeness.consents == Some(false);
        let certain = both.filter(|it| it.1.day().is_some() && !declared);
        let entry = match (certain, dated) {
            (Some((met, into_force)), _)
                if known.is_none_or(|it| it == into_force.to) =>
            {
                Some(Entry { met, into_force, basis: Basis::Counted })
            }
            (_, Some(dated)) if known == Some(dated.1) => {
                Some(counted(dated, Basis::ConsistentWithPublished))
            }
            _ => self.attested(treaty, known, soon),
        };
        let opened = || into_force(treaty, self.rule, treaty.opened.date);
        let is_met = late.is_some() && declared;
        let soonest = if is_met { opened() } else { soon.map(|it| it.1) };
        let bounds = soon.zip(soonest).map(|(soon, day)| (soon.0, day));
        let range = both.map(|(met, into_force)| Entry {
            met,
            into_force: Window {
                from: soonest.map_or(into_force.from, |it| it.min(into_force.from)),
                to: into_force.to,
            },
            basis: Basis::Counted,
        });
        match entry {
            Some(entry) => {
                let counted = entry.basis == Basis::Counted;
                let day = entry.into_force.day().filter(|_| counted);
                let computed = day.map(|it| (entry.met.to, it)).or(dated);
                let entry = Some(entry);
                Outcome { entry, computed, soonest: bounds, ..Outcome::default() }
            }
            None => Outcome {
                entry: range,
                computed: dated,
                soonest: bounds,
                ..Outcome::default()
            },
        }
    }

    /// Returns what the depositary says.
    fn attested(
        &self,
        treaty: &Treaty,
        known: Option<Date>,
        soon: Option<(Date, Date)>,
    ) -> Option<Entry> {
        let attested = self.rule.attested.as_ref();
        let condition_met = attested.and_then(|it| it.condition_met);
        let entry_into_force = attested.and_then(|it| it.entry_into_force);
        let from_condition = || into_force(treaty, self.rule, condition_met?);
        let day = entry_into_force.or_else(from_condition).or(known)?;
        let earliest = soon.map_or(treaty.opened.date, |it| it.0).min(day);
        let met = condition_met.map_or(Window { from: earliest, to: day }, Window::from);
        Some(Entry { met, into_force: day.into(), basis: Basis::Attested })
    }
}

/// Returns what follows from the record, clause by clause.
pub(super) fn outcomes<'t>(
    treaty: &'t Treaty,
    people: &People<'t>,
    doors: &[Door<'t>],
) -> Vec<Outcome<'t>> {
    let outcome = |(clause, door): (usize, &Door<'t>)| Outcome {
        clause,
        ..door.outcome(treaty, people)
    };
    doors.iter().enumerate().map(outcome).collect()
}
