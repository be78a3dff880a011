//! A line that holds a day and little else, as it stands by the title of a text.

use jiff::civil::Date;

use super::evidence::{DatedEvidence, evidence, labelled};
use super::habit::Habit;
use super::written::Label;
use crate::extract::fold::weight;
use crate::extract::sentence_end::ends_sentence;
use crate::statement::DateSource;

/// Longest line, in bytes.
const MAX_BYTES: usize = 200;
/// Most words beside the days: a place, the office, the kind of text.
const MAX_WORDS: usize = 6;
/// Their most weight, which counts where there are no spaces.
const MAX_WEIGHT: u32 = 36;
/// From this many words on a line that ends as sentences do is one.
const WORDS_OF_SENTENCE: usize = 2;

/// A line that holds a day and little else.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct DayLine {
    /// The day of publication; of a line that only says when the text was changed, none.
    pub day: Option<DatedEvidence>,
    /// Whether the line calls the day that of publication.
    pub is_labelled: bool,
    /// How many words stand beside it.
    pub words: usize,
}

/// Whether a line holds a day and little else.
pub(crate) fn is_line(text: &str, habit: Habit) -> bool {
    read_line(text, habit).is_some()
}

/// Reads a line that holds a day and little else.
pub(crate) fn read_line(text: &str, habit: Habit) -> Option<DayLine> {
    if text.len() > MAX_BYTES || !text.contains(char::is_numeric) {
        return None;
    }
    let days = labelled(text, habit);
    let mut rest = String::new();
    let mut from = 0;
    for (found, _) in &days {
        rest.push_str(&text[from..found.start]);
        rest.push(' ');
        from = found.end;
    }
    rest.push_str(&text[from..]);
    let words = rest
        .split_whitespace()
        .filter(|word| word.contains(char::is_alphabetic))
        .count();
    let is_sentence = ends_sentence(text)
        && !text.ends_with([':', '：'])
        && (words >= WORDS_OF_SENTENCE || weight(&rest) > MAX_WEIGHT / 2);
    if days.is_empty() || is_sentence || words > MAX_WORDS || weight(&rest) > 2 * MAX_WEIGHT {
        return None;
    }
    // Without spaces, few words are long.
    if words <= 2 && weight(&rest) > MAX_WEIGHT {
        return None;
    }
    let published = days
        .iter()
        .find(|(_, label)| *label == Some(Label::Published));
    let first = days
        .iter()
        .find(|(_, label)| *label != Some(Label::Updated));
    let day = published
        .or(first)
        .map(|(found, _)| evidence(text, *found, DateSource::Text, None));
    Some(DayLine {
        day,
        is_labelled: published.is_some(),
        words,
    })
}

/// What stands in a line before its first day.
pub(crate) fn before_day(text: &str) -> &str {
    let days = labelled(text, Habit::default());
    days.first().map_or(text, |(day, _)| &text[..day.start])
}

/// The day that a line opens or closes with.
pub(crate) fn day_at_an_end(text: &str, habit: Habit) -> Option<Date> {
    if text.len() > MAX_BYTES || !text.contains(char::is_numeric) {
        return None;
    }
    let is_bare = |part: &str| !part.contains(char::is_alphanumeric);
    let days = labelled(text, habit);
    let mut days = days.iter().map(|(found, _)| found);
    days.find(|found| is_bare(&text[..found.start]) || is_bare(&text[found.end..]))
        .map(|found| found.day)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_line_of_a_day_is_told_from_a_sentence_and_a_title() {
        for (text, expected) in [
            ("November 24, 2025", true),
            ("November 24, 2025 • Statements and Releases", true),
            ("24 November 2025, 23:50 The Kremlin, Moscow", true),
            ("Published on 24 November 2025", true),
            ("Last updated: 24 November 2025", true),
            ("2025年11月24日 北京", true),
            ("发布时间：2025-11-24 10:20", true),
            ("Paris, le 24 novembre 2025", true),
            ("24 ноября 2025 года, Москва", true),
            ("On November 24, 2025, the two spoke.", false),
            ("2025年11月24日，两国外长通电话。", false),
            ("2025年11月24日外交部发言人主持例行记者会", false),
            (
                "Readout of the minister's call with his counterpart, November 24, 2025",
                false,
            ),
            ("Nothing here", false),
        ] {
            assert_eq!(is_line(text, Habit::default()), expected, "{text}");
        }
        let changed = read_line("Last updated: 24 November 2025", Habit::default());
        assert_eq!(changed.and_then(|line| line.day), None);
    }
}
