//! What each participant did, act by act: its signature and its episodes of consent.

use super::{Act, ActKind, Contracting, Date, Entry, ParticipantId, Treaty, sorted_by};
use chrono::Months;
use std::collections::BTreeMap;

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

    pub(super) fn signed_by(&self, day: Date) -> bool {
        self.signed.is_some_and(|(signed, _)| signed <= day)
    }
}

/// The histories of all who acted.
#[derive(Clone, Debug, Default)]
pub(super) struct Histories(pub(super) BTreeMap<ParticipantId, History>);

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
        let mut all = BTreeMap::<_, History>::new();
        for act in acts {
            all.entry(act.participant).or_default().record(act);
        }
        Self(all)
    }

    /// Returns the days on which the answer to a condition can change, in order.
    pub(super) fn change_days(&self, treaty: &Treaty, until: Date) -> Vec<Date> {
        let acts = self.0.values().flat_map(|history| {
            let signed = history.signed.map(|(day, _)| day);
            let episodes = history.episodes.iter();
            signed.into_iter().chain(
                episodes.flat_map(|it| [Some(it.consented), it.withdrawn]).flatten(),
            )
        });
        let memberships = treaty.groups.values().flat_map(|group| &group.members);
        let membership_days = memberships.flat_map(|it| [it.from, it.to]).flatten();
        // what was done before the opening counts from the opening on
        let days: Vec<Date> = acts
            .chain(membership_days)
            .chain([treaty.opened.date])
            .filter(|&day| treaty.opened.date <= day && day <= until)
            .collect();
        let mut days = sorted_by(days, Date::cmp);
        days.dedup();
        days
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
