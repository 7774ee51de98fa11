//! One row of a record: what a participant did, as the record has it.

use super::Problems;
use super::people::participant_id;
use serde_json::Value;

/// Every key that a row may have.
const KEYS: &[&str] = &[
    "name",
    "iso2",
    "org",
    "signed",
    "deposited",
    "deposited_not_after",
    "kind",
    "in_force",
    "withdrawal_notified",
    "withdrawn_effective",
    "source",
    "unsourced",
    "in_force_unsourced",
    "note",
    "emissions_percent", // the weights say the same, in whole numbers
];

/// What the records write for a day that never comes.
const NEVER: &str = "9999-12-31";

/// A row, and whom it is about.
pub(super) struct Row<'a> {
    /// Its place in the record.
    pub(super) idx: usize,
    /// The participant's id.
    pub(super) id: String,
    pub(super) value: &'a Value,
    /// Whether the treaty has entered into force at all.
    pub(super) of_treaty_in_force: bool,
}

impl<'a> Row<'a> {
    /// Returns the rows whose participant is known; the others are problems.
    pub(super) fn all(
        record: &'a Value,
        own: &Value,
        problems: &mut Problems,
    ) -> Vec<Self> {
        let Some(rows) = record["participants"].as_array() else {
            problems.push("`participants`: expected an array".into());
            return Vec::new();
        };
        let of_treaty_in_force = text(record, "official_entry_into_force").is_some();
        let mut found = Vec::new();
        for (idx, value) in rows.iter().enumerate() {
            let place = place(idx, value);
            only(value, KEYS, &place, problems);
            match participant_id(value, own) {
                Ok(id) => found.push(Self { idx, id, value, of_treaty_in_force }),
                Err(problem) => problems.push(format!("{place}: {problem}")),
            }
        }
        found
    }

    /// Returns where the row stands, for a sentence.
    pub(super) fn place(&self) -> String {
        place(self.idx, self.value)
    }

    pub(super) fn text(&self, key: &str) -> Option<&'a str> {
        text(self.value, key).filter(|it| *it != NEVER)
    }

    /// Returns every day that the row names.
    pub(super) fn days(&self) -> impl Iterator<Item = &'a str> + use<'a> {
        let keys = [
            "signed",
            "deposited",
            "deposited_not_after",
            "in_force",
            "withdrawal_notified",
            "withdrawn_effective",
        ];
        let value = self.value;
        keys.into_iter().filter_map(|it| text(value, it)).filter(|it| *it != NEVER)
    }
}

fn place(idx: usize, row: &Value) -> String {
    format!("row {idx} ({})", text(row, "name").unwrap_or("no name"))
}

/// Returns a text that is not empty.
pub(super) fn text<'a>(value: &'a Value, key: &str) -> Option<&'a str> {
    value.get(key).and_then(Value::as_str).filter(|it| !it.is_empty())
}

/// Reports the keys of an object that are not known.
pub(super) fn only(value: &Value, known: &[&str], place: &str, problems: &mut Problems) {
    let Some(object) = value.as_object() else {
        problems.push(format!("{place}: expected an object"));
        return;
    };
    for key in object.keys().filter(|it| !known.contains(&it.as_str())) {
        problems.push(format!("{place}: unknown key `{key}`"));
    }
}
