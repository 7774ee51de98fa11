//! The legend: each look that occurs, with how many participants have it.

use super::{Look, Scene, look_of};

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

/// Returns the rows of the legend.
pub fn legend(scene: &Scene) -> Vec<LegendRow> {
    let ids = scene.treaty().participants.keys();
    let looks: Vec<Look> = ids.map(|&id| look_of(scene, id)).collect();
    let rows = Look::ALL.into_iter().filter_map(|look| {
        let count = looks.iter().filter(|it| **it == look).count();
        let is_background = look.is_background();
        (is_background || count > 0).then(|| LegendRow {
            look,
            label: look.label(scene),
            count: (!is_background).then_some(count),
        })
    });
    rows.collect()
}
