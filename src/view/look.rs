//! How a participant is drawn: finer than its standing, one pattern and shade each.

use super::Scene;
use crate::domain::{ParticipantId, Standing};
use crate::i18n::Message;

/// What a shape, marker, chip or row looks like.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Look {
    /// In force for it.
    Party,
    /// Consented, not in force yet.
    Contracting,
    /// Signed.
    Signatory,
    /// Another participant acts for it.
    Represented,
    /// May sign, and has not.
    Negotiated,
    /// Was a party.
    Withdrawn,
    /// No act, and no clause that invites one to sign.
    None,
    /// No status is shown, by policy.
    Neutral,
    /// Something is assumed of it: no fact.
    Assumed,
}

impl Look {
    /// Every look, in the order of the legend.
    pub const ALL: [Self; 9] = [
        Self::Assumed,
        Self::Party,
        Self::Contracting,
        Self::Signatory,
        Self::Represented,
        Self::Negotiated,
        Self::Withdrawn,
        Self::None,
        Self::Neutral,
    ];

    /// Returns the name used in `data-look` and in styles.
    pub fn name(self) -> &'static str {
        match self {
            Self::Party => "party",
            Self::Contracting => "contracting",
            Self::Signatory => "signatory",
            Self::Represented => "represented",
            Self::Negotiated => "negotiated",
            Self::Withdrawn => "withdrawn",
            Self::None => "none",
            Self::Neutral => "neutral",
            Self::Assumed => "assumed",
        }
    }

    /// Returns the words for it.
    pub fn label(self, scene: &Scene) -> String {
        scene.say(match self {
            Self::Party => Message::LookParty,
            Self::Contracting => Message::LookContracting,
            Self::Signatory => Message::LookSignatory,
            Self::Represented => return represented_label(scene),
            Self::Negotiated => Message::LookNegotiated,
            Self::Withdrawn => Message::LookWithdrawn,
            // who is involved can be told only where a clause says who may sign
            Self::None if !has_invited(scene) => Message::LookNoAct,
            Self::None => Message::LookNone,
            Self::Neutral => Message::LookNeutral,
            Self::Assumed => Message::LookAssumed,
        })
    }
}

/// Returns "Represented by the EU", in the file's own words where it has them.
fn represented_label(scene: &Scene) -> String {
    let Some(by) = scene.treaty().represents.first() else { return String::new() };
    match &by.label {
        Some(label) => scene.text(label).to_owned(),
        None => {
            let name = super::participant_name(scene, by.by);
            scene.fill(Message::LookRepresented, &[("name", &name)])
        }
    }
}

/// Returns how a participant is drawn.
///
/// A hypothesis is drawn as one, whatever would follow from it. A member that signed or
/// ratified itself is drawn by its own act, represented or not.
pub fn look_of(scene: &Scene, id: ParticipantId) -> Look {
    if scene.assumes(id) {
        return Look::Assumed;
    }
    standing_look(scene, id)
}

/// Returns how a participant would be drawn if what is assumed were a fact.
pub(super) fn standing_look(scene: &Scene, id: ParticipantId) -> Look {
    let Some(row) = scene.status.of(id) else { return Look::None };
    match row.standing {
        Standing::Party => Look::Party,
        Standing::Contracting => Look::Contracting,
        Standing::Signatory => Look::Signatory,
        Standing::Withdrawn => Look::Withdrawn,
        Standing::NoAction if row.represented_by.is_some() => Look::Represented,
        Standing::NoAction if is_invited(scene, id) => Look::Negotiated,
        Standing::NoAction => Look::None,
    }
}

/// Returns whether a clause names a participant among those that may sign; a treaty that is
/// open to all sets nobody apart.
fn is_invited(scene: &Scene, id: ParticipantId) -> bool {
    has_invited(scene) && scene.treaty().may_sign(id, scene.on)
}

fn has_invited(scene: &Scene) -> bool {
    let clause = scene.treaty().signature_clause();
    clause.is_some_and(|(_, it)| !(it.groups.is_empty() && it.participants.is_empty()))
}
