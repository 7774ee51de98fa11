//! Directories, files and the pinned npm packages.

use std::fs;
use std::path::{Path, PathBuf};
use std::process::Command;

pub(crate) use crate::place::root;

/// Returns a directory below `target/tools`, made if need be.
pub(crate) fn work_dir(name: &str) -> Result<PathBuf, String> {
    let dir = crate::place::tools().join(name);
    fs::create_dir_all(&dir).map_err(|error| format!("{}: {error}", dir.display()))?;
    Ok(dir)
}

/// Returns the text of a committed file below `xtask/geometry`.
pub(crate) fn input(name: &str) -> Result<String, String> {
    read(&root().join("xtask/geometry").join(name))
}

pub(crate) fn read(path: &Path) -> Result<String, String> {
    fs::read_to_string(path).map_err(|error| format!("{}: {error}", path.display()))
}

pub(crate) fn write(path: &Path, bytes: impl AsRef<[u8]>) -> Result<(), String> {
    fs::write(path, bytes).map_err(|error| format!("{}: {error}", path.display()))
}

/// Installs the packages of `xtask/geometry/package-lock.json`, unless they are there.
pub(crate) fn install() -> Result<(), String> {
    let dir = work_dir("geometry")?;
    let lock = input("package-lock.json")?;
    let stamp = dir.join("installed-lock.json");
    if fs::read_to_string(&stamp).is_ok_and(|it| it == lock) {
        return Ok(());
    }
    write(&dir.join("package.json"), input("package.json")?)?;
    write(&dir.join("package-lock.json"), &lock)?;
    // Not `npm ci`: it refuses a lock without the optional binaries of other platforms.
    let mut npm = Command::new("npm");
    npm.arg("install").current_dir(&dir).args([
        "--ignore-scripts",
        "--omit=optional",
        "--no-audit",
        "--no-fund",
    ]);
    succeed(&mut npm)?;
    // npm may add the optional packages of other platforms to the lock: what counts is
    // that those it names are the ones installed
    let installed = read(&dir.join("node_modules/.package-lock.json"))?;
    let (wanted, installed) = (packages(&lock)?, packages(&installed)?);
    for (path, package) in wanted.iter().filter(|(path, _)| !path.is_empty()) {
        let same = |key: &str| {
            let it = installed.get(path).and_then(|it| it.get(key));
            it.is_some() && it == package.get(key)
        };
        let is_optional = package.get("optional").is_some();
        if !(is_optional || same("version") && same("integrity")) {
            return Err(format!(
                "npm installed another `{path}` than xtask/geometry/package-lock.json \
                 names: pin it again"
            ));
        }
    }
    write(&stamp, lock)
}

/// Returns the packages of a lock by their place.
fn packages(lock: &str) -> Result<serde_json::Map<String, serde_json::Value>, String> {
    let lock: serde_json::Value =
        serde_json::from_str(lock).map_err(|error| format!("package-lock: {error}"))?;
    lock["packages"].as_object().cloned().ok_or("package-lock: no packages".to_owned())
}

/// Returns a file of an installed package.
pub(crate) fn package_file(path: &str) -> Result<PathBuf, String> {
    Ok(work_dir("geometry")?.join("node_modules").join(path))
}

/// Runs mapshaper in `dir`.
pub(crate) fn mapshaper(dir: &Path, args: &[&str]) -> Result<(), String> {
    let program = package_file("mapshaper/bin/mapshaper")?;
    let program = program.canonicalize().map_err(|error| error.to_string())?;
    succeed(Command::new("node").arg(program).args(args).arg("-quiet").current_dir(dir))
}

fn succeed(command: &mut Command) -> Result<(), String> {
    let name = command.get_program().to_string_lossy().into_owned();
    let output = command.output().map_err(|error| format!("{name}: {error}"))?;
    if output.status.success() {
        return Ok(());
    }
    Err(format!("{name} failed: {}", String::from_utf8_lossy(&output.stderr)))
}
