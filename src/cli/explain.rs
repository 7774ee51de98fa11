//! `explain FILE`: the trace, clause by clause, with articles and who counted.

use super::question::Question;
use super::status::{condition, heading, leaves, outlook};
use super::wait::delay;
use super::{Stop, Streams};
use crate::domain::{Clause, ParticipantId, Rule, Status, Treaty, Window};
use std::io::{self, Write};

pub(super) fn run(args: lexopt::Parser, streams: &mut Streams<'_>) -> Result<(), Stop> {
    let question = Question::read(args, streams, false)?;
    let Question { treaty, status, .. } = &question;
    heading(&question, streams.out)?;
    for clause in &treaty.clauses {
        self::clause(treaty, status, clause, streams.out)?;
    }
    writeln!(streams.out, "data as of {}", treaty.as_of)?;
    Ok(())
}

fn clause(
    treaty: &Treaty,
    status: &Status,
    clause: &Clause,
    out: &mut dyn Write,
) -> io::Result<()> {
    let read = if clause.text_read { "" } else { " (its text was not read)" };
    write!(out, "\nArticle {}{read}: ", clause.article)?;
    match &clause.rule {
        Rule::Signature(it) => {
            let members =
                |id| treaty.groups.get(id).map(|it| it.members_name.words("en"));
            let mut who: Vec<String> =
                it.groups.iter().filter_map(members).map(str::to_owned).collect();
            who.extend(it.participants.iter().map(ToString::to_string));
            let who = if who.is_empty() { "nobody".to_owned() } else { who.join(", ") };
            writeln!(out, "signature is open to {who}")?;
            let signed = status.participants.iter().filter_map(|it| {
                let day = it.signature.filter(|day| day.to <= status.on)?;
                Some((it.id, day))
            });
            named(out, "signed", signed.collect())
        }
        Rule::EntryIntoForce(it) => {
            let wait = it.delay.map(|it| format!(", {} the condition is met", delay(it)));
            writeln!(out, "entry into force{}", wait.unwrap_or_default())?;
            for (leaf, progress) in leaves(treaty).into_iter().zip(&status.conditions) {
                writeln!(out, "  {}", condition(treaty, leaf, progress))?;
                named(out, "  counted", progress.counted.clone())?;
                named(out, "  not counted", progress.not_counted.clone())?;
            }
            writeln!(out, "  {}", outlook(status))
        }
        Rule::LaterParticipants(it) => {
            writeln!(out, "later participants, {} their own deposit", delay(it.delay))?;
            let met_on = status.entry().map(|it| it.met.to);
            let later = status.participants.iter().filter_map(|it| {
                let consented = it
                    .current
                    .map(|it| it.consented.to)
                    .filter(|&day| day <= status.on)?;
                Some((
                    it.id,
                    it.current?
                        .in_force
                        .filter(|_| met_on.is_some_and(|d| d < consented))?,
                ))
            });
            named(out, "in force for later participants", later.collect())
        }
        Rule::Accession(it) => {
            let when = if it.after_entry_into_force {
                " once the treaty is in force"
            } else {
                ""
            };
            let how = if it.by_invitation { ", by invitation" } else { "" };
            writeln!(out, "accession is open{when}{how}; {} the deposit", delay(it.delay))
        }
        Rule::Denunciation(it) => {
            writeln!(
                out,
                "denunciation takes effect {} the notification",
                delay(it.delay)
            )?;
            let ended = status
                .participants
                .iter()
                .filter_map(|it| Some((it.id, it.current?.ended?)));
            named(out, "consent ended or ending", ended.collect())
        }
        _ => Ok(()),
    }
}

fn named(
    out: &mut dyn Write,
    label: &str,
    all: Vec<(ParticipantId, Window)>,
) -> io::Result<()> {
    if all.is_empty() {
        return writeln!(out, "  {label}: nobody");
    }
    let all: Vec<_> = all.iter().map(|(id, day)| format!("{id} {day}")).collect();
    writeln!(out, "  {label}: {}", all.join(", "))
}
