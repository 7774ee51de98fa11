//! What the reader chose and where the reader is, over what the author asked for.

use super::explore::{Explore, Exploring, Give, Tab};
use super::{Look, Options};
use crate::domain::{Date, ParticipantId};
use crate::geo::{MapView, ShapeCode};
use std::rc::Rc;

/// The field "find a country".
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Finding {
    /// What was typed.
    pub typed: String,
    /// Whether the list is open.
    pub is_open: bool,
    /// The place in the list that the keys are on.
    pub active: Option<usize>,
}

/// The reader's choices; `None` leaves the author's.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct ReaderState {
    view: Option<MapView>,
    selected: Option<Option<ParticipantId>>,
    /// The day: `Some(None)` is today, whatever the author asks for.
    pub day: Option<Option<Date>>,
    /// What is explored beyond the first map.
    pub exploring: Exploring,
    /// The area without a status that the panel speaks of.
    pub noted: Option<ShapeCode>,
    /// Whom the map's keys are on.
    pub keyed: Option<ParticipantId>,
    /// Whether the map has the focus.
    pub is_map_focused: bool,
    /// Whom another part of the figure points out on the map.
    pub highlight: Option<ParticipantId>,
    /// The look that the legend sets apart.
    pub filter: Option<Look>,
    /// The look that the legend sets apart while it is pointed at.
    pub peek: Option<Look>,
    /// The field "find a country".
    pub finding: Finding,
}

/// Something the reader or the author did.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Action {
    /// Show a part of the world.
    PickView(MapView),
    /// Open a card, or close it.
    Select(Option<ParticipantId>),
    /// A participant is chosen on the map or in a list: its card opens, or, while something
    /// is being assumed, it is assumed to act.
    Tap(ParticipantId),
    /// Say why an area carries no status.
    Note(ShapeCode),
    /// Something beyond the first map.
    Explore(Explore),
    /// Leave the author's day for today.
    ShowToday,
    /// Show a day; `None`: the author's.
    SetDay(Option<Date>),
    /// Assume something else than the author; `None`: the same.
    SetAssumed(Option<String>),
    /// Hand something over to be taken along: nothing of the figure changes.
    Give(Give),
    /// The map's keys lead to a participant.
    Key(ParticipantId),
    /// The map got the focus, or lost it.
    FocusMap(bool),
    /// A chip is pointed at, or no more.
    Highlight(Option<ParticipantId>),
    /// Set a look apart, or, if it is already, show all again.
    Filter(Look),
    /// A look of the legend is pointed at, or no more.
    Peek(Option<Look>),
    /// Save a picture of what is shown: nothing of the figure changes.
    Download(Format),
    /// The field or its list changed.
    Find(Finding),
    /// A key in the field: what it does follows from what has been typed by then, which may
    /// not have been drawn yet.
    FindKey(String),
    /// The author changed attributes: they win over what was chosen before.
    Author {
        /// `view` changed.
        view: bool,
        /// `select` changed.
        select: bool,
        /// `date` changed.
        date: bool,
        /// `assume` changed.
        assume: bool,
        /// `tab` changed.
        tab: bool,
    },
}

impl Action {
    /// Returns whether it asks for the map of the world.
    pub fn shows_world(&self) -> bool {
        *self == Self::PickView(MapView::World)
    }
}

/// What a picture is saved as.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Format {
    /// Drawn: sharp at any size, its text is text.
    Svg,
    /// In pixels, as large as it is drawn.
    Png,
    /// In pixels, twice as large.
    Png2,
}

impl Format {
    /// Returns the name that the loader knows.
    pub fn name(self) -> &'static str {
        match self {
            Self::Svg => "svg",
            Self::Png => "png",
            Self::Png2 => "png2",
        }
    }
}

impl ReaderState {
    /// Returns the state after an action; the same `Rc` when nothing changed.
    pub fn next(self: Rc<Self>, action: &Action) -> Rc<Self> {
        let mut next = (*self).clone();
        match action {
            Action::PickView(view) => next.view = Some(*view),
            Action::Select(id) => next.open(*id),
            Action::Tap(id) => next.open(Some(*id)),
            Action::Note(code) => {
                next.open(None);
                next.noted = Some(*code);
            }
            Action::ShowToday => {
                next.day = Some(None);
                next.exploring.is_playing = false;
            }
            Action::Key(id) => next.keyed = Some(*id),
            Action::FocusMap(is_focused) => next.is_map_focused = *is_focused,
            Action::Highlight(id) => next.highlight = *id,
            Action::Filter(look) => {
                next.filter = Some(*look).filter(|it| next.filter != Some(*it));
                next.peek = None;
            }
            Action::Peek(look) => next.peek = *look,
            Action::SetDay(day) => {
                next.day = day.map(Some);
                next.exploring.is_playing = false;
            }
            Action::SetAssumed(text) => next.exploring.assumed.clone_from(text),
            // what is explored is computed from the figure (`Figure::next`)
            Action::Download(_)
            | Action::Give(_)
            | Action::Explore(_)
            | Action::FindKey(_) => {}
            Action::Find(finding) => next.finding = finding.clone(),
            Action::Author { view, select, date, assume, tab } => {
                if *view {
                    next.view = None;
                }
                if *select {
                    next.selected = None;
                }
                if *date {
                    next.day = None;
                    next.exploring.is_playing = false;
                }
                if *assume {
                    next.exploring.assumed = None;
                }
                if *tab {
                    next.exploring.tab = None;
                }
            }
        }
        if next == *self { self } else { Rc::new(next) }
    }

    pub(super) fn open(&mut self, id: Option<ParticipantId>) {
        self.selected = Some(id);
        self.keyed = id.or(self.keyed);
        self.finding = Finding::default();
        self.noted = None;
    }

    /// Returns the part of the figure to show.
    pub fn tab(&self, options: &Options) -> Tab {
        self.exploring.tab.unwrap_or(options.tab)
    }

    /// Returns what is assumed, as it is written.
    pub fn assumed<'a>(&'a self, options: &'a Options) -> &'a str {
        self.exploring.assumed.as_deref().unwrap_or(&options.assume)
    }

    /// Returns the view that the reader chose.
    pub fn chosen_view(&self) -> Option<MapView> {
        self.view
    }

    /// Chooses a view.
    pub fn choose_view(&mut self, view: Option<MapView>) {
        self.view = view;
    }

    /// Returns whose card the reader opened, or that it was closed.
    pub fn chosen(&self) -> Option<Option<ParticipantId>> {
        self.selected
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
        self.day.unwrap_or(options.date).unwrap_or(today)
    }
}
