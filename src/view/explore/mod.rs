//! What a reader explores beyond the first map: other days, what-if, why, the table, the
//! chart, and what can be taken along.
//!
//! On a page all of this is in the part of the module that comes later: what the first map
//! needs of it is the types of this file, and what calls it are the functions of [`gate`].

mod about;
mod assume;
mod calendar;
mod chart;
mod cite;
mod csv;
mod day;
mod embed;
pub mod gate;
mod give;
mod known;
mod law;
mod link;
mod pace;
mod share;
mod table;
mod timeline;
mod why;

pub use about::{About, AskPart, Paragraph, RuleRow, about};
pub use assume::{AssumedRow, GroupChoice, WhatIf, choice, what_if};
pub use chart::{Chart, Count, Counted, EndLabel, HIGH, Line, Mark, Row, Threshold};
pub use chart::{count_on, day_shown};
pub use day::Step;
pub use give::Given;
pub use law::Asked;
pub use pace::{PaceChart, PaceLine, PaceOn, PaceRow, pace_on};
pub use share::{ShareGroup, ShareItem, share};
pub use table::{Cell, Column, Head, TableRow, TableState, TableView, table};
pub use timeline::{Moment, Tick, TickKind, Timeline};
pub use why::{Name, NameList, Why, WhyClause, WhyLeaf, WhyPart, WhyStep, why};

use super::{Figure, MapSheet, ReaderState, Scene, answers};
pub use crate::data::Pace;
use crate::domain::{Date, GroupId, ParticipantId};
use std::cell::OnceCell;
use std::rc::Rc;

/// A part of the figure.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Tab {
    /// The map.
    #[default]
    Map,
    /// Everyone, row by row.
    Table,
    /// Signatures and consents over time.
    Chart,
    /// What the treaty is, its rules, and what the figure rests on.
    About,
}

impl Tab {
    /// Every part, in order.
    pub const ALL: [Self; 4] = [Self::Map, Self::Table, Self::Chart, Self::About];

    /// Returns the attribute's value.
    pub fn name(self) -> &'static str {
        match self {
            Self::Map => "map",
            Self::Table => "table",
            Self::Chart => "chart",
            Self::About => "about",
        }
    }
}

/// Something the reader does beyond the first map.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Explore {
    /// Show a part of the figure.
    Tab(Tab),
    /// Show a day.
    Day(Date),
    /// Go to another day.
    Step(Step),
    /// Let the days pass, or stop.
    Play(bool),
    /// The next day of those that pass.
    Tick,
    /// Let them pass faster, or, after the fastest, slowly again.
    Faster,
    /// Begin to assume things, or stop choosing.
    WhatIf(bool),
    /// Assume that a participant acts, or no longer.
    Toggle(ParticipantId),
    /// Let one thing that is assumed of a participant, the first (0) or a later one, be on
    /// another day; `None`: assume it no longer.
    Assume(ParticipantId, usize, Option<Date>),
    /// Assume that everyone of a group who has signed ratifies; `None`: all signatories.
    AssumeGroup(Option<GroupId>),
    /// Assume nothing.
    Clear,
    /// Show why, or no longer.
    Why(bool),
    /// Sort the table by a column, or, if it is already, the other way.
    Sort(Column),
    /// Show the rows of the table that a name or a code finds.
    Search(String),
    /// Compare with what was fetched.
    Pace(Rc<Pace>),
}

/// Something to take along.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Give {
    /// A link that shows the same.
    CopyLink,
    /// The same link, handed to the system.
    ShareLink,
    /// What to paste into a page; `true`: frozen to the day shown.
    CopyEmbed(bool),
    /// A sentence that cites the figure.
    CopyCitation,
    /// The participants as a table, CSV.
    SaveCsv,
    /// The status, JSON.
    SaveJson,
    /// The day of entry into force, for a calendar.
    SaveCalendar,
    /// The page on paper.
    Print,
}

/// What a reader explores.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Exploring {
    /// The part of the figure that was chosen.
    pub tab: Option<Tab>,
    /// Whether days pass by themselves.
    pub is_playing: bool,
    /// How fast: 0 is slow.
    pub speed: u8,
    /// Whether who is chosen is assumed to act.
    pub is_assuming: bool,
    /// What is assumed instead of what the author asks for.
    pub assumed: Option<String>,
    /// Why the last choice could not be assumed, or what is to be known of it.
    pub remark: String,
    /// Whether the reasons are shown.
    pub is_why_open: bool,
    /// What is said to who does not see the figure change.
    pub said: String,
    /// How the table is sorted, and what is looked for in it.
    pub table: TableState,
    /// How fast other treaties went, once the chart was looked at.
    pub pace: Option<Rc<Pace>>,
}

/// How much faster days pass at each speed.
pub const SPEEDS: [u32; 3] = [1, 2, 4];

/// What is computed of a treaty and of what is assumed, whatever the day.
#[derive(Clone, Debug)]
pub struct Explored {
    /// Its life.
    pub timeline: Timeline,
    chart: OnceCell<Chart>,
}

impl Explored {
    /// Returns the chart of a scene that this was computed of: once, when it is first asked
    /// for.
    pub fn chart(&self, scene: &Scene) -> &Chart {
        self.chart.get_or_init(|| Chart::of(scene, &self.timeline))
    }
}

/// Returns what is computed whatever the day, shared with the figure before if it can be.
fn explored(scene: &Scene, before: Option<&Figure>) -> Rc<Explored> {
    let same = before.filter(|it| {
        let was = &it.scene;
        Rc::ptr_eq(&was.file, &scene.file)
            && Rc::ptr_eq(&was.words, &scene.words)
            && was.today == scene.today
            && was.assumed == scene.assumed
    });
    match same.and_then(|it| it.explored.as_ref()) {
        Some(explored) => Rc::clone(explored),
        None => {
            let (timeline, chart) = (Timeline::of(scene), OnceCell::new());
            Rc::new(Explored { timeline, chart })
        }
    }
}

/// Returns the reader's state after something was explored; `None` when that changes nothing.
fn explored_next(figure: &Figure, what: &Explore) -> Option<Rc<ReaderState>> {
    let mut next = (*figure.reader).clone();
    let exploring = &mut next.exploring;
    match what {
        Explore::Tab(tab) => exploring.tab = Some(*tab),
        Explore::Pace(pace) => exploring.pace = Some(Rc::clone(pace)),
        Explore::Why(is_open) => exploring.is_why_open = *is_open,
        Explore::Sort(column) => exploring.table.sort(*column),
        Explore::Search(typed) => exploring.table.typed.clone_from(typed),
        Explore::Day(_)
        | Explore::Step(_)
        | Explore::Play(_)
        | Explore::Tick
        | Explore::Faster => day::next(figure, what, &mut next)?,
        Explore::WhatIf(_)
        | Explore::Toggle(_)
        | Explore::Assume(..)
        | Explore::AssumeGroup(_)
        | Explore::Clear => assume::next(figure, what, &mut next),
    }
    (next != *figure.reader).then(|| Rc::new(next))
}

/// Returns the outline of those who might make up what is still missing.
fn outline_of_tipping(scene: &Scene, sheet: &MapSheet) -> Rc<str> {
    let candidates = assume::candidates(scene);
    let outline = sheet.geometry.outline(&|code| {
        answers(scene, code)
            .is_some_and(|id| id.as_str() == code.as_str() && candidates.contains(&id))
    });
    Rc::from(outline)
}
