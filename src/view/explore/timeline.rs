//! The life of a treaty as a line: what happened when, and what follows from it.

use crate::domain::{
    Act, ActKind, Change, ChangeKind, Date, Earliest, History, ParticipantId, Window,
    status_on,
};
use crate::i18n::Message;
use crate::view::acts::sentence_for;
use crate::view::{Scene, participant_name, shape_name};
use chrono::Datelike;

/// What a mark on the line stands for.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum TickKind {
    /// A signature.
    Signature,
    /// A consent to be bound.
    Consent,
    /// The end of one.
    End,
}

impl TickKind {
    /// Returns the name used in `data-kind` and in styles.
    pub fn name(self) -> &'static str {
        match self {
            Self::Signature => "signature",
            Self::Consent => "consent",
            Self::End => "end",
        }
    }
}

/// A mark on the line.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Tick {
    /// The day.
    pub day: Date,
    /// What it stands for.
    pub kind: TickKind,
    /// Whether it is assumed.
    pub is_assumed: bool,
}

/// One entry of the chronology.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Moment {
    /// The day, the last where only a span is known.
    pub day: Date,
    /// The day in words.
    pub when: String,
    /// What happened, or happens.
    pub what: String,
    /// Who, if it is about one participant.
    pub id: Option<ParticipantId>,
    /// Whether it follows from the clauses, and was not read in the record.
    pub is_computed: bool,
    /// Whether it is assumed.
    pub is_assumed: bool,
}

/// The life of a treaty.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Timeline {
    /// Its first day: the opening.
    pub first: Date,
    /// Its last: today, or the last day that follows from what is known and assumed.
    pub last: Date,
    /// Acts, by day; those of one kind and day once.
    pub ticks: Vec<Tick>,
    /// The day on which the condition was or would be met.
    pub met: Option<Date>,
    /// The day of entry into force.
    pub into_force: Option<Date>,
    /// Whether these two days rest on what is assumed.
    pub is_entry_assumed: bool,
    /// The days on which something happens, and today, each once.
    pub stops: Vec<Date>,
    /// The years that begin in between.
    pub years: Vec<(i32, Date)>,
    /// Everything that happened or follows, in order.
    pub chronology: Vec<Moment>,
}

impl Timeline {
    /// Returns the life of a scene's treaty, with what is assumed.
    pub fn of(scene: &Scene) -> Self {
        let treaty = scene.treaty();
        let history = History::assuming(treaty, Date::MAX, &scene.assumed);
        let mut changes = history.timeline();
        // what the record alone does not bring about is a hypothesis
        let assumed = &scene.assumed.acts;
        let record = (!assumed.is_empty()).then(|| History::of(treaty).timeline());
        for act in assumed {
            let place = changes.partition_point(|it| it.day.to < act.day.to);
            changes.insert(place, done(act));
        }
        let is_assumed =
            |it: &Change| record.as_ref().is_some_and(|all| !all.contains(it));
        let first = treaty.opened.date;
        let fixed = |kind: &ChangeKind| {
            changes.iter().find(|it| it.kind == *kind).and_then(|it| it.day.day())
        };
        let (met, into_force) =
            (fixed(&ChangeKind::ConditionMet), fixed(&ChangeKind::EntryIntoForce));

        let mut ticks: Vec<Tick> = Vec::new();
        let acts = treaty.acts.iter().chain(&scene.assumed.acts);
        for act in acts.filter(|it| it.day.to >= first) {
            let Some(kind) = kind_of(act.kind) else { continue };
            let tick = Tick { day: act.day.to, kind, is_assumed: act.assumed };
            let place = ticks.binary_search_by(|it| {
                (it.day, it.kind, it.is_assumed).cmp(&(tick.day, kind, act.assumed))
            });
            if let Err(place) = place {
                ticks.insert(place, tick);
            }
        }

        let mut last = scene.today.max(treaty.as_of).max(first);
        for it in changes.iter().filter(|it| it.day.to < Date::MAX) {
            last = last.max(it.day.to);
        }
        // a treaty that waits for consents still has the day that they would bring
        let now = status_on(treaty, scene.today, &scene.assumed);
        if let (None, Earliest::On(day)) = (into_force, now.earliest) {
            last = last.max(day);
        }

        let mut stops = vec![first, scene.today];
        stops.extend(changes.iter().map(|it| it.day.to));
        stops.extend(ticks.iter().map(|it| it.day));
        stops.retain(|it| first <= *it && *it <= last);
        stops.sort_unstable();
        stops.dedup();

        let years = (first.year() + 1..=last.year())
            .filter_map(|year| Some((year, Date::from_ymd_opt(year, 1, 1)?)))
            .collect();
        let moments = changes.iter().map(|it| moment(scene, it, is_assumed(it)));
        let chronology = moments.collect();
        let mut entry = changes.iter().filter(|it| {
            matches!(it.kind, ChangeKind::ConditionMet | ChangeKind::EntryIntoForce)
        });
        let is_entry_assumed = entry.any(is_assumed);
        Self {
            first,
            last,
            ticks,
            met,
            into_force,
            is_entry_assumed,
            stops,
            years,
            chronology,
        }
    }

    /// Returns where a day lies between the first and the last, in ten thousandths.
    pub fn place(&self, day: Date) -> i64 {
        let days = |it: Date| it.signed_duration_since(self.first).num_days();
        (days(day) * 10_000).checked_div(days(self.last)).unwrap_or(0).clamp(0, 10_000)
    }

    /// Returns how many days after the first a day is.
    pub fn place_in_days(&self, day: Date) -> i64 {
        day.clamp(self.first, self.last).signed_duration_since(self.first).num_days()
    }

    /// Returns how many days the line is long.
    pub fn days(&self) -> i64 {
        self.last.signed_duration_since(self.first).num_days()
    }

    /// Returns the day that is so many after the first.
    pub fn day(&self, number: u32) -> Option<Date> {
        self.first.checked_add_days(chrono::Days::new(u64::from(number)))
    }

    /// Returns the years to write under the line so that they do not run into each other:
    /// each with its day.
    pub fn labelled_years(&self, at_most: usize) -> Vec<(i32, Date)> {
        let every = self.years.len().div_ceil(at_most.max(1)).max(1);
        // round numbers, where not every year has room
        let every = [1, 2, 5, 10, 20, 50].into_iter().find(|it| *it >= every);
        let every = i32::try_from(every.unwrap_or(100)).unwrap_or(100);
        self.years.iter().filter(|it| it.0 % every == 0).copied().collect()
    }
}

fn kind_of(kind: ActKind) -> Option<TickKind> {
    if kind.is_consent() {
        Some(TickKind::Consent)
    } else if kind.is_signature() {
        Some(TickKind::Signature)
    } else if kind.is_withdrawal() {
        Some(TickKind::End)
    } else {
        None
    }
}

/// Returns the change that an act is.
fn done(act: &Act) -> Change {
    Change {
        day: act.day,
        kind: ChangeKind::Act(act.kind),
        participant: Some(act.participant),
        computed: false,
        article: None,
    }
}

fn moment(scene: &Scene, change: &Change, is_assumed: bool) -> Moment {
    let name = change.participant.map(|id| participant_name(scene, id));
    let name = name.unwrap_or_default();
    let about = |message| scene.fill(message, &[("name", &*name)]);
    let territory = |code: &str, message| {
        let shape = crate::geo::ShapeCode::parse(code);
        let place = shape.map_or_else(|| code.to_owned(), |it| shape_name(scene, it));
        scene.fill(message, &[("name", &*name), ("territory", &*place)])
    };
    let what = match &change.kind {
        ChangeKind::Adopted => scene.say(Message::MomentAdopted),
        ChangeKind::Opened => scene.say(Message::MomentOpened),
        ChangeKind::Act(kind) => sentence_for(scene, *kind, &name),
        ChangeKind::FactHolds => scene.say(Message::MomentFact),
        ChangeKind::ConditionMet => scene.say(Message::MomentConditionMet),
        ChangeKind::EntryIntoForce => scene.say(Message::MomentEntryIntoForce),
        ChangeKind::InForceFor => about(Message::MomentInForceFor),
        ChangeKind::ProvisionallyApplied => about(Message::MomentProvisional),
        ChangeKind::Extended(code) => territory(code, Message::MomentExtended),
        ChangeKind::Excluded(code) => territory(code, Message::MomentExcluded),
        ChangeKind::Ended => about(Message::MomentEnded),
        ChangeKind::Terminated => scene.say(Message::MomentTerminated),
    };
    Moment {
        day: change.day.to,
        when: when(scene, change.day),
        what,
        id: change.participant,
        is_computed: change.computed,
        is_assumed,
    }
}

fn when(scene: &Scene, day: Window) -> String {
    scene.words.span(day, scene.treaty().opened.date)
}
