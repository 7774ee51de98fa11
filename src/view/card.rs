//! The card of one participant: what it did, when, and what that means.

use super::scene::joined;
use super::{Look, Scene, look_of, participant_name, shape_name};
use crate::domain::{
    Act, ActKind, Confidence, Consents, Date, Episode, Leaf, Need, Note, ParticipantId,
    ParticipantKind, SourceId, Standing, State, Test, Text,
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
    let acts = known_acts(scene, id);
    for &act in &acts {
        if !is_dated_step(act.kind) {
            card.quotes.push(quote(scene, act));
        } else if let Some(note) = act.note.as_ref().filter(|_| wants_note(act)) {
            card.notes.push(plain(scene, note));
        }
    }
    differences(scene, id, &mut card.quotes);
    let participant = scene.treaty().participants.get(&id);
    let notes = participant.map(|it| it.notes.as_slice()).unwrap_or_default();
    // a note tells of the world as of the record: it has no place on an earlier day
    let notes = if scene.on < scene.treaty().as_of { &[] } else { notes };
    let until = participant.and_then(|it| it.until).filter(|&it| it <= scene.on);
    if let Some(day) = until {
        let day = scene.words.date(day);
        card.notes.push(own(scene.fill(Message::Ceased, &[("date", &day)])));
    }
    card.notes.extend(notes.iter().map(|it| note(scene, it)));

    let represented = scene.treaty().represented(id, scene.on);
    let cited = acts
        .iter()
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

fn known_acts(scene: &Scene, id: ParticipantId) -> Vec<&Act> {
    let on = scene.on;
    scene.treaty().acts_of(id).filter(|it| it.day.to <= on).collect()
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

/// Returns the words for an act: "Signed", "Approved".
pub(super) fn kind_message(kind: ActKind) -> Message {
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
        ActKind::TerritorialExclusion => Message::KindTerritorialExclusion,
        ActKind::Withdrawal => Message::KindWithdrawal,
        ActKind::Denunciation => Message::KindDenunciation,
    }
}

/// Returns a value with the remarks after it, in brackets, for which there is reason.
fn remarked(scene: &Scene, value: String, remarks: &[(bool, Message)]) -> String {
    let mut said = String::new();
    for &(_, remark) in remarks.iter().filter(|it| it.0) {
        said.push_str(if said.is_empty() { " (" } else { ", " });
        said.push_str(&scene.say(remark));
    }
    let end = if said.is_empty() { "" } else { ")" };
    format!("{value}{said}{end}")
}

/// The rows of a card, in the order of their days.
struct Rows<'a> {
    scene: &'a Scene,
    days: Vec<Date>,
    rows: Vec<CardRow>,
}

impl Rows<'_> {
    /// Adds a row after those of the same day and before.
    fn add(&mut self, day: Date, term: Message, value: String) {
        let place = self.days.iter().position(|&it| day < it);
        let place = place.unwrap_or(self.days.len());
        self.days.insert(place, day);
        self.rows.insert(place, CardRow { term: self.scene.say(term), value });
    }

    /// Adds an act.
    fn act(&mut self, act: &Act) {
        let scene = self.scene;
        let from = act.effective.filter(|_| act.kind == ActKind::ProvisionalApplication);
        let mut value = match from {
            Some(day) => scene.words.date(day),
            None => scene.act_day(act),
        };
        if let Some(place) = &act.place {
            value = format!("{value}, {}", scene.text(place));
        }
        let remarks = [
            (act.kind == ActKind::Consent, Message::MeansNotKnown),
            (act.confidence < Confidence::High, Message::ToBeConfirmed),
        ];
        let value = remarked(scene, value, &remarks);
        self.add(act.day.to, kind_message(act.kind), value);
    }

    /// Adds from when and until when a consent has effect.
    fn effect(&mut self, id: ParticipantId, episode: &Episode) {
        let scene = self.scene;
        let Some(since) = episode.in_force else {
            let stands = episode.ended.is_none_or(|it| scene.on < it.to);
            let is_ahead =
                matches!(scene.status.state, State::NotInForce | State::Pending(_));
            if stands && is_ahead {
                let value = scene.say(Message::WithTheTreaty);
                self.add(Date::MAX, Message::InForceFor, value);
            }
            return;
        };
        let floor = scene.status.entry().map_or(Date::MIN, |it| it.into_force.from);
        let mut value = scene.words.span(since, floor);
        if scene.entry_is_assumed() || scene.assumes_consent(id) {
            value = scene.marked(&value);
        }
        self.add(since.to, Message::InForceFor, value);
        let Some(end) = episode.ended else { return };
        let is_doubtful = known_acts(scene, id).iter().any(|it| {
            it.kind.is_withdrawal()
                && Some(it.day) == episode.withdrawn
                && it.confidence < Confidence::High
        });
        let term = if end.to <= scene.on { Message::Ended } else { Message::Ends };
        let value = scene.words.span(end, since.to);
        let mut value = remarked(scene, value, &[(is_doubtful, Message::ToBeConfirmed)]);
        let mut assumed = scene.assumed.acts.iter();
        if assumed.any(|it| it.participant == id && it.kind.is_withdrawal()) {
            value = scene.marked(&value);
        }
        self.add(end.to, term, value);
    }
}

/// Returns the acts of a participant and their effects, in the order in which they came.
fn rows(scene: &Scene, id: ParticipantId) -> Vec<CardRow> {
    let mut rows = Rows { scene, days: Vec::new(), rows: Vec::new() };
    let mut has_consented = false;
    for act in known_acts(scene, id) {
        if is_dated_step(act.kind) {
            has_consented |= act.kind.is_consent();
            rows.act(act);
        }
    }
    // who is taken to sign does so to consent on the same day
    let assumed = scene.assumed.acts.iter().filter(|it| !it.kind.is_signature());
    for act in assumed.filter(|it| it.participant == id) {
        let value = scene.marked(&scene.words.date(act.day.to));
        rows.add(act.day.to, kind_message(act.kind), value);
    }
    let Some(row) = scene.status.of(id) else { return rows.rows };
    if row.standing == Standing::Signatory && !has_consented {
        let known_on = scene.words.date(scene.known_on());
        // said of the last day that the record speaks for, not of today, and not at all
        // where it is known to lack consents
        let is_open = scene.treaty().completeness.consents == Some(false);
        let message = if is_open { Message::NotOnRecord } else { Message::NotYet };
        let value = scene.fill(message, &[("date", &known_on)]);
        rows.add(Date::MAX, Message::KindRatification, value);
    }
    for episode in row.all_episodes() {
        rows.effect(id, episode);
    }
    rows.rows
}

/// Adds the published dates of effect that are not what the clauses give, and why.
fn differences(scene: &Scene, id: ParticipantId, quotes: &mut Vec<Quote>) {
    let Some(row) = scene.status.of(id) else { return };
    for it in row.all_episodes().filter(|it| it.differs) {
        let began = it.published_in_force.zip(it.computed_in_force);
        let ended = it.published_ended.zip(it.computed_ended);
        let began = began.filter(|it| it.0 != it.1);
        let acts = known_acts(scene, id);
        let mut whys = acts.iter().filter_map(|act| act.difference.as_ref());
        let why = whys.find(|why| Some(why.reason) == it.reason);
        if let (Some(dates), Some(why)) = (began.or(ended), why) {
            quotes.push(difference(scene, dates, &why.text));
        }
    }
}

/// Returns a published date beside the computed one, and why they differ.
pub(super) fn difference(
    scene: &Scene,
    (published, computed): (Date, Date),
    why: &Text,
) -> Quote {
    let (published, computed) = (scene.words.date(published), scene.words.date(computed));
    let with = [("published", published.as_str()), ("computed", computed.as_str())];
    Quote { title: scene.fill(Message::Differs, &with), ..plain(scene, why) }
}

/// Returns what the consent of a participant counts towards, or would.
fn counts_row(scene: &Scene, id: ParticipantId) -> Option<CardRow> {
    let treaty = scene.treaty();
    let row = scene.status.of(id)?;
    let is_open = scene.status.state == State::NotInForce;
    if !is_open || row.represented_by.is_some() || !treaty.may_sign(id, scene.on) {
        return None;
    }
    let mut parts: Vec<String> = Vec::new();
    for (_, clause) in treaty.entry_clauses() {
        for leaf in clause.condition.leaves() {
            parts.extend(counts_as(scene, leaf, id, parts.is_empty()));
        }
    }
    if parts.is_empty() {
        return None;
    }
    let has_consented = row.standing == Standing::Contracting;
    let term = if has_consented { Message::Counts } else { Message::WouldCount };
    Some(CardRow { term: scene.say(term), value: joined(&parts, ", ") })
}

fn counts_as(
    scene: &Scene,
    leaf: &Leaf,
    id: ParticipantId,
    is_first: bool,
) -> Option<String> {
    let Test::Consents(Consents { need, whose }) = &leaf.test else { return None };
    let treaty = scene.treaty();
    if whose.states_only && treaty.participants.get(&id)?.kind != ParticipantKind::State {
        return None;
    }
    let group = leaf.group();
    let named = group.and_then(|it| treaty.groups.get(it));
    let is_member = group.is_none_or(|it| treaty.in_group(it, id, scene.on));
    let (message, need) = match need {
        // of whom it is one is said where the count before leaves it open
        Need::Count(need) if is_member && (group.is_none() || is_first) => {
            (Message::CountsTotal, *need)
        }
        Need::Count(need) if is_member => (Message::CountsGroup, *need),
        Need::Count(need) => (Message::CountsNotGroup, *need),
        Need::Every(_) if is_member => {
            (Message::CountsNamed, named?.on(scene.on).fold(0, |n, _| n + 1))
        }
        Need::Share(_, weights) => {
            let weights = treaty.weights.get(weights)?;
            let share = weights.share(id);
            if share == 0 {
                return None;
            }
            let have = scene.words.percent(share);
            let what = uncapital(scene.text(&weights.name));
            let with = [("have", have.as_str()), ("what", &what)];
            return Some(scene.fill(Message::CountsShare, &with));
        }
        _ => return None,
    };
    let group = named.map_or("", |it| scene.text(&it.members_name));
    Some(scene.fill(message, &[("need", &need.to_string()), ("group", group)]))
}

fn explanation(scene: &Scene, id: ParticipantId) -> Option<Quote> {
    let treaty = scene.treaty();
    if let Some(by) = treaty.represented(id, scene.on) {
        return Some(plain(scene, &by.text));
    }
    let no_act = || {
        let date = scene.words.date(scene.known_on());
        let said = scene.fill(Message::NoAct, &[("date", &date)]);
        if scene.is_incomplete() {
            return own(format!("{said} {}", scene.say(Message::Incomplete)));
        }
        own(said)
    };
    if treaty.participants.contains_key(&id) {
        let has_acted = !known_acts(scene, id).is_empty();
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
pub(super) fn own(text: String) -> Quote {
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
        let day = scene.act_day(act);
        own(territory.or(to).map_or(day.clone(), |it| format!("{it}, {day}")))
    };
    let said = act.note.as_ref().map_or_else(about, |it| plain(scene, it));
    Quote { title, ..said }
}
