//! "Find a country": a combobox over everyone in the list (ARIA 1.2).

use super::tag::{tag, text};
use super::{Act, legend::swatch, widget::element};
use crate::i18n::Message;
use crate::view::{Action, Figure, Finding, ListRow, find as matching};
use std::rc::Rc;
use wasm_bindgen::JsCast;
use web_sys::{Event, HtmlInputElement, KeyboardEvent};
use yew::prelude::*;

pub(super) fn find(figure: &Rc<Figure>, act: &Act, list: &NodeRef) -> Html {
    let scene = &figure.scene;
    let Finding { typed, is_open, active } = &figure.reader.finding;
    let found = matching(&figure.rows, typed);
    let number = u32::try_from(found.len()).unwrap_or(u32::MAX);
    let said = match number {
        _ if typed.is_empty() => String::new(),
        0 => scene.say(Message::FindNone),
        _ => scene.words.count(Message::FindCount, number, &[("n", &number.to_string())]),
    };
    // a closed list has nothing to show: two hundred options would be made for each change
    let shown = if *is_open { found.as_slice() } else { &[] };
    let option = |(idx, row): (usize, &&ListRow)| option(row, *active == Some(idx), act);
    let options = shown.iter().enumerate().map(option).collect();
    let none = found
        .is_empty()
        .then(|| tag("li class=none role=presentation").say(said.clone()).html());
    let label = scene.say(Message::FindLabel);
    let list = tag("ul id=found class=found role=listbox")
        .node(list)
        .bare("hidden", !is_open)
        .set("aria-label", label.clone())
        .all(options)
        .maybe(none);
    let on = active.and_then(|idx| shown.get(idx));
    tag("div class=find")
        .does("focusout", act, Action::Find(Finding::default()))
        .add(tag("label for=find").say(label).html())
        .add(field(figure, act, on.map(|it| format!("find-{}", it.id))))
        .add(list.html())
        .add(text("p class=unseen role=status", said))
        .html()
}

fn field(figure: &Rc<Figure>, act: &Act, active: Option<String>) -> Html {
    let finding = &figure.reader.finding;
    let typed = finding.typed.clone();
    let opened = Finding { is_open: true, ..finding.clone() };
    let oninput = {
        let act = act.clone();
        move |event: InputEvent| {
            let typed = event.target_unchecked_into::<HtmlInputElement>().value();
            act.emit(Action::Find(Finding { typed, is_open: true, active: None }));
        }
    };
    let onclick = {
        let act = act.clone();
        move |_: MouseEvent| act.emit(Action::Find(opened.clone()))
    };
    let onkeydown = {
        let act = act.clone();
        let is_idle = *finding == Finding::default();
        move |event: KeyboardEvent| {
            let key = event.key();
            // a field with nothing in it leaves Escape to the page
            let is_ours = match key.as_str() {
                "ArrowDown" | "ArrowUp" | "Enter" => true,
                "Escape" => !is_idle,
                _ => false,
            };
            if is_ours {
                event.prevent_default();
                act.emit(Action::FindKey(key));
            }
        }
    };
    html! {
        <input id="find" type="text" role="combobox" autocomplete="off"
            spellcheck="false" aria-autocomplete="list" aria-controls="found"
            aria-expanded={finding.is_open.to_string()} value={typed}
            aria-activedescendant={active} {oninput} {onclick} {onkeydown} />
    }
}

fn option(row: &ListRow, is_active: bool, act: &Act) -> Html {
    let id = row.id.to_string();
    // the field keeps the focus: losing it would close the list before the click
    let stay = |event: Event| event.prevent_default();
    tag("li role=option")
        .key(&id)
        .set("id", format!("find-{id}"))
        .set("data-id", id)
        .flag("aria-selected", is_active)
        .press(act, Action::Tap(row.id))
        .hear("mousedown", Rc::new(stay))
        .add(swatch(row.look))
        .add(text("span", row.name.clone()))
        .add(text("span class=option-status", row.status.clone()))
        .html()
}

/// Returns the key that an event is of, unless it belongs to the browser or the system.
pub(super) fn plain_key(event: &Event) -> Option<String> {
    let event: &KeyboardEvent = event.unchecked_ref();
    let is_held = event.ctrl_key() || event.alt_key() || event.meta_key();
    (!is_held).then(|| event.key())
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
