//! One treaty on one day in one language: what every part of the figure is computed from.

use crate::data::TreatyFile;
use crate::domain::{Act, Assumptions, Date, Status, Text, Treaty, status_on};
use crate::i18n::{Catalogue, Message};
use std::rc::Rc;

/// A treaty on a day, in a language.
#[derive(Clone, Debug)]
pub struct Scene {
    /// The treaty's file.
    pub file: Rc<TreatyFile>,
    /// The language.
    pub words: Rc<Catalogue>,
    /// The day shown.
    pub on: Date,
    /// The reader's day.
    pub today: Date,
    /// What is assumed beyond the record; mostly nothing.
    pub assumed: Assumptions,
    /// The status on the day shown, with what is assumed.
    pub status: Status,
}

/// Returns texts as one, with something between them; the empty ones are left out.
///
/// The standard library's own would add 400 bytes to what a page downloads.
pub(super) fn joined(texts: &[String], between: &str) -> String {
    let mut joined = String::new();
    for text in texts.iter().filter(|it| !it.is_empty()) {
        if !joined.is_empty() {
            joined.push_str(between);
        }
        joined.push_str(text);
    }
    joined
}

impl Scene {
    /// Evaluates a treaty on a day, with what is assumed.
    pub fn new(
        file: Rc<TreatyFile>,
        words: Rc<Catalogue>,
        on: Date,
        today: Date,
        assumed: Assumptions,
    ) -> Self {
        let status = status_on(&file.treaty, on, &assumed);
        Self { file, words, on, today, assumed, status }
    }

    /// Returns the treaty.
    pub fn treaty(&self) -> &Treaty {
        &self.file.treaty
    }

    /// Returns the last day that the record can speak for: the day shown, or `as_of`.
    pub fn known_on(&self) -> Date {
        self.on.min(self.treaty().as_of)
    }

    /// Returns the day of an act in words, as far as it is known.
    pub fn act_day(&self, act: &Act) -> String {
        self.words.span(act.day, self.treaty().opened.date)
    }

    /// Returns whether the file says that signatures or consents are missing from it.
    pub fn is_incomplete(&self) -> bool {
        let it = &self.treaty().completeness;
        it.signatures == Some(false) || it.consents == Some(false)
    }

    /// Returns a message that takes nothing.
    pub fn say(&self, message: Message) -> String {
        self.words.say(message)
    }

    /// Returns a message with its placeholders filled in.
    pub fn fill(&self, message: Message, with: &[(&str, &str)]) -> String {
        self.words.fill(message, with)
    }

    /// Returns an authored text in the scene's language, or the best there is.
    pub fn text<'a>(&'a self, text: &'a Text) -> &'a str {
        self.told(text).map_or("", |it| it.1)
    }

    /// Returns the language an authored text is really in, where it is not the scene's.
    pub fn foreign(&self, text: &Text) -> Option<String> {
        let (tag, _) = self.told(text)?;
        (tag != self.words.language()).then(|| tag.to_owned())
    }

    /// Returns the language and the words of an authored text.
    fn told<'a>(&'a self, text: &'a Text) -> Option<(&'a str, &'a str)> {
        let language = self.words.language();
        let (tag, words) = text.best(language)?;
        let translated = self.words.translated(words).filter(|_| tag == "en");
        Some(translated.map_or((tag, words), |words| (language, words)))
    }
}
