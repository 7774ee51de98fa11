//! Rust to the module and the glue that a browser loads.

use crate::place;
use crate::step::{self, Outcome};
use std::path::{Path, PathBuf};

/// The file names that host pages rely on, less their endings.
pub(crate) const NAME: &str = "treaty-map-core";

/// What rustc's wasm32 target may use, and so wasm-opt too. Flags, because
/// wasm-bindgen drops the section that would tell.
const FEATURES: [&str; 6] = [
    "--enable-bulk-memory",
    "--enable-multivalue",
    "--enable-mutable-globals",
    "--enable-nontrapping-float-to-int",
    "--enable-reference-types",
    "--enable-sign-ext",
];

/// Builds the release module and its glue, and returns the folder that holds both.
pub(crate) fn build() -> Outcome<PathBuf> {
    let mut cargo = step::cargo();
    cargo.args(["build", "--release", "--target", "wasm32-unknown-unknown"]);
    cargo.args(["--package", "treaty-map", "--bin", "treaty-map"]);
    cargo.env("CARGO_ENCODED_RUSTFLAGS", remaps().join("\u{1f}"));
    step::run(&mut cargo)?;
    let module =
        place::cargo_target()?.join("wasm32-unknown-unknown/release/treaty-map.wasm");
    let folder = place::root().join("target/bindgen");
    let mut bindgen = step::command("wasm-bindgen");
    bindgen.args(["--target", "web", "--no-typescript", "--out-name", NAME, "--out-dir"]);
    step::run(bindgen.arg(&folder).arg(&module))?;
    optimize(&folder.join(format!("{NAME}_bg.wasm")))?;
    minify(&folder.join(format!("{NAME}.js")))?;
    Ok(folder)
}

/// Flags that keep this machine's paths out of the module's panic messages: the same
/// module everywhere, and a smaller one.
fn remaps() -> Vec<String> {
    let home = std::env::var_os("CARGO_HOME").map(PathBuf::from).or_else(|| {
        std::env::var_os("HOME").map(|home| PathBuf::from(home).join(".cargo"))
    });
    let sources = home.map(|it| it.join("registry/src")).unwrap_or_default();
    let folders = std::fs::read_dir(sources).into_iter().flatten().flatten();
    let remap =
        |folder: PathBuf| format!("--remap-path-prefix={}=crates", folder.display());
    let mut flags: Vec<String> = folders.map(|it| remap(it.path())).collect();
    flags.sort();
    flags
}

/// Minifies the glue in place: 1.4 kB less over the wire.
pub(crate) fn minify(glue: &Path) -> Outcome {
    let mut esbuild = step::command("esbuild");
    esbuild.args([
        "--minify",
        "--format=esm",
        "--log-level=warning",
        "--allow-overwrite",
    ]);
    step::run(esbuild.arg(glue).arg(format!("--outfile={}", glue.display())))
}

/// Shrinks a module in place.
pub(crate) fn optimize(module: &Path) -> Outcome {
    let mut opt = step::command("wasm-opt");
    opt.args(["-Oz", "--strip-debug", "--strip-producers"]).args(FEATURES);
    step::run(opt.arg(module).arg("-o").arg(module))
}
