//! What each leaf of a condition still wants of the candidates on a day.

use super::{Candidate, Door, History};
use crate::domain::lens::{Lens, Seen};
use crate::domain::{Condition, Date, Fact, Need, ParticipantId, Test, WeightsId};

/// What keeps an alternative from being met by consents.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Blocked {
    NotBefore(Date),
    NotEstablished,
    TooFew,
    Unsettled,
}

/// What a leaf still wants; nothing at all by default.
#[derive(Debug, Default)]
pub(super) struct Want<'t> {
    /// More than consents can give.
    pub(super) blocked: Option<Blocked>,
    /// All of these, by their places among the candidates.
    pub(super) all: Vec<usize>,
    /// None of these.
    pub(super) none: Vec<usize>,
    /// So much of what the candidates bring.
    pub(super) much: Option<Demand<'t>>,
}

impl Want<'_> {
    fn more(blocked: Blocked) -> Self {
        Self { blocked: Some(blocked), ..Self::default() }
    }

    fn is_nothing(&self) -> bool {
        let none = self.all.is_empty() && self.none.is_empty();
        self.blocked.is_none() && none && self.much.is_none()
    }
}

/// So much of what the candidates bring.
#[derive(Clone, Debug)]
pub(super) struct Demand<'t> {
    /// Which weights they bring; `None`: each that brings anything brings one.
    pub(super) weights: Option<&'t WeightsId>,
    pub(super) at_least: u64,
    /// For each candidate, what it brings.
    pub(super) brings: Vec<u64>,
}

/// Returns what each leaf of a door still wants.
pub(super) fn wants<'t>(
    history: &History<'t>,
    door: &Door<'t>,
    candidates: &[Candidate],
    on: Date,
) -> Vec<Want<'t>> {
    let standing: Vec<Seen> =
        history.standing_then(on).into_iter().map(|it| it.0).collect();
    let want = |lens| want(history, lens, &standing, candidates, on);
    door.lenses.iter().map(want).collect()
}

fn want<'t>(
    history: &History<'t>,
    lens: &Lens<'t>,
    standing: &[Seen],
    candidates: &[Candidate],
    on: Date,
) -> Want<'t> {
    let have = standing.iter().filter_map(|&it| lens.weigh(it, on).ok());
    let have: u64 = have.map(u64::from).sum();
    let brings = |it: &Candidate| lens.weigh(it.seen, on).map_or(0, u64::from);
    let brings: Vec<u64> = candidates.iter().map(brings).collect();
    let members = || lens.members.iter().flat_map(|it| it.on(on));
    let (weights, needed) = match lens.need() {
        None => return fact(history, lens, on),
        Some(Need::Count(least)) => (None, u64::from(*least)),
        Some(Need::Sum(least, id)) => (Some(id), u64::from(*least)),
        Some(Need::Share(share, id)) => match lens.total_weight() {
            0 => return Want::more(Blocked::TooFew),
            total => (Some(id), share.of(total)),
        },
        Some(Need::ShareOfGroup(share, _)) => match members().fold(0, |n, _| n + 1) {
            0 => return Want::more(Blocked::TooFew),
            total => (None, share.of(total)),
        },
        Some(Need::Every(_)) => {
            let all: Vec<_> = members().collect();
            if all.is_empty() {
                return Want::more(Blocked::TooFew);
            }
            return each(lens, &all, standing, candidates, on);
        }
        Some(Need::EverySignatory) => {
            let signed = history.people.all.iter().filter(|it| it.has_signed(on));
            let signed: Vec<_> = signed.map(|it| it.id).collect();
            let mut want = each(lens, &signed, standing, candidates, on);
            // who signs becomes one of those who must count
            let spoils = |it: &Candidate| it.signs && lens.weigh(it.seen, on).is_err();
            let none = (0..).zip(candidates).filter(|(_, it)| spoils(it));
            want.none.extend(none.map(|it| it.0));
            if signed.is_empty() {
                want.much = Some(Demand { weights: None, at_least: 1, brings });
            }
            return want;
        }
    };
    // a table that the file does not have weighs everyone alike
    let weights = weights.filter(|it| history.treaty.weights.contains_key(*it));
    let much = needed.checked_sub(have).filter(|&it| it > 0);
    let much = much.map(|at_least| Demand { weights, at_least, brings });
    Want { much, ..Want::default() }
}

fn fact<'t>(history: &History<'t>, lens: &Lens<'t>, on: Date) -> Want<'t> {
    match lens.fact_since(history.treaty) {
        Some(day) if day <= on => Want::default(),
        Some(day) if comes_by_itself(&lens.leaf.test) => {
            Want::more(Blocked::NotBefore(day))
        }
        _ => Want::more(Blocked::NotEstablished),
    }
}

fn comes_by_itself(test: &Test) -> bool {
    matches!(test, Test::Fact(Fact::Since(_) | Fact::Elapsed(_)))
}

/// Returns what a leaf wants that everyone of a list must satisfy by name.
fn each<'t>(
    lens: &Lens<'t>,
    everyone: &[ParticipantId],
    standing: &[Seen],
    candidates: &[Candidate],
    on: Date,
) -> Want<'t> {
    let counts = |it: Seen| lens.weigh(it, on).is_ok();
    let mut all = Vec::new();
    for id in everyone {
        let stands = standing.binary_search_by(|it| it.id.cmp(id)).ok();
        if stands.and_then(|it| standing.get(it)).is_some_and(|it| counts(*it)) {
            continue;
        }
        let place = candidates.binary_search_by(|it| it.seen.id.cmp(id)).ok();
        let candidate = place.and_then(|it| candidates.get(it));
        match place.filter(|_| candidate.is_some_and(|it| counts(it.seen))) {
            Some(place) => all.push(place),
            None => return Want::more(Blocked::TooFew),
        }
    }
    Want { all, ..Want::default() }
}

/// So many alternatives are told apart, and no more.
const MOST: usize = 256;

/// Returns the alternatives of a condition, each by the leaves that it takes beyond those
/// that are met; an alternative that takes all of another's and more is left out. `None`:
/// there are too many.
pub(super) fn alternatives(
    condition: &Condition,
    wants: &[Want<'_>],
) -> Option<Vec<Vec<usize>>> {
    expand(condition, &mut wants.iter().enumerate())
}

fn expand<'a, 't: 'a>(
    condition: &Condition,
    wants: &mut impl Iterator<Item = (usize, &'a Want<'t>)>,
) -> Option<Vec<Vec<usize>>> {
    let several = match condition {
        Condition::Leaf(_) => {
            return Some(match wants.next() {
                None => vec![],
                Some((_, want)) if want.is_nothing() => vec![vec![]],
                Some((leaf, _)) => vec![vec![leaf]],
            });
        }
        Condition::All(several) | Condition::Any(several) => several,
    };
    let is_all = matches!(condition, Condition::All(_));
    let mut found = if is_all { vec![vec![]] } else { vec![] };
    for one in several {
        let ways = expand(one, wants)?;
        if is_all {
            let both = |way: &Vec<usize>| {
                let join = |more: &Vec<usize>| {
                    let mut leaves = [way.as_slice(), more].concat();
                    leaves.sort_unstable();
                    leaves.dedup();
                    leaves
                };
                ways.iter().map(join).collect::<Vec<_>>()
            };
            found = found.iter().flat_map(both).collect();
        } else {
            found.extend(ways);
        }
        found = least(found);
        if found.len() > MOST {
            return None;
        }
    }
    Some(found)
}

fn least(mut ways: Vec<Vec<usize>>) -> Vec<Vec<usize>> {
    ways.sort_by(|a, b| (a.len(), a).cmp(&(b.len(), b)));
    let mut kept: Vec<Vec<usize>> = Vec::new();
    for way in ways {
        if !kept.iter().any(|it| it.iter().all(|leaf| way.contains(leaf))) {
            kept.push(way);
        }
    }
    kept
}
