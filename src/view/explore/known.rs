//! What is known of each participant on the day shown, for the table and for files.

use crate::domain::{
    Act, ActKind, Assumptions, Date, ParticipantId, ParticipantStatus, Status, Window,
    status_on,
};
use crate::view::list::row;
use crate::view::{Figure, ListRow, Scene};

/// What the record alone says, where something is assumed.
pub(super) struct Record(Option<Status>);

impl Record {
    pub(super) fn of(scene: &Scene) -> Self {
        let is_assuming = !scene.assumed.acts.is_empty();
        let status = || status_on(scene.treaty(), scene.on, &Assumptions::default());
        Self(is_assuming.then(status))
    }

    /// Returns what a participant has done, and the same by the record alone.
    pub(super) fn deeds(&self, scene: &Scene, of: ParticipantId) -> (Deeds, Deeds) {
        let by = |status: &Status| {
            status.of(of).map(|it| Deeds::of(it, scene.on)).unwrap_or_default()
        };
        let deeds = by(&scene.status);
        (deeds, self.0.as_ref().map_or(deeds, by))
    }

    /// Returns whether the day of entry into force is not what the record says.
    pub(super) fn entry_differs(&self, status: &Status) -> bool {
        let day = |it: &Status| Some(it.entry()?.into_force);
        self.0.as_ref().is_some_and(|it| day(it) != day(status))
    }
}

/// Returns those who are assumed to act and are not in the treaty's list.
pub(super) fn others(figure: &Figure) -> Vec<ListRow> {
    let scene = &figure.scene;
    let listed = &scene.treaty().participants;
    let all = scene.status.participants.iter().map(|it| it.id);
    all.filter(|id| !listed.contains_key(id)).map(|id| row(scene, id)).collect()
}

/// Returns the acts of a participant up to the day shown.
pub(super) fn acts<'a>(scene: &'a Scene, of: &ListRow) -> impl Iterator<Item = &'a Act> {
    let on = scene.on;
    scene.treaty().acts_of(of.id).filter(move |it| it.day.to <= on)
}

/// Returns how many declarations and reservations of a participant are on record.
pub(super) fn declarations(scene: &Scene, of: &ListRow) -> usize {
    acts(scene, of).filter(|it| is_declaration(it)).count()
}

pub(super) fn is_declaration(act: &Act) -> bool {
    matches!(act.kind, ActKind::Declaration | ActKind::Reservation)
}

/// Returns the names of the groups that a participant belongs to on the day shown.
pub(super) fn groups<'a>(scene: &'a Scene, of: &ListRow) -> Vec<&'a str> {
    let groups = scene.treaty().groups.iter();
    let its = groups.filter(|(_, it)| it.has(of.id, scene.on));
    its.map(|(_, it)| scene.text(&it.name)).collect()
}

/// What a participant has done by the day shown, and from when and until when that has
/// effect.
#[derive(Clone, Copy, Default, PartialEq)]
pub(super) struct Deeds {
    /// The day of its signature.
    pub(super) signed: Option<Window>,
    /// The act that expressed its consent.
    pub(super) means: Option<ActKind>,
    /// The day of that.
    pub(super) consented: Option<Window>,
    /// From when the treaty is in force for it.
    pub(super) in_force: Option<Window>,
    /// From when its consent no longer holds.
    pub(super) ended: Option<Window>,
}

impl Deeds {
    /// What is assumed for a later day is in a status too: it is not among the deeds.
    pub(super) fn of(it: &ParticipantStatus, on: Date) -> Self {
        let is_done = |day: &Window| day.from <= on;
        let current = it.all_episodes().filter(|it| is_done(&it.consented)).last();
        Self {
            signed: it.signature.filter(is_done),
            means: current.map(|it| it.means),
            consented: current.map(|it| it.consented),
            in_force: current.and_then(|it| it.in_force),
            ended: current.and_then(|it| it.ended),
        }
    }
}
