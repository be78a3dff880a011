//! Accounts of days that lie far apart: they may be of two events.

use jiff::civil::Date;

use crate::source::event::Event;
use crate::statement::{Statement, Warning, WarningCode};
use crate::text::english::day_in_words;

/// Accounts of one event are published within so many days of each other.
const MAX_DAYS_APART: i32 = 10;

/// The accounts whose day is far from that of the event, or else from that of other accounts, each
/// with what is said of it. A day that a person states is not doubted.
pub(crate) fn far_apart(event: &Event, statements: &[Statement]) -> Vec<(usize, Warning)> {
    let days: Vec<(usize, Date)> = (statements.iter().enumerate())
        .filter(|(_, it)| it.source.date.is_none())
        .filter_map(|(at, it)| Some((at, it.date?)))
        .collect();
    let of_event: Vec<(usize, Warning)> = (days.iter())
        .filter(|(_, day)| event.date.is_some_and(|of_event| are_far(*day, of_event)))
        .map(|(at, day)| {
            let other = format!(
                "the event of {}",
                event.date.map(day_in_words).unwrap_or_default()
            );
            (*at, warning(&statements[*at], *day, &other))
        })
        .collect();
    if !of_event.is_empty() {
        return of_event;
    }
    odd_ones(&days)
        .map(|(at, day, (other, other_day))| {
            let other = &statements[other].source.id;
            let other = format!("{other} of {}", day_in_words(other_day));
            (at, warning(&statements[at], day, &other))
        })
        .collect()
}

/// The accounts that are far from others, each with the nearest of those. Of two that are far from
/// each other it is the one that is far from more; of equals, the later in order.
fn odd_ones(days: &[(usize, Date)]) -> impl Iterator<Item = (usize, Date, (usize, Date))> {
    let far_from = |day: Date| {
        days.iter()
            .filter(|(_, other)| are_far(day, *other))
            .count()
    };
    let ranked: Vec<(usize, (usize, Date))> = days
        .iter()
        .map(|(at, day)| (far_from(*day), (*at, *day)))
        .collect();
    ranked
        .clone()
        .into_iter()
        .filter_map(move |(count, (at, day))| {
            let less_odd = ranked.iter().filter(|(others, (other, other_day))| {
                are_far(day, *other_day) && (*others, *other) < (count, at)
            });
            let nearest =
                less_odd.min_by_key(|(_, (other, other_day))| (apart(day, *other_day), *other));
            Some((at, day, nearest?.1))
        })
}

fn warning(statement: &Statement, day: Date, other: &str) -> Warning {
    let id = &statement.source.id;
    let said = format!(
        "it is of {}, and {other}: they may be of two events; if they are of one, say so with --date \
         {id}={day}, or date = \"{day}\" in its entry of event.toml",
        day_in_words(day)
    );
    Warning::new(WarningCode::OtherDay, said)
}

fn are_far(one: Date, other: Date) -> bool {
    apart(one, other) > MAX_DAYS_APART
}

/// The days between two days.
fn apart(one: Date, other: Date) -> i32 {
    (one - other).get_days().abs()
}
