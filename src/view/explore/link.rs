//! The reader's choices as a text that a link can carry, and back.

use super::{Column, Tab, TableState};
use crate::domain::{ParticipantId, Treaty, parse_date};
use crate::i18n::Catalogue;
use crate::view::{Figure, Look, ReaderState, holder};

/// What stands for "not what the author asks for, but nothing".
const NONE: &str = "none";

/// What stands for the day on which the link is opened.
const TODAY: &str = "today";

/// What follows the column by which the table is sorted, last first.
const DESCENDING: &str = "-descending";

/// Returns what the reader chose over what the author asks for, one `name=value` a line: the
/// names are those of attributes.
#[inline(never)]
pub(super) fn state(figure: &Figure) -> String {
    let reader = &figure.reader;
    let exploring = &reader.exploring;
    let mut lines = Vec::new();
    let mut line = |name: &str, value: Option<String>| {
        lines.extend(value.map(|it| [name, "=", &it].concat()));
    };
    let none = || NONE.to_owned();
    let day = |it: crate::domain::Date| it.to_string();
    line("date", reader.day.map(|it| it.map_or_else(|| TODAY.to_owned(), day)));
    line("view", reader.chosen_view().map(|it| it.as_str().to_owned()));
    line("tab", exploring.tab.map(|it| it.name().to_owned()));
    let selected = reader.chosen().map(|it| it.map_or_else(none, |id| id.to_string()));
    line("select", selected);
    let assumed = exploring.assumed.clone();
    line("assume", assumed.map(|it| if it.is_empty() { none() } else { it }));
    line("why", exploring.is_why_open.then(|| "open".to_owned()));
    line("filter", reader.filter.map(|it| it.name().to_owned()));
    let TableState { column, is_descending, typed } = &exploring.table;
    let sort = [column.name(), if *is_descending { DESCENDING } else { "" }].concat();
    line(
        "sort",
        Some(sort).filter(|_| (*column, *is_descending) != (Column::Name, false)),
    );
    line("search", Some(typed.clone()).filter(|it| !it.is_empty()));
    lines.join("\n")
}

/// Returns the reader's state of a text; what means nothing is left aside: links grow old.
/// A card is that of who answers in the treaty, as if it had been chosen on the map.
pub(super) fn restored(text: &str, treaty: &Treaty, words: &Catalogue) -> ReaderState {
    let mut reader = ReaderState::default();
    for (name, value) in text.lines().filter_map(|it| it.split_once('=')) {
        match name {
            "date" if value == TODAY => reader.day = Some(None),
            "date" => reader.day = parse_date(value).map(Some),
            "view" => reader.choose_view(value.parse().ok()),
            "tab" => {
                reader.exploring.tab = Tab::ALL.into_iter().find(|it| it.name() == value);
            }
            "select" if value == NONE => reader.open(None),
            "select" => {
                let id = ParticipantId::parse(value);
                if let Some(id) = id.and_then(|id| holder(treaty, words, id)) {
                    reader.open(Some(id));
                }
            }
            "assume" => {
                let text = if value == NONE { "" } else { value };
                reader.exploring.assumed = Some(text.to_owned());
            }
            "why" => reader.exploring.is_why_open = value == "open",
            "filter" => {
                reader.filter = Look::ALL.into_iter().find(|it| it.name() == value);
            }
            "sort" => {
                let name = value.strip_suffix(DESCENDING);
                let column = name.unwrap_or(value);
                if let Some(it) = Column::ALL.into_iter().find(|it| it.name() == column) {
                    reader.exploring.table.column = it;
                    reader.exploring.table.is_descending = name.is_some();
                }
            }
            "search" => value.clone_into(&mut reader.exploring.table.typed),
            _ => {}
        }
    }
    reader
}
