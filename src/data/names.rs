//! The names that a treaty file defines, for what refers to them.

use super::shape::Kind;
use crate::json::Json;

/// What the rest of the file may name, each list sorted.
#[derive(Default)]
pub(super) struct Names<'a> {
    participants: Vec<&'a str>,
    groups: Vec<&'a str>,
    sources: Vec<&'a str>,
    weights: Vec<&'a str>,
}

impl<'a> Names<'a> {
    /// Gathers the names of a document, whatever else may be wrong with it.
    pub(super) fn of(document: &'a Json) -> Self {
        let keys = |of: &str| {
            let members = document.get(of).and_then(Json::members).unwrap_or_default();
            sorted(members.iter().map(|it| it.0.as_str()).collect())
        };
        let listed =
            document.get("participants").and_then(Json::items).unwrap_or_default();
        let ids = listed.iter().filter_map(|it| it.get("id")?.as_text());
        Self {
            participants: sorted(ids.collect()),
            groups: keys("groups"),
            sources: keys("sources"),
            weights: keys("weights"),
        }
    }

    pub(super) fn of_kind(&self, kind: Kind) -> &[&'a str] {
        match kind {
            Kind::Participant => &self.participants,
            Kind::Group => &self.groups,
            Kind::Source => &self.sources,
            Kind::Weights => &self.weights,
        }
    }
}

fn sorted(names: Vec<&str>) -> Vec<&str> {
    crate::domain::sorted_by(names, Ord::cmp)
}
