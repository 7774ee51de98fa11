//! How far the record goes, where it was read, what the borders mean.

use super::card::links;
use crate::i18n::Message;
use crate::view::{Footer, Scene};
use std::rc::Rc;
use yew::prelude::*;

#[derive(PartialEq, Properties)]
pub(super) struct FooterPartProps {
    pub(super) footer: Footer,
    pub(super) scene: Rc<Scene>,
}

#[component]
pub(super) fn FooterPart(FooterPartProps { footer, scene }: &FooterPartProps) -> Html {
    html! {
        <footer part="footer" class="footer">
            <p class="record">
                <b>{ &footer.as_of }</b>{ " · " }
                <span>{ scene.say(Message::RecordSources) }</span>{ " " }
                { links(&footer.sources) }
            </p>
            <p class="borders">
                <span>{ scene.say(Message::Borders) }</span>{ " " }
                { footer.borders.join(" ") }
            </p>
        </footer>
    }
}
