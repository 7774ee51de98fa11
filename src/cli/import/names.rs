//! Who a depositary means: names in English and French, codes, and what is close to a name.

use crate::domain::ParticipantId;
use crate::i18n::fold;
use crate::json::parse;

const AS_WRITTEN: &str = include_str!("names.tsv");
const CATALOGUES: [&str; 2] = [
    include_str!("../../../static/i18n/en.json"),
    include_str!("../../../static/i18n/fr.json"),
];

/// Words that a list may have or leave out: "Gambia (the)", "Comores (les)".
const ARTICLES: [&str; 4] = ["the", "le", "la", "les"];

/// States that are no more, by ISO 3166-3, as the map would name them in English and French.
const FORMER: [(&str, &str, &str); 7] = [
    ("CSHH", "Czechoslovakia", "Tchécoslovaquie"),
    ("CSXX", "Serbia and Montenegro", "Serbie-et-Monténégro"),
    ("DDDE", "German Democratic Republic", "République démocratique allemande"),
    ("SUHH", "Soviet Union", "Union soviétique"),
    ("VDVN", "Republic of Viet-Nam", "République du Viêt Nam"),
    ("YDYE", "Democratic Yemen", "Yémen démocratique"),
    ("YUCS", "Yugoslavia", "Yougoslavie"),
];

/// Returns the names of a State that is no more, in English and French: no catalogue has them.
pub(super) fn former(id: ParticipantId) -> Option<(&'static str, &'static str)> {
    let row = FORMER.iter().find(|it| it.0 == id.as_str())?;
    Some((row.1, row.2))
}

/// Every name that is understood.
pub(super) struct Names {
    all: Vec<Name>,
}

struct Name {
    plain: String,
    id: ParticipantId,
    written: String,
}

impl Names {
    /// Collects the names of CLDR, in English and French, and those of depositaries.
    pub(super) fn new() -> Self {
        let mut all = Vec::new();
        let mut add = |id: &str, written: &str| {
            let written = written.to_owned();
            let name = ParticipantId::parse(id).map(|id| Name {
                plain: plain(&written),
                id,
                written,
            });
            all.extend(name);
        };
        for catalogue in CATALOGUES {
            let read = parse(catalogue).ok();
            let names = read.as_ref().and_then(|it| it.value.get("names")?.members());
            for (id, name) in names.unwrap_or_default() {
                add(id, name.as_text().unwrap_or_default());
            }
        }
        let rows = AS_WRITTEN.lines().filter(|it| !it.starts_with('#'));
        for (id, name) in rows.filter_map(|it| it.split_once('\t')) {
            add(id, name);
        }
        Self { all }
    }

    /// Returns whom a name or a code means.
    ///
    /// Names come first: in capitals, `CUBA` has the form of a code.
    pub(super) fn find(&self, written: &str) -> Option<ParticipantId> {
        let plain = plain(written);
        let named = self.all.iter().find(|it| it.plain == plain).map(|it| it.id);
        named.or_else(|| {
            let code = written.trim_matches(|it: char| !it.is_alphabetic());
            let code = ParticipantId::parse(code)?;
            self.all.iter().any(|it| it.id == code).then_some(code)
        })
    }

    /// Returns the two known names that are closest to one that is not known, as they are
    /// written, of two different participants.
    pub(super) fn closest(&self, written: &str) -> Vec<&str> {
        let plain = plain(written);
        let mut ranked: Vec<_> =
            self.all.iter().map(|it| (distance(&plain, &it.plain), it)).collect();
        ranked.sort_by_key(|it| it.0);
        let Some((_, first)) = ranked.first() else { return Vec::new() };
        let second = ranked.iter().map(|it| it.1).find(|it| it.id != first.id);
        let both = [Some(*first), second];
        both.into_iter().flatten().map(|it| it.written.as_str()).collect()
    }
}

/// Returns what two writings of one name have in common: no case, accents, punctuation,
/// articles or footnote marks, and one way of writing "Saint".
pub(super) fn plain(written: &str) -> String {
    let is_accent = |it: &char| ('\u{300}'..='\u{36f}').contains(it);
    let is_apostrophe = |it: &char| matches!(it, '\'' | '’' | '‘' | '`' | '´' | 'ʼ');
    let kept = written.chars().filter(|it| !is_accent(it) && !is_apostrophe(it));
    let letters: String = fold(&kept.collect::<String>())
        .replace('&', " and ")
        .chars()
        // a number, superscript or not, is a footnote: no name has one
        .filter(|it| !it.is_numeric())
        .map(|it| if it.is_alphabetic() { it } else { ' ' })
        .collect();
    let words = letters.split_whitespace().filter(|it| !ARTICLES.contains(it));
    let words = words.map(|it| match it {
        "st" => "saint",
        "ste" => "sainte",
        word => word,
    });
    words.collect::<Vec<_>>().join(" ")
}

/// Returns how many letters have to be changed, added or taken away to get from one text to
/// the other (Levenshtein).
fn distance(from: &str, to: &str) -> usize {
    let to: Vec<char> = to.chars().collect();
    let mut row: Vec<usize> = (0..=to.len()).collect();
    for (idx, letter) in from.chars().enumerate() {
        let mut next = vec![idx + 1];
        for ((other, pair), left) in to.iter().zip(row.windows(2)).zip(1..) {
            let &[diagonal, above] = pair else { continue };
            let before = next.get(left - 1).copied().unwrap_or(above);
            let changed = diagonal + usize::from(letter != *other);
            next.push(changed.min(above + 1).min(before + 1));
        }
        row = next;
    }
    row.last().copied().unwrap_or(0)
}

#[cfg(test)]
mod tests {
    use super::*;
    use std::collections::BTreeMap;

    fn found(written: &str) -> String {
        let id = Names::new().find(written);
        id.map_or("-".to_owned(), |it| it.to_string())
    }

    #[test]
    fn every_name_of_the_table_means_its_id() {
        let names = Names::new();
        let mut n_rows = 0;
        for line in AS_WRITTEN.lines().filter(|it| !it.starts_with('#')) {
            let (id, name) = line.split_once('\t').expect("an id, a tab, a name");
            assert_eq!(names.find(name), ParticipantId::parse(id), "{name}");
            n_rows += 1;
        }
        assert!(n_rows > 250, "{n_rows}");
        for name in &names.all {
            assert_eq!(names.find(name.id.as_str()), Some(name.id), "{}", name.id);
        }
    }

    #[test]
    fn no_name_means_two() {
        let mut seen: BTreeMap<String, (ParticipantId, String)> = BTreeMap::new();
        for Name { plain, id, written } in Names::new().all {
            assert!(!plain.is_empty(), "{written}");
            let earlier = seen.entry(plain).or_insert_with(|| (id, written.clone()));
            assert_eq!(earlier.0, id, "{written} and {}", earlier.1);
        }
    }

    #[test]
    fn the_table_is_sorted_and_has_nothing_twice() {
        let rows = AS_WRITTEN.lines().filter(|it| !it.starts_with('#'));
        let rows: Vec<_> = rows.filter_map(|it| it.split_once('\t')).collect();
        let keys: Vec<_> = rows.iter().map(|(id, name)| (id.len(), *id, *name)).collect();
        assert!(keys.is_sorted_by(|one, next| one < next));
    }

    #[test]
    fn writings_of_depositaries() {
        for (written, id) in [
            ("Türkiye", "TR"),
            ("TURKEY *", "TR"),
            ("Republic of Moldova ", "MD"),
            ("Netherlands (Kingdom of the)", "NL"),
            ("Netherlands (Kingdom of the) 1, 2", "NL"),
            ("Denmark [3]", "DK"),
            ("Denmark¹²", "DK"),
            ("Co\u{302}te d'Ivoire", "CI"),
            ("CÔTE D`IVOIRE", "CI"),
            ("St. Vincent & the Grenadines", "VC"),
            ("Congo, Republic of the", "CG"),
            ("Congo", "CG"),
            ("Yugoslavia (former SFR)", "YUCS"),
            ("Kosovo*", "XK"),
            ("CUBA", "CU"),
            ("NO", "NO"),
            ("NO*", "NO"),
            ("xNO", "-"),
            ("EU", "EU"),
            ("SUHH", "SUHH"),
            ("États-Unis d’Amérique", "US"),
            ("ÉTATS-UNIS", "US"),
            ("Comores (les)", "KM"),
            ("Île Maurice", "MU"),
            ("ZZ", "-"),
            ("no", "-"),
            ("Atlantis", "-"),
            ("", "-"),
        ] {
            assert_eq!(found(written), id, "{written}");
        }
    }

    #[test]
    fn what_is_close_is_suggested() {
        let names = Names::new();
        assert_eq!(names.closest("Norwya").first(), Some(&"Norway"));
        assert_eq!(names.closest("Norwya").len(), 2);
        assert_eq!(distance("kitten", "sitting"), 3);
        assert_eq!(distance("", "ab"), 2);
    }

    #[test]
    fn former_states_have_names_of_their_own() {
        for (id, english, french) in FORMER {
            assert_eq!((found(english), found(french)), (id.to_owned(), id.to_owned()));
        }
    }
}
