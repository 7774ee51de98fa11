//! Compiled-in documents: read once, when the program is built, and packed by `build.rs`.

use super::Json;

/// A document in two parts. All its texts, keys and numbers, each once, each ended by a zero;
/// and its values, as numbers of seven bits a byte, lowest first, the eighth if more follow:
///
/// ```text
/// value  = 0: null | 1: false | 2: true | 3 word: number | 4 word: text
///        | 5 length value*: array | 6 + shape value*: object
/// word   = 0: the next that was not named yet | 1 + its place
/// shape  = its place among the sets of keys that were named
///          | the place after the last: length word*, a new one
/// ```
#[derive(Clone, Copy, Debug)]
pub struct Packed {
    /// The texts.
    pub words: &'static str,
    /// The values.
    pub tree: &'static [u8],
}

impl Packed {
    /// Returns the document; `None` when it was not packed as it should.
    pub fn unpack(self) -> Option<Json> {
        let words = self.words.split('\0').collect();
        Reader { words, n_named: 0, shapes: Vec::new(), tree: self.tree }.value()
    }
}

struct Reader {
    words: Vec<&'static str>,
    n_named: usize,
    shapes: Vec<Vec<&'static str>>,
    tree: &'static [u8],
}

impl Reader {
    fn number(&mut self) -> Option<usize> {
        let (mut number, mut shift) = (0, 0);
        loop {
            let (&byte, rest) = self.tree.split_first()?;
            self.tree = rest;
            number |= usize::from(byte & 127) << shift;
            shift += 7;
            if byte < 128 {
                return Some(number);
            }
        }
    }

    fn word(&mut self) -> Option<&'static str> {
        let place = match self.number()?.checked_sub(1) {
            Some(place) => place,
            None => {
                self.n_named += 1;
                self.n_named - 1
            }
        };
        self.words.get(place).copied()
    }

    fn shape(&mut self, place: usize) -> Option<Vec<&'static str>> {
        if place == self.shapes.len() {
            let length = self.number()?;
            let keys = (0..length).map(|_| self.word()).collect::<Option<_>>()?;
            self.shapes.push(keys);
        }
        self.shapes.get(place).cloned()
    }

    fn value(&mut self) -> Option<Json> {
        Some(match self.number()? {
            0 => Json::Null,
            1 => Json::Bool(false),
            2 => Json::Bool(true),
            3 => Json::Number(self.word()?.to_owned()),
            4 => Json::Text(self.word()?.to_owned()),
            5 => {
                let length = self.number()?;
                Json::Array((0..length).map(|_| self.value()).collect::<Option<_>>()?)
            }
            other => {
                let mut members = Vec::new();
                for key in self.shape(other - 6)? {
                    members.push((key.to_owned(), self.value()?));
                }
                Json::Object(members)
            }
        })
    }
}

#[cfg(all(test, not(target_arch = "wasm32")))]
mod tests {
    use super::Packed;

    const ENGLISH: Packed = Packed {
        words: include_str!(concat!(env!("OUT_DIR"), "/en.words")),
        tree: include_bytes!(concat!(env!("OUT_DIR"), "/en.tree")),
    };

    #[test]
    fn a_tree_that_ends_early_is_nothing() {
        assert!(ENGLISH.unpack().is_some());
        for end in 0..ENGLISH.tree.len() {
            assert_eq!(Packed { tree: &ENGLISH.tree[..end], ..ENGLISH }.unpack(), None);
        }
    }
}
