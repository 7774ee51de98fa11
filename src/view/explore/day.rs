//! Going from day to day, and letting the days pass.

use super::assume::hypothetical;
use super::{Explore, SPEEDS};
use crate::domain::{Date, State};
use crate::i18n::Message;
use crate::view::{Figure, ReaderState, Scene, header};

/// Where to go on the timeline.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Step {
    /// To the last day before this one on which something happened.
    EventBefore,
    /// To the next day on which something happens.
    EventAfter,
}

/// Takes the reader to another day, starts or stops. `None`: there is nowhere to go.
pub(super) fn next(
    figure: &Figure,
    what: &Explore,
    reader: &mut ReaderState,
) -> Option<()> {
    let timeline = &figure.explored.as_ref()?.timeline;
    let scene = &figure.scene;
    let on = scene.on;
    let exploring = &mut reader.exploring;
    let to = match what {
        Explore::Day(day) => {
            exploring.is_playing = false;
            *day
        }
        Explore::Step(step) => {
            exploring.is_playing = false;
            let stops = &timeline.stops;
            match step {
                Step::EventBefore => *stops.iter().rev().find(|it| **it < on)?,
                Step::EventAfter => *stops.iter().find(|it| **it > on)?,
            }
        }
        Explore::Faster => {
            let speeds = u8::try_from(SPEEDS.len()).unwrap_or(1);
            exploring.speed = (exploring.speed + 1) % speeds;
            return Some(());
        }
        Explore::Play(true) => {
            exploring.is_playing = true;
            exploring.said = scene.say(Message::TimelinePlaying);
            // from the end it begins anew
            if timeline.stops.iter().any(|it| *it > on) { on } else { timeline.first }
        }
        Explore::Play(false) => {
            exploring.is_playing = false;
            exploring.said = stopped(scene);
            on
        }
        Explore::Tick => {
            if !exploring.is_playing {
                return None;
            }
            match timeline.stops.iter().find(|it| **it > on) {
                Some(day) => *day,
                None => {
                    exploring.is_playing = false;
                    exploring.said = stopped(scene);
                    on
                }
            }
        }
        _ => return None,
    };
    let to = to.clamp(timeline.first, timeline.last);
    if to != on || !matches!(what, Explore::Tick | Explore::Play(_)) {
        // today stays today, also tomorrow
        reader.day = Some((to != scene.today).then_some(to));
    }
    if let Some(said) = crossing(figure, on, to).filter(|_| reader.exploring.is_playing) {
        reader.exploring.said = said;
    }
    Some(())
}

fn stopped(scene: &Scene) -> String {
    let options = crate::view::Options::default();
    let answer = heard(scene, header(scene, &options).answer());
    scene.fill(Message::TimelineStopped, &[("answer", &answer)])
}

/// Returns what is said when the days pass a threshold: the condition met, the entry into
/// force.
fn crossing(figure: &Figure, from: Date, to: Date) -> Option<String> {
    let timeline = &figure.explored.as_ref()?.timeline;
    let scene = &figure.scene;
    let passed = |day: Option<Date>| day.filter(|it| from < *it && *it <= to);
    let (message, day) = match (passed(timeline.into_force), passed(timeline.met)) {
        (Some(day), _) => (Message::MomentEntryIntoForce, day),
        (None, Some(day)) => (Message::MomentConditionMet, day),
        (None, None) => return None,
    };
    let with = [("date", &*scene.words.date(day)), ("event", &*scene.say(message))];
    let said = scene.fill(Message::MomentDated, &with);
    Some(if timeline.is_entry_assumed { hypothetical(scene, &said) } else { said })
}

/// Returns what is said of the day shown, as a hypothesis where it is one.
fn heard(scene: &Scene, said: String) -> String {
    if scene.is_hypothetical() { hypothetical(scene, &said) } else { said }
}

/// How long the life of a treaty takes to pass at the slowest, in thousandths of a second,
/// and how long one of its days stays at least and at most.
const LIFE: (u32, u32, u32) = (20_000, 60, 700);

pub(super) fn wait(figure: &Figure) -> Option<u32> {
    let exploring = &figure.reader.exploring;
    let explored = figure.explored.as_ref()?;
    let stops = u32::try_from(explored.timeline.stops.len()).unwrap_or(u32::MAX);
    let (life, least, most) = LIFE;
    let each = life.checked_div(stops).unwrap_or(most).clamp(least, most);
    each.checked_div(*SPEEDS.get(usize::from(exploring.speed))?)
}

impl Figure {
    /// Returns the day shown with what had happened by it: "11 February 2025: 13 signatures,
    /// 0 of 5".
    pub fn day_in_words(&self) -> String {
        let scene = &self.scene;
        let status = &scene.status;
        let n = status.signatures;
        let signed =
            scene.words.count(Message::TimelineSignatures, n, &[("n", &n.to_string())]);
        let counted = match (status.state, status.conditions.first()) {
            (State::NotInForce, Some(leaf)) => {
                let (have, need) = (leaf.have.to_string(), leaf.need.to_string());
                scene.fill(Message::TimelineOf, &[("have", &have), ("need", &need)])
            }
            (State::NotInForce, None) => String::new(),
            _ => {
                let options = crate::view::Options::default();
                header(scene, &options).state
            }
        };
        let date = scene.words.date(scene.on);
        let with = [("date", &*date), ("signatures", &*signed), ("progress", &*counted)];
        heard(scene, scene.fill(Message::TimelineValue, &with))
    }
}
