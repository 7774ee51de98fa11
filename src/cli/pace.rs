//! `pace FILE...`: how fast treaties went, as the digest that the chart compares with.

use super::{Stop, Streams, file};
use crate::data::{Pace, TreatyPace};
use crate::domain::sorted_by;
use lexopt::Arg;

pub(super) fn run(
    mut args: lexopt::Parser,
    streams: &mut Streams<'_>,
) -> Result<(), Stop> {
    let mut treaties = Vec::new();
    while let Some(arg) = args.next()? {
        match arg {
            Arg::Value(path) => {
                treaties.push(TreatyPace::of(&file::treaty(&path, streams)?.treaty));
            }
            other => return Err(other.unexpected().into()),
        }
    }
    if treaties.is_empty() {
        return Err(Stop::Usage("`pace` needs at least one FILE".to_owned()));
    }
    let treaties = sorted_by(treaties, |a, b| a.id.cmp(&b.id));
    streams.out.write_all(Pace { treaties }.to_json().as_bytes())?;
    Ok(())
}
