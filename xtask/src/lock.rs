//! Reads Cargo.lock: the one place where versions shared with tools are written.

use crate::place;
use crate::step::{self, Outcome};

/// Returns the version of a crate that Cargo.lock names.
pub(crate) fn version_of(name: &str) -> Outcome<String> {
    let text = step::read_text(&place::root().join("Cargo.lock"))?;
    find(&text, name).ok_or_else(|| format!("Cargo.lock does not name `{name}`"))
}

fn find(lock: &str, name: &str) -> Option<String> {
    let quoted = |line: &str, key: &str| {
        let value = line.strip_prefix(key)?.strip_prefix(" = \"")?.strip_suffix('"')?;
        Some(value.to_owned())
    };
    let mut lines = lock.lines();
    lines.by_ref().find(|line| quoted(line, "name").is_some_and(|it| it == name))?;
    lines.next().and_then(|line| quoted(line, "version"))
}

#[cfg(test)]
mod tests {
    use super::find;

    #[test]
    fn finds_the_whole_name_only() {
        let lock = "[[package]]\nname = \"wasm-bindgen-futures\"\nversion = \"0.4.80\"\n\n\
                    [[package]]\nname = \"wasm-bindgen\"\nversion = \"0.2.130\"\n";
        assert_eq!(find(lock, "wasm-bindgen").as_deref(), Some("0.2.130"));
        assert_eq!(find(lock, "wasm"), None);
    }
}
