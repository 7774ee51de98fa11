//! Reads files that have to be UTF-8, and replaces a file as a whole.

use crate::cli::Stop;
use std::ffi::{OsStr, OsString};
use std::fs::{self, File};
use std::io::{self, Write};
use std::process;

/// Returns a file's text.
pub(super) fn utf8(path: &OsStr) -> Result<String, Stop> {
    let bytes = fs::read(path).map_err(|error| {
        Stop::Usage(format!("cannot read `{}`: {error}", path.display()))
    })?;
    String::from_utf8(bytes).map_err(|error| {
        let good = error.utf8_error().valid_up_to();
        let lines = error.as_bytes().iter().take(good).filter(|it| **it == b'\n').count();
        Stop::Usage(format!(
            "`{}` is not UTF-8 (line {}): save it as UTF-8",
            path.display(),
            lines + 1
        ))
    })
}

/// Replaces a file: whoever reads it sees the old text or the new one, never a part.
pub(super) fn replace(path: &OsStr, text: &str) -> io::Result<()> {
    // a link stays a link
    let path = fs::canonicalize(path)?;
    let mut name = OsString::from(".");
    name.push(path.file_name().unwrap_or_default());
    name.push(format!(".import-{}", process::id()));
    let beside = path.with_file_name(name);
    let mut file = File::create_new(&beside)?;
    let written = file
        .write_all(text.as_bytes())
        .and_then(|()| file.sync_all())
        .and_then(|()| fs::set_permissions(&beside, fs::metadata(&path)?.permissions()))
        .and_then(|()| fs::rename(&beside, &path));
    if written.is_err() {
        // the first error is the one to tell
        fs::remove_file(&beside).ok();
    }
    written
}
