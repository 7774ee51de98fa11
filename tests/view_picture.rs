//! The picture: well-formed, self-explaining, nothing outside its place, the same each time.
#![cfg(not(target_arch = "wasm32"))]
#![allow(
    clippy::expect_used,
    clippy::panic,
    clippy::indexing_slicing,
    reason = "a test fails where it stands"
)]

mod support;

use roxmltree::{Document, Node};
use std::collections::{BTreeMap, BTreeSet};
use std::rc::Rc;
use support::{day, text};
use treaty_map::data::read_treaty;
use treaty_map::domain::{Assumptions, parse_assumptions};
use treaty_map::geo::MapView;
use treaty_map::i18n::Catalogue;
use treaty_map::view::{
    Look, MapModel, MapSheet, Options, Scene, footer, header, hypothesis, legend,
    map_model, picture,
};

struct Made {
    name: String,
    scene: Scene,
    map: MapModel,
    svg: String,
}

/// The treaty, the day, what is assumed.
const CASES: &[(&str, &str, &str)] = &[
    ("cets-225", "2026-11-22", ""),
    ("cets-225", "2026-11-22", "NO:2026-11-01 IS CH:2027-01-15 GB:2027-01-15"),
    ("paris-agreement", "2016-08-01", ""),
    ("paris-agreement", "2016-08-01", "US BR CN:2016-09-01"),
    ("rome-statute", "2026-11-22", ""),
    ("rome-statute", "2026-11-22", "US:2026-11-02 FR:2026-11-03:withdrawal"),
    ("ctbt", "2026-11-22", "US IR"),
];

fn catalogue(language: &str) -> String {
    text(&format!("static/i18n/{language}.json"))
}

fn scene(treaty: &str, on: &str, assume: &str, language: &str) -> Scene {
    let file = read_treaty(&text(&format!("static/treaties/{treaty}.json")));
    let file = file.unwrap_or_else(|problems| panic!("{problems:?}"));
    let on = day(on);
    let assumed = parse_assumptions(assume, on).expect("assumptions");
    let assumed = Assumptions::admit_on(&file.treaty, on, &assumed).expect("admitted");
    let words = Catalogue::read(language).expect("a language");
    Scene::new(Rc::new(file), Rc::new(words), on, on, assumed)
}

fn made(case: (&str, &str, &str), language: &str, view: MapView) -> Made {
    let (treaty, on, assume) = case;
    let scene = scene(treaty, on, assume, language);
    let sheet = MapSheet::new(view).expect("the map that is compiled in");
    let map = map_model(&scene, Rc::new(sheet));
    let svg = picture(&scene, &Options::default(), &map);
    let name = format!("{treaty} {on} {assume} {} {view}", scene.words.language());
    Made { name, scene, map, svg }
}

/// English, written from the right: what a language of that direction would get.
fn mirrored() -> String {
    catalogue("en").replace("\"direction\": \"ltr\"", "\"direction\": \"rtl\"")
}

fn all() -> Vec<Made> {
    let mut all = Vec::new();
    for language in [catalogue("en"), catalogue("fr"), mirrored()] {
        for view in MapView::ALL {
            all.extend(CASES.iter().map(|&case| made(case, &language, view)));
        }
    }
    all
}

fn parsed(made: &Made) -> Document<'_> {
    Document::parse(&made.svg).unwrap_or_else(|error| panic!("{}: {error}", made.name))
}

fn elements<'a>(document: &'a Document<'_>, tag: &str) -> Vec<Node<'a, 'a>> {
    let tag = tag.to_owned();
    document.descendants().filter(move |it| it.has_tag_name(&*tag)).collect()
}

fn words(node: Node<'_, '_>) -> String {
    node.descendants().filter(Node::is_text).filter_map(|it| it.text()).collect()
}

fn number(node: Node<'_, '_>, name: &str) -> Option<i64> {
    node.attribute(name).map(|it| it.parse().unwrap_or_else(|_| panic!("{name}={it}")))
}

/// One line of text as it may come out.
#[derive(Debug)]
struct Line {
    words: String,
    x: i64,
    y: i64,
    size: i64,
    /// In thousandths.
    width: i64,
}

fn widths() -> BTreeMap<char, [i64; 2]> {
    let table = text("tests/data/letter-widths.tsv");
    let rows = table.lines().filter(|it| !it.starts_with('#')).map(|row| {
        let fields: Vec<&str> = row.split('\t').collect();
        let code = u32::from_str_radix(fields[0], 16).expect("a code");
        let width = |idx: usize| fields[idx].parse().expect("a width");
        (char::from_u32(code).expect("a letter"), [width(1), width(2)])
    });
    rows.collect()
}

fn lines(document: &Document<'_>, widths: &BTreeMap<char, [i64; 2]>) -> Vec<Line> {
    let mut lines: Vec<Line> = Vec::new();
    for text in elements(document, "text") {
        let default = number(text, "font-size").expect("a size");
        for span in text.children() {
            let said = words(span);
            if let (Some(x), Some(y)) = (number(span, "x"), number(span, "y")) {
                lines.push(Line { words: String::new(), x, y, size: default, width: 0 });
            }
            let line = lines.last_mut().expect("a text begins with a place");
            let size = number(span, "font-size").unwrap_or(default);
            let bold = usize::from(span.attribute("font-weight") == Some("bold"));
            // a space at the end of a line is not seen
            let seen = said.trim_end_matches(' ');
            let letter = |it: char| {
                widths.get(&it).unwrap_or_else(|| panic!("no width for {it:?}"))[bold]
            };
            line.width += seen.chars().map(letter).sum::<i64>() * size;
            if seen != said
                && span.next_sibling().is_some_and(|it| !it.has_attribute("x"))
            {
                line.width += widths[&' '][bold] * size;
            }
            line.words.push_str(&said);
        }
    }
    lines
}

#[test]
fn a_picture_is_well_formed_and_says_what_it_is() {
    for made in all() {
        let document = parsed(&made);
        let (root, language) = (document.root_element(), made.scene.words.language());
        assert!(made.svg.starts_with("<svg xmlns="), "{}", made.name);
        assert!(root.has_tag_name(("http://www.w3.org/2000/svg", "svg")));
        let size = [number(root, "width"), number(root, "height")];
        let [Some(width), Some(height)] = size else { panic!("{}", made.name) };
        let view_box = format!("0 0 {width} {height}");
        assert_eq!(root.attribute("viewBox"), Some(&*view_box));
        assert_eq!(root.attribute("lang"), Some(language));
        let xml = "http://www.w3.org/XML/1998/namespace";
        assert_eq!(root.attribute((xml, "lang")), Some(language));
        let head = header(&made.scene, &Options::default());
        let mut children = root.children();
        assert_eq!(children.next().map(words), Some(head.title.clone()));
        let about = children.next().map(words).unwrap_or_default();
        assert!(about.ends_with(&head.answer()), "{}: {about}", made.name);
    }
}

#[test]
fn it_explains_itself_in_text() {
    for made in all() {
        let document = parsed(&made);
        let texts = elements(&document, "text");
        let texts: Vec<String> = texts.into_iter().map(words).collect();
        let all = texts.join(" ");
        let head = header(&made.scene, &Options::default());
        let foot = footer(&made.scene, &made.map.sheet);
        let mut wanted = vec![head.title, head.kicker, head.state, head.as_of];
        wanted.extend([head.conditions, foot.as_of, foot.borders]);
        wanted.extend(foot.sources.into_iter().map(|it| it.title));
        wanted.push(made.scene.words.date(made.scene.on));
        wanted.extend(hypothesis(&made.scene));
        for row in legend(&made.scene) {
            let count = row.count.map(|it| it.to_string()).unwrap_or_default();
            wanted.push(format!("{} {count}", row.label).trim_end().to_owned());
        }
        for it in wanted {
            assert!(all.contains(&it), "{}: no `{it}` in\n{all}", made.name);
        }
        assert!(!all.contains("today") && !all.contains("aujourd"), "{all}");
    }
}

#[test]
fn a_hypothesis_is_said_to_be_one() {
    let on = "2026-09-29";
    let case = ("cets-225", on, "NO IS:2026-12-01 CH:2026-12-01 GB:2027-01-15");
    let english = made(case, &catalogue("en"), MapView::Europe);
    let document = parsed(&english);
    let texts: Vec<String> = elements(&document, "text").into_iter().map(words).collect();
    assert_eq!(
        texts[0],
        "Hypothesis, not the record: ratification by Norway on 29 September 2026 · \
         ratification by Iceland, Switzerland on 1 December 2026 · ratification by United \
         Kingdom on 15 January 2027."
    );
    let accent = Some("#b45309");
    let said = |part: &str| {
        let spans = elements(&document, "tspan").into_iter();
        let found = spans.filter(|it| words(*it).contains(part)).collect::<Vec<_>>();
        assert!(!found.is_empty(), "{part}");
        found.iter().all(|it| it.attribute("fill") == accent)
    };
    assert!(said("Hypothesis"));
    assert!(said(
        "With what is assumed, the treaty would enter into force on 1 May 2027."
    ));
    // what counts on the day shown includes Norway: 2 of 5
    assert!(said("Not in force.") && said("2 of 5 consents needed"));
    assert!(texts.contains(&"Assumed 4".to_owned()), "{texts:?}");
    assert!(texts.contains(&"Signed 16".to_owned()), "{texts:?}");
    let blocks = elements(&document, "rect").into_iter();
    let full = blocks.filter(|it| it.attribute("height") == Some("12"));
    let full: Vec<_> = full.filter_map(|it| it.attribute("fill")).collect();
    let (have, may, not) = ("#164a92", "#b45309", "#e2e7ed");
    assert_eq!(full, [have, may, not, not, not, may, not, not]);

    let french = made(case, &catalogue("fr"), MapView::World);
    let says = "Hypothèse, et non actes enregistrés\u{a0}: ratification le 29 septembre 2026 \
                (Norvège) · ratification le 1er décembre 2026 (Islande, Suisse) · \
                ratification le 15 janvier 2027 (Royaume-Uni).";
    assert_eq!(hypothesis(&french.scene).as_deref(), Some(says));

    // what is assumed for later days leaves the answer as the record has it
    let later = made(("cets-225", on, "NO:2026-12-01"), &catalogue("en"), MapView::World);
    assert!(!later.scene.is_hypothetical());
    let state = "font-weight=\"bold\" fill=\"#16202e\">Not in force.";
    assert!(later.svg.contains(state), "{}", later.svg);
    let plain = made(("cets-225", on, ""), &catalogue("en"), MapView::World);
    assert_eq!(hypothesis(&plain.scene), None);
    assert!(!plain.svg.contains("fill=\"#b45309\">"), "no accent without a hypothesis");
}

#[test]
fn no_text_leaves_its_place_or_meets_another() {
    let widths = widths();
    for made in all() {
        let document = parsed(&made);
        let root = document.root_element();
        let is_mirrored = root.attribute("direction") == Some("rtl");
        let height = number(root, "height").expect("a height");
        let lines = lines(&document, &widths);
        assert!(lines.len() > 12, "{}", made.name);
        let map = elements(&document, "svg")[1];
        let [x, y, width, deep] = ["x", "y", "width", "height"]
            .map(|name| number(map, name).expect("the map's place"));
        // left, right in thousandths; top, bottom
        let mut boxes =
            vec![("the map".to_owned(), [x * 1000, (x + width) * 1000, y, y + deep])];
        for line in &lines {
            let (start, end) = match is_mirrored {
                false => (line.x * 1000, line.x * 1000 + line.width),
                true => (line.x * 1000 - line.width, line.x * 1000),
            };
            assert!(start >= 40_000 && end <= 1_160_000, "{}: {line:?}", made.name);
            let (top, bottom) = (line.y - line.size * 3 / 4, line.y + line.size / 5);
            assert!(top >= 30 && bottom <= height - 20, "{}: {line:?}", made.name);
            boxes.push((line.words.clone(), [start, end, top, bottom]));
        }
        for (idx, (words, a)) in boxes.iter().enumerate() {
            for (other, b) in boxes.iter().skip(idx + 1) {
                let meet = a[0] < b[1] && b[0] < a[1] && a[2] < b[3] && b[2] < a[3];
                assert!(!meet, "{}: `{words}` and `{other}`", made.name);
            }
        }
    }
}

#[test]
fn every_shape_and_dot_is_drawn_as_it_looks() {
    for made in all() {
        let document = parsed(&made);
        let look = |node: Node<'_, '_>| {
            let attribute = |name: &str| {
                let it = node.attribute(name);
                it.unwrap_or_else(|| panic!("{}: no {name}", made.name)).to_owned()
            };
            (attribute("data-shape"), attribute("data-look"))
        };
        let shapes = elements(&document, "path").into_iter();
        let drawn: BTreeSet<_> =
            shapes.filter(|it| it.has_attribute("data-shape")).map(look).collect();
        let shapes: BTreeSet<_> = made
            .map
            .shapes
            .iter()
            .map(|it| (it.code.to_string(), it.look.name().to_owned()))
            .collect();
        assert_eq!(drawn, shapes, "{}", made.name);
        assert_eq!(shapes.len(), made.map.shapes.len());
        let dots: Vec<_> = elements(&document, "circle").into_iter().map(look).collect();
        let markers = made.map.markers.iter();
        let markers: Vec<_> =
            markers.map(|it| (it.code.to_string(), it.look.name().to_owned())).collect();
        assert_eq!(dots, markers, "{}", made.name);

        // a look is filled alike wherever it is, and no two looks are
        let mut fills: BTreeMap<&str, &str> = BTreeMap::new();
        for it in document.descendants().filter(|it| it.has_attribute("data-look")) {
            let (look, fill) = (it.attribute("data-look"), it.attribute("fill"));
            let (look, fill) = look.zip(fill).expect("a look is filled");
            assert_eq!(*fills.entry(look).or_insert(fill), fill, "{}: {look}", made.name);
            if let Some(id) = fill.strip_prefix("url(#") {
                let id = id.trim_end_matches(')');
                let patterns = elements(&document, "pattern");
                let ids = patterns.iter().filter(|it| it.attribute("id") == Some(id));
                assert_eq!(ids.count(), 1, "{}: {fill}", made.name);
            }
        }
        let different: BTreeSet<_> = fills.values().collect();
        assert_eq!(different.len(), fills.len(), "{}: {fills:?}", made.name);
        let samples = elements(&document, "rect").into_iter();
        let samples = samples.filter(|it| it.has_attribute("data-look")).count();
        assert_eq!(samples, legend(&made.scene).len(), "{}", made.name);
        let assumed = made.map.shapes.iter().filter(|it| it.look == Look::Assumed);
        if made.map.sheet.geometry.view() == MapView::World {
            let is_assumed = !made.scene.assumed.acts.is_empty();
            assert_eq!(assumed.count() > 0, is_assumed, "{}", made.name);
        }
        let sheet = &made.map.sheet;
        for line in [&sheet.dashed, &sheet.coast, &sheet.borders] {
            let is_there = |it: &&Node<'_, '_>| it.attribute("d") == Some(line);
            assert_eq!(elements(&document, "path").iter().filter(is_there).count(), 1);
        }
    }
}

#[test]
fn it_needs_nothing_and_writes_no_fractions() {
    for made in all() {
        let document = parsed(&made);
        for node in document.descendants().filter(Node::is_element) {
            let tag = node.tag_name().name();
            assert!(!["style", "script", "a", "image", "use", "font"].contains(&tag));
            for it in node.attributes().filter(|it| it.name() != "font-family") {
                let (name, value) = (it.name(), it.value());
                assert!(!value.contains('.'), "{}: {name}={value}", made.name);
                assert!(!name.starts_with("on") && name != "href" && name != "style");
                assert!(!value.contains("var(") && !value.contains("//"), "{value}");
            }
        }
    }
}

#[test]
fn ids_are_unique_even_beside_another_picture() {
    let mut seen = BTreeSet::new();
    for made in all() {
        let document = parsed(&made);
        let ids = document.descendants().filter_map(|it| it.attribute("id"));
        let ids: Vec<_> = ids.map(str::to_owned).collect();
        assert!(ids.len() >= 5, "{}", made.name);
        for id in ids {
            // English from the right says what English says
            let is_new =
                seen.insert(id.clone()) || made.svg.contains("direction=\"rtl\"");
            assert!(is_new, "{}: {id}", made.name);
        }
    }
}

#[test]
fn the_same_twice_and_whatever_day_it_is() {
    for view in MapView::ALL {
        for &case in CASES {
            let [one, two] = [(); 2].map(|()| made(case, &catalogue("fr"), view));
            assert_eq!(one.svg, two.svg, "{}", one.name);
            let mut later = one.scene;
            later.today = day("2031-05-17");
            let again = picture(&later, &Options::default(), &one.map);
            assert_eq!(again, two.svg, "{}", two.name);
        }
    }
}

#[test]
fn what_is_written_is_escaped_and_what_is_too_long_is_cut() {
    let scene = scene("cets-225", "2026-11-22", "", &catalogue("en"));
    let sheet = MapSheet::new(MapView::Europe).expect("a map");
    let map = map_model(&scene, Rc::new(sheet));
    let long = "x".repeat(400);
    let heading = format!("<b>\"R&D\"\u{1}\u{7f}\u{ad}</b> {long}");
    let options = Options { heading: Some(heading), ..Options::default() };
    let svg = picture(&scene, &options, &map);
    let document = Document::parse(&svg).expect("well-formed");
    let title = words(elements(&document, "title")[0]);
    assert_eq!(title, format!("<b>\"R&D\"</b> {long}"));
    for line in lines(&document, &widths()) {
        assert!(line.x * 1000 + line.width <= 1_160_000, "{line:?}");
    }
}
