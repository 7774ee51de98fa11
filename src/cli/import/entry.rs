//! What one row of a table says that a participant did.

use super::day::{Day, read, split};
use super::heading::Column;
use super::kind::{Sort, is_no_consent, marked, sort, worded, words};
use super::names::Names;
use super::table::{Heading, Row, Table};
use crate::domain::{ActKind, Date, ParticipantId};
use std::fmt;

/// A row that was understood.
pub(super) struct Entry {
    pub(super) line: u64,
    pub(super) id: ParticipantId,
    /// Its acts: ends first, then signatures and consents.
    pub(super) acts: Vec<Told>,
    /// What was taken in a way that the reader should know of.
    pub(super) remarks: Vec<String>,
}

/// An act as a table tells it: at least one of the two days is known.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Told {
    pub(super) kind: ActKind,
    pub(super) day: Option<Day>,
    pub(super) effective: Option<Date>,
    /// Whether the kind is that of the heading, and no mark or word of the row's own.
    pub(super) by_heading: bool,
}

impl Told {
    fn new(kind: ActKind, day: Option<Day>, effective: Option<Date>) -> Self {
        Self { kind, day, effective, by_heading: false }
    }
}

impl fmt::Display for Told {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&words(self.kind))?;
        if let Some(day) = self.day {
            write!(f, " {day}")?;
        }
        if let Some(effective) = self.effective {
            write!(f, ", {} {effective}", effect(self.kind))?;
        }
        Ok(())
    }
}

/// Returns what the day of effect of a kind of act is called.
pub(super) fn effect(kind: ActKind) -> &'static str {
    match sort(kind) {
        Sort::End | Sort::Other => "takes effect",
        Sort::Signature | Sort::Consent => "in force",
    }
}

impl Entry {
    /// Reads a row.
    ///
    /// # Errors
    /// Why it is not understood; nothing of it is to be used then.
    pub(super) fn read(row: &Row, table: &Table, names: &Names) -> Result<Self, String> {
        let id = participant(row, table, names)?;
        if let Some(extra) =
            row.cells.iter().skip(table.columns.len()).find(|it| !it.is_empty())
        {
            return Err(format!("`{extra}` stands under no heading"));
        }
        let mut reading = Reading { row, table, remarks: Vec::new() };
        let kind = reading.kind()?;
        let mut acts = reading.signatures(kind)?;
        acts.extend(reading.deposits(kind)?);
        once(&mut acts);
        reading.effect(kind, &mut acts)?;
        acts.splice(0..0, reading.end()?);
        if kind.is_some() && acts.is_empty() {
            return Err("a kind of act without a day".to_owned());
        }
        acts.sort_by_key(|it| sort(it.kind) != Sort::End);
        Ok(Self { line: row.line, id, acts, remarks: reading.remarks })
    }
}

fn participant(row: &Row, table: &Table, names: &Names) -> Result<ParticipantId, String> {
    let cells = table.cells(row, |it| it == Column::Participant);
    let Some((_, written)) = cells.first() else {
        return Err("no participant".to_owned());
    };
    names.find(written).ok_or_else(|| {
        let closest: Vec<_> =
            names.closest(written).into_iter().map(|it| format!("`{it}`")).collect();
        format!("`{written}` is not known; closest: {}", closest.join(", "))
    })
}

struct Reading<'a> {
    row: &'a Row,
    table: &'a Table,
    remarks: Vec<String>,
}

impl<'a> Reading<'a> {
    fn cells(&self, wanted: impl Fn(Column) -> bool) -> Vec<(&'a Heading, &'a str)> {
        self.table.cells(self.row, wanted)
    }

    fn kind(&mut self) -> Result<Option<ActKind>, String> {
        let Some((_, word)) = self.cells(|it| it == Column::Kind).first().copied() else {
            return Ok(None);
        };
        if let Some(kind) = worded(word) {
            return Ok(Some(kind));
        }
        if is_no_consent(word) {
            return Err(format!(
                "kind `{word}` is not one that can be taken from a table"
            ));
        }
        self.remarks.push(format!(
            "kind `{word}` is not known; taken as consent, means not known"
        ));
        Ok(Some(ActKind::Consent))
    }

    /// Returns the day and the mark of a cell.
    fn day(&self, heading: &Heading, cell: &'a str) -> Result<(Day, &'a str), String> {
        let (date, mark) = split(cell);
        let day = read(if date.is_empty() { cell } else { date }, &self.table.order);
        day.map(|day| (day, mark)).map_err(|why| format!("{}: {why}", heading.written))
    }

    /// Returns the day of a cell that can have neither a mark nor a month alone.
    fn exact(&self, heading: &Heading, cell: &'a str) -> Result<Date, String> {
        match self.day(heading, cell)? {
            (Day::On(day), "") => Ok(day),
            (Day::On(_), mark) => {
                Err(format!("{}: mark `{mark}` is not known here", heading.written))
            }
            (Day::Month(_), _) => {
                Err(format!("{}: `{cell}` is not a whole date", heading.written))
            }
        }
    }

    fn signatures(&mut self, kind: Option<ActKind>) -> Result<Vec<Told>, String> {
        let mut acts = Vec::new();
        let deposited = !self.cells(Column::is_deposit).is_empty();
        for (heading, cell) in self.cells(|it| it == Column::Signature) {
            let (day, mark) = self.day(heading, cell)?;
            let binds = kind == Some(ActKind::DefinitiveSignature) && !deposited;
            let kind = match marked(mark) {
                Some(ActKind::DefinitiveSignature) => ActKind::DefinitiveSignature,
                None if mark.is_empty() && binds => ActKind::DefinitiveSignature,
                None if mark.is_empty() => ActKind::Signature,
                Some(ActKind::Succession) => {
                    let words =
                        "succession to a signature, taken as a signature on the day";
                    self.remarks.push(words.to_owned());
                    ActKind::Signature
                }
                _ => {
                    return Err(format!(
                        "{}: mark `{mark}` is not known",
                        heading.written
                    ));
                }
            };
            acts.push(Told::new(kind, Some(day), None));
        }
        Ok(acts)
    }

    fn deposits(&mut self, kind: Option<ActKind>) -> Result<Vec<Told>, String> {
        let mut acts = Vec::new();
        for (heading, cell) in self.cells(Column::is_deposit) {
            let (day, mark) = self.day(heading, cell)?;
            let marked = marked(mark);
            if !mark.is_empty() && marked.is_none() {
                let taken = words(kind.unwrap_or(ActKind::Consent));
                self.remarks
                    .push(format!("mark `{mark}` is not known; taken as {taken}"));
            }
            let by_heading = mark.is_empty() && kind.is_none();
            let kind = match (marked, kind) {
                (Some(marked), Some(kind))
                    if kind != marked && kind != ActKind::Consent =>
                {
                    let (marked, kind) = (words(marked), words(kind));
                    return Err(format!(
                        "mark `{mark}` says {marked}, the kind says {kind}"
                    ));
                }
                (Some(kind), _) | (None, Some(kind)) => kind,
                (None, None) if mark.is_empty() => {
                    if heading.unmarked == ActKind::Consent
                        && self.table.has(Column::Kind)
                    {
                        let words = "no kind is given; taken as consent, means not known";
                        self.remarks.push(words.to_owned());
                    }
                    heading.unmarked
                }
                (None, None) => ActKind::Consent,
            };
            acts.push(Told { by_heading, ..Told::new(kind, Some(day), None) });
        }
        Ok(acts)
    }

    /// Gives the day of entry into force to the act that it belongs to.
    fn effect(&self, kind: Option<ActKind>, acts: &mut Vec<Told>) -> Result<(), String> {
        let cells = self.cells(|it| it == Column::EntryIntoForce);
        let Some((heading, cell)) = cells.first().copied() else { return Ok(()) };
        let effective = Some(self.exact(heading, cell)?);
        let takes_effect = |it: &&mut Told| sort(it.kind) != Sort::Signature;
        let mut found: Vec<&mut Told> = acts.iter_mut().filter(takes_effect).collect();
        match found.as_mut_slice() {
            [] if kind == Some(ActKind::Signature) => {
                Err(format!("{}: a signature alone has no effect", heading.written))
            }
            [] => {
                let kind = kind.unwrap_or(ActKind::Consent);
                acts.push(Told::new(kind, None, effective));
                Ok(())
            }
            [act] => {
                act.effective = effective;
                Ok(())
            }
            [..] => Err(format!("{}: there are several deposits", heading.written)),
        }
    }

    fn end(&self) -> Result<Option<Told>, String> {
        if let Some((heading, cell)) =
            self.cells(|it| it == Column::EndUnclear).first().copied()
        {
            let name = &heading.written;
            return Err(format!(
                "{name}: `{cell}` may be the day of the notice or that of its effect; write \
                 `{name} notified` or `{name} effective` above the column"
            ));
        }
        let mut end = None;
        for (heading, cell) in self.cells(|it| matches!(it, Column::EndEffective(_))) {
            let kind = kind_of(heading);
            let effective = Some(self.exact(heading, cell)?);
            end = Some(Told::new(kind, None, effective));
        }
        for (heading, cell) in self.cells(|it| matches!(it, Column::EndNotified(_))) {
            let (day, mark) = self.day(heading, cell)?;
            if !mark.is_empty() {
                return Err(format!(
                    "{}: mark `{mark}` is not known here",
                    heading.written
                ));
            }
            let effective = end.and_then(|it: Told| it.effective);
            end = Some(Told::new(kind_of(heading), Some(day), effective));
        }
        Ok(end)
    }
}

fn kind_of(heading: &Heading) -> ActKind {
    match heading.column {
        Some(Column::EndEffective(kind) | Column::EndNotified(kind)) => kind,
        _ => ActKind::Denunciation,
    }
}

/// Leaves out what is told twice: a definitive signature stands in both columns of a chart.
fn once(acts: &mut Vec<Told>) {
    let all = acts.clone();
    let mut idx = 0;
    acts.retain(|act| {
        let earlier = all.iter().take(idx).any(|it| it == act);
        idx += 1;
        let binds = all.iter().any(|it| {
            it.kind == ActKind::DefinitiveSignature
                && it.day == act.day
                && it.kind != act.kind
        });
        !(earlier || binds && act.kind == ActKind::Signature)
    });
}
