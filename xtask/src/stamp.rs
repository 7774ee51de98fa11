//! Remembers what a slow check has passed for, so that a second run is quick.

use crate::place;
use crate::step::{self, Outcome};
use std::fs;
use std::hash::{DefaultHasher, Hasher as _};
use std::path::{Path, PathBuf};

/// Runs a check unless it passed before with the same files.
///
/// `inputs` are files and folders below the root; everything the check reads.
pub(crate) fn unless_unchanged(
    name: &str,
    inputs: &[&str],
    check: impl FnOnce() -> Outcome,
) -> Outcome {
    let stamp = place::root().join("target/passed").join(name);
    let now = digest(inputs)?;
    if fs::read_to_string(&stamp).is_ok_and(|it| it == now) {
        println!("    nothing changed since it passed: {}", inputs.join(", "));
        return Ok(());
    }
    check()?;
    step::write(&stamp, now)
}

/// Returns a number that changes with any name or byte of these files.
fn digest(inputs: &[&str]) -> Outcome<String> {
    let mut files = Vec::new();
    for input in inputs {
        collect(&place::root().join(input), &mut files);
    }
    files.sort();
    let mut hasher = DefaultHasher::new();
    for file in files {
        hasher.write(file.to_string_lossy().as_bytes());
        hasher.write(&step::read(&file)?);
    }
    Ok(format!("{:016x}", hasher.finish()))
}

fn collect(path: &Path, files: &mut Vec<PathBuf>) {
    if path.is_file() {
        files.push(path.to_path_buf());
    }
    for entry in fs::read_dir(path).into_iter().flatten().flatten() {
        collect(&entry.path(), files);
    }
}
