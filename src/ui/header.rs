//! The answer first; and, last, how far the record goes and what the borders mean.

use super::{
    Act,
    card::{links, quote},
    legend::details,
};
use crate::i18n::Message;
use crate::view::{self, Action, Figure};
use yew::prelude::*;

pub(super) fn header(figure: &Figure, act: &Act) -> Html {
    let scene = &figure.scene;
    let header = view::header(scene, &figure.options);
    let level = format!("h{}", header.level);
    let onclick = act.reform(|_: MouseEvent| Action::ShowToday);
    html! {
        <header part="header" class="header">
            <p class="kicker">{ header.kicker }</p>
            <@{level} class="title" lang={header.title_language}>{ header.title }</@>
            <div part="status">
                if let Some(notice) = header.other_day {
                    <p class="notice">
                        { notice }{ " " }
                        <button type="button" class="link" {onclick}>
                            { scene.say(Message::ShowToday) }
                        </button>
                    </p>
                }
                <p class="answer">
                    <strong>{ header.state }</strong>{ " " }
                    { header.conditions }{ " " }
                    <span class="as-of">{ header.as_of }</span>
                </p>
                { for header.outlook.map(|it| html! { <p class="outlook">{ it }</p> }) }
                { for header.latest.map(|it| html! { <p class="latest">{ it }</p> }) }
                { for header.stale.map(|it| html! { <p class="notice">{ it }</p> }) }
            </div>
        </header>
    }
}

pub(super) fn footer(figure: &Figure) -> Html {
    let scene = &figure.scene;
    let footer = view::footer(scene, &figure.map.sheet);
    let notes = (!footer.notes.is_empty()).then(|| {
        details(footer.notes_label, footer.notes.into_iter().map(quote).collect())
    });
    html! {
        <footer part="footer" class="footer">
            { for notes }
            <p>
                <b>{ footer.as_of }</b>{ " · " }{ links(&footer.sources) }
            </p>
            <p class="borders">
                <b>{ scene.say(Message::Borders) }</b>{ " · " }{ footer.borders.join(" ") }
            </p>
        </footer>
    }
}
