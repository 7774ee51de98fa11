//! Why the treaty is in force on the day shown, or not: clause by clause.

use super::explore;
use crate::i18n::Message;
use crate::ui::Act;
use crate::ui::card::quote;
use crate::ui::find::plain_key;
use crate::ui::header::heading;
use crate::ui::legend::details;
use crate::ui::map::icon;
use crate::ui::tag::{Tag, foreign, maybe, tag, text};
use crate::view::explore::{
    Asked, Explore, Name, NameList, WhyClause, WhyLeaf, WhyPart, WhyStep, why as reasons,
};
use crate::view::{Figure, Quote};
use std::rc::Rc;
use wasm_bindgen::JsCast;
use web_sys::{Element, Event, HtmlElement};
use yew::prelude::*;

/// The sign of a button that closes.
const CROSS: &str = "M1 1l10 10M11 1L1 11";

/// How many names are read at a glance; more are shown to who asks for them.
const AT_A_GLANCE: usize = 9;

/// The button that shows the reasons.
pub(super) fn button(figure: &Figure, act: &Act) -> Html {
    let is_open = figure.reader.exploring.is_why_open;
    let button = tag("button type=button id=why-open class=why-open")
        .flag("aria-expanded", is_open)
        .set("aria-controls", if is_open { "why" } else { "" })
        .press(act, explore(Explore::Why(!is_open)));
    let button = if is_open { closing(button, act) } else { button };
    button.say(figure.scene.say(Message::WhyOpen)).html()
}

/// Closes the reasons on Escape, and gives the focus back to the button that opened them.
fn closing(element: Tag, act: &Act) -> Tag {
    let act = act.clone();
    let close = move |event: Event| {
        if plain_key(&event).as_deref() == Some("Escape") {
            event.prevent_default();
            close(&event, &act);
        }
    };
    element.hear("keydown", Rc::new(close))
}

fn close(event: &Event, act: &Act) {
    let from = event.target().and_then(|it| it.dyn_into::<Element>().ok());
    let figure = from.and_then(|it| it.closest("article").ok().flatten());
    let button = figure.and_then(|it| it.query_selector("#why-open").ok().flatten());
    if let Some(button) = button.and_then(|it| it.dyn_into::<HtmlElement>().ok()) {
        let _ = button.focus();
    }
    act.emit(explore(Explore::Why(false)));
}

/// The reasons, if they are shown.
pub(super) fn why(figure: &Figure, act: &Act) -> Html {
    if !figure.reader.exploring.is_why_open {
        return Html::default();
    }
    let scene = &figure.scene;
    let it = reasons(scene);
    let level = (figure.options.heading_level + 1).min(6);
    let title = heading(level, ["h2", "h3", "h4", "h5", "h6"]);
    let below = heading((level + 1).min(6), ["h2", "h3", "h4", "h5", "h6"]);
    let close = {
        let act = act.clone();
        tag("button type=button class=close")
            .set("aria-label", scene.say(Message::WhyClose))
            .hear("click", Rc::new(move |event| close(&event, &act)))
            .add(icon(CROSS))
    };
    let top =
        tag("div class=why-top").add(text(title, it.title.clone())).add(close.html());
    let clauses = it.clauses.into_iter().map(|it| clause(it, below)).collect();
    let people = (!it.people.is_empty()).then(|| {
        tag("div class=why-people").all(it.people.into_iter().map(names).collect()).html()
    });
    let section = tag("section id=why part=why class=why").set("aria-label", it.title);
    closing(section, act)
        .add(top.html())
        .maybe(maybe("p class=hypothesis", it.hypothesis))
        .maybe(maybe("p class=notice", it.counted_on))
        .maybe(maybe("p", it.none))
        .all(clauses)
        .maybe(people)
        .html()
}

fn clause(it: WhyClause, title: &'static str) -> Html {
    let says = it.says.into_iter().map(|it| text("p", it)).collect();
    let several = matches!(it.condition, WhyPart::Several { .. });
    let condition = match several {
        true => part(it.condition),
        false => tag("ul class=parts").add(part(it.condition)).html(),
    };
    let steps = (!it.steps.is_empty()).then(|| {
        tag("ol class=steps").all(it.steps.into_iter().map(step).collect()).html()
    });
    let mut lacks = it.lacks.into_iter();
    let lead = maybe("p class=lead", lacks.next());
    let lacks: Vec<_> = lacks.map(|it| text("li", it)).collect();
    let lacks = (!lacks.is_empty()).then(|| tag("ul class=lacks").all(lacks).html());
    tag("div class=why-clause")
        .add(text(title, it.article))
        .all(says)
        .add(condition)
        .maybe(steps)
        .maybe(lead)
        .maybe(lacks)
        .all(it.remarks.into_iter().map(remark).collect())
        .html()
}

fn remark(it: Quote) -> Html {
    if it.title.is_empty() {
        return foreign("p class=note", it.language, it.text);
    }
    quote(it)
}

fn part(it: WhyPart) -> Html {
    let (lead, parts) = match it {
        WhyPart::Leaf(it) => return leaf(*it),
        WhyPart::Several { lead, parts } => (lead, parts),
    };
    let part = |it: WhyPart| match it {
        WhyPart::Leaf(it) => leaf(*it),
        several @ WhyPart::Several { .. } => {
            tag("li class=several").add(part(several)).html()
        }
    };
    tag("div")
        .add(text("p class=lead", lead))
        .add(tag("ul class=parts").all(parts.into_iter().map(part).collect()).html())
        .html()
}

fn leaf(it: WhyLeaf) -> Html {
    let Asked { words, more, fact } = it.asked;
    let tally = Some(it.tally).filter(|it| !it.is_empty());
    let found = tag("p class=tally")
        .maybe(tally.map(|it| tag("span").add(text("b", it)).say(" · ").html()))
        .add(tag("span class=standing").say(it.standing).html())
        .maybe(it.now.map(|it| tag("span class=now").say(" · ").say(it).html()))
        .maybe(it.missing.map(|it| tag("span class=now").say(" · ").say(it).html()));
    tag("li class=leaf")
        .flag("data-met", it.is_met)
        .add(asked(words, fact))
        .all(more.into_iter().map(|it| text("p class=note", it)).collect())
        .add(found.html())
        .maybe(maybe("p class=note", it.article))
        .all(it.lists.into_iter().map(names).collect())
        .html()
}

/// What is asked for, with the fact in the file's words.
pub(super) fn asked(words: String, fact: Option<Quote>) -> Html {
    let fact = fact
        .map(|it| tag("span").say(" ").add(foreign("q", it.language, it.text)).html());
    tag("p class=asked").add(text("span", words)).maybe(fact).html()
}

fn step(it: WhyStep) -> Html {
    tag("li").add(text("span", it.what)).say(" ").add(text("b", it.when)).html()
}

/// A list of names after what they have in common; a long one is folded up.
fn names(it: NameList) -> Html {
    let number = it.names.len();
    let name =
        |it: Name| tag("li").bare("data-assumed", it.is_assumed).say(it.text).html();
    let list = tag("ul class=names").all(it.names.into_iter().map(name).collect());
    let ground = it.ground.map(|it| foreign("p class=note", it.language, it.text));
    let label = format!("{} · {number}", it.label);
    if number > AT_A_GLANCE {
        let mut body = vec![list.html()];
        body.extend(ground);
        return details(label, body);
    }
    tag("div class=name-list")
        .add(text("p class=label", label))
        .add(list.html())
        .maybe(ground)
        .html()
}
