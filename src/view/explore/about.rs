//! What the treaty is, its rules clause by clause, and what the figure rests on.

use super::law::{Asked, asked, deeds, members, period, wait};
use super::why::{article, rule};
use crate::data::built_in_about;
use crate::domain::{
    AccessionClause, Clause, Condition, Date, DenunciationClause, Event, Gate,
    LaterClause, LeafProgress, Note, Rule, SignatureClause, TerminationClause, Text,
};
use crate::i18n::Message;
use crate::view::card::{Quote, SourceLink, link, own, plain};
use crate::view::scene::joined;
use crate::view::{CardRow, Figure, Scene, footer, participant_name};
use chrono::Days;

/// Everything that the part about the treaty shows.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct About {
    /// What the treaty is.
    pub what: Vec<Paragraph>,
    /// The official title, with its language where it is not the figure's.
    pub title: Quote,
    /// The reference, who made it, who keeps it.
    pub facts: Vec<CardRow>,
    /// The rules, clause by clause.
    pub rules: Vec<RuleRow>,
    /// How far the record goes, in sentences.
    pub record: Vec<String>,
    /// The depositary's record and the treaty's text.
    pub sources: Vec<SourceLink>,
    /// Everything else that facts were read from.
    pub pages: Vec<SourceLink>,
    /// What the borders mean.
    pub borders: String,
    /// How to correct an error.
    pub correct: String,
    /// Under which licences.
    pub licence: String,
}

/// A paragraph of what the treaty is, and where that was read.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Paragraph {
    /// The words.
    pub text: Quote,
    /// Where they were read.
    pub sources: Vec<SourceLink>,
}

/// One clause.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct RuleRow {
    /// "Accession".
    pub title: String,
    /// "Article 31(1)".
    pub article: String,
    /// What it says, in sentences.
    pub says: Vec<String>,
    /// What it asks for, where it has a condition.
    pub asks: Option<AskPart>,
    /// What is in doubt about it.
    pub doubts: Vec<Quote>,
}

/// What a condition asks for, node by node.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum AskPart {
    /// One thing, in sentences.
    One(Box<Asked>),
    /// Several: all of them, or one.
    Several {
        /// "All of this is needed:"
        lead: String,
        /// These.
        parts: Vec<AskPart>,
    },
}

/// The treaty whose paragraphs are compiled in, apart from its file.
const BUILT_IN: &str = "cets-225";

/// Returns everything that the part about the treaty shows.
pub fn about(figure: &Figure) -> About {
    let scene = &figure.scene;
    let treaty = scene.treaty();
    let footer = footer(scene, &figure.map.sheet);
    let first = [Some(&treaty.record), treaty.text.as_ref()];
    let pages = treaty.sources.keys().filter(|id| !first.contains(&Some(id)));
    let file = figure.options.src.as_deref();
    let file = file.map_or_else(|| [&*treaty.id, ".json"].concat(), str::to_owned);
    About {
        what: what(figure),
        title: plain(scene, &treaty.title),
        facts: facts(scene),
        rules: rules(scene),
        record: record(scene, footer.as_of),
        sources: footer.sources,
        pages: pages.filter_map(|id| link(scene, id)).collect(),
        borders: footer.borders,
        correct: scene.fill(Message::AboutCorrectHow, &[("file", &file)]),
        licence: licence(figure),
    }
}

fn what(figure: &Figure) -> Vec<Paragraph> {
    let scene = &figure.scene;
    let treaty = scene.treaty();
    let mut built_in;
    let mut notes: &[Note] = &treaty.about;
    if notes.is_empty() && treaty.id == BUILT_IN && figure.options.src.is_none() {
        built_in = built_in_about();
        // another file of the same name may not have what these paragraphs cite
        let cites =
            |it: &Note| it.sources.iter().all(|id| treaty.sources.get(id).is_some());
        built_in.retain(cites);
        notes = &built_in;
    }
    let paragraphs = notes.iter().map(|it| Paragraph {
        text: plain(scene, &it.text),
        sources: it.sources.iter().filter_map(|id| link(scene, id)).collect(),
    });
    let paragraphs: Vec<_> = paragraphs.collect();
    if paragraphs.is_empty() { vec![in_short(scene)] } else { paragraphs }
}

/// Returns what the record itself tells of a treaty that no paragraphs describe.
fn in_short(scene: &Scene) -> Paragraph {
    let treaty = scene.treaty();
    let opened = event(scene, &treaty.opened);
    let mut said = vec![match &treaty.adopted {
        Some(adopted) => {
            let adopted = event(scene, adopted);
            let with = [("adopted", &*adopted), ("opened", &opened)];
            scene.fill(Message::AboutAdopted, &with)
        }
        None => scene.fill(Message::AboutOpened, &[("opened", &opened)]),
    }];
    if let Some(depositary) = &treaty.depositary {
        let with = [("depositary", scene.text(depositary))];
        said.push(scene.fill(Message::AboutKept, &with));
    }
    let sources = link(scene, &treaty.record).into_iter().collect();
    Paragraph { text: own(joined(&said, " ")), sources }
}

/// Returns the day of an event with its place: "5 September 2024 (Vilnius)".
fn event(scene: &Scene, it: &Event) -> String {
    let date = scene.words.date(it.date);
    match &it.place {
        Some(place) => {
            let with = [("date", &*date), ("place", scene.text(place))];
            scene.fill(Message::AboutPlace, &with)
        }
        None => date,
    }
}

fn facts(scene: &Scene) -> Vec<CardRow> {
    let treaty = scene.treaty();
    let of = |message, text: Option<&Text>| {
        let value = scene.text(text?).to_owned();
        Some(CardRow { term: scene.say(message), value })
    };
    let dated = |message, it: &Event| CardRow {
        term: scene.say(message),
        value: event(scene, it),
    };
    let mut rows = Vec::new();
    rows.extend(of(Message::AboutReference, treaty.reference.as_ref()));
    rows.extend(of(Message::AboutAuspices, treaty.auspices.as_ref()));
    rows.extend(treaty.adopted.as_ref().map(|it| dated(Message::MomentAdopted, it)));
    rows.push(dated(Message::MomentOpened, &treaty.opened));
    rows.extend(of(Message::AboutDepositary, treaty.depositary.as_ref()));
    rows
}

fn record(scene: &Scene, as_of: String) -> Vec<String> {
    let treaty = scene.treaty();
    let due =
        |day: Date| scene.fill(Message::AboutReview, &[("date", &scene.words.date(day))]);
    let review = treaty
        .review_after_days
        .and_then(|days| treaty.as_of.checked_add_days(Days::new(days.into())))
        .map_or_else(|| scene.say(Message::AboutNoReview), due);
    vec![[&as_of, "."].concat(), review]
}

/// Returns under which licences the program and the built-in map are.
fn licence(figure: &Figure) -> String {
    let scene = &figure.scene;
    let mut said = vec![scene.say(Message::AboutLicenceElement)];
    if figure.map.sheet.geometry.notes().is_none() {
        said.push(scene.say(Message::MapData));
    }
    joined(&said, " ")
}

/// Returns every clause of the file in sentences.
fn rules(scene: &Scene) -> Vec<RuleRow> {
    let mut progress = scene.status.conditions.iter();
    let row = |clause: &Clause| {
        let (title, says) = says(scene, clause);
        let asks = match &clause.rule {
            Rule::EntryIntoForce(it) => asks(scene, &it.condition, &mut progress),
            _ => None,
        };
        let mut doubts = Vec::new();
        if !clause.text_read {
            doubts.push(own(scene.say(Message::SaysNotRead)));
        }
        doubts.extend(clause.note.iter().map(|it| plain(scene, it)));
        RuleRow {
            title: scene.say(title),
            article: article(scene, clause),
            says,
            asks,
            doubts,
        }
    };
    scene.treaty().clauses.iter().map(row).collect()
}

fn says(scene: &Scene, clause: &Clause) -> (Message, Vec<String>) {
    match &clause.rule {
        Rule::EntryIntoForce(it) => (Message::RuleEntry, rule(scene, it)),
        Rule::Signature(it) => (Message::RuleSignature, signature(scene, it)),
        Rule::LaterParticipants(it) => (Message::RuleLater, later(scene, it)),
        Rule::Accession(it) => (Message::RuleAccession, accession(scene, it)),
        Rule::Denunciation(it) => (Message::RuleDenunciation, leaving(scene, it)),
        Rule::Cessation(it) => {
            let wait = wait(scene, it.delay, Message::EventLeaving);
            let with = [("group", members(scene, &it.group)), ("wait", &wait)];
            (Message::RuleCessation, vec![scene.fill(Message::SaysCessation, &with)])
        }
        Rule::Termination(it) => (Message::RuleTermination, ending(scene, it)),
        Rule::TerritorialExtension(it) => {
            let wait = wait(scene, *it, Message::EventNotice);
            let said = scene.fill(Message::SaysExtension, &[("wait", &wait)]);
            (Message::RuleExtension, vec![said])
        }
        Rule::ProvisionalApplication => {
            (Message::RuleProvisional, vec![scene.say(Message::SaysProvisional)])
        }
    }
}

/// Returns what a condition asks for; the leaves have their progress, in their order.
fn asks(
    scene: &Scene,
    it: &Condition,
    progress: &mut std::slice::Iter<'_, LeafProgress>,
) -> Option<AskPart> {
    let (lead, conditions) = match it {
        Condition::Leaf(leaf) => {
            let asked = asked(scene, leaf, progress.next()?);
            return Some(AskPart::One(Box::new(asked)));
        }
        Condition::All(parts) => (Message::AskAll, parts),
        Condition::Any(parts) => (Message::AskAny, parts),
    };
    let mut parts = Vec::new();
    for it in conditions {
        parts.extend(asks(scene, it, progress));
    }
    Some(AskPart::Several { lead: scene.say(lead), parts })
}

fn signature(scene: &Scene, it: &SignatureClause) -> Vec<String> {
    let groups = it.groups.iter().map(|id| members(scene, id).to_owned());
    let named = it.participants.iter().map(|&id| participant_name(scene, id));
    let who: Vec<_> = groups.chain(named).collect();
    let who = joined(&who, &scene.say(Message::AnswerSeparator));
    let mut says = vec![match who.is_empty() {
        true => scene.say(Message::SaysSignatureAll),
        false => scene.fill(Message::SaysSignature, &[("who", &who)]),
    }];
    if let Some(day) = it.until {
        let date = scene.words.date(day);
        says.push(scene.fill(Message::SaysUntil, &[("date", &date)]));
    }
    if it.until_entry_into_force {
        says.push(scene.say(Message::SaysUntilEntry));
    }
    says
}

fn later(scene: &Scene, it: &LaterClause) -> Vec<String> {
    let wait = wait(scene, it.delay, Message::EventDeposit);
    let message = match it.after {
        Gate::ConditionMet => Message::SaysLater,
        Gate::EntryIntoForce => Message::SaysLaterEntry,
    };
    let mut says = vec![scene.fill(message, &[("wait", &wait)])];
    if !it.acts.is_empty() {
        let acts = deeds(scene, &it.acts);
        says.push(scene.fill(Message::SaysLaterActs, &[("acts", &acts)]));
    }
    if let Some(within) = it.objection_within {
        let period = period(scene, within);
        says.push(scene.fill(Message::SaysObjection, &[("period", &period)]));
    }
    if it.needs_acceptance {
        says.push(scene.say(Message::SaysAcceptance));
    }
    says
}

fn accession(scene: &Scene, it: &AccessionClause) -> Vec<String> {
    let open = match (it.after_entry_into_force, it.by_invitation) {
        (false, false) => Message::SaysAccession,
        (true, false) => Message::SaysAccessionAfter,
        (false, true) => Message::SaysAccessionInvited,
        (true, true) => Message::SaysAccessionBoth,
    };
    let wait = wait(scene, it.delay, Message::EventDeposit);
    let effect = match &it.effect_article {
        Some(article) => {
            let with = [("wait", &*wait), ("article", &*article.0)];
            scene.fill(Message::SaysEffectArticle, &with)
        }
        None => scene.fill(Message::SaysEffect, &[("wait", &wait)]),
    };
    vec![scene.say(open), effect]
}

fn leaving(scene: &Scene, it: &DenunciationClause) -> Vec<String> {
    let wait = wait(scene, it.delay, Message::EventNotice);
    let mut says = vec![scene.fill(Message::SaysDenunciation, &[("wait", &wait)])];
    let after = [
        (Message::SaysNoticeAfter, it.notice_after),
        (Message::SaysEffectAfter, it.effect_after),
    ];
    for (message, after) in after {
        let Some(after) = after else { continue };
        says.push(scene.fill(message, &[("period", &period(scene, after))]));
    }
    says
}

fn ending(scene: &Scene, it: &TerminationClause) -> Vec<String> {
    let n = it.fewer_than.to_string();
    let mut says = vec![scene.fill(Message::SaysTermination, &[("n", &n)])];
    if let Some(delay) = it.delay {
        let wait = wait(scene, delay, Message::EventTooFew);
        says.push(scene.fill(Message::SaysTerminationWait, &[("wait", &wait)]));
    }
    says
}
