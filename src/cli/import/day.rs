//! Days as depositaries write them, and the marks that stand after them.

use crate::domain::{Date, parse_date};
use crate::i18n::fold;
use std::fmt;

const MONTHS: [(&str, &str); 12] = [
    ("january", "janvier"),
    ("february", "fevrier"),
    ("march", "mars"),
    ("april", "avril"),
    ("may", "mai"),
    ("june", "juin"),
    ("july", "juillet"),
    ("august", "aout"),
    ("september", "septembre"),
    ("october", "octobre"),
    ("november", "novembre"),
    ("december", "decembre"),
];

/// A day, or a month of which the day is not known.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Day {
    /// A calendar date.
    On(Date),
    /// Only the month is known; its first day.
    Month(Date),
}

impl Day {
    /// Reads the form of treaty files: `YYYY-MM-DD` or `YYYY-MM`.
    pub(super) fn parse(text: &str) -> Option<Self> {
        let month = || parse_date(&format!("{text}-01")).map(Self::Month);
        parse_date(text).map(Self::On).or_else(month)
    }

    /// Returns the day, or the first day of the month.
    pub(super) fn first(self) -> Date {
        match self {
            Self::On(day) | Self::Month(day) => day,
        }
    }

    /// Returns whether the other could be the same day, this one being known as well as it or
    /// better.
    pub(super) fn says(self, other: Self) -> bool {
        match (self, other) {
            (Self::On(_), Self::Month(_)) => month(self) == month(other),
            _ => self == other,
        }
    }
}

fn month(day: Day) -> String {
    Day::Month(day.first()).to_string()
}

impl fmt::Display for Day {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::On(day) => write!(f, "{day}"),
            Self::Month(first) => {
                let day = first.to_string();
                f.write_str(day.get(..7).unwrap_or(&day))
            }
        }
    }
}

/// The order of day and month in a table's numeric dates.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) enum Order {
    /// Day first, or no numeric dates at all.
    DayFirst,
    /// A value cannot have its day first; the value.
    MonthFirst(String),
}

impl Order {
    /// Looks for a numeric date in which only the second number can be the day.
    pub(super) fn of<'a>(cells: impl Iterator<Item = &'a str>) -> Self {
        let mut dates = cells.map(|it| split(it).0);
        let proof = dates.find(|it| match numeric(it) {
            Some([first, second, _]) => second > 12 && first <= 12,
            None => false,
        });
        proof.map_or(Self::DayFirst, |it| Self::MonthFirst(it.trim().to_owned()))
    }
}

/// Returns the numbers of a date such as `5/9/2024` or `05.09.2024`.
fn numeric(text: &str) -> Option<[u32; 3]> {
    let parts: Vec<&str> = text.trim().split(['/', '.', '-']).map(str::trim).collect();
    let &[first, second, year] = parts.as_slice() else { return None };
    let is_year = year.len() == 4;
    let read = [first, second, year].map(|it| digits(it).unwrap_or(0));
    (is_year && !read.contains(&0)).then_some(read)
}

fn digits(text: &str) -> Option<u32> {
    let fits = text.len() <= 4 && text.bytes().all(|it| it.is_ascii_digit());
    if fits { text.parse().ok() } else { None }
}

/// Splits a cell into its date and the mark after it: `12 May 2001 AA`, `5/9/2024 (S)`.
///
/// Footnotes are left out: what stands in square brackets, stars, superscript numbers.
pub(super) fn split(cell: &str) -> (&str, &str) {
    let is_note = |it: char| matches!(it, '*' | '†' | '‡' | '¹' | '²' | '³' | '⁰'..='⁹');
    let mut rest = cell.trim_end();
    loop {
        rest = rest.trim_end_matches(|it: char| it.is_whitespace() || is_note(it));
        match rest.strip_suffix(']').and_then(|it| it.rsplit_once('[')) {
            Some((before, _)) => rest = before,
            None => break,
        }
    }
    // the last digit ends the year, the month or the day: a mark has none
    let end = rest.rfind(|it: char| it.is_ascii_digit()).map_or(0, |it| it + 1);
    let (date, mark) = rest.split_at_checked(end).unwrap_or((rest, ""));
    let is_frame =
        |it: char| it.is_whitespace() || matches!(it, '(' | ')' | ',') || is_note(it);
    (date.trim(), mark.trim_matches(is_frame))
}

/// Reads the date of a cell, without its mark.
///
/// # Errors
/// Why it is not a day, in a few words.
pub(super) fn read(date: &str, order: &Order) -> Result<Day, String> {
    let midnight = date.strip_suffix(" 00:00:00").or(date.strip_suffix("T00:00:00"));
    let date = midnight.unwrap_or(date).trim();
    let not_a_day = || {
        format!(
            "`{date}` is not a date; accepted: `2024-09-05`, `5 September 2024`, \
             `5 septembre 2024`, `05/09/2024` (day first), `2024-09` (month only)"
        )
    };
    if let Some(day) = Day::parse(date) {
        return Ok(day);
    }
    if let Some([day, month, year]) = numeric(date) {
        if let Order::MonthFirst(proof) = order {
            return Err(format!(
                "`{date}` may have its month first, as `{proof}` in this table has; write \
                 days as `2024-09-05`"
            ));
        }
        return date_of(year, month, day).map(Day::On).ok_or_else(not_a_day);
    }
    in_words(date).ok_or_else(not_a_day)
}

/// Reads `5 September 2024`, `September 5, 2024`, `1er mai 2020` or `Aug 2012`.
fn in_words(date: &str) -> Option<Day> {
    let plain = fold(date);
    let words: Vec<&str> = plain
        .split(|it: char| !it.is_alphanumeric())
        .filter(|it| !it.is_empty())
        .collect();
    match *words.as_slice() {
        [first, second, year] => {
            let year = year_of(year)?;
            let (day, month) = match (ordinal(first), ordinal(second)) {
                (Some(day), None) => (day, month_of(second)?),
                (None, Some(day)) => (day, month_of(first)?),
                _ => return None,
            };
            date_of(year, month, day).map(Day::On)
        }
        [month, year] => {
            let month = month_of(month).or_else(|| digits(month))?;
            date_of(year_of(year)?, month, 1).map(Day::Month)
        }
        _ => None,
    }
}

fn year_of(word: &str) -> Option<u32> {
    if word.len() == 4 { digits(word) } else { None }
}

/// Reads `5`, `05`, `1st` or `1er`.
fn ordinal(word: &str) -> Option<u32> {
    let endings = ["st", "nd", "rd", "th", "er"];
    let bare = endings.into_iter().find_map(|it| word.strip_suffix(it)).unwrap_or(word);
    if bare.is_empty() { None } else { digits(bare) }
}

/// Returns the month that a name or its beginning means, English or French.
fn month_of(word: &str) -> Option<u32> {
    let fits =
        |it: &&(u32, (&str, &str))| it.1.0.starts_with(word) || it.1.1.starts_with(word);
    let numbered: Vec<_> = (1..).zip(MONTHS).collect();
    let found: Vec<u32> = numbered.iter().filter(fits).map(|it| it.0).collect();
    match found.as_slice() {
        &[month] if word.len() >= 3 => Some(month),
        _ => None,
    }
}

fn date_of(year: u32, month: u32, day: u32) -> Option<Date> {
    parse_date(&format!("{year:04}-{month:02}-{day:02}"))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn one(cell: &str) -> String {
        let (date, mark) = split(cell);
        match read(date, &Order::DayFirst) {
            Ok(day) => format!("{day} {mark}").trim_end().to_owned(),
            Err(_) => "-".to_owned(),
        }
    }

    #[test]
    fn days_as_depositaries_write_them() {
        for (cell, day) in [
            ("2024-09-05", "2024-09-05"),
            ("2024-09-05T00:00:00", "2024-09-05"),
            ("5 Sep 2024", "2024-09-05"),
            ("05 September 2024", "2024-09-05"),
            ("5 Sept. 2024", "2024-09-05"),
            ("5-Sep-2024", "2024-09-05"),
            ("September 5, 2024", "2024-09-05"),
            ("5 septembre 2024", "2024-09-05"),
            ("1er août 2012", "2012-08-01"),
            ("15 févr. 2012", "2012-02-15"),
            ("3 juil. 2012", "2012-07-03"),
            ("3 juin 2012", "2012-06-03"),
            ("05/09/2024", "2024-09-05"),
            ("5.9.2024", "2024-09-05"),
            ("2012-08", "2012-08"),
            ("Aug 2012", "2012-08"),
            ("août 2012", "2012-08"),
            ("08/2012", "2012-08"),
            ("12 Nov 2001 AA", "2001-11-12 AA"),
            ("12 Nov 2001 a", "2001-11-12 a"),
            ("12 Nov 2001 (d) [2]", "2001-11-12 d"),
            ("05/09/2024 S*", "2024-09-05 S"),
            ("05/09/2024S", "2024-09-05 S"),
            ("5 Sep 2024 ²", "2024-09-05"),
            ("3 jui 2012", "-"),
            ("31/02/2024", "-"),
            ("5/9/24", "-"),
            ("5 Foo 2024", "-"),
            ("yes", "-"),
            ("2024", "-"),
            ("99999999999 May 2024", "-"),
        ] {
            assert_eq!(one(cell), day, "{cell}");
        }
    }

    #[test]
    fn a_month_first_is_noticed_and_refused() {
        let order = Order::of(["05/09/2024", "5 Sep 2024", "04/25/2018 A"].into_iter());
        assert_eq!(order, Order::MonthFirst("04/25/2018".to_owned()));
        let refused = read("05/09/2024", &order).expect_err("refused");
        assert!(refused.contains("04/25/2018"), "{refused}");
        assert!(read("2024-09-05", &order).is_ok());
        assert_eq!(Order::of(["25/04/2018"].into_iter()), Order::DayFirst);
    }
}
