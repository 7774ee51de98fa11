//! The acts that make news, newest first.

use super::{Look, Scene, look_of, participant_name};
use crate::domain::{Act, ActKind, ParticipantId};
use crate::i18n::{Message, is_month};

/// One act in a list.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ActRow {
    /// Who acted.
    pub id: ParticipantId,
    /// How it is drawn.
    pub look: Look,
    /// "Albania signed".
    pub text: String,
    /// "15 June 2026", or "June 2026" where just the month is known.
    pub date: String,
}

fn sentence(scene: &Scene, act: &Act) -> String {
    sentence_for(scene, act.kind, &participant_name(scene, act.participant))
}

/// Returns the sentence for an act of somebody: "Albania signed".
pub(super) fn sentence_for(scene: &Scene, kind: ActKind, name: &str) -> String {
    let message = match kind {
        ActKind::Signature => Message::ActSignature,
        ActKind::DefinitiveSignature => Message::ActDefinitiveSignature,
        ActKind::Ratification => Message::ActRatification,
        ActKind::Acceptance => Message::ActAcceptance,
        ActKind::Approval => Message::ActApproval,
        ActKind::Accession => Message::ActAccession,
        ActKind::Succession => Message::ActSuccession,
        ActKind::FormalConfirmation => Message::ActFormalConfirmation,
        ActKind::Consent => Message::ActConsent,
        ActKind::AcceptanceOfAccession => Message::ActAcceptanceOfAccession,
        ActKind::RevocationOfWithdrawal => Message::ActRevocationOfWithdrawal,
        ActKind::ProvisionalApplication => Message::ActProvisionalApplication,
        ActKind::Declaration | ActKind::TerritorialExclusion => Message::ActDeclaration,
        ActKind::Reservation => Message::ActReservation,
        ActKind::Objection => Message::ActObjection,
        ActKind::TerritorialExtension => Message::ActTerritorialExtension,
        ActKind::Withdrawal => Message::ActWithdrawal,
        ActKind::Denunciation => Message::ActDenunciation,
    };
    scene.fill(message, &[("name", name)])
}

/// Returns the acts that make news, newest first.
fn news(scene: &Scene) -> impl Iterator<Item = &Act> {
    let on = scene.on;
    scene.treaty().acts.iter().rev().filter(move |it| {
        let kind = it.kind;
        let is_news = kind.is_signature()
            || kind.is_consent()
            || kind.is_withdrawal()
            || kind == ActKind::RevocationOfWithdrawal;
        is_news && it.day.to <= on
    })
}

fn is_dated(act: &Act) -> bool {
    act.day.day().is_some() || is_month(act.day)
}

/// Returns those whose day is known, or its month: others cannot be called the latest.
fn newest(scene: &Scene) -> impl Iterator<Item = &Act> {
    news(scene).filter(|it| is_dated(it))
}

/// Returns whether there may be later ones, of which the day is not known.
pub fn has_undated(scene: &Scene) -> bool {
    news(scene).next().is_some_and(|it| !is_dated(it))
}

/// Returns the latest act and its day.
pub(super) fn latest(scene: &Scene) -> Option<(String, String)> {
    newest(scene).next().map(|act| (sentence(scene, act), scene.act_day(act)))
}

/// Returns the latest acts, newest first, at most so many.
pub fn latest_acts(scene: &Scene, at_most: usize) -> Vec<ActRow> {
    let row = |act: &Act| ActRow {
        id: act.participant,
        look: look_of(scene, act.participant),
        text: sentence(scene, act),
        date: scene.act_day(act),
    };
    newest(scene).take(at_most).map(row).collect()
}
