//! The law: dated acts of participants, final clauses, and what follows from them on a day.
//!
//! Pure and native: no serde, no I/O, no clock. "Today" is always a parameter.
//! Reading order: [`Date`] and waiting periods, participants and groups, acts, conditions,
//! clauses, the [`Treaty`] they make up, its [`Status`] on a day, and what-if.

mod act;
mod calendar;
mod clause;
mod condition;
mod difference;
mod effect;
mod entitlement;
mod entry;
mod fraction;
mod history;
mod lens;
mod order;
mod participant;
mod people;
mod scenario;
mod source;
mod status;
mod sweep;
mod table;
mod territory;
mod text;
mod timeline;
mod tipping;
mod trace;
mod treaty;
mod window;

pub use act::{Act, ActKind, Confidence};
pub use calendar::{
    CalendarError, Date, DayOfYear, Delay, Landing, MonthEnd, Period, parse_date,
};
pub use clause::{
    AccessionClause, Article, Attested, Bound, CessationClause, Clause,
    DenunciationClause, EntryClause, FixedDate, Gate, LaterClause, NotBefore, Rule,
    SignatureClause, TerminationClause,
};
pub use condition::{
    Condition, Consents, CountOf, Established, Fact, Leaf, Need, Test, Whose,
};
pub use difference::{Difference, Reason};
pub use entitlement::Entitlement;
pub use entry::{Basis, Entry};
pub use fraction::{Fraction, Weights, WeightsId};
pub use history::History;
pub use lens::NotCounted;
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
    Earliest, Episode, LeafProgress, ParticipantStatus, Standing, State, Status, Unit,
    Unreachable, status_on,
};
pub use table::Table;
pub use territory::Coverage;
pub use text::Text;
pub use timeline::{Change, ChangeKind};
pub use tipping::{Completion, Hurdle, Needs, Pick, Tipping, Together};
pub use trace::{ConditionTrace, Derivation, EntryTrace, LeafTrace};
pub use treaty::{Completeness, Event, Published, Treaty};
pub use window::Window;
