//! The legend.

use crate::i18n::Message;
use crate::view::{LegendRow, Scene};
use std::rc::Rc;
use yew::prelude::*;

#[derive(PartialEq, Properties)]
pub(super) struct LegendPartProps {
    pub(super) rows: Vec<LegendRow>,
    pub(super) scene: Rc<Scene>,
}

#[component]
pub(super) fn LegendPart(LegendPartProps { rows, scene }: &LegendPartProps) -> Html {
    let rows = rows.iter().map(|row| {
        html! {
            <li>
                <Swatch look={row.look} />
                { &row.label }
                if let Some(count) = row.count { { " " }<b>{ count }</b> }
            </li>
        }
    });
    html! {
        <ul part="legend" class="legend" aria-label={scene.say(Message::LegendLabel)}>
            { for rows }
        </ul>
    }
}

#[derive(PartialEq, Properties)]
pub(super) struct SwatchProps {
    pub(super) look: crate::view::Look,
}

/// A small sample of a look, drawn with the map's own patterns.
#[component]
pub(super) fn Swatch(SwatchProps { look }: &SwatchProps) -> Html {
    html! {
        <svg class="swatch" viewBox="0 0 16 12" aria-hidden="true" focusable="false">
            <rect width="16" height="12" data-look={look.name()} fill={super::map::fill(*look)} />
        </svg>
    }
}
