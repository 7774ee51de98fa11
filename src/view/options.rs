//! The element's attributes, read once for all.

use super::explore::Tab;
use crate::data::TreatyFile;
use crate::domain::{Date, ParticipantId, Table, parse_date};
use crate::geo::{DecodeError, Geometry, MapView};
use std::rc::Rc;

/// The colours to use.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Theme {
    /// As the reader's system says.
    #[default]
    Auto,
    /// Light.
    Light,
    /// Dark.
    Dark,
}

impl Theme {
    /// Returns the attribute's value.
    pub fn name(self) -> &'static str {
        match self {
            Self::Auto => "auto",
            Self::Light => "light",
            Self::Dark => "dark",
        }
    }
}

/// How the figure is laid out.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Layout {
    /// All of it.
    #[default]
    Full,
    /// The answer, the progress and a countdown, for a narrow column.
    Compact,
}

/// What the page's author asks for.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Options {
    /// The id of a bundled treaty.
    pub treaty: String,
    /// The address of a treaty file; wins over `treaty`.
    pub src: Option<String>,
    /// The part of the world to show; `None`: the file's home view.
    pub view: Option<MapView>,
    /// The address of a file of maps that replace those that are built in.
    pub geometry: Option<String>,
    /// What that file holds, once it has been read.
    pub maps: Option<OwnMaps>,
    /// The day to show; `None`: today.
    pub date: Option<Date>,
    /// What is assumed: `NO IS:2026-12-01`, as [`parse_assumptions`] reads it.
    ///
    /// [`parse_assumptions`]: crate::domain::parse_assumptions
    pub assume: String,
    /// The part of the figure that is shown first.
    pub tab: Tab,
    /// How the figure is laid out.
    pub layout: Layout,
    /// Whether the page's address follows what the reader does.
    pub url_state: bool,
    /// The address that a shared link leads to; `None`: the page's own.
    pub share_url: Option<String>,
    /// Whose card is open.
    pub select: Option<ParticipantId>,
    /// The language, as the loader found it: BCP 47.
    pub lang: String,
    /// The colours.
    pub theme: Theme,
    /// A title instead of the treaty's.
    pub heading: Option<String>,
    /// The level of the heading, 2 to 6.
    pub heading_level: u8,
}

/// A page's own maps, each of which replaces the one of its view. Two are the same only when
/// they are one.
#[derive(Clone, Debug)]
pub struct OwnMaps(Rc<Vec<Rc<Geometry>>>);

impl OwnMaps {
    /// Reads a map file.
    ///
    /// # Errors
    /// Those of the decoder.
    pub fn read(file: &[u8]) -> Result<Self, DecodeError> {
        let maps = Geometry::decode_own(file)?;
        Ok(Self(Rc::new(maps.into_iter().map(Rc::new).collect())))
    }

    /// Returns the map that replaces that of a view.
    pub fn of(&self, view: MapView) -> Option<Rc<Geometry>> {
        self.0.iter().find(|it| it.view() == view).cloned()
    }
}

impl PartialEq for OwnMaps {
    fn eq(&self, other: &Self) -> bool {
        Rc::ptr_eq(&self.0, &other.0)
    }
}

impl Eq for OwnMaps {}

/// An attribute whose value was left aside.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct AttributeProblem {
    /// The attribute.
    pub name: &'static str,
    /// Its value.
    pub value: String,
    /// What would have been accepted.
    pub accepted: String,
}

impl Default for Options {
    fn default() -> Self {
        Self {
            treaty: "cets-225".to_owned(),
            src: None,
            view: None,
            geometry: None,
            maps: None,
            date: None,
            assume: String::new(),
            tab: Tab::Map,
            layout: Layout::Full,
            url_state: false,
            share_url: None,
            select: None,
            lang: "en".to_owned(),
            theme: Theme::Auto,
            heading: None,
            heading_level: 2,
        }
    }
}

impl Options {
    /// The attributes that are read here. `loading` is the loader's alone.
    pub const ATTRIBUTES: [&'static str; 15] = [
        "treaty",
        "src",
        "view",
        "geometry",
        "date",
        "assume",
        "tab",
        "layout",
        "share-url",
        "url-state",
        "select",
        "lang",
        "theme",
        "heading",
        "heading-level",
    ];

    /// Reads attributes; an unusable value keeps the default and is told.
    pub fn read(attributes: &Table<String, String>) -> (Self, Vec<AttributeProblem>) {
        let mut problems = Vec::new();
        let mut options = Self::default();
        for name in Self::ATTRIBUTES {
            let Some(value) = attributes.get(name) else { continue };
            let value = value.trim();
            // there or not: that is what this one says
            options.url_state |= name == "url-state";
            if value.is_empty() {
                continue;
            }
            if let Err(accepted) = options.set(name, value) {
                let (value, accepted) = (value.to_owned(), accepted.to_owned());
                problems.push(AttributeProblem { name, value, accepted });
            }
        }
        (options, problems)
    }

    /// Returns whether the map of the world is shown first.
    pub fn shows_world(&self, file: &TreatyFile) -> bool {
        self.view.unwrap_or(file.home_view) == MapView::World
    }

    fn set(&mut self, name: &str, value: &str) -> Result<(), &'static str> {
        match name {
            "treaty" => {
                let is_id = |byte: u8| {
                    byte.is_ascii_lowercase() || byte.is_ascii_digit() || byte == b'-'
                };
                if !value.bytes().all(is_id) {
                    return Err("cets-225");
                }
                value.clone_into(&mut self.treaty);
            }
            "src" => self.src = Some(value.to_owned()),
            "geometry" => self.geometry = Some(value.to_owned()),
            "view" => self.view = Some(value.parse().map_err(|_| "world, europe")?),
            "date" => self.date = Some(parse_date(value).ok_or("2027-03-01")?),
            "assume" => value.clone_into(&mut self.assume),
            "tab" => {
                let tab = Tab::ALL.into_iter().find(|it| it.name() == value);
                self.tab = tab.ok_or("map, table, chart, about")?;
            }
            "layout" => {
                self.layout = match value {
                    "full" => Layout::Full,
                    "compact" => Layout::Compact,
                    _ => return Err("full, compact"),
                };
            }
            "share-url" => self.share_url = Some(value.to_owned()),
            "select" => self.select = Some(ParticipantId::parse(value).ok_or("NO, EU")?),
            "lang" => value.clone_into(&mut self.lang),
            "theme" => {
                let themes = [Theme::Auto, Theme::Light, Theme::Dark];
                let theme = themes.into_iter().find(|it| it.name() == value);
                self.theme = theme.ok_or("auto, light, dark")?;
            }
            "heading" => self.heading = Some(value.to_owned()),
            "heading-level" => {
                let level = value.parse().ok().filter(|level| (2..=6).contains(level));
                self.heading_level = level.ok_or("2, 3, 4, 5, 6")?;
            }
            _ => {}
        }
        Ok(())
    }
}
