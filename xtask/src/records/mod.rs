//! `cargo xtask record`: a depositary record and its clauses, as one treaty file.
//!
//! The records in `tests/data/records/` are raw: clauses in words, one row a participant.
//! What a treaty file needs besides is written by hand, in `tests/data/records/clauses/`.

mod convert;

use crate::place;
use crate::step::Outcome;
use serde_json::Value;
use std::fs;
use std::path::Path;

/// The treaty file whose groups a record may share: membership of the Council of Europe.
const SHARED: &str = "static/treaties/cets-225.json";

/// Runs the command: prints the treaty file.
pub(crate) fn run(arguments: &[String]) -> Outcome {
    let [record, clauses] = arguments else {
        return Err("record takes two files: RECORD.json CLAUSES.json".into());
    };
    let record = read(Path::new(record))?;
    let own = read(Path::new(clauses))?;
    let shared = read(&place::root().join(SHARED))?;
    let treaty = convert::convert(&record, &own, &shared)
        .map_err(|problems| problems.join("\n  "))?;
    let text = serde_json::to_string_pretty(&treaty).map_err(|it| it.to_string())?;
    println!("{text}");
    Ok(())
}

fn read(path: &Path) -> Outcome<Value> {
    let name = path.display();
    let text = fs::read_to_string(path).map_err(|it| format!("{name}: {it}"))?;
    serde_json::from_str(&text).map_err(|it| format!("{name}: {it}"))
}
