//! Why the treaty is in force on the day shown, or not: the trace, readable by a citizen.

mod leaf;
mod missing;
mod people;
mod steps;

use super::law::{Asked, period, wait};
use crate::domain::{Bound, Clause, Date, EntryClause, EntryTrace, History, State};
use crate::i18n::Message;
use crate::view::card::{Quote, own, plain};
use crate::view::{Scene, hypothesis};
use leaf::part;
use missing::missing;
use people::people;
use steps::{beside, derived};

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
