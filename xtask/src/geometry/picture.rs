//! Pictures to look at while working on the maps.

use std::fmt::Write;

use super::geo::Geometry;

/// Shades that tell neighbours apart.
const SHADES: [&str; 6] =
    ["#2d5f97", "#3a6ca8", "#4f81bb", "#8aa8cc", "#b7c1d5", "#c9d3df"];

/// Draws a decoded map.
pub(crate) fn svg(map: &Geometry) -> String {
    let (width, height) = (map.width(), map.height());
    let mut svg = format!(
        "<svg xmlns=\"http://www.w3.org/2000/svg\" viewBox=\"0 0 {width} {height}\">\
         <rect width=\"{width}\" height=\"{height}\" fill=\"#eef3f7\"/>\
         <g stroke=\"#fff\" stroke-width=\".6\" stroke-linejoin=\"round\" fill-rule=\"evenodd\">"
    );
    for code in map.codes() {
        if let Some(path) = map.path(code) {
            let shade = SHADES[usize::from(code.rank()) % SHADES.len()];
            let _ = write!(
                svg,
                "<path fill=\"{shade}\" d=\"{path}\"><title>{code}</title></path>"
            );
        }
    }
    svg.push_str("</g>");
    for marker in map.markers() {
        let (radius, fill) = if marker.sovereign { (2.5, "#c22") } else { (1.5, "#282") };
        let (x, y) = (marker.at.x, marker.at.y);
        let _ =
            write!(svg, "<circle cx=\"{x}\" cy=\"{y}\" r=\"{radius}\" fill=\"{fill}\"/>");
    }
    svg.push_str("</svg>\n");
    svg
}
