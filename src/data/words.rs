//! The closed lists of words of the treaty file, and what they mean.

use super::shape::names;
use crate::domain::{
    ActKind, Confidence, CountOf, Gate, Landing, MonthEnd, ParticipantKind, Reason,
};
use crate::geo::MapView;

pub(super) const VIEWS: [(&str, MapView); 2] =
    [("world", MapView::World), ("europe", MapView::Europe)];
pub(super) const PARTICIPANT_KINDS: [(&str, ParticipantKind); 2] =
    [("state", ParticipantKind::State), ("organization", ParticipantKind::Organization)];
pub(super) const CONFIDENCES: [(&str, Confidence); 3] = [
    ("high", Confidence::High),
    ("medium", Confidence::Medium),
    ("low", Confidence::Low),
];
pub(super) const COMPLETENESS: [(&str, bool); 2] =
    [("complete", true), ("partial", false)];
pub(super) const COUNT_OF: [(&str, CountOf); 2] =
    [("signatories", CountOf::Signatories), ("participants", CountOf::Participants)];
pub(super) const GATES: [(&str, Gate); 2] =
    [("condition_met", Gate::ConditionMet), ("entry_into_force", Gate::EntryIntoForce)];
/// Whether the condition must be met before the fixed date, and not just by its close.
pub(super) const DEPOSITS: [(&str, bool); 2] = [("by", false), ("before", true)];
pub(super) const MONTH_ENDS: [(&str, MonthEnd); 2] =
    [("clamp", MonthEnd::Clamp), ("roll_over", MonthEnd::RollOver)];
pub(super) const LANDINGS: [(&str, Landing); 4] = [
    ("same_day", Landing::SameDay),
    ("next_day", Landing::NextDay),
    ("first_of_next_month", Landing::FirstOfMonthAfter(1)),
    ("end_of_year", Landing::EndOfYear),
];

pub(super) const VIEW_WORDS: &[&str] = &names(&VIEWS);
pub(super) const PARTICIPANT_WORDS: &[&str] = &names(&PARTICIPANT_KINDS);
pub(super) const CONFIDENCE_WORDS: &[&str] = &names(&CONFIDENCES);
pub(super) const COMPLETENESS_WORDS: &[&str] = &names(&COMPLETENESS);
pub(super) const COUNT_OF_WORDS: &[&str] = &names(&COUNT_OF);
pub(super) const GATE_WORDS: &[&str] = &names(&GATES);
pub(super) const DEPOSITS_WORDS: &[&str] = &names(&DEPOSITS);
pub(super) const MONTH_END_WORDS: &[&str] = &names(&MONTH_ENDS);
pub(super) const LANDING_WORDS: &[&str] = &names(&LANDINGS);
pub(super) const DIFFERENCES: [(&str, Reason); 7] = Reason::ALL;
pub(super) const REASON_WORDS: &[&str] = &names(&DIFFERENCES);
pub(super) const ACT_WORDS: &[&str] = &names(&ActKind::ALL);
