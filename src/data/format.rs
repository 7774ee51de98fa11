//! The treaty file, format 1, key by key.
//!
//! The one place where the format is written down: files are held against it (`walk`), and the
//! JSON Schema is made from it (`schema`).

use super::shape::{Choice, Field, Kind, Map, Object, Shape, Tagged};
use super::words::{
    ACT_WORDS, COMPLETENESS_WORDS, CONFIDENCE_WORDS, COUNT_OF_WORDS, DEPOSITS_WORDS,
    GATE_WORDS, LANDING_WORDS, MONTH_END_WORDS, PARTICIPANT_WORDS, REASON_WORDS,
    VIEW_WORDS,
};

const A_DATE: &str = "a date (YYYY-MM-DD)";
const A_TEXT: &str = "texts by language, such as {\"en\": \"…\"}";
const AN_ID: &str = "an id such as `NO`";
const A_PARTICIPANT: &str = "the id of a participant";
const A_GROUP: &str = "the id of a group";
const A_SOURCE: &str = "the id of a source";
const SOME_SOURCES: &str = "at least one source";

static SOURCE_NAME: Shape = Shape::Name(Kind::Source);
static GROUP_NAME: Shape = Shape::Name(Kind::Group);
static PARTICIPANT_NAME: Shape = Shape::Name(Kind::Participant);
static TEXT: Shape = Shape::Text;
static ACT_KIND: Shape = Shape::Word(ACT_WORDS);

const fn sources(doc: &'static str) -> Field {
    Field::must(
        "sources",
        Shape::List(&SOURCE_NAME, Some(SOME_SOURCES)),
        "an array of ids of sources",
        doc,
    )
}

const fn confidence() -> Field {
    Field::new(
        "confidence",
        Shape::Word(CONFIDENCE_WORDS),
        "How sure the file is of it; `high` if left out. Below that, readers are told.",
    )
}

static EVENT: Object = Object::of(&[&[
    Field::must("date", Shape::Date, A_DATE, "The day."),
    Field::new("place", Shape::Text, "Where it was."),
]])
.named("event", "A day, and where it was.");

static SOURCE_OBJECT: Object = Object::of(&[&[
    Field::must("url", Shape::Url, "an address", "The address of the page."),
    Field::new("title", Shape::Text, "The page's title; the host's name if left out."),
]])
.named("source", "A page that facts were read from.");

static MEMBERSHIP: Shape = Shape::Object(
    &Object::of(&[&[
        Field::must("id", Shape::Id, AN_ID, "The member; it need not be a participant."),
        Field::new("from", Shape::Date, "The first day; since always if left out."),
        Field::new(
            "to",
            Shape::Date,
            "The first day outside; still a member if left out.",
        ),
        Field::new("note", Shape::Text, "A remark on the dates."),
        Field::new(
            "sources",
            Shape::List(&SOURCE_NAME, None),
            "Where the dates were read.",
        ),
        confidence(),
    ]])
    .named("membership", "From when to when a participant belonged to a group."),
);

static GROUP: Map = Map {
    values: Shape::Object(
        &Object::of(&[&[
            Field::must("name", Shape::Text, A_TEXT, "The group's name."),
            Field::must(
                "members_name",
                Shape::Text,
                A_TEXT,
                "What completes `0 of 3 by …`, such as `member States`.",
            ),
            Field::must(
                "as_of",
                Shape::Date,
                A_DATE,
                "The day up to which the memberships are known.",
            ),
            Field::new(
                "sources",
                Shape::List(&SOURCE_NAME, None),
                "Where they were read.",
            ),
            Field::must(
                "members",
                Shape::List(&MEMBERSHIP, None),
                "an array of memberships",
                "The memberships; who left and came back has two.",
            ),
        ]])
        .named(
            "group",
            "A group that clauses name; who is a member is judged on the day.",
        ),
    ),
    by_id: false,
    expected: "groups by id",
};

static WEIGHTS: Map = Map {
    values: Shape::Object(
        &Object::of(&[&[
            Field::must(
                "name",
                Shape::Text,
                A_TEXT,
                "What is weighed, such as emissions.",
            ),
            Field::new("unit", Shape::Text, "In what unit."),
            Field::new(
                "total",
                Shape::Whole(1),
                "What all weigh together; the sum of the values if left out.",
            ),
            sources("Where the weights were read."),
            Field::must(
                "values",
                Shape::Map(&Map {
                    values: Shape::Whole(0),
                    by_id: true,
                    expected: "weights by id of participant",
                }),
                "weights by id of participant",
                "What each weighs, in whole numbers; who is not listed weighs nothing.",
            ),
        ]])
        .named(
            "weights",
            "What participants weigh, for clauses that ask for a share or a sum.",
        ),
    ),
    by_id: false,
    expected: "weights by id",
};

static NOTE: Shape = Shape::Object(
    &Object::of(&[&[
        Field::must("text", Shape::Text, A_TEXT, "The sentence."),
        sources("Where it was read."),
        confidence(),
    ]])
    .named("note", "A sourced fact."),
);

static PARTICIPANT: Shape = Shape::Object(
    &Object::of(&[&[
        Field::must(
            "id",
            Shape::Id,
            AN_ID,
            "ISO 3166-1 alpha-2, `EU`, `XK`, or ISO 3166-3.",
        ),
        Field::must(
            "kind",
            Shape::Word(PARTICIPANT_WORDS),
            "`state` or `organization`",
            "What it is.",
        ),
        Field::new("name", Shape::Text, "Its name, where the usual one will not do."),
        Field::new("until", Shape::Date, "The first day on which the State was no more."),
        Field::new("notes", Shape::List(&NOTE, None), "Sourced facts for its card."),
    ]])
    .named("participant", "A State or an organization."),
);

static REPRESENTATION: Shape = Shape::Object(
    &Object::of(&[&[
        Field::must("by", Shape::Name(Kind::Participant), A_PARTICIPANT, "Who acts."),
        Field::must("group", Shape::Name(Kind::Group), A_GROUP, "For whose members."),
        Field::new("label", Shape::Text, "A few words for the legend and the card."),
        Field::must("text", Shape::Text, A_TEXT, "On what ground."),
        sources("Where that was read."),
    ]])
    .named("representation", "Who acts for the members of a group."),
);

static DIFFERENCE: Object = Object::of(&[&[
    Field::must(
        "reason",
        Shape::Word(REASON_WORDS),
        "a reason of the closed list",
        "Why. With `error_in_record` the computed date stands, else the published one.",
    ),
    Field::must("text", Shape::Text, A_TEXT, "The same in words."),
    Field::new("sources", Shape::List(&SOURCE_NAME, None), "What supports it."),
]])
.named("difference", "Why a published date is not the computed one.");

static PUBLISHED: Object = Object::of(&[&[
    Field::must("date", Shape::Date, A_DATE, "The day."),
    sources("Where it was read."),
    Field::new(
        "difference",
        Shape::Object(&DIFFERENCE),
        "Why it is not the day that the clause gives.",
    ),
]])
.named("published", "A day that the depositary published.");

static COMPLETENESS: Object = Object::of(&[&[
    Field::new("signatures", Shape::Word(COMPLETENESS_WORDS), "Whether all are there."),
    Field::new(
        "consents",
        Shape::Word(COMPLETENESS_WORDS),
        "Whether all are there, each with its day.",
    ),
    Field::new("notes", Shape::List(&TEXT, None), "What is missing."),
]])
.named("completeness", "What is known to be missing from the record.");

static PERIOD: Object = Object::of(&[&[
    Field::new("days", Shape::Whole(0), "So many days; the trigger is day 0."),
    Field::new("months", Shape::Whole(0), "So many calendar months."),
    Field::new("years", Shape::Whole(0), "So many years."),
    Field::new(
        "month_end",
        Shape::Word(MONTH_END_WORDS),
        "Where the last month lacks the day: its last day (`clamp`) or the first of the next.",
    ),
]]).named("period", "How long.")
.choices(&[(Choice::One, &["days", "months", "years"])])
.needs(&[("month_end", &["months", "years"])]);

static LANDING: Object = Object::of(&[&[
    Field::new(
        "first_of_month_after",
        Shape::Whole(1),
        "The first day of the nth month after the month in which the period ends.",
    ),
    Field::new(
        "next",
        Shape::DayOfYear,
        "The next such day (MM-DD) of the calendar after the period has ended.",
    ),
]])
.named("landing", "A landing that no word names.")
.choices(&[(Choice::One, &["first_of_month_after", "next"])]);

const fn period(doc: &'static str) -> Field {
    Field::new("period", Shape::Object(&PERIOD), doc)
}

const fn landing() -> Field {
    Field::new("landing", Shape::WordOr(LANDING_WORDS, &LANDING), LANDING_DOC)
}

const LANDING_DOC: &str = "Where the wait ends once the period has expired.";
const WAIT: &[Field] = &[
    Field::must(
        "period",
        Shape::Object(&PERIOD),
        "a period, such as {\"months\": 3}",
        "How long to wait.",
    ),
    Field::must(
        "landing",
        Shape::WordOr(LANDING_WORDS, &LANDING),
        "a landing, such as `first_of_next_month`",
        LANDING_DOC,
    ),
];
static DELAY: Object = Object::of(&[WAIT]).named("delay", "A period and its landing.");

static ESTABLISHED: Object = Object::of(&[&[
    Field::must("text", Shape::Text, A_TEXT, "What."),
    Field::new("on", Shape::Date, "When; left out: not, as far as the record goes."),
    Field::new("sources", Shape::List(&SOURCE_NAME, None), "Where that was read."),
]])
.named("established", "A fact that is not an act of a participant.");

const COUNTED: &[&str] = &["count", "share", "sum"];
static CONDITION: Shape = Shape::Object(&CONDITION_OBJECT);
static CONDITION_OBJECT: Object = Object::of(&[&[
    Field::new("article", Shape::Words, "Where it stands, if not where the clause does."),
    Field::new(
        "all",
        Shape::List(&CONDITION, Some("at least one condition")),
        "All of these are needed.",
    ),
    Field::new(
        "any",
        Shape::List(&CONDITION, Some("at least one condition")),
        "One of these is enough.",
    ),
    Field::new("count", Shape::Whole(1), "So many consents."),
    Field::new(
        "share",
        Shape::Share,
        "Such a share (`55%`, `2/3`) of `weights`, or of the number of members of `group`.",
    ),
    Field::new("sum", Shape::Whole(1), "So much of `weights`, added up."),
    Field::new("every", Shape::Name(Kind::Group), "Every member of the group on the day."),
    Field::new("every_signatory", Shape::True, "Everyone that has signed by the day."),
    Field::new("since", Shape::Date, "That day is reached."),
    Field::new(
        "elapsed",
        Shape::Object(&DELAY),
        "A wait from the opening for signature is over.",
    ),
    Field::new(
        "attested",
        Shape::Object(&ESTABLISHED),
        "What cannot be counted, attested by the depositary.",
    ),
    Field::new("treaty_in_force", Shape::Object(&ESTABLISHED), "Another treaty is in force."),
    Field::new("of", Shape::Word(COUNT_OF_WORDS), "Only signatories, or everyone."),
    Field::new("group", Shape::Name(Kind::Group), "Only members of the group on the day."),
    Field::new("not_in", Shape::Name(Kind::Group), "No members of the group on the day."),
    Field::new("acts", Shape::List(&ACT_KIND, None), "Only consents by these acts."),
    Field::new("organizations", Shape::Bool, "`false`: organizations do not count."),
    Field::new("weights", Shape::Name(Kind::Weights), "By these weights."),
]]).named("condition", "What must be met: one test, or several joined by `all` or `any`.")
.choices(&[(
    Choice::One,
    &[
        "count",
        "all",
        "any",
        "share",
        "sum",
        "every",
        "every_signatory",
        "since",
        "elapsed",
        "attested",
        "treaty_in_force",
    ],
)])
.needs(&[
    ("share", &["weights", "group"]),
    ("sum", &["weights"]),
    ("weights", &["share", "sum"]),
    // a filter that nothing would heed is a misunderstanding
    ("of", COUNTED),
    ("group", COUNTED),
    ("not_in", COUNTED),
    ("organizations", COUNTED),
    ("acts", &["count", "share", "sum", "every", "every_signatory"]),
]);

static NOT_BEFORE: Shape = Shape::Object(
    &Object::of(&[&[
        Field::new("date", Shape::Date, "Not before this day."),
        Field::new(
            "after_opening",
            Shape::Object(&PERIOD),
            "Not before that long after the opening for signature.",
        ),
        Field::new("text", Shape::Text, "On what ground."),
        Field::new("sources", Shape::List(&SOURCE_NAME, None), "Where that was read."),
    ]])
    .named("not_before", "A bound before which the treaty does not enter into force.")
    .choices(&[(Choice::One, &["date", "after_opening"])]),
);

static FIXED_DATE: Object = Object::of(&[&[
    Field::must("date", Shape::Date, A_DATE, "The day."),
    Field::must(
        "deposits",
        Shape::Word(DEPOSITS_WORDS),
        "`by` or `before`",
        "Whether the condition must be met by the close of that day or before it.",
    ),
]])
.named("fixed_date", "A day of entry into force that the treaty names.");

static ATTESTED: Object = Object::of(&[&[
    Field::new("condition_met", Shape::Date, "The day on which the condition was met."),
    Field::new("entry_into_force", Shape::Date, "The day of entry into force."),
    Field::new("text", Shape::Text, "In words."),
    sources("Where that was read."),
]])
.named(
    "attested",
    "What the depositary says of the entry into force; at least one of the two days.",
)
.choices(&[(Choice::AtLeastOne, &["condition_met", "entry_into_force"])]);

const CLAUSE: &[Field] = &[
    Field::must(
        "article",
        Shape::Words,
        "the number of an article, such as `30(3)`",
        "The article as lawyers cite it.",
    ),
    Field::new("text_read", Shape::Bool, "Whether the text itself was read."),
    Field::new("note", Shape::Text, "A doubt about the wording; `explain` repeats it."),
];

static CLAUSES: Tagged = Tagged {
    tag: "kind",
    missing: "the kind of clause",
    #[cfg(not(target_arch = "wasm32"))]
    named: ("clause", "What the clause is about."),
    kinds: &[
        (
            "signature",
            Object::of(&[
                CLAUSE,
                &[
                    Field::new("groups", Shape::List(&GROUP_NAME, None), "Members may sign."),
                    Field::new(
                        "participants",
                        Shape::List(&PARTICIPANT_NAME, None),
                        "These may sign.",
                    ),
                    Field::new("until", Shape::Date, "The last day for signing."),
                    Field::new(
                        "until_entry_into_force",
                        Shape::Bool,
                        "`true`: signing is open only until the treaty enters into force.",
                    ),
                ],
            ]).named("signature_clause", "Who may sign, and until when."),
        ),
        (
            "entry_into_force",
            Object::of(&[
                CLAUSE,
                &[
                    Field::must(
                        "condition",
                        Shape::Object(&CONDITION_OBJECT),
                        "a condition, such as {\"count\": 5}",
                        "What must be met.",
                    ),
                    period("How long to wait from the day on which the condition is met."),
                    landing(),
                    Field::new(
                        "fixed_date",
                        Shape::Object(&FIXED_DATE),
                        "The day of entry into force if the condition is met in time.",
                    ),
                    Field::new(
                        "not_before",
                        Shape::List(&NOT_BEFORE, None),
                        "Bounds before which the treaty does not enter into force.",
                    ),
                    Field::new(
                        "attested",
                        Shape::Object(&ATTESTED),
                        "The depositary's word, where the record has too few acts to count.",
                    ),
                ],
            ]).named("entry_into_force_clause", "When the treaty enters into force.")
            .needs(&[
                ("condition", &["period", "fixed_date"]),
                ("period", &["landing"]),
                ("landing", &["period"]),
            ]),
        ),
        (
            "later_participants",
            Object::of(&[
                CLAUSE,
                WAIT,
                &[
                    Field::new(
                        "after",
                        Shape::Word(GATE_WORDS),
                        "Who is later: who deposits after the day on which the condition \
                         was met (default), or from the entry into force on.",
                    ),
                    Field::new("acts", Shape::List(&ACT_KIND, None), "Only these consents."),
                    Field::new(
                        "objection_within",
                        Shape::Object(&PERIOD),
                        "An objection by another within that time keeps the treaty from \
                         entering into force for the participant.",
                    ),
                    Field::new(
                        "needs_acceptance",
                        Shape::Bool,
                        "`true`: in force for it only once a party has accepted.",
                    ),
                ],
            ]).named("later_participants_clause", "When it enters into force for those that come later."),
        ),
        (
            "accession",
            Object::of(&[
                CLAUSE,
                &[
                    Field::new(
                        "after_entry_into_force",
                        Shape::Bool,
                        "`true`: open only once the treaty is in force.",
                    ),
                    Field::new("by_invitation", Shape::Bool, "`true`: only if invited."),
                    Field::new("effect_article", Shape::Words, "What fixes the effect."),
                ],
                WAIT,
            ]).named("accession_clause", "Who may accede, and when that has effect."),
        ),
        (
            "denunciation",
            Object::of(&[
                CLAUSE,
                WAIT,
                &[
                    Field::new(
                        "notice_after",
                        Shape::Object(&PERIOD),
                        "No notice before the treaty was in force that long for the party.",
                    ),
                    Field::new("effect_after", Shape::Object(&PERIOD), "No effect before that."),
                ],
            ]).named("denunciation_clause", "How a party leaves."),
        ),
        (
            "cessation",
            Object::of(&[
                CLAUSE,
                &[Field::must(
                    "group",
                    Shape::Name(Kind::Group),
                    A_GROUP,
                    "Who leaves this group ceases to be a party.",
                )],
                WAIT,
            ]).named("cessation_clause", "Who ceases to be a party without leaving."),
        ),
        (
            "termination",
            Object::of(&[
                CLAUSE,
                &[
                    Field::must(
                        "fewer_than",
                        Shape::Whole(1),
                        "a number of parties",
                        "The treaty ends when fewer parties remain.",
                    ),
                    period("How long after; at once if left out."),
                    landing(),
                ],
            ]).named("termination_clause", "When the treaty ends for all.")
            .needs(&[("period", &["landing"]), ("landing", &["period"])]),
        ),
        ("territorial_extension", Object::of(&[CLAUSE, WAIT]).named("territorial_extension_clause", "When an extension to a territory has effect.")),
        ("provisional_application", Object::of(&[CLAUSE]).named("provisional_application_clause", "That the treaty may be applied provisionally.")),
    ],
};
static CLAUSE_SHAPE: Shape = Shape::Tagged(&CLAUSES);

static WINDOW: Object = Object::of(&[&[
    Field::new("from", Shape::Date, "The first day on which it may have been."),
    Field::new("to", Shape::Date, "The last."),
]])
.named("window", "Between which days, both among them.")
.choices(&[(Choice::AtLeastOne, &["from", "to"])]);

static ACT: Shape = Shape::Object(&Object::of(&[&[
    Field::must(
        "participant",
        Shape::Name(Kind::Participant),
        A_PARTICIPANT,
        "Who acted.",
    ),
    Field::must("kind", Shape::Word(ACT_WORDS), "the kind of act", "What it did."),
    Field::new(
        "date",
        Shape::Day,
        "The day that counts: of signature, deposit or notification; or only its month.",
    ),
    Field::new(
        "window",
        Shape::Object(&WINDOW),
        "Between which days, instead of a date.",
    ),
    Field::new(
        "effective",
        Shape::Date,
        "From when the depositary says that it has effect.",
    ),
    Field::new(
        "party_by",
        Shape::Date,
        "A day on which it is known to have been a party.",
    ),
    Field::new(
        "difference",
        Shape::Object(&DIFFERENCE),
        "Why `effective` is not the day that the clause gives.",
    ),
    Field::new(
        "territory",
        Shape::Words,
        "The territory that an extension or an exclusion speaks of: the code of its shape on \
         the map, or words where it has none.",
    ),
    Field::new(
        "to",
        Shape::Name(Kind::Participant),
        "Whom an objection or an acceptance is addressed to.",
    ),
    Field::new("place", Shape::Text, "Where it was done."),
    Field::new("article", Shape::Words, "The article under which it was done."),
    Field::new("note", Shape::Text, "A remark, or the words of a declaration."),
    sources("Where it was read."),
    confidence(),
]]).named("act", "One dated act of a participant.")
.choices(&[(Choice::AtMostOne, &["date", "window"]), (Choice::AtLeastOne, &["date", "window", "effective", "party_by"])])
.needs(&[("difference", &["effective"]), ("acceptance_of_accession", &["to"])]));

/// The whole file.
pub(super) static FILE: Object = Object::of(&[&[
    Field::must("format", Shape::One, "1", "The version of this format: 1."),
    Field::must(
        "id",
        Shape::Words,
        "the file's stem",
        "The file's name without `.json`.",
    ),
    Field::must("as_of", Shape::Date, A_DATE, "The day up to which the record is known."),
    Field::new(
        "review_after_days",
        Shape::Whole(0),
        "After how many days readers are told that the record is old.",
    ),
    Field::new("home_view", Shape::Word(VIEW_WORDS), "The map to begin with."),
    Field::must("title", Shape::Text, A_TEXT, "The official title."),
    Field::new("short_title", Shape::Text, "A title that fits a heading."),
    Field::new("reference", Shape::Text, "Such as `CETS No. 225`."),
    Field::new("auspices", Shape::Text, "The organization in which it was made."),
    Field::new("depositary", Shape::Text, "Who keeps the record."),
    Field::new("adopted", Shape::Object(&EVENT), "Its adoption."),
    Field::must(
        "opened",
        Shape::Object(&EVENT),
        "an object with `date`",
        "Its opening for signature.",
    ),
    Field::must(
        "sources",
        Shape::Map(&Map {
            values: Shape::Object(&SOURCE_OBJECT),
            by_id: false,
            expected: "sources by id",
        }),
        "sources by id",
        "The pages that facts were read from.",
    ),
    Field::new("groups", Shape::Map(&GROUP), "The groups that clauses name."),
    Field::new("weights", Shape::Map(&WEIGHTS), "The weights that clauses name."),
    Field::must(
        "participants",
        Shape::List(&PARTICIPANT, None),
        "an array of participants",
        "Everyone in the depositary's list, and everyone who may sign.",
    ),
    Field::must("record", Shape::Name(Kind::Source), A_SOURCE, "The depositary's chart."),
    Field::new("text", Shape::Name(Kind::Source), "The text of the treaty."),
    Field::new(
        "published_entry_into_force",
        Shape::Object(&PUBLISHED),
        "The day of entry into force that the depositary published.",
    ),
    Field::new(
        "completeness",
        Shape::Object(&COMPLETENESS),
        "What is known to be missing from the record.",
    ),
    Field::new(
        "about",
        Shape::List(&NOTE, None),
        "What the treaty is, in paragraphs of the author's own words.",
    ),
    Field::new("notes", Shape::List(&NOTE, None), "Doubts about the record as a whole."),
    Field::new("represents", Shape::List(&REPRESENTATION, None), "Who acts for whom."),
    Field::must(
        "clauses",
        Shape::List(&CLAUSE_SHAPE, None),
        "an array of final clauses",
        "The final clauses.",
    ),
    Field::must(
        "acts",
        Shape::List(&ACT, None),
        "an array of acts",
        "The acts, in any order.",
    ),
    Field::new(
        "$schema",
        Shape::Words,
        "Where the schema of this format is, for editors; nothing reads it.",
    ),
]])
.named(
    "treaty",
    "A treaty: who takes part, what its final clauses say, and what each did, when.",
);
