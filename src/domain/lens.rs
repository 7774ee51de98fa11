//! One leaf of a condition, ready to be asked about participants.

use super::people::People;
use super::{
    ActKind, CountOf, Date, Fact, GroupId, Leaf, Need, ParticipantId, Test, Treaty,
    Weights, Whose, sorted_by,
};

/// Stretches of membership of one group.
#[derive(Debug)]
pub(super) struct Members {
    /// By member, oldest first.
    all: Vec<(ParticipantId, Date, Date)>,
    /// For each of the people, where its own begin, or would.
    first: Vec<usize>,
}

impl Members {
    pub(super) fn of(treaty: &Treaty, people: &People<'_>, group: &GroupId) -> Self {
        let members = treaty.groups.get(group).map_or(&[][..], |it| &it.members);
        let stretch = members
            .iter()
            .map(|it| (it.id, it.from.unwrap_or(Date::MIN), it.to.unwrap_or(Date::MAX)));
        let mut all = sorted_by(stretch.collect(), Ord::cmp);
        // who is listed twice for one day is one member all the same
        let mut covered: Option<(ParticipantId, Date)> = None;
        for (id, from, to) in &mut all {
            match covered {
                Some((last, until)) if last == *id => *from = until.max(*from),
                _ => {}
            }
            covered = Some((
                *id,
                covered.filter(|it| it.0 == *id).map_or(*to, |it| it.1.max(*to)),
            ));
        }
        all.retain(|(_, from, to)| from < to);
        // both lists are by id
        let mut first = Vec::with_capacity(people.all.len());
        let mut at = 0;
        for person in &people.all {
            while all.get(at).is_some_and(|it| it.0 < person.id) {
                at += 1;
            }
            first.push(at);
        }
        Self { first, all }
    }

    /// Returns whether one of the people, at its place there, is a member on a day.
    pub(super) fn has(&self, id: ParticipantId, place: usize, on: Date) -> bool {
        let mut at = self.first.get(place).copied().unwrap_or(usize::MAX);
        while let Some(&(_, from, to)) = self.all.get(at).filter(|it| it.0 == id) {
            if from <= on && on < to {
                return true;
            }
            at += 1;
        }
        false
    }

    /// Returns who is a member on a day.
    pub(super) fn on(&self, on: Date) -> impl Iterator<Item = ParticipantId> {
        let there = self.all.iter().filter(move |&&(_, from, to)| from <= on && on < to);
        there.map(|it| it.0)
    }

    /// Returns the days after the first on which someone comes (`true`) or goes, and who.
    pub(super) fn turns(
        &self,
        first: Date,
    ) -> impl Iterator<Item = (Date, ParticipantId, bool)> {
        let both = self
            .all
            .iter()
            .flat_map(|&(id, from, to)| [(from, id, true), (to, id, false)]);
        both.filter(move |it| first < it.0 && it.0 < Date::MAX)
    }
}

/// Returns what each of the people weighs.
fn by_place(weights: &Weights, people: &People<'_>) -> Vec<u32> {
    let mut weighs = Vec::with_capacity(people.all.len());
    // both lists are by id
    let mut listed = weights.values.iter();
    let mut next = listed.next();
    for person in &people.all {
        while next.is_some_and(|it| *it.0 < person.id) {
            next = listed.next();
        }
        weighs.push(next.filter(|it| *it.0 == person.id).map_or(0, |it| *it.1));
    }
    weighs
}

/// A participant as a leaf sees it on a day.
#[derive(Clone, Copy, Debug)]
pub(super) struct Seen {
    pub(super) id: ParticipantId,
    /// Its place among the people.
    pub(super) place: usize,
    pub(super) is_state: bool,
    pub(super) has_signed: bool,
    /// The act by which it has consented, if its consent stands.
    pub(super) means: ActKind,
}

/// Why a leaf does not count a consent.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum NotCounted {
    /// It is an organization, and only States count.
    Organization,
    /// It consented by an act that does not count.
    Means,
    /// It has not signed, and only signatories count.
    NotSignatory,
    /// It is not a member of the group on that day.
    NotMember,
    /// It belongs to a group that does not count.
    Excepted,
    /// It has no weight.
    NoWeight,
}

impl NotCounted {
    /// Every reason.
    pub const ALL: [Self; 6] = [
        Self::Organization,
        Self::Means,
        Self::NotSignatory,
        Self::NotMember,
        Self::Excepted,
        Self::NoWeight,
    ];
}

/// One leaf, with everything it names looked up.
#[derive(Debug)]
pub(super) struct Lens<'t> {
    pub(super) leaf: &'t Leaf,
    whose: Option<&'t Whose>,
    pub(super) members: Option<Members>,
    pub(super) excepted: Option<Members>,
    /// For each of the people, what it weighs; `None`: all weigh alike.
    weighs: Option<Vec<u32>>,
    total_weight: u64,
}

impl<'t> Lens<'t> {
    pub(super) fn of(treaty: &'t Treaty, people: &People<'_>, leaf: &'t Leaf) -> Self {
        let consents = match &leaf.test {
            Test::Consents(it) => Some(it),
            Test::Fact(_) => None,
        };
        let weights = consents.and_then(|it| match &it.need {
            Need::Share(_, id) | Need::Sum(_, id) => treaty.weights.get(id),
            _ => None,
        });
        let whose = consents.map(|it| &it.whose);
        let excepted = whose.and_then(|it| it.not_in.as_ref());
        Self {
            leaf,
            whose,
            members: leaf.group().map(|it| Members::of(treaty, people, it)),
            excepted: excepted.map(|it| Members::of(treaty, people, it)),
            weighs: weights.map(|it| by_place(it, people)),
            total_weight: weights.map_or(0, |it| it.total),
        }
    }

    /// Returns how much a consent counts for on a day.
    ///
    /// # Errors
    /// Why it does not count.
    pub(super) fn weigh(&self, it: Seen, on: Date) -> Result<u32, NotCounted> {
        let Some(whose) = self.whose else { return Err(NotCounted::Means) };
        let every = matches!(self.need(), Some(Need::Every(_) | Need::EverySignatory));
        if whose.states_only && !it.is_state {
            return Err(NotCounted::Organization);
        }
        // who must consent by name has done so by succession too
        let by_any_act = every && whose.acts.is_empty();
        if !by_any_act && !whose.admits(it.means) {
            return Err(NotCounted::Means);
        }
        // a record may lack the signature that a ratification presupposes
        let is_signatory = it.has_signed || it.means.follows_signature();
        let every_signatory = self.need() == Some(&Need::EverySignatory);
        if (whose.of == CountOf::Signatories && !is_signatory)
            || (every_signatory && !it.has_signed)
        {
            return Err(NotCounted::NotSignatory);
        }
        if self.members.as_ref().is_some_and(|all| !all.has(it.id, it.place, on)) {
            return Err(NotCounted::NotMember);
        }
        if self.excepted.as_ref().is_some_and(|all| all.has(it.id, it.place, on)) {
            return Err(NotCounted::Excepted);
        }
        match &self.weighs {
            None => Ok(1),
            Some(each) => match each.get(it.place) {
                None | Some(0) => Err(NotCounted::NoWeight),
                Some(&weight) => Ok(weight),
            },
        }
    }

    pub(super) fn need(&self) -> Option<&'t Need> {
        match &self.leaf.test {
            Test::Consents(it) => Some(&it.need),
            Test::Fact(_) => None,
        }
    }

    /// Returns whether the leaf asks for all members of its group, or a share of them.
    pub(super) fn is_of_all_members(&self) -> bool {
        matches!(self.need(), Some(Need::Every(_) | Need::ShareOfGroup(..)))
    }

    /// Returns what the weights come to, where the leaf asks for a share of them.
    pub(super) fn total_weight(&self) -> u64 {
        self.total_weight
    }

    /// Returns from when the fact holds that the leaf asks for.
    pub(super) fn fact_since(&self, treaty: &Treaty) -> Option<Date> {
        match &self.leaf.test {
            Test::Consents(_) => None,
            Test::Fact(Fact::Since(day)) => Some(*day),
            Test::Fact(Fact::Elapsed(wait)) => wait.after(treaty.opened.date).ok(),
            Test::Fact(Fact::Attested(it) | Fact::TreatyInForce(it)) => it.on,
        }
    }

    /// Returns whether so much, of so many or so much in all, is enough.
    pub(super) fn is_enough(&self, have: u64, total: u64) -> bool {
        match self.need() {
            None => have > 0,
            Some(Need::Count(least) | Need::Sum(least, _)) => have >= u64::from(*least),
            Some(Need::Share(share, _) | Need::ShareOfGroup(share, _)) => {
                share.is_reached_by(have, total)
            }
            Some(Need::Every(_) | Need::EverySignatory) => total > 0 && have >= total,
        }
    }
}
