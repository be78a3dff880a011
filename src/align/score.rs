//! The score of a pair of sentences.

use std::cmp::Ordering;

use super::bag::Bag;
use super::candidates::{offset, rounded};
use super::content::{Content, SentenceContent};
use super::effort::Effort;
use super::embedding;
use super::exact::ExactMatches;
use super::order::Order;

/// How similarity is made up: of the words in common, of their embeddings, of the concepts in
/// common, and of both sentences being the opening. These are round figures, set by hand on real
/// accounts: with words and embeddings anywhere from even to 7:3, concepts from 0.1 to 0.2 and the
/// order of the texts from 0.05 to 0.15, F1 on these stayed between 0.70 and 0.78.
const WORD_WEIGHT: f64 = 0.6;
const EMBEDDING_WEIGHT: f64 = 0.4;
const CONCEPT_WEIGHT: f64 = 0.15;
const OPENING_WEIGHT: f64 = 0.2;

/// How much of the similarity is that of the most similar clauses.
const CLAUSE_WEIGHT: f64 = 0.4;

/// The similarity that unknown embeddings count as where no word is in common. It is somewhat less
/// than that of two sentences of one event that say different things, so that it links nothing.
const UNKNOWN_EMBEDDING_SIMILARITY: f64 = 0.35;

/// From this share of common terms on (Dice), sentences are edited copies of each other, whatever
/// the terms weigh. Where two short texts share a sentence but for one figure, only the figure is
/// rare.
const MIN_COPY_OVERLAP: f64 = 0.6;

/// How much of a copy's score is lost at opposite ends of the texts. Of several copies, those at
/// the same point belong together.
const COPY_OFFSET_WEIGHT: f64 = 0.1;

/// Scores above this are squashed: only exact matches reach 1.
const SQUASHED_FROM: f64 = 0.9;

/// How far a squashed score rises above [`SQUASHED_FROM`] at most.
const SQUASHED_RANGE: f64 = 0.099;

/// Two sentences by their indices in the left and the right text, with their score.
#[derive(Debug, Clone, Copy)]
pub(super) struct ScoredPair {
    pub left: usize,
    pub right: usize,
    pub score: f64,
}

/// Scores pairs of sentences of two texts. `all_pairs` says that these are all pairs, row by row,
/// so that the order of the texts can be weighed.
pub(super) fn scored(
    left: &[SentenceContent],
    right: &[SentenceContent],
    pairs: Vec<(usize, usize)>,
    exact: &ExactMatches,
    all_pairs: bool,
    effort: Effort,
) -> Vec<ScoredPair> {
    let max_clauses = max_clause_pairs(left, right, &pairs, effort.clause_pairs);
    let similarities: Vec<f64> = pairs
        .iter()
        .map(|(i, j)| similarity(&left[*i], &right[*j], max_clauses))
        .collect();
    let order = (all_pairs && pairs.len() <= effort.ordered_pairs)
        .then(|| Order::new(left, right, &similarities));
    let pairs = pairs.into_iter().zip(similarities).enumerate();
    pairs
        .map(|(pair, ((i, j), similarity))| {
            let (a, b) = (&left[i].bag, &right[j].bag);
            let score = if exact.contains(i, j) {
                1.0
            } else {
                let by_content = match &order {
                    _ if !(a.has_letters() && b.has_letters()) => 0.0,
                    Some(order) => order.score(pair, similarity),
                    None => similarity,
                };
                let offset = offset(i, left.len(), j, right.len());
                let as_copy = copy_overlap(a, b) * (1.0 - COPY_OFFSET_WEIGHT * offset);
                rounded(squash(by_content.max(as_copy)))
            };
            ScoredPair {
                left: i,
                right: j,
                score,
            }
        })
        .collect()
}

/// A score below 1, which is for exact matches. It keeps the order of scores.
fn squash(score: f64) -> f64 {
    if score <= SQUASHED_FROM {
        score
    } else {
        let excess = (score - SQUASHED_FROM) / SQUASHED_RANGE;
        SQUASHED_FROM + SQUASHED_RANGE * (1.0 - (-excess).exp())
    }
}

/// How many pairs of clauses two sentences may have for these to be compared, so that all pairs of
/// sentences have no more than `in_all`.
fn max_clause_pairs(
    left: &[SentenceContent],
    right: &[SentenceContent],
    pairs: &[(usize, usize)],
    in_all: usize,
) -> usize {
    let mut counts: Vec<usize> = pairs
        .iter()
        .map(|(i, j)| clause_pairs(&left[*i], &right[*j]))
        .collect();
    if counts.iter().sum::<usize>() <= in_all {
        return usize::MAX;
    }
    counts.sort_unstable();
    let mut sum = 0;
    let within = counts.chunk_by(|a, b| a == b).take_while(|equal| {
        sum += equal.iter().sum::<usize>();
        sum <= in_all
    });
    within.last().map_or(0, |equal| equal[0])
}

fn clause_pairs(left: &SentenceContent, right: &SentenceContent) -> usize {
    left.clauses().len() * right.clauses().len()
}

/// How similar two sentences are in what they say: as wholes, and by their most similar clauses,
/// where they have no more than `max_clauses` pairs of them.
fn similarity(left: &SentenceContent, right: &SentenceContent, max_clauses: usize) -> f64 {
    let whole = content_similarity(&left.whole, &right.whole);
    let by_clause = if clause_pairs(left, right) <= max_clauses {
        let clauses = left.clauses().iter().flat_map(|left| {
            let similarity = move |right| content_similarity(left, right);
            right.clauses().iter().map(similarity)
        });
        clauses.fold(0.0, f64::max)
    } else {
        whole
    };
    let opening = f64::from(u8::from(left.is_opening && right.is_opening));
    (1.0 - CLAUSE_WEIGHT) * whole + CLAUSE_WEIGHT * by_clause + OPENING_WEIGHT * opening
}

/// How similar two sentences, or clauses, are in words, embeddings and concepts.
fn content_similarity(left: &Content, right: &Content) -> f64 {
    let words = cosine(&left.terms, &right.terms);
    let embeddings = match (&left.embedding, &right.embedding) {
        (Some(left), Some(right)) => embedding::cosine(left, right).max(0.0),
        _ => UNKNOWN_EMBEDDING_SIMILARITY + (1.0 - UNKNOWN_EMBEDDING_SIMILARITY) * words,
    };
    WORD_WEIGHT * words
        + EMBEDDING_WEIGHT * embeddings
        + CONCEPT_WEIGHT * cosine(&left.concepts, &right.concepts)
}

/// The cosine of two sparse vectors of unit length, each in order of its keys.
fn cosine<K: Ord>(left: &[(K, f64)], right: &[(K, f64)]) -> f64 {
    let (mut i, mut j, mut sum) = (0, 0, 0.0);
    while let (Some((a, x)), Some((b, y))) = (left.get(i), right.get(j)) {
        match a.cmp(b) {
            Ordering::Less => i += 1,
            Ordering::Greater => j += 1,
            Ordering::Equal => {
                sum += x * y;
                i += 1;
                j += 1;
            }
        }
    }
    sum
}

/// The share of terms that two sentences have in common, where they are edited copies; else 0.
fn copy_overlap(left: &Bag, right: &Bag) -> f64 {
    let shared = left.terms.iter().filter(|(term, _)| {
        right
            .terms
            .binary_search_by_key(term, |(other, _)| *other)
            .is_ok()
    });
    let all = left.terms.len() + right.terms.len();
    let overlap = 2.0 * shared.count() as f64 / all.max(1) as f64;
    if overlap >= MIN_COPY_OVERLAP {
        overlap
    } else {
        0.0
    }
}
