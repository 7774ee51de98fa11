//! The card of one participant: what it did, when, and what that means.

use super::{Look, Scene, look_of, participant_name, shape_name};
use crate::domain::{
    Act, ActKind, Confidence, Consents, Date, Episode, Leaf, Need, Note, ParticipantId,
    ParticipantKind, SourceId, Standing, State, Test, Text, sorted_by,
};
use crate::geo::ShapeCode;
use crate::i18n::{Message, uncapital};

/// A term and what it is.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct CardRow {
    /// "Signed".
    pub term: String,
    /// "5 September 2024, Vilnius".
    pub value: String,
}

/// A sentence from the record; one of title and text may be empty.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Quote {
    /// "Declaration · Article 3(1)(b)".
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
        rows: rows(scene, id),
        explanation: explanation(scene, id),
        quotes: Vec::new(),
        notes: Vec::new(),
        sources: Vec::new(),
    };
    card.rows.extend(counts_row(scene, id));
    for act in known_acts(scene, id) {
        if !is_dated_step(act.kind) {
            card.quotes.push(quote(scene, act));
        } else if let Some(note) = act.note.as_ref().filter(|_| wants_note(act)) {
            card.notes.push(plain(scene, note));
        }
    }
    card.quotes.extend(differences(scene, id));
    let participant = scene.treaty().participants.get(&id);
    let notes = participant.map(|it| it.notes.as_slice()).unwrap_or_default();
    // a note tells of the world as of the record: it has no place on an earlier day
    let notes = if scene.on < scene.treaty().as_of { &[] } else { notes };
    let until = participant.and_then(|it| it.until).filter(|&it| it <= scene.on);
    card.notes.extend(until.map(|day| {
        let day = scene.words.date(day);
        own(scene.fill(Message::Ceased, &[("date", &day)]))
    }));
    card.notes.extend(notes.iter().map(|it| note(scene, it)));

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

/// Acts that change where a participant stands are rows; the rest are quotes.
fn is_dated_step(kind: ActKind) -> bool {
    let others = [ActKind::RevocationOfWithdrawal, ActKind::ProvisionalApplication];
    kind.is_signature()
        || kind.is_consent()
        || kind.is_withdrawal()
        || others.contains(&kind)
}

/// Returns whether what the file says of a step belongs on the card: it explains a day that
/// is not known or doubtful, or a withdrawal.
fn wants_note(act: &Act) -> bool {
    let is_clear = act.day.day().is_some() && act.confidence > Confidence::Low;
    !is_clear || act.kind.is_withdrawal()
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

/// Returns a value with remarks after it, in brackets.
fn remarked(scene: &Scene, value: String, remarks: &[(bool, Message)]) -> String {
    let said = remarks.iter().filter(|it| it.0).map(|it| scene.say(it.1));
    let said: Vec<String> = said.collect();
    if said.is_empty() {
        return value;
    }
    format!("{value} ({})", said.join(&scene.say(Message::AnswerSeparator)))
}

/// Returns the acts of a participant and their effects, in the order in which they came.
fn rows(scene: &Scene, id: ParticipantId) -> Vec<CardRow> {
    let mut rows: Vec<(Date, CardRow)> = Vec::new();
    let mut has_consented = false;
    for act in known_acts(scene, id).filter(|it| is_dated_step(it.kind)) {
        has_consented |= act.kind.is_consent();
        let from =
            act.effective.filter(|_| act.kind == ActKind::ProvisionalApplication);
        let mut value =
            from.map_or_else(|| scene.act_day(act), |day| scene.words.date(day));
        if let Some(place) = &act.place {
            value = format!("{value}, {}", scene.text(place));
        }
        let remarks = [
            (act.kind == ActKind::Consent, Message::MeansNotKnown),
            (act.confidence < Confidence::High, Message::ToBeConfirmed),
        ];
        let value = remarked(scene, value, &remarks);
        let term = scene.say(kind_message(act.kind));
        rows.push((act.day.to, CardRow { term, value }));
    }
    let row = scene.status.of(id);
    if row.is_some_and(|it| it.standing == Standing::Signatory) && !has_consented {
        let known_on = scene.words.date(scene.known_on());
        // said of the last day that the record speaks for, not of today, and not at all
        // where it is known to lack consents
        let is_open = scene.treaty().completeness.consents == Some(false);
        let message = if is_open { Message::NotOnRecord } else { Message::NotYet };
        let value = scene.fill(message, &[("date", &known_on)]);
        let term = scene.say(Message::KindRatification);
        rows.push((Date::MAX, CardRow { term, value }));
    }
    for episode in row.into_iter().flat_map(|it| it.all_episodes()) {
        rows.extend(effect_rows(scene, id, episode));
    }
    let rows = sorted_by(rows, |a, b| a.0.cmp(&b.0));
    rows.into_iter().map(|it| it.1).collect()
}

/// Returns from when and until when a consent has effect.
fn effect_rows(
    scene: &Scene,
    id: ParticipantId,
    episode: &Episode,
) -> Vec<(Date, CardRow)> {
    let state = scene.status.state;
    let mut rows = Vec::new();
    let mut push = |day: Date, term: Message, value: String| {
        rows.push((day, CardRow { term: scene.say(term), value }));
    };
    let Some(since) = episode.in_force else {
        let stands = episode.ended.is_none_or(|it| scene.on < it.to);
        if stands && matches!(state, State::NotInForce | State::Pending(_)) {
            push(Date::MAX, Message::InForceFor, scene.say(Message::WithTheTreaty));
        }
        return rows;
    };
    let floor = scene.status.entry().map_or(Date::MIN, |it| it.into_force.from);
    push(since.to, Message::InForceFor, scene.words.span(since, floor));
    if let Some(end) = episode.ended {
        let mut acts = known_acts(scene, id);
        let is_doubtful = acts.any(|it| {
            it.kind.is_withdrawal()
                && Some(it.day) == episode.withdrawn
                && it.confidence < Confidence::High
        });
        let term = if end.to <= scene.on { Message::Ended } else { Message::Ends };
        let value = scene.words.span(end, since.to);
        let value = remarked(scene, value, &[(is_doubtful, Message::ToBeConfirmed)]);
        push(end.to, term, value);
    }
    rows
}

/// Returns the published dates of effect that are not what the clauses give, and why.
fn differences(scene: &Scene, id: ParticipantId) -> Vec<Quote> {
    let row = scene.status.of(id);
    let episodes = row.into_iter().flat_map(|it| it.all_episodes());
    let mut quotes = Vec::new();
    for it in episodes.filter(|it| it.differs) {
        let pairs = [
            (it.published_in_force, it.computed_in_force),
            (it.published_ended, it.computed_ended),
        ];
        let apart = pairs.into_iter().filter_map(|(a, b)| a.zip(b)).find(|it| it.0 != it.1);
        let acts = known_acts(scene, id).filter_map(|act| act.difference.as_ref());
        let why = acts.into_iter().find(|why| Some(why.reason) == it.reason);
        quotes.extend(
            apart.map(|apart| difference(scene, apart, why.map(|it| &it.text))),
        );
    }
    quotes
}

/// Returns a published date beside the computed one, and why they differ.
pub(super) fn difference(
    scene: &Scene,
    (published, computed): (Date, Date),
    why: Option<&Text>,
) -> Quote {
    let [published, computed] = [published, computed].map(|it| scene.words.date(it));
    let with = [("published", published.as_str()), ("computed", computed.as_str())];
    let title = scene.fill(Message::Differs, &with);
    Quote { title, ..why.map_or(own(String::new()), |it| plain(scene, it)) }
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
    if parts.is_empty() {
        return None;
    }
    let has_consented = row.standing == Standing::Contracting;
    let term = if has_consented { Message::Counts } else { Message::WouldCount };
    Some(CardRow { term: scene.say(term), value: parts.join(", ") })
}

fn counts_as(scene: &Scene, leaf: &Leaf, id: ParticipantId) -> Option<String> {
    let Test::Consents(Consents { need, whose }) = &leaf.test else { return None };
    let treaty = scene.treaty();
    let kind = treaty.participants.get(&id)?.kind;
    if whose.states_only && kind != ParticipantKind::State {
        return None;
    }
    let named = leaf.group().map(|group| {
        let named = treaty.groups.get(group);
        let named = named.map_or("", |it| scene.text(&it.members_name));
        (named, treaty.in_group(group, id, scene.on))
    });
    let count = |message, need: u32, group: &str| {
        Some(scene.fill(message, &[("need", &need.to_string()), ("group", group)]))
    };
    match (need, named) {
        (Need::Count(need), None) => count(Message::CountsTotal, *need, ""),
        (Need::Count(need), Some((group, true))) => {
            count(Message::CountsGroup, *need, group)
        }
        (Need::Count(need), Some((group, false))) => {
            count(Message::CountsNotGroup, *need, group)
        }
        (Need::Every(id), Some((group, true))) => {
            let all = treaty.groups.get(id)?.on(scene.on).fold(0, |n, _| n + 1);
            count(Message::CountsNamed, all, group)
        }
        (Need::Share(_, weights), _) => {
            let weights = treaty.weights.get(weights)?;
            let own = u64::from(*weights.values.get(&id)?);
            let share = (own * 10_000).checked_div(weights.total)?;
            let share = u32::try_from(share).ok().filter(|&it| it > 0)?;
            let (have, what) =
                (scene.words.percent(share), uncapital(scene.text(&weights.name)));
            Some(scene.fill(Message::CountsShare, &[("have", &have), ("what", &what)]))
        }
        _ => None,
    }
}

fn explanation(scene: &Scene, id: ParticipantId) -> Option<Quote> {
    let treaty = scene.treaty();
    if let Some(by) = treaty.represented(id, scene.on) {
        return Some(plain(scene, &by.text));
    }
    let no_act = || {
        let date = scene.words.date(scene.known_on());
        let said = scene.fill(Message::NoAct, &[("date", &date)]);
        let gaps = scene.is_incomplete().then(|| scene.say(Message::Incomplete));
        let said: Vec<String> = std::iter::once(said).chain(gaps).collect();
        own(said.join(" "))
    };
    if treaty.participants.contains_key(&id) {
        let has_acted = known_acts(scene, id).next().is_some();
        return (!has_acted).then(no_act);
    }
    let Some((article, clause)) = treaty.accession_clause() else {
        return Some(no_act());
    };
    let is_closed =
        clause.after_entry_into_force && !matches!(scene.status.state, State::InForce(_));
    let message = match (clause.by_invitation, is_closed) {
        (true, true) => Message::OpenTo,
        (true, false) => Message::MayAccedeInvited,
        (false, _) => Message::MayAccede,
    };
    Some(own(scene.fill(message, &[("article", &article.0)])))
}

/// Returns words of our own.
fn own(text: String) -> Quote {
    Quote { title: String::new(), text, language: None }
}

/// Returns a sourced sentence, with a word of doubt where the file has one.
pub(super) fn note(scene: &Scene, note: &Note) -> Quote {
    let said = plain(scene, &note.text);
    let remarks = [(note.confidence < Confidence::High, Message::ToBeConfirmed)];
    Quote { text: remarked(scene, said.text, &remarks), ..said }
}

pub(super) fn plain(scene: &Scene, text: &Text) -> Quote {
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
    // without words of its own: the territory or whom it is addressed to, and the day
    let about = || {
        let territory = act.territory.as_ref().and_then(|it| ShapeCode::parse(it));
        let territory = territory.map(|it| shape_name(scene, it));
        let to = act.to.map(|it| participant_name(scene, it));
        let parts = territory.or(to).into_iter().chain([scene.act_day(act)]);
        own(parts.collect::<Vec<_>>().join(", "))
    };
    let said = act.note.as_ref().map_or_else(about, |it| plain(scene, it));
    Quote { title, ..said }
}
