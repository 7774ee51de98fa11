//! The pace of a treaty beside that of others.

use super::chart::{across, down, grid, is_rtl, label, side, table};
use super::once;
use crate::i18n::Message;
use crate::ui::legend::details;
use crate::ui::tag::{foreign, maybe, tag, text};
use crate::view::explore::{HIGH, Pace, PaceChart, PaceLine, PaceOn, PaceRow, pace_on};
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
    let all = places(scene, pace);
    let is_assumed = !scene.assumed.acts.is_empty();
    let most = on.rows.iter().filter_map(|it| it.consents).max().unwrap_or(0);
    let list = tag("ol class=paces")
        .set("aria-label", scene.say(Message::PaceList))
        .all(on.rows.iter().map(|it| row(it, most, &all)).collect());
    tag("section class=pace")
        .key("pace")
        .set("aria-label", scene.say(Message::PaceTitle))
        .add(text(title, scene.say(Message::PaceTitle)))
        .add(
            tag("p class=pace-answer")
                .bare("data-assumed", is_assumed)
                .all(spaced)
                .html(),
        )
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
    let chart = explored.chart(scene);
    let others = places(scene, pace);
    let pace = PaceChart::of(scene, chart, pace);
    let line = |it: &PaceLine| {
        tag("path")
            .set("class", if it.is_this { "this" } else { "other" })
            .set("data-line", place(&others, &it.id))
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
    for it in pace.lines.iter().filter(|it| !it.is_assumed) {
        over = over.add(name(it, &pace, place(&others, &it.id), rtl));
    }
    let plot = tag("div class=plot")
        .add(tag("div class=drawn").add(lines.html()).add(over.html()).html());
    tag("div")
        .add(plot.html())
        .add(text("p class=axis", scene.say(Message::PaceAxis)))
        .html()
}

/// The name of a line where it ends, and for this treaty a dot: that of another is seen
/// while the other is pointed at in the list, or chosen there.
fn name(it: &PaceLine, pace: &PaceChart, number: String, rtl: bool) -> Html {
    let end = it.end.min(pace.days);
    let count = it.counts.iter().rev().find(|count| count.0 <= end);
    let y = down(pace.height(count.map_or(0, |it| it.1)));
    let place = i64::from(pace.place(end));
    let x = across(place, rtl);
    let word = label("text dy=-0.7em", rtl, 0)
        .set("class", if it.is_this { "this" } else { "other" })
        .set("data-line", number)
        .set("data-side", side(place))
        .set("x", x.clone())
        .set("y", y.clone())
        .say(it.title.clone())
        .html();
    if !it.is_this {
        return word;
    }
    let dot = tag("circle class=this r=4").set("cx", x).set("cy", y);
    tag("g").add(dot.html()).add(word).html()
}

/// The treaties in the order in which their lines are numbered: styles go by the number.
fn places(scene: &Scene, pace: &Pace) -> Vec<String> {
    let others = pace.treaties.iter().map(|it| it.id.clone());
    let own = &scene.treaty().id;
    std::iter::once(own.clone()).chain(others.filter(|it| it != own)).collect()
}

fn place(all: &[String], id: &str) -> String {
    all.iter().position(|it| it == id).unwrap_or(0).to_string()
}

/// A treaty with a bar as long as its number. Choosing it sets its line apart.
fn row(row: &PaceRow, most: u32, all: &[String]) -> Html {
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
        .set("data-line", place(all, &row.id))
        .bare("data-this", row.is_this)
        .bare("data-assumed", row.is_assumed)
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
