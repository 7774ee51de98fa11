//! What can be wrong with a treaty file: where, what, and what would have been accepted.

use std::fmt;

/// One problem and where it is.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Problem {
    /// A JSON pointer (RFC 6901); empty for the document itself.
    pub pointer: String,
    /// What is wrong.
    pub kind: ProblemKind,
}

impl fmt::Display for Problem {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let place = if self.pointer.is_empty() { "/" } else { &self.pointer };
        write!(f, "{place}: {}", self.kind)
    }
}

/// What is wrong.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
#[non_exhaustive]
pub enum ProblemKind {
    /// Not JSON at all, in the words of what read it: `serde_json` natively, with line and
    /// column; on a page, the browser.
    #[error("not JSON: {0}")]
    Syntax(String),
    /// Another format, or none.
    #[error("format `{0}` is not known; this program reads format 1")]
    Format(String),
    /// A value of the wrong type.
    #[error("expected {expected}, found {found}")]
    Type {
        /// What would have been accepted.
        expected: String,
        /// What there was.
        found: String,
    },
    /// Of some keys, too few or too many.
    #[error("expected {how} of {accepted}, found {found}")]
    OneOf {
        /// How many.
        how: &'static str,
        /// What would have been accepted.
        accepted: String,
        /// What there was.
        found: String,
    },
    /// A key without another that it needs.
    #[error("`{key}` needs {others} beside it")]
    Needs {
        /// The key.
        key: &'static str,
        /// What it needs, or one of them.
        others: String,
    },
    /// A key that must be there.
    #[error("missing; expected {0}")]
    Missing(&'static str),
    /// A key that means nothing here.
    #[error("unknown key; {0}")]
    UnknownKey(String),
    /// Not a calendar date.
    #[error("`{0}` is not a calendar date (YYYY-MM-DD)")]
    Date(String),
    /// Neither a calendar date nor a month.
    #[error("`{0}` is neither a calendar date (YYYY-MM-DD) nor a month (YYYY-MM)")]
    DateOrMonth(String),
    /// Not a day of every year.
    #[error("`{0}` is not a day that every year has (MM-DD)")]
    DayOfYear(String),
    /// Not a share.
    #[error("`{0}` is not a share, such as `55%` or `2/3`, of no more than the whole")]
    Share(String),
    /// A window that ends before it begins.
    #[error(
        "begins on {from} and ends on {to}; `to` is the last day, not earlier than `from`"
    )]
    WindowBackwards {
        /// Its first day.
        from: String,
        /// Its last.
        to: String,
    },
    /// Weights that come to more than their total.
    #[error("the total is {total}, but the values come to {sum}; accepted: that or more")]
    TotalTooSmall {
        /// What the file says.
        total: u64,
        /// What the values come to.
        sum: u64,
    },
    /// A file that is too large.
    #[cfg(not(target_arch = "wasm32"))]
    #[error("{bytes} bytes are too many; accepted: at most {most}")]
    TooLarge {
        /// How large it is.
        bytes: usize,
        /// How large it may be.
        most: usize,
    },
    /// Values that stand in one another without end.
    #[error(
        "nested too deep at line {line} column {column}; accepted: lists and objects in one \
         another at most 127 deep"
    )]
    TooDeep {
        /// Where it becomes too deep.
        line: usize,
        /// Where in the line.
        column: usize,
    },
    /// A published date that is not the computed one, and no word on why.
    #[cfg(not(target_arch = "wasm32"))]
    #[error(
        "published {published}, but the clause gives {computed}; accepted: the same day, or a \
         `difference` that says why"
    )]
    Unexplained {
        /// What the depositary published.
        published: String,
        /// What the clause gives.
        computed: String,
    },
    /// An explanation where nothing differs.
    #[cfg(not(target_arch = "wasm32"))]
    #[error("{0} is what the clause gives too; there is nothing to explain")]
    NothingToExplain(String),
    /// More problems than are listed.
    #[error("more than {0} problems; those after them are not listed")]
    TooMany(usize),
    /// Not an id of a participant.
    #[error("`{0}` is not an id of two or four capital letters, such as `NO`")]
    Id(String),
    /// A word that is not one of those accepted.
    #[error("`{found}` is not known; accepted: {accepted}")]
    Word {
        /// What there was.
        found: String,
        /// What would have been accepted.
        accepted: String,
    },
    /// A participant that the file does not list.
    #[error("`{0}` is not in `participants`")]
    UnknownParticipant(String),
    /// A group that the file does not define.
    #[error("group `{found}` is not defined; defined: {defined}")]
    UnknownGroup {
        /// What there was.
        found: String,
        /// The groups of the file.
        defined: String,
    },
    /// Weights that the file does not define.
    #[error("weights `{found}` are not defined; defined: {defined}")]
    UnknownWeights {
        /// What there was.
        found: String,
        /// The weights of the file.
        defined: String,
    },
    /// A source that the file does not define.
    #[error("source `{0}` is not in `sources`")]
    UnknownSource(String),
    /// The same thing twice.
    #[error("`{0}` is listed twice")]
    Twice(String),
    /// A span that ends before it begins.
    #[error(
        "begins on {from} and ends on {to}; `to` is the first day outside, later than `from`"
    )]
    Backwards {
        /// Its first day.
        from: String,
        /// The first day after it.
        to: String,
    },
    /// An act later than the record goes.
    #[error("`{date}` is later than `as_of`, {as_of}")]
    AfterRecord {
        /// The act's date.
        date: String,
        /// How far the record goes.
        as_of: String,
    },
    /// A signature or a consent earlier than the opening for signature.
    #[error("`{date}` is earlier than the opening for signature, {opened}")]
    BeforeOpening {
        /// The act's date.
        date: String,
        /// From when the treaty is open.
        opened: String,
    },
    /// Nothing where something is needed.
    #[error("empty; expected {0}")]
    Empty(&'static str),
}
