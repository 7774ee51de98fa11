//! What can be taken along: links, embed code, a citation, files, paper.

use crate::i18n::Message;
use crate::ui::Act;
use crate::ui::legend::details;
use crate::ui::tag::{tag, text};
use crate::view::Figure;
use crate::view::explore::{ShareGroup, ShareItem, share as view};
use yew::prelude::*;

/// A quiet row that opens. What was done is said by the loader, in the node that has
/// `data-copied`: nothing else is ever written into it.
pub(super) fn share(figure: &Figure, act: &Act) -> Html {
    let item = |it: ShareItem| {
        tag("button type=button class=link").press(act, it.action).say(it.label).html()
    };
    let group = |it: ShareGroup| {
        let label = it.label.clone();
        tag("div role=group")
            .set("aria-label", label)
            .add(text("b", it.label))
            .all(it.items.into_iter().map(item).collect())
            .html()
    };
    let groups = view(figure).into_iter().map(group).collect();
    let groups = tag("div class=share-groups").all(groups).html();
    let title = figure.scene.say(Message::ShareTitle);
    tag("div class=share")
        .add(details(title, vec![groups]))
        .add(tag("p class=copied role=status data-copied=copied").html())
        .html()
}
