//! The native commands: what a treaty file says, and what follows from it.
//!
//! Exit 0: fine. 1: the data has problems. 2: bad usage, with what would have been accepted.

mod bake;
mod check;
mod clauses;
mod clock;
mod explain;
mod file;
mod import;
mod known;
mod locate;
mod pace;
mod question;
mod requirement;
mod status;
mod svg;
mod timeline;
mod tipping;
mod voice;
mod wait;

use clock::today;
use std::ffi::OsString;
use std::io::{self, Write};
use std::process::ExitCode;

const USAGE: &str = "\
treaty-map: who has signed and ratified a treaty, whether it is in force, and why

usage:
  treaty-map check FILE...
      prints every problem of treaty files, each with its JSON pointer; declared gaps and
      explained differences are warnings
  treaty-map status FILE [--on DATE] [--assume TEXT] [--json]
      says whether the treaty is in force on a day
  treaty-map explain FILE [--on DATE] [--assume TEXT]
      says why, clause by clause
  treaty-map timeline FILE [--json]
      lists every dated change of status, computed dates included
  treaty-map svg FILE [--lang LANG] [--view world|europe] [--on DATE] [--assume TEXT]
                 [--geometry MAP]
      prints the figure as a picture that stands alone
  treaty-map locate LON LAT [--view world|europe] [--geometry MAP]
      prints the code of the shape that answers for a place, in degrees
  treaty-map bake SHAPES.geojson --out MAP [--view world|europe] [--name-property NAME]
                  [--note LANG=TEXT]...
      makes a map file of a page's own shapes, for the attribute `geometry`; NAME holds
      their codes (iso_a2), TEXT says what their borders mean
  treaty-map import TABLE.csv --into FILE [--source ID [--source-url URL]]
                    [--as-of DATE] [--dry-run]
      merges a depositary's table into a treaty file, and says what it did and what not
  treaty-map pace FILE...
      prints the digest that the chart compares treaties with: days from the opening for
      signature to each signature and consent (`static/pace.json`)
  treaty-map schema
      prints the JSON Schema of the treaty file, for editors

  DATE   YYYY-MM-DD; today (UTC) when left out
  TEXT   what-if: ID, ID:DATE or ID:DATE:withdrawal, separated by spaces,
         such as \"NO:2026-12-01 IS\"

exit: 0 fine, 1 the data has problems, 2 bad usage
";

/// Where a command writes.
struct Streams<'a> {
    out: &'a mut dyn Write,
    err: &'a mut dyn Write,
}

/// Why a command stopped.
#[derive(Debug, thiserror::Error)]
enum Stop {
    /// It was not called in a way that means something.
    #[error("{0}")]
    Usage(String),
    /// The data has problems, all printed already.
    #[error("the data has problems")]
    Data,
    /// Its output could not be written.
    #[error("cannot write: {0}")]
    Write(#[from] io::Error),
}

impl From<lexopt::Error> for Stop {
    fn from(error: lexopt::Error) -> Self {
        Self::Usage(error.to_string())
    }
}

/// Runs the command that the process was called with.
pub fn main() -> ExitCode {
    let (mut out, mut err) = (io::stdout().lock(), io::stderr().lock());
    let mut streams = Streams { out: &mut out, err: &mut err };
    let stopped = run(std::env::args_os().skip(1), &mut streams);
    let flushed = streams.out.flush().map_err(Stop::from);
    let (code, words) = match stopped.and(flushed) {
        Ok(()) => (0, None),
        Err(Stop::Data) => (1, None),
        // who reads has read enough, as in `status FILE | head -1`
        Err(Stop::Write(error)) if error.kind() == io::ErrorKind::BrokenPipe => (0, None),
        Err(stop @ (Stop::Usage(_) | Stop::Write(_))) => (2, Some(stop.to_string())),
    };
    if let Some(words) = words {
        // nothing is left to do when even this cannot be written
        writeln!(streams.err, "treaty-map: {words}").ok();
    }
    ExitCode::from(code)
}

fn run(
    args: impl IntoIterator<Item = OsString>,
    streams: &mut Streams<'_>,
) -> Result<(), Stop> {
    let mut parser = lexopt::Parser::from_args(args);
    let command = match parser.next()? {
        None | Some(lexopt::Arg::Long("help") | lexopt::Arg::Short('h')) => {
            return Ok(streams.out.write_all(USAGE.as_bytes())?);
        }
        Some(lexopt::Arg::Value(command)) => command,
        Some(other) => return Err(other.unexpected().into()),
    };
    match command.to_str() {
        Some("bake") => bake::run(parser, streams),
        Some("check") => check::run(parser, streams),
        Some("explain") => explain::run(parser, streams),
        Some("help") => Ok(streams.out.write_all(USAGE.as_bytes())?),
        Some("import") => import::run(parser, streams),
        Some("locate") => locate::run(parser, streams),
        Some("pace") => pace::run(parser, streams),
        Some("schema") => match parser.next()? {
            Some(other) => Err(other.unexpected().into()),
            None => Ok(streams.out.write_all(crate::data::treaty_schema().as_bytes())?),
        },
        Some("status") => status::run(parser, streams),
        Some("svg") => svg::run(parser, streams),
        Some("timeline") => timeline::run(parser, streams),
        _ => Err(Stop::Usage(format!(
            "there is no command `{}`; there are `check`, `status`, `explain`, `timeline`, \
             `svg`, `locate`, `import`, `bake`, `pace`, `schema`; \
             `treaty-map --help` says more",
            command.display()
        ))),
    }
}
