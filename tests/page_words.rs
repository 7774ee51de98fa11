//! What the pages for people say is what the program does.
#![cfg(not(target_arch = "wasm32"))]
#![allow(clippy::expect_used, clippy::panic, clippy::unwrap_used, reason = "a test")]

mod support;

use std::collections::BTreeSet;
use std::process::Command;
use std::rc::Rc;
use support::{files, path, text};
use treaty_map::data::read_treaty;
use treaty_map::domain::{Assumptions, History};
use treaty_map::i18n::english;
use treaty_map::view::{Options, Scene, header};

/// Returns what stands between two marks, the first time, without its margins.
fn between<'a>(text: &'a str, from: &str, to: &str) -> &'a str {
    let (_, rest) = text.split_once(from).unwrap_or_else(|| panic!("no `{from}`"));
    rest.split_once(to).unwrap_or_else(|| panic!("no `{to}`")).0.trim()
}

/// Returns the fenced blocks of a language in a Markdown file.
fn blocks(file: &str, language: &str) -> Vec<String> {
    let text = text(file);
    let fence = format!("\n```{language}\n");
    let opened = text.split(&fence).skip(1);
    opened.map(|it| it.split("\n```").next().unwrap_or_default().to_owned()).collect()
}

/// Returns the words that follow a prefix: `--treaty-map-ink` for `--treaty-map-`.
fn names(text: &str, prefix: &str) -> BTreeSet<String> {
    let name = |rest: &str| -> String {
        rest.chars().take_while(char::is_ascii_lowercase).collect()
    };
    let names = text.split(prefix).skip(1).map(name);
    names.filter(|it| !it.is_empty()).collect()
}

/// Returns the code words at the beginning of the rows of a table under a heading.
fn first_column(file: &str, heading: &str) -> BTreeSet<String> {
    let text = text(file);
    let table = between(&text, &format!("\n### {heading}\n"), "\n#");
    let rows = table.lines().filter(|it| it.starts_with("| `"));
    rows.map(|it| between(it, "`", "`").to_owned()).collect()
}

fn attributes() -> BTreeSet<String> {
    Options::ATTRIBUTES.into_iter().chain(["loading"]).map(str::to_owned).collect()
}

#[test]
fn the_page_without_scripts_says_what_the_engine_says() {
    let file = read_treaty(&text("static/treaties/cets-225.json")).expect("a treaty");
    let on = file.treaty.as_of;
    let words = Rc::new(english().expect("English"));
    let scene = Scene::new(Rc::new(file), words, on, on, Assumptions::default());
    let answer = header(&scene, &Options::default()).answer();
    let page = text("index.html");
    let element = between(&page, "<treaty-map", "</treaty-map>");
    assert_eq!(between(element, "</strong>", "<a "), answer, "index.html");
    let snippets = blocks("README.md", "html");
    let snippet = snippets.first().expect("README.md has a snippet");
    assert!(snippet.contains(&answer), "README.md: {snippet}");
}

#[test]
fn snippets_use_attributes_that_there_are() {
    let known = attributes();
    for file in ["README.md", "docs/treaty-format.md", "index.html"] {
        let text = text(file).replace("&lt;", "<").replace("&gt;", ">");
        for rest in text.split("<treaty-map").skip(1) {
            let tag = rest.split_once('>').map_or(rest, |(tag, _)| tag);
            // every second piece is a value
            let names =
                tag.split('"').step_by(2).map(|it| it.trim().trim_end_matches('='));
            for name in names.filter(|it| !it.is_empty()) {
                assert!(known.contains(name), "{file}: `{name}` in `<treaty-map{tag}>`");
            }
        }
    }
}

#[test]
fn the_loader_and_the_readme_list_every_attribute() {
    assert_eq!(first_column("README.md", "Attributes"), attributes(), "README.md");
    let loader = text("static/treaty-map.js");
    let listed = between(&loader, "const ATTRIBUTES = [", "]");
    let listed: Vec<&str> =
        listed.split(',').map(|it| it.trim().trim_matches('"')).collect();
    assert_eq!(listed, Options::ATTRIBUTES, "static/treaty-map.js");
}

#[test]
fn the_readme_lists_every_custom_property_and_part() {
    let properties = names(&text("src/ui/style.css"), "var(--treaty-map-");
    let listed = first_column("README.md", "Custom properties");
    let listed: BTreeSet<String> =
        listed.iter().map(|it| it.replace("--treaty-map-", "")).collect();
    assert_eq!(listed, properties);
    let folders = ["src/ui", "src/ui/explore"];
    let markup = folders.iter().flat_map(|it| files(it, ".rs"));
    let markup: String = markup.map(|it| text(&it)).collect();
    assert_eq!(first_column("README.md", "Parts"), names(&markup, " part="));
}

#[test]
fn the_readme_lists_every_border_rule() {
    let rules: serde_json::Value =
        serde_json::from_str(&text("xtask/geometry/borders.json")).expect("JSON");
    let word = |it: &serde_json::Value| it.as_str().unwrap_or_default().to_owned();
    let row = |rule: &serde_json::Value| {
        let from = rule["from"].as_array().into_iter().flatten().map(word);
        let from = from.collect::<Vec<_>>().join(", ");
        let change = match (from.as_str(), word(&rule["to"])) {
            ("", to) if to.is_empty() => "left out".to_owned(),
            ("", to) => to,
            (from, to) => format!("{from} → {to}"),
        };
        format!("| {} | {change} | {} |", word(&rule["place"]), word(&rule["basis"]))
    };
    let rows: Vec<String> =
        rules["rules"].as_array().expect("rules").iter().map(row).collect();
    let readme = text("README.md");
    let table = between(&readme, "| Place | Change | Basis |", "\n\n");
    let listed: Vec<&str> = table.lines().skip(1).collect();
    assert_eq!(listed, rows);
}

#[test]
fn the_readme_tells_of_every_treaty_that_ships() {
    let mut rows = Vec::new();
    for name in files("static/treaties", ".json") {
        if name.ends_with("/index.json") {
            continue;
        }
        let treaty = read_treaty(&text(&name)).expect("a treaty").treaty;
        let status = History::of(&treaty).status_on(treaty.as_of);
        let entry = status.entry().and_then(|it| it.into_force.day());
        let then = match entry {
            Some(day) => format!("in force since {day}"),
            None => "not in force".to_owned(),
        };
        let title = treaty.short_title.as_ref().unwrap_or(&treaty.title).words("en");
        let vague = treaty.acts.iter().filter(|it| it.day.day().is_none()).count();
        let (id, as_of, acts) = (&treaty.id, treaty.as_of, treaty.acts.len());
        let basis = status.basis.name();
        rows.push(format!(
            "| `{id}` | {title} | {as_of} | {acts} | {vague} | {then} | {basis} |"
        ));
    }
    let readme = text("README.md");
    let table = between(&readme, "<!-- treaties:begin", "<!-- treaties:end -->");
    let listed: Vec<&str> = table.lines().filter(|it| it.starts_with("| `")).collect();
    assert_eq!(listed, rows);
}

#[test]
fn treaty_files_in_the_text_are_valid() {
    for (file, at_least) in [("README.md", 1), ("docs/treaty-format.md", 1)] {
        let whole = blocks(file, "json");
        let whole: Vec<_> = whole.iter().filter(|it| it.contains("\"format\"")).collect();
        assert!(whole.len() >= at_least, "{file}");
        for json in whole {
            read_treaty(json).unwrap_or_else(|problems| panic!("{file}: {problems:?}"));
        }
    }
}

/// Blocks of `console`: a command after `$`, then what it prints; a picture that goes to a
/// file is looked at, but not written.
#[test]
fn commands_print_what_the_text_says() {
    const CARGO: &str = "cargo run -q -- ";
    let mut n_run = 0;
    for block in
        ["README.md", "docs/treaty-format.md"].map(|it| blocks(it, "console")).concat()
    {
        for piece in format!("\n{block}").split("\n$ ").skip(1) {
            let (command, expected) = piece.split_once('\n').unwrap_or((piece, ""));
            let typed =
                command.strip_prefix(CARGO).unwrap_or_else(|| panic!("`{command}`"));
            let (typed, file) = typed.split_once(" > ").unwrap_or((typed, ""));
            // what stands in quotation marks is one argument
            let pieces = typed.split('"').enumerate();
            let arguments = pieces.flat_map(|(idx, it)| match idx % 2 {
                0 => it.split_whitespace().collect(),
                _ => vec![it],
            });
            let mut program = Command::new(env!("CARGO_BIN_EXE_treaty-map"));
            let output =
                program.args(arguments).current_dir(path("")).output().expect("it runs");
            let said = [output.stdout, output.stderr].concat();
            let mut said = String::from_utf8(said).expect("UTF-8");
            if file.ends_with(".svg") {
                assert!(said.starts_with("<svg") && said.ends_with("</svg>\n"), "{said}");
                said.clear();
            }
            assert_eq!(said.trim_end(), expected.trim_end(), "{command}");
            n_run += 1;
        }
    }
    assert!(n_run >= 6, "{n_run}");
}
