//! What each participant did, act by act: its signature and its episodes of consent.

use super::{
    Act, ActKind, Contracting, CountOf, Date, Entry, Leaf, Membership, ParticipantId,
    Table, Treaty, sorted_by,
};
use chrono::Months;

/// One stretch of consent: from a deposit to its withdrawal, if any.
///
/// Who comes back has several (the United States in the Paris Agreement).
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Episode {
    /// The day of the deposit.
    pub consented: Date,
    /// The act that expressed the consent.
    pub means: ActKind,
    /// The day on which a withdrawal was notified.
    pub withdrawn: Option<Date>,
    /// Whether one of the acts is a hypothesis.
    pub assumed: bool,
}

/// When an episode of consent has effect.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Effect {
    /// From when the treaty is in force for the participant.
    pub(super) in_force: Option<Date>,
    /// From when the consent no longer holds.
    pub(super) ended: Option<Date>,
}

impl Episode {
    /// Returns when this episode has effect, given the treaty's own entry into force.
    ///
    /// # Source
    /// Deposited by the day on which the condition was met: with the treaty. Later: the wait
    /// of the clause on later participants, and never before the treaty (VCLT art. 24(3)).
    /// A withdrawal before entry into force ends the consent at once; afterwards the notice
    /// period of the treaty runs, or twelve months where it is silent (VCLT art. 56(2)).
    pub(super) fn effect(&self, treaty: &Treaty, entry: Option<Entry>) -> Effect {
        let due = entry.and_then(|entry| {
            if self.consented <= entry.met_on {
                return Some(entry.into_force);
            }
            let own = treaty
                .accession_clause()
                .map(|(_, clause)| clause.delay)
                .filter(|_| self.means == ActKind::Accession)
                .or_else(|| treaty.later_clause().map(|(_, delay)| delay));
            let own =
                own.map_or(Some(self.consented), |it| it.after(self.consented).ok());
            own.map(|own| own.max(entry.into_force))
        });
        let ended = self.withdrawn.and_then(|notified| match due {
            Some(since) if since <= notified => match treaty.denunciation_clause() {
                Some((_, notice)) => notice.after(notified).ok(),
                None => notified.checked_add_months(Months::new(12)),
            },
            Some(_) | None => Some(notified),
        });
        let bound = due.filter(|&since| ended.is_none_or(|ended| since < ended));
        Effect { in_force: bound, ended }
    }
}

/// The acts of one participant that bear on consent.
#[derive(Clone, Debug, Default)]
pub(super) struct History {
    /// The first signature, and whether it is a hypothesis.
    pub(super) signed: Option<(Date, bool)>,
    /// The episodes, oldest first.
    pub(super) episodes: Vec<Episode>,
}

impl History {
    fn record(&mut self, act: &Act) {
        if act.kind.is_signature() && self.signed.is_none() {
            self.signed = Some((act.date, act.assumed));
        }
        let standing = self.episodes.last_mut().filter(|it| it.withdrawn.is_none());
        match standing {
            Some(episode) if act.kind.is_withdrawal() => {
                episode.withdrawn = Some(act.date);
                episode.assumed |= act.assumed;
            }
            None if act.kind.is_consent() => self.episodes.push(Episode {
                consented: act.date,
                means: act.kind,
                withdrawn: None,
                assumed: act.assumed,
            }),
            Some(_) | None => {}
        }
    }

    /// Returns whether a consent stands at the close of a day, before entry into force.
    pub(super) fn stands_on(&self, day: Date) -> bool {
        self.episodes
            .iter()
            .any(|it| it.consented <= day && it.withdrawn.is_none_or(|ended| day < ended))
    }

    pub(super) fn signed_by(&self, day: Date) -> bool {
        self.signed.is_some_and(|(signed, _)| signed <= day)
    }
}

/// Gathers the stretches during which a participant belongs to those whom a leaf counts:
/// the first day, and the first day after; in order, none overlapping another.
fn memberships(
    members: Option<&[Membership]>,
    id: ParticipantId,
    stretches: &mut Vec<(Date, Date)>,
) {
    stretches.clear();
    let Some(members) = members else {
        stretches.push((Date::MIN, Date::MAX));
        return;
    };
    let own = members.iter().filter(|it| it.id == id);
    stretches
        .extend(own.map(|it| (it.from.unwrap_or(Date::MIN), it.to.unwrap_or(Date::MAX))));
    *stretches = sorted_by(std::mem::take(stretches), Ord::cmp);
    let mut covered = Date::MIN;
    for (from, to) in stretches {
        *from = covered.max(*from);
        covered = covered.max(*to);
    }
}

/// The histories of all who acted.
#[derive(Clone, Debug, Default)]
pub(super) struct Histories(pub(super) Table<ParticipantId, History>);

impl Histories {
    /// Reads acts in any order.
    ///
    /// # Source
    /// Acts of one day count together, whatever their order in the file. Reading chosen
    /// where one participant withdraws and consents on the same day: the withdrawal ends
    /// the earlier consent and the new one stands (Guyana denounced the Optional Protocol to
    /// the ICCPR and acceded again on 5 January 1999).
    pub(super) fn of<'a>(acts: impl Iterator<Item = &'a Act>) -> Self {
        let key = |it: &&Act| {
            (it.date, !it.kind.is_withdrawal(), it.assumed, it.kind, it.participant)
        };
        let acts = sorted_by(acts.collect(), |a, b| key(a).cmp(&key(b)));
        let mut all = Table::<_, History>::default();
        for act in acts {
            if let Some(history) = all.or_default(act.participant) {
                history.record(act);
            }
        }
        Self(all)
    }

    /// Returns every change of the counts that leaves ask for, by day: the leaf, and whether
    /// one more counts or one less. What was done before the opening counts from then on.
    pub(super) fn changes(
        &self,
        treaty: &Treaty,
        leaves: &[&Leaf],
        until: Date,
    ) -> Vec<(Date, usize, bool)> {
        let mut changes = Vec::new();
        let mut stretches = Vec::new();
        for (idx, leaf) in leaves.iter().enumerate() {
            let members = leaf.members(treaty);
            for (&id, history) in self.0.iter() {
                let signed = match leaf.count.of {
                    CountOf::Signatories => history.signed.map(|(day, _)| day),
                    CountOf::Participants => Some(Date::MIN),
                };
                let Some(signed) = signed.filter(|_| !history.episodes.is_empty()) else {
                    continue;
                };
                memberships(members, id, &mut stretches);
                for episode in &history.episodes {
                    let from = episode.consented.max(signed).max(treaty.opened.date);
                    for &(member_from, member_to) in &stretches {
                        let from = from.max(member_from);
                        let to =
                            episode.withdrawn.map_or(member_to, |it| it.min(member_to));
                        if from < to {
                            changes.push((from, idx, true));
                            changes.push((to, idx, false));
                        }
                    }
                }
            }
        }
        changes.retain(|&(day, _, _)| day <= until);
        sorted_by(changes, Ord::cmp)
    }

    /// Returns who stands by its consent at the close of a day, before entry into force.
    pub(super) fn standing_on(&self, day: Date) -> Contracting {
        self.contracting(day, |episode| episode.withdrawn)
    }

    /// Returns who stands by its consent at the close of a day.
    pub(super) fn contracting(
        &self,
        day: Date,
        ended: impl Fn(&Episode) -> Option<Date>,
    ) -> Contracting {
        let who: Vec<_> = self
            .0
            .iter()
            .filter_map(|(&id, history)| {
                let stands = |it: &&Episode| {
                    it.consented <= day && ended(it).is_none_or(|ended| day < ended)
                };
                let episode = history.episodes.iter().rfind(stands)?;
                Some((id, episode.consented, history.signed_by(day)))
            })
            .collect();
        let key = |it: &(ParticipantId, Date, bool)| (it.1, it.0);
        Contracting { who: sorted_by(who, |a, b| key(a).cmp(&key(b))) }
    }
}
