//! The names that a treaty file defines, for what refers to them.

use super::shape::Kind;
use crate::json::Json;

/// What the rest of the file may name, each list sorted; `None`: what should define them is
/// not there or not of its shape, which is a problem of its own, and enough of one.
pub(super) struct Names<'a> {
    participants: Option<Vec<&'a str>>,
    groups: Option<Vec<&'a str>>,
    sources: Option<Vec<&'a str>>,
    weights: Option<Vec<&'a str>>,
}

impl<'a> Names<'a> {
    /// Gathers the names of a document, whatever else may be wrong with it.
    pub(super) fn of(document: &'a Json) -> Self {
        let keys = |of: &str| {
            let members = document.get(of)?.members()?;
            Some(sorted(members.iter().map(|it| it.0.as_str()).collect()))
        };
        let or_none = |of: &str| match document.get(of) {
            Some(_) => keys(of),
            None => Some(Vec::new()),
        };
        let listed = document.get("participants").and_then(Json::items);
        let ids = |all: &'a [Json]| {
            sorted(all.iter().filter_map(|it| it.get("id")?.as_text()).collect())
        };
        Self {
            participants: listed.map(ids),
            groups: or_none("groups"),
            sources: keys("sources"),
            weights: or_none("weights"),
        }
    }

    pub(super) fn of_kind(&self, kind: Kind) -> Option<&[&'a str]> {
        let names = match kind {
            Kind::Participant => &self.participants,
            Kind::Group => &self.groups,
            Kind::Source => &self.sources,
            Kind::Weights => &self.weights,
        };
        names.as_deref()
    }
}

fn sorted(names: Vec<&str>) -> Vec<&str> {
    crate::domain::sorted_by(names, Ord::cmp)
}
