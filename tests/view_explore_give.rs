//! What is taken along: files, a citation, code to paste; each says what is a hypothesis.
#![cfg(not(target_arch = "wasm32"))]
#![allow(
    clippy::expect_used,
    clippy::panic,
    clippy::indexing_slicing,
    reason = "a test fails where it stands"
)]

mod support;

use serde_json::{Value, json};
use std::rc::Rc;
use support::figure::{TODAY, figure_of, file, library};
use support::{day, text};
use treaty_map::data::TreatyFile;
use treaty_map::view::explore::{Give, Given, gate, share};
use treaty_map::view::{Action, Figure, ReaderState};

const BASE: &str = "https://example.org/embed/v1/";
/// With the European Union these bring the Convention into force on 1 March 2027.
const ENOUGH: &str = "NO IS GB CH";

fn of(file: Rc<TreatyFile>, language: &str, attributes: &[(&str, &str)]) -> Figure {
    figure_of(file, language, attributes, ReaderState::default())
}

fn figure(treaty: &str, language: &str, attributes: &[(&str, &str)]) -> Figure {
    let mut all = vec![("treaty", treaty)];
    all.extend(attributes);
    of(library(treaty), language, &all)
}

fn cets(attributes: &[(&str, &str)]) -> Figure {
    figure("cets-225", "en", attributes)
}

fn give(figure: &Figure, what: Give) -> Given {
    gate::given(figure, what, BASE)
}

#[test]
fn files_say_what_they_are() {
    let plain = cets(&[]);
    let csv = give(&plain, Give::SaveCsv);
    assert_eq!((csv.how, csv.name.as_str()), ("save", "cets-225-2026-11-22.csv"));
    assert_eq!(csv.media_type, "text/csv;charset=utf-8");
    // the mark by which spreadsheets know the encoding, and then the names of the columns
    assert_eq!(csv.text, format!("\u{feff}{}", gate::csv(&plain)));
    assert!(csv.text.starts_with("\u{feff}id,name,status,"));
    let status = give(&plain, Give::SaveJson);
    assert_eq!(status.name, "cets-225-2026-11-22.json");
    let read: Value = serde_json::from_str(&status.text).expect("JSON");
    assert_eq!(read["treaty"], "cets-225");
    assert_eq!(read["participants"].as_array().map(Vec::len), Some(58));
    let assumed = cets(&[("assume", ENOUGH)]);
    for (what, ending) in
        [(Give::SaveCsv, "csv"), (Give::SaveJson, "json"), (Give::SaveCalendar, "ics")]
    {
        let name = give(&assumed, what).name;
        assert_eq!(name, format!("cets-225-2026-11-22-hypothesis.{ending}"));
    }
}

/// The lines of a calendar file, unfolded; each fits as it stands.
fn calendar(figure: &Figure) -> Vec<String> {
    let given = give(figure, Give::SaveCalendar);
    assert_eq!((given.how, given.media_type), ("save", "text/calendar;charset=utf-8"));
    let whole = given.text.strip_suffix("\r\n").expect("the last line is ended");
    let mut lines: Vec<String> = Vec::new();
    for line in whole.split("\r\n") {
        assert!(line.len() <= 75, "{} bytes: {line}", line.len());
        assert!(!line.contains(['\r', '\n']), "{line}");
        match line.strip_prefix(' ') {
            Some(rest) => lines.last_mut().expect("a line before").push_str(rest),
            None => lines.push(line.to_owned()),
        }
    }
    lines
}

fn value<'a>(lines: &'a [String], name: &str) -> &'a str {
    let mut found = lines.iter().filter_map(|it| it.strip_prefix(name));
    let value = found.next().unwrap_or_else(|| panic!("no {name} in {lines:?}"));
    assert_eq!(found.next(), None, "{name} stands twice");
    value
}

#[test]
fn a_hypothetical_day_is_called_one_in_a_calendar() {
    let lines = calendar(&cets(&[("assume", ENOUGH)]));
    assert_eq!(lines.first().map(String::as_str), Some("BEGIN:VCALENDAR"));
    assert_eq!(lines.last().map(String::as_str), Some("END:VCALENDAR"));
    assert_eq!(value(&lines, "DTSTART;VALUE=DATE:"), "20270301");
    assert_eq!(value(&lines, "DTEND;VALUE=DATE:"), "20270302");
    assert_eq!(value(&lines, "DTSTAMP:"), "20260929T000000Z", "the record’s day");
    assert_eq!(value(&lines, "STATUS:"), "TENTATIVE");
    assert_eq!(
        value(&lines, "SUMMARY:"),
        "Entry into force: Framework Convention on Artificial Intelligence (hypothesis)"
    );
    let description = value(&lines, "DESCRIPTION:");
    assert!(description.starts_with("Hypothesis\\, not the record: ratification by "));
    assert!(
        description.contains("\\nRecord as of 29 September 2026\\, Treaty Office\\, ")
    );
    let uid = value(&lines, "UID:");
    assert_eq!(uid, "cets-225-entry-into-force-hypothesis@treaty-map");
    // assumed for later than the day shown
    let lines = calendar(&cets(&[("assume", "NO:2027-01-05 IS GB CH")]));
    assert_eq!(value(&lines, "DTSTART;VALUE=DATE:"), "20270501");
    assert_eq!(value(&lines, "STATUS:"), "TENTATIVE");
}

#[test]
fn a_known_day_stays_a_fact_whatever_else_is_assumed() {
    for assume in ["", "IR:2026-12-01", "FR:2026-12-01:withdrawal"] {
        let attributes: &[(&str, &str)] = &[("assume", assume)];
        let attributes = if assume.is_empty() { &[] } else { attributes };
        let lines = calendar(&figure("paris-agreement", "fr", attributes));
        assert_eq!(value(&lines, "DTSTART;VALUE=DATE:"), "20161104");
        assert_eq!(value(&lines, "SUMMARY:"), "Entrée en vigueur : Accord de Paris");
        assert_eq!(value(&lines, "STATUS:"), "CONFIRMED");
        assert_eq!(value(&lines, "UID:"), "paris-agreement-entry-into-force@treaty-map");
    }
}

#[test]
fn what_is_special_in_a_calendar_is_escaped() {
    let mut treaty: Value =
        serde_json::from_str(&text("static/treaties/cets-225.json")).expect("JSON");
    let long = "é".repeat(60);
    treaty["short_title"] = json!({"en": format!("A; b, c\\d\ne {long}")});
    let lines = calendar(&of(file(&treaty.to_string()), "en", &[("assume", ENOUGH)]));
    let summary = value(&lines, "SUMMARY:");
    let title = format!("A\\; b\\, c\\\\d\\ne {long}");
    assert_eq!(summary, format!("Entry into force: {title} (hypothesis)"));
}

#[test]
fn without_a_day_there_is_no_calendar_file() {
    let offers = |figure: &Figure| {
        let items = share(figure).into_iter().flat_map(|it| it.items);
        items.map(|it| (it.action, it.label)).collect::<Vec<_>>()
    };
    let label = |figure: &Figure, what: Give| {
        let all = offers(figure).into_iter();
        all.into_iter().find(|it| it.0 == Action::Give(what)).map(|it| it.1)
    };
    let calendar = |figure: &Figure| label(figure, Give::SaveCalendar);
    assert_eq!(calendar(&cets(&[])), None);
    assert_eq!(
        calendar(&cets(&[("assume", ENOUGH)])).as_deref(),
        Some("Calendar file (1 March 2027) (hypothesis)")
    );
    assert_eq!(
        calendar(&figure("mine-ban", "en", &[])).as_deref(),
        Some("Calendar file (1 March 1999)")
    );
    assert_eq!(
        label(&cets(&[]), Give::CopyEmbed(true)).as_deref(),
        Some("Copy embed code (frozen to 22 November 2026)")
    );
    // a file without an address of its own cannot be shown elsewhere
    let handed = of(file(&text("static/treaties/mine-ban.json")), "en", &[]);
    assert_eq!(label(&handed, Give::CopyEmbed(false)), None);
    let relative = figure("mine-ban", "en", &[("src", "mine.json")]);
    assert_eq!(label(&relative, Give::CopyEmbed(false)), None);
}

#[test]
fn a_citation_says_what_was_shown_and_where_it_was_read() {
    let given = give(&cets(&[("date", TODAY)]), Give::CopyCitation);
    assert_eq!((given.how, given.said.as_str()), ("copy", "Copied."));
    assert_eq!(
        given.text,
        "Council of Europe Framework Convention on Artificial Intelligence and Human \
         Rights, Democracy and the Rule of Law (CETS No. 225): status on 22 November 2026. \
         Not in force. 1 of 5 consents needed, 0 of 3 by member States. Record as of \
         29 September 2026, Treaty Office, chart of signatures and ratifications, \
         https://www.coe.int/en/web/conventions/full-list?module=signatures-by-treaty\
         &treatynum=225. Computed from the treaty’s final clauses; treaty-map."
    );
    let assumed = give(&cets(&[("assume", ENOUGH)]), Give::CopyCitation).text;
    assert!(
        assumed.contains("Hypothesis, not the record: ratification by "),
        "{assumed}"
    );
    let french = give(&figure("rome-statute", "fr", &[]), Give::CopyCitation).text;
    assert!(french.contains(" : statut au 22 novembre 2026. En vigueur "), "{french}");
}

/// The attributes of the element in embed code, by an independent reader.
fn pasted(code: &str) -> (Vec<(String, String)>, String) {
    let page = format!("<page>{code}</page>");
    let page = roxmltree::Document::parse(&page).expect("well-formed");
    let all: Vec<_> =
        page.root_element().children().filter(|it| it.is_element()).collect();
    assert_eq!(all.len(), 2);
    assert_eq!(all[0].tag_name().name(), "script");
    assert_eq!(all[0].attribute("type"), Some("module"));
    assert_eq!(all[0].attribute("src"), Some(&*format!("{BASE}treaty-map.js")));
    assert_eq!(all[1].tag_name().name(), "treaty-map");
    let attributes = all[1].attributes();
    let attributes = attributes.map(|it| (it.name().into(), it.value().into())).collect();
    let words: Vec<_> = all[1].descendants().filter_map(|it| it.text()).collect();
    (attributes, words.concat())
}

fn attribute<'a>(all: &'a [(String, String)], name: &str) -> Option<&'a str> {
    all.iter().find(|it| it.0 == name).map(|it| it.1.as_str())
}

#[test]
fn embed_code_is_live_or_says_that_it_is_frozen() {
    let shown = cets(&[("date", "2025-02-11"), ("view", "world"), ("tab", "table")]);
    let (live, words) = pasted(&give(&shown, Give::CopyEmbed(false)).text);
    let get = |name: &str| attribute(&live, name);
    assert_eq!(
        (get("treaty"), get("view"), get("tab")),
        (Some("cets-225"), Some("world"), Some("table"),)
    );
    assert_eq!((get("date"), get("lang")), (None, Some("en")));
    // the fallback is of the day on which it was copied
    assert!(
        words.contains("status on 22 November 2026. Not in force. 1 of 5"),
        "{words}"
    );
    assert!(words.contains("Record as of 29 September 2026: Treaty Office"), "{words}");
    let (frozen, words) = pasted(&give(&shown, Give::CopyEmbed(true)).text);
    assert_eq!(attribute(&frozen, "date"), Some("2025-02-11"));
    assert!(
        words.contains(
            "status on 11 February 2025, frozen to that day. Not in force. 0 of 5"
        ),
        "{words}"
    );
    let assumed = cets(&[("assume", ENOUGH)]);
    let (frozen, words) = pasted(&give(&assumed, Give::CopyEmbed(true)).text);
    let dated = "NO:2026-11-22 IS:2026-11-22 GB:2026-11-22 CH:2026-11-22";
    assert_eq!(attribute(&frozen, "assume"), Some(dated));
    assert!(words.contains("Hypothesis, not the record: "), "{words}");
}

#[test]
fn embed_code_assumes_on_the_days_on_which_the_figure_does() {
    let dated = |it: &str, date: &str| {
        let one = |id: &str| format!("{id}:{date}");
        it.split(' ').map(one).collect::<Vec<_>>().join(" ")
    };
    // day by day what has no date is assumed on the day shown, as it is here
    let assumed = cets(&[("assume", ENOUGH)]);
    let (live, _) = pasted(&give(&assumed, Give::CopyEmbed(false)).text);
    assert_eq!(attribute(&live, "assume"), Some(ENOUGH));
    // frozen to an earlier day, nobody has ratified by then
    let then = assumed.next(&Action::SetDay(Some(day("2025-02-11"))));
    let then = then.expect("another figure");
    let (frozen, _) = pasted(&give(&then, Give::CopyEmbed(true)).text);
    assert_eq!(attribute(&frozen, "assume"), Some(&*dated(ENOUGH, "2026-11-22")));
    // and where the author's day is not today, today is not theirs
    let earlier = cets(&[("assume", "NO"), ("date", "2025-02-11")]);
    let (live, _) = pasted(&give(&earlier, Give::CopyEmbed(false)).text);
    assert_eq!(attribute(&live, "date"), None);
    assert_eq!(attribute(&live, "assume"), Some("NO:2025-02-11"));
}

#[test]
fn embed_code_breaks_out_of_nothing() {
    let title = "<b>\"A & B\"</b></treaty-map><script>alert(1)</script>";
    let address = "https://example.org/a.json?x=1&y=\"><script>";
    let attributes = [("heading", title), ("src", address), ("heading-level", "3")];
    let shown = figure("mine-ban", "fr", &attributes);
    let (all, words) = pasted(&give(&shown, Give::CopyEmbed(false)).text);
    assert_eq!(attribute(&all, "heading"), Some(title));
    assert_eq!(attribute(&all, "src"), Some(address));
    assert_eq!(attribute(&all, "treaty"), None);
    assert_eq!(attribute(&all, "heading-level"), Some("3"));
    assert!(words.contains("statut au 22 novembre 2026."), "{words}");
}
