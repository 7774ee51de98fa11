//! The pace of a treaty beside that of others.

use super::chart::{across, down, grid, is_rtl, label, side, table};
use super::once;
use crate::data::Pace;
use crate::i18n::Message;
use crate::ui::legend::details;
use crate::ui::tag::{foreign, maybe, tag, text};
use crate::view::explore::{Chart, HIGH, PaceChart, PaceLine, PaceOn, PaceRow, pace_on};
use crate::view::{Figure, Scene};
use std::rc::Rc;
use yew::prelude::*;

/// The pace; nothing while it is not known, or before the treaty opened.
pub(super) fn pace(figure: &Rc<Figure>, title: &'static str) -> Html {
    let shown = figure.reader.exploring.pace.as_ref().zip(figure.explored.as_ref());
    let Some((pace, explored)) = shown else { return Html::default() };
    let scene = &figure.scene;
    let Some(on) = pace_on(scene, pace) else { return Html::default() };
    let drawn = {
        let (figure, pace) = (Rc::clone(figure), Rc::clone(pace));
        once(explored, move || drawing(&figure, &pace))
    };
    let sentence = |class: &'static str| move |it: &String| text(class, it.clone());
    let answer = on.answer.iter().map(sentence("span")).collect::<Vec<_>>();
    let spaced = answer.into_iter().flat_map(|it| [it, Html::from(" ")]).collect();
    let most = on.rows.iter().filter_map(|it| it.consents).max().unwrap_or(0);
    let list = tag("ol class=paces")
        .set("aria-label", scene.say(Message::PaceList))
        .all(on.rows.iter().map(|it| row(it, most)).collect());
    tag("section class=pace")
        .key("pace")
        .set("aria-label", scene.say(Message::PaceTitle))
        .add(text(title, scene.say(Message::PaceTitle)))
        .add(tag("p class=pace-answer").all(spaced).html())
        .add(drawn)
        .add(text("p class=paces-title", scene.say(Message::PaceList)))
        .add(list.html())
        .all(on.notes.iter().map(sentence("p class=note")).collect())
        .add(details(scene.say(Message::ChartTable), vec![numbers(scene, &on)]))
        .html()
}

/// The lines, whatever the day shown.
fn drawing(figure: &Figure, pace: &Pace) -> Html {
    let Some(explored) = &figure.explored else { return Html::default() };
    let scene = &figure.scene;
    let rtl = is_rtl(scene);
    let chart = Chart::of(scene, &explored.timeline);
    let pace = PaceChart::of(scene, &chart, pace);
    let line = |it: &PaceLine| {
        tag("path")
            .set("class", if it.is_this { "this" } else { "other" })
            .set("data-treaty", it.id.clone())
            .bare("data-assumed", it.is_assumed)
            .bare("data-partial", !it.is_complete)
            .set("d", pace.path(it))
            .html()
    };
    // this one is drawn last, over the others
    let lines = pace.lines.iter().rev().map(line).collect();
    let lines = tag("svg class=lines preserveAspectRatio=none aria-hidden=true")
        .set("viewBox", format!("0 0 10000 {HIGH}"))
        .all(lines);
    let mut over = tag("svg class=over role=img")
        .set("aria-label", pace.label.clone())
        .all(grid(&pace.grid, &|it| pace.height(it), rtl));
    for day in &pace.ticks {
        let place = i64::from(pace.place(*day));
        let tick = tag("text class=year y=100% dy=1.9em")
            .set("x", across(place, rtl))
            .set("data-side", side(place))
            .say(day.to_string());
        over = over.add(tick.html());
    }
    for it in pace.lines.iter().filter(|it| it.is_this && !it.is_assumed) {
        let number = it.counts.last().map_or(0, |it| it.1);
        let place = i64::from(pace.place(it.end));
        let y = pace.height(number);
        let dot = tag("circle class=this r=4").set("cx", across(place, rtl));
        let word = label("text class=this dy=-0.7em", rtl, 0)
            .set("data-side", side(place))
            .set("x", across(place, rtl))
            .set("y", down(y))
            .say(scene.say(Message::PaceThis));
        over = over.add(dot.set("cy", down(y)).html()).add(word.html());
    }
    let plot = tag("div class=plot")
        .add(tag("div class=drawn").add(lines.html()).add(over.html()).html());
    tag("div")
        .add(plot.html())
        .add(text("p class=axis", scene.say(Message::PaceAxis)))
        .html()
}

/// A treaty with a bar as long as its number. Choosing it sets its line apart.
fn row(row: &PaceRow, most: u32) -> Html {
    let width = row.consents.unwrap_or(0) * 1000;
    let width = width.checked_div(most).unwrap_or(0);
    let bar = tag("svg class=bar preserveAspectRatio=none aria-hidden=true")
        .set("viewBox", "0 0 1000 1")
        .add(tag("rect height=1").set("width", width.to_string()).html());
    let number = row.consents.map_or("–".to_owned(), |it| it.to_string());
    let remark = Some(row.remark.clone()).filter(|it| !it.is_empty());
    let choose = tag("input type=radio name=pace").bare("checked", row.is_this);
    let choice = tag("label")
        .add(choose.html())
        .add(foreign("span", row.language.clone(), row.title.clone()))
        .maybe(maybe("i", remark))
        .add(text("b", number));
    tag("li")
        .key(&row.id)
        .set("data-treaty", row.id.clone())
        .bare("data-this", row.is_this)
        .add(choice.html())
        .add(bar.html())
        .html()
}

/// The same as a table.
fn numbers(scene: &Scene, on: &PaceOn) -> Html {
    let columns = [
        Message::PaceTreaty,
        Message::PaceOpened,
        Message::ChartStanding,
        Message::ChartSignatures,
        Message::PaceEntry,
        Message::PaceRecord,
    ];
    let number =
        |it: Option<u32>| text("td", it.map_or("–".to_owned(), |it| it.to_string()));
    let row = |it: &PaceRow| {
        let entry = if it.entry.is_empty() { "–" } else { &it.entry };
        tag("tr")
            .key(&it.id)
            .add(foreign("th scope=row", it.language.clone(), it.title.clone()))
            .add(text("td", it.opened.clone()))
            .add(number(it.consents))
            .add(number(it.signatures))
            .add(text("td", entry.to_owned()))
            .add(text("td", it.record.clone()))
            .html()
    };
    let columns = columns.into_iter().map(|it| scene.say(it)).collect();
    table(scene.say(Message::PaceList), columns, on.rows.iter().map(row).collect())
}
