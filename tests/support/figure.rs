//! Figures as the element makes them, on a day of the tests' own.

use super::{day, text};
use std::rc::Rc;
use treaty_map::data::{TreatyFile, read_treaty};
use treaty_map::domain::Table;
use treaty_map::i18n::Catalogue;
use treaty_map::view::{Figure, Options, ReaderState};

/// Today, as far as these tests know.
pub const TODAY: &str = "2026-11-22";

/// Reads a treaty file.
pub fn file(json: &str) -> Rc<TreatyFile> {
    Rc::new(read_treaty(json).unwrap_or_else(|problems| panic!("{problems:?}")))
}

/// Reads a treaty of the library.
pub fn library(treaty: &str) -> Rc<TreatyFile> {
    file(&text(&format!("static/treaties/{treaty}.json")))
}

pub fn words(language: &str) -> Rc<Catalogue> {
    let name = format!("static/i18n/{language}.json");
    Rc::new(Catalogue::read(&text(&name)).expect("a language"))
}

/// Returns a figure as attributes ask for it and as its reader left it.
pub fn figure_of(
    file: Rc<TreatyFile>,
    language: &str,
    attributes: &[(&str, &str)],
    reader: ReaderState,
) -> Figure {
    let attributes: Table<String, String> =
        attributes.iter().map(|(name, it)| ((*name).into(), (*it).into())).collect();
    let (options, problems) = Options::read(&attributes);
    assert_eq!(problems, []);
    let (options, reader) = (Rc::new(options), Rc::new(reader));
    Figure::new(options, file, words(language), day(TODAY), reader, None)
        .expect("the map that is compiled in")
}
