//! Names of participants and shapes, and which participant answers for a shape.

use super::Scene;
use crate::domain::{ParticipantId, Treaty};
use crate::geo::{ShapeCode, is_neutral, parent};
use crate::i18n::{Catalogue, Message};

/// Returns the name of a participant: the file's own, else the language's, else the id.
pub fn participant_name(scene: &Scene, id: ParticipantId) -> String {
    let own = scene.treaty().participants.get(&id).and_then(|it| it.name.as_ref());
    match own {
        Some(name) => scene.text(name).to_owned(),
        None => scene.words.name(id.as_str()).unwrap_or(id.as_str()).to_owned(),
    }
}

/// Returns the participant that answers for a shape: itself, or the State whose territory
/// it is. Shapes without a status answer for nobody, unless they are in the treaty's list.
pub fn answers(scene: &Scene, shape: ShapeCode) -> Option<ParticipantId> {
    answering(scene.treaty(), shape)
}

/// Returns who has the card that a code asks for: a participant, or a country that answers
/// for itself or for a territory of that code.
pub fn holder(
    treaty: &Treaty,
    words: &Catalogue,
    code: ParticipantId,
) -> Option<ParticipantId> {
    if treaty.participants.contains_key(&code) {
        return Some(code);
    }
    words.name(code.as_str())?;
    answering(treaty, ShapeCode::parse(code.as_str())?)
}

fn answering(treaty: &Treaty, shape: ShapeCode) -> Option<ParticipantId> {
    let own = ParticipantId::parse(shape.as_str())?;
    if treaty.participants.contains_key(&own) && !is_never_participant(shape) {
        return Some(own);
    }
    if is_neutral(shape) {
        return None;
    }
    parent(shape).map_or(Some(own), |state| ParticipantId::parse(state.as_str()))
}

/// Taiwan, Jammu and Kashmir and Western Sahara never carry a status, whatever a file says.
fn is_never_participant(shape: ShapeCode) -> bool {
    is_neutral(shape) && shape.as_str() != "XK"
}

/// Returns the name of a shape: "Greenland (Denmark)" for a territory.
pub fn shape_name(scene: &Scene, shape: ShapeCode) -> String {
    let own = scene.words.name(shape.as_str()).unwrap_or(shape.as_str());
    match answers(scene, shape) {
        Some(id) if id.as_str() == shape.as_str() => participant_name(scene, id),
        Some(id) => {
            let parent = participant_name(scene, id);
            scene.fill(Message::TerritoryOf, &[("name", own), ("parent", &parent)])
        }
        None => own.to_owned(),
    }
}

/// Returns what is to be said of a shape beside its name: the footnote on Kosovo, and of an
/// area that carries no status, why.
///
/// # Source
/// The footnote is the Council of Europe's.
pub fn shape_note(scene: &Scene, shape: ShapeCode) -> Option<String> {
    if shape.as_str() == "XK" {
        return Some(scene.say(Message::KosovoNote));
    }
    let is_neutral = answers(scene, shape).is_none();
    is_neutral.then(|| scene.say(Message::NeutralNote))
}
