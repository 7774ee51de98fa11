//! The whole figure.

use super::{card, find, header, legend, map, progress};
use crate::i18n::Direction;
use crate::view::{Action, Figure};
use std::rc::Rc;
use web_sys::HtmlElement;
use yew::prelude::*;

/// What the figure is given.
#[derive(Clone, Debug, PartialEq, Properties)]
pub struct WidgetProps {
    /// What to draw.
    pub figure: Rc<Figure>,
    /// Called with what the reader does.
    pub on_action: Callback<Action>,
    /// Called once it has been drawn.
    pub on_drawn: Callback<()>,
}

/// The figure: header, progress, map with its panel, legend, chips, footer.
#[component]
pub fn Widget(WidgetProps { figure, on_action, on_drawn }: &WidgetProps) -> Html {
    let (sheet, tip, list) = (use_node_ref(), use_node_ref(), use_node_ref());
    {
        let (figure, on_drawn) = (Rc::clone(figure), on_drawn.clone());
        let (tip, list) = (tip.clone(), list.clone());
        use_effect(move || {
            map::place_tip(&figure, &tip);
            find::keep_in_sight(&list);
            on_drawn.emit(());
        });
    }
    let words = &figure.scene.words;
    let direction = match words.direction() {
        Direction::LeftToRight => "ltr",
        Direction::RightToLeft => "rtl",
    };
    html! {
        <article class="figure" data-theme={figure.options.theme.name()}
            data-view={figure.map.sheet.geometry.view().as_str()}
            lang={words.language().to_owned()} dir={direction}>
            { header::header(figure, on_action) }
            { progress::progress(figure) }
            <div class="controls">
                { find::find(figure, on_action, list) }
                { map::views(figure, on_action) }
            </div>
            <div class="stage">
                { map::map(figure, on_action, sheet, tip) }
                <div class="side">{ card::panel(figure, on_action) }</div>
            </div>
            { legend::legend(figure) }
            { legend::chips(figure, on_action) }
            { header::footer(figure) }
        </article>
    }
}

/// Returns the element that a reference stands for.
pub(super) fn element(node: &NodeRef) -> Option<HtmlElement> {
    node.cast::<HtmlElement>()
}
