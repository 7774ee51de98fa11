//! The clauses other than those on entry into force, each with what it has led to.

use super::voice::Voice;
use super::wait::{delay, period};
use crate::domain::{
    Clause, Gate, LaterClause, ParticipantId, Rule, SignatureClause, Status, Window,
};
use std::io::{self, Write};

/// Tells what a clause says, and what has followed from it.
pub(super) fn clause(
    voice: &Voice<'_>,
    clause: &Clause,
    status: &Status,
    out: &mut dyn Write,
) -> io::Result<()> {
    let text = match &clause.rule {
        Rule::Signature(it) => signature(voice, it),
        // told with its trace
        Rule::EntryIntoForce(_) => return Ok(()),
        Rule::LaterParticipants(it) => later(it),
        Rule::Accession(it) => {
            let when = if it.after_entry_into_force {
                " once the treaty is in force"
            } else {
                ""
            };
            let how = if it.by_invitation { ", by invitation" } else { "" };
            format!(
                "Accession is open{when}{how}; it takes effect {} the deposit.",
                delay(it.delay)
            )
        }
        Rule::Denunciation(it) => {
            let mut text = format!(
                "Denunciation takes effect {} the notification.",
                delay(it.delay)
            );
            if let Some(wait) = it.notice_after {
                let wait = period(wait);
                text += &format!(" No notice before {wait} in force for the party.");
            }
            if let Some(wait) = it.effect_after {
                let wait = period(wait);
                text += &format!(" No effect before {wait} in force for the party.");
            }
            text
        }
        Rule::Cessation(it) => format!(
            "Who ceases to be one of the {} ceases to be a party {} that.",
            voice.group(&it.group),
            delay(it.delay)
        ),
        Rule::Termination(it) => {
            format!("The treaty ends when fewer than {} parties remain.", it.fewer_than)
        }
        Rule::TerritorialExtension(it) => {
            format!(
                "An extension to a territory takes effect {} it is received.",
                delay(*it)
            )
        }
        Rule::ProvisionalApplication => {
            "The treaty may be applied provisionally.".to_owned()
        }
    };
    writeln!(out, "  {text}")?;
    for (label, who) in followed(clause, status) {
        let who: Vec<String> =
            who.iter().map(|&(id, day)| voice.dated(id, day, |_| true)).collect();
        if !who.is_empty() {
            writeln!(out, "  {label}: {}.", who.join(", "))?;
        }
    }
    Ok(())
}

fn signature(voice: &Voice<'_>, it: &SignatureClause) -> String {
    let groups = it.groups.iter().map(|id| voice.group(id));
    let who: Vec<_> =
        groups.chain(it.participants.iter().map(|&id| voice.name(id))).collect();
    let who = if who.is_empty() { "everyone listed".to_owned() } else { who.join(", ") };
    let until = it.until.map(|day| format!(" until {}", voice.date(day)));
    let entry =
        if it.until_entry_into_force { " until the entry into force" } else { "" };
    format!("Signature is open to {who}{}{entry}.", until.unwrap_or_default())
}

fn later(it: &LaterClause) -> String {
    let acts: Vec<_> = it.acts.iter().map(|it| it.name().replace('_', " ")).collect();
    let by =
        if acts.is_empty() { String::new() } else { format!(" by {}", acts.join(", ")) };
    let after = match it.after {
        Gate::ConditionMet => "after the condition was met",
        Gate::EntryIntoForce => "from the entry into force on",
    };
    let mut text = format!(
        "For who consents{by} {after}, the treaty enters into force {} the deposit.",
        delay(it.delay)
    );
    if let Some(wait) = it.objection_within {
        text += &format!(" An objection within {} prevents that.", period(wait));
    }
    if it.needs_acceptance {
        text += " It takes the acceptance of a party.";
    }
    text
}

type Who = Vec<(ParticipantId, Window)>;

/// Returns what has followed from a clause, as lists of participants with days.
fn followed(clause: &Clause, status: &Status) -> Vec<(&'static str, Who)> {
    let rows = || status.participants.iter();
    match &clause.rule {
        Rule::Signature(_) => {
            let signed = rows().filter_map(|it| Some((it.id, it.signature?)));
            vec![("Signed", signed.filter(|it| it.1.to <= status.on).collect())]
        }
        Rule::LaterParticipants(_) => {
            let met = status.entry().map(|it| it.met.to);
            let later = rows().filter_map(|it| {
                let current = it.current.as_ref()?;
                let is_later = met.is_some_and(|met| met < current.consented.from);
                Some((it.id, current.in_force.filter(|_| is_later)?))
            });
            vec![("Later participants, in force for them from", later.collect())]
        }
        Rule::Denunciation(_) | Rule::Cessation(_) => {
            let ended = rows().filter_map(|it| {
                let day = it.current.as_ref()?.ended?;
                Some((it.id, day, day.to <= status.on))
            });
            let (past, ahead): (Vec<_>, Vec<_>) = ended.partition(|it| it.2);
            let plain = |all: Vec<(ParticipantId, Window, bool)>| {
                all.into_iter().map(|it| (it.0, it.1)).collect()
            };
            vec![("Consent ended", plain(past)), ("Notice runs, ends", plain(ahead))]
        }
        _ => Vec::new(),
    }
}
