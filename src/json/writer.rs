//! Writes JSON.

/// Writes one object, member by member.
///
/// # Examples
/// ```
/// use treaty_map::json::Writer;
/// let mut object = Writer::object();
/// object.text("id", "NO");
/// object.maybe("signed", None);
/// assert_eq!(object.done(), r#"{"id":"NO","signed":null}"#);
/// ```
#[derive(Debug)]
pub struct Writer(String);

impl Writer {
    /// Begins an object.
    pub fn object() -> Self {
        Self("{".to_owned())
    }

    /// Writes a member whose value is JSON already.
    pub fn raw(&mut self, key: &str, json: &str) {
        if self.0.len() > 1 {
            self.0.push(',');
        }
        quote(&mut self.0, key);
        self.0.push(':');
        self.0.push_str(json);
    }

    /// Writes a text, or `null`.
    pub fn maybe(&mut self, key: &str, text: Option<&str>) {
        let mut quoted = String::new();
        match text {
            Some(text) => quote(&mut quoted, text),
            None => quoted.push_str("null"),
        }
        self.raw(key, &quoted);
    }

    /// Writes a text.
    pub fn text(&mut self, key: &str, text: &str) {
        self.maybe(key, Some(text));
    }

    /// Writes a number.
    pub fn number(&mut self, key: &str, number: u32) {
        self.raw(key, &number.to_string());
    }

    /// Writes a truth value.
    pub fn flag(&mut self, key: &str, flag: bool) {
        self.raw(key, if flag { "true" } else { "false" });
    }

    /// Writes an array of what is JSON already.
    pub fn list(&mut self, key: &str, items: &[String]) {
        let mut list = "[".to_owned();
        for item in items {
            if list.len() > 1 {
                list.push(',');
            }
            list.push_str(item);
        }
        list.push(']');
        self.raw(key, &list);
    }

    /// Ends the object, and returns it.
    pub fn done(mut self) -> String {
        self.0.push('}');
        self.0
    }
}

/// Returns a text as JSON.
#[cfg(not(target_arch = "wasm32"))]
pub fn quoted(text: &str) -> String {
    let mut json = String::new();
    quote(&mut json, text);
    json
}

fn quote(to: &mut String, text: &str) {
    to.push('"');
    for letter in text.chars() {
        match letter {
            '"' | '\\' => {
                to.push('\\');
                to.push(letter);
            }
            '\0'..=' ' if letter != ' ' => {
                let code = u32::from(letter);
                to.push_str("\\u00");
                to.extend(
                    [code / 16, code % 16]
                        .map(|it| char::from_digit(it, 16).unwrap_or('0')),
                );
            }
            _ => to.push(letter),
        }
    }
    to.push('"');
}

#[cfg(all(test, not(target_arch = "wasm32")))]
mod tests {
    use super::Writer;

    #[test]
    fn what_is_written_can_be_read() {
        let awkward: String = ('\0'..'\u{a0}').chain("é “—” 漢 😀".chars()).collect();
        let mut inner = Writer::object();
        inner.number("n", u32::MAX);
        let inner = inner.done();
        let mut object = Writer::object();
        object.text(&awkward, &awkward);
        object.maybe("none", None);
        object.flag("flag", true);
        object.list("list", &[inner.clone(), inner]);
        let read: serde_json::Value = serde_json::from_str(&object.done()).unwrap();
        let n = serde_json::json!({"n": u32::MAX});
        let expected = serde_json::json!({
            awkward.clone(): awkward, "none": null, "flag": true, "list": [n, n],
        });
        assert_eq!(read, expected);
    }
}
