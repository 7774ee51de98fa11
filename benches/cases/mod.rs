//! The treaties and the questions whose time is taken, natively and in wasm alike.

use serde_json::{Value, json};
use std::hint::black_box;
use treaty_map::data::treaty_of;
use treaty_map::domain::{
    Assumptions, Date, History, Treaty, parse_assumptions, parse_date, status_on,
};
use treaty_map::json::Json;

/// A treaty, and what is asked about it.
#[derive(Debug)]
pub(crate) struct Ready<'t> {
    treaty: &'t Treaty,
    on: Date,
    history: History<'t>,
    what_if: String,
    /// The last day on which consents were missing.
    before: Date,
}

/// A question: its name, and how to ask it once.
pub(crate) type Case = (&'static str, fn(&mut Ready<'_>));

/// Every question.
pub(crate) const ALL: [Case; 5] = [
    ("status", |it| {
        black_box(status_on(it.treaty, it.on, &Assumptions::default()));
    }),
    ("history", |it| {
        black_box(History::of(it.treaty));
    }),
    ("lookup", |it| {
        black_box(it.history.status_on(it.on));
    }),
    ("what-if", |it| {
        let assumed = parse_assumptions(&it.what_if, it.on).unwrap_or_default();
        if let Ok(admitted) = Assumptions::admit_on(it.treaty, it.on, &assumed) {
            black_box(status_on(it.treaty, it.on, &admitted));
        }
    }),
    ("tipping", |it| {
        black_box(it.history.tipping(it.before));
    }),
];

impl<'t> Ready<'t> {
    pub(crate) fn of(treaty: &'t Treaty, on: Date) -> Self {
        let history = History::of(treaty);
        let status = history.status_on(on);
        let free = status.participants.iter().filter(|it| it.consented().is_none());
        // one that may consent: the treaty is asked, as a reader would
        let may = |id: &String| {
            let one = parse_assumptions(id, on).unwrap_or_default();
            Assumptions::admit_on(treaty, on, &one).is_ok()
        };
        let what_if = free.map(|it| it.id.to_string()).find(may).unwrap_or_default();
        let met = history.entry_on(on).and_then(|it| it.met.from.pred_opt());
        Self { treaty, on, history, what_if, before: met.unwrap_or(on) }
    }
}

/// How many participants the treaties have that are made up; four acts each on average.
pub(crate) const SIZES: [usize; 4] = [10, 200, 2_000, 20_000];

/// Every treaty with its name and the day asked about.
pub(crate) fn treaties() -> Vec<(String, Treaty, Date)> {
    let own = SIZES.map(|n| (n.to_string(), made_up(n)));
    let shipped = [
        ("cets-225", include_str!("../../static/treaties/cets-225.json")),
        ("paris-agreement", include_str!("../../static/treaties/paris-agreement.json")),
    ];
    let shipped = shipped.map(|(name, text)| {
        (name.to_owned(), serde_json::from_str(text).unwrap_or_default())
    });
    let read = |(name, file): (String, Value)| {
        let treaty = treaty_of(&value(&file)).ok()?.treaty;
        Some((name, treaty, parse_date("2026-09-29")?))
    };
    own.into_iter().chain(shipped).filter_map(read).collect()
}

fn value(it: &Value) -> Json {
    match it {
        Value::Null => Json::Null,
        Value::Bool(it) => Json::Bool(*it),
        Value::Number(it) => Json::Number(it.to_string()),
        Value::String(it) => Json::Text(it.clone()),
        Value::Array(all) => Json::Array(all.iter().map(value).collect()),
        Value::Object(all) => {
            Json::Object(all.iter().map(|(key, it)| (key.clone(), value(it))).collect())
        }
    }
}

/// Returns an id: of two letters, then of four.
fn id(n: usize) -> String {
    let letter = |by: usize| char::from(b'A' + u8::try_from(n / by % 26).unwrap_or(0));
    match n {
        0..676 => [26, 1].map(letter).iter().collect(),
        _ => [17_576, 676, 26, 1].map(letter).iter().collect(),
    }
}

/// Returns a treaty of so many participants. Nine of ten have consented, a tenth of those has
/// left and come back; a group of half of them and weights are counted.
fn made_up(n: usize) -> Value {
    let date =
        |n: usize| format!("{}-{:02}-{:02}", 2000 + n % 25, 1 + n % 12, 1 + n % 28);
    let mut acts = Vec::new();
    for who in 0..n {
        let mut act = |kind: &str, date: String| {
            acts.push(json!({"participant": id(who), "kind": kind, "date": date,
                "sources": ["s"]}));
        };
        act("signature", date(who * 7 % 25));
        act("declaration", date(who * 5 % 25));
        if who % 10 > 0 {
            act("ratification", date(who * 11 % 25 + 25));
            act("reservation", date(who * 11 % 25));
        }
        if who % 10 == 1 {
            act("withdrawal", "2025-02-03".to_owned());
            act("accession", "2026-03-04".to_owned());
        }
        if who % 10 == 2 {
            act("objection", date(who));
            acts.last_mut().into_iter().for_each(|it| it["to"] = json!(id(who / 2)));
        }
    }
    let ids: Vec<String> = (0..n).map(id).collect();
    let weights: serde_json::Map<String, Value> =
        (0..n).map(|it| (id(it), json!(1 + it * 7 % 97))).collect();
    let members: Vec<Value> =
        ids.iter().step_by(2).map(|it| json!({"id": it, "from": "2005-05-05"})).collect();
    let participants: Vec<Value> = ids
        .iter()
        .map(|it| json!({"id": it, "kind": "state", "name": {"en": it}}))
        .collect();
    json!({
        "format": 1, "id": "made-up", "as_of": "2026-12-31", "title": {"en": "Made up"},
        "opened": {"date": "2000-01-01"}, "record": "s",
        "sources": {"s": {"url": "https://example.org"}},
        "groups": {"g": {"name": {"en": "G"}, "members_name": {"en": "members"},
            "as_of": "2026-12-31", "sources": ["s"], "members": members}},
        "weights": {"w": {"name": {"en": "W"}, "sources": ["s"], "values": weights}},
        "participants": participants,
        "clauses": [
            {"kind": "signature", "article": "4", "groups": ["g"]},
            {"kind": "accession", "article": "5", "period": {"months": 3},
             "landing": "first_of_next_month"},
            {"kind": "entry_into_force", "article": "1", "period": {"months": 3},
             "landing": "first_of_next_month", "condition": {"all": [
                {"count": n.div_ceil(2)}, {"count": n.div_ceil(5), "group": "g"},
                {"share": "55%", "weights": "w"}]}},
            {"kind": "later_participants", "article": "2", "period": {"months": 3},
             "landing": "first_of_next_month", "objection_within": {"months": 1}},
            {"kind": "denunciation", "article": "3", "period": {"months": 6},
             "landing": "first_of_next_month"}],
        "acts": acts,
    })
}
