//! Progress towards each condition.

use super::{maybe, simple, text};
use crate::i18n::Message;
use crate::view::{Figure, Gauge, ProgressBar, progress as bars};
use yew::prelude::*;

pub(super) fn progress(figure: &Figure) -> Html {
    let label = figure.scene.say(Message::ProgressLabel);
    let bars = bars(&figure.scene);
    let is_long =
        |it: &ProgressBar| it.or.is_some() || (it.gauge == Gauge::Bar && !it.met);
    let is_long = bars.iter().any(is_long);
    let bars: Html = bars.into_iter().map(bar).collect();
    // not a second class: one that is chosen in place goes through Yew's set of classes, 1 kB
    html! {
        <ul part="progress" class="progress" data-several={is_long.then_some("")}
            aria-label={label}>{ bars }</ul>
    }
}

fn bar(bar: ProgressBar) -> Html {
    let dot = if bar.detail.is_empty() { "" } else { " · " };
    let gauge = gauge(&bar);
    html! {
        <li class="condition">
            { maybe("p", "or", bar.or) }
            <p class="count">{ text("b", "", bar.shown) }{ " " }{ bar.of }</p>
            <p class="what">
                { text("b", "", bar.label) }
                <span>{ bar.article }{ dot }{ bar.detail }</span>
            </p>
            { gauge }
        </li>
    }
}

fn gauge(bar: &ProgressBar) -> Html {
    match bar.gauge {
        Gauge::None => Html::default(),
        Gauge::Segments => {
            let segments = (0..bar.need).map(|idx| {
                let is_full = bar.met || idx < bar.have;
                let class = if is_full { "segment full" } else { "segment" };
                simple("span", &["class"], [class.into()], Html::default())
            });
            html! { <div class="segments" aria-hidden="true">{ for segments }</div> }
        }
        Gauge::Bar => {
            let part = u64::from(bar.have.min(bar.need)) * 1000;
            let part = part.checked_div(u64::from(bar.need)).unwrap_or(0);
            let width = if bar.met { 1000 } else { part };
            // an attribute of the drawing: a strict policy refuses styles
            html! {
                <svg class="bar" viewBox="0 0 1000 1" preserveAspectRatio="none"
                    aria-hidden="true">
                    <rect width={width.to_string()} height="1" />
                </svg>
            }
        }
    }
}
