//! The smallest completions of one alternative, described.

use super::demand::{Blocked, Demand, Want};
use super::search::Search;
use super::{Candidate, Completion, Pick, Together};
use crate::domain::ParticipantId;

/// Returns how many it takes to give all that is wanted, and who they may be.
pub(super) fn complete(
    wants: &[&Want<'_>],
    candidates: &[Candidate],
) -> Result<(usize, Completion), Blocked> {
    let mut taken = Taken::of(wants, candidates)?;
    let demands: Vec<_> = wants.iter().filter_map(|it| it.much.as_ref()).collect();
    let mut search = taken.search(&demands);
    let rest = search.least().map_err(|all| match all {
        true => Blocked::TooFew,
        false => Blocked::Unsettled,
    })?;
    // consents would do; a fact might not
    let blocked = || wants.iter().filter_map(|it| it.blocked);
    if let Some(worst) = blocked().reduce(worse) {
        return Err(worst);
    }
    let n = taken.count() + rest;
    taken.take(indispensable(&mut search, rest));
    let rest = n - taken.count();
    let mut search = taken.search(&demands);
    let useful = useful(&mut search, rest);
    let needs = taken.needs(&demands);
    let id = |at: usize| candidates.get(at).map(|it| it.seen.id);
    let ids = |places: &mut dyn Iterator<Item = usize>| places.filter_map(id).collect();
    let draft = Draft {
        all: ids(&mut taken.places()),
        rest,
        from: ids(&mut useful.iter().copied()),
        amounts: demands
            .into_iter()
            .zip(needs)
            .filter(|it| it.1 > 0)
            .map(|(demand, at_least)| {
                let brings = |&at: &usize| {
                    let much = *demand.brings.get(at).filter(|it| **it > 0)?;
                    Some((id(at)?, much))
                };
                let of = useful.iter().filter_map(brings).collect();
                Amount { demand, at_least, of }
            })
            .collect(),
    };
    Ok((n, draft.completion()))
}

fn worse(a: Blocked, b: Blocked) -> Blocked {
    match (a, b) {
        (Blocked::NotBefore(a), Blocked::NotBefore(b)) => Blocked::NotBefore(a.max(b)),
        (Blocked::NotBefore(_), it) | (it, Blocked::NotBefore(_)) => it,
        (Blocked::TooFew, _) | (_, Blocked::TooFew) => Blocked::TooFew,
        (it, _) => it,
    }
}

/// For each candidate: taken, left out, or to be chosen from.
struct Taken(Vec<Option<bool>>);

impl Taken {
    /// Takes those that are wanted by name.
    fn of(wants: &[&Want<'_>], candidates: &[Candidate]) -> Result<Self, Blocked> {
        let mut taken = Self(vec![None; candidates.len()]);
        for &place in wants.iter().flat_map(|it| &it.none) {
            taken.set(place, false);
        }
        for &place in wants.iter().flat_map(|it| &it.all) {
            if taken.0.get(place) == Some(&Some(false)) {
                return Err(Blocked::TooFew);
            }
            taken.set(place, true);
        }
        Ok(taken)
    }

    fn set(&mut self, place: usize, is_taken: bool) {
        if let Some(it) = self.0.get_mut(place) {
            *it = Some(is_taken);
        }
    }

    fn take(&mut self, places: Vec<usize>) {
        places.into_iter().for_each(|it| self.set(it, true));
    }

    fn places(&self) -> impl Iterator<Item = usize> {
        (0..).zip(&self.0).filter(|it| *it.1 == Some(true)).map(|it| it.0)
    }

    fn count(&self) -> usize {
        self.places().count()
    }

    /// Returns what is wanted beyond those taken.
    fn needs(&self, demands: &[&Demand<'_>]) -> Vec<u64> {
        let need = |it: &&Demand<'_>| {
            let brought = self.places().filter_map(|at| it.brings.get(at));
            it.at_least.saturating_sub(brought.sum())
        };
        demands.iter().map(need).collect()
    }

    fn search(&self, demands: &[&Demand<'_>]) -> Search {
        let brings = |at: usize| {
            let one = |it: &&Demand<'_>| it.brings.get(at).copied().unwrap_or(0);
            (at, demands.iter().map(one).collect())
        };
        let free = (0..).zip(&self.0).filter(|it| it.1.is_none()).map(|it| it.0);
        Search::new(&self.needs(demands), free.map(brings).collect())
    }
}

/// Returns who is in all smallest sets.
///
/// Who brings at least as much as one who is in all of them is in all of them too.
fn indispensable(search: &mut Search, n: usize) -> Vec<usize> {
    let kinds = search.kinds.clone();
    let mut lacked: Vec<usize> = Vec::new();
    let mut found = Vec::new();
    for (place, kind) in kinds.iter().enumerate() {
        let outdone = lacked.iter().filter_map(|&it| kinds.get(it));
        if outdone.into_iter().any(|it| it.outdoes(kind)) {
            continue;
        }
        if search.may_lack(place, n) == Some(false) {
            found.extend(&kind.who);
        } else {
            lacked.push(place);
        }
    }
    found
}

/// Returns who is in any smallest set, in order.
///
/// Who brings at least as much as one who is in any of them is in any of them too: in rows
/// of those who bring less and less of the same, the last is found by halving.
fn useful(search: &mut Search, n: usize) -> Vec<usize> {
    let kinds = search.kinds.clone();
    let mut rows: Vec<Vec<usize>> = Vec::new();
    for (place, kind) in kinds.iter().enumerate() {
        let follows = |row: &&mut Vec<usize>| {
            let last = row.last().and_then(|&it| kinds.get(it));
            last.is_some_and(|it| it.outdoes(kind))
        };
        match rows.iter_mut().find(follows) {
            Some(row) => row.push(place),
            None => rows.push(vec![place]),
        }
    }
    let mut found = Vec::new();
    for row in rows {
        // where the search is given up, the description names some who do not matter
        let n_useful = row.partition_point(|&it| search.may_have(it, n) != Some(false));
        let kinds = row.iter().take(n_useful).filter_map(|&it| kinds.get(it));
        found.extend(kinds.flat_map(|it| &it.who));
    }
    found.sort_unstable();
    found
}

/// So much of one demand, and who brings some of it.
struct Amount<'a> {
    demand: &'a Demand<'a>,
    at_least: u64,
    of: Vec<(ParticipantId, u64)>,
}

impl Amount<'_> {
    fn ids(&self) -> impl Iterator<Item = ParticipantId> {
        self.of.iter().map(|it| it.0)
    }

    fn has(&self, id: ParticipantId) -> bool {
        self.of.binary_search_by(|it| it.0.cmp(&id)).is_ok()
    }

    /// Returns whether any so many of these bring it.
    fn is_brought_by_any(&self, n: usize, of: &[ParticipantId]) -> bool {
        let place = |id| self.of.binary_search_by(|it| it.0.cmp(id)).ok();
        let brings = |id| place(id).and_then(|it| self.of.get(it)).map_or(0, |it| it.1);
        let mut all: Vec<u64> = of.iter().map(brings).collect();
        all.sort_unstable();
        all.iter().take(n).sum::<u64>() >= self.at_least
    }
}

/// What there is to say, before it is said in as few words as possible.
struct Draft<'a> {
    all: Vec<ParticipantId>,
    rest: usize,
    from: Vec<ParticipantId>,
    amounts: Vec<Amount<'a>>,
}

impl Draft<'_> {
    fn completion(self) -> Completion {
        let Self { all, rest, from, mut amounts } = self;
        let n = |it: usize| u32::try_from(it).unwrap_or(u32::MAX);
        amounts.retain(|it| !it.is_brought_by_any(rest, &from));
        let (weighed, counted): (Vec<_>, Vec<_>) =
            amounts.into_iter().partition(|it| it.demand.weights.is_some());
        let mut among: Vec<Pick> = counted
            .iter()
            .enumerate()
            .filter(|(at, it)| {
                // another asks for as many of fewer
                let implies = |(other, by): (usize, &Amount<'_>)| {
                    let narrower =
                        by.at_least >= it.at_least && by.ids().all(|id| it.has(id));
                    let same = by.of == it.of && by.at_least == it.at_least;
                    other != *at && narrower && (!same || other < *at)
                };
                !counted.iter().enumerate().any(implies)
            })
            .map(|(_, it)| Pick {
                n: u32::try_from(it.at_least).unwrap_or(u32::MAX),
                of: it.ids().collect(),
            })
            .collect();
        let mut picks = Vec::new();
        if !all.is_empty() {
            picks.push(Pick { n: n(all.len()), of: all });
        }
        if are_apart(&among) && among.iter().map(|it| it.n).sum::<u32>() == n(rest) {
            picks.append(&mut among);
        } else {
            picks.push(Pick { n: n(rest), of: from });
        }
        let together = weighed.into_iter().filter_map(|it| {
            let weights = it.demand.weights.cloned()?;
            Some(Together { weights, at_least: it.at_least, of: it.of })
        });
        Completion { picks, among, together: together.collect() }
    }
}

fn are_apart(picks: &[Pick]) -> bool {
    let mut ids: Vec<_> = picks.iter().flat_map(|it| &it.of).collect();
    ids.sort_unstable();
    ids.is_sorted_by(|a, b| a < b)
}
