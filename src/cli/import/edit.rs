//! Puts changes into the text of a treaty file, and leaves every other byte as it is.

use super::day::Day;
use super::entry::Told;
use super::layout::{List, Source};
use super::merge::Changes;
use super::names::former;
use crate::domain::{Date, ParticipantId};
use crate::json::{Json, quoted};
use std::ops::Range;

/// Everything that is to be changed.
pub(super) struct Edit<'a> {
    pub(super) changes: &'a Changes,
    /// The source that new acts and days cite.
    pub(super) source: &'a str,
    /// The address of that source, if it is new.
    pub(super) new_source: Option<&'a str>,
    /// The new day up to which the record is known.
    pub(super) as_of: Option<Date>,
}

/// A piece of text, and what it stands in place of.
type Piece = (Range<usize>, String);

impl Edit<'_> {
    /// Returns the text with the changes.
    pub(super) fn apply(&self, text: &str) -> String {
        let source = Source(text);
        let root = source.root();
        let list = |key| source.get(&root, key).unwrap_or(0..0);
        let mut pieces: Vec<Piece> = Vec::new();
        if let Some(day) = self.as_of {
            pieces.push((list("as_of"), quoted(&day.to_string())));
        }
        if let Some(url) = self.new_source {
            pieces.push(self.add_source(source, &list("sources"), url));
        }
        pieces.extend(self.add_participants(source, &list("participants")));
        pieces.extend(self.add_acts(source, &list("acts")));
        let acts = source.items(&list("acts"));
        for (idx, effective) in &self.changes.effects {
            if let Some(act) = acts.get(*idx) {
                pieces.extend(self.fill_in(source, act, *effective));
            }
        }
        replace(text, pieces)
    }

    fn add_source(&self, source: Source<'_>, sources: &Range<usize>, url: &str) -> Piece {
        let list = List::of(source, sources);
        let member = list.member(self.source, &[("url", Json::Text(url.to_owned()))]);
        match source.members(sources).last() {
            Some(last) => {
                let end = last.value.end;
                (end..end, format!("{}{member}", list.between()))
            }
            None => (sources.clone(), format!("{{{}}}", list.filled(&[member]))),
        }
    }

    fn add_participants(&self, source: Source<'_>, array: &Range<usize>) -> Vec<Piece> {
        let list = List::of(source, array);
        let items = source.items(array);
        let ids: Vec<String> = items.iter().map(|it| word(source, it, "id")).collect();
        let mut new: Vec<(String, String)> = self
            .changes
            .participants
            .iter()
            .map(|id| (id.to_string(), list.object(&participant(*id), 2)))
            .collect();
        new.sort();
        insert(&list, array, &items, &ids, new)
    }

    fn add_acts(&self, source: Source<'_>, array: &Range<usize>) -> Vec<Piece> {
        let list = List::of(source, array);
        let items = source.items(array);
        let days: Vec<String> = items.iter().map(|it| about(source, it)).collect();
        let who = items.iter().map(|it| word(source, it, "participant"));
        let keys: Vec<String> =
            days.iter().zip(who).map(|(day, id)| format!("{day} {id}")).collect();
        let by_id = keys.is_sorted();
        let mut new: Vec<(String, String)> = Vec::new();
        for (id, told) in &self.changes.acts {
            let day = told.day.map(|it| it.to_string());
            let day = day.or(told.effective.map(|it| it.to_string())).unwrap_or_default();
            let members = act(*id, told, self.source);
            let key = if by_id { format!("{day} {id}") } else { day };
            new.push((key, list.object(&members, members.len() - 1)));
        }
        // stable: acts of one day stay in the order of the table
        new.sort_by(|one, other| one.0.cmp(&other.0));
        insert(&list, array, &items, if by_id { &keys } else { &days }, new)
    }

    /// Adds a day of effect to an act of the file, and the source that tells it.
    fn fill_in(
        &self,
        source: Source<'_>,
        act: &Range<usize>,
        effective: Date,
    ) -> Vec<Piece> {
        let members = source.members(act);
        let after = ["date", "window", "kind"];
        let place = |key: &&str| members.iter().position(|it| it.key == *key);
        let Some(idx) = after.iter().find_map(place) else { return Vec::new() };
        let before = idx.checked_sub(1).and_then(|it| members.get(it));
        let Some(anchor) = members.get(idx) else { return Vec::new() };
        let separator = match before {
            Some(before) => source.slice(before.value.end..anchor.start),
            None => ", ",
        };
        let key = source.slice(anchor.start..anchor.value.start);
        let colon = if key.ends_with(':') { ":" } else { ": " };
        let day = quoted(&effective.to_string());
        let end = anchor.value.end;
        let mut pieces =
            vec![(end..end, format!("{separator}\"effective\"{colon}{day}"))];
        if let Some(array) = source.get(act, "sources") {
            let cited = source.items(&array);
            let name = quoted(self.source);
            if !cited.iter().any(|it| source.slice(it.clone()) == name) {
                let list = List::of(source, &array);
                pieces.push(match cited.last() {
                    Some(last) => {
                        (last.end..last.end, format!("{}{name}", list.between()))
                    }
                    None => (array, format!("[{name}]")),
                });
            }
        }
        pieces
    }
}

/// Puts new items into a list: where they belong if it is in order, else at its end.
fn insert(
    list: &List,
    array: &Range<usize>,
    items: &[Range<usize>],
    keys: &[String],
    new: Vec<(String, String)>,
) -> Vec<Piece> {
    if items.is_empty() {
        let new: Vec<String> = new.into_iter().map(|it| it.1).collect();
        let whole = (array.clone(), format!("[{}]", list.filled(&new)));
        return if new.is_empty() { Vec::new() } else { vec![whole] };
    }
    let in_order = keys.is_sorted();
    let pieces = new.into_iter().map(|(key, item)| {
        let before = keys.iter().filter(|it| !in_order || **it <= key).count();
        match before.checked_sub(1).and_then(|it| items.get(it)) {
            Some(last) => (last.end..last.end, format!("{}{item}", list.between())),
            None => {
                let first = items.first().map_or(array.end, |it| it.start);
                (first..first, format!("{item}{}", list.between()))
            }
        }
    });
    pieces.collect()
}

fn participant(id: ParticipantId) -> Vec<(&'static str, Json)> {
    let text = |it: &str| Json::Text(it.to_owned());
    let kind = if id.as_str() == "EU" { "organization" } else { "state" };
    let mut members = vec![("id", text(id.as_str())), ("kind", text(kind))];
    if let Some((en, fr)) = former(id) {
        let names = [("en", en), ("fr", fr)];
        let names = names.map(|(language, name)| (language.to_owned(), text(name)));
        members.push(("name", Json::Object(names.to_vec())));
    }
    members
}

fn act(id: ParticipantId, told: &Told, source: &str) -> Vec<(&'static str, Json)> {
    let text = |it: &dyn ToString| Json::Text(it.to_string());
    let mut members = vec![("participant", text(&id)), ("kind", text(&told.kind.name()))];
    members.extend(told.day.map(|it| ("date", text(&it))));
    members.extend(told.effective.map(|it| ("effective", text(&it))));
    members.push(("sources", Json::Array(vec![text(&source)])));
    members
}

/// Returns a text of an object that stands in the file.
fn word(source: Source<'_>, object: &Range<usize>, key: &str) -> String {
    let word = source.get(object, key).map(|it| source.slice(it)).unwrap_or_default();
    word.trim_matches('"').to_owned()
}

/// Returns the day by which an act is put in order.
fn about(source: Source<'_>, act: &Range<usize>) -> String {
    let window = source.get(act, "window");
    let from = window.map(|it| word(source, &it, "from")).unwrap_or_default();
    let days = [word(source, act, "date"), from, word(source, act, "effective")];
    let day = days.into_iter().find(|it| !it.is_empty()).unwrap_or_default();
    // a month comes before its days
    Day::parse(&day).map_or(day, |it| it.to_string())
}

fn replace(text: &str, mut pieces: Vec<Piece>) -> String {
    // stable: what goes to one place keeps its order
    pieces.sort_by_key(|it| it.0.start);
    let (mut whole, mut done) = (String::with_capacity(text.len()), 0);
    for (range, piece) in pieces {
        whole.push_str(text.get(done..range.start).unwrap_or_default());
        whole.push_str(&piece);
        done = range.end;
    }
    whole.push_str(text.get(done..).unwrap_or_default());
    whole
}
