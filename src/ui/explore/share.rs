//! What can be taken along: links, embed code, a citation, files, paper.

use crate::ui::Act;
use crate::view::Figure;
use yew::prelude::*;

pub(super) fn share(figure: &Figure, act: &Act) -> Html {
    let _ = (figure, act);
    Html::default()
}
