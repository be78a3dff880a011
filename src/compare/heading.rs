//! What an event is called: by its title, or else by who talked, how and when.

use std::collections::BTreeSet;

use jiff::civil::Date;

use crate::diverge::Compared;
use crate::report::{StatementFacts, parties};
use crate::source::event::Event;
use crate::talks::Format;
use crate::text::english::{day_in_words, days_in_words};

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
    let days = event.date.map(|day| (day, None));
    let days = days.or_else(|| days_of_talks(compared));
    let day = days.map(|(first, last)| days_in_words(first, last));
    let format = format(compared).map(str::to_owned);
    let parts = [Some(parties(statements)), format, day];
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

/// The day on which they talked, with the last of several, where the accounts that say so agree. Where
/// none says so, the first on which an account was published, if all were within a day: an evening in
/// one capital is the next morning in another.
fn days_of_talks(compared: &Compared<'_>) -> Option<(Date, Option<Date>)> {
    let said = compared.talks.iter().filter_map(|it| it.day.as_ref());
    let said: BTreeSet<(Date, Option<Date>)> = said
        .map(|fact| (fact.value.date, fact.value.last))
        .collect();
    match (said.len(), said.first()) {
        (0, _) => {
            let published = compared.statements.iter().map(|it| it.date);
            let published: BTreeSet<Date> = published.collect::<Option<_>>()?;
            let (first, last) = (*published.first()?, *published.last()?);
            (last <= first.tomorrow().ok()?).then_some((first, None))
        }
        (1, day) => day.copied(),
        _ => None,
    }
}
