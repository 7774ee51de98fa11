//! Chromium and its driver.

use crate::place;
use crate::step::{self, Outcome};
use std::path::{Path, PathBuf};
use std::process::Command;

/// A browser and the driver that goes with it.
pub(crate) struct Browser {
    /// Chromium, or Chrome.
    pub(crate) chromium: PathBuf,
    /// The WebDriver server of the same version.
    pub(crate) chromedriver: PathBuf,
}

const CHROMIUM: [&str; 4] =
    ["chromium", "chromium-browser", "google-chrome", "google-chrome-stable"];

/// Finds Chromium and its driver; as root on Debian and its like, installs them.
pub(crate) fn ensure() -> Outcome<Browser> {
    if let Some(found) = find() {
        return Ok(found);
    }
    if !is_root() || place::find("apt-get").is_none() {
        return Err(missing());
    }
    step::timed("install Chromium and its driver", || {
        let apt = |arguments: &[&str]| {
            let mut apt = step::command("apt-get");
            apt.env("DEBIAN_FRONTEND", "noninteractive").arg("-qq").args(arguments);
            step::run(&mut apt)
        };
        apt(&["update"])?;
        apt(&["install", "-y", "--no-install-recommends", "chromium", "chromium-driver"])
    })?;
    find().ok_or_else(missing)
}

/// Returns the browser and driver that `CHROMIUM` and `CHROMEDRIVER` or `PATH` name.
fn find() -> Option<Browser> {
    let named = |variable: &str| {
        std::env::var_os(variable).map(PathBuf::from).filter(|it| it.is_file())
    };
    let chromium = named("CHROMIUM")
        .or_else(|| CHROMIUM.iter().find_map(|program| place::find(program)))?;
    let chromedriver = named("CHROMEDRIVER").or_else(|| place::find("chromedriver"))?;
    Some(Browser { chromium, chromedriver })
}

fn missing() -> String {
    let mend = if cfg!(target_os = "macos") {
        "brew install --cask chromium chromedriver"
    } else if Path::new("/etc/debian_version").exists() {
        "sudo apt-get install -y chromium chromium-driver"
    } else {
        "install `chromium` and `chromedriver` with the system's package manager, \
         or name them in CHROMIUM and CHROMEDRIVER"
    };
    format!(
        "Chromium or its driver is missing, and installing browsers needs root.\n  \
         to mend it: {mend}"
    )
}

fn is_root() -> bool {
    step::output(Command::new("id").arg("-u")).is_ok_and(|it| it.trim() == "0")
}

impl Browser {
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

    /// Writes the root's `webdriver.json` with this browser named in it.
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
