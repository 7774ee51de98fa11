//! Treaties made up from dice: every rule of the format, in any mixture, always valid.
//!
//! The laws in `tests/prop_history.rs` and the fuzz target `evaluator` throw them.

use serde_json::{Value, json};
use std::collections::BTreeSet;

/// Who may be in it; the first eight are States, the next an organization, then a State that
/// has ceased to exist.
pub const IDS: [&str; 11] =
    ["AL", "BE", "CA", "DE", "FR", "NO", "RU", "US", "EU", "YUCS", "ZZ"];

/// How wild a treaty may be.
#[derive(Clone, Copy, Debug, Default)]
pub struct Wild {
    /// Acts whose day is not known.
    pub windows: bool,
    /// What a depositary published beside what the clauses give.
    pub published: bool,
    /// Conditions that another consent cannot make harder: no `every_signatory`, no groups
    /// that grow, no `acts`, no withdrawals.
    pub tame: bool,
}

/// Bytes that decide; once they are used up, everything is the simplest.
pub struct Dice<'a>(pub &'a [u8]);

impl Dice<'_> {
    /// Returns a number below another.
    pub fn roll(&mut self, below: u32) -> u32 {
        let Some((&first, rest)) = self.0.split_first() else { return 0 };
        self.0 = rest;
        if below <= 256 {
            return u32::from(first) % below.max(1);
        }
        let Some((&second, rest)) = self.0.split_first() else { return u32::from(first) };
        self.0 = rest;
        (u32::from(first) * 256 + u32::from(second)) % below
    }

    fn one_in(&mut self, n: u32) -> bool {
        self.roll(n) == n - 1
    }

    fn pick<T: Copy>(&mut self, from: &[T]) -> T {
        from[self.roll(u32::try_from(from.len()).unwrap_or(1)) as usize]
    }

    /// Few days, so that acts share them; many ends of months.
    pub fn day(&mut self) -> String {
        let year = 2000 + self.roll(10);
        let month = self.pick(&[1, 2, 3, 6, 8, 11]);
        let last = match month {
            2 if year.is_multiple_of(4) => 29,
            2 => 28,
            6 | 11 => 30,
            _ => 31,
        };
        let day = self.pick(&[2, 15, 28, last, 1]);
        let day = if year == 2000 && month == 1 && day == 1 { 2 } else { day };
        format!("{year}-{month:02}-{day:02}")
    }

    fn some(&mut self, of: u32) -> Vec<&'static str> {
        (0..=self.roll(of))
            .map(|_| self.pick(&IDS))
            .collect::<BTreeSet<_>>()
            .into_iter()
            .collect()
    }

    fn period(&mut self) -> Value {
        match self.roll(4) {
            0 => json!({"days": self.roll(400)}),
            1 => json!({"months": self.roll(14)}),
            2 => json!({"months": self.roll(14), "month_end": "roll_over"}),
            _ => json!({"years": self.roll(3)}),
        }
    }

    fn landing(&mut self) -> Value {
        match self.roll(6) {
            0 => json!("same_day"),
            1 => json!("next_day"),
            2 => json!("first_of_next_month"),
            3 => json!({"first_of_month_after": 1 + self.roll(6)}),
            4 => json!("end_of_year"),
            _ => json!({"next": self.pick(&["01-01", "07-01", "12-31"])}),
        }
    }

    fn wait(&mut self, clause: &mut Value) {
        clause["period"] = self.period();
        clause["landing"] = self.landing();
    }

    fn condition(&mut self, depth: u32, wild: Wild) -> Value {
        if depth > 0 && self.one_in(3) {
            let key = self.pick(&["all", "any"]);
            let inner: Vec<Value> =
                (0..=self.roll(3)).map(|_| self.condition(depth - 1, wild)).collect();
            return json!({key: inner});
        }
        let mut leaf = match self.roll(if wild.tame { 6 } else { 11 }) {
            0 | 1 => json!({"count": 1 + self.roll(6)}),
            2 => json!({"share": self.pick(&["55%", "2/3", "0.5%", "100%", "66.67%"]),
                "weights": "w"}),
            3 => json!({"sum": 1 + self.roll(60), "weights": "w"}),
            4 => json!({"every": "fixed"}),
            5 => json!({"share": self.pick(&["1/2", "2/3", "100%"]), "group": "fixed"}),
            6 => json!({"every": "moving"}),
            7 => json!({"every_signatory": true}),
            8 => json!({"share": "3/5", "group": "moving"}),
            9 => json!({"since": self.day()}),
            _ => match self.roll(3) {
                0 => {
                    json!({"elapsed": {"period": self.period(), "landing": self.landing()}})
                }
                1 => json!({"attested": {"text": {"en": "tonnage"}, "on": self.day()}}),
                _ => json!({"treaty_in_force": {"text": {"en": "another"}}}),
            },
        };
        if leaf.get("count").or(leaf.get("sum")).is_some()
            || leaf.get("weights").is_some()
        {
            if self.one_in(3) {
                leaf["of"] = json!(self.pick(&["participants", "signatories"]));
            }
            if self.one_in(4) {
                leaf["group"] = json!(if wild.tame { "fixed" } else { "moving" });
            }
            if self.one_in(5) {
                leaf["not_in"] = json!(if wild.tame { "others" } else { "moving" });
            }
            if self.one_in(5) {
                leaf["organizations"] = json!(false);
            }
            if !wild.tame && self.one_in(5) {
                leaf["acts"] = json!(["ratification", "succession"]);
            }
        }
        if self.one_in(5) {
            leaf["article"] = json!("9(2)");
        }
        leaf
    }

    fn clauses(&mut self, wild: Wild) -> Vec<Value> {
        let mut all = Vec::new();
        if self.one_in(2) {
            all.push(json!({"kind": "signature", "article": "1", "groups": ["moving"],
                "participants": self.some(4)}));
            if self.one_in(3) {
                all[0]["until"] = json!("2011-01-01");
            }
        }
        let n_ways = if self.one_in(4) { 1 + self.roll(3) } else { 1 };
        for _ in 0..n_ways {
            let mut entry = json!({"kind": "entry_into_force", "article": "2",
                "condition": self.condition(2, wild)});
            self.wait(&mut entry);
            if self.one_in(4) {
                entry["fixed_date"] =
                    json!({"date": self.day(), "deposits": self.pick(&["by", "before"])});
            }
            if self.one_in(4) {
                entry["not_before"] = json!([{"date": self.day()},
                    {"after_opening": self.period()}]);
            }
            if wild.published && wild.windows && self.one_in(5) {
                entry["attested"] =
                    json!({"condition_met": self.day(), "sources": ["s"]});
            }
            all.push(entry);
        }
        if self.one_in(2) {
            let mut later = json!({"kind": "later_participants", "article": "3"});
            self.wait(&mut later);
            if self.one_in(3) {
                later["after"] = json!("entry_into_force");
            }
            if !wild.tame && self.one_in(4) {
                later["objection_within"] = self.period();
            }
            if !wild.tame && self.one_in(5) {
                later["needs_acceptance"] = json!(true);
            }
            all.push(later);
        }
        if self.one_in(4) {
            let mut later = json!({"kind": "later_participants", "article": "3(2)",
                "acts": ["accession", "succession"]});
            self.wait(&mut later);
            all.push(later);
        }
        if self.one_in(3) {
            let mut accession = json!({"kind": "accession", "article": "4"});
            self.wait(&mut accession);
            all.push(accession);
        }
        if self.one_in(2) {
            let mut denunciation = json!({"kind": "denunciation", "article": "5"});
            self.wait(&mut denunciation);
            if self.one_in(3) {
                denunciation["notice_after"] = self.period();
                denunciation["effect_after"] = self.period();
            }
            all.push(denunciation);
        }
        if self.one_in(4) {
            let mut cessation =
                json!({"kind": "cessation", "article": "6", "group": "moving"});
            self.wait(&mut cessation);
            all.push(cessation);
        }
        if self.one_in(4) {
            let mut termination = json!({"kind": "termination", "article": "7",
                "fewer_than": 1 + self.roll(4)});
            if self.one_in(2) {
                self.wait(&mut termination);
            }
            all.push(termination);
        }
        all
    }

    /// Returns an act; `seen` has those that may not stand twice.
    pub fn act(&mut self, wild: Wild, seen: &mut BTreeSet<String>) -> Option<Value> {
        let kinds: &[&str] = if wild.tame {
            &[
                "ratification",
                "signature",
                "accession",
                "definitive_signature",
                "approval",
            ]
        } else {
            &[
                "ratification",
                "signature",
                "accession",
                "withdrawal",
                "denunciation",
                "revocation_of_withdrawal",
                "definitive_signature",
                "succession",
                "provisional_application",
                "objection",
                "acceptance_of_accession",
                "declaration",
                "consent",
                "acceptance",
            ]
        };
        let (id, kind, day) = (self.pick(&IDS), self.pick(kinds), self.day());
        let mut act = json!({"participant": id, "kind": kind, "sources": ["s"]});
        let is_consent =
            ["ratification", "accession", "consent", "succession"].contains(&kind);
        if matches!(kind, "objection" | "acceptance_of_accession") {
            act["to"] = json!(self.pick(&IDS));
        }
        // a window that begins with the opening may be one day
        if !seen.insert(format!("{id} {kind} {day}")) {
            return None;
        }
        if wild.windows && self.one_in(3) {
            match self.roll(3) {
                0 => act["date"] = json!(&day[..7]),
                1 => act["window"] = json!({"to": day}),
                _ if is_consent => act["party_by"] = json!(day),
                _ => act["window"] = json!({"from": day}),
            }
        } else {
            act["date"] = json!(day);
        }
        let takes_effect = is_consent || matches!(kind, "withdrawal" | "denunciation");
        if wild.published
            && takes_effect
            && act.get("party_by").is_none()
            && self.one_in(3)
        {
            let later: i32 = day[..4].parse().unwrap_or(2000);
            act["effective"] = json!(format!("{}{}", later + 1, &day[4..8]) + "11");
            if self.one_in(2) {
                act["difference"] = self.difference();
            }
        }
        Some(act)
    }

    fn difference(&mut self) -> Value {
        let reason =
            self.pick(&["depositary_practice", "error_in_record", "record_incomplete"]);
        json!({"reason": reason, "text": {"en": "so it was"}})
    }

    /// Returns a treaty file.
    pub fn treaty(&mut self, wild: Wild) -> Value {
        let clauses = self.clauses(wild);
        let weights: serde_json::Map<String, Value> =
            IDS.iter().map(|it| ((*it).to_owned(), json!(self.roll(30)))).collect();
        let sum: u64 = weights.values().filter_map(Value::as_u64).sum();
        let moving: Vec<Value> = IDS
            .iter()
            .filter_map(|id| match self.roll(5) {
                0 => None,
                1 => Some(json!({"id": id})),
                2 => Some(json!({"id": id, "from": self.day()})),
                3 => Some(json!({"id": id, "to": self.day()})),
                _ => Some(json!({"id": id, "from": "2001-05-05", "to": "2005-06-06"})),
            })
            .collect();
        let frozen = |ids: Vec<&str>| -> Vec<Value> {
            ids.into_iter().map(|id| json!({"id": id})).collect()
        };
        let (fixed, others) = (frozen(self.some(5)), frozen(self.some(2)));
        let group = |members: Vec<Value>| {
            json!({"name": {"en": "G"}, "members_name": {"en": "members"},
                "as_of": "2012-12-31", "sources": ["s"], "members": members})
        };
        let participants: Vec<Value> = IDS
            .iter()
            .map(|id| match *id {
                "EU" => json!({"id": id, "kind": "organization"}),
                "YUCS" => json!({"id": id, "kind": "state", "until": "2006-06-03",
                    "name": {"en": "Former"}}),
                _ => json!({"id": id, "kind": "state", "name": {"en": id}}),
            })
            .collect();
        let mut seen = BTreeSet::new();
        let n_acts = self.roll(40);
        let acts: Vec<Value> =
            (0..n_acts).filter_map(|_| self.act(wild, &mut seen)).collect();
        let mut file = json!({
            "format": 1, "id": "invented", "as_of": "2012-12-31",
            "title": {"en": "Invented"}, "opened": {"date": "2000-01-02"}, "record": "s",
            "sources": {"s": {"url": "https://example.org"}},
            "groups": {"moving": group(moving), "fixed": group(fixed),
                "others": group(others)},
            "weights": {"w": {"name": {"en": "W"}, "sources": ["s"],
                "total": sum + u64::from(self.roll(3) * 7) + 1, "values": weights}},
            "participants": participants, "clauses": clauses, "acts": acts,
        });
        if wild.published && self.one_in(3) {
            let mut published = json!({"date": self.day(), "sources": ["s"]});
            if self.one_in(2) {
                published["difference"] = self.difference();
            }
            file["published_entry_into_force"] = published;
        }
        if wild.published && wild.windows && self.one_in(5) {
            file["completeness"] = json!({"consents": "partial"});
        }
        file
    }
}
