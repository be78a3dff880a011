//! What an event is called: by its title, or else by who talked, how and when.

use std::collections::BTreeSet;

use jiff::civil::Date;

use super::leader::guests;
use crate::diverge::Compared;
use crate::report::{StatementFacts, have_leaders, parties};
use crate::source::event::Event;
use crate::talks::Format;
use crate::text::english::{day_in_words, days_in_words, either_day_in_words};

/// The line over a report.
pub(super) fn heading(
    event: &Event,
    compared: &Compared<'_>,
    statements: &[StatementFacts],
) -> String {
    if !event.title.is_empty() {
        let day = event.date.map(day_in_words);
        let unsaid = day.filter(|day| !event.title.contains(day.as_str()));
        let parts = std::iter::once(event.title.clone()).chain(unsaid);
        return parts.collect::<Vec<_>>().join(", ");
    }
    let day = event.date.map(day_in_words);
    let day = day.or_else(|| days_of_talks(compared));
    let format = format(compared).map(str::to_owned);
    let are_named = have_leaders(statements);
    let guests = guests(compared).into_iter().map(|(code, leader)| {
        let government = compared.lexicon.governments().of(code);
        let government = government.filter(|_| !are_named);
        government.map_or(leader, |it| it.name.as_str()).to_owned()
    });
    let who: Vec<String> = std::iter::once(parties(statements)).chain(guests).collect();
    let parts = [Some(who.join(" – ")), format, day];
    parts.into_iter().flatten().collect::<Vec<_>>().join(", ")
}

/// By what means they talked, where the accounts that say so agree.
fn format(compared: &Compared<'_>) -> Option<&'static str> {
    let said = compared.talks.iter().filter_map(|it| it.format.as_ref());
    let said: Vec<Format> = said.map(|fact| fact.value).collect();
    // A call by telephone is a call.
    let exact: Vec<Format> = (said.iter().copied())
        .filter(|format| *format != Format::Call)
        .collect();
    let one = exact.first().or(said.first())?;
    let name = match one {
        Format::Phone => "telephone call",
        Format::Video => "video call",
        Format::Call => "call",
        Format::Meeting => "meeting",
        Format::Letter => "letter",
    };
    exact.iter().all(|format| format == one).then_some(name)
}

/// The day on which they talked, with the last of several, where the accounts that say so agree, or
/// give two days in a row: an evening in one capital is the next morning in another. Where none says
/// so, the first on which an account was published, if all were within a day.
fn days_of_talks(compared: &Compared<'_>) -> Option<String> {
    let said = compared.talks.iter().filter_map(|it| it.day.as_ref());
    let said: BTreeSet<(Date, Option<Date>)> = said
        .map(|fact| (fact.value.date, fact.value.last))
        .collect();
    let said: Vec<(Date, Option<Date>)> = said.into_iter().collect();
    match said.as_slice() {
        [] => {
            let published = compared.statements.iter().map(|it| it.date);
            let published: BTreeSet<Date> = published.collect::<Option<_>>()?;
            let (first, last) = (*published.first()?, *published.last()?);
            (last <= first.tomorrow().ok()?).then(|| day_in_words(first))
        }
        [(first, last)] => Some(days_in_words(*first, *last)),
        [(first, None), (next, None)] => {
            let is_next = first.tomorrow().is_ok_and(|day| day == *next);
            is_next.then(|| either_day_in_words(*first, *next))
        }
        _ => None,
    }
}
