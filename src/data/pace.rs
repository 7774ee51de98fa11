//! The digest of how fast treaties went, which a chart compares one treaty with.
//!
//! `static/pace.json` is one object, `{"format":1,"treaties":[...]}`, printed by
//! `treaty-map pace FILE...`, the treaties by id. Each has
//!
//! - `id`, `title` (the short one, where there is one) and `auspices`, texts by language,
//! - `opened` and `as_of`, the days between which it is known,
//! - `complete`: whether its file declares nothing to be missing,
//! - `entry_into_force`, or `null`, and the lists `consents`, `ended` and `signatures`, all in
//!   days since the opening for signature, in order: `consents` has the day of each consent,
//!   `ended` the day from which one of these no longer holds.
//!
//! What is known only roughly stands at the end of its span; what is not even known by a month
//! is left out. What comes after `as_of` is left out too.

use crate::domain::{Date, Table, Text, parse_date};
use crate::json::Json;

/// How fast some treaties went.
#[derive(Clone, Debug, Default)]
pub struct Pace {
    /// The treaties, by id.
    pub treaties: Vec<TreatyPace>,
}

/// The same only where it is one: it is read once.
impl PartialEq for Pace {
    fn eq(&self, other: &Self) -> bool {
        std::ptr::eq(self, other)
    }
}

impl Eq for Pace {}

/// How fast one treaty went. Days are counted from its opening for signature.
#[derive(Clone, Debug, Default)]
pub struct TreatyPace {
    /// The file's stem.
    pub id: String,
    /// A title that fits a line.
    pub title: Text,
    /// The organization in which it was made.
    pub auspices: Option<Text>,
    /// Its opening for signature.
    pub opened: Date,
    /// How many days its record is long.
    pub known: u32,
    /// The day of its entry into force.
    pub into_force: Option<u32>,
    /// Whether its file declares nothing to be missing.
    pub is_complete: bool,
    /// The day of each consent.
    pub consents: Vec<u32>,
    /// The day from which one of these no longer holds.
    pub ended: Vec<u32>,
    /// The day of each signature.
    pub signatures: Vec<u32>,
}

impl Pace {
    /// Returns what a digest says, if it is one.
    pub fn read(digest: &Json) -> Option<Self> {
        let treaties = digest.get("treaties")?.items()?.iter();
        Some(Self { treaties: treaties.map(treaty).collect::<Option<_>>()? })
    }
}

fn treaty(it: &Json) -> Option<TreatyPace> {
    let day = |key: &str| parse_date(it.get(key)?.as_text()?);
    let opened = day("opened")?;
    let numbers = |key: &str| -> Option<Vec<u32>> {
        it.get(key)?.items()?.iter().map(Json::as_whole).collect()
    };
    Some(TreatyPace {
        id: it.get("id")?.as_text()?.to_owned(),
        title: text(it.get("title")?)?,
        auspices: it.get("auspices").and_then(text),
        opened,
        known: since(opened, day("as_of")?),
        into_force: it.get("entry_into_force").and_then(Json::as_whole),
        is_complete: it.get("complete")?.as_bool()?,
        consents: numbers("consents")?,
        ended: numbers("ended")?,
        signatures: numbers("signatures")?,
    })
}

fn text(it: &Json) -> Option<Text> {
    let words = it.members()?.iter();
    let words = words.map(|(tag, it)| Some((tag.clone(), it.as_text()?.to_owned())));
    Some(Text::new(words.collect::<Option<Table<_, _>>>()?))
}

/// Returns how many days one day is after another; none where it is before.
fn since(opened: Date, day: Date) -> u32 {
    u32::try_from(day.signed_duration_since(opened).num_days()).unwrap_or(0)
}

/// Returns how many numbers of a sorted list are no greater than one.
fn up_to(days: &[u32], day: u32) -> u32 {
    u32::try_from(days.partition_point(|it| *it <= day)).unwrap_or(u32::MAX)
}

impl TreatyPace {
    /// Returns how many consents stood so many days after the opening.
    pub fn consents_by(&self, day: u32) -> u32 {
        up_to(&self.consents, day).saturating_sub(up_to(&self.ended, day))
    }

    /// Returns how many had signed so many days after the opening.
    pub fn signatures_by(&self, day: u32) -> u32 {
        up_to(&self.signatures, day)
    }
}

#[cfg(not(target_arch = "wasm32"))]
mod of {
    use super::{Pace, TreatyPace, since};
    use crate::domain::{History, Text, Treaty, Window};
    use crate::json::Writer;

    /// The longest span, in days, that still says when something was: a month.
    const MONTH: u32 = 31;

    impl TreatyPace {
        /// Returns the pace of a treaty, by its record.
        pub fn of(treaty: &Treaty) -> Self {
            let opened = treaty.opened.date;
            let status = History::of(treaty).status_on(treaty.as_of);
            let past = |it: &Window| it.to <= treaty.as_of;
            let is_dated = |it: &Window| since(it.from, it.to) < MONTH;
            let number = |it: Window| since(opened, it.to);
            let (mut consents, mut ended) = (Vec::new(), Vec::new());
            let mut signatures = Vec::new();
            for row in &status.participants {
                signatures
                    .extend(row.signature.filter(past).filter(is_dated).map(number));
                for it in row.all_episodes() {
                    if past(&it.consented) && is_dated(&it.consented) {
                        consents.push(number(it.consented));
                        ended.extend(it.ended.filter(past).map(number));
                    }
                }
            }
            for days in [&mut consents, &mut ended, &mut signatures] {
                days.sort_unstable();
            }
            let whole = &treaty.completeness;
            Self {
                id: treaty.id.clone(),
                title: treaty.short_title.clone().unwrap_or_else(|| treaty.title.clone()),
                auspices: treaty.auspices.clone(),
                opened,
                known: since(opened, treaty.as_of),
                into_force: status.entry().map(|it| it.into_force).and_then(|it| {
                    it.day()
                        .filter(|day| *day <= treaty.as_of)
                        .map(|it| since(opened, it))
                }),
                is_complete: ![whole.signatures, whole.consents].contains(&Some(false)),
                consents,
                ended,
                signatures,
            }
        }

        fn to_json(&self) -> String {
            let mut it = Writer::object();
            it.text("id", &self.id);
            it.raw("title", &texts(&self.title));
            it.raw("auspices", &self.auspices.as_ref().map_or("null".into(), texts));
            it.text("opened", &self.opened.to_string());
            let days = chrono::Days::new(u64::from(self.known));
            let as_of = self.opened.checked_add_days(days).unwrap_or(self.opened);
            it.text("as_of", &as_of.to_string());
            it.flag("complete", self.is_complete);
            let into_force =
                self.into_force.map_or("null".to_owned(), |it| it.to_string());
            it.raw("entry_into_force", &into_force);
            let lists = [
                ("consents", &self.consents),
                ("ended", &self.ended),
                ("signatures", &self.signatures),
            ];
            for (key, days) in lists {
                let days: Vec<_> = days.iter().map(u32::to_string).collect();
                it.list(key, &days);
            }
            it.done()
        }
    }

    fn texts(text: &Text) -> String {
        let mut object = Writer::object();
        for language in text.languages() {
            object.text(language, text.words(language));
        }
        object.done()
    }

    impl Pace {
        /// Returns the digest: the module's documentation has its format.
        pub fn to_json(&self) -> String {
            // a line for each treaty, so that a change can be read
            let treaties: Vec<_> =
                self.treaties.iter().map(|it| format!("\n{}", it.to_json())).collect();
            let mut object = Writer::object();
            object.number("format", 1);
            object.list("treaties", &treaties);
            object.done() + "\n"
        }
    }
}
