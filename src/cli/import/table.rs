//! A depositary's table: from CSV text to rows whose columns have a meaning.

use super::day::{Order, split};
use super::heading::Column;
use super::kind::marked;
use crate::domain::ActKind;
use csv::{ReaderBuilder, StringRecord};
use std::iter;

const ACCEPTED: &str =
    "`Participant`, `State`, `Country`, `Signatory`, `Party`, `État`, `Pays`";

/// A table that was read.
pub(super) struct Table {
    /// Its columns, in order.
    pub(super) columns: Vec<Heading>,
    /// Its rows, but for empty ones.
    pub(super) rows: Vec<Row>,
    /// Which of two numbers in a date is the day.
    pub(super) order: Order,
}

/// What stands above a column, and what it means.
pub(super) struct Heading {
    /// As it is written.
    pub(super) written: String,
    /// Nothing: it was not understood.
    pub(super) column: Option<Column>,
    /// What a day in it without a mark is, if it is one of deposits.
    pub(super) unmarked: ActKind,
}

/// A row of a table.
pub(super) struct Row {
    /// The line on which it begins, the first being 1.
    pub(super) line: u64,
    /// Its cells, without the spaces around them; empty where a dash stands for nothing.
    pub(super) cells: Vec<String>,
}

/// Why a table cannot be read.
#[derive(Debug, thiserror::Error)]
pub(super) enum TableError {
    #[error(
        "no heading and no row; expected a table in CSV with headings in its first line"
    )]
    Empty,
    #[error("not CSV: {0}")]
    Csv(#[from] csv::Error),
    #[error("no column says who acted; headings found: {found}; accepted: {ACCEPTED}")]
    NoParticipant { found: String },
    #[error(
        "`{first}` and `{second}` say the same: leave one out or give it another heading"
    )]
    Twice { first: String, second: String },
}

impl Table {
    /// Reads a table; its first line that is not empty has the headings.
    pub(super) fn read(text: &str) -> Result<Self, TableError> {
        let text = text.strip_prefix('\u{feff}').unwrap_or(text);
        let mut reader = ReaderBuilder::new()
            .has_headers(false)
            .flexible(true)
            .delimiter(delimiter(text))
            .from_reader(text.as_bytes());
        let records: Vec<StringRecord> = reader.records().collect::<Result<_, _>>()?;
        let mut rows = records
            .iter()
            .map(|it| row(it, text))
            .filter(|it| it.cells.iter().any(|it| !it.is_empty()));
        let headings = rows.next().ok_or(TableError::Empty)?;
        let rows: Vec<Row> = rows.collect();
        let cells = || rows.iter().flat_map(|it| it.cells.iter().map(String::as_str));
        let order = Order::of(cells());
        let columns = headings.cells.into_iter().enumerate();
        let columns = columns.map(|(idx, it)| Heading::new(it, idx, &rows)).collect();
        let table = Self { columns, rows, order };
        table.checked()
    }

    fn checked(self) -> Result<Self, TableError> {
        let known =
            || self.columns.iter().filter_map(|it| Some((it.column?, &it.written)));
        if !known().any(|it| it.0 == Column::Participant) {
            let found: Vec<_> =
                self.columns.iter().map(|it| format!("`{}`", it.written)).collect();
            return Err(TableError::NoParticipant { found: found.join(", ") });
        }
        for (idx, (column, second)) in known().enumerate() {
            let first = known().take(idx).find(|it| it.0 == column && column.is_single());
            if let Some((_, first)) = first {
                let (first, second) = (first.clone(), second.clone());
                return Err(TableError::Twice { first, second });
            }
        }
        Ok(self)
    }

    /// Returns whether the table has a column of a kind.
    pub(super) fn has(&self, column: Column) -> bool {
        self.columns.iter().any(|it| it.column == Some(column))
    }

    /// Returns the filled cells of a row under a kind of column, with their headings.
    pub(super) fn cells<'a>(
        &'a self,
        row: &'a Row,
        wanted: impl Fn(Column) -> bool,
    ) -> Vec<(&'a Heading, &'a str)> {
        let pairs = self.columns.iter().zip(&row.cells);
        let pairs = pairs.filter(|(it, _)| it.column.is_some_and(&wanted));
        pairs
            .map(|(it, cell)| (it, cell.as_str()))
            .filter(|it| !it.1.is_empty())
            .collect()
    }
}

impl Heading {
    fn new(written: String, idx: usize, rows: &[Row]) -> Self {
        let column = Column::of(&written);
        let cells = rows.iter().filter_map(|it| it.cells.get(idx));
        let has_marks = cells.map(|it| split(it).1).any(|it| marked(it).is_some());
        let unmarked = match column {
            Some(Column::Deposit(Some(kind))) => kind,
            // where the others are marked, who has no mark ratified
            Some(Column::Deposits) if has_marks || written.contains('(') => {
                ActKind::Ratification
            }
            _ => ActKind::Consent,
        };
        Self { written, column, unmarked }
    }
}

fn row(record: &StringRecord, text: &str) -> Row {
    let is_dash = |it: &str| matches!(it, "-" | "–" | "—" | "−");
    let cells = record.iter().map(str::trim);
    let cells = cells.map(|it| if is_dash(it) { String::new() } else { it.to_owned() });
    Row { line: line(record, text), cells: cells.collect() }
}

/// Returns the line on which a record begins.
fn line(record: &StringRecord, text: &str) -> u64 {
    let from = record.position().map_or(0, csv::Position::byte);
    let (before, rest) = usize::try_from(from)
        .ok()
        .and_then(|it| text.split_at_checked(it))
        .unwrap_or_default();
    // the reader begins a record with the empty lines before it
    let empty = rest.chars().take_while(|it| matches!(it, '\r' | '\n'));
    let ends = before.chars().chain(empty).filter(|it| *it == '\n').count();
    u64::try_from(ends + 1).unwrap_or_default()
}

/// Returns what separates the cells: the sign of which the first line has most.
fn delimiter(text: &str) -> u8 {
    let first = text.lines().find(|it| !it.trim().is_empty()).unwrap_or_default();
    // what stands in quotation marks separates nothing
    let bare: String = first.split('"').step_by(2).collect();
    let count = |sign: &u8| bare.bytes().filter(|it| it == sign).count();
    let most = iter::once(b',').chain([b';', b'\t']).rev().max_by_key(count);
    most.unwrap_or(b',')
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn separators_lines_and_empty_cells() {
        for text in [
            "\u{feff}State,Signature\nNO,–\n\nSE,x\n",
            "State;Signature\r\nNO; \r\n\r\nSE;x",
        ] {
            let table = Table::read(text).expect("a table");
            let rows: Vec<_> =
                table.rows.iter().map(|it| (it.line, it.cells.join("|"))).collect();
            assert_eq!(rows, [(2, "NO|".to_owned()), (4, "SE|x".to_owned())], "{text}");
        }
        let quoted =
            "State\t\"Ratification, Acceptance(A), Approval(AA)\"\nNO\t1 May 2020\n";
        let table = Table::read(quoted).expect("a table");
        assert_eq!(table.columns.len(), 2);
        assert_eq!(table.columns[1].unmarked, ActKind::Ratification);
    }

    #[test]
    fn what_is_wrong_with_the_headings() {
        let said =
            |text| Table::read(text).err().map(|it| it.to_string()).unwrap_or_default();
        assert!(said("").contains("no heading"));
        assert!(
            said("Foo,Signature\n")
                .contains("`Foo`, `Signature`; accepted: `Participant`")
        );
        let twice = "State,Signature,Date of signature\n";
        assert!(
            said(twice).contains("`Signature` and `Date of signature`"),
            "{}",
            said(twice)
        );
        assert_eq!(said("State,Ratification,Accession\n"), "");
    }
}
