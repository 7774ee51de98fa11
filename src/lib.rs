//! Treaty status, computed from a treaty's own final clauses.
pub mod domain;
pub mod data;
pub mod geo;
pub mod i18n;
pub mod view;
