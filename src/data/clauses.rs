//! Final clauses: conditions, waits, who may sign and who may join.

use super::names::Names;
use super::problem::ProblemKind;
use super::reader::{Node, Object, list};
use crate::domain::{
    AccessionClause, Article, Clause, Condition, Count, CountOf, Delay, EntryClause,
    Landing, Leaf, MonthEnd, Period, Rule, SignatureClause,
};

pub(super) fn clause_name(rule: &Rule) -> &'static str {
    match rule {
        Rule::Signature(_) => "signature",
        Rule::EntryIntoForce(_) => "entry_into_force",
        Rule::LaterParticipants(_) => "later_participants",
        Rule::Accession(_) => "accession",
        Rule::Denunciation(_) => "denunciation",
    }
}

#[derive(Clone, Copy)]
enum ClauseKind {
    Signature,
    EntryIntoForce,
    LaterParticipants,
    Accession,
    Denunciation,
}

const CLAUSE_KINDS: [(&str, ClauseKind); 5] = [
    ("signature", ClauseKind::Signature),
    ("entry_into_force", ClauseKind::EntryIntoForce),
    ("later_participants", ClauseKind::LaterParticipants),
    ("accession", ClauseKind::Accession),
    ("denunciation", ClauseKind::Denunciation),
];

pub(super) fn clause<'a>(node: Node<'a>, names: &Names) -> Option<(Node<'a>, Clause)> {
    let object = node.object()?;
    let kind = object.must("kind", "the kind of clause");
    let kind = kind.and_then(|it| it.word(&CLAUSE_KINDS))?;
    let article = object.must("article", "the number of an article, such as `30(3)`");
    let article = article.and_then(Node::owned).map(Article);
    let text_read = object.maybe("text_read").and_then(Node::bool).unwrap_or(false);
    let rule = match kind {
        ClauseKind::Signature => signature(&object, names),
        ClauseKind::EntryIntoForce => entry_into_force(&object, names, article.as_ref()),
        ClauseKind::LaterParticipants => delay(&object).map(Rule::LaterParticipants),
        ClauseKind::Denunciation => delay(&object).map(Rule::Denunciation),
        ClauseKind::Accession => accession(&object),
    };
    object.close();
    Some((node, Clause { article: article?, text_read, rule: rule? }))
}

fn signature(object: &Object<'_>, names: &Names) -> Option<Rule> {
    let groups = object.maybe("groups").and_then(|it| it.each(|one| names.group(one)));
    let named =
        object.maybe("participants").and_then(|it| it.each(|one| names.participant(one)));
    Some(Rule::Signature(SignatureClause {
        groups: groups.unwrap_or_default(),
        participants: named.unwrap_or_default(),
    }))
}

fn entry_into_force(
    object: &Object<'_>,
    names: &Names,
    article: Option<&Article>,
) -> Option<Rule> {
    let node = object.must("condition", "a condition, such as {\"count\": 5}");
    let condition = node.and_then(|it| condition(it, names, article));
    let delay = delay(object);
    Some(Rule::EntryIntoForce(EntryClause { condition: condition?, delay: delay? }))
}

fn accession(object: &Object<'_>) -> Option<Rule> {
    let flag = |key| object.maybe(key).and_then(Node::bool).unwrap_or(false);
    let after_entry_into_force = flag("after_entry_into_force");
    let by_invitation = flag("by_invitation");
    let effect_article = object.maybe_article("effect_article");
    let delay = delay(object)?;
    Some(Rule::Accession(AccessionClause {
        after_entry_into_force,
        by_invitation,
        effect_article,
        delay,
    }))
}

fn condition(
    node: Node<'_>,
    names: &Names,
    inherited: Option<&Article>,
) -> Option<Condition> {
    let object = node.object()?;
    let own = object.maybe_article("article");
    let article = own.as_ref().or(inherited);
    let several = |node: Node<'_>| {
        let inner = node.each(|one| condition(one, names, article))?;
        if inner.is_empty() {
            node.report(ProblemKind::Empty("at least one condition"));
        }
        Some(inner)
    };
    let [all, any, count] = ["all", "any", "count"].map(|key| object.maybe(key));
    let read = match (all, any, count) {
        (Some(all), None, None) => several(all).map(Condition::All),
        (None, Some(any), None) => several(any).map(Condition::Any),
        (None, None, Some(count)) => {
            let at_least = count.positive();
            let of = [
                ("signatories", CountOf::Signatories),
                ("participants", CountOf::Participants),
            ];
            let of = object.maybe("of").and_then(|it| it.word(&of)).unwrap_or_default();
            let group = object.maybe("group").map(|it| names.group(it));
            let group = group.map_or(Some(None), |it| it.map(Some));
            at_least.zip(group).zip(article).map(|((at_least, group), article)| {
                let count = Count { at_least, of, group };
                Condition::Leaf(Leaf { article: article.clone(), count })
            })
        }
        _ => {
            object.report(one_of(
                "exactly one of `count`, `all`, `any`",
                &[
                    ("all", all.is_some()),
                    ("any", any.is_some()),
                    ("count", count.is_some()),
                ],
            ));
            None
        }
    };
    object.close();
    read
}

/// Describes a choice that was not made, or made twice.
fn one_of(expected: &'static str, there: &[(&str, bool)]) -> ProblemKind {
    let found = list(there.iter().filter(|(_, there)| *there).map(|(name, _)| *name));
    let found = if found.is_empty() { "none of them".to_owned() } else { found };
    ProblemKind::Type { expected, found }
}

fn delay(object: &Object<'_>) -> Option<Delay> {
    let period = object.must("period", "a period, such as {\"months\": 3}");
    let period = period.and_then(|node| {
        let object = node.object()?;
        let days = object.maybe("days").map(Node::whole);
        let months = object.maybe("months").map(Node::whole);
        let ends = [("clamp", MonthEnd::Clamp), ("roll_over", MonthEnd::RollOver)];
        let end = object.maybe("month_end").and_then(|it| it.word(&ends));
        let period = match (days, months) {
            (Some(days), None) => days.map(Period::Days),
            (None, Some(months)) => {
                months.map(|it| Period::Months(it, end.unwrap_or_default()))
            }
            _ => {
                object.report(one_of(
                    "exactly one of `days`, `months`",
                    &[("days", days.is_some()), ("months", months.is_some())],
                ));
                None
            }
        };
        object.close();
        period
    });
    let landing = object.must("landing", "a landing, such as `first_of_next_month`");
    let landing = landing.and_then(landing_of);
    Some(Delay { period: period?, landing: landing? })
}

fn landing_of(node: Node<'_>) -> Option<Landing> {
    if node.is_string() {
        return node.word(&[
            ("same_day", Landing::SameDay),
            ("next_day", Landing::NextDay),
            ("first_of_next_month", Landing::FirstOfMonthAfter(1)),
        ]);
    }
    let object = node.object()?;
    let months = object.must("first_of_month_after", "a number of months");
    let months = months.and_then(Node::positive);
    object.close();
    months.map(Landing::FirstOfMonthAfter)
}
