//! The dated acts.

use super::names::Names;
use super::problem::ProblemKind;
use super::reader::Node;
use super::treaty_file::{DATE, confidence};
use crate::domain::{Act, ActKind, Date};

/// The days between which a record has its acts.
#[derive(Clone, Copy)]
pub(super) struct Span {
    pub(super) opened: Option<Date>,
    pub(super) as_of: Option<Date>,
}

impl Span {
    /// Returns what is wrong with the date of an act.
    fn refuses(self, kind: Option<ActKind>, date: Date) -> Option<ProblemKind> {
        let text = |it: Date| it.to_string();
        let opens = kind.is_some_and(|it| it.is_signature() || it.is_consent());
        let late = self.as_of.filter(|&as_of| as_of < date);
        let early = self.opened.filter(|&opened| opens && date < opened);
        late.map(|it| ProblemKind::AfterRecord { date: text(date), as_of: text(it) }).or(
            early.map(|it| ProblemKind::BeforeOpening {
                date: text(date),
                opened: text(it),
            }),
        )
    }
}

pub(super) fn act<'a>(
    node: Node<'a>,
    names: &Names,
    span: Span,
) -> Option<(Node<'a>, Act)> {
    let object = node.object()?;
    let participant = object.must("participant", "the id of a participant");
    let participant = participant.and_then(|it| names.participant(it));
    let kind = object.must("kind", "the kind of act");
    let kind = kind.and_then(|it| it.word(&ActKind::ALL));
    let date_node = object.must("date", DATE);
    let date = date_node.and_then(Node::date);
    let effective = object.maybe_date("effective");
    let place = object.maybe_text("place");
    let article = object.maybe_article("article");
    let note = object.maybe_text("note");
    let sources = names.some_sources(&object);
    let confidence = confidence(&object);
    if let Some((node, wrong)) = date_node.zip(date.and_then(|it| span.refuses(kind, it)))
    {
        node.report(wrong);
    }
    object.close();
    let act = Act {
        participant: participant?,
        kind: kind?,
        date: date?,
        effective,
        place,
        article,
        note,
        sources,
        confidence,
        assumed: false,
    };
    Some((node, act))
}
