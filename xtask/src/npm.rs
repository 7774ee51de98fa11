//! Programs and libraries from npm, in the versions that the committed locks name.

use crate::place;
use crate::step::{self, Outcome};
use std::path::Path;

const FILES: [&str; 2] = ["package.json", "package-lock.json"];

/// Names the lock that `node_modules` was installed from.
const STAMP: &str = "node_modules/.installed-from.json";

/// Installs wasm-opt and esbuild beside the other tools.
///
/// Always: they come ready-made in seconds, and another version on `PATH` would build
/// files of another size.
pub(crate) fn tools() -> Outcome {
    let from = place::root().join("xtask/npm");
    install("wasm-opt and esbuild (npm)", &from, &place::tools().join("npm"))
}

/// Installs the WebDriver client of the end-to-end tests where they look for it.
pub(crate) fn end_to_end() -> Outcome {
    let folder = place::root().join("tests/e2e");
    install("selenium-webdriver (npm)", &folder, &folder)
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
