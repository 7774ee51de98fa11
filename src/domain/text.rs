//! A text that the file's author wrote in one or more languages.

use super::Table;

/// Authored words by BCP 47 language tag; never empty once validated.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Text(Table<String, String>);

impl Text {
    /// Makes a text from its languages.
    pub fn new(by_language: Table<String, String>) -> Self {
        Self(by_language)
    }

    /// Returns the words in the best language there is, with that language's tag: the one
    /// asked for, else its primary subtag, else English, else the first.
    pub fn best(&self, language: &str) -> Option<(&str, &str)> {
        let primary = language.split('-').next().unwrap_or(language);
        [language, primary, "en"]
            .into_iter()
            .find_map(|tag| self.0.iter().find(|(known, _)| *known == tag))
            .or_else(|| self.0.iter().next())
            .map(|(tag, words)| (tag.as_str(), words.as_str()))
    }

    /// Returns the words of [`Text::best`], or nothing at all.
    pub fn words(&self, language: &str) -> &str {
        self.best(language).map_or("", |(_, words)| words)
    }

    /// Returns the languages this text has.
    pub fn languages(&self) -> impl Iterator<Item = &str> {
        self.0.keys().map(String::as_str)
    }
}
