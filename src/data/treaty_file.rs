//! The treaty file, format 1: from JSON to a [`Treaty`] in which every name resolves.

use super::acts::{Span, act};
use super::clauses::{clause, clause_name};
use super::names::Names;
use super::problem::{Problem, ProblemKind};
use super::reader::{Node, Object, Sink};
use crate::domain::{
    Confidence, Event, Group, GroupId, Membership, Note, Participant, ParticipantId,
    ParticipantKind, Representation, Source, SourceId, Table, Treaty, sorted_by,
};
use crate::geo::MapView;
use crate::json::Json;

/// A treaty, and how its file wants it shown.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct TreatyFile {
    /// The treaty.
    pub treaty: Treaty,
    /// The view of the map to begin with.
    pub home_view: MapView,
}

/// Reads a treaty file.
///
/// # Errors
/// Every problem in the document, each with its JSON pointer, in the order of reading.
#[cfg(not(target_arch = "wasm32"))]
pub fn read_treaty(json: &str) -> Result<TreatyFile, Vec<Problem>> {
    let document = crate::json::parse(json).map_err(|error| {
        let kind = ProblemKind::Syntax(error.to_string());
        vec![Problem { pointer: String::new(), kind }]
    })?;
    let twice = document.twice.into_iter().map(|it| {
        let kind = ProblemKind::Twice(it.key);
        Problem { pointer: it.pointer, kind }
    });
    read(&document.value, twice.collect())
}

/// Returns the treaty of a document that was read already: compiled in, or by a browser.
///
/// Keys that stand twice are noticed by [`read_treaty`] alone, and so by `check`: a browser
/// does not tell of them, and takes the last.
///
/// # Errors
/// Every problem in the document, as in [`read_treaty`].
pub fn treaty_of(document: &Json) -> Result<TreatyFile, Vec<Problem>> {
    read(document, Vec::new())
}

fn read(document: &Json, noticed: Vec<Problem>) -> Result<TreatyFile, Vec<Problem>> {
    let sink = Sink::new(document, noticed);
    let file = Node::root(&sink).object().and_then(|it| treaty_file(&it));
    let problems = sink.problems();
    match file {
        Some(file) if problems.is_empty() => Ok(file),
        Some(_) | None => Err(problems),
    }
}

/// Reads the whole file. Where a problem was reported, what stands in for the value is
/// never seen: a file with problems is no treaty.
fn treaty_file(file: &Object<'_>) -> Option<TreatyFile> {
    let format = file.must("format", "1")?;
    let number = format.whole()?;
    if number != 1 {
        format.report(ProblemKind::Format(number.to_string()));
        return None;
    }
    let id = file.must("id", "the file's stem").and_then(Node::owned);
    let as_of = file.date("as_of");
    let review_after_days = file.maybe("review_after_days").and_then(Node::whole);
    let views = [("world", MapView::World), ("europe", MapView::Europe)];
    let home_view = file.maybe("home_view").and_then(|it| it.word(&views));
    let title = file.text("title");
    let [short_title, reference, auspices, depositary] =
        ["short_title", "reference", "auspices", "depositary"]
            .map(|key| file.maybe_text(key));
    let adopted = file.maybe("adopted").and_then(event);
    let opened = file.must("opened", "an object with `date`").and_then(event);
    let opened_on = opened.as_ref().map(|it| it.date);
    let opened = opened.unwrap_or_default();

    let sources = file.must("sources", "sources by id").map(sources).unwrap_or_default();
    let mut names = Names {
        participants: Vec::new(),
        groups: Vec::new(),
        sources: sources.keys().cloned().collect(),
    };
    let groups = file.maybe("groups").map(|it| groups(it, &names)).unwrap_or_default();
    names.groups = groups.keys().cloned().collect();
    let participants = file
        .must("participants", "an array of participants")
        .map(|it| participants(it, &names))
        .unwrap_or_default();
    names.participants = participants.keys().copied().collect();

    let record =
        file.must("record", "the id of a source").and_then(|it| names.source(it));
    let text = file.maybe("text").and_then(|it| names.source(it));
    let represents = file
        .maybe("represents")
        .and_then(|it| it.each(|one| representation(one, &names)))
        .unwrap_or_default();
    let clauses = file
        .must("clauses", "an array of final clauses")
        .and_then(|it| it.each(|one| clause(one, &names)))
        .unwrap_or_default();
    let clauses = once_each(clauses, |it| Some(clause_name(&it.rule).to_owned()));
    let span = Span { opened: opened_on, as_of };
    let acts = file
        .must("acts", "an array of acts")
        .and_then(|it| it.each(|one| act(one, &names, span)))
        .unwrap_or_default();
    let acts = once_each(acts, |it| {
        let bears = it.kind.is_signature() || it.kind.is_consent();
        let bears = bears || it.kind.is_withdrawal();
        bears.then(|| format!("{} {} {}", it.participant, it.kind.name(), it.date))
    });
    let acts = sorted_by(acts, |a, b| a.date.cmp(&b.date));
    file.close();
    Some(TreatyFile {
        treaty: Treaty {
            id: id.unwrap_or_default(),
            as_of: as_of.unwrap_or_default(),
            review_after_days,
            title,
            short_title,
            reference,
            auspices,
            depositary,
            adopted,
            opened,
            record: record.unwrap_or_default(),
            text,
            sources,
            groups,
            participants,
            represents,
            clauses,
            acts,
        },
        home_view: home_view.unwrap_or(MapView::World),
    })
}

pub(super) const DATE: &str = "a date (YYYY-MM-DD)";

fn event(node: Node<'_>) -> Option<Event> {
    let object = node.object()?;
    let date = object.date("date");
    let place = object.maybe_text("place");
    object.close();
    Some(Event { date: date?, place })
}

fn sources(node: Node<'_>) -> Table<SourceId, Source> {
    let read = |node: Node<'_>| {
        let object = node.object()?;
        let url = object.must("url", "an address").and_then(|it| {
            let url = it.owned()?;
            let is_web = url.starts_with("https://") || url.starts_with("http://");
            if !is_web {
                let accepted = "an address that begins with https:// or http://".into();
                it.report(ProblemKind::Word { found: url.clone(), accepted });
            }
            Some(url)
        });
        let title = object.maybe_text("title");
        object.close();
        Some(Source { url: url.unwrap_or_default(), title })
    };
    // a source with a problem still is a name that others may use
    let mut all = Table::default();
    for (id, node) in node.entries("sources by id") {
        all.insert(SourceId(id.to_owned()), read(node).unwrap_or_default());
    }
    all
}

pub(super) fn confidence(object: &Object<'_>) -> Confidence {
    let words = [
        ("high", Confidence::High),
        ("medium", Confidence::Medium),
        ("low", Confidence::Low),
    ];
    object.maybe("confidence").and_then(|it| it.word(&words)).unwrap_or_default()
}

fn groups(node: Node<'_>, names: &Names) -> Table<GroupId, Group> {
    let mut all = Table::default();
    for (id, node) in node.entries("groups by id") {
        let group = group(node, names).unwrap_or_default();
        all.insert(GroupId(id.to_owned()), group);
    }
    all
}

fn group(node: Node<'_>, names: &Names) -> Option<Group> {
    let object = node.object()?;
    let name = object.text("name");
    let members_name = object.text("members_name");
    let as_of = object.date("as_of");
    let sources = names.sources(object.maybe("sources"));
    let members = object
        .must("members", "an array of memberships")
        .and_then(|it| it.each(|one| membership(one, names)));
    object.close();
    let members = members.unwrap_or_default();
    Some(Group { name, members_name, as_of: as_of.unwrap_or_default(), sources, members })
}

fn membership(node: Node<'_>, names: &Names) -> Option<Membership> {
    let object = node.object()?;
    let id = object.must("id", "an id such as `NO`").and_then(Node::id);
    let from = object.maybe_date("from");
    let to = object.maybe_date("to");
    let note = object.maybe_text("note");
    let sources = names.sources(object.maybe("sources"));
    let confidence = confidence(&object);
    if let Some((from, to)) = from.zip(to).filter(|(from, to)| to <= from) {
        let (from, to) = (from.to_string(), to.to_string());
        object.report(ProblemKind::Backwards { from, to });
    }
    object.close();
    Some(Membership { id: id?, from, to, note, sources, confidence })
}

fn participants(node: Node<'_>, names: &Names) -> Table<ParticipantId, Participant> {
    let mut all = Table::default();
    for (node, participant) in
        node.each(|one| participant(one, names)).unwrap_or_default()
    {
        let id = participant.id;
        if all.insert(id, participant).is_some() {
            node.report(ProblemKind::Twice(id.to_string()));
        }
    }
    all
}

fn participant<'a>(node: Node<'a>, names: &Names) -> Option<(Node<'a>, Participant)> {
    let object = node.object()?;
    let id = object.must("id", "an id such as `NO`").and_then(Node::id);
    let kinds = [
        ("state", ParticipantKind::State),
        ("organization", ParticipantKind::Organization),
    ];
    let kind = object.must("kind", "`state` or `organization`");
    let kind = kind.and_then(|it| it.word(&kinds)).unwrap_or(ParticipantKind::State);
    let name = object.maybe_text("name");
    let notes = object.maybe("notes").and_then(|it| it.each(|one| note(one, names)));
    object.close();
    let notes = notes.unwrap_or_default();
    Some((node, Participant { id: id?, kind, name, notes }))
}

fn note(node: Node<'_>, names: &Names) -> Option<Note> {
    let object = node.object()?;
    let text = object.text("text");
    let sources = names.some_sources(&object);
    let confidence = confidence(&object);
    object.close();
    Some(Note { text, sources, confidence })
}

fn representation(node: Node<'_>, names: &Names) -> Option<Representation> {
    let object = node.object()?;
    let by = object.must("by", "the id of a participant");
    let by = by.and_then(|it| names.participant(it));
    let group = object.must("group", "the id of a group");
    let group = group.and_then(|it| names.group(it));
    let label = object.maybe_text("label");
    let text = object.text("text");
    let sources = names.some_sources(&object);
    object.close();
    Some(Representation { by: by?, group: group?, label, text, sources })
}

/// Reports everything that has the same name as something before it.
fn once_each<T>(all: Vec<(Node<'_>, T)>, name: impl Fn(&T) -> Option<String>) -> Vec<T> {
    let mut seen = Vec::new();
    let read = all.into_iter().map(|(node, it)| {
        if let Some(name) = name(&it) {
            if seen.contains(&name) {
                node.report(ProblemKind::Twice(name));
            } else {
                seen.push(name);
            }
        }
        it
    });
    read.collect()
}
