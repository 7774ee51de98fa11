//! The boundary: JSON in, validated domain values out, with all problems at once; and the
//! status object out again.

mod acts;
#[cfg(not(target_arch = "wasm32"))]
mod audit;
mod clauses;
#[cfg(not(target_arch = "wasm32"))]
mod distance;
mod format;
mod names;
mod node;
mod pace;
mod problem;
mod report;
#[cfg(not(target_arch = "wasm32"))]
mod schema;
mod shape;
#[cfg(not(target_arch = "wasm32"))]
mod timeline_report;
mod treaty_file;
mod walk;
mod words;

#[cfg(not(target_arch = "wasm32"))]
pub use audit::{Audit, audit};
pub use pace::{Pace, TreatyPace};
pub use problem::{Problem, ProblemKind};
pub use report::StatusReport;
#[cfg(not(target_arch = "wasm32"))]
pub use schema::treaty_schema;
#[cfg(not(target_arch = "wasm32"))]
pub use timeline_report::timeline_report;
#[cfg(not(target_arch = "wasm32"))]
pub use treaty_file::read_treaty;
pub use treaty_file::{TreatyFile, built_in_about, treaty_of, treaty_of_ours};
