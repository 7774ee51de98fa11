//! The JSON Schema of the treaty file and the reader say the same of the same files.
//!
//! Both are made from one table. Here an independent validator applies the schema to every
//! file that is shipped, to good and bad ones, and to a few hundred that were damaged by
//! chance, and the reader must agree each time on whether the file is of the format.
#![cfg(not(target_arch = "wasm32"))]
#![allow(clippy::expect_used, clippy::panic, reason = "a test fails where it stands")]

mod support;

use jsonschema::Validator;
use serde_json::{Map, Value, json};
use support::{files, text};
use treaty_map::data::{Problem, ProblemKind, read_treaty, treaty_schema};

const SHIPPED: &str = "static/treaty.schema.json";

fn validator() -> Validator {
    let schema = parsed(&treaty_schema());
    assert!(jsonschema::draft202012::meta::is_valid(&schema), "not a schema");
    jsonschema::draft202012::new(&schema).expect("a schema")
}

fn parsed(json: &str) -> Value {
    serde_json::from_str(json).expect("JSON")
}

/// Every treaty that is shipped or known to be good.
fn good() -> Vec<String> {
    let mut names = files("static/treaties", ".json");
    names.retain(|it| !it.ends_with("/index.json"));
    names.extend(files("tests/data/good", ".json"));
    names
}

fn problems(json: &str) -> Vec<Problem> {
    read_treaty(json).err().unwrap_or_default()
}

/// Whether the file is not of the format; the rest is about what it says: names that are not
/// defined, things listed twice, days in the wrong order, sums that do not fit.
fn is_of_form(problem: &Problem) -> bool {
    match &problem.kind {
        ProblemKind::UnknownParticipant(_)
        | ProblemKind::UnknownGroup { .. }
        | ProblemKind::UnknownWeights { .. }
        | ProblemKind::UnknownSource(_)
        | ProblemKind::Twice(_)
        | ProblemKind::Backwards { .. }
        | ProblemKind::WindowBackwards { .. }
        | ProblemKind::AfterRecord { .. }
        | ProblemKind::BeforeOpening { .. }
        | ProblemKind::TotalTooSmall { .. } => false,
        // a pattern does not compare: that a fraction is at most one is left to the reader
        ProblemKind::Share(found) => {
            found.split_once('/').is_none_or(|(above, below)| {
                let [above, below] =
                    [above, below].map(|it| it.parse::<u32>().unwrap_or(0));
                above == 0 || below == 0
            })
        }
        _ => true,
    }
}

/// Holds a file against schema and reader; returns whether it is of the format.
fn agreed(validator: &Validator, what: &str, json: &str) -> bool {
    let found = problems(json);
    let reader: Vec<&Problem> = found.iter().filter(|it| is_of_form(it)).collect();
    let value = parsed(json);
    let schema: Vec<String> = validator
        .iter_errors(&value)
        .map(|it| format!("{}: {it}", it.instance_path()))
        .collect();
    assert_eq!(
        reader.is_empty(),
        schema.is_empty(),
        "{what}\nreader: {reader:#?}\nschema: {schema:#?}"
    );
    schema.is_empty()
}

#[test]
fn the_shipped_schema_is_the_one_of_the_format() {
    let same = text(SHIPPED) == treaty_schema();
    assert!(same, "{SHIPPED} differs; to mend it: cargo xtask schema");
}

#[test]
fn every_good_file_is_of_the_schema() {
    let validator = validator();
    let names = good();
    assert!(names.len() >= 10, "{}", names.len());
    for name in names {
        let json = text(&name);
        assert!(problems(&json).is_empty(), "{name}: {:?}", problems(&json));
        assert!(agreed(&validator, &name, &json), "{name}");
    }
}

#[test]
fn the_schema_refuses_bad_files_but_for_what_it_cannot_say() {
    let validator = validator();
    let mut n_refused = 0;
    for name in files("tests/data/bad", ".json") {
        let json = text(&name);
        if serde_json::from_str::<Value>(&json).is_err() {
            continue;
        }
        let of_form = agreed(&validator, &name, &json);
        assert!(!problems(&json).is_empty(), "{name} was read");
        n_refused += usize::from(!of_form);
        let facts = name.contains("/facts-") || name.ends_with("/twice.json");
        assert!(of_form || !facts, "{name} is meant to be of the format");
    }
    assert!(n_refused >= 30, "{n_refused}");
}

#[test]
fn shares_and_days_are_the_same_to_both() {
    let validator = validator();
    let shares = [
        "55%",
        "055%",
        "0%",
        "0.0%",
        "0.5%",
        "00.0001%",
        "0.00001%",
        "100%",
        "100.0%",
        "100.1%",
        "101%",
        "99.9999%",
        "55.%",
        ".5%",
        "55",
        "2/3",
        "0/3",
        "2/0",
        "02/03",
        "2/3%",
        "2.5/3",
        "1/4294967295",
        "%",
        "/",
        "",
        "55 %",
        " 55%",
        "-5%",
        "⅔",
        "٥٥%",
    ];
    let days = [
        "2024-02-29",
        "2023-02-29",
        "1900-02-29",
        "2000-02-29",
        "2100-02-29",
        "0000-02-29",
        "2024-02-30",
        "2024-04-31",
        "2024-12-31",
        "2024-00-10",
        "2024-10-00",
        "2024-10-32",
        "2024-1-10",
        "24-10-10",
        "2024-10",
        "2024-13",
        "2024-00",
        "2024",
        "",
        "2024-10-10 ",
        "2024-10-10T00:00",
        "2024-10-10\n",
        "２０２４-10-10",
        "12-31",
        "02-29",
        "02-28",
        "04-31",
        "00-01",
        "13-01",
        "1-1",
    ];
    let base = text("tests/data/bad/facts-act-after-record.json");
    let mut base = parsed(&base);
    base["acts"] = json!([]);
    base["weights"] = json!({"tonnage": {
        "name": {"en": "Tonnage"}, "sources": ["chart"], "values": {"NO": 60},
    }});
    let mut n_accepted = 0;
    for share in shares {
        let mut file = base.clone();
        file["clauses"][0]["condition"] = json!({"share": share, "weights": "tonnage"});
        n_accepted += usize::from(agreed(&validator, share, &file.to_string()));
    }
    for day in days {
        let mut file = base.clone();
        file["adopted"] = json!({"date": day});
        n_accepted += usize::from(agreed(&validator, day, &file.to_string()));
        let mut file = base.clone();
        file["clauses"][0]["landing"] = json!({"next": day});
        n_accepted += usize::from(agreed(&validator, day, &file.to_string()));
        let mut file = base.clone();
        file["acts"] = json!([{
            "participant": "NO", "kind": "ratification", "date": day, "sources": ["chart"],
        }]);
        n_accepted += usize::from(agreed(&validator, day, &file.to_string()));
    }
    assert!(n_accepted >= 20, "{n_accepted}");
}

/// A generator that is the same everywhere: a failure can be run again (xorshift64).
struct Dice(u64);

impl Dice {
    fn roll(&mut self, sides: usize) -> usize {
        self.0 ^= self.0 << 13;
        self.0 ^= self.0 >> 7;
        self.0 ^= self.0 << 17;
        usize::try_from(self.0 % u64::try_from(sides.max(1)).expect("few")).expect("few")
    }
}

/// The pointers to everything in a document, the document too.
fn places(value: &Value, at: &str, all: &mut Vec<String>) {
    all.push(at.to_owned());
    match value {
        Value::Object(members) => {
            for (key, it) in members {
                let key = key.replace('~', "~0").replace('/', "~1");
                places(it, &format!("{at}/{key}"), all);
            }
        }
        Value::Array(items) => {
            for (idx, it) in items.iter().enumerate() {
                places(it, &format!("{at}/{idx}"), all);
            }
        }
        _ => {}
    }
}

fn renamed(members: &Map<String, Value>, key: &str, to: &str) -> Map<String, Value> {
    let named = |(it, value): (&String, &Value)| {
        (if it == key { to.to_owned() } else { it.clone() }, value.clone())
    };
    members.iter().map(named).collect()
}

/// Damages one thing in a document, or puts in one that may do; says what.
fn damaged(document: &mut Value, keys: &[String], dice: &mut Dice) -> String {
    let mut all = Vec::new();
    places(document, "", &mut all);
    // half the time in the clauses, which are few and where most of the format is
    let within: Vec<&String> =
        all.iter().filter(|it| it.starts_with("/clauses")).collect();
    let at = if dice.roll(2) == 0 && !within.is_empty() {
        (*within.get(dice.roll(within.len())).expect("there")).clone()
    } else {
        all.get(dice.roll(all.len())).expect("there").clone()
    };
    let value = document.pointer_mut(&at).expect("there");
    let others = [
        json!(null),
        json!(true),
        json!(false),
        json!(0),
        json!(1),
        json!(3.0),
        json!(2.5),
        json!(-1),
        json!(4_294_967_296_u64),
        json!(""),
        json!("x"),
        json!("NO"),
        json!("2025-01-31"),
        json!("2025-01"),
        json!("55%"),
        json!([]),
        json!({}),
        json!({"en": "Words"}),
        json!({"months": 3}),
        json!({"count": 2}),
        json!({"days": 1, "months": 1}),
        json!(["x"]),
    ];
    let other = others.get(dice.roll(others.len())).expect("there").clone();
    let key = keys.get(dice.roll(keys.len())).expect("a key").clone();
    match value {
        Value::Object(members) if !members.is_empty() => {
            let names: Vec<String> = members.keys().cloned().collect();
            let name = names.get(dice.roll(names.len())).expect("there");
            match dice.roll(5) {
                0 => {
                    members.remove(name);
                    format!("{at}: `{name}` taken out")
                }
                1 => {
                    *members = renamed(members, name, &key);
                    format!("{at}: `{name}` renamed to `{key}`")
                }
                2 => {
                    let what = format!("{at}: `{key}` put in, {other}");
                    members.insert(key, other);
                    what
                }
                3 => {
                    *members = renamed(members, name, &format!("{name}s"));
                    format!("{at}: `{name}` misspelt")
                }
                _ => {
                    let what = format!("{at}: {other} in its place");
                    *value = other;
                    what
                }
            }
        }
        Value::String(words) if dice.roll(2) == 0 => {
            words.pop();
            format!("{at}: its last letter taken away")
        }
        Value::Array(items) if !items.is_empty() && dice.roll(2) == 0 => {
            items.clear();
            format!("{at}: emptied")
        }
        _ => {
            let what = format!("{at}: {other} in its place");
            *value = other;
            what
        }
    }
}

#[test]
fn damage_by_chance_is_seen_by_both_or_by_neither() {
    let validator = validator();
    // the long tails of lists hold more of the same
    let files: Vec<(String, Value)> = good()
        .into_iter()
        .map(|name| {
            let mut file = parsed(&text(&name));
            for list in ["participants", "acts"] {
                file[list].as_array_mut().expect("an array").truncate(8);
            }
            (name, file)
        })
        .collect();
    let schema = parsed(&treaty_schema());
    let mut keys: Vec<String> = Vec::new();
    for def in schema["$defs"].as_object().expect("definitions").values() {
        keys.extend(
            def["properties"].as_object().into_iter().flatten().map(|it| it.0.clone()),
        );
    }
    keys.sort();
    keys.dedup();
    let mut dice = Dice(0x5eed_0225);
    let (mut n_refused, mut n_accepted) = (0, 0);
    for round in 0..1_500 {
        let (name, file) = files.get(round % files.len()).expect("there");
        let mut file = file.clone();
        let mut what = format!("{name}, round {round}");
        for _ in 0..=dice.roll(2) {
            what = format!("{what}; {}", damaged(&mut file, &keys, &mut dice));
        }
        if agreed(&validator, &what, &file.to_string()) {
            n_accepted += 1;
        } else {
            n_refused += 1;
        }
    }
    // both verdicts were tried
    assert!(n_refused >= 300 && n_accepted >= 100, "{n_refused} {n_accepted}");
}
