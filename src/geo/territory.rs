//! Which shapes are parts of something else, and which are drawn without a status.

use super::ShapeCode;

/// Territories by the State that answers for them.
#[rustfmt::skip]
const TERRITORIES: &[(&[u8; 2], &[&[u8; 2]])] = &[
    (b"AU", &[b"CC", b"CX", b"HM", b"NF"]),
    (b"CN", &[b"HK", b"MO"]),
    (b"DK", &[b"FO", b"GL"]),
    (b"FI", &[b"AX"]),
    (b"FR", &[b"BL", b"GF", b"GP", b"MF", b"MQ", b"NC", b"PF", b"PM", b"RE", b"TF", b"WF",
              b"YT"]),
    (b"GB", &[b"AI", b"BM", b"FK", b"GG", b"GI", b"GS", b"IM", b"IO", b"JE", b"KY", b"MS",
              b"PN", b"SH", b"TC", b"VG"]),
    (b"NL", &[b"AW", b"BQ", b"CW", b"SX"]),
    (b"NO", &[b"BV", b"SJ"]),
    (b"NZ", &[b"TK"]),
    (b"US", &[b"AS", b"GU", b"MP", b"PR", b"VI"]),
];

/// Territories in which Union law applies: the outermost regions and Åland.
const EU_TERRITORIES: &[&[u8; 2]] = &[b"AX", b"GF", b"GP", b"MF", b"MQ", b"RE", b"YT"];

/// Shapes that take no status from anybody.
const NEUTRAL: &[&[u8; 2]] = &[b"EH", b"TW", b"XJ", b"XK"];

/// Returns the State that answers for a territory, nothing for a State's own shape.
///
/// # Examples
/// ```
/// use treaty_map::geo::{ShapeCode, parent};
/// let greenland = ShapeCode::parse("GL");
/// assert_eq!(greenland.and_then(parent), ShapeCode::parse("DK"));
/// ```
pub fn parent(code: ShapeCode) -> Option<ShapeCode> {
    let row = TERRITORIES.iter().find(|(_, territories)| is_among(code, territories));
    row.map(|(state, _)| ShapeCode::of(state))
}

/// Returns whether the shape is a territory inside the European Union, besides the 27
/// member States' own shapes.
///
/// # Source
/// TFEU art. 349 and 355(1), (4). Greenland, the Faroes, Saint Barthélemy, Saint Pierre and
/// Miquelon, New Caledonia and French Polynesia are outside.
pub fn is_eu_territory(code: ShapeCode) -> bool {
    is_among(code, EU_TERRITORIES)
}

/// Returns whether the shape is drawn neutrally, whoever is a party.
///
/// Western Sahara, Taiwan, and Jammu and Kashmir always; Kosovo only where it is not a
/// participant of the treaty itself: the caller asks the treaty first.
pub fn is_neutral(code: ShapeCode) -> bool {
    is_among(code, NEUTRAL)
}

fn is_among(code: ShapeCode, letters: &[&[u8; 2]]) -> bool {
    letters.iter().any(|it| ShapeCode::of(it) == code)
}
