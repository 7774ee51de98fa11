//! The legend: each look that occurs, with how many participants have it.

use super::{Look, Scene, look_of};
use crate::domain::ParticipantId;

/// One row of the legend.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct LegendRow {
    /// The look.
    pub look: Look,
    /// Its words.
    pub label: String,
    /// How many participants have it; `None` where counting means nothing.
    pub count: Option<usize>,
}

/// Returns the rows of the legend; who is not in the record's list may yet be assumed to act.
pub fn legend(scene: &Scene) -> Vec<LegendRow> {
    let listed = &scene.treaty().participants;
    let mut ids: Vec<ParticipantId> = listed.keys().copied().collect();
    for act in &scene.assumed.acts {
        if !ids.contains(&act.participant) {
            ids.push(act.participant);
        }
    }
    let looks: Vec<Look> = ids.into_iter().map(|id| look_of(scene, id)).collect();
    let rows = Look::ALL.into_iter().filter_map(|look| {
        let count = looks.iter().filter(|it| **it == look).count();
        let is_background = matches!(look, Look::None | Look::Neutral);
        (is_background || count > 0).then(|| LegendRow {
            look,
            label: look.label(scene),
            count: (!is_background).then_some(count),
        })
    });
    rows.collect()
}
