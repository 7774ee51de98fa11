//! The panel beside the map: a participant's card, or the latest acts.

use super::{Act, doing, foreign, header::heading, legend::swatch, maybe, offer, text};
use crate::domain::ParticipantId;
use crate::geo::MapView;
use crate::i18n::Message;
use crate::view::{self, Action, CardRow, Figure, Quote, SourceLink, latest_acts};
use yew::prelude::*;

/// How many of the latest acts are listed.
const LATEST: usize = 6;

pub(super) fn panel(figure: &Figure, act: &Act) -> Html {
    let heading = heading((figure.options.heading_level + 1).min(6));
    match figure.selected() {
        Some(id) => card(figure, act, id, heading),
        None => latest(figure, act, heading),
    }
}

fn card(figure: &Figure, act: &Act, id: ParticipantId, heading: &'static str) -> Html {
    let scene = &figure.scene;
    let card = view::card(scene, id);
    let onclick = doing::<MouseEvent>(act, Action::Select(None));
    let onkeydown = {
        let act = act.clone();
        move |event: KeyboardEvent| {
            if event.key() == "Escape" {
                event.prevent_default();
                act.emit(Action::Select(None));
            }
        }
    };
    let outside = view::is_outside(&figure.map.sheet, scene, id).then(|| {
        let what = (scene.say(Message::ShowWorld), Action::PickView(MapView::World));
        offer("note", scene.say(Message::OutsideView), act, what)
    });
    let row = |row: CardRow| {
        html! { <div>{ text("dt", "", row.term) }{ text("dd", "", row.value) }</div> }
    };
    let rows = (!card.rows.is_empty())
        .then(|| html! { <dl>{ for card.rows.into_iter().map(row) }</dl> });
    let sources = (!card.sources.is_empty()).then(|| {
        html! {
            <p class="sources">
                { text("b", "", scene.say(Message::Sources)) }{ " · " }{ links(&card.sources) }
            </p>
        }
    });
    html! {
        <section part="card" class="card" data-id={id.to_string()}
            aria-label={card.label} {onkeydown}>
            <div class="card-top">
                <p class="card-status">{ swatch(card.look) }{ card.status }</p>
                <button type="button" class="close" {onclick}
                    aria-label={scene.say(Message::CardClose)}>
                    <svg viewBox="0 0 12 12" aria-hidden="true">
                        <path d="M1 1l10 10M11 1L1 11" />
                    </svg>
                </button>
            </div>
            { text(heading, "card-name", card.name) }
            { for outside }
            { for rows }
            { for card.explanation.into_iter().map(sentence) }
            { for card.quotes.into_iter().map(quote) }
            { for card.notes.into_iter().map(sentence) }
            { for sources }
        </section>
    }
}

fn sentence(quote: Quote) -> Html {
    foreign("p", "note", quote.language, quote.text)
}

/// A sentence with its title, each only if there is one.
pub(super) fn quote(quote: Quote) -> Html {
    let title = Some(quote.title).filter(|it| !it.is_empty());
    let said =
        (!quote.text.is_empty()).then(|| foreign("p", "", quote.language, quote.text));
    html! { <blockquote>{ maybe("p", "quote-title", title) }{ for said }</blockquote> }
}

/// Links to sources, with a middle dot between them.
pub(super) fn links(sources: &[SourceLink]) -> Html {
    let link = |(idx, link): (usize, &SourceLink)| {
        let dot = if idx > 0 { " · " } else { "" };
        html! {
            <>
                { dot }
                <a href={link.url.clone()} target="_blank" rel="noopener">
                    { link.title.clone() }
                </a>
            </>
        }
    };
    sources.iter().enumerate().map(link).collect::<Html>()
}

/// What the panel shows while no card is open.
fn latest(figure: &Figure, act: &Act, heading: &'static str) -> Html {
    let scene = &figure.scene;
    let row = |row: view::ActRow| {
        let onclick = doing::<MouseEvent>(act, Action::Select(Some(row.id)));
        html! {
            <li>
                <button type="button" data-id={row.id.to_string()} {onclick}>
                    { swatch(row.look) }
                    { text("span", "act", row.text) }
                    { text("span", "day", row.date) }
                </button>
            </li>
        }
    };
    html! {
        <section class="latest-acts">
            { text(heading, "", scene.say(Message::LatestActs)) }
            <ol>{ for latest_acts(scene, LATEST).into_iter().map(row) }</ol>
            { text("p", "hint", scene.say(Message::ChooseHint)) }
        </section>
    }
}
