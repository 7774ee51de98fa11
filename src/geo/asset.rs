//! The committed bytes, which `cargo xtask geometry` wrote.

use super::{DecodeError, Geometry, MapView};

/// Returns the built-in map of a view.
pub(super) fn map(view: MapView) -> Result<Geometry, DecodeError> {
    match view {
        MapView::World => world(),
        MapView::Europe => {
            let bytes = include_bytes!("../../static/geometry/europe.bin");
            Geometry::decode(view, bytes)
        }
    }
}

/// A gate: on a page the world comes with the later part of the module, as the default treaty
/// is at home in Europe.
#[inline(never)]
fn world() -> Result<Geometry, DecodeError> {
    let bytes = include_bytes!("../../static/geometry/world.bin");
    Geometry::decode(MapView::World, bytes)
}
