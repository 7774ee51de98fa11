//! The panel of a what-if, and the button of a card that begins one.

use super::explore;
use crate::domain::{AssumedAct, Date, ParticipantId, parse_date};
use crate::i18n::Message;
use crate::ui::Act;
use crate::ui::header::heading;
use crate::ui::legend::details;
use crate::ui::map::icon;
use crate::ui::tag::{maybe, tag, text};
use crate::view::explore::{AssumedRow, Explore, GroupChoice, choice, what_if};
use crate::view::{Figure, participant_name};
use std::rc::Rc;
use wasm_bindgen::JsCast;
use web_sys::{HtmlInputElement, KeyboardEvent};
use yew::prelude::*;

type Hear = Rc<dyn Fn(Event)>;

/// The sign of a button that closes or takes back.
const CROSS: &str = "M1 1l10 10M11 1L1 11";

pub(super) fn panel(figure: &Figure, act: &Act) -> Html {
    let scene = &figure.scene;
    let it = what_if(figure);
    let level = (figure.options.heading_level + 1).min(6);
    let title = heading(level, ["h2", "h3", "h4", "h5", "h6"]);
    let done = tag("button type=button class=close")
        .press(act, explore(Explore::WhatIf(false)))
        .set("aria-label", scene.say(Message::WhatIfDone))
        .add(icon(CROSS));
    let top = tag("div class=card-top")
        .add(text(title, scene.say(Message::WhatIfTitle)))
        .add(done.html());
    let remark = Some(it.remark).filter(|it| !it.is_empty());
    let has_any = !it.rows.is_empty();
    let row = |row: AssumedRow| assumed(row, act);
    let rows = tag("ul class=assumptions")
        .set("aria-label", scene.say(Message::WhatIfList))
        .all(it.rows.into_iter().map(row).collect())
        .html();
    let clear = tag("button type=button class=assume")
        .press(act, explore(Explore::Clear))
        .say(scene.say(Message::WhatIfClear))
        .html();
    let choice = |it: GroupChoice| {
        let button = tag("button type=button class=chip")
            .press(act, explore(Explore::AssumeGroup(it.group)))
            .say(it.label);
        tag("li").add(button.html()).html()
    };
    let groups = (!it.groups.is_empty()).then(|| {
        tag("div class=groups")
            .add(text("p", scene.say(Message::GroupsLabel)))
            .add(tag("ul").all(it.groups.into_iter().map(choice).collect()).html())
            .html()
    });
    let lines = it.tipping.into_iter().map(|it| text("p", it)).collect::<Vec<_>>();
    let tipping =
        (!lines.is_empty()).then(|| details(scene.say(Message::TipTitle), lines));
    let escape = |key: &str| (key == "Escape").then(|| explore(Explore::WhatIf(false)));
    tag("section class=what-if")
        .set("aria-label", scene.say(Message::WhatIfTitle))
        .keys(act, Rc::new(escape))
        .add(top.html())
        .add(text("p class=hint", it.hint))
        .maybe(maybe("p class=remark", remark))
        .maybe(has_any.then_some(rows))
        .maybe(has_any.then_some(clear))
        .maybe((!has_any).then(|| text("p class=none", scene.say(Message::WhatIfNone))))
        .maybe(groups)
        .maybe(tipping)
        .html()
}

/// One assumption: who does what, a field for the day, a button that takes it back.
fn assumed(row: AssumedRow, act: &Act) -> Html {
    let (id, nth) = (row.what.participant, row.nth);
    let shown = row.what.date.to_string();
    let heard =
        dating(act, shown.clone(), move |day| Explore::Assume(id, nth, Some(day)));
    let day = tag("input type=date required=required")
        .set("aria-label", row.date_label)
        .value(shown)
        .hear("keydown", Rc::clone(&heard))
        .hear("change", Rc::clone(&heard))
        .hear("focusout", heard);
    let undo = tag("button type=button class=close")
        .press(act, explore(Explore::Assume(id, nth, None)))
        .set("aria-label", row.undo_label)
        .add(icon(CROSS));
    let warning = Some(row.warning).filter(|it| !it.is_empty());
    tag("li")
        .key(&[id.as_str(), &nth.to_string()].concat())
        .set("data-id", id.to_string())
        .add(tag("span").add(text("b", row.name)).say(" ").say(row.deed).html())
        .add(day.html())
        .add(undo.html())
        .maybe(maybe("p class=note", warning))
        .html()
}

/// Marks a field while something is typed into it.
const TYPING: &str = "data-typing";

/// Returns what a field for a day does. A day that is picked is taken at once; one that is
/// typed with Enter or when the field is left, for on the way there it is another day with
/// every digit. What was not taken goes with the field's focus.
fn dating(act: &Act, shown: String, what: impl Fn(Date) -> Explore + 'static) -> Hear {
    let act = act.clone();
    Rc::new(move |event: Event| {
        let field = event.target().and_then(|it| it.dyn_into::<HtmlInputElement>().ok());
        let Some(field) = field else { return };
        let is_left = event.type_() == "focusout";
        let is_key = event.type_() == "keydown";
        let key = is_key.then(|| event.unchecked_ref::<KeyboardEvent>().key());
        if key.as_ref().is_some_and(|it| it.len() == 1) {
            let _ = field.toggle_attribute_with_force(TYPING, true);
        }
        let is_done = is_left || key.as_deref() == Some("Enter");
        if !is_done && (is_key || field.has_attribute(TYPING)) {
            return;
        }
        let _ = field.toggle_attribute_with_force(TYPING, false);
        let typed = Some(field.value()).filter(|it| *it != shown);
        if let Some(day) = typed.and_then(|it| parse_date(&it)) {
            act.emit(explore(what(day)));
        }
        if is_left {
            field.set_value(&shown);
        }
    })
}

/// The button of a card that assumes something of its participant, or takes it back.
pub(super) fn button(figure: &Figure, act: &Act, id: ParticipantId) -> Html {
    let scene = &figure.scene;
    let name = participant_name(scene, id);
    let message = match choice(figure, id) {
        None => Message::AssumedUndo,
        Some(AssumedAct::Withdrawal) => Message::AssumeWithdraws,
        Some(AssumedAct::Consent) => Message::AssumeRatifies,
    };
    tag("button type=button class=assume")
        .press(act, explore(Explore::Toggle(id)))
        .say(scene.fill(message, &[("name", &name)]))
        .html()
}
