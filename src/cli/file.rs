//! Reads a treaty file from disk.

use super::{Stop, Streams};
use crate::data::{Problem, TreatyFile, read_treaty};
use crate::view::OwnMaps;
use std::ffi::OsStr;
use std::fs;
use std::io::{self, Write};

/// Returns a file's text.
pub(super) fn text(path: &OsStr) -> Result<String, Stop> {
    let bytes = fs::read(path);
    let bytes = bytes.map_err(|error| {
        Stop::Usage(format!("cannot read `{}`: {error}", path.display()))
    })?;
    // what is not UTF-8 stays visible in the problem that it causes
    Ok(String::from_utf8_lossy(&bytes).into_owned())
}

/// Returns the maps of a file.
pub(super) fn maps(path: &OsStr) -> Result<OwnMaps, Stop> {
    let named = |why: String| Stop::Usage(format!("{}: {why}", path.display()));
    let bytes = fs::read(path).map_err(|error| named(error.to_string()))?;
    OwnMaps::read(&bytes)
        .map_err(|error| named(format!("{error}; accepted: a file of `treaty-map bake`")))
}

/// Prints problems as `FILE: POINTER: message`, one a line.
pub(super) fn print(
    problems: &[Problem],
    path: &OsStr,
    to: &mut dyn Write,
) -> io::Result<()> {
    problems.iter().try_for_each(|it| writeln!(to, "{}: {it}", path.display()))
}

/// Returns the treaty of a file; its problems go to the error stream.
pub(super) fn treaty(
    path: &OsStr,
    streams: &mut Streams<'_>,
) -> Result<TreatyFile, Stop> {
    match read_treaty(&text(path)?) {
        Ok(file) => Ok(file),
        Err(problems) => {
            print(&problems, path, streams.err)?;
            Err(Stop::Data)
        }
    }
}
