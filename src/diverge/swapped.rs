//! Whether an answer has one thing in the place of another: "in November" for "in December", "trade
//! talks" for "military talks". Two sentences that differ in nothing else are estimated to say the
//! same, and a reader sees that they do not.

use similar::{Algorithm, DiffTag};

use super::compared::Compared;
use super::words::tokens;
use crate::align::Place;
use crate::text::diff::diff;
use crate::text::{Terms, are_synonyms};
use crate::unit::UnitId;

/// Two sentences of which this share of the words is equal, in their order, are the same but for
/// what is swapped. Of sentences that are less alike, words in the place of others may mean the
/// same.
const MIN_EQUAL: f64 = 0.75;

/// More words than this in the place of others are another clause, not another thing.
const MAX_SWAPPED: usize = 3;

/// Words that begin with as many equal letters are forms of one word.
const MIN_STEM: usize = 4;

/// Whether the sentence that answers a unit has another thing in a place of it. Of English alone:
/// the words of other languages change their forms.
pub(crate) fn is_swapped(compared: &Compared<'_>, unit: UnitId, answer: Place) -> bool {
    let is_english = |text: usize| compared.statements[text].language.as_deref() == Some("en");
    if !is_english(unit.text) || !is_english(answer.text) {
        return false;
    }
    let span = compared.unit_span(unit);
    let mut own = tokens(compared, unit.text, &[span.place.sentence]);
    own.retain(|token| span.start <= token.start && token.end <= span.end);
    let other = tokens(compared, answer.text, &[answer.sentence]);
    // No more words are equal than the shorter has.
    let least = MIN_EQUAL * own.len().max(other.len()) as f64;
    if (own.len().min(other.len()) as f64) < least {
        return false;
    }
    let [left, right] = [&own, &other].map(|tokens| {
        let words = tokens.iter().map(|token| token.folded.as_str());
        words.collect::<Vec<_>>()
    });
    let operations = diff(Algorithm::Patience, &left, &right);
    let equal = operations.iter().filter(|it| it.tag() == DiffTag::Equal);
    let equal: usize = equal.map(|it| it.old_range().len()).sum();
    if (equal as f64) < least {
        return false;
    }
    let terms = Terms::new("en");
    let replaced = operations.iter().filter(|it| {
        let most = it.old_range().len().max(it.new_range().len());
        it.tag() == DiffTag::Replace && most <= MAX_SWAPPED
    });
    let mut things = replaced.filter_map(|it| {
        let own = thing(&terms, &left[it.old_range()], &right)?;
        Some((own, thing(&terms, &right[it.new_range()], &left)?))
    });
    things.any(|(own, other)| !are_forms(own, other) && !mean_one_thing(&terms, own, other))
}

/// The last of some words that has content, where the other sentence does not have it elsewhere.
fn thing<'w>(terms: &Terms, words: &[&'w str], other: &[&str]) -> Option<&'w str> {
    let mut words = words.iter().rev().copied();
    words.find(|word| !terms.of_word(word).is_empty() && !other.contains(word))
}

/// Whether two words are words for one thing: "target", "goal".
fn mean_one_thing(terms: &Terms, a: &str, b: &str) -> bool {
    let [a, b] = [a, b].map(|word| terms.of_word(word));
    a.iter().zip(&b).all(|(a, b)| are_synonyms(a, b))
}

/// Whether two words are forms of one.
fn are_forms(a: &str, b: &str) -> bool {
    let pairs = a.chars().zip(b.chars());
    pairs.take_while(|(a, b)| a == b).count() >= MIN_STEM
}
