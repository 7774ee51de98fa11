//! Where things are.

use crate::step::{self, Outcome};
use std::env;
use std::path::{Path, PathBuf};

/// Returns the root of the checkout.
pub(crate) fn root() -> PathBuf {
    // Asked at run time: a build cache shared by two checkouts must not mix them up.
    env::var_os("CARGO_MANIFEST_DIR")
        .map(PathBuf::from)
        .and_then(|xtask| xtask.parent().map(Path::to_path_buf))
        .or_else(|| env::current_dir().ok())
        .unwrap_or_default()
}

/// Returns the folder of installed tools, shared by nobody else unless
/// `TREATY_MAP_TOOLS` says so.
pub(crate) fn tools() -> PathBuf {
    match env::var_os("TREATY_MAP_TOOLS") {
        Some(folder) if !folder.is_empty() => root().join(folder),
        _ => root().join("target/tools"),
    }
}

/// Returns the folder that `cargo xtask dist` fills.
pub(crate) fn dist() -> PathBuf {
    root().join("target/dist/embed/v1")
}

/// Returns `PATH` with the installed tools first.
pub(crate) fn search_path() -> Vec<PathBuf> {
    let mut path = vec![tools().join("bin"), tools().join("npm/node_modules/.bin")];
    if let Some(inherited) = env::var_os("PATH") {
        path.extend(env::split_paths(&inherited));
    }
    path
}

/// Returns the first program of that name on [`search_path`].
pub(crate) fn find(program: &str) -> Option<PathBuf> {
    let file = format!("{program}{}", env::consts::EXE_SUFFIX);
    search_path().into_iter().map(|folder| folder.join(&file)).find(|it| it.is_file())
}

/// Returns cargo's target folder, wherever the build cache is.
pub(crate) fn cargo_target() -> Outcome<PathBuf> {
    let text = step::output(step::cargo().args([
        "metadata",
        "--no-deps",
        "--format-version",
        "1",
    ]))?;
    let metadata: serde_json::Value =
        serde_json::from_str(&text).map_err(|it| format!("cargo metadata: {it}"))?;
    metadata["target_directory"]
        .as_str()
        .map(PathBuf::from)
        .ok_or_else(|| "cargo metadata names no target directory".into())
}
