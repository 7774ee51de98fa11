//! `cargo xtask names`: bakes the names of months and countries into the catalogues.
//!
//! The names are CLDR's, from the npm packages pinned in `xtask/names/package.json`,
//! except where `xtask/names/overrides.json` gives the name that treaty lists use, with
//! the reason. Only the members `months` and `names` of `static/i18n/<language>.json`
//! are written: everything else in a catalogue keeps its value and its place.

use std::fs;
use std::path::{Path, PathBuf};
use std::process::Command;

use serde_json::{Map, Value};

/// Every alpha-2 code of ISO 3166-1.
const ISO_3166_1: &str = "\
AD AE AF AG AI AL AM AO AQ AR AS AT AU AW AX AZ BA BB BD BE BF BG BH BI BJ BL BM BN BO \
BQ BR BS BT BV BW BY BZ CA CC CD CF CG CH CI CK CL CM CN CO CR CU CV CW CX CY CZ DE DJ \
DK DM DO DZ EC EE EG EH ER ES ET FI FJ FK FM FO FR GA GB GD GE GF GG GH GI GL GM GN GP \
GQ GR GS GT GU GW GY HK HM HN HR HT HU ID IE IL IM IN IO IQ IR IS IT JE JM JO JP KE KG \
KH KI KM KN KP KR KW KY KZ LA LB LC LI LK LR LS LT LU LV LY MA MC MD ME MF MG MH MK ML \
MM MN MO MP MQ MR MS MT MU MV MW MX MY MZ NA NC NE NF NG NI NL NO NP NR NU NZ OM PA PE \
PF PG PH PK PL PM PN PR PS PT PW PY QA RE RO RS RU RW SA SB SC SD SE SG SH SI SJ SK SL \
SM SN SO SR SS ST SV SX SY SZ TC TD TF TG TH TJ TK TL TM TN TO TR TT TV TW TZ UA UG UM \
US UY UZ VA VC VE VG VI VN VU WF WS YE YT ZA ZM ZW";

/// Codes that ISO does not assign and the treaty files or the shapes use.
const OTHERS: &str = "EU XJ XK";

/// Runs the command. With `--check` nothing is written, and a difference is an error.
pub(crate) fn run(args: &[String]) -> Result<(), String> {
    let check = match args {
        [] => false,
        [flag] if flag == "--check" => true,
        _ => {
            return Err(format!(
                "names: unknown arguments `{}`, the only one is `--check`",
                args.join(" ")
            ));
        }
    };
    let root = crate::place::root();
    let modules = installed(&root)?;
    let overrides = object(&root.join("xtask/names/overrides.json"))?;
    complaints(&overrides)?;

    let mut differing = Vec::new();
    for path in catalogues(&root.join("static/i18n"))? {
        let before = read(&path)?;
        let mut catalogue = object(&path)?;
        let language = member(&catalogue, "language", &path)?;
        let language = language
            .as_str()
            .ok_or_else(|| format!("{}: `language` is not a string", path.display()))?
            .to_owned();
        catalogue.insert("months".into(), months(&modules, &language)?);
        catalogue.insert("names".into(), names(&modules, &language, &overrides)?);
        let mut after = serde_json::to_string_pretty(&catalogue)
            .map_err(|error| format!("{}: {error}", path.display()))?;
        after.push('\n');
        if after == before {
            continue;
        }
        if check {
            differing.push(path.display().to_string());
        } else {
            fs::write(&path, after)
                .map_err(|error| format!("{}: {error}", path.display()))?;
        }
    }
    if differing.is_empty() {
        Ok(())
    } else {
        Err(format!(
            "names: run `cargo xtask names`, these differ: {}",
            differing.join(", ")
        ))
    }
}

/// The directory of the pinned packages, installed where it is not yet.
fn installed(root: &Path) -> Result<PathBuf, String> {
    let pinned = root.join("xtask/names");
    let home = crate::place::tools().join("names");
    let lock = read(&pinned.join("package-lock.json"))?;
    let stamp = home.join("installed.json");
    if fs::read_to_string(&stamp).is_ok_and(|done| done == lock) {
        return Ok(home.join("node_modules"));
    }
    fs::create_dir_all(&home).map_err(|error| format!("{}: {error}", home.display()))?;
    for name in ["package.json", "package-lock.json"] {
        fs::copy(pinned.join(name), home.join(name))
            .map_err(|error| format!("{name}: {error}"))?;
    }
    // The packages are plain data: what they call peers is not needed to read them.
    let npm = if cfg!(windows) { "npm.cmd" } else { "npm" };
    let status = Command::new(npm)
        .args(["ci", "--ignore-scripts", "--legacy-peer-deps", "--no-audit", "--no-fund"])
        .current_dir(&home)
        .status()
        .map_err(|error| format!("names: cannot run npm, which it needs: {error}"))?;
    if !status.success() {
        return Err(format!("names: npm ci failed: {status}"));
    }
    fs::write(&stamp, lock).map_err(|error| format!("{}: {error}", stamp.display()))?;
    Ok(home.join("node_modules"))
}

/// The catalogues, in the order of their names.
fn catalogues(home: &Path) -> Result<Vec<PathBuf>, String> {
    let entries =
        fs::read_dir(home).map_err(|error| format!("{}: {error}", home.display()))?;
    let mut paths = Vec::new();
    for entry in entries {
        let path = entry.map_err(|error| format!("{}: {error}", home.display()))?.path();
        if path.extension().is_some_and(|extension| extension == "json") {
            paths.push(path);
        }
    }
    paths.sort();
    Ok(paths)
}

/// The twelve month names as they stand within a date.
fn months(modules: &Path, language: &str) -> Result<Value, String> {
    let path = modules.join(format!("cldr-dates-full/main/{language}/ca-gregorian.json"));
    let pointer =
        format!("/main/{language}/dates/calendars/gregorian/months/format/wide");
    let wide = at(&path, &pointer)?;
    (1..=12)
        .map(|month| member(&wide, &month.to_string(), &path))
        .collect::<Result<Vec<_>, _>>()
        .map(Value::Array)
}

/// The name of every code, sorted by code.
fn names(
    modules: &Path,
    language: &str,
    overrides: &Map<String, Value>,
) -> Result<Value, String> {
    let path =
        modules.join(format!("cldr-localenames-full/main/{language}/territories.json"));
    let territories =
        at(&path, &format!("/main/{language}/localeDisplayNames/territories"))?;
    let mut names = Map::new();
    for code in codes() {
        let name = name(code, language, &territories, overrides).ok_or_else(|| {
            format!("overrides.json: CLDR has no name for `{code}` in `{language}`")
        })?;
        names.insert(code.into(), name.clone());
    }
    Ok(Value::Object(names))
}

/// One name: the override in that language, else the chosen form of CLDR's.
fn name<'a>(
    code: &str,
    language: &str,
    territories: &'a Map<String, Value>,
    overrides: &'a Map<String, Value>,
) -> Option<&'a Value> {
    let chosen = overrides.get(code);
    let form = chosen.and_then(|chosen| chosen.get("alt")).and_then(Value::as_str);
    chosen
        .and_then(|chosen| chosen.get(language))
        .or_else(|| form.and_then(|form| territories.get(&format!("{code}-alt-{form}"))))
        .or_else(|| territories.get(code))
}

/// Every code that gets a name, sorted.
fn codes() -> Vec<&'static str> {
    let mut codes: Vec<_> =
        ISO_3166_1.split_whitespace().chain(OTHERS.split_whitespace()).collect();
    codes.sort_unstable();
    codes
}

/// Refuses overrides of unknown codes, without a reason, or with no effect.
fn complaints(overrides: &Map<String, Value>) -> Result<(), String> {
    let codes = codes();
    let mut complaints = Vec::new();
    for (code, chosen) in overrides {
        if !codes.contains(&code.as_str()) {
            complaints.push(format!("`{code}` is no code that gets a name"));
        }
        if !chosen.get("reason").is_some_and(Value::is_string) {
            complaints.push(format!("`{code}` has no reason"));
        }
        let Some(members) = chosen.as_object().filter(|members| members.len() > 1) else {
            complaints.push(format!("`{code}` gives no name"));
            continue;
        };
        for (key, value) in members {
            if value.as_str().is_none_or(|text| text.trim().is_empty()) {
                complaints.push(format!("`{code}` has no text in `{key}`"));
            }
        }
    }
    if complaints.is_empty() {
        Ok(())
    } else {
        Err(format!("overrides.json: {}", complaints.join("; ")))
    }
}

/// The object at a pointer of a JSON file.
fn at(path: &Path, pointer: &str) -> Result<Map<String, Value>, String> {
    let whole = Value::Object(object(path)?);
    match whole.pointer(pointer) {
        Some(Value::Object(found)) => Ok(found.clone()),
        _ => Err(format!("{}: no object at `{pointer}`", path.display())),
    }
}

/// A member that has to be there.
fn member(object: &Map<String, Value>, key: &str, path: &Path) -> Result<Value, String> {
    object
        .get(key)
        .cloned()
        .ok_or_else(|| format!("{}: no member `{key}`", path.display()))
}

/// A JSON file that holds one object.
fn object(path: &Path) -> Result<Map<String, Value>, String> {
    serde_json::from_str(&read(path)?)
        .map_err(|error| format!("{}: {error}", path.display()))
}

/// A text file.
fn read(path: &Path) -> Result<String, String> {
    fs::read_to_string(path).map_err(|error| format!("{}: {error}", path.display()))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn map(text: &str) -> Map<String, Value> {
        serde_json::from_str(text).unwrap()
    }

    #[test]
    fn every_code_is_named_once() {
        let mut codes = codes();
        assert_eq!(codes.len(), 249 + 3);
        codes.dedup();
        assert_eq!(codes.len(), 249 + 3);
    }

    #[test]
    fn an_override_wins_and_then_the_chosen_form() {
        let cldr = map(r#"{"HK": "Hong Kong SAR China", "HK-alt-short": "Hong Kong",
            "TR": "Turquie", "FR": "France"}"#);
        let overrides = map(r#"{"HK": {"reason": "short", "alt": "short"},
            "TR": {"reason": "its own name", "fr": "Türkiye"},
            "XJ": {"reason": "own code", "fr": "Jammu-et-Cachemire"}}"#);
        let name = |code, language| {
            name(code, language, &cldr, &overrides).and_then(Value::as_str)
        };
        assert_eq!(name("HK", "fr"), Some("Hong Kong"));
        assert_eq!(name("TR", "fr"), Some("Türkiye"));
        assert_eq!(name("TR", "de"), Some("Turquie"));
        assert_eq!(name("FR", "fr"), Some("France"));
        assert_eq!(name("XJ", "fr"), Some("Jammu-et-Cachemire"));
        assert_eq!(name("XJ", "de"), None);
    }

    #[test]
    fn an_override_says_why() {
        assert!(complaints(&map(r#"{"HK": {"reason": "why", "alt": "short"}}"#)).is_ok());
        for wrong in [
            r#"{"HK": {"alt": "short"}}"#,
            r#"{"HK": {"reason": "why"}}"#,
            r#"{"HK": {"reason": "why", "en": ""}}"#,
            r#"{"QQ": {"reason": "why", "en": "Nowhere"}}"#,
        ] {
            assert!(complaints(&map(wrong)).is_err(), "{wrong}");
        }
    }
}
