//! The answer first.

use crate::i18n::Message;
use crate::view::{Header, Scene};
use std::rc::Rc;
use yew::prelude::*;

#[derive(PartialEq, Properties)]
pub(super) struct HeaderPartProps {
    pub(super) header: Header,
    pub(super) scene: Rc<Scene>,
    pub(super) on_today: Callback<()>,
}

#[component]
pub(super) fn HeaderPart(props: &HeaderPartProps) -> Html {
    let HeaderPartProps { header, scene, on_today } = props;
    let level = format!("h{}", header.level);
    let onclick = on_today.reform(|_: MouseEvent| ());
    html! {
        <header part="header" class="header">
            <p class="kicker">{ &header.kicker }</p>
            <@{level} class="title" lang={header.title_language.clone()}>{ &header.title }</@>
            <div part="status" class="status">
                if let Some(notice) = &header.other_day {
                    <p class="notice">
                        { notice }{ " " }
                        <button type="button" class="link" {onclick}>{ scene.say(Message::ShowToday) }</button>
                    </p>
                }
                <p class="answer">
                    <strong>{ &header.state }</strong>{ " " }
                    { &header.conditions }{ " " }
                    <span class="as-of">{ &header.as_of }</span>
                </p>
                if let Some(outlook) = &header.outlook {
                    <p class="outlook">{ outlook }</p>
                }
                if let Some(latest) = &header.latest {
                    <p class="latest">{ latest }</p>
                }
                if let Some(stale) = &header.stale {
                    <p class="notice">{ stale }</p>
                }
            </div>
        </header>
    }
}
