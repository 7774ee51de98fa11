//! `timeline FILE`: every dated change of status, computed dates included.

use super::voice::Voice;
use super::{Stop, Streams, file};
use crate::domain::{Change, ChangeKind, History};
use crate::json::Writer;
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
        let changes: Vec<_> = timeline.iter().map(object).collect();
        let mut report = Writer::object();
        report.text("treaty", &treaty.id);
        report.text("data_as_of", &treaty.as_of.to_string());
        report.list("changes", &changes);
        writeln!(streams.out, "{}", report.done())?;
        return Ok(());
    }
    let voice = Voice::of(&treaty)?;
    for change in &timeline {
        writeln!(streams.out, "{}", line(&voice, change))?;
    }
    writeln!(streams.out, "data as of {}", treaty.as_of)?;
    Ok(())
}

fn object(it: &Change) -> String {
    let mut object = Writer::object();
    object.maybe("date", it.day.day().map(|it| it.to_string()).as_deref());
    match it.day.day() {
        Some(_) => object.maybe("window", None),
        None => {
            let mut window = Writer::object();
            window.text("from", &it.day.from.to_string());
            window.text("to", &it.day.to.to_string());
            object.raw("window", &window.done());
        }
    }
    object.text("what", it.kind.name());
    object.maybe("participant", it.participant.as_ref().map(|it| it.as_str()));
    object.flag("computed", it.computed);
    object.maybe("article", it.article.as_ref().map(|it| it.0.as_str()));
    if let ChangeKind::Extended(territory) = &it.kind {
        object.text("territory", territory);
    }
    object.done()
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
        kind => kind.name().replace('_', " "),
    };
    let article = it.article.as_ref().map(|it| format!(" (Article {it})"));
    let computed = if it.computed { ", computed" } else { "" };
    format!("{day}  {who}{what}{computed}{}", article.unwrap_or_default())
}
