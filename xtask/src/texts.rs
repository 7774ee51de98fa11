//! The texts of a treaty file by language: an English page does not fetch the others.
//!
//! `build.rs` compiles the default treaty in with what is left here, `dist` puts what is
//! taken into the language files, and a test holds that nothing is lost between them.

use serde_json::{Map, Value};

/// Takes the words in other languages out of the texts of a treaty file that have English
/// ones, and returns them: by language, and then by the English words.
///
/// Words that one English text does not share with all its likes stay where they are.
pub(crate) fn take_translations(file: &mut Value) -> Map<String, Value> {
    let mut taken = Map::new();
    take(file, &mut taken);
    taken
}

/// Takes out what the element never shows: where memberships of groups were read and what
/// is said of them, and the sources that nothing else cites. The command line has the file.
pub(crate) fn leave_out_unshown(file: &mut Value) {
    let groups = file.get_mut("groups").and_then(Value::as_object_mut);
    for group in groups.into_iter().flat_map(Map::values_mut) {
        let Some(group) = group.as_object_mut() else { continue };
        group.remove("sources");
        let members = group.get_mut("members").and_then(Value::as_array_mut);
        for member in members.into_iter().flatten().filter_map(Value::as_object_mut) {
            for key in ["note", "sources", "confidence"] {
                member.remove(key);
            }
        }
    }
    let mut rest = file.clone();
    rest["sources"] = Value::Null;
    let cited = rest.to_string();
    if let Some(sources) = file.get_mut("sources").and_then(Value::as_object_mut) {
        sources.retain(|id, _| cited.contains(&format!("\"{id}\"")));
    }
}

/// Takes out what the treaty is, in paragraphs, and returns it as a document of its own: it
/// is shown in a part of the figure that comes after the first map.
#[allow(
    dead_code,
    reason = "`dist` leaves it in: its translations are fetched with all others"
)]
pub(crate) fn take_about(file: &mut Value) -> Value {
    let about = file.as_object_mut().and_then(|it| it.remove("about"));
    let mut taken = no_texts();
    taken["about"] = about.unwrap_or_else(|| Value::Array(Vec::new()));
    taken
}

fn take(value: &mut Value, taken: &mut Map<String, Value>) {
    match value {
        Value::Array(items) => items.iter_mut().for_each(|it| take(it, taken)),
        Value::Object(text) if is_text(text) => {
            let english = text.get("en").and_then(Value::as_str).map(str::to_owned);
            let english = english.unwrap_or_default();
            text.retain(|tag, words| {
                if tag == "en" {
                    return true;
                }
                let of_language = taken.entry(tag.as_str()).or_insert_with(no_texts);
                let Some(known) = of_language.as_object_mut() else { return true };
                known.entry(english.as_str()).or_insert_with(|| words.clone()) != words
            });
        }
        Value::Object(members) => members.values_mut().for_each(|it| take(it, taken)),
        _ => {}
    }
}

fn no_texts() -> Value {
    Value::Object(Map::new())
}

/// Returns whether an object is words by language, English among them.
fn is_text(object: &Map<String, Value>) -> bool {
    let is_tag = |it: &str| {
        let primary = it.split('-').next().unwrap_or_default();
        matches!(primary.len(), 2 | 3)
            && primary.bytes().all(|it| it.is_ascii_lowercase())
    };
    object.contains_key("en") && object.iter().all(|it| is_tag(it.0) && it.1.is_string())
}
