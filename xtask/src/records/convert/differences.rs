//! Where the record's day is not the one that the clauses give, and why.

use super::Problems;
use super::row::{Row, only, text};
use serde_json::{Value, json};

/// What an explanation says instead of a participant when it is about the treaty itself.
const OF_TREATY: &str = "treaty";

/// One difference that is explained.
#[derive(Debug)]
pub(crate) struct Explained {
    /// The row, unless it is about the treaty itself.
    pub(crate) row: Option<usize>,
    /// The key of the record: `in_force`, `withdrawn_effective`, or
    /// `official_entry_into_force`.
    pub(crate) what: String,
    /// A word of the closed list in the treaty file.
    pub(crate) reason: String,
    /// What supports it.
    pub(crate) text: String,
}

impl Explained {
    pub(super) fn difference(&self) -> Value {
        json!({ "reason": self.reason, "text": { "en": self.text } })
    }
}

/// Returns the differences that the clauses explain.
///
/// `explained` lists them one by one: `participant` (or "treaty"), `what`, `reason`,
/// `text`, and `deposited` where the participant has several rows. `explained_rule` gives
/// one `reason` and `text` to every row that the record lists in `known_differences`.
///
/// # Errors
/// An explanation of a row that is not there, or that has no such day.
pub(crate) fn differences(
    record: &Value,
    own: &Value,
) -> Result<Vec<Explained>, Problems> {
    let mut problems = Problems::new();
    let rows = Row::all(record, own, &mut Problems::new());
    let mut found = Vec::new();
    for one in own["explained"].as_array().into_iter().flatten() {
        let keys = ["participant", "what", "reason", "text", "deposited"];
        only(one, &keys, "explained", &mut problems);
        let who = text(one, "participant").unwrap_or_default();
        let what = text(one, "what").unwrap_or_default();
        let row = match who {
            OF_TREATY => text(record, what).map(|_| None),
            _ => row_of(&rows, text(one, "deposited"), what, |it| it.id == who).map(Some),
        };
        match row.and_then(|row| explained(row, what, one)) {
            Some(it) => found.push(it),
            None => problems.push(format!("explained: no `{what}` of `{who}`")),
        }
    }
    let rule = &own["explained_rule"];
    if rule.is_null() {
        return if problems.is_empty() { Ok(found) } else { Err(problems) };
    }
    only(rule, &["reason", "text"], "explained_rule", &mut problems);
    for known in record["known_differences"].as_array().into_iter().flatten() {
        let party = text(known, "party").unwrap_or_default();
        let idx = row_of(&rows, text(known, "deposited"), "in_force", |it| {
            it.text("name") == Some(party)
                && it.text("in_force") == text(known, "official")
        });
        let row = idx.and_then(|idx| rows.iter().find(|it| it.idx == idx));
        match row.and_then(|it| explained(Some(it.idx), "in_force", rule)) {
            Some(it) => found.push(it),
            None => problems.push(format!("known_differences: no such row: {party}")),
        }
    }
    if problems.is_empty() { Ok(found) } else { Err(problems) }
}

/// Returns the one row that fits and has the day in question.
fn row_of(
    rows: &[Row<'_>],
    deposited: Option<&str>,
    what: &str,
    fits: impl Fn(&Row<'_>) -> bool,
) -> Option<usize> {
    let mut rows = rows.iter().filter(|it| {
        fits(it)
            && it.text(what).is_some()
            && deposited.is_none_or(|day| it.text("deposited") == Some(day))
    });
    let one = rows.next()?;
    rows.next().is_none().then_some(one.idx)
}

fn explained(row: Option<usize>, what: &str, one: &Value) -> Option<Explained> {
    Some(Explained {
        row,
        what: what.to_owned(),
        reason: text(one, "reason")?.to_owned(),
        text: text(&one["text"], "en")?.to_owned(),
    })
}
