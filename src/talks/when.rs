//! The day and the time of day of the talks.

use jiff::civil::Date;

use super::cue::Cue;
use super::fact::{Day, Fact, Mark};
use super::line::Line;
use crate::text::figures::{FigureMatch, Unit};

/// A day stands within this many characters of the beginning of a Chinese sentence, or behind a word
/// that says so.
const MAX_CHARACTERS_BEFORE_DAY: usize = 6;

/// The day that the first sentence gives. `published` is that of the account.
pub(super) fn day(lines: &[Line<'_>], published: Option<Date>) -> Option<Fact<Day>> {
    let line = lines.first().filter(|line| line.place == 0)?;
    named_day(line, published?).or_else(|| day_by_word(line, published?))
}

/// "on November 24".
fn named_day(line: &Line<'_>, published: Date) -> Option<Fact<Day>> {
    let figures = line.sentence.figures().matches.iter();
    let days = figures.filter(|found| found.figure.unit == Unit::Day);
    let days: Vec<&FigureMatch> = days.filter(|found| is_of_talks(line, found)).collect();
    // Of several days nobody can say which is meant.
    let [found] = days.as_slice() else {
        return None;
    };
    let month = i8::try_from(found.figure.value / 100_000).ok()?;
    let day = i8::try_from(found.figure.value / 1000 % 100).ok()?;
    let years = [published.year(), published.year() - 1].into_iter();
    let dates = years.filter_map(|year| Date::new(year, month, day).ok());
    // Accounts tell of what was, or of what is today somewhere else.
    let mut dates = dates.filter(|date| published.tomorrow().is_ok_and(|next| *date <= next));
    Some(Fact {
        value: Day {
            date: dates.next()?,
            is_named: true,
        },
        mark: Mark {
            sentence: Some(line.place),
            start: found.start,
            end: found.end,
        },
    })
}

fn is_of_talks(line: &Line<'_>, found: &FigureMatch) -> bool {
    let at = line.word_at(found.start);
    let behind_word = at.checked_sub(1).is_some_and(|before| {
        let word = &line.words[before];
        line.cues.covers(Cue::OnDay, word.start, word.end)
    });
    let opens = found.start <= MAX_CHARACTERS_BEFORE_DAY;
    let behind_sign = line
        .cues
        .of_kind(Cue::OnDay)
        .iter()
        .any(|cue| cue.end == found.start);
    (behind_word || opens || behind_sign) && !line.is_elsewhere(found.start)
}

/// "today".
fn day_by_word(line: &Line<'_>, published: Date) -> Option<Fact<Day>> {
    let days = [
        (Cue::Today, Some(published)),
        (Cue::Yesterday, published.yesterday().ok()),
    ];
    days.into_iter().find_map(|(cue, date)| {
        let found = line.cues.of_kind(cue).first()?;
        let value = Day {
            date: date?,
            is_named: false,
        };
        (!line.is_elsewhere(found.start)).then_some(Fact {
            value,
            mark: Mark {
                sentence: Some(line.place),
                start: found.start,
                end: found.end,
            },
        })
    })
}

/// "at 10 a.m.", "at 15:30", where the first sentences have it.
pub(super) fn hour(lines: &[Line<'_>]) -> Option<Fact<String>> {
    let mut opening = lines.iter().filter(|line| line.opens_account());
    opening.find_map(|line| {
        (1..line.words.len()).find_map(|at| {
            let (before, word) = (&line.words[at - 1], &line.words[at]);
            let is_hour = line.cues.covers(Cue::AtHour, before.start, before.end)
                && !line.is_elsewhere(before.start);
            let half = line.words.get(at + 1);
            let (value, end) =
                is_hour.then(|| clock(&word.text, half.map(|half| half.text.as_str())))??;
            let last = if end { half? } else { word };
            Some(Fact {
                value,
                mark: Mark {
                    sentence: Some(line.place),
                    start: word.start,
                    end: last.end,
                },
            })
        })
    })
}

/// The time as `HH:MM`, and whether the word behind belongs to it.
fn clock(word: &str, behind: Option<&str>) -> Option<(String, bool)> {
    let (hour, minute) = match word.split_once(':') {
        Some((hour, minute)) if minute.len() == 2 => (hour, minute),
        Some(_) => return None,
        None => (word, "00"),
    };
    let hour: u32 = hour.parse().ok().filter(|hour| *hour < 24)?;
    let minute: u32 = minute.parse().ok().filter(|minute| *minute < 60)?;
    let half = behind.map(|behind| behind.to_ascii_lowercase().replace('.', ""));
    let written = |hour: u32| format!("{hour:02}:{minute:02}");
    match half.as_deref() {
        Some("am") if hour <= 12 => Some((written(hour % 12), true)),
        Some("pm") if hour <= 12 => Some((written(hour % 12 + 12), true)),
        _ => word.contains(':').then(|| (written(hour), false)),
    }
}
