//! Everyone, row by row: how each stands, and since when.

use super::known::{self, Deeds, Record, declarations, groups, is_declaration};
use crate::domain::{Act, Date, ParticipantId, Standing, Window, sorted_by};
use crate::i18n::{Message, fold, uncapital};
use crate::view::card::kind_message;
use crate::view::scene::joined;
use crate::view::{Figure, LegendRow, ListRow, Look, Scene, find, legend};

/// A column of the table.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Column {
    /// The name.
    #[default]
    Name,
    /// Where it stands.
    Status,
    /// The day of its signature.
    Signed,
    /// The act that expressed its consent to be bound, and its day.
    Consent,
    /// From when the treaty is in force for it.
    InForce,
    /// From when its consent no longer holds.
    Ended,
    /// The groups that it belongs to.
    Groups,
    /// How many declarations and reservations it made.
    Declarations,
}

impl Column {
    /// Every column, in order.
    pub const ALL: [Self; 8] = [
        Self::Name,
        Self::Status,
        Self::Signed,
        Self::Consent,
        Self::InForce,
        Self::Ended,
        Self::Groups,
        Self::Declarations,
    ];

    /// Returns the name used in `data-column`.
    pub fn name(self) -> &'static str {
        match self {
            Self::Name => "name",
            Self::Status => "status",
            Self::Signed => "signed",
            Self::Consent => "consent",
            Self::InForce => "in-force",
            Self::Ended => "ended",
            Self::Groups => "groups",
            Self::Declarations => "declarations",
        }
    }

    fn label(self) -> Message {
        match self {
            Self::Name => Message::TableName,
            Self::Status => Message::TableStatus,
            Self::Signed => Message::KindSignature,
            Self::Consent => Message::TableConsent,
            Self::InForce => Message::InForceFor,
            Self::Ended => Message::TableEnded,
            Self::Groups => Message::TableGroups,
            Self::Declarations => Message::TableDeclarations,
        }
    }

    /// Returns whether the treaty ever has something to say in this column: the columns
    /// are the same on every day, so that none moves while days pass.
    fn is_used(self, scene: &Scene) -> bool {
        let treaty = scene.treaty();
        let has = |is: &dyn Fn(&Act) -> bool| {
            treaty.acts.iter().chain(&scene.assumed.acts).any(is)
        };
        match self {
            Self::Ended => has(&|it| it.kind.is_withdrawal()),
            Self::Groups => treaty.groups.iter().next().is_some(),
            Self::Declarations => has(&is_declaration),
            _ => true,
        }
    }
}

/// How the table is sorted, and what is looked for in it.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct TableState {
    /// By which column.
    pub column: Column,
    /// Whether the last comes first.
    pub is_descending: bool,
    /// What was typed into its field.
    pub typed: String,
}

impl TableState {
    pub(super) fn sort(&mut self, column: Column) {
        self.is_descending = self.column == column && !self.is_descending;
        self.column = column;
    }
}

/// The table.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct TableView {
    /// "Participants on 22 November 2026".
    pub caption: String,
    /// What the field is called that finds rows.
    pub search_label: String,
    /// What the looks are called by which rows can be left out.
    pub filter_label: String,
    /// The looks that somebody has, by which rows can be left out.
    pub looks: Vec<LegendRow>,
    /// "58 of 58".
    pub count: String,
    /// What is said where nobody is found.
    pub none: Option<String>,
    /// The columns.
    pub heads: Vec<Head>,
    /// Those who were found, in order.
    pub rows: Vec<TableRow>,
}

/// The head of a column.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Head {
    /// Which.
    pub column: Column,
    /// Its name.
    pub label: String,
    /// Whether the table is sorted by it, and then whether the last comes first.
    pub is_descending: Option<bool>,
}

/// One participant.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct TableRow {
    /// Who.
    pub id: ParticipantId,
    /// Its name.
    pub name: String,
    /// How it is drawn.
    pub look: Look,
    /// Where it stands.
    pub standing: Standing,
    /// Whether its card is open, or, while something is being assumed, whether that is of it.
    pub is_on: bool,
    /// Whether something in it is assumed.
    pub is_assumed: bool,
    /// What stands in the columns after the name.
    pub cells: Vec<Cell>,
}

/// What stands in a column.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Cell {
    /// In which.
    pub column: Column,
    /// What; empty where nothing is on record.
    pub text: String,
    /// Whether it rests on what is assumed.
    pub is_assumed: bool,
}

impl TableRow {
    /// Returns what stands in a column.
    pub fn text(&self, column: Column) -> &str {
        if column == Column::Name {
            return &self.name;
        }
        let cell = self.cells.iter().find(|it| it.column == column);
        cell.map_or("", |it| &it.text)
    }
}

/// What a row is sorted by; what is not known has nothing.
#[derive(PartialEq, Eq, PartialOrd, Ord)]
enum Key {
    Text(String),
    Day(Date, Date),
    Number(usize),
}

/// Returns everyone of a figure whom the field finds, as the table is sorted.
pub fn table(figure: &Figure) -> TableView {
    let scene = &figure.scene;
    let TableState { column, is_descending, typed } = &figure.reader.exploring.table;
    let columns: Vec<Column> =
        Column::ALL.into_iter().filter(|it| it.is_used(scene)).collect();
    let others = known::others(figure);
    let all = || figure.rows.iter().chain(&others);
    let mut found = find(&figure.rows, typed);
    found.extend(find(&others, typed));
    // a look that nobody here has leaves nobody out, as on the map
    let has = |look: Look| all().any(|it| it.look == look);
    let filter = figure.filter.filter(|it| has(*it));
    let is_found = |row: &ListRow| {
        filter.is_none_or(|it| it == row.look) && found.iter().any(|it| it.id == row.id)
    };
    let record = Record::of(scene);
    let keyed = |it: &ListRow| {
        let row = row(figure, it, &columns, &record);
        (key(scene, it, &row, *column), row)
    };
    // they come by name, and those that are alike stay so
    let rows = all().filter(|it| is_found(it)).map(keyed).collect();
    let rows = sorted_by(rows, |a: &(Option<Key>, TableRow), b| match (&a.0, &b.0) {
        (Some(a), Some(b)) if *is_descending => b.cmp(a),
        (Some(a), Some(b)) => a.cmp(b),
        // what is not known comes last, whichever way
        (a, b) => a.is_none().cmp(&b.is_none()),
    });
    let rows: Vec<TableRow> = rows.into_iter().map(|it| it.1).collect();
    let head = |it: Column| Head {
        column: it,
        label: scene.say(it.label()),
        is_descending: (it == *column).then_some(*is_descending),
    };
    let (n, total) = (rows.len().to_string(), all().count().to_string());
    TableView {
        caption: scene
            .fill(Message::TableCaption, &[("date", &scene.words.date(scene.on))]),
        search_label: scene.say(Message::TableSearch),
        filter_label: scene.say(Message::TableFilter),
        looks: legend(scene).into_iter().filter(|it| has(it.look)).collect(),
        count: scene.fill(Message::TableCount, &[("n", &n), ("total", &total)]),
        none: rows.is_empty().then(|| scene.say(Message::FindNone)),
        heads: columns.iter().copied().map(head).collect(),
        rows,
    }
}

fn row(figure: &Figure, list: &ListRow, columns: &[Column], record: &Record) -> TableRow {
    let scene = &figure.scene;
    let id = list.id;
    let deeds = record.deeds(scene, id);
    let cell = |&column: &Column| {
        let (text, is_assumed) = match column {
            Column::Status => (status_words(scene, list), scene.assumes(id)),
            Column::Groups => (groups(scene, list).join(", "), false),
            Column::Declarations => (count(scene, list), false),
            _ => dated(scene, column, deeds),
        };
        Cell { column, text, is_assumed }
    };
    let columns = columns.iter().filter(|it| **it != Column::Name);
    let cells: Vec<Cell> = columns.map(cell).collect();
    let is_assuming = figure.reader.exploring.is_assuming;
    TableRow {
        id,
        name: list.name.clone(),
        look: list.look,
        standing: scene.status.of(id).map_or(Standing::NoAction, |it| it.standing),
        is_on: match is_assuming {
            true => scene.assumes(id),
            false => figure.selected() == Some(id),
        },
        is_assumed: cells.iter().any(|it| it.is_assumed),
        cells,
    }
}

/// Returns where a participant stands; of one of whom something is assumed, what, unless
/// other columns say it.
fn status_words(scene: &Scene, list: &ListRow) -> String {
    let acts = scene.assumed.acts.iter();
    // who is taken to sign does so to consent on the same day
    let mut acts = acts.filter(|it| it.participant == list.id && !it.kind.is_signature());
    let is_seen = |it: &&Act| it.kind.is_consent() && it.day.to <= scene.on;
    let status = match acts.next().filter(|it| !is_seen(it)) {
        Some(act) => {
            let deed = uncapital(&scene.say(kind_message(act.kind)));
            let date = scene.words.date(act.day.to);
            scene.fill(Message::TableAssumed, &[("deed", &deed), ("date", &date)])
        }
        None => list.status.clone(),
    };
    let is_represented = list.look != Look::Represented
        && scene.status.of(list.id).is_some_and(|it| it.represented_by.is_some());
    let by = if is_represented { Look::Represented.label(scene) } else { String::new() };
    joined(&[status, by], " · ")
}

/// Returns a day as far as it is known, and whether it rests on what is assumed.
fn dated(
    scene: &Scene,
    column: Column,
    (deeds, on_record): (Deeds, Deeds),
) -> (String, bool) {
    let opened = scene.treaty().opened.date;
    let entry = scene.status.entry().map_or(Date::MIN, |it| it.into_force.from);
    let said = |day: Option<Window>, floor: Date| {
        day.map(|it| scene.words.span(it, floor)).unwrap_or_default()
    };
    let text = match column {
        Column::Signed => said(deeds.signed, opened),
        Column::Consent => {
            let kind = deeds.means.map(|it| scene.say(kind_message(it)));
            let parts = [kind.unwrap_or_default(), said(deeds.consented, opened)];
            joined(&parts, &scene.say(Message::AnswerSeparator))
        }
        Column::InForce => said(deeds.in_force, entry),
        _ => said(deeds.ended, deeds.in_force.map_or(Date::MIN, |it| it.to)),
    };
    let is_same = match column {
        Column::Consent => {
            (deeds.consented, deeds.means) == (on_record.consented, on_record.means)
        }
        _ => day(deeds, column) == day(on_record, column),
    };
    if text.is_empty() || is_same {
        return (text, false);
    }
    (scene.marked(&text), true)
}

fn day(deeds: Deeds, column: Column) -> Option<Window> {
    match column {
        Column::Signed => deeds.signed,
        Column::Consent => deeds.consented,
        Column::InForce => deeds.in_force,
        Column::Ended => deeds.ended,
        _ => None,
    }
}

fn count(scene: &Scene, list: &ListRow) -> String {
    match declarations(scene, list) {
        0 => String::new(),
        n => n.to_string(),
    }
}

fn key(scene: &Scene, list: &ListRow, row: &TableRow, column: Column) -> Option<Key> {
    let text = row.text(column);
    match column {
        Column::Name => Some(Key::Text(fold(&list.name))),
        Column::Status => {
            Look::ALL.iter().position(|it| *it == list.look).map(Key::Number)
        }
        Column::Groups => (!text.is_empty()).then(|| Key::Text(fold(text))),
        Column::Declarations => text.parse().ok().map(Key::Number),
        _ => {
            let deeds = Deeds::of(scene.status.of(list.id)?, scene.on);
            day(deeds, column).map(|it| Key::Day(it.to, it.from))
        }
    }
}
