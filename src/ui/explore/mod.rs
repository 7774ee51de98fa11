//! What comes after the first map: the tabs, the timeline, what-if.
//!
//! On a page this is in the part of the module that comes later, and what calls it are the
//! functions of [`gate`].

mod about;
mod assume;
mod chart;
pub(super) mod gate;
mod pace;
mod share;
mod table;
mod tabs;
mod timeline;
mod why;

use super::{Drawing, Still};
use crate::view::Action;
use crate::view::explore::{Explore, Explored};
use std::rc::Rc;
use yew::prelude::*;

/// Returns an action.
fn explore(what: Explore) -> Action {
    Action::Explore(what)
}

/// Draws what is the same whatever the day, and only once.
fn once(explored: &Rc<Explored>, draw: impl Fn() -> Html + 'static) -> Html {
    let it = Still::Whole(Rc::clone(explored), Rc::new(draw));
    html! { <Drawing {it} /> }
}
