//! Kinds of acts: the words and marks of depositaries for them.

use super::names::plain;

/// A kind of act that a table can tell.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Kind {
    Signature,
    DefinitiveSignature,
    Ratification,
    Acceptance,
    Approval,
    Accession,
    Succession,
    FormalConfirmation,
    /// Consent to be bound; by what means is not known.
    Consent,
    ProvisionalApplication,
    Withdrawal,
    Denunciation,
}

/// What kinds have in common: of each sort a participant has one at a time.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Sort {
    Signature,
    Consent,
    End,
    Other,
}

impl Kind {
    const ALL: [(&'static str, Self); 12] = [
        ("signature", Self::Signature),
        ("definitive_signature", Self::DefinitiveSignature),
        ("ratification", Self::Ratification),
        ("acceptance", Self::Acceptance),
        ("approval", Self::Approval),
        ("accession", Self::Accession),
        ("succession", Self::Succession),
        ("formal_confirmation", Self::FormalConfirmation),
        ("consent", Self::Consent),
        ("provisional_application", Self::ProvisionalApplication),
        ("withdrawal", Self::Withdrawal),
        ("denunciation", Self::Denunciation),
    ];

    /// Returns the name used in treaty files.
    pub(super) fn name(self) -> &'static str {
        Self::ALL.iter().find(|it| it.1 == self).map_or("", |it| it.0)
    }

    /// Returns the kind of a name in a treaty file.
    pub(super) fn named(name: &str) -> Option<Self> {
        Self::ALL.iter().find(|it| it.0 == name).map(|it| it.1)
    }

    /// Returns the words of a reader for it.
    pub(super) fn words(self) -> String {
        self.name().replace('_', " ")
    }

    pub(super) fn sort(self) -> Sort {
        match self {
            Self::Signature => Sort::Signature,
            Self::DefinitiveSignature
            | Self::Ratification
            | Self::Acceptance
            | Self::Approval
            | Self::Accession
            | Self::Succession
            | Self::FormalConfirmation
            | Self::Consent => Sort::Consent,
            Self::Withdrawal | Self::Denunciation => Sort::End,
            Self::ProvisionalApplication => Sort::Other,
        }
    }

    pub(super) fn signs(self) -> bool {
        matches!(self, Self::Signature | Self::DefinitiveSignature)
    }

    /// Returns what a mark after a date means.
    ///
    /// # Source
    /// United Nations Treaty Collection: A acceptance, AA approval, a accession, c formal
    /// confirmation, d succession, s definitive signature. Council of Europe: S signature
    /// without reservation as to ratification. Capitals matter.
    pub(super) fn marked(mark: &str) -> Option<Self> {
        match mark {
            "A" => Some(Self::Acceptance),
            "AA" => Some(Self::Approval),
            "a" => Some(Self::Accession),
            "c" => Some(Self::FormalConfirmation),
            "d" => Some(Self::Succession),
            "s" | "S" => Some(Self::DefinitiveSignature),
            _ => None,
        }
    }

    /// Returns what the word of a kind column means, English or French.
    pub(super) fn worded(word: &str) -> Option<Self> {
        let plain = plain(word);
        let bare = [
            "instrument of",
            "deposit of",
            "notification of",
            "instrument de",
            "depot de",
        ]
        .into_iter()
        .find_map(|it| plain.strip_prefix(it))
        .map_or(plain.as_str(), str::trim);
        Some(match bare {
            "signature" | "signed" | "signe" => Self::Signature,
            "definitive signature"
            | "signature definitive"
            | "signature without reservation as to ratification"
            | "signature sans reserve de ratification" => Self::DefinitiveSignature,
            "ratification" | "ratified" => Self::Ratification,
            "acceptance" | "acceptation" | "accepted" => Self::Acceptance,
            "approval" | "approbation" | "approved" => Self::Approval,
            "accession" | "adhesion" | "acceded" => Self::Accession,
            "succession" => Self::Succession,
            "formal confirmation"
            | "confirmation formelle"
            | "act of formal confirmation"
            | "acte de confirmation formelle" => Self::FormalConfirmation,
            "consent"
            | "consent to be bound"
            | "consentement"
            | "consentement a etre lie" => Self::Consent,
            "provisional application" | "application provisoire" => {
                Self::ProvisionalApplication
            }
            "withdrawal" | "retrait" | "withdrawn" => Self::Withdrawal,
            "denunciation" | "denonciation" | "denounced" => Self::Denunciation,
            _ => return None,
        })
    }
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
    acts.into_iter().any(|it| plain.split(' ').any(|word| word == it))
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
            assert_eq!(Kind::worded(word).map(Kind::name), Some(name), "{word}");
        }
        assert_eq!(Kind::worded("blessing"), None);
        assert!(
            is_only_words("Declaration under article 7") && !is_only_words("blessing")
        );
        for (name, kind) in Kind::ALL {
            assert_eq!(Kind::worded(name), Some(kind));
        }
    }
}
