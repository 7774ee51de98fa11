//! Under the figure: how far the record goes, where it was read, what the borders mean.

use super::card::{Quote, SourceLink, difference, link, note, own, plain};
use super::scene::joined;
use super::{MapSheet, Scene};
use crate::domain::{Basis, Clause, EntryClause, Rule, Text};
use crate::geo::ShapeCode;
use crate::i18n::Message;

/// What stands under the figure.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Footer {
    /// "Record as of 29 September 2026".
    pub as_of: String,
    /// The depositary's record and the treaty's text.
    pub sources: Vec<SourceLink>,
    /// "This record is incomplete.", or what the notes are.
    pub notes_label: String,
    /// What is missing from the record, and doubts about it.
    pub notes: Vec<Quote>,
    /// What the borders mean.
    pub borders: String,
}

/// Returns what stands under the figure.
pub fn footer(scene: &Scene, sheet: &MapSheet) -> Footer {
    let treaty = scene.treaty();
    let sources = std::iter::once(&treaty.record).chain(&treaty.text);
    let notes = sheet.geometry.notes();
    let mut borders = vec![match notes {
        None => scene.say(Message::BordersNote),
        Some(notes) => supplied(scene, notes),
    }];
    if ShapeCode::parse("XK").is_some_and(|it| sheet.path_of(it).is_some()) {
        borders.push(scene.say(Message::KosovoNote));
    }
    if notes.is_none() {
        borders.push(scene.say(Message::MapData));
    }
    Footer {
        as_of: scene
            .fill(Message::RecordAsOf, &[("date", &scene.words.date(treaty.as_of))]),
        notes_label: scene.say(if scene.is_incomplete() {
            Message::Incomplete
        } else {
            Message::RecordNotes
        }),
        notes: self::notes(scene),
        sources: sources.filter_map(|id| link(scene, id)).collect(),
        borders: joined(&borders, " "),
    }
}

/// Returns what a page's own map says of its borders.
///
/// On a page this is in the part of the module that comes later, as is what read the map.
#[inline(never)]
fn supplied(scene: &Scene, notes: &[(String, String)]) -> String {
    if notes.is_empty() {
        return scene.say(Message::BordersSupplied);
    }
    scene.text(&Text::new(notes.iter().cloned().collect())).to_owned()
}

/// Returns what is missing from the record, and doubts: about its days, its clauses, itself.
fn notes(scene: &Scene) -> Vec<Quote> {
    let treaty = scene.treaty();
    let mut notes = Vec::new();
    for text in &treaty.completeness.notes {
        notes.push(plain(scene, text));
    }
    for Clause { article, note, rule, .. } in &treaty.clauses {
        let attested = match rule {
            Rule::EntryIntoForce(EntryClause { attested: Some(it), .. })
                if scene.status.basis == Basis::Attested =>
            {
                it.text.as_ref()
            }
            _ => None,
        };
        for text in [attested, note.as_ref()].into_iter().flatten() {
            let title = scene.fill(Message::Article, &[("article", &article.0)]);
            notes.push(Quote { title, ..plain(scene, text) });
        }
    }
    for it in &treaty.notes {
        notes.push(note(scene, it));
    }
    if let Some(published) = &treaty.published
        && let Some(why) = &published.difference
        && let Some(computed) = scene.status.computed
    {
        notes.push(difference(scene, (published.date, computed), &why.text));
    }
    let mut differ = 0;
    for row in &scene.status.participants {
        for it in row.all_episodes() {
            differ += u32::from(it.differs);
        }
    }
    if differ > 0 {
        let with = [("n", &*differ.to_string())];
        notes.push(own(scene.fill(Message::Differences, &with)));
    }
    notes
}
