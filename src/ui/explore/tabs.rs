//! The parts of the figure, as tabs, and the way into a what-if.

use super::{about, chart, explore, table};
use crate::i18n::{Direction, Message};
use crate::ui::Act;
use crate::ui::tag::tag;
use crate::view::Figure;
use crate::view::explore::{Explore, Tab};
use std::rc::Rc;
use yew::prelude::*;

pub(super) fn tabs(figure: &Figure, act: &Act) -> Html {
    let scene = &figure.scene;
    let shown = figure.tab();
    let names =
        [Message::TabMap, Message::TabTable, Message::TabChart, Message::TabAbout];
    let tab = |(it, message): (Tab, Message)| {
        let name = it.name();
        tag("button type=button role=tab")
            .set("id", format!("tab-{name}"))
            .set("aria-controls", format!("panel-{name}"))
            .flag("aria-selected", it == shown)
            .set("tabindex", if it == shown { "0" } else { "-1" })
            .press(act, explore(Explore::Tab(it)))
            .say(scene.say(message))
            .html()
    };
    let is_rtl = scene.words.direction() == Direction::RightToLeft;
    let step = move |key: &str| {
        let place = Tab::ALL.iter().position(|it| *it == shown)?;
        let last = Tab::ALL.len() - 1;
        let (after, before) = if is_rtl {
            ("ArrowLeft", "ArrowRight")
        } else {
            ("ArrowRight", "ArrowLeft")
        };
        let to = match key {
            "Home" => 0,
            "End" => last,
            _ if key == after => (place + 1) % (last + 1),
            _ if key == before => (place + last) % (last + 1),
            _ => return None,
        };
        Tab::ALL.get(to).map(|it| explore(Explore::Tab(*it)))
    };
    let list = tag("div class=tab-list role=tablist")
        .set("aria-label", scene.say(Message::TabsLabel))
        .keys(act, Rc::new(step))
        .all(Tab::ALL.into_iter().zip(names).map(tab).collect());
    let is_assuming = figure.reader.exploring.is_assuming;
    let what_if = tag("button type=button class=what-if-start")
        .flag("aria-pressed", is_assuming)
        .press(act, explore(Explore::WhatIf(!is_assuming)))
        .say(scene.say(Message::WhatIf));
    tag("div class=tabs").add(list.html()).add(what_if.html()).html()
}

/// The part of the figure that is shown in place of the map, if one is.
pub(super) fn panel(figure: &Rc<Figure>, act: &Act, side: Html) -> Html {
    let shown = figure.tab();
    let body = match shown {
        Tab::Map => return Html::default(),
        Tab::Table => table::table(figure, act, side),
        Tab::Chart => chart::chart(figure, act),
        Tab::About => about::about(figure, act),
    };
    let name = shown.name();
    let words = match shown {
        Tab::Chart => "div role=tabpanel class=panel part=chart",
        Tab::About => "div role=tabpanel class=panel part=about",
        _ => "div role=tabpanel class=panel part=table",
    };
    tag(words)
        .key(name)
        .set("id", format!("panel-{name}"))
        .set("aria-labelledby", format!("tab-{name}"))
        .add(body)
        .html()
}
