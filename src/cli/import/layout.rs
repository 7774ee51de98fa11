//! Where the values of a JSON text stand, and how the text is laid out.
//!
//! What an import does not change keeps every byte. So a file is not printed anew: pieces are
//! put into it, laid out like those that are there. The text is known to be JSON.

use crate::json::{Json, parse, quoted};
use std::ops::Range;

/// The length up to which a value stays on one line.
const WIDTH: usize = 100;

/// A JSON text.
#[derive(Clone, Copy)]
pub(super) struct Source<'a>(pub(super) &'a str);

/// A member of an object.
pub(super) struct Member {
    pub(super) key: String,
    /// From the quotation mark of its key on.
    pub(super) start: usize,
    pub(super) value: Range<usize>,
}

impl<'a> Source<'a> {
    pub(super) fn slice(self, range: Range<usize>) -> &'a str {
        self.0.get(range).unwrap_or_default()
    }

    fn byte(self, at: usize) -> Option<u8> {
        self.0.as_bytes().get(at).copied()
    }

    fn skip_space(self, from: usize) -> usize {
        let is_space = |it: &u8| matches!(it, b' ' | b'\t' | b'\n' | b'\r');
        let rest = self.0.as_bytes().get(from..).unwrap_or_default();
        from + rest.iter().take_while(|it| is_space(it)).count()
    }

    /// Returns where the value that begins at a place ends.
    fn end(self, start: usize) -> usize {
        let (mut depth, mut in_text, mut escaped) = (0_u32, false, false);
        let rest = self.0.as_bytes().get(start..).unwrap_or_default();
        for (idx, byte) in rest.iter().enumerate() {
            match (byte, in_text) {
                (b'\\', true) => {
                    escaped = !escaped;
                    continue;
                }
                (b'"', true) if !escaped => {
                    in_text = false;
                    if depth == 0 {
                        return start + idx + 1;
                    }
                }
                (b'"', false) => in_text = true,
                (b'{' | b'[', false) => depth += 1,
                (b'}' | b']' | b',' | b' ' | b'\t' | b'\n' | b'\r', false)
                    if depth == 0 =>
                {
                    return start + idx;
                }
                (b'}' | b']', false) => {
                    depth = depth.saturating_sub(1);
                    if depth == 0 {
                        return start + idx + 1;
                    }
                }
                _ => {}
            }
            escaped = false;
        }
        self.0.len()
    }

    /// Returns where the document's value stands.
    pub(super) fn root(self) -> Range<usize> {
        let start = self.skip_space(0);
        start..self.end(start)
    }

    /// Returns where the items of an array stand.
    pub(super) fn items(self, array: &Range<usize>) -> Vec<Range<usize>> {
        let mut items = Vec::new();
        let mut at = self.skip_space(array.start + 1);
        while at + 1 < array.end {
            let item = at..self.end(at);
            at = self.skip_space(item.end);
            if self.byte(at) == Some(b',') {
                at = self.skip_space(at + 1);
            }
            items.push(item);
        }
        items
    }

    /// Returns the members of an object.
    pub(super) fn members(self, object: &Range<usize>) -> Vec<Member> {
        let mut members = Vec::new();
        let mut at = self.skip_space(object.start + 1);
        while at + 1 < object.end {
            let start = at;
            let key = start..self.end(start);
            let value = self.skip_space(self.skip_space(key.end) + 1);
            let value = value..self.end(value);
            at = self.skip_space(value.end);
            if self.byte(at) == Some(b',') {
                at = self.skip_space(at + 1);
            }
            let key = parse(self.slice(key)).ok();
            let key = key.and_then(|it| it.value.as_text().map(str::to_owned));
            members.push(Member { key: key.unwrap_or_default(), start, value });
        }
        members
    }

    /// Returns where the value of a key of an object stands.
    pub(super) fn get(self, object: &Range<usize>, key: &str) -> Option<Range<usize>> {
        self.members(object).into_iter().find(|it| it.key == key).map(|it| it.value)
    }

    /// Returns the white space at the beginning of the line of a place.
    fn indent_at(self, at: usize) -> &'a str {
        let line = self.slice(0..at).rfind('\n').map_or(0, |it| it + 1);
        self.slice(line..self.skip_space(line).min(at))
    }
}

/// How a list is laid out: an array or an object with its items.
pub(super) struct List {
    /// What stands between the opening bracket and the first item, or would.
    open: String,
    /// What stands between the last item and the closing bracket, or would.
    close: String,
    /// Whether an item that is an object has each member on its own line.
    tall: bool,
    /// What one step inwards is.
    step: String,
    /// What stands between a key and its value.
    colon: &'static str,
    /// What ends a line.
    newline: &'static str,
}

impl List {
    /// Looks at a list, and at one like it that may have more to show.
    pub(super) fn of(source: Source<'_>, list: &Range<usize>) -> Self {
        let is_array = source.byte(list.start) == Some(b'[');
        let items: Vec<Range<usize>> = if is_array {
            source.items(list)
        } else {
            source.members(list).into_iter().map(|it| it.start..it.value.end).collect()
        };
        let root = source.root();
        let first = source.members(&root).into_iter().next();
        let newline = if source.0.contains("\r\n") { "\r\n" } else { "\n" };
        let (step, colon) = match &first {
            Some(it) => {
                let step = source.slice(root.start + 1..it.start);
                let step = step.rsplit_once('\n').map(|it| it.1.to_owned());
                let bare = source.slice(it.start..it.value.start).ends_with(':');
                (step, if bare { ":" } else { ": " })
            }
            None => (None, ": "),
        };
        let outer = source.indent_at(list.start);
        let (open, close) = match (items.first(), items.last(), &step) {
            (Some(first), Some(last), _) => (
                source.slice(list.start + 1..first.start).to_owned(),
                source.slice(last.end..list.end.saturating_sub(1)).to_owned(),
            ),
            (_, _, Some(step)) => {
                (format!("{newline}{outer}{step}"), format!("{newline}{outer}"))
            }
            _ => (String::new(), String::new()),
        };
        let tall = items.iter().rev().any(|it| {
            let value = if is_array { it.clone() } else { source.root() };
            match source.members(&value).as_slice() {
                [one, next, ..] => source.slice(one.value.end..next.start).contains('\n'),
                _ => false,
            }
        });
        // one item with its members in a row shows that there is no rule to keep to
        let flat = |it: &Range<usize>| !source.slice(it.clone()).contains('\n');
        let tall = tall && is_array && !items.iter().any(flat);
        Self { open, close, tall, step: step.unwrap_or_default(), colon, newline }
    }

    /// Returns what separates two items.
    pub(super) fn between(&self) -> String {
        match self.open.as_str() {
            "" if self.colon == ": " => ", ".to_owned(),
            open => format!(",{open}"),
        }
    }

    /// Returns items as the whole list that was empty, without its brackets.
    pub(super) fn filled(&self, items: &[String]) -> String {
        format!("{}{}{}", self.open, items.join(&self.between()), self.close)
    }

    /// Prints an object; `head` of its members stay on one line where it gets several.
    pub(super) fn object(&self, members: &[(&str, Json)], head: usize) -> String {
        let indent = self.open.rsplit_once('\n').map_or("", |it| it.1);
        let inner = format!("{}{indent}{}", self.newline, self.step);
        let member = |it: &(&str, Json)| {
            format!("{}{}{}", quoted(it.0), self.colon, self.flat(&it.1))
        };
        let flat: Vec<String> = members.iter().map(member).collect();
        let comma = if self.colon == ":" { "," } else { ", " };
        let line = format!("{{{}}}", flat.join(comma));
        let fits = indent.chars().count() + line.chars().count() < WIDTH;
        if self.step.is_empty() || fits && !self.tall {
            return line;
        }
        let mut lines = Vec::new();
        if self.tall {
            for it in members {
                let value = self.tall_value(&it.1, &inner);
                lines.push(format!("{}{}{value}", quoted(it.0), self.colon));
            }
        } else {
            let (head, rest) = flat.split_at_checked(head).unwrap_or((&flat, &[]));
            lines.extend((!head.is_empty()).then(|| head.join(comma)));
            lines.extend(rest.iter().cloned());
        }
        let lines = lines.join(&format!(",{inner}"));
        format!("{{{inner}{lines}{}{indent}}}", self.newline)
    }

    /// Prints a member of an object: a key and an object.
    pub(super) fn member(&self, key: &str, members: &[(&str, Json)]) -> String {
        format!("{}{}{}", quoted(key), self.colon, self.object(members, 0))
    }

    fn tall_value(&self, value: &Json, indent: &str) -> String {
        let items: Vec<String> = match value {
            Json::Array(items) => items.iter().map(|it| self.flat(it)).collect(),
            Json::Object(all) => {
                let member = |it: &(String, Json)| {
                    format!("{}{}{}", quoted(&it.0), self.colon, self.flat(&it.1))
                };
                all.iter().map(member).collect()
            }
            _ => return self.flat(value),
        };
        let (open, close) =
            if matches!(value, Json::Array(_)) { ('[', ']') } else { ('{', '}') };
        let inner = format!("{indent}{}", self.step);
        format!("{open}{inner}{}{indent}{close}", items.join(&format!(",{inner}")))
    }

    fn flat(&self, value: &Json) -> String {
        let comma = if self.colon == ":" { "," } else { ", " };
        match value {
            Json::Null => "null".to_owned(),
            Json::Bool(it) => it.to_string(),
            Json::Number(it) => it.clone(),
            Json::Text(it) => quoted(it),
            Json::Array(items) => {
                let items: Vec<String> = items.iter().map(|it| self.flat(it)).collect();
                format!("[{}]", items.join(comma))
            }
            Json::Object(members) => {
                let member = |it: &(String, Json)| {
                    format!("{}{}{}", quoted(&it.0), self.colon, self.flat(&it.1))
                };
                let members: Vec<String> = members.iter().map(member).collect();
                format!("{{{}}}", members.join(comma))
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Returns the value at every place, by the text alone.
    fn walk(source: Source<'_>, at: &Range<usize>) -> Json {
        let text = source.slice(at.clone());
        match text.as_bytes()[0] {
            b'{' => {
                let members = source.members(at).into_iter();
                Json::Object(
                    members.map(|it| (it.key, walk(source, &it.value))).collect(),
                )
            }
            b'[' => {
                Json::Array(source.items(at).iter().map(|it| walk(source, it)).collect())
            }
            _ => parse(text).expect("JSON").value,
        }
    }

    #[test]
    fn every_value_is_where_it_is_said_to_be() {
        let shipped = include_str!("../../../static/treaties/cets-225.json");
        let awkward = " {\"a\\\"]\" : [ ] ,\"b\\\\\":[1.5e3,true , {} ,\"x\\\\\"],\r\n\"é,}\":null}\n";
        for text in [shipped, awkward, "[]", "[[],{\"a\":[{}]}]", "\"a\"", " 7 "] {
            let source = Source(text);
            assert_eq!(
                walk(source, &source.root()),
                parse(text).expect("JSON").value,
                "{text}"
            );
        }
    }
}
