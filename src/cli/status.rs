//! `status FILE`: whether the treaty is in force on a day, as words or as JSON.

use super::question::Question;
use super::wait::delay;
use super::{Stop, Streams, tipping};
use crate::data::StatusReport;
use crate::domain::{
    Assumptions, CountOf, Earliest, Established, Fact, GroupId, History, Leaf,
    LeafProgress, Need, State, Status, Test, Treaty, Unreachable, Window,
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
    let Question { treaty, status, assumed, .. } = question;
    let acts = assumed.clone();
    let assumptions = Assumptions { acts, ..Assumptions::default() };
    let tipping = History::assuming(treaty, status.on, &assumptions).tipping(status.on);
    let open = report.strip_suffix('}').unwrap_or(report);
    format!("{open},\"tipping\":{}}}", tipping::json(&tipping))
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
pub(super) fn leaves(treaty: &Treaty) -> Vec<&Leaf> {
    treaty.entry_clauses().flat_map(|(_, it)| it.condition.leaves()).collect()
}

/// Returns one line on how far a condition has come.
pub(super) fn condition(treaty: &Treaty, leaf: &Leaf, it: &LeafProgress) -> String {
    let met = if it.met { "met" } else { "not met" };
    format!("Article {}: {}: {met}", it.article, requirement(treaty, leaf, it))
}

fn requirement(treaty: &Treaty, leaf: &Leaf, it: &LeafProgress) -> String {
    let established = |what: &Established, none: &str| {
        let when = what.on.map_or(none.to_owned(), |day| format!("on {day}"));
        format!("{} ({when})", what.text.words("en"))
    };
    let consents = match &leaf.test {
        Test::Fact(Fact::Since(day)) => return format!("{day} is reached"),
        Test::Fact(Fact::Elapsed(wait)) => {
            return format!("{} the opening for signature", delay(*wait));
        }
        Test::Fact(Fact::Attested(it)) => return established(it, "not attested"),
        Test::Fact(Fact::TreatyInForce(it)) => return established(it, "not in force"),
        Test::Consents(it) => it,
    };
    let group = |id: &GroupId| {
        let group = treaty.groups.get(id);
        group.map_or_else(|| id.0.clone(), |it| it.members_name.words("en").to_owned())
    };
    let whose = &consents.whose;
    let mut who = match (whose.of, whose.states_only) {
        (CountOf::Signatories, false) => "signatories".to_owned(),
        (CountOf::Signatories, true) => "signatory States".to_owned(),
        (CountOf::Participants, true) => "States".to_owned(),
        (CountOf::Participants, false) => "participants".to_owned(),
    };
    match (leaf.group(), whose.of) {
        (Some(id), CountOf::Participants) => who = group(id),
        (Some(id), CountOf::Signatories) => who = format!("{who} that are {}", group(id)),
        (None, _) => {}
    }
    if let Some(id) = &whose.not_in {
        who = format!("{who} other than {}", group(id));
    }
    if !whose.acts.is_empty() {
        let acts: Vec<_> =
            whose.acts.iter().map(|it| it.name().replace('_', " ")).collect();
        who = format!("{who} by {}", acts.join(", "));
    }
    let weights = |id| treaty.weights.get(id).map_or("", |it| it.name.words("en"));
    let points = |points: u32| format!("{}.{:02} %", points / 100, points % 100);
    let (have, need) = (it.have, it.need);
    match &consents.need {
        Need::Count(_) => format!("{have} of {need} {who}"),
        Need::Every(_) => format!("{have} of all {need} {who}"),
        Need::EverySignatory => format!("{have} of all {need} signatories"),
        Need::Sum(_, id) => format!("{have} of {need} ({}) of {who}", weights(id)),
        Need::Share(_, id) => {
            let (have, need) = (points(have), points(need));
            format!("{have} of {need} of {} needed, by {who}", weights(id))
        }
        Need::ShareOfGroup(..) => {
            format!("{} of {} of {who} needed", points(have), points(need))
        }
    }
}

/// Returns one line on what would come next.
pub(super) fn outlook(status: &Status) -> String {
    if let Some(entry) = status.entry() {
        return format!(
            "the condition was met {}; entry into force {}",
            on(entry.met),
            entry.into_force
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
                Unreachable::NotAttested => {
                    "it also takes a fact that only the depositary can attest"
                }
            };
            format!("no earliest entry into force can be given: {why}")
        }
    }
}

/// Returns "on" a day, or between which days.
pub(super) fn on(day: Window) -> String {
    day.day().map_or_else(|| day.to_string(), |day| format!("on {day}"))
}
