//! What the figure says of every treaty that ships, in every language.
#![cfg(not(target_arch = "wasm32"))]
#![allow(
    clippy::expect_used,
    clippy::panic,
    clippy::indexing_slicing,
    reason = "a test fails where it stands"
)]

mod support;

use std::rc::Rc;
use support::{day, files, id, text};
use treaty_map::data::read_treaty;
use treaty_map::domain::Table;
use treaty_map::i18n::Catalogue;
use treaty_map::view::{
    Card, Figure, Gauge, Look, Options, ReaderState, card, chips, footer, header,
    latest_acts, legend, look_of, progress,
};

const TODAY: &str = "2026-11-23";

fn figure(treaty: &str, language: &str, attributes: &[(&str, &str)]) -> Figure {
    let name = format!("static/treaties/{treaty}.json");
    let file = match read_treaty(&text(&name)) {
        Ok(file) => Rc::new(file),
        Err(problems) => panic!("{name}: {problems:?}"),
    };
    let words = Catalogue::read(&text(&format!("static/i18n/{language}.json")));
    let attributes: Table<String, String> =
        attributes.iter().map(|(name, it)| ((*name).into(), (*it).into())).collect();
    let (options, problems) = Options::read(&attributes);
    assert_eq!(problems, []);
    let (words, reader) = (Rc::new(words.expect("a language")), Rc::default());
    let reader: Rc<ReaderState> = reader;
    Figure::new(Rc::new(options), file, words, day(TODAY), reader, None)
        .expect("the map that is compiled in")
}

fn library() -> Vec<String> {
    let names = files("static/treaties", ".json").into_iter();
    let stem = |it: String| {
        let stem = it.strip_prefix("static/treaties/")?.strip_suffix(".json")?;
        (stem != "index").then(|| stem.to_owned())
    };
    names.filter_map(stem).collect()
}

fn answer(figure: &Figure) -> String {
    header(&figure.scene, &figure.options).answer()
}

fn bars(figure: &Figure) -> Vec<String> {
    let bars = progress(&figure.scene).into_iter();
    bars.map(|it| {
        let or = it.or.map(|it| format!("{it} ")).unwrap_or_default();
        let detail = if it.detail.is_empty() { "" } else { " · " };
        format!(
            "{or}{} {}| {} | {}{detail}{}",
            it.shown, it.of, it.label, it.article, it.detail
        )
    })
    .collect()
}

fn rows(card: &Card) -> Vec<String> {
    card.rows.iter().map(|it| format!("{}: {}", it.term, it.value)).collect()
}

#[test]
fn print() {
    for name in library() {
        for lang in ["en", "fr"] {
            let f = figure(&name, lang, &[]);
            println!("== {name} {lang}\n{}", answer(&f));
            let h = header(&f.scene, &f.options);
            println!("  {:?} | {:?} | {:?}", h.outlook, h.latest, h.stale);
            for bar in bars(&f) {
                println!("  [{bar}]");
            }
            let l: Vec<_> = legend(&f.scene)
                .into_iter()
                .map(|it| format!("{} {:?}", it.label, it.count))
                .collect();
            println!("  {}", l.join(", "));
            let chips = chips(&f.scene, &f.rows, &f.map.sheet);
            println!("  {} chips", chips.len());
            let ft = footer(&f.scene, &f.map.sheet);
            println!("  {} ({})", ft.notes_label, ft.notes.len());
            for it in ft.notes {
                println!("    - {} {}", it.title, it.text)
            }
            for act in latest_acts(&f.scene, 3) {
                println!("   > {} {}", act.text, act.date);
            }
        }
    }
    for (t, who) in [
        ("paris-agreement", "US"),
        ("paris-agreement", "NO"),
        ("paris-agreement", "IR"),
        ("ctbt", "RU"),
        ("ctbt", "US"),
        ("ctbt", "KP"),
        ("rome-statute", "NE"),
        ("rome-statute", "ZA"),
        ("rome-statute", "GM"),
        ("rome-statute", "ME"),
        ("ets-185", "TO"),
        ("ets-185", "NG"),
        ("ets-185", "MC"),
        ("ets-185", "BR"),
        ("ets-185", "IE"),
        ("cluster-munitions", "LT"),
        ("cluster-munitions", "BZ"),
        ("cluster-munitions", "MV"),
        ("cets-197", "FR"),
        ("cets-197", "AT"),
        ("cets-215", "GB"),
        ("cets-215", "UA"),
        ("cets-223", "CH"),
        ("cets-223", "UY"),
        ("cets-224", "US"),
        ("bbnj", "NO"),
        ("bbnj", "EU"),
        ("bbnj", "BR"),
        ("bbnj", "FR"),
        ("cets-210", "TR"),
        ("cets-210", "UA"),
        ("mine-ban", "PL"),
        ("mine-ban", "FI"),
        ("tpnw", "NO"),
    ] {
        for lang in ["en", "fr"] {
            let f = figure(t, lang, &[]);
            let c = card(&f.scene, id(who));
            println!("== {t} {who}: {} ({})", c.name, c.status);
            for row in rows(&c) {
                println!("   {row}")
            }
            println!("   E {:?}", c.explanation.map(|it| it.text));
            for q in c.quotes {
                println!("   Q {} | {}", q.title, q.text)
            }
            for q in c.notes {
                println!("   N {}", q.text)
            }
        }
    }
}
