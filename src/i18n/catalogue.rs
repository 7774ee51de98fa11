//! One language, read from its file.

use super::Message;
use crate::domain::{Date, Table, Window};
use crate::json::{Json, Packed};
use chrono::Datelike;

/// The direction in which a language is written.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Direction {
    /// From the left.
    LeftToRight,
    /// From the right.
    RightToLeft,
}

/// The plural categories that a number can fall into.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum PluralRule {
    /// 1 is "one" (English).
    OneIsOne,
    /// 0 and 1 are "one" (French).
    OneIsZeroOrOne,
}

#[derive(Clone, Debug, PartialEq, Eq)]
enum Words {
    Same(String),
    Counted { one: String, other: String },
}

/// A language: its messages, names of countries, months and dates.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Catalogue {
    language: String,
    direction: Direction,
    day_format: String,
    first_day: String,
    months: Vec<String>,
    plural: PluralRule,
    /// In the order of [`Message::ALL`]; of those that come later only once they are here.
    messages: Vec<Words>,
    /// What else the file says: messages that come later.
    rest: Table<String, Words>,
    names: Table<String, String>,
    /// What the built-in treaty says in this language, by its English words.
    texts: Table<String, String>,
}

/// Why a language file cannot be used.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
#[non_exhaustive]
pub enum CatalogueError {
    /// Not JSON.
    #[error("not JSON: {0}")]
    Syntax(String),
    /// Parts that must be there.
    #[error("missing or of the wrong type: {}", .0.join(", "))]
    Missing(Vec<String>),
    /// Messages that mean nothing.
    #[error("unknown messages: {}", .0.join(", "))]
    Unknown(Vec<String>),
}

const ENGLISH: Packed = Packed {
    words: include_str!(concat!(env!("OUT_DIR"), "/en.words")),
    tree: include_bytes!(concat!(env!("OUT_DIR"), "/en.tree")),
};

const ENGLISH_LATER: Packed = Packed {
    words: include_str!(concat!(env!("OUT_DIR"), "/en-later.words")),
    tree: include_bytes!(concat!(env!("OUT_DIR"), "/en-later.tree")),
};

/// Returns English, which is compiled in: on a page what the first map says, else all.
///
/// # Errors
/// Those of [`Catalogue::of`]; a test holds that there are none.
pub fn english() -> Result<Catalogue, CatalogueError> {
    let english = Catalogue::of(&ENGLISH.unpack().unwrap_or(Json::Null))?;
    #[cfg(not(target_arch = "wasm32"))]
    let english = english.completed()?;
    Ok(english)
}

fn text(object: &Json, key: &str) -> Option<String> {
    object.get(key)?.as_text().map(str::to_owned)
}

fn words(value: &Json) -> Option<Words> {
    match value {
        Json::Text(same) => Some(Words::Same(same.clone())),
        Json::Object(_) => Some(Words::Counted {
            one: text(value, "one")?,
            other: text(value, "other")?,
        }),
        _ => None,
    }
}

fn all_words(messages: &Json) -> Table<String, Words> {
    let members = messages.members().unwrap_or_default().iter();
    members.filter_map(|(key, it)| Some((key.clone(), words(it)?))).collect()
}

fn filled(template: &str, with: &[(&str, &str)]) -> String {
    let mut filled = String::with_capacity(template.len());
    let mut rest = template;
    while let Some((before, after)) = rest.split_once('{') {
        filled.push_str(before);
        let Some((name, after)) = after.split_once('}') else { break };
        let value = with.iter().find(|(key, _)| *key == name).map(|(_, it)| *it);
        filled.push_str(value.unwrap_or(""));
        rest = after;
    }
    filled.push_str(rest);
    filled
}

/// Returns whether a window is a whole month: a day of which just the month is known.
pub fn is_month(window: Window) -> bool {
    let Window { from, to } = window;
    let next = to.succ_opt().is_some_and(|it| it.day() == 1);
    from.day() == 1 && next && (from.year(), from.month()) == (to.year(), to.month())
}

impl Catalogue {
    /// Reads a language file.
    ///
    /// # Errors
    /// All missing parts and messages at once, or all unknown messages.
    #[cfg(not(target_arch = "wasm32"))]
    pub fn read(json: &str) -> Result<Self, CatalogueError> {
        let document = crate::json::parse(json)
            .map_err(|error| CatalogueError::Syntax(error.to_string()))?;
        let catalogue = Self::of(&document.value)?.completed()?;
        if catalogue.rest.keys().next().is_some() {
            let unknown = catalogue.rest.keys().cloned().collect();
            return Err(CatalogueError::Unknown(unknown));
        }
        Ok(catalogue)
    }

    /// Returns the language with what is said beyond the first map, which for English comes
    /// with the later part of the module.
    ///
    /// # Errors
    /// All missing messages at once.
    #[inline(never)]
    pub fn completed(&self) -> Result<Self, CatalogueError> {
        let mut complete = self.clone();
        if self.is_complete() {
            return Ok(complete);
        }
        let mut missing = Vec::new();
        if self.language == "en" && self.rest.keys().next().is_none() {
            let later = ENGLISH_LATER.unpack().unwrap_or(Json::Null);
            complete.rest = all_words(&later);
        }
        for key in Message::later_keys() {
            match complete.rest.remove(key) {
                Some(words) => complete.messages.push(words),
                None => missing.push(format!("messages/{key}")),
            }
        }
        if missing.is_empty() {
            Ok(complete)
        } else {
            Err(CatalogueError::Missing(missing))
        }
    }

    /// Returns whether what is said beyond the first map is here.
    pub fn is_complete(&self) -> bool {
        self.messages.len() == Message::ALL.len()
    }

    /// Returns the language of a file that was read already: compiled in, or by a browser.
    ///
    /// # Errors
    /// All missing parts and messages at once.
    pub fn of(file: &Json) -> Result<Self, CatalogueError> {
        let mut missing = Vec::new();
        let mut part = |key: &str| {
            text(file, key).unwrap_or_else(|| {
                missing.push(key.to_owned());
                String::new()
            })
        };
        let [language, direction, day_format, first_day, plural] =
            ["language", "direction", "day_format", "first_day", "plural"].map(&mut part);
        let months = file.get("months").and_then(Json::items).map(|all| {
            all.iter()
                .filter_map(|it| it.as_text().map(str::to_owned))
                .collect::<Vec<_>>()
        });
        let months = months.filter(|it| it.len() == 12).unwrap_or_else(|| {
            missing.push("months".to_owned());
            Vec::new()
        });

        let object = |key: &str| file.get(key).unwrap_or(&Json::Null);
        let written = object("messages");
        let mut messages = Vec::new();
        let known = Message::keys();
        for key in &known {
            match written.get(key).and_then(words) {
                Some(words) => messages.push(words),
                None => missing.push(format!("messages/{key}")),
            }
        }
        if !missing.is_empty() {
            return Err(CatalogueError::Missing(missing));
        }
        let mut rest = all_words(written);
        for key in known {
            rest.remove(key);
        }
        let table = |key: &str| {
            let members = object(key).members().unwrap_or_default().iter();
            members
                .filter_map(|(id, it)| Some((id.clone(), it.as_text()?.into())))
                .collect()
        };
        Ok(Self {
            direction: match direction.as_str() {
                "rtl" => Direction::RightToLeft,
                _ => Direction::LeftToRight,
            },
            plural: match plural.as_str() {
                "one_is_0_or_1" => PluralRule::OneIsZeroOrOne,
                _ => PluralRule::OneIsOne,
            },
            language,
            day_format,
            first_day,
            months,
            messages,
            rest,
            names: table("names"),
            texts: table("texts"),
        })
    }

    /// Returns the BCP 47 tag.
    pub fn language(&self) -> &str {
        &self.language
    }

    /// Returns the direction of writing.
    pub fn direction(&self) -> Direction {
        self.direction
    }

    /// Returns the messages' keys and texts, every form.
    pub fn texts(&self) -> impl Iterator<Item = (Message, &str)> {
        Message::ALL.iter().zip(&self.messages).flat_map(
            |(&message, words)| match words {
                Words::Same(same) => vec![(message, same.as_str())],
                Words::Counted { one, other } => {
                    vec![(message, one.as_str()), (message, other.as_str())]
                }
            },
        )
    }

    /// Returns a message that takes nothing.
    pub fn say(&self, message: Message) -> String {
        self.fill(message, &[])
    }

    /// Returns a message with its `{placeholders}` filled in.
    pub fn fill(&self, message: Message, with: &[(&str, &str)]) -> String {
        self.count(message, 0, with)
    }

    /// Returns a message in the form that a number asks for.
    pub fn count(&self, message: Message, number: u32, with: &[(&str, &str)]) -> String {
        let is_one = match self.plural {
            PluralRule::OneIsOne => number == 1,
            PluralRule::OneIsZeroOrOne => number <= 1,
        };
        let template = match self.messages.get(message as usize) {
            Some(Words::Same(same)) => same,
            Some(Words::Counted { one, .. }) if is_one => one,
            Some(Words::Counted { other, .. }) => other,
            None => return String::new(),
        };
        filled(template, with)
    }

    /// Returns a date in words: "1 March 2027", « 1er mars 2027 ».
    pub fn date(&self, date: Date) -> String {
        self.dated(&self.day_format, date)
    }

    fn dated(&self, template: &str, date: Date) -> String {
        let day = match date.day() {
            1 => self.first_day.clone(),
            day => day.to_string(),
        };
        let month =
            usize::try_from(date.month0()).ok().and_then(|it| self.months.get(it));
        let (month, year) = (month.map_or("", String::as_str), date.year().to_string());
        filled(template, &[("day", &day), ("month", month), ("year", &year)])
    }

    /// Returns a day as far as it is known: itself, "August 2012", "by 26 April 2008" where
    /// nothing after `floor` is known of its beginning, else "between ... and ...".
    pub fn span(&self, window: Window, floor: Date) -> String {
        let to = self.date(window.to);
        if window.day().is_some() {
            return to;
        }
        if is_month(window) {
            let template = self.messages.get(Message::Month as usize);
            let Some(Words::Same(template)) = template else { return to };
            return self.dated(template, window.to);
        }
        if window.from <= floor {
            return self.fill(Message::ByDay, &[("date", &to)]);
        }
        let from = self.date(window.from);
        self.fill(Message::Between, &[("from", &from), ("to", &to)])
    }

    /// Returns a share in words, never rounded up: "52.1%", « 52,1 % », "0.04%".
    pub fn percent(&self, hundredths: u32) -> String {
        let (whole, rest) = (hundredths / 100, hundredths % 100);
        let digits = match (whole, rest) {
            (_, 0) => String::new(),
            (0, 1..10) => format!("0{rest}"),
            (_, rest) => (rest / 10).to_string(),
        };
        let mut number = whole.to_string();
        if !digits.is_empty() && digits != "0" {
            number.push_str(&self.say(Message::Decimal));
            number.push_str(&digits);
        }
        self.fill(Message::Percent, &[("n", &number)])
    }

    /// Returns what the English words of the built-in treaty are in this language: the module
    /// has the English ones alone, and the others come with the language.
    pub fn translated(&self, english: &str) -> Option<&str> {
        self.texts.get(english).map(String::as_str)
    }

    /// Returns the name of a country, territory or organization by its code.
    pub fn name(&self, code: &str) -> Option<&str> {
        self.names.get(code).map(String::as_str)
    }
}
