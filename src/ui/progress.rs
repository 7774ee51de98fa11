//! Progress towards each condition.

use crate::view::ProgressBar;
use yew::prelude::*;

#[derive(PartialEq, Properties)]
pub(super) struct ProgressPartProps {
    pub(super) bars: Vec<ProgressBar>,
    pub(super) label: String,
}

#[component]
pub(super) fn ProgressPart(props: &ProgressPartProps) -> Html {
    html! {
        <ul part="progress" class="progress" aria-label={props.label.clone()}>
            { for props.bars.iter().map(bar) }
        </ul>
    }
}

fn bar(bar: &ProgressBar) -> Html {
    let segments = (0..bar.need).map(|idx| {
        html! { <span class={classes!("segment", (idx < bar.have).then_some("full"))} /> }
    });
    html! {
        <li class="condition" data-need={bar.need.to_string()}>
            <p class="count"><b>{ bar.have }</b>{ " " }<span>{ &bar.of }</span></p>
            <p class="what">
                <b>{ &bar.label }</b>
                <span>{ &bar.article }{ " · " }{ &bar.detail }</span>
            </p>
            <div class="segments" aria-hidden="true">{ for segments }</div>
        </li>
    }
}
