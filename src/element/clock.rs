//! The one clock: the reader's local day.

use crate::domain::Date;

/// Returns today where the reader is.
#[expect(clippy::disallowed_methods, reason = "the one clock")]
pub(super) fn today() -> Option<Date> {
    let now = js_sys::Date::new_0();
    let year = i32::try_from(now.get_full_year()).ok()?;
    Date::from_ymd_opt(year, now.get_month() + 1, now.get_date())
}
