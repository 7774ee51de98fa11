//! Lists of participants: all of them by name, the ones that match, the strip of chips.

use super::scene::joined;
use super::{Look, MapSheet, Scene, look_of, participant_name};
use crate::domain::{Act, ParticipantId, ParticipantKind, Window, sorted_by};
use crate::i18n::{Message, fold};

/// One participant in a list.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ListRow {
    /// Who.
    pub id: ParticipantId,
    /// Its name.
    pub name: String,
    /// How it is drawn.
    pub look: Look,
    /// The words for that.
    pub status: String,
    /// "Norway: Signed, 5 September 2024".
    pub label: String,
    folded: String,
    since: Option<Window>,
}

/// Returns the row of a participant.
pub(super) fn row(scene: &Scene, id: ParticipantId) -> ListRow {
    let name = participant_name(scene, id);
    let look = look_of(scene, id);
    let since = since(scene, id, look);
    let status = look.label(scene);
    let label = scene.fill(Message::Option, &[("name", &name), ("status", &status)]);
    let deed = assumed(scene, id).map(|it| {
        scene.say(match it.kind.is_withdrawal() {
            true => Message::AssumedWithdraws,
            false => Message::AssumedRatifies,
        })
    });
    let floor = scene.treaty().opened.date;
    let day = since.map(|it| scene.words.span(it, floor)).unwrap_or_default();
    let parts = [label, deed.unwrap_or_default(), day];
    let label = joined(&parts, &scene.say(Message::AnswerSeparator));
    ListRow { id, look, status, label, folded: fold(&name), name, since }
}

/// Returns since when a participant stands where it does, as far as that is known.
fn since(scene: &Scene, id: ParticipantId, look: Look) -> Option<Window> {
    let row = scene.status.of(id)?;
    match look {
        Look::Party => row.current?.in_force,
        Look::Contracting => row.current.map(|it| it.consented),
        Look::Withdrawn => row.current?.ended,
        Look::Signatory => row.signature,
        Look::Represented | Look::Negotiated | Look::None | Look::Neutral => None,
        Look::Assumed => assumed(scene, id).map(|it| it.day),
    }
}

/// Returns what is assumed of a participant, the last of it: who is taken to sign does so to
/// consent on the same day.
fn assumed(scene: &Scene, id: ParticipantId) -> Option<&Act> {
    let mut acts = scene.assumed.acts.iter().rev();
    acts.find(|it| it.participant == id && !it.kind.is_signature())
}

/// Returns everyone in the depositary's list, by name in the scene's language.
///
/// `before` are the rows of the same treaty in the same language on another day, if there are
/// any: most of them are still true.
pub fn rows(scene: &Scene, before: &[ListRow]) -> Vec<ListRow> {
    if !before.is_empty() {
        let still = |it: &ListRow| {
            let look = look_of(scene, it.id);
            let is_same = look == it.look && since(scene, it.id, look) == it.since;
            if is_same { it.clone() } else { row(scene, it.id) }
        };
        return before.iter().map(still).collect();
    }
    let ids = scene.treaty().participants.keys();
    let all = ids.map(|&id| row(scene, id)).collect();
    sorted_by(all, |a: &ListRow, b| (&a.folded, &a.name).cmp(&(&b.folded, &b.name)))
}

/// Returns the rows whose name has a word that begins with what was typed, best first;
/// all of them when nothing was. The id matches too.
pub fn find<'a>(rows: &'a [ListRow], typed: &str) -> Vec<&'a ListRow> {
    let typed = fold(typed.trim());
    let rank = |row: &ListRow| {
        let words = row.folded.split([' ', '-', '\'']);
        if row.folded.starts_with(&typed) {
            Some(0)
        } else if row.id.as_str().eq_ignore_ascii_case(&typed) {
            Some(1)
        } else if words.into_iter().any(|word| word.starts_with(&typed)) {
            Some(2)
        } else {
            // as bytes: what searches for text in text adds 1 kB to what a page downloads
            let mut parts = row.folded.as_bytes().windows(typed.len());
            parts.any(|it| it == typed.as_bytes()).then_some(3)
        }
    };
    let found = rows.iter().filter_map(|row| Some((rank(row)?, row))).collect();
    let found = sorted_by(found, |a: &(u8, &ListRow), b| a.0.cmp(&b.0));
    found.into_iter().map(|(_, row)| row).collect()
}

/// Returns the chips: organizations first, then those that are only a dot in this view.
pub fn chips(scene: &Scene, rows: &[ListRow], sheet: &MapSheet) -> Vec<ListRow> {
    let is_organization = |row: &&ListRow| {
        let participant = scene.treaty().participants.get(&row.id);
        participant.is_some_and(|it| it.kind == ParticipantKind::Organization)
    };
    let is_dot = |row: &&ListRow| sheet.is_marker(row.id);
    let organizations = rows.iter().filter(is_organization);
    let dots = rows.iter().filter(|row| is_dot(row) && !is_organization(row));
    organizations.chain(dots).cloned().collect()
}

/// Returns the place in a list that a key leads to; `None` for keys that mean nothing.
///
/// Arrows go round. A letter leads to the next name that begins with it, several to the
/// first that begins with them.
pub(super) fn step(rows: &[ListRow], from: Option<usize>, key: &str) -> Option<usize> {
    let last = rows.len().checked_sub(1)?;
    let place = match key {
        "ArrowRight" | "ArrowDown" => {
            from.map_or(0, |it| if it < last { it + 1 } else { 0 })
        }
        "ArrowLeft" | "ArrowUp" => {
            from.map_or(last, |it| it.checked_sub(1).unwrap_or(last))
        }
        "Home" => 0,
        "End" => last,
        _ => {
            // the names of keys are letters of ours that no name begins with
            let letters = fold(key);
            let is_one = key.chars().nth(1).is_none();
            let start = from.map_or(0, |it| it + usize::from(is_one));
            let order = (start..rows.len()).chain(0..start);
            order.into_iter().find(|&idx| {
                rows.get(idx).is_some_and(|row| row.folded.starts_with(&letters))
            })?
        }
    };
    Some(place)
}
