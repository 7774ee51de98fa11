//! Waiting periods in words.

use crate::domain::{Delay, Landing, MonthEnd, Period};

/// Returns a wait as it stands before what sets it running.
pub(super) fn delay(it: Delay) -> String {
    let period = format!("{} after", period(it.period));
    match it.landing {
        Landing::SameDay if it.period == Period::Days(0) => "on the day of".to_owned(),
        Landing::SameDay => period,
        Landing::NextDay => format!("on the day that follows {period}"),
        Landing::FirstOfMonthAfter(1) => {
            format!("on the first day of the month that follows {period}")
        }
        Landing::FirstOfMonthAfter(n) => {
            format!(
                "on the first day of month number {n} after the month that is {period}"
            )
        }
        Landing::EndOfYear => format!("at the end of the year that is {period}"),
        Landing::Next(day) => format!("on the next {day} that comes {period}"),
    }
}

/// Returns a period.
pub(super) fn period(it: Period) -> String {
    match it {
        Period::Days(n) => format!("{n} days"),
        Period::Months(12, MonthEnd::Clamp) => "one year".to_owned(),
        Period::Months(n, MonthEnd::Clamp) if n > 0 && n % 12 == 0 => {
            format!("{} years", n / 12)
        }
        Period::Months(n, MonthEnd::Clamp) => format!("{n} months"),
        Period::Months(n, MonthEnd::RollOver) => {
            format!("{n} months (into the next month where the day is missing)")
        }
    }
}
