//! The participants as a table for spreadsheets and programs (RFC 4180).

use super::known::{self, Record, acts, declarations, groups};
use crate::domain::{ActKind, Standing, Window};
use crate::i18n::is_month;
use crate::view::look::standing_look;
use crate::view::{Figure, ListRow};

/// The names of the columns: stable, whatever the language.
const COLUMNS: [&str; 13] = [
    "id",
    "name",
    "status",
    "signed",
    "consent",
    "consent_kind",
    "consented",
    "in_force",
    "ended",
    "groups",
    "declarations",
    "assumed",
    "sources",
];

/// Returns everyone of a figure, by name in its language.
///
/// `status` is a look; `consent` says `stands` or `ended`; `assumed` says `yes` where
/// something of the row is not on the record. What is not known is empty; a day of which
/// only the month is known is the month, any other the days it lies between: `from/to`.
#[inline(never)]
pub(super) fn csv(figure: &Figure) -> String {
    let mut csv = String::new();
    write(&mut csv, &COLUMNS.map(str::to_owned));
    let record = Record::of(&figure.scene);
    let others = known::others(figure);
    for row in figure.rows.iter().chain(&others) {
        write(&mut csv, &cells(figure, row, &record));
    }
    csv
}

fn cells(figure: &Figure, row: &ListRow, record: &Record) -> [String; 13] {
    let scene = &figure.scene;
    let (deeds, on_record) = record.deeds(scene, row.id);
    let standing = scene.status.of(row.id).map(|it| it.standing);
    let consent = match (standing, deeds.means) {
        (Some(Standing::Contracting | Standing::Party), Some(_)) => "stands",
        (_, Some(_)) => "ended",
        _ => "",
    };
    let number = declarations(scene, row);
    let is_assumed = scene.assumes(row.id) || deeds != on_record;
    [
        row.id.to_string(),
        row.name.clone(),
        standing_look(scene, row.id).name().to_owned(),
        day(deeds.signed),
        consent.to_owned(),
        deeds.means.map_or("", ActKind::name).to_owned(),
        day(deeds.consented),
        day(deeds.in_force),
        day(deeds.ended),
        groups(scene, row).join("; "),
        if number > 0 { number.to_string() } else { String::new() },
        if is_assumed { "yes" } else { "" }.to_owned(),
        sources(figure, row),
    ]
}

/// Returns where the acts of a participant were read, each address once.
fn sources(figure: &Figure, row: &ListRow) -> String {
    let scene = &figure.scene;
    let known = &scene.treaty().sources;
    let mut urls: Vec<&str> = Vec::new();
    for id in acts(scene, row).flat_map(|it| &it.sources) {
        let url = known.get(id).map(|it| it.url.as_str());
        urls.extend(url.filter(|it| !urls.contains(it)));
    }
    urls.join(" ")
}

fn day(window: Option<Window>) -> String {
    let Some(window) = window else { return String::new() };
    match window.day() {
        Some(day) => day.to_string(),
        None if is_month(window) => window.to.to_string().chars().take(7).collect(),
        None => [window.from.to_string(), window.to.to_string()].join("/"),
    }
}

/// Writes a line. A cell that a spreadsheet would take for a formula gets an apostrophe.
fn write(csv: &mut String, cells: &[String]) {
    for (place, cell) in cells.iter().enumerate() {
        if place > 0 {
            csv.push(',');
        }
        let is_formula = cell.starts_with(['=', '+', '-', '@', '\t', '\r']);
        let cell = if is_formula { format!("'{cell}") } else { cell.clone() };
        if cell.contains([',', '"', '\r', '\n']) {
            csv.push('"');
            csv.push_str(&cell.replace('"', "\"\""));
            csv.push('"');
        } else {
            csv.push_str(&cell);
        }
    }
    csv.push_str("\r\n");
}
