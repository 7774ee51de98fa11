//! One dated act of a participant, in the depositary's own word.

use super::{Article, Date, Difference, ParticipantId, SourceId, Text, Window};
use std::cmp::Ordering;

/// How sure the file is of a fact.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord)]
pub enum Confidence {
    /// Doubtful.
    Low,
    /// Probable.
    Medium,
    /// Certain.
    #[default]
    High,
}

/// The kind of an act, in the depositary's own word (VCLT arts. 10 to 15, 19, 54).
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum ActKind {
    /// Signature subject to ratification (VCLT arts. 10, 18).
    Signature,
    /// Signature that itself binds (VCLT art. 12).
    DefinitiveSignature,
    /// Deposit of an instrument of ratification (VCLT art. 14).
    Ratification,
    /// Deposit of an instrument of acceptance (VCLT art. 14(2)).
    Acceptance,
    /// Deposit of an instrument of approval (VCLT art. 14(2)).
    Approval,
    /// Consent without prior signature (VCLT art. 15).
    Accession,
    /// Notification of succession (VCSST 1978).
    Succession,
    /// An organization's ratification (VCLT-IO 1986, art. 2(1)(b *bis*)).
    FormalConfirmation,
    /// Consent to be bound by means that the record does not tell (VCLT art. 11).
    Consent,
    /// Provisional application (VCLT art. 25); not a deposit.
    ProvisionalApplication,
    /// An interpretive or optional-clause declaration; not a reservation.
    Declaration,
    /// A reservation (VCLT art. 2(1)(d)).
    Reservation,
    /// An objection to a reservation (VCLT art. 20).
    Objection,
    /// A party's acceptance of another's accession, where it binds only between those two.
    AcceptanceOfAccession,
    /// An extension to a territory (VCLT art. 29).
    TerritorialExtension,
    /// A statement that the treaty does not extend to a territory (VCLT art. 29).
    TerritorialExclusion,
    /// Withdrawal: of an instrument, or from the treaty (VCLT art. 54).
    Withdrawal,
    /// Denunciation (VCLT art. 56); the date is that of the notification.
    Denunciation,
    /// A notice of withdrawal taken back before it took effect (VCLT art. 68).
    RevocationOfWithdrawal,
}

impl ActKind {
    /// Every kind, with its name in treaty files and in output.
    pub const ALL: [(&'static str, Self); 19] = [
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
        ("declaration", Self::Declaration),
        ("reservation", Self::Reservation),
        ("objection", Self::Objection),
        ("acceptance_of_accession", Self::AcceptanceOfAccession),
        ("territorial_extension", Self::TerritorialExtension),
        ("territorial_exclusion", Self::TerritorialExclusion),
        ("withdrawal", Self::Withdrawal),
        ("denunciation", Self::Denunciation),
        ("revocation_of_withdrawal", Self::RevocationOfWithdrawal),
    ];

    /// Returns the name used in treaty files and in output.
    ///
    /// # Examples
    /// ```
    /// use treaty_map::domain::ActKind;
    /// assert_eq!(ActKind::DefinitiveSignature.name(), "definitive_signature");
    /// ```
    pub fn name(self) -> &'static str {
        Self::ALL.iter().find(|(_, kind)| *kind == self).map_or("", |(name, _)| name)
    }

    /// Returns whether the act signs the treaty, binding or not.
    ///
    /// # Examples
    /// ```
    /// use treaty_map::domain::ActKind;
    /// // one act that is both (European Convention on Human Rights, Protocol No. 15)
    /// let definitive = ActKind::DefinitiveSignature;
    /// assert!(definitive.is_signature() && definitive.is_consent());
    /// ```
    pub fn is_signature(self) -> bool {
        matches!(self, Self::Signature | Self::DefinitiveSignature)
    }

    /// Returns whether the act expresses consent to be bound (VCLT art. 11).
    ///
    /// # Examples
    /// ```
    /// use treaty_map::domain::ActKind;
    /// assert!(ActKind::Accession.is_consent());
    /// assert!(!ActKind::ProvisionalApplication.is_consent());
    /// ```
    pub fn is_consent(self) -> bool {
        match self {
            Self::DefinitiveSignature
            | Self::Ratification
            | Self::Acceptance
            | Self::Approval
            | Self::Accession
            | Self::Succession
            | Self::FormalConfirmation
            | Self::Consent => true,
            Self::Signature
            | Self::ProvisionalApplication
            | Self::Declaration
            | Self::Reservation
            | Self::Objection
            | Self::AcceptanceOfAccession
            | Self::TerritorialExtension
            | Self::TerritorialExclusion
            | Self::Withdrawal
            | Self::Denunciation
            | Self::RevocationOfWithdrawal => false,
        }
    }

    /// Returns whether the act presupposes a signature, on record or not: accession does not
    /// (VCLT arts. 14, 15).
    ///
    /// # Examples
    /// ```
    /// use treaty_map::domain::ActKind;
    /// assert!(ActKind::Approval.follows_signature());
    /// assert!(!ActKind::Accession.follows_signature());
    /// ```
    pub fn follows_signature(self) -> bool {
        matches!(
            self,
            Self::Ratification
                | Self::Acceptance
                | Self::Approval
                | Self::FormalConfirmation
                | Self::DefinitiveSignature
        )
    }

    /// Returns whether the act takes consent back.
    ///
    /// # Examples
    /// ```
    /// use treaty_map::domain::ActKind;
    /// assert!(ActKind::Denunciation.is_withdrawal());
    /// assert!(!ActKind::RevocationOfWithdrawal.is_withdrawal());
    /// ```
    pub fn is_withdrawal(self) -> bool {
        matches!(self, Self::Withdrawal | Self::Denunciation)
    }
}

impl Act {
    /// Puts acts in order: those of one day count together, so nothing may depend on the order
    /// of a file. Of one day, withdrawals come first.
    pub fn order(&self, other: &Self) -> Ordering {
        let of_day =
            |it: &Self| (!it.kind.is_withdrawal(), it.assumed, it.kind, it.day.from);
        let rest = |it: &Self| (of_day(it), it.effective, it.party_by);
        self.day.to.cmp(&other.day.to).then_with(|| rest(self).cmp(&rest(other)))
    }
}

/// One dated act.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Act {
    /// Who acted.
    pub participant: ParticipantId,
    /// What it did.
    pub kind: ActKind,
    /// The day that counts, as far as it is known: of signature, deposit or notification.
    pub day: Window,
    /// The day on which the depositary says that the act took effect, where it says so.
    pub effective: Option<Date>,
    /// A day on which the participant is known to have been a party, and nothing more.
    pub party_by: Option<Date>,
    /// Why the depositary's day of effect is not the one that the clause gives.
    pub difference: Option<Difference>,
    /// The territory that an extension or an exclusion speaks of: the code of its shape, or
    /// words where it has none.
    pub territory: Option<String>,
    /// The participant whom an objection or an acceptance is addressed to.
    pub to: Option<ParticipantId>,
    /// Where it was done.
    pub place: Option<Text>,
    /// The article under which it was done.
    pub article: Option<Article>,
    /// A remark for readers.
    pub note: Option<Text>,
    /// Where it was read; at least one, unless assumed.
    pub sources: Vec<SourceId>,
    /// How sure the file is of it.
    pub confidence: Confidence,
    /// Whether it is a hypothesis and not a fact.
    pub assumed: bool,
}
