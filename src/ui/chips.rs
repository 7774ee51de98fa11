//! The strip of organizations and small States: what the map can hardly show.

use super::legend::Swatch;
use crate::domain::ParticipantId;
use crate::i18n::Message;
use crate::view::{ListRow, Scene};
use std::rc::Rc;
use yew::prelude::*;

#[derive(PartialEq, Properties)]
pub(super) struct ChipsProps {
    pub(super) rows: Vec<ListRow>,
    pub(super) scene: Rc<Scene>,
    pub(super) selected: Option<ParticipantId>,
    pub(super) on_pick: Callback<ParticipantId>,
    pub(super) on_highlight: Callback<Option<ParticipantId>>,
}

#[component]
pub(super) fn Chips(props: &ChipsProps) -> Html {
    let chips = props.rows.iter().map(|row| {
        let id = row.id;
        let onclick = props.on_pick.reform(move |_: MouseEvent| id);
        let onmouseover = props.on_highlight.reform(move |_: MouseEvent| Some(id));
        let onmouseout = props.on_highlight.reform(|_: MouseEvent| None);
        let onfocusin = props.on_highlight.reform(move |_: FocusEvent| Some(id));
        let onfocusout = props.on_highlight.reform(|_: FocusEvent| None);
        html! {
            <li key={id.to_string()}>
                <button type="button" class="chip" data-id={id.to_string()}
                    data-look={row.look.name()} aria-label={row.label.clone()}
                    aria-pressed={(props.selected == Some(id)).to_string()}
                    {onclick} {onmouseover} {onmouseout} {onfocusin} {onfocusout}>
                    <Swatch look={row.look} />
                    { &row.name }
                </button>
            </li>
        }
    });
    html! {
        <ul class="chips" aria-label={props.scene.say(Message::ChipsLabel)}>{ for chips }</ul>
    }
}
