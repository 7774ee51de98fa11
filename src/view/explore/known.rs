//! What is known of each participant on the day shown, for the table and for files.

use crate::domain::{
    Act, ActKind, Assumptions, ParticipantStatus, Status, Window, status_on,
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

    /// Returns whether a value is not what the record says: it rests on what is assumed.
    pub(super) fn differs<T: PartialEq>(
        &self,
        of: &ParticipantStatus,
        value: impl Fn(&ParticipantStatus) -> T,
    ) -> bool {
        let Some(record) = &self.0 else { return false };
        record.of(of.id).is_none_or(|it| value(it) != value(of))
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

pub(super) fn consented(it: &ParticipantStatus) -> Option<Window> {
    it.current.map(|it| it.consented)
}

pub(super) fn in_force(it: &ParticipantStatus) -> Option<Window> {
    it.current?.in_force
}

pub(super) fn ended(it: &ParticipantStatus) -> Option<Window> {
    it.current?.ended
}
