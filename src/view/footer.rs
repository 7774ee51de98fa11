//! Under the figure: how far the record goes, where it was read, what the borders mean.

use super::card::{SourceLink, link};
use super::{MapSheet, Scene};
use crate::geo::ShapeCode;
use crate::i18n::Message;

/// What stands under the figure.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Footer {
    /// "Record as of 29 September 2026".
    pub as_of: String,
    /// The depositary's record and the treaty's text.
    pub sources: Vec<SourceLink>,
    /// What the borders mean, sentence by sentence.
    pub borders: Vec<String>,
}

/// Returns what stands under the figure.
pub fn footer(scene: &Scene, sheet: &MapSheet) -> Footer {
    let treaty = scene.treaty();
    let sources = std::iter::once(&treaty.record).chain(&treaty.text);
    let mut borders = vec![scene.say(Message::BordersNote)];
    if ShapeCode::parse("XK").is_some_and(|it| sheet.path_of(it).is_some()) {
        borders.push(scene.say(Message::KosovoNote));
    }
    borders.push(scene.say(Message::MapData));
    Footer {
        as_of: scene
            .fill(Message::RecordAsOf, &[("date", &scene.words.date(treaty.as_of))]),
        sources: sources.filter_map(|id| link(scene, id)).collect(),
        borders,
    }
}
