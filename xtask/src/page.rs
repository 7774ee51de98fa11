//! The page that Trunk builds: the element embedded as a stranger would embed it.

use crate::step::{self, Outcome};
use crate::{dist, place, wasm};
use std::path::{Path, PathBuf};
use std::{env, fs};

/// Moves the files of a Trunk build to the names that host pages rely on.
///
/// Trunk names the glue after the program, which is the loader's name too.
pub(crate) fn stage() -> Outcome {
    let staging = env::var_os("TRUNK_STAGING_DIR").map(PathBuf::from).ok_or(
        "TRUNK_STAGING_DIR is not set: `stage` is Trunk's post-build hook (Trunk.toml)",
    )?;
    let embed = staging.join("embed/v1");
    let (js, wasm) = (staging.join("treaty-map.js"), staging.join("treaty-map_bg.wasm"));
    let glue = step::read_text(&js)?
        .replace("treaty-map_bg.wasm", &format!("{}_bg.wasm", wasm::NAME));
    let renamed = embed.join(format!("{}.js", wasm::NAME));
    step::write(&renamed, glue)?;
    let module = embed.join(format!("{}_bg.wasm", wasm::NAME));
    rename(&wasm, &module)?;
    fs::remove_file(&js)
        .map_err(|it| format!("cannot remove `{}`: {it}", js.display()))?;
    if env::var_os("TRUNK_PROFILE").is_some_and(|it| it == "release") {
        wasm::shrink(&module, &renamed)?;
    } else {
        // the module is whole: an empty one is what comes later
        step::write(&embed.join(wasm::LATER), b"\0asm\x01\0\0\0")?;
    }
    dist::copy_static(&embed)?;
    let page = staging.join("index.html");
    step::write(&page, without_directives(&step::read_text(&page)?))
}

/// Removes Trunk's own `<link>`s, which say nothing to a browser.
fn without_directives(page: &str) -> String {
    let mut rest = page;
    let mut kept = String::new();
    while let Some((before, after)) = rest.split_once("<link data-trunk") {
        kept.push_str(before.trim_end());
        rest = after.split_once('>').map_or("", |(_, after)| after);
    }
    kept + rest
}

fn rename(from: &Path, to: &Path) -> Outcome {
    fs::rename(from, to).map_err(|it| {
        format!("cannot move `{}` to `{}`: {it}", from.display(), to.display())
    })
}

/// Returns where [`build`] puts the page.
pub(crate) fn folder() -> PathBuf {
    place::root().join("target/page")
}

/// Builds the page as `trunk serve` would, and checks that its files are in place.
pub(crate) fn build() -> Outcome {
    let mut trunk = step::command("trunk");
    trunk.args(["build", "--dist"]).arg(folder()).env("TRUNK_SKIP_VERSION_CHECK", "true");
    trunk.env_remove("NO_COLOR"); // Trunk wants `true` or `false` there
    step::run(&mut trunk)?;
    let glue = format!("{}.js", wasm::NAME);
    let module = format!("{}_bg.wasm", wasm::NAME);
    for file in ["treaty-map.js", &glue, &module, wasm::LATER, "pace.json"] {
        let path = folder().join("embed/v1").join(file);
        if !path.is_file() {
            return Err(format!("Trunk built no `{}`", path.display()));
        }
    }
    let page = step::read_text(&folder().join("index.html"))?;
    if page.contains("/treaty-map_bg.wasm") || page.contains("data-trunk") {
        return Err("Trunk's page loads the module behind the loader's back".into());
    }
    Ok(())
}

#[cfg(test)]
mod tests {
    use super::without_directives;

    #[test]
    fn only_directives_go() {
        let page =
            "<head>\n  <link rel=\"icon\">\n  <link data-trunk rel=\"rust\">\n</head>";
        assert_eq!(without_directives(page), "<head>\n  <link rel=\"icon\">\n</head>");
    }
}
