//! `status FILE`: whether the treaty is in force on a day, as words or as JSON.

use super::question::Question;
use super::requirement::{amount, asked};
use super::voice::Voice;
use super::{Stop, Streams, tipping};
use crate::data::StatusReport;
use crate::domain::{
    Date, Earliest, History, Leaf, LeafProgress, State, Status, Treaty, Unit,
    Unreachable, Window,
};
use std::io::{self, Write};

pub(super) fn run(args: lexopt::Parser, streams: &mut Streams<'_>) -> Result<(), Stop> {
    let question = Question::read(args, streams, true)?;
    if question.json {
        let report = StatusReport::new(&question.treaty, &question.status);
        writeln!(streams.out, "{}", with_tipping(&report.to_json(), &question))?;
    } else {
        print(&question, streams.out)?;
    }
    Ok(())
}

/// Adds who would tip it: the element, which has to be small, does not say.
fn with_tipping(report: &str, question: &Question) -> String {
    let Question { treaty, status, assumptions, .. } = question;
    let tipping = History::assuming(treaty, status.on, assumptions).tipping(status.on);
    let open = report.strip_suffix('}').unwrap_or(report);
    format!("{open},\"tipping\":{}}}", tipping::json(&tipping))
}

fn print(question: &Question, out: &mut dyn Write) -> Result<(), Stop> {
    let Question { treaty, status, .. } = question;
    heading(question, out)?;
    writeln!(
        out,
        "signatures: {}; consents to be bound: {}",
        status.signatures, status.consents
    )?;
    let voice = Voice::of(treaty)?;
    for (leaf, progress) in leaves(treaty).into_iter().zip(&status.conditions) {
        writeln!(out, "{}", condition(&voice, leaf, progress))?;
    }
    writeln!(out, "{}", outlook(status, &|day| day.to_string()))?;
    writeln!(out, "data as of {}", treaty.as_of)?;
    Ok(())
}

/// Prints the treaty's name, what is assumed, and whether it is in force.
pub(super) fn heading(question: &Question, out: &mut dyn Write) -> io::Result<()> {
    let Question { treaty, status, assumptions, .. } = question;
    let assumed = &assumptions.acts;
    let title = treaty.short_title.as_ref().unwrap_or(&treaty.title).words("en");
    match &treaty.reference {
        Some(reference) => writeln!(out, "{title} ({})", reference.words("en"))?,
        None => writeln!(out, "{title}")?,
    }
    if !assumed.is_empty() {
        let acts = assumed.iter().map(|it| {
            format!(
                "{} {} {}",
                it.participant,
                it.kind.name().replace('_', " "),
                it.day.to
            )
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
        State::Terminated(it, day) => writeln!(
            out,
            "{on}: no longer in force since {day}; it was in force from {}{beyond}",
            it.into_force
        ),
    }
}

/// Returns the leaves of the conditions on entry into force, as in `Status::conditions`.
fn leaves(treaty: &Treaty) -> Vec<&Leaf> {
    treaty.entry_clauses().flat_map(|(_, it)| it.condition.leaves()).collect()
}

/// Returns one line on how far a condition has come.
fn condition(voice: &Voice<'_>, leaf: &Leaf, it: &LeafProgress) -> String {
    let met = if it.met { "met" } else { "not met" };
    let of = match it.unit {
        Unit::Participants => format!("{} of ", it.have),
        Unit::Share | Unit::Weight => format!("{} of ", amount(it.unit, it.have)),
        Unit::Fact => String::new(),
    };
    format!("Article {}: {of}{}: {met}", it.article, asked(voice, leaf, it))
}

/// Returns one line on what would come next, with dates in the words of `date`.
pub(super) fn outlook(status: &Status, date: &dyn Fn(Date) -> String) -> String {
    if let Some(entry) = status.entry() {
        let day = |it: Window| match it.day() {
            Some(day) => date(day),
            None => format!("between {} and {}", date(it.from), date(it.to)),
        };
        let on = if entry.met_on().is_some() { "on " } else { "" };
        let (met, into_force) = (day(entry.met), day(entry.into_force));
        return format!("the condition was met {on}{met}; entry into force {into_force}");
    }
    if let Some(day) = status.projected {
        return format!("with what is assumed, entry into force {}", date(day));
    }
    if let Some((from, to)) = status.range {
        let to = to.map_or("not known".to_owned(), date);
        let from = date(from);
        return format!(
            "the record has gaps: the earliest possible entry into force is {from}, the \
             latest {to}"
        );
    }
    match status.earliest {
        Earliest::On(day) => format!(
            "if everything still missing were deposited on {}, entry into force {}",
            date(status.on),
            date(day)
        ),
        Earliest::No(reason) => {
            let why = match reason {
                Unreachable::NotOpen => "the treaty is not open for signature yet",
                Unreachable::NoClause => "the file has no clause on entry into force",
                Unreachable::TooFewEntitled => {
                    "not even the consent of everyone entitled would meet the condition"
                }
                Unreachable::NotAttested => {
                    "it also takes a fact that only the depositary can attest"
                }
            };
            format!("no earliest entry into force can be given: {why}")
        }
    }
}
