//! What keeps a date from following.

use crate::domain::{ConditionTrace, Date, Fact, LeafTrace, Test, Unit};
use crate::i18n::Message;
use crate::view::Scene;
use crate::view::explore::law::{amount, in_short, number};

/// Returns what a leaf lacks: "one consent is missing".
pub(super) fn lacking(scene: &Scene, it: &LeafTrace<'_>) -> String {
    let now = &it.now;
    if now.met {
        return scene.say(Message::WhyMissingNothing);
    }
    let lack = now.need.saturating_sub(now.have);
    match (&it.leaf.test, now.unit) {
        (Test::Fact(Fact::Since(_) | Fact::Elapsed(_)), _) => {
            scene.say(Message::WhyMissingDay)
        }
        (Test::Fact(_), _) => scene.say(Message::WhyMissingFact),
        (_, Unit::Participants) => {
            let number = number(scene, lack);
            scene.words.count(Message::WhyMissing, lack, &[("n", &number)])
        }
        (_, unit) => {
            // what is said must be enough: a share is rounded up to what can be shown
            let lack = match unit {
                Unit::Share => lack.div_ceil(10).saturating_mul(10),
                _ => lack,
            };
            let lack = amount(scene, unit, lack);
            scene.fill(Message::WhyMissingAmount, &[("n", &lack)])
        }
    }
}

/// Returns what keeps a date from following, in words.
pub(super) fn missing(scene: &Scene, it: &ConditionTrace<'_>, on: Date) -> Vec<String> {
    let opened = scene.treaty().opened.date;
    if on < opened {
        let date = scene.words.date(opened);
        return vec![scene.fill(Message::NotOpenYet, &[("date", &date)])];
    }
    let has_any = matches!(it, ConditionTrace::Any(_));
    let lead = if has_any { Message::WhyEither } else { Message::WhyNoDate };
    let mut lacks = vec![scene.say(lead)];
    gather(scene, it, &mut lacks);
    lacks
}

fn gather(scene: &Scene, it: &ConditionTrace<'_>, lacks: &mut Vec<String>) {
    match it {
        ConditionTrace::Leaf(it) => {
            let what = in_short(scene, it.leaf, &it.now);
            let with = [("what", &*what), ("missing", &lacking(scene, it))];
            lacks.push(scene.fill(Message::WhyLacks, &with));
        }
        ConditionTrace::All(parts) | ConditionTrace::Any(parts) => {
            parts.iter().for_each(|it| gather(scene, it, lacks));
        }
    }
}
