//! The numbers behind each map.

use super::geo::{MapView, Projection};

/// Shapes below so many square units are treated with care: archipelagos keep more of
/// their islands, and simplification may not change the area much.
pub(crate) const SMALL: f64 = 60.0;

/// What is kept, and how finely, in one view. Areas in square units.
pub(crate) struct Plan {
    pub(crate) view: MapView,
    pub(crate) width: f64,
    pub(crate) height: f64,
    /// A corner whose triangle is smaller goes.
    pub(crate) tolerance: f64,
    /// A detached part of a shape that is smaller goes to its neighbour or to the sea.
    pub(crate) least_part: f64,
    /// The same for shapes below [`SMALL`].
    pub(crate) least_small_part: f64,
    /// The largest part of a shape goes only if smaller than this.
    pub(crate) least_shape: f64,
    /// An island with less than half of this left on the grid goes.
    pub(crate) least_twice_area: u64,
    /// A shape with less visible area gets a marker.
    pub(crate) marker_below: f64,
    /// The window: what is cut before projecting, in degrees (west, south, east, north),
    /// and how far shapes reach beyond the view box, in units.
    #[allow(dead_code, reason = "a page's own map is not cut")]
    pub(crate) window: Option<([f64; 4], f64)>,
}

impl Plan {
    pub(crate) fn of(view: MapView) -> Self {
        let (width, height) = Projection::of(view).size();
        let (width, height) = (f64::from(width), f64::from(height));
        match view {
            MapView::World => Self {
                view,
                width,
                height,
                tolerance: 2.0,
                least_part: 4.0,
                least_small_part: 1.5,
                least_shape: 1.0,
                least_twice_area: 3,
                marker_below: 12.0,
                window: None,
            },
            MapView::Europe => Self {
                view,
                width,
                height,
                tolerance: 3.0,
                least_part: 6.0,
                least_small_part: 2.0,
                least_shape: 1.5,
                least_twice_area: 6,
                marker_below: 30.0,
                window: Some(([-60.0, 20.0, 100.0, 82.0], 8.0)),
            },
        }
    }
}
