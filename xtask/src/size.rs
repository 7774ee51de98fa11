//! The download budget: what a host page fetches up to an interactive map.

use crate::place;
use crate::step::{self, Outcome};
use crate::wasm::{LATER, NAME};
use std::path::Path;

/// Everything up to an interactive CETS 225 map in English, brotli.
const TOTAL: usize = 150_000;
/// What loads before the element is near the viewport, brotli.
const LOADER: usize = 4_096;
/// Requests up to an interactive map.
const REQUESTS: usize = 4;

/// Prints the table and fails where the budget is exceeded.
pub(crate) fn run() -> Outcome {
    let dist = place::dist();
    let files =
        ["treaty-map.js".to_owned(), format!("{NAME}.js"), format!("{NAME}_bg.wasm")];
    let mut sizes = Vec::new();
    for file in &files {
        let bytes = step::read(&dist.join(file))
            .map_err(|it| format!("{it}\n  to mend it: cargo xtask dist"))?;
        sizes.push((file.clone(), bytes.len(), brotli(&bytes)?));
    }
    let (raw, total) =
        sizes.iter().fold((0, 0), |(raw, small), it| (raw + it.1, small + it.2));
    println!("    {:44} {:>9} {:>9}", "file", "raw", "brotli");
    for (file, raw, small) in &sizes {
        println!("    {file:44} {raw:>9} {small:>9}");
    }
    println!("    {:44} {raw:>9} {total:>9}", "total");
    println!("    after the first map (for information):");
    for file in [LATER, "pace.json"] {
        let bytes = step::read(&dist.join(file))?;
        println!("      {file:42} {:>9} {:>9}", bytes.len(), brotli(&bytes)?);
    }
    inside()?;

    let loader = sizes.first().map_or(0, |it| it.2);
    let gates = [
        ("total, brotli", total, TOTAL),
        ("loader, brotli", loader, LOADER),
        ("requests", sizes.len(), REQUESTS),
    ];
    let mut over = Vec::new();
    for (what, is, limit) in gates {
        println!("    {what}: {is} of at most {limit}");
        if is > limit {
            over.push(format!("{what} is {is}, at most {limit} allowed"));
        }
    }
    if over.is_empty() {
        Ok(())
    } else {
        Err(format!("over the budget: {}", over.join("; ")))
    }
}

/// Prints what the module embeds, each part compressed alone: an estimate of its share.
fn inside() -> Outcome {
    let root = place::root();
    let mut parts = step::files(&root.join("static/geometry"), ".bin");
    for folder in ["src", "src/geo", "src/data", "src/view", "src/ui", "src/element"] {
        parts.extend(step::files(&root.join(folder), ".bin"));
        parts.extend(step::files(&root.join(folder), ".css"));
    }
    parts.extend(step::files(&root.join("static"), ".css"));
    for file in ["static/treaties/cets-225.json", "static/i18n/en.json"] {
        parts.push(root.join(file));
    }
    parts.retain(|it| it.is_file());
    if !parts.is_empty() {
        println!("    embedded in the two modules, each part alone (for information):");
    }
    for part in parts {
        let bytes = step::read(&part)?;
        let name = part.strip_prefix(&root).unwrap_or(&part);
        let small = brotli(&bytes)?;
        println!("      {:42} {:>9} {small:>9}", shown(name), bytes.len());
    }
    Ok(())
}

fn shown(path: &Path) -> String {
    path.display().to_string()
}

/// Returns the size after brotli at its best, as a server would send it.
fn brotli(bytes: &[u8]) -> Outcome<usize> {
    let params = brotli::enc::BrotliEncoderParams { quality: 11, ..Default::default() };
    let mut out = Vec::new();
    brotli::BrotliCompress(&mut &bytes[..], &mut out, &params)
        .map_err(|it| format!("brotli: {it}"))?;
    Ok(out.len())
}
