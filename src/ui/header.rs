//! The answer first; and, last, how far the record goes and what the borders mean.

use super::tag::{foreign, maybe, offer, tag, text};
use super::{
    Act,
    card::{links, quote},
    explore::gate,
    legend::details,
};
use crate::i18n::Message;
use crate::view::explore::Explore;
use crate::view::{self, Action, Figure, Layout};
use yew::prelude::*;

/// Returns the element for a heading of a level, for a title of the figure.
pub(super) fn heading(level: u8, words: [&'static str; 5]) -> &'static str {
    let idx = usize::from(level).saturating_sub(2).min(4);
    words.get(idx).copied().unwrap_or_default()
}

const TITLE: [&str; 5] = [
    "h2 class=title",
    "h3 class=title",
    "h4 class=title",
    "h5 class=title",
    "h6 class=title",
];

pub(super) fn header(figure: &Figure, act: &Act) -> Html {
    let scene = &figure.scene;
    let header = view::header(scene, &figure.options);
    let title = heading(header.level, TITLE);
    let other_day = header.other_day.map(|notice| {
        let today = (scene.say(Message::ShowToday), Action::ShowToday);
        offer("p class=notice", notice, act, today)
    });
    let answer = tag("p class=answer")
        .add(text("strong", header.state))
        .say(" ")
        .say(header.conditions)
        .say(" ")
        .add(text("span class=as-of", header.as_of));
    // who assumes something has the words for taking it back
    let assumed = (!scene.assumed.acts.is_empty()).then(|| {
        let clear = (scene.say(Message::WhatIfClear), Action::Explore(Explore::Clear));
        let said = view::hypothesis(scene).unwrap_or_default();
        offer("p class=hypothesis", said, act, clear)
    });
    let status = tag("div part=status")
        .maybe(assumed)
        .maybe(other_day)
        .add(answer.html())
        .maybe(maybe("p class=countdown", header.countdown))
        .add(outlook(figure, act, header.outlook))
        .maybe(maybe("p class=latest", header.latest))
        .maybe(maybe("p class=notice", header.stale));
    tag("header part=header class=header")
        .add(text("p class=kicker", header.kicker))
        .add(foreign(title, header.title_language, header.title))
        .add(status.html())
        .html()
}

/// What would come next; and the way to the reasons, whose room is kept until it comes.
fn outlook(figure: &Figure, act: &Act, said: Option<String>) -> Html {
    let room = || {
        let why = figure.explored.is_some().then(|| gate::why_button(figure, act));
        tag("span class=why-room").maybe(why).html()
    };
    let is_full = figure.options.layout == Layout::Full;
    let said = said.unwrap_or_default();
    if said.is_empty() && !is_full {
        return Html::default();
    }
    tag("p class=outlook").say(said).say(" ").maybe(is_full.then(room)).html()
}

/// Where a figure in a narrow column leads: to the whole one, where the author says where
/// that is, and to the depositary's record.
pub(super) fn source(figure: &Figure) -> Html {
    let footer = view::footer(&figure.scene, &figure.map.sheet);
    let mut sources = footer.sources;
    sources.truncate(1);
    if let Some(url) = &figure.options.share_url {
        let title = figure.scene.say(Message::WholeFigure);
        sources.insert(0, view::SourceLink { url: url.clone(), title });
    }
    tag("footer part=footer class=footer")
        .add(tag("p").all(links(&sources)).html())
        .html()
}

pub(super) fn footer(figure: &Figure) -> Html {
    let scene = &figure.scene;
    let footer = view::footer(scene, &figure.map.sheet);
    let notes = (!footer.notes.is_empty()).then(|| {
        details(footer.notes_label, footer.notes.into_iter().map(quote).collect())
    });
    let record =
        tag("p").add(text("b", footer.as_of)).say(" · ").all(links(&footer.sources));
    let borders = tag("p class=borders")
        .add(text("b", scene.say(Message::Borders)))
        .say(" · ")
        .say(footer.borders);
    tag("footer part=footer class=footer")
        .maybe(notes)
        .add(record.html())
        .add(borders.html())
        .html()
}
