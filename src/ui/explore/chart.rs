//! Signatures and consents over time, and the pace beside that of other treaties.

use super::{explore, once, pace};
use crate::domain::Date;
use crate::i18n::{Direction, Message};
use crate::ui::Act;
use crate::ui::header::heading;
use crate::ui::legend::details;
use crate::ui::tag::{Tag, maybe, tag, text};
use crate::view::explore::{
    Counted, EndLabel, Explore, Explored, HIGH, Mark, Row, day_shown,
};
use crate::view::{Figure, Scene};
use std::rc::Rc;
use yew::prelude::*;

/// How many years have room under the chart on a phone.
const YEARS: usize = 4;

pub(super) fn chart(figure: &Rc<Figure>, act: &Act) -> Html {
    let Some(explored) = &figure.explored else { return Html::default() };
    let scene = &figure.scene;
    let timeline = &explored.timeline;
    let (one, other) = (Rc::clone(figure), Rc::clone(figure));
    let drawn = once(explored, move || drawing(&one));
    let said = once(explored, move || legend(&other));
    let moved = {
        let explored = Rc::clone(explored);
        move |value: &str| {
            let day = explored.timeline.day(value.parse().ok()?)?;
            Some(explore(Explore::Day(day)))
        }
    };
    // for pointers, which go to a day here too; keys have the timeline below
    let slider = tag("input type=range min=0 step=1 tabindex=-1")
        .set("max", timeline.days().to_string())
        .set("aria-label", scene.say(Message::TimelineLabel))
        .set("aria-valuetext", day_shown(scene))
        .value(timeline.place_in_days(scene.on).to_string())
        .typed("input", act, Rc::new(moved));
    let plot = tag("div class=plot")
        .add(drawn)
        .add(pointer(figure, explored))
        .add(slider.html());
    let day = tag("p class=chart-day")
        .bare("data-assumed", !scene.assumed.acts.is_empty())
        .say(day_shown(scene));
    let level = (figure.options.heading_level + 1).min(6);
    let title = heading(level, ["h2", "h3", "h4", "h5", "h6"]);
    tag("div class=chart")
        .add(text(title, scene.say(Message::ChartTitle)))
        .add(day.html())
        .add(plot.html())
        .add(said)
        .add(pace::pace(figure, title))
        .html()
}

pub(super) fn is_rtl(scene: &Scene) -> bool {
    scene.words.direction() == Direction::RightToLeft
}

/// Returns a part of the width, in ten thousandths, as a percentage from the left.
pub(super) fn across(place: i64, is_rtl: bool) -> String {
    percent(if is_rtl { 10_000 - place } else { place })
}

/// Returns a part of the plot's height as a percentage from the top.
pub(super) fn down(at: u32) -> String {
    percent(i64::from(at) * 10_000 / i64::from(HIGH))
}

fn percent(place: i64) -> String {
    format!("{}.{:02}%", place / 100, place % 100)
}

/// A text of the drawing, off its place by some pixels in the direction of reading.
pub(super) fn label(words: &'static str, is_rtl: bool, off: i32) -> Tag {
    let off = if is_rtl { -off } else { off };
    tag(words).set("dx", off.to_string())
}

/// The lines of the axis with their numbers.
pub(super) fn grid(numbers: &[u32], height: &dyn Fn(u32) -> u32, rtl: bool) -> Vec<Html> {
    let mut all = Vec::new();
    for number in numbers {
        let y = down(height(*number));
        let line = tag("line class=grid x1=0 x2=100%").set("y1", y.clone());
        all.push(line.set("y2", y.clone()).html());
        let number = label("text class=number dy=0.35em", rtl, -7)
            .set("x", across(0, rtl))
            .set("y", y)
            .say(number.to_string());
        all.push(number.html());
    }
    all
}

/// What is the same whatever the day shown.
fn drawing(figure: &Figure) -> Html {
    let Some(explored) = &figure.explored else { return Html::default() };
    let (scene, timeline) = (&figure.scene, &explored.timeline);
    let chart = explored.chart(scene);
    let rtl = is_rtl(scene);
    let mut lines = tag("svg class=lines preserveAspectRatio=none aria-hidden=true")
        .set("viewBox", format!("0 0 10000 {HIGH}"));
    let whole = (chart.first, chart.last);
    for it in &chart.thresholds {
        let path = tag("path class=threshold")
            .bare("data-some", it.is_of_some)
            .set("d", chart.path(&it.need, timeline, whole));
        lines = lines.add(path.html());
    }
    for it in &chart.lines {
        // what is assumed is apart from the day on which it differs
        let same = chart.line(it.counted, false).filter(|_| it.is_assumed);
        let from = it.counts.iter().find(|count| {
            same.is_some_and(|same| !same.counts.contains(count)) || same.is_none()
        });
        let from = from.map_or(chart.first, |it| it.0);
        let from = if it.is_assumed { day_before(from, chart.first) } else { from };
        for (name, between) in [
            ("past", (from, chart.known)),
            ("ahead", (from.max(chart.known), chart.last)),
        ] {
            let path = tag("path")
                .set("class", format!("{} {name}", it.counted.name()))
                .bare("data-assumed", it.is_assumed)
                .set("d", chart.path(&it.counts, timeline, between));
            lines = lines.add(path.html());
        }
    }
    let mut marks = tag("svg class=over role=img").set("aria-label", chart.label.clone());
    marks = marks.all(grid(&chart.grid, &|it| chart.height(it), rtl));
    if chart.first < scene.today && scene.today <= chart.last {
        let place = timeline.place(scene.today);
        let x = across(place, rtl);
        let line = tag("line class=today y1=0 y2=100%").set("x1", x.clone());
        let word = tag("text class=today y=-8")
            .set("data-side", side(place))
            .set("x", x.clone())
            .say(scene.say(Message::TimelineToday));
        marks = marks.add(line.set("x2", x).html()).add(word.html());
    }
    for it in &chart.marks {
        let mark = tag("circle cy=100% r=5")
            .set("class", it.name)
            .bare("data-assumed", it.is_assumed)
            .set("cx", across(timeline.place(it.day), rtl));
        marks = marks.add(mark.html());
    }
    for (year, day) in timeline.labelled_years(YEARS) {
        let place = timeline.place(day);
        // the first and the last would be cut off
        if (300..9_700).contains(&place) {
            let year = tag("text class=year y=100% dy=1.9em")
                .set("x", across(place, rtl))
                .say(year.to_string());
            marks = marks.add(year.html());
        }
    }
    for it in &chart.ends {
        marks = marks.add(end(it, rtl));
    }
    tag("div class=drawn").add(lines.html()).add(marks.html()).html()
}

fn day_before(day: Date, first: Date) -> Date {
    day.pred_opt().unwrap_or(day).max(first)
}

/// On which side of its place a text stands, so that it stays inside.
pub(super) fn side(place: i64) -> &'static str {
    match place {
        ..1_500 => "after",
        8_500.. => "before",
        _ => "",
    }
}

fn end(it: &EndLabel, rtl: bool) -> Html {
    label("text dy=0.35em", rtl, 8)
        .set("class", format!("end {}", it.name))
        .bare("data-assumed", it.is_assumed)
        .set("x", across(10_000, rtl))
        .set("y", down(it.at))
        .say(it.text.clone())
        .html()
}

/// The day shown: the one thing that moves with it.
fn pointer(figure: &Figure, explored: &Explored) -> Html {
    let scene = &figure.scene;
    let timeline = &explored.timeline;
    let place = timeline.place(scene.on);
    let x = across(place, is_rtl(scene));
    let line = tag("line y1=0 y2=100%").set("x1", x.clone()).set("x2", x);
    tag("svg class=pointer aria-hidden=true").add(line.html()).html()
}

/// What the lines and marks mean, and the table that says the same.
fn legend(figure: &Figure) -> Html {
    let Some(explored) = &figure.explored else { return Html::default() };
    let scene = &figure.scene;
    let chart = explored.chart(scene);
    let line = |class: &'static str| tag("path d=M0,6H24").set("class", class);
    let row = |sample: Html, label: String| {
        let sample =
            tag("svg class=sample aria-hidden=true width=24 height=12").add(sample);
        tag("li").add(sample.html()).add(text("span", label)).html()
    };
    let mut rows = Vec::new();
    for counted in [Counted::Signatures, Counted::Consents] {
        let name = match counted {
            Counted::Signatures => Message::ChartSignatures,
            Counted::Consents => Message::ChartStanding,
        };
        rows.push(row(line(counted.name()).html(), scene.say(name)));
    }
    for it in &chart.thresholds {
        let sample = line("threshold").bare("data-some", it.is_of_some);
        rows.push(row(sample.html(), it.what.clone()));
    }
    if chart.lines.iter().any(|it| it.is_assumed) {
        let sample = line(Counted::Consents.name()).bare("data-assumed", true);
        rows.push(row(sample.html(), scene.say(Message::ChartAssumed)));
    }
    let mark = |it: &Mark| {
        let sample = tag("circle cx=12 cy=6 r=5")
            .set("class", it.name)
            .bare("data-assumed", it.is_assumed);
        row(sample.html(), it.label.clone())
    };
    rows.extend(chart.marks.iter().map(mark));
    let notes = chart.notes.iter().map(|it| text("p class=note", it.clone()));
    let notes = notes.collect::<Vec<_>>();
    let body = chart.rows.iter().map(table_row).collect();
    let caption = scene.say(Message::ChartTitle);
    let table = table(caption, chart.columns.clone(), body);
    tag("div class=chart-legend")
        .add(tag("ul").all(rows).html())
        .all(notes)
        .add(details(scene.say(Message::ChartTable), vec![table]))
        .html()
}

/// A table that says what a chart shows.
pub(super) fn table(caption: String, columns: Vec<String>, body: Vec<Html>) -> Html {
    let head = columns.into_iter().map(|it| text("th scope=col", it)).collect();
    let head = tag("thead").add(tag("tr").all(head).html());
    let table = tag("table class=numbers")
        .add(text("caption class=unseen", caption.clone()))
        .add(head.html())
        .add(tag("tbody").all(body).html());
    // wider than a phone: what scrolls is reached by keys too
    tag("div class=wide role=region tabindex=0")
        .set("aria-label", caption)
        .add(table.html())
        .html()
}

fn table_row(row: &Row) -> Html {
    let number = |it: &u32| text("td", it.to_string());
    tag("tr")
        .bare("data-ahead", row.is_ahead)
        .maybe(maybe("th scope=row", Some(row.when.clone())))
        .all(row.counts.iter().map(number).collect())
        .html()
}
