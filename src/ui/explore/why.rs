//! Why the treaty is in force on the day shown, or not: clause by clause.

use crate::ui::Act;
use crate::view::Figure;
use yew::prelude::*;

/// The button that shows the reasons.
pub(super) fn button(figure: &Figure, act: &Act) -> Html {
    let _ = (figure, act);
    Html::default()
}

/// The reasons, if they are shown.
pub(super) fn why(figure: &Figure, act: &Act) -> Html {
    let _ = (figure, act);
    Html::default()
}
