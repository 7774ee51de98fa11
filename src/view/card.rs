//! The card of one participant: what it did, when, and what that means.

use super::{Look, Scene, look_of, participant_name};
use crate::domain::{
    Act, ActKind, Confidence, Consents, Leaf, Need, ParticipantId, SourceId, Standing,
    State, Test, Text,
};
use crate::i18n::Message;

/// A term and what it is.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct CardRow {
    /// "Signed".
    pub term: String,
    /// "5 September 2024, Vilnius".
    pub value: String,
}

/// A sentence from the record.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Quote {
    /// "Declaration · Article 3(1)(b)"; empty for a plain note.
    pub title: String,
    /// The sentence.
    pub text: String,
    /// Its language, where it is not the figure's.
    pub language: Option<String>,
}

/// A page where something was read.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct SourceLink {
    /// The address.
    pub url: String,
    /// The title, or the host's name.
    pub title: String,
}

/// The card of one participant.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Card {
    /// Whose card.
    pub id: ParticipantId,
    /// "Card: Norway".
    pub label: String,
    /// Its name.
    pub name: String,
    /// How it is drawn.
    pub look: Look,
    /// The words for that.
    pub status: String,
    /// Its acts and their effects.
    pub rows: Vec<CardRow>,
    /// Why it has no acts of its own, or how it could join.
    pub explanation: Option<Quote>,
    /// Declarations, reservations and the like.
    pub quotes: Vec<Quote>,
    /// Sourced facts.
    pub notes: Vec<Quote>,
    /// Where all that was read.
    pub sources: Vec<SourceLink>,
}

/// Returns the card of a participant, or of any State that might be one.
pub fn card(scene: &Scene, id: ParticipantId) -> Card {
    let name = participant_name(scene, id);
    let look = look_of(scene, id);
    let mut card = Card {
        id,
        label: scene.fill(Message::CardLabel, &[("name", &name)]),
        name,
        look,
        status: look.label(scene),
        rows: act_rows(scene, id),
        explanation: explanation(scene, id),
        quotes: Vec::new(),
        notes: Vec::new(),
        sources: Vec::new(),
    };
    card.rows.extend(effect_rows(scene, id));
    card.rows.extend(counts_row(scene, id));
    for act in known_acts(scene, id).filter(|it| !is_dated_step(it.kind)) {
        card.quotes.push(quote(scene, act));
    }
    let participant = scene.treaty().participants.get(&id);
    let notes = participant.map(|it| it.notes.as_slice()).unwrap_or_default();
    // a note tells of the world as of the record: it has no place on an earlier day
    let notes = if scene.on < scene.treaty().as_of { &[] } else { notes };
    card.notes.extend(notes.iter().map(|note| plain(scene, &note.text)));

    let represented = scene.treaty().represented(id, scene.on);
    let cited = known_acts(scene, id)
        .flat_map(|it| &it.sources)
        .chain(notes.iter().flat_map(|it| &it.sources))
        .chain(represented.iter().flat_map(|it| &it.sources));
    let mut seen: Vec<&SourceId> = Vec::new();
    for source in cited {
        if !seen.contains(&source) {
            seen.push(source);
        }
    }
    card.sources = seen.into_iter().filter_map(|it| link(scene, it)).collect();
    card
}

/// Returns the link for a source.
pub(super) fn link(scene: &Scene, id: &SourceId) -> Option<SourceLink> {
    let source = scene.treaty().sources.get(id)?;
    let title = match &source.title {
        Some(title) => scene.text(title).to_owned(),
        None => source.host().to_owned(),
    };
    Some(SourceLink { url: source.url.clone(), title })
}

fn known_acts(scene: &Scene, id: ParticipantId) -> impl Iterator<Item = &Act> {
    let on = scene.on;
    scene.treaty().acts_of(id).filter(move |it| it.day.to <= on)
}

/// Signatures, consents and withdrawals are rows; the rest are quotes.
fn is_dated_step(kind: ActKind) -> bool {
    kind.is_signature() || kind.is_consent() || kind.is_withdrawal()
}

fn kind_message(kind: ActKind) -> Message {
    match kind {
        ActKind::Signature => Message::KindSignature,
        ActKind::DefinitiveSignature => Message::KindDefinitiveSignature,
        ActKind::Ratification => Message::KindRatification,
        ActKind::Acceptance => Message::KindAcceptance,
        ActKind::Approval => Message::KindApproval,
        ActKind::Accession => Message::KindAccession,
        ActKind::Succession => Message::KindSuccession,
        ActKind::FormalConfirmation => Message::KindFormalConfirmation,
        ActKind::Consent => Message::KindConsent,
        ActKind::AcceptanceOfAccession => Message::KindAcceptanceOfAccession,
        ActKind::RevocationOfWithdrawal => Message::KindRevocationOfWithdrawal,
        ActKind::ProvisionalApplication => Message::KindProvisionalApplication,
        ActKind::Declaration => Message::KindDeclaration,
        ActKind::Reservation => Message::KindReservation,
        ActKind::Objection => Message::KindObjection,
        ActKind::TerritorialExtension => Message::KindTerritorialExtension,
        ActKind::Withdrawal => Message::KindWithdrawal,
        ActKind::Denunciation => Message::KindDenunciation,
    }
}

fn act_rows(scene: &Scene, id: ParticipantId) -> Vec<CardRow> {
    let steps = known_acts(scene, id).filter(|it| is_dated_step(it.kind));
    let mut rows: Vec<CardRow> = steps
        .map(|act| {
            let mut value = scene.words.date(act.day.to);
            if let Some(place) = &act.place {
                value = format!("{value}, {}", scene.text(place));
            }
            if act.confidence < Confidence::High {
                value = format!("{value} ({})", scene.say(Message::ToBeConfirmed));
            }
            CardRow { term: scene.say(kind_message(act.kind)), value }
        })
        .collect();
    let standing = scene.status.of(id).map(|row| row.standing);
    let known_on = scene.words.date(scene.known_on());
    if standing == Some(Standing::Signatory) {
        rows.push(CardRow {
            term: scene.say(Message::KindRatification),
            // said of the last day that the record speaks for, not of today
            value: scene.fill(Message::NotYet, &[("date", &known_on)]),
        });
    }
    rows
}

fn effect_rows(scene: &Scene, id: ParticipantId) -> Vec<CardRow> {
    let Some(row) = scene.status.of(id) else { return Vec::new() };
    let mut rows = Vec::new();
    let in_force = match (row.in_force(), row.standing) {
        (Some(day), _) => Some(scene.words.date(day)),
        (None, Standing::Contracting) => Some(scene.say(Message::WithTheTreaty)),
        (None, _) => None,
    };
    if let Some(value) = in_force {
        rows.push(CardRow { term: scene.say(Message::InForceFor), value });
    }
    if let Some(day) = row.ended() {
        let value = scene.words.date(day);
        rows.push(CardRow { term: scene.say(Message::Ended), value });
    }
    rows
}

/// Returns what the consent of a participant counts towards, or would.
fn counts_row(scene: &Scene, id: ParticipantId) -> Option<CardRow> {
    let treaty = scene.treaty();
    let row = scene.status.of(id)?;
    let is_open = scene.status.state == State::NotInForce;
    if !is_open || row.represented_by.is_some() || !treaty.may_sign(id, scene.on) {
        return None;
    }
    let (_, clause) = treaty.entry_clauses().next()?;
    let leaves = clause.condition.leaves().into_iter();
    let parts: Vec<String> = leaves.filter_map(|it| counts_as(scene, it, id)).collect();
    let has_consented = row.standing == Standing::Contracting;
    let term = if has_consented { Message::Counts } else { Message::WouldCount };
    Some(CardRow { term: scene.say(term), value: parts.join(", ") })
}

fn counts_as(scene: &Scene, leaf: &Leaf, id: ParticipantId) -> Option<String> {
    let Test::Consents(Consents { need: Need::Count(need), .. }) = &leaf.test else {
        return None;
    };
    let need = need.to_string();
    let Some(group) = leaf.group() else {
        return Some(scene.fill(Message::CountsTotal, &[("need", &need)]));
    };
    let is_member = scene.treaty().in_group(group, id, scene.on);
    let named = scene.treaty().groups.get(group);
    let named = named.map_or("", |it| scene.text(&it.members_name));
    let message = if is_member { Message::CountsGroup } else { Message::CountsNotGroup };
    Some(scene.fill(message, &[("need", &need), ("group", named)]))
}

fn explanation(scene: &Scene, id: ParticipantId) -> Option<Quote> {
    let treaty = scene.treaty();
    if let Some(by) = treaty.represented(id, scene.on) {
        return Some(plain(scene, &by.text));
    }
    let own = |text: String| Some(Quote { title: String::new(), text, language: None });
    if treaty.participants.contains_key(&id) {
        let has_acted = known_acts(scene, id).next().is_some();
        let date = scene.words.date(scene.known_on());
        return own(scene.fill(Message::NoAct, &[("date", &date)]))
            .filter(|_| !has_acted);
    }
    let (article, clause) = treaty.accession_clause()?;
    let is_closed =
        clause.after_entry_into_force && !matches!(scene.status.state, State::InForce(_));
    let message = match (clause.by_invitation, is_closed) {
        (true, true) => Message::OpenTo,
        (true, false) => Message::MayAccedeInvited,
        (false, _) => Message::MayAccede,
    };
    own(scene.fill(message, &[("article", &article.0)]))
}

fn plain(scene: &Scene, text: &Text) -> Quote {
    Quote {
        title: String::new(),
        text: scene.text(text).to_owned(),
        language: scene.foreign(text),
    }
}

fn quote(scene: &Scene, act: &Act) -> Quote {
    let kind = scene.say(kind_message(act.kind));
    let article = act.article.as_ref();
    let article = article.map(|it| scene.fill(Message::Article, &[("article", &it.0)]));
    let title = match article {
        Some(article) => format!("{kind} · {article}"),
        None => kind,
    };
    let note = act.note.as_ref().map(|it| plain(scene, it));
    let (text, language) =
        note.map_or((String::new(), None), |it| (it.text, it.language));
    Quote { title, text, language }
}
