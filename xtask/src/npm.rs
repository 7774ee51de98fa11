//! Programs and libraries from npm, in the versions that the committed locks name.

use crate::place;
use crate::step::{self, Outcome};
use std::path::Path;

const FILES: [&str; 2] = ["package.json", "package-lock.json"];

/// Names the lock that `node_modules` was installed from.
const STAMP: &str = "node_modules/.installed-from.json";

/// The wasm-opt that other flags and the budget were tried with.
const WASM_OPT: u32 = 132;

/// Installs wasm-opt beside the other tools, unless a fitting one is there.
pub(crate) fn tools() -> Outcome {
    let from = place::root().join("xtask/npm");
    let to = place::tools().join("npm");
    if !is_installed(&from, &to) && has_wasm_opt() {
        return Ok(());
    }
    install("wasm-opt (npm binaryen)", &from, &to)
}

/// Installs the WebDriver client of the end-to-end tests where they look for it.
pub(crate) fn end_to_end() -> Outcome {
    let folder = place::root().join("tests/e2e");
    install("selenium-webdriver (npm)", &folder, &folder)
}

fn has_wasm_opt() -> bool {
    let Some(path) = place::find("wasm-opt") else { return false };
    let said = step::output(step::command(path).arg("--version")).unwrap_or_default();
    let version = said.split_whitespace().nth(2).and_then(|it| it.parse::<u32>().ok());
    version.is_some_and(|it| it >= WASM_OPT)
}

fn is_installed(from: &Path, to: &Path) -> bool {
    let lock = step::read(&from.join("package-lock.json")).ok();
    lock.is_some() && lock == step::read(&to.join(STAMP)).ok()
}

fn install(name: &str, from: &Path, to: &Path) -> Outcome {
    if is_installed(from, to) {
        return Ok(());
    }
    if from != to {
        for file in FILES {
            step::write(&to.join(file), step::read(&from.join(file))?)?;
        }
    }
    step::timed(&format!("install {name}"), || {
        let mut npm = step::command("npm");
        npm.args(["ci", "--ignore-scripts", "--no-audit", "--no-fund"]);
        npm.args(["--loglevel", "error"]).current_dir(to);
        step::run(&mut npm).map_err(|it| {
            format!("{it}\n  to mend it by hand: npm ci --prefix {}", to.display())
        })
    })?;
    step::write(&to.join(STAMP), step::read(&from.join("package-lock.json"))?)
}
