//! Who takes part.

use super::Problems;
use super::row::{Row, text};
use serde_json::{Map, Value, json};

/// Returns the id of a row's participant: by its name in `ids`, else its `iso2`.
///
/// # Errors
/// A row that has neither.
pub(crate) fn participant_id(row: &Value, own: &Value) -> Result<String, String> {
    let name = text(row, "name").ok_or("no `name`")?;
    text(&own["ids"], name)
        .or_else(|| text(row, "iso2"))
        .map(str::to_owned)
        .ok_or_else(|| format!("no `iso2`, and `ids` of the clauses lacks `{name}`"))
}

/// Returns the participants in the order of their first rows.
///
/// Two rows of one participant, as of the United States in the Paris Agreement, are one.
/// The name is given where the id is no present country's, in four letters.
pub(super) fn participants(
    rows: &[Row<'_>],
    own: &Value,
    problems: &mut Problems,
) -> Value {
    let mut listed: Vec<&str> = Vec::new();
    let mut participants = Vec::new();
    for row in rows {
        if listed.contains(&row.id.as_str()) {
            continue;
        }
        listed.push(&row.id);
        let organization = row.value["org"] == json!(true) || row.id == "EU";
        let kind = if organization { "organization" } else { "state" };
        let mut participant = Map::new();
        participant.insert("id".into(), json!(row.id));
        participant.insert("kind".into(), json!(kind));
        if row.id.len() == 4 {
            participant.insert("name".into(), json!({ "en": row.text("name") }));
            match text(&own["until"], &row.id) {
                Some(day) => participant.insert("until".into(), json!(day)),
                None => {
                    problems.push(format!("{}: `until` lacks it", row.place()));
                    None
                }
            };
        }
        participants.push(Value::Object(participant));
    }
    Value::Array(participants)
}
