//! `timeline FILE`: every dated change of status, computed dates included.

use super::voice::Voice;
use super::{Stop, Streams, file};
use crate::data::timeline_report;
use crate::domain::{Change, ChangeKind, History};
use lexopt::Arg;

pub(super) fn run(
    mut args: lexopt::Parser,
    streams: &mut Streams<'_>,
) -> Result<(), Stop> {
    let (mut path, mut json) = (None, false);
    while let Some(arg) = args.next()? {
        match arg {
            Arg::Long("json") => json = true,
            Arg::Value(it) if path.is_none() => path = Some(it),
            other => return Err(other.unexpected().into()),
        }
    }
    let path = path.ok_or_else(|| Stop::Usage("a FILE is missing".to_owned()))?;
    let treaty = file::treaty(&path, streams)?.treaty;
    let timeline = History::of(&treaty).timeline();
    if json {
        writeln!(streams.out, "{}", timeline_report(&treaty, &timeline))?;
        return Ok(());
    }
    let voice = Voice::of(&treaty)?;
    for change in &timeline {
        writeln!(streams.out, "{}", line(&voice, change))?;
    }
    writeln!(streams.out, "data as of {}", treaty.as_of)?;
    Ok(())
}

fn line(voice: &Voice<'_>, it: &Change) -> String {
    let day = match it.day.day() {
        Some(day) => day.to_string(),
        None => format!("{} to {}", it.day.from, it.day.to),
    };
    let who =
        it.participant.map(|id| format!("{}: ", voice.name(id))).unwrap_or_default();
    let what = match &it.kind {
        ChangeKind::Extended(territory) => format!("extended to {territory}"),
        ChangeKind::Excluded(territory) => format!("not extended to {territory}"),
        kind => kind.name().replace('_', " "),
    };
    let article = it.article.as_ref().map(|it| format!(" (Article {it})"));
    let computed = if it.computed { ", computed" } else { "" };
    format!("{day}  {who}{what}{computed}{}", article.unwrap_or_default())
}
