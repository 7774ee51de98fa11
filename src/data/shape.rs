//! What a value of the treaty file may be: the words in which the format is written down.

/// What a value may be.
pub(super) enum Shape {
    /// Some words.
    Words,
    /// A web address.
    Url,
    /// Words by language.
    Text,
    /// True or false.
    Bool,
    /// True: a key that says something by standing there.
    True,
    /// The number 1.
    One,
    /// A whole number, no less than this.
    Whole(u32),
    /// A day.
    Date,
    /// A day, or only its month.
    Day,
    /// A day of every year.
    DayOfYear,
    /// A percentage or a fraction.
    Share,
    /// An id of a participant, which the file need not list.
    Id,
    /// The name of something that the file defines.
    Name(Kind),
    /// One of these words.
    Word(&'static [&'static str]),
    /// Several of one shape, at least so many, and what to call too few.
    List(&'static Shape, Option<&'static str>),
    /// Values of one shape under names of the author's own.
    Map(&'static Map),
    /// An object with keys of the format.
    Object(&'static Object),
    /// One of these words, or an object.
    WordOr(&'static [&'static str], &'static Object),
    /// An object whose keys depend on one of them.
    Tagged(&'static Tagged),
}

/// What a name may be the name of.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Kind {
    Participant,
    Group,
    Source,
    Weights,
}

/// Values of one shape under names of the author's own.
pub(super) struct Map {
    pub(super) values: Shape,
    /// Whether the names are ids of participants.
    pub(super) by_id: bool,
    /// What to call it.
    pub(super) expected: &'static str,
}

/// An object with keys of the format.
pub(super) struct Object {
    /// The keys, in parts that several objects share.
    pub(super) parts: &'static [&'static [Field]],
    /// How many of some keys may stand.
    pub(super) choices: &'static [(Choice, &'static [&'static str])],
    /// A key, or the word of the `kind`, and keys of which one must stand beside it.
    pub(super) needs: &'static [(&'static str, &'static [&'static str])],
    /// What the schema calls it, and what it is; both empty: nothing of its own.
    #[cfg(not(target_arch = "wasm32"))]
    pub(super) named: (&'static str, &'static str),
}

/// How many of some keys may stand.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Choice {
    One,
    AtLeastOne,
    AtMostOne,
}

impl Object {
    pub(super) const fn of(parts: &'static [&'static [Field]]) -> Self {
        Self {
            parts,
            choices: &[],
            needs: &[],
            #[cfg(not(target_arch = "wasm32"))]
            named: ("", ""),
        }
    }

    pub(super) const fn choices(
        self,
        choices: &'static [(Choice, &'static [&'static str])],
    ) -> Self {
        Self { choices, ..self }
    }

    pub(super) const fn needs(
        self,
        needs: &'static [(&'static str, &'static [&'static str])],
    ) -> Self {
        Self { needs, ..self }
    }

    /// Names the object for readers of the schema; a page does not download it.
    #[cfg_attr(target_arch = "wasm32", expect(unused_variables))]
    pub(super) const fn named(self, name: &'static str, doc: &'static str) -> Self {
        Self {
            #[cfg(not(target_arch = "wasm32"))]
            named: (name, doc),
            ..self
        }
    }

    pub(super) fn fields(&self) -> impl Iterator<Item = &'static Field> {
        self.parts.iter().flat_map(|it| it.iter())
    }
}

/// An object whose keys depend on one of them, the tag.
pub(super) struct Tagged {
    pub(super) tag: &'static str,
    pub(super) missing: &'static str,
    pub(super) kinds: &'static [(&'static str, Object)],
    /// What the schema calls it, and what the tag means.
    #[cfg(not(target_arch = "wasm32"))]
    pub(super) named: (&'static str, &'static str),
}

/// One key of an object.
pub(super) struct Field {
    pub(super) key: &'static str,
    pub(super) shape: Shape,
    /// Where the key must stand, what to say that it lacks.
    pub(super) missing: Option<&'static str>,
    /// What the key means, for readers of the schema; a page does not download it.
    #[cfg(not(target_arch = "wasm32"))]
    pub(super) doc: &'static str,
}

impl Field {
    #[cfg_attr(target_arch = "wasm32", expect(unused_variables))]
    pub(super) const fn new(key: &'static str, shape: Shape, doc: &'static str) -> Self {
        Self {
            key,
            shape,
            missing: None,
            #[cfg(not(target_arch = "wasm32"))]
            doc,
        }
    }

    /// A key that must stand.
    #[cfg_attr(target_arch = "wasm32", expect(unused_variables))]
    pub(super) const fn must(
        key: &'static str,
        shape: Shape,
        missing: &'static str,
        doc: &'static str,
    ) -> Self {
        Self {
            key,
            shape,
            missing: Some(missing),
            #[cfg(not(target_arch = "wasm32"))]
            doc,
        }
    }
}

/// Returns the names of a table of words and what they mean.
pub(super) const fn names<T: Copy, const N: usize>(
    table: &[(&'static str, T); N],
) -> [&'static str; N] {
    let mut names = [""; N];
    let mut idx = 0;
    while idx < N {
        names[idx] = table[idx].0;
        idx += 1;
    }
    names
}
