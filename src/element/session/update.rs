//! Attributes in, files read, and the figure that follows.

use super::source::{Failure, Origin, read, words};
use super::{Session, json};
use crate::data::TreatyFile;
use crate::domain::Table;
use crate::element::{clock, fetch, later};
use crate::i18n::{Catalogue, LANGUAGES, Message, english};
use crate::json::{Json, Writer};
use crate::view::explore::{Tab, gate};
use crate::view::{Action, AttributeProblem, Figure, Options, ReaderState, holder};
use std::rc::{Rc, Weak};
use wasm_bindgen::JsValue;
use wasm_bindgen_futures::{JsFuture, spawn_local};
use web_sys::Response;

/// What the author changed.
#[derive(Debug, Default)]
pub(super) struct Changes {
    view: bool,
    select: bool,
    date: bool,
    assume: bool,
    tab: bool,
    problems: Vec<AttributeProblem>,
}

impl Session {
    /// Takes in attributes, as a JSON object of texts.
    pub(in crate::element) fn update(&self, attributes: &str) {
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
            None => Origin::of(&options, &base),
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
            let known = known_file.filter(|(known, _)| *known == origin);
            let is_new_file = known.is_none();
            let file = if wants_later && !later_of(&this).await {
                Err(Failure::Later)
            } else {
                match known {
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
                    let is_news = is_new_file || session.changes.borrow().select;
                    let unknown = asked.filter(|_| is_news && options.select.is_none());
                    if let Some(id) = unknown {
                        let (value, accepted) = (id.to_string(), "NO, EU".to_owned());
                        let problem =
                            AttributeProblem { name: "select", value, accepted };
                        session.attribute_error(&words, &problem);
                    }
                    let reader = session_state.filter(|_| session.has_later.get());
                    let reader =
                        reader.map(|it| gate::restored(&it, &file.treaty, &words));
                    let reader = reader.unwrap_or_default();
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
        self.shown_turn.set(self.turn.get());
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
                let value = figure.assume().to_owned();
                let problem = AttributeProblem { name: "assume", value, accepted: why };
                self.attribute_error(&figure.scene.words, &problem);
            }
            let figure = Rc::new(figure);
            self.draw(Rc::clone(&figure));
            // of another treaty, `treaty-ready` tells
            match (same_treaty, &before) {
                (Some(before), _) => self.tell_changes(before, &figure),
                (None, Some(_)) => self.tell_address(&figure),
                (None, None) => {}
            }
        }
    }

    /// Asks the loader for the later part of the module; returns whether it is there.
    async fn fetch_later(&self) -> bool {
        let coming = self.ask("later", Writer::object());
        let is_here = JsFuture::from(coming).await.is_ok();
        self.has_later.set(is_here);
        is_here
    }
}

/// Asks for the later part of the module, if the session is still there.
async fn later_of(session: &Weak<Session>) -> bool {
    match session.upgrade() {
        Some(session) => session.fetch_later().await,
        None => false,
    }
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
