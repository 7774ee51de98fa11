//! The panel beside the map: a participant's card, or the latest acts.

use super::legend::Swatch;
use crate::domain::ParticipantId;
use crate::geo::MapView;
use crate::i18n::Message;
use crate::view::{Action, Card, Quote, Scene, SourceLink, latest_acts};
use std::rc::Rc;
use yew::prelude::*;

/// How many of the latest acts are listed.
const LATEST: usize = 7;

#[derive(PartialEq, Properties)]
pub(super) struct CardPanelProps {
    pub(super) card: Card,
    pub(super) scene: Rc<Scene>,
    pub(super) level: u8,
    pub(super) is_outside: bool,
    pub(super) on_select: Callback<Option<ParticipantId>>,
    pub(super) on_action: Callback<Action>,
}

#[component]
pub(super) fn CardPanel(props: &CardPanelProps) -> Html {
    let CardPanelProps { card, scene, level, is_outside, on_select, on_action } = props;
    let heading = format!("h{}", (level + 1).min(6));
    let onclick = on_select.reform(|_: MouseEvent| None);
    let show_world = on_action.reform(|_: MouseEvent| Action::PickView(MapView::World));
    let onkeydown = {
        let on_select = on_select.clone();
        move |event: KeyboardEvent| {
            if event.key() == "Escape" {
                event.prevent_default();
                on_select.emit(None);
            }
        }
    };
    html! {
        <section part="card" class="card" data-id={card.id.to_string()}
            aria-label={card.label.clone()} {onkeydown}>
            <div class="card-top">
                <p class="card-status"><Swatch look={card.look} />{ &card.status }</p>
                <button type="button" class="close" aria-label={scene.say(Message::CardClose)} {onclick}>
                    <svg viewBox="0 0 12 12" aria-hidden="true" focusable="false">
                        <path d="M1 1l10 10M11 1L1 11" />
                    </svg>
                </button>
            </div>
            <@{heading} class="card-name">{ &card.name }</@>
            if *is_outside {
                <p class="outside">
                    { scene.say(Message::OutsideView) }{ " " }
                    <button type="button" class="link" onclick={show_world}>
                        { scene.say(Message::ShowWorld) }
                    </button>
                </p>
            }
            if !card.rows.is_empty() {
                <dl>
                    { for card.rows.iter().map(|row| html! {
                        <div><dt>{ &row.term }</dt><dd>{ &row.value }</dd></div>
                    }) }
                </dl>
            }
            { for card.explanation.iter().map(|it| sentence(it, "explanation")) }
            { for card.quotes.iter().map(quote) }
            { for card.notes.iter().map(|it| sentence(it, "note")) }
            if !card.sources.is_empty() {
                <p class="sources">
                    <span>{ scene.say(Message::Sources) }</span>{ " " }{ links(&card.sources) }
                </p>
            }
        </section>
    }
}

fn sentence(quote: &Quote, class: &'static str) -> Html {
    html! { <p {class} lang={quote.language.clone()}>{ &quote.text }</p> }
}

fn quote(quote: &Quote) -> Html {
    html! {
        <blockquote>
            <p class="quote-title">{ &quote.title }</p>
            <p lang={quote.language.clone()}>{ &quote.text }</p>
        </blockquote>
    }
}

/// Links to sources, with a middle dot between them.
pub(super) fn links(sources: &[SourceLink]) -> Html {
    let links = sources.iter().enumerate().map(|(idx, link)| {
        html! {
            <>
                if idx > 0 { { " · " } }
                <a href={link.url.clone()} target="_blank" rel="noopener">{ &link.title }</a>
            </>
        }
    });
    links.collect::<Html>()
}

#[derive(PartialEq, Properties)]
pub(super) struct LatestPanelProps {
    pub(super) scene: Rc<Scene>,
    pub(super) level: u8,
    pub(super) on_pick: Callback<ParticipantId>,
}

/// What the panel shows while no card is open.
#[component]
pub(super) fn LatestPanel(props: &LatestPanelProps) -> Html {
    let LatestPanelProps { scene, level, on_pick } = props;
    let heading = format!("h{}", (level + 1).min(6));
    let rows = latest_acts(scene, LATEST).into_iter().map(|row| {
        let id = row.id;
        let onclick = on_pick.reform(move |_: MouseEvent| id);
        html! {
            <li>
                <button type="button" data-id={id.to_string()} {onclick}>
                    <Swatch look={row.look} />
                    <span class="act">{ row.text }</span>
                    <span class="day">{ row.date }</span>
                </button>
            </li>
        }
    });
    html! {
        <section class="latest-acts">
            <@{heading}>{ scene.say(Message::LatestActs) }</@>
            <ol>{ for rows }</ol>
            <p class="hint">{ scene.say(Message::ChooseHint) }</p>
        </section>
    }
}
