//! Everyone, row by row; the card of who is chosen opens under its row.

use super::explore;
use crate::ui::Act;
use crate::ui::legend::{self, swatch};
use crate::ui::map::icon;
use crate::ui::still::{Drawing, Still};
use crate::ui::tag::{maybe, tag, text};
use crate::view::explore::{Cell, Column, Explore, Head, TableRow, table as view};
use crate::view::{Action, Figure, Look};
use std::rc::Rc;
use yew::prelude::*;

/// Draws the table. `side` is what stands beside the map: a card, the latest acts, what is
/// being assumed.
///
/// The roles repeat what the elements say, because a style sheet that lays a table out as
/// blocks, as this one does on a phone, takes it from them.
pub(super) fn table(figure: &Rc<Figure>, act: &Act, side: Html) -> Html {
    let view = view(figure);
    let selected = figure.selected();
    let is_assuming = figure.reader.exploring.is_assuming;
    let has_row = view.rows.iter().any(|it| Some(it.id) == selected);
    // the latest acts are the table's own business
    let side = (is_assuming || selected.is_some()).then_some(side);
    let (mut inside, outside) =
        if has_row && !is_assuming { (side, None) } else { (None, side) };
    let labels: Rc<[AttrValue]> =
        view.heads.iter().map(|it| AttrValue::from(it.label.clone())).collect();
    let span = labels.len().to_string();
    let mut rows = Vec::new();
    for it in view.rows {
        let opened = inside.take_if(|_| Some(it.id) == selected);
        let key = ["card-", it.id.as_str()].concat();
        rows.push(row(it, act, &labels));
        if let Some(card) = opened {
            let cell = tag("td role=cell").set("colspan", span.clone()).add(card);
            rows.push(tag("tr role=row class=opened").key(&key).add(cell.html()).html());
        }
    }
    let heads = view.heads.into_iter().map(|it| head(it, act)).collect();
    let heads = tag("tr role=row").all(heads).html();
    let grid = tag("table role=table class=participants")
        .add(text("caption", view.caption))
        .add(tag("thead role=rowgroup").add(heads).html())
        .add(tag("tbody role=rowgroup").all(rows).html());
    let escape = move |key: &str| {
        (key == "Escape" && selected.is_some()).then_some(Action::Select(None))
    };
    let main = tag("div class=table-main")
        .keys(act, Rc::new(escape))
        .add(search(figure, act, view.search_label, view.count))
        .add(legend::looks("ul class=legend", view.filter_label, view.looks, figure, act))
        .add(grid.html())
        .maybe(maybe("p class=none", view.none));
    tag("div class=table-frame")
        .bare("data-wide", outside.is_none())
        .bare("data-moved", figure.reader.day.is_some())
        .maybe(outside.map(|it| tag("div class=beside").add(it).html()))
        .add(main.html())
        .html()
}

/// The field that finds rows, and how many it found.
fn search(figure: &Figure, act: &Act, label: String, count: String) -> Html {
    let typed = figure.reader.exploring.table.typed.clone();
    let escape = {
        let is_empty = typed.is_empty() || figure.selected().is_some();
        move |key: &str| {
            let is_meant = key == "Escape" && !is_empty;
            is_meant.then(|| explore(Explore::Search(String::new())))
        }
    };
    let meant = |value: &str| Some(explore(Explore::Search(value.to_owned())));
    let field =
        tag("input id=table-search type=search autocomplete=off spellcheck=false")
            .value(typed)
            .keys(act, Rc::new(escape))
            .typed("input", act, Rc::new(meant));
    tag("div class=table-search")
        .add(tag("label for=table-search").say(label).html())
        .add(field.html())
        .add(text("p class=count role=status", count))
        .html()
}

fn head(head: Head, act: &Act) -> Html {
    let (order, sign) = match head.is_descending {
        Some(false) => ("ascending", Some("M2 8l4-4 4 4")),
        Some(true) => ("descending", Some("M2 4l4 4 4-4")),
        None => ("", None),
    };
    let button = tag("button type=button")
        .press(act, explore(Explore::Sort(head.column)))
        .say(head.label)
        .maybe(sign.map(icon));
    tag("th scope=col role=columnheader")
        .set("data-column", head.column.name())
        .set("aria-sort", order)
        .add(button.html())
        .html()
}

/// A row is drawn again only when something in it is another: there may be two hundred, and
/// the days pass.
fn row(row: TableRow, act: &Act, labels: &Rc<[AttrValue]>) -> Html {
    let mut told = [row.name.as_str(), row.look.name(), row.standing.name()].join("\n");
    for (is_so, sign) in [(row.is_on, '+'), (row.is_assumed, '?')] {
        told.extend(is_so.then_some(sign));
    }
    for (cell, label) in row.cells.iter().zip(labels.iter().skip(1)) {
        let mark = if cell.is_assumed { "?" } else { "" };
        for part in ["\n", label.as_str(), mark, &cell.text] {
            told.push_str(part);
        }
    }
    let key = row.id.to_string();
    let draw = {
        let (act, labels) = (act.clone(), Rc::clone(labels));
        move || drawn(row.clone(), &act, &labels)
    };
    let it = Still::Told(told, Rc::new(draw));
    html! { <Drawing {key} {it} /> }
}

fn drawn(row: TableRow, act: &Act, labels: &[AttrValue]) -> Html {
    let id = row.id;
    let name = tag("button type=button")
        .flag("aria-pressed", row.is_on)
        .press(act, Action::Tap(id))
        .say(row.name);
    let name = tag("th scope=row role=rowheader").add(name.html());
    let look = row.look;
    // the first of the labels is that of the name
    let cells = row.cells.into_iter().zip(labels.iter().skip(1));
    let cell = |(cell, label): (Cell, &AttrValue)| {
        let swatch = (cell.column == Column::Status).then(|| swatch(look));
        let is_empty = cell.text.is_empty();
        tag("td role=cell")
            .set("data-column", cell.column.name())
            .set("data-term", label.clone())
            .bare("data-assumed", cell.is_assumed)
            .maybe(swatch)
            .maybe((!is_empty).then(|| text("span", cell.text)))
            .html()
    };
    tag("tr role=row")
        .key(id.as_str())
        .set("data-id", id.to_string())
        .set("data-standing", row.standing.name())
        .set("data-look", look.name())
        .bare("data-assumed", look == Look::Assumed)
        .bare("data-on", row.is_on)
        .add(name.html())
        .all(cells.map(cell).collect())
        .html()
}
