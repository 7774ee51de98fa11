//! Kinds of acts: the words and marks of depositaries for them.

use super::names::plain;
use crate::domain::ActKind;

/// What kinds have in common: of each sort a participant has one at a time.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Sort {
    Signature,
    Consent,
    End,
    Other,
}

/// Returns the sort of a kind.
pub(super) fn sort(kind: ActKind) -> Sort {
    match kind {
        ActKind::Signature => Sort::Signature,
        _ if kind.is_consent() => Sort::Consent,
        _ if kind.is_withdrawal() => Sort::End,
        _ => Sort::Other,
    }
}

/// Returns the kind of a name in a treaty file.
pub(super) fn named(name: &str) -> Option<ActKind> {
    ActKind::ALL.iter().find(|it| it.0 == name).map(|it| it.1)
}

/// Returns the words of a reader for a kind.
pub(super) fn words(kind: ActKind) -> String {
    kind.name().replace('_', " ")
}

/// Returns what a mark after a date means.
///
/// # Source
/// United Nations Treaty Collection: A acceptance, AA approval, a accession, c formal
/// confirmation, d succession, s definitive signature. Council of Europe: S signature
/// without reservation as to ratification. Capitals matter.
pub(super) fn marked(mark: &str) -> Option<ActKind> {
    match mark {
        "A" => Some(ActKind::Acceptance),
        "AA" => Some(ActKind::Approval),
        "a" => Some(ActKind::Accession),
        "c" => Some(ActKind::FormalConfirmation),
        "d" => Some(ActKind::Succession),
        "s" | "S" => Some(ActKind::DefinitiveSignature),
        _ => None,
    }
}

/// Returns what the word of a kind column means, English or French.
pub(super) fn worded(word: &str) -> Option<ActKind> {
    let plain = plain(word);
    let bare =
        ["instrument of", "deposit of", "notification of", "instrument de", "depot de"]
            .into_iter()
            .find_map(|it| plain.strip_prefix(it))
            .map_or(plain.as_str(), str::trim);
    Some(match bare {
        "signature" | "signed" | "signe" => ActKind::Signature,
        "definitive signature"
        | "signature definitive"
        | "signature without reservation as to ratification"
        | "signature sans reserve de ratification" => ActKind::DefinitiveSignature,
        "ratification" | "ratified" => ActKind::Ratification,
        "acceptance" | "acceptation" | "accepted" => ActKind::Acceptance,
        "approval" | "approbation" | "approved" => ActKind::Approval,
        "accession" | "adhesion" | "acceded" => ActKind::Accession,
        "succession" => ActKind::Succession,
        "formal confirmation"
        | "confirmation formelle"
        | "act of formal confirmation"
        | "acte de confirmation formelle" => ActKind::FormalConfirmation,
        "consent"
        | "consent to be bound"
        | "consentement"
        | "consentement a etre lie" => ActKind::Consent,
        "provisional application" | "application provisoire" => {
            ActKind::ProvisionalApplication
        }
        "withdrawal" | "retrait" | "withdrawn" => ActKind::Withdrawal,
        "denunciation" | "denonciation" | "denounced" => ActKind::Denunciation,
        "revocation of withdrawal"
        | "withdrawal rescinded"
        | "withdrawal revoked"
        | "rescission of withdrawal"
        | "revocation du retrait" => ActKind::RevocationOfWithdrawal,
        _ => return None,
    })
}

/// Beginnings of words that speak of something else than consent.
const NO_CONSENT: [&str; 20] = [
    // their substance is a text, which no table holds
    "declar",
    "reserv",
    "objection",
    "communic",
    "notific",
    "correct",
    "territor",
    "extension",
    // they end or undo something
    "withdr",
    "retrait",
    "denunc",
    "denonc",
    "resci",
    "revoc",
    "revok",
    "cancel",
    "annul",
    "terminat",
    "suspen",
    "extinction",
];

/// Returns whether a word that is not understood names an act that is no consent.
pub(super) fn is_no_consent(word: &str) -> bool {
    let plain = plain(word);
    // a kind of treaty files that no word of a table means
    let is_kind = ActKind::ALL.iter().any(|it| words(it.1) == plain);
    let begins = |word: &str| NO_CONSENT.iter().any(|it| word.starts_with(it));
    is_kind || plain.split(' ').any(begins)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn words_in_english_and_french() {
        for (word, name) in [
            ("Ratification", "ratification"),
            ("adhésion", "accession"),
            ("Instrument of acceptance", "acceptance"),
            ("Signature définitive", "definitive_signature"),
            ("Act of formal confirmation", "formal_confirmation"),
            ("Dénonciation", "denunciation"),
            ("consent", "consent"),
            ("definitive_signature", "definitive_signature"),
        ] {
            assert_eq!(worded(word).map(ActKind::name), Some(name), "{word}");
        }
        assert_eq!(worded("blessing"), None);
        for word in
            ["Declaration under article 7", "Withdrawal of reservation", "Dénoncé"]
        {
            assert!(worded(word).is_none() && is_no_consent(word), "{word}");
        }
        assert!(!is_no_consent("blessing"));
        for (name, kind) in ActKind::ALL {
            assert!(worded(name) == Some(kind) || is_no_consent(name), "{name}");
        }
    }
}
