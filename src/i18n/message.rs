//! The keys of all messages; every language has every one.

macro_rules! messages {
    (
        first { $($name:ident = $key:literal),+ $(,)? }
        later { $($later:ident = $later_key:literal),+ $(,)? }
    ) => {
        /// A text that a reader sees.
        #[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
        #[expect(missing_docs, reason = "the key beside each name says what it is")]
        pub enum Message { $($name,)+ $($later),+ }

        impl Message {
            /// Every message: those of the first map, then those that come later.
            pub const ALL: &[Self] = &[$(Self::$name,)+ $(Self::$later),+];

            /// The keys of the first map, in order, as they stand in the packed English
            /// (`json/packed.rs`): what is there already costs nothing to download.
            const KEYS: &str = concat!($($key, "\0"),+);

            /// The other keys, likewise.
            const LATER_KEYS: &str = concat!($($later_key, "\0"),+);
        }
    };
}

impl Message {
    /// Returns the keys of what the first map says, in the order of [`Message::ALL`].
    pub fn keys() -> Vec<&'static str> {
        split(Self::KEYS)
    }

    /// Returns the keys that follow: of what is said beyond the first map. In English they
    /// come with the later part of the module, and `build.rs` knows them by `explore.`.
    pub fn later_keys() -> Vec<&'static str> {
        split(Self::LATER_KEYS)
    }

    /// Returns the key in language files.
    #[cfg(not(target_arch = "wasm32"))]
    pub fn key(self) -> &'static str {
        let mut keys = Self::keys();
        keys.extend(Self::later_keys());
        keys.get(self as usize).copied().unwrap_or_default()
    }
}

fn split(keys: &'static str) -> Vec<&'static str> {
    let mut keys: Vec<_> = keys.split('\0').collect();
    keys.pop(); // the last is ended too
    keys
}

messages! {
    first {
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
        WholeFigure = "compact.whole",
        Countdown = "countdown",
        Between = "date.between",
        ByDay = "date.by",
        Month = "date.month",
        Download = "download",
        EarliestDated = "earliest.dated",
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
        BordersSupplied = "footer.borders_supplied",
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
        KindTerritorialExclusion = "kind.territorial_exclusion",
        KindTerritorialExtension = "kind.territorial_extension",
        KindWithdrawal = "kind.withdrawal",
        Latest = "latest",
        LegendLabel = "legend.label",
        LookAssumed = "look.assumed",
        LookContracting = "look.contracting",
        LookExcluded = "look.excluded",
        LookExtended = "look.extended",
        LookNegotiated = "look.negotiated",
        LookNeutral = "look.neutral",
        NeutralNote = "look.neutral_note",
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
        PictureDay = "picture.day",
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
        AssumedAccession = "scenario.accession",
        Hypothesis = "scenario.label",
        AssumedOutlook = "scenario.outlook",
        AssumedRatification = "scenario.ratification",
        AssumedWithdrawal = "scenario.withdrawal",
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
    later {
        TabsLabel = "explore.tabs.label",
        TabMap = "explore.tabs.map",
        TabTable = "explore.tabs.table",
        TabChart = "explore.tabs.chart",
        TabAbout = "explore.tabs.about",
        TimelineLabel = "explore.timeline.label",
        TimelinePlay = "explore.timeline.play",
        TimelinePause = "explore.timeline.pause",
        TimelineSpeed = "explore.timeline.speed",
        TimelineBefore = "explore.timeline.before",
        TimelineAfter = "explore.timeline.after",
        TimelineSignatures = "explore.timeline.signatures",
        TimelineOf = "explore.timeline.of",
        TimelineValue = "explore.timeline.value",
        TimelineToday = "explore.timeline.today",
        TimelinePlaying = "explore.timeline.playing",
        TimelineStopped = "explore.timeline.stopped",
        Chronology = "explore.timeline.chronology",
        MomentComputed = "explore.timeline.computed",
        MomentDated = "explore.timeline.dated",
        MomentAdopted = "explore.moment.adopted",
        MomentOpened = "explore.moment.opened",
        MomentFact = "explore.moment.fact",
        MomentConditionMet = "explore.moment.condition_met",
        MomentEntryIntoForce = "explore.moment.entry_into_force",
        MomentInForceFor = "explore.moment.in_force_for",
        MomentProvisional = "explore.moment.provisional",
        MomentExtended = "explore.moment.extended",
        MomentExcluded = "explore.moment.excluded",
        MomentEnded = "explore.moment.ended",
        MomentTerminated = "explore.moment.terminated",
        WhatIf = "explore.what_if.start",
        WhatIfTitle = "explore.what_if.title",
        WhatIfDone = "explore.what_if.done",
        WhatIfHint = "explore.what_if.hint",
        WhatIfNone = "explore.what_if.none",
        WhatIfClear = "explore.what_if.clear",
        WhatIfList = "explore.what_if.list",
        AssumedRatifies = "explore.what_if.ratifies",
        AssumedWithdraws = "explore.what_if.withdraws",
        AssumedDay = "explore.what_if.day",
        AssumedUndo = "explore.what_if.undo",
        AssumeRatifies = "explore.what_if.assume",
        AssumeWithdraws = "explore.what_if.assume_withdrawal",
        GroupsLabel = "explore.what_if.groups",
        GroupSignatories = "explore.what_if.signatories",
        GroupAmong = "explore.what_if.among",
        TipTitle = "explore.tip.title",
        TipNeeds = "explore.tip.needs",
        TipAll = "explore.tip.all",
        TipAny = "explore.tip.any",
        TipMore = "explore.tip.more",
        TipAmong = "explore.tip.among",
        TipTogether = "explore.tip.together",
        TipRepresented = "explore.tip.represented",
        TipOnlyLater = "explore.tip.only_later",
        TipNotEntitled = "explore.tip.not_entitled",
        TipNotBefore = "explore.tip.not_before",
        TipNoClause = "explore.tip.no_clause",
        TipNotEstablished = "explore.tip.not_established",
        TipTooFew = "explore.tip.too_few",
        TipUnsettled = "explore.tip.unsettled",
        WarnRepresented = "explore.warning.represented",
        WarnConsented = "explore.warning.consented",
        WarnInvitation = "explore.warning.invitation",
        RefusedAccession = "explore.refused.accession",
        RefusedEntitled = "explore.refused.entitled",
        RefusedNotOpen = "explore.refused.not_open",
        RefusedWithdrawal = "explore.refused.withdrawal",
        WhyOpen = "explore.why.open",
    }
}
