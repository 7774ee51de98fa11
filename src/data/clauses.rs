//! Final clauses: conditions, waits, who may sign and who may join.

use super::node::Node;
use super::words::{COUNT_OF, DEPOSITS, GATES, LANDINGS, MONTH_ENDS};
use crate::domain::{
    AccessionClause, ActKind, Article, Attested, Bound, CessationClause, Clause,
    Condition, Consents, DayOfYear, Delay, DenunciationClause, EntryClause, Established,
    Fact, FixedDate, Fraction, GroupId, Landing, LaterClause, Leaf, MonthEnd, Need,
    NotBefore, ParticipantId, Period, Rule, SignatureClause, TerminationClause, Test,
    WeightsId, Whose,
};

pub(super) fn clause(node: Node<'_>) -> Option<(Node<'_>, Clause)> {
    let article = node.article("article")?;
    let rule = match node.str("kind")? {
        "signature" => Rule::Signature(signature(node)),
        "entry_into_force" => Rule::EntryIntoForce(entry_into_force(node, &article)?),
        "later_participants" => Rule::LaterParticipants(later(node)?),
        "accession" => Rule::Accession(accession(node)?),
        "denunciation" => Rule::Denunciation(DenunciationClause {
            delay: delay(node)?,
            notice_after: period(node, "notice_after"),
            effect_after: period(node, "effect_after"),
        }),
        "cessation" => Rule::Cessation(CessationClause {
            group: node.group("group")?,
            delay: delay(node)?,
        }),
        "termination" => Rule::Termination(TerminationClause {
            fewer_than: node.whole("fewer_than")?,
            delay: delay(node),
        }),
        "territorial_extension" => Rule::TerritorialExtension(delay(node)?),
        "provisional_application" => Rule::ProvisionalApplication,
        _ => return None,
    };
    let text_read = node.flag("text_read");
    Some((node, Clause { article, text_read, note: node.text("note"), rule }))
}

fn signature(node: Node<'_>) -> SignatureClause {
    SignatureClause {
        groups: node.list("groups", |it| Some(GroupId(it.value.as_text()?.to_owned()))),
        participants: node
            .list("participants", |it| ParticipantId::parse(it.value.as_text()?)),
        until: node.date("until"),
        until_entry_into_force: node.flag("until_entry_into_force"),
    }
}

fn entry_into_force(node: Node<'_>, article: &Article) -> Option<EntryClause> {
    let fixed = node.get("fixed_date").and_then(|it| {
        Some(FixedDate {
            date: it.date("date")?,
            before: it.word("deposits", &DEPOSITS)?,
        })
    });
    let bound = |it: Node<'_>| {
        let after_opening = || period(it, "after_opening").map(Bound::AfterOpening);
        Some(NotBefore {
            bound: it.date("date").map(Bound::Date).or_else(after_opening)?,
            text: it.text("text"),
            sources: it.sources(),
        })
    };
    Some(EntryClause {
        condition: condition(node.get("condition")?, article)?,
        delay: delay(node),
        fixed,
        not_before: node.list("not_before", bound),
        attested: node.get("attested").map(|it| Attested {
            condition_met: it.date("condition_met"),
            entry_into_force: it.date("entry_into_force"),
            text: it.text("text"),
            sources: it.sources(),
        }),
    })
}

fn later(node: Node<'_>) -> Option<LaterClause> {
    Some(LaterClause {
        acts: node.words("acts", &ActKind::ALL),
        after: node.word("after", &GATES).unwrap_or_default(),
        delay: delay(node)?,
        objection_within: period(node, "objection_within"),
        needs_acceptance: node.flag("needs_acceptance"),
    })
}

fn accession(node: Node<'_>) -> Option<AccessionClause> {
    Some(AccessionClause {
        after_entry_into_force: node.flag("after_entry_into_force"),
        by_invitation: node.flag("by_invitation"),
        effect_article: node.article("effect_article"),
        delay: delay(node)?,
    })
}

fn condition(node: Node<'_>, around: &Article) -> Option<Condition> {
    let article = node.article("article").unwrap_or_else(|| around.clone());
    let several = |key| node.list(key, |it| condition(it, &article));
    if node.get("all").is_some() {
        return Some(Condition::All(several("all")));
    }
    if node.get("any").is_some() {
        return Some(Condition::Any(several("any")));
    }
    let test = match fact(node) {
        Some(fact) => Test::Fact(fact),
        None => Test::Consents(Consents { need: need(node)?, whose: whose(node) }),
    };
    Some(Condition::Leaf(Leaf { article, test }))
}

fn fact(node: Node<'_>) -> Option<Fact> {
    let established = |key| {
        let it = node.get(key)?;
        let text = it.text("text")?;
        Some(Established { text, on: it.date("on"), sources: it.sources() })
    };
    let since = || node.date("since").map(Fact::Since);
    let elapsed = || node.get("elapsed").and_then(delay).map(Fact::Elapsed);
    let attested = || established("attested").map(Fact::Attested);
    let treaty = || established("treaty_in_force").map(Fact::TreatyInForce);
    since().or_else(elapsed).or_else(attested).or_else(treaty)
}

fn need(node: Node<'_>) -> Option<Need> {
    let weights = || node.owned("weights").map(WeightsId);
    let count = || node.whole("count").map(Need::Count);
    let sum = || Some(Need::Sum(node.whole("sum")?, weights()?));
    let share = || {
        let share = Fraction::parse(node.str("share")?)?;
        Some(match weights() {
            Some(weights) => Need::Share(share, weights),
            None => Need::ShareOfGroup(share, node.group("group")?),
        })
    };
    let every = || node.group("every").map(Need::Every);
    let signatories = || node.flag("every_signatory").then_some(Need::EverySignatory);
    count().or_else(share).or_else(sum).or_else(every).or_else(signatories)
}

fn whose(node: Node<'_>) -> Whose {
    Whose {
        of: node.word("of", &COUNT_OF).unwrap_or_default(),
        group: node.group("group"),
        not_in: node.group("not_in"),
        acts: node.words("acts", &ActKind::ALL),
        states_only: node.get("organizations").is_some() && !node.flag("organizations"),
    }
}

fn period(node: Node<'_>, key: &str) -> Option<Period> {
    let node = node.get(key)?;
    let end = node.word("month_end", &MONTH_ENDS).unwrap_or(MonthEnd::Clamp);
    let days = node.whole("days").map(Period::Days);
    let months = || node.whole("months").map(|it| Period::Months(it, end));
    let years = || Some(Period::Months(node.whole("years")?.saturating_mul(12), end));
    days.or_else(months).or_else(years)
}

fn delay(node: Node<'_>) -> Option<Delay> {
    let landing = || {
        let next_month = |it: Node<'_>| {
            it.whole("first_of_month_after").map(Landing::FirstOfMonthAfter)
        };
        let next = |it: Node<'_>| DayOfYear::parse(it.str("next")?).map(Landing::Next);
        let inner = node.get("landing")?;
        let word = node.word("landing", &LANDINGS);
        word.or_else(|| next_month(inner)).or_else(|| next(inner))
    };
    Some(Delay { period: period(node, "period")?, landing: landing()? })
}
