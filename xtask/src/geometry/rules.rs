//! The reviewed border rules.

use serde_json::Value;

use super::geo::{MapView, ShapeCode};
use super::tools;

/// One correction of the source.
pub(crate) struct Rule {
    pub(crate) act: Act,
}

/// What a rule does.
pub(crate) enum Act {
    /// What lies inside the ring moves from some shapes to another.
    Cut { from: Vec<ShapeCode>, to: ShapeCode, ring: Value },
    /// A feature of the source without a code belongs to a shape.
    Assign { feature: String, to: ShapeCode },
    /// A feature of the source is left out.
    Drop { feature: String },
}

/// Reads the rules that hold in a view.
pub(crate) fn read(view: MapView) -> Result<Vec<Rule>, String> {
    let table: Value = serde_json::from_str(&tools::input("borders.json")?)
        .map_err(|error| format!("borders.json: {error}"))?;
    let rules = table["rules"].as_array().ok_or("borders.json: no `rules`")?;
    let holds = |rule: &&Value| match rule["views"].as_array() {
        Some(views) => views.iter().any(|it| it == view.as_str()),
        None => true,
    };
    rules.iter().filter(holds).map(rule).collect()
}

fn rule(rule: &Value) -> Result<Rule, String> {
    let place = rule["place"].as_str().ok_or("borders.json: rule without `place`")?;
    let bad = |field: &str| format!("borders.json: {place}: bad or missing `{field}`");
    let code = |it: &Value| it.as_str().and_then(ShapeCode::parse);
    if rule["basis"].as_str().is_none_or(str::is_empty) {
        return Err(bad("basis"));
    }
    let act = if let Some(ring) = rule["cut"].as_array() {
        let mut ring = ring.clone();
        ring.extend(ring.first().cloned());
        let from = rule["from"].as_array().ok_or_else(|| bad("from"))?;
        let from: Option<Vec<_>> = from.iter().map(code).collect();
        let to = code(&rule["to"]).ok_or_else(|| bad("to"))?;
        Act::Cut { from: from.ok_or_else(|| bad("from"))?, to, ring: Value::Array(ring) }
    } else {
        let feature = rule["feature"].as_str().ok_or_else(|| bad("feature"))?.to_owned();
        if rule["drop"] == true {
            Act::Drop { feature }
        } else {
            Act::Assign { feature, to: code(&rule["to"]).ok_or_else(|| bad("to"))? }
        }
    };
    Ok(Rule { act })
}
