//! The whole figure.

use super::stage::Stage;
use super::{Act, Drawing, Still, tag::tag};
use super::{card, explore::gate, find, header, legend, map, progress, still};
use crate::i18n::Direction;
use crate::view::explore::Tab;
use crate::view::{Action, Figure, Layout};
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

/// What the figure is told besides.
#[derive(Clone, Copy, Debug)]
pub enum WidgetMessage {
    /// The room for it changed.
    Resized,
}

/// The figure: header, progress, map with its panel, legend, chips, footer.
///
/// A struct, for the hooks of a function would add 1.5 kB to what a page downloads.
pub struct Widget {
    stage: Rc<Stage>,
    list: NodeRef,
}

impl std::fmt::Debug for Widget {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str("Widget")
    }
}

impl Component for Widget {
    type Message = WidgetMessage;
    type Properties = WidgetProps;

    fn create(_: &Context<Self>) -> Self {
        Self { stage: Rc::default(), list: NodeRef::default() }
    }

    fn update(&mut self, _: &Context<Self>, message: WidgetMessage) -> bool {
        match message {
            WidgetMessage::Resized => self.stage.fit_patterns(),
        }
        false
    }

    fn view(&self, context: &Context<Self>) -> Html {
        whole(context.props(), &self.stage, &self.list)
    }

    fn rendered(&mut self, context: &Context<Self>, _: bool) {
        let WidgetProps { figure, on_drawn, .. } = context.props();
        self.stage.drawn(figure);
        find::keep_in_sight(&self.list);
        self.stage.follow_tab();
        on_drawn.emit(());
    }
}

fn whole(props: &WidgetProps, stage: &Rc<Stage>, list: &NodeRef) -> Html {
    let WidgetProps { figure, on_action: act, .. } = props;
    let words = &figure.scene.words;
    let direction = match words.direction() {
        Direction::LeftToRight => "ltr",
        Direction::RightToLeft => "rtl",
    };
    let apart = figure.reader.peek.or(figure.filter);
    let article = tag("article class=figure")
        .set("data-theme", figure.options.theme.name())
        .set("data-view", figure.map.sheet.geometry.view().as_str())
        .set("data-apart", apart.map_or("", |it| it.name()))
        .bare("data-assuming", figure.reader.exploring.is_assuming)
        .set("lang", words.language().to_owned())
        .set("dir", direction)
        .add(header::header(figure, act))
        .add(progress::progress(figure));
    if figure.options.layout == Layout::Compact {
        return article.add(header::source(figure)).html();
    }
    // what comes later has its place kept for it: nothing moves, and no node is made anew
    let is_here = figure.explored.is_some();
    let tabs = || tag("div class=tabs").html();
    let timeline = || tag("div class=timeline").html();
    let none = Html::default;
    let share = || tag("div class=share").html();
    // drawn once: where the card is open is where the reader is
    let side = card::panel(figure, act, stage);
    let (here, beside) = match figure.tab() {
        Tab::Table => (none(), side),
        _ => (side, none()),
    };
    let map = {
        let (figure, act) = (Rc::clone(figure), act.clone());
        let (stage, list) = (Rc::clone(stage), list.clone());
        let is_hidden = figure.tab() != Tab::Map;
        let draw = move || panel(&figure, &act, &stage, &list, here.clone());
        Still::Hideable(is_hidden, Rc::new(draw))
    };
    article
        .add(still::patterns())
        .add(if is_here { gate::why(figure, act) } else { none() })
        .add(if is_here { gate::tabs(figure, act) } else { tabs() })
        .add(html! { <Drawing it={map} /> })
        .add(if is_here { gate::panel(figure, act, beside) } else { none() })
        .add(if is_here { gate::timeline(figure, act) } else { timeline() })
        .add(if is_here { gate::share(figure, act) } else { share() })
        .add(header::footer(figure))
        .html()
}

/// The map with all that belongs to it: it stays as it is while another part is shown.
fn panel(
    figure: &Rc<Figure>,
    act: &Act,
    stage: &Rc<Stage>,
    list: &NodeRef,
    side: Html,
) -> Html {
    let controls = tag("div class=controls")
        .add(find::find(figure, act, list))
        .add(map::moves(figure, stage))
        .add(map::views(figure, act));
    let side = tag("div class=side").add(side);
    let middle =
        tag("div class=stage").add(map::map(figure, act, stage)).add(side.html());
    let is_tab = figure.explored.is_some();
    tag("div id=panel-map")
        .bare("hidden", figure.tab() != Tab::Map)
        .set("role", if is_tab { "tabpanel" } else { "" })
        .set("aria-labelledby", if is_tab { "tab-map" } else { "" })
        .add(controls.html())
        .add(middle.html())
        .add(legend::legend(figure, act))
        .add(legend::chips(figure, act))
        .html()
}

/// Returns the element that a reference stands for.
pub(super) fn element(node: &NodeRef) -> Option<HtmlElement> {
    node.cast::<HtmlElement>()
}
