//! The files a host page may fetch, under the names of the public contract.

use crate::step::{self, Outcome};
use crate::{place, texts, tools, wasm};
use std::fs;
use std::path::Path;

/// Builds everything into `target/dist/embed/v1/`.
pub(crate) fn run() -> Outcome {
    step::timed("tools", tools::for_dist)?;
    step::timed("dist", build)?;
    Ok(())
}

/// Builds everything; the tools are there.
pub(crate) fn build() -> Outcome {
    let folder = place::dist();
    if folder.exists() {
        fs::remove_dir_all(&folder)
            .map_err(|it| format!("cannot empty `{}`: {it}", folder.display()))?;
    }
    check_treaties()?;
    let built = wasm::build()?;
    let core = [format!("{}.js", wasm::NAME), format!("{}_bg.wasm", wasm::NAME)];
    for file in core.into_iter().chain([wasm::LATER.to_owned()]) {
        step::write(&folder.join(&file), step::read(&built.join(&file))?)?;
    }
    copy_static(&folder)?;
    println!("    written: {}", folder.display());
    Ok(())
}

/// Holds the treaties against the format: the element does so with the page's own alone.
fn check_treaties() -> Outcome {
    let mut check = step::cargo();
    check.args(["run", "--quiet", "--package", "treaty-map", "--", "check"]);
    let treaties = step::files(&place::root().join("static/treaties"), ".json");
    let is_treaty = |it: &std::path::PathBuf| !it.ends_with("index.json");
    check.args(treaties.into_iter().filter(is_treaty)).current_dir(place::root());
    let _ = step::output(&mut check)?;
    Ok(())
}

/// The treaty that is compiled in, with its English texts alone.
const BUILT_IN: &str = "treaties/cets-225.json";

/// Copies what is not compiled: the loader and data without white space and comments, and into the
/// files of other languages what the built-in treaty says in them.
pub(crate) fn copy_static(to: &Path) -> Outcome {
    let from = place::root().join("static");
    let loader = "treaty-map.js";
    wasm::minify(&from.join(loader), &to.join(loader))?;
    // where `"$schema": "../treaty.schema.json"` of a treaty file leads; editors alone fetch it
    let schema = "treaty.schema.json";
    step::write(&to.join(schema), json(&from.join(schema))?.to_string())?;
    // what the chart compares a treaty with; fetched when it is first looked at
    let pace = "pace.json";
    step::write(&to.join(pace), json(&from.join(pace))?.to_string())?;
    let mut built_in = json(&from.join(BUILT_IN))?;
    texts::leave_out_unshown(&mut built_in);
    let mut translations = texts::take_translations(&mut built_in);
    for part in ["treaties", "i18n"] {
        for path in step::files(&from.join(part), ".json") {
            let Some(name) = path.file_name() else { continue };
            let mut file = json(&path)?;
            if part == "i18n" {
                let language = path.file_stem().and_then(|it| it.to_str());
                let language = language.unwrap_or_default();
                // English is inside the module.
                if language == "en" {
                    continue;
                }
                if let Some(texts) = translations.remove(language) {
                    file["texts"] = texts;
                }
            }
            step::write(&to.join(part).join(name), file.to_string())?;
        }
    }
    Ok(())
}

fn json(path: &Path) -> Outcome<serde_json::Value> {
    serde_json::from_slice(&step::read(path)?)
        .map_err(|it| format!("`{}`: {it}", path.display()))
}
