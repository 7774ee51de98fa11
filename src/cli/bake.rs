//! `bake SHAPES.geojson --out MAP.bin`: a page's own shapes, as the element reads them.

use super::locate::view_of;
use super::{Stop, Streams, file};
use crate::bake::{Request, bake};
use crate::geo::MapView;
use lexopt::{Arg, ValueExt};
use std::fs;

/// The property that holds codes where nothing else is said.
const PROPERTY: &str = "iso_a2";

pub(super) fn run(
    mut args: lexopt::Parser,
    streams: &mut Streams<'_>,
) -> Result<(), Stop> {
    let (mut path, mut out, mut view) = (None, None, MapView::World);
    let (mut property, mut notes) = (PROPERTY.to_owned(), Vec::new());
    while let Some(arg) = args.next()? {
        match arg {
            Arg::Long("out") => out = Some(args.value()?),
            Arg::Long("view") => view = view_of(&args.value()?.string()?)?,
            Arg::Long("name-property") => property = args.value()?.string()?,
            Arg::Long("note") => notes.push(note(&args.value()?.string()?)?),
            Arg::Value(it) if path.is_none() => path = Some(it),
            other => return Err(other.unexpected().into()),
        }
    }
    let path = path.ok_or_else(|| Stop::Usage("a file of GeoJSON is missing".into()))?;
    let out = out.ok_or_else(|| Stop::Usage("`--out FILE` is missing".into()))?;
    let text = file::text(&path)?;
    match bake(&text, &Request { view, property, notes }) {
        Ok(baked) => {
            let (name, into) = (path.display(), out.display());
            for warning in &baked.warnings {
                writeln!(streams.err, "{name}: warning: {warning}")?;
            }
            fs::write(&out, &baked.bytes)
                .map_err(|error| Stop::Usage(format!("{into}: {error}")))?;
            writeln!(
                streams.out,
                "{into}: {view}, {} shapes, {} dots, {} points, {} bytes",
                baked.n_shapes,
                baked.n_dots,
                baked.n_points,
                baked.bytes.len()
            )?;
            Ok(())
        }
        Err(problems) => {
            for it in &problems {
                let place = if it.pointer.is_empty() { "" } else { ": " };
                let name = path.display();
                writeln!(streams.out, "{name}{place}{}: {}", it.pointer, it.kind)?;
            }
            Err(Stop::Data)
        }
    }
}

/// Reads `en=Borders as of …`.
fn note(text: &str) -> Result<(String, String), Stop> {
    let pair = text.split_once('=').map(|(tag, words)| (tag.trim(), words.trim()));
    let is_tag = |tag: &str| {
        !tag.is_empty() && tag.bytes().all(|it| it.is_ascii_alphanumeric() || it == b'-')
    };
    match pair {
        Some((tag, words)) if is_tag(tag) && !words.is_empty() => {
            Ok((tag.to_owned(), words.to_owned()))
        }
        _ => Err(Stop::Usage(format!(
            "--note: `{text}` is not accepted; accepted: a language tag and what is said \
             of the borders, such as `en=Borders as of 1990`"
        ))),
    }
}
