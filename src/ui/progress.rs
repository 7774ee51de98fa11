//! Progress towards each condition.

use super::{simple, text};
use crate::i18n::Message;
use crate::view::{Figure, ProgressBar, progress as bars};
use yew::prelude::*;

pub(super) fn progress(figure: &Figure) -> Html {
    let label = figure.scene.say(Message::ProgressLabel);
    html! {
        <ul part="progress" class="progress" aria-label={label}>
            { for bars(&figure.scene).into_iter().map(bar) }
        </ul>
    }
}

fn bar(bar: ProgressBar) -> Html {
    let segments = (0..bar.need).map(|idx| {
        let class = if idx < bar.have { "segment full" } else { "segment" };
        simple("span", &["class"], [class.into()], Html::default())
    });
    html! {
        <li class="condition">
            <p class="count">{ text("b", "", bar.have.to_string()) }{ " " }{ bar.of }</p>
            <p class="what">
                { text("b", "", bar.label) }
                <span>{ bar.article }{ " · " }{ bar.detail }</span>
            </p>
            <div class="segments" aria-hidden="true">{ for segments }</div>
        </li>
    }
}
