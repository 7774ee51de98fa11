//! Why a treaty is in force on a day, or not: what was required, what was found, who counts
//! and who does not, which day completed it, and how the date follows.

use super::entry::Door;
use super::lens::{Lens, Seen};
use super::people::Reading;
use super::sweep::first_met;
use super::{
    Bound, Clause, Condition, Date, Delay, Entry, EntryClause, History, Leaf,
    LeafProgress, NotBefore, NotCounted, ParticipantId, Window,
};

/// The trace of one clause on entry into force.
#[derive(Clone, Debug)]
pub struct EntryTrace<'t> {
    /// The clause.
    pub clause: &'t Clause,
    /// What it says.
    pub rule: &'t EntryClause,
    /// Its condition, node by node.
    pub condition: ConditionTrace<'t>,
    /// How the date follows, if this is the clause that brings the treaty into force.
    pub derivation: Option<Derivation<'t>>,
}

/// One node of a condition.
#[derive(Clone, Debug)]
pub enum ConditionTrace<'t> {
    /// One thing to be counted or established.
    Leaf(Box<LeafTrace<'t>>),
    /// All of these are needed.
    All(Vec<ConditionTrace<'t>>),
    /// One of these is enough.
    Any(Vec<ConditionTrace<'t>>),
}

/// One leaf of a condition.
#[derive(Clone, Debug)]
pub struct LeafTrace<'t> {
    /// What is asked for.
    pub leaf: &'t Leaf,
    /// How far it has come on the day asked about.
    pub now: LeafProgress,
    /// The first day at whose close it was met by itself, as far as that is known.
    pub met: Option<Window>,
    /// How far it had come on the day on which the whole condition was met, if it was.
    pub then: Option<LeafProgress>,
    /// Whose acts of that day count for it.
    pub completed_by: Vec<ParticipantId>,
    /// Who has consented and does not count, and why: on the day of `then`, else now.
    pub not_counted: Vec<(ParticipantId, NotCounted)>,
}

/// How the entry into force follows from the day on which the condition was met.
#[derive(Clone, Debug)]
pub struct Derivation<'t> {
    /// The entry into force.
    pub entry: Entry,
    /// The wait and the days on which its period ends and on which it lands, where the wait
    /// decides and the day is known.
    pub wait: Option<(Delay, Date, Date)>,
    /// The fixed day, where it decides.
    pub fixed: Option<Date>,
    /// The bound that defers the date, and its day.
    pub bound: Option<(&'t NotBefore, Date)>,
}

impl<'t> History<'t> {
    /// Returns why the treaty is in force on a day, or not: a trace for every clause on entry
    /// into force.
    ///
    /// # Examples
    /// The Paris Agreement: enough States had consented on 21 September 2016, and those with
    /// enough emissions on 5 October.
    /// ```
    /// use treaty_map::data::read_treaty;
    /// use treaty_map::domain::{ConditionTrace, History, parse_date};
    /// let json = std::fs::read_to_string("static/treaties/paris-agreement.json")?;
    /// let treaty = read_treaty(&json).map_err(|_| "the file")?.treaty;
    /// let today = parse_date("2026-01-01").ok_or("date")?;
    /// let traces = History::of(&treaty).explain(today);
    /// let ConditionTrace::All(both) = &traces[0].condition else { return Err("all".into()) };
    /// let met = both.iter().map(|one| match one {
    ///     ConditionTrace::Leaf(leaf) => leaf.met.and_then(|it| it.day()),
    ///     _ => None,
    /// });
    /// let days = ["2016-09-21", "2016-10-05"].map(parse_date);
    /// assert_eq!(met.collect::<Vec<_>>(), days);
    /// # Ok::<(), Box<dyn std::error::Error>>(())
    /// ```
    pub fn explain(&self, on: Date) -> Vec<EntryTrace<'t>> {
        let current = self.outcome_on(on);
        let now = self.standing_on(on);
        let trace = |(place, door): (usize, &Door<'t>)| {
            let brings = current.filter(|(it, _)| place == it.clause).map(|it| it.1);
            let then = brings.map(|it| (it, self.standing_then(it.met.to)));
            let lenses = door.lenses.iter();
            let leaves = lenses.map(|it| self.leaf(it, on, &now, then.as_ref()));
            let mut leaves = leaves.collect::<Vec<_>>().into_iter();
            Some(EntryTrace {
                clause: door.clause,
                rule: door.rule,
                condition: condition(&door.rule.condition, &mut leaves)?,
                derivation: brings.map(|it| self.derivation(door, it)),
            })
        };
        self.doors.iter().enumerate().filter_map(trace).collect()
    }

    fn leaf(
        &self,
        lens: &Lens<'t>,
        on: Date,
        now: &[(Seen, Window)],
        then: Option<&(Entry, Vec<(Seen, Window)>)>,
    ) -> LeafTrace<'t> {
        let mut progress = self.progress(lens, now, on);
        let before = then.map(|(entry, then)| {
            let mut before = self.progress(lens, then, entry.met.to);
            before.met |= entry.basis == super::Basis::Attested;
            progress.met |= before.met;
            before
        });
        let met_on = then.map(|(entry, _)| entry.met.to);
        let completed_by = before
            .iter()
            .flat_map(|it| &it.counted)
            .filter(|(_, day)| met_on.is_some_and(|met| day.day() == Some(met)));
        let completed_by = completed_by.map(|it| it.0).collect();
        let (crowd, day) = match then {
            Some((entry, then)) => (then.as_slice(), entry.met.to),
            None => (now, on),
        };
        let refused = crowd.iter().filter_map(|&(seen, _)| {
            lens.need()?;
            Some((seen.id, lens.weigh(seen, day).err()?))
        });
        LeafTrace {
            leaf: lens.leaf,
            met: self.met_alone(lens).filter(|it| it.to <= on),
            now: progress,
            then: before,
            completed_by,
            not_counted: refused.collect(),
        }
    }

    /// Returns the first day at whose close a leaf is met by itself.
    fn met_alone(&self, lens: &Lens<'t>) -> Option<Window> {
        let condition = Condition::Leaf(lens.leaf.clone());
        let lenses = std::slice::from_ref(lens);
        let read = |how| {
            let events = self.people.events(self.treaty.opened.date, how);
            first_met(self.treaty, &self.people, &condition, lenses, &events)
        };
        let (from, to) = (read(Reading::Soonest)?, read(Reading::Latest)?);
        Some(Window { from: from.min(to), to })
    }

    fn derivation(&self, door: &Door<'t>, entry: Entry) -> Derivation<'t> {
        let rule = door.rule;
        let into_force = entry.into_force.day();
        let met = entry.met_on();
        let fixed = rule.fixed.map(|it| it.date).filter(|&it| Some(it) == into_force);
        let wait = rule.delay.zip(met).and_then(|(delay, met)| {
            Some((delay, delay.period.end(met)?, delay.after(met).ok()?))
        });
        let wait = wait.filter(|_| fixed.is_none());
        let bounds = rule.not_before.iter().filter_map(|it| {
            let day = match it.bound {
                Bound::Date(day) => day,
                Bound::AfterOpening(period) => period.end(self.treaty.opened.date)?,
            };
            Some((it, day))
        });
        let landed = fixed.or(wait.map(|it| it.2));
        let bound = bounds.max_by_key(|it| it.1).filter(|(_, day)| {
            landed.is_some_and(|landed| landed < *day) && Some(*day) == into_force
        });
        Derivation { entry, wait, fixed, bound }
    }
}

/// Lays leaves out, in the order of [`Condition::leaves`], as the condition has them.
fn condition<'t>(
    node: &'t Condition,
    leaves: &mut std::vec::IntoIter<LeafTrace<'t>>,
) -> Option<ConditionTrace<'t>> {
    let mut several = |all: &'t [Condition]| {
        all.iter().filter_map(|it| condition(it, leaves)).collect()
    };
    Some(match node {
        Condition::Leaf(_) => ConditionTrace::Leaf(Box::new(leaves.next()?)),
        Condition::All(all) => ConditionTrace::All(several(all)),
        Condition::Any(any) => ConditionTrace::Any(several(any)),
    })
}
