//! Holds a document against the format, and collects every problem on the way.

use super::names::Names;
use super::node::Sink;
use super::problem::ProblemKind;
use super::shape::{Field, Kind, Object, Shape, Tagged};
use crate::domain::{DayOfYear, Fraction, ParticipantId, parse_date};
use crate::json::Json;

/// Reports everything in a value that is not of its shape.
pub(super) struct Walk<'a> {
    pub(super) sink: &'a Sink<'a>,
    pub(super) names: &'a Names<'a>,
}

impl Walk<'_> {
    pub(super) fn value(&self, value: &Json, shape: &Shape) {
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
                self.word(value, words)
            }
            Shape::WordOr(_, object) => self.object(value, object),
            Shape::Tagged(tagged) => self.tagged(value, tagged),
            Shape::Bool => {
                if value.as_bool().is_none() {
                    self.wrong_type(value, "true or false");
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
        let Some(text) = value.as_text() else {
            let expected = match shape {
                Shape::Date | Shape::Day => "a date (YYYY-MM-DD)",
                _ => "a text",
            };
            return self.wrong_type(value, expected);
        };
        let found = text.to_owned();
        let is_date = parse_date(text).is_some();
        let wrong = match shape {
            Shape::Date if !is_date => ProblemKind::Date(found),
            Shape::Day if !is_date && super::acts::month(text).is_none() => {
                ProblemKind::DateOrMonth(found)
            }
            Shape::DayOfYear if DayOfYear::parse(text).is_none() => {
                ProblemKind::DayOfYear(found)
            }
            Shape::Date | Shape::Day | Shape::DayOfYear => return,
            _ if text.is_empty() => ProblemKind::Empty("some text"),
            Shape::Share if Fraction::parse(text).is_none() => ProblemKind::Share(found),
            Shape::Id if ParticipantId::parse(text).is_none() => ProblemKind::Id(found),
            Shape::Url
                if !text.starts_with("https://") && !text.starts_with("http://") =>
            {
                let accepted =
                    "an address that begins with https:// or http://".to_owned();
                ProblemKind::Word { found, accepted }
            }
            Shape::Word(words) => return self.word(value, words),
            Shape::Name(kind) => return self.name(value, *kind),
            _ => return,
        };
        self.report(value, wrong);
    }

    fn words(&self, value: &Json) {
        self.line(value, &Shape::Words);
    }

    fn word(&self, value: &Json, words: &[&str]) {
        let found = value.as_text().unwrap_or_default();
        if found.is_empty() {
            self.report(value, ProblemKind::Empty("some text"));
        } else if !words.contains(&found) {
            let accepted = list(words);
            self.report(value, ProblemKind::Word { found: found.to_owned(), accepted });
        }
    }

    fn name(&self, value: &Json, kind: Kind) {
        let found = value.as_text().unwrap_or_default();
        let known = self.names.of_kind(kind);
        if known.binary_search(&found).is_ok() {
            return;
        }
        let found = found.to_owned();
        let defined = || list(known);
        self.report(
            value,
            match kind {
                Kind::Participant if ParticipantId::parse(&found).is_none() => {
                    ProblemKind::Id(found)
                }
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
            return self.wrong_type(value, "an object");
        }
        let Some(tag) = value.get(tagged.tag) else {
            return self.sink.lacks(
                value,
                tagged.tag,
                ProblemKind::Missing(tagged.missing),
            );
        };
        let named =
            tag.as_text().and_then(|tag| tagged.kinds.iter().find(|it| it.0 == tag));
        match named {
            Some((_, object)) => self.fields(value, object, Some(tagged.tag)),
            None if tag.as_text().is_none() => self.wrong_type(tag, "a text"),
            None => {
                let kinds: Vec<&str> = tagged.kinds.iter().map(|it| it.0).collect();
                self.word(tag, &kinds);
            }
        }
    }

    fn object(&self, value: &Json, object: &Object) {
        if value.members().is_none() {
            return self.wrong_type(value, "an object");
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
            if !known.contains(&key.as_str()) {
                self.report(inner, ProblemKind::UnknownKey(list(&known)));
            }
        }
    }

    /// Reports keys that exclude each other, and keys that lack another beside them.
    fn choice(&self, value: &Json, object: &Object) {
        let stands = |key: &&&str| value.get(key).is_some();
        if !object.one_of.is_empty() {
            let there: Vec<&str> = object.one_of.iter().filter(stands).copied().collect();
            if there.len() != 1 {
                let found = if there.is_empty() {
                    "none of them".to_owned()
                } else {
                    list(&there)
                };
                let accepted = list(object.one_of);
                self.report(value, ProblemKind::OneOf { accepted, found });
            }
        }
        for (key, others) in object.needs {
            let alone = others.iter().find(stands).is_none();
            if let Some(inner) = value.get(key).filter(|_| alone) {
                self.report(inner, ProblemKind::Needs { key, others: list(others) });
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

    fn wrong_type(&self, value: &Json, expected: &'static str) {
        let found = match value {
            Json::Null => "null".to_owned(),
            Json::Bool(it) => it.to_string(),
            Json::Number(it) => it.clone(),
            Json::Text(it) => format!("`{it}`"),
            Json::Array(_) => "an array".to_owned(),
            Json::Object(_) => "an object".to_owned(),
        };
        self.report(value, ProblemKind::Type { expected, found });
    }

    fn report(&self, value: &Json, kind: ProblemKind) {
        self.sink.report(value, kind);
    }
}

/// Returns names in backticks, separated by commas.
fn list(names: &[&str]) -> String {
    names.iter().map(|name| format!("`{name}`")).collect::<Vec<_>>().join(", ")
}
