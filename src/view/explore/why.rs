//! Why the treaty is in force on the day shown, or not: the trace, readable by a citizen.

use super::law::{
    Asked, amount, asked, capital, in_short, members, period, steps, wait, weighed,
};
use crate::domain::{
    Basis, Bound, Clause, ConditionTrace, Consents, Date, Derivation, Entitlement,
    EntryClause, EntryTrace, Fact, History, LeafProgress, LeafTrace, Need, NotCounted,
    ParticipantId, ParticipantKind, ParticipantStatus, Standing, State, Test, Unit,
    Window, sorted_by,
};
use crate::i18n::{Message, fold};
use crate::view::card::{Quote, difference, own, plain};
use crate::view::scene::joined;
use crate::view::{Scene, hypothesis, participant_name};

/// Everything that explains the answer.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Why {
    /// "Why the treaty is not in force".
    pub title: String,
    /// That it rests on a hypothesis, and which.
    pub hypothesis: Option<String>,
    /// As of which day it counts, where that is not the day shown.
    pub counted_on: Option<String>,
    /// Each clause on entry into force.
    pub clauses: Vec<WhyClause>,
    /// That there is none.
    pub none: Option<String>,
    /// Who may still consent, and who is represented.
    pub people: Vec<NameList>,
}

/// One clause on entry into force.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct WhyClause {
    /// "Article 30(3)".
    pub article: String,
    /// What it says of the day, in sentences.
    pub says: Vec<String>,
    /// What it asks for, and what is found.
    pub condition: WhyPart,
    /// How the date follows, step by step.
    pub steps: Vec<WhyStep>,
    /// What is to be known of that.
    pub remarks: Vec<Quote>,
    /// "No date follows yet. What is missing:", and then what.
    pub lacks: Vec<String>,
}

/// One node of a condition.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum WhyPart {
    /// One thing that is counted or established.
    Leaf(Box<WhyLeaf>),
    /// Several: all of them, or one.
    Several {
        /// "All of this is needed:"
        lead: String,
        /// These.
        parts: Vec<WhyPart>,
    },
}

/// One thing that is counted or established.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct WhyLeaf {
    /// "Article 37(2)", where it is not the clause's.
    pub article: Option<String>,
    /// What is asked for.
    pub asked: Asked,
    /// Whether it is met.
    pub is_met: bool,
    /// "Met: 22 November 2026", "Not met".
    pub standing: String,
    /// "1 of 5"; empty for a fact.
    pub tally: String,
    /// "126 on the day shown", where there are others since.
    pub now: Option<String>,
    /// "One consent is missing", while it is not met.
    pub missing: Option<String>,
    /// Who counts, who does not and why, who is missing.
    pub lists: Vec<NameList>,
}

/// Some participants, and what they have in common.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct NameList {
    /// "Who counts".
    pub label: String,
    /// These.
    pub names: Vec<Name>,
    /// On what ground.
    pub ground: Option<Quote>,
}

/// A participant in a list.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Name {
    /// "European Union, 15 May 2026".
    pub text: String,
    /// Whether it counts by an assumption.
    pub is_assumed: bool,
}

/// One step towards the date.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct WhyStep {
    /// "Three months later".
    pub what: String,
    /// "22 February 2027".
    pub when: String,
}

/// Returns why the treaty is in force on the day shown, or not.
pub fn why(scene: &Scene) -> Why {
    let treaty = scene.treaty();
    let history = History::assuming(treaty, scene.on, &scene.assumed);
    // what is assumed for later days is looked at as of the last of them
    let is_projected =
        scene.status.projected.is_some() && scene.status.state == State::NotInForce;
    let last = scene.assumed.acts.iter().map(|it| it.day.to).max();
    let on = last.filter(|_| is_projected).unwrap_or(scene.on).max(scene.on);
    let traces = history.explain(on);
    let is_settled = traces.iter().any(|it| it.derivation.is_some());
    let title = match scene.status.state {
        State::NotInForce if is_projected => Message::WhyPending,
        State::NotInForce => Message::WhyNotInForce,
        State::Pending(_) => Message::WhyPending,
        State::InForce(_) => Message::WhyInForce,
        State::Terminated(..) => Message::WhyTerminated,
    };
    let counted_on = (on != scene.on)
        .then(|| scene.fill(Message::WhyProjected, &[("date", &scene.words.date(on))]));
    let clauses = traces.iter().map(|it| clause(scene, it, on, is_settled)).collect();
    Why {
        title: scene.say(title),
        hypothesis: (!scene.assumed.acts.is_empty()).then(|| hypothesis(scene)).flatten(),
        counted_on,
        clauses,
        none: traces.is_empty().then(|| scene.say(Message::TipNoClause)),
        people: people(scene, &history, on),
    }
}

fn clause(scene: &Scene, it: &EntryTrace<'_>, on: Date, is_settled: bool) -> WhyClause {
    let mut remarks = Vec::new();
    let mut steps = Vec::new();
    let mut lacks = Vec::new();
    match &it.derivation {
        Some(derivation) => {
            steps = derived(scene, derivation);
            remarks = beside(scene, it.rule, derivation);
        }
        None if is_settled => remarks.push(own(scene.say(Message::WhyOtherClause))),
        None => lacks = missing(scene, &it.condition, on),
    }
    if !it.clause.text_read {
        remarks.push(own(scene.say(Message::SaysNotRead)));
    }
    remarks.extend(it.clause.note.iter().map(|note| plain(scene, note)));
    WhyClause {
        article: article(scene, it.clause),
        says: rule(scene, it.rule),
        condition: part(scene, &it.condition, it),
        steps,
        remarks,
        lacks,
    }
}

/// Returns "Article 30(3)".
pub(super) fn article(scene: &Scene, clause: &Clause) -> String {
    scene.fill(Message::Article, &[("article", &clause.article.0)])
}

/// Returns what a clause says of the day of entry into force, in sentences.
pub(super) fn rule(scene: &Scene, it: &EntryClause) -> Vec<String> {
    let waited = it.delay.map(|it| wait(scene, it, Message::EventCondition));
    let mut says = Vec::new();
    if let Some(fixed) = it.fixed {
        let message =
            if fixed.before { Message::WhyFixedBefore } else { Message::WhyFixedBy };
        says.push(scene.fill(message, &[("date", &scene.words.date(fixed.date))]));
    }
    if let Some(wait) = waited {
        let message =
            if it.fixed.is_some() { Message::WhyElse } else { Message::WhyRule };
        says.push(scene.fill(message, &[("wait", &wait)]));
    }
    for bound in &it.not_before {
        let mut said = match bound.bound {
            Bound::Date(day) => {
                scene.fill(Message::WhyNotBefore, &[("date", &scene.words.date(day))])
            }
            Bound::AfterOpening(it) => {
                let (period, event) =
                    (period(scene, it), scene.say(Message::EventOpening));
                let with = [("period", &*period), ("event", &event)];
                let wait = scene.fill(Message::WaitAfter, &with);
                scene.fill(Message::WhyNotBeforeWait, &[("wait", &wait)])
            }
        };
        if let Some(ground) = &bound.text {
            said = [said.as_str(), " (", scene.text(ground), ")"].concat();
        }
        says.push(said);
    }
    says
}

fn part(scene: &Scene, it: &ConditionTrace<'_>, of: &EntryTrace<'_>) -> WhyPart {
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
        (true, None) if basis == Some(Basis::Attested) => {
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

fn named(scene: &Scene, text: String, id: ParticipantId) -> Name {
    let is_assumed = scene.assumes(id);
    let text = match is_assumed {
        true => scene.fill(Message::WhyAssumed, &[("name", &text)]),
        false => text,
    };
    Name { text, is_assumed }
}

/// Returns participants by name.
fn by_name(scene: &Scene, ids: impl Iterator<Item = ParticipantId>) -> Vec<Name> {
    let names = ids.map(|id| (participant_name(scene, id), id)).collect();
    let names = sorted_by(names, |a: &(String, _), b| fold(&a.0).cmp(&fold(&b.0)));
    names.into_iter().map(|(name, id)| named(scene, name, id)).collect()
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

/// Returns what a leaf lacks: "one consent is missing".
fn lacking(scene: &Scene, it: &LeafTrace<'_>) -> String {
    let now = &it.now;
    if now.met {
        return scene.say(Message::WhyMissingNothing);
    }
    let lack = now.need.saturating_sub(now.have);
    match (&it.leaf.test, now.unit) {
        (Test::Fact(Fact::Since(_) | Fact::Elapsed(_)), _) => {
            scene.say(Message::WhyMissingDay)
        }
        (Test::Fact(_), _) => scene.say(Message::WhyMissingFact),
        (_, Unit::Participants) => {
            let number = super::law::number(scene, lack);
            scene.words.count(Message::WhyMissing, lack, &[("n", &number)])
        }
        (_, unit) => {
            // what is said must be enough: a share is rounded up to what can be shown
            let lack = match unit {
                Unit::Share => lack.div_ceil(10).saturating_mul(10),
                _ => lack,
            };
            let lack = amount(scene, unit, lack);
            scene.fill(Message::WhyMissingAmount, &[("n", &lack)])
        }
    }
}

/// Returns what keeps a date from following, in words.
fn missing(scene: &Scene, it: &ConditionTrace<'_>, on: Date) -> Vec<String> {
    let opened = scene.treaty().opened.date;
    if on < opened {
        let date = scene.words.date(opened);
        return vec![scene.fill(Message::NotOpenYet, &[("date", &date)])];
    }
    let has_any = matches!(it, ConditionTrace::Any(_));
    let lead = if has_any { Message::WhyEither } else { Message::WhyNoDate };
    let mut lacks = vec![scene.say(lead)];
    gather(scene, it, &mut lacks);
    lacks
}

fn gather(scene: &Scene, it: &ConditionTrace<'_>, lacks: &mut Vec<String>) {
    match it {
        ConditionTrace::Leaf(it) => {
            let what = in_short(scene, it.leaf, &it.now);
            let with = [("what", &*what), ("missing", &lacking(scene, it))];
            lacks.push(scene.fill(Message::WhyLacks, &with));
        }
        ConditionTrace::All(parts) | ConditionTrace::Any(parts) => {
            parts.iter().for_each(|it| gather(scene, it, lacks));
        }
    }
}

/// Returns how the date follows from the day on which the condition was met.
fn derived(scene: &Scene, it: &Derivation<'_>) -> Vec<WhyStep> {
    let opened = scene.treaty().opened.date;
    let span = |window| scene.words.span(window, opened);
    let step = |what, when| WhyStep { what, when };
    let mut all = vec![step(scene.say(Message::StepMet), span(it.entry.met))];
    if let Some((delay, ends, lands)) = it.wait {
        for (what, day) in steps(scene, delay, ends, lands) {
            all.push(step(what, scene.words.date(day)));
        }
    }
    if let Some(day) = it.fixed {
        all.push(step(scene.say(Message::StepFixed), scene.words.date(day)));
    }
    if let Some((_, day)) = it.bound {
        all.push(step(scene.say(Message::StepBound), scene.words.date(day)));
    }
    all.push(step(scene.say(Message::StepEntry), span(it.entry.into_force)));
    all
}

/// Returns on what the date rests beside the count, and what was published.
fn beside(scene: &Scene, rule: &EntryClause, it: &Derivation<'_>) -> Vec<Quote> {
    let mut remarks = Vec::new();
    match it.entry.basis {
        Basis::Counted => {}
        Basis::ConsistentWithPublished => {
            remarks.push(own(scene.say(Message::WhyConsistent)));
        }
        Basis::Attested => {
            remarks.push(own(scene.say(Message::WhyAttested)));
            let text = rule.attested.as_ref().and_then(|it| it.text.as_ref());
            remarks.extend(text.map(|it| plain(scene, it)));
        }
    }
    let Some(published) = &scene.treaty().published else { return remarks };
    let status = &scene.status;
    remarks.push(match (status.computed, &published.difference) {
        (Some(day), _) if day == published.date => {
            own(scene.say(Message::WhyPublishedSame))
        }
        (Some(day), Some(why)) if status.basis == Basis::Counted => {
            difference(scene, (published.date, day), &why.text)
        }
        _ => {
            let date = scene.words.date(published.date);
            own(scene.fill(Message::WhyPublished, &[("date", &date)]))
        }
    });
    remarks
}

/// Returns who may still consent on a day, and who is represented.
fn people(scene: &Scene, history: &History<'_>, on: Date) -> Vec<NameList> {
    let treaty = scene.treaty();
    let (mut signed, mut may_sign) = (Vec::new(), Vec::new());
    let mut represented: Vec<(ParticipantId, Vec<ParticipantId>)> = Vec::new();
    for &id in treaty.participants.keys() {
        match history.entitlement(id, on) {
            Entitlement::HasSigned => signed.push(id),
            Entitlement::MaySign => may_sign.push(id),
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
    names.into_iter().map(|(words, id)| named(scene, words, id)).collect()
}
