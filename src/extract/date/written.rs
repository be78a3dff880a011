//! Days as people write them, in many languages.

use std::cmp::Reverse;
use std::collections::HashSet;
use std::sync::LazyLock;

use aho_corasick::{AhoCorasick, Match};
use jiff::civil::Date;
use rustc_hash::FxHashMap;
use serde::Deserialize;
use unicode_normalization::UnicodeNormalization;
use unicode_normalization::char::is_combining_mark;

use super::calendar::{BUDDHIST, ERAS, gregorian, solar_hijri};
use super::habit::Habit;
use crate::data::data;
use crate::text::script::is_unspaced;
use crate::text::simplified::simplified;
use crate::text::{months, numerals};

/// Longest name of a month, in words.
const MAX_NAME_WORDS: usize = 2;

/// How far before a day, in bytes, the word stands that says it is of something else.
const MAX_OTHER_DISTANCE: usize = 16;
/// Digits of a day and a month before a year of two. `1.2.10` is as likely a number of a section.
const MIN_SHORT_DIGITS: usize = 3;

/// The first year of an era, before 年.
const FIRST_YEAR: char = '元';

/// A day that a text writes out.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Written {
    pub day: Date,
    /// First byte.
    pub start: usize,
    /// One past its last byte.
    pub end: usize,
}

/// The words of dates, as `dates.toml` has them.
#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct DateTable {
    fillers: HashSet<String>,
    #[serde(rename = "month-before")]
    month_before: HashSet<String>,
    updated: Vec<String>,
    published: Vec<String>,
    other: Vec<String>,
}

/// The month that a word names.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum MonthName {
    Month(u32),
    SolarMonth(u32),
}

/// The words of dates, without the marks that writers set or leave out.
struct DateWords {
    fillers: HashSet<String>,
    month_before: HashSet<String>,
    names: FxHashMap<String, MonthName>,
    /// The words that say what a day is, and what each says.
    labelling: AhoCorasick,
    labels: Vec<Label>,
}

static WORDS: LazyLock<DateWords> = LazyLock::new(|| {
    let file: DateTable = data!("extract/dates");
    // Of a name that both calendars have, the Gregorian month is meant far more often.
    let solar =
        months::solar_hijri().map(|(month, name)| (plain(name), MonthName::SolarMonth(month)));
    let gregorian = months::gregorian().map(|(month, name)| (plain(name), MonthName::Month(month)));
    let names = solar.chain(gregorian).collect();
    let lists = [
        (file.published, Label::Published),
        (file.updated, Label::Updated),
        (file.other, Label::Other),
    ];
    let labelling = lists.iter().flat_map(|(words, _)| words);
    let labels = lists
        .iter()
        .flat_map(|(words, label)| words.iter().map(|_| *label));
    DateWords {
        fillers: file.fillers.iter().map(|word| plain(word)).collect(),
        month_before: file.month_before.iter().map(|word| plain(word)).collect(),
        names,
        labelling: AhoCorasick::new(labelling.map(|word| plain(word)))
            .expect("dates.toml is part of the program"),
        labels: labels.collect(),
    }
});

/// A word in small letters, without the marks that writers set or leave out, and Chinese in
/// simplified characters.
fn plain(word: &str) -> String {
    if word.is_ascii() {
        return word.to_ascii_lowercase();
    }
    simplified(word)
        .chars()
        .flat_map(char::to_lowercase)
        .nfc()
        .filter_map(|c| match c {
            'أ' | 'إ' | 'آ' | 'ٱ' => Some('ا'),
            'ى' | 'ی' => Some('ي'),
            'ک' => Some('ك'),
            '\u{640}' | '\u{307}' | '\u{64b}'..='\u{652}' | '\u{200b}'..='\u{200f}' => None,
            _ => Some(c),
        })
        .collect()
}

/// What a day is said to be by the words before it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Label {
    /// That of publication.
    Published,
    /// That of a change.
    Updated,
    /// Another: the end of a time in which to do something, an event.
    Other,
}

/// What the last of the words that label a date in `text` says.
pub(super) fn label(text: &str) -> Option<Label> {
    if !text.contains(char::is_alphabetic) {
        return None;
    }
    let text = plain(text);
    // Words of alphabets stand alone; Chinese, Japanese and Thai have no spaces.
    let alphabetic = |c: char| c.is_alphabetic() && !is_unspaced(c);
    let stands_alone = |found: &Match| {
        !text[..found.start()].ends_with(alphabetic) && !text[found.end()..].starts_with(alphabetic)
    };
    // A time ends on the day right behind its word; elsewhere the word is of a sentence.
    let is_near = |found: &Match| text.len() - found.end() <= MAX_OTHER_DISTANCE;
    let label = |found: &Match| WORDS.labels[found.pattern()];
    // Of words that end at one place the longest, and of equals the first.
    WORDS
        .labelling
        .find_overlapping_iter(&text)
        .filter(stands_alone)
        .filter(|found| label(found) != Label::Other || is_near(found))
        .max_by_key(|found| (found.end(), found.len(), Reverse(found.pattern())))
        .map(|found| label(&found))
}

/// A part of a date, and where in the text it is written.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
struct PartSpan {
    what: Part,
    start: usize,
    end: usize,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Part {
    /// A number, how many digits it has, and the character after it.
    Number(u32, usize, char),
    /// A month's name.
    Month(u32),
    /// The name of a month of the Solar Hijri calendar.
    SolarMonth(u32),
    /// An era, by the years before its first.
    Era(u32),
    /// Any other word.
    Other,
}

/// The days that a text writes out, in order.
pub(super) fn all(text: &str, habit: Habit) -> Vec<Written> {
    let parts = parts(text, habit);
    let mut found = Vec::new();
    let mut at = 0;
    while at < parts.len() {
        match day_at(&parts[at..], habit) {
            Some((day, length)) => {
                found.push(Written {
                    day,
                    start: parts[at].start,
                    end: parts[at + length - 1].end,
                });
                at += length;
            }
            None => at += 1,
        }
    }
    found
}

/// Whether a text is a date, and perhaps a time of day, without another word.
pub(crate) fn is_alone(text: &str) -> bool {
    text.len() <= 80
        && !all(text, Habit::default()).is_empty()
        && !parts(text, Habit::default())
            .iter()
            .any(|part| part.what == Part::Other)
}

/// Whether a word between the parts of a date says nothing.
pub(super) fn is_filler(word: &str) -> bool {
    WORDS.fillers.contains(&plain(word))
}

/// Whether a text names a day of a month, with its year or without.
pub(crate) fn names_a_day(text: &str) -> bool {
    let is_number = |part: &PartSpan| matches!(part.what, Part::Number(1..=31, 1 | 2, _));
    let is_month = |part: &PartSpan| matches!(part.what, Part::Month(_));
    parts(text, Habit::default()).windows(2).any(|two| {
        is_number(&two[0]) && is_month(&two[1]) || is_month(&two[0]) && is_number(&two[1])
    })
}

/// The day that begins here, and how many parts it takes.
fn day_at(parts: &[PartSpan], habit: Habit) -> Option<(Date, usize)> {
    use Part::{Era, Month, Number, SolarMonth};
    let what = |at: usize| parts.get(at).map(|part| part.what);
    let four = (what(0)?, what(1), what(2), what(3));
    let day = match four {
        (Era(before), Some(Number(year, ..)), Some(Number(month, ..)), Some(Number(day, ..))) => {
            let day = gregorian(before + year, month, day)?;
            return Some((day, 4));
        }
        (Number(run, 8, _), ..) => {
            let day = gregorian(run / 10_000, run / 100 % 100, run % 100)?;
            return Some((day, 1));
        }
        (
            Number(year, 4, one),
            Some(Number(month, 1 | 2, other)),
            Some(Number(day, 1 | 2, _)),
            _,
        ) if one == other && matches!(one, '-' | '/' | '.')
            || one == '年' && other == '月'
            || one == '년' && other == '월' =>
        {
            year_month_day(year, month, day, habit)
        }
        (Month(month), Some(Number(day, 1 | 2, _)), Some(Number(year, 4, _)), _)
        | (Number(day, 1 | 2, _), Some(Month(month)), Some(Number(year, 4, _)), _)
        | (Number(year, 4, _), Some(Month(month)), Some(Number(day, 1 | 2, _)), _)
        | (Number(year, 4, _), Some(Number(day, 1 | 2, _)), Some(Month(month)), _) => {
            // Twenty-five centuries on, a year is of the Buddhist era.
            let year = if year > 2400 { year - BUDDHIST } else { year };
            gregorian(year, month, day)
        }
        (Number(day, 1 | 2, _), Some(SolarMonth(month)), Some(Number(year, 4, _)), _)
        | (Number(year, 4, _), Some(SolarMonth(month)), Some(Number(day, 1 | 2, _)), _) => {
            solar_hijri(year, month, day)
        }
        (
            Number(one, 1 | 2, mark),
            Some(Number(other, 1 | 2, same)),
            Some(Number(year, 4, _)),
            _,
        ) if mark == same && matches!(mark, '/' | '-' | '.') => {
            day_and_month(one, other, mark, habit)
                .and_then(|(day, month)| gregorian(year, month, day))
        }
        (
            Number(one, ones, mark),
            Some(Number(other, others, same)),
            Some(Number(year, 2, end)),
            _,
        ) if mark == same
            && matches!(mark, '/' | '.')
            && end != mark
            && ones <= 2
            && others <= 2
            && ones + others >= MIN_SHORT_DIGITS
            && (mark == '.' || habit.day_first.is_some()) =>
        {
            let (day, month) = day_and_month(one, other, mark, habit)?;
            gregorian(full_year(year)?, month, day)
        }
        (Number(day, 1 | 2, mark), Some(Month(month)), Some(Number(year, 2, end)), _)
            if matches!(mark, '-' | '/' | '.') && end != ':' =>
        {
            gregorian(full_year(year)?, month, day)
        }
        _ => None,
    }?;
    Some((day, 3))
}

/// The year that two digits stand for, of the years of pages.
fn full_year(year: u32) -> Option<u32> {
    match year {
        0..50 => Some(2000 + year),
        90..100 => Some(1900 + year),
        _ => None,
    }
}

fn year_month_day(year: u32, month: u32, day: u32, habit: Habit) -> Option<Date> {
    if habit.solar && (1324..1478).contains(&year) {
        return solar_hijri(year, month, day);
    }
    let year = if year > 2400 { year - BUDDHIST } else { year };
    gregorian(year, month, day)
}

/// Which of two numbers is the day, and which the month, where the text or the page shows it: with
/// points the day is first; else one of them is no month, or both are the same, or the page's habit is known.
fn day_and_month(one: u32, other: u32, mark: char, habit: Habit) -> Option<(u32, u32)> {
    match (mark, one > 12, other > 12, habit.day_first) {
        ('.', ..) | (_, true, false, _) => Some((one, other)),
        (_, false, true, _) => Some((other, one)),
        _ if one == other => Some((one, other)),
        (_, false, false, Some(true)) => Some((one, other)),
        (_, false, false, Some(false)) => Some((other, one)),
        _ => None,
    }
}

fn parts(text: &str, habit: Habit) -> Vec<PartSpan> {
    let mut parts: Vec<PartSpan> = Vec::new();
    let mut words: Vec<(String, usize)> = Vec::new();
    let mut rest = text;
    let mut month_next = false;
    while let Some(first) = rest.chars().next() {
        let start = text.len() - rest.len();
        let mut push = |what, length: usize| {
            parts.push(PartSpan {
                what,
                start,
                end: start + length,
            });
        };
        if let Some((value, digits, length)) = number(rest) {
            let after = after_number(&rest[length..]);
            if std::mem::take(&mut month_next) {
                push(Part::Month(value), length);
            } else {
                push(Part::Number(value, digits, after), length);
            }
            words.clear();
            rest = &rest[length..];
        } else if let Some((era, before)) = ERAS.iter().find(|(era, _)| rest.starts_with(era)) {
            push(Part::Era(*before), era.len());
            words.clear();
            rest = &rest[era.len()..];
        } else if is_letter(first) {
            let length = word_length(rest);
            let word = plain(&rest[..length]);
            rest = &rest[length..];
            if WORDS.fillers.contains(&word) {
                continue;
            }
            month_next = WORDS.month_before.contains(&word);
            if month_next {
                continue;
            }
            words.push((word, parts.len()));
            if words.len() > MAX_NAME_WORDS {
                words.remove(0);
            }
            let (name, from) = name_of(&words, habit);
            let end = start + length;
            let what = match name {
                Some(MonthName::Month(month)) => Part::Month(month),
                Some(MonthName::SolarMonth(month)) => Part::SolarMonth(month),
                None => Part::Other,
            };
            // Arabic gives both names of a month, with a slash or without.
            if what != Part::Other && parts.last().is_some_and(|last| last.what == what) {
                continue;
            }
            let start = parts.get(from).map_or(start, |part| part.start);
            parts.truncate(from);
            if what != Part::Other && parts.last().is_some_and(|last| last.what == what) {
                continue;
            }
            parts.push(PartSpan { what, start, end });
        } else {
            rest = &rest[first.len_utf8()..];
        }
    }
    parts
}

/// The name that the last words are, the longest first, and the part that it begins with.
fn name_of(words: &[(String, usize)], habit: Habit) -> (Option<MonthName>, usize) {
    for from in 0..words.len() {
        let name = words[from..]
            .iter()
            .map(|(word, _)| word.as_str())
            .collect::<Vec<_>>()
            .join(" ");
        if habit.croatian && name.starts_with("listopad") {
            return (Some(MonthName::Month(10)), words[from].1);
        }
        if let Some(name) = WORDS.names.get(&name) {
            return (Some(*name), words[from].1);
        }
    }
    (None, words.last().map_or(0, |(_, part)| *part))
}

/// The bytes of the word at the start of a text; the name of an era is a word of its own.
fn word_length(text: &str) -> usize {
    text.char_indices()
        .find(|&(at, c)| {
            !is_letter(c) && !is_thai_point(text, at)
                || at > 0 && ERAS.iter().any(|(era, _)| text[at..].starts_with(era))
        })
        .map_or(text.len(), |(at, _)| at)
}

/// Whether a point stands within a Thai abbreviation, whose letters say little alone: `พ.ย.`.
fn is_thai_point(text: &str, at: usize) -> bool {
    let is_thai = |c: char| matches!(c, '\u{e01}'..='\u{e4e}');
    text[at..]
        .strip_prefix('.')
        .is_some_and(|rest| rest.starts_with(is_thai))
        && text[..at].ends_with(is_thai)
}

fn is_letter(c: char) -> bool {
    (c.is_alphabetic() || is_combining_mark(c) || c == '\u{200c}')
        && !"年月日년월일号號".contains(c)
        && c != FIRST_YEAR
        && numerals::chinese(c).is_none()
        && numerals::digit(c).is_none()
}

/// The character after a number that says what the number is.
fn after_number(rest: &str) -> char {
    let next = rest.trim_start_matches([' ', ')', '）']);
    match next.chars().next() {
        Some(c) if "年月日년월일号號".contains(c) => c,
        _ => rest.chars().next().unwrap_or(' '),
    }
}

/// The number at the start of a text: its value, its digits, its bytes.
fn number(text: &str) -> Option<(u32, usize, usize)> {
    let (mut value, mut digits, mut length) = (0_u32, 0, 0);
    for c in text.chars() {
        let Some(digit) = numerals::digit(c) else {
            break;
        };
        if digits < 8 {
            value = value * 10 + digit;
        }
        digits += 1;
        length += c.len_utf8();
    }
    if digits > 0 {
        return Some((value, digits, length));
    }
    chinese_number(text)
}

/// A number in Chinese characters, where 年, 月 or 日 follows: 二〇二五年, 十一月, 廿四日.
fn chinese_number(text: &str) -> Option<(u32, usize, usize)> {
    let (value, length) = if text.starts_with(FIRST_YEAR) {
        (1, FIRST_YEAR.len_utf8())
    } else {
        let number = numerals::chinese_number(text.chars())?;
        let characters = text.chars().take(number.length);
        let length = characters.map(char::len_utf8).sum();
        (u32::try_from(number.value).ok()?, length)
    };
    let is_marked = text[length..].starts_with(['年', '月', '日', '号', '號']);
    let digits = if value > 999 { 4 } else { 2 };
    is_marked.then_some((value, digits, length))
}

#[cfg(test)]
mod tests {
    use jiff::civil::date;

    use super::*;

    fn parse(text: &str) -> Option<Date> {
        all(text, Habit::default()).first().map(|found| found.day)
    }

    #[test]
    fn written_forms() {
        let day = date(2025, 11, 24);
        for text in [
            "November 24, 2025",
            "24 November 2025",
            "Nov. 24th, 2025",
            "2025年11月24日",
            "2025 年 11 月 24 日",
            "2025-11-24 22:30",
            "2025/11/24",
            "2025.11.24",
            "24 ноября 2025 года",
            "24 листопада 2025 року",
            "24 novembre 2025",
            "24 de noviembre de 2025",
            "令和7年11月24日",
            "24.11.2025",
            "24/11/2025",
            "11/24/2025",
            "Monday, November 24, 2025 at 10:02",
            "2025-11-24T22:30:00+08:00",
            "٢٤ نوفمبر ٢٠٢٥",
            "20251124",
            "Published: 24 Nov 2025",
            "24.11.25",
            "24-Nov-25",
            "วันที่ 24 พ.ย. 2568",
            "24 พฤศจิกายน พ.ศ. 2568",
            "24 Kas 2025",
            "24 лист. 2025",
            "Ika-24 ng Nobyembre 2025",
        ] {
            assert_eq!(parse(text), Some(day), "{text}");
        }
        for text in [
            "© 2025",
            "2025",
            "03/04/2025",
            "2025-13-24",
            "November 2025",
            "99999999999",
            "24 2025",
            "1.2.10 Scope",
            "24.11.25.3",
            "24.11.70",
        ] {
            assert_eq!(parse(text), None, "{text}");
        }
    }
}
