//! What `status` and `explain` are asked: a file, a day and a what-if.

use super::known::known_id;
use super::{Stop, Streams, file, today};
use crate::domain::{
    Assumption, Assumptions, Date, ParticipantId, Status, Treaty, parse_assumptions,
    parse_date, status_on,
};
use lexopt::{Arg, ValueExt};

/// A question, answered.
pub(super) struct Question {
    /// The treaty of the file.
    pub(super) treaty: Treaty,
    /// Its status on the day asked about, with what is assumed.
    pub(super) status: Status,
    /// What is assumed.
    pub(super) assumptions: Assumptions,
    /// Whether `--json` was given.
    pub(super) json: bool,
}

impl Question {
    /// Reads the rest of the command line and the file that it names.
    pub(super) fn read(
        mut args: lexopt::Parser,
        streams: &mut Streams<'_>,
        may_be_json: bool,
    ) -> Result<Self, Stop> {
        let (mut path, mut on, mut assumed, mut json) = (None, None, None, false);
        while let Some(arg) = args.next()? {
            match arg {
                Arg::Long("on") => on = Some(args.value()?.string()?),
                Arg::Long("assume") => assumed = Some(args.value()?.string()?),
                Arg::Long("json") if may_be_json => json = true,
                Arg::Value(it) if path.is_none() => path = Some(it),
                other => return Err(other.unexpected().into()),
            }
        }
        let path = path.ok_or_else(|| Stop::Usage("a FILE is missing".to_owned()))?;
        let on = day(on.as_deref())?;
        let treaty = file::treaty(&path, streams)?.treaty;
        let admitted = assumed_in(&treaty, on, assumed.as_deref(), streams)?;
        let status = status_on(&treaty, on, &admitted);
        Ok(Self { treaty, status, assumptions: admitted, json })
    }
}

/// Returns what is assumed, as the treaty admits it; warnings go to the error stream.
pub(super) fn assumed_in(
    treaty: &Treaty,
    on: Date,
    text: Option<&str>,
    streams: &mut Streams<'_>,
) -> Result<Assumptions, Stop> {
    let assumptions = parse_assumptions(text.unwrap_or(""), on);
    let assumptions = assumptions.map_err(|errors| refused(&errors))?;
    let admitted = admit(treaty, on, &assumptions)?;
    for warning in &admitted.warnings {
        writeln!(streams.err, "treaty-map: warning: {warning}")?;
    }
    Ok(admitted)
}

/// Returns the day that is asked about: today where none is given.
pub(super) fn day(text: Option<&str>) -> Result<Date, Stop> {
    match text {
        Some(text) => parse_date(text).ok_or_else(|| {
            Stop::Usage(format!("--on: `{text}` is not a calendar date (YYYY-MM-DD)"))
        }),
        None => today().ok_or_else(|| {
            Stop::Usage(
                "the machine's clock names no date; give one with --on".to_owned(),
            )
        }),
    }
}

/// Returns the acts that follow, or everything that stands against them.
fn admit(
    treaty: &Treaty,
    on: Date,
    assumptions: &[Assumption],
) -> Result<Assumptions, Stop> {
    let (known, unknown): (Vec<Assumption>, Vec<Assumption>) =
        assumptions.iter().partition(|it| {
            treaty.participants.contains_key(&it.participant)
                || known_id(it.participant.as_str())
        });
    let mut reasons: Vec<_> =
        unknown.iter().map(|it| unknown_id(it.participant)).collect();
    match Assumptions::admit_on(treaty, on, &known) {
        Ok(admitted) if reasons.is_empty() => return Ok(admitted),
        Ok(_) => {}
        Err(refusals) => reasons.extend(refusals.iter().map(ToString::to_string)),
    }
    Err(refused(&reasons))
}

fn unknown_id(id: ParticipantId) -> String {
    format!(
        "`{id}` is not known; accepted: a participant of the treaty or an ISO 3166-1 code \
         such as `NO`"
    )
}

fn refused(reasons: &[impl ToString]) -> Stop {
    let lines: Vec<_> = reasons.iter().map(ToString::to_string).collect();
    Stop::Usage(format!("--assume: {}", lines.join("\ntreaty-map: --assume: ")))
}
