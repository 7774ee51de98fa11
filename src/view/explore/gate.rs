//! The gates to what comes later: who calls one has seen to it that it is here, or that the
//! language `is_complete`, which it is not before. Each does nothing but hand on.

use super::{Explore, Explored, Give, Given};
use crate::domain::Treaty;
use crate::i18n::Catalogue;
use crate::view::{Figure, MapSheet, ReaderState, Scene};
use std::rc::Rc;

/// Returns what is computed whatever the day, shared with the figure before if it can be.
#[inline(never)]
pub fn explored(scene: &Scene, before: Option<&Figure>) -> Rc<Explored> {
    super::explored(scene, before)
}

/// Returns the reader's state after something was explored; `None` when that changes nothing.
#[inline(never)]
pub fn next(figure: &Figure, what: &Explore) -> Option<Rc<ReaderState>> {
    super::explored_next(figure, what)
}

/// Returns the outline of those who might make up what is still missing.
#[inline(never)]
pub fn tipping(scene: &Scene, sheet: &MapSheet) -> Rc<str> {
    super::outline_of_tipping(scene, sheet)
}

/// Returns what is handed over. `base` is the address under which the element's files lie.
#[inline(never)]
pub fn given(figure: &Figure, what: Give, base: &str) -> Given {
    super::give::given(figure, what, base)
}

/// Returns a text of assumptions with a date for each: the day shown, where it has none.
#[inline(never)]
pub fn dated(figure: &Figure, text: &str) -> String {
    super::assume::dated(figure, text)
}

/// Returns what the reader chose, as a text that a link can carry.
#[inline(never)]
pub fn state(figure: &Figure) -> String {
    super::link::state(figure)
}

/// Returns the reader's state of such a text.
#[inline(never)]
pub fn restored(text: &str, treaty: &Treaty, words: &Catalogue) -> ReaderState {
    super::link::restored(text, treaty, words)
}

/// Returns the participants as a table, CSV.
#[inline(never)]
pub fn csv(figure: &Figure) -> String {
    super::csv::csv(figure)
}

/// Returns how long the day shown stays before the next one, in thousandths of a second;
/// `None` while no days pass.
#[inline(never)]
pub fn wait(figure: &Figure) -> Option<u32> {
    super::day::wait(figure)
}
