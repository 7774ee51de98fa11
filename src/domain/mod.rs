//! The law: dated acts of participants, final clauses, and what follows from them on a day.
//!
//! Pure and native: no serde, no I/O, no clock. "Today" is always a parameter.
//! Reading order: [`Date`] and waiting periods, participants and groups, acts, conditions,
//! clauses, the [`Treaty`] they make up, its [`Status`] on a day, and what-if.

mod act;
mod calendar;
mod clause;
mod condition;
mod history;
mod order;
mod participant;
mod scenario;
mod source;
mod status;
mod table;
mod text;
mod treaty;

pub use act::{Act, ActKind, Confidence};
pub use calendar::{CalendarError, Date, Delay, Landing, MonthEnd, Period, parse_date};
pub use clause::{AccessionClause, Article, Clause, EntryClause, Rule, SignatureClause};
pub use condition::{Condition, Contracting, Count, CountOf, Leaf, LeafProgress};
pub use history::Episode;
pub use order::sorted_by;
pub use participant::{
    Group, GroupId, Membership, Note, Participant, ParticipantId, ParticipantKind,
    Representation,
};
pub use scenario::{
    AssumedAct, Assumption, AssumptionError, Assumptions, Refusal, Warning,
    parse_assumptions,
};
pub use source::{Source, SourceId};
pub use status::{
    Earliest, Entry, ParticipantStatus, Standing, State, Status, Unreachable, status_on,
};
pub use table::Table;
pub use text::Text;
pub use treaty::{Event, Treaty};
