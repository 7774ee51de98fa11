//! The day of entry into force, for a calendar (iCalendar, RFC 5545).

use super::cite;
use super::known::Record;
use crate::domain::Date;
use crate::i18n::Message;
use crate::view::Scene;
use crate::view::card::link;
use crate::view::scene::joined;

/// The longest line, in bytes, without its end (RFC 5545, 3.1).
const LINE: usize = 75;

/// Returns the day of entry into force, and whether it rests on what is assumed. A day that
/// is known only roughly is none.
pub(super) fn entry(scene: &Scene) -> Option<(Date, bool)> {
    let status = &scene.status;
    match status.entry() {
        Some(entry) => {
            let is_hypothetical = Record::of(scene).entry_differs(status);
            Some((entry.into_force.day()?, is_hypothetical))
        }
        None => Some((status.projected?, true)),
    }
}

/// Returns the calendar file, if there is a day for it.
pub(super) fn calendar(scene: &Scene) -> Option<String> {
    let (day, is_hypothetical) = entry(scene)?;
    let treaty = scene.treaty();
    let title = scene.text(treaty.short_title.as_ref().unwrap_or(&treaty.title));
    let mut summary = scene.fill(Message::CalendarEntry, &[("treaty", title)]);
    if is_hypothetical {
        summary = scene.fill(Message::CalendarHypothesis, &[("event", &summary)]);
    }
    let description = joined(
        &[cite::answer(scene), cite::record(scene), scene.say(Message::CiteComputed)],
        "\n",
    );
    // no clock: the record's own day stands for when this was written
    let stamp = [&basic(treaty.as_of), "T000000Z"].concat();
    let kind = if is_hypothetical { "-hypothesis" } else { "" };
    let uid = [&treaty.id, "-entry-into-force", kind, "@treaty-map"].concat();
    let mut file = String::new();
    let mut write = |name: &str, value: &str| fold(&mut file, &[name, value].concat());
    write("BEGIN:", "VCALENDAR");
    write("VERSION:", "2.0");
    write("PRODID:", "-//treaty-map//treaty-map//EN");
    write("CALSCALE:", "GREGORIAN");
    write("BEGIN:", "VEVENT");
    write("UID:", &escaped(&uid));
    write("DTSTAMP:", &stamp);
    write("DTSTART;VALUE=DATE:", &basic(day));
    if let Some(next) = day.succ_opt() {
        write("DTEND;VALUE=DATE:", &basic(next));
    }
    write("SUMMARY:", &escaped(&summary));
    write("DESCRIPTION:", &escaped(&description));
    if let Some(link) = link(scene, &treaty.record) {
        write("URL:", &link.url.replace(char::is_control, ""));
    }
    write("STATUS:", if is_hypothetical { "TENTATIVE" } else { "CONFIRMED" });
    write("TRANSP:", "TRANSPARENT");
    write("END:", "VEVENT");
    write("END:", "VCALENDAR");
    Some(file)
}

/// Returns a day without its hyphens.
fn basic(day: Date) -> String {
    day.to_string().replace('-', "")
}

/// Returns a value of type TEXT.
fn escaped(text: &str) -> String {
    let mut escaped = String::new();
    for letter in text.chars() {
        match letter {
            '\\' | ';' | ',' => {
                escaped.push('\\');
                escaped.push(letter);
            }
            '\n' => escaped.push_str("\\n"),
            _ if letter.is_control() => {}
            _ => escaped.push(letter),
        }
    }
    escaped
}

/// Writes a line, folded where it is too long, between letters.
fn fold(file: &mut String, line: &str) {
    let mut length = 0;
    for letter in line.chars() {
        if length + letter.len_utf8() > LINE {
            file.push_str("\r\n ");
            length = 1;
        }
        file.push(letter);
        length += letter.len_utf8();
    }
    file.push_str("\r\n");
}
