//! What the headings of depositaries mean, in English and French.

use super::names::plain;
use crate::domain::ActKind;

/// What a column holds.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Column {
    /// Who acted.
    Participant,
    /// The day of signature.
    Signature,
    /// The day of a deposit: of an instrument of one kind, or nothing is said of the kind.
    Deposit(Option<ActKind>),
    /// The day of a deposit of one of several kinds; marks tell which.
    Deposits,
    /// The kind of act that the day of deposit is about.
    Kind,
    /// The day of entry into force for the participant, or of effect of the act.
    EntryIntoForce,
    /// The day on which the end was notified.
    EndNotified(ActKind),
    /// The day on which the end takes effect.
    EndEffective(ActKind),
    /// A day of which the heading does not say whether it is that of notice or of effect.
    EndUnclear,
}

const PARTICIPANT: &[&str] = &[
    "participant",
    "participants",
    "state",
    "states",
    "country",
    "countries",
    "signatory",
    "signatories",
    "party",
    "parties",
    "contracting party",
    "contracting parties",
    "contracting state",
    "contracting states",
    "member",
    "member state",
    "member states",
    "state party",
    "states parties",
    "state or organization",
    "state or organisation",
    "state or international organization",
    "etat",
    "etats",
    "etat partie",
    "etats parties",
    "etat membre",
    "etats membres",
    "etat contractant",
    "etats contractants",
    "etat ou organisation",
    "partie",
    "partie contractante",
    "parties contractantes",
    "pays",
    "signataire",
    "signataires",
];

const KIND: &[&str] = &[
    "kind",
    "type",
    "action",
    "act",
    "means",
    "means of consent",
    "consent type",
    "type of consent",
    "type of action",
    "type of instrument",
    "instrument",
    "nature",
    "mode",
    "acte",
    "moyen",
    "type d acte",
    "type d instrument",
    "nature de l instrument",
];

const ENTRY: &[&str] = &[
    "entry into force",
    "date of entry into force",
    "entry into force date",
    "entered into force",
    "in force",
    "in force since",
    "effective",
    "effective date",
    "date of effect",
    "entree en vigueur",
    "date d entree en vigueur",
    "en vigueur",
    "en vigueur depuis",
    "date d effet",
    "prise d effet",
];

/// Words that a heading on deposits may have beside the means.
const BESIDE: &[&str] = &[
    "a",
    "aa",
    "and",
    "bound",
    "by",
    "c",
    "confirmation",
    "d",
    "date",
    "dates",
    "de",
    "depositary",
    "deposited",
    "des",
    "du",
    "et",
    "formal",
    "formelle",
    "instruments",
    "l",
    "notification",
    "of",
    "or",
    "ou",
    "p",
    "s",
    "signature",
    "signed",
    "to",
    "un",
    "with",
    "be",
    "etre",
    "lie",
];

const MEANS: &[(&str, ActKind)] = &[
    ("ratification", ActKind::Ratification),
    ("ratified", ActKind::Ratification),
    ("acceptance", ActKind::Acceptance),
    ("acceptation", ActKind::Acceptance),
    ("approval", ActKind::Approval),
    ("approbation", ActKind::Approval),
    ("accession", ActKind::Accession),
    ("adhesion", ActKind::Accession),
    ("succession", ActKind::Succession),
    ("formal", ActKind::FormalConfirmation),
    ("formelle", ActKind::FormalConfirmation),
    ("definitive", ActKind::DefinitiveSignature),
];

/// Words that speak of a deposit and not of its means.
const DEPOSIT: &[&str] = &["deposit", "depot", "instrument", "consent", "consentement"];

impl Column {
    /// Returns what a heading means, if it is understood.
    pub(super) fn of(heading: &str) -> Option<Self> {
        let plain = plain(&heading.replace(['\'', '’'], " "));
        let is_in = |list: &[&str]| list.contains(&plain.as_str());
        let words: Vec<&str> = plain.split(' ').filter(|it| !it.is_empty()).collect();
        if is_in(PARTICIPANT) {
            Some(Self::Participant)
        } else if is_in(KIND) {
            Some(Self::Kind)
        } else if is_in(ENTRY) {
            Some(Self::EntryIntoForce)
        } else if is_in(&[
            "end",
            "end date",
            "end of participation",
            "fin",
            "date de fin",
        ]) {
            Some(Self::EndEffective(ActKind::Denunciation))
        } else if let Some(kind) = ends(&words) {
            Some(Self::end(&words, kind))
        } else {
            Self::act(&words)
        }
    }

    /// Returns whether a table can have but one such column.
    pub(super) fn is_single(self) -> bool {
        !matches!(self, Self::Deposit(Some(_)))
    }

    /// Returns whether it has days of deposit.
    pub(super) fn is_deposit(self) -> bool {
        matches!(self, Self::Deposit(_) | Self::Deposits)
    }

    fn end(words: &[&str], kind: ActKind) -> Self {
        let has = |any: &[&str]| words.iter().any(|it| any.contains(it));
        let notified =
            ["notified", "notification", "notifie", "notifiee", "notice", "deposit"];
        match (has(&["effect", "effective", "effet"]), has(&notified)) {
            (true, false) => Self::EndEffective(kind),
            (false, true) => Self::EndNotified(kind),
            _ => Self::EndUnclear,
        }
    }

    fn act(words: &[&str]) -> Option<Self> {
        let means = words.iter().filter_map(|word| MEANS.iter().find(|it| it.0 == *word));
        let mut means: Vec<ActKind> = means.map(|it| it.1).collect();
        means.dedup();
        let is_means = |word: &str| MEANS.iter().any(|it| it.0 == word);
        let known =
            |it: &&str| BESIDE.contains(it) || DEPOSIT.contains(it) || is_means(it);
        if words.is_empty() || !words.iter().all(known) {
            return None;
        }
        let signs = words.iter().any(|it| matches!(*it, "signature" | "signed"));
        // "Signature, Succession to signature(d)" is one column of the United Nations
        let succeeds_to_it = words.windows(3).any(|it| {
            matches!(
                it,
                ["succession", "to", "signature"] | ["succession", "a", "signature"]
            )
        });
        match means.as_slice() {
            [] if signs => Some(Self::Signature),
            [ActKind::Succession] if succeeds_to_it => Some(Self::Signature),
            [] if words.iter().any(|it| DEPOSIT.contains(it)) => {
                Some(Self::Deposit(None))
            }
            [] => None,
            [kind] => Some(Self::Deposit(Some(*kind))),
            [..] => Some(Self::Deposits),
        }
    }
}

/// Returns which end of participation a heading speaks of.
fn ends(words: &[&str]) -> Option<ActKind> {
    words.iter().find_map(|it| match *it {
        "withdrawal" | "withdrawals" | "withdrawn" | "retrait" => {
            Some(ActKind::Withdrawal)
        }
        "denunciation" | "denunciations" | "denounced" | "denonciation" => {
            Some(ActKind::Denunciation)
        }
        _ => None,
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn headings_of_depositaries() {
        let deposit = |kind| Some(Column::Deposit(Some(kind)));
        for (heading, column) in [
            ("PARTICIPANT", Some(Column::Participant)),
            ("Participant 1, 2", Some(Column::Participant)),
            ("État", Some(Column::Participant)),
            ("Signature", Some(Column::Signature)),
            ("Date of signature", Some(Column::Signature)),
            ("Date de signature", Some(Column::Signature)),
            ("Signature, Succession to signature(d)", Some(Column::Signature)),
            ("Deposit", Some(Column::Deposit(None))),
            ("Date of deposit of instrument", Some(Column::Deposit(None))),
            ("Date of Notification/Deposit", Some(Column::Deposit(None))),
            ("Dépôt de l’instrument", Some(Column::Deposit(None))),
            ("Consent to be bound", Some(Column::Deposit(None))),
            ("Ratification", deposit(ActKind::Ratification)),
            ("Instrument d’adhésion", deposit(ActKind::Accession)),
            ("Formal confirmation (c)", deposit(ActKind::FormalConfirmation)),
            ("Definitive signature", deposit(ActKind::DefinitiveSignature)),
            (
                "Ratification, Acceptance(A), Approval(AA), Accession(a), Succession(d)",
                Some(Column::Deposits),
            ),
            ("Definitive signature(s), Ratification", Some(Column::Deposits)),
            ("Ratification, Adhésion(a), Succession(d)", Some(Column::Deposits)),
            ("Kind", Some(Column::Kind)),
            ("Action", Some(Column::Kind)),
            ("Entry into force", Some(Column::EntryIntoForce)),
            ("Entrée en vigueur", Some(Column::EntryIntoForce)),
            ("Date d'effet", Some(Column::EntryIntoForce)),
            ("End", Some(Column::EndEffective(ActKind::Denunciation))),
            (
                "Date of effect of denunciation",
                Some(Column::EndEffective(ActKind::Denunciation)),
            ),
            ("Denunciation notified", Some(Column::EndNotified(ActKind::Denunciation))),
            ("Withdrawal (effective)", Some(Column::EndEffective(ActKind::Withdrawal))),
            ("Dénonciation", Some(Column::EndUnclear)),
            ("Notes", None),
            ("R.", None),
            ("", None),
        ] {
            assert_eq!(Column::of(heading), column, "{heading}");
        }
    }
}
