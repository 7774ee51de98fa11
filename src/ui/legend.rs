//! The legend, and the strip of organizations and small States.

use super::tag::{Tag, maybe, tag, text};
use super::{Act, still::swatch_fill};
use crate::i18n::Message;
use crate::view::{self, Action, Figure, LegendRow, ListRow, Look};
use yew::prelude::*;

/// The most chips that are shown without being asked for: a world treaty has some forty.
const CHIPS: usize = 16;

/// A small sample of a look, drawn with the map's own patterns.
pub(super) fn swatch(look: Look) -> Html {
    let rect = tag("rect width=16 height=12")
        .set("data-look", look.name())
        .set("fill", swatch_fill(look));
    tag("svg class=swatch aria-hidden=true")
        .set("viewBox", "0 0 16 12")
        .add(rect.html())
        .html()
}

/// The legend: each look can be set apart on the map, while it is pointed at or for good.
pub(super) fn legend(figure: &Figure, act: &Act) -> Html {
    let label = figure.scene.say(Message::LegendLabel);
    let rows = view::legend(&figure.scene);
    looks("ul part=legend class=legend", label, rows, figure, act)
}

/// The looks as buttons that set one apart.
pub(super) fn looks(
    words: &'static str,
    label: String,
    rows: Vec<LegendRow>,
    figure: &Figure,
    act: &Act,
) -> Html {
    let row = |row: LegendRow| {
        let look = row.look;
        let button = tag("button type=button")
            .flag("aria-pressed", figure.reader.filter == Some(look))
            .press(act, Action::Filter(look));
        let button = pointing(button, act, Action::Peek(Some(look)), Action::Peek(None))
            .add(swatch(look))
            .say(row.label)
            .maybe(maybe("b", row.count.map(|it| it.to_string())));
        tag("li").add(button.html()).html()
    };
    let rows = rows.into_iter().map(row).collect();
    tag(words).set("aria-label", label).all(rows).html()
}

/// Does one thing when the pointer or the focus comes, another when it leaves.
fn pointing(button: Tag, act: &Act, comes: Action, leaves: Action) -> Tag {
    button
        .does("mouseover", act, comes.clone())
        .does("focusin", act, comes)
        .does("mouseout", act, leaves.clone())
        .does("focusout", act, leaves)
}

pub(super) fn chips(figure: &Figure, act: &Act) -> Html {
    let selected = figure.selected();
    let label = figure.scene.say(Message::ChipsLabel);
    let chip = |row: ListRow| {
        let id = row.id;
        let button = tag("button type=button class=chip")
            .set("data-id", id.to_string())
            .set("data-look", row.look.name())
            .set("aria-label", row.label)
            .flag("aria-pressed", selected == Some(id))
            .press(act, Action::Tap(id));
        let (comes, leaves) = (Action::Highlight(Some(id)), Action::Highlight(None));
        let button = pointing(button, act, comes, leaves);
        let button = button.add(swatch(row.look)).say(row.name);
        tag("li").key(row.id.as_str()).add(button.html()).html()
    };
    let rows = view::chips(&figure.scene, &figure.rows, &figure.map.sheet);
    let number = rows.len();
    let chips = tag("ul class=chips")
        .set("aria-label", label.clone())
        .all(rows.into_iter().map(chip).collect())
        .html();
    if number <= CHIPS {
        return chips;
    }
    details(format!("{label} · {number}"), vec![chips])
}

/// What is shown only to who asks for it.
pub(super) fn details(summary: String, body: Vec<Html>) -> Html {
    tag("details").add(text("summary", summary)).all(body).html()
}
