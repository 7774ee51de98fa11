//! `explain FILE`: the trace, clause by clause, as a person would tell it.

use super::clauses::clause;
use super::question::Question;
use super::requirement::{asked, found};
use super::status::{heading, outlook};
use super::voice::Voice;
use super::wait::{delay, period};
use super::{Stop, Streams, tipping};
use crate::domain::{
    ActKind, Basis, Bound, ConditionTrace, Derivation, EntryTrace, History, Leaf,
    LeafTrace, Need, NotCounted, ParticipantId, Rule, Status, Test, Unit, Window,
};
use std::io::{self, Write};

pub(super) fn run(args: lexopt::Parser, streams: &mut Streams<'_>) -> Result<(), Stop> {
    let question = Question::read(args, streams, false)?;
    let Question { treaty, status, assumptions, .. } = &question;
    let voice = Voice::of(treaty)?;
    let out = &mut *streams.out;
    heading(&question, out)?;
    let (signed, consented) = (status.signatures, status.consents);
    let has = if signed == 1 { "has" } else { "have" };
    let stand = if consented == 1 { "stands by its" } else { "stand by their" };
    writeln!(out, "{signed} {has} signed, {consented} {stand} consent to be bound")?;
    let history = History::assuming(treaty, status.on, assumptions);
    let mut traces = history.explain(status.on).into_iter();
    for it in &treaty.clauses {
        let read = if it.text_read { "" } else { " (its text was not read in a source)" };
        writeln!(out, "\nArticle {}{read}", it.article)?;
        if let Some(note) = &it.note {
            writeln!(out, "  Note: {}", note.words("en"))?;
        }
        match (&it.rule, traces.len()) {
            (Rule::EntryIntoForce(_), 1..) => {
                if let Some(trace) = traces.next() {
                    entry(&voice, &trace, status, out)?;
                }
            }
            _ => clause(&voice, it, status, out)?,
        }
    }
    writeln!(out)?;
    for line in tipping::lines(&voice, status.on, &history.tipping(status.on)) {
        writeln!(out, "{line}")?;
    }
    record(&voice, status, out)?;
    Ok(())
}

/// Tells of the clause on entry into force: what it asks, what was found, what follows.
fn entry(
    voice: &Voice<'_>,
    trace: &EntryTrace<'_>,
    status: &Status,
    out: &mut dyn Write,
) -> io::Result<()> {
    match (trace.rule.delay, trace.rule.fixed) {
        (wait, Some(fixed)) => {
            let (by, day) =
                (if fixed.before { "before" } else { "by" }, voice.date(fixed.date));
            write!(
                out,
                "  The treaty enters into force on {day} if its condition is met {by}"
            )?;
            write!(out, " that day")?;
            let otherwise = wait.map(|it| format!(", otherwise {} it is met", delay(it)));
            writeln!(out, "{}.", otherwise.unwrap_or_default())?;
        }
        (Some(wait), None) => {
            writeln!(
                out,
                "  The treaty enters into force {} its condition is met.",
                delay(wait)
            )?;
        }
        (None, None) => {}
    }
    for it in &trace.rule.not_before {
        let bound = match it.bound {
            Bound::Date(day) => voice.date(day),
            Bound::AfterOpening(wait) => {
                format!("{} after the opening for signature", period(wait))
            }
        };
        let ground = it.text.as_ref().map(|it| format!(" ({})", it.words("en")));
        writeln!(out, "  Not before {bound}{}.", ground.unwrap_or_default())?;
    }
    let met = trace.derivation.as_ref().map(|it| it.entry.met);
    condition(voice, &trace.condition, met, 1, out)?;
    match &trace.derivation {
        Some(derivation) => derived(voice, derivation, out)?,
        None => {
            let outlook = outlook(status, &|day| voice.date(day));
            writeln!(out, "  {}.", sentence(&outlook))?;
        }
    }
    published(voice, trace, status, out)
}

fn condition(
    voice: &Voice<'_>,
    node: &ConditionTrace<'_>,
    met: Option<Window>,
    depth: usize,
    out: &mut dyn Write,
) -> io::Result<()> {
    let margin = "  ".repeat(depth);
    let (what, inner) = match node {
        ConditionTrace::Leaf(it) => return leaf(voice, it, met, &margin, out),
        ConditionTrace::All(inner) => ("All of this is needed:", inner),
        ConditionTrace::Any(inner) => ("One of these is enough:", inner),
    };
    writeln!(out, "{margin}{what}")?;
    inner.iter().try_for_each(|it| condition(voice, it, met, depth + 1, out))
}

fn leaf(
    voice: &Voice<'_>,
    it: &LeafTrace<'_>,
    met: Option<Window>,
    margin: &str,
    out: &mut dyn Write,
) -> io::Result<()> {
    let shown = it.then.as_ref().unwrap_or(&it.now);
    let asked = asked(voice, it.leaf, shown);
    let own = format!("{margin}- Article {}: {asked}", it.leaf.article);
    let when =
        if shown.unit == Unit::Fact { it.now.since.map(Into::into) } else { it.met };
    let found = found(shown);
    match (shown.met, when) {
        (true, Some(day)) => write!(out, "{own}: met {}", voice.on(day))?,
        (true, None) => write!(out, "{own}: met")?,
        (false, _) if shown.unit == Unit::Fact => write!(out, "{own}: not met")?,
        (false, _) => write!(out, "{own}: not met, {found} so far")?,
    }
    if shown.unit == Unit::Fact {
        return writeln!(out, ".");
    }
    let with = match (shown.met, met) {
        (true, Some(day)) => format!("; {found} {}", voice.on(day)),
        (true, None) => format!("; {found} now"),
        (false, _) => String::new(),
    };
    writeln!(out, "{with}.")?;
    let list = |label: &str, who: String, out: &mut dyn Write| {
        if who.is_empty() { Ok(()) } else { writeln!(out, "{margin}  {label}: {who}.") }
    };
    let mut counted = shown.counted.clone();
    counted.sort_by_key(|&(id, day)| (day.to, voice.name(id)));
    let counted: Vec<String> = counted
        .iter()
        .map(|&(id, day)| voice.dated(id, day, ActKind::is_consent))
        .collect();
    let n = Voice::counted(counted.len(), "consent");
    list(&format!("Counted, {n}"), counted.join(", "), out)?;
    list("Deposited that day", voice.names(it.completed_by.iter().copied()), out)?;
    // of those whom a clause names, it is said who is missing, not who else has consented
    let named =
        !shown.missing.is_empty() || matches!(need(it.leaf), Some(Need::Every(_)));
    for why in
        NotCounted::ALL.into_iter().filter(|it| !named || *it != NotCounted::NotMember)
    {
        let refused = it.not_counted.iter().filter(|refused| refused.1 == why);
        let who = voice.names(refused.map(|it| it.0));
        list(&format!("Not counted, {}", reason(why)), who, out)?;
    }
    list("Missing", voice.names(shown.missing.iter().copied()), out)
}

fn need(leaf: &Leaf) -> Option<&Need> {
    if let Test::Consents(it) = &leaf.test { Some(&it.need) } else { None }
}

fn reason(why: NotCounted) -> &'static str {
    match why {
        NotCounted::Organization => "because organizations do not count here",
        NotCounted::Means => "because such an act does not count here",
        NotCounted::NotSignatory => "because only signatories count here",
        NotCounted::NotMember => "because it is not a member on that day",
        NotCounted::Excepted => "because it belongs to those that do not count",
        NotCounted::NoWeight => "because it has no weight in the table",
    }
}

/// Tells how the date follows from the day on which the condition was met.
fn derived(
    voice: &Voice<'_>,
    it: &Derivation<'_>,
    out: &mut dyn Write,
) -> io::Result<()> {
    let entry = it.entry;
    let basis = match entry.basis {
        Basis::Counted => "",
        Basis::ConsistentWithPublished => {
            " (the record has gaps; counting the acts whose day is known gives the day that \
             was published)"
        }
        Basis::Attested => {
            " (the depositary's word: the record has too few acts to count)"
        }
    };
    let met = match entry.met_on() {
        Some(day) => format!("  The condition was met on {}{basis}", voice.date(day)),
        None => format!("  The condition was met {}{basis}", voice.on(entry.met)),
    };
    write!(out, "{met}")?;
    if let Some((wait, ends, lands)) = it.wait {
        let ends_on = if ends == lands {
            String::new()
        } else {
            format!(", the period ends on {}", voice.date(ends))
        };
        write!(out, "{ends_on}; {} that is {}", delay(wait), voice.date(lands))?;
    }
    if it.fixed.is_some() {
        write!(out, ", in time for the fixed day")?;
    }
    if let Some((_, day)) = it.bound {
        write!(out, "; but not before {}", voice.date(day))?;
    }
    writeln!(out, ".")?;
    writeln!(out, "  Entry into force: {}.", voice.day(entry.into_force))
}

/// Sets the published day of entry into force beside the computed one.
fn published(
    voice: &Voice<'_>,
    trace: &EntryTrace<'_>,
    status: &Status,
    out: &mut dyn Write,
) -> io::Result<()> {
    let (Some(published), Some(_)) = (&voice.treaty.published, &trace.derivation) else {
        return Ok(());
    };
    let day = voice.date(published.date);
    match status.computed {
        Some(computed) if computed == published.date => {
            writeln!(out, "  The depositary published the same day, {day}.")
        }
        Some(computed) if status.basis == Basis::Counted => {
            let why = published.difference.as_ref().map(|it| {
                let reason = it.reason.name().replace('_', " ");
                format!(": {reason}: {}", it.text.words("en"))
            });
            let computed = voice.date(computed);
            let why =
                why.unwrap_or_else(|| ", and the file does not say why.".to_owned());
            writeln!(
                out,
                "  The depositary published {day}, the clause gives {computed}{why}"
            )
        }
        _ => writeln!(out, "  The depositary published {day}."),
    }
}

/// Tells what the record lacks and where published dates are not the computed ones.
fn record(voice: &Voice<'_>, status: &Status, out: &mut dyn Write) -> io::Result<()> {
    let treaty = voice.treaty;
    let differing = status.participants.iter().flat_map(|row| {
        row.all_episodes().filter(|it| it.differs).map(|it| (row.id, it))
    });
    let differing: Vec<(ParticipantId, _)> = differing.collect();
    writeln!(out)?;
    for (id, it) in &differing {
        let why =
            it.reason.map_or("unexplained".to_owned(), |it| it.name().replace('_', " "));
        let day = |day: Option<_>| day.map_or("?".to_owned(), |it| voice.date(it));
        let pairs = [
            ("in force", it.published_in_force, it.computed_in_force),
            ("ended", it.published_ended, it.computed_ended),
        ];
        for (what, published, computed) in pairs {
            if published.is_some() && published != computed {
                let (published, computed) = (day(published), day(computed));
                let name = voice.name(*id);
                writeln!(
                    out,
                    "{name}, {what}: published {published}, by the clause {computed} ({why})"
                )?;
            }
        }
    }
    let notes =
        treaty.completeness.notes.iter().chain(treaty.notes.iter().map(|it| &it.text));
    for note in notes {
        writeln!(out, "{}", note.words("en"))?;
    }
    writeln!(out, "data as of {}", treaty.as_of)
}

/// Returns words with a capital letter first.
fn sentence(words: &str) -> String {
    let mut letters = words.chars();
    let first = letters.next().map(|it| it.to_ascii_uppercase());
    first.into_iter().chain(letters).collect()
}
