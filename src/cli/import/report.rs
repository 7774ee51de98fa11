//! What an import says of itself: numbers first, then line by line.

use super::kind::{Sort, sort};
use crate::domain::ActKind;
use std::io::{self, Write};

/// What an import counts.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Tally {
    Participant,
    Act(ActKind),
    Effect,
    There,
    Conflict,
    Remark,
    NotUnderstood,
}

/// What happened, in the order of the table.
pub(super) struct Report {
    table: String,
    tallies: Vec<Tally>,
    lines: Vec<String>,
}

impl Report {
    pub(super) fn new(table: String) -> Self {
        Self { table, tallies: Vec::new(), lines: Vec::new() }
    }

    /// Counts what needs no words.
    pub(super) fn count(&mut self, tally: Tally) {
        self.tallies.push(tally);
    }

    /// Says something of a line of the table.
    pub(super) fn say(&mut self, line: u64, tally: Tally, words: &str) {
        self.count(tally);
        self.lines.push(format!("{}:{line}: {words}", self.table));
    }

    /// Says something of the table as a whole.
    pub(super) fn note(&mut self, words: &str) {
        self.lines.push(format!("{}: {words}", self.table));
    }

    pub(super) fn not_understood(&mut self, line: u64, why: &str) {
        self.say(line, Tally::NotUnderstood, &format!("not understood: {why}"));
    }

    /// Returns whether every row was understood.
    pub(super) fn is_clean(&self) -> bool {
        !self.tallies.contains(&Tally::NotUnderstood)
    }

    /// Prints the summary, then a line for each thing that happened.
    pub(super) fn print(&self, dry_run: bool, out: &mut dyn Write) -> io::Result<()> {
        let nothing_written = if dry_run { "nothing written: " } else { "" };
        writeln!(out, "{nothing_written}{}", self.summary(dry_run))?;
        self.lines.iter().try_for_each(|it| writeln!(out, "{it}"))
    }

    fn summary(&self, dry_run: bool) -> String {
        let n = |counts: &dyn Fn(Tally) -> bool| {
            self.tallies.iter().filter(|it| counts(**it)).count()
        };
        let acts = |of| n(&|it| matches!(it, Tally::Act(kind) if sort(kind) == of));
        let (add, fill) =
            if dry_run { ("would add", "would fill in") } else { ("added", "filled in") };
        let added = [
            (n(&|it| it == Tally::Participant), "participant", "participants"),
            (acts(Sort::Signature), "signature", "signatures"),
            (acts(Sort::Consent), "consent", "consents"),
            (acts(Sort::End), "end of participation", "ends of participation"),
            (acts(Sort::Other), "other act", "other acts"),
        ];
        let added: Vec<String> = added.into_iter().filter_map(numbered).collect();
        let one =
            |tally, singular, plural| numbered((n(&|it| it == tally), singular, plural));
        let parts = [
            Some(format!("{add} {}", added.join(", "))).filter(|_| !added.is_empty()),
            one(Tally::Effect, "day of effect", "days of effect")
                .map(|it| format!("{fill} {it}")),
            one(Tally::There, "act was there already", "acts were there already"),
            one(Tally::Conflict, "conflict", "conflicts"),
            one(Tally::Remark, "remark", "remarks"),
            one(Tally::NotUnderstood, "row not understood", "rows not understood"),
        ];
        let parts: Vec<String> = parts.into_iter().flatten().collect();
        if parts.is_empty() {
            "the table has no acts".to_owned()
        } else {
            parts.join("; ")
        }
    }
}

fn numbered((n, singular, plural): (usize, &str, &str)) -> Option<String> {
    match n {
        0 => None,
        1 => Some(format!("1 {singular}")),
        _ => Some(format!("{n} {plural}")),
    }
}
