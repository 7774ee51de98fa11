//! What an import would change, and everything there is to say about it.

use super::day::Day;
use super::entry::{Entry, Told, effect};
use super::kind::words;
use super::record::{Known, Origin, Record, Verdict, judge};
use super::report::{Report, Tally};
use crate::domain::{Date, ParticipantId};
use crate::geo::{ShapeCode, parent};

/// What an import adds to a file.
#[derive(Default)]
pub(super) struct Changes {
    pub(super) participants: Vec<ParticipantId>,
    pub(super) acts: Vec<(ParticipantId, Told)>,
    /// Days of effect, by the places of their acts in the file.
    pub(super) effects: Vec<(usize, Date)>,
    /// The latest act that is added, and the line on which it stands.
    pub(super) latest: Option<(Day, u64)>,
}

impl Changes {
    /// Returns whether anything is added that needs a source.
    pub(super) fn need_source(&self) -> bool {
        !self.acts.is_empty() || !self.effects.is_empty()
    }

    /// Adds what an entry tells and the record lacks.
    pub(super) fn merge(
        &mut self,
        entry: &Entry,
        record: &mut Record,
        report: &mut Report,
    ) {
        let (id, line) = (entry.id, entry.line);
        if !record.participants.contains(&id) {
            if let Some(state) = ShapeCode::parse(id.as_str()).and_then(parent) {
                let words =
                    format!("`{id}` is a territory of `{state}`, not a participant");
                report.not_understood(line, &words);
                return;
            }
            record.participants.push(id);
            self.participants.push(id);
            report.say(line, Tally::Participant, &format!("added {id}"));
        }
        for remark in &entry.remarks {
            report.say(line, Tally::Remark, &format!("{id}: {remark}"));
        }
        for &told in &entry.acts {
            self.act(id, told, line, record, report);
        }
    }

    fn act(
        &mut self,
        id: ParticipantId,
        told: Told,
        line: u64,
        record: &mut Record,
        report: &mut Report,
    ) {
        match judge(id, told, &record.acts) {
            Verdict::New => {
                self.acts.push((id, told));
                record.acts.push(Known::told(id, told, line));
                report.say(line, Tally::Act(told.kind), &format!("added {id} {told}"));
                let later =
                    |day: &Day| self.latest.is_none_or(|it| it.0.first() < day.first());
                if let Some(day) = told.day.filter(later) {
                    self.latest = Some((day, line));
                }
            }
            Verdict::There => report.count(Tally::There),
            Verdict::Fill(idx, effective) => {
                self.effects.push((idx, effective));
                let mut acts = record.acts.iter_mut();
                let act = acts.find(|it| it.origin == Origin::File(idx));
                let Some(act) = act else { return };
                act.effective = Some(effective);
                let (kind, effect) = (words(act.kind), effect(act.kind));
                let words = format!("filled in {id} {kind}: {effect} {effective}");
                report.say(line, Tally::Effect, &words);
            }
            Verdict::Conflict(words) => {
                report.say(line, Tally::Conflict, &format!("conflict: {id}: {words}"));
            }
        }
    }
}
