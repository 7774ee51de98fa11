//! Where a record is from.

use super::Problems;
use super::row::{Row, text};
use serde_json::{Map, Value, json};

/// The key of the source that every record has.
pub(super) const RECORD: &str = "record";

/// Where the depositaries keep their records, for a record that gives no address.
#[rustfmt::skip]
const DEPOSITARIES: &[(&str, &str)] = &[
    ("Council of Europe", "https://www.coe.int/en/web/conventions"),
    ("Italy",             "https://atrio.esteri.it"),
    ("IMO",               "https://www.imo.org"),
    ("Labour Office",     "https://normlex.ilo.org"),
    ("Netherlands",       "https://treatydatabase.overheid.nl"),
    ("United Nations",    "https://treaties.un.org"),
    ("WIPO",              "https://www.wipo.int/treaties"),
    ("WTO",               "https://www.wto.org"),
];

/// The sources of a record: one for the whole, and one for each entry of its list.
pub(super) struct Sources<'a> {
    entries: Map<String, Value>,
    /// The labels that rows use (`s1: …`), and the keys that they stand for.
    labels: Vec<(&'a str, String)>,
}

impl<'a> Sources<'a> {
    /// Reads the list of a record: prose, each perhaps with a label and an address.
    pub(super) fn of(record: &'a Value, problems: &mut Problems) -> Self {
        let list: Vec<_> = match record["sources"].as_array() {
            Some(list) => list.iter().filter_map(Value::as_str).collect(),
            None => Vec::new(),
        };
        let depositary = text(record, "depositary").unwrap_or_default();
        let home = DEPOSITARIES.iter().find(|it| depositary.contains(it.0));
        if home.is_none() {
            problems.push(format!("depositary `{depositary}`: no address is known"));
        }
        let home = home.map_or(String::new(), |it| it.1.to_owned());
        let first = list.iter().find_map(|it| address(it)).unwrap_or(home.clone());
        let mut entries = Map::from_iter([(RECORD.to_owned(), json!({ "url": first }))]);
        let mut labels = Vec::new();
        for (idx, prose) in list.into_iter().enumerate() {
            let key = format!("source-{}", idx + 1);
            let url = address(prose).unwrap_or(home.clone());
            entries.insert(key.clone(), json!({ "url": url, "title": { "en": prose } }));
            if let Some((head, _)) = prose.split_once(':') {
                labels.extend(head.split(',').map(|it| (it.trim(), key.clone())));
            }
        }
        Self { entries, labels }
    }

    pub(super) fn entries(&self) -> Map<String, Value> {
        self.entries.clone()
    }

    /// Returns what a row cites: the entries that it names, else the record.
    pub(super) fn cited_by(&self, row: &Row<'_>) -> Value {
        let named = row.text("source").unwrap_or_default();
        let mut keys: Vec<&str> = Vec::new();
        for word in named.split(|it: char| !it.is_alphanumeric()) {
            for (label, key) in &self.labels {
                if *label == word && !keys.contains(&key.as_str()) {
                    keys.push(key);
                }
            }
        }
        if keys.is_empty() {
            keys.push(RECORD);
        }
        json!(keys)
    }
}

/// Returns the first address in prose; `github owner/name` is one too.
fn address(prose: &str) -> Option<String> {
    let until_space = |it: &str| {
        let end = it.find(|it: char| it.is_whitespace() || ",;()".contains(it));
        let address = it.get(..end.unwrap_or(it.len())).unwrap_or_default();
        address.trim_end_matches(['.', ':']).to_owned()
    };
    let at = ["https://", "http://"].into_iter().filter_map(|it| prose.find(it)).min();
    if let Some(address) = at.and_then(|it| prose.get(it..)) {
        return Some(until_space(address));
    }
    let (_, name) = prose.split_once("github ")?;
    let name = until_space(name);
    name.contains('/').then(|| format!("https://github.com/{name}"))
}
