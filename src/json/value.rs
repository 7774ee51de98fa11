//! A JSON value.

/// A JSON value.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Json {
    /// Nothing.
    Null,
    /// True or false.
    Bool(bool),
    /// A number, as it is written.
    Number(String),
    /// A text.
    Text(String),
    /// Items.
    Array(Vec<Json>),
    /// Members in the order of the document, each key once.
    Object(Vec<(String, Json)>),
}

impl Json {
    /// Returns the text that this is.
    pub fn as_text(&self) -> Option<&str> {
        if let Self::Text(it) = self { Some(it) } else { None }
    }

    /// Returns the truth value that this is.
    pub fn as_bool(&self) -> Option<bool> {
        if let Self::Bool(it) = self { Some(*it) } else { None }
    }

    /// Returns the whole number that this is.
    pub fn as_whole(&self) -> Option<u32> {
        if let Self::Number(it) = self { it.parse().ok() } else { None }
    }

    /// Returns the items of an array.
    pub fn items(&self) -> Option<&[Self]> {
        if let Self::Array(it) = self { Some(it) } else { None }
    }

    /// Returns the members of an object.
    pub fn members(&self) -> Option<&[(String, Self)]> {
        if let Self::Object(it) = self { Some(it) } else { None }
    }

    /// Returns the value of a key of an object.
    pub fn get(&self, key: &str) -> Option<&Self> {
        self.members()?.iter().find(|it| it.0 == key).map(|it| &it.1)
    }

    /// Visits this and everything in it, each with the JSON pointer (RFC 6901) that leads to
    /// it from where `pointer` leads.
    pub fn walk(&self, pointer: &mut String, visit: &mut dyn FnMut(&Self, &str)) {
        visit(self, pointer);
        let len = pointer.len();
        let mut below = |key: &str, value: &Self| {
            pointer.push_str(&step(key));
            value.walk(pointer, visit);
            pointer.truncate(len);
        };
        match self {
            Self::Array(items) => {
                let all = items.iter().enumerate();
                all.for_each(|(idx, it)| below(&idx.to_string(), it));
            }
            Self::Object(members) => members.iter().for_each(|(key, it)| below(key, it)),
            _ => {}
        }
    }
}

/// Returns a key or index as one step of a JSON pointer (RFC 6901).
pub fn step(key: &str) -> String {
    format!("/{}", key.replace('~', "~0").replace('/', "~1"))
}
