//! What a file that is well-formed should still explain: gaps, and published dates that are
//! not the computed ones.

use super::problem::{Problem, ProblemKind};
use crate::domain::{ActKind, Basis, Date, Episode, History, ParticipantId, Treaty};
use crate::geo::{N_SHAPE_CODES, ShapeCode, parent};
use crate::json::{Json, parse};

/// What is to be said of a file that can be read.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Audit {
    /// Differences between published and computed dates that the file does not explain, and
    /// explanations of none.
    pub problems: Vec<Problem>,
    /// Declared gaps and explained differences, in words.
    pub warnings: Vec<String>,
}

/// Holds the published dates of a treaty against the computed ones.
///
/// `json` is the file that the treaty was read from: problems point into it.
pub fn audit(treaty: &Treaty, json: &str) -> Audit {
    let document = parse(json).map_or(Json::Null, |it| it.value);
    let history = History::of(treaty);
    let status = history.status_on(Date::MAX);
    let mut audit = Audit::default();
    audit.treaty(treaty, &status);
    for row in &status.participants {
        for episode in row.all_episodes() {
            audit.episode(row.id, episode, &document);
        }
    }
    audit.explanations(treaty, &status, &document);
    audit.gaps(treaty);
    audit.territories(treaty);
    audit
}

impl Audit {
    fn problem(&mut self, pointer: String, kind: ProblemKind) {
        self.problems.push(Problem { pointer, kind });
    }

    fn treaty(&mut self, treaty: &Treaty, status: &crate::domain::Status) {
        let Some(published) = &treaty.published else { return };
        let pointer = "/published_entry_into_force".to_owned();
        let day = published.date.to_string();
        let counted = status.basis == Basis::Counted && status.range.is_none();
        let computed = status.computed.filter(|_| counted);
        match (&published.difference, computed) {
            (None, computed) if counted && computed != Some(published.date) => {
                let computed = computed.map_or("no day".to_owned(), |it| it.to_string());
                let kind = ProblemKind::Unexplained { published: day, computed };
                self.problem(pointer + "/date", kind);
            }
            (Some(_), Some(computed)) if computed == published.date => {
                self.problem(pointer + "/difference", ProblemKind::NothingToExplain(day));
            }
            (Some(it), computed) => {
                let computed = computed.map_or("no day".to_owned(), |it| it.to_string());
                let reason = it.reason.name();
                self.warnings.push(format!(
                    "entry into force: published {day}, computed {computed}: {reason}"
                ));
            }
            (None, _) => {}
        }
    }

    fn episode(&mut self, id: ParticipantId, episode: &Episode, document: &Json) {
        let pairs = [
            (false, episode.published_in_force, episode.computed_in_force),
            (true, episode.published_ended, episode.computed_ended),
        ];
        for (ends, published, computed) in pairs {
            let Some(day) = published.filter(|_| episode.differs) else { continue };
            if computed == published || (computed.is_none() && episode.reason.is_none()) {
                continue;
            }
            let (published, computed) = (
                day.to_string(),
                computed.map_or("no day".to_owned(), |it| it.to_string()),
            );
            match episode.reason {
                Some(reason) => self.warnings.push(format!(
                    "{id}: published {published}, computed {computed}: {}",
                    reason.name()
                )),
                None => {
                    let at = place(document, id, ends, &published);
                    let pointer = at
                        .map_or("/acts".to_owned(), |at| format!("/acts/{at}/effective"));
                    self.problem(
                        pointer,
                        ProblemKind::Unexplained { published, computed },
                    );
                }
            }
        }
    }

    /// Reports explanations of dates that do not differ.
    fn explanations(
        &mut self,
        treaty: &Treaty,
        status: &crate::domain::Status,
        document: &Json,
    ) {
        for act in treaty.acts.iter().filter(|it| it.difference.is_some()) {
            let ends = act.kind.is_withdrawal();
            let row = status.of(act.participant);
            let mut episodes = row.into_iter().flat_map(|it| it.all_episodes());
            let explains = episodes.any(|it| {
                let published =
                    if ends { it.published_ended } else { it.published_in_force };
                it.differs && published == act.effective
            });
            if !explains {
                let day = act.effective.map_or("no day".to_owned(), |it| it.to_string());
                let at = place(document, act.participant, ends, &day);
                let pointer =
                    at.map_or("/acts".to_owned(), |at| format!("/acts/{at}/difference"));
                self.problem(pointer, ProblemKind::NothingToExplain(day));
            }
        }
    }

    /// Warns of acts on territories that the map cannot show: those of a State's own alone
    /// are drawn by themselves.
    fn territories(&mut self, treaty: &Treaty) {
        let all = || (0..N_SHAPE_CODES).filter_map(ShapeCode::from_rank);
        for act in &treaty.acts {
            let state = act.participant;
            let is_territorial = matches!(
                act.kind,
                ActKind::TerritorialExtension | ActKind::TerritorialExclusion
            );
            if !is_territorial && act.territory.is_none() {
                continue;
            }
            let is_its_own = |it: &ShapeCode| {
                parent(*it).is_some_and(|it| it.as_str() == state.as_str())
            };
            let territory = act.territory.as_deref();
            let known =
                territory.and_then(ShapeCode::parse).is_some_and(|it| is_its_own(&it));
            let why = if !is_territorial {
                "only a `territorial_extension` or a `territorial_exclusion` does"
                    .to_owned()
            } else if known {
                continue;
            } else {
                let own: Vec<_> =
                    all().filter(is_its_own).map(|it| format!("`{it}`")).collect();
                match own.is_empty() {
                    true => "it has no territory there".to_owned(),
                    false => format!("accepted: {}", own.join(", ")),
                }
            };
            let of = territory.map_or("no territory".to_owned(), |it| format!("`{it}`"));
            self.warnings.push(format!(
                "{state}: {} of {of} does not change the map: {why}",
                act.kind.name()
            ));
        }
    }

    fn gaps(&mut self, treaty: &Treaty) {
        let vague = treaty.acts.iter().filter(|it| it.day.day().is_none());
        let vague: Vec<ActKind> = vague.map(|it| it.kind).collect();
        let count = |is: fn(ActKind) -> bool| vague.iter().filter(|it| is(**it)).count();
        for (n, what) in [
            (count(ActKind::is_signature), "signatures"),
            (count(ActKind::is_consent), "consents"),
            (count(ActKind::is_withdrawal), "withdrawals"),
        ] {
            if n > 0 {
                self.warnings.push(format!("without an exact day: {n} {what}"));
            }
        }
        let whole = [
            ("signatures", treaty.completeness.signatures),
            ("consents", treaty.completeness.consents),
        ];
        for (what, complete) in whole {
            if complete == Some(false) {
                self.warnings.push(format!("the {what} are declared incomplete"));
            }
        }
        let unread = treaty.clauses.iter().filter(|it| !it.text_read);
        let unread: Vec<_> = unread.map(|it| it.article.0.as_str()).collect();
        if !unread.is_empty() {
            let articles = unread.join(", ");
            self.warnings.push(format!("clauses not read in a source: {articles}"));
        }
    }
}

/// Returns the place among the acts of the one that a published date stands in.
fn place(document: &Json, id: ParticipantId, ends: bool, day: &str) -> Option<usize> {
    let text = |it: &Json, key| it.get(key).and_then(Json::as_text).map(str::to_owned);
    let acts = document.get("acts")?.items()?;
    acts.iter().position(|it| {
        let kind = text(it, "kind");
        let kind = kind.and_then(|kind| ActKind::ALL.iter().find(|it| it.0 == kind));
        text(it, "participant").as_deref() == Some(id.as_str())
            && text(it, "effective").as_deref() == Some(day)
            && kind.is_some_and(|it| it.1.is_withdrawal() == ends)
    })
}
