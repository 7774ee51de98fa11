//! The panel beside the map: a participant's card, or the latest acts.

use super::stage::Stage;
use super::tag::{foreign, maybe, offer, tag, text};
use super::{Act, explore::gate, header::heading, legend::swatch};
use crate::domain::ParticipantId;
use crate::geo::MapView;
use crate::i18n::Message;
use crate::view::{self, Action, CardRow, Figure, Quote, SourceLink, latest_acts};
use std::rc::Rc;
use yew::prelude::*;

/// How many of the latest acts are listed.
const LATEST: usize = 6;

pub(super) fn panel(figure: &Figure, act: &Act, stage: &Rc<Stage>) -> Html {
    match figure.selected() {
        _ if figure.reader.exploring.is_assuming => gate::what_if(figure, act),
        Some(id) => card(figure, act, id, stage),
        None => latest(figure, act),
    }
}

const NAME: [&str; 5] = [
    "h2 class=card-name",
    "h3 class=card-name",
    "h4 class=card-name",
    "h5 class=card-name",
    "h6 class=card-name",
];

fn card(figure: &Figure, act: &Act, id: ParticipantId, stage: &Rc<Stage>) -> Html {
    let scene = &figure.scene;
    let card = view::card(scene, id);
    let other = |message: Message, view: MapView, label: Message| {
        let what = (scene.say(label), Action::PickView(view));
        offer("p class=note", scene.say(message), act, what)
    };
    let sheet = &figure.map.sheet;
    let elsewhere = if view::is_outside(sheet, scene, id) {
        Some(other(Message::OutsideView, MapView::World, Message::ShowWorld))
    } else if view::is_better_in_europe(sheet, id) {
        Some(other(Message::NearerView, MapView::Europe, Message::ShowEurope))
    } else {
        None
    };
    let zoom = sheet.bounds_of(scene, id).map(|_| {
        let stage = Rc::clone(stage);
        let onclick = move |_| stage.fit(id);
        let button = tag("button type=button class=link")
            .hear("click", Rc::new(onclick))
            .say(scene.say(Message::ZoomTo));
        tag("p class=note").add(button.html()).html()
    });
    let close = tag("button type=button class=close")
        .press(act, Action::Select(None))
        .set("aria-label", scene.say(Message::CardClose))
        .add(super::map::icon("M1 1l10 10M11 1L1 11"));
    let status = tag("p class=card-status").add(swatch(card.look)).say(card.status);
    let top = tag("div class=card-top").add(status.html()).add(close.html());
    let level = (figure.options.heading_level + 1).min(6);
    let row = |row: CardRow| {
        tag("div").add(text("dt", row.term)).add(text("dd", row.value)).html()
    };
    let rows: Vec<Html> = card.rows.into_iter().map(row).collect();
    let rows = (!rows.is_empty()).then(|| tag("dl").all(rows).html());
    let sources = (!card.sources.is_empty()).then(|| {
        tag("p class=sources")
            .add(text("b", scene.say(Message::Sources)))
            .say(" · ")
            .all(links(&card.sources))
            .html()
    });
    tag("section part=card class=card")
        .set("data-id", id.to_string())
        .set("aria-label", card.label)
        .keys(act, Rc::new(|key| (key == "Escape").then_some(Action::Select(None))))
        .add(top.html())
        .add(text(heading(level, NAME), card.name))
        .maybe(elsewhere)
        .maybe(rows)
        .maybe(card.explanation.map(sentence))
        .all(card.quotes.into_iter().map(quote).collect())
        .all(card.notes.into_iter().map(sentence).collect())
        .maybe(zoom)
        .maybe(figure.explored.is_some().then(|| gate::assume(figure, act, id)))
        .maybe(sources)
        .html()
}

fn sentence(quote: Quote) -> Html {
    foreign("p class=note", quote.language, quote.text)
}

/// A sentence with its title, each only if there is one.
pub(super) fn quote(quote: Quote) -> Html {
    let title = Some(quote.title).filter(|it| !it.is_empty());
    let said = (!quote.text.is_empty()).then(|| foreign("p", quote.language, quote.text));
    tag("blockquote").maybe(maybe("p class=quote-title", title)).maybe(said).html()
}

/// Links to sources, with a middle dot between them.
pub(super) fn links(sources: &[SourceLink]) -> Vec<Html> {
    let mut links = Vec::new();
    for link in sources {
        if !links.is_empty() {
            links.push(yew::virtual_dom::VText::new(" · ").into());
        }
        let it = tag("a target=_blank rel=noopener").set("href", link.url.clone());
        links.push(it.say(link.title.clone()).html());
    }
    links
}

/// What the panel shows while no card is open.
fn latest(figure: &Figure, act: &Act) -> Html {
    let scene = &figure.scene;
    let row = |row: view::ActRow| {
        let button = tag("button type=button")
            .set("data-id", row.id.to_string())
            .press(act, Action::Select(Some(row.id)))
            .add(swatch(row.look))
            .add(text("span class=act", row.text))
            .add(text("span class=day", row.date));
        tag("li").add(button.html()).html()
    };
    let rows = latest_acts(scene, LATEST).into_iter().map(row).collect();
    let level = (figure.options.heading_level + 1).min(6);
    let title = heading(level, ["h2", "h3", "h4", "h5", "h6"]);
    let heading = match view::has_undated(scene) {
        true => Message::LatestActsKnown,
        false => Message::LatestActs,
    };
    let noted = figure.reader.noted.and_then(|code| {
        let note = view::shape_note(scene, code)?;
        let name = text("b", view::shape_name(scene, code));
        Some(tag("p class=noted role=status").add(name).say(" · ").say(note).html())
    });
    tag("section class=latest-acts")
        .maybe(noted)
        .add(text("p class=hint", scene.say(Message::ChooseHint)))
        .add(text(title, scene.say(heading)))
        .add(tag("ol").all(rows).html())
        .html()
}
