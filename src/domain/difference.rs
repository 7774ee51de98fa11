//! Where a published date is not the computed one: why, and which of the two stands.

use super::{SourceId, Text};

/// Why a published date differs from the computed one. The list is closed.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Reason {
    /// The record, or who compiled it, is wrong: the computed date stands.
    ErrorInRecord,
    /// The depositary counted in another way.
    DepositaryPractice,
    /// Another instrument set the date.
    ExceptionByAnotherTreaty,
    /// The instrument or the notice itself names the date.
    FixedByTheAct,
    /// The clause cannot be counted from acts.
    ClauseNotCountable,
    /// The record lacks acts.
    RecordIncomplete,
    /// The text of the clause was not read, so the rule in the file may be wrong.
    ClauseNotRead,
}

impl Reason {
    /// Every reason, with its name in treaty files and in output.
    pub const ALL: [(&'static str, Self); 7] = [
        ("error_in_record", Self::ErrorInRecord),
        ("depositary_practice", Self::DepositaryPractice),
        ("exception_by_another_treaty", Self::ExceptionByAnotherTreaty),
        ("fixed_by_the_act", Self::FixedByTheAct),
        ("clause_not_countable", Self::ClauseNotCountable),
        ("record_incomplete", Self::RecordIncomplete),
        ("clause_not_read", Self::ClauseNotRead),
    ];

    /// Returns the name used in treaty files and in output.
    ///
    /// # Examples
    /// ```
    /// use treaty_map::domain::Reason;
    /// assert_eq!(Reason::DepositaryPractice.name(), "depositary_practice");
    /// ```
    pub fn name(self) -> &'static str {
        Self::ALL.iter().find(|(_, it)| *it == self).map_or("", |(name, _)| name)
    }

    /// Returns whether the published date stands, and not the computed one.
    ///
    /// # Examples
    /// ```
    /// use treaty_map::domain::Reason;
    /// assert!(Reason::FixedByTheAct.published_stands());
    /// assert!(!Reason::ErrorInRecord.published_stands());
    /// ```
    pub fn published_stands(self) -> bool {
        self != Self::ErrorInRecord
    }
}

/// An explained difference between a published date and the computed one.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Difference {
    /// Why.
    pub reason: Reason,
    /// The same in words.
    pub text: Text,
    /// What supports it.
    pub sources: Vec<SourceId>,
}
