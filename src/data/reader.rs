//! Reads a JSON document key by key and collects every problem on the way.

use super::problem::{Problem, ProblemKind};
use crate::domain::{Article, Date, ParticipantId, Table, Text, parse_date};
use crate::json::{Json, step};
use std::cell::RefCell;

/// A document and the problems found in it so far.
pub(super) struct Sink<'a> {
    document: &'a Json,
    problems: RefCell<Vec<Problem>>,
}

impl<'a> Sink<'a> {
    pub(super) fn new(document: &'a Json, noticed: Vec<Problem>) -> Self {
        Self { document, problems: RefCell::new(noticed) }
    }

    pub(super) fn problems(self) -> Vec<Problem> {
        self.problems.into_inner()
    }

    /// Reports a problem of a value, or of a key that it lacks.
    fn report(&self, value: &Json, lacks: Option<&str>, kind: ProblemKind) {
        let mut pointer = self.document.pointer_to(value).unwrap_or_default();
        if let Some(key) = lacks {
            pointer.push_str(&step(key));
        }
        self.problems.borrow_mut().push(Problem { pointer, kind });
    }
}

/// A value of a document. Where it stands is looked up once there is a problem to report.
#[derive(Clone, Copy)]
pub(super) struct Node<'a> {
    value: &'a Json,
    sink: &'a Sink<'a>,
}

impl<'a> Node<'a> {
    pub(super) fn root(sink: &'a Sink<'a>) -> Self {
        Self { value: sink.document, sink }
    }

    pub(super) fn report(self, kind: ProblemKind) {
        self.sink.report(self.value, None, kind);
    }

    fn wrong_type<T>(self, expected: &'static str) -> Option<T> {
        let found = match self.value {
            Json::Null => "null".to_owned(),
            Json::Bool(it) => it.to_string(),
            Json::Number(it) => it.clone(),
            Json::Text(it) => format!("`{it}`"),
            Json::Array(_) => "an array".to_owned(),
            Json::Object(_) => "an object".to_owned(),
        };
        self.report(ProblemKind::Type { expected, found });
        None
    }

    fn with(self, value: &'a Json) -> Self {
        Self { value, sink: self.sink }
    }

    pub(super) fn string(self) -> Option<&'a str> {
        match self.value.as_text() {
            Some("") => {
                self.report(ProblemKind::Empty("some text"));
                None
            }
            Some(text) => Some(text),
            None => self.wrong_type("a text"),
        }
    }

    pub(super) fn owned(self) -> Option<String> {
        self.string().map(str::to_owned)
    }

    pub(super) fn bool(self) -> Option<bool> {
        self.value.as_bool().or_else(|| self.wrong_type("true or false"))
    }

    pub(super) fn whole(self) -> Option<u32> {
        self.value.as_whole().or_else(|| self.wrong_type("a whole number"))
    }

    /// Returns a whole number from 1 on.
    pub(super) fn positive(self) -> Option<u32> {
        match self.value.as_whole() {
            None | Some(0) => self.wrong_type("a whole number from 1 on"),
            Some(number) => Some(number),
        }
    }

    pub(super) fn date(self) -> Option<Date> {
        let text = self.value.as_text();
        let Some(text) = text else { return self.wrong_type("a date (YYYY-MM-DD)") };
        let date = parse_date(text);
        if date.is_none() {
            self.report(ProblemKind::Date(text.to_owned()));
        }
        date
    }

    pub(super) fn id(self) -> Option<ParticipantId> {
        let text = self.string()?;
        let id = ParticipantId::parse(text);
        if id.is_none() {
            self.report(ProblemKind::Id(text.to_owned()));
        }
        id
    }

    pub(super) fn word<T: Copy>(self, accepted: &[(&str, T)]) -> Option<T> {
        let text = self.string()?;
        let found = accepted.iter().find(|(name, _)| *name == text);
        if found.is_none() {
            let accepted = list(accepted.iter().map(|(name, _)| *name));
            self.report(ProblemKind::Word { found: text.to_owned(), accepted });
        }
        found.map(|(_, meaning)| *meaning)
    }

    pub(super) fn text(self) -> Option<Text> {
        let languages = self.entries("texts by language, such as {\"en\": \"…\"}");
        if languages.is_empty() {
            return None;
        }
        let mut text = Table::default();
        for (tag, words) in languages {
            if let Some(words) = words.owned() {
                text.insert(tag.to_owned(), words);
            }
        }
        Some(Text::new(text))
    }

    /// Returns the members of an object whose keys are the author's own.
    pub(super) fn entries(self, expected: &'static str) -> Vec<(&'a str, Self)> {
        let Some(map) = self.value.members() else {
            return self.wrong_type(expected).unwrap_or_default();
        };
        if map.is_empty() {
            self.report(ProblemKind::Empty(expected));
        }
        map.iter().map(|(key, value)| (key.as_str(), self.with(value))).collect()
    }

    /// Reads every item of an array; items that fail are left out, their problems are kept.
    pub(super) fn each<T>(self, read: impl Fn(Self) -> Option<T>) -> Option<Vec<T>> {
        let Some(items) = self.value.items() else {
            return self.wrong_type("an array");
        };
        let mut all = Vec::new();
        for item in items {
            if let Some(item) = read(self.with(item)) {
                all.push(item);
            }
        }
        Some(all)
    }

    pub(super) fn is_empty_array(self) -> bool {
        self.value.items().is_some_and(<[Json]>::is_empty)
    }

    pub(super) fn is_string(self) -> bool {
        self.value.as_text().is_some()
    }

    pub(super) fn object(self) -> Option<Object<'a>> {
        match self.value.members() {
            Some(map) => Some(Object { node: self, map, known: RefCell::default() }),
            None => self.wrong_type("an object"),
        }
    }
}

/// An object whose keys the format fixes; it remembers which were asked for.
pub(super) struct Object<'a> {
    node: Node<'a>,
    map: &'a [(String, Json)],
    known: RefCell<Vec<&'static str>>,
}

impl<'a> Object<'a> {
    /// Returns the value of a key that may be absent.
    pub(super) fn maybe(&self, key: &'static str) -> Option<Node<'a>> {
        self.known.borrow_mut().push(key);
        self.node.value.get(key).map(|value| self.node.with(value))
    }

    /// Returns the value of a key that must be there; its absence is reported at its place.
    pub(super) fn must(
        &self,
        key: &'static str,
        expected: &'static str,
    ) -> Option<Node<'a>> {
        let value = self.maybe(key);
        if value.is_none() {
            let Node { value, sink } = self.node;
            sink.report(value, Some(key), ProblemKind::Missing(expected));
        }
        value
    }

    /// Returns the texts of a key that may be absent.
    pub(super) fn maybe_text(&self, key: &'static str) -> Option<Text> {
        self.maybe(key)?.text()
    }

    /// Returns the texts of a key that must be there; none after a problem.
    pub(super) fn text(&self, key: &'static str) -> Text {
        let node = self.must(key, "texts by language, such as {\"en\": \"…\"}");
        node.and_then(Node::text).unwrap_or_default()
    }

    /// Returns the day of a key that may be absent.
    pub(super) fn maybe_date(&self, key: &'static str) -> Option<Date> {
        self.maybe(key)?.date()
    }

    /// Returns the day of a key that must be there.
    pub(super) fn date(&self, key: &'static str) -> Option<Date> {
        self.must(key, "a date (YYYY-MM-DD)")?.date()
    }

    /// Returns the article of a key that may be absent.
    pub(super) fn maybe_article(&self, key: &'static str) -> Option<Article> {
        self.maybe(key)?.owned().map(Article)
    }

    pub(super) fn report(&self, kind: ProblemKind) {
        self.node.report(kind);
    }

    /// Reports every key that nothing asked for.
    pub(super) fn close(&self) {
        let known = self.known.borrow();
        for (key, value) in self.map {
            if !known.contains(&key.as_str()) {
                let accepted = list(known.iter().copied());
                self.node.with(value).report(ProblemKind::UnknownKey(accepted));
            }
        }
    }
}

/// Returns names in backticks, separated by commas.
pub(super) fn list<'a>(names: impl Iterator<Item = &'a str>) -> String {
    names.map(|name| format!("`{name}`")).collect::<Vec<_>>().join(", ")
}
