//! The timeline: a slider over the life of the treaty, with what happened as ticks.

use super::{explore, once};
use crate::domain::Date;
use crate::i18n::{Direction, Message};
use crate::ui::Act;
use crate::ui::legend::details;
use crate::ui::map::icon;
use crate::ui::tag::{maybe, tag, text};
use crate::view::Figure;
use crate::view::explore::{Explore, Explored, Moment, SPEEDS, Step, TickKind, Timeline};
use std::rc::Rc;
use yew::prelude::*;

/// How many years have room under the line on a phone.
const YEARS: usize = 7;

pub(super) fn timeline(figure: &Rc<Figure>, act: &Act) -> Html {
    let Some(explored) = &figure.explored else { return Html::default() };
    let scene = &figure.scene;
    let timeline = &explored.timeline;
    let exploring = &figure.reader.exploring;
    let button = |what: Explore, name: Message, sign: &'static str| {
        tag("button type=button")
            .set("aria-label", scene.say(name))
            .set("title", scene.say(name))
            .press(act, explore(what))
            .add(icon(sign))
    };
    let (name, sign) = match exploring.is_playing {
        true => (Message::TimelinePause, "M3 1v10M9 1v10"),
        false => (Message::TimelinePlay, "M3 1l7 5-7 5z"),
    };
    let play = button(Explore::Play(!exploring.is_playing), name, sign);
    let play = play.set("class", "play").flag("data-playing", exploring.is_playing);
    let before = button(
        Explore::Step(Step::EventBefore),
        Message::TimelineBefore,
        "M9 1L4 6l5 5M2 1v10",
    );
    let after = button(
        Explore::Step(Step::EventAfter),
        Message::TimelineAfter,
        "M3 1l5 5-5 5M10 1v10",
    );
    let speed = usize::from(exploring.speed);
    let speed = SPEEDS.get(speed).copied().unwrap_or(1).to_string();
    let speed = tag("button type=button class=speed")
        .press(act, explore(Explore::Faster))
        .set("aria-label", scene.fill(Message::TimelineSpeed, &[("n", &speed)]))
        .say(format!("{speed}×"));
    let is_today = scene.on == scene.today;
    let date = scene.words.date(scene.on);
    let day = tag("p class=day-shown")
        .maybe(is_today.then(|| text("b", scene.say(Message::TimelineToday))))
        .say(" ")
        .add(text("span", date));
    let chronology = {
        let (figure, act) = (Rc::clone(figure), act.clone());
        once(explored, move || chronology(&figure, &act))
    };
    tag("section part=timeline class=timeline")
        .set("aria-label", scene.say(Message::TimelineLabel))
        .add(play.html())
        .add(line(figure, explored, act))
        .add(before.set("class", "before").html())
        .add(after.set("class", "after").html())
        .add(speed.html())
        .add(day.html())
        .add(text("p class=unseen role=status", exploring.said.clone()))
        .maybe((timeline.days() > 0).then_some(chronology))
        .html()
}

/// The line with its ticks, under the slider.
fn line(figure: &Rc<Figure>, explored: &Rc<Explored>, act: &Act) -> Html {
    let scene = &figure.scene;
    let timeline = &explored.timeline;
    let drawn = {
        let (explored, today) = (Rc::clone(explored), scene.today);
        let is_rtl = scene.words.direction() == Direction::RightToLeft;
        once(&Rc::clone(&explored), move || drawing(&explored.timeline, today, is_rtl))
    };
    let number = timeline.place_in_days(scene.on).to_string();
    let moved = {
        let explored = Rc::clone(explored);
        move |value: &str| {
            let day = explored.timeline.day(value.parse().ok()?)?;
            Some(explore(Explore::Day(day)))
        }
    };
    let keys = |key: &str| match key {
        "PageUp" => Some(explore(Explore::Step(Step::EventAfter))),
        "PageDown" => Some(explore(Explore::Step(Step::EventBefore))),
        _ => None,
    };
    let slider = tag("input type=range min=0 step=1")
        .set("max", timeline.days().to_string())
        .set("aria-label", scene.say(Message::TimelineLabel))
        .set("aria-valuetext", figure.day_in_words())
        .value(number)
        .keys(act, Rc::new(keys))
        .typed("input", act, Rc::new(moved));
    tag("div class=line").add(drawn).add(slider.html()).html()
}

/// The line: solid up to today, dashed beyond; ticks for acts, consents taller; rings for
/// the day on which the condition was met and for the entry into force.
fn drawing(timeline: &Timeline, today: Date, is_rtl: bool) -> Html {
    let place = |day: Date| timeline.place(day);
    let now = place(today);
    let ticks = |kind: TickKind, is_assumed: bool| {
        let (from, to) = match kind {
            TickKind::Signature => (11, 25),
            TickKind::Consent | TickKind::End => (4, 32),
        };
        let all = timeline.ticks.iter();
        let some = all.filter(|it| (it.kind, it.is_assumed) == (kind, is_assumed));
        let d: String =
            some.map(|it| format!("M{} {from}V{to}", place(it.day))).collect();
        tag("path")
            .set("class", kind.name())
            .bare("data-assumed", is_assumed)
            .set("d", d)
            .html()
    };
    let mut track = tag("svg class=track preserveAspectRatio=none")
        .set("viewBox", "0 0 10000 36")
        .add(tag("path class=past").set("d", format!("M0 18H{now}")).html())
        .add(tag("path class=ahead").set("d", format!("M{now} 18H10000")).html());
    for kind in [TickKind::Signature, TickKind::End, TickKind::Consent] {
        track = track.add(ticks(kind, false)).add(ticks(kind, true));
    }
    let percent = |day: Date| {
        let place = place(day);
        let place = if is_rtl { 10_000 - place } else { place };
        format!("{}.{:02}%", place / 100, place % 100)
    };
    let mut marks = tag("svg class=marks");
    for (day, class) in [(timeline.met, "met"), (timeline.into_force, "into-force")] {
        let Some(day) = day.filter(|it| *it >= timeline.first) else { continue };
        let mark = tag("circle cy=18 r=5")
            .set("class", class)
            .bare("data-assumed", timeline.is_entry_assumed)
            .set("cx", percent(day));
        marks = marks.add(mark.html());
    }
    for (year, day) in timeline.labelled_years(YEARS) {
        // the first and the last would be cut off
        if !(300..9_700).contains(&place(day)) {
            continue;
        }
        let label = tag("text y=50").set("x", percent(day)).say(year.to_string());
        marks = marks.add(label.html());
    }
    let all = tag("div class=drawing aria-hidden=true");
    all.add(track.html()).add(marks.html()).html()
}

/// Everything that happened and follows, in order: the timeline for who reads it.
fn chronology(figure: &Figure, act: &Act) -> Html {
    let scene = &figure.scene;
    let Some(explored) = &figure.explored else { return Html::default() };
    let timeline = &explored.timeline;
    let entry = |it: &Moment| {
        let day = tag("button type=button class=link")
            .press(act, explore(Explore::Day(it.day)))
            .say(it.when.clone());
        let note = match (it.is_assumed, it.is_computed) {
            (true, _) => Some(scene.say(Message::LookAssumed)),
            (false, true) => Some(scene.say(Message::MomentComputed)),
            (false, false) => None,
        };
        let is_ahead = it.day > scene.today;
        tag("li")
            .bare("data-ahead", is_ahead)
            .bare("data-assumed", it.is_assumed)
            .add(day.html())
            .add(text("span", it.what.clone()))
            .maybe(maybe("span class=computed", note))
            .html()
    };
    let items = timeline.chronology.iter().map(entry).collect();
    let list = tag("ol class=chronology").all(items).html();
    let list = tag("div class=scroll").add(list).html();
    details(scene.say(Message::Chronology), vec![list])
}
