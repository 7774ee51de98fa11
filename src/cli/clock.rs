//! The one native clock: everything else is told which day it is asked about.

use crate::domain::Date;
use chrono::DateTime;
use std::time::{SystemTime, UNIX_EPOCH};

/// Returns the current day in UTC; `None` when the machine's clock names no calendar date.
pub(super) fn today() -> Option<Date> {
    #[expect(
        clippy::disallowed_methods,
        reason = "a command without `--on` asks about today"
    )]
    let now = SystemTime::now().duration_since(UNIX_EPOCH).ok()?;
    let seconds = i64::try_from(now.as_secs()).ok()?;
    DateTime::from_timestamp(seconds, 0).map(|it| it.date_naive())
}
