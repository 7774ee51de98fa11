//! What a clause asks for, leaf by leaf: who counts, who does not and why.

use super::missing::lacking;
use super::people::{by_name, named};
use super::{Name, NameList, WhyLeaf, WhyPart};
use crate::domain::{
    Basis, ConditionTrace, Consents, EntryTrace, LeafProgress, LeafTrace, Need,
    NotCounted, ParticipantId, ParticipantKind, Test, Unit, Window, sorted_by,
};
use crate::i18n::{Message, fold};
use crate::view::explore::law::{amount, asked, capital, members, weighed};
use crate::view::scene::joined;
use crate::view::{Scene, participant_name};

/// Returns a condition, and how far it is met.
pub(super) fn part(
    scene: &Scene,
    it: &ConditionTrace<'_>,
    of: &EntryTrace<'_>,
) -> WhyPart {
    let (lead, parts) = match it {
        ConditionTrace::Leaf(it) => {
            return WhyPart::Leaf(Box::new(leaf(scene, it, of)));
        }
        ConditionTrace::All(parts) => (Message::AskAll, parts),
        ConditionTrace::Any(parts) => (Message::AskAny, parts),
    };
    let parts = parts.iter().map(|it| part(scene, it, of)).collect();
    WhyPart::Several { lead: scene.say(lead), parts }
}

fn leaf(scene: &Scene, it: &LeafTrace<'_>, of: &EntryTrace<'_>) -> WhyLeaf {
    let shown = it.then.as_ref().unwrap_or(&it.now);
    let is_fact = shown.unit == Unit::Fact;
    let own_article = it.leaf.article != of.clause.article;
    let when = if is_fact { it.now.since.map(Window::from) } else { it.met };
    let basis = of.derivation.as_ref().map(|it| it.entry.basis);
    let standing = match (shown.met, when) {
        // what is counted lacks deposits: its days are not those on which it was met
        (true, _) if basis == Some(Basis::Attested) && !is_fact => {
            scene.say(Message::WhyIsAttested)
        }
        (true, Some(day)) => {
            let date = scene.words.span(day, scene.treaty().opened.date);
            scene.fill(Message::WhyMet, &[("date", &date)])
        }
        (true, None) => scene.say(Message::WhyIsMet),
        (false, _) => scene.say(Message::WhyNotMet),
    };
    let said = |number| amount(scene, shown.unit, number);
    let tally = if is_fact {
        String::new()
    } else {
        let (have, need) = (said(shown.have), said(shown.need));
        scene.fill(Message::TimelineOf, &[("have", &have), ("need", &need)])
    };
    let has_more = it.then.is_some() && it.now.have != shown.have && !is_fact;
    WhyLeaf {
        article: own_article
            .then(|| scene.fill(Message::Article, &[("article", &it.leaf.article.0)])),
        asked: asked(scene, it.leaf, shown),
        is_met: shown.met,
        standing,
        tally,
        now: has_more
            .then(|| scene.fill(Message::WhyNow, &[("have", &said(it.now.have))])),
        missing: (!shown.met).then(|| capital(&lacking(scene, it))),
        lists: lists(scene, it, shown),
    }
}

fn lists(scene: &Scene, it: &LeafTrace<'_>, shown: &LeafProgress) -> Vec<NameList> {
    if shown.unit == Unit::Fact {
        return Vec::new();
    }
    let mut lists = Vec::new();
    let mut add = |label: String, names: Vec<Name>| {
        if !names.is_empty() {
            lists.push(NameList { label, names, ground: None });
        }
    };
    let missing = shown.missing.iter().copied();
    add(scene.say(Message::WhyMissingNames), by_name(scene, missing));
    add(scene.say(Message::WhyCounts), counted(scene, it, shown));
    if it.completed_by.len() < shown.counted.len() {
        let names = by_name(scene, it.completed_by.iter().copied());
        add(scene.say(Message::WhyCompleted), names);
    }
    // of those whom a clause names, it is said who is missing, not who else has consented
    let names_them = matches!(need(it), Some(Need::Every(_)));
    for why in NotCounted::ALL {
        if names_them && why == NotCounted::NotMember {
            continue;
        }
        let refused = it.not_counted.iter().filter(|refused| refused.1 == why);
        let (organizations, others): (Vec<_>, Vec<_>) =
            refused.map(|it| it.0).partition(|id| {
                let participant = scene.treaty().participants.get(id);
                participant.is_some_and(|it| it.kind == ParticipantKind::Organization)
            });
        for (ids, are_organizations) in [(organizations, true), (others, false)] {
            let label = reason(scene, it, why, are_organizations);
            add(label, by_name(scene, ids.into_iter()));
        }
    }
    lists
}

/// Returns who counts, by day, each with its day and what it weighs.
fn counted(scene: &Scene, it: &LeafTrace<'_>, shown: &LeafProgress) -> Vec<Name> {
    let opened = scene.treaty().opened.date;
    let weights = weighed(scene, it.leaf);
    let name = |&(id, day): &(ParticipantId, Window)| {
        let mut words = vec![participant_name(scene, id), scene.words.span(day, opened)];
        if let Some(weights) = weights {
            words.push(match shown.unit {
                Unit::Share => scene.words.percent(weights.share(id)),
                _ => weights.values.get(&id).copied().unwrap_or(0).to_string(),
            });
        }
        let words = joined(&words, &scene.say(Message::AnswerSeparator));
        (day, words, id)
    };
    let names = shown.counted.iter().map(name).collect();
    let names = sorted_by(names, |a: &(Window, String, _), b| {
        a.0.to.cmp(&b.0.to).then_with(|| fold(&a.1).cmp(&fold(&b.1)))
    });
    names.into_iter().map(|(_, words, id)| named(scene, words, id)).collect()
}

fn need<'t>(it: &LeafTrace<'t>) -> Option<&'t Need> {
    if let Test::Consents(Consents { need, .. }) = &it.leaf.test {
        Some(need)
    } else {
        None
    }
}

fn reason(
    scene: &Scene,
    it: &LeafTrace<'_>,
    why: NotCounted,
    are_organizations: bool,
) -> String {
    let of_group = |message, group| {
        let group = members(scene, group);
        scene.fill(message, &[("group", group)])
    };
    let message = match why {
        NotCounted::Organization => Message::WhyNotOrganization,
        NotCounted::Means => Message::WhyNotMeans,
        NotCounted::NotSignatory => Message::WhyNotSignatory,
        NotCounted::NoWeight => Message::WhyNoWeight,
        NotCounted::NotMember => {
            let message = match are_organizations {
                true => Message::WhyNotMemberOrganization,
                false => Message::WhyNotMember,
            };
            return it.leaf.group().map_or_else(String::new, |id| of_group(message, id));
        }
        NotCounted::Excepted => {
            let Test::Consents(Consents { whose, .. }) = &it.leaf.test else {
                return String::new();
            };
            let group = whose.not_in.as_ref();
            return group
                .map_or_else(String::new, |id| of_group(Message::WhyExcepted, id));
        }
    };
    scene.say(message)
}
