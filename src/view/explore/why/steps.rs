//! How the date follows, and on what it rests beside the count.

use super::WhyStep;
use crate::domain::{Basis, Derivation, EntryClause};
use crate::i18n::Message;
use crate::view::Scene;
use crate::view::card::{Quote, difference, own, plain};
use crate::view::explore::law::steps;

/// Returns how the date follows from the day on which the condition was met.
pub(super) fn derived(scene: &Scene, it: &Derivation<'_>) -> Vec<WhyStep> {
    let opened = scene.treaty().opened.date;
    let span = |window| scene.words.span(window, opened);
    let step = |what, when| WhyStep { what, when };
    let mut all = vec![step(scene.say(Message::StepMet), span(it.entry.met))];
    if let Some((delay, ends, lands)) = it.wait {
        for (what, day) in steps(scene, delay, ends, lands) {
            all.push(step(what, scene.words.date(day)));
        }
    }
    if let Some(day) = it.fixed {
        all.push(step(scene.say(Message::StepFixed), scene.words.date(day)));
    }
    if let Some((_, day)) = it.bound {
        all.push(step(scene.say(Message::StepBound), scene.words.date(day)));
    }
    all.push(step(scene.say(Message::StepEntry), span(it.entry.into_force)));
    all
}

/// Returns on what the date rests beside the count, and what was published.
pub(super) fn beside(
    scene: &Scene,
    rule: &EntryClause,
    it: &Derivation<'_>,
) -> Vec<Quote> {
    let mut remarks = Vec::new();
    match it.entry.basis {
        Basis::Counted => {}
        Basis::ConsistentWithPublished => {
            remarks.push(own(scene.say(Message::WhyConsistent)));
        }
        Basis::Attested => {
            remarks.push(own(scene.say(Message::WhyAttested)));
            let text = rule.attested.as_ref().and_then(|it| it.text.as_ref());
            remarks.extend(text.map(|it| plain(scene, it)));
        }
    }
    let Some(published) = &scene.treaty().published else { return remarks };
    let status = &scene.status;
    remarks.push(match (status.computed, &published.difference) {
        (Some(day), _) if day == published.date => {
            own(scene.say(Message::WhyPublishedSame))
        }
        (Some(day), Some(why)) if status.basis == Basis::Counted => {
            difference(scene, (published.date, day), &why.text)
        }
        _ => {
            let date = scene.words.date(published.date);
            own(scene.fill(Message::WhyPublished, &[("date", &date)]))
        }
    });
    remarks
}
