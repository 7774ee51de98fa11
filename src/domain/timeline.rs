//! Every dated change in the life of a treaty, computed dates included.

use super::{
    Act, ActKind, Article, Date, Episode, Fact, History, Leaf, ParticipantId, Test,
    Treaty, Window, sorted_by,
};

/// One change of status, and when.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Change {
    /// The day, as far as it is known.
    pub day: Window,
    /// What changes.
    pub kind: ChangeKind,
    /// Who changes it or is affected; nobody for the treaty as a whole.
    pub participant: Option<ParticipantId>,
    /// Whether the day follows from the clauses, and was not read in the record.
    pub computed: bool,
    /// The article that it follows from.
    pub article: Option<Article>,
}

/// What changes.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum ChangeKind {
    /// The text is adopted.
    Adopted,
    /// The treaty opens for signature.
    Opened,
    /// A participant acts.
    Act(ActKind),
    /// A fact sets in that the condition asks for.
    FactHolds,
    /// The condition is met.
    ConditionMet,
    /// The treaty enters into force.
    EntryIntoForce,
    /// The treaty enters into force for a participant.
    InForceFor,
    /// A participant begins to apply the treaty provisionally.
    ProvisionallyApplied,
    /// The treaty is extended to a territory.
    Extended(String),
    /// The treaty does not extend to a territory, or no longer.
    Excluded(String),
    /// The consent of a participant no longer holds.
    Ended,
    /// The treaty is no longer in force.
    Terminated,
}

impl ChangeKind {
    /// Returns the name used in output.
    pub fn name(&self) -> &'static str {
        match self {
            Self::Adopted => "adopted",
            Self::Opened => "opened",
            Self::Act(kind) => kind.name(),
            Self::FactHolds => "fact_holds",
            Self::ConditionMet => "condition_met",
            Self::EntryIntoForce => "entry_into_force",
            Self::InForceFor => "in_force_for",
            Self::ProvisionallyApplied => "provisionally_applied",
            Self::Extended(_) => "extended",
            Self::Excluded(_) => "excluded",
            Self::Ended => "ended",
            Self::Terminated => "terminated",
        }
    }
}

impl History<'_> {
    /// Returns every change, by day: acts, what they bring about, and computed dates that
    /// still lie ahead.
    ///
    /// Changes whose day is known only roughly stand at its end.
    ///
    /// # Examples
    /// ```
    /// use treaty_map::data::read_treaty;
    /// use treaty_map::domain::{ChangeKind, History, parse_date};
    /// let json = std::fs::read_to_string("static/treaties/cets-210.json")?;
    /// let treaty = read_treaty(&json).map_err(|_| "the file")?.treaty;
    /// let timeline = History::of(&treaty).timeline();
    /// let day = |kind| timeline.iter().find(|it| it.kind == kind).and_then(|it| it.day.day());
    /// assert_eq!(day(ChangeKind::ConditionMet), parse_date("2014-04-22"));
    /// assert_eq!(day(ChangeKind::EntryIntoForce), parse_date("2014-08-01"));
    /// # Ok::<(), Box<dyn std::error::Error>>(())
    /// ```
    pub fn timeline(&self) -> Vec<Change> {
        let treaty = self.treaty;
        let of_treaty = |day: Window, kind, computed| Change {
            day,
            kind,
            participant: None,
            computed,
            article: None,
        };
        let mut all = Vec::new();
        let adopted = treaty.adopted.iter();
        all.extend(
            adopted.map(|it| of_treaty(it.date.into(), ChangeKind::Adopted, false)),
        );
        all.push(of_treaty(treaty.opened.date.into(), ChangeKind::Opened, false));
        all.extend(self.facts());
        if let Some((outcome, entry)) = self.outcome_on(Date::MAX) {
            let clause = self.doors.get(outcome.clause).map(|it| it.clause);
            let article = clause.map(|it| it.article.clone());
            for (day, kind) in [
                (entry.met, ChangeKind::ConditionMet),
                (entry.into_force, ChangeKind::EntryIntoForce),
            ] {
                let change = of_treaty(day, kind, true);
                all.push(Change { article: article.clone(), ..change });
            }
        }
        let status = self.status_on(Date::MAX);
        if let super::State::Terminated(_, day) = status.state {
            all.push(of_treaty(day.into(), ChangeKind::Terminated, true));
        }
        all.extend(treaty.acts.iter().flat_map(|it| acts(treaty, it)));
        for row in &status.participants {
            let effects = row.all_episodes().flat_map(effects);
            all.extend(effects.map(|it| Change { participant: Some(row.id), ..it }));
        }
        sorted_by(all, |a, b| {
            (a.day.to, &a.kind, a.participant).cmp(&(b.day.to, &b.kind, b.participant))
        })
    }

    fn facts(&self) -> impl Iterator<Item = Change> {
        let lenses = self.doors.iter().flat_map(|it| &it.lenses);
        lenses.filter_map(|lens| {
            let Leaf { article, test } = lens.leaf;
            let since = lens.fact_since(self.treaty)?;
            Some(Change {
                day: since.into(),
                kind: ChangeKind::FactHolds,
                participant: None,
                computed: matches!(test, Test::Fact(Fact::Elapsed(_))),
                article: Some(article.clone()),
            })
        })
    }
}

fn acts(treaty: &Treaty, act: &Act) -> Vec<Change> {
    let change = |day: Window, kind, computed| Change {
        day,
        kind,
        participant: Some(act.participant),
        computed,
        article: act.article.clone(),
    };
    let mut all = vec![change(act.day, ChangeKind::Act(act.kind), false)];
    match act.kind {
        ActKind::ProvisionalApplication => {
            let from = act.effective.map_or(act.day, Window::from);
            all.push(change(from, ChangeKind::ProvisionallyApplied, false));
        }
        ActKind::TerritorialExtension | ActKind::TerritorialExclusion => {
            let territory = act.territory.clone().unwrap_or_default();
            let from = treaty.extends_from(act);
            if act.kind == ActKind::TerritorialExclusion {
                let day = from.unwrap_or(act.day);
                all.push(change(day, ChangeKind::Excluded(territory), false));
            } else if let Some(day) = from {
                let kind = ChangeKind::Extended(territory);
                all.push(change(day, kind, act.effective.is_none()));
            }
        }
        _ => {}
    }
    all
}

fn effects(it: &Episode) -> Vec<Change> {
    let change = |day: Window, kind, computed| Change {
        day,
        kind,
        participant: None,
        computed,
        article: None,
    };
    let in_force = it.in_force.map(|day| {
        change(day, ChangeKind::InForceFor, day.day() == it.computed_in_force)
    });
    let ended = it
        .ended
        .map(|day| change(day, ChangeKind::Ended, day.day() == it.computed_ended));
    in_force.into_iter().chain(ended).collect()
}
