//! The map: decodes the committed arcs, writes path text, finds what lies under a pointer.
//!
//! Two maps are baked by `cargo xtask geometry`: the world (Equal Earth) and Europe
//! (Lambert azimuthal equal-area). Everything here works in **map units**: x grows to the
//! right, y grows down, and the map is [`Geometry::width`] by [`Geometry::height`] units.
//! Arcs are stored once with the shapes on both sides, so that outlines of groups and
//! borders between two shapes cost nothing and neighbours never gape.
//!
//! Path text is made of integers only: it is the same natively and in the browser. The
//! projections use trigonometry and serve `locate` and the builder, never an export.
//!
//! The layer names nothing but `std` and itself.

mod anchor;
mod arc;
mod asset;
mod bounds;
mod code;
mod decode;
mod geometry;
mod hit;
mod marker;
mod plane;
mod projection;
mod reader;
mod rings;
mod territory;
mod view;
mod write;

pub use arc::Arc;
pub use bounds::Bounds;
pub use code::{N_SHAPE_CODES, ShapeCode};
pub use decode::{DecodeError, FORMAT, MARKER_STEPS, PAGE_FORMAT};
pub use geometry::Geometry;
pub use hit::Reach;
pub use marker::Marker;
pub use plane::{LonLat, Point};
pub use projection::Projection;
pub use territory::{is_eu_territory, is_neutral, parent};
pub use view::{MapView, ParseMapViewError};
