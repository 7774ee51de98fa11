//! Who answers for a place: the reviewed table of places, asked of the committed maps.
#![cfg(not(target_arch = "wasm32"))]
#![allow(clippy::unwrap_used, reason = "a test may panic")]

use serde_json::Value;
use treaty_map::geo::{Geometry, LonLat, MapView, Projection, Reach, ShapeCode};

/// Place, longitude, latitude, and who must answer, if that is asserted.
type Place = (String, LonLat, Option<String>);

fn places() -> Vec<Place> {
    let table: Value = serde_json::from_str(include_str!("data/borders.json")).unwrap();
    let number = |it: &Value, field: &str| it[field].as_f64().unwrap();
    let place = |it: &Value| {
        let at = LonLat { lon: number(it, "lon"), lat: number(it, "lat") };
        (it["place"].as_str().unwrap().into(), at, it["owner"].as_str().map(Into::into))
    };
    table["points"].as_array().unwrap().iter().map(place).collect()
}

fn located(map: &Geometry, at: LonLat) -> Option<String> {
    let point = map.project(at)?;
    Some(map.hit(point, Reach::LOCATE).map_or("-".into(), |it| it.to_string()))
}

#[test]
fn every_place_of_the_border_table_answers_for_its_owner_in_both_views() {
    let mut n_asked = [0, 0];
    let mut wrong = Vec::new();
    for (view, n_asked) in MapView::ALL.into_iter().zip(&mut n_asked) {
        let map = Geometry::load(view).unwrap();
        for (place, at, owner) in places() {
            let (Some(owner), Some(answer)) = (owner, located(&map, at)) else {
                continue;
            };
            *n_asked += 1;
            if owner != answer {
                wrong.push(format!("{view}: {place}: {answer}, expected {owner}"));
            }
        }
    }
    assert_eq!(wrong, [""; 0]);
    assert_eq!(n_asked, [36, 16], "places that lie in the views");
}

/// Rows of `xtask/geometry/borders.json` that the table above does not reach.
#[test]
fn territories_cut_from_their_parents_answer_for_themselves() {
    let rows = [
        ("Longyearbyen", 15.6, 78.2, "SJ"),
        ("Pointe-à-Pitre", -61.5, 16.2, "GP"),
        ("Fort-de-France", -61.0, 14.65, "MQ"),
        ("Mayotte", 45.15, -12.8, "YT"),
        ("Bonaire", -68.3, 12.2, "BQ"),
        ("Bouvet Island", 3.4, -54.4, "BV"),
        ("Tokelau", -171.8, -9.3, "TK"),
        ("Christmas Island", 105.65, -10.45, "CX"),
        ("Leh", 77.6, 34.15, "XJ"),
        ("Skardu", 75.6, 35.3, "XJ"),
        ("Islamabad", 73.05, 33.7, "PK"),
        ("Amritsar", 74.87, 31.63, "IN"),
        ("Quneitra", 35.82, 33.12, "SY"),
        ("Tel Aviv", 34.8, 32.05, "IL"),
        ("Berbera", 45.0, 10.4, "SO"),
        ("Funafuti", 179.2, -8.5, "TV"),
        ("Chukotka", -175.0, 66.5, "RU"),
        ("Suva", 178.4, -18.1, "FJ"),
    ];
    let map = Geometry::load(MapView::World).unwrap();
    for (place, lon, lat, owner) in rows {
        let answer = located(&map, LonLat { lon, lat });
        assert_eq!(answer.as_deref(), Some(owner), "{place}");
    }
}

#[test]
fn open_sea_and_what_lies_outside_the_view_answer_for_nobody() {
    let world = Geometry::load(MapView::World).unwrap();
    assert_eq!(located(&world, LonLat { lon: -35.0, lat: -30.0 }).as_deref(), Some("-"));
    assert_eq!(located(&world, LonLat { lon: 0.0, lat: -80.0 }), None);
    let europe = Geometry::load(MapView::Europe).unwrap();
    assert_eq!(located(&europe, LonLat { lon: -3.7, lat: 15.0 }), None);
    assert_eq!(located(&europe, LonLat { lon: -15.0, lat: 50.0 }).as_deref(), Some("-"));
}

#[test]
fn no_place_projects_to_nothing() {
    for view in MapView::ALL {
        let map = Geometry::load(view).unwrap();
        for (lon, lat) in [(f64::NAN, 0.0), (0.0, f64::INFINITY), (0.0, 91.0)] {
            assert_eq!(map.project(LonLat { lon, lat }), None);
            assert_eq!(Projection::of(view).project(LonLat { lon, lat }), None);
        }
    }
}

#[test]
fn pointing_prefers_a_near_marker_then_the_polygon_then_what_is_near() {
    let map = Geometry::load(MapView::World).unwrap();
    let code = |it| ShapeCode::parse(it).unwrap();
    let vatican = map.marker(code("VA")).unwrap();
    let aside = treaty_map::geo::Point { x: vatican.x + 1.5, y: vatican.y };
    let hit = |marker| {
        map.hit(aside, Reach { marker, ..Reach::LOCATE }).map(|it| it.to_string())
    };
    assert_eq!(hit(2.0).as_deref(), Some("VA"));
    assert_eq!(hit(1.0).as_deref(), Some("IT"));
    let at_sea = map.project(LonLat { lon: 73.0, lat: 2.2 }).unwrap();
    let far = Reach { marker: 1.0, coast: 0.0, nearest: 12.0 };
    assert_eq!(map.hit(at_sea, far), Some(code("MV")));
    assert_eq!(map.hit(at_sea, Reach { nearest: 2.0, ..far }), None);
    let off_ceylon = map.project(LonLat { lon: 82.6, lat: 7.5 }).unwrap();
    assert_eq!(map.hit(off_ceylon, Reach::LOCATE), Some(code("LK")));
    assert_eq!(map.hit(off_ceylon, far), None);
}

/// Two hundred capitals and large towns, but for those a unit from another's marker.
#[test]
fn capitals_answer_for_their_states() {
    for (view, at_least) in MapView::ALL.into_iter().zip([240, 58]) {
        let map = Geometry::load(view).unwrap();
        let mut n_asked = 0;
        let mut wrong = Vec::new();
        for row in include_str!("../xtask/geometry/places.csv").lines().skip(1) {
            let fields: Vec<&str> = row.split(',').collect();
            let [code, lon, lat, place] = fields[..] else { panic!("`{row}`") };
            let at = LonLat { lon: lon.parse().unwrap(), lat: lat.parse().unwrap() };
            let Some(answer) = located(&map, at) else { continue };
            n_asked += 1;
            if answer != code {
                wrong.push(format!("{view}: {place}: {answer}, expected {code}"));
            }
        }
        assert_eq!(wrong, [""; 0]);
        assert!(n_asked >= at_least, "{view}: {n_asked} places");
    }
}
