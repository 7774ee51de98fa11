//! The JSON Schema (draft 2020-12) of the treaty file, made from the table of the format.
//!
//! It accepts what [`walk`](super::walk) accepts. What JSON Schema cannot say is left to
//! `check`: that names are defined, the order of days, what is listed twice, and that a
//! fraction is no greater than one.

use super::format::FILE;
use super::shape::{Choice, Field, Kind, Object, Shape, Tagged};
use crate::json::Json;

/// Thirty days and more, and 29 February of leap years alone.
macro_rules! date {
    () => {
        concat!(
            "[0-9]{4}-(?:(?:0[13578]|1[02])-(?:0[1-9]|[12][0-9]|3[01])",
            "|(?:0[469]|11)-(?:0[1-9]|[12][0-9]|30)",
            "|02-(?:0[1-9]|1[0-9]|2[0-8]))",
            "|(?:[0-9]{2}(?:0[48]|[2468][048]|[13579][26])",
            "|(?:[02468][048]|[13579][26])00)-02-29"
        )
    };
}

const DATE: &str = concat!("^(?:", date!(), ")$");
const DAY: &str = concat!("^(?:", date!(), "|[0-9]{4}-(?:0[1-9]|1[0-2]))$");
const DAY_OF_YEAR: &str = concat!(
    "^(?:(?:0[13578]|1[02])-(?:0[1-9]|[12][0-9]|3[01])",
    "|(?:0[469]|11)-(?:0[1-9]|[12][0-9]|30)",
    "|02-(?:0[1-9]|1[0-9]|2[0-8]))$"
);
/// More than 0 % and no more than 100 %, with at most four decimals; or a fraction.
const SHARE: &str = concat!(
    "^0*(?:(?:100(?:\\.0{1,4})?|[1-9][0-9]?(?:\\.[0-9]{1,4})?",
    "|0\\.(?:[1-9][0-9]{0,3}|0[1-9][0-9]{0,2}|00[1-9][0-9]?|000[1-9]))%",
    "|[1-9][0-9]{0,9}/0*[1-9][0-9]{0,9})$"
);
const ID: &str = "^(?:[A-Z]{2}|[A-Z]{4})$";
const URL: &str = "^https?://";

/// Returns the JSON Schema of the treaty file, as text.
pub fn treaty_schema() -> String {
    let mut defs = Defs::default();
    let mut schema = object([
        ("$schema", text("https://json-schema.org/draft/2020-12/schema")),
        ("$id", text("urn:treaty-map:treaty-file:1")),
        ("title", text("Treaty file, format 1")),
    ]);
    let (_, doc) = FILE.named;
    schema.push(("description".to_owned(), text(doc)));
    schema.extend(defs.body(&FILE, None));
    schema.push(("$defs".to_owned(), Json::Object(defs.0)));
    let mut out = String::new();
    write(&Json::Object(schema), 0, &mut out);
    out.push('\n');
    out
}

type Members = Vec<(String, Json)>;

fn text(it: &str) -> Json {
    Json::Text(it.to_owned())
}

fn number(it: u32) -> Json {
    Json::Number(it.to_string())
}

fn texts<'a>(all: impl IntoIterator<Item = &'a str>) -> Json {
    Json::Array(all.into_iter().map(text).collect())
}

fn object<const N: usize>(members: [(&str, Json); N]) -> Members {
    members.into_iter().map(|(key, it)| (key.to_owned(), it)).collect()
}

fn string(rule: &str, value: Json) -> Members {
    object([("type", text("string")), (rule, value)])
}

fn requires(key: &str) -> Json {
    Json::Object(object([("required", texts([key]))]))
}

/// Returns a schema of which any alternative, or exactly one, is met where a key stands.
fn choice_of(how: &str, keys: &[&str]) -> Members {
    let alternatives = keys.iter().map(|key| requires(key)).collect();
    object([(how, Json::Array(alternatives))])
}

/// What the schema says once and refers to, in the order in which it came up.
#[derive(Default)]
struct Defs(Members);

impl Defs {
    /// Returns a reference to a definition, which is made the first time.
    fn refer(
        &mut self,
        name: &str,
        doc: &str,
        make: impl FnOnce(&mut Self) -> Members,
    ) -> Members {
        if self.0.iter().all(|it| it.0 != name) {
            // in its place before it is made: what it holds may refer to it
            let at = self.0.len();
            self.0.push((name.to_owned(), Json::Null));
            let mut made = object([("description", text(doc))]);
            made.extend(make(self));
            if let Some(slot) = self.0.get_mut(at) {
                slot.1 = Json::Object(made);
            }
        }
        object([("$ref", Json::Text(format!("#/$defs/{name}")))])
    }

    fn leaf(&mut self, name: &str, doc: &str, made: Members) -> Members {
        self.refer(name, doc, |_| made)
    }

    fn shape(&mut self, shape: &Shape) -> Members {
        let some = || string("minLength", number(1));
        let pattern = |it: &str| string("pattern", text(it));
        match shape {
            Shape::Words => some(),
            Shape::Url => self.leaf("url", "The address of a page.", pattern(URL)),
            Shape::Text => self.refer(
                "text",
                "Words by language; readers see theirs, else English, else the first.",
                |_| map(Json::Object(some())),
            ),
            Shape::Bool => object([("type", text("boolean"))]),
            Shape::True => object([("const", Json::Bool(true))]),
            Shape::One => object([("const", number(1))]),
            Shape::Whole(least) => object([
                ("type", text("integer")),
                ("minimum", number(*least)),
                ("maximum", number(u32::MAX)),
            ]),
            Shape::Date => {
                self.leaf("date", "A day of the calendar: YYYY-MM-DD.", pattern(DATE))
            }
            Shape::Day => self.leaf(
                "date_or_month",
                "A day (YYYY-MM-DD), or only its month (YYYY-MM).",
                pattern(DAY),
            ),
            Shape::DayOfYear => self.leaf(
                "day_of_year",
                "A day that every year has: MM-DD.",
                pattern(DAY_OF_YEAR),
            ),
            Shape::Share => self.leaf(
                "share",
                "A percentage with at most four decimals (`55%`, `66.67%`) or a fraction \
                 (`2/3`).",
                pattern(SHARE),
            ),
            Shape::Id => self.leaf(
                "id",
                "ISO 3166-1 alpha-2, `EU`, `XK`, or four letters of ISO 3166-3.",
                pattern(ID),
            ),
            Shape::Name(kind) => match kind {
                Kind::Participant => self.leaf(
                    "participant_name",
                    "The id of an entry of `participants`.",
                    pattern(ID),
                ),
                Kind::Group => self.leaf("group_name", "A key of `groups`.", some()),
                Kind::Source => self.leaf("source_name", "A key of `sources`.", some()),
                Kind::Weights => self.leaf("weights_name", "A key of `weights`.", some()),
            },
            Shape::Word(words) => object([("enum", texts(words.iter().copied()))]),
            Shape::List(item, least) => {
                let items = Json::Object(self.shape(item));
                let mut made = object([("type", text("array")), ("items", items)]);
                made.extend(least.map(|_| ("minItems".to_owned(), number(1))));
                made
            }
            Shape::Map(of) => {
                let values = self.shape(&of.values);
                let mut made = map(Json::Object(values));
                if of.by_id {
                    let names = Json::Object(pattern(ID));
                    made.push(("propertyNames".to_owned(), names));
                }
                made
            }
            Shape::Object(of) => self.object(of),
            Shape::WordOr(words, of) => {
                let word = object([("enum", texts(words.iter().copied()))]);
                let either = [word, self.object(of)].map(Json::Object);
                object([("anyOf", Json::Array(either.into()))])
            }
            Shape::Tagged(of) => {
                let (name, doc) = of.named;
                self.refer(name, doc, |defs| defs.tagged(of))
            }
        }
    }

    fn object(&mut self, of: &Object) -> Members {
        match of.named {
            ("", _) => self.body(of, None),
            (name, doc) => self.refer(name, doc, |defs| defs.body(of, None)),
        }
    }

    /// Describes every kind by itself: what is wrong is then said of the kind that is meant.
    fn tagged(&mut self, of: &Tagged) -> Members {
        let kinds = of.kinds.iter().map(|it| it.0);
        let tag = Json::Object(object([("enum", texts(kinds))]));
        let each = of.kinds.iter().map(|(kind, of_kind)| {
            let constant = Json::Object(object([("const", text(kind))]));
            let named = Json::Object(object([(of.tag, constant.clone())]));
            let test = object([("properties", named), ("required", texts([of.tag]))]);
            let (name, doc) = of_kind.named;
            let then = self
                .refer(name, doc, |defs| defs.body(of_kind, Some((of.tag, constant))));
            let branch = [("if", Json::Object(test)), ("then", Json::Object(then))];
            Json::Object(object(branch))
        });
        let each = each.collect();
        object([
            ("type", text("object")),
            ("properties", Json::Object(object([(of.tag, tag)]))),
            ("required", texts([of.tag])),
            ("allOf", Json::Array(each)),
        ])
    }

    fn body(&mut self, of: &Object, tag: Option<(&str, Json)>) -> Members {
        let tag_key = tag.as_ref().map(|it| it.0);
        let mut properties: Members =
            tag.into_iter().map(|(key, it)| (key.to_owned(), it)).collect();
        for Field { key, shape, doc, .. } in of.fields() {
            let mut made = object([("description", text(doc))]);
            made.extend(self.shape(shape));
            properties.push(((*key).to_owned(), Json::Object(made)));
        }
        let must = of.fields().filter(|it| it.missing.is_some()).map(|it| it.key);
        let must: Vec<&str> = tag_key.into_iter().chain(must).collect();
        let mut made = object([
            ("type", text("object")),
            ("properties", Json::Object(properties)),
            ("additionalProperties", Json::Bool(false)),
        ]);
        if !must.is_empty() {
            made.push(("required".to_owned(), texts(must)));
        }
        let is_key = |it: &str| of.fields().any(|field| field.key == it);
        let (by_key, by_kind): (Vec<_>, Vec<_>) =
            of.needs.iter().partition(|it| is_key(it.0));
        let by_kind = by_kind.into_iter().map(|(word, others)| of_kind(word, others));
        let mut choices: Vec<Members> =
            of.choices.iter().map(choice).chain(by_kind).collect();
        match (choices.pop(), choices.is_empty()) {
            (Some(only), true) => made.extend(only),
            (Some(last), false) => {
                let all = choices.into_iter().chain([last]).map(Json::Object);
                made.push(("allOf".to_owned(), Json::Array(all.collect())));
            }
            (None, _) => {}
        }
        let needs = by_key.into_iter().map(|(key, others)| {
            let beside = choice_of("anyOf", others);
            ((*key).to_owned(), Json::Object(beside))
        });
        let needs: Members = needs.collect();
        if !needs.is_empty() {
            made.push(("dependentSchemas".to_owned(), Json::Object(needs)));
        }
        made
    }
}

fn choice((choice, keys): &(Choice, &[&str])) -> Members {
    match choice {
        Choice::One => choice_of("oneOf", keys),
        Choice::AtLeastOne => choice_of("anyOf", keys),
        Choice::AtMostOne => {
            let both = |one: &str, other: &str| {
                Json::Object(object([("required", texts([one, other]))]))
            };
            let pairs = keys.iter().enumerate().flat_map(|(idx, one)| {
                keys.iter().skip(idx + 1).map(|other| both(one, other))
            });
            let two = object([("anyOf", Json::Array(pairs.collect()))]);
            object([("not", Json::Object(two))])
        }
    }
}

/// What must stand beside a kind.
fn of_kind(word: &str, others: &[&str]) -> Members {
    let constant = Json::Object(object([("const", text(word))]));
    let named = Json::Object(object([("kind", constant)]));
    let test = object([("properties", named), ("required", texts(["kind"]))]);
    let then = choice_of("anyOf", others);
    object([("if", Json::Object(test)), ("then", Json::Object(then))])
}

fn map(values: Json) -> Members {
    object([
        ("type", text("object")),
        ("minProperties", number(1)),
        ("additionalProperties", values),
    ])
}

/// How many columns a value may take to stand on one line.
const WIDTH: usize = 96;

/// Writes a value: on one line where it fits, else each part on its own.
fn write(value: &Json, depth: usize, out: &mut String) {
    let mut line = String::new();
    inline(value, &mut line);
    let (open, close, parts): (_, _, Vec<(String, &Json)>) = match value {
        Json::Array(all) => {
            ('[', ']', all.iter().map(|it| (String::new(), it)).collect())
        }
        Json::Object(all) => {
            ('{', '}', all.iter().map(|(key, it)| (quoted(key) + ": ", it)).collect())
        }
        _ => return out.push_str(&line),
    };
    if 2 * depth + line.len() <= WIDTH {
        return out.push_str(&line);
    }
    let margin = |depth: usize| format!("\n{}", "  ".repeat(depth));
    out.push(open);
    for (idx, (key, part)) in parts.into_iter().enumerate() {
        out.push_str(if idx == 0 { "" } else { "," });
        out.push_str(&margin(depth + 1));
        out.push_str(&key);
        write(part, depth + 1, out);
    }
    out.push_str(&margin(depth));
    out.push(close);
}

fn inline(value: &Json, out: &mut String) {
    match value {
        Json::Null => out.push_str("null"),
        Json::Bool(it) => out.push_str(if *it { "true" } else { "false" }),
        Json::Number(it) => out.push_str(it),
        Json::Text(it) => out.push_str(&quoted(it)),
        Json::Array(all) => {
            out.push('[');
            for (idx, it) in all.iter().enumerate() {
                out.push_str(if idx == 0 { "" } else { ", " });
                inline(it, out);
            }
            out.push(']');
        }
        Json::Object(all) => {
            out.push('{');
            for (idx, (key, it)) in all.iter().enumerate() {
                out.push_str(if idx == 0 { "" } else { ", " });
                out.push_str(&quoted(key));
                out.push_str(": ");
                inline(it, out);
            }
            out.push('}');
        }
    }
}

fn quoted(it: &str) -> String {
    serde_json::Value::from(it).to_string()
}
