//! The parts of a picture around its map. Each returns where it ends.

use super::GAP;
use super::land::sample;
use super::pen::{Pen, Place, Run, plain};
use crate::i18n::Message;
use crate::view::header::{doubt, outlook};
use crate::view::paint::{ACCENT, COUNTED, INK, MISSING, RULE};
use crate::view::scene::joined;
use crate::view::{
    Gauge, Header, LegendRow, MapModel, ProgressBar, Scene, footer as view_footer,
    hypothesis, progress,
};

/// A hairline.
pub(super) fn rule(pen: &mut Pen, at: Place) -> i32 {
    pen.block(at, 1, RULE);
    at.y + 1
}

/// A text with a bar at its start: what must not be missed.
fn notice(pen: &mut Pen, at: Place, run: Run<'_>) -> i32 {
    let inside = Place { x: at.x + 16, width: at.width - 16, ..at };
    let y = pen.text(inside, &[run], None);
    pen.block(Place { y: at.y + 1, width: 4, ..at }, y - at.y, run.fill);
    y
}

/// What is assumed, whose treaty, the answer, what would come next.
pub(super) fn answer(pen: &mut Pen, scene: &Scene, header: &Header, at: Place) -> i32 {
    let mut y = at.y;
    if let Some(words) = hypothesis(scene) {
        let words = plain(&words, 19).bold().fill(ACCENT);
        y = notice(pen, at, words) + 22;
    }
    y = pen.text(Place { y, ..at }, &[plain(&header.kicker, 16).soft()], None);
    let title = plain(&header.title, 24).bold();
    let language = header.title_language.as_deref();
    y = pen.text(Place { y: y + 2, ..at }, &[title], language);

    // an answer that rests on a hypothesis does not look like one from the record
    let fill = if scene.is_hypothetical() { ACCENT } else { INK };
    let answer = [
        plain(&header.state, 34).bold().fill(fill),
        plain(&header.conditions, 34).fill(fill),
        plain(&header.as_of, 34).soft(),
    ];
    y = pen.text(Place { y: y + 8, ..at }, &answer, None) + 2;
    if let Some(words) = outlook(scene, Message::EarliestDated) {
        let is_assumed = !scene.assumed.acts.is_empty();
        let fill = if is_assumed { ACCENT } else { INK };
        y = pen.text(Place { y: y + 4, ..at }, &[plain(&words, 19).fill(fill)], None);
    }
    if let Some(words) = &header.latest {
        y = pen.text(Place { y: y + 2, ..at }, &[plain(words, 19).soft()], None);
    }
    if let Some(words) = doubt(scene, scene.on) {
        y = notice(pen, Place { y: y + 8, ..at }, plain(&words, 19)) + 4;
    }
    y
}

/// Progress towards the conditions, at most so many side by side.
pub(super) fn conditions(pen: &mut Pen, scene: &Scene, at: Place, across: i32) -> i32 {
    let bars = progress(scene);
    let across = if bars.len() < 2 { 1 } else { across };
    let width = (at.width - GAP * (across - 1)) / across;
    let (mut top, mut end) = (at.y, at.y);
    let mut column = 0;
    for bar in &bars {
        if column == across {
            (top, column) = (end, 0);
        }
        let place = Place { x: at.x + column * (width + GAP), y: top, width };
        end = end.max(condition(pen, bar, place) + 22);
        column += 1;
    }
    end
}

fn condition(pen: &mut Pen, bar: &ProgressBar, at: Place) -> i32 {
    let mut y = at.y;
    if let Some(or) = &bar.or {
        y = pen.text(at, &[plain(or, 16).soft()], None) + 4;
    }
    let label = plain(&bar.label, 18).bold();
    let line = [plain(&bar.shown, 32).bold(), plain(&bar.of, 18).soft(), label];
    if at.width > 500 {
        y = pen.text(Place { y, ..at }, &line, None) + 2;
    } else {
        y = pen.text(Place { y, ..at }, &line[..2], None) - 4;
        y = pen.text(Place { y, ..at }, &[label], None) + 8;
    }
    if bar.gauge != Gauge::None {
        y = gauge(pen, bar, Place { y, ..at }) + 6;
    }
    let details = joined(&[bar.article.clone(), bar.detail.clone()], " · ");
    pen.text(Place { y, ..at }, &[plain(&details, 15).soft()], None)
}

/// The progress as a bar, or in segments: what is on record, what is assumed, what is missing.
fn gauge(pen: &mut Pen, bar: &ProgressBar, at: Place) -> i32 {
    let height = 12;
    let part = |amount: u32| -> i32 {
        let part = u64::from(amount.min(bar.need)) * u64::from(at.width.unsigned_abs());
        let part = part.checked_div(u64::from(bar.need)).unwrap_or(0);
        i32::try_from(part).unwrap_or(at.width)
    };
    let have = if bar.met { bar.need } else { bar.have };
    let on_record = bar.have.saturating_sub(bar.assumed);
    let on_record = if bar.assumed == 0 { have } else { on_record };
    let mut step = |from: u32, to: u32, gap: i32| {
        let fill = match from {
            it if it < on_record => COUNTED,
            it if it < have => ACCENT,
            _ => MISSING,
        };
        let (start, end) = (part(from), part(to));
        let place = Place { x: at.x + start, width: end - start - gap, ..at };
        if end > start {
            pen.block(place, height, fill);
        }
    };
    if bar.gauge == Gauge::Segments {
        for idx in 0..bar.need {
            step(idx, idx + 1, if idx + 1 < bar.need { 3 } else { 0 });
        }
    } else {
        step(0, on_record, 0);
        step(on_record, have.max(on_record), 0);
        step(have.max(on_record), bar.need, 0);
    }
    at.y + height
}

const ROW: i32 = 28;

/// Returns the height of a legend whose rows stand below one another on one line each.
pub(super) fn list_height(rows: &[LegendRow]) -> i32 {
    i32::try_from(rows.len()).unwrap_or_default() * ROW - 6
}

/// The legend: below one another, or in lines.
pub(super) fn legend(pen: &mut Pen, rows: &[LegendRow], at: Place, is_list: bool) -> i32 {
    let (mut x, mut y, mut end) = (at.x, at.y, at.y);
    for row in rows {
        let count = row.count.map_or_else(String::new, |it| it.to_string());
        let runs = [plain(&row.label, 17), plain(&count, 17).bold()];
        let room = at.x + at.width - x;
        let width = 32 + runs[0].width() + 6 + runs[1].width();
        if x > at.x && (is_list || width > room) {
            (x, y) = (at.x, end + 6);
        }
        sample(pen, row.look, (x, y + 4));
        let place = Place { x: x + 32, y, width: at.x + at.width - x - 32 };
        end = end.max(pen.text(place, &runs, None));
        x += width + 24;
    }
    end
}

/// How far the record goes, where it was read, what the borders mean.
pub(super) fn footer(pen: &mut Pen, scene: &Scene, map: &MapModel, at: Place) -> i32 {
    let footer = view_footer(scene, &map.sheet);
    let day = scene.words.date(scene.on);
    let day = scene.fill(Message::PictureDay, &[("date", &day)]);
    let mut sources = Vec::new();
    for it in footer.sources {
        sources.push(it.title);
    }
    let days = joined(&[day, footer.as_of], " · ");
    let sources = joined(&sources, " · ");
    let runs = [
        plain(&days, 15).soft().bold(),
        plain("·", 15).soft(),
        plain(&sources, 15).soft(),
    ];
    let y = pen.text(at, &runs, None) + 3;
    let label = scene.say(Message::Borders);
    let runs = [
        plain(&label, 15).soft().bold(),
        plain("·", 15).soft(),
        plain(&footer.borders, 15).soft(),
    ];
    pen.text(Place { y, ..at }, &runs, None)
}
