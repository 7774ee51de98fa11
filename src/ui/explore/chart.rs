//! Signatures and consents over time, and the pace beside that of other treaties.

use crate::ui::Act;
use crate::view::Figure;
use std::rc::Rc;
use yew::prelude::*;

pub(super) fn chart(figure: &Rc<Figure>, act: &Act) -> Html {
    let _ = (figure, act);
    Html::default()
}
