//! Rust to the module and the glue that a browser loads.

use crate::step::{self, Outcome};
use crate::{place, split};
use serde_json::Value;
use std::path::{Path, PathBuf};

/// The file names that host pages rely on, less their endings.
pub(crate) const NAME: &str = "treaty-map-core";

/// The part of the module that comes when it is needed: `src/element/later.rs` has its
/// gates.
pub(crate) const LATER: &str = "treaty-map-later.wasm";

/// Its gates: whoever calls one has asked for the later part before.
///
/// Those of `gate.rs` hand on and do nothing else; where the linker sees through that, what they
/// hand on to is one too.
const GATES: [&str; 11] = [
    "::explore::csv::csv",
    "::explore::link::state",
    "::geo::asset::world",
    "::catalogue::Catalogue>::completed",
    "::element::later::",
    "::explore::gate::",
    "::scenario::admitted",
    "::scenario::hypothesis",
    "::hold_against_format",
    "::replace_maps",
    "::footer::supplied",
];

/// The code that, besides what only the gates reach, may be reached by address alone: closures.
const LATER_CODE: [&str; 3] =
    ["::view::picture::", "::view::explore::", "::ui::explore::"];

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

/// How the module is made smaller. What counts is its size after brotli, which is good at
/// what looks alike: some passes that save bytes before it lose more by what they vary.
const OPTIMIZE: [&str; 20] = [
    "-Oz",
    "--skip-pass=local-cse",
    "--skip-pass=memory-packing",
    "--skip-pass=simplify-locals",
    "--one-caller-inline-max-function-size=0",
    // Alignments are hints that engines leave aside; now they are all the same.
    "--dealign",
    // No pointer is below 1,024: the end of the stack is there.
    "--low-memory-unused",
    // The names of functions: the split goes by them, and drops them.
    "-g",
    "--no-inline=*later*",
    "--no-inline=*completed*",
    "--no-inline=*gate*",
    "--no-inline=*explore*",
    "--no-inline=*asset::world*",
    "--no-inline=*scenario*",
    "--no-inline=*hold_against_format*",
    "--no-inline=*replace_maps*",
    "--no-inline=*footer::supplied*",
    "--strip-producers",
    "--strip-target-features",
    "--minify-imports-and-exports-and-modules",
];

/// Builds the release module and its glue, and returns the folder that holds both.
pub(crate) fn build() -> Outcome<PathBuf> {
    let mut cargo = step::cargo();
    cargo.args(["build", "--release", "--target", "wasm32-unknown-unknown"]);
    cargo.args(["--package", "treaty-map", "--bin", "treaty-map"]);
    // The standard library that comes ready-made is built for speed. Built with the module
    // and for size, the download is 7 kB less; stable compilers ask for a word to do so.
    cargo.env("RUSTC_BOOTSTRAP", "1").arg("-Zbuild-std=std,panic_abort");
    cargo.arg("-Zbuild-std-features=optimize_for_size");
    let mut flags = remaps();
    // what a panic says is for developers: its words do, without places and values
    flags.extend(["-Zlocation-detail=none", "-Zfmt-debug=none"].map(str::to_owned));
    // each constant apart: those of the later part go with it
    flags.push("-Clink-arg=--no-merge-data-segments".to_owned());
    // places in the table that are not taken for other numbers: the split goes by them
    flags.push("-Clink-arg=--table-base=4097".to_owned());
    cargo.env("CARGO_ENCODED_RUSTFLAGS", flags.join("\u{1f}"));
    step::run(&mut cargo)?;
    let module =
        place::cargo_target()?.join("wasm32-unknown-unknown/release/treaty-map.wasm");
    let folder = place::root().join("target/bindgen");
    let mut bindgen = step::command("wasm-bindgen");
    // The loader says where the module is; browsers that know shared style sheets know
    // `encodeInto`.
    bindgen.args(["--omit-default-module-path", "--encode-into", "always"]);
    bindgen.args(["--target", "web", "--no-typescript", "--out-name", NAME, "--out-dir"]);
    step::run(bindgen.arg(&folder).arg(&module))?;
    shrink(&folder.join(format!("{NAME}_bg.wasm")), &folder.join(format!("{NAME}.js")))?;
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

/// Shrinks a module and its glue in place, and puts the module's later part beside it.
pub(crate) fn shrink(module: &Path, glue: &Path) -> Outcome {
    let names = optimize(module)?;
    let is_gate = |name: &str| GATES.iter().any(|it| name.contains(it));
    let is_later = |name: &str| LATER_CODE.iter().any(|it| name.contains(it));
    let files = split::split(&step::read(module)?, &is_gate, &is_later)?;
    println!("    {} functions and {} bytes come later", files.moved, files.bytes);
    step::write(module, files.first)?;
    step::write(&module.with_file_name(LATER), files.later)?;
    step::write(glue, renamed(&step::read_text(glue)?, &names)?)?;
    minify(glue, glue)
}

/// Writes JavaScript without white space and comments, and with short names inside.
pub(crate) fn minify(from: &Path, to: &Path) -> Outcome {
    let mut esbuild = step::command("esbuild");
    esbuild.args(["--minify", "--format=esm", "--log-level=warning"]);
    esbuild.args(["--allow-overwrite", &format!("--outfile={}", to.display())]);
    step::run(esbuild.arg(from))
}

/// Shrinks a module in place, and returns the short names that it gave to what the module
/// and the glue call in each other.
fn optimize(module: &Path) -> Outcome<Value> {
    let mut opt = step::command("wasm-opt");
    opt.args(OPTIMIZE).args(FEATURES).arg(module).arg("-o").arg(module);
    println!("    $ {}", step::typed(&opt));
    let names = step::output(&mut opt)?;
    serde_json::from_str(&names).map_err(|it| format!("wasm-opt's list of names: {it}"))
}

/// Returns the glue with the short names. wasm-bindgen's own end in hashes, which do not
/// compress.
///
/// `names` is `{"imports": [[module, name, short]], "exports": [[name, short]]}`; all
/// imports are of one module, which is called `a` from now on.
fn renamed(glue: &str, names: &Value) -> Outcome<String> {
    let list = |key: &str| names[key].as_array().map(Vec::as_slice).unwrap_or_default();
    let text = |it: &Value| it.as_str().unwrap_or_default().to_owned();
    let mut glue = glue.to_owned();
    for import in list("imports") {
        let (name, short) = (text(&import[1]), text(&import[2]));
        let before = format!("        {name}: ");
        if !glue.contains(&before) {
            return Err(format!("the glue has no `{name}` for the module"));
        }
        glue = glue.replace(&before, &format!("        {short}: "));
    }
    if let Some(import) = list("imports").first() {
        glue = glue.replace(&format!("\"{}\":", text(&import[0])), "\"a\":");
    }
    let mut exports: Vec<_> = list("exports").iter().collect();
    // no name may be taken for the beginning of a longer one
    exports.sort_by_key(|it| std::cmp::Reverse(text(&it[0]).len()));
    for export in exports {
        let (name, short) = (text(&export[0]), text(&export[1]));
        glue = glue.replace(&format!("wasm.{name}"), &format!("wasm.{short}"));
    }
    Ok(glue)
}

#[cfg(test)]
mod tests {
    use super::renamed;

    #[test]
    fn the_glue_gets_the_short_names() {
        let names = serde_json::json!({
            "imports": [["./x.js", "__wbg_key_76", "b"], ["./x.js", "__wbg_key_7", "c"]],
            "exports": [["mount", "d"], ["mounted_update", "e"]],
        });
        let glue = "        __wbg_key_76: function(it) { wasm.mount(it) },\n        \
                    __wbg_key_7: function() { wasm.mounted_update() },\n\"./x.js\": it";
        let short = "        b: function(it) { wasm.d(it) },\n        \
                     c: function() { wasm.e() },\n\"a\": it";
        assert_eq!(renamed(glue, &names).as_deref(), Ok(short));
        assert!(renamed("", &names).is_err());
    }
}
