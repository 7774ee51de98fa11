//! Where a treaty file and the words come from, and how they are read.

use crate::data::{Problem, ProblemKind, TreatyFile, treaty_of, treaty_of_ours};
use crate::element::{fetch, json};
use crate::i18n::{Catalogue, english};
use crate::json::{Json, Packed};
use crate::view::Options;
use std::rc::Rc;

/// The treaty that is compiled in.
const BUILT_IN: (&str, Packed) = (
    "cets-225",
    Packed {
        words: include_str!(concat!(env!("OUT_DIR"), "/cets-225.words")),
        tree: include_bytes!(concat!(env!("OUT_DIR"), "/cets-225.tree")),
    },
);

/// Where a treaty file comes from.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) enum Origin {
    BuiltIn,
    /// One that comes with the element.
    Ours(String),
    /// The page's own.
    Address(String),
    /// The page's own, handed over as a text.
    Given(String),
}

impl Origin {
    /// Returns where the treaty that is asked for comes from. `base` is the address under
    /// which the element's own files lie.
    pub(super) fn of(options: &Options, base: &str) -> Self {
        match &options.src {
            Some(address) => Self::Address(address.clone()),
            None if options.treaty == BUILT_IN.0 => Self::BuiltIn,
            None => Self::Ours(format!("{base}treaties/{}.json", options.treaty)),
        }
    }

    /// Returns what stands for it in a message.
    pub(super) fn url(&self) -> &str {
        match self {
            Self::BuiltIn => BUILT_IN.0,
            Self::Ours(address) | Self::Address(address) => address,
            Self::Given(_) => "data",
        }
    }
}

/// Why there is no treaty to show.
pub(super) enum Failure {
    Network,
    /// The later part of the module cannot be had.
    Later,
    Data(Vec<Problem>),
}

/// Reads a treaty file.
pub(super) async fn read(origin: &Origin) -> Result<Rc<TreatyFile>, Failure> {
    let parsed = |text: &str| {
        json::parse(text).map_err(|why| {
            let (pointer, kind) = (String::new(), ProblemKind::Syntax(why));
            Failure::Data(vec![Problem { pointer, kind }])
        })
    };
    let document = match origin {
        Origin::BuiltIn => BUILT_IN.1.unpack().unwrap_or(Json::Null),
        Origin::Given(text) => parsed(text)?,
        Origin::Ours(address) | Origin::Address(address) => {
            parsed(&fetch::text(address).await.ok_or(Failure::Network)?)?
        }
    };
    let file = match origin {
        Origin::BuiltIn | Origin::Ours(_) => treaty_of_ours(&document),
        Origin::Address(_) | Origin::Given(_) => treaty_of(&document),
    };
    file.map(Rc::new).map_err(Failure::Data)
}

/// Returns a language: compiled in, or from its file.
pub(super) async fn words(base: &str, language: &str) -> Option<Rc<Catalogue>> {
    if language == "en" {
        return english().ok().map(Rc::new);
    }
    let file = fetch::text(&format!("{base}i18n/{language}.json")).await?;
    Catalogue::of(&json::parse(&file).ok()?).ok().map(Rc::new)
}
