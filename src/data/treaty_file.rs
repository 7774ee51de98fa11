//! The treaty file, format 1: from JSON to a [`Treaty`] in which every name resolves.

use super::acts::{Span, act, difference};
use super::clauses::clause;
use super::format::FILE;
use super::names::Names;
use super::node::{Node, Sink};
use super::problem::{Problem, ProblemKind};
use super::shape::Shape;
use super::walk::Walk;
use super::words::{COMPLETENESS, CONFIDENCES, PARTICIPANT_KINDS, VIEWS};
use crate::domain::{
    Act, Completeness, Confidence, Event, Group, GroupId, Membership, Note, Participant,
    ParticipantId, ParticipantKind, Published, Representation, Rule, Source, SourceId,
    Table, Treaty, Weights, WeightsId, sorted_by,
};
use crate::geo::MapView;
use crate::json::{Json, Packed};

/// A treaty, and how its file wants it shown.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct TreatyFile {
    /// The treaty.
    pub treaty: Treaty,
    /// The view of the map to begin with.
    pub home_view: MapView,
}

/// How large a file may be, in bytes; the largest that we ship has a fiftieth of that.
#[cfg(not(target_arch = "wasm32"))]
const LARGEST: usize = 8 << 20;

/// Reads a treaty file.
///
/// # Errors
/// Every problem in the document, each with its JSON pointer: first what is not of the
/// format, in its order, then what cannot be.
#[cfg(not(target_arch = "wasm32"))]
pub fn read_treaty(json: &str) -> Result<TreatyFile, Vec<Problem>> {
    if json.len() > LARGEST {
        let kind = ProblemKind::TooLarge { bytes: json.len(), most: LARGEST };
        return Err(vec![Problem { pointer: String::new(), kind }]);
    }
    let document = crate::json::parse(json).map_err(|error| {
        let words = error.to_string();
        // serde_json tells of it in words alone
        let kind = if words.starts_with("recursion limit exceeded") {
            ProblemKind::TooDeep { line: error.line(), column: error.column() }
        } else {
            ProblemKind::Syntax(words)
        };
        vec![Problem { pointer: String::new(), kind }]
    })?;
    let twice = document.twice.into_iter().map(|it| {
        let kind = ProblemKind::Twice(it.key);
        Problem { pointer: it.pointer, kind }
    });
    read(&document.value, twice.collect(), false)
}

/// Returns the treaty of a document that was read already: compiled in, or by a browser.
///
/// Keys that stand twice are noticed by [`read_treaty`] alone, and so by `check`: a browser
/// does not tell of them, and takes the last.
///
/// # Errors
/// Every problem in the document, as in [`read_treaty`].
pub fn treaty_of(document: &Json) -> Result<TreatyFile, Vec<Problem>> {
    read(document, Vec::new(), false)
}

/// Returns the treaty of a document that [`treaty_of`] accepted when it was published: one
/// that comes with the element.
///
/// # Errors
/// Only what cannot be, and an unknown format: the document is not held against the format
/// again, and a page need not fetch what does that.
pub fn treaty_of_ours(document: &Json) -> Result<TreatyFile, Vec<Problem>> {
    read(document, Vec::new(), true)
}

/// Collects everything in a document that is not of the format.
///
/// On a page this is in the part of the module that comes later: whoever reads a document
/// that is not ours has to have fetched it.
#[inline(never)]
fn hold_against_format(document: &Json, sink: &Sink<'_>) {
    Walk { sink, names: &Names::of(document) }.value(document, &Shape::Object(&FILE));
}

fn read(
    document: &Json,
    noticed: Vec<Problem>,
    is_ours: bool,
) -> Result<TreatyFile, Vec<Problem>> {
    let sink = Sink::new(document, noticed);
    let root = Node::root(&sink);
    let format = root.get("format");
    match format.and_then(|it| it.value.as_whole()) {
        // nothing more can be said of another format
        Some(other) if other != 1 => {
            format.unwrap_or(root).report(ProblemKind::Format(other.to_string()));
            return Err(sink.problems());
        }
        _ if is_ours => {}
        _ => hold_against_format(document, &sink),
    }
    let file = treaty_file(root);
    let problems = sink.problems();
    if problems.is_empty() { Ok(file) } else { Err(problems) }
}

/// Takes the whole file over. What stands in for a value that is not there is never seen: a
/// file with problems is no treaty.
fn treaty_file(file: Node<'_>) -> TreatyFile {
    let opened = file.get("opened").and_then(event);
    let as_of = file.date("as_of");
    let span = Span { opened: opened.as_ref().map(|it| it.date), as_of };
    let clauses = file.list("clauses", clause);
    let clauses = once_each(clauses, |it| clause_name(&it.rule).map(str::to_owned));
    let acts = file.list("acts", |it| act(it, span));
    let acts = once_each(acts, |it| {
        let bears = it.kind.is_signature() || it.kind.is_consent();
        let bears = bears || it.kind.is_withdrawal();
        let day = it.day.day().filter(|_| bears)?;
        Some(format!("{} {} {day}", it.participant, it.kind.name()))
    });
    TreatyFile {
        treaty: Treaty {
            id: file.owned("id").unwrap_or_default(),
            as_of: as_of.unwrap_or_default(),
            review_after_days: file.whole("review_after_days"),
            title: file.text("title").unwrap_or_default(),
            short_title: file.text("short_title"),
            reference: file.text("reference"),
            auspices: file.text("auspices"),
            depositary: file.text("depositary"),
            adopted: file.get("adopted").and_then(event),
            opened: opened.unwrap_or_default(),
            published: file.get("published_entry_into_force").and_then(published),
            completeness: file.get("completeness").map(completeness).unwrap_or_default(),
            about: file.list("about", note),
            notes: file.list("notes", note),
            record: file.source("record").unwrap_or_default(),
            text: file.source("text"),
            sources: file.table("sources", source),
            groups: file.table("groups", group),
            weights: file.table("weights", weights),
            participants: participants(file),
            represents: file.list("represents", representation),
            clauses,
            acts: sorted_by(acts, Act::order),
        },
        home_view: file.word("home_view", &VIEWS).unwrap_or(MapView::World),
    }
}

/// What the built-in treaty is: no part of the first map, and so not in its file there.
const BUILT_IN_ABOUT: Packed = Packed {
    words: include_str!(concat!(env!("OUT_DIR"), "/cets-225-about.words")),
    tree: include_bytes!(concat!(env!("OUT_DIR"), "/cets-225-about.tree")),
};

/// Returns what CETS 225 is, in paragraphs, for a page on which its file is built in.
pub fn built_in_about() -> Vec<Note> {
    let Some(document) = BUILT_IN_ABOUT.unpack() else { return Vec::new() };
    let sink = Sink::new(&document, Vec::new());
    Node::root(&sink).list("about", note)
}

/// Returns the name of a clause of which a file has one at most.
fn clause_name(rule: &Rule) -> Option<&'static str> {
    Some(match rule {
        Rule::Signature(_) => "signature",
        Rule::Accession(_) => "accession",
        Rule::Denunciation(_) => "denunciation",
        Rule::Termination(_) => "termination",
        Rule::TerritorialExtension(_) => "territorial_extension",
        Rule::ProvisionalApplication => "provisional_application",
        Rule::LaterParticipants(it) if it.acts.is_empty() => "later_participants",
        // alternatives, groups and acts of their own
        Rule::LaterParticipants(_) | Rule::EntryIntoForce(_) | Rule::Cessation(_) => {
            return None;
        }
    })
}

fn event(node: Node<'_>) -> Option<Event> {
    Some(Event { date: node.date("date")?, place: node.text("place") })
}

fn published(node: Node<'_>) -> Option<Published> {
    let difference = difference(node);
    Some(Published { date: node.date("date")?, sources: node.sources(), difference })
}

fn completeness(node: Node<'_>) -> Completeness {
    Completeness {
        signatures: node.word("signatures", &COMPLETENESS),
        consents: node.word("consents", &COMPLETENESS),
        notes: node.list("notes", Node::as_words),
    }
}

fn source(id: &str, node: Node<'_>) -> Option<(SourceId, Source)> {
    let url = node.owned("url").unwrap_or_default();
    Some((SourceId(id.to_owned()), Source { url, title: node.text("title") }))
}

pub(super) fn confidence(node: Node<'_>) -> Confidence {
    node.word("confidence", &CONFIDENCES).unwrap_or_default()
}

fn group(id: &str, node: Node<'_>) -> Option<(GroupId, Group)> {
    let group = Group {
        name: node.text("name").unwrap_or_default(),
        members_name: node.text("members_name").unwrap_or_default(),
        as_of: node.date("as_of").unwrap_or_default(),
        sources: node.sources(),
        members: node.list("members", membership),
    };
    Some((GroupId(id.to_owned()), group))
}

fn membership(node: Node<'_>) -> Option<Membership> {
    let (from, to) = (node.date("from"), node.date("to"));
    if let Some((from, to)) = from.zip(to).filter(|(from, to)| to <= from) {
        let (from, to) = (from.to_string(), to.to_string());
        node.report(ProblemKind::Backwards { from, to });
    }
    Some(Membership {
        id: node.id("id")?,
        from,
        to,
        note: node.text("note"),
        sources: node.sources(),
        confidence: confidence(node),
    })
}

fn weights(id: &str, node: Node<'_>) -> Option<(WeightsId, Weights)> {
    let values = node.table("values", |id, it| {
        Some((ParticipantId::parse(id)?, it.value.as_whole()?))
    });
    let sum: u64 = values.values().copied().map(u64::from).sum();
    let weights = Weights {
        name: node.text("name").unwrap_or_default(),
        unit: node.text("unit"),
        total: node.whole("total").map_or(sum, u64::from),
        sources: node.sources(),
        values,
    };
    if weights.total < sum
        && let Some(total) = node.get("total")
    {
        total.report(ProblemKind::TotalTooSmall { total: weights.total, sum });
    }
    Some((WeightsId(id.to_owned()), weights))
}

fn participants<'a>(file: Node<'a>) -> Table<ParticipantId, Participant> {
    let participant = |node: Node<'a>| {
        let id = node.id("id")?;
        let participant = Participant {
            id,
            kind: node.word("kind", &PARTICIPANT_KINDS).unwrap_or(ParticipantKind::State),
            name: node.text("name"),
            until: node.date("until"),
            notes: node.list("notes", note),
        };
        Some((node, participant))
    };
    let all = file.list("participants", participant);
    let all = once_each(all, |it| Some(it.id.to_string()));
    all.into_iter().map(|it| (it.id, it)).collect()
}

fn note(node: Node<'_>) -> Option<Note> {
    let text = node.text("text")?;
    Some(Note { text, sources: node.sources(), confidence: confidence(node) })
}

fn representation(node: Node<'_>) -> Option<Representation> {
    Some(Representation {
        by: node.id("by")?,
        group: node.group("group")?,
        label: node.text("label"),
        text: node.text("text")?,
        sources: node.sources(),
    })
}

/// Reports everything that has the same name as something before it.
fn once_each<T>(all: Vec<(Node<'_>, T)>, name: impl Fn(&T) -> Option<String>) -> Vec<T> {
    let named = all.iter().enumerate();
    let named = named.filter_map(|(place, (_, it))| Some((name(it)?, place)));
    let named = sorted_by(named.collect(), Ord::cmp);
    let again = named.windows(2).filter_map(|two| match two {
        [(before, _), (name, place)] if before == name => Some((*place, name)),
        _ => None,
    });
    for (place, name) in sorted_by(again.collect(), Ord::cmp) {
        if let Some((node, _)) = all.get(place) {
            node.report(ProblemKind::Twice(name.clone()));
        }
    }
    all.into_iter().map(|it| it.1).collect()
}
