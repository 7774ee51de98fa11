//! `locate LON LAT`: the code of the shape that answers for a place.

use super::{Stop, Streams, file};
use crate::geo::{Geometry, LonLat, MapView, Reach};
use lexopt::{Arg, ValueExt};
use std::rc::Rc;

pub(super) fn run(
    mut args: lexopt::Parser,
    streams: &mut Streams<'_>,
) -> Result<(), Stop> {
    let (mut view, mut numbers) = (MapView::World, Vec::new());
    let mut maps = None;
    loop {
        // a negative number is a number, not an option
        if let Some(mut raw) = args.try_raw_args() {
            let number = raw.peek().and_then(|it| it.to_str()?.parse::<f64>().ok());
            if let Some(number) = number {
                raw.next();
                numbers.push(number);
                continue;
            }
        }
        match args.next()? {
            Some(Arg::Long("view")) => {
                view = view_of(&args.value()?.string()?)?;
            }
            Some(Arg::Long("geometry")) => maps = Some(file::maps(&args.value()?)?),
            Some(Arg::Value(other)) => {
                let other = other.display();
                return Err(Stop::Usage(format!("`{other}` is not a number of degrees")));
            }
            Some(other) => return Err(other.unexpected().into()),
            None => break,
        }
    }
    let place = match numbers.as_slice() {
        &[lon, lat] if lon.abs() <= 180.0 && lat.abs() <= 90.0 => LonLat { lon, lat },
        _ => {
            return Err(Stop::Usage(
                "`locate` needs LON (-180 to 180) and LAT (-90 to 90), in degrees"
                    .to_owned(),
            ));
        }
    };
    let geometry = match maps.and_then(|it| it.of(view)) {
        Some(own) => own,
        None => Geometry::load(view)
            .map(Rc::new)
            .map_err(|error| Stop::Usage(format!("the map cannot be read: {error}")))?,
    };
    let code = geometry.project(place).and_then(|at| geometry.hit(at, Reach::LOCATE));
    match code {
        Some(code) => writeln!(streams.out, "{code}")?,
        None => writeln!(streams.out, "-")?,
    }
    Ok(())
}

/// Returns the view of a name.
pub(super) fn view_of(text: &str) -> Result<MapView, Stop> {
    let known = MapView::ALL.into_iter().find(|it| it.as_str() == text);
    known.ok_or_else(|| {
        let words = "--view: `{}` is not known; accepted: `world`, `europe`";
        Stop::Usage(words.replace("{}", text))
    })
}
