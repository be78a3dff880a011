//! Where a word ends.

use std::ops::Range;
use std::sync::LazyLock;

use aho_corasick::{AhoCorasick, MatchKind};
use icu_segmenter::options::WordBreakInvariantOptions;
use icu_segmenter::{WordSegmenter, WordSegmenterBorrowed};
use unicode_segmentation::UnicodeSegmentation;

use super::affix::elided;
use super::script::needs_dictionary;

/// Words that the dictionary lacks.
static TERMS: LazyLock<AhoCorasick> = LazyLock::new(|| {
    let terms = include_str!("../../data/text/terms.txt")
        .lines()
        .filter(|line| !line.is_empty() && !line.starts_with('#'));
    AhoCorasick::builder()
        .match_kind(MatchKind::LeftmostLongest)
        .build(terms)
        .expect("terms.txt is part of the program")
});

/// The words of a text, as byte ranges in reading order: runs of letters and digits, without
/// white space and punctuation.
///
/// Latin, Cyrillic and the like follow Unicode's word boundaries (UAX #29), but amounts, hyphened
/// compounds and abbreviations with periods (`U.S.`) stay whole, and what French and Italian elide
/// is a word of its own (`l'`, `Iran`). Chinese, Japanese and the other scripts without spaces
/// follow a dictionary, and a list of terms that the dictionary cuts wrongly.
pub fn words(text: &str) -> Vec<Range<usize>> {
    let mut found = Vec::new();
    let mut dictionary = None;
    let mut start = 0;
    if text.is_ascii() {
        spaced_words(text, 0..text.len(), &mut found);
        start = text.len();
    }
    while let Some(c) = text[start..].chars().next() {
        let in_dictionary = needs_dictionary(c);
        let length = text[start..]
            .find(|c| needs_dictionary(c) != in_dictionary)
            .unwrap_or(text.len() - start);
        let end = start + length;
        if in_dictionary {
            // Taken up only where it is needed: most texts have no use for it.
            let segmenter = dictionary.get_or_insert_with(segmenter);
            dictionary_words(text, start..end, segmenter, &mut found);
        } else {
            spaced_words(text, start..end, &mut found);
        }
        start = end;
    }
    let mut words = Vec::with_capacity(found.len());
    for word in found {
        // Most words are plain letters, which are one.
        let mut bytes = text[word.clone()].bytes();
        if bytes.all(|byte| byte.is_ascii_alphanumeric()) {
            words.push(word);
        } else {
            words.extend(pieces(text, word).flat_map(|word| apart(text, word)));
        }
    }
    words
}

/// A word, and before it the one that is elided before it.
fn apart(text: &str, word: Range<usize>) -> impl Iterator<Item = Range<usize>> {
    let letters = elided(text[word.clone()].chars()).unwrap_or(0);
    let elided = text[word.clone()].chars().take(letters);
    let begin = word.start + elided.map(char::len_utf8).sum::<usize>();
    [word.start..begin, begin..word.end]
        .into_iter()
        .filter(|word| !word.is_empty())
}

/// A word without the white space that a combining mark behind it, or Unicode's rule for narrow
/// spaces, takes into words.
fn pieces(text: &str, word: Range<usize>) -> impl Iterator<Item = Range<usize>> {
    let mut end = word.start;
    let pieces = text[word].split_inclusive(char::is_whitespace);
    pieces.filter_map(move |piece| {
        let start = end;
        end += piece.len();
        let piece = piece.trim_end();
        piece
            .contains(char::is_alphanumeric)
            .then(|| start..start + piece.len())
    })
}

fn segmenter() -> WordSegmenterBorrowed<'static> {
    WordSegmenter::new_dictionary(WordBreakInvariantOptions::default())
}

/// The words of a run in a script without spaces: the listed terms, and between them what the
/// dictionary finds.
fn dictionary_words(
    text: &str,
    run: Range<usize>,
    segmenter: &WordSegmenterBorrowed<'static>,
    found: &mut Vec<Range<usize>>,
) {
    let mut start = run.start;
    let look_up = |part: Range<usize>, found: &mut Vec<Range<usize>>| {
        let mut start = part.start;
        for bound in segmenter.segment_str(&text[part.clone()]).skip(1) {
            let end = part.start + bound;
            if text[start..end].contains(char::is_alphanumeric) {
                found.push(start..end);
            }
            start = end;
        }
    };
    for term in TERMS.find_iter(&text[run.clone()]) {
        look_up(start..run.start + term.start(), found);
        start = run.start + term.end();
        found.push(run.start + term.start()..start);
    }
    look_up(start..run.end, found);
}

/// The words of a run in scripts with spaces.
fn spaced_words(text: &str, run: Range<usize>, found: &mut Vec<Range<usize>>) {
    for (at, word) in text[run.clone()].unicode_word_indices() {
        let mut end = run.start + at + word.len();
        // A mark on the period of an abbreviation makes a word of the two; the period is taken.
        let taken = found.last().map_or(run.start, |last| last.end);
        let start = (run.start + at).max(taken);
        if is_dotted(word) && text[end..run.end].starts_with('.') {
            end += '.'.len_utf8();
        }
        match found.last_mut() {
            Some(last) if last.start >= run.start && is_hyphen(&text[last.end..start]) => {
                last.end = end;
            }
            _ => found.push(start..end),
        }
    }
}

/// Whether a word is an abbreviation of letters with periods between them, as `U.S` and `p.m`.
fn is_dotted(word: &str) -> bool {
    word.contains('.')
        && word
            .split('.')
            .all(|part| part.chars().nth(1).is_none() && part.chars().all(char::is_alphabetic))
}

fn is_hyphen(between: &str) -> bool {
    matches!(between, "-" | "\u{2010}" | "\u{2011}")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_text_in_ascii_has_the_words_that_it_has_before_other_letters() {
        for text in [
            "The U.S. and the E.U. signed a 2.5-billion deal at 3 p.m. today.",
            "l'Iran, d'accord; the well-known G7's $1,000,000 (100%) plan",
            "one_two a.b.c. x-y-z -- 'quoted' \"words\"\r\n\tand\u{b} more",
            "",
            " . ",
        ] {
            let behind = format!("{text} \u{2014} \u{e9}t\u{e9} \u{4e2d}");
            let all = words(&behind);
            let own = all.iter().filter(|word| word.end <= text.len());
            assert!(own.eq(words(text).iter()), "{text}: {all:?}");
        }
    }
}
