//! Who takes part: States, organizations, and groups whose membership has dates.

use super::{Confidence, Date, SourceId, Text};
use std::fmt;

/// The id of a participant: ISO 3166-1 alpha-2, `EU`, `XK`, or ISO 3166-3 for former States.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct ParticipantId([u8; 4]);

impl ParticipantId {
    /// Reads two or four upper-case letters; anything else is not an id.
    ///
    /// # Examples
    /// ```
    /// use treaty_map::domain::ParticipantId;
    /// assert!(ParticipantId::parse("NO").is_some() && ParticipantId::parse("YUCS").is_some());
    /// assert_eq!(ParticipantId::parse("no"), None);
    /// ```
    pub fn parse(text: &str) -> Option<Self> {
        let mut letters = [0; 4];
        let fits = matches!(text.len(), 2 | 4)
            && text.bytes().all(|byte| byte.is_ascii_uppercase());
        if !fits {
            return None;
        }
        for (slot, byte) in letters.iter_mut().zip(text.bytes()) {
            *slot = byte;
        }
        Some(Self(letters))
    }

    /// Returns a number below 676 for two letters, each its own; `None` for four.
    pub(super) fn short(self) -> Option<usize> {
        let [first, second, 0, 0] = self.0 else { return None };
        let letter = |byte: u8| usize::from(byte.saturating_sub(b'A'));
        Some(letter(first) * 26 + letter(second))
    }

    /// Returns the letters.
    ///
    /// # Examples
    /// ```
    /// use treaty_map::domain::ParticipantId;
    /// assert_eq!(ParticipantId::parse("EU").ok_or("id")?.as_str(), "EU");
    /// # Ok::<(), &str>(())
    /// ```
    pub fn as_str(&self) -> &str {
        let len = if self.0.ends_with(&[0, 0]) { 2 } else { 4 };
        self.0.get(..len).and_then(|it| std::str::from_utf8(it).ok()).unwrap_or("")
    }
}

impl fmt::Display for ParticipantId {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.as_str())
    }
}

impl fmt::Debug for ParticipantId {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.as_str())
    }
}

/// What kind of subject a participant is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum ParticipantKind {
    /// A State.
    State,
    /// An international organization, such as the European Union.
    Organization,
}

/// A row of the depositary's list.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Participant {
    /// Its id.
    pub id: ParticipantId,
    /// State or organization.
    pub kind: ParticipantKind,
    /// The name to show, where the usual one will not do.
    pub name: Option<Text>,
    /// The first day on which the State was no more, for one that ceased to exist.
    pub until: Option<Date>,
    /// Sourced facts for its card.
    pub notes: Vec<Note>,
}

/// One sourced sentence about a participant.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Note {
    /// The sentence.
    pub text: Text,
    /// Where it was read; at least one.
    pub sources: Vec<SourceId>,
    /// How sure the file is of it.
    pub confidence: Confidence,
}

/// The key of a group in a treaty file, lower-case (`coe`, `eu`).
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct GroupId(pub String);

impl fmt::Display for GroupId {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0)
    }
}

/// One stretch of membership: from a day on, to the day before another.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Membership {
    /// The member.
    pub id: ParticipantId,
    /// The first day of membership; `None`: since before the record begins.
    pub from: Option<Date>,
    /// The first day outside; `None`: still a member.
    pub to: Option<Date>,
    /// A remark on the dates.
    pub note: Option<Text>,
    /// Where the dates were read, when not in the group's own sources.
    pub sources: Vec<SourceId>,
    /// How sure the file is of the dates.
    pub confidence: Confidence,
}

impl Membership {
    /// Returns whether a day lies in this stretch: from its first day to the day before
    /// `to`.
    pub fn covers(&self, on: Date) -> bool {
        self.from.is_none_or(|from| from <= on) && self.to.is_none_or(|to| on < to)
    }
}

/// Several participants under one name, with dates.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Group {
    /// The group's name.
    pub name: Text,
    /// What its members are called in "0 of 3 by ...".
    pub members_name: Text,
    /// The day up to which the memberships are known.
    pub as_of: Date,
    /// Where they were read.
    pub sources: Vec<SourceId>,
    /// The memberships; one participant may have several.
    pub members: Vec<Membership>,
}

impl Group {
    /// Returns whether a participant is a member on a day.
    ///
    /// # Examples
    /// Russia in the Council of Europe.
    /// ```
    /// use treaty_map::domain::{GroupId, ParticipantId, parse_date};
    /// # use treaty_map::data::read_treaty;
    /// # let json = std::fs::read_to_string("static/treaties/cets-225.json")?;
    /// # let treaty = read_treaty(&json).map_err(|_| "the file")?.treaty;
    /// let coe = treaty.groups.get(&GroupId("coe".into())).ok_or("group")?;
    /// let russia = ParticipantId::parse("RU").ok_or("id")?;
    /// let member = |day: &str| parse_date(day).is_some_and(|day| coe.has(russia, day));
    /// assert!(member("2022-03-15") && !member("2022-03-16"));
    /// # Ok::<(), Box<dyn std::error::Error>>(())
    /// ```
    pub fn has(&self, id: ParticipantId, on: Date) -> bool {
        self.members.iter().any(|it| it.id == id && it.covers(on))
    }

    /// Returns the members on a day, in the file's order, each once.
    ///
    /// # Examples
    /// ```
    /// use treaty_map::domain::{GroupId, parse_date};
    /// # use treaty_map::data::read_treaty;
    /// # let json = std::fs::read_to_string("static/treaties/cets-225.json")?;
    /// # let treaty = read_treaty(&json).map_err(|_| "the file")?.treaty;
    /// let coe = treaty.groups.get(&GroupId("coe".into())).ok_or("group")?;
    /// let on = parse_date("2026-11-22").ok_or("date")?;
    /// assert_eq!(coe.on(on).count(), 46);
    /// # Ok::<(), Box<dyn std::error::Error>>(())
    /// ```
    pub fn on(&self, on: Date) -> impl Iterator<Item = ParticipantId> + '_ {
        self.members.iter().filter(move |it| it.covers(on)).map(|it| it.id)
    }
}

/// A participant that acts for the members of a group in this treaty.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Representation {
    /// Who acts.
    pub by: ParticipantId,
    /// For whose members.
    pub group: GroupId,
    /// What to say of one of them in a few words: "Represented by the EU".
    pub label: Option<Text>,
    /// On what ground.
    pub text: Text,
    /// Where that was read.
    pub sources: Vec<SourceId>,
}
