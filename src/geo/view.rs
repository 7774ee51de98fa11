//! Which of the two maps.

use std::fmt;
use std::str::FromStr;

/// One of the two baked maps.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum MapView {
    /// The whole world without Antarctica, Equal Earth, cut at 169° W.
    World,
    /// Europe from Iceland to Azerbaijan, Lambert azimuthal equal-area.
    Europe,
}

impl MapView {
    /// Both views, the wider one first.
    pub const ALL: [Self; 2] = [Self::World, Self::Europe];

    /// Returns the name that attributes and options use.
    pub fn as_str(self) -> &'static str {
        match self {
            Self::World => "world",
            Self::Europe => "europe",
        }
    }
}

impl fmt::Display for MapView {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.as_str())
    }
}

/// The text names no view.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
#[error("`{0}` is not a view: `world` or `europe`")]
pub struct ParseMapViewError(pub String);

impl FromStr for MapView {
    type Err = ParseMapViewError;

    fn from_str(text: &str) -> Result<Self, Self::Err> {
        match text {
            "world" => Ok(Self::World),
            "europe" => Ok(Self::Europe),
            other => Err(ParseMapViewError(other.to_owned())),
        }
    }
}
