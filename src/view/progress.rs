//! Progress towards each condition, as counted segments, a bar, or a fact.

use super::scene::joined;
use super::{Scene, participant_name};
use crate::domain::{
    Basis, Condition, Fact, Group, Leaf, LeafProgress, Need, Test, Unit, Weights,
};
use crate::i18n::{Message, fold, uncapital};

/// How progress is drawn.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Gauge {
    /// One segment for each that is needed.
    Segments,
    /// A bar, where segments would be too thin or nothing is counted one by one.
    Bar,
    /// Not at all: a fact holds or does not.
    None,
}

/// The progress of one condition.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ProgressBar {
    /// How many there are; hundredths of a per cent of a share.
    pub have: u32,
    /// How many of these are assumed.
    pub assumed: u32,
    /// How many are needed.
    pub need: u32,
    /// "1", "52.1%"; what was needed, once the treaty has a date; a tick for a fact.
    pub shown: String,
    /// "of 5"; empty where that is not to be said.
    pub of: String,
    /// "consents to be bound".
    pub label: String,
    /// "Article 30(3)".
    pub article: String,
    /// "European Union, 15 May 2026", "15 have signed", or "met 5 October 2016".
    pub detail: String,
    /// Whether it is met.
    pub met: bool,
    /// How it is drawn.
    pub gauge: Gauge,
    /// "or", before the first of another set of conditions that would do.
    pub or: Option<String>,
}

/// How many names a line of detail can hold.
const NAMED: usize = 3;

/// How many of those that must consent by name can be named as missing.
const MISSING: usize = 9;

/// The most segments that can still be told apart on a phone.
const SEGMENTS: u32 = 20;

/// A leaf of a condition with its progress.
pub(super) struct Progress<'a> {
    leaf: &'a Leaf,
    progress: &'a LeafProgress,
    /// The number of the condition that it belongs to, of those that would do alone.
    pub(super) way: usize,
}

/// Returns the leaves of all conditions.
pub(super) fn leaves(scene: &Scene) -> Vec<Progress<'_>> {
    let mut all = Vec::new();
    let mut way = 0;
    for (_, clause) in scene.treaty().entry_clauses() {
        let ways = match &clause.condition {
            Condition::Any(any) => any.as_slice(),
            one => std::slice::from_ref(one),
        };
        for condition in ways {
            for leaf in condition.leaves() {
                if let Some(progress) = scene.status.conditions.get(all.len()) {
                    all.push(Progress { leaf, progress, way });
                }
            }
            way += 1;
        }
    }
    all
}

/// Returns the progress of every condition, in the order of the clause; once the treaty has
/// a date, of those that gave it.
pub fn progress(scene: &Scene) -> Vec<ProgressBar> {
    let has_date = scene.status.entry().is_some();
    let mut bars = Vec::new();
    let mut last = None;
    for leaf in leaves(scene) {
        if has_date && !leaf.progress.met {
            continue;
        }
        let is_first = last != Some(leaf.way);
        let mut bar = leaf.bar(scene, is_first);
        if is_first && last.is_some() && !has_date {
            bar.or = Some(scene.say(Message::Or));
        }
        last = Some(leaf.way);
        bars.push(bar);
    }
    bars
}

impl<'a> Progress<'a> {
    fn need(&self) -> Option<&'a Need> {
        match &self.leaf.test {
            Test::Consents(it) => Some(&it.need),
            Test::Fact(_) => None,
        }
    }

    fn weights(&self, scene: &'a Scene) -> Option<&'a Weights> {
        match self.need()? {
            Need::Share(_, id) | Need::Sum(_, id) => scene.treaty().weights.get(id),
            _ => None,
        }
    }

    fn group(&self, scene: &'a Scene) -> Option<&'a Group> {
        self.progress.group.as_ref().and_then(|id| scene.treaty().groups.get(id))
    }

    /// Returns whose consents count: "member States".
    fn whose(&self, scene: &Scene) -> Option<String> {
        if self.need() == Some(&Need::EverySignatory) {
            return Some(scene.say(Message::ProgressSignatories));
        }
        self.group(scene).map(|it| scene.text(&it.members_name).to_owned())
    }

    /// Returns an amount as it is counted here.
    fn amount(&self, scene: &Scene, amount: u32) -> String {
        match self.progress.unit {
            Unit::Share => scene.words.percent(amount),
            Unit::Participants | Unit::Weight | Unit::Fact => amount.to_string(),
        }
    }

    /// Returns the words for a fact.
    fn fact(&self, scene: &Scene) -> Option<String> {
        let Test::Fact(fact) = &self.leaf.test else { return None };
        Some(match fact {
            Fact::Attested(it) | Fact::TreatyInForce(it) => {
                scene.text(&it.text).to_owned()
            }
            Fact::Since(_) | Fact::Elapsed(_) => {
                let day = self.progress.since.map(|it| scene.words.date(it));
                let day = day.unwrap_or_default();
                scene.fill(Message::ProgressFrom, &[("date", &day)])
            }
        })
    }

    /// Returns the part of the answer that speaks of this leaf; a fact that holds needs none.
    pub(super) fn sentence(&self, scene: &Scene, is_first: bool) -> Option<String> {
        if let Some(fact) = self.fact(scene) {
            return (!self.progress.met).then(|| uncapital(&fact));
        }
        let it = self.progress;
        // what is met is met, however many there are
        let have = it.have.min(it.need);
        let (have, need) = (self.amount(scene, have), self.amount(scene, it.need));
        let with = [("have", have.as_str()), ("need", need.as_str())];
        if let Some(weights) = self.weights(scene) {
            let what = uncapital(scene.text(&weights.name));
            let with = [with[0], with[1], ("what", &what)];
            return Some(scene.fill(Message::AnswerShare, &with));
        }
        let Some(whose) = self.whose(scene) else {
            return Some(scene.words.count(Message::AnswerTotal, it.need, &with));
        };
        let with = [with[0], with[1], ("group", &whose)];
        let message =
            if is_first { Message::AnswerGroupFirst } else { Message::AnswerGroup };
        Some(scene.fill(message, &with))
    }

    fn bar(&self, scene: &Scene, is_first: bool) -> ProgressBar {
        let &LeafProgress { have, need, met, unit, .. } = self.progress;
        let has_date = scene.status.entry().is_some();
        let (fact, whose) = (self.fact(scene), self.whose(scene));
        let gauge = match unit {
            Unit::Fact => Gauge::None,
            Unit::Participants if need <= SEGMENTS => Gauge::Segments,
            Unit::Participants | Unit::Share | Unit::Weight => Gauge::Bar,
        };
        let needed = self.amount(scene, need);
        let (shown, of) = match gauge {
            Gauge::None => (if met { "✓" } else { "–" }.to_owned(), String::new()),
            _ if has_date => (needed, String::new()),
            _ => {
                let of = scene.fill(Message::ProgressOf, &[("need", &needed)]);
                (self.amount(scene, have), of)
            }
        };
        let label = match (fact, self.weights(scene), whose) {
            (Some(fact), ..) => fact,
            (_, Some(weights), _) => scene.text(&weights.name).to_owned(),
            (.., Some(whose)) => {
                let message = if is_first {
                    Message::ProgressGroupFirst
                } else {
                    Message::ProgressGroup
                };
                scene.fill(message, &[("group", &whose)])
            }
            _ => scene.say(Message::ProgressTotal),
        };
        let article = &self.progress.article.0;
        ProgressBar {
            have,
            assumed: self.assumed(scene),
            need,
            shown,
            of,
            label,
            article: scene.fill(Message::Article, &[("article", article)]),
            detail: self.detail(scene, is_first),
            met,
            gauge,
            or: None,
        }
    }

    /// Returns how much of what there is, is assumed.
    fn assumed(&self, scene: &Scene) -> u32 {
        let mut assumed = 0;
        for &(id, _) in &self.progress.counted {
            if scene.assumes_consent(id) {
                assumed += match (self.weights(scene), self.progress.unit) {
                    (Some(weights), Unit::Share) => weights.share(id),
                    (Some(weights), _) => weights.values.get(&id).copied().unwrap_or(0),
                    (None, _) => 1,
                };
            }
        }
        assumed
    }

    fn detail(&self, scene: &Scene, is_first: bool) -> String {
        let leaf = self.progress;
        let said = |message, day: &str| scene.fill(message, &[("date", day)]);
        let met = |day: &str| said(Message::ProgressMet, day);
        if leaf.unit == Unit::Fact {
            let is_dated = matches!(
                self.leaf.test,
                Test::Fact(Fact::Attested(_) | Fact::TreatyInForce(_))
            );
            return match leaf.since.filter(|_| leaf.met) {
                Some(day) if is_dated => met(&scene.words.date(day)),
                None if is_dated => scene.say(Message::NotAttested),
                _ => String::new(),
            };
        }
        let opened = scene.treaty().opened.date;
        if let Some(entry) = scene.status.entry() {
            // of several conditions one was met on that day, the others by then
            let is_alone = scene.status.conditions.len() == 1;
            let message =
                if is_alone { Message::ProgressMet } else { Message::ProgressMetBy };
            let met = said(message, &scene.words.span(entry.met, opened));
            if entry.basis != Basis::Attested || !is_first {
                return met;
            }
            return format!("{met} · {}", scene.say(Message::Attested));
        }
        if !leaf.missing.is_empty() {
            let mut names: Vec<String> = Vec::new();
            for &id in &leaf.missing {
                let name = participant_name(scene, id);
                let folded = fold(&name);
                let place = names.iter().position(|it| folded < fold(it));
                names.insert(place.unwrap_or(names.len()), name);
            }
            let named = if names.len() <= MISSING { MISSING } else { NAMED };
            let names =
                shortened(scene, names, named, &scene.say(Message::AnswerSeparator));
            return scene.fill(Message::ProgressMissing, &[("names", &names)]);
        }
        if leaf.counted.is_empty() {
            return self.signed(scene);
        }
        if let Some(weights) = self.weights(scene).filter(|_| leaf.unit == Unit::Share) {
            return self.heaviest(scene, weights);
        }
        let mut names = Vec::new();
        for &(id, day) in leaf.counted.iter().rev() {
            let day = scene.words.span(day, opened);
            names.push(format!("{}, {day}", participant_name(scene, id)));
        }
        shortened(scene, names, NAMED, " · ")
    }

    /// Returns who makes up most of a share.
    fn heaviest(&self, scene: &Scene, weights: &Weights) -> String {
        let mut shares: Vec<u32> = Vec::new();
        let mut names = Vec::new();
        for &(id, _) in &self.progress.counted {
            let share = weights.share(id);
            let place = shares.iter().position(|&it| it < share).unwrap_or(shares.len());
            shares.insert(place, share);
            let (name, share) = (participant_name(scene, id), scene.words.percent(share));
            names.insert(place, format!("{name}, {share}"));
        }
        shortened(scene, names, NAMED, " · ")
    }

    /// Returns how many of those that could count have signed.
    fn signed(&self, scene: &Scene) -> String {
        let rows = scene.status.participants.iter();
        let signed = rows.filter(|row| {
            let group = self.progress.group.as_ref();
            row.signature.is_some_and(|it| it.to <= scene.on)
                && group.is_none_or(|it| scene.treaty().in_group(it, row.id, scene.on))
        });
        let number = u32::try_from(signed.count()).unwrap_or(u32::MAX);
        scene.words.count(Message::ProgressSigned, number, &[("n", &number.to_string())])
    }
}

/// Returns the first of some names, and how many more there are.
pub(super) fn shortened(
    scene: &Scene,
    mut names: Vec<String>,
    at_most: usize,
    between: &str,
) -> String {
    let more = names.len().saturating_sub(at_most);
    names.truncate(at_most);
    if more > 0 {
        names.push(scene.fill(Message::ProgressMore, &[("n", &more.to_string())]));
    }
    joined(&names, between)
}
