//! The answer first; and, last, how far the record goes and what the borders mean.

use super::{
    Act,
    card::{links, quote},
    foreign,
    legend::details,
    maybe, offer, text,
};
use crate::i18n::Message;
use crate::view::{self, Action, Figure};
use yew::prelude::*;

/// Returns the element for a heading of a level.
pub(super) fn heading(level: u8) -> &'static str {
    match level {
        ..=2 => "h2",
        3 => "h3",
        4 => "h4",
        5 => "h5",
        6.. => "h6",
    }
}

pub(super) fn header(figure: &Figure, act: &Act) -> Html {
    let scene = &figure.scene;
    let header = view::header(scene, &figure.options);
    let level = heading(header.level);
    let other_day = header.other_day.map(|notice| {
        offer("notice", notice, act, (scene.say(Message::ShowToday), Action::ShowToday))
    });
    html! {
        <header part="header" class="header">
            { text("p", "kicker", header.kicker) }
            { foreign(level, "title", header.title_language, header.title) }
            <div part="status">
                { for other_day }
                <p class="answer">
                    { text("strong", "", header.state) }{ " " }
                    { header.conditions }{ " " }
                    { text("span", "as-of", header.as_of) }
                </p>
                { maybe("p", "outlook", header.outlook) }
                { maybe("p", "latest", header.latest) }
                { maybe("p", "notice", header.stale) }
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
                { text("b", "", footer.as_of) }{ " · " }{ links(&footer.sources) }
            </p>
            <p class="borders">
                { text("b", "", scene.say(Message::Borders)) }{ " · " }{ footer.borders }
            </p>
        </footer>
    }
}
