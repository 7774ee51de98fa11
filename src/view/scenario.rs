//! What is assumed, in words.

use super::progress::shortened;
use super::scene::joined;
use super::{Scene, participant_name};
use crate::domain::{
    ActKind, Assumptions, Date, ParticipantId, Treaty, Window, parse_assumptions,
};
use crate::i18n::Message;

/// How many names of those that do the same are said.
const NAMED: usize = 12;

impl Scene {
    /// Returns whether something is assumed of a participant.
    pub fn assumes(&self, id: ParticipantId) -> bool {
        self.assumed.acts.iter().any(|it| it.participant == id)
    }

    /// Returns whether a participant is assumed to consent, rather than on record to.
    pub fn assumes_consent(&self, id: ParticipantId) -> bool {
        let mut acts = self.assumed.acts.iter();
        acts.any(|it| it.participant == id && it.kind.is_consent())
    }

    /// Returns whether the treaty's entry into force rests on what is assumed: nothing of that
    /// is later than the day on which the condition is met.
    pub(super) fn entry_is_assumed(&self) -> bool {
        let first = self.assumed.acts.iter().map(|it| it.day.to).min();
        let met = self.status.entry().map(|it| it.met.to);
        met.zip(first).is_some_and(|(met, first)| first <= met)
    }

    /// Returns a value that rests on what is assumed, marked so.
    pub(super) fn marked(&self, value: &str) -> String {
        self.fill(Message::TableHypothetical, &[("value", value)])
    }

    /// Returns whether what is assumed bears on the day shown, and not only on what follows.
    pub fn is_hypothetical(&self) -> bool {
        self.assumed.acts.iter().any(|it| it.day.to <= self.on)
    }
}

/// Returns the acts that an assumption comes to, or everything that stands against it. What
/// has no date is assumed on `given_on`; of the record, acts up to `known` bear on it.
///
/// On a page this is in the part of the module that comes later: whoever assumes something
/// has to have fetched it.
#[inline(never)]
pub(super) fn admitted(
    treaty: &Treaty,
    known: Date,
    given_on: Date,
    text: &str,
) -> Result<Assumptions, String> {
    let parsed = parse_assumptions(text, given_on);
    let refused = match parsed {
        Ok(acts) => match Assumptions::admit_on(treaty, known, &acts) {
            Ok(admitted) => return Ok(admitted),
            Err(refusals) => refusals.iter().map(ToString::to_string).collect(),
        },
        Err(errors) => errors.iter().map(ToString::to_string).collect::<Vec<_>>(),
    };
    Err(joined(&refused, "; "))
}

/// Returns what is assumed: "Hypothesis, not the record: ratification by Norway on ...".
#[inline(never)]
pub fn hypothesis(scene: &Scene) -> Option<String> {
    let mut deeds: Vec<(ActKind, Window, Vec<String>)> = Vec::new();
    // who is taken to sign does so to consent on the same day
    for act in scene.assumed.acts.iter().filter(|it| !it.kind.is_signature()) {
        let name = participant_name(scene, act.participant);
        let same = deeds.iter_mut().find(|it| (it.0, it.1) == (act.kind, act.day));
        match same {
            Some((.., names)) => names.push(name),
            None => deeds.push((act.kind, act.day, vec![name])),
        }
    }
    let mut said = Vec::new();
    for (kind, day, names) in deeds {
        let message = match kind {
            ActKind::Withdrawal => Message::AssumedWithdrawal,
            ActKind::Accession => Message::AssumedAccession,
            _ => Message::AssumedRatification,
        };
        let names = shortened(scene, names, NAMED, &scene.say(Message::AnswerSeparator));
        let date = scene.words.date(day.to);
        said.push(scene.fill(message, &[("names", &names), ("date", &date)]));
    }
    let acts = joined(&said, " · ");
    (!said.is_empty()).then(|| scene.fill(Message::Hypothesis, &[("acts", &acts)]))
}
