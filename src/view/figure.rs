//! The whole figure as values: the scene, the map, the lists, and where the reader is.

use super::explore::{Explore, Explored, Tab, gate};
use super::list::step;
use super::scenario::admitted;
use super::{
    Action, Finding, ListRow, Look, MapModel, MapSheet, Options, ReaderState, Scene,
    find, map_model, rows,
};
use crate::data::TreatyFile;
use crate::domain::{Assumptions, Date, ParticipantId};
use crate::geo::{DecodeError, Point, ShapeCode};
use crate::i18n::Catalogue;
use std::rc::Rc;

/// Everything a figure is drawn from. What did not change is shared with the one before.
#[derive(Clone, Debug)]
pub struct Figure {
    /// What the author asks for.
    pub options: Rc<Options>,
    /// What the reader chose, and where the reader is.
    pub reader: Rc<ReaderState>,
    /// The treaty on the day shown.
    pub scene: Rc<Scene>,
    /// Everyone in the list, by name.
    pub rows: Rc<Vec<ListRow>>,
    /// Those of them that can be seen on the map, and that the legend does not leave out.
    pub reachable: Rc<Vec<ListRow>>,
    /// The map.
    pub map: Rc<MapModel>,
    /// The look that the legend sets apart, if anyone has it.
    pub filter: Option<Look>,
    /// Why what the author assumes cannot be: then nothing is assumed.
    pub refused: Option<String>,
    /// What is explored beyond the first map, once that part is here.
    pub explored: Option<Rc<Explored>>,
    /// The outline of those who would tip it, while something is being assumed.
    pub tipping: Rc<str>,
}

/// Where the name of what is pointed out stands.
#[derive(Clone, Debug, PartialEq)]
pub struct Tip {
    /// "Norway, signed".
    pub label: String,
    /// Its place, in hundredths of a per cent of the map's width and height.
    pub at: (i32, i32),
    /// Classes that keep it inside the map.
    pub side: &'static str,
}

impl Figure {
    /// Computes a figure, sharing what it can with the one before.
    ///
    /// # Errors
    /// Those of the map's decoder.
    pub fn new(
        options: Rc<Options>,
        file: Rc<TreatyFile>,
        words: Rc<Catalogue>,
        today: Date,
        reader: Rc<ReaderState>,
        before: Option<&Self>,
    ) -> Result<Self, DecodeError> {
        let on = reader.day(&options, today);
        let view = reader.view(&options, file.home_view);
        let assume = reader.assumed(&options);
        // another day that the reader looks at is no other day of what the author assumes
        let given_on = options.date.unwrap_or(today);
        let same_scene = before.filter(|it| {
            (it.scene.on, it.scene.today) == (on, today)
                && (it.assume(), it.given_on()) == (assume, given_on)
                && Rc::ptr_eq(&it.scene.file, &file)
                && Rc::ptr_eq(&it.scene.words, &words)
        });
        let mut refused = None;
        let scene = match same_scene {
            Some(before) => {
                refused.clone_from(&before.refused);
                Rc::clone(&before.scene)
            }
            None => {
                let mut assumed = Assumptions::default();
                // what stands once it is assumed does so whatever day is looked at
                let known = match reader.exploring.assumed {
                    Some(_) => Date::MAX,
                    None => on.max(given_on),
                };
                if !assume.is_empty() {
                    match admitted(&file.treaty, known, given_on, assume) {
                        Ok(it) => assumed = it,
                        Err(why) => refused = Some(why),
                    }
                }
                Rc::new(Scene::new(file, words, on, today, assumed))
            }
        };
        let unchanged = before.filter(|it| Rc::ptr_eq(&it.scene, &scene));
        let rows = match unchanged {
            Some(before) => Rc::clone(&before.rows),
            None => {
                let same_names = before.filter(|it| {
                    Rc::ptr_eq(&it.scene.file, &scene.file)
                        && Rc::ptr_eq(&it.scene.words, &scene.words)
                });
                let known = same_names.map_or(&[][..], |it| &it.rows);
                Rc::new(rows(&scene, known))
            }
        };
        let same_view = before.filter(|it| {
            it.map.sheet.geometry.view() == view && it.options.maps == options.maps
        });
        let own = || options.maps.as_ref()?.of(view);
        let sheet = match same_view {
            Some(before) => Rc::clone(&before.map.sheet),
            None => Rc::new(match own() {
                Some(map) => MapSheet::of(map),
                None => MapSheet::new(view)?,
            }),
        };
        let same_map = unchanged.filter(|_| same_view.is_some());
        let map = match same_map {
            Some(before) => Rc::clone(&before.map),
            None => Rc::new(map_model(&scene, sheet)),
        };
        // nobody has the look on this day: it stays chosen, and leaves nobody out
        let filter = reader.filter.filter(|look| {
            let is_background = matches!(look, Look::None | Look::Neutral);
            is_background || rows.iter().any(|row| row.look == *look)
        });
        let same_filter = same_map.filter(|it| it.filter == filter);
        let reachable = match same_filter {
            Some(before) => Rc::clone(&before.reachable),
            None => {
                let is_here = |row: &&ListRow| {
                    map.sheet.shows(row.id) && filter.is_none_or(|look| row.look == look)
                };
                Rc::new(rows.iter().filter(is_here).cloned().collect())
            }
        };
        let explored = scene.words.is_complete().then(|| gate::explored(&scene, before));
        let same_tipping = same_map.filter(|it| it.reader.exploring.is_assuming);
        let tipping = match (reader.exploring.is_assuming, same_tipping) {
            (true, Some(before)) => Rc::clone(&before.tipping),
            (true, None) => gate::tipping(&scene, &map.sheet),
            (false, _) => Rc::default(),
        };
        Ok(Self {
            options,
            reader,
            scene,
            rows,
            reachable,
            map,
            filter,
            refused,
            explored,
            tipping,
        })
    }

    /// Returns what is assumed, as it is written.
    pub fn assume(&self) -> &str {
        self.reader.assumed(&self.options)
    }

    /// Returns the day of what is assumed without one: the author's, or today.
    pub fn given_on(&self) -> Date {
        self.options.date.unwrap_or(self.scene.today)
    }

    /// Returns the part of the figure that is shown.
    pub fn tab(&self) -> Tab {
        self.reader.tab(&self.options)
    }

    /// Returns the figure after something the reader did; `None` when nothing changed.
    pub fn next(&self, action: &Action) -> Option<Self> {
        if let Action::FindKey(key) = action {
            return self.next(&self.find_key(key)?);
        }
        let explore = match action {
            Action::Explore(explore) => Some(explore.clone()),
            Action::Tap(id) if self.reader.exploring.is_assuming => {
                Some(Explore::Toggle(*id))
            }
            _ => None,
        };
        let reader = match explore {
            Some(explore) => gate::next(self, &explore)?,
            None => Rc::clone(&self.reader).next(action),
        };
        if Rc::ptr_eq(&reader, &self.reader) {
            return None;
        }
        let (file, words) = (Rc::clone(&self.scene.file), Rc::clone(&self.scene.words));
        let options = Rc::clone(&self.options);
        Self::new(options, file, words, self.scene.today, reader, Some(self)).ok()
    }

    /// Returns whose card is open.
    pub fn selected(&self) -> Option<ParticipantId> {
        self.reader.selected(&self.options)
    }

    /// Returns whom the map points out, other than by the pointer.
    pub fn keyed(&self) -> Option<ParticipantId> {
        let keyed = self.reader.keyed.filter(|_| self.reader.is_map_focused);
        let found = self.reader.finding.active.and_then(|idx| {
            let typed = &self.reader.finding.typed;
            find(&self.rows, typed).get(idx).map(|row| row.id)
        });
        self.reader.highlight.or(found).or(keyed)
    }

    /// Returns whom the map's keys start from.
    pub fn cursor(&self) -> Option<ParticipantId> {
        let is_here = |id: &ParticipantId| self.reachable.iter().any(|row| row.id == *id);
        self.reader.keyed.or(self.selected()).filter(is_here)
    }

    /// Returns what a key does on the map; `None` leaves it to the page.
    pub fn map_key(&self, key: &str) -> Option<Action> {
        let cursor = self.cursor();
        let place = self.reachable.iter().position(|row| Some(row.id) == cursor);
        match key {
            "Enter" | " " => cursor.map(Action::Tap),
            "Escape" => self.selected().map(|_| Action::Select(None)),
            key => {
                let next = step(&self.reachable, place, key)?;
                self.reachable.get(next).map(|row| Action::Key(row.id))
            }
        }
    }

    /// Returns what a key does in the field; `None` leaves it to the browser.
    fn find_key(&self, key: &str) -> Option<Action> {
        let finding = &self.reader.finding;
        let found = find(&self.rows, &finding.typed);
        let last = found.len().checked_sub(1);
        let go = |active: Option<usize>| {
            let typed = finding.typed.clone();
            Some(Action::Find(Finding { typed, is_open: true, active }))
        };
        match key {
            "ArrowDown" => go(finding
                .active
                .filter(|it| Some(*it) != last)
                .map_or(last.map(|_| 0), |it| Some(it + 1))),
            "ArrowUp" => go(finding.active.and_then(|it| it.checked_sub(1)).or(last)),
            "Enter" => {
                // what is typed names one country: no need to step to it
                let first = (!finding.typed.trim().is_empty()).then_some(0);
                let row = found.get(finding.active.or(first)?)?;
                Some(Action::Tap(row.id))
            }
            "Escape" if *finding != Finding::default() => {
                Some(Action::Find(Finding::default()))
            }
            _ => None,
        }
    }

    /// Returns what is pointed out other than by the pointer, and a place well inside it.
    pub fn marked(&self) -> Option<(ShapeCode, Point)> {
        let code = ShapeCode::parse(self.keyed()?.as_str())?;
        Some((code, self.map.sheet.geometry.anchor(code)?))
    }

    /// Returns the name of a shape, and where it stands: near a point of the frame.
    pub fn tip(&self, code: ShapeCode, seen: Point) -> Tip {
        let geometry = &self.map.sheet.geometry;
        let (width, height) = (i32::from(geometry.width()), i32::from(geometry.height()));
        let (x, y) = whole(seen);
        let is_low = y * 100 > height * 15;
        let side = match (x * 100 / width, is_low) {
            (..20, true) => "tip start",
            (..20, false) => "tip start below",
            (81.., true) => "tip end",
            (81.., false) => "tip end below",
            (_, true) => "tip",
            (_, false) => "tip below",
        };
        let label = self.map.label_of(&self.scene, code);
        Tip { label, at: (x * 10_000 / width, y * 10_000 / height), side }
    }
}

/// Returns a place in whole map units.
#[expect(clippy::cast_possible_truncation, reason = "the map is a thousand units wide")]
pub fn whole(at: Point) -> (i32, i32) {
    (at.x.round() as i32, at.y.round() as i32)
}
