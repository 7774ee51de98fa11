//! What a reader takes along: what is copied, saved or shared, as text.

use super::{Give, calendar, cite, csv, embed};
use crate::data::StatusReport;
use crate::i18n::Message;
use crate::view::Figure;

/// A text that is handed over.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Given {
    /// What the loader does with it: `copy`, `save`, `link`, `share`, `print`.
    pub how: &'static str,
    /// The name of the file, where it is saved.
    pub name: String,
    /// The media type of the file.
    pub media_type: &'static str,
    /// The text; for a link, the state that it restores.
    pub text: String,
    /// What is said once it has been copied.
    pub said: String,
    /// What is said where it could not be.
    pub failed: String,
}

/// Returns what is handed over. `base` is the address under which the element's files lie.
pub(super) fn given(figure: &Figure, what: Give, base: &str) -> Given {
    let scene = &figure.scene;
    let copied = |how: &'static str, text: String| Given {
        how,
        name: String::new(),
        media_type: "text/plain",
        text,
        said: scene.say(Message::ShareCopied),
        failed: scene.say(Message::ShareFailed),
    };
    // a file outlives the page: its name says what is in it
    let kind = if scene.assumed.acts.is_empty() { "" } else { "-hypothesis" };
    let name = format!("{}-{}{kind}", scene.treaty().id, scene.on);
    let saved = |ending: &str, media_type: &'static str, text: String| Given {
        how: "save",
        name: format!("{name}.{ending}"),
        media_type,
        text,
        said: String::new(),
        failed: String::new(),
    };
    match what {
        Give::CopyLink => copied("link", super::link::state(figure)),
        Give::ShareLink => copied("share", super::link::state(figure)),
        Give::Print => copied("print", String::new()),
        Give::CopyCitation => copied("copy", cite::citation(scene)),
        Give::CopyEmbed(is_frozen) => {
            copied("copy", embed::embed(figure, base, is_frozen))
        }
        // without the mark spreadsheets take a file for one in their system's old encoding
        Give::SaveCsv => saved(
            "csv",
            "text/csv;charset=utf-8",
            format!("\u{feff}{}", csv::csv(figure)),
        ),
        Give::SaveJson => {
            let report = StatusReport::new(scene.treaty(), &scene.status);
            saved("json", "application/json", report.to_json())
        }
        Give::SaveCalendar => {
            let text = calendar::calendar(scene).unwrap_or_default();
            saved("ics", "text/calendar;charset=utf-8", text)
        }
    }
}
