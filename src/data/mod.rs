//! The boundary: JSON in, validated domain values out, with all problems at once; and the
//! status object out again.

mod json;
mod problem;
mod reader;
mod report;
mod treaty_file;

pub use problem::{Problem, ProblemKind};
pub use report::StatusReport;
pub use treaty_file::{TreatyFile, read_treaty};
