//! A day that may be known only roughly.

use super::Date;
use std::fmt;

/// The days between which something happened, both included: one day where it is known.
///
/// A deposit of which only the month is on record spans that month.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Window {
    /// The first day on which it may have happened.
    pub from: Date,
    /// The last.
    pub to: Date,
}

impl Window {
    /// Returns the day, if it is known.
    ///
    /// # Examples
    /// ```
    /// use treaty_map::domain::{Window, parse_date};
    /// let (first, last) = (parse_date("2012-08-01").ok_or("")?, parse_date("2012-08-31").ok_or("")?);
    /// assert_eq!(Window { from: first, to: last }.day(), None);
    /// assert_eq!(Window::from(last).day(), Some(last));
    /// # Ok::<(), &str>(())
    /// ```
    pub fn day(self) -> Option<Date> {
        (self.from == self.to).then_some(self.from)
    }

    /// Returns the window that ends no later than a day.
    pub(super) fn until(self, last: Date) -> Self {
        Self { from: self.from.min(last), to: self.to.min(last) }
    }
}

impl From<Date> for Window {
    fn from(day: Date) -> Self {
        Self { from: day, to: day }
    }
}

impl fmt::Display for Window {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self.day() {
            Some(day) => write!(f, "{day}"),
            None => write!(f, "between {} and {}", self.from, self.to),
        }
    }
}
