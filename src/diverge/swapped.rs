//! Whether an answer has one thing in the place of another: "in November" for "in December", "trade
//! talks" for "military talks". Of two sentences that are the same but for that, an estimate of how
//! alike they are sees little, and a reader sees all.

use similar::{Algorithm, DiffOp};

use super::compared::Compared;
use super::words::{PassageToken, tokens};
use crate::align::Place;
use crate::text::Terms;
use crate::text::diff::diff;
use crate::unit::UnitId;

/// Two sentences of which this share of the words is equal, in their order, are the same but for
/// what is swapped. Of sentences that are less alike, words in the place of others may mean the same.
const MIN_EQUAL: f64 = 0.75;

/// More words than this in the place of others are another clause, not another thing.
const MAX_SWAPPED: usize = 3;

/// Words that begin with as many equal letters are forms of one word.
const MIN_STEM: usize = 4;

/// Whether the sentence that answers a unit has another thing in a place of it. Of English alone: the
/// words of other languages change their forms.
pub(crate) fn is_swapped(compared: &Compared<'_>, unit: UnitId, answer: Place) -> bool {
    let is_english = |text: usize| compared.statements[text].language.as_deref() == Some("en");
    if !is_english(unit.text) || !is_english(answer.text) {
        return false;
    }
    let span = compared.unit_span(unit);
    let mut own = tokens(compared, unit.text, &[span.place.sentence]);
    own.retain(|token| span.start <= token.start && token.end <= span.end);
    let other = tokens(compared, answer.text, &[answer.sentence]);
    let [left, right] = [&own, &other].map(|tokens| {
        let words = tokens.iter().map(|token| token.folded.as_str());
        words.collect::<Vec<_>>()
    });
    let operations = diff(Algorithm::Patience, &left, &right);
    let equal: usize = operations
        .iter()
        .map(|it| match it {
            DiffOp::Equal { len, .. } => *len,
            _ => 0,
        })
        .sum();
    if (equal as f64) < MIN_EQUAL * own.len().max(other.len()) as f64 {
        return false;
    }
    let terms = Terms::new("en");
    let mut swaps = operations
        .into_iter()
        .filter_map(|operation| match operation {
            DiffOp::Replace {
                old_index,
                old_len,
                new_index,
                new_len,
            } if old_len.max(new_len) <= MAX_SWAPPED => {
                let of_own = Words {
                    terms: &terms,
                    tokens: &own[old_index..old_index + old_len],
                    within: &right,
                };
                let of_other = Words {
                    terms: &terms,
                    tokens: &other[new_index..new_index + new_len],
                    within: &left,
                };
                Some([of_own, of_other])
            }
            _ => None,
        });
    swaps.any(|[own, other]| {
        let things = own.thing().zip(other.thing());
        things.is_some_and(|(a, b)| !are_forms(a, b))
    })
}

/// Words in the place of others.
struct Words<'a> {
    terms: &'a Terms,
    tokens: &'a [PassageToken],
    /// The words of the other sentence.
    within: &'a [&'a str],
}

impl<'a> Words<'a> {
    /// The last word with content, where the other sentence does not have it elsewhere.
    fn thing(&self) -> Option<&'a str> {
        let mut words = self.tokens.iter().rev().map(|token| token.folded.as_str());
        words.find(|word| !self.terms.of_word(word).is_empty() && !self.within.contains(word))
    }
}

/// Whether two words are forms of one.
fn are_forms(a: &str, b: &str) -> bool {
    let pairs = a.chars().zip(b.chars());
    pairs.take_while(|(a, b)| a == b).count() >= MIN_STEM
}
