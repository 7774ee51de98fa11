//! From a depositary record and its clauses to a treaty file; nothing is dropped silently.
//!
//! Depends on `serde_json` alone, so that a test includes it as it stands.

mod acts;
pub(crate) mod differences;
mod groups;
pub(crate) mod people;
mod row;
mod sources;

use differences::differences;
use row::{Row, only, text};
use serde_json::{Map, Value, json};

/// Every problem of a record, each a sentence that names its place.
pub(crate) type Problems = Vec<String>;

const RECORD_KEYS: &[&str] = &[
    "id",
    "name",
    "depositary",
    "opened",
    "clause",
    "official_entry_into_force",
    "completeness",
    "group_info",
    "sources",
    "notes",
    "later_parties",
    "participants",
    "known_differences",
];

const OWN_KEYS: &[&str] = &[
    "opened",
    "completeness",
    "ids",
    "until",
    "groups_from",
    "groups",
    "weights",
    "clauses",
    "explained",
    "explained_rule",
];

/// Returns the treaty file of a record.
///
/// `own` holds what the record lacks: `clauses` as in a treaty file, and where needed
/// - `opened`: the day of adoption, of a treaty that was not opened for signature;
/// - `completeness`: as in a treaty file; the record's own words are added as a note;
/// - `ids`: from the names of participants to their ids, where the record has no `iso2`;
/// - `until`: from ids of former States to the first day without them;
/// - `groups_from`: keys of groups taken over from `shared`, another treaty file;
/// - `groups`: how the sets in the record's `group_info` are called, and who is in them
///   `also`;
/// - `weights`: how the record's weights are called, their unit and total, and whose are
///   left out (`without`);
/// - `explained`, `explained_rule`: see [`differences()`].
///
/// `as_of` is the latest day that the record names, be it of an act or of an effect: no
/// act is later, and no more is known of the day on which the record was made.
///
/// # Errors
/// Every row and every key that cannot be converted, by its place.
pub(crate) fn convert(
    record: &Value,
    own: &Value,
    shared: &Value,
) -> Result<Value, Problems> {
    let mut problems = Problems::new();
    only(record, RECORD_KEYS, "the record", &mut problems);
    only(own, OWN_KEYS, "the clauses", &mut problems);
    let rows = Row::all(record, own, &mut problems);
    let explained = differences(record, own).unwrap_or_else(|found| {
        problems.extend(found);
        Vec::new()
    });

    let as_of = rows
        .iter()
        .flat_map(Row::days)
        .chain(text(record, "official_entry_into_force"))
        .max()
        .unwrap_or_default();
    let sources = sources::Sources::of(record, &mut problems);
    let mut cited = sources.entries();
    let groups = groups::groups(record, own, shared, as_of, &mut cited, &mut problems);
    let weights = groups::weights(record, own, &mut problems);
    let opened = match (text(record, "opened"), text(own, "opened")) {
        (Some(day), None) | (None, Some(day)) => day,
        _ => {
            problems.push("`opened`: expected in the record or in the clauses".into());
            ""
        }
    };
    let acts = acts::acts(&rows, &sources, &explained, &mut problems);

    let mut file = Map::new();
    let mut put = |key: &str, value: Value| file.insert(key.to_owned(), value);
    put("format", json!(1));
    for key in ["id", "name", "depositary"] {
        let words = text(record, key).unwrap_or_else(|| {
            problems.push(format!("`{key}`: missing in the record"));
            ""
        });
        match key {
            "id" => put(key, json!(words)),
            "name" => put("title", json!({ "en": words })),
            _ => put(key, json!({ "en": words })),
        };
    }
    put("as_of", json!(as_of));
    put("opened", json!({ "date": opened }));
    put("record", json!(sources::RECORD));
    put("sources", Value::Object(cited));
    for (key, table) in [("groups", groups), ("weights", weights)] {
        if !table.is_empty() {
            put(key, Value::Object(table));
        }
    }
    if let Some(day) = text(record, "official_entry_into_force") {
        let mut published = json!({ "date": day, "sources": [sources::RECORD] });
        if let Some(it) = explained.iter().find(|it| it.row.is_none()) {
            published["difference"] = it.difference();
        }
        put("published_entry_into_force", published);
    }
    if let Some(completeness) = completeness(record, own) {
        put("completeness", completeness);
    }
    if let Some(words) = text(record, "notes") {
        let note = json!({ "text": { "en": words }, "sources": [sources::RECORD] });
        put("notes", json!([note]));
    }
    put("participants", people::participants(&rows, own, &mut problems));
    put("clauses", own["clauses"].clone());
    put("acts", acts);
    if own["clauses"].as_array().is_none_or(Vec::is_empty) {
        problems.push("`clauses`: expected at least one".into());
    }
    if problems.is_empty() { Ok(Value::Object(file)) } else { Err(problems) }
}

/// The gaps declared by hand, with the record's own words on them.
fn completeness(record: &Value, own: &Value) -> Option<Value> {
    let mut declared = own.get("completeness")?.clone();
    if let Some(words) = text(record, "completeness") {
        declared["notes"] = json!([{ "en": words }]);
    }
    Some(declared)
}
