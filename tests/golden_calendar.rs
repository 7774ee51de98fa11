//! Waiting periods of real final clauses, against published dates.
#![cfg(not(target_arch = "wasm32"))]

mod support;

use support::day;
use treaty_map::domain::Landing::{FirstOfMonthAfter, NextDay, SameDay};
use treaty_map::domain::{Delay, Landing, MonthEnd, Period};

const fn days(n: u32) -> Period {
    Period::Days(n)
}

const fn months(n: u32) -> Period {
    Period::Months(n, MonthEnd::Clamp)
}

type Case = (&'static str, &'static str, Period, Landing, &'static str);

const FIRST: Landing = FirstOfMonthAfter(1);

/// Article, who or what; trigger; period; landing; published date; where it was read.
#[rustfmt::skip]
const PUBLISHED: &[(Case, &str)] = &[
    // the treaty's own entry into force
    (("Paris Agreement 21(1)",            "2016-10-05", days(30),   SameDay,              "2016-11-04"), "UNTC table in openclimatedata/paris-agreement-entry-into-force"),
    (("Kyoto Protocol 25(1)",             "2004-11-18", days(90),   SameDay,              "2005-02-16"), "UN Treaty Collection"),
    (("BBNJ Agreement 68(1)",             "2025-09-19", days(120),  SameDay,              "2026-01-17"), "MTDSG XXI-10"),
    (("Rome Statute 126(1)",              "2002-04-11", days(60),   FIRST,                "2002-07-01"), "UN Treaty Collection"),
    (("Ottawa 17(1), 40th deposit",       "1998-09-16", days(0),    FirstOfMonthAfter(6), "1999-03-01"), "UN Treaty Collection"),
    (("Cluster Munitions 17(1), 30th",    "2010-02-16", days(0),    FirstOfMonthAfter(6), "2010-08-01"), "UN Treaty Collection"),
    (("UNCLOS 308(1), 60th",              "1993-11-16", months(12), SameDay,              "1994-11-16"), "UN Treaty Collection"),
    (("Arms Trade Treaty 22(1)",          "2014-09-25", days(90),   SameDay,              "2014-12-24"), "UN Treaty Collection"),
    (("Istanbul 75(3), Andorra",          "2014-04-22", months(3),  FIRST,                "2014-08-01"), "Treaty Office record; stopvaw.org"),
    (("Minorities 28(1), Finland",        "1997-10-03", months(3),  FIRST,                "1998-02-01"), "UNTS participants, vLex 866746520"),
    (("Recognition of Divorces 27",       "1975-06-25", days(60),   SameDay,              "1975-08-24"), "verdragen.nl 002929"),
    (("ETS 058 21(2), Ireland",           "1968-01-25", months(3),  NextDay,              "1968-04-26"), "treaties.fcdo.gov.uk 70793"),
    (("WIPO Copyright Treaty 20, Gabon",  "2001-12-06", months(3),  SameDay,              "2002-03-06"), "datasets/membership-to-copyright-treaties"),
    // later participants
    (("Paris 21(3), Afghanistan",         "2017-02-15", days(30),   SameDay,              "2017-03-17"), "UNTC table in openclimatedata/paris-agreement-entry-into-force"),
    (("Paris 21(3), United States",       "2021-01-20", days(30),   SameDay,              "2021-02-19"), "the same"),
    (("Arms Trade Treaty 22(2), Belize",  "2015-03-19", days(90),   SameDay,              "2015-06-17"), "UNTC, dates of effect"),
    (("Arms Trade Treaty 22(2), Benin",   "2016-11-07", days(90),   SameDay,              "2017-02-05"), "UNTC, dates of effect"),
    (("Cluster Munitions 17(2), CH",      "2012-07-17", days(0),    FirstOfMonthAfter(6), "2013-01-01"), "SR 0.515.093"),
    (("Rights of the Child 49(2), CH",    "1997-02-24", days(30),   SameDay,              "1997-03-26"), "SR 0.107"),
    (("VCLT 84(2), CH",                   "1990-05-07", days(30),   SameDay,              "1990-06-06"), "SR 0.111"),
    (("Istanbul 75(4), Sweden (the 1st)", "2014-07-01", months(3),  FIRST,                "2014-11-01"), "Treaty Office record"),
    (("Istanbul 75(4), Moldova (31 Jan)", "2022-01-31", months(3),  FIRST,                "2022-05-01"), "Treaty Office record"),
    (("Istanbul 75(4), EU",               "2023-06-28", months(3),  FIRST,                "2023-10-01"), "Council of Europe newsroom"),
    (("Istanbul 80, denunciation by TR",  "2021-03-22", months(3),  FIRST,                "2021-07-01"), "Treaty Office record"),
    (("Lanzarote 45(4), CH",              "2014-03-18", months(3),  FIRST,                "2014-07-01"), "SR 0.311.40"),
    (("Cybercrime 36(4), CH",             "2011-09-21", months(3),  FIRST,                "2012-01-01"), "SR 0.311.43"),
    (("Cybercrime 36(4), Armenia",        "2006-10-12", months(3),  FIRST,                "2007-02-01"), "Treaty Office chart of 13.3.2020"),
    (("Trafficking 42(4), CH",            "2012-12-17", months(3),  FIRST,                "2013-04-01"), "SR 0.311.543"),
    (("Minorities 28(2), AT (31 March)",  "1998-03-31", months(3),  FIRST,                "1998-07-01"), "UNTS participants, vLex 866746520"),
    (("ETS 058 21(3), Italy",             "1976-05-25", months(3),  NextDay,              "1976-08-26"), "treaties.fcdo.gov.uk 70793"),
    (("ETS 058 21(3), Denmark",           "1978-10-12", months(3),  NextDay,              "1979-01-13"), "treaties.fcdo.gov.uk 70793"),
    (("ETS 058 21(3), Germany",           "1980-11-10", months(3),  NextDay,              "1981-02-11"), "treaties.fcdo.gov.uk 70793"),
    (("ETS 120 14(2), NL (30 December)",  "1988-12-30", months(1),  FIRST,                "1989-02-01"), "verdragen.nl 000075"),
    (("ETS 120, denunciation by NO",      "2017-12-11", months(6),  FIRST,                "2018-07-01"), "verdragen.nl 000075"),
    (("ETS 120, denunciation by NL",      "2020-02-06", months(6),  FIRST,                "2020-09-01"), "verdragen.nl 000075"),
    (("ETS 120, denunciation by AT",      "2021-08-03", months(6),  FIRST,                "2022-03-01"), "verdragen.nl 000075"),
    (("WIPO Copyright 21, MY (31 March)", "2022-03-31", months(3),  SameDay,              "2022-06-30"), "datasets/membership-to-copyright-treaties"),
    (("WIPO Copyright 21, NO (31 August)","2021-08-31", months(3),  SameDay,              "2021-11-30"), "datasets/membership-to-copyright-treaties"),
];

#[test]
fn waits_end_on_the_published_days() {
    for &((what, trigger, period, landing, published), source) in PUBLISHED {
        let lands =
            Delay { period, landing }.after(day(trigger)).expect("in the calendar");
        assert_eq!(lands, day(published), "{what}, from {trigger}; read in: {source}");
    }
}

/// From the words of CETS 225, art. 30(3); nothing is published yet.
#[rustfmt::skip]
const CETS_225: &[(&str, &str)] = &[
    ("2026-09-30", "2027-01-01"),
    ("2026-10-31", "2027-02-01"),
    ("2026-11-01", "2027-03-01"),
    ("2026-11-22", "2027-03-01"),
    ("2026-11-30", "2027-03-01"), // three months end on 28 February
    ("2026-12-01", "2027-04-01"),
    ("2027-11-29", "2028-03-01"),
    ("2027-11-30", "2028-03-01"), // on 29 February
];

#[test]
fn three_months_then_the_first() {
    let delay = Delay { period: months(3), landing: FIRST };
    for &(trigger, expected) in CETS_225 {
        assert_eq!(delay.after(day(trigger)), Ok(day(expected)), "from {trigger}");
    }
}

#[test]
fn days_are_not_months() {
    // Schengen: thirty days after 31 January 1986 are 2 March
    let thirty = Delay { period: days(30), landing: SameDay };
    assert_eq!(thirty.after(day("1986-01-31")), Ok(day("1986-03-02")));
    let one_month = Delay { period: months(1), landing: SameDay };
    assert_eq!(one_month.after(day("1986-01-31")), Ok(day("1986-02-28")));
    let over = Period::Months(1, MonthEnd::RollOver);
    let rolled = Delay { period: over, landing: SameDay };
    assert_eq!(rolled.after(day("1986-01-31")), Ok(day("1986-03-01")));
    assert_eq!(rolled.after(day("1986-01-28")), Ok(day("1986-02-28")));
}

#[test]
fn the_month_after_the_sixtieth_day_is_strictly_after() {
    // Rome Statute 126(2): Albania's sixtieth day is 1 April 2003, yet force is 1 May
    let rome = Delay { period: days(60), landing: FIRST };
    for (deposit, published) in [
        ("2003-01-31", "2003-05-01"),
        ("2012-04-02", "2012-07-01"),
        ("2011-12-02", "2012-02-01"),
    ] {
        assert_eq!(rome.after(day(deposit)), Ok(day(published)), "from {deposit}");
    }
}

#[test]
fn what_the_calendar_lacks_is_an_error() {
    for period in [days(u32::MAX), months(u32::MAX)] {
        let delay = Delay { period, landing: FirstOfMonthAfter(u32::MAX) };
        assert!(delay.after(day("9999-12-31")).is_err(), "{period:?}");
    }
}
