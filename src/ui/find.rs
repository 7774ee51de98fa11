//! "Find a country": a combobox over everyone in the list (ARIA 1.2).

use super::{Act, doing, legend::swatch, text, widget::element};
use crate::i18n::Message;
use crate::view::{Action, Figure, Finding, ListRow, find as matching};
use std::rc::Rc;
use web_sys::HtmlInputElement;
use yew::prelude::*;

pub(super) fn find(figure: &Rc<Figure>, act: &Act, list: NodeRef) -> Html {
    let scene = &figure.scene;
    let Finding { typed, is_open, active } = &figure.reader.finding;
    let found = matching(&figure.rows, typed);
    let oninput = act.reform(|event: InputEvent| {
        let typed = event.target_unchecked_into::<HtmlInputElement>().value();
        Action::Find(Finding { typed, is_open: true, active: None })
    });
    let opened = Finding { is_open: true, ..figure.reader.finding.clone() };
    let onclick = doing::<MouseEvent>(act, Action::Find(opened));
    let onfocusout = doing::<FocusEvent>(act, Action::Find(Finding::default()));
    let onkeydown = {
        let (figure, act) = (Rc::clone(figure), act.clone());
        move |event: KeyboardEvent| {
            if let Some(action) = figure.find_key(&event.key()) {
                event.prevent_default();
                act.emit(action);
            }
        }
    };
    let option = |(idx, row): (usize, &&ListRow)| {
        let id = row.id;
        let onclick = doing::<MouseEvent>(act, Action::Select(Some(id)));
        // the field keeps the focus: losing it would close the list before the click
        let onmousedown = |event: MouseEvent| event.prevent_default();
        html! {
            <li key={id.to_string()} id={format!("find-{id}")} role="option"
                data-id={id.to_string()} aria-selected={(*active == Some(idx)).to_string()}
                {onclick} {onmousedown}>
                { swatch(row.look) }
                { text("span", "", row.name.clone()) }
                { text("span", "option-status", row.status.clone()) }
            </li>
        }
    };
    let number = u32::try_from(found.len()).unwrap_or(u32::MAX);
    let said = match number {
        _ if typed.is_empty() => String::new(),
        0 => scene.say(Message::FindNone),
        _ => scene.words.count(Message::FindCount, number, &[("n", &number.to_string())]),
    };
    let on = active.and_then(|idx| found.get(idx)).filter(|_| *is_open);
    let none = found.is_empty().then(|| {
        html! { <li class="none" role="presentation">{ said.clone() }</li> }
    });
    html! {
        <div class="find" {onfocusout}>
            <label for="find">{ scene.say(Message::FindLabel) }</label>
            <input id="find" type="text" role="combobox" autocomplete="off"
                spellcheck="false" aria-autocomplete="list" aria-controls="found"
                aria-expanded={is_open.to_string()} value={typed.clone()}
                aria-activedescendant={on.map(|row| format!("find-{}", row.id))}
                {oninput} {onclick} {onkeydown} />
            <ul id="found" class="found" role="listbox" ref={list} hidden={!is_open}
                aria-label={scene.say(Message::FindLabel)}>
                { for found.iter().enumerate().map(option) }
                { for none }
            </ul>
            <p class="unseen" role="status">{ said }</p>
        </div>
    }
}

/// Scrolls the list, and nothing else, until the option the keys are on can be seen.
pub(super) fn keep_in_sight(list: &NodeRef) {
    let Some(list) = element(list).filter(|it| !it.hidden()) else { return };
    let option = list.query_selector("[aria-selected=true]").ok().flatten();
    let Some(option) = option else { return };
    let (frame, option) =
        (list.get_bounding_client_rect(), option.get_bounding_client_rect());
    let above = (frame.top() - option.top()).max(0.0);
    let below = (option.bottom() - frame.bottom()).max(0.0);
    #[expect(clippy::cast_possible_truncation, reason = "pixels")]
    let by = (below - above) as i32;
    list.set_scroll_top(list.scroll_top() + by);
}
