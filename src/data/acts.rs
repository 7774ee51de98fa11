//! The dated acts.

use super::node::Node;
use super::problem::ProblemKind;
use super::treaty_file::confidence;
use super::words::DIFFERENCES;
use crate::domain::{Act, ActKind, Date, Difference, Window, parse_date};

/// The days between which a record has its acts.
#[derive(Clone, Copy)]
pub(super) struct Span {
    pub(super) opened: Option<Date>,
    pub(super) as_of: Option<Date>,
}

/// Returns the days of a month (`YYYY-MM`).
pub(super) fn month(text: &str) -> Option<Window> {
    let from = parse_date(&format!("{text}-01"))?;
    let last = ["-31", "-30", "-29", "-28"].iter().find_map(|day| {
        let mut date = text.to_owned();
        date.push_str(day);
        parse_date(&date)
    })?;
    Some(Window { from, to: last })
}

pub(super) fn act<'a>(node: Node<'a>, span: Span) -> Option<(Node<'a>, Act)> {
    let kind = node.word("kind", &ActKind::ALL);
    let day = day(node, kind, span);
    let act = Act {
        participant: node.id("participant")?,
        kind: kind?,
        day: day?,
        effective: node.date("effective"),
        party_by: node.date("party_by"),
        difference: difference(node),
        territory: node.owned("territory"),
        to: node.id("to"),
        place: node.text("place"),
        article: node.article("article"),
        note: node.text("note"),
        sources: node.sources(),
        confidence: confidence(node),
        assumed: false,
    };
    Some((node, act))
}

pub(super) fn difference(node: Node<'_>) -> Option<Difference> {
    let node = node.get("difference")?;
    Some(Difference {
        reason: node.word("reason", &DIFFERENCES)?,
        text: node.text("text")?,
        sources: node.sources(),
    })
}

/// Returns the day of an act as far as the file tells it, and reports one that cannot be.
fn day(node: Node<'_>, kind: Option<ActKind>, span: Span) -> Option<Window> {
    let opens = kind.is_some_and(|it| it.is_signature() || it.is_consent());
    let first = span.opened.filter(|_| opens).unwrap_or(Date::MIN);
    let last = span.as_of.unwrap_or(Date::MAX);
    if let Some(date) = node.get("date") {
        let text = date.value.as_text()?;
        let day = parse_date(text).map(Window::from).or_else(|| month(text))?;
        let given = text.to_owned();
        if last < day.from {
            let as_of = last.to_string();
            date.report(ProblemKind::AfterRecord { date: given, as_of });
        } else if day.to < first {
            let opened = first.to_string();
            date.report(ProblemKind::BeforeOpening { date: given, opened });
        }
        let is_one_day = day.day().is_some();
        let within = Window { from: day.from.max(first), to: day.to.min(last) };
        return Some(if is_one_day { day } else { within });
    }
    // all that is known bounds the day
    let effect = node.date("effective").filter(|_| kind != Some(ActKind::Succession));
    let bounds = [effect, node.date("party_by"), Some(last)];
    let window = node.get("window");
    let from = window.and_then(|it| it.date("from"));
    let to = window.and_then(|it| it.date("to"));
    if let (Some(window), Some((from, to))) = (window, from.zip(to))
        && to < from
    {
        let (from, to) = (from.to_string(), to.to_string());
        window.report(ProblemKind::WindowBackwards { from, to });
    }
    let to = bounds.into_iter().chain([to]).flatten().min()?;
    let from = from.unwrap_or(first.max(span.opened.unwrap_or(Date::MIN))).min(to);
    Some(Window { from, to })
}
