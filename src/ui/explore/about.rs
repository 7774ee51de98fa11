//! What the treaty is, its rules, and what the figure rests on.

use super::why::asked;
use crate::i18n::Message;
use crate::ui::Act;
use crate::ui::card::links;
use crate::ui::header::heading;
use crate::ui::legend::details;
use crate::ui::tag::{foreign, tag, text};
use crate::view::explore::{AskPart, Paragraph, RuleRow, about as all};
use crate::view::{CardRow, Figure, Quote, SourceLink};
use std::rc::Rc;
use yew::prelude::*;

pub(super) fn about(figure: &Rc<Figure>, _: &Act) -> Html {
    let scene = &figure.scene;
    let it = all(figure);
    let level = (figure.options.heading_level + 1).min(6);
    let title = heading(level, ["h2", "h3", "h4", "h5", "h6"]);
    let below = heading((level + 1).min(6), ["h2", "h3", "h4", "h5", "h6"]);
    let section = |name: Message, body: Vec<Html>| {
        tag("section").add(text(title, scene.say(name))).all(body).html()
    };
    let mut what: Vec<Html> = it.what.into_iter().map(paragraph).collect();
    let official = tag("div")
        .add(text("dt", scene.say(Message::AboutTitle)))
        .add(foreign("dd", it.title.language, it.title.text));
    let facts = it.facts.into_iter().map(fact).collect();
    what.push(tag("dl class=facts").add(official.html()).all(facts).html());
    let rules = it.rules.into_iter().map(|it| rule(it, below)).collect();
    let mut record: Vec<Html> = it.record.into_iter().map(|it| text("p", it)).collect();
    record.push(cited(scene.say(Message::Sources), &it.sources));
    if !it.pages.is_empty() {
        let label = format!("{} · {}", scene.say(Message::AboutPages), it.pages.len());
        let page =
            |it: &SourceLink| tag("li").all(links(std::slice::from_ref(it))).html();
        let pages = tag("ul class=pages").all(it.pages.iter().map(page).collect());
        record.push(details(label, vec![pages.html()]));
    }
    tag("div class=about")
        .add(section(Message::AboutWhat, what))
        .add(section(Message::AboutRules, rules))
        .add(section(Message::AboutRecord, record))
        .add(section(Message::AboutCorrect, vec![text("p", it.correct)]))
        .add(section(Message::Borders, vec![text("p", it.borders)]))
        .add(section(Message::AboutLicence, vec![text("p", it.licence)]))
        .html()
}

fn cited(label: String, sources: &[SourceLink]) -> Html {
    tag("p class=sources").add(text("b", label)).say(" · ").all(links(sources)).html()
}

fn paragraph(it: Paragraph) -> Html {
    let sources = tag("p class=sources").all(links(&it.sources)).html();
    tag("div class=paragraph")
        .add(foreign("p", it.text.language, it.text.text))
        .maybe((!it.sources.is_empty()).then_some(sources))
        .html()
}

fn fact(row: CardRow) -> Html {
    tag("div").add(text("dt", row.term)).add(text("dd", row.value)).html()
}

fn rule(it: RuleRow, title: &'static str) -> Html {
    let doubt = |it: Quote| foreign("p class=note", it.language, it.text);
    let name =
        tag(title).say(it.title).say(" ").add(text("span class=article", it.article));
    tag("div class=rule")
        .add(name.html())
        .all(it.says.into_iter().map(|it| text("p", it)).collect())
        .maybe(it.asks.map(asks))
        .all(it.doubts.into_iter().map(doubt).collect())
        .html()
}

/// What a condition asks for, as lists in lists.
fn asks(it: AskPart) -> Html {
    match it {
        AskPart::One(it) => {
            let more = it.more.into_iter().map(|it| text("p class=note", it)).collect();
            tag("div").add(asked(it.words, it.fact)).all(more).html()
        }
        AskPart::Several { lead, parts } => {
            let item = |it: AskPart| tag("li").add(asks(it)).html();
            tag("div")
                .add(text("p", lead))
                .add(
                    tag("ul class=asks")
                        .all(parts.into_iter().map(item).collect())
                        .html(),
                )
                .html()
        }
    }
}
