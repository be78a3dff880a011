//! The day and the time of day of the talks.

use std::ops::Range;

use jiff::Span;
use jiff::civil::{Date, Weekday};

use super::cue::Cue;
use super::dateline::Dateline;
use super::fact::{Day, Fact, Mark};
use super::line::Line;
use crate::text::Match;
use crate::text::figures::{FigureMatch, Unit};

/// A day stands within this many characters of the beginning of a Chinese sentence, or behind a
/// word that says so.
const MAX_CHARACTERS_BEFORE_DAY: usize = 6;

/// A year beside a day: 2021.
const DIGITS_OF_YEAR: usize = 4;

/// A day of a month has so many digits at most.
const DIGITS_OF_DAY: usize = 2;

/// What stands behind a day of a month in Chinese, Japanese and Korean.
const DAY_SIGNS: [char; 2] = ['日', '일'];

/// What stands before a day of a month that is given with it, or in a row of several days.
const DATE_SIGNS: [char; 5] = ['月', '월', '至', '、', '~'];

/// Words between a day and its year: "6 de febrero de 2021".
const BEFORE_YEAR: [&str; 3] = ["de ", "del ", "of "];

/// Words by which a sentence says that talks were held.
const TALKS: [Cue; 6] = [
    Cue::Held,
    Cue::Spoke,
    Cue::Phone,
    Cue::Video,
    Cue::Call,
    Cue::Meeting,
];

/// Words before "spoke" in a sentence that begins an account anew: "The Prime Minister", and no
/// "also".
const WORDS_BEFORE_SPOKE: usize = 3;

/// The day that the first sentence gives, or one behind it that says that they were held; else that
/// of the dateline. `published` is that of the account.
pub(super) fn day(
    lines: &[Line<'_>],
    published: Option<Date>,
    dateline: Option<&Dateline>,
) -> Option<Fact<Day>> {
    let first = lines.first().filter(|line| line.is_first())?;
    let Some(published) = published else {
        // A day with its year needs no other.
        return named_day(first, None).filter(|_| tells_of_talks(first));
    };
    let later = lines.iter().skip(1);
    let later = later.filter(|line| line.says_they_were_held() || spoke_then(line));
    let mut told = std::iter::once(first).chain(later);
    let found = told.find_map(|line| {
        named_day(line, Some(published))
            .or_else(|| bare_day(line, published))
            .or_else(|| day_by_word(line, published))
            .or_else(|| weekday(line, published))
    });
    found.or_else(|| of_dateline(first, published, dateline?))
}

/// Whether a sentence says that talks were held.
fn tells_of_talks(line: &Line<'_>) -> bool {
    TALKS.iter().any(|cue| !line.cues.of_kind(*cue).is_empty())
}

/// "The Prime Minister spoke this afternoon to": below a summary, an account begins anew.
fn spoke_then(line: &Line<'_>) -> bool {
    let mut verbs = line.cues.of_kind(Cue::Spoke).iter();
    let is_early = |verb: &Match| line.word_at(verb.start) <= WORDS_BEFORE_SPOKE;
    let is_then = |verb: &Match| line.cues.begin_in(Cue::Today, verb.end, verb.end + 2);
    line.opens_account() && verbs.any(|verb| is_early(verb) && is_then(verb))
}

/// "on November 24".
fn named_day(line: &Line<'_>, published: Option<Date>) -> Option<Fact<Day>> {
    let figures = line.sentence.figures().matches.iter();
    let days: Vec<&FigureMatch> = figures
        .filter(|found| found.figure.unit == Unit::Day)
        .collect();
    let spans = days.chunk_by(|one, next| one.start == next.start);
    let spans: Vec<&[&FigureMatch]> = spans.filter(|span| is_of_talks(line, span)).collect();
    // Of several days that are no span nobody can say which is meant.
    let [span] = spans.as_slice() else {
        return None;
    };
    let [first, .., last] = span else {
        return dated(line, span[0], published, true);
    };
    let last = dated(line, last, published, true)?.value.date;
    let mut days = dated(line, first, published, true)?;
    days.value.last = Some(last).filter(|last| *last > days.value.date);
    Some(days)
}

/// 9日晚: the last day of that number on which the account may have been published.
fn bare_day(line: &Line<'_>, published: Date) -> Option<Fact<Day>> {
    let characters = line.characters();
    let is_told = |end: usize| line.cues.begin_in(Cue::BehindDay, end, end + 1);
    let (start, end, day) = (0..characters.len()).find_map(|at| {
        let before = at.checked_sub(1).map(|before| characters[before]);
        let is_first = before.is_none_or(|c| !c.is_ascii_digit() && !DATE_SIGNS.contains(&c));
        let digits = characters[at..].iter().take(DIGITS_OF_DAY + 1);
        let digits: String = digits.take_while(|c| c.is_ascii_digit()).collect();
        let end = at + digits.len() + 1;
        let is_day = is_first && DAY_SIGNS.contains(characters.get(end - 1)?) && is_told(end);
        let day: i8 = digits.parse().ok().filter(|_| is_day)?;
        Some((at, end, day))
    })?;
    let this = published.with().day(day).build();
    let last = published.checked_sub(Span::new().months(1)).ok();
    let last = last.and_then(|month| month.with().day(day).build().ok());
    let is_past = |date: &Date| published.tomorrow().is_ok_and(|next| *date <= next);
    let date = this.ok().filter(is_past).or(last)?;
    (!line.is_elsewhere(start)).then(|| day_fact(line, date, true, start..end))
}

/// The day of the dateline.
fn of_dateline(line: &Line<'_>, published: Date, dateline: &Dateline) -> Option<Fact<Day>> {
    let mut figures = line.sentence.figures().matches.iter();
    let found = figures.find(|it| it.figure.unit == Unit::Day && it.end <= dateline.length)?;
    dated(line, found, Some(published), false)
}

/// A day and a month as a day of the year that stands beside it, or else of the year before
/// `published`.
fn dated(
    line: &Line<'_>,
    found: &FigureMatch,
    published: Option<Date>,
    is_named: bool,
) -> Option<Fact<Day>> {
    let month = i8::try_from(found.figure.value / 100_000).ok()?;
    let day = i8::try_from(found.figure.value / 1000 % 100).ok()?;
    let beside = year_beside(line.characters(), found);
    let years = match (beside, published) {
        (Some(year), _) => vec![year],
        (None, Some(published)) => vec![published.year(), published.year() - 1],
        (None, None) => return None,
    };
    let dates = years.into_iter();
    let dates = dates.filter_map(|year| Date::new(year, month, day).ok());
    // Accounts tell of what was, or of what is today somewhere else.
    let is_past = |date: &Date| {
        let next = published.and_then(|published| published.tomorrow().ok());
        next.is_none_or(|next| *date <= next)
    };
    let date = dates.into_iter().find(is_past)?;
    Some(day_fact(line, date, is_named, found.start..found.end))
}

/// The year of a day: "February 6, 2021", "6 de febrero de 2021", 2021年2月6日.
fn year_beside(characters: &[char], day: &FigureMatch) -> Option<i16> {
    let number = |digits: &[char]| -> Option<i16> {
        let is_year = digits.len() == DIGITS_OF_YEAR && digits.iter().all(char::is_ascii_digit);
        is_year.then(|| String::from_iter(digits).parse().ok())?
    };
    if let [before @ .., '年'] = &characters[..day.start] {
        return number(&before[before.len().saturating_sub(DIGITS_OF_YEAR)..]);
    }
    let behind: String = characters[day.end..].iter().collect();
    let behind = behind.trim_start_matches([',', ' ', '.', '\u{a0}']);
    let mut joining = BEFORE_YEAR.iter();
    let behind = joining
        .find_map(|word| behind.strip_prefix(word))
        .unwrap_or(behind);
    let digits: Vec<char> = behind.chars().take_while(char::is_ascii_digit).collect();
    number(&digits)
}

fn day_fact(line: &Line<'_>, date: Date, is_named: bool, span: Range<usize>) -> Fact<Day> {
    Fact {
        value: Day {
            date,
            last: None,
            is_named,
        },
        mark: Mark {
            sentence: Some(line.place),
            start: span.start,
            end: span.end,
        },
    }
}

/// Whether a day, or several of a span, is that of the talks.
fn is_of_talks(line: &Line<'_>, span: &[&FigureMatch]) -> bool {
    let found = span[0];
    let at = line.word_at(found.start);
    let behind_word = at.checked_sub(1).is_some_and(|before| {
        let word = &line.words[before];
        // In Russian and Ukrainian the day has no preposition: "состоялась 6 марта".
        let held = !word.text.is_ascii() && line.cues.covers(Cue::Held, word.start, word.end);
        let from = span.len() > 1 && line.cues.covers(Cue::FromDay, word.start, word.end);
        held || from || line.cues.covers(Cue::OnDay, word.start, word.end)
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
        let is_of_talks = !line.is_elsewhere(found.start);
        is_of_talks.then_some(day_fact(line, date?, false, found.start..found.end))
    })
}

/// The days of the week.
const WEEKDAYS: [(Cue, Weekday); 7] = [
    (Cue::Monday, Weekday::Monday),
    (Cue::Tuesday, Weekday::Tuesday),
    (Cue::Wednesday, Weekday::Wednesday),
    (Cue::Thursday, Weekday::Thursday),
    (Cue::Friday, Weekday::Friday),
    (Cue::Saturday, Weekday::Saturday),
    (Cue::Sunday, Weekday::Sunday),
];

/// "on Monday": the last before the account was published.
fn weekday(line: &Line<'_>, published: Date) -> Option<Fact<Day>> {
    let named = WEEKDAYS.iter().flat_map(|(cue, weekday)| {
        let words = line.cues.of_kind(*cue).iter();
        words.map(move |word| (word, *weekday))
    });
    let named: Vec<(&Match, Weekday)> = named
        .filter(|(word, _)| is_day_of_talks(line, word))
        .collect();
    // Of several days nobody can say which is meant.
    let [(word, weekday)] = named.as_slice() else {
        return None;
    };
    let ago = published.weekday().since(*weekday);
    let date = published.checked_sub(Span::new().days(ago)).ok()?;
    Some(day_fact(line, date, false, word.start..word.end))
}

/// Whether a day of the week is that of the talks: behind "on", or right behind what was done.
/// Other languages have the preposition in the word, or need none.
fn is_day_of_talks(line: &Line<'_>, word: &Match) -> bool {
    let is_english = line.characters()[word.start].is_ascii_uppercase();
    let before = line.word_at(word.start).checked_sub(1);
    let is_placed = before.is_none_or(|before| {
        let before = &line.words[before];
        let is = |cue| line.cues.covers(cue, before.start, before.end);
        is(Cue::OnDay) || is(Cue::MeetsAt) || is(Cue::Held) || is(Cue::Here)
    });
    (is_placed || !is_english) && !line.is_elsewhere(word.start)
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
