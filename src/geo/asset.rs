//! The committed bytes.

use super::MapView;

/// Returns the asset that `cargo xtask geometry` wrote for the view.
pub(super) fn bytes(view: MapView) -> &'static [u8] {
    match view {
        MapView::World => include_bytes!("../../static/geometry/world.bin"),
        MapView::Europe => include_bytes!("../../static/geometry/europe.bin"),
    }
}
