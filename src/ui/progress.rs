//! Progress towards each condition.

use super::tag::{maybe, tag, text};
use crate::i18n::Message;
use crate::view::{Figure, Gauge, ProgressBar, progress as bars};
use yew::prelude::*;

pub(super) fn progress(figure: &Figure) -> Html {
    let label = figure.scene.say(Message::ProgressLabel);
    let bars = bars(&figure.scene);
    let is_long =
        |it: &ProgressBar| it.or.is_some() || (it.gauge == Gauge::Bar && !it.met);
    let is_long = bars.iter().any(is_long);
    tag("ul part=progress class=progress")
        .bare("data-several", is_long)
        .set("aria-label", label)
        .all(bars.into_iter().map(bar).collect())
        .html()
}

fn bar(bar: ProgressBar) -> Html {
    let dot = if bar.detail.is_empty() { "" } else { " · " };
    let gauge = gauge(&bar);
    let count = tag("p class=count").add(text("b", bar.shown)).say(" ").say(bar.of);
    let article = tag("span").say(bar.article).say(dot).say(bar.detail);
    let what = tag("p class=what").add(text("b", bar.label)).add(article.html());
    tag("li class=condition")
        .maybe(maybe("p class=or", bar.or))
        .add(count.html())
        .add(what.html())
        .maybe(gauge)
        .html()
}

fn gauge(bar: &ProgressBar) -> Option<Html> {
    match bar.gauge {
        Gauge::None => None,
        Gauge::Segments => {
            let segment = |idx: u32| {
                let is_full = bar.met || idx < bar.have;
                let on_record = bar.have.saturating_sub(bar.assumed);
                let is_assumed = is_full && bar.assumed > 0 && idx >= on_record;
                tag("span class=segment")
                    .bare("data-full", is_full)
                    .bare("data-assumed", is_assumed)
                    .html()
            };
            let segments = (0..bar.need).map(segment).collect();
            Some(tag("div class=segments aria-hidden=true").all(segments).html())
        }
        Gauge::Bar => {
            let part = u64::from(bar.have.min(bar.need)) * 1000;
            let part = part.checked_div(u64::from(bar.need)).unwrap_or(0);
            let width = if bar.met { 1000 } else { part };
            // an attribute of the drawing: a strict policy refuses styles
            let rect = tag("rect height=1").set("width", width.to_string());
            let bar = tag("svg class=bar preserveAspectRatio=none aria-hidden=true")
                .set("viewBox", "0 0 1000 1")
                .add(rect.html());
            Some(bar.html())
        }
    }
}
