//! Progress towards each condition, as counted segments, a bar, or a fact.

use super::{Scene, participant_name};
use crate::domain::{
    Basis, Condition, Fact, Group, Leaf, LeafProgress, Need, Test, Unit, Weights, sorted_by,
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
}

/// Returns the leaves of each condition that would do alone.
pub(super) fn alternatives(scene: &Scene) -> Vec<Vec<Progress<'_>>> {
    let mut progress = scene.status.conditions.iter();
    let ways = scene.treaty().entry_clauses().flat_map(|(_, it)| match &it.condition {
        Condition::Any(any) => any.as_slice(),
        one => std::slice::from_ref(one),
    });
    ways.map(|it| {
        let leaves = it.leaves().into_iter().zip(progress.by_ref());
        leaves.map(|(leaf, progress)| Progress { leaf, progress }).collect()
    })
    .collect()
}

/// Returns the progress of every condition, in the order of the clause; once the treaty has
/// a date, of those that gave it.
pub fn progress(scene: &Scene) -> Vec<ProgressBar> {
    let has_date = scene.status.entry().is_some();
    let is_shown = |it: &Progress<'_>| !has_date || it.progress.met;
    let mut bars = Vec::new();
    for way in alternatives(scene) {
        for (idx, leaf) in way.iter().filter(|it| is_shown(it)).enumerate() {
            let is_other = idx == 0 && !bars.is_empty() && !has_date;
            let or = is_other.then(|| scene.say(Message::Or));
            bars.push(ProgressBar { or, ..leaf.bar(scene, idx == 0) });
        }
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
            return (!self.progress.met).then_some(fact);
        }
        let it = self.progress;
        let (have, need) = (self.amount(scene, it.have), self.amount(scene, it.need));
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
            need,
            shown,
            of,
            label,
            article: scene.fill(Message::Article, &[("article", article)]),
            detail: self.detail(scene),
            met,
            gauge,
            or: None,
        }
    }

    fn detail(&self, scene: &Scene) -> String {
        let leaf = self.progress;
        let met = |day: &str| scene.fill(Message::ProgressMet, &[("date", day)]);
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
            let met = met(&scene.words.span(entry.met, opened));
            if entry.basis != Basis::Attested {
                return met;
            }
            return format!("{met} · {}", scene.say(Message::Attested));
        }
        let more = |n: usize| scene.fill(Message::ProgressMore, &[("n", &n.to_string())]);
        if !leaf.missing.is_empty() {
            let all = leaf.missing.len();
            let shown = if all <= MISSING { all } else { NAMED };
            let names = leaf.missing.iter().map(|&id| participant_name(scene, id));
            let mut names = sorted_by(names.collect(), |a: &String, b| fold(a).cmp(&fold(b)));
            names.truncate(shown);
            if shown < all {
                names.push(more(all - shown));
            }
            let names = names.join(&scene.say(Message::AnswerSeparator));
            return scene.fill(Message::ProgressMissing, &[("names", &names)]);
        }
        if leaf.counted.is_empty() {
            return self.signed(scene);
        }
        let named = leaf.counted.iter().rev().take(NAMED).map(|&(id, day)| {
            format!("{}, {}", participant_name(scene, id), scene.words.span(day, opened))
        });
        let mut parts: Vec<String> = named.collect();
        if leaf.counted.len() > NAMED {
            parts.push(more(leaf.counted.len() - NAMED));
        }
        parts.join(" · ")
    }

    /// Returns how many of those that could count have signed.
    fn signed(&self, scene: &Scene) -> String {
        let rows = scene.status.participants.iter();
        let signed = rows.filter(|row| {
            let group = self.progress.group.as_ref();
            row.signature.is_some()
                && group.is_none_or(|it| scene.treaty().in_group(it, row.id, scene.on))
        });
        let number = u32::try_from(signed.count()).unwrap_or(u32::MAX);
        scene.words.count(Message::ProgressSigned, number, &[("n", &number.to_string())])
    }
}
