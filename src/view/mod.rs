//! The view model: everything that is shown, computed without a browser.
//!
//! A [`Scene`] is one treaty on one day in one language. Each part of the figure has a
//! function that reads the scene and returns plain values; `ui` only puts them into markup.

mod acts;
mod camera;
mod card;
pub mod explore;
mod figure;
mod footer;
mod header;
mod legend;
mod list;
mod look;
mod map;
mod names;
mod options;
mod paint;
mod picture;
mod progress;
mod scenario;
mod scene;
mod state;

pub use acts::{ActRow, has_undated, latest_acts};
pub use camera::{Camera, ZOOM_STEP, middle};
pub use card::{Card, CardRow, Quote, SourceLink, card};
pub use figure::{Figure, Tip, whole};
pub use footer::{Footer, footer};
pub use header::{Header, header};
pub use legend::{LegendRow, legend};
pub use list::{ListRow, chips, find, rows};
pub use look::{Look, look_of};
pub use map::{
    MapModel, MapSheet, MarkerView, ShapeView, is_better_in_europe, is_outside,
    map_model, pointing, shape_status,
};
pub use names::{answers, holder, participant_name, shape_name, shape_note};
pub use options::{AttributeProblem, Layout, Options, OwnMaps, Theme};
pub use picture::picture;
pub use progress::{Gauge, ProgressBar, progress};
pub use scenario::hypothesis;
pub use scene::Scene;
pub use state::{Action, Finding, Format, ReaderState};
