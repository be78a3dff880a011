//! Lines of a page that change by themselves: how often it was read, when it was last touched.

use std::collections::HashSet;
use std::ops::Range;
use std::sync::LazyLock;

use aho_corasick::{AhoCorasick, MatchKind};
use serde::Deserialize;

use crate::data::data;
use crate::text::months;
use crate::text::script::is_unspaced;
use crate::text::typography::fold;

/// Bytes past which a line is a sentence, and not a counter or a time.
const MAX_LINE_BYTES: usize = 240;
/// Other words that a counter has at most.
const MAX_COUNTER_WORDS: usize = 1;
/// Other words that the time of an update has at most: a place, a name of a time zone.
const MAX_UPDATED_WORDS: usize = 2;
/// What parts the pieces of a line about the page.
const SEPARATORS: [char; 4] = ['|', '·', '•', '‧'];

/// The words of `passing.toml`.
#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct PassingTable {
    counter: Vec<String>,
    updated: Vec<String>,
    published: Vec<String>,
    when: HashSet<String>,
    measure: Vec<String>,
}

/// What the first words of a piece say that it is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum PassingLabel {
    Counter,
    Updated,
    Published,
}

/// A label in a line.
struct LabelMatch {
    label: PassingLabel,
    range: Range<usize>,
}

struct LabelIndex {
    words: Option<AhoCorasick>,
    labels: Vec<PassingLabel>,
}

static TABLE: LazyLock<PassingTable> = LazyLock::new(|| data!("recheck/passing"));

static MONTHS: LazyLock<HashSet<String>> = LazyLock::new(|| {
    let names = months::gregorian().chain(months::solar_hijri());
    names.map(|(_, name)| small(&fold(name))).collect()
});

static LABELS: LazyLock<LabelIndex> = LazyLock::new(|| {
    let lists = [
        (&TABLE.counter, PassingLabel::Counter),
        (&TABLE.updated, PassingLabel::Updated),
        (&TABLE.published, PassingLabel::Published),
    ];
    let words = lists
        .iter()
        .flat_map(|(words, label)| words.iter().map(move |word| (fold(word), *label)));
    let (words, labels): (Vec<String>, Vec<PassingLabel>) = words.unzip();
    let words = AhoCorasick::builder()
        .match_kind(MatchKind::LeftmostLongest)
        .build(words)
        .ok();
    LabelIndex { words, labels }
});

/// A line, folded, without its pieces that change by themselves. A sentence is left whole: what a
/// figure in it says is the government's.
pub(super) fn lasting(line: &str) -> String {
    let folded = fold(line);
    if folded.len() > MAX_LINE_BYTES {
        return folded;
    }
    if is_bare_count(&folded) || is_bare_time(&folded) {
        return String::new();
    }
    let mut lasting = String::with_capacity(folded.len());
    for segment in folded.split(SEPARATORS) {
        let lower = small(segment);
        for piece in pieces(&lower) {
            if !is_passing(&lower[piece.clone()]) {
                lasting.push_str(&segment[piece]);
            }
        }
    }
    fold(&lasting)
}

/// Small letters, at the places where the text has its letters.
fn small(text: &str) -> String {
    let small = |c: char| {
        let mut small = c.to_lowercase();
        match (small.next(), small.next()) {
            (Some(one), None) if one.len_utf8() == c.len_utf8() => one,
            _ => c,
        }
    };
    text.chars().map(small).collect()
}

/// A number alone, as counters stand beside a picture of an eye.
fn is_bare_count(line: &str) -> bool {
    line.starts_with(|c: char| c.is_ascii_digit())
        && line
            .bytes()
            .all(|byte| byte.is_ascii_digit() || matches!(byte, b',' | b'.' | b' '))
}

/// A time of day alone.
fn is_bare_time(line: &str) -> bool {
    line.contains(':')
        && line
            .bytes()
            .all(|byte| byte.is_ascii_digit() || byte == b':')
}

/// The pieces of a segment in small letters: each begins with a label, where the segment begins
/// with one, or where a colon follows it. A number before the first label belongs to it.
fn pieces(segment: &str) -> Vec<Range<usize>> {
    let labels = labels(segment);
    let opens = labels
        .first()
        .is_some_and(|first| segment[..first.range.start].chars().all(is_of_number));
    let mut cuts: Vec<usize> = labels
        .iter()
        .filter(|found| opens || segment[found.range.end..].starts_with(':'))
        .map(|found| found.range.start)
        .collect();
    if opens && let Some(first) = cuts.first_mut() {
        *first = 0;
    }
    if cuts.first() != Some(&0) {
        cuts.insert(0, 0);
    }
    cuts.push(segment.len());
    cuts.windows(2).map(|cut| cut[0]..cut[1]).collect()
}

fn is_of_number(c: char) -> bool {
    c.is_ascii_digit() || matches!(c, ',' | '.' | ' ' | 'k' | 'm' | '+')
}

/// The labels in a text of small letters, as whole words.
fn labels(text: &str) -> Vec<LabelMatch> {
    let LabelIndex { words, labels } = &*LABELS;
    let Some(words) = words else { return vec![] };
    let is_letter = |c: char| c.is_alphabetic() && !is_unspaced(c);
    words
        .find_iter(text)
        .filter(|found| {
            let inside = |one: Option<char>, other: Option<char>| {
                one.is_some_and(is_letter) && other.is_some_and(is_letter)
            };
            let (start, end) = (found.start(), found.end());
            !inside(
                text[..start].chars().next_back(),
                text[start..].chars().next(),
            ) && !inside(text[..end].chars().next_back(), text[end..].chars().next())
        })
        .map(|found| LabelMatch {
            label: labels[found.pattern().as_usize()],
            range: found.range(),
        })
        .collect()
}

/// Whether a piece counts readers or says when the page was touched, and says nothing else.
fn is_passing(piece: &str) -> bool {
    let labels = labels(piece);
    let Some(first) = labels.first() else {
        return false;
    };
    if piece.contains(['%', '$', '€', '£', '¥', '₽']) || has_measure(piece) {
        return false;
    }
    let rest = format!(
        "{} {}",
        &piece[..first.range.start],
        &piece[first.range.end..]
    );
    let has_digit = rest.contains(|c: char| c.is_numeric());
    let words = words(&rest);
    let others = |words: &[&str]| words.iter().filter(|word| !is_of_time(word)).count();
    match first.label {
        PassingLabel::Published => false,
        PassingLabel::Counter => has_digit && others(&words) <= MAX_COUNTER_WORDS,
        PassingLabel::Updated => {
            let names_time = words.iter().any(|word| is_of_time(word)) || is_written_time(&rest);
            names_time && others(&words) <= MAX_UPDATED_WORDS
        }
    }
}

fn has_measure(piece: &str) -> bool {
    let words = words(piece);
    TABLE.measure.iter().any(|measure| {
        if measure.contains(is_unspaced) || measure.contains(' ') {
            piece.contains(measure.as_str())
        } else {
            words.contains(&measure.as_str())
        }
    })
}

/// Whether digits stand as in `12:31`, `2025-11-24` or `24/11/2025`.
fn is_written_time(text: &str) -> bool {
    text.as_bytes().windows(3).any(|three| {
        three[0].is_ascii_digit()
            && matches!(three[1], b':' | b'-' | b'/' | b'.')
            && three[2].is_ascii_digit()
    })
}

fn is_of_time(word: &str) -> bool {
    TABLE.when.contains(word) || MONTHS.contains(word) || word == "k"
}

/// The runs of letters in a text; digits and signs part them.
fn words(text: &str) -> Vec<&str> {
    text.split(|c: char| !c.is_alphabetic())
        .filter(|word| !word.is_empty())
        .collect()
}
