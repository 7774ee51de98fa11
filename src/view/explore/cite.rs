//! The figure in words, to be cited.

use crate::i18n::Message;
use crate::view::card::link;
use crate::view::scene::joined;
use crate::view::{Options, Scene, header, hypothesis};

/// Returns a citation: the treaty, the day, the answer, where it was read, how it was found.
pub(super) fn citation(scene: &Scene) -> String {
    let treaty = scene.treaty();
    let mut name = scene.text(&treaty.title).to_owned();
    if let Some(reference) = &treaty.reference {
        name = format!("{name} ({})", scene.text(reference));
    }
    let date = scene.words.date(scene.on);
    let status = scene.fill(Message::CiteStatus, &[("treaty", &name), ("date", &date)]);
    let computed = scene.say(Message::CiteComputed);
    joined(&[status, answer(scene), record(scene), computed], " ")
}

/// Returns what is shown; what is assumed comes first.
pub(super) fn answer(scene: &Scene) -> String {
    let header = header(scene, &Options::default());
    let is_assumed = !scene.assumed.acts.is_empty();
    let outlook = header.outlook.filter(|_| scene.status.projected.is_some());
    let assumed = hypothesis(scene).filter(|_| is_assumed).unwrap_or_default();
    let parts = [assumed, header.state, header.conditions, outlook.unwrap_or_default()];
    joined(&parts, " ")
}

/// Returns how far the record goes, and where it was read.
pub(super) fn record(scene: &Scene) -> String {
    let treaty = scene.treaty();
    let date = scene.words.date(treaty.as_of);
    match link(scene, &treaty.record) {
        Some(link) => {
            let with = [("date", &*date), ("source", &*link.title), ("url", &*link.url)];
            scene.fill(Message::CiteRecord, &with)
        }
        None => scene.fill(Message::RecordAsOf, &[("date", &date)]),
    }
}
