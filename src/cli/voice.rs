//! Names and dates as a person would say them, in English.

use super::Stop;
use crate::domain::{
    Act, ActKind, Confidence, Date, GroupId, ParticipantId, Treaty, Window,
};
use crate::i18n::{Catalogue, english};

/// Speaks of one treaty.
pub(super) struct Voice<'a> {
    pub(super) treaty: &'a Treaty,
    words: Catalogue,
}

impl<'a> Voice<'a> {
    pub(super) fn of(treaty: &'a Treaty) -> Result<Self, Stop> {
        let words = english().map_err(|error| Stop::Usage(error.to_string()))?;
        Ok(Self { treaty, words })
    }

    pub(super) fn name(&self, id: ParticipantId) -> String {
        let own = self.treaty.participants.get(&id).and_then(|it| it.name.as_ref());
        let usual = || self.words.name(id.as_str()).unwrap_or(id.as_str());
        own.map_or_else(usual, |it| it.words("en")).to_owned()
    }

    pub(super) fn names(&self, ids: impl IntoIterator<Item = ParticipantId>) -> String {
        let names: Vec<_> = ids.into_iter().map(|id| self.name(id)).collect();
        names.join(", ")
    }

    pub(super) fn date(&self, day: Date) -> String {
        self.words.date(day)
    }

    /// Returns "on 5 October 2016", or between which days.
    pub(super) fn on(&self, day: Window) -> String {
        match day.day() {
            Some(day) => format!("on {}", self.date(day)),
            None if day.from <= self.treaty.opened.date => {
                format!("by {}", self.date(day.to))
            }
            None => format!("between {} and {}", self.date(day.from), self.date(day.to)),
        }
    }

    /// Returns "5 October 2016", or between which days.
    pub(super) fn day(&self, day: Window) -> String {
        let on = self.on(day);
        on.strip_prefix("on ").unwrap_or(&on).to_owned()
    }

    /// Returns a participant and the day of an act or of its effect: "Norway (1 March 2027)",
    /// with a word of doubt where the file is not sure of the act.
    pub(super) fn dated(
        &self,
        id: ParticipantId,
        day: Window,
        of: fn(ActKind) -> bool,
    ) -> String {
        let mut acts = self.treaty.acts_of(id).filter(|it| of(it.kind));
        let about =
            |it: &Act| it.day == day || it.effective.map(Window::from) == Some(day);
        let is_sure = acts.all(|it| it.confidence == Confidence::High || !about(it));
        let doubt = if is_sure { "" } else { ", to be confirmed" };
        format!("{} ({}{doubt})", self.name(id), self.day(day))
    }

    pub(super) fn group(&self, id: &GroupId) -> String {
        let group = self.treaty.groups.get(id);
        group.map_or_else(|| id.0.clone(), |it| it.members_name.words("en").to_owned())
    }

    /// Returns "1 more consent", "4 more consents".
    pub(super) fn counted(n: usize, one: &str) -> String {
        if n == 1 { format!("1 {one}") } else { format!("{n} {one}s") }
    }
}
