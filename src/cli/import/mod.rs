//! `import TABLE.csv --into FILE`: merges a depositary's table into a treaty file.
//!
//! Nothing is dropped silently: what is not understood, what the file says otherwise and what
//! is not used is told, with its line. Nothing is guessed: a row that is not understood is
//! left out as a whole.

mod day;
mod edit;
mod entry;
mod heading;
mod kind;
mod layout;
mod merge;
mod names;
mod record;
mod report;
mod save;
mod table;

use super::{Stop, Streams, file};
use crate::data::{Problem, read_treaty};
use crate::domain::{ActKind, Date, parse_date};
use crate::json::parse;
use edit::Edit;
use entry::Entry;
use heading::Column;
use lexopt::{Arg, ValueExt};
use merge::Changes;
use names::Names;
use record::Record;
use report::Report;
use std::ffi::OsString;
use table::Table;

/// What an import is asked for.
struct Request {
    table: OsString,
    into: OsString,
    source: Option<String>,
    source_url: Option<String>,
    as_of: Option<Date>,
    dry_run: bool,
}

pub(super) fn run(args: lexopt::Parser, streams: &mut Streams<'_>) -> Result<(), Stop> {
    let request = Request::read(args)?;
    let (csv, before) = (save::utf8(&request.table)?, save::utf8(&request.into)?);
    let known_problems = read_treaty(&before).err().unwrap_or_default();
    // of a key that stands twice it cannot be said which to merge into
    let document = parse(&before).ok().filter(|it| it.twice.is_empty());
    let Some(mut record) = document.and_then(|it| Record::read(&it.value)) else {
        file::print(&known_problems, &request.into, streams.err)?;
        return Err(Stop::Data);
    };
    let table = match Table::read(&csv) {
        Ok(table) => table,
        Err(error) => {
            writeln!(streams.err, "{}: {error}", request.table.display())?;
            return Err(Stop::Data);
        }
    };

    let mut report = Report::new(request.table.display().to_string());
    let mut changes = Changes::default();
    note_columns(&table, &mut report);
    let names = Names::new();
    for row in &table.rows {
        match Entry::read(row, &table, &names) {
            Ok(entry) => changes.merge(&entry, &mut record, &mut report),
            Err(why) => report.not_understood(row.line, &why),
        }
    }

    let edit = request.edit(&changes, &record)?;
    let after = edit.apply(&before);
    let problems = new_problems(&known_problems, read_treaty(&after).err());
    if !problems.is_empty() {
        report.print(true, streams.out)?;
        file::print(&problems, &request.into, streams.err)?;
        writeln!(
            streams.err,
            "the merged file would have these problems; nothing written"
        )?;
        return Err(Stop::Data);
    }
    if after != before && !request.dry_run {
        save::replace(&request.into, &after)?;
    }
    report.print(request.dry_run, streams.out)?;
    if let Some(day) = edit.as_of {
        let now = if request.dry_run { "would be" } else { "now" };
        writeln!(streams.out, "{}: {now} as of {day}", request.into.display())?;
    }
    if report.is_clean() { Ok(()) } else { Err(Stop::Data) }
}

impl Request {
    fn read(mut args: lexopt::Parser) -> Result<Self, Stop> {
        let (mut table, mut into, mut source, mut source_url) = (None, None, None, None);
        let (mut as_of, mut dry_run) = (None, false);
        while let Some(arg) = args.next()? {
            match arg {
                Arg::Long("into") => into = Some(args.value()?),
                Arg::Long("source") => source = Some(args.value()?.string()?),
                Arg::Long("source-url") => source_url = Some(args.value()?.string()?),
                Arg::Long("as-of") => as_of = Some(day(&args.value()?.string()?)?),
                Arg::Long("dry-run") => dry_run = true,
                Arg::Value(it) if table.is_none() => table = Some(it),
                other => return Err(other.unexpected().into()),
            }
        }
        let missing = |what: &str| Stop::Usage(format!("`import` needs {what}"));
        let table = table.ok_or_else(|| missing("a TABLE.csv"))?;
        let into = into.ok_or_else(|| missing("`--into FILE`, a treaty file"))?;
        if source_url.is_some() && source.is_none() {
            return Err(missing("`--source ID`, the key for the address"));
        }
        Ok(Self { table, into, source, source_url, as_of, dry_run })
    }

    /// Returns what is to be written, or why that cannot be said.
    fn edit<'a>(
        &'a self,
        changes: &'a Changes,
        record: &Record,
    ) -> Result<Edit<'a>, Stop> {
        let as_of = self.as_of.unwrap_or(record.as_of);
        if as_of < record.as_of {
            let (asked, known) = (as_of, record.as_of);
            return Err(Stop::Usage(format!(
                "--as-of: {asked} is before the file's `as_of`, {known}; a record does not go \
                 back"
            )));
        }
        if let Some((day, line)) = changes.latest.filter(|it| as_of < it.0.first()) {
            let table = self.table.display();
            return Err(Stop::Usage(format!(
                "{table}:{line}: {day} is after {as_of}, up to which the record is known; give \
                 the day of the table with `--as-of DATE`"
            )));
        }
        let (source, new_source) = self.source(changes, record)?;
        let as_of = Some(as_of).filter(|it| *it != record.as_of);
        Ok(Edit { changes, source, new_source, as_of })
    }

    /// Returns the source to cite, with its address if it is new.
    fn source(
        &self,
        changes: &Changes,
        record: &Record,
    ) -> Result<(&str, Option<&str>), Stop> {
        let keys: Vec<_> = record.sources.iter().map(|it| format!("`{it}`")).collect();
        let there_are = format!(
            "in the file there are {}; `--source-url URL` adds a new one",
            keys.join(", ")
        );
        let stop = |words: String| Err(Stop::Usage(format!("{words}; {there_are}")));
        match (&self.source, &self.source_url) {
            (None, _) if changes.need_source() => {
                stop("what is added must cite a source: give `--source ID`".to_owned())
            }
            (None, _) => Ok(("", None)),
            (Some(id), _) if id.is_empty() => stop("--source: empty".to_owned()),
            (Some(id), url) => match (record.sources.contains(id), url) {
                (true, None) => Ok((id, None)),
                (true, Some(_)) => {
                    stop(format!("--source-url: there is a source `{id}` already"))
                }
                (false, Some(_)) if !changes.need_source() => Ok((id, None)),
                (false, Some(url)) => Ok((id, Some(url))),
                (false, None) => stop(format!("--source: there is no `{id}`")),
            },
        }
    }
}

fn day(text: &str) -> Result<Date, Stop> {
    parse_date(text).ok_or_else(|| {
        Stop::Usage(format!("--as-of: `{text}` is not a calendar date (YYYY-MM-DD)"))
    })
}

/// Says which columns are not used, and where a column does not tell the kind of act.
fn note_columns(table: &Table, report: &mut Report) {
    for heading in &table.columns {
        let name = &heading.written;
        match heading.column {
            None => {
                report.note(&format!("column `{name}` is not understood and not used"));
            }
            Some(it) if it.is_deposit() && heading.unmarked == ActKind::Consent => {
                // where there is such a column, it is a matter of each row
                if !table.has(Column::Kind) {
                    report.note(&format!(
                        "column `{name}` does not tell the kind of act: a day without a mark is \
                         taken as consent, means not known"
                    ));
                }
            }
            Some(Column::Deposit(Some(ActKind::Ratification)))
                if !table.has(Column::Kind) =>
            {
                report.note(&format!(
                    "column `{name}`: a day without a mark is taken as ratification; it may be \
                     another consent, which such a column does not tell"
                ));
            }
            Some(_) => {}
        }
    }
}

/// Returns the problems that were not there before; where they stood may have moved.
fn new_problems(before: &[Problem], after: Option<Vec<Problem>>) -> Vec<Problem> {
    let mut known: Vec<_> = before.iter().map(|it| &it.kind).collect();
    let mut new = after.unwrap_or_default();
    new.retain(|problem| match known.iter().position(|it| **it == problem.kind) {
        Some(place) => {
            known.swap_remove(place);
            false
        }
        None => true,
    });
    new
}
