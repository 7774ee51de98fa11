//! The keys of all messages, sorted; every language has every one.

macro_rules! messages {
    ($($name:ident = $key:literal),+ $(,)?) => {
        /// A text that a reader sees.
        #[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
        #[expect(missing_docs, reason = "the key beside each name says what it is")]
        pub enum Message { $($name),+ }

        impl Message {
            /// Every message.
            pub const ALL: &[Self] = &[$(Self::$name),+];

            /// All keys, in order, as they stand in the packed English (`json/packed.rs`):
            /// what is there already costs nothing to download.
            const KEYS: &str = concat!($($key, "\0"),+);
        }
    };
}

impl Message {
    /// Returns the keys in language files, in the order of [`Message::ALL`].
    pub fn keys() -> Vec<&'static str> {
        let mut keys: Vec<_> = Self::KEYS.split('\0').collect();
        keys.pop(); // the last is ended too
        keys
    }

    /// Returns the key in language files.
    #[cfg(not(target_arch = "wasm32"))]
    pub fn key(self) -> &'static str {
        Self::keys().get(self as usize).copied().unwrap_or_default()
    }
}

messages! {
    ActAcceptance = "act.acceptance",
    ActAcceptanceOfAccession = "act.acceptance_of_accession",
    ActAccession = "act.accession",
    ActApproval = "act.approval",
    ActConsent = "act.consent",
    ActDeclaration = "act.declaration",
    ActDefinitiveSignature = "act.definitive_signature",
    ActDenunciation = "act.denunciation",
    ActFormalConfirmation = "act.formal_confirmation",
    ActObjection = "act.objection",
    ActProvisionalApplication = "act.provisional_application",
    ActRatification = "act.ratification",
    ActReservation = "act.reservation",
    ActRevocationOfWithdrawal = "act.revocation_of_withdrawal",
    ActSignature = "act.signature",
    ActSuccession = "act.succession",
    ActTerritorialExtension = "act.territorial_extension",
    ActWithdrawal = "act.withdrawal",
    AsOf = "answer.as_of",
    AnswerGroup = "answer.group",
    AnswerGroupFirst = "answer.group_first",
    AnswerSeparator = "answer.separator",
    AnswerShare = "answer.share",
    AnswerTotal = "answer.total",
    Article = "article",
    MayAccede = "card.accession",
    MayAccedeInvited = "card.accession_if_invited",
    OpenTo = "card.accession_invited",
    Ceased = "card.ceased",
    CardClose = "card.close",
    Counts = "card.counts",
    CountsGroup = "card.counts_group",
    CountsNamed = "card.counts_named",
    CountsNotGroup = "card.counts_not_group",
    CountsShare = "card.counts_share",
    CountsTotal = "card.counts_total",
    Differs = "card.differs",
    Ended = "card.ended",
    Ends = "card.ends",
    InForceFor = "card.in_force_for",
    CardLabel = "card.label",
    MeansNotKnown = "card.means_not_known",
    NearerView = "card.nearer_view",
    NoAct = "card.no_act",
    NotOnRecord = "card.not_on_record",
    NotYet = "card.not_yet",
    OutsideView = "card.outside_view",
    ShowEurope = "card.show_europe",
    ShowWorld = "card.show_world",
    Sources = "card.sources",
    ToBeConfirmed = "card.to_be_confirmed",
    WithTheTreaty = "card.with_the_treaty",
    WouldCount = "card.would_count",
    ZoomTo = "card.zoom_to",
    ChipsLabel = "chips.label",
    Between = "date.between",
    ByDay = "date.by",
    Month = "date.month",
    Download = "download",
    MayBeInForce = "earliest.may_be",
    NotOpenYet = "earliest.not_open",
    EarliestOn = "earliest.on",
    EarliestToday = "earliest.today",
    ErrorAttribute = "error.attribute",
    ErrorData = "error.data",
    ErrorLanguage = "error.language",
    ErrorNetwork = "error.network",
    FindCount = "find.count",
    FindLabel = "find.label",
    FindNone = "find.none",
    RecordAsOf = "footer.as_of",
    Borders = "footer.borders",
    BordersNote = "footer.borders_note",
    Differences = "footer.differences",
    Incomplete = "footer.incomplete",
    KosovoNote = "footer.kosovo",
    MapData = "footer.map_data",
    RecordNotes = "footer.notes",
    KindAcceptance = "kind.acceptance",
    KindAcceptanceOfAccession = "kind.acceptance_of_accession",
    KindAccession = "kind.accession",
    KindApproval = "kind.approval",
    KindConsent = "kind.consent",
    KindDeclaration = "kind.declaration",
    KindDefinitiveSignature = "kind.definitive_signature",
    KindDenunciation = "kind.denunciation",
    KindFormalConfirmation = "kind.formal_confirmation",
    KindObjection = "kind.objection",
    KindProvisionalApplication = "kind.provisional_application",
    KindRatification = "kind.ratification",
    KindReservation = "kind.reservation",
    KindRevocationOfWithdrawal = "kind.revocation_of_withdrawal",
    KindSignature = "kind.signature",
    KindSuccession = "kind.succession",
    KindTerritorialExtension = "kind.territorial_extension",
    KindWithdrawal = "kind.withdrawal",
    Latest = "latest",
    LegendLabel = "legend.label",
    LookContracting = "look.contracting",
    LookNegotiated = "look.negotiated",
    LookNeutral = "look.neutral",
    LookNoAct = "look.no_act",
    LookNone = "look.none",
    LookParty = "look.party",
    LookRepresented = "look.represented",
    LookSignatory = "look.signatory",
    TerritoryOf = "look.territory_of",
    LookWithdrawn = "look.withdrawn",
    MapHint = "map.hint",
    MapLabel = "map.label",
    Option = "map.option",
    OtherDay = "notice.other_day",
    ShowToday = "notice.show_today",
    Stale = "notice.stale",
    Decimal = "number.decimal",
    Percent = "number.percent",
    Attested = "progress.attested",
    ProgressFrom = "progress.from",
    ProgressGroup = "progress.group",
    ProgressGroupFirst = "progress.group_first",
    ProgressLabel = "progress.label",
    ProgressMet = "progress.met",
    ProgressMissing = "progress.missing",
    ProgressMore = "progress.more",
    NotAttested = "progress.not_attested",
    ProgressOf = "progress.of",
    Or = "progress.or",
    ProgressSignatories = "progress.signatories",
    ProgressSigned = "progress.signed",
    ProgressTotal = "progress.total",
    ChooseHint = "side.hint",
    LatestActs = "side.latest_acts",
    InForce = "state.in_force",
    InForceRoughly = "state.in_force_roughly",
    NotInForce = "state.not_in_force",
    Pending = "state.pending",
    PendingRoughly = "state.pending_roughly",
    Terminated = "state.terminated",
    ViewEurope = "view.europe",
    ViewLabel = "view.label",
    ViewWorld = "view.world",
    PanDown = "zoom.down",
    ZoomHome = "zoom.home",
    ZoomIn = "zoom.in",
    ZoomLabel = "zoom.label",
    PanLeft = "zoom.left",
    ZoomOut = "zoom.out",
    PanRight = "zoom.right",
    PanUp = "zoom.up",
}
