//! Every check, in the order in which it is cheapest to fail.

use crate::step::{self, Outcome};
use crate::{browser, dist, npm, page, place, size, stamp, tools};
use std::time::Duration;

/// One check.
struct Step {
    name: &'static str,
    about: &'static str,
    /// Whether it wants what the first step installs.
    tools: bool,
    run: fn() -> Outcome,
}

const TOOLS: &str = "tools";

#[rustfmt::skip]
const STEPS: &[Step] = &[
    Step { name: TOOLS,         tools: true,  run: install,        about: "install what is missing" },
    Step { name: "format",      tools: false, run: format,         about: "cargo fmt --check" },
    Step { name: "clippy",      tools: false, run: clippy,         about: "clippy, native" },
    Step { name: "clippy-wasm", tools: true,  run: clippy_wasm,    about: "clippy, wasm" },
    Step { name: "doc",         tools: false, run: doc,            about: "cargo doc without a warning" },
    Step { name: "layers",      tools: false, run: layers,         about: "no web crate in a native build" },
    Step { name: "native",      tools: false, run: native,         about: "native tests, doc tests" },
    Step { name: "schema",      tools: false, run: schema,         about: "static/treaty.schema.json is what the format gives" },
    Step { name: "names",       tools: false, run: names,          about: "static/i18n/ is what CLDR gives" },
    Step { name: "geometry",    tools: false, run: geometry,       about: "static/geometry/ is what Natural Earth gives" },
    Step { name: "web",         tools: true,  run: web,            about: "wasm-pack test in headless Chromium" },
    Step { name: "dist",        tools: true,  run: dist::build,    about: "build the files of a host page" },
    Step { name: "size",        tools: false, run: size::run,      about: "weigh them against the budget" },
    Step { name: "page",        tools: true,  run: trunk_page,     about: "build the page with Trunk (in CI, or where Trunk is)" },
    Step { name: "e2e",         tools: true,  run: in_chromium,    about: "end-to-end tests in Chromium" },
    Step { name: "e2e-firefox", tools: true,  run: in_firefox,     about: "the same in Firefox" },
];

/// Returns the steps for the help text.
pub(crate) fn list() -> String {
    STEPS.iter().map(|it| format!("  {:14} {}\n", it.name, it.about)).collect()
}

/// Runs the steps that the arguments choose.
pub(crate) fn run(arguments: &[String]) -> Outcome {
    let chosen = choose(arguments)?;
    let mut done: Vec<(&str, Duration)> = Vec::new();
    for step in chosen {
        match step::timed(step.name, step.run) {
            Ok(((), took)) => done.push((step.name, took)),
            Err(message) => {
                summary(&done);
                let name = step.name;
                println!("{name:14}    FAILED");
                return Err(format!(
                    "step `{name}`: {message}\n  to run it alone: \
                     cargo xtask test --only {name}; from there on: --from {name}"
                ));
            }
        }
    }
    summary(&done);
    Ok(())
}

fn choose(arguments: &[String]) -> Outcome<Vec<&'static Step>> {
    let words: Vec<&str> = arguments.iter().map(String::as_str).collect();
    let at = |name: &str| {
        STEPS.iter().position(|it| it.name == name).ok_or_else(|| {
            let names: Vec<&str> = STEPS.iter().map(|it| it.name).collect();
            format!("no step `{name}`; steps are {}", names.join(", "))
        })
    };
    let range = match words.as_slice() {
        [] => 0..STEPS.len(),
        ["--only", name] => at(name)?..at(name)? + 1,
        ["--from", name] => at(name)?..STEPS.len(),
        _ => return Err("test takes `--only STEP` or `--from STEP`".into()),
    };
    let mut chosen: Vec<&Step> = STEPS.get(range).into_iter().flatten().collect();
    if chosen.iter().any(|it| it.tools) && chosen.iter().all(|it| it.name != TOOLS) {
        chosen.splice(0..0, STEPS.first());
    }
    Ok(chosen)
}

fn summary(done: &[(&str, Duration)]) {
    println!("\nstep             seconds");
    for (name, took) in done {
        println!("{name:14} {:>9.1}", took.as_secs_f64());
    }
    let total: Duration = done.iter().map(|it| it.1).sum();
    println!("{:14} {:>9.1}", "all", total.as_secs_f64());
}

fn is_ci() -> bool {
    std::env::var_os("CI").is_some_and(|it| !it.is_empty() && it != "false")
}

fn install() -> Outcome {
    browser::ensure()?.check()?; // first: it is what a person may have to mend
    tools::for_dist()?;
    tools::for_tests()?;
    npm::end_to_end()?;
    if is_ci() { tools::for_page() } else { Ok(()) }
}

fn format() -> Outcome {
    step::run(step::cargo().args(["fmt", "--all", "--check"]))
        .map_err(|it| format!("{it}\n  to mend it: cargo fmt --all"))
}

fn clippy() -> Outcome {
    let arguments = ["clippy", "--workspace", "--all-targets", "--", "-D", "warnings"];
    step::run(step::cargo().args(arguments))
}

fn clippy_wasm() -> Outcome {
    let mut cargo = step::cargo();
    cargo.args(["clippy", "--target", "wasm32-unknown-unknown", "--package"]);
    step::run(cargo.args(["treaty-map", "--all-targets", "--", "-D", "warnings"]))
}

fn doc() -> Outcome {
    let mut cargo = step::cargo();
    cargo.env("RUSTDOCFLAGS", "-D warnings");
    // The program has the library's name: its pages would overwrite the library's.
    step::run(cargo.args(["doc", "--workspace", "--no-deps", "--lib"]))
}

/// Holds the promise that the law, the data and the map need no browser.
fn layers() -> Outcome {
    const WEB: [&str; 5] = ["yew", "wasm-bindgen", "web-sys", "js-sys", "gloo"];
    let mut tree = step::cargo();
    tree.args(["tree", "--package", "treaty-map", "--edges", "normal"]);
    tree.args(["--prefix", "none", "--format", "{p}"]);
    let text = step::output(&mut tree)?;
    let is_web = |line: &&str| WEB.iter().any(|it| line.starts_with(it));
    let mut found: Vec<&str> = text.lines().filter(is_web).collect();
    found.dedup();
    if !text.starts_with("treaty-map ") {
        Err(format!("`{}` does not begin with the package", step::typed(&tree)))
    } else if found.is_empty() {
        println!("    {} crates, none of the web", text.lines().count());
        Ok(())
    } else {
        Err(format!("a native build contains {}", found.join(", ")))
    }
}

fn native() -> Outcome {
    step::run(step::cargo().args(["test", "--workspace"]))
}

fn schema() -> Outcome {
    crate::schema::run(&["--check".to_owned()])
}

fn names() -> Outcome {
    crate::names::run(&["--check".to_owned()])
}

fn geometry() -> Outcome {
    let inputs = [
        "xtask/geometry",
        "xtask/src",
        "src/bake",
        "src/geo",
        "static/geometry",
        "Cargo.lock",
    ];
    stamp::unless_unchanged("geometry", &inputs, || {
        crate::geometry::run(&["--check".to_owned()])
    })
}

/// Runs the tests that need a browser, and counts them: a wasm test run that finds no
/// test passes too.
fn web() -> Outcome {
    let browser = browser::ensure()?;
    let mut wanted = 0;
    let mut names = Vec::new();
    for path in step::files(&place::root().join("tests"), ".rs") {
        let name = path.file_stem().unwrap_or_default().to_string_lossy().into_owned();
        if name.starts_with("web_") {
            wanted += count_attributes(&step::read_text(&path)?);
            names.push(name);
        }
    }
    let mut pack = step::command("wasm-pack");
    pack.args(["test", "--headless", "--chrome", "--chromedriver"]);
    pack.arg(&browser.chromedriver).arg("--");
    for name in &names {
        pack.args(["--test", name]);
    }
    pack.env("WASM_BINDGEN_TEST_WEBDRIVER_JSON", browser.capabilities()?);
    let ran = count_passed(&step::run_and_read(&mut pack)?);
    if wanted == 0 || ran != wanted {
        return Err(format!(
            "{ran} tests ran in the browser, but tests/web_*.rs have {wanted}: \
             is one ignored, or compiled out?"
        ));
    }
    println!("    {ran} tests ran in the browser, as many as tests/web_*.rs have");
    Ok(())
}

/// Counts the tests of a source file.
fn count_attributes(source: &str) -> usize {
    let attribute = |line: &str| {
        let rest = line.trim_start().strip_prefix("#[wasm_bindgen_test");
        rest.is_some_and(|it| it.starts_with([']', '(']))
    };
    source.lines().filter(|line| attribute(line)).count()
}

/// Adds up the tests that a test run reports as passed.
fn count_passed(output: &str) -> usize {
    let results = output.lines().filter_map(|it| it.split_once("test result: ok. "));
    results
        .filter_map(|(_, rest)| rest.split_once(" passed")?.0.parse::<usize>().ok())
        .sum()
}

fn trunk_page() -> Outcome {
    if tools::has_trunk() {
        return page::build();
    }
    println!("    SKIPPED: Trunk is not installed; `cargo xtask serve` installs it");
    Ok(())
}

fn in_chromium() -> Outcome {
    end_to_end("Chromium")
}

fn in_firefox() -> Outcome {
    end_to_end("Firefox")
}

fn end_to_end(browser: &str) -> Outcome {
    let browsers = browser::ensure()?;
    let dist = place::dist();
    if !dist.join("treaty-map.js").is_file() {
        return Err("nothing to test yet\n  to mend it: cargo xtask dist".into());
    }
    let mut node = step::command("node");
    node.args(["--test", "--test-reporter", "spec", "--test-concurrency", "1"]);
    let files = step::files(&place::root().join("tests/e2e"), ".test.mjs");
    if files.is_empty() {
        return Err("tests/e2e/ has no `*.test.mjs`".into());
    }
    for file in files {
        node.arg(file.strip_prefix(place::root()).unwrap_or(&file));
    }
    node.env("TREATY_MAP_DIST", dist);
    node.env("TREATY_MAP_BROWSER", browser).env("FIREFOX", browsers.firefox);
    node.env("CHROMIUM", browsers.chromium).env("CHROMEDRIVER", browsers.chromedriver);
    if page::folder().join("index.html").is_file() {
        node.env("TREATY_MAP_PAGE", page::folder());
    }
    step::run(&mut node)
}

#[cfg(test)]
mod tests {
    use super::{choose, count_attributes, count_passed};

    #[test]
    fn counts_attributes_not_mentions() {
        let source = "#[wasm_bindgen_test]\nfn a() {}\n// #[wasm_bindgen_test]\n  \
                      #[wasm_bindgen_test(async)]\nwasm_bindgen_test_configure!(x);\n";
        assert_eq!(count_attributes(source), 2);
    }

    #[test]
    fn counts_what_passed_in_every_binary() {
        let output = "test result: ok. 2 passed; 0 failed; 0 ignored\nno tests to run!\n\
                      test result: ok. 11 passed; 0 failed; 0 ignored\n";
        assert_eq!(count_passed(output), 13);
    }

    #[test]
    fn a_step_that_wants_tools_gets_them() {
        let names = |arguments: &[&str]| {
            let words: Vec<String> = arguments.iter().map(|it| (*it).into()).collect();
            let steps = choose(&words).unwrap_or_default();
            steps.iter().map(|it| it.name).collect::<Vec<_>>()
        };
        assert_eq!(names(&["--only", "web"]), ["tools", "web"]);
        assert_eq!(names(&["--only", "format"]), ["format"]);
        assert_eq!(names(&["--from", "e2e"]), ["tools", "e2e", "e2e-firefox"]);
        assert!(names(&["--only", "nothing"]).is_empty());
    }
}
