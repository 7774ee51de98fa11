//! One element's life: attributes in, files read, the figure drawn, events out.

use super::{clock, fetch, json, later};
use crate::data::{
    Problem, ProblemKind, StatusReport, TreatyFile, treaty_of, treaty_of_ours,
};
use crate::domain::{ParticipantId, Table, parse_date};
use crate::i18n::{Catalogue, LANGUAGES, Message, english};
use crate::json::{Json, Packed, Writer};
use crate::ui::{Widget, WidgetMessage, WidgetProps};
use crate::view::explore::{Explore, Tab, gate};
use crate::view::{
    Action, AttributeProblem, Figure, Layout, Options, OwnMaps, ReaderState, Scene,
    holder, look_of,
};
use std::cell::{Cell, RefCell};
use std::rc::{Rc, Weak};
use wasm_bindgen::JsValue;
use wasm_bindgen_futures::{JsFuture, spawn_local};
use web_sys::{Element, Response};
use yew::{AppHandle, Callback};

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
enum Origin {
    BuiltIn,
    /// One that comes with the element.
    Ours(String),
    /// The page's own.
    Address(String),
    /// The page's own, handed over as a text.
    Given(String),
}

#[derive(Debug)]
pub(super) struct Session {
    root: Element,
    base: String,
    emit: js_sys::Function,
    /// Counts updates: what an older one fetched is thrown away.
    turn: Cell<u32>,
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
            is_waiting: Cell::new(false),
            is_comparing: Cell::new(false),
            this: Weak::clone(this),
        })
    }

    /// Takes in attributes, as a JSON object of texts.
    pub(super) fn update(&self, attributes: &str) {
        let attributes = texts(attributes);
        let before = self.attributes.replace(attributes.clone());
        let (mut options, problems) = Options::read(&attributes);
        let primary = options.lang.split('-').next().unwrap_or_default();
        let language = LANGUAGES.iter().find(|it| primary.eq_ignore_ascii_case(it));
        (*language.unwrap_or(&"en")).clone_into(&mut options.lang);
        let changed = |name: &str| before.get(name) != attributes.get(name);
        {
            let mut changes = self.changes.borrow_mut();
            changes.view |= changed("view");
            changes.select |= changed("select");
            changes.date |= changed("date");
            changes.assume |= changed("assume");
            changes.tab |= changed("tab");
            // a problem is told when the value appears, not again with every other change
            changes.problems.extend(problems.into_iter().filter(|it| changed(it.name)));
        }
        self.turn.set(self.turn.get().wrapping_add(1));
        let turn = self.turn.get();
        let is_new_language = changed("lang");
        let this = Weak::clone(&self.this);
        let base = self.base.clone();
        let origin = match attributes.get("data") {
            Some(text) => Origin::Given(text.clone()),
            None => self.origin(&options),
        };
        // what a link carries is the reader's choice, once
        let session_state = attributes.get("state").cloned();
        let session_state = session_state.filter(|_| self.shown.borrow().is_none());
        let known_file = self.file.borrow().clone();
        let known_words = self.words.borrow().clone();
        let known_maps = self.maps.borrow().as_ref().map(|(url, _)| url.clone());
        spawn_local(async move {
            let words = match known_words.filter(|it| it.language() == options.lang) {
                Some(words) => Some(words),
                None => words(&base, &options.lang).await,
            };
            // the figure may be gone, or its attributes may have changed meanwhile
            let stale = |it: &Rc<Self>| it.turn.get() != turn;
            let Some(session) = this.upgrade().filter(|it| !stale(it)) else { return };
            let words = match words.or_else(|| english().ok().map(Rc::new)) {
                Some(words) if words.language() == options.lang => words,
                Some(english) => {
                    let value = &options.lang;
                    let message =
                        english.fill(Message::ErrorLanguage, &[("value", value)]);
                    if is_new_language {
                        session.error("language", &message, false, &[]);
                    }
                    english
                }
                None => return,
            };
            let problems = std::mem::take(&mut session.changes.borrow_mut().problems);
            for it in &problems {
                session.attribute_error(&words, it);
            }
            drop(session);

            // what the page brings itself is read, held against the format and admitted by
            // the part of the module that comes later
            let wants_later = !options.assume.is_empty()
                || options.geometry.is_some()
                || options.tab != Tab::Map
                || session_state.is_some()
                || matches!(origin, Origin::Address(_) | Origin::Given(_));
            let file = if wants_later && !later_of(&this).await {
                Err(Failure::Later)
            } else {
                match known_file.filter(|(known, _)| *known == origin) {
                    Some((_, file)) => Ok(file),
                    None => read(&origin).await,
                }
            };
            // the map of the world is in that part
            let file = match file {
                Ok(file) if options.shows_world(&file) => {
                    let is_here = later_of(&this).await;
                    if is_here { Ok(file) } else { Err(Failure::Later) }
                }
                other => other,
            };
            let wanted = options.geometry.as_deref();
            let wanted = wanted.filter(|it| known_maps.as_deref() != Some(*it));
            let maps = match wanted.filter(|_| file.is_ok()) {
                Some(url) => fetch::body(url, Response::array_buffer).await,
                None => None,
            };
            let Some(session) = this.upgrade().filter(|it| !stale(it)) else { return };
            match file {
                Ok(file) => {
                    if options.geometry.is_some() {
                        session.replace_maps(&mut options, maps, &words);
                    }
                    let asked = options.select;
                    options.select =
                        asked.and_then(|id| holder(&file.treaty, &words, id));
                    if let Some(id) = asked.filter(|_| options.select.is_none()) {
                        let (value, accepted) = (id.to_string(), "NO, EU".to_owned());
                        let problem =
                            AttributeProblem { name: "select", value, accepted };
                        session.attribute_error(&words, &problem);
                    }
                    let reader = session_state.filter(|_| session.has_later.get());
                    let reader = reader.map(|it| gate::restored(&it)).unwrap_or_default();
                    session.show(Rc::new(options), (origin, file), words, reader);
                }
                Err(failure) => session.fail(&words, &origin, &failure),
            }
        });
    }

    /// Puts the page's own maps into the options: `read` just now, or known already. Those
    /// that cannot be used are told of once, and the built-in ones stay.
    #[inline(never)]
    fn replace_maps(
        &self,
        options: &mut Options,
        read: Option<JsValue>,
        words: &Catalogue,
    ) {
        let Some(url) = &options.geometry else { return };
        if let Some((known, maps)) = &*self.maps.borrow()
            && known == url
        {
            options.maps.clone_from(maps);
            return;
        }
        let read = match read {
            Some(file) => later::maps(&fetch::bytes(&file), words, url),
            None => Err(words.fill(Message::ErrorNetwork, &[("url", url)])),
        };
        let maps = match read {
            Ok(maps) => Some(maps),
            Err(message) => {
                self.error("geometry", &message, false, &[]);
                None
            }
        };
        self.maps.replace(Some((url.clone(), maps.clone())));
        options.maps = maps;
    }

    fn origin(&self, options: &Options) -> Origin {
        match &options.src {
            Some(address) => Origin::Address(address.clone()),
            None if options.treaty == BUILT_IN.0 => Origin::BuiltIn,
            None => {
                Origin::Ours(format!("{}treaties/{}.json", self.base, options.treaty))
            }
        }
    }

    fn show(
        &self,
        options: Rc<Options>,
        (origin, file): (Origin, Rc<TreatyFile>),
        words: Rc<Catalogue>,
        reader: ReaderState,
    ) {
        let Changes { view, select, date, assume, tab, .. } = self.changes.take();
        let action = &Action::Author { view, select, date, assume, tab };
        let words = self.completed(words);
        let Some(today) = clock::today() else { return };
        let before = self.shown.borrow().clone();
        let same_treaty =
            before.as_deref().filter(|it| Rc::ptr_eq(&it.scene.file, &file));
        let reader = match same_treaty {
            Some(figure) => Rc::clone(&figure.reader).next(action),
            None => Rc::new(reader),
        };
        self.words.replace(Some(Rc::clone(&words)));
        self.file.replace(Some((origin, Rc::clone(&file))));
        let was_refused = before.as_deref().and_then(|it| it.refused.clone());
        if let Ok(figure) =
            Figure::new(options, file, words, today, reader, before.as_deref())
        {
            if let Some(why) =
                figure.refused.clone().filter(|it| was_refused.as_ref() != Some(it))
            {
                let value = figure.options.assume.clone();
                let problem = AttributeProblem { name: "assume", value, accepted: why };
                self.attribute_error(&figure.scene.words, &problem);
            }
            let figure = Rc::new(figure);
            self.draw(Rc::clone(&figure));
            if let Some(before) = same_treaty {
                self.tell_changes(before, &figure);
            }
        }
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
            self.when(self.wait(0), |session, _| {
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
        let then: Box<dyn FnOnce(&Self, bool)> = Box::new(then);
        spawn_local(async move {
            let is_here = JsFuture::from(coming).await.is_ok();
            if let Some(session) = this.upgrade() {
                then(&session, is_here);
            }
        });
    }

    /// Resolves after some milliseconds; after none, in the next task.
    fn wait(&self, ms: u32) -> js_sys::Promise {
        let mut detail = Writer::object();
        detail.number("ms", ms);
        self.ask("wait", detail)
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
        if before.selected() != after.selected() {
            self.tell_selection(&after);
        }
        self.tell_changes(&before, &after);
        if after.options.url_state && after.explored.is_some() {
            let mut detail = Writer::object();
            detail.text("text", &gate::state(&after));
            self.tell("state", detail);
        }
    }

    /// Tells the page that another day is shown, or that something else is assumed.
    fn tell_changes(&self, before: &Figure, after: &Figure) {
        let (on, assume) = (after.scene.on, after.assume());
        let tell = |name: &str, key: &str, value: &str| {
            let mut detail = Writer::object();
            detail.text(key, value);
            detail.raw("status", &report(after).to_json());
            self.tell(name, detail);
        };
        if before.scene.on != on {
            tell("treaty-date-change", "on", &on.to_string());
        }
        if before.assume() != assume {
            tell("treaty-scenario-change", "assume", assume);
        }
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

    fn tell_selection(&self, figure: &Figure) {
        let id = figure.selected();
        let row = id.map(|id| figure.scene.status.of(id));
        let standing = row.map(|row| row.map_or("none", |it| it.standing.name()));
        let look = id.map(|id| look_of(&figure.scene, id).name());
        let mut detail = Writer::object();
        detail.maybe("id", id.as_ref().map(ParticipantId::as_str));
        detail.maybe("standing", standing);
        detail.maybe("look", look);
        self.tell("treaty-select", detail);
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
        self.tell("drawn", Writer::object());
        self.play_on();
        self.compare();
        let origin = self.file.borrow().as_ref().map(|(origin, _)| origin.clone());
        if *self.announced.borrow() == origin {
            return;
        }
        self.announced.replace(origin);
        let Some(shown) = self.shown.borrow().clone() else { return };
        let mut detail = Writer::object();
        detail.text("treaty", &shown.scene.treaty().id);
        detail.raw("status", &report(&shown).to_json());
        self.tell("treaty-ready", detail);
        if shown.explored.is_none() && shown.options.layout == Layout::Full {
            self.explore();
        }
    }

    /// Lets the next day come, if days pass: once this one has been drawn.
    fn play_on(&self) {
        let shown = self.shown.borrow().clone();
        let playing = shown.filter(|it| it.reader.exploring.is_playing);
        let wait = playing.and_then(|it| gate::wait(&it));
        let Some(wait) = wait.filter(|_| !self.is_waiting.replace(true)) else { return };
        self.when(self.wait(wait), |session, _| {
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

    fn fail(&self, words: &Catalogue, origin: &Origin, failure: &Failure) {
        let url = match origin {
            Origin::BuiltIn => BUILT_IN.0,
            Origin::Ours(address) | Origin::Address(address) => address,
            Origin::Given(_) => "data",
        };
        // what is shown already stays
        let fatal = self.shown.borrow().is_none();
        match failure {
            Failure::Network => {
                let message = words.fill(Message::ErrorNetwork, &[("url", url)]);
                self.error("network", &message, fatal, &[]);
            }
            Failure::Later => {
                self.error("module", "treaty-map-later.wasm", fatal, &[]);
            }
            Failure::Data(problems) => {
                let number = u32::try_from(problems.len()).unwrap_or(u32::MAX);
                let with = [("url", url), ("n", &number.to_string())];
                let message = words.count(Message::ErrorData, number, &with);
                self.error("data", &message, fatal, problems);
            }
        }
    }

    fn attribute_error(&self, words: &Catalogue, problem: &AttributeProblem) {
        let AttributeProblem { name, value, accepted } = problem;
        let with = [("name", *name), ("value", value), ("accepted", accepted)];
        let message = words.fill(Message::ErrorAttribute, &with);
        self.error("attribute", &message, false, &[]);
    }

    fn error(&self, code: &str, message: &str, fatal: bool, problems: &[Problem]) {
        let problem = |it: &Problem| {
            let mut told = Writer::object();
            told.text("pointer", &it.pointer);
            // of our own files, which are checked when they are published, the place is told
            if self.has_later.get() {
                told.text("message", &later::told(it));
            }
            told.done()
        };
        let problems: Vec<_> = problems.iter().map(problem).collect();
        let mut detail = Writer::object();
        detail.text("code", code);
        detail.text("message", message);
        detail.flag("fatal", fatal);
        detail.list("problems", &problems);
        self.tell("treaty-error", detail);
    }

    /// Asks the loader for the later part of the module; returns whether it is there.
    async fn fetch_later(&self) -> bool {
        let coming = self.ask("later", Writer::object());
        let is_here = JsFuture::from(coming).await.is_ok();
        self.has_later.set(is_here);
        is_here
    }

    /// Asks the loader for something that takes time.
    fn ask(&self, name: &str, detail: Writer) -> js_sys::Promise {
        match self.call(name, detail) {
            Ok(it) => js_sys::Promise::resolve(&it),
            Err(error) => js_sys::Promise::reject(&error),
        }
    }

    fn tell(&self, name: &str, detail: Writer) {
        let _ = self.call(name, detail);
    }

    fn call(&self, name: &str, detail: Writer) -> Result<JsValue, JsValue> {
        let (name, detail) = (JsValue::from_str(name), JsValue::from_str(&detail.done()));
        self.emit.call2(&JsValue::NULL, &name, &detail)
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

fn report(figure: &Figure) -> StatusReport {
    StatusReport::new(figure.scene.treaty(), &figure.scene.status)
}

/// Reads a JSON object of texts.
fn texts(json: &str) -> Table<String, String> {
    let mut texts = Table::default();
    if let Ok(Json::Object(members)) = json::parse(json) {
        for (name, value) in members {
            if let Json::Text(text) = value {
                texts.insert(name, text);
            }
        }
    }
    texts
}

/// What the author changed.
#[derive(Debug, Default)]
struct Changes {
    view: bool,
    select: bool,
    date: bool,
    assume: bool,
    tab: bool,
    problems: Vec<AttributeProblem>,
}

/// Why there is no treaty to show.
enum Failure {
    Network,
    /// The later part of the module cannot be had.
    Later,
    Data(Vec<Problem>),
}

/// Asks for the later part of the module, if the session is still there.
async fn later_of(session: &Weak<Session>) -> bool {
    match session.upgrade() {
        Some(session) => session.fetch_later().await,
        None => false,
    }
}

async fn read(origin: &Origin) -> Result<Rc<TreatyFile>, Failure> {
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
async fn words(base: &str, language: &str) -> Option<Rc<Catalogue>> {
    if language == "en" {
        return english().ok().map(Rc::new);
    }
    let file = fetch::text(&format!("{base}i18n/{language}.json")).await?;
    Catalogue::of(&json::parse(&file).ok()?).ok().map(Rc::new)
}
