//! Who would tip it, in words and as JSON.

use super::voice::Voice;
use crate::domain::{
    Completion, Date, Entitlement, Hurdle, ParticipantId, Pick, Tipping, Together,
};
use crate::json::Writer;

/// Returns what would tip it on a day, in as many lines as it takes.
pub(super) fn lines(voice: &Voice<'_>, on: Date, tipping: &Tipping<'_>) -> Vec<String> {
    let on = voice.date(on);
    let needs = match tipping {
        Tipping::Met => return Vec::new(),
        Tipping::Impossible(why) => {
            let why = hurdle(*why, &|day| voice.date(day));
            return vec![format!("What would tip it on {on}: no consents would: {why}")];
        }
        Tipping::Needs(it) => it,
    };
    let start = format!("What would tip it, if deposited on {on}");
    if needs.n == 0 {
        return vec![format!("{start}: nothing more is missing")];
    }
    let consents = if needs.n == 1 { "consent" } else { "consents" };
    let mut lines = vec![format!("{start}: {} more {consents}:", needs.n)];
    for (place, completion) in needs.completions.iter().enumerate() {
        if place > 0 {
            lines.push("or".to_owned());
        }
        lines.extend(self::completion(voice, completion));
    }
    lines.extend(left_out(voice, &needs.left_out));
    lines
}

/// Returns a line for every reason to leave somebody out.
fn left_out(
    voice: &Voice<'_>,
    left_out: &[(ParticipantId, Entitlement<'_>)],
) -> Vec<String> {
    let mut reasons: Vec<(Entitlement<'_>, Vec<ParticipantId>)> = Vec::new();
    for &(id, why) in left_out {
        match reasons.iter_mut().find(|it| it.0 == why) {
            Some((_, who)) => who.push(id),
            None => reasons.push((why, vec![id])),
        }
    }
    let line = |(why, who): (Entitlement<'_>, Vec<ParticipantId>)| {
        let why = match why {
            Entitlement::Represented { by } => {
                format!("because the {} acts for them", voice.name(by))
            }
            Entitlement::OnlyAfterEntryIntoForce { article } => format!(
                "because they may join only once the treaty is in force (Article {article})"
            ),
            Entitlement::NotEntitled => "because no clause lets them consent".to_owned(),
            // nothing stands in their way
            _ => return None,
        };
        Some(format!("  Not among them, {why}: {}.", voice.names(who)))
    };
    reasons.into_iter().filter_map(line).collect()
}

/// Returns the same as one JSON object.
pub(super) fn json(tipping: &Tipping<'_>) -> String {
    let mut object = Writer::object();
    let completions: Vec<String> = match tipping {
        Tipping::Needs(it) => {
            object.number("needs", it.n);
            it.completions.iter().map(completion_json).collect()
        }
        Tipping::Met | Tipping::Impossible(_) => {
            object.maybe("needs", None);
            Vec::new()
        }
    };
    object.list("completions", &completions);
    let impossible = match tipping {
        Tipping::Impossible(why) => Some(hurdle(*why, &|day| day.to_string())),
        Tipping::Met | Tipping::Needs(_) => None,
    };
    object.maybe("impossible", impossible.as_deref());
    object.done()
}

fn completion_json(it: &Completion) -> String {
    let ids = |object: &mut Writer, ids: &mut dyn Iterator<Item = ParticipantId>| {
        let ids: Vec<String> = ids.map(|id| format!("\"{id}\"")).collect();
        object.list("of", &ids);
    };
    let pick = |it: &Pick| {
        let mut object = Writer::object();
        object.number("n", it.n);
        ids(&mut object, &mut it.of.iter().copied());
        object.done()
    };
    let together = |it: &Together| {
        let mut object = Writer::object();
        object.text("weights", &it.weights.0);
        object.raw("at_least", &it.at_least.to_string());
        ids(&mut object, &mut it.of.iter().map(|it| it.0));
        object.done()
    };
    let mut object = Writer::object();
    object.list("picks", &it.picks.iter().map(pick).collect::<Vec<_>>());
    object.list("among", &it.among.iter().map(pick).collect::<Vec<_>>());
    object.list("together", &it.together.iter().map(together).collect::<Vec<_>>());
    object.done()
}

fn hurdle(why: Hurdle, date: &dyn Fn(Date) -> String) -> String {
    match why {
        Hurdle::NotOpen(day) => {
            format!("the treaty opens for signature on {}", date(day))
        }
        Hurdle::NoClause => {
            "the file has no clause on entry into force that could still apply".to_owned()
        }
        Hurdle::NotBefore(day) => format!("a day must be reached first, {}", date(day)),
        Hurdle::NotEstablished => {
            "it also takes a fact that is no act of a participant".to_owned()
        }
        Hurdle::TooFewEntitled => {
            "not even those of everyone who may consent would do".to_owned()
        }
        Hurdle::Unsettled => "the conditions cross in too many ways to tell".to_owned(),
    }
}

fn completion(voice: &Voice<'_>, it: &Completion) -> Vec<String> {
    let mut lines = Vec::new();
    let last = it.picks.last();
    for pick in &it.picks {
        // "any 3 of these 19, and 1 more of them or of these 11"
        match it.among.as_slice() {
            [among] if Some(pick) == last => {
                let more = pick.n.saturating_sub(among.n);
                let mut others = pick.of.clone();
                others.retain(|id| among.of.binary_search(id).is_err());
                lines.extend(named(voice, &any(among), &among.of));
                let these = these(others.len());
                lines.extend(named(
                    voice,
                    &format!("and {more} more of them or of {these}"),
                    &others,
                ));
            }
            _ => lines.extend(named(voice, &any(pick), &pick.of)),
        }
    }
    if it.among.len() > 1 {
        for among in &it.among {
            let label =
                format!("of them at least {} of {}", among.n, these(among.of.len()));
            lines.extend(named(voice, &label, &among.of));
        }
    }
    for together in &it.together {
        let weights = voice.treaty.weights.get(&together.weights);
        let name = weights.map_or("", |it| it.name.words("en"));
        let unit = weights.and_then(|it| it.unit.as_ref()).map(|it| it.words("en"));
        let unit = unit.map_or_else(String::new, |it| format!(" {it}"));
        let named_by_name = it.picks.len() > 1 && it.picks.iter().any(is_all);
        let who = if named_by_name { "the others" } else { "they" };
        let total = weights.map_or(0, |it| it.total);
        lines.push(format!(
            "  and {who} come together to at least {}{unit} of {total} ({name})",
            together.at_least
        ));
    }
    lines
}

fn is_all(pick: &Pick) -> bool {
    usize::try_from(pick.n) == Ok(pick.of.len())
}

fn these(n: usize) -> String {
    if n == 1 { "this one".to_owned() } else { format!("these {n}") }
}

fn any(pick: &Pick) -> String {
    match pick.of.len() {
        1 => "this one".to_owned(),
        n if is_all(pick) => format!("all of these {n}"),
        n => format!("any {} of these {n}", pick.n),
    }
}

fn named(voice: &Voice<'_>, label: &str, ids: &[ParticipantId]) -> Vec<String> {
    vec![format!("  {label}: {}.", voice.names(ids.iter().copied()))]
}

#[cfg(test)]
mod tests {
    use super::super::voice::Voice;
    use super::{json, lines};
    use crate::data::read_treaty;
    use crate::domain::{History, parse_date};

    fn said(name: &str, on: &str) -> (Vec<String>, String) {
        let path = format!("{}/static/treaties/{name}.json", env!("CARGO_MANIFEST_DIR"));
        let text = std::fs::read_to_string(path).expect("the file");
        let Ok(file) = read_treaty(&text) else { panic!("{name} has problems") };
        let on = parse_date(on).expect("a date");
        let tipping = History::of(&file.treaty).tipping(on);
        let Ok(voice) = Voice::of(&file.treaty) else { panic!("no English") };
        (lines(&voice, on, &tipping), json(&tipping))
    }

    #[test]
    fn a_group_and_the_others_are_named_apart() {
        let (lines, _) = said("cets-225", "2026-11-22");
        assert_eq!(
            lines,
            [
                "What would tip it, if deposited on 22 November 2026: 4 more consents:",
                "  any 3 of these 19: Andorra, Albania, Armenia, Azerbaijan, Bosnia and \
                 Herzegovina, Switzerland, United Kingdom, Georgia, Iceland, Liechtenstein, \
                 Monaco, Republic of Moldova, Montenegro, North Macedonia, Norway, Serbia, \
                 San Marino, Türkiye, Ukraine.",
                "  and 1 more of them or of these 11: Argentina, Australia, Canada, Costa \
                 Rica, Israel, Japan, Mexico, Peru, United States, Uruguay, Holy See.",
                "  Not among them, because the European Union acts for them: Austria, \
                 Belgium, Bulgaria, Cyprus, Czechia, Germany, Denmark, Estonia, Spain, \
                 Finland, France, Greece, Croatia, Hungary, Ireland, Italy, Lithuania, \
                 Luxembourg, Latvia, Malta, Netherlands, Poland, Portugal, Romania, Sweden, \
                 Slovenia, Slovakia.",
            ]
        );
    }

    #[test]
    fn those_who_must_are_named() {
        let (lines, json) = said("ctbt", "2026-08-22");
        assert_eq!(
            lines.get(1).map(String::as_str),
            Some(
                "  all of these 9: China, Egypt, Israel, India, Iran, Democratic People’s \
                 Republic of Korea, Pakistan, Russia, United States."
            )
        );
        assert_eq!(
            json,
            r#"{"needs":9,"completions":[{"picks":[{"n":9,"of":["CN","EG","IL","IN","IR","KP","PK","RU","US"]}],"among":[],"together":[]}],"impossible":null}"#
        );
    }

    #[test]
    fn a_share_is_said_as_a_weight() {
        let (lines, json) = said("paris-agreement", "2016-04-22");
        let last = lines.last().map_or("", String::as_str);
        assert!(
            last.starts_with("  and they come together to at least 20426818"),
            "{last}"
        );
        assert!(
            json.contains(r#""together":[{"weights":"emissions","at_least":20426818,"#)
        );
    }

    #[test]
    fn nothing_is_said_of_what_is_fixed() {
        let (lines, json) = said("paris-agreement", "2016-10-05");
        assert!(lines.is_empty());
        assert_eq!(json, r#"{"needs":null,"completions":[],"impossible":null}"#);
        let (lines, _) = said("paris-agreement", "2016-01-01");
        assert_eq!(
            lines,
            [
                "What would tip it on 1 January 2016: no consents would: the treaty opens for signature on 22 April 2016"
            ]
        );
    }
}
