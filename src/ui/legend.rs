//! The legend, and the strip of organizations and small States.

use super::{Act, doing, maybe, shapes::fill};
use crate::i18n::Message;
use crate::view::{self, Action, Figure, LegendRow, ListRow, Look};
use yew::prelude::*;

/// The most chips that are shown without being asked for: a world treaty has some forty.
const CHIPS: usize = 16;

/// A small sample of a look, drawn with the map's own patterns.
pub(super) fn swatch(look: Look) -> Html {
    html! {
        <svg class="swatch" viewBox="0 0 16 12" aria-hidden="true">
            <rect width="16" height="12" data-look={look.name()} fill={fill(look)} />
        </svg>
    }
}

pub(super) fn legend(figure: &Figure) -> Html {
    let label = figure.scene.say(Message::LegendLabel);
    let row = |row: LegendRow| {
        html! {
            <li>
                { swatch(row.look) }{ row.label }
                { maybe("b", "", row.count.map(|it| it.to_string())) }
            </li>
        }
    };
    html! {
        <ul part="legend" class="legend" aria-label={label}>
            { for view::legend(&figure.scene).into_iter().map(row) }
        </ul>
    }
}

pub(super) fn chips(figure: &Figure, act: &Act) -> Html {
    let selected = figure.selected();
    let label = figure.scene.say(Message::ChipsLabel);
    let chip = |row: ListRow| {
        let id = row.id;
        let (point_out, leave) = (Action::Highlight(Some(id)), Action::Highlight(None));
        let onmouseover = doing::<MouseEvent>(act, point_out.clone());
        let onmouseout = doing::<MouseEvent>(act, leave.clone());
        let onfocusin = doing::<FocusEvent>(act, point_out);
        let onfocusout = doing::<FocusEvent>(act, leave);
        let onclick = doing::<MouseEvent>(act, Action::Select(Some(id)));
        html! {
            <li key={id.to_string()}>
                <button type="button" class="chip" data-id={id.to_string()}
                    data-look={row.look.name()} aria-label={row.label}
                    aria-pressed={(selected == Some(id)).to_string()}
                    {onclick} {onmouseover} {onmouseout} {onfocusin} {onfocusout}>
                    { swatch(row.look) }{ row.name }
                </button>
            </li>
        }
    };
    let rows = view::chips(&figure.scene, &figure.rows, &figure.map.sheet);
    let number = rows.len();
    let chips = html! {
        <ul class="chips" aria-label={label.clone()}>{ for rows.into_iter().map(chip) }</ul>
    };
    if number <= CHIPS {
        return chips;
    }
    details(format!("{label} · {number}"), chips)
}

/// What is shown only to who asks for it.
pub(super) fn details(summary: String, body: Html) -> Html {
    html! { <details><summary>{ summary }</summary>{ body }</details> }
}
