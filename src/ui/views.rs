//! The switch between parts of the world.

use crate::geo::MapView;
use crate::i18n::Message;
use crate::view::Scene;
use std::rc::Rc;
use yew::prelude::*;

#[derive(PartialEq, Properties)]
pub(super) struct ViewsProps {
    pub(super) scene: Rc<Scene>,
    pub(super) view: MapView,
    pub(super) on_view: Callback<MapView>,
}

#[component]
pub(super) fn Views(ViewsProps { scene, view, on_view }: &ViewsProps) -> Html {
    let views =
        [(MapView::Europe, Message::ViewEurope), (MapView::World, Message::ViewWorld)];
    let buttons = views.into_iter().map(|(it, name)| {
        let onclick = on_view.reform(move |_: MouseEvent| it);
        html! {
            <button type="button" aria-pressed={(it == *view).to_string()} {onclick}>
                { scene.say(name) }
            </button>
        }
    });
    html! {
        <div class="views" role="group" aria-label={scene.say(Message::ViewLabel)}>
            { for buttons }
        </div>
    }
}
