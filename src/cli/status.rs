//! `status FILE`: whether the treaty is in force on a day, as words or as JSON.

use super::question::Question;
use super::{Stop, Streams};
use crate::data::StatusReport;
use crate::domain::{
    CountOf, Earliest, Leaf, LeafProgress, State, Status, Treaty, Unreachable,
};
use std::io::{self, Write};

pub(super) fn run(args: lexopt::Parser, streams: &mut Streams<'_>) -> Result<(), Stop> {
    let question = Question::read(args, streams, true)?;
    if question.json {
        let report = StatusReport::new(&question.treaty, &question.status);
        writeln!(streams.out, "{}", report.to_json())?;
    } else {
        print(&question, streams.out)?;
    }
    Ok(())
}

fn print(question: &Question, out: &mut dyn Write) -> io::Result<()> {
    let Question { treaty, status, .. } = question;
    heading(question, out)?;
    writeln!(
        out,
        "signatures: {}; consents to be bound: {}",
        status.signatures, status.consents
    )?;
    for (leaf, progress) in leaves(treaty).into_iter().zip(&status.conditions) {
        writeln!(out, "{}", condition(treaty, leaf, progress))?;
    }
    writeln!(out, "{}", outlook(status))?;
    writeln!(out, "data as of {}", treaty.as_of)
}

/// Prints the treaty's name, what is assumed, and whether it is in force.
pub(super) fn heading(question: &Question, out: &mut dyn Write) -> io::Result<()> {
    let Question { treaty, status, assumed, .. } = question;
    let title = treaty.short_title.as_ref().unwrap_or(&treaty.title).words("en");
    match &treaty.reference {
        Some(reference) => writeln!(out, "{title} ({})", reference.words("en"))?,
        None => writeln!(out, "{title}")?,
    }
    if !assumed.is_empty() {
        let acts = assumed.iter().map(|it| {
            format!("{} {} {}", it.participant, it.kind.name().replace('_', " "), it.date)
        });
        let acts: Vec<_> = acts.collect();
        writeln!(out, "a hypothesis, not the record: {}", acts.join(", "))?;
    }
    let on = status.on;
    let beyond = if treaty.as_of < on { ", as far as the data goes" } else { "" };
    match status.state {
        State::NotInForce => writeln!(out, "{on}: not in force{beyond}"),
        State::Pending(it) => writeln!(
            out,
            "{on}: not yet in force; it enters into force on {}{beyond}",
            it.into_force
        ),
        State::InForce(it) => {
            writeln!(out, "{on}: in force since {}{beyond}", it.into_force)
        }
    }
}

/// Returns the leaves of the condition on entry into force, as in `Status::conditions`.
pub(super) fn leaves(treaty: &Treaty) -> Vec<&Leaf> {
    treaty.entry_clause().map(|(_, it)| it.condition.leaves()).unwrap_or_default()
}

/// Returns one line on how far a condition has come.
pub(super) fn condition(treaty: &Treaty, leaf: &Leaf, it: &LeafProgress) -> String {
    let group = leaf.count.group.as_ref();
    let who = match (group, leaf.count.of) {
        (None, CountOf::Signatories) => "signatories".to_owned(),
        (None, CountOf::Participants) => "participants".to_owned(),
        (Some(id), of) => {
            let group = treaty.groups.get(id);
            let name = group.map_or(id.0.as_str(), |it| it.members_name.words("en"));
            match of {
                CountOf::Signatories => format!("signatories that are {name}"),
                CountOf::Participants => name.to_owned(),
            }
        }
    };
    let met = if it.met { "met" } else { "not met" };
    format!("Article {}: {} of {} {who}: {met}", it.article, it.have, it.need)
}

/// Returns one line on what would come next.
pub(super) fn outlook(status: &Status) -> String {
    if let Some(entry) = status.entry() {
        return format!(
            "the condition was met on {}; entry into force {}",
            entry.met_on, entry.into_force
        );
    }
    if let Some(day) = status.projected {
        return format!("with what is assumed, entry into force {day}");
    }
    match status.earliest {
        Earliest::On(day) => format!(
            "if everything still missing were deposited on {}, entry into force {day}",
            status.on
        ),
        Earliest::No(reason) => {
            let why = match reason {
                Unreachable::NotOpen => "the treaty is not open for signature yet",
                Unreachable::NoClause => "the file has no clause on entry into force",
                Unreachable::TooFewEntitled => {
                    "not even the consent of everyone entitled would meet the condition"
                }
            };
            format!("no earliest entry into force can be given: {why}")
        }
    }
}
