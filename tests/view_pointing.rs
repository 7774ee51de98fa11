//! Who answers a pointer, by geometry alone: no browser, the same rule.
#![cfg(not(target_arch = "wasm32"))]
#![allow(clippy::expect_used, clippy::panic, reason = "a test fails where it stands")]

mod support;

use std::rc::Rc;
use support::{day, text};
use treaty_map::data::read_treaty;
use treaty_map::domain::Table;
use treaty_map::geo::{LonLat, Point, ShapeCode};
use treaty_map::i18n::Catalogue;
use treaty_map::view::{Figure, MapModel, Options, ReaderState};

/// The map of a treaty in a view.
fn map(treaty: &str, view: &str) -> Rc<MapModel> {
    let json = text(&format!("static/treaties/{treaty}.json"));
    let file = read_treaty(&json).unwrap_or_else(|problems| panic!("{problems:?}"));
    let words = Catalogue::read(&text("static/i18n/en.json")).expect("a language");
    let attributes: Table<String, String> =
        [("view".to_owned(), view.to_owned())].into_iter().collect();
    let (options, _) = Options::read(&attributes);
    let (today, reader) = (day("2026-11-23"), Rc::new(ReaderState::default()));
    let (options, words) = (Rc::new(options), Rc::new(words));
    let figure = Figure::new(options, Rc::new(file), words, today, reader, None);
    Rc::clone(&figure.expect("the map that is compiled in").map)
}

fn code(text: &str) -> ShapeCode {
    ShapeCode::parse(text).expect("a code")
}

fn dot(map: &MapModel, id: &str) -> Point {
    let marker = map.markers.iter().find(|it| it.code == code(id));
    marker.unwrap_or_else(|| panic!("no dot for {id}")).at
}

/// For each way in which whole pixels may lie over a place, how many of the 7 by 7 around
/// it answer for a State: the fewest and the most.
fn of_49(map: &MapModel, id: &str, place: Point, units_per_px: f64) -> (usize, usize) {
    let steps: Vec<f64> = (-3..=3).map(f64::from).collect();
    let phases: Vec<f64> = (-2..2).map(|it| f64::from(it) / 4.0).collect();
    let across =
        |offset: f64| steps.iter().map(move |step| (step + offset) * units_per_px);
    let count = |dx: f64, dy: f64| {
        let pixels = across(dx).flat_map(|x| across(dy).map(move |y| (x, y)));
        let answers = pixels.map(|(x, y)| {
            map.hit(Point { x: place.x + x, y: place.y + y }, units_per_px)
        });
        answers.filter(|it| *it == Some(code(id))).count()
    };
    let counts = phases.iter().flat_map(|dx| phases.iter().map(|dy| count(*dx, *dy)));
    let counts: Vec<usize> = counts.collect();
    let fewest = counts.iter().min().expect("sixteen phases");
    (*fewest, counts.into_iter().max().unwrap_or_default())
}

/// Libraries that draw shapes alone answer at 0 to 3 of these 49 pixels, those with a disc
/// of 5 px at 25. San Marino loses some to the Holy See, whose dot is nearer there.
#[test]
fn the_smallest_states_answer_around_their_place() {
    const WIDTH: f64 = 960.0;
    // where other libraries are measured; around our dot and around that place, the fewest
    // and the most, as whole pixels may lie over it
    #[rustfmt::skip]
    let rows = [
        ("AD",  1.56, 42.55, (44, 46), (44, 46)),
        ("SM", 12.46, 43.94, (40, 46), (40, 47)),
        ("LI",  9.54, 47.15, (44, 46), (44, 47)),
        ("MC",  7.41, 43.74, (44, 47), (44, 46)),
        ("MT", 14.40, 35.92, (46, 49), (47, 49)),
    ];
    let world = map("cets-225", "world");
    let scale = 1000.0 / WIDTH;
    let found = rows.map(|(id, lon, lat, ..)| {
        let place = world.sheet.geometry.project(LonLat { lon, lat }).expect("a point");
        let at_dot = of_49(&world, id, dot(&world, id), scale);
        (id, lon, lat, at_dot, of_49(&world, id, place, scale))
    });
    assert_eq!(found, rows);
}

#[test]
fn a_dot_that_is_not_drawn_hides_none_that_is() {
    let world = map("paris-agreement", "world");
    let phone = 1000.0 / 359.0;
    let basseterre = dot(&world, "KN");
    let gustavia = world.sheet.geometry.marker(code("BL")).expect("a territory's dot");
    assert!(world.markers.iter().all(|it| it.code != code("BL")));
    assert!(basseterre.distance(gustavia) < 4.0 * phone);
    assert_eq!(world.hit(gustavia, phone), Some(code("KN")));
}

#[test]
fn a_coast_answers_just_off_shore_and_a_dot_farther_out() {
    let world = map("paris-agreement", "world");
    let geometry = &world.sheet.geometry;
    let at = |lon, lat| geometry.project(LonLat { lon, lat }).expect("a point");
    let tablet = 1000.0 / 752.0;
    // the harbour of Tripoli, the sea towards Malta, the sea off Portugal
    let rows = [(13.2, 33.2, Some("LY")), (14.0, 34.5, Some("MT")), (-11.5, 40.0, None)];
    for (lon, lat, answer) in rows {
        let point = at(lon, lat);
        assert_eq!(geometry.polygon_at(point), None, "{lon} {lat} is at sea");
        assert_eq!(world.hit(point, tablet), answer.map(code), "{lon} {lat}");
    }
}

/// On a phone all of Guinea-Bissau lies within 4 px of the dot of the Gambia.
#[test]
fn a_shape_that_a_dot_would_hide_altogether_answers_beyond_half_its_reach() {
    let world = map("paris-agreement", "world");
    let geometry = &world.sheet.geometry;
    let banjul = dot(&world, "GM");
    let phone = 1000.0 / 359.0;
    let place = geometry.project(LonLat { lon: -14.8, lat: 11.9 }).expect("a point");
    assert!((2.0 * phone..4.0 * phone).contains(&place.distance(banjul)));
    assert_eq!(world.hit(place, phone), Some(code("GW")));
    // nearer to the dot it is the dot that is meant
    let middle = Point { x: (place.x + banjul.x) / 2.0, y: (place.y + banjul.y) / 2.0 };
    assert_eq!(world.hit(middle, phone), Some(code("GM")));
    // France is not hidden: a dot beside it keeps its whole reach
    let luxembourg = dot(&world, "LU");
    let (x, y) = (luxembourg.x - 2.5 * phone, luxembourg.y + 2.0 * phone);
    let aside = Point { x, y };
    assert_eq!(geometry.polygon_at(aside), Some(code("FR")));
    assert_eq!(world.hit(aside, phone), Some(code("LU")));
}
