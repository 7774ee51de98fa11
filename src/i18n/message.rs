//! The keys of all messages; every language has every one.

macro_rules! messages {
    ($($name:ident = $key:literal),+ $(,)?) => {
        /// A text that a reader sees.
        #[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
        #[expect(missing_docs, reason = "the key beside each name says what it is")]
        pub enum Message { $($name),+ }

        impl Message {
            /// Every message.
            pub const ALL: &[Self] = &[$(Self::$name),+];

            /// Returns the key in language files.
            pub fn key(self) -> &'static str {
                match self { $(Self::$name => $key),+ }
            }
        }
    };
}

messages! {
    NotInForce = "state.not_in_force",
    Pending = "state.pending",
    InForce = "state.in_force",
    AnswerTotal = "answer.total",
    AnswerGroup = "answer.group",
    AnswerGroupFirst = "answer.group_first",
    AnswerSeparator = "answer.separator",
    AsOf = "answer.as_of",
    EarliestToday = "earliest.today",
    EarliestOn = "earliest.on",
    NotOpenYet = "earliest.not_open",
    Latest = "latest",
    Stale = "notice.stale",
    OtherDay = "notice.other_day",
    ShowToday = "notice.show_today",

    ActSignature = "act.signature",
    ActDefinitiveSignature = "act.definitive_signature",
    ActRatification = "act.ratification",
    ActAcceptance = "act.acceptance",
    ActApproval = "act.approval",
    ActAccession = "act.accession",
    ActSuccession = "act.succession",
    ActFormalConfirmation = "act.formal_confirmation",
    ActConsent = "act.consent",
    ActAcceptanceOfAccession = "act.acceptance_of_accession",
    ActProvisionalApplication = "act.provisional_application",
    ActDeclaration = "act.declaration",
    ActReservation = "act.reservation",
    ActObjection = "act.objection",
    ActTerritorialExtension = "act.territorial_extension",
    ActWithdrawal = "act.withdrawal",
    ActDenunciation = "act.denunciation",
    ActRevocationOfWithdrawal = "act.revocation_of_withdrawal",

    KindSignature = "kind.signature",
    KindDefinitiveSignature = "kind.definitive_signature",
    KindRatification = "kind.ratification",
    KindAcceptance = "kind.acceptance",
    KindApproval = "kind.approval",
    KindAccession = "kind.accession",
    KindSuccession = "kind.succession",
    KindFormalConfirmation = "kind.formal_confirmation",
    KindConsent = "kind.consent",
    KindAcceptanceOfAccession = "kind.acceptance_of_accession",
    KindProvisionalApplication = "kind.provisional_application",
    KindDeclaration = "kind.declaration",
    KindReservation = "kind.reservation",
    KindObjection = "kind.objection",
    KindTerritorialExtension = "kind.territorial_extension",
    KindWithdrawal = "kind.withdrawal",
    KindDenunciation = "kind.denunciation",
    KindRevocationOfWithdrawal = "kind.revocation_of_withdrawal",

    LookParty = "look.party",
    LookContracting = "look.contracting",
    LookSignatory = "look.signatory",
    LookRepresented = "look.represented",
    LookNegotiated = "look.negotiated",
    LookNone = "look.none",
    LookWithdrawn = "look.withdrawn",
    LookNeutral = "look.neutral",
    TerritoryOf = "look.territory_of",

    ProgressLabel = "progress.label",
    ProgressOf = "progress.of",
    ProgressTotal = "progress.total",
    ProgressGroup = "progress.group",
    ProgressSigned = "progress.signed",
    ProgressMore = "progress.more",
    Article = "article",

    ViewLabel = "view.label",
    ViewEurope = "view.europe",
    ViewWorld = "view.world",
    MapLabel = "map.label",
    MapHint = "map.hint",
    Option = "map.option",
    FindLabel = "find.label",
    FindNone = "find.none",
    FindCount = "find.count",
    LegendLabel = "legend.label",
    ChipsLabel = "chips.label",

    LatestActs = "side.latest_acts",
    ChooseHint = "side.hint",
    CardLabel = "card.label",
    CardClose = "card.close",
    NotYet = "card.not_yet",
    InForceFor = "card.in_force_for",
    WithTheTreaty = "card.with_the_treaty",
    Ended = "card.ended",
    Counts = "card.counts",
    WouldCount = "card.would_count",
    CountsTotal = "card.counts_total",
    CountsGroup = "card.counts_group",
    CountsNotGroup = "card.counts_not_group",
    OpenTo = "card.accession_invited",
    MayAccedeInvited = "card.accession_if_invited",
    MayAccede = "card.accession",
    NoAct = "card.no_act",
    ToBeConfirmed = "card.to_be_confirmed",
    Sources = "card.sources",
    OutsideView = "card.outside_view",
    ShowWorld = "card.show_world",

    RecordAsOf = "footer.as_of",
    Borders = "footer.borders",
    BordersNote = "footer.borders_note",
    KosovoNote = "footer.kosovo",
    MapData = "footer.map_data",

    ErrorAttribute = "error.attribute",
    ErrorNetwork = "error.network",
    ErrorData = "error.data",
    ErrorLanguage = "error.language",
}
