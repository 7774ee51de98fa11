//! The timeline that the command line gives out as JSON.

use crate::domain::{Change, ChangeKind, Treaty};
use crate::json::Writer;

/// Describes every change in the life of a treaty, as one JSON object. Keys are stable.
pub fn timeline_report(treaty: &Treaty, timeline: &[Change]) -> String {
    let changes: Vec<_> = timeline.iter().map(change).collect();
    let mut report = Writer::object();
    report.text("treaty", &treaty.id);
    report.text("data_as_of", &treaty.as_of.to_string());
    report.list("changes", &changes);
    report.done()
}

fn change(it: &Change) -> String {
    let mut object = Writer::object();
    object.maybe("date", it.day.day().map(|it| it.to_string()).as_deref());
    match it.day.day() {
        Some(_) => object.maybe("window", None),
        None => {
            let mut window = Writer::object();
            window.text("from", &it.day.from.to_string());
            window.text("to", &it.day.to.to_string());
            object.raw("window", &window.done());
        }
    }
    object.text("what", it.kind.name());
    object.maybe("participant", it.participant.as_ref().map(|it| it.as_str()));
    object.flag("computed", it.computed);
    object.maybe("article", it.article.as_ref().map(|it| it.0.as_str()));
    if let ChangeKind::Extended(territory) | ChangeKind::Excluded(territory) = &it.kind {
        object.text("territory", territory);
    }
    object.done()
}
