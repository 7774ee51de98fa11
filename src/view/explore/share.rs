//! What can be taken along, as it is offered.

use super::{Give, calendar, embed};
use crate::i18n::Message;
use crate::view::{Action, Figure, Format};

/// Things that belong together.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ShareGroup {
    /// What they are.
    pub label: String,
    /// The things.
    pub items: Vec<ShareItem>,
}

/// One thing to take along.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ShareItem {
    /// What its button says.
    pub label: String,
    /// What the button does.
    pub action: Action,
}

/// The pictures that can be saved.
const FORMATS: [(Format, &str); 3] =
    [(Format::Svg, "SVG"), (Format::Png, "PNG"), (Format::Png2, "PNG 2×")];

/// Returns what can be taken along of a figure.
pub fn share(figure: &Figure) -> Vec<ShareGroup> {
    let scene = &figure.scene;
    let give =
        |label: String, give: Give| ShareItem { label, action: Action::Give(give) };
    let say = |message: Message, it: Give| give(scene.say(message), it);
    let dated = |message: Message, day, it: Give| {
        give(scene.fill(message, &[("date", &scene.words.date(day))]), it)
    };
    let group = |label: Message, items: Vec<ShareItem>| ShareGroup {
        label: scene.say(label),
        items,
    };
    let mut groups = vec![group(
        Message::ShareLinks,
        vec![
            say(Message::ShareCopyLink, Give::CopyLink),
            say(Message::ShareLink, Give::ShareLink),
        ],
    )];
    if embed::can_embed(figure) {
        let frozen = Give::CopyEmbed(true);
        let items = vec![
            say(Message::ShareEmbedLive, Give::CopyEmbed(false)),
            dated(Message::ShareEmbedFrozen, scene.on, frozen),
        ];
        groups.push(group(Message::ShareEmbed, items));
    }
    let mut data = vec![
        say(Message::ShareCsv, Give::SaveCsv),
        say(Message::ShareJson, Give::SaveJson),
    ];
    if let Some((day, is_hypothetical)) = calendar::entry(scene) {
        let mut item = dated(Message::ShareCalendar, day, Give::SaveCalendar);
        if is_hypothetical {
            let with = [("event", &*item.label)];
            item.label = scene.fill(Message::CalendarHypothesis, &with);
        }
        data.push(item);
    }
    groups.push(group(Message::ShareData, data));
    let picture = |(format, label): (Format, &str)| ShareItem {
        label: label.to_owned(),
        action: Action::Download(format),
    };
    groups.push(group(Message::Download, FORMATS.into_iter().map(picture).collect()));
    let texts = vec![
        say(Message::ShareCitation, Give::CopyCitation),
        say(Message::SharePrint, Give::Print),
    ];
    groups.push(group(Message::ShareTexts, texts));
    groups
}
