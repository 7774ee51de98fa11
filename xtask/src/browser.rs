//! The browsers that tests run in, Chromium's driver, and what draws pictures beside them.

use crate::place;
use crate::step::{self, Outcome};
use std::path::{Path, PathBuf};
use std::process::Command;

/// The browsers, and the driver that goes with Chromium. Firefox's is a tool from
/// crates.io, and need not be of the same version.
pub(crate) struct Browsers {
    /// Chromium, or Chrome.
    pub(crate) chromium: PathBuf,
    /// The WebDriver server of the same version.
    pub(crate) chromedriver: PathBuf,
    /// Firefox.
    pub(crate) firefox: PathBuf,
}

/// A program that a package manager installs.
struct Wanted {
    /// The variable that may name it.
    variable: &'static str,
    programs: &'static [&'static str],
    /// The package of Debian and its like.
    debian: &'static str,
    /// Homebrew's.
    brew: &'static str,
}

const CHROMIUM: Wanted = Wanted {
    variable: "CHROMIUM",
    programs: &["chromium", "chromium-browser", "google-chrome", "google-chrome-stable"],
    debian: "chromium",
    brew: "chromium",
};

const CHROMEDRIVER: Wanted = Wanted {
    variable: "CHROMEDRIVER",
    programs: &["chromedriver"],
    debian: "chromium-driver",
    brew: "chromedriver",
};

const FIREFOX: Wanted = Wanted {
    variable: "FIREFOX",
    programs: &["firefox-esr", "firefox"],
    debian: "firefox-esr",
    brew: "firefox",
};

/// Draws pictures beside the browsers. One test alone wants it, and is left out without it.
const RSVG: Wanted = Wanted {
    variable: "RSVG_CONVERT",
    programs: &["rsvg-convert"],
    debian: "librsvg2-bin",
    brew: "librsvg",
};

const ALL: [Wanted; 3] = [CHROMIUM, CHROMEDRIVER, FIREFOX];

/// Finds the browsers; as root on Debian and its like, installs what is missing.
pub(crate) fn ensure() -> Outcome<Browsers> {
    let missing = missing();
    if !missing.is_empty() {
        if !is_root() || place::find("apt-get").is_none() {
            return Err(how_to_mend(&missing));
        }
        install(&missing)?;
    }
    if RSVG.find().is_none() {
        let can = is_root() && place::find("apt-get").is_some();
        let is_there = can && install(&[&RSVG]).is_ok();
        if !is_there {
            println!("    no rsvg-convert: one test of pictures is left out");
        }
    }
    let there = |it: &Wanted| it.find().ok_or_else(|| how_to_mend(&self::missing()));
    Ok(Browsers {
        chromium: there(&CHROMIUM)?,
        chromedriver: there(&CHROMEDRIVER)?,
        firefox: there(&FIREFOX)?,
    })
}

/// Installs packages of Debian and its like, as root.
fn install(wanted: &[&Wanted]) -> Outcome {
    let packages: Vec<&str> = wanted.iter().map(|it| it.debian).collect();
    step::timed(&format!("install {}", packages.join(", ")), || {
        let apt = |arguments: &[&str]| {
            let mut apt = step::command("apt-get");
            apt.env("DEBIAN_FRONTEND", "noninteractive").arg("-qq").args(arguments);
            step::run(&mut apt)
        };
        apt(&["update"])?;
        let install = ["install", "-y", "--no-install-recommends"];
        apt(&[&install[..], &packages[..]].concat())
    })?;
    Ok(())
}

fn missing() -> Vec<&'static Wanted> {
    ALL.iter().filter(|it| it.find().is_none()).collect()
}

impl Wanted {
    /// Returns what its variable names, else the first of its programs on `PATH`.
    fn find(&self) -> Option<PathBuf> {
        let named = std::env::var_os(self.variable).map(PathBuf::from);
        named
            .filter(|it| it.is_file())
            .or_else(|| self.programs.iter().find_map(|program| place::find(program)))
    }
}

fn how_to_mend(missing: &[&Wanted]) -> String {
    let list = |name: fn(&Wanted) -> &'static str, between: &str| {
        let names: Vec<&str> = missing.iter().map(|it| name(it)).collect();
        names.join(between)
    };
    let mend = if cfg!(target_os = "macos") {
        format!("brew install --cask {}", list(|it| it.brew, " "))
    } else if Path::new("/etc/debian_version").exists() {
        format!("sudo apt-get install -y {}", list(|it| it.debian, " "))
    } else {
        "install them with the system's package manager".to_owned()
    };
    format!(
        "missing: {}; installing browsers needs root\n  to mend it: {mend}\n  \
         or name what is elsewhere in {}",
        list(|it| it.debian, ", "),
        list(|it| it.variable, ", "),
    )
}

fn is_root() -> bool {
    step::output(Command::new("id").arg("-u")).is_ok_and(|it| it.trim() == "0")
}

impl Browsers {
    /// Refuses a browser and a driver of different major versions: no session would
    /// start, and the driver's own message comes late and at length.
    pub(crate) fn check(&self) -> Outcome {
        let (browser, driver) = (major(&self.chromium), major(&self.chromedriver));
        match (browser, driver) {
            (Some(browser), Some(driver)) if browser != driver => Err(format!(
                "`{}` is version {browser}, `{}` version {driver}: they must be equal\n  \
                 to mend it, update both, or name a pair in CHROMIUM and CHROMEDRIVER",
                self.chromium.display(),
                self.chromedriver.display()
            )),
            _ => Ok(()),
        }
    }

    /// Writes the root's `webdriver.json` with this Chromium named in it.
    pub(crate) fn capabilities(&self) -> Outcome<PathBuf> {
        let text = step::read_text(&place::root().join("webdriver.json"))?;
        let mut json: serde_json::Value =
            serde_json::from_str(&text).map_err(|it| format!("webdriver.json: {it}"))?;
        json["goog:chromeOptions"]["binary"] = self.chromium.display().to_string().into();
        let path = place::tools().join("webdriver.json");
        step::write(&path, json.to_string())?;
        Ok(path)
    }
}

/// Returns the first number of the first dotted version that a program prints.
fn major(program: &Path) -> Option<u32> {
    let said = step::output(step::command(program).arg("--version")).ok()?;
    let version = said
        .split_whitespace()
        .find(|it| it.contains('.') && it.starts_with(|c: char| c.is_ascii_digit()))?;
    version.split('.').next()?.parse().ok()
}

#[cfg(test)]
mod tests {
    use super::{CHROMEDRIVER, FIREFOX, how_to_mend};

    #[test]
    fn only_what_is_missing_is_named() {
        let said = how_to_mend(&[&CHROMEDRIVER, &FIREFOX]);
        assert!(said.starts_with("missing: chromium-driver, firefox-esr;"), "{said}");
        assert!(said.ends_with("CHROMEDRIVER, FIREFOX"), "{said}");
        assert!(!said.contains("chromium,"), "{said}");
    }
}
