//! Under the figure: how far the record goes, where it was read, what the borders mean.

use super::card::{Quote, SourceLink, difference, link, note, plain};
use super::{MapSheet, Scene};
use crate::domain::{Basis, Clause, EntryClause, Rule};
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
        notes_label: scene.say(if scene.is_incomplete() {
            Message::Incomplete
        } else {
            Message::RecordNotes
        }),
        notes: notes(scene),
        sources: sources.filter_map(|id| link(scene, id)).collect(),
        borders,
    }
}

/// Returns what is missing from the record, and doubts: about its days, its clauses, itself.
fn notes(scene: &Scene) -> Vec<Quote> {
    let treaty = scene.treaty();
    let mut notes: Vec<Quote> = Vec::new();
    notes.extend(treaty.completeness.notes.iter().map(|it| plain(scene, it)));
    for Clause { article, note, rule, .. } in &treaty.clauses {
        let title = || scene.fill(Message::Article, &[("article", &article.0)]);
        let attested = match rule {
            Rule::EntryIntoForce(EntryClause { attested: Some(it), .. })
                if scene.status.basis == Basis::Attested =>
            {
                it.text.as_ref()
            }
            _ => None,
        };
        let said = attested.into_iter().chain(note);
        notes.extend(said.map(|it| Quote { title: title(), ..plain(scene, it) }));
    }
    notes.extend(treaty.notes.iter().map(|it| note(scene, it)));
    let published = treaty.published.as_ref();
    let dates = published.map(|it| it.date).zip(scene.status.computed);
    let why = published.and_then(|it| it.difference.as_ref()).map(|it| &it.text);
    let apart = dates.filter(|it| it.0 != it.1);
    notes.extend(apart.map(|apart| difference(scene, apart, why)));
    let rows = scene.status.participants.iter();
    let differ = rows.flat_map(|it| it.all_episodes()).filter(|it| it.differs);
    let number = differ.fold(0, |n, _| n + 1);
    if number > 0 {
        let with = [("n", &*number.to_string())];
        let text = scene.words.count(Message::Differences, number, &with);
        notes.push(Quote { title: String::new(), text, language: None });
    }
    notes
}
