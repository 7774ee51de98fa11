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
        _ => return None,
    })
}

/// Returns whether a word names an act whose substance is its text, which no table holds.
pub(super) fn is_only_words(word: &str) -> bool {
    let acts = ["declaration", "reservation", "objection", "reserve", "communication"];
    let acts = acts.into_iter().chain([
        "territorial",
        "extension",
        "correction",
        "notification",
    ]);
    let plain = plain(word);
    // a kind of treaty files that no word of a table means
    let is_kind = ActKind::ALL.iter().any(|it| words(it.1) == plain);
    is_kind || acts.into_iter().any(|it| plain.split(' ').any(|word| word == it))
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
        assert!(
            is_only_words("Declaration under article 7") && !is_only_words("blessing")
        );
        for (name, kind) in ActKind::ALL {
            assert!(worded(name) == Some(kind) || is_only_words(name), "{name}");
        }
    }
}
