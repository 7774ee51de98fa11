//! Who may still consent, who is represented, and whose consent has ended.

use super::{Name, NameList};
use crate::domain::{
    Date, Entitlement, History, ParticipantId, ParticipantStatus, Standing, sorted_by,
};
use crate::i18n::{Message, fold};
use crate::view::card::plain;
use crate::view::scene::joined;
use crate::view::{Scene, participant_name};

/// Returns a name in a list, which says so where it rests on an assumption.
pub(super) fn named(scene: &Scene, text: String, id: ParticipantId) -> Name {
    marked(scene, text, scene.assumes_consent(id))
}

fn marked(scene: &Scene, text: String, is_assumed: bool) -> Name {
    let text = match is_assumed {
        true => scene.fill(Message::WhyAssumed, &[("name", &text)]),
        false => text,
    };
    Name { text, is_assumed }
}

/// Returns participants by name.
pub(super) fn by_name(
    scene: &Scene,
    ids: impl Iterator<Item = ParticipantId>,
) -> Vec<Name> {
    let names = ids.map(|id| (participant_name(scene, id), id)).collect();
    let names = sorted_by(names, |a: &(String, _), b| fold(&a.0).cmp(&fold(&b.0)));
    names.into_iter().map(|(name, id)| named(scene, name, id)).collect()
}

/// Returns who may still consent on a day, and who is represented.
pub(super) fn people(scene: &Scene, history: &History<'_>, on: Date) -> Vec<NameList> {
    let treaty = scene.treaty();
    let is_bound = |id| {
        let row = scene.status.of(id);
        row.is_some_and(|it| {
            matches!(it.standing, Standing::Contracting | Standing::Party)
        })
    };
    let (mut signed, mut may_sign) = (Vec::new(), Vec::new());
    let mut represented: Vec<(ParticipantId, Vec<ParticipantId>)> = Vec::new();
    for &id in treaty.participants.keys() {
        match history.entitlement(id, on) {
            // whose notice of withdrawal runs is bound still
            Entitlement::HasSigned if is_bound(id) => {}
            Entitlement::HasSigned => signed.push(id),
            // where the file says nothing of who may sign, nothing follows
            Entitlement::MaySign if treaty.signature_clause().is_some() => {
                may_sign.push(id);
            }
            Entitlement::Represented { by } => {
                match represented.iter_mut().find(|it| it.0 == by) {
                    Some((_, ids)) => ids.push(id),
                    None => represented.push((by, vec![id])),
                }
            }
            _ => {}
        }
    }
    let list = |label: String, ids: Vec<ParticipantId>, ground| {
        let names = by_name(scene, ids.into_iter());
        NameList { label, names, ground }
    };
    let mut lists = vec![
        list(scene.say(Message::WhyMayRatify), signed, None),
        list(scene.say(Message::WhyMaySign), may_sign, None),
    ];
    for (by, ids) in represented {
        let ground = ids.first().and_then(|id| treaty.represented(*id, on));
        let ground = ground.map(|it| plain(scene, &it.text));
        let name = participant_name(scene, by);
        let label = scene.fill(Message::WhyRepresented, &[("by", &name)]);
        lists.push(list(label, ids, ground));
    }
    lists.push(NameList {
        label: scene.say(Message::WhyEnded),
        names: ended(scene),
        ground: None,
    });
    lists.retain(|it| !it.names.is_empty());
    lists
}

/// Returns whose consent stands no more on the day shown, each with the day on which it ended.
fn ended(scene: &Scene) -> Vec<Name> {
    let rows = scene.status.participants.iter();
    // who has signed is a signatory again if it leaves before the treaty is in force
    let rows = rows.filter(|row| {
        !matches!(row.standing, Standing::Contracting | Standing::Party)
            && row.all_episodes().any(|it| it.withdrawn.is_some() || it.ended.is_some())
    });
    let opened = scene.treaty().opened.date;
    let name = |row: &ParticipantStatus| {
        let last = row.all_episodes().filter_map(|it| it.ended.or(it.withdrawn)).last();
        let day = last.map_or_else(String::new, |day| scene.words.span(day, opened));
        let words = [participant_name(scene, row.id), day];
        let words = joined(&words, &scene.say(Message::AnswerSeparator));
        (words, row.id)
    };
    let names = sorted_by(rows.map(name).collect(), |a: &(String, _), b| {
        fold(&a.0).cmp(&fold(&b.0))
    });
    let is_assumed = |id| {
        let mut acts = scene.assumed.acts.iter();
        acts.any(|it| it.participant == id && it.kind.is_withdrawal())
    };
    names.into_iter().map(|(words, id)| marked(scene, words, is_assumed(id))).collect()
}
