//! The names that a treaty file defines, and what may refer to them.

use super::problem::ProblemKind;
use super::reader::{Node, Object, list};
use crate::domain::{GroupId, ParticipantId, SourceId};

/// What the rest of the file may name.
pub(super) struct Names {
    pub(super) participants: Vec<ParticipantId>,
    pub(super) groups: Vec<GroupId>,
    pub(super) sources: Vec<SourceId>,
}

impl Names {
    pub(super) fn participant(&self, node: Node<'_>) -> Option<ParticipantId> {
        let id = node.id()?;
        if !self.participants.contains(&id) {
            node.report(ProblemKind::UnknownParticipant(id.to_string()));
        }
        Some(id)
    }

    pub(super) fn group(&self, node: Node<'_>) -> Option<GroupId> {
        let group = GroupId(node.owned()?);
        if !self.groups.contains(&group) {
            let defined = list(self.groups.iter().map(|it| it.0.as_str()));
            node.report(ProblemKind::UnknownGroup { found: group.0.clone(), defined });
        }
        Some(group)
    }

    pub(super) fn source(&self, node: Node<'_>) -> Option<SourceId> {
        let source = SourceId(node.owned()?);
        if !self.sources.contains(&source) {
            node.report(ProblemKind::UnknownSource(source.0.clone()));
        }
        Some(source)
    }

    pub(super) fn sources(&self, node: Option<Node<'_>>) -> Vec<SourceId> {
        node.and_then(|it| it.each(|one| self.source(one))).unwrap_or_default()
    }

    pub(super) fn some_sources(&self, object: &Object<'_>) -> Vec<SourceId> {
        let node = object.must("sources", "an array of ids of sources");
        let sources = self.sources(node);
        if let Some(node) = node.filter(|it| it.is_empty_array()) {
            node.report(ProblemKind::Empty("at least one source"));
        }
        sources
    }
}
