//! A page's own map: baked from GeoJSON, read back, and refused with reasons.
#![cfg(not(target_arch = "wasm32"))]
#![allow(
    clippy::expect_used,
    clippy::panic,
    clippy::indexing_slicing,
    reason = "a test fails where it stands"
)]

mod support;

use proptest::prelude::*;
use std::process::Command;
use support::{path, text};
use treaty_map::bake::{Baked, Request, bake};
use treaty_map::geo::{
    DecodeError, Geometry, LonLat, MapView, PAGE_FORMAT, Point, Reach, ShapeCode,
};

const LANDS: &str = "tests/data/maps/lands.geojson";

fn request(view: MapView) -> Request {
    let notes = [("en", "Borders of a land that does not exist."), ("fr", "Inventées.")];
    let notes = notes.map(|(tag, words)| (tag.to_owned(), words.to_owned())).to_vec();
    Request { view, property: "iso_a2".to_owned(), notes }
}

fn baked(json: &str, view: MapView) -> Baked {
    bake(json, &request(view)).unwrap_or_else(|problems| panic!("{problems:?}"))
}

fn problems(json: &str) -> Vec<String> {
    let problems = bake(json, &request(MapView::World)).expect_err("problems");
    problems.iter().map(|it| format!("{}: {}", it.pointer, it.kind)).collect()
}

fn only_map(bytes: &[u8]) -> Geometry {
    let mut maps = Geometry::decode_own(bytes).expect("maps");
    assert_eq!(maps.len(), 1);
    maps.remove(0)
}

fn at(map: &Geometry, lon: f64, lat: f64) -> String {
    let place = map.project(LonLat { lon, lat }).expect("on the map");
    let hit = map.hit(place, Reach::LOCATE);
    hit.map_or("-".to_owned(), |it| it.to_string())
}

fn code(text: &str) -> ShapeCode {
    ShapeCode::parse(text).expect("a code")
}

#[test]
fn what_is_baked_answers_for_its_places() {
    for view in MapView::ALL {
        let made = baked(&text(LANDS), view);
        let map = only_map(&made.bytes);
        assert_eq!(map.view(), view);
        for (lon, lat, owner) in [
            (2.0, 46.0, "AA"),
            (8.7, 53.0, "AA"),
            (9.9, 52.0, "BB"),
            (18.0, 54.0, "BB"),
            (26.0, 51.5, "BB"),
            (5.0, 49.5, "CC"),
            (-4.95, 40.05, "DD"),
            (-5.35, 36.14, "GI"),
            (35.0, 40.0, "-"),
        ] {
            assert_eq!(at(&map, lon, lat), owner, "{view}: {lon} {lat}");
        }
        // the islet is a shape of its own only where there is room for it
        let n_shapes = if view == MapView::World { 3 } else { 4 };
        assert_eq!((made.n_shapes, made.n_dots), (n_shapes, 2), "{view}");
        assert_eq!(made.warnings, [] as [&str; 0], "{view}");
        let dots = map.markers().iter().map(|it| (it.code.to_string(), it.sovereign));
        let dots: Vec<_> = dots.collect();
        assert_eq!(dots, [("DD".to_owned(), true), ("GI".to_owned(), false)]);
    }
}

#[test]
fn the_same_shapes_give_the_same_bytes() {
    let words = [
        ("en", "Borders of a land that does not exist."),
        ("fr", "Frontières d’un pays qui n’existe pas."),
    ];
    let notes = words.map(|(tag, words)| (tag.to_owned(), words.to_owned())).to_vec();
    let request = Request { notes, ..request(MapView::World) };
    let made = bake(&text(LANDS), &request).expect("a map").bytes;
    // `treaty-map bake`, with two notes; the end-to-end tests use it too
    let known = std::fs::read(path("tests/data/maps/lands.bin")).expect("a file");
    assert_eq!(made, known);
}

#[test]
fn neighbours_share_their_border() {
    let map = only_map(&baked(&text(LANDS), MapView::World).bytes);
    let between = |a: &str, b: &str| {
        let (a, b) = (code(a), code(b));
        let arcs = map.arcs().iter();
        let both = |it: &&treaty_map::geo::Arc| it.bounds(a) && it.bounds(b);
        arcs.filter(both).count()
    };
    assert_eq!(between("AA", "BB"), 1);
    assert_eq!(between("AA", "CC"), 1);
    // one border, one hole, two coasts, one island
    assert_eq!(map.arcs().len(), 5);
}

#[test]
fn a_file_has_the_words_on_its_borders() {
    let map = only_map(&baked(&text(LANDS), MapView::World).bytes);
    assert_eq!(map.notes(), Some(&*request(MapView::World).notes));
    let built_in = Geometry::load(MapView::World).expect("the map");
    assert_eq!(built_in.notes(), None);
}

#[test]
fn rings_may_run_either_way_and_cross_the_date_line() {
    let turned = text(LANDS).replace(
        "[[[24, 50], [28, 50], [28, 53], [24, 53], [24, 50]]]",
        "[[[24, 50], [24, 53], [28, 53], [28, 50], [24, 50]]]",
    );
    assert_ne!(turned, text(LANDS));
    let world = MapView::World;
    assert_eq!(baked(&turned, world).bytes, baked(&text(LANDS), world).bytes);
    // Chukotka, cut at 180° as RFC 7946 wants it
    let cut = r#"{"type": "FeatureCollection", "features": [{
        "type": "Feature", "properties": {"iso_a2": "RU"},
        "geometry": {"type": "MultiPolygon", "coordinates": [
            [[[160, 60], [180, 60], [180, 70], [160, 70], [160, 60]]],
            [[[-180, 60], [-172, 60], [-172, 70], [-180, 70], [-180, 60]]]
        ]}}]}"#;
    let map = only_map(&baked(cut, world).bytes);
    assert_eq!(map.rings(code("RU")).len(), 1, "no seam at 180°");
    assert_eq!(
        (at(&map, 170.0, 65.0), at(&map, -175.0, 65.0)),
        ("RU".into(), "RU".into())
    );
}

#[test]
fn all_problems_are_told_with_their_places() {
    assert_eq!(
        problems(&text("tests/data/maps/bad.geojson")),
        [
            "/features/0/properties/iso_a2: `-99` is no code; accepted: two capital \
             letters, such as `NO`",
            "/features/0/geometry/coordinates/0: an open ring; accepted: one that ends \
             where it begins",
            "/features/1/properties/iso_a2: `nothing` is no code; accepted: two capital \
             letters, such as `NO`",
            "/features/1/geometry: `LineString` is not accepted; accepted: `Polygon`, \
             `MultiPolygon`, `Point`",
            "/features/2/geometry/coordinates/0/0/0: `[0,95]` is no place; accepted: \
             [longitude, latitude], in degrees",
            "/features/2/geometry/coordinates/0/0/2: `[\"10\",55]` is no place; accepted: \
             [longitude, latitude], in degrees",
            "/features/2/geometry/coordinates/0/0/3: `[0,95]` is no place; accepted: \
             [longitude, latitude], in degrees",
            "/features/2/geometry/coordinates/1/0: a ring of 3 positions; accepted: four \
             or more, not all on one line",
            "/features/2/geometry/coordinates/2: a ring of 0 positions; accepted: four or \
             more, not all on one line",
            "/features/3: `Topology` is not accepted; accepted: `Feature`",
            "/features/4/geometry/coordinates: not an array; accepted: rings, the outer \
             one first",
        ]
    );
    assert_eq!(
        problems("{\"type\": \"Topology\"}"),
        [": `Topology` is not accepted; accepted: a `FeatureCollection` with `features`"]
    );
    assert!(problems("<svg>")[0].starts_with(": not JSON: "));
    assert_eq!(
        problems("{\"type\": \"FeatureCollection\", \"features\": []}"),
        ["/features: no features; accepted: at least one with a polygon"]
    );
}

#[test]
fn polygons_that_cover_the_same_land_are_refused() {
    let twice = text(LANDS).replace("\"CC\"", "\"EE\"").replace(
        "[[3, 48], [3, 51], [7, 51], [7, 48], [3, 48]]",
        "[[3, 46], [3, 47], [7, 47], [7, 46], [3, 46]]",
    );
    // a hole elsewhere: the enclave lies on land, and shares no line with it
    assert!(!baked(&twice, MapView::World).warnings.is_empty());
    let same = text(LANDS).replace(
        "\"coordinates\": [[[-5, 40], [-4.9, 40], [-4.9, 40.1], [-5, 40.1], [-5, 40]]]",
        "\"coordinates\": [[[3, 48], [7, 48], [7, 51], [3, 51], [3, 48]]]",
    );
    assert_eq!(
        problems(&same),
        ["/features/3/geometry/coordinates: overlaps /features/2/geometry/coordinates; \
             accepted: neighbours that share the points of their border"]
    );
}

#[test]
fn a_file_may_replace_both_views_and_each_once() {
    let [world, europe] = MapView::ALL.map(|view| baked(&text(LANDS), view).bytes);
    let maps = Geometry::decode_own(&[&*world, &europe].concat()).expect("two maps");
    let views: Vec<_> = maps.iter().map(Geometry::view).collect();
    assert_eq!(views, MapView::ALL);
    let refused = |bytes: &[u8]| Geometry::decode_own(bytes).expect_err("refused");
    assert_eq!(refused(&[&*world, &world].concat()), DecodeError::View(0));
    assert_eq!(refused(&[PAGE_FORMAT, 2]), DecodeError::View(2));
    assert_eq!(refused(b""), DecodeError::Truncated);
    assert_eq!(refused(b"<!doctype html>"), DecodeError::Format(b'<', PAGE_FORMAT));
    assert_eq!(refused(&[PAGE_FORMAT, 0, 1, 1, 0xff, 0]), DecodeError::Note);
    // width 0 would be divided by
    assert_eq!(refused(&[PAGE_FORMAT, 0, 0, 0, 0]), DecodeError::Size(0, 1000));
    for length in 0..world.len() {
        assert!(Geometry::decode_own(&world[..length]).is_err(), "{length} bytes");
    }
    let built_in = std::fs::read(path("static/geometry/world.bin")).expect("a file");
    assert_eq!(refused(&built_in).to_string(), "geometry has format `1`, expected `2`");
}

/// `docs/map-format.md` lists the bytes of a small map, one line for each piece.
#[test]
fn the_guide_to_the_format_is_right_to_the_bit() {
    let guide = text("docs/map-format.md");
    let (_, listing) = guide.split_once("```bytes\n").expect("a listing");
    let (listing, _) = listing.split_once("```").expect("its end");
    let bytes: Vec<u8> = listing
        .lines()
        .flat_map(|line| line.split('#').next().unwrap_or_default().split_whitespace())
        .flat_map(|it| match it.split_once('×') {
            Some((byte, n)) => vec![byte; n.parse().expect("a number")],
            None => vec![it],
        })
        .map(|it| u8::from_str_radix(it, 16).expect("two hexadecimal digits"))
        .collect();
    let map = only_map(&bytes);
    assert_eq!(map.view(), MapView::World);
    assert_eq!(map.notes(), Some(&[("en".to_owned(), "Ours.".to_owned())][..]));
    assert_eq!(map.path(code("AA")).as_deref(), Some("M100 90l-40-40 40 0z"));
    assert_eq!(map.path(code("AB")).as_deref(), Some("M100 50l0 40 40 0z"));
    assert_eq!(map.marker(code("AB")), Some(Point { x: 110.25, y: 85.0 }));
    assert!(map.markers()[0].sovereign);
    // the arcs that the guide draws
    let grids: Vec<&[[i16; 2]]> = map.arcs().iter().map(|it| it.grid()).collect();
    let expected: [&[[i16; 2]]; 3] = [
        &[[100, 90], [60, 50], [100, 50]],
        &[[100, 50], [100, 90]],
        &[[100, 90], [140, 90], [100, 50]],
    ];
    assert_eq!(grids, expected);
}

fn run(arguments: &[&str]) -> (Option<i32>, String) {
    let mut program = Command::new(env!("CARGO_BIN_EXE_treaty-map"));
    let output = program.args(arguments).current_dir(path("")).output().expect("it runs");
    let said = [output.stdout, output.stderr].concat();
    (output.status.code(), String::from_utf8(said).expect("UTF-8"))
}

#[test]
fn the_commands_bake_and_use_it() {
    let out = std::env::temp_dir().join(format!("lands-{}.bin", std::process::id()));
    let out = out.to_str().expect("UTF-8");
    let (exit, said) = run(&["bake", LANDS, "--out", out, "--note", "en=Ours."]);
    assert_eq!(exit, Some(0), "{said}");
    assert!(said.starts_with(&format!("{out}: world, 3 shapes, 2 dots, ")), "{said}");
    let located = |view| run(&["locate", "5", "49.5", "--view", view, "--geometry", out]);
    assert_eq!(located("world"), (Some(0), "CC\n".to_owned()));
    assert_eq!(located("europe"), (Some(0), "FR\n".to_owned()), "it has no Europe");
    let treaty = "static/treaties/cets-225.json";
    let svg = ["svg", treaty, "--on", "2026-09-29", "--view", "world", "--geometry", out];
    let (exit, svg) = run(&svg);
    assert_eq!(exit, Some(0), "{svg}");
    assert!(svg.contains("data-shape=\"AA\"") && !svg.contains("data-shape=\"NO\""));
    assert!(svg.contains("Ours.") && !svg.contains("Natural Earth"), "{svg}");
    let (exit, said) = run(&["bake", "tests/data/maps/bad.geojson", "--out", out]);
    assert_eq!((exit, said.lines().count()), (Some(1), 11), "{said}");
    let (exit, said) = run(&["locate", "5", "49", "--geometry", "README.md"]);
    assert_eq!(exit, Some(2));
    assert!(said.contains("accepted: a file of `treaty-map bake`"), "{said}");
    let (exit, said) = run(&["bake", LANDS, "--out", out, "--note", "Ours."]);
    assert_eq!(exit, Some(2));
    assert!(said.contains("accepted: a language tag"), "{said}");
    std::fs::remove_file(out).expect("it was written");
}

proptest! {
    #![proptest_config(ProptestConfig {
        failure_persistence: None,
        ..ProptestConfig::with_cases(300)
    })]

    #[test]
    fn damaged_files_are_refused_or_decoded_without_panic(
        at in 0_usize..200,
        bytes in prop::collection::vec(any::<u8>(), 1..8),
    ) {
        let mut damaged = baked(&text(LANDS), MapView::Europe).bytes;
        for (place, byte) in damaged.iter_mut().skip(at).zip(bytes) {
            *place = byte;
        }
        for map in Geometry::decode_own(&damaged).unwrap_or_default() {
            prop_assert!(map.width() == 1000 && map.height() > 0);
            for code in map.codes() {
                let _ = (map.path(code), map.bounds(code), map.anchor(code));
            }
        }
    }
}
