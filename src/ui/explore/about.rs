//! What the treaty is, its rules, and what the figure rests on.

use crate::ui::Act;
use crate::view::Figure;
use std::rc::Rc;
use yew::prelude::*;

pub(super) fn about(figure: &Rc<Figure>, act: &Act) -> Html {
    let _ = (figure, act);
    Html::default()
}
