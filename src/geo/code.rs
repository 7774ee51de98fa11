//! The code of a shape.

use std::fmt;

/// How many codes of two capital letters there are.
pub const N_SHAPE_CODES: u16 = 26 * 26;

/// The code of a shape or marker: two capital letters.
///
/// ISO 3166-1 alpha-2 where it has one; `XK` for Kosovo; `XJ` for Jammu and Kashmir, which
/// is never a participant. Territories have their own (`GL`, `GF`).
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct ShapeCode([u8; 2]);

impl ShapeCode {
    /// Reads two capital letters, or nothing.
    ///
    /// # Examples
    /// ```
    /// use treaty_map::geo::ShapeCode;
    /// assert_eq!(ShapeCode::parse("GL").map(|it| it.to_string()).as_deref(), Some("GL"));
    /// assert_eq!(ShapeCode::parse("gl"), None);
    /// ```
    pub fn parse(text: &str) -> Option<Self> {
        match *text.as_bytes() {
            [a, b] if a.is_ascii_uppercase() && b.is_ascii_uppercase() => {
                Some(Self([a, b]))
            }
            _ => None,
        }
    }

    /// Returns the two letters.
    pub fn as_str(&self) -> &str {
        // Only ASCII capitals get in, so the fallback is never taken.
        std::str::from_utf8(&self.0).unwrap_or_default()
    }

    /// Returns the place in the alphabet of codes, `0..676`: `AA` is 0, `ZZ` is 675.
    pub fn rank(self) -> u16 {
        let [a, b] = self.0;
        u16::from(a.wrapping_sub(b'A')) * 26 + u16::from(b.wrapping_sub(b'A'))
    }

    /// Returns the code at a place in the alphabet of codes, if `rank` is below 676.
    pub fn from_rank(rank: u16) -> Option<Self> {
        let (first, second) =
            (u8::try_from(rank / 26).ok()?, u8::try_from(rank % 26).ok()?);
        (rank < N_SHAPE_CODES).then_some(Self([b'A' + first, b'A' + second]))
    }

    /// Makes a code of two letters that the caller knows to be capitals.
    pub(crate) const fn of(letters: &[u8; 2]) -> Self {
        Self(*letters)
    }
}

impl fmt::Display for ShapeCode {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.as_str())
    }
}

impl fmt::Debug for ShapeCode {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.as_str())
    }
}
