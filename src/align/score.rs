//! The score of a pair of sentences.

use super::bag::Bag;
use super::candidates::{offset, rounded};
use super::content::{Content, SentenceContent};
use super::effort::Effort;
use super::embedding;
use super::exact::ExactMatches;
use super::features::{FEATURES, Likeness, POSTERIOR, features, in_both};
use super::held::Held;
use super::model::PairWeights;
use super::order::Order;
use super::vocabulary::TermId;

/// How similarity is made up: of the words in common, of their embeddings, of the concepts in
/// common, and of both sentences being the opening. These are round figures, set by hand on real
/// accounts: with words and embeddings anywhere from even to 7:3, concepts from 0.1 to 0.2 and the
/// order of the texts from 0.05 to 0.15, F1 on these stayed between 0.70 and 0.78.
const WORD_WEIGHT: f64 = 0.6;
const CONCEPT_WEIGHT: f64 = 0.15;
const OPENING_WEIGHT: f64 = 0.2;

/// How much words count across languages: the table that leads to English ones is often wrong, so
/// embeddings count more.
const WORD_WEIGHT_ACROSS: f64 = 0.5;

/// The share of the space that languages share in the embeddings across them, beside that of
/// English words.
const SHARED_SHARE: f64 = 0.6;

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

/// A score from which two sentences say much the same. `cargo bench --bench alignment` prints how
/// good the links are.
pub(crate) const LINK_THRESHOLD: f64 = 0.45;

/// The same across languages.
const LINK_THRESHOLD_ACROSS: f64 = 0.39;

/// Below this likeness of words, sentences of two languages are no answer by what all talks have:
/// the state of relations, contacts, the names of those who talk.
const MIN_WORDS_ACROSS: f64 = 0.1;

/// From this score on they are one all the same: their order or their meaning says so.
const CLEAR_SCORE_ACROSS: f64 = 0.5;

/// The share of the score in the evidence, beside what was learnt of the values by themselves. The
/// labels are few; what was set by hand on other accounts steadies them.
const SCORE_SHARE: f64 = 0.3;

/// How much 1 of score is as evidence, above the least score of a link. In a story, and of edited
/// copies, the score decides.
const EVIDENCE_OF_SCORE: f64 = 12.0;

/// Two sentences by their indices in the left and the right text.
#[derive(Debug, Clone, Copy)]
pub(super) struct ScoredPair {
    pub left: usize,
    pub right: usize,
    /// How similar they are.
    pub score: f64,
    /// The evidence that they answer each other, as log odds.
    pub evidence: f64,
    /// Their most similar clauses.
    pub clauses: (usize, usize),
    /// Whether they are of two languages, and alike only in what all talks have: they are rivals of
    /// other pairs, and no link.
    pub is_apart: bool,
}

/// Scores pairs of sentences of two texts. `all_pairs` says that these are all pairs, row by row,
/// so that the order of the texts can be weighed. Without weights, as across languages, the score
/// decides.
pub(super) fn scored(
    left: &[SentenceContent<'_>],
    right: &[SentenceContent<'_>],
    pairs: Vec<(usize, usize)>,
    exact: &ExactMatches,
    all_pairs: bool,
    effort: Effort,
    weights: Option<&PairWeights>,
) -> Vec<ScoredPair> {
    let max_clauses = max_clause_pairs(left, right, &pairs, effort.clause_pairs);
    let likeness: Vec<(Likeness, Option<f64>)> = likenesses(left, right, &pairs, max_clauses)
        .into_iter()
        .zip(&pairs)
        .map(|(likeness, (i, j))| {
            let (left_sentence, right_sentence) = (&left[*i], &right[*j]);
            let features = features(
                left_sentence,
                right_sentence,
                &likeness,
                left.len() * right.len(),
            );
            (likeness, weights.map(|weights| weights.evidence(&features)))
        })
        .collect();
    let similarities: Vec<f64> = likeness.iter().map(|(it, _)| it.similarity).collect();
    let order = (all_pairs && pairs.len() <= effort.ordered_pairs)
        .then(|| Order::new(left, right, &similarities));
    // Who says that the talks took place answers the like, where both do.
    let both_open = [left, right].map(|text| text.iter().any(|it| it.is_opening)) == [true; 2];
    let is_one_opening =
        |i: usize, j: usize| both_open && left[i].is_opening != right[j].is_opening;
    let pairs = pairs.into_iter().zip(likeness).enumerate();
    pairs
        .map(|(pair, ((i, j), (likeness, evidence)))| {
            let (a, b) = (&left[i].bag, &right[j].bag);
            let has_letters = a.has_letters() && b.has_letters();
            let by_content = match &order {
                _ if !has_letters => 0.0,
                Some(order) => order.score(pair, likeness.similarity),
                None => likeness.similarity,
            };
            let offset = offset(i, left.len(), j, right.len());
            let as_copy = copy_overlap(a, b) * (1.0 - COPY_OFFSET_WEIGHT * offset);
            let of_score = evidence_of_score(by_content);
            let evidence = match (weights.zip(evidence), &order) {
                (Some((weights, evidence)), Some(order)) => {
                    let learnt = evidence + weights.evidence_of_order(order.posterior(pair));
                    order.evidence(blended(learnt, of_score), of_score)
                }
                (Some((_, evidence)), None) => blended(evidence, of_score),
                (None, _) => EVIDENCE_OF_SCORE * (by_content - LINK_THRESHOLD_ACROSS),
            };
            let shares_nothing =
                by_content < CLEAR_SCORE_ACROSS && share_no_subject(&left[i], &right[j], &likeness);
            let is_apart =
                weights.is_none() && as_copy == 0.0 && (is_one_opening(i, j) || shares_nothing);
            let evidence = if as_copy > 0.0 {
                evidence.max(evidence_of_score(as_copy))
            } else {
                evidence
            };
            ScoredPair {
                left: i,
                right: j,
                score: if exact.contains(i, j) {
                    1.0
                } else {
                    rounded(squash(by_content.max(as_copy)))
                },
                evidence: rounded(evidence),
                clauses: likeness.clauses,
                is_apart,
            }
        })
        .collect()
}

/// What is weighed of all pairs of sentences of two texts, row by row, and the evidence of their
/// scores.
pub(super) fn all_features(
    left: &[SentenceContent<'_>],
    right: &[SentenceContent<'_>],
) -> Vec<([f64; FEATURES], f64)> {
    let (rows, columns) = (left.len(), right.len());
    let pairs = (0..rows).flat_map(|i| (0..columns).map(move |j| (i, j)));
    let pairs: Vec<(usize, usize)> = pairs.collect();
    let likeness = likenesses(left, right, &pairs, usize::MAX);
    let similarities: Vec<f64> = likeness.iter().map(|it| it.similarity).collect();
    let order = Order::new(left, right, &similarities);
    let with_order = |(pair, (i, j))| {
        let mut features = features(&left[i], &right[j], &likeness[pair], rows * columns);
        features[POSTERIOR] = order.posterior(pair);
        let score = order.score(pair, likeness[pair].similarity);
        (features, evidence_of_score(score))
    };
    pairs.into_iter().enumerate().map(with_order).collect()
}

/// The evidence of a pair from what was learnt and from its score.
pub(super) fn blended(learnt: f64, of_score: f64) -> f64 {
    (1.0 - SCORE_SHARE) * learnt + SCORE_SHARE * of_score
}

/// Whether two sentences of different languages share nothing but what all talks have.
fn share_no_subject(
    left: &SentenceContent<'_>,
    right: &SentenceContent<'_>,
    likeness: &Likeness,
) -> bool {
    likeness.words < MIN_WORDS_ACROSS && left.subjects.is_disjoint(right.subjects)
}

fn evidence_of_score(score: f64) -> f64 {
    EVIDENCE_OF_SCORE * (score - LINK_THRESHOLD)
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
    left: &[SentenceContent<'_>],
    right: &[SentenceContent<'_>],
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

fn clause_pairs(left: &SentenceContent<'_>, right: &SentenceContent<'_>) -> usize {
    left.clauses().len() * right.clauses().len()
}

/// How similar the sentences of each pair are. Pairs of one sentence on the left stand together.
fn likenesses(
    left: &[SentenceContent<'_>],
    right: &[SentenceContent<'_>],
    pairs: &[(usize, usize)],
    max_clauses: usize,
) -> Vec<Likeness> {
    let sentences = left.iter().chain(right);
    let last = sentences.flat_map(lists).filter_map(|terms| terms.last());
    let mut held = Held::new(last.map(|(term, _)| *term).max().unwrap_or(0));
    let rows = pairs.chunk_by(|(one, _), (other, _)| one == other);
    let of_row = |row: &[(usize, usize)]| {
        let own = &left[row[0].0];
        held.take(&lists(own));
        let others = row.iter().map(|(_, j)| &right[*j]);
        let row = others.map(|other| likeness(&held, own, other, max_clauses));
        row.collect::<Vec<Likeness>>()
    };
    rows.flat_map(of_row).collect()
}

/// The terms of a sentence, and those of each clause.
fn lists<'s>(sentence: &'s SentenceContent<'_>) -> Vec<&'s [(TermId, f64)]> {
    let clauses = sentence.clauses().iter();
    let contents = std::iter::once(&sentence.whole).chain(clauses);
    contents.map(|it| it.terms.as_slice()).collect()
}

/// How similar two sentences are in what they say: as wholes, and by their most similar clauses,
/// where they have no more than `max_clauses` pairs of them. The left one is held.
fn likeness(
    held: &Held,
    left: &SentenceContent<'_>,
    right: &SentenceContent<'_>,
    max_clauses: usize,
) -> Likeness {
    let words = held.cosine(0, &right.whole.terms);
    let whole = ContentLikeness::of(&left.whole, &right.whole, words);
    let mut likeness = Likeness {
        words: whole.words,
        embeddings: whole.embeddings,
        ..Likeness::default()
    };
    // A sentence of one clause says no more by it.
    if (2..=max_clauses).contains(&clause_pairs(left, right)) {
        for (i, of_left) in left.clauses().iter().enumerate() {
            for (j, of_right) in right.clauses().iter().enumerate() {
                let words = held.cosine(1 + i, &of_right.terms);
                let pair = ContentLikeness::of(of_left, of_right, words);
                likeness.clause_concepts = likeness.clause_concepts.max(pair.concepts);
                let all = pair.all();
                if all > likeness.clause {
                    likeness.clause = all;
                    likeness.clauses = (i, j);
                }
            }
        }
    } else {
        likeness.clause = whole.all();
        likeness.clause_concepts = whole.concepts;
    }
    let opening = f64::from(u8::from(left.is_opening && right.is_opening));
    likeness.similarity = (1.0 - CLAUSE_WEIGHT) * whole.all()
        + CLAUSE_WEIGHT * likeness.clause
        + OPENING_WEIGHT * opening;
    likeness
}

/// How similar two sentences, or clauses, are in words, embeddings and concepts.
struct ContentLikeness {
    words: f64,
    embeddings: f64,
    concepts: f64,
    /// How much words count; embeddings count the rest to 1.
    word_weight: f64,
}

impl ContentLikeness {
    /// Of two contents whose words have a cosine.
    fn of(left: &Content, right: &Content, words: f64) -> Self {
        let likeness = |left: &Option<Vec<i16>>, right: &Option<Vec<i16>>| {
            let both = left.as_ref().zip(right.as_ref());
            both.map(|(left, right)| embedding::cosine(left, right).max(0.0))
        };
        let in_english = likeness(&left.embedding, &right.embedding);
        // Across languages, words have a direction in the space that languages share, too.
        let (embeddings, word_weight) = match likeness(&left.shared, &right.shared) {
            Some(shared) => {
                let in_english = in_english.unwrap_or(0.0);
                let both = SHARED_SHARE * shared + (1.0 - SHARED_SHARE) * in_english;
                (both, WORD_WEIGHT_ACROSS)
            }
            None => {
                let unknown =
                    UNKNOWN_EMBEDDING_SIMILARITY + (1.0 - UNKNOWN_EMBEDDING_SIMILARITY) * words;
                (in_english.unwrap_or(unknown), WORD_WEIGHT)
            }
        };
        Self {
            words,
            embeddings,
            concepts: cosine(&left.concepts, &right.concepts),
            word_weight,
        }
    }

    fn all(&self) -> f64 {
        self.word_weight * self.words
            + (1.0 - self.word_weight) * self.embeddings
            + CONCEPT_WEIGHT * self.concepts
    }
}

/// The cosine of two sparse vectors of unit length, each in order of its keys.
fn cosine<K: Ord>(left: &[(K, f64)], right: &[(K, f64)]) -> f64 {
    let mut sum = 0.0;
    in_both(left, right, |_, (x, y)| sum += x * y);
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
