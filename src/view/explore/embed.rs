//! What to paste into a page.

use super::{Tab, assume::assumed_with_dates, cite};
use crate::i18n::Message;
use crate::view::card::link;
use crate::view::{Figure, Scene, Theme};
use std::rc::Rc;

/// Returns whether a page elsewhere could show the same treaty: one that comes with the
/// element, or one that has an address of its own.
pub(super) fn can_embed(figure: &Figure) -> bool {
    match &figure.options.src {
        Some(src) => is_absolute(src),
        None => figure.options.treaty == figure.scene.treaty().id,
    }
}

fn is_absolute(address: &str) -> bool {
    address.contains("://")
}

/// Returns the code that shows the same figure: from day to day, or frozen to the day shown.
/// `base` is the address under which the element's files lie.
pub(super) fn embed(figure: &Figure, base: &str, is_frozen: bool) -> String {
    let Figure { options, scene, .. } = figure;
    let mut code = String::from("<script type=\"module\"");
    attribute(&mut code, "src", &[base, "treaty-map.js"].concat());
    code.push_str("></script>\n<treaty-map");
    match &options.src {
        Some(src) => attribute(&mut code, "src", src),
        None => attribute(&mut code, "treaty", &options.treaty),
    }
    let view = figure.map.sheet.geometry.view();
    if view != scene.file.home_view || options.view.is_some() {
        attribute(&mut code, "view", view.as_str());
    }
    if let Some(geometry) = options.geometry.as_ref().filter(|it| is_absolute(it)) {
        attribute(&mut code, "geometry", geometry);
    }
    if is_frozen {
        attribute(&mut code, "date", &scene.on.to_string());
    }
    if !scene.assumed.acts.is_empty() {
        // without a date it is the day that the figure shows: so it is where that stays today
        let stays_today = !is_frozen && options.date.is_none();
        let text = match stays_today {
            true => figure.assume().to_owned(),
            false => assumed_with_dates(figure),
        };
        attribute(&mut code, "assume", &text);
    }
    if figure.tab() != Tab::Map {
        attribute(&mut code, "tab", figure.tab().name());
    }
    if let Some(id) = figure.selected() {
        attribute(&mut code, "select", id.as_str());
    }
    attribute(&mut code, "lang", scene.words.language());
    if options.theme != Theme::Auto {
        attribute(&mut code, "theme", options.theme.name());
    }
    if let Some(heading) = &options.heading {
        attribute(&mut code, "heading", heading);
    }
    if options.heading_level != 2 {
        attribute(&mut code, "heading-level", &options.heading_level.to_string());
    }
    code.push_str(">\n  <p>");
    fallback(&mut code, figure, is_frozen);
    code.push_str("</p>\n</treaty-map>\n");
    code
}

/// Writes what readers see where the figure cannot be shown: dated, with its source.
fn fallback(code: &mut String, figure: &Figure, is_frozen: bool) {
    let shown = &figure.scene;
    // a live figure shows today, whatever day its reader had gone to
    let live = || {
        let (file, words) = (Rc::clone(&shown.file), Rc::clone(&shown.words));
        let today = shown.today;
        Rc::new(Scene::new(file, words, today, today, shown.assumed.clone()))
    };
    let scene = if is_frozen { Rc::clone(shown) } else { live() };
    let treaty = scene.treaty();
    let title = scene.text(treaty.short_title.as_ref().unwrap_or(&treaty.title));
    let date = scene.words.date(scene.on);
    let message = if is_frozen { Message::EmbedFrozen } else { Message::CiteStatus };
    let status = scene.fill(message, &[("treaty", title), ("date", &date)]);
    let as_of = scene.words.date(treaty.as_of);
    let as_of = scene.fill(Message::RecordAsOf, &[("date", &as_of)]);
    escape(code, &[&status, " ", &cite::answer(&scene), " ", &as_of, ": "].concat());
    if let Some(link) = link(&scene, &treaty.record) {
        code.push_str("<a");
        attribute(code, "href", &link.url);
        code.push('>');
        escape(code, &link.title);
        code.push_str("</a>.");
    }
}

fn attribute(code: &mut String, name: &str, value: &str) {
    code.push(' ');
    code.push_str(name);
    code.push_str("=\"");
    escape(code, value);
    code.push('"');
}

fn escape(code: &mut String, text: &str) {
    for letter in text.chars() {
        match letter {
            '&' => code.push_str("&amp;"),
            '<' => code.push_str("&lt;"),
            '>' => code.push_str("&gt;"),
            '"' => code.push_str("&quot;"),
            _ => code.push(letter),
        }
    }
}
