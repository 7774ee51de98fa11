//! What-if: choosing who is assumed to act, and what is to be known of it.

use super::Explore;
use crate::domain::{
    AssumedAct, Assumption, Assumptions, Completion, Date, Entitlement, GroupId, History,
    Hurdle, ParticipantId, Pick, Refusal, Standing, Tipping, Together, Warning,
    parse_assumptions, sorted_by,
};
use crate::i18n::{Message, fold};
use crate::view::scene::joined;
use crate::view::{
    Figure, Finding, Options, ReaderState, Scene, header, participant_name,
};
use std::rc::Rc;

/// Everything that the panel of a what-if shows.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct WhatIf {
    /// What choosing does.
    pub hint: String,
    /// Why the last choice could not be assumed, or what is to be known of it.
    pub remark: String,
    /// What is assumed, in the order in which it was chosen.
    pub rows: Vec<AssumedRow>,
    /// Groups that can be assumed to ratify at once.
    pub groups: Vec<GroupChoice>,
    /// Who would tip it, in words: lines, the first of which is a title.
    pub tipping: Vec<String>,
}

/// One thing that is assumed.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct AssumedRow {
    /// Who, what and when.
    pub what: Assumption,
    /// Which of those of the same participant: 0 is the first.
    pub nth: usize,
    /// The participant's name.
    pub name: String,
    /// "ratifies", "withdraws".
    pub deed: String,
    /// What is to be known of it.
    pub warning: String,
    /// What the field for the day is called.
    pub date_label: String,
    /// What the button that takes it back is called.
    pub undo_label: String,
}

/// A group that can be assumed to ratify.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct GroupChoice {
    /// Which; `None`: all signatories.
    pub group: Option<GroupId>,
    /// "All signatories · 20".
    pub label: String,
}

/// Returns what is assumed in a figure, once each: nothing, where the treaty refuses it.
fn assumed(figure: &Figure) -> Vec<Assumption> {
    if figure.refused.is_some() {
        return Vec::new();
    }
    let all = parse_assumptions(figure.assume(), figure.given_on()).unwrap_or_default();
    let mut once = Vec::new();
    for it in all {
        if !once.contains(&it) {
            once.push(it);
        }
    }
    once
}

/// Returns what is assumed in a figure as a text with a date for each.
pub(super) fn assumed_with_dates(figure: &Figure) -> String {
    written(&assumed(figure))
}

/// Returns what choosing a participant assumes of it; `None`: it is assumed no longer.
pub fn choice(figure: &Figure, id: ParticipantId) -> Option<AssumedAct> {
    if assumed(figure).iter().any(|it| it.participant == id) {
        return None;
    }
    let stands = figure.scene.status.of(id).is_some_and(|row| {
        matches!(row.standing, Standing::Contracting | Standing::Party)
    });
    Some(if stands { AssumedAct::Withdrawal } else { AssumedAct::Consent })
}

/// Returns a text of assumptions with a date for each: the day shown, where it has none.
pub(super) fn dated(figure: &Figure, text: &str) -> String {
    parse_assumptions(text, figure.scene.on).map_or(text.to_owned(), |it| written(&it))
}

/// Returns the text that [`parse_assumptions`] reads.
fn written(all: &[Assumption]) -> String {
    let one = |it: &Assumption| {
        let act = match it.act {
            AssumedAct::Consent => "",
            AssumedAct::Withdrawal => ":withdrawal",
        };
        [it.participant.as_str(), ":", &it.date.to_string(), act].concat()
    };
    joined(&all.iter().map(one).collect::<Vec<_>>(), " ")
}

/// Returns who has signed, has not consented, and acts for itself: those of a group, or all.
fn signatories(scene: &Scene, group: Option<&GroupId>) -> Vec<ParticipantId> {
    let treaty = scene.treaty();
    let rows = scene.status.participants.iter().filter(|row| {
        row.standing == Standing::Signatory
            && row.represented_by.is_none()
            && group.is_none_or(|it| treaty.in_group(it, row.id, scene.on))
    });
    let named = rows.map(|row| (fold(&participant_name(scene, row.id)), row.id));
    let sorted = sorted_by(named.collect(), |a: &(String, _), b| a.0.cmp(&b.0));
    sorted.into_iter().map(|(_, id)| id).collect()
}

/// Takes in what the reader does to what is assumed.
pub(super) fn next(figure: &Figure, what: &Explore, reader: &mut ReaderState) {
    let scene = &figure.scene;
    let mut all = assumed(figure);
    let exploring = &mut reader.exploring;
    let whom = match what {
        Explore::WhatIf(is_on) => {
            exploring.is_assuming = *is_on;
            exploring.remark = String::new();
            reader.open(None);
            return;
        }
        Explore::Clear => {
            all.clear();
            None
        }
        Explore::Toggle(id) => {
            exploring.is_assuming = true;
            reader.finding = Finding::default();
            match choice(figure, *id) {
                None => all.retain(|it| it.participant != *id),
                Some(act) => {
                    all.push(Assumption { participant: *id, act, date: scene.on });
                }
            }
            Some(*id)
        }
        Explore::Assume(id, nth, day) => {
            let its = |it: &(usize, &Assumption)| it.1.participant == *id;
            let Some((place, _)) = all.iter().enumerate().filter(its).nth(*nth) else {
                return;
            };
            let mut one = all.remove(place);
            if let Some(day) = day {
                one.date = *day;
                all.insert(place, one);
            }
            Some(*id)
        }
        Explore::AssumeGroup(group) => {
            for id in signatories(scene, group.as_ref()) {
                if all.iter().all(|it| it.participant != id) {
                    let (participant, act) = (id, AssumedAct::Consent);
                    all.push(Assumption { participant, act, date: scene.on });
                }
            }
            None
        }
        _ => return,
    };
    match Assumptions::admit(scene.treaty(), &all) {
        Ok(admitted) => {
            let about = admitted.warnings.iter().filter(|it| Some(about(it)) == whom);
            let about: Vec<_> = about.map(|it| warning(scene, it)).collect();
            exploring.remark = joined(&about, " ");
            exploring.assumed = Some(written(&all));
            exploring.said = outcome(scene, admitted);
            if !exploring.remark.is_empty() {
                exploring.said = [&exploring.remark, " ", &exploring.said].concat();
            }
        }
        Err(refusals) => {
            let said: Vec<_> = refusals.iter().map(|it| refusal(scene, it)).collect();
            exploring.remark = joined(&said, " ");
            exploring.said.clone_from(&exploring.remark);
        }
    }
}

/// Returns what would follow, as one sentence or two.
fn outcome(scene: &Scene, assumed: Assumptions) -> String {
    let (file, words) = (Rc::clone(&scene.file), Rc::clone(&scene.words));
    let then = Scene::new(file, words, scene.on, scene.today, assumed);
    let header = header(&then, &Options::default());
    let parts = [header.state, header.conditions, header.outlook.unwrap_or_default()];
    let said = joined(&parts, " ");
    if then.assumed.acts.is_empty() { said } else { hypothetical(scene, &said) }
}

/// Returns what is said of a hypothesis, marked as one: who hears it sees no colour.
pub(super) fn hypothetical(scene: &Scene, said: &str) -> String {
    scene.fill(Message::WhatIfSaid, &[("text", said)])
}

fn about(warning: &Warning) -> ParticipantId {
    match warning {
        Warning::Represented { id, .. }
        | Warning::AlreadyConsented { id }
        | Warning::ByInvitation { id, .. } => *id,
    }
}

/// Returns what a reader should know of an assumption.
fn warning(scene: &Scene, warning: &Warning) -> String {
    let name = participant_name(scene, about(warning));
    match warning {
        Warning::Represented { by, .. } => {
            let by = participant_name(scene, *by);
            scene.fill(Message::WarnRepresented, &[("name", &name), ("by", &by)])
        }
        Warning::AlreadyConsented { .. } => {
            scene.fill(Message::WarnConsented, &[("name", &name)])
        }
        Warning::ByInvitation { article, .. } => {
            let with = [("name", &*name), ("article", &*article.0)];
            scene.fill(Message::WarnInvitation, &with)
        }
    }
}

/// Returns why something cannot be assumed.
fn refusal(scene: &Scene, refusal: &Refusal) -> String {
    let name = |id: &ParticipantId| participant_name(scene, *id);
    let date = |day: &Date| scene.words.date(*day);
    match refusal {
        Refusal::AccessionNotOpen { id, date: day, article } => {
            let (name, date) = (name(id), date(day));
            let with = [("name", &*name), ("date", &*date), ("article", &*article.0)];
            scene.fill(Message::RefusedAccession, &with)
        }
        Refusal::NotEntitled { id, date: day } => {
            let (name, date) = (name(id), date(day));
            scene.fill(Message::RefusedEntitled, &[("name", &name), ("date", &date)])
        }
        Refusal::NotOpen { id, opened, .. } => {
            let (name, date) = (name(id), date(opened));
            scene.fill(Message::RefusedNotOpen, &[("name", &name), ("date", &date)])
        }
        Refusal::NothingToWithdraw { id, date: day } => {
            let (name, date) = (name(id), date(day));
            scene.fill(Message::RefusedWithdrawal, &[("name", &name), ("date", &date)])
        }
    }
}

/// Returns everything that the panel of a what-if shows.
pub fn what_if(figure: &Figure) -> WhatIf {
    let scene = &figure.scene;
    let date = scene.words.date(scene.on);
    let all = assumed(figure);
    let row = |(place, it): (usize, &Assumption)| {
        let before = all.iter().take(place);
        let nth = before.filter(|other| other.participant == it.participant).count();
        let name = participant_name(scene, it.participant);
        let warnings = scene.assumed.warnings.iter();
        let warnings = warnings.filter(|w| about(w) == it.participant);
        let warnings: Vec<_> = warnings.map(|it| warning(scene, it)).collect();
        let with = [("name", &*name)];
        AssumedRow {
            what: *it,
            nth,
            deed: scene.say(match it.act {
                AssumedAct::Consent => Message::AssumedRatifies,
                AssumedAct::Withdrawal => Message::AssumedWithdraws,
            }),
            warning: joined(&warnings, " "),
            date_label: scene.fill(Message::AssumedDay, &with),
            undo_label: scene.fill(Message::AssumedUndo, &with),
            name,
        }
    };
    WhatIf {
        hint: scene.fill(Message::WhatIfHint, &[("date", &date)]),
        remark: figure.reader.exploring.remark.clone(),
        rows: all.iter().enumerate().map(row).collect(),
        groups: groups(scene, &all),
        tipping: tipping(scene),
    }
}

fn groups(scene: &Scene, all: &[Assumption]) -> Vec<GroupChoice> {
    let open = |group: Option<&GroupId>| {
        let ids = signatories(scene, group).into_iter();
        ids.filter(|id| all.iter().all(|it| it.participant != *id)).count()
    };
    let everyone = open(None);
    let mut choices = Vec::new();
    if everyone > 1 {
        let label = scene.say(Message::GroupSignatories);
        choices
            .push(GroupChoice { group: None, label: format!("{label} · {everyone}") });
    }
    for (id, group) in scene.treaty().groups.iter() {
        let number = open(Some(id));
        if number < 2 || number == everyone {
            continue;
        }
        let members = scene.text(&group.members_name);
        let label = scene.fill(Message::GroupAmong, &[("group", members)]);
        let label = format!("{label} · {number}");
        choices.push(GroupChoice { group: Some(id.clone()), label });
    }
    choices
}

/// Returns who else might make up the smallest number of consents that is still missing.
pub(super) fn candidates(scene: &Scene) -> Vec<ParticipantId> {
    let history = History::assuming(scene.treaty(), scene.on, &scene.assumed);
    let Tipping::Needs(needs) = history.tipping(scene.on) else { return Vec::new() };
    let picks = needs.completions.iter().flat_map(|it| &it.picks);
    let mut ids: Vec<_> = picks.flat_map(|it| it.of.iter().copied()).collect();
    ids.sort_unstable();
    ids.dedup();
    ids
}

/// Returns who would tip it, in words.
fn tipping(scene: &Scene) -> Vec<String> {
    let history = History::assuming(scene.treaty(), scene.on, &scene.assumed);
    let date = scene.words.date(scene.on);
    let needs = match history.tipping(scene.on) {
        Tipping::Met => return Vec::new(),
        Tipping::Impossible(why) => return vec![hurdle(scene, why)],
        Tipping::Needs(needs) => needs,
    };
    if needs.n == 0 {
        return Vec::new();
    }
    let with = [("n", &*needs.n.to_string()), ("date", &*date)];
    let mut lines = vec![scene.words.count(Message::TipNeeds, needs.n, &with)];
    for (place, it) in needs.completions.iter().enumerate() {
        if place > 0 {
            lines.push(scene.say(Message::Or));
        }
        completion(scene, it, &mut lines);
    }
    left_out(scene, &needs.left_out, &mut lines);
    lines
}

fn hurdle(scene: &Scene, why: Hurdle) -> String {
    let dated = |message, day| {
        let date = scene.words.date(day);
        scene.fill(message, &[("date", &date)])
    };
    match why {
        Hurdle::NotOpen(day) => dated(Message::NotOpenYet, day),
        Hurdle::NotBefore(day) => dated(Message::TipNotBefore, day),
        Hurdle::NoClause => scene.say(Message::TipNoClause),
        Hurdle::NotEstablished => scene.say(Message::TipNotEstablished),
        Hurdle::TooFewEntitled => scene.say(Message::TipTooFew),
        Hurdle::Unsettled => scene.say(Message::TipUnsettled),
    }
}

fn names(scene: &Scene, ids: &[ParticipantId]) -> String {
    let names = ids.iter().map(|id| participant_name(scene, *id)).collect();
    let names = sorted_by(names, |a: &String, b| fold(a).cmp(&fold(b)));
    joined(&names, &scene.say(Message::AnswerSeparator))
}

/// Returns "any 3 of these 19: ...".
fn picked(scene: &Scene, message: Message, n: u32, of: &[ParticipantId]) -> String {
    let (n, total, names) = (n.to_string(), of.len().to_string(), names(scene, of));
    scene.fill(message, &[("n", &n), ("of", &total), ("names", &names)])
}

fn any(scene: &Scene, pick: &Pick) -> String {
    let is_all = usize::try_from(pick.n) == Ok(pick.of.len());
    if is_all {
        let names = names(scene, &pick.of);
        return scene.words.count(Message::TipAll, pick.n, &[("names", &names)]);
    }
    picked(scene, Message::TipAny, pick.n, &pick.of)
}

fn completion(scene: &Scene, it: &Completion, lines: &mut Vec<String>) {
    let last = it.picks.last();
    for pick in &it.picks {
        // "any 3 of these 19, and 1 more of them or of these 11"
        match it.among.as_slice() {
            [among] if Some(pick) == last => {
                lines.push(any(scene, among));
                let more = pick.n.saturating_sub(among.n);
                let mut others = pick.of.clone();
                others.retain(|id| among.of.binary_search(id).is_err());
                lines.push(picked(scene, Message::TipMore, more, &others));
            }
            _ => lines.push(any(scene, pick)),
        }
    }
    if it.among.len() > 1 {
        for among in &it.among {
            lines.push(picked(scene, Message::TipAmong, among.n, &among.of));
        }
    }
    for together in &it.together {
        lines.push(weight(scene, together));
    }
}

fn weight(scene: &Scene, it: &Together) -> String {
    let weights = scene.treaty().weights.get(&it.weights);
    let name = weights.map_or("", |it| scene.text(&it.name));
    let total = weights.map_or(0, |it| it.total).max(1);
    // rounded up: what is said must be enough
    let share = u32::try_from((it.at_least * 10_000).div_ceil(total)).unwrap_or(10_000);
    let share = scene.words.percent(share);
    scene.fill(Message::TipTogether, &[("share", &share), ("what", name)])
}

fn left_out(
    scene: &Scene,
    left_out: &[(ParticipantId, Entitlement<'_>)],
    lines: &mut Vec<String>,
) {
    let mut reasons: Vec<(&Entitlement<'_>, Vec<ParticipantId>)> = Vec::new();
    for (id, why) in left_out {
        match reasons.iter_mut().find(|it| it.0 == why) {
            Some((_, who)) => who.push(*id),
            None => reasons.push((why, vec![*id])),
        }
    }
    for (why, who) in reasons {
        let names = names(scene, &who);
        lines.push(match why {
            Entitlement::Represented { by } => {
                let by = participant_name(scene, *by);
                scene.fill(Message::TipRepresented, &[("by", &by), ("names", &names)])
            }
            Entitlement::OnlyAfterEntryIntoForce { article } => {
                let with = [("article", &*article.0), ("names", &*names)];
                scene.fill(Message::TipOnlyLater, &with)
            }
            Entitlement::NotEntitled => {
                scene.fill(Message::TipNotEntitled, &[("names", &names)])
            }
            // nothing stands in their way
            _ => continue,
        });
    }
}
