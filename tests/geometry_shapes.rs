//! The committed maps: who is on them, and that they are sound.
#![cfg(not(target_arch = "wasm32"))]
#![allow(clippy::unwrap_used, reason = "a test may panic")]

use std::collections::{BTreeMap, BTreeSet};

use treaty_map::geo::{
    Geometry, MapView, Point, Reach, ShapeCode, is_eu_territory, is_neutral, parent,
};

/// The 193 members of the United Nations.
const UNITED_NATIONS: &str = "AD AE AF AG AL AM AO AR AT AU AZ BA BB BD BE BF BG BH BI BJ \
    BN BO BR BS BT BW BY BZ CA CD CF CG CH CI CL CM CN CO CR CU CV CY CZ DE DJ DK DM DO DZ \
    EC EE EG ER ES ET FI FJ FM FR GA GB GD GE GH GM GN GQ GR GT GW GY HN HR HT HU ID IE IL \
    IN IQ IR IS IT JM JO JP KE KG KH KI KM KN KP KR KW KZ LA LB LC LI LK LR LS LT LU LV LY \
    MA MC MD ME MG MH MK ML MM MN MR MT MU MV MW MX MY MZ NA NE NG NI NL NO NP NR NZ OM PA \
    PE PG PH PK PL PT PW PY QA RO RS RU RW SA SB SC SD SE SG SI SK SL SM SN SO SR SS ST SV \
    SY SZ TD TG TH TJ TL TM TN TO TR TT TV TZ UA UG US UY UZ VC VE VN VU WS YE ZA ZM ZW";

/// Other States that depositaries list.
const OTHERS: &str = "CK NU PS VA XK";

/// The 46 members of the Council of Europe.
const COUNCIL_OF_EUROPE: &str = "AD AL AM AT AZ BA BE BG CH CY CZ DE DK EE ES FI FR GB GE \
    GR HR HU IE IS IT LI LT LU LV MC MD ME MK MT NL NO PL PT RO RS SE SI SK SM TR UA";

fn codes(text: &str) -> BTreeSet<ShapeCode> {
    text.split_whitespace().map(|it| ShapeCode::parse(it).unwrap()).collect()
}

fn maps() -> [Geometry; 2] {
    MapView::ALL.map(|view| Geometry::load(view).unwrap())
}

#[test]
fn every_possible_participant_has_a_shape_or_a_marker() {
    let [world, europe] = maps();
    let states = codes(UNITED_NATIONS);
    assert_eq!(states.len(), 193);
    let council = codes(COUNCIL_OF_EUROPE);
    assert_eq!(council.len(), 46);
    let seen = |map: &Geometry, wanted: BTreeSet<ShapeCode>| {
        let is_missing =
            |&it: &ShapeCode| map.path(it).is_none() && map.marker(it).is_none();
        wanted.into_iter().filter(is_missing).collect::<Vec<_>>()
    };
    assert_eq!(seen(&world, states), []);
    assert_eq!(seen(&world, codes(OTHERS)), []);
    assert_eq!(seen(&europe, council), []);
    assert_eq!(seen(&europe, codes("VA IL XK BY RU AX FO GG GI IM JE")), []);
}

#[test]
fn territories_and_neutral_shapes_are_on_the_world_map() {
    let [world, _] = maps();
    let on_map: BTreeSet<ShapeCode> = world.codes().collect();
    let territories = "AI AS AU AW AX BL BM BQ BV CC CW CX FK FO GF GG GI GL GP GS GU HK HM \
        IM IO JE KY MF MO MP MQ MS NC NF PF PM PN PR RE SH SJ SX TC TF TK VG VI WF YT";
    let missing: Vec<ShapeCode> = (&codes(territories) - &on_map).into_iter().collect();
    assert_eq!(missing, []);
    for neutral in codes("XJ TW EH XK") {
        assert!(world.path(neutral).is_some() && is_neutral(neutral), "{neutral}");
    }
    let known = &codes(UNITED_NATIONS) | &codes(OTHERS);
    let known = &known | &codes("XJ TW EH");
    for code in on_map.difference(&known) {
        assert!(parent(*code).is_some_and(|it| known.contains(&it)), "{code}: no parent");
    }
}

#[test]
fn the_union_reaches_seven_territories() {
    let [world, _] = maps();
    let inside: Vec<_> = world.codes().filter(|&it| is_eu_territory(it)).collect();
    assert_eq!(inside, codes("AX GF GP MF MQ RE YT").into_iter().collect::<Vec<_>>());
    assert!(inside.iter().all(|&it| parent(it).is_some()));
}

#[test]
fn codes_are_sorted_and_each_has_a_shape_or_a_marker() {
    for map in maps() {
        let codes: Vec<_> = map.codes().collect();
        assert!(codes.is_sorted_by(|a, b| a < b));
        for code in codes {
            let is_drawn = map.path(code).is_some() || map.marker(code).is_some();
            assert!(is_drawn && map.anchor(code).is_some(), "{}: {code}", map.view());
            let (bounds, anchor) = (map.bounds(code).unwrap(), map.anchor(code).unwrap());
            assert!(bounds.contains(anchor), "{}: {code}", map.view());
            let visible = map.view_box();
            assert!(
                visible.contains(bounds.min) && visible.contains(bounds.max),
                "{code}"
            );
        }
        let nobody = ShapeCode::parse("ZZ").unwrap();
        assert_eq!(map.path(nobody), None);
        assert_eq!(map.anchor(nobody), None);
        assert_eq!(map.bounds(nobody), None);
    }
}

#[test]
fn markers_are_sorted_inside_the_view_and_know_their_standing() {
    let states = &codes(UNITED_NATIONS) | &codes(OTHERS);
    for map in maps() {
        assert!(map.markers().is_sorted_by(|a, b| a.code < b.code));
        for marker in map.markers() {
            assert_eq!(
                marker.sovereign,
                states.contains(&marker.code),
                "{}",
                marker.code
            );
            assert!(map.view_box().contains(marker.at), "{}", marker.code);
        }
    }
}

#[test]
fn every_anchor_hits_its_own_shape() {
    for map in maps() {
        for code in map.codes() {
            let anchor = map.anchor(code).unwrap();
            let exactly = Reach { marker: 0.0, coast: 0.0, nearest: 0.0 };
            assert_eq!(map.hit(anchor, exactly), Some(code), "{}: {code}", map.view());
            assert!(map.view_box().contains(anchor), "{}: {code}", map.view());
        }
    }
}

#[test]
fn paths_are_closed_rings_of_integers() {
    for map in maps() {
        for code in map.codes() {
            let Some(path) = map.path(code) else { continue };
            assert!(path.starts_with('M') && path.ends_with('z'), "{code}: {path}");
            let plain = |it: char| it.is_ascii_digit() || " -Mlz".contains(it);
            assert!(path.chars().all(plain), "{code}: {path}");
            assert_eq!(path.matches('M').count(), path.matches('z').count(), "{code}");
            assert_eq!(path.matches('M').count(), map.rings(code).len(), "{code}");
            for ring in map.rings(code) {
                assert!(ring.len() >= 3, "{code}: {ring:?}");
            }
        }
    }
}

/// Every step of every arc of a shape is in its rings once: nothing is lost or invented.
#[test]
fn rings_use_every_arc_once() {
    let step = |a: [i16; 2], b: [i16; 2]| (a.min(b), a.max(b));
    for map in maps() {
        for code in map.codes() {
            let arcs = map.arcs().iter().filter(|it| it.bounds(code));
            let steps = arcs.flat_map(|it| it.grid().windows(2));
            let mut of_arcs: Vec<_> = steps.map(|it| step(it[0], it[1])).collect();
            let mut of_rings = Vec::new();
            for ring in map.rings(code) {
                let next = ring.iter().cycle().skip(1);
                of_rings.extend(ring.iter().zip(next).map(|(&a, &b)| step(a, b)));
            }
            of_arcs.sort_unstable();
            of_rings.sort_unstable();
            assert_eq!(of_rings, of_arcs, "{}: {code}", map.view());
        }
    }
}

#[test]
fn neighbours_share_their_border() {
    let [world, europe] = maps();
    let code = |it| ShapeCode::parse(it).unwrap();
    let border = |map: &Geometry, a, b| {
        map.borders(&|one, other| [one, other] == [a, b] || [one, other] == [b, a])
    };
    let everywhere = europe.outline(&|_| true);
    for (a, b) in [("FR", "DE"), ("RS", "XK"), ("UA", "RU"), ("IT", "SM"), ("CH", "LI")] {
        let border = border(&europe, code(a), code(b));
        assert!(!border.is_empty(), "{a} and {b} touch");
        for line in border.split_inclusive('M').filter(|it| it.len() > 1) {
            let line = line.trim_end_matches('M');
            assert!(!everywhere.contains(line), "{a}-{b} inside the outline of all");
        }
        assert!(europe.outline(&|it| it == code(a)).contains(&border));
        let both = europe.outline(&|it| it == code(a) || it == code(b));
        assert!(!both.contains(&border));
    }
    assert_eq!(border(&world, code("FR"), code("FR")), "");
    assert_eq!(border(&world, code("FR"), code("JP")), "");
    assert_eq!(world.outline(&|_| false), "");
}

/// No proper crossing of any two segments, and no land that two shapes claim: measured
/// along a line through the middle of every row of the grid.
#[test]
fn shapes_do_not_overlap() {
    for map in maps() {
        let mut overlap = 0.0;
        for row in -8..i32::from(map.height()) + 8 {
            let y = f64::from(row) + 0.5;
            let mut crossings: BTreeMap<ShapeCode, Vec<f64>> = BTreeMap::new();
            for arc in map.arcs() {
                for (a, b) in arc.segments().filter(|(a, b)| (a.y > y) != (b.y > y)) {
                    let x = a.x + (y - a.y) / (b.y - a.y) * (b.x - a.x);
                    for code in [Some(arc.one()), arc.other()].into_iter().flatten() {
                        crossings.entry(code).or_default().push(x);
                    }
                }
            }
            let mut spans = Vec::new();
            for xs in crossings.values_mut() {
                xs.sort_by(f64::total_cmp);
                assert_eq!(xs.len() % 2, 0, "an open ring in row {row}");
                spans.extend(xs.chunks(2).map(|it| (it[0], it[1])));
            }
            spans.sort_by(|a, b| a.0.total_cmp(&b.0));
            let mut reached = f64::NEG_INFINITY;
            for (from, to) in spans {
                if reached.min(to) > from {
                    println!("{}: overlap from {from:.1} in row {row}", map.view());
                }
                overlap += (reached.min(to) - from).max(0.0);
                reached = reached.max(to);
            }
        }
        println!("{}: {overlap:.2} square units belong to two shapes", map.view());
        assert!(overlap <= 0.5, "{}: {overlap:.2} square units overlap", map.view());
    }
}

#[test]
fn no_two_segments_cross() {
    for map in maps() {
        let segments: Vec<(Point, Point)> =
            map.arcs().iter().flat_map(|it| it.segments().collect::<Vec<_>>()).collect();
        let turn = |a: Point, b: Point, c: Point| {
            (b.x - a.x) * (c.y - a.y) - (b.y - a.y) * (c.x - a.x)
        };
        let mut crossings = Vec::new();
        for (idx, &(a, b)) in segments.iter().enumerate() {
            for &(c, d) in segments.iter().skip(idx + 1) {
                if a.x.max(b.x) < c.x.min(d.x) || c.x.max(d.x) < a.x.min(b.x) {
                    continue;
                }
                let is_across = |p, q, r, s| turn(p, q, r) * turn(p, q, s) < 0.0;
                if is_across(a, b, c, d) && is_across(c, d, a, b) {
                    crossings.push((a, b, c, d));
                }
            }
        }
        assert!(crossings.is_empty(), "{}: {crossings:?}", map.view());
    }
}
