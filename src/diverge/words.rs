//! The words of a passage, and which of them two accounts have in common.

use similar::{Algorithm, DiffOp};

use super::compared::Compared;
use crate::align::Place;
use crate::text::diff::diff;
use crate::text::normalize::lower;

/// A word of a passage.
pub(super) struct PassageToken {
    pub place: Place,
    pub start: usize,
    pub end: usize,
    /// The word in one case and one encoding of its letters, without points: `U.S.` is `us`.
    pub folded: String,
}

/// The words of some sentences of an account, in their order.
pub(super) fn tokens(
    compared: &Compared<'_>,
    text: usize,
    sentences: &[usize],
) -> Vec<PassageToken> {
    let mut tokens = Vec::new();
    for index in sentences {
        let place = Place {
            text,
            sentence: *index,
        };
        let sentence = compared.sentence(place);
        let content = sentence.text();
        let mut counted = (0, 0);
        for range in sentence.words().iter().cloned() {
            // Byte offsets to characters, in one walk.
            let start = counted.1 + content[counted.0..range.start].chars().count();
            let end = start + content[range.clone()].chars().count();
            counted = (range.end, end);
            let mut folded = lower(&content[range]);
            folded.retain(char::is_alphanumeric);
            tokens.push(PassageToken {
                place,
                start,
                end,
                folded,
            });
        }
    }
    tokens
}

/// Pairs of equal words, in the order of both sides. A run of equal words too short to be read as
/// common, such as a lone "the" between two changes, is none.
pub(super) fn common(left: &[PassageToken], right: &[PassageToken]) -> Vec<(usize, usize)> {
    let [old, new] = [left, right].map(|tokens| {
        let words = tokens.iter().map(|token| token.folded.as_str());
        words.collect::<Vec<_>>()
    });
    let operations = diff(Algorithm::Patience, &old, &new);
    let mut pairs = Vec::new();
    for operation in operations {
        if let DiffOp::Equal {
            old_index,
            new_index,
            len,
        } = operation
        {
            let run = &left[old_index..old_index + len];
            let whole = len == left.len() && len == right.len();
            if whole || run.len() > 2 || run.iter().any(|token| token.folded.chars().count() > 3) {
                pairs.extend((0..len).map(|step| (old_index + step, new_index + step)));
            }
        }
    }
    pairs
}
