//! Waiting periods of final clauses: a period that must expire, and the day it lands on.

use chrono::{Datelike, Days, Months, NaiveDate};
use std::fmt;

/// A civil date at the depositary: no time of day, no zone.
pub type Date = NaiveDate;

/// Returns the date that an ISO 8601 text (`YYYY-MM-DD`, exactly ten characters) names.
///
/// # Examples
/// ```
/// use treaty_map::domain::parse_date;
/// assert!(parse_date("2026-05-15").is_some());
/// assert_eq!(parse_date("2026-02-30"), None);
/// assert_eq!(parse_date("2026-5-15"), None);
/// ```
pub fn parse_date(text: &str) -> Option<Date> {
    let bytes = text.as_bytes();
    let number = |from: usize, to: usize| -> Option<u32> {
        bytes.get(from..to)?.iter().try_fold(0, |sum, byte| {
            byte.is_ascii_digit().then(|| sum * 10 + u32::from(byte - b'0'))
        })
    };
    let dashes = bytes.get(4) == Some(&b'-') && bytes.get(7) == Some(&b'-');
    if bytes.len() != 10 || !dashes {
        return None;
    }
    NaiveDate::from_ymd_opt(
        i32::try_from(number(0, 4)?).ok()?,
        number(5, 7)?,
        number(8, 10)?,
    )
}

/// What happens when a period of months ends in a month that lacks the day.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum MonthEnd {
    /// 30 November + 3 months = 28 February: the depositaries' reading
    /// (Monaco, Istanbul-type clauses: 30 November 2005 led to 1 March 2006).
    #[default]
    Clamp,
    /// 30 November + 3 months = 1 March.
    RollOver,
}

impl fmt::Display for DayOfYear {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{:02}-{:02}", self.month, self.day)
    }
}

/// How long a clause makes participants wait; the trigger is day 0.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Period {
    /// A number of days.
    Days(u32),
    /// A number of calendar months; a year is twelve of them.
    Months(u32, MonthEnd),
}

impl Period {
    /// Returns the day on which a period that began on `trigger` ends, if the calendar has it.
    ///
    /// # Examples
    /// Republic of Moldova, Istanbul Convention: three months from 31 January 2022.
    /// ```
    /// use treaty_map::domain::{MonthEnd, Period, parse_date};
    /// let deposited = parse_date("2022-01-31").ok_or("date")?;
    /// let three_months = Period::Months(3, MonthEnd::Clamp);
    /// assert_eq!(three_months.end(deposited), parse_date("2022-04-30"));
    /// assert_eq!(Period::Days(30).end(deposited), parse_date("2022-03-02"));
    /// # Ok::<(), &str>(())
    /// ```
    pub fn end(self, trigger: Date) -> Option<Date> {
        match self {
            Self::Days(n) => trigger.checked_add_days(Days::new(n.into())),
            // chrono clamps to the shorter month
            Self::Months(n, month_end) => trigger
                .checked_add_months(Months::new(n))
                .and_then(|clamped| match month_end {
                    MonthEnd::RollOver if clamped.day() < trigger.day() => {
                        clamped.succ_opt()
                    }
                    MonthEnd::RollOver | MonthEnd::Clamp => Some(clamped),
                }),
        }
    }
}

/// Where a waiting period lands once it has expired.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Landing {
    /// The day on which the period ends.
    SameDay,
    /// The day after it (older Council of Europe treaties: ETS 058).
    NextDay,
    /// The first day of the nth month after the month in which the period ends.
    /// 1 is "the first day of the month following the expiration".
    FirstOfMonthAfter(u32),
    /// 31 December of the year in which the period ends.
    EndOfYear,
    /// The next such day of the calendar after the period has ended.
    Next(DayOfYear),
}

/// A day of every year, such as 1 January; never 29 February.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct DayOfYear {
    month: u8,
    day: u8,
}

impl DayOfYear {
    /// Reads a month and a day (`MM-DD`) that every year has.
    ///
    /// # Examples
    /// ```
    /// use treaty_map::domain::DayOfYear;
    /// assert!(DayOfYear::parse("01-01").is_some());
    /// assert_eq!(DayOfYear::parse("02-29"), None);
    /// ```
    pub fn parse(text: &str) -> Option<Self> {
        let mut dated = String::from("2001-");
        dated.push_str(text);
        let date = parse_date(&dated)?;
        let month = u8::try_from(date.month()).ok()?;
        Some(Self { month, day: u8::try_from(date.day()).ok()? })
    }

    /// Returns the first such day after another day.
    fn after(self, day: Date) -> Option<Date> {
        let of = |year| {
            NaiveDate::from_ymd_opt(year, u32::from(self.month), u32::from(self.day))
        };
        of(day.year()).filter(|&it| day < it).or_else(|| of(day.year() + 1))
    }
}

/// A period and its landing: one clause's way from a trigger to a date.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Delay {
    /// How long to wait.
    pub period: Period,
    /// Where the wait lands.
    pub landing: Landing,
}

/// Why a waiting period has no date.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
#[non_exhaustive]
pub enum CalendarError {
    /// The date lies outside the calendar.
    #[error("no date {delay:?} after {trigger}: it is outside the calendar")]
    OutOfRange {
        /// The day that set the period running.
        trigger: Date,
        /// The wait.
        delay: Delay,
    },
}

impl Delay {
    /// Returns the day on which a wait that began on `trigger` lands.
    ///
    /// # Errors
    /// [`CalendarError::OutOfRange`] when the day lies outside the calendar.
    ///
    /// # Examples
    /// CETS 225, art. 30(3): first day of the month after three months have expired.
    /// ```
    /// use treaty_map::domain::{Delay, Landing, MonthEnd, Period, parse_date};
    /// let wait = Delay {
    ///     period: Period::Months(3, MonthEnd::Clamp),
    ///     landing: Landing::FirstOfMonthAfter(1),
    /// };
    /// let met = parse_date("2026-10-31").ok_or("date")?;
    /// assert_eq!(wait.after(met)?.to_string(), "2027-02-01");
    /// # Ok::<(), Box<dyn std::error::Error>>(())
    /// ```
    pub fn after(self, trigger: Date) -> Result<Date, CalendarError> {
        let landed = self.period.end(trigger).and_then(|day| match self.landing {
            Landing::SameDay => Some(day),
            Landing::NextDay => day.succ_opt(),
            Landing::FirstOfMonthAfter(n) => {
                let month = day.month0().checked_add(n)?;
                let year = i32::try_from(month / 12).ok()?.checked_add(day.year())?;
                NaiveDate::from_ymd_opt(year, month % 12 + 1, 1)
            }
            Landing::EndOfYear => NaiveDate::from_ymd_opt(day.year(), 12, 31),
            Landing::Next(it) => it.after(day),
        });
        landed.ok_or(CalendarError::OutOfRange { trigger, delay: self })
    }
}
