//! The figure as a picture that explains itself: one SVG document, the same bytes natively
//! and in a browser.
//!
//! Whatever shows it: no script, no style sheet, no font, nothing to fetch. Text is text, in
//! whatever sans-serif there is, and wrapped for a wide one. Numbers are integers. It is read
//! on other days than it was made: nothing in it says "today".

mod land;
mod parts;
mod pen;
mod width;

use super::paint::PAPER;
use super::scene::joined;
use super::{MapModel, Options, Scene, header, hypothesis, legend};
use crate::geo::MapView;
use crate::i18n::Direction;
use pen::{Pen, Place, WIDTH};

/// The empty edge on each side.
const MARGIN: i32 = 40;

/// The room between two things side by side.
const GAP: i32 = 32;

const FONTS: &str = "Helvetica, Arial, 'Noto Sans', 'Segoe UI', Roboto, sans-serif";

/// Returns the figure as a standalone SVG document.
///
/// # Shape and units
/// 1200 units wide, as high as its parts; integers only. Shapes and dots carry `data-shape`
/// and `data-look`. The ids of its patterns begin with a number made from what it says, so
/// that two pictures can stand in one page.
///
/// # Examples
/// ```
/// use std::rc::Rc;
/// use treaty_map::data::read_treaty;
/// use treaty_map::domain::Assumptions;
/// use treaty_map::i18n::english;
/// use treaty_map::view::{MapSheet, Options, Scene, map_model, picture};
/// # let json = std::fs::read_to_string("static/treaties/cets-225.json")?;
/// let file = Rc::new(read_treaty(&json).map_err(|_| "the file")?);
/// let (on, home) = (file.treaty.as_of, file.home_view);
/// let scene = Scene::new(file, Rc::new(english()?), on, on, Assumptions::default());
/// let map = map_model(&scene, Rc::new(MapSheet::new(home)?));
/// assert!(picture(&scene, &Options::default(), &map).starts_with("<svg"));
/// # Ok::<(), Box<dyn std::error::Error>>(())
/// ```
pub fn picture(scene: &Scene, options: &Options, map: &MapModel) -> String {
    let header = header(scene, options);
    let view = map.sheet.geometry.view();
    let told = [hypothesis(scene).unwrap_or_default(), header.answer()];
    let told = joined(&told, " ");
    let is_mirrored = scene.words.direction() == Direction::RightToLeft;
    let says = [&header.title, &told, view.as_str(), scene.words.language()].concat();
    let prefix = ["p", &number_of(&says).to_string(), "-"].concat();
    let mut pen = Pen { out: String::new(), is_mirrored, prefix };

    pen.element("title", &header.title);
    pen.element("desc", &told);
    land::patterns(&mut pen, view);
    let all = Place { x: MARGIN, y: MARGIN, width: WIDTH - 2 * MARGIN };
    let paper = pen.out.len();
    let y = parts::answer(&mut pen, scene, &header, all);
    let top = parts::rule(&mut pen, Place { y: y + 22, ..all }) + 20;
    let y = match view {
        // a high map: the rest stands beside it
        MapView::Europe => {
            let width = 760;
            let place = Place { x: MARGIN, y: top, width };
            let map_end = land::land(&mut pen, scene, map, place);
            let x = MARGIN + width + GAP;
            let side = Place { x, y: top, width: all.width - width - GAP };
            let y = parts::conditions(&mut pen, scene, side, 1);
            let rows = legend(scene);
            // at the foot of the map, if there is room
            let y = y.max(map_end - parts::list_height(&rows));
            parts::legend(&mut pen, &rows, Place { y, ..side }, true).max(map_end)
        }
        MapView::World => {
            let y = parts::conditions(&mut pen, scene, Place { y: top, ..all }, 2);
            let y = land::land(&mut pen, scene, map, Place { y, ..all });
            let rows = legend(scene);
            parts::legend(&mut pen, &rows, Place { y: y + 16, ..all }, false)
        }
    };
    let y = parts::rule(&mut pen, Place { y: y + 18, ..all }) + 14;
    let height = parts::footer(&mut pen, scene, map, Place { y, ..all }) + MARGIN - 8;

    let body = std::mem::take(&mut pen.out);
    let (before, after) = body.split_at_checked(paper).unwrap_or((&body, ""));
    pen.raw("<svg xmlns=\"http://www.w3.org/2000/svg\"");
    pen.number("width", WIDTH);
    pen.number("height", height);
    pen.set("viewBox", &["0 0 ", &WIDTH.to_string(), " ", &height.to_string()].concat());
    pen.set("lang", scene.words.language());
    pen.set("xml:lang", scene.words.language());
    pen.set("xml:space", "preserve");
    pen.set("font-family", FONTS);
    if is_mirrored {
        pen.set("direction", "rtl");
    }
    pen.raw(">");
    pen.raw(before);
    pen.block(Place { x: 0, y: 0, width: WIDTH }, height, PAPER);
    pen.raw(after);
    pen.raw("</svg>\n");
    pen.out
}

/// Returns a number for a text, by the method of Fowler, Noll and Vo.
fn number_of(text: &str) -> u32 {
    text.bytes()
        .fold(0x811c_9dc5, |it, byte| (it ^ u32::from(byte)).wrapping_mul(0x0100_0193))
}
