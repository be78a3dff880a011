//! The dateline of an account: the place, often with a day and an agency, that opens its text.

use super::habit::Habit;
use super::written::{self, names_a_day};
use crate::text::simplified::simplified;

/// Longest dateline, in characters.
const MAX_CHARACTERS: usize = 90;

/// What ends a dateline in languages with spaces, longest first.
const ENDS: [&str; 7] = [" -- ", " — ", " – ", " - ", "--", "—", "–"];

/// How Chinese agencies begin and end theirs: 新华社北京11月24日电.
const CHINESE: [&str; 8] = [
    "新华社",
    "新华网",
    "人民网",
    "中新社",
    "中新网",
    "央视网",
    "本报",
    "中央社",
];

/// The dateline at the start of a first paragraph.
///
/// A place in capitals, a day, or an agency in brackets before the first dash makes one: `MOSCOW,
/// November 24 (TASS) —`. Without one of these, words before a dash are part of the sentence.
pub(crate) fn dateline(paragraph: &str) -> Option<&str> {
    chinese(paragraph).or_else(|| spaced(paragraph))
}

/// A first paragraph, or its head, without the dateline and what parts that from the first words.
pub(crate) fn without_dateline(paragraph: &str) -> &str {
    let Some(dateline) = dateline(paragraph) else {
        return paragraph;
    };
    let end = paragraph.find(dateline).map_or(0, |at| at + dateline.len());
    let behind = paragraph[end..].trim_start_matches(is_between);
    // An agency names its reporter: 新华社北京11月24日电（记者某）.
    let reporter = behind.strip_prefix(['（', '(']);
    let reporter = reporter.filter(|_| dateline.ends_with(['电', '電', '讯', '訊']));
    match reporter.and_then(|it| it.split_once(['）', ')'])) {
        Some((_, words)) => words.trim_start_matches(is_between),
        None => behind,
    }
}

/// Whether a character stands between a dateline and what it opens.
fn is_between(character: char) -> bool {
    character.is_whitespace() || matches!(character, '-' | '–' | '—')
}

fn chinese(paragraph: &str) -> Option<&str> {
    let opening = start(paragraph.trim_start_matches(['（', '(']));
    let read = simplified(opening);
    if !CHINESE.iter().any(|agency| read.starts_with(agency)) {
        return None;
    }
    let end = read
        .char_indices()
        .find(|(_, c)| matches!(c, '电' | '讯' | '，' | '。'))?;
    matches!(end.1, '电' | '讯').then(|| &opening[..end.0 + end.1.len_utf8()])
}

fn spaced(paragraph: &str) -> Option<&str> {
    let opening = start(paragraph);
    let end = ENDS.iter().filter_map(|end| opening.find(end)).min()?;
    let line = opening[..end].trim();
    let place = line.split([',', '(', '/', '.']).next()?.trim();
    let first = place.split_whitespace().next()?;
    if !first.starts_with(char::is_uppercase) {
        return None;
    }
    let letters = |c: &char| c.is_alphabetic();
    let shouted = first.chars().filter(letters).count() >= 3
        && first.chars().filter(letters).all(char::is_uppercase);
    let agency = line.ends_with(')') && line.contains('(');
    let words = line.split_whitespace().count();
    let places = words <= 8 && place.split_whitespace().count() <= 4;
    let dated = line.contains(',') && names_a_day(line);
    (places && (shouted || agency || dated)).then_some(line)
}

/// What ends an opening with a day: the marks that end a dateline, and those behind a label.
const OPENING_ENDS: [&str; 8] = ["-", "–", "—", "|", ":", "/", ")", "."];
/// Words beside the day in an opening.
const MAX_OPENING_WORDS: usize = 6;
/// Words beside the day in a closing line: a place.
const MAX_PLACE_WORDS: usize = 3;

/// The opening of a first paragraph that gives a day, whatever stands beside it: `24.11.2025 – …`,
/// `Press release of 24 November 2025 | Berlin – …`, `Kyiv, 24 November 2025. …`.
pub(super) fn opening(paragraph: &str, habit: Habit) -> Option<&str> {
    let text = start(paragraph);
    let found = written::all(text, habit).into_iter().next()?;
    let before = text[..found.start].trim();
    let behind = text[found.end..]
        .trim_start_matches(char::is_alphabetic)
        .trim_start();
    let is_marked = OPENING_ENDS.iter().any(|mark| behind.starts_with(mark));
    let is_placed = before.ends_with([',', '(', '|', '–', '—']) && begins_name(before);
    let is_label = before.is_empty() || begins_name(before) && !before.ends_with('.');
    let words = before.split_whitespace().count();
    let is_opening = words <= MAX_OPENING_WORDS && (is_marked && is_label || is_placed);
    is_opening.then(|| &text[..found.end])
}

/// Whether a line is a day and a place: `Minsk, 6 December 2021`.
pub(super) fn is_with_place(line: &str, habit: Habit) -> bool {
    let text = start(line);
    let Some(found) = written::all(text, habit).into_iter().next() else {
        return false;
    };
    let (before, behind) = (&text[..found.start], &text[found.end..]);
    let is_place = |words: &str| {
        let mut words = words
            .split(|c: char| !c.is_alphanumeric())
            .filter(|word| !word.is_empty());
        let mut count = 0;
        words.all(|word| {
            count += 1;
            count <= MAX_PLACE_WORDS && (is_name(word) || written::is_filler(word))
        })
    };
    text.len() == line.len()
        && (before.contains(',') || behind.contains(',') || before.trim().is_empty())
        && is_place(before)
        && is_place(behind)
}

/// Whether a text begins as names and labels do: in capitals, or in a script without them.
fn begins_name(text: &str) -> bool {
    text.trim_start_matches(['(', '（', '*'])
        .split_whitespace()
        .next()
        .is_some_and(is_name)
}

/// Whether a word is written as a name.
fn is_name(word: &str) -> bool {
    word.starts_with(|c: char| c.is_alphabetic() && !c.is_lowercase())
}

fn start(text: &str) -> &str {
    text.char_indices()
        .nth(MAX_CHARACTERS)
        .map_or(text, |(end, _)| &text[..end])
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn datelines() {
        for (paragraph, expected) in [
            ("MOSCOW, November 24. /TASS/. The ministers", None),
            (
                "MOSCOW, November 24 (TASS) — The ministers spoke.",
                Some("MOSCOW, November 24 (TASS)"),
            ),
            (
                "BEIJING, Nov. 24 (Xinhua) -- The ministers spoke.",
                Some("BEIJING, Nov. 24 (Xinhua)"),
            ),
            ("WASHINGTON – The ministers spoke.", Some("WASHINGTON")),
            (
                "Kyiv, 24 November 2025 – The ministers spoke.",
                Some("Kyiv, 24 November 2025"),
            ),
            (
                "新华社北京11月24日电（记者某）两国外长通电话。",
                Some("新华社北京11月24日电"),
            ),
            (
                "新華社北京11月24日電（記者某）兩國外長通電話。",
                Some("新華社北京11月24日電"),
            ),
            ("新华社记者获悉，两国外长通电话。", None),
            ("The ministers – both of them – spoke.", None),
            ("They spoke on 24 November – and agreed.", None),
            ("", None),
        ] {
            assert_eq!(dateline(paragraph), expected, "{paragraph}");
        }
    }

    #[test]
    fn what_a_dateline_opens() {
        for (paragraph, expected) in [
            ("BEIJING, Nov. 24 (Xinhua) -- They spoke.", "They spoke."),
            ("WASHINGTON – They spoke.", "They spoke."),
            (
                "新华社北京11月24日电（记者某）两国外长通电话。",
                "两国外长通电话。",
            ),
            ("新華社北京11月24日電 兩國外長通電話。", "兩國外長通電話。"),
            (
                "They – both of them – spoke.",
                "They – both of them – spoke.",
            ),
        ] {
            assert_eq!(without_dateline(paragraph), expected);
        }
    }
}
