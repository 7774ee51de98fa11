//! What the participants did.

use super::Problems;
use super::differences::Explained;
use super::row::Row;
use super::sources::Sources;
use serde_json::{Map, Value, json};

/// The kinds that a record names, and the kinds of a treaty file.
///
/// Where the record does not know the kind, neither do we: "consent".
#[rustfmt::skip]
const KINDS: &[(&str, &str)] = &[
    ("acceptance",                               "acceptance"),
    ("accession",                                "accession"),
    ("approval",                                 "approval"),
    ("definitive_signature",                     DEFINITIVE),
    ("formal_confirmation",                      "formal_confirmation"),
    ("provisional application under article v",  "provisional_application"),
    ("ratification",                             "ratification"),
    ("ratification/accession (kind not in source)", "consent"),
    ("succession",                               "succession"),
    ("succession_or_unknown",                    "consent"),
];

const DEFINITIVE: &str = "definitive_signature";

/// Returns the acts of all rows; an act that two rows tell of stands once.
pub(super) fn acts(
    rows: &[Row<'_>],
    sources: &Sources<'_>,
    explained: &[Explained],
    problems: &mut Problems,
) -> Value {
    let mut acts: Vec<Value> = Vec::new();
    for row in rows {
        let found = signature(row).into_iter().map(Ok);
        for act in found.chain(consent(row)).chain(withdrawal(row)) {
            match act {
                Ok(act) if told(&acts, row, &act) => {}
                Ok(act) => acts.push(finish(act, row, sources, explained)),
                Err(problem) => problems.push(format!("{}: {problem}", row.place())),
            }
        }
    }
    Value::Array(acts)
}

/// One act in the making, and the key of the row from which its effect was read.
struct Act {
    kind: &'static str,
    members: Map<String, Value>,
    what: &'static str,
}

impl Act {
    fn on(kind: &'static str, what: &'static str, key: &str, value: Value) -> Self {
        let members = Map::from_iter([(key.to_owned(), value)]);
        Self { kind, members, what }
    }
}

/// A definitive signature is one act: signature and consent.
fn signature(row: &Row<'_>) -> Option<Act> {
    let day = row.text("signed")?;
    let is_consent =
        row.text("kind") == Some(DEFINITIVE) && row.text("deposited") == Some(day);
    (!is_consent).then(|| Act::on("signature", "signed", "date", json!(day)))
}

fn consent(row: &Row<'_>) -> Option<Result<Act, String>> {
    let deposited = row.text("deposited");
    let not_after = row.text("deposited_not_after");
    let in_force = row.text("in_force");
    let kind = match row.text("kind") {
        Some(kind) => KINDS.iter().find(|it| it.0 == kind).map(|it| it.1).ok_or(kind),
        None if deposited.or(not_after).or(in_force).is_some() => Ok("consent"),
        None => return None,
    };
    let kind = match kind {
        Ok(kind) => kind,
        Err(other) => return Some(Err(format!("kind `{other}` is not known"))),
    };
    let mut act = match (deposited, not_after, in_force) {
        (Some(day), None, _) => Act::on(kind, "in_force", "date", json!(day)),
        (None, Some(day), _) => Act::on(kind, "in_force", "window", json!({ "to": day })),
        (None, None, Some(day)) => Act::on(kind, "in_force", "effective", json!(day)),
        (Some(_), Some(_), _) => {
            return Some(Err("both `deposited` and `deposited_not_after`".into()));
        }
        (None, None, None) => {
            return Some(Err(format!("`{kind}` without any day")));
        }
    };
    if let Some(day) = in_force {
        act.members.insert("effective".into(), json!(day));
    }
    Some(Ok(act))
}

/// A withdrawal from a treaty that is not in force has no notice period: the day on which
/// it took effect is its own.
fn withdrawal(row: &Row<'_>) -> Option<Result<Act, String>> {
    let effective = row.text("withdrawn_effective");
    let date = match (row.text("withdrawal_notified"), effective) {
        (None, None) => return None,
        (None, Some(day)) if !row.of_treaty_in_force => Some(day),
        (notified, _) => notified,
    };
    let kind = "withdrawal";
    let mut act = Act { kind, members: Map::new(), what: "withdrawn_effective" };
    for (key, day) in [("date", date), ("effective", effective)] {
        if let Some(day) = day {
            act.members.insert(key.into(), json!(day));
        }
    }
    Some(Ok(act))
}

/// Returns whether an earlier row of the same participant told of a signature already.
fn told(acts: &[Value], row: &Row<'_>, act: &Act) -> bool {
    act.kind == "signature"
        && acts.iter().any(|it| {
            it["participant"] == json!(row.id)
                && it["kind"] == json!(act.kind)
                && Some(&it["date"]) == act.members.get("date")
        })
}

fn finish(
    act: Act,
    row: &Row<'_>,
    sources: &Sources<'_>,
    explained: &[Explained],
) -> Value {
    let mut value = Map::new();
    value.insert("participant".into(), json!(row.id));
    value.insert("kind".into(), json!(act.kind));
    value.extend(act.members);
    let words: Vec<_> =
        ["source", "note"].into_iter().filter_map(|it| row.text(it)).collect();
    if !words.is_empty() {
        value.insert("note".into(), json!({ "en": words.join("; ") }));
    }
    value.insert("sources".into(), sources.cited_by(row));
    let of_this = |it: &&Explained| it.row == Some(row.idx) && it.what == act.what;
    if let Some(it) = explained.iter().find(of_this) {
        value.insert("difference".into(), it.difference());
    }
    Value::Object(value)
}
