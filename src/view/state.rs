//! What the reader chose, over what the author asked for.

use super::Options;
use crate::domain::{Date, ParticipantId};
use crate::geo::MapView;
use std::rc::Rc;

/// The reader's choices; `None` leaves the author's.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct ReaderState {
    view: Option<MapView>,
    selected: Option<Option<ParticipantId>>,
    shows_today: bool,
}

/// Something the reader or the author did.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Action {
    /// Show a part of the world.
    PickView(MapView),
    /// Open a card, or close it.
    Select(Option<ParticipantId>),
    /// Leave the author's day for today.
    ShowToday,
    /// The author changed attributes: they win over what was chosen before.
    Author {
        /// `view` changed.
        view: bool,
        /// `select` changed.
        select: bool,
        /// `date` changed.
        date: bool,
    },
}

impl ReaderState {
    /// Returns the state after an action; the same `Rc` when nothing changed.
    pub fn next(self: Rc<Self>, action: &Action) -> Rc<Self> {
        let mut next = (*self).clone();
        match *action {
            Action::PickView(view) => next.view = Some(view),
            Action::Select(id) => next.selected = Some(id),
            Action::ShowToday => next.shows_today = true,
            Action::Author { view, select, date } => {
                if view {
                    next.view = None;
                }
                if select {
                    next.selected = None;
                }
                if date {
                    next.shows_today = false;
                }
            }
        }
        if next == *self { self } else { Rc::new(next) }
    }

    /// Returns the view to show.
    pub fn view(&self, options: &Options, home: MapView) -> MapView {
        self.view.or(options.view).unwrap_or(home)
    }

    /// Returns whose card is open.
    pub fn selected(&self, options: &Options) -> Option<ParticipantId> {
        self.selected.unwrap_or(options.select)
    }

    /// Returns the day to show.
    pub fn day(&self, options: &Options, today: Date) -> Date {
        options.date.filter(|_| !self.shows_today).unwrap_or(today)
    }
}
