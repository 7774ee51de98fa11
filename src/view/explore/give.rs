//! What a reader takes along: what is copied, saved or shared, as text.

use super::Give;
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
}

/// Returns what is handed over. `base` is the address under which the element's files lie.
pub(super) fn given(figure: &Figure, what: Give, base: &str) -> Given {
    let _ = base;
    let how = match what {
        Give::CopyLink => "link",
        Give::ShareLink => "share",
        Give::CopyEmbed(_) | Give::CopyCitation => "copy",
        Give::SaveCsv | Give::SaveJson | Give::SaveCalendar => "save",
        Give::Print => "print",
    };
    let text = match what {
        Give::CopyLink | Give::ShareLink => super::link::state(figure),
        _ => String::new(),
    };
    Given { how, name: String::new(), media_type: "text/plain", text }
}
