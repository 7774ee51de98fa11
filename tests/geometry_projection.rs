//! The projections: published values, inverses, and agreement with the committed maps.
#![cfg(not(target_arch = "wasm32"))]
#![allow(clippy::unwrap_used, reason = "a test may panic")]

use proptest::prelude::*;
use treaty_map::geo::{Geometry, LonLat, MapView, Point, Projection, ShapeCode};

fn project(view: MapView, lon: f64, lat: f64) -> Point {
    Projection::of(view).project(LonLat { lon, lat }).unwrap()
}

fn is_near(a: Point, b: Point, units: f64) -> bool {
    a.distance(b) <= units
}

#[test]
fn europe_is_centred_on_15_east_53_north() {
    // The window on the unit sphere is 0.832 wide, from -0.352; 0.646 high, from 0.333.
    let centre = Point { x: 0.352 / 0.832 * 1000.0, y: 0.333 / 0.832 * 1000.0 };
    assert!(is_near(project(MapView::Europe, 15.0, 53.0), centre, 1e-9));
    // Along the central meridian the distance is 2 sin(c/2).
    let north = centre.y - 2.0 * (5f64.to_radians() / 2.0).sin() / 0.832 * 1000.0;
    let there = Point { x: centre.x, y: north };
    assert!(is_near(project(MapView::Europe, 15.0, 58.0), there, 1e-9));
}

#[test]
fn the_world_is_equal_earth_about_11_east() {
    // PROJ: echo 180 0 | proj +proj=eqearth +R=1 gives 2.706630; 0 90 gives 1.317363.
    let scale = 1000.0 / (2.0 * 2.706_630);
    let equator = project(MapView::World, 11.0, 0.0);
    let pole = project(MapView::World, 11.0, 90.0);
    assert!((equator.y - pole.y - 1.317_363 * scale).abs() < 1e-3);
    assert!(is_near(equator, Point { x: 500.0, y: equator.y }, 1e-9));
    assert!((project(MapView::World, -168.999_999, 0.0).x).abs() < 1e-3);
    assert!((project(MapView::World, 190.999_999, 0.0).x - 1000.0).abs() < 1e-3);
    assert!(project(MapView::World, 0.0, 83.7).y.abs() < 1e-9);
    assert!((project(MapView::World, 0.0, -57.0).y - 435.0).abs() < 0.6);
}

/// A square degree is as large here as there, but for its latitude.
#[test]
fn both_projections_keep_areas() {
    let area = |view, lon: f64, lat: f64| {
        let d = 0.01;
        let origin = project(view, lon, lat);
        let (east, north) = (project(view, lon + d, lat), project(view, lon, lat + d));
        let cross = (east.x - origin.x) * (north.y - origin.y)
            - (east.y - origin.y) * (north.x - origin.x);
        cross.abs() / (lat + d / 2.0).to_radians().cos()
    };
    for view in MapView::ALL {
        let one = area(view, 15.0, 53.0);
        for (lon, lat) in [(0.0, 40.0), (40.0, 60.0), (-20.0, 65.0)] {
            assert!(
                (area(view, lon, lat) / one - 1.0).abs() < 1e-3,
                "{view} {lon} {lat}"
            );
        }
    }
}

/// Points of the coast that are known well enough, on the committed maps.
#[test]
fn the_committed_maps_lie_where_the_projection_says() {
    let rows = [
        (MapView::Europe, "ES", "Gibraltar strait", -5.61, 36.0),
        (MapView::Europe, "NO", "North Cape", 25.8, 71.1),
        (MapView::Europe, "PT", "Cabo da Roca", -9.5, 38.78),
        (MapView::Europe, "IT", "Spartivento", 16.06, 37.92),
        (MapView::World, "ZA", "Cape Agulhas", 20.0, -34.83),
        (MapView::World, "CL", "Arica", -70.3, -18.5),
        (MapView::World, "AU", "Cape York", 142.5, -10.7),
    ];
    for (view, code, place, lon, lat) in rows {
        let map = Geometry::load(view).unwrap();
        let at = map.project(LonLat { lon, lat }).unwrap();
        let code = ShapeCode::parse(code).unwrap();
        let coast = map.arcs().iter().filter(|it| it.bounds(code));
        let nearest = coast.flat_map(|it| it.points()).map(|it| it.distance(at));
        let nearest = nearest.fold(f64::INFINITY, f64::min);
        assert!(nearest < 4.0, "{view}: {place} is {nearest:.1} units off");
    }
}

proptest! {
    #![proptest_config(ProptestConfig { failure_persistence: None, ..Default::default() })]

    #[test]
    fn inverting_leads_back(lon in -179.9..179.9f64, lat in -89.0..89.0f64) {
        for view in MapView::ALL {
            let projection = Projection::of(view);
            let Some(point) = projection.project(LonLat { lon, lat }) else { continue };
            // Near the antipode of Europe's centre digits run out.
            let Some(back) = projection.invert(point) else { continue };
            let again = projection.project(back).unwrap();
            prop_assert!(is_near(point, again, 1e-4), "{view}: {point:?} {again:?}");
            if view == MapView::World || (lon - 15.0).abs() < 90.0 && lat > -30.0 {
                let turn = (back.lon - lon + 180.0).rem_euclid(360.0) - 180.0;
                prop_assert!(turn.abs() < 1e-6 && (back.lat - lat).abs() < 1e-6);
            }
        }
    }

    #[test]
    fn every_point_of_the_view_has_a_place(x in 0.0..1000.0f64, y in 0.0..776.0f64) {
        let at = Point { x, y };
        let place = Projection::of(MapView::Europe).invert(at).unwrap();
        let map = Projection::of(MapView::Europe);
        prop_assert!(is_near(map.project(place).unwrap(), at, 1e-6));
    }
}
