//! The gates to what comes later: who calls one has seen that the figure has `explored`
//! something, which it has not before. Each does nothing but hand on.

use super::{assume, share, tabs, timeline, why};
use crate::domain::ParticipantId;
use crate::ui::Act;
use crate::view::Figure;
use std::rc::Rc;
use yew::prelude::*;

/// The parts of the figure, as tabs, and the way into a what-if.
#[inline(never)]
pub(in crate::ui) fn tabs(figure: &Figure, act: &Act) -> Html {
    tabs::tabs(figure, act)
}

/// The part of the figure that is shown in place of the map, if one is. `side` is what
/// stands beside the map, where it is not shown there: beside the table.
#[inline(never)]
pub(in crate::ui) fn panel(figure: &Rc<Figure>, act: &Act, side: Html) -> Html {
    tabs::panel(figure, act, side)
}

/// The button that shows the reasons.
#[inline(never)]
pub(in crate::ui) fn why_button(figure: &Figure, act: &Act) -> Html {
    why::button(figure, act)
}

/// The reasons, if they are shown.
#[inline(never)]
pub(in crate::ui) fn why(figure: &Figure, act: &Act) -> Html {
    why::why(figure, act)
}

/// What can be taken along.
#[inline(never)]
pub(in crate::ui) fn share(figure: &Figure, act: &Act) -> Html {
    share::share(figure, act)
}

/// The timeline under the figure, and the chronology.
#[inline(never)]
pub(in crate::ui) fn timeline(figure: &Rc<Figure>, act: &Act) -> Html {
    timeline::timeline(figure, act)
}

/// The panel of a what-if.
#[inline(never)]
pub(in crate::ui) fn what_if(figure: &Figure, act: &Act) -> Html {
    assume::panel(figure, act)
}

/// The button in a card that assumes something of its participant.
#[inline(never)]
pub(in crate::ui) fn assume(figure: &Figure, act: &Act, id: ParticipantId) -> Html {
    assume::button(figure, act, id)
}
