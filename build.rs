//! Takes the white space out of the files that are compiled in, and lists the languages.

use std::error::Error;
use std::path::{Path, PathBuf};
use std::{env, fs};

fn main() -> Result<(), Box<dyn Error>> {
    let out = PathBuf::from(env::var("OUT_DIR")?);
    minify("static/i18n/en.json", &out.join("en.json"))?;
    minify("static/treaties/cets-225.json", &out.join("cets-225.json"))?;

    let styles = "src/ui/style.css";
    println!("cargo::rerun-if-changed={styles}");
    fs::write(out.join("style.css"), squeeze(&fs::read_to_string(styles)?))?;

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
    Ok(())
}

fn minify(from: &str, to: &Path) -> Result<(), Box<dyn Error>> {
    println!("cargo::rerun-if-changed={from}");
    let document: serde_json::Value = serde_json::from_str(&fs::read_to_string(from)?)?;
    fs::write(to, document.to_string())?;
    Ok(())
}

/// Takes comments and indentation out of a style sheet; the rest stays as it is.
fn squeeze(css: &str) -> String {
    let mut kept = String::new();
    let mut rest = css;
    while let Some((before, comment)) = rest.split_once("/*") {
        kept.push_str(before);
        rest = comment.split_once("*/").map_or("", |(_, after)| after);
    }
    kept.push_str(rest);
    let lines = kept.lines().map(str::trim).filter(|line| !line.is_empty());
    lines.collect::<Vec<_>>().join("\n")
}
