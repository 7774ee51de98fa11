//! One element's life: attributes in, files read, the figure drawn, events out.

mod source;
mod tell;
mod update;

use super::{fetch, json, later};
use crate::data::TreatyFile;
use crate::domain::{ParticipantId, Table, parse_date};
use crate::i18n::Catalogue;
use crate::json::Writer;
use crate::ui::{Widget, WidgetMessage, WidgetProps};
use crate::view::explore::{Explore, Tab, gate};
use crate::view::{Action, AttributeProblem, Figure, Layout, OwnMaps, Scene, holder};
use source::Origin;
use std::cell::{Cell, RefCell};
use std::rc::{Rc, Weak};
use tell::report;
use update::Changes;
use wasm_bindgen_futures::{JsFuture, spawn_local};
use web_sys::Element;
use yew::{AppHandle, Callback};

/// What goes on when something has come (`true`) or has failed to.
type Then = Box<dyn FnOnce(&Session, bool)>;

#[derive(Debug)]
pub(super) struct Session {
    root: Element,
    base: String,
    emit: js_sys::Function,
    /// Counts updates: what an older one fetched is thrown away.
    turn: Cell<u32>,
    /// The last update that what is shown rests on.
    shown_turn: Cell<u32>,
    attributes: RefCell<Table<String, String>>,
    /// What changed since the figure was drawn: updates may follow one another at once.
    changes: RefCell<Changes>,
    file: RefCell<Option<(Origin, Rc<TreatyFile>)>>,
    words: RefCell<Option<Rc<Catalogue>>>,
    /// The page's own maps, by their address; nothing where they cannot be used.
    maps: RefCell<Option<(String, Option<OwnMaps>)>>,
    shown: RefCell<Option<Rc<Figure>>>,
    app: RefCell<Option<AppHandle<Widget>>>,
    announced: RefCell<Option<Origin>>,
    has_later: Cell<bool>,
    /// Whether what is shown will be drawn in the next task.
    is_due: Cell<bool>,
    /// Whether what is explored was asked for, for the treaty that is shown.
    is_exploring: Cell<bool>,
    /// Whether the next of the days that pass is awaited.
    is_waiting: Cell<bool>,
    /// Whether what the chart compares with was asked for.
    is_comparing: Cell<bool>,
    this: Weak<Session>,
}

impl Session {
    pub(super) fn new(root: Element, base: String, emit: js_sys::Function) -> Rc<Self> {
        Rc::new_cyclic(|this| Self {
            root,
            base,
            emit,
            turn: Cell::new(0),
            shown_turn: Cell::new(0),
            attributes: RefCell::default(),
            changes: RefCell::default(),
            file: RefCell::default(),
            words: RefCell::default(),
            maps: RefCell::default(),
            shown: RefCell::default(),
            app: RefCell::default(),
            announced: RefCell::default(),
            has_later: Cell::new(false),
            is_due: Cell::new(false),
            is_exploring: Cell::new(false),
            is_waiting: Cell::new(false),
            is_comparing: Cell::new(false),
            this: Weak::clone(this),
        })
    }

    /// Returns a language with what is said beyond the first map, if that part is here.
    fn completed(&self, words: Rc<Catalogue>) -> Rc<Catalogue> {
        if !self.has_later.get() || words.is_complete() {
            return words;
        }
        words.completed().map_or(words, Rc::new)
    }

    /// Fetches what is explored beyond the first map, once that has been drawn.
    fn explore(&self) {
        self.when(self.ask("soon", Writer::object()), |session, is_here| {
            session.has_later.set(is_here);
            session.complete();
        });
    }

    /// Draws what is shown with what comes after the first map, if that is here and was not
    /// drawn yet.
    fn complete(&self) {
        let shown = self.shown.borrow().clone();
        let Some(shown) = shown.filter(|it| it.explored.is_none()) else { return };
        let words = self.completed(Rc::clone(&shown.scene.words));
        if !words.is_complete() {
            return;
        }
        self.words.replace(Some(Rc::clone(&words)));
        let file = Rc::clone(&shown.scene.file);
        let (options, reader) = (Rc::clone(&shown.options), Rc::clone(&shown.reader));
        let today = shown.scene.today;
        let figure = Figure::new(options, file, words, today, reader, Some(&shown));
        if let Ok(figure) = figure {
            self.draw(Rc::new(figure));
        }
    }

    /// Shows a figure: the first at once, any other in a task of its own, so that computing
    /// it, drawing it and laying it out do not add up to one that the page waits for.
    fn draw(&self, figure: Rc<Figure>) {
        self.shown.replace(Some(figure));
        if self.app.borrow().is_none() {
            self.draw_now();
        } else if !self.is_due.replace(true) {
            self.when(self.ask("turn", Writer::object()), |session, _| {
                session.is_due.set(false);
                session.draw_now();
            });
        }
    }

    fn draw_now(&self) {
        let Some(figure) = self.shown.borrow().clone() else { return };
        let props = WidgetProps {
            figure,
            on_action: self.callback(|session, action| session.act(&action)),
            on_drawn: self.callback(|session, ()| session.announce()),
        };
        let mut app = self.app.borrow_mut();
        match app.as_mut() {
            Some(app) => app.update(props),
            None => {
                let root = self.root.clone();
                let renderer = yew::Renderer::<Widget>::with_root_and_props(root, props);
                *app = Some(renderer.render());
            }
        }
    }

    /// Goes on when something has come, or has failed to, if the session is still there.
    fn when(&self, coming: js_sys::Promise, then: impl FnOnce(&Self, bool) + 'static) {
        let this = Weak::clone(&self.this);
        let then: Then = Box::new(then);
        spawn_local(async move {
            let is_here = JsFuture::from(coming).await.is_ok();
            if let Some(session) = this.upgrade() {
                then(&session, is_here);
            }
        });
    }

    /// A callback that does not keep the session alive.
    fn callback<T: 'static>(&self, call: impl Fn(&Self, T) + 'static) -> Callback<T> {
        let this = Weak::clone(&self.this);
        Callback::from(move |value| {
            if let Some(session) = this.upgrade() {
                call(&session, value);
            }
        })
    }

    /// Does what the reader asks for.
    fn act(&self, action: &Action) {
        if let Action::Download(format) = action {
            let mut detail = Writer::object();
            detail.text("format", format.name());
            // the loader saves files: it fetches the later part of the module, and draws
            self.tell("download", detail);
            return;
        }
        let Some(before) = self.shown.borrow().clone() else { return };
        if let Action::Give(what) = action {
            self.tell("give", later::given(&before, *what, &self.base));
            return;
        }
        if action.shows_world() && !self.has_later.get() {
            // as soon as the map of the world is here
            let action = action.clone();
            self.when(self.ask("later", Writer::object()), move |session, is_here| {
                session.has_later.set(is_here);
                if is_here {
                    session.act(&action);
                }
            });
            return;
        }
        let Some(after) = before.next(action).map(Rc::new) else { return };
        self.draw(Rc::clone(&after));
        self.tell_changes(&before, &after);
    }

    /// Shows a day; `None`: the author's. Returns whether the text is one.
    pub(super) fn set_date(&self, text: Option<&str>) -> bool {
        let day = text.map(parse_date);
        if day == Some(None) || self.shown.borrow().is_none() {
            return false;
        }
        self.act(&Action::SetDay(day.flatten()));
        true
    }

    /// Assumes something; `None`: what the author does. Returns whether the treaty admits it.
    pub(super) fn set_assumptions(&self, text: Option<String>) -> bool {
        // the loader has seen to it: without it there are no words for taking it back
        self.has_later.set(true);
        self.complete();
        let Some(shown) = self.shown.borrow().clone() else { return false };
        let action = Action::SetAssumed(text.map(|it| gate::dated(&shown, &it)));
        let refused = shown.next(&action).and_then(|it| it.refused);
        if let (Some(accepted), Action::SetAssumed(Some(value))) = (refused, &action) {
            let (name, value) = ("assume", value.clone());
            let problem = AttributeProblem { name, value, accepted };
            self.attribute_error(&shown.scene.words, &problem);
            return false;
        }
        self.act(&action);
        true
    }

    /// Opens a card; `false` when there is no such participant or nothing is shown yet.
    pub(super) fn select(&self, id: Option<ParticipantId>) -> bool {
        let Some(shown) = self.shown.borrow().clone() else { return false };
        let Scene { file, words, .. } = &*shown.scene;
        let holder = id.and_then(|id| holder(&file.treaty, words, id));
        let is_known = id.is_none() || holder.is_some();
        if is_known {
            self.act(&Action::Select(holder));
        }
        is_known
    }

    pub(super) fn status(&self) -> Option<String> {
        let shown = self.shown.borrow().clone()?;
        Some(report(&shown).to_json())
    }

    /// Returns what is shown as a standalone picture.
    pub(super) fn picture(&self) -> Option<String> {
        Some(later::picture(&*self.shown.borrow().clone()?))
    }

    /// Returns the participants of what is shown as a table, CSV.
    pub(super) fn csv(&self) -> Option<String> {
        Some(later::csv(&*self.shown.borrow().clone()?))
    }

    /// Tells the page that a treaty has been drawn, once for each.
    fn announce(&self) {
        // what was drawn may be what was shown before the last of the changes
        if !self.is_due.get() && self.shown_turn == self.turn {
            self.tell("drawn", Writer::object());
        }
        self.play_on();
        self.compare();
        let Some(shown) = self.shown.borrow().clone() else { return };
        let origin = self.file.borrow().as_ref().map(|(origin, _)| origin.clone());
        if *self.announced.borrow() != origin {
            self.announced.replace(origin);
            self.is_exploring.set(false);
            let mut detail = Writer::object();
            detail.text("treaty", &shown.scene.treaty().id);
            detail.raw("status", &report(&shown).to_json());
            self.tell("treaty-ready", detail);
        }
        let wants_more = shown.explored.is_none() && shown.options.layout == Layout::Full;
        if wants_more && !self.is_exploring.replace(true) {
            self.explore();
        }
    }

    /// Lets the next day come, if days pass: once this one has been drawn.
    fn play_on(&self) {
        let shown = self.shown.borrow().clone();
        let playing = shown.filter(|it| it.reader.exploring.is_playing);
        let wait = playing.and_then(|it| gate::wait(&it));
        let Some(wait) = wait.filter(|_| !self.is_waiting.replace(true)) else { return };
        let mut detail = Writer::object();
        detail.number("ms", wait);
        self.when(self.ask("wait", detail), |session, _| {
            session.is_waiting.set(false);
            session.act(&Action::Explore(Explore::Tick));
        });
    }

    /// Fetches what the chart compares with, when that is first looked at.
    fn compare(&self) {
        let Some(shown) = self.shown.borrow().clone() else { return };
        let wants = shown.explored.is_some()
            && shown.tab() == Tab::Chart
            && shown.reader.exploring.pace.is_none();
        if !wants || self.is_comparing.replace(true) {
            return;
        }
        let this = Weak::clone(&self.this);
        let url = [&*self.base, "pace.json"].concat();
        spawn_local(async move {
            let text = fetch::text(&url).await;
            let Some(session) = this.upgrade() else { return };
            let digest = text.and_then(|it| json::parse(&it).ok());
            match later::pace(digest.as_ref(), &shown.scene.words, &url) {
                Ok(action) => {
                    // another treaty begins anew, and may ask again
                    session.is_comparing.set(false);
                    session.act(&action);
                }
                Err(message) => session.error("network", &message, false, &[]),
            }
        });
    }

    /// The room for the figure changed.
    pub(super) fn resize(&self) {
        if let Some(app) = &*self.app.borrow() {
            app.send_message(WidgetMessage::Resized);
        }
    }

    /// Takes the figure down.
    pub(super) fn close(&self) {
        self.turn.set(self.turn.get().wrapping_add(1));
        if let Some(app) = self.app.take() {
            app.destroy();
        }
        self.shown.take();
    }
}
