//! The tools that builds need: one table, and how to install what is missing.

use crate::step::{self, Outcome};
use crate::{lock, npm, place};
use std::process::Command;

/// A program from crates.io.
struct Tool {
    /// The program, and what it prints before its version.
    program: &'static str,
    krate: &'static str,
    version: Version,
    /// Some tools' own lock files name crates that registries no longer serve.
    locked: bool,
    /// Nothing here talks to the network, so TLS need not be compiled.
    default_features: bool,
    /// Seconds on two cores, for the patient reader.
    seconds: u32,
}

enum Version {
    /// This one or a later one with the same first two numbers.
    Compatible(&'static str),
    /// Exactly the one of this crate in Cargo.lock.
    Locked(&'static str),
}

const WASM_BINDGEN: Tool = Tool {
    program: "wasm-bindgen",
    krate: "wasm-bindgen-cli",
    version: Version::Locked("wasm-bindgen"),
    locked: false,
    default_features: false,
    seconds: 60,
};

const WASM_PACK: Tool = Tool {
    program: "wasm-pack",
    krate: "wasm-pack",
    version: Version::Compatible("0.15.1"),
    locked: true,
    default_features: true,
    seconds: 60,
};

/// Speaks WebDriver for whatever Firefox there is.
const GECKODRIVER: Tool = Tool {
    program: "geckodriver",
    krate: "geckodriver",
    version: Version::Compatible("0.37.1"),
    locked: true,
    default_features: true,
    seconds: 60,
};

const TRUNK: Tool = Tool {
    program: "trunk",
    krate: "trunk",
    version: Version::Compatible("0.21.14"), // 0.22 wants a newer rustc
    locked: true,
    default_features: false,
    seconds: 160,
};

/// Installs what turning Rust into a page's files takes.
pub(crate) fn for_dist() -> Outcome {
    wasm_target()?;
    std_source()?;
    WASM_BINDGEN.ensure()?;
    npm::tools()
}

/// Installs what tests in browsers take, browsers aside.
pub(crate) fn for_tests() -> Outcome {
    WASM_PACK.ensure()?;
    GECKODRIVER.ensure()
}

/// Installs Trunk.
pub(crate) fn for_page() -> Outcome {
    TRUNK.ensure()
}

/// Returns whether Trunk is there already.
pub(crate) fn has_trunk() -> bool {
    TRUNK.wanted().is_ok_and(|wanted| TRUNK.is_there(&wanted))
}

fn wasm_target() -> Outcome {
    const TARGET: &str = "wasm32-unknown-unknown";
    // The library's folder exists even where Rust was not installed by rustup.
    let folder = step::output(Command::new("rustc").args([
        "--print",
        "target-libdir",
        "--target",
        TARGET,
    ]))?;
    if std::path::Path::new(folder.trim()).is_dir() {
        return Ok(());
    }
    step::timed(&format!("install the target {TARGET}"), || {
        step::run(step::command("rustup").args(["target", "add", TARGET])).map_err(|it| {
            format!("{it}\n  to mend it by hand: rustup target add {TARGET}")
        })
    })?;
    Ok(())
}

/// The source of the standard library: a release build of the module compiles it, too.
fn std_source() -> Outcome {
    let sysroot = step::output(Command::new("rustc").args(["--print", "sysroot"]))?;
    let lock = "lib/rustlib/src/rust/library/Cargo.lock";
    if std::path::Path::new(sysroot.trim()).join(lock).is_file() {
        return Ok(());
    }
    const COMPONENT: &str = "rust-src";
    step::timed(&format!("install the component {COMPONENT}"), || {
        step::run(step::command("rustup").args(["component", "add", COMPONENT])).map_err(
            |it| format!("{it}\n  to mend it by hand: rustup component add {COMPONENT}"),
        )
    })?;
    Ok(())
}

impl Tool {
    fn wanted(&self) -> Outcome<String> {
        match self.version {
            Version::Compatible(version) => Ok(version.to_owned()),
            Version::Locked(krate) => lock::version_of(krate),
        }
    }

    fn is_there(&self, wanted: &str) -> bool {
        let Some(path) = place::find(self.program) else { return false };
        let said = step::output(step::command(path).arg("--version")).unwrap_or_default();
        said.split_whitespace().any(|word| match self.version {
            Version::Compatible(_) => is_compatible(word, wanted),
            Version::Locked(_) => word == wanted,
        })
    }

    fn ensure(&self) -> Outcome {
        let wanted = self.wanted()?;
        if self.is_there(&wanted) {
            return Ok(());
        }
        let mut install = step::cargo();
        // What a person builds with must not change what is built here.
        for name in ["CARGO_BUILD_TARGET", "RUSTFLAGS", "CARGO_ENCODED_RUSTFLAGS"] {
            install.env_remove(name);
        }
        // A tool built quickly is enough: it is started a few times, not run for long.
        install.env("CARGO_PROFILE_DEV_DEBUG", "0").env("CARGO_INCREMENTAL", "0");
        install.args(["install", "--quiet", "--debug", "--force", "--root"]);
        install.arg(place::tools()).arg("--target-dir").arg(place::tools().join("build"));
        install.args(["--version", &wanted, self.krate]);
        if self.locked {
            install.arg("--locked");
        }
        if !self.default_features {
            install.arg("--no-default-features");
        }
        let name = format!("install {} {wanted}", self.program);
        println!("    {name}: takes about {} s, once", self.seconds);
        let (locked, krate) = (if self.locked { " --locked" } else { "" }, self.krate);
        step::timed(&name, || {
            step::run(&mut install).map_err(|it| {
                format!(
                    "{it}\n  to mend it by hand: \
                     cargo install {krate} --version {wanted}{locked}"
                )
            })
        })?;
        Ok(())
    }
}

fn is_compatible(found: &str, wanted: &str) -> bool {
    let numbers = |text: &str| {
        let parts = text.split('.').map(|it| it.parse::<u32>().ok());
        parts.collect::<Option<Vec<_>>>().filter(|it| it.len() == 3)
    };
    match (numbers(found).as_deref(), numbers(wanted).as_deref()) {
        (Some([a, b, c]), Some([x, y, z])) => a == x && b == y && c >= z,
        _ => false,
    }
}

#[cfg(test)]
mod tests {
    use super::is_compatible;

    #[test]
    fn compatible_is_the_same_series_and_not_older() {
        assert!(is_compatible("0.21.14", "0.21.14"));
        assert!(is_compatible("0.21.20", "0.21.14"));
        assert!(!is_compatible("0.21.9", "0.21.14"));
        assert!(!is_compatible("0.22.0", "0.21.14"));
        assert!(!is_compatible("trunk", "0.21.14"));
    }
}
