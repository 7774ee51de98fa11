//! The law in a reader's words: waits, who is asked for, what a condition asks.

use crate::domain::{
    ActKind, Consents, CountOf, Date, DayOfYear, Delay, Fact, GroupId, Landing, Leaf,
    LeafProgress, MonthEnd, Need, Period, Test, Unit, Weights, WeightsId, Whose,
    parse_date,
};
use crate::i18n::{Message, uncapital};
use crate::view::Scene;
use crate::view::card::{Quote, plain};
use crate::view::scene::joined;

/// What one leaf of a condition asks for.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Asked {
    /// "At least 5 signatories must have consented to be bound."
    pub words: String,
    /// What else is to be known of who counts, in sentences.
    pub more: Vec<String>,
    /// The fact that is asked for, in the file's words.
    pub fact: Option<Quote>,
}

/// Returns one of the words that a message lists, else the number.
fn listed(scene: &Scene, message: Message, number: u32) -> String {
    let place = usize::try_from(number).ok().and_then(|it| it.checked_sub(1));
    let words = scene.say(message);
    let word = place.and_then(|it| words.split(' ').nth(it));
    word.map_or_else(|| number.to_string(), str::to_owned)
}

/// Returns a number in words, as far as the language lists them.
pub(super) fn number(scene: &Scene, number: u32) -> String {
    listed(scene, Message::LawNumbers, number)
}

/// Returns a sentence's first letter as a capital.
///
/// The standard library's table for all scripts would add 3 kB to the first map's download.
pub(super) fn capital(words: &str) -> String {
    let mut letters = words.chars();
    let first = letters.next().map(|it| match it {
        'à'..='ö' | 'ø'..='þ' => char::from_u32(u32::from(it) - 0x20).unwrap_or(it),
        it => it.to_ascii_uppercase(),
    });
    first.into_iter().chain(letters).collect()
}

/// Returns a period: "three months", "30 days".
pub(super) fn period(scene: &Scene, it: Period) -> String {
    let (message, n, end) = match it {
        Period::Days(n) => (Message::PeriodDays, n, MonthEnd::Clamp),
        Period::Months(n, end) if n > 0 && n % 12 == 0 => {
            (Message::PeriodYears, n / 12, end)
        }
        Period::Months(n, end) => (Message::PeriodMonths, n, end),
    };
    let number = number(scene, n);
    let period = scene.words.count(message, n, &[("n", &number)]);
    match end {
        MonthEnd::Clamp => period,
        MonthEnd::RollOver => scene.fill(Message::PeriodRollOver, &[("period", &period)]),
    }
}

/// Returns a day of every year in words: a date without its year.
fn day_of_year(scene: &Scene, it: DayOfYear) -> String {
    let date = parse_date(&["2001-", &it.to_string()].concat());
    let words = date.map_or_else(|| it.to_string(), |day| scene.words.date(day));
    words.replace("2001", "").trim().to_owned()
}

fn is_zero(it: Period) -> bool {
    matches!(it, Period::Days(0) | Period::Months(0, _))
}

/// Returns when a wait ends that an event sets running: "30 days after the deposit".
pub(super) fn wait(scene: &Scene, it: Delay, event: Message) -> String {
    let at_once = is_zero(it.period);
    let choose = |one, other| if at_once { one } else { other };
    let (mut nth, mut day) = (String::new(), String::new());
    let message = match it.landing {
        Landing::SameDay => choose(Message::WaitAtOnce, Message::WaitAfter),
        Landing::NextDay => choose(Message::WaitDayAfter, Message::WaitNextDay),
        Landing::FirstOfMonthAfter(1) if !at_once => Message::WaitNextMonth,
        Landing::FirstOfMonthAfter(n) => {
            nth = listed(scene, Message::LawOrdinals, n);
            choose(Message::WaitNthMonth, Message::WaitNthMonthAfter)
        }
        Landing::EndOfYear => choose(Message::WaitYearEnd, Message::WaitYearEndAfter),
        Landing::Next(it) => {
            day = day_of_year(scene, it);
            choose(Message::WaitNext, Message::WaitNextAfter)
        }
    };
    let (period, event) = (period(scene, it.period), scene.say(event));
    let with = [("period", &*period), ("event", &event), ("nth", &nth), ("day", &day)];
    scene.fill(message, &with)
}

/// Returns the steps of a wait, each with its day: the period, then where it lands.
pub(super) fn steps(
    scene: &Scene,
    it: Delay,
    ends: Date,
    lands: Date,
) -> Vec<(String, Date)> {
    let mut steps = Vec::new();
    if !is_zero(it.period) || it.landing == Landing::SameDay {
        let period = period(scene, it.period);
        let said = scene.fill(Message::StepPeriod, &[("period", &period)]);
        steps.push((capital(&said), ends));
    }
    let landing = match it.landing {
        Landing::SameDay => return steps,
        Landing::NextDay => scene.say(Message::StepNextDay),
        Landing::FirstOfMonthAfter(1) => scene.say(Message::StepNextMonth),
        Landing::FirstOfMonthAfter(n) => {
            let nth = listed(scene, Message::LawOrdinals, n);
            scene.fill(Message::StepNthMonth, &[("nth", &nth)])
        }
        Landing::EndOfYear => scene.say(Message::StepYearEnd),
        Landing::Next(it) => {
            scene.fill(Message::StepNext, &[("day", &day_of_year(scene, it))])
        }
    };
    steps.push((landing, lands));
    steps
}

/// Returns what the members of a group are called.
pub(super) fn members<'a>(scene: &'a Scene, group: &'a GroupId) -> &'a str {
    let group_of = scene.treaty().groups.get(group);
    group_of.map_or(group.0.as_str(), |it| scene.text(&it.members_name))
}

fn weights<'a>(scene: &'a Scene, id: &WeightsId) -> Option<&'a Weights> {
    scene.treaty().weights.get(id)
}

/// Returns what is weighed, where a leaf weighs.
pub(super) fn weighed<'a>(scene: &'a Scene, leaf: &Leaf) -> Option<&'a Weights> {
    let Test::Consents(Consents { need, .. }) = &leaf.test else { return None };
    match need {
        Need::Share(_, id) | Need::Sum(_, id) => weights(scene, id),
        _ => None,
    }
}

/// Returns whether a leaf takes anyone's consent.
fn is_anyone(leaf: &Leaf, whose: &Whose) -> bool {
    let is_open = whose.of == CountOf::Participants && !whose.states_only;
    is_open && leaf.group().is_none() && whose.not_in.is_none()
}

/// Returns whose consents a leaf admits: "signatories among the member States".
pub(super) fn who(scene: &Scene, leaf: &Leaf, whose: &Whose) -> String {
    let who = match (leaf.group(), whose.of) {
        (Some(id), CountOf::Participants) => members(scene, id).to_owned(),
        (Some(id), CountOf::Signatories) => {
            scene.fill(Message::WhoSignatoriesIn, &[("group", members(scene, id))])
        }
        (None, of) => scene.say(match (of, whose.states_only) {
            (CountOf::Signatories, false) => Message::WhoSignatories,
            (CountOf::Signatories, true) => Message::WhoSignatoryStates,
            (CountOf::Participants, true) => Message::WhoStates,
            (CountOf::Participants, false) => Message::WhoParticipants,
        }),
    };
    match &whose.not_in {
        Some(id) => {
            let with = [("who", &*who), ("group", members(scene, id))];
            scene.fill(Message::WhoOtherThan, &with)
        }
        None => who,
    }
}

/// Returns the names of acts: "ratification, acceptance".
pub(super) fn deeds(scene: &Scene, acts: &[ActKind]) -> String {
    let deed = |kind: &ActKind| match kind {
        ActKind::Signature => scene.say(Message::DeedSignature),
        ActKind::DefinitiveSignature => scene.say(Message::DeedDefinitiveSignature),
        ActKind::Ratification => scene.say(Message::DeedRatification),
        ActKind::Acceptance => scene.say(Message::DeedAcceptance),
        ActKind::Approval => scene.say(Message::DeedApproval),
        ActKind::Accession => scene.say(Message::DeedAccession),
        ActKind::Succession => scene.say(Message::DeedSuccession),
        ActKind::FormalConfirmation => scene.say(Message::DeedFormalConfirmation),
        ActKind::Consent => scene.say(Message::DeedConsent),
        // no act by which anyone consents: the file's own word
        other => other.name().replace('_', " "),
    };
    let deeds: Vec<_> = acts.iter().map(deed).collect();
    joined(&deeds, &scene.say(Message::AnswerSeparator))
}

/// Returns an amount as a leaf counts it.
pub(super) fn amount(scene: &Scene, unit: Unit, amount: u32) -> String {
    match unit {
        Unit::Share => scene.words.percent(amount),
        Unit::Participants | Unit::Weight | Unit::Fact => amount.to_string(),
    }
}

/// Returns what a leaf asks for, in sentences.
pub(super) fn asked(scene: &Scene, leaf: &Leaf, it: &LeafProgress) -> Asked {
    let said = |words| Asked { words, ..Asked::default() };
    let Consents { need, whose } = match &leaf.test {
        Test::Consents(consents) => consents,
        Test::Fact(Fact::Since(day)) => {
            let date = scene.words.date(*day);
            return said(scene.fill(Message::AskSince, &[("date", &date)]));
        }
        Test::Fact(Fact::Elapsed(delay)) => {
            let wait = wait(scene, *delay, Message::EventOpening);
            return said(scene.fill(Message::AskElapsed, &[("wait", &wait)]));
        }
        Test::Fact(Fact::Attested(what) | Fact::TreatyInForce(what)) => {
            let fact = Some(plain(scene, &what.text));
            let words = scene.say(Message::AskFact);
            return Asked { words, more: Vec::new(), fact };
        }
    };
    let who = who(scene, leaf, whose);
    let needed = amount(scene, it.unit, it.need);
    let what = weighed(scene, leaf)
        .map_or_else(String::new, |it| uncapital(scene.text(&it.name)));
    let with = [("n", &*needed), ("share", &needed), ("who", &who), ("what", &what)];
    let words = match need {
        Need::Count(n) if is_anyone(leaf, whose) => {
            scene.words.count(Message::AskConsents, *n, &with)
        }
        Need::Count(n) => scene.words.count(Message::AskCount, *n, &with),
        Need::Every(_) => scene.fill(Message::AskEvery, &with),
        Need::EverySignatory => scene.fill(Message::AskEverySignatory, &with),
        Need::Sum(..) => scene.fill(Message::AskSum, &with),
        Need::Share(..) => scene.fill(Message::AskShare, &with),
        Need::ShareOfGroup(..) => scene.fill(Message::AskShareOfGroup, &with),
    };
    let mut more = Vec::new();
    if whose.states_only {
        more.push(scene.say(Message::AskNoOrganizations));
    }
    if !whose.acts.is_empty() {
        let acts = deeds(scene, &whose.acts);
        more.push(scene.fill(Message::AskActs, &[("acts", &acts)]));
    }
    Asked { words, more, fact: None }
}

/// Returns what a leaf asks for in a few words: "3 signatories among the member States".
pub(super) fn in_short(scene: &Scene, leaf: &Leaf, it: &LeafProgress) -> String {
    let needed = amount(scene, it.unit, it.need);
    let comma = scene.say(Message::AnswerSeparator);
    match &leaf.test {
        Test::Consents(Consents { whose, .. }) => match weighed(scene, leaf) {
            Some(weights) => [scene.text(&weights.name), &comma, &needed].concat(),
            None if is_anyone(leaf, whose) => {
                [needed.as_str(), " ", &scene.say(Message::ProgressTotal)].concat()
            }
            None => [needed.as_str(), " ", &who(scene, leaf, whose)].concat(),
        },
        Test::Fact(Fact::Attested(what) | Fact::TreatyInForce(what)) => {
            scene.text(&what.text).to_owned()
        }
        Test::Fact(Fact::Since(day)) => scene.words.date(*day),
        Test::Fact(Fact::Elapsed(delay)) => {
            capital(&wait(scene, *delay, Message::EventOpening))
        }
    }
}
