//! `check FILE...`: every problem of treaty files, and what they declare to be amiss.

use super::{Stop, Streams, file};
use crate::data::{Audit, audit, read_treaty};
use lexopt::Arg;
use std::ffi::OsString;

pub(super) fn run(
    mut args: lexopt::Parser,
    streams: &mut Streams<'_>,
) -> Result<(), Stop> {
    let mut paths: Vec<OsString> = Vec::new();
    while let Some(arg) = args.next()? {
        match arg {
            Arg::Value(path) => paths.push(path),
            other => return Err(other.unexpected().into()),
        }
    }
    if paths.is_empty() {
        return Err(Stop::Usage("`check` needs at least one FILE".to_owned()));
    }
    let mut n_problems = 0;
    for path in &paths {
        let text = file::text(path)?;
        let problems = match read_treaty(&text) {
            Ok(file) => {
                let Audit { problems, warnings } = audit(&file.treaty, &text);
                let path = path.display();
                for warning in warnings {
                    writeln!(streams.err, "{path}: warning: {warning}")?;
                }
                problems
            }
            Err(problems) => problems,
        };
        n_problems += problems.len();
        file::print(&problems, path, streams.out)?;
    }
    let problems = if n_problems == 1 { "problem" } else { "problems" };
    let files = if paths.len() == 1 { "file" } else { "files" };
    // the problems alone go to the output: a script counts its lines
    writeln!(streams.err, "{n_problems} {problems} in {} {files}", paths.len())?;
    if n_problems == 0 { Ok(()) } else { Err(Stop::Data) }
}
