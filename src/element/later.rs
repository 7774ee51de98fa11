//! The gates to the part of the module that comes when it is needed.
//!
//! What is reached by these functions alone is in a file of its own
//! (`treaty-map-later.wasm`, cut off by `xtask/src/split.rs`): a page that shows the map
//! never fetches it. The loader fetches it before it calls what calls a gate.

use crate::data::{Pace, Problem};
use crate::i18n::{Catalogue, Message};
use crate::json::{Json, Writer};
use crate::view::explore::{Explore, Give, gate};
use crate::view::{self, Action, Figure, OwnMaps};
use std::rc::Rc;

/// Returns the figure as a standalone picture.
#[inline(never)]
pub(super) fn picture(figure: &Figure) -> String {
    view::picture(&figure.scene, &figure.options, &figure.map)
}

/// Returns the participants as a table, CSV.
#[inline(never)]
pub(super) fn csv(figure: &Figure) -> String {
    gate::csv(figure)
}

/// Returns what is handed over, and what the loader does with it.
#[inline(never)]
pub(super) fn given(figure: &Figure, what: Give, base: &str) -> Writer {
    let given = gate::given(figure, what, base);
    let mut detail = Writer::object();
    detail.text("how", given.how);
    detail.text("name", &given.name);
    detail.text("type", given.media_type);
    detail.text("text", &given.text);
    detail.text("said", &given.said);
    detail.text("failed", &given.failed);
    detail
}

/// Returns the style sheet of what comes later.
#[inline(never)]
pub(super) fn styles() -> String {
    crate::ui::LATER_STYLES.to_owned()
}

/// Returns a problem of a treaty file in words.
#[inline(never)]
pub(super) fn told(problem: &Problem) -> String {
    problem.kind.to_string()
}

/// Reads a page's own maps, or tells what is wrong with their file.
#[inline(never)]
pub(super) fn maps(file: &[u8], words: &Catalogue, url: &str) -> Result<OwnMaps, String> {
    OwnMaps::read(file).map_err(|error| {
        let accepted = ["treaty-map bake (", &error.to_string(), ")"].concat();
        let with = [("name", "geometry"), ("value", url), ("accepted", &*accepted)];
        words.fill(Message::ErrorAttribute, &with)
    })
}

/// Reads the digest that the chart compares with; if there is none, tells so.
#[inline(never)]
pub(super) fn pace(
    digest: Option<&Json>,
    words: &Catalogue,
    url: &str,
) -> Result<Action, String> {
    let pace = digest.and_then(Pace::read);
    let pace = pace.ok_or_else(|| words.fill(Message::ErrorNetwork, &[("url", url)]))?;
    Ok(Action::Explore(Explore::Pace(Rc::new(pace))))
}
