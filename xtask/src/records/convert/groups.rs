//! Named sets and weights.

use super::Problems;
use super::row::text;
use serde_json::{Map, Value, json};

/// Returns the groups: those of the record under the names given by hand, and those of
/// another treaty file with the sources that they cite.
pub(super) fn groups(
    record: &Value,
    own: &Value,
    shared: &Value,
    as_of: &str,
    sources: &mut Map<String, Value>,
    problems: &mut Problems,
) -> Map<String, Value> {
    let mut groups = Map::new();
    for key in own["groups_from"].as_array().into_iter().flatten() {
        let key = key.as_str().unwrap_or_default();
        match shared["groups"].get(key) {
            Some(group) => {
                cite(group, shared, sources);
                groups.insert(key.to_owned(), group.clone());
            }
            None => problems.push(format!("groups_from: no group `{key}` to share")),
        }
    }
    for (key, named) in own["groups"].as_object().into_iter().flatten() {
        let Some(ids) = record["group_info"]["groups"][key].as_array() else {
            problems.push(format!("groups: the record has no set `{key}`"));
            continue;
        };
        let mut members: Vec<_> = ids.iter().map(|id| json!({ "id": id })).collect();
        members.extend(named["also"].as_array().into_iter().flatten().cloned());
        let mut group = named.clone();
        if let Some(group) = group.as_object_mut() {
            group.remove("also");
            group.insert("as_of".into(), json!(as_of));
            group.insert("members".into(), Value::Array(members));
        }
        groups.insert(key.clone(), group);
    }
    groups
}

/// Adds the sources that a shared group and its memberships cite.
fn cite(group: &Value, shared: &Value, sources: &mut Map<String, Value>) {
    let members = group["members"].as_array().into_iter().flatten();
    let lists = members.chain([group]).filter_map(|it| it["sources"].as_array());
    for key in lists.flatten().filter_map(Value::as_str) {
        if let Some(source) = shared["sources"].get(key) {
            sources.insert(key.to_owned(), source.clone());
        }
    }
}

/// Returns the weights of the record under the one name given by hand.
///
/// Who is listed in `without` has none: the European Union's is its members' once more.
/// The record writes some whole numbers as `19328.0`: they are whole all the same.
pub(super) fn weights(
    record: &Value,
    own: &Value,
    problems: &mut Problems,
) -> Map<String, Value> {
    let listed = record["group_info"]["weights"].as_object();
    let named = own["weights"].as_object();
    let (Some(listed), Some(named)) = (listed, named) else {
        if listed.is_some() || named.is_some() {
            problems.push("weights: expected in the record and in the clauses".into());
        }
        return Map::new();
    };
    let mut values = Map::new();
    for (id, weight) in listed {
        match whole(weight) {
            Some(weight) => values.insert(id.clone(), json!(weight)),
            None => {
                problems.push(format!("weights: `{weight}` of {id} is not whole"));
                None
            }
        };
    }
    let mut weights = Map::new();
    for (key, about) in named {
        if text(&about["name"], "en").is_none() {
            problems.push(format!("weights: `{key}` has no name"));
        }
        let mut values = values.clone();
        for id in about["without"].as_array().into_iter().flatten() {
            if id.as_str().and_then(|id| values.remove(id)).is_none() {
                problems.push(format!("weights: `{key}` without {id}: it has no weight"));
            }
        }
        let mut table = about.clone();
        if let Some(table) = table.as_object_mut() {
            table.remove("without");
            table.insert("sources".into(), json!([super::sources::RECORD]));
            table.insert("values".into(), Value::Object(values));
        }
        weights.insert(key.clone(), table);
    }
    weights
}

fn whole(weight: &Value) -> Option<u64> {
    weight.as_u64().or_else(|| {
        let digits = weight.to_string();
        digits.strip_suffix(".0")?.parse().ok()
    })
}
