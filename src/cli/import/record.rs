//! What a treaty file records already, as far as a table can speak of it.

use super::day::Day;
use super::entry::Told;
use super::kind::{Sort, named, sort};
use crate::domain::{ActKind, Date, ParticipantId, parse_date};
use crate::json::Json;

/// An act of the file, or one that was taken from the table before.
#[derive(Clone, Debug)]
pub(super) struct Known {
    pub(super) id: ParticipantId,
    pub(super) kind: ActKind,
    pub(super) day: Option<Day>,
    pub(super) effective: Option<Date>,
    pub(super) origin: Origin,
    /// The days between which it lies, where the file knows no better.
    window: Option<String>,
}

/// Where an act stands.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Origin {
    /// In `acts` of the file, at this place.
    File(usize),
    /// On this line of the table.
    Table(u64),
}

/// A treaty file, as it was before.
pub(super) struct Record {
    pub(super) as_of: Date,
    pub(super) participants: Vec<ParticipantId>,
    pub(super) sources: Vec<String>,
    pub(super) acts: Vec<Known>,
}

impl Record {
    /// Reads a file; `None` if it lacks what an import needs: `as_of`, `sources`,
    /// `participants`, `acts`.
    pub(super) fn read(file: &Json) -> Option<Self> {
        let as_of = parse_date(text(file, "as_of")?)?;
        let sources = file.get("sources")?.members()?;
        let participants = file.get("participants")?.items()?.iter();
        let acts = file.get("acts")?.items()?.iter().enumerate();
        Some(Self {
            as_of,
            participants: participants.filter_map(|it| id(it, "id")).collect(),
            sources: sources.iter().map(|it| it.0.clone()).collect(),
            acts: acts.filter_map(|(idx, it)| Known::read(it, idx)).collect(),
        })
    }
}

fn text<'a>(of: &'a Json, key: &str) -> Option<&'a str> {
    of.get(key)?.as_text()
}

fn id(of: &Json, key: &str) -> Option<ParticipantId> {
    ParticipantId::parse(text(of, key)?)
}

impl Known {
    /// Reads an act of the file; `None` for kinds that no table speaks of.
    fn read(act: &Json, idx: usize) -> Option<Self> {
        let window = act.get("window").map(|it| {
            let end = |key| text(it, key).unwrap_or("?");
            format!("between {} and {}", end("from"), end("to"))
        });
        Some(Self {
            id: id(act, "participant")?,
            kind: named(text(act, "kind")?)?,
            day: text(act, "date").and_then(Day::parse),
            effective: text(act, "effective").and_then(parse_date),
            origin: Origin::File(idx),
            window,
        })
    }

    pub(super) fn told(id: ParticipantId, told: Told, line: u64) -> Self {
        let Told { kind, day, effective, .. } = told;
        Self { id, kind, day, effective, origin: Origin::Table(line), window: None }
    }

    /// Returns a day by which acts can be put in order.
    fn about(&self) -> Option<Date> {
        self.day.map(Day::first).or(self.effective)
    }

    /// Returns the act in words: what it is and when.
    fn words(&self) -> String {
        let Self { kind, day, effective, .. } = *self;
        let told = Told { kind, day, effective, by_heading: false };
        match &self.window {
            Some(window) => format!("{told}, {window}"),
            None if day.is_none() && effective.is_none() => {
                format!("{told}, day not known")
            }
            None => told.to_string(),
        }
    }

    fn who_says(&self) -> String {
        match self.origin {
            Origin::File(idx) => format!("the file (/acts/{idx})"),
            Origin::Table(line) => format!("line {line}"),
        }
    }
}

/// What is to be done with an act of a table.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) enum Verdict {
    /// It is not in the record.
    New,
    /// It is there.
    There,
    /// It is there without its day of effect: at this place of the file.
    Fill(usize, Date),
    /// The record says something else.
    Conflict(String),
}

/// Compares an act of a table with what is known of the same participant.
pub(super) fn judge(id: ParticipantId, told: Told, known: &[Known]) -> Verdict {
    let own = || known.iter().filter(|it| it.id == id);
    let rivals: Vec<&Known> = own().filter(|it| are_rivals(told, it)).collect();
    let same: Vec<&Known> =
        rivals.iter().copied().filter(|it| is_same_day(told, it)).collect();
    // an effect alone may fit several: then the one that has it already
    let told_already = same.iter().find(|it| it.effective == told.effective);
    match (told_already, same.as_slice()) {
        (Some(it), _) => return same_day(told, it),
        (None, &[it, ..]) if told.day.is_some() || same.len() == 1 => {
            return same_day(told, it);
        }
        _ => {}
    }
    let standing = rivals.iter().find(|it| !are_apart(told, it, own()));
    standing.map_or(Verdict::New, |it| conflict(told, it))
}

/// Returns whether two acts are of a sort of which a participant has one at a time.
fn are_rivals(told: Told, known: &Known) -> bool {
    let (one, other) = (told.kind, known.kind);
    match sort(one) {
        // who ratified may well have signed on the same day, but not for good
        Sort::Signature => other.is_signature(),
        Sort::Consent => {
            let signed =
                one == ActKind::DefinitiveSignature && other == ActKind::Signature;
            sort(other) == Sort::Consent || signed && is_same_day(told, known)
        }
        Sort::End => sort(other) == Sort::End,
        Sort::Other => one == other,
    }
}

fn is_same_day(told: Told, known: &Known) -> bool {
    match (told.day, known.day) {
        (Some(told), Some(known)) => known.says(told),
        // the table tells the effect alone: there is no day to compare
        (None, _) if known.effective.is_some() => known.effective == told.effective,
        (None, day) => {
            // dated back, it would be another act; but successions are
            let not_before = day.map(Day::first) <= told.effective;
            not_before || known.kind == ActKind::Succession
        }
        (Some(_), None) => false,
    }
}

fn same_day(told: Told, known: &Known) -> Verdict {
    // a column "Ratification" has acceptances, approvals and accessions in it, too
    let general = told.by_heading && told.kind == ActKind::Ratification;
    let less =
        (told.kind == ActKind::Consent || general) && sort(known.kind) == Sort::Consent;
    let same_kind = told.kind == known.kind || less || sort(told.kind) == Sort::End;
    match (told.effective, known.effective) {
        _ if !same_kind => conflict(told, known),
        (Some(one), Some(other)) if one != other => conflict(told, known),
        (Some(effective), None) => match known.origin {
            Origin::File(idx) => Verdict::Fill(idx, effective),
            Origin::Table(_) => conflict(told, known),
        },
        _ => Verdict::There,
    }
}

/// Returns whether something lies between two acts that lets both stand: an end between two
/// consents, a consent between two ends.
fn are_apart<'a>(
    told: Told,
    known: &Known,
    mut own: impl Iterator<Item = &'a Known>,
) -> bool {
    let opposite = match sort(told.kind) {
        Sort::Consent | Sort::Signature => Sort::End,
        Sort::End => Sort::Consent,
        Sort::Other => return false,
    };
    let day = told.day.map(Day::first).or(told.effective);
    let Some((one, other)) = day.zip(known.about()) else { return false };
    let (first, last) = (one.min(other), one.max(other));
    own.any(|it| {
        let between = it.about().is_some_and(|day| first <= day && day <= last);
        sort(it.kind) == opposite && between
    })
}

fn conflict(told: Told, known: &Known) -> Verdict {
    let (says, words) = (known.who_says(), known.words());
    Verdict::Conflict(format!("{says} says {words}; the table says {told}"))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn told(kind: ActKind, day: &str, effective: &str) -> Told {
        let (day, effective) = (Day::parse(day), parse_date(effective));
        Told { kind, day, effective, by_heading: false }
    }

    /// Judges against a file with these acts, written `kind day effective`.
    fn verdict(acts: &[(ActKind, &str, &str)], it: Told) -> Verdict {
        let id = ParticipantId::parse("NO").expect("an id");
        let known = acts.iter().enumerate().map(|(idx, &(kind, day, effective))| Known {
            origin: Origin::File(idx),
            ..Known::told(id, told(kind, day, effective), 0)
        });
        judge(id, it, &known.collect::<Vec<_>>())
    }

    fn is_conflict(it: &Verdict) -> bool {
        matches!(it, Verdict::Conflict(_))
    }

    #[test]
    fn one_consent_at_a_time() {
        let file = [(ActKind::Ratification, "2020-01-01", "")];
        let same = told(ActKind::Ratification, "2020-01-01", "");
        assert_eq!(verdict(&file, same), Verdict::There);
        assert_eq!(verdict(&[], same), Verdict::New);
        let dated = told(ActKind::Ratification, "2020-01-01", "2020-04-01");
        assert!(matches!(verdict(&file, dated), Verdict::Fill(0, _)));
        let other_day = verdict(&file, told(ActKind::Ratification, "2020-01-02", ""));
        let words = "the file (/acts/0) says ratification 2020-01-01; the table says \
                     ratification 2020-01-02";
        assert_eq!(other_day, Verdict::Conflict(words.to_owned()));
        assert!(is_conflict(&verdict(
            &file,
            told(ActKind::Acceptance, "2020-01-01", "")
        )));
        assert!(is_conflict(&verdict(&file, told(ActKind::Accession, "2021-01-01", ""))));
        // whose means are not told says nothing against a ratification
        assert_eq!(
            verdict(&file, told(ActKind::Consent, "2020-01-01", "")),
            Verdict::There
        );
        let heading = told(ActKind::Ratification, "2020-01-01", "");
        let heading = Told { by_heading: true, ..heading };
        let approved = [(ActKind::Approval, "2020-01-01", "")];
        assert_eq!(verdict(&approved, heading), Verdict::There);
        assert!(is_conflict(&verdict(&approved, same)));
        assert_eq!(
            verdict(&file, told(ActKind::Signature, "2019-01-01", "")),
            Verdict::New
        );
    }

    #[test]
    fn who_left_may_come_back() {
        let file = [
            (ActKind::Accession, "1990-01-01", "1990-02-01"),
            (ActKind::Withdrawal, "2000-01-01", ""),
        ];
        assert_eq!(
            verdict(&file, told(ActKind::Accession, "2010-01-01", "")),
            Verdict::New
        );
        assert!(is_conflict(&verdict(&file, told(ActKind::Accession, "1995-01-01", ""))));
        let end = told(ActKind::Denunciation, "", "2001-01-01");
        assert!(matches!(verdict(&file, end), Verdict::Fill(1, _)));
        assert_eq!(verdict(&file[..1], end), Verdict::New);
    }

    #[test]
    fn a_month_is_less_than_a_day() {
        let exact = [(ActKind::Ratification, "2012-08-15", "")];
        assert_eq!(
            verdict(&exact, told(ActKind::Ratification, "2012-08", "")),
            Verdict::There
        );
        let month = [(ActKind::Ratification, "2012-08", "")];
        assert!(is_conflict(&verdict(
            &month,
            told(ActKind::Ratification, "2012-08-15", "")
        )));
    }

    #[test]
    fn an_entry_into_force_without_a_deposit() {
        let alone = told(ActKind::Consent, "", "2012-12-01");
        assert_eq!(verdict(&[], alone), Verdict::New);
        assert_eq!(
            verdict(&[(ActKind::Consent, "", "2012-12-01")], alone),
            Verdict::There
        );
        let dated = [(ActKind::Ratification, "2012-08-15", "")];
        assert!(matches!(verdict(&dated, alone), Verdict::Fill(0, _)));
        let other = [(ActKind::Ratification, "2012-08-15", "2012-11-01")];
        assert!(is_conflict(&verdict(&other, alone)));
        let later = [(ActKind::Ratification, "2015-08-15", "")];
        assert!(is_conflict(&verdict(&later, alone)));
        let twice = [
            (ActKind::Ratification, "2002-08-15", ""),
            (ActKind::Withdrawal, "2005-01-01", ""),
            (ActKind::Accession, "2012-08-15", ""),
        ];
        assert!(is_conflict(&verdict(&twice, alone)));
        let undated = [(ActKind::Consent, "", "2012-12-01")];
        let day = told(ActKind::Ratification, "2012-08-15", "2012-12-01");
        assert!(is_conflict(&verdict(&undated, day)));
    }

    #[test]
    fn a_definitive_signature_is_not_a_signature() {
        let file = [(ActKind::Signature, "2012-08-15", "")];
        let binds = told(ActKind::DefinitiveSignature, "2012-08-15", "");
        assert!(is_conflict(&verdict(&file, binds)));
        let later = told(ActKind::DefinitiveSignature, "2013-08-15", "");
        assert_eq!(verdict(&file, later), Verdict::New);
        let file = [(ActKind::DefinitiveSignature, "2012-08-15", "")];
        assert_eq!(verdict(&file, binds), Verdict::There);
        assert!(is_conflict(&verdict(&file, told(ActKind::Signature, "2012-08-15", ""))));
    }
}
