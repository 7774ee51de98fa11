//! Packs the files that are compiled in, and lists the languages.

use serde_json::Value;
use std::error::Error;
use std::path::{Path, PathBuf};
use std::{env, fs};

#[path = "xtask/src/texts.rs"]
mod texts;

fn main() -> Result<(), Box<dyn Error>> {
    let out = PathBuf::from(env::var("OUT_DIR")?);
    let mut english = read("static/i18n/en.json")?;
    let later = take_later(&mut english);
    pack(&english, &out.join("en"))?;
    pack(&later, &out.join("en-later"))?;
    let mut treaty = read("static/treaties/cets-225.json")?;
    texts::leave_out_unshown(&mut treaty);
    let mut about = texts::take_about(&mut treaty); // the first map does not show it
    for part in [&mut treaty, &mut about] {
        texts::take_translations(part); // they are in the language files of a page
    }
    pack(&treaty, &out.join("cets-225"))?;
    pack(&about, &out.join("cets-225-about"))?;

    for styles in ["src/ui/style.css", "src/ui/explore/explore.css"] {
        println!("cargo::rerun-if-changed={styles}");
        let name = Path::new(styles).file_name().ok_or("a name")?;
        fs::write(out.join(name), squeeze(&fs::read_to_string(styles)?))?;
    }

    println!("cargo::rerun-if-changed=static/i18n");
    let mut languages = Vec::new();
    for entry in fs::read_dir("static/i18n")? {
        let path = entry?.path();
        if path.extension().is_some_and(|it| it == "json") {
            let stem = path.file_stem().and_then(|it| it.to_str()).unwrap_or_default();
            languages.push(stem.to_owned());
        }
    }
    languages.sort();
    fs::write(out.join("languages.rs"), format!("&{languages:?}"))?;
    let text = |it: &String| {
        let file = format!("\"/static/i18n/{it}.json\"");
        format!("include_str!(concat!(env!(\"CARGO_MANIFEST_DIR\"), {file}))")
    };
    let texts: Vec<_> = languages.iter().map(text).collect();
    fs::write(out.join("catalogues.rs"), format!("&[{}]", texts.join(", ")))?;
    Ok(())
}

fn read(from: &str) -> Result<Value, Box<dyn Error>> {
    println!("cargo::rerun-if-changed={from}");
    Ok(serde_json::from_str(&fs::read_to_string(from)?)?)
}

/// Takes the messages out that only what comes after the first map says, and returns them.
fn take_later(language: &mut Value) -> Value {
    let mut later = serde_json::Map::new();
    if let Some(messages) = language.get_mut("messages").and_then(Value::as_object_mut) {
        let keys = messages.keys().filter(|it| it.starts_with("explore.")).cloned();
        for key in keys.collect::<Vec<_>>() {
            later.extend(messages.remove(&key).map(|it| (key, it)));
        }
    }
    Value::Object(later)
}

/// Writes a JSON document in the form that `src/json/packed.rs` describes.
fn pack(document: &Value, to: &Path) -> Result<(), Box<dyn Error>> {
    let mut packer = Packer::default();
    packer.value(document);
    fs::write(to.with_extension("words"), packer.words.concat())?;
    fs::write(to.with_extension("tree"), packer.tree)?;
    Ok(())
}

#[derive(Default)]
struct Packer {
    words: Vec<String>,
    shapes: Vec<Vec<String>>,
    tree: Vec<u8>,
}

impl Packer {
    fn number(&mut self, mut number: usize) {
        while number > 127 {
            self.tree.push((number & 127 | 128) as u8);
            number >>= 7;
        }
        self.tree.push(number as u8);
    }

    fn word(&mut self, word: &str) {
        let word = format!("{word}\0");
        match self.words.iter().position(|it| *it == word) {
            Some(place) => self.number(place + 1),
            None => {
                self.number(0);
                self.words.push(word);
            }
        }
    }

    fn value(&mut self, value: &Value) {
        match value {
            Value::Null => self.number(0),
            Value::Bool(it) => self.number(1 + usize::from(*it)),
            Value::Number(it) => {
                self.number(3);
                self.word(&it.to_string());
            }
            Value::String(it) => {
                self.number(4);
                self.word(it);
            }
            Value::Array(items) => {
                self.number(5);
                self.number(items.len());
                items.iter().for_each(|it| self.value(it));
            }
            Value::Object(members) => {
                let keys: Vec<String> = members.keys().cloned().collect();
                let known = self.shapes.iter().position(|it| *it == keys);
                self.number(6 + known.unwrap_or(self.shapes.len()));
                if known.is_none() {
                    self.number(keys.len());
                    keys.iter().for_each(|key| self.word(key));
                    self.shapes.push(keys);
                }
                members.values().for_each(|it| self.value(it));
            }
        }
    }
}

/// Takes comments and white space that says nothing out of a style sheet.
fn squeeze(css: &str) -> String {
    let mut kept = String::new();
    let mut rest = css;
    while let Some((before, comment)) = rest.split_once("/*") {
        kept.push_str(before);
        rest = comment.split_once("*/").map_or("", |(_, after)| after);
    }
    kept.push_str(rest);
    let lines = kept.lines().map(str::trim).filter(|line| !line.is_empty());
    let mut css = lines.collect::<Vec<_>>().join("\n");
    for sign in [": ", "; ", ", ", "{ ", " {", " }"] {
        css = css.replace(sign, sign.trim());
    }
    css
}
