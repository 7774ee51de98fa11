//! What a leaf of a condition asks for, and how much of it there is.

use super::voice::Voice;
use super::wait::delay;
use crate::domain::{
    Consents, CountOf, Established, Fact, Leaf, LeafProgress, Need, Test, Unit,
    WeightsId, Whose,
};

/// Returns what a leaf asks for: "5 signatories", "55.00 % of greenhouse gas emissions, by
/// States".
pub(super) fn asked(voice: &Voice<'_>, leaf: &Leaf, it: &LeafProgress) -> String {
    let established = |what: &Established| what.text.words("en").to_owned();
    match &leaf.test {
        Test::Fact(Fact::Since(day)) => format!("{} is reached", voice.date(*day)),
        Test::Fact(Fact::Elapsed(wait)) => {
            format!("a day has come: {} the opening for signature", delay(*wait))
        }
        Test::Fact(Fact::Attested(what) | Fact::TreatyInForce(what)) => established(what),
        Test::Consents(Consents { need, whose }) => {
            let who = who(voice, leaf, whose);
            let needed = amount(it.unit, it.need);
            match need {
                Need::Count(_) => format!("{needed} {who}"),
                Need::Every(_) => format!("all {needed} {who}"),
                Need::EverySignatory => format!("all {needed} that have signed"),
                Need::Sum(_, id) => format!("{needed} ({}) by {who}", weights(voice, id)),
                Need::Share(_, id) => {
                    format!("{needed} of {}, by {who}", weights(voice, id))
                }
                Need::ShareOfGroup(..) => format!("{needed} of {who}"),
            }
        }
    }
}

/// Returns how much there is: "1", "58.82 %".
pub(super) fn found(it: &LeafProgress) -> String {
    amount(it.unit, it.have)
}

/// Returns a number in its unit; a share in per cent, as basis points say it.
pub(super) fn amount(unit: Unit, number: u32) -> String {
    match unit {
        Unit::Share => format!("{}.{:02} %", number / 100, number % 100),
        Unit::Participants | Unit::Weight | Unit::Fact => number.to_string(),
    }
}

fn weights(voice: &Voice<'_>, id: &WeightsId) -> String {
    let weights = voice.treaty.weights.get(id);
    weights.map_or_else(|| id.0.clone(), |it| it.name.words("en").to_owned())
}

fn who(voice: &Voice<'_>, leaf: &Leaf, whose: &Whose) -> String {
    let mut who = match (whose.of, whose.states_only) {
        (CountOf::Signatories, false) => "signatories".to_owned(),
        (CountOf::Signatories, true) => "signatory States".to_owned(),
        (CountOf::Participants, true) => "States".to_owned(),
        (CountOf::Participants, false) => "participants".to_owned(),
    };
    match (leaf.group(), whose.of) {
        (Some(id), CountOf::Participants) => who = voice.group(id),
        (Some(id), CountOf::Signatories) => {
            who = format!("{who} that are {}", voice.group(id))
        }
        (None, _) => {}
    }
    if let Some(id) = &whose.not_in {
        who = format!("{who} other than {}", voice.group(id));
    }
    if !whose.acts.is_empty() {
        let acts: Vec<_> =
            whose.acts.iter().map(|it| it.name().replace('_', " ")).collect();
        who = format!("{who} by {}", acts.join(", "));
    }
    who
}
