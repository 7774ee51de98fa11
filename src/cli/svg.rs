//! `svg FILE`: the figure as a picture that stands alone.

use super::locate::view_of;
use super::question::{assumed_in, day};
use super::{Stop, Streams, file};
use crate::i18n::{Catalogue, LANGUAGES};
use crate::view::{MapSheet, Options, Scene, map_model, picture};
use lexopt::{Arg, ValueExt};
use std::rc::Rc;

/// The text of every language file, in the order of [`LANGUAGES`].
const CATALOGUES: &[&str] = include!(concat!(env!("OUT_DIR"), "/catalogues.rs"));

pub(super) fn run(
    mut args: lexopt::Parser,
    streams: &mut Streams<'_>,
) -> Result<(), Stop> {
    let (mut path, mut on, mut assumed, mut view) = (None, None, None, None);
    let mut maps = None;
    let mut language = "en".to_owned();
    while let Some(arg) = args.next()? {
        match arg {
            Arg::Long("lang") => language = args.value()?.string()?,
            Arg::Long("view") => view = Some(view_of(&args.value()?.string()?)?),
            Arg::Long("geometry") => maps = Some(file::maps(&args.value()?)?),
            Arg::Long("on") => on = Some(args.value()?.string()?),
            Arg::Long("assume") => assumed = Some(args.value()?.string()?),
            Arg::Value(it) if path.is_none() => path = Some(it),
            other => return Err(other.unexpected().into()),
        }
    }
    let path = path.ok_or_else(|| Stop::Usage("a FILE is missing".to_owned()))?;
    let words = words(&language)?;
    let on = day(on.as_deref())?;
    let file = file::treaty(&path, streams)?;
    let assumed = assumed_in(&file.treaty, on, assumed.as_deref(), streams)?;
    let view = view.unwrap_or(file.home_view);
    let sheet = match maps.and_then(|it| it.of(view)) {
        Some(own) => MapSheet::of(own),
        None => MapSheet::new(view)
            .map_err(|error| Stop::Usage(format!("the map cannot be read: {error}")))?,
    };
    let scene = Scene::new(Rc::new(file), Rc::new(words), on, on, assumed);
    let map = map_model(&scene, Rc::new(sheet));
    let picture = picture(&scene, &Options::default(), &map);
    Ok(streams.out.write_all(picture.as_bytes())?)
}

/// Returns a language by its tag; the element, too, looks at the first part alone.
fn words(tag: &str) -> Result<Catalogue, Stop> {
    let primary = tag.split('-').next().unwrap_or_default();
    let mut known = LANGUAGES.iter().zip(CATALOGUES);
    let Some((_, text)) = known.find(|it| primary.eq_ignore_ascii_case(it.0)) else {
        let accepted: Vec<_> = LANGUAGES.iter().map(|it| format!("`{it}`")).collect();
        let accepted = accepted.join(", ");
        return Err(Stop::Usage(format!(
            "--lang: `{tag}` is not known; accepted: {accepted}"
        )));
    };
    Catalogue::read(text).map_err(|error| Stop::Usage(error.to_string()))
}
