//! Words changed inside an aligned passage.

use std::collections::{BTreeMap, BTreeSet};

use similar::{Algorithm, DiffOp, capture_diff_slices};
use unicode_normalization::UnicodeNormalization;

use super::{Compared, finding, shortened};
use crate::align::{Passage, Place};
use crate::report::{Divergence, Evidence, Kind, rounded};
use crate::segment;

/// Below this share of common words, marks would cover all: the passages are shown without.
const FLOOR: f64 = 0.3;

/// How much of each side's own words stands in the summary, in characters.
const QUOTED: usize = 60;

/// A word of a passage.
struct Token {
    place: Place,
    start: usize,
    end: usize,
    /// The word in one case and one encoding of its letters, without points: `U.S.` is `us`.
    folded: String,
}

/// A finding for each passage whose words differ between its accounts: the evidence is the words
/// that each has and no other account in the passage has.
///
/// White space, punctuation and case are no difference.
pub(super) fn find(compared: &Compared<'_>) -> Vec<Divergence> {
    compared
        .alignment
        .passages
        .iter()
        .enumerate()
        .filter(|(_, passage)| passage.sentences.len() > 1)
        .filter_map(|(index, passage)| in_passage(compared, index, passage))
        .collect()
}

fn in_passage(compared: &Compared<'_>, index: usize, passage: &Passage) -> Option<Divergence> {
    let tokens: BTreeMap<usize, Vec<Token>> = passage
        .sentences
        .iter()
        .map(|(text, sentences)| (*text, tokens(compared, *text, sentences)))
        .collect();
    let texts: Vec<usize> = tokens.keys().copied().collect();
    let mut shared: BTreeMap<usize, Vec<bool>> = tokens
        .iter()
        .map(|(text, tokens)| (*text, vec![false; tokens.len()]))
        .collect();
    // Accounts that share enough with another for marks to be read.
    let mut readable: BTreeSet<usize> = BTreeSet::new();
    for (at, left) in texts.iter().enumerate() {
        for right in &texts[at + 1..] {
            let common = common(&tokens[left], &tokens[right]);
            let longer = tokens[left].len().max(tokens[right].len()).max(1);
            if (common.len() as f64) < FLOOR * longer as f64 {
                continue;
            }
            readable.extend([left, right]);
            for (i, j) in common {
                shared.entry(*left).or_default()[i] = true;
                shared.entry(*right).or_default()[j] = true;
            }
        }
    }
    let mut evidence = Vec::new();
    let mut said = Vec::new();
    for text in &readable {
        let runs = runs(compared, &tokens[text], &shared[text]);
        if !runs.is_empty() {
            let words: Vec<&str> = runs.iter().map(|run| run.text.as_str()).collect();
            let words = shortened(&words.join(" … "), QUOTED);
            said.push(format!("\"{words}\" in {} alone", compared.id(*text)));
        }
        evidence.extend(runs);
    }
    if evidence.is_empty() {
        return None;
    }
    Some(Divergence {
        passage: Some(index),
        score: passage.score.map(rounded),
        evidence,
        ..finding(Kind::Wording, said.join("; "))
    })
}

fn tokens(compared: &Compared<'_>, text: usize, sentences: &[usize]) -> Vec<Token> {
    let mut tokens = Vec::new();
    for sentence in sentences {
        let place = Place {
            text,
            sentence: *sentence,
        };
        let content = compared.text(place);
        let mut counted = (0, 0);
        for range in segment::words(content) {
            // Byte offsets to characters, in one walk.
            let start = counted.1 + content[counted.0..range.start].chars().count();
            let end = start + content[range.clone()].chars().count();
            counted = (range.end, end);
            let folded = content[range]
                .nfkc()
                .filter(|c| c.is_alphanumeric())
                .flat_map(char::to_lowercase);
            tokens.push(Token {
                place,
                start,
                end,
                folded: folded.collect(),
            });
        }
    }
    tokens
}

/// Pairs of equal words, in the order of both sides. A run of equal words too short to be read as
/// common, such as a lone "the" between two changes, is none.
fn common(left: &[Token], right: &[Token]) -> Vec<(usize, usize)> {
    let words = |tokens: &[Token]| -> Vec<String> {
        tokens.iter().map(|token| token.folded.clone()).collect()
    };
    let operations = capture_diff_slices(Algorithm::Patience, &words(left), &words(right));
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

/// Runs of words that no other account in the passage has.
fn runs(compared: &Compared<'_>, tokens: &[Token], shared: &[bool]) -> Vec<Evidence> {
    let mut runs: Vec<(Place, usize, usize)> = Vec::new();
    let mut open = false;
    for (token, shared) in tokens.iter().zip(shared) {
        if *shared {
            open = false;
            continue;
        }
        match runs.last_mut() {
            Some((place, _, end)) if open && *place == token.place => *end = token.end,
            _ => runs.push((token.place, token.start, token.end)),
        }
        open = true;
    }
    runs.into_iter()
        .map(|(place, start, end)| compared.evidence(place, start, end))
        .collect()
}
