//! A value of a document that was held against the format, ready to be taken over.

use super::problem::{Problem, ProblemKind};
use crate::domain::{
    Article, Date, GroupId, ParticipantId, SourceId, Table, Text, parse_date, sorted_by,
};
use crate::json::{Json, step};
use std::cell::RefCell;

/// How many problems a report lists.
const MOST: usize = 1_000;

/// A document and the problems found in it so far.
pub(super) struct Sink<'a> {
    document: &'a Json,
    problems: RefCell<Vec<Problem>>,
    /// Which values the problems after those noticed earlier are at.
    places: RefCell<Vec<(*const Json, usize)>>,
}

impl<'a> Sink<'a> {
    pub(super) fn new(document: &'a Json, mut noticed: Vec<Problem>) -> Self {
        if noticed.len() > MOST {
            noticed.truncate(MOST);
            noticed.push(too_many());
        }
        let places = RefCell::default();
        Self { document, problems: RefCell::new(noticed), places }
    }

    /// Returns the problems, each with the pointer to its value: looked up in one walk, so
    /// that a large file with many problems is refused as fast as any.
    pub(super) fn problems(self) -> Vec<Problem> {
        let mut problems = self.problems.into_inner();
        let places = sorted_by(self.places.into_inner(), Ord::cmp);
        if !places.is_empty() {
            self.document.walk(&mut String::new(), &mut |value, pointer| {
                let here = std::ptr::from_ref(value);
                let first = places.partition_point(|it| it.0 < here);
                for (_, idx) in places.iter().skip(first).take_while(|it| it.0 == here) {
                    if let Some(problem) = problems.get_mut(*idx) {
                        problem.pointer.insert_str(0, pointer);
                    }
                }
            });
        }
        problems
    }

    /// Returns whether more problems would not be listed.
    pub(super) fn is_full(&self) -> bool {
        self.problems.borrow().len() > MOST
    }

    pub(super) fn report(&self, value: &Json, kind: ProblemKind) {
        self.push(value, String::new(), kind);
    }

    /// Reports a key that a value lacks, at the place where it should stand.
    pub(super) fn lacks(&self, value: &Json, key: &str, kind: ProblemKind) {
        self.push(value, step(key), kind);
    }

    fn push(&self, value: &Json, below: String, kind: ProblemKind) {
        let mut problems = self.problems.borrow_mut();
        let problem = match problems.len() {
            0..MOST => {
                let mut places = self.places.borrow_mut();
                places.push((std::ptr::from_ref(value), problems.len()));
                Problem { pointer: below, kind }
            }
            MOST => too_many(),
            _ => return,
        };
        problems.push(problem);
    }
}

fn too_many() -> Problem {
    Problem { pointer: String::new(), kind: ProblemKind::TooMany(MOST) }
}

/// A value of a document. What it lacks or has wrong was reported when it was held against
/// the format: here it is just not there.
#[derive(Clone, Copy)]
pub(super) struct Node<'a> {
    pub(super) value: &'a Json,
    sink: &'a Sink<'a>,
}

impl<'a> Node<'a> {
    pub(super) fn root(sink: &'a Sink<'a>) -> Self {
        Self { value: sink.document, sink }
    }

    pub(super) fn report(self, kind: ProblemKind) {
        self.sink.report(self.value, kind);
    }

    fn with(self, value: &'a Json) -> Self {
        Self { value, ..self }
    }

    pub(super) fn get(self, key: &str) -> Option<Self> {
        self.value.get(key).map(|it| self.with(it))
    }

    /// Reads the items of the array under a key; none where there is no such key.
    pub(super) fn list<T>(self, key: &str, read: impl Fn(Self) -> Option<T>) -> Vec<T> {
        let mut all = Vec::new();
        for item in self.value.get(key).and_then(Json::items).unwrap_or_default() {
            // a loop: chained iterators weigh more to download
            if let Some(item) = read(self.with(item)) {
                all.push(item);
            }
        }
        all
    }

    /// Reads the members of the object under a key; none where there is no such key.
    pub(super) fn table<K: Ord, V>(
        self,
        key: &str,
        read: impl Fn(&str, Self) -> Option<(K, V)>,
    ) -> Table<K, V> {
        let mut all = Table::default();
        for (key, value) in
            self.value.get(key).and_then(Json::members).unwrap_or_default()
        {
            if let Some((key, value)) = read(key, self.with(value)) {
                all.insert(key, value);
            }
        }
        all
    }

    pub(super) fn str(self, key: &str) -> Option<&'a str> {
        self.value.get(key)?.as_text()
    }

    pub(super) fn owned(self, key: &str) -> Option<String> {
        self.str(key).map(str::to_owned)
    }

    pub(super) fn whole(self, key: &str) -> Option<u32> {
        self.value.get(key)?.as_whole()
    }

    /// Returns whether a flag is set; one that is not there is not.
    pub(super) fn flag(self, key: &str) -> bool {
        self.value.get(key).and_then(Json::as_bool).unwrap_or(false)
    }

    pub(super) fn date(self, key: &str) -> Option<Date> {
        parse_date(self.str(key)?)
    }

    pub(super) fn id(self, key: &str) -> Option<ParticipantId> {
        ParticipantId::parse(self.str(key)?)
    }

    pub(super) fn group(self, key: &str) -> Option<GroupId> {
        self.owned(key).map(GroupId)
    }

    pub(super) fn source(self, key: &str) -> Option<SourceId> {
        self.owned(key).map(SourceId)
    }

    pub(super) fn article(self, key: &str) -> Option<Article> {
        self.owned(key).map(Article)
    }

    pub(super) fn sources(self) -> Vec<SourceId> {
        self.list("sources", |it| Some(SourceId(it.value.as_text()?.to_owned())))
    }

    /// Returns the meaning of the word under a key.
    pub(super) fn word<T: Copy>(self, key: &str, words: &[(&str, T)]) -> Option<T> {
        let text = self.str(key)?;
        words.iter().find(|it| it.0 == text).map(|it| it.1)
    }

    /// Returns the meanings of the words in the array under a key.
    pub(super) fn words<T: Copy>(self, key: &str, words: &[(&str, T)]) -> Vec<T> {
        let meaning = |node: Node<'_>| {
            let text = node.value.as_text()?;
            words.iter().find(|it| it.0 == text).map(|it| it.1)
        };
        self.list(key, meaning)
    }

    pub(super) fn text(self, key: &str) -> Option<Text> {
        self.get(key)?.as_words()
    }

    /// Returns the words by language that this is.
    pub(super) fn as_words(self) -> Option<Text> {
        let members = self.value.members()?;
        let mut text = Table::default();
        for (tag, words) in members {
            if let Some(words) = words.as_text() {
                text.insert(tag.clone(), words.to_owned());
            }
        }
        Some(Text::new(text))
    }
}
