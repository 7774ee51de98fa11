//! Holds a document against the format, and collects every problem on the way.

use super::names::Names;
use super::node::Sink;
use super::problem::ProblemKind;
use super::shape::{Choice, Field, Kind, Object, Shape, Tagged};
use crate::domain::{DayOfYear, Fraction, ParticipantId, parse_date};
use crate::json::Json;
use help::{meant, must_or_may, object_with};

/// How many of the names that a file defines a problem lists.
const MOST_NAMES: usize = 100;

/// Reports everything in a value that is not of its shape.
pub(super) struct Walk<'a> {
    pub(super) sink: &'a Sink<'a>,
    pub(super) names: &'a Names<'a>,
}

impl Walk<'_> {
    pub(super) fn value(&self, value: &Json, shape: &Shape) {
        if self.sink.is_full() {
            return;
        }
        match shape {
            Shape::List(item, least) => {
                let Some(items) = value.items() else {
                    return self.wrong_type(value, "an array");
                };
                if let Some(least) = least.filter(|_| items.is_empty()) {
                    self.report(value, ProblemKind::Empty(least));
                }
                items.iter().for_each(|it| self.value(it, item));
            }
            Shape::Map(map) => {
                let members = self.members(value, map.expected);
                for (key, value) in members {
                    if map.by_id && ParticipantId::parse(key).is_none() {
                        self.report(value, ProblemKind::Id(key.clone()));
                    }
                    self.value(value, &map.values);
                }
            }
            Shape::Text => {
                const TEXTS: &str = "texts by language, such as {\"en\": \"…\"}";
                for (_, words) in self.members(value, TEXTS) {
                    self.words(words);
                }
            }
            Shape::Object(object) => self.object(value, object),
            Shape::WordOr(words, _) if value.as_text().is_some() => {
                self.word(value, words, ", or an object")
            }
            Shape::WordOr(_, object) if value.members().is_some() => {
                self.object(value, object)
            }
            Shape::WordOr(..) => self.wrong_type(value, "a word or an object"),
            Shape::Tagged(tagged) => self.tagged(value, tagged),
            Shape::Bool => {
                if value.as_bool().is_none() {
                    self.wrong_type(value, "true or false");
                }
            }
            Shape::True => {
                if value.as_bool() != Some(true) {
                    self.wrong_type(value, "true");
                }
            }
            Shape::One => {
                if value.as_whole() != Some(1) {
                    self.wrong_type(value, "the number 1");
                }
            }
            Shape::Whole(least) => {
                if value.as_whole().is_none_or(|it| it < *least) {
                    let from_one = *least > 0;
                    let one = if from_one {
                        "a whole number from 1 on"
                    } else {
                        "a whole number"
                    };
                    self.wrong_type(value, one);
                }
            }
            _ => self.line(value, shape),
        }
    }

    /// Reports what is wrong with a value that is one line of text.
    fn line(&self, value: &Json, shape: &Shape) {
        // what is no text cannot be read as any of these, as an empty one cannot
        let text = value.as_text().unwrap_or_default();
        let found = found(value);
        let wrong = match shape {
            Shape::Word(words) => return self.word(value, words, ""),
            Shape::Date if parse_date(text).is_none() => ProblemKind::Date(found),
            Shape::Day
                if parse_date(text).is_none() && super::acts::month(text).is_none() =>
            {
                ProblemKind::DateOrMonth(found)
            }
            Shape::DayOfYear if DayOfYear::parse(text).is_none() => {
                ProblemKind::DayOfYear(found)
            }
            Shape::Share if Fraction::parse(text).is_none() => ProblemKind::Share(found),
            Shape::Id if ParticipantId::parse(text).is_none() => ProblemKind::Id(found),
            _ if value.as_text().is_none() => return self.wrong_type(value, "a text"),
            _ if text.is_empty() => ProblemKind::Empty("some text"),
            Shape::Url
                if !text.starts_with("https://") && !text.starts_with("http://") =>
            {
                let accepted =
                    "an address that begins with https:// or http://".to_owned();
                ProblemKind::Word { found, accepted }
            }
            Shape::Name(kind) => return self.name(value, *kind),
            _ => return,
        };
        self.report(value, wrong);
    }

    fn words(&self, value: &Json) {
        self.line(value, &Shape::Words);
    }

    fn word(&self, value: &Json, words: &[&str], or: &str) {
        if value.as_text().is_none_or(|it| !words.contains(&it)) {
            let (found, accepted) = (found(value), list(words) + or);
            self.report(value, ProblemKind::Word { found, accepted });
        }
    }

    fn name(&self, value: &Json, kind: Kind) {
        let found = value.as_text().unwrap_or_default();
        let id = kind != Kind::Participant || ParticipantId::parse(found).is_some();
        // names that nothing could define are no problem of their own
        let known = self.names.of_kind(kind);
        if id && known.is_none_or(|it| it.binary_search(&found).is_ok()) {
            return;
        }
        let found = found.to_owned();
        let defined = || {
            let known = known.unwrap_or_default();
            let some = known.get(..MOST_NAMES).unwrap_or(known);
            let more = if some.len() < known.len() { ", …" } else { "" };
            list(some) + more
        };
        self.report(
            value,
            match kind {
                Kind::Participant if !id => ProblemKind::Id(found),
                Kind::Participant => ProblemKind::UnknownParticipant(found),
                Kind::Group => ProblemKind::UnknownGroup { found, defined: defined() },
                Kind::Weights => {
                    ProblemKind::UnknownWeights { found, defined: defined() }
                }
                Kind::Source => ProblemKind::UnknownSource(found),
            },
        );
    }

    fn tagged(&self, value: &Json, tagged: &Tagged) {
        if value.members().is_none() {
            return self.wrong_type(value, &object_with(|| vec![tagged.tag]));
        }
        let tag = value.get(tagged.tag);
        let word = tag.and_then(Json::as_text);
        if let Some((_, object)) = tagged.kinds.iter().find(|it| Some(it.0) == word) {
            return self.fields(value, object, Some(tagged.tag));
        }
        match tag {
            Some(tag) => {
                let kinds: Vec<&str> = tagged.kinds.iter().map(|it| it.0).collect();
                self.word(tag, &kinds, "");
            }
            None => {
                self.sink.lacks(value, tagged.tag, ProblemKind::Missing(tagged.missing));
            }
        }
        // a key has one shape, whatever the kind: what stands there is held against that. A page
        // is told of the kind alone
        #[cfg(not(target_arch = "wasm32"))]
        for (key, inner) in value.members().unwrap_or_default() {
            let mut fields = tagged.kinds.iter().flat_map(|it| it.1.fields());
            if let Some(field) = fields.find(|it| it.key == key) {
                self.value(inner, &field.shape);
            } else if key != tagged.tag {
                self.report(inner, ProblemKind::UnknownKey("no kind has it".to_owned()));
            }
        }
    }

    fn object(&self, value: &Json, object: &Object) {
        if value.members().is_none() {
            return self.wrong_type(value, &object_with(|| must_or_may(object)));
        }
        self.fields(value, object, None);
    }

    fn fields(&self, value: &Json, object: &Object, tag: Option<&str>) {
        for Field { key, shape, missing, .. } in object.fields() {
            match (value.get(key), missing) {
                (Some(inner), _) => self.value(inner, shape),
                (None, Some(missing)) => {
                    self.sink.lacks(value, key, ProblemKind::Missing(missing));
                }
                (None, None) => {}
            }
        }
        self.choice(value, object);
        let known: Vec<&str> =
            tag.into_iter().chain(object.fields().map(|it| it.key)).collect();
        for (key, inner) in value.members().unwrap_or_default() {
            if !known.contains(&key.as_str()) && !self.sink.is_full() {
                let (meant, known) = (meant(key, &known), list(&known));
                let accepted = format!("{meant}accepted here: {known}");
                self.report(inner, ProblemKind::UnknownKey(accepted));
            }
        }
    }

    /// Reports too few or too many of some keys, and keys that lack another beside them.
    fn choice(&self, value: &Json, object: &Object) {
        let stands = |key: &&&str| value.get(key).is_some();
        for (choice, keys) in object.choices {
            let there: Vec<&str> = keys.iter().filter(stands).copied().collect();
            let (how, fits) = match choice {
                Choice::One => ("exactly one", there.len() == 1),
                Choice::AtLeastOne => ("at least one", !there.is_empty()),
                Choice::AtMostOne => ("at most one", there.len() < 2),
            };
            if !fits {
                let found = if there.is_empty() {
                    "none of them".to_owned()
                } else {
                    list(&there)
                };
                let accepted = list(keys);
                self.report(value, ProblemKind::OneOf { how, accepted, found });
            }
        }
        for (key, others) in object.needs {
            let alone = others.iter().find(stands).is_none();
            let kind = || value.get("kind").filter(|it| it.as_text() == Some(key));
            if let Some(inner) = value.get(key).or_else(kind).filter(|_| alone) {
                self.report(
                    inner,
                    ProblemKind::Needs { key, others: joined(others, " or ") },
                );
            }
        }
    }

    fn members<'v>(
        &self,
        value: &'v Json,
        expected: &'static str,
    ) -> &'v [(String, Json)] {
        match value.members() {
            Some([]) => self.report(value, ProblemKind::Empty(expected)),
            None => self.wrong_type(value, expected),
            Some(_) => {}
        }
        value.members().unwrap_or_default()
    }

    fn wrong_type(&self, value: &Json, expected: &str) {
        let expected = expected.to_owned();
        let found = match value {
            Json::Text(it) => format!("`{it}`"),
            other => found(other),
        };
        self.report(value, ProblemKind::Type { expected, found });
    }

    fn report(&self, value: &Json, kind: ProblemKind) {
        self.sink.report(value, kind);
    }
}

/// Returns what there is, for a report.
fn found(value: &Json) -> String {
    match value {
        Json::Null => "null".to_owned(),
        Json::Bool(it) => it.to_string(),
        Json::Number(it) | Json::Text(it) => it.clone(),
        Json::Array(_) => "an array".to_owned(),
        Json::Object(_) => "an object".to_owned(),
    }
}

/// Returns names in backticks, separated by commas.
fn list(names: &[&str]) -> String {
    joined(names, ", ")
}

fn joined(names: &[&str], by: &str) -> String {
    let mut joined = String::new();
    for name in names {
        if !joined.is_empty() {
            joined.push_str(by);
        }
        joined.push('`');
        joined.push_str(name);
        joined.push('`');
    }
    joined
}

/// Where a page says less than `check`, to be smaller.
#[cfg(target_arch = "wasm32")]
mod help {
    pub(super) fn meant(_: &str, _: &[&str]) -> &'static str {
        ""
    }

    pub(super) fn object_with<F>(_: F) -> String {
        "an object".to_owned()
    }

    pub(super) fn must_or_may(_: &super::Object) {}
}

#[cfg(not(target_arch = "wasm32"))]
mod help {
    use super::super::distance::distance;
    use super::{Object, list};

    /// Returns a question after the key that was probably meant, where one is near.
    pub(super) fn meant(key: &str, known: &[&str]) -> String {
        let near = |it: &&&str| distance(key, it) <= if it.len() < 5 { 1 } else { 2 };
        let nearest = known.iter().filter(near).min_by_key(|it| distance(key, it));
        nearest.map(|it| format!("did you mean `{it}`? ")).unwrap_or_default()
    }

    pub(super) fn object_with(keys: impl FnOnce() -> Vec<&'static str>) -> String {
        "an object with ".to_owned() + &list(&keys())
    }

    /// Returns the keys that must stand; where none must, all that may.
    pub(super) fn must_or_may(object: &Object) -> Vec<&'static str> {
        let must = object.fields().filter(|it| it.missing.is_some());
        let must: Vec<&str> = must.map(|it| it.key).collect();
        if must.is_empty() { object.fields().map(|it| it.key).collect() } else { must }
    }
}
