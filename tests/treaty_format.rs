//! The guide to the treaty file, `docs/treaty-format.md`, says what the format is.
#![cfg(not(target_arch = "wasm32"))]
#![allow(clippy::expect_used, clippy::panic, reason = "a test fails where it stands")]

mod support;

use serde_json::{Map, Value};
use std::collections::BTreeSet;
use support::text;
use treaty_map::data::{read_treaty, treaty_schema};
use treaty_map::domain::Reason;

const GUIDE: &str = "docs/treaty-format.md";
/// What the guide says once of every clause.
const OF_EVERY_CLAUSE: [&str; 4] = ["kind", "article", "text_read", "note"];

fn schema() -> Value {
    serde_json::from_str(&treaty_schema()).expect("JSON")
}

/// The rows of a table whose first line is given, each as its cells.
fn rows(table: &str) -> Vec<Vec<String>> {
    let rows = table.lines().skip(2).take_while(|it| it.starts_with('|'));
    rows.map(|it| {
        it.trim_matches('|').split('|').map(|it| it.trim().to_owned()).collect()
    })
    .collect()
}

/// The code words of a cell.
fn words(cell: &str) -> impl Iterator<Item = String> + '_ {
    cell.split('`').skip(1).step_by(2).map(str::to_owned)
}

/// The code words in the first cells of the table under a line.
fn listed(under: &str) -> BTreeSet<String> {
    let guide = text(GUIDE);
    let at = guide.find(under).unwrap_or_else(|| panic!("no `{under}`"));
    let rows = rows(guide.get(at..).unwrap_or_default().trim_start());
    rows.iter().filter_map(|it| it.first()).flat_map(|it| words(it)).collect()
}

fn strings(value: &Value) -> BTreeSet<String> {
    let all = value.as_array().into_iter().flatten();
    all.filter_map(|it| it.as_str().map(str::to_owned)).collect()
}

#[test]
fn the_tables_list_the_keys_of_the_format() {
    let guide = text(GUIDE);
    let schema = schema();
    let mut shapes: Map<String, Value> =
        schema["$defs"].as_object().expect("definitions").clone();
    shapes.insert("treaty".to_owned(), schema.clone());
    // its table is one for each kind
    shapes.remove("clause");
    shapes.retain(|_, it| it.get("properties").is_some());
    assert!(shapes.len() >= 25, "{}", shapes.len());
    let marked: BTreeSet<&str> = guide
        .split("<!-- keys ")
        .skip(1)
        .filter_map(|it| Some(it.split_once(" -->")?.0))
        .collect();
    let named: BTreeSet<&str> = shapes.keys().map(String::as_str).collect();
    assert_eq!(marked, named, "{GUIDE}: what has a table");
    for (name, shape) in &shapes {
        let (_, rest) =
            guide.split_once(&format!("<!-- keys {name} -->\n")).expect("marked");
        let once = |key: &&String| {
            !(name.ends_with("_clause") && OF_EVERY_CLAUSE.contains(&key.as_str()))
        };
        let keys: Vec<String> =
            shape["properties"].as_object().expect("keys").keys().cloned().collect();
        let keys: BTreeSet<String> = keys.iter().filter(once).cloned().collect();
        let must = strings(&shape["required"]);
        let must: BTreeSet<String> = must.iter().filter(once).cloned().collect();
        let rows = rows(rest);
        let first = |it: &Vec<String>| it.first().and_then(|it| words(it).next());
        let is_required =
            |it: &&Vec<String>| it.last().is_some_and(|it| it == "required");
        let listed: BTreeSet<String> = rows.iter().filter_map(first).collect();
        let required: BTreeSet<String> =
            rows.iter().filter(is_required).filter_map(first).collect();
        assert_eq!(listed.len(), rows.len(), "{name}: one key a row, each once");
        assert_eq!(listed, keys, "{name}");
        assert_eq!(required, must, "{name}: required");
    }
}

#[test]
fn the_tables_list_the_words_of_the_format() {
    let defs = &schema()["$defs"];
    assert_eq!(
        listed("\n| kinds | what follows |"),
        strings(&defs["act"]["properties"]["kind"]["enum"])
    );
    assert_eq!(
        listed("\n| reason | when | stands |"),
        strings(&defs["difference"]["properties"]["reason"]["enum"])
    );
    let landing = &defs["delay"]["properties"]["landing"]["anyOf"][0]["enum"];
    assert_eq!(listed("\n| landing | for |"), strings(landing));
}

#[test]
fn the_guide_says_which_of_two_dates_stands() {
    let guide = text(GUIDE);
    let at = guide.find("| reason | when | stands |").expect("the table");
    let rows = rows(guide.get(at..).unwrap_or_default());
    for (name, reason) in Reason::ALL {
        let stands = if reason.published_stands() { "published" } else { "computed" };
        let row = rows.iter().find(|it| it.first() == Some(&format!("`{name}`")));
        assert_eq!(
            row.and_then(|it| it.last()).map(String::as_str),
            Some(stands),
            "{name}"
        );
    }
}

/// The fenced blocks of JSON, each with the file that its mark says it is from.
fn blocks() -> Vec<(Option<String>, String)> {
    let guide = text(GUIDE);
    let pieces: Vec<&str> = guide.split("\n```json\n").collect();
    let pairs = pieces.windows(2).map(|pair| {
        let [before, after] = pair else { panic!("two") };
        let mark = before.lines().last().unwrap_or_default();
        let from = mark.strip_prefix("<!-- from ").and_then(|it| it.strip_suffix(" -->"));
        let block = after.split("\n```").next().unwrap_or_default();
        (from.map(str::to_owned), block.to_owned())
    });
    pairs.collect()
}

fn read(what: &str, json: &str) {
    if let Err(problems) = read_treaty(json) {
        let lines: Vec<String> = problems.iter().map(ToString::to_string).collect();
        panic!("{what}\n{}", lines.join("\n"));
    }
}

#[test]
fn every_snippet_is_read_where_it_belongs() {
    let blocks = blocks();
    let example =
        blocks.iter().find(|it| it.1.contains("\"format\"")).expect("an example");
    let example: Map<String, Value> = serde_json::from_str(&example.1).expect("JSON");
    let (mut n_whole, mut n_parts, mut n_quoted) = (0, 0, 0);
    for (from, block) in &blocks {
        if block.contains("\"format\"") {
            n_whole += 1;
            read(GUIDE, block);
            continue;
        }
        n_parts += 1;
        let part: Map<String, Value> =
            serde_json::from_str(&format!("{{{block}}}")).expect(block);
        let mut file = example.clone();
        if let Some(from) = from {
            file = serde_json::from_str(&text(from)).expect("JSON");
            for clause in part["clauses"].as_array().expect("clauses") {
                n_quoted += 1;
                let all = file["clauses"].as_array().expect("clauses").iter().cloned();
                // a snippet may leave a note out
                let mut all = all.map(|mut it| {
                    if clause.get("note").is_none() {
                        it.as_object_mut().expect("a clause").remove("note");
                    }
                    it
                });
                assert!(all.any(|it| it == *clause), "{GUIDE}: not in {from}: {clause}");
            }
        }
        file.extend(part);
        read(block, &Value::Object(file).to_string());
    }
    assert!(
        n_whole >= 1 && n_parts >= 15 && n_quoted >= 9,
        "{n_whole} {n_parts} {n_quoted}"
    );
}
