//! The format: the committed bytes decode, and no other bytes panic.
#![cfg(not(target_arch = "wasm32"))]
#![allow(clippy::unwrap_used, reason = "a test may panic")]

use proptest::prelude::*;
use treaty_map::geo::{DecodeError, FORMAT, Geometry, MapView};

const WORLD: &[u8] = include_bytes!("../static/geometry/world.bin");
const EUROPE: &[u8] = include_bytes!("../static/geometry/europe.bin");

#[test]
fn committed_maps_decode_and_stay_small() {
    for (view, bytes, limit) in
        [(MapView::World, WORLD, 11_500), (MapView::Europe, EUROPE, 9_000)]
    {
        let map = Geometry::decode(view, bytes).unwrap();
        println!("{view}: {} bytes raw", bytes.len());
        assert!(bytes.len() <= limit, "{view}: {} bytes", bytes.len());
        assert_eq!(map.view(), view);
        assert_eq!(map.width(), 1000);
        assert_eq!(map.height(), if view == MapView::World { 435 } else { 776 });
    }
}

#[test]
fn every_truncation_is_refused() {
    for (view, bytes) in [(MapView::World, WORLD), (MapView::Europe, EUROPE)] {
        for len in 0..bytes.len() {
            assert!(
                Geometry::decode(view, &bytes[..len]).is_err(),
                "{view}: {len} bytes"
            );
        }
    }
}

#[test]
fn other_formats_and_left_over_bytes_are_refused() {
    let err = |bytes: &[u8]| Geometry::decode(MapView::World, bytes).unwrap_err();
    let mut other = WORLD.to_vec();
    other[0] = FORMAT + 1;
    assert_eq!(err(&other), DecodeError::Format(FORMAT + 1, FORMAT));
    assert_eq!(err(&[WORLD, &[0]].concat()), DecodeError::Overlong);
    assert_eq!(err(&[]), DecodeError::Truncated);
    assert_eq!(err(&[]).to_string(), "geometry is truncated");
}

#[test]
fn view_names_round_trip() {
    for view in MapView::ALL {
        assert_eq!(view.as_str().parse(), Ok(view));
    }
    let error = "asia".parse::<MapView>().unwrap_err();
    assert_eq!(error.to_string(), "`asia` is not a view: `world` or `europe`");
}

/// Asks everything of a map that decoded from damaged bytes.
fn use_all(map: &Geometry) {
    for code in map.codes() {
        let _ = (map.path(code), map.bounds(code), map.marker(code));
    }
    let _ = map.outline(&|code| code.rank() % 2 == 0);
}

proptest! {
    #![proptest_config(ProptestConfig {
        failure_persistence: None,
        ..ProptestConfig::with_cases(300)
    })]

    #[test]
    fn garbage_is_refused_or_decoded_without_panic(
        bytes in prop::collection::vec(any::<u8>(), 0..2000),
    ) {
        let bytes = [&[FORMAT][..], &bytes].concat();
        if let Ok(map) = Geometry::decode(MapView::World, &bytes) {
            use_all(&map);
        }
    }

    #[test]
    fn damaged_maps_are_refused_or_decoded_without_panic(
        at in 0..EUROPE.len(),
        bytes in prop::collection::vec(any::<u8>(), 1..8),
    ) {
        let mut damaged = EUROPE.to_vec();
        for (place, byte) in damaged.iter_mut().skip(at).zip(bytes) {
            *place = byte;
        }
        if let Ok(map) = Geometry::decode(MapView::Europe, &damaged) {
            use_all(&map);
        }
    }
}
