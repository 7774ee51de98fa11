//! "Find a country": a combobox over everyone in the list (ARIA 1.2).

use super::legend::Swatch;
use crate::domain::ParticipantId;
use crate::i18n::Message;
use crate::view::{ListRow, Scene, find};
use std::rc::Rc;
use web_sys::HtmlInputElement;
use yew::prelude::*;

#[derive(PartialEq, Properties)]
pub(super) struct FindProps {
    pub(super) rows: Rc<Vec<ListRow>>,
    pub(super) scene: Rc<Scene>,
    pub(super) on_pick: Callback<ParticipantId>,
    pub(super) on_highlight: Callback<Option<ParticipantId>>,
}

#[component]
pub(super) fn Find(props: &FindProps) -> Html {
    let FindProps { rows, scene, on_pick, on_highlight } = props;
    let typed = use_state_eq(String::new);
    let open = use_state_eq(|| false);
    let active = use_state_eq(|| None::<usize>);
    let list = use_node_ref();

    let found = find(rows, &typed);
    let active_id = active.and_then(|idx| found.get(idx)).map(|row| row.id);
    {
        // keeps the active option in sight, inside the list only
        let list = list.clone();
        use_effect_with((active_id, *open), move |(id, _)| {
            let Some(list) = list.cast::<web_sys::HtmlElement>() else { return };
            let Some(id) = id else { return };
            let option = list.query_selector(&format!("[data-id={id}]")).ok().flatten();
            if let Some(option) = option {
                let (outer, inner) = (list.get_bounding_client_rect(), option.get_bounding_client_rect());
                let scrolled = f64::from(list.scroll_top());
                #[expect(clippy::cast_possible_truncation, reason = "pixels")]
                if inner.top() < outer.top() {
                    list.set_scroll_top((scrolled - (outer.top() - inner.top())) as i32);
                } else if inner.bottom() > outer.bottom() {
                    list.set_scroll_top((scrolled + inner.bottom() - outer.bottom()) as i32);
                }
            }
        });
    }
    let close = {
        let (open, active) = (open.setter(), active.setter());
        let on_highlight = on_highlight.clone();
        move || {
            open.set(false);
            active.set(None);
            on_highlight.emit(None);
        }
    };
    let pick = {
        let (typed, close, on_pick) = (typed.setter(), close.clone(), on_pick.clone());
        move |id| {
            typed.set(String::new());
            close();
            on_pick.emit(id);
        }
    };
    let oninput = {
        let (typed, open, active) = (typed.setter(), open.setter(), active.setter());
        move |event: InputEvent| {
            let input: HtmlInputElement = event.target_unchecked_into();
            typed.set(input.value());
            active.set(None);
            open.set(true);
        }
    };
    let onclick = {
        let open = open.setter();
        move |_: MouseEvent| open.set(true)
    };
    let onfocusout = {
        let close = close.clone();
        move |_: FocusEvent| close()
    };
    let onkeydown = {
        let ids: Vec<ParticipantId> = found.iter().map(|row| row.id).collect();
        let (typed, open, active) = (typed.clone(), open.clone(), active.clone());
        let (close, pick, on_highlight) = (close.clone(), pick.clone(), on_highlight.clone());
        move |event: KeyboardEvent| {
            let go = |place: usize| {
                active.set(Some(place));
                open.set(true);
                on_highlight.emit(ids.get(place).copied());
            };
            let last = ids.len().saturating_sub(1);
            match event.key().as_str() {
                "ArrowDown" => go(active.map_or(0, |it| if it < last { it + 1 } else { 0 })),
                "ArrowUp" => go(active.map_or(last, |it| it.checked_sub(1).unwrap_or(last))),
                "Enter" => {
                    // what is typed names one country: no need to step to it
                    let only = (!typed.is_empty()).then_some(0);
                    match active.or(only).and_then(|idx| ids.get(idx)) {
                        Some(id) => pick(*id),
                        None => return,
                    }
                }
                "Escape" if *open || !typed.is_empty() => {
                    typed.set(String::new());
                    close();
                }
                _ => return,
            }
            event.prevent_default();
        }
    };
    let options = found.iter().enumerate().map(|(idx, row)| {
        let id = row.id;
        let pick = pick.clone();
        let onclick = move |_: MouseEvent| pick(id);
        // the field keeps the focus, so that its blur does not close the list first
        let onmousedown = |event: MouseEvent| event.prevent_default();
        html! {
            <li key={id.to_string()} id={format!("find-{id}")} role="option" data-id={id.to_string()}
                aria-selected={(*active == Some(idx)).to_string()} {onclick} {onmousedown}>
                <Swatch look={row.look} />
                <span>{ &row.name }</span>
                <span class="option-status">{ &row.status }</span>
            </li>
        }
    });
    let number = u32::try_from(found.len()).unwrap_or(u32::MAX);
    let said = match number {
        _ if !*open || typed.is_empty() => String::new(),
        0 => scene.say(Message::FindNone),
        _ => scene.words.count(Message::FindCount, number, &[("n", &number.to_string())]),
    };
    html! {
        <div class="find" {onfocusout}>
            <label for="find">{ scene.say(Message::FindLabel) }</label>
            <input id="find" type="text" role="combobox" autocomplete="off" spellcheck="false"
                aria-autocomplete="list" aria-controls="found" aria-expanded={open.to_string()}
                aria-activedescendant={active_id.filter(|_| *open).map(|id| format!("find-{id}"))}
                value={(*typed).clone()} {oninput} {onclick} {onkeydown} />
            <ul id="found" class="found" role="listbox" ref={list} hidden={!*open}
                aria-label={scene.say(Message::FindLabel)}>
                { for options }
                if found.is_empty() {
                    <li class="none" role="presentation">{ scene.say(Message::FindNone) }</li>
                }
            </ul>
            <p class="unseen" role="status">{ said }</p>
        </div>
    }
}
