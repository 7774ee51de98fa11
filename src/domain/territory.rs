//! What the record says of a territory by itself.

use super::{Act, ActKind, Date, ParticipantId, Rule, Treaty, Window};

/// Where a territory stands that does not just follow its State.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Coverage {
    /// The treaty does not extend to it.
    Excluded,
    /// Its State extended the treaty to it, with effect from a day, which may be ahead.
    Extended(Window),
}

impl Treaty {
    /// Returns what a State said of a territory, as it stands on a day; nothing where it said
    /// nothing, and the territory follows the State.
    ///
    /// The last that has effect stands. An extension says that the treaty did not extend to
    /// the territory before: of all acts it alone tells of the days before it. An exclusion
    /// has effect from `effective`, else from its own day: no clause fixes another.
    ///
    /// # Source
    /// VCLT art. 29: a treaty binds a party in respect of its entire territory unless a
    /// different intention is established.
    ///
    /// # Examples
    /// ```
    /// use treaty_map::data::read_treaty;
    /// use treaty_map::domain::{ParticipantId, parse_date};
    /// # let json = std::fs::read_to_string("static/treaties/paris-agreement.json")?;
    /// # let treaty = read_treaty(&json).map_err(|_| "the file")?.treaty;
    /// let denmark = ParticipantId::parse("DK").ok_or("an id")?;
    /// assert_eq!(treaty.coverage(denmark, "FO", treaty.as_of), None); // not on this record
    /// # Ok::<(), Box<dyn std::error::Error>>(())
    /// ```
    pub fn coverage(
        &self,
        state: ParticipantId,
        territory: &str,
        on: Date,
    ) -> Option<Coverage> {
        let mut said = None;
        for act in self.acts_of(state) {
            if act.territory.as_deref() != Some(territory) {
                continue;
            }
            let from = self.extends_from(act).unwrap_or(act.day);
            let is_known = act.day.to <= on;
            let has_effect = is_known && from.to <= on;
            match act.kind {
                ActKind::TerritorialExclusion if has_effect => {
                    said = Some(Coverage::Excluded);
                }
                ActKind::TerritorialExtension if has_effect => {
                    said = Some(Coverage::Extended(from));
                }
                ActKind::TerritorialExtension
                    if is_known && !matches!(said, Some(Coverage::Extended(_))) =>
                {
                    said = Some(Coverage::Extended(from));
                }
                ActKind::TerritorialExtension if said.is_none() => {
                    said = Some(Coverage::Excluded);
                }
                _ => {}
            }
        }
        said
    }

    /// Returns from when an act on a territory has effect: the depositary's day, else, for an
    /// extension, the one that the clause gives.
    pub(super) fn extends_from(&self, act: &Act) -> Option<Window> {
        let computed = || {
            let is_extension = act.kind == ActKind::TerritorialExtension;
            let (_, delay) = self.rule(|it| match it {
                Rule::TerritorialExtension(delay) if is_extension => Some(*delay),
                _ => None,
            })?;
            Some(delay.after(act.day.day()?).ok()?.into())
        };
        act.effective.map(Window::from).or_else(computed)
    }
}
