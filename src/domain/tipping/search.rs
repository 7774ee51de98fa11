//! The least number of candidates that bring enough of everything.

/// Candidates who bring the same.
#[derive(Clone, Debug)]
pub(super) struct Kind {
    /// What each of them brings towards each need, none more than is needed.
    pub(super) brings: Vec<u64>,
    /// Their places among the candidates.
    pub(super) who: Vec<usize>,
    /// What they bring towards all needs, on one scale.
    score: u128,
}

impl Kind {
    /// Returns whether one of these brings at least as much of everything as one of those.
    pub(super) fn outdoes(&self, other: &Self) -> bool {
        self.brings.iter().zip(&other.brings).all(|(a, b)| a >= b)
    }
}

/// How many steps a search may take, over all its questions.
const STEPS: u64 = 40_000_000;

/// A search for sets that bring enough.
///
/// Exact: a branch is left only where a bound shows that it leads nowhere, or where an
/// exchange shows that another does as well. Whoever is taken before one who brings at
/// least as much towards every need could be exchanged for the latter.
#[derive(Debug)]
pub(super) struct Search {
    needs: Vec<u64>,
    scales: Vec<u128>,
    /// Those who bring most come first.
    pub(super) kinds: Vec<Kind>,
    /// How many there are of each.
    spare: Vec<usize>,
    /// For each need, the kinds, those who bring most towards it first.
    orders: Vec<Vec<usize>>,
    steps: u64,
}

impl Search {
    /// Prepares a search; `brings` has, for each candidate, its place and what it brings
    /// towards each need.
    pub(super) fn new(needs: &[u64], brings: Vec<(usize, Vec<u64>)>) -> Self {
        let scales: Vec<u128> =
            needs.iter().map(|&it| (1_u128 << 40) / u128::from(it.max(1)) + 1).collect();
        let mut found: Vec<Kind> = brings
            .into_iter()
            .map(|(who, mut brings)| {
                for (it, need) in brings.iter_mut().zip(needs) {
                    *it = (*it).min(*need);
                }
                let score = total(&brings, &scales);
                Kind { brings, who: vec![who], score }
            })
            .filter(|it| it.score > 0)
            .collect();
        found.sort_by(|a, b| (b.score, &b.brings).cmp(&(a.score, &a.brings)));
        let mut kinds: Vec<Kind> = Vec::new();
        for kind in found {
            match kinds.last_mut() {
                Some(last) if last.brings == kind.brings => last.who.extend(kind.who),
                _ => kinds.push(kind),
            }
        }
        let order = |need: usize| {
            let mut order: Vec<usize> = (0..kinds.len()).collect();
            let brings = |at: usize| kinds.get(at).and_then(|it| it.brings.get(need));
            order.sort_by(|&a, &b| brings(b).cmp(&brings(a)));
            order
        };
        Self {
            orders: (0..needs.len()).map(order).collect(),
            spare: kinds.iter().map(|it| it.who.len()).collect(),
            needs: needs.to_vec(),
            scales,
            kinds,
            steps: 0,
        }
    }

    /// Returns the least number that brings enough: `Err(true)` if not even all do,
    /// `Err(false)` if the search was given up.
    pub(super) fn least(&mut self) -> Result<usize, bool> {
        let all: usize = self.spare.iter().sum();
        for n in 0..=all {
            if self.is_enough(n).ok_or(false)? {
                return Ok(n);
            }
        }
        Err(true)
    }

    /// Returns whether some so many bring enough; `None`: the search was given up.
    fn is_enough(&mut self, n: usize) -> Option<bool> {
        let needs = self.needs.clone();
        self.dive(0, n, &needs, &mut Vec::new())
    }

    /// Returns whether a set of so many can have one of a kind in it.
    pub(super) fn may_have(&mut self, kind: usize, n: usize) -> Option<bool> {
        let Some(rest) = n.checked_sub(1) else { return Some(false) };
        let brings = self.kinds.get(kind).map_or(&[][..], |it| &it.brings);
        let needs = less(&self.needs, brings, 1);
        self.without_one(kind, |it| it.dive(0, rest, &needs, &mut Vec::new()))
    }

    /// Returns whether a set of so many can do without one of a kind.
    pub(super) fn may_lack(&mut self, kind: usize, n: usize) -> Option<bool> {
        self.without_one(kind, |it| it.is_enough(n))
    }

    fn without_one<T>(&mut self, kind: usize, ask: impl Fn(&mut Self) -> T) -> T {
        let change = |it: &mut Self, by: isize| {
            if let Some(spare) = it.spare.get_mut(kind) {
                *spare = spare.saturating_add_signed(by);
            }
        };
        change(self, -1);
        let answer = ask(self);
        change(self, 1);
        answer
    }

    /// Returns whether so many of the kinds from one on bring the rest.
    ///
    /// `open`: earlier kinds of whom not all were taken.
    fn dive(
        &mut self,
        from: usize,
        n: usize,
        needs: &[u64],
        open: &mut Vec<usize>,
    ) -> Option<bool> {
        if needs.iter().all(|&it| it == 0) {
            return Some(true);
        }
        let next = (from..self.kinds.len()).find(|&it| self.is_next(it, open));
        let Some(at) = next.filter(|_| n > 0) else { return Some(false) };
        let work = (at - from) * (open.len() + 1) + self.kinds.len();
        self.steps += u64::try_from(work).unwrap_or(u64::MAX);
        if self.steps > STEPS {
            return None;
        }
        if !self.is_in_reach(at, n, needs) {
            return Some(false);
        }
        let spare = self.spare.get(at).copied()?;
        for taken in (0..=spare.min(n)).rev() {
            let rest = less(needs, &self.kinds.get(at)?.brings, taken);
            let depth = open.len();
            if taken < spare {
                open.push(at);
            }
            let found = self.dive(at + 1, n - taken, &rest, open)?;
            open.truncate(depth);
            if found {
                return Some(true);
            }
        }
        Some(false)
    }

    fn is_next(&self, at: usize, open: &[usize]) -> bool {
        let Some(kind) = self.kinds.get(at) else { return false };
        let outdone = |it: &usize| self.kinds.get(*it).is_some_and(|it| it.outdoes(kind));
        self.spare.get(at).is_some_and(|&it| it > 0) && !open.iter().any(outdone)
    }

    /// Returns whether the best so many could bring each need by itself, and all needs
    /// together on one scale.
    fn is_in_reach(&self, from: usize, n: usize, needs: &[u64]) -> bool {
        let one = |(place, (order, &need)): (usize, (&Vec<usize>, &u64))| {
            let brings = |at: usize| {
                let of = self.kinds.get(at).and_then(|it| it.brings.get(place));
                of.map_or(0, |&it| u128::from(it))
            };
            let order = order.iter().copied().filter(|&it| it >= from);
            need == 0 || self.reach(order, n, u128::from(need), brings)
        };
        let score = |at: usize| self.kinds.get(at).map_or(0, |it| it.score);
        self.orders.iter().zip(needs).enumerate().all(one)
            && self.reach(from..self.kinds.len(), n, total(needs, &self.scales), score)
    }

    fn reach(
        &self,
        order: impl Iterator<Item = usize>,
        mut n: usize,
        mut need: u128,
        brings: impl Fn(usize) -> u128,
    ) -> bool {
        for at in order {
            let taken = self.spare.get(at).map_or(0, |&it| it.min(n));
            let much = brings(at).saturating_mul(u128::try_from(taken).unwrap_or(0));
            need = need.saturating_sub(much);
            n -= taken;
            if need == 0 || n == 0 {
                break;
            }
        }
        need == 0
    }
}

/// Returns what is still needed once so many bring so much.
pub(super) fn less(needs: &[u64], brings: &[u64], times: usize) -> Vec<u64> {
    let times = u64::try_from(times).unwrap_or(u64::MAX);
    let left = |(need, it): (&u64, &u64)| need.saturating_sub(it.saturating_mul(times));
    needs.iter().zip(brings).map(left).collect()
}

fn total(amounts: &[u64], scales: &[u128]) -> u128 {
    amounts.iter().zip(scales).map(|(&it, scale)| u128::from(it) * scale).sum()
}
