//! Progress towards each condition, as counted segments.

use super::{Scene, participant_name};
use crate::domain::LeafProgress;
use crate::i18n::Message;

/// The progress of one condition.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ProgressBar {
    /// How many there are.
    pub have: u32,
    /// How many are needed.
    pub need: u32,
    /// "of 5".
    pub of: String,
    /// "consents to be bound".
    pub label: String,
    /// "Article 30(3)".
    pub article: String,
    /// "European Union, 15 May 2026", or "15 have signed".
    pub detail: String,
    /// Whether it is met.
    pub met: bool,
}

/// How many names a line of detail can hold.
const NAMED: usize = 3;

/// Returns the progress of every condition, in the order of the clause.
pub fn progress(scene: &Scene) -> Vec<ProgressBar> {
    scene.status.conditions.iter().map(|leaf| bar(scene, leaf)).collect()
}

fn bar(scene: &Scene, leaf: &LeafProgress) -> ProgressBar {
    let group = leaf.group.as_ref().and_then(|id| scene.treaty().groups.get(id));
    let label = match group {
        None => scene.say(Message::ProgressTotal),
        Some(group) => {
            let group = scene.text(&group.members_name);
            scene.fill(Message::ProgressGroup, &[("group", group)])
        }
    };
    ProgressBar {
        have: leaf.have,
        need: leaf.need,
        of: scene.fill(Message::ProgressOf, &[("need", &leaf.need.to_string())]),
        label,
        article: scene.fill(Message::Article, &[("article", &leaf.article.0)]),
        detail: detail(scene, leaf),
        met: leaf.met,
    }
}

fn detail(scene: &Scene, leaf: &LeafProgress) -> String {
    if leaf.counted.is_empty() {
        return signed(scene, leaf);
    }
    let named = leaf.counted.iter().rev().take(NAMED).map(|&(id, day)| {
        format!("{}, {}", participant_name(scene, id), scene.words.date(day.to))
    });
    let mut parts: Vec<String> = named.collect();
    if leaf.counted.len() > NAMED {
        let more = (leaf.counted.len() - NAMED).to_string();
        parts.push(scene.fill(Message::ProgressMore, &[("n", &more)]));
    }
    parts.join(" · ")
}

/// Returns how many of those that could count have signed.
fn signed(scene: &Scene, leaf: &LeafProgress) -> String {
    let rows = scene.status.participants.iter();
    let signed = rows.filter(|row| {
        let group = leaf.group.as_ref();
        row.signature.is_some()
            && group.is_none_or(|it| scene.treaty().in_group(it, row.id, scene.on))
    });
    let number = u32::try_from(signed.count()).unwrap_or(u32::MAX);
    scene.words.count(Message::ProgressSigned, number, &[("n", &number.to_string())])
}
