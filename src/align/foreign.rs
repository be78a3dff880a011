//! How a sentence is cut that is held against one in another language: Chinese into the words that the
//! vectors know, all into clauses long enough to be told apart, with figures as terms.

use std::ops::Range;

use crate::crosslingual::Tongue;
use crate::text;
use crate::text::figures::Figures;
use crate::text::script::is_wide;

/// How many different terms a clause has at least. Short ones are alike by chance, the more so as some
/// of their words are wrong.
pub(super) const MIN_TERMS_OF_CLAUSE: usize = 5;

/// What begins a term that stands for a figure, in whatever language and form it is written.
const FIGURE: char = '=';

/// The words of a sentence in a script without spaces, with what stands in Latin letters and digits
/// between them.
pub(super) fn words(sentence: &str, tongue: &Tongue) -> Vec<Range<usize>> {
    let mut words = Vec::new();
    let mut start = 0;
    while let Some(first) = sentence[start..].chars().next() {
        let in_run = is_letter_of_run(first);
        let rest = &sentence[start..];
        let end = start
            + rest
                .find(|c| is_letter_of_run(c) != in_run)
                .unwrap_or(rest.len());
        let run = &sentence[start..end];
        let of_run = if in_run {
            tongue.words(run)
        } else {
            text::words(run)
        };
        words.extend(
            of_run
                .into_iter()
                .map(|word| start + word.start..start + word.end),
        );
        start = end;
    }
    words
}

fn is_letter_of_run(c: char) -> bool {
    is_wide(c) && c.is_alphabetic()
}

/// Whether a character ends a clause of Chinese. What stands between the marks of a list is none.
pub(super) fn ends_clause(c: char) -> bool {
    matches!(c, '，' | '；' | '：' | ',' | ';' | ':')
}

/// The figures of a sentence as terms: equal figures are equal terms in all languages.
pub(super) fn figures(sentence: &str) -> Vec<String> {
    let figures = Figures::of(sentence, None).matches.into_iter();
    figures
        .filter(|figure| !figure.is_common)
        .map(|figure| format!("{FIGURE}{}", figure.figure))
        .collect()
}
