//! Who would tip it: the smallest sets of further consents that bring a treaty into force.

mod demand;
mod describe;
mod search;

use super::entry::{Door, into_force};
use super::lens::Seen;
use super::{ActKind, Date, Entitlement, History, ParticipantId, WeightsId};
use demand::{Blocked, alternatives, wants};
use describe::complete;

/// Which further consents, deposited on a day, would meet the condition by its close.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Tipping<'t> {
    /// None: the entry into force is fixed already.
    Met,
    /// Consents alone would not do.
    Impossible(Hurdle),
    /// These.
    Needs(Needs<'t>),
}

/// Why no consents would meet the condition on a day.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Hurdle {
    /// The treaty opens for signature only then.
    NotOpen(Date),
    /// The file has no clause on entry into force that could still apply.
    NoClause,
    /// A day must come first, and that is from when consents would do.
    NotBefore(Date),
    /// A fact that is no act of a participant must be established first.
    NotEstablished,
    /// Not even the consent of everyone who may consent would do.
    TooFewEntitled,
    /// The conditions cross each other in so many ways that the search was given up.
    Unsettled,
}

/// The smallest completions: all sets of participants of the least size that would do.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Needs<'t> {
    /// How many further consents it takes at least.
    pub n: u32,
    /// A set of that many would do if, and only if, one of these describes it.
    pub completions: Vec<Completion>,
    /// Who may consent on that day, by id.
    pub candidates: Vec<ParticipantId>,
    /// Who of the file has not consented and is left out, and why, by id.
    pub left_out: Vec<(ParticipantId, Entitlement<'t>)>,
}

/// Some of the smallest completions, described together.
///
/// A set is described if it takes as many of each pick as that says and nobody else, and
/// all the rest holds of it.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Completion {
    /// Exactly so many of these; nobody is in two picks.
    pub picks: Vec<Pick>,
    /// At least so many of these, whom the picks name as well.
    pub among: Vec<Pick>,
    /// These weigh so much together.
    pub together: Vec<Together>,
}

/// Any so many of these.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Pick {
    /// How many.
    pub n: u32,
    /// Of whom, by id.
    pub of: Vec<ParticipantId>,
}

/// So much weight, added up over those of a set who are listed.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Together {
    /// Which weights.
    pub weights: WeightsId,
    /// At least so much.
    pub at_least: u64,
    /// What each of them weighs, by id.
    pub of: Vec<(ParticipantId, u64)>,
}

impl Tipping<'_> {
    /// Returns whether a set of participants is one of the smallest completions.
    ///
    /// # Examples
    /// ```
    /// use treaty_map::data::read_treaty;
    /// use treaty_map::domain::{History, ParticipantId, Tipping, parse_date};
    /// let json = std::fs::read_to_string("static/treaties/cets-225.json")?;
    /// let treaty = read_treaty(&json).map_err(|_| "the file")?.treaty;
    /// let on = parse_date("2026-09-29").ok_or("date")?;
    /// let tipping = History::of(&treaty).tipping(on);
    /// let would_do = |ids: &str| {
    ///     let ids: Option<Vec<_>> = ids.split(' ').map(ParticipantId::parse).collect();
    ///     ids.is_some_and(|ids| tipping.is_completed_by(&ids))
    /// };
    /// assert!(would_do("NO IS CH JP") && would_do("NO IS CH GB"));
    /// assert!(!would_do("NO IS JP US") && !would_do("NO IS CH"));
    /// # Ok::<(), Box<dyn std::error::Error>>(())
    /// ```
    pub fn is_completed_by(&self, set: &[ParticipantId]) -> bool {
        match self {
            Self::Needs(it) => it.completions.iter().any(|it| it.describes(set)),
            Self::Met | Self::Impossible(_) => false,
        }
    }
}

impl Completion {
    /// Returns whether a set is one of those described.
    pub fn describes(&self, set: &[ParticipantId]) -> bool {
        let all = super::sorted_by(set.to_vec(), Ord::cmp);
        let distinct = all.is_sorted_by(|a, b| a < b);
        let sum: usize = self.picks.iter().map(|it| it.taken(set)).sum();
        let weighs = |it: &Together| {
            let of = it.of.iter().filter(|it| set.contains(&it.0));
            of.map(|it| it.1).sum::<u64>() >= it.at_least
        };
        distinct
            && sum == set.len()
            && self.picks.iter().all(|it| it.taken(set) == size(it.n))
            && self.among.iter().all(|it| it.taken(set) >= size(it.n))
            && self.together.iter().all(weighs)
    }

    /// Returns how many sets are described, where that is no more than a product.
    pub fn number_of_sets(&self) -> Option<u128> {
        if !(self.among.is_empty() && self.together.is_empty()) {
            return None;
        }
        self.picks.iter().try_fold(1_u128, |product, pick| {
            let all = u128::try_from(pick.of.len()).ok()?;
            let ways = (0..u128::from(pick.n)).try_fold(1_u128, |ways, taken| {
                Some(ways.checked_mul(all.checked_sub(taken)?)? / (taken + 1))
            });
            product.checked_mul(ways?)
        })
    }
}

impl Pick {
    fn taken(&self, set: &[ParticipantId]) -> usize {
        set.iter().filter(|id| self.of.binary_search(id).is_ok()).count()
    }
}

fn size(n: u32) -> usize {
    usize::try_from(n).unwrap_or(usize::MAX)
}

/// Someone who may consent on the day, as a leaf would see it then.
#[derive(Clone, Copy, Debug)]
struct Candidate {
    seen: Seen,
    /// Whether it signs on the same day.
    signs: bool,
}

impl<'t> History<'t> {
    /// Returns who would tip it: the smallest sets of further consents which, deposited on
    /// a day, meet the condition by its close, given the acts up to that day.
    ///
    /// # Source
    /// Reading chosen: who has signed or may sign ratifies; who may only accede accedes,
    /// by invitation where it takes one. Who is represented by another is left out.
    pub fn tipping(&self, on: Date) -> Tipping<'t> {
        if self.entry_on(on).is_some() {
            return Tipping::Met;
        }
        let opened = self.treaty.opened.date;
        if on < opened {
            return Tipping::Impossible(Hurdle::NotOpen(opened));
        }
        let (candidates, left_out) = self.candidates(on);
        let mut best: Option<(usize, Vec<Completion>)> = None;
        let mut hurdle = Hurdle::NoClause;
        for door in &self.doors {
            if into_force(self.treaty, door.rule, on).is_none() {
                continue;
            }
            for result in self.ways(door, &candidates, on) {
                match result {
                    Ok((n, completion)) => match &mut best {
                        Some((least, all)) if *least == n => {
                            if !all.contains(&completion) {
                                all.push(completion);
                            }
                        }
                        Some((least, _)) if *least < n => {}
                        _ => best = Some((n, vec![completion])),
                    },
                    Err(Blocked::Unsettled) => {
                        return Tipping::Impossible(Hurdle::Unsettled);
                    }
                    Err(blocked) => hurdle = nearer(hurdle, blocked),
                }
            }
        }
        let Some((n, completions)) = best else { return Tipping::Impossible(hurdle) };
        Tipping::Needs(Needs {
            n: u32::try_from(n).unwrap_or(u32::MAX),
            completions,
            candidates: candidates.iter().map(|it| it.seen.id).collect(),
            left_out,
        })
    }

    /// Returns, for each alternative of a condition, the smallest completions.
    fn ways(
        &self,
        door: &Door<'t>,
        candidates: &[Candidate],
        on: Date,
    ) -> Vec<Result<(usize, Completion), Blocked>> {
        let wants = wants(self, door, candidates, on);
        let Some(alternatives) = alternatives(&door.rule.condition, &wants) else {
            return vec![Err(Blocked::Unsettled)];
        };
        if alternatives.is_empty() {
            return vec![Err(Blocked::TooFew)];
        }
        let way = |it: &Vec<usize>| {
            let wants: Vec<_> = it.iter().filter_map(|&leaf| wants.get(leaf)).collect();
            complete(&wants, candidates)
        };
        alternatives.iter().map(way).collect()
    }

    fn candidates(
        &self,
        on: Date,
    ) -> (Vec<Candidate>, Vec<(ParticipantId, Entitlement<'t>)>) {
        let (mut candidates, mut left_out) = (Vec::new(), Vec::new());
        let mut may_sign = self.may_sign(on).into_iter();
        for (place, person) in self.people.all.iter().enumerate() {
            let id = person.id;
            let may_sign = may_sign.next().unwrap_or(false);
            if !self.treaty.participants.contains_key(&id) {
                continue;
            }
            let entitlement = self.entitled(id, on, may_sign);
            if !entitlement.may_consent() {
                if entitlement != Entitlement::HasConsented {
                    left_out.push((id, entitlement));
                }
                continue;
            }
            let has_signed = entitlement.by_signature();
            let means =
                if has_signed { ActKind::Ratification } else { ActKind::Accession };
            candidates.push(Candidate {
                seen: Seen { id, place, is_state: person.is_state, has_signed, means },
                signs: entitlement == Entitlement::MaySign,
            });
        }
        (candidates, left_out)
    }
}

/// Returns which of two reasons says more: a day that comes by itself, then a fact, then
/// too few participants.
fn nearer(known: Hurdle, blocked: Blocked) -> Hurdle {
    match (known, blocked) {
        (Hurdle::NotBefore(a), Blocked::NotBefore(b)) => Hurdle::NotBefore(a.min(b)),
        (Hurdle::NotBefore(day), _) | (_, Blocked::NotBefore(day)) => {
            Hurdle::NotBefore(day)
        }
        (Hurdle::NotEstablished, _) | (_, Blocked::NotEstablished) => {
            Hurdle::NotEstablished
        }
        (_, Blocked::TooFew) => Hurdle::TooFewEntitled,
        (_, Blocked::Unsettled) => Hurdle::Unsettled,
    }
}
