//! The first day at whose close a condition is met.

use super::lens::{Lens, Seen};
use super::people::{Event, Happening, People};
use super::{ActKind, Condition, Date, Need, ParticipantId, Treaty, sorted_by};

/// A condition that days are tried on, one after the other.
struct Trial<'a> {
    treaty: &'a Treaty,
    people: &'a People<'a>,
    lenses: &'a [Lens<'a>],
    /// For each leaf: how much there is, and of how much.
    gauges: Vec<(u64, u64)>,
    /// For each person, whether it has signed, and by what act its consent stands.
    standing: Vec<(bool, Option<ActKind>)>,
    /// For each leaf and person, how much it counts for now.
    counted: Vec<u32>,
}

/// Returns the first day at whose close a condition is met, from the opening on.
///
/// Acts of one day count together. Membership and facts are judged on the day.
/// `lenses`: the leaves of the condition, in order. `events` are sorted by day; none is
/// earlier than the opening.
pub(super) fn first_met(
    treaty: &Treaty,
    people: &People<'_>,
    condition: &Condition,
    lenses: &[Lens<'_>],
    events: &[Event],
) -> Option<Date> {
    let opened = treaty.opened.date;
    let turns = turns(treaty, lenses);
    let n_people = people.all.len();
    let mut trial = Trial {
        treaty,
        people,
        gauges: lenses.iter().map(|it| (0, it.total_weight())).collect(),
        standing: vec![(false, None); n_people],
        counted: vec![0; lenses.len() * n_people],
        lenses,
    };
    trial.open(opened);
    let (mut events, mut turns) =
        (events.iter().peekable(), turns.into_iter().peekable());
    let mut day = opened;
    loop {
        while let Some(event) = events.next_if(|it| it.day <= day) {
            trial.take(event, day);
        }
        while let Some(turn) = turns.next_if(|it| it.day <= day) {
            trial.turn(&turn);
        }
        if trial.is_met(condition) {
            return Some(day);
        }
        let next = [events.peek().map(|it| it.day), turns.peek().map(|it| it.day)];
        day = next.into_iter().flatten().min()?;
    }
}

/// Something but an act that changes what a leaf counts.
#[derive(Clone, Copy)]
struct Turn {
    day: Date,
    leaf: usize,
    /// Who comes or goes; nobody where a fact sets in.
    id: Option<ParticipantId>,
    /// What it adds to those who must consent: 1, 0 or -1.
    adds: i64,
}

fn turns(treaty: &Treaty, lenses: &[Lens<'_>]) -> Vec<Turn> {
    let opened = treaty.opened.date;
    let mut turns = Vec::new();
    for (leaf, lens) in lenses.iter().enumerate() {
        let step = i64::from(lens.is_of_all_members());
        for members in lens.members.iter() {
            turns.extend(members.turns(opened).map(|(day, id, comes)| Turn {
                day,
                leaf,
                id: Some(id),
                adds: if comes { step } else { -step },
            }));
        }
        for members in lens.excepted.iter() {
            let turn = |(day, id, _)| Turn { day, leaf, id: Some(id), adds: 0 };
            turns.extend(members.turns(opened).map(turn));
        }
        let since = lens.fact_since(treaty).filter(|&day| opened < day);
        turns.extend(since.map(|day| Turn { day, leaf, id: None, adds: 0 }));
    }
    sorted_by(turns, |a, b| a.day.cmp(&b.day))
}

impl Trial<'_> {
    /// Sets what holds on the day of the opening, whoever acts.
    fn open(&mut self, day: Date) {
        for (lens, gauge) in self.lenses.iter().zip(&mut self.gauges) {
            let members = lens.members.as_ref().filter(|_| lens.is_of_all_members());
            if let Some(members) = members {
                gauge.1 = members.on(day).fold(0, |n, _| n + 1);
            }
            gauge.0 = u64::from(lens.fact_since(self.treaty).is_some_and(|it| it <= day));
        }
    }

    fn take(&mut self, event: &Event, day: Date) {
        let standing = usize::try_from(event.who).ok();
        let standing = standing.and_then(|who| self.standing.get_mut(who));
        let Some((has_signed, means)) = standing else { return };
        let had_signed = *has_signed;
        match event.what {
            Happening::Signed => *has_signed = true,
            Happening::Consented(by) => {
                *means = Some(by);
                // a definitive signature is one act
                *has_signed |= by == ActKind::DefinitiveSignature;
            }
            Happening::Withdrawn => *means = None,
        }
        let signs = *has_signed && !had_signed;
        let bears = means.is_some() || event.what == Happening::Withdrawn;
        for leaf in 0..self.lenses.len() {
            let need = self.lenses.get(leaf).and_then(Lens::need);
            if signs
                && need == Some(&Need::EverySignatory)
                && let Some(gauge) = self.gauges.get_mut(leaf)
            {
                gauge.1 += 1;
            }
            if bears {
                self.weigh(leaf, event.who, day);
            }
        }
    }

    fn turn(&mut self, turn: &Turn) {
        let Some(gauge) = self.gauges.get_mut(turn.leaf) else { return };
        let Some(id) = turn.id else {
            gauge.0 = 1;
            return;
        };
        gauge.1 = gauge.1.saturating_add_signed(turn.adds);
        let who = self.people.place(id).and_then(|it| u32::try_from(it).ok());
        if let Some(who) = who {
            self.weigh(turn.leaf, who, turn.day);
        }
    }

    /// Sets what a participant counts for now.
    fn weigh(&mut self, leaf: usize, who: u32, day: Date) {
        let Ok(who) = usize::try_from(who) else { return };
        let slot = leaf * self.people.all.len() + who;
        let (
            Some(lens),
            Some(gauge),
            Some(person),
            Some(&(has_signed, means)),
            Some(slot),
        ) = (
            self.lenses.get(leaf),
            self.gauges.get_mut(leaf),
            self.people.all.get(who),
            self.standing.get(who),
            self.counted.get_mut(slot),
        )
        else {
            return;
        };
        let seen = |means| Seen {
            id: person.id,
            place: who,
            is_state: person.is_state,
            has_signed,
            means,
        };
        let weight =
            means.and_then(|means| lens.weigh(seen(means), day).ok()).unwrap_or(0);
        gauge.0 = gauge.0 - u64::from(*slot) + u64::from(weight);
        *slot = weight;
    }

    fn is_met(&self, condition: &Condition) -> bool {
        let each = self.lenses.iter().zip(&self.gauges);
        let mut met = each.map(|(lens, &(have, total))| lens.is_enough(have, total));
        condition.is_met_by(&mut met)
    }
}
