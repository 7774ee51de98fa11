//! The map of a picture, and the samples of its looks.

use super::pen::{Pen, Place};
use crate::geo::{MapView, ShapeCode};
use crate::i18n::Message;
use crate::view::paint::{ACCENT, BORDER, COAST, INK, Pattern, SEA, SOFT, paint};
use crate::view::{Look, MapModel, Scene, shape_name, shape_status, whole};

/// Writes the patterns of all looks that have one: about as fine on either map, whatever its
/// scale.
pub(super) fn patterns(pen: &mut Pen, view: MapView) {
    let tenths = match view {
        MapView::World => 14,
        MapView::Europe => 10,
    };
    pen.raw("<defs>");
    for look in Look::ALL {
        pattern(pen, look, tenths);
    }
    pen.raw("</defs>");
}

fn pattern(pen: &mut Pen, look: Look, tenths: i32) {
    let paint = paint(look);
    let Some(Pattern { ink, turn, tile, marks }) = paint.pattern else { return };
    let (id, side) = ([&pen.prefix, look.name()].concat(), tile.to_string());
    pen.raw("<pattern");
    pen.set("id", &id);
    pen.number("width", tile / tenths);
    pen.number("height", tile / tenths);
    pen.set("patternUnits", "userSpaceOnUse");
    pen.set("viewBox", &["0 0 ", &side, " ", &side].concat());
    pen.set("patternTransform", &["rotate(", turn, ")"].concat());
    pen.raw("><rect");
    pen.set("width", &side);
    pen.set("height", &side);
    pen.set("fill", paint.ground);
    pen.raw("/><path");
    pen.set("d", marks);
    pen.set("fill", ink);
    pen.raw("/></pattern>");
}

fn fill(pen: &mut Pen, look: Look) {
    let paint = paint(look);
    let fill = match paint.pattern {
        None => paint.ground.to_owned(),
        Some(_) => ["url(#", &pen.prefix, look.name(), ")"].concat(),
    };
    pen.set("data-look", look.name());
    pen.set("fill", &fill);
}

/// Writes a sample of a look.
pub(super) fn sample(pen: &mut Pen, look: Look, (x, y): (i32, i32)) {
    let (width, height) = (22, 15);
    let (left, top) = (pen.left(x, width).to_string(), y.to_string());
    // a pattern begins where the plane of its shape does: all samples are cut alike
    pen.raw("<g");
    pen.set("transform", &["translate(", &left, " ", &top, ")"].concat());
    pen.raw("><rect");
    pen.number("width", width);
    pen.number("height", height);
    fill(pen, look);
    pen.raw("/></g>");
}

/// Writes the map into a place; returns where it ends.
pub(super) fn land(pen: &mut Pen, scene: &Scene, map: &MapModel, at: Place) -> i32 {
    let (sheet, geometry) = (&map.sheet, &map.sheet.geometry);
    let (across, down) = (geometry.width(), geometry.height());
    let height = at.width * i32::from(down) / i32::from(across);
    pen.block(at, height, SEA);
    pen.raw("<svg");
    pen.number("x", pen.left(at.x, at.width));
    pen.number("y", at.y);
    pen.number("width", at.width);
    pen.number("height", height);
    let view_box = ["0 0 ", &across.to_string(), " ", &down.to_string()].concat();
    pen.set("viewBox", &view_box);
    pen.set("preserveAspectRatio", "xMidYMid slice");
    pen.set("fill-rule", "evenodd");
    pen.set("stroke-linejoin", "round");
    pen.raw(">");
    let (radius, outline) = match geometry.view() {
        MapView::World => (4, 1),
        MapView::Europe => (6, 2),
    };
    // what is assumed lies above its neighbours, for its outline
    for is_above in [false, true] {
        for it in &map.shapes {
            if (it.look == Look::Assumed) == is_above {
                pen.raw("<path");
                pen.set("d", &it.d);
                if is_above {
                    pen.set("stroke", ACCENT);
                    pen.number("stroke-width", outline);
                }
                shape(pen, scene, it.code, it.look);
                pen.raw("</path>");
            }
        }
        if !is_above {
            line(pen, &sheet.coast, COAST, "");
            line(pen, &sheet.borders, BORDER, "");
            line(pen, &sheet.dashed, SOFT, "3 2");
        }
    }
    for it in &map.markers {
        let (x, y) = whole(it.at);
        pen.raw("<circle");
        pen.number("cx", x);
        pen.number("cy", y);
        pen.number("r", if it.is_territory { radius / 2 } else { radius });
        // a dark dot is seen on dark land too
        let stroke = match it.look {
            Look::Assumed => ACCENT,
            Look::Party | Look::Contracting => BORDER,
            _ => INK,
        };
        pen.set("stroke", stroke);
        shape(pen, scene, it.code, it.look);
        pen.raw("</circle>");
    }
    pen.raw("</svg>");
    at.y + height
}

/// Writes whose a shape is, how it is filled, and its name with its status.
fn shape(pen: &mut Pen, scene: &Scene, code: ShapeCode, look: Look) {
    let (name, status) = (shape_name(scene, code), shape_status(scene, code));
    pen.set("data-shape", code.as_str());
    fill(pen, look);
    pen.raw(">");
    let with = [("name", &*name), ("status", &*status)];
    pen.element("title", &scene.fill(Message::Option, &with));
}

fn line(pen: &mut Pen, d: &str, stroke: &str, dashes: &str) {
    pen.raw("<path");
    pen.set("d", d);
    pen.set("fill", "none");
    pen.set("stroke", stroke);
    if !dashes.is_empty() {
        pen.set("stroke-dasharray", dashes);
    }
    pen.raw("/>");
}
