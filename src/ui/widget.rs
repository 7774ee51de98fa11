//! The whole figure.

use super::{card, find, header, legend, map, progress};
use crate::i18n::Direction;
use crate::view::{Action, Figure};
use std::rc::Rc;
use web_sys::HtmlElement;
use yew::prelude::*;

/// What the figure is given.
#[derive(Clone, Debug, Properties)]
pub struct WidgetProps {
    /// What to draw.
    pub figure: Rc<Figure>,
    /// Called with what the reader does.
    pub on_action: Callback<Action>,
    /// Called once it has been drawn.
    pub on_drawn: Callback<()>,
}

/// A figure is the same only when it is one: what changed was computed before.
impl PartialEq for WidgetProps {
    fn eq(&self, other: &Self) -> bool {
        Rc::ptr_eq(&self.figure, &other.figure)
    }
}

/// The figure: header, progress, map with its panel, legend, chips, footer.
///
/// A struct, for the hooks of a function would add 1.5 kB to what a page downloads.
#[derive(Debug)]
pub struct Widget {
    sheet: NodeRef,
    tip: NodeRef,
    list: NodeRef,
}

impl Component for Widget {
    type Message = ();
    type Properties = WidgetProps;

    fn create(_: &Context<Self>) -> Self {
        Self {
            sheet: NodeRef::default(),
            tip: NodeRef::default(),
            list: NodeRef::default(),
        }
    }

    fn view(&self, context: &Context<Self>) -> Html {
        let (sheet, tip, list) =
            (self.sheet.clone(), self.tip.clone(), self.list.clone());
        whole(context.props(), sheet, tip, list)
    }

    fn rendered(&mut self, context: &Context<Self>, _: bool) {
        let WidgetProps { figure, on_drawn, .. } = context.props();
        map::place_tip(figure, &self.tip);
        find::keep_in_sight(&self.list);
        on_drawn.emit(());
    }
}

fn whole(props: &WidgetProps, sheet: NodeRef, tip: NodeRef, list: NodeRef) -> Html {
    let WidgetProps { figure, on_action, .. } = props;
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
