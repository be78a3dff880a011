//! What is weighed of two sentences, by the model that learnt which of them answer each other.

use super::concept::Concept;
use super::content::SentenceContent;

/// How many values are weighed.
pub const FEATURES: usize = 14;

/// Their names, as in `data/align/weights.toml`.
pub const FEATURE_NAMES: [&str; FEATURES] = [
    "words",
    "embeddings",
    "clause",
    "clause_concepts",
    "ideas",
    "topics",
    "posterior",
    "openings",
    "shorter",
    "longer",
    "texts",
    "names",
    "names_apart",
    "near_topics",
];

/// Where the posterior stands among them. It is known last.
pub(super) const POSTERIOR: usize = 6;

/// More ideas, topics or weight of names in common than this tell no more.
const MAX_IDEAS: usize = 4;
const MAX_TOPICS: usize = 3;
const MAX_NAMES: f64 = 12.0;

/// How alike two sentences are, taken apart.
#[derive(Debug, Clone, Copy, Default)]
pub(super) struct Likeness {
    /// All of it as one score.
    pub similarity: f64,
    /// Of the words of the whole sentences.
    pub words: f64,
    /// Of their embeddings.
    pub embeddings: f64,
    /// Of the most similar clauses.
    pub clause: f64,
    /// Of the concepts of those clauses that share most.
    pub clause_concepts: f64,
    /// The most similar clauses.
    pub clauses: (usize, usize),
}

/// The values of a pair of sentences, whose texts have so many pairs; the posterior is 0.
pub(super) fn features(
    left: &SentenceContent<'_>,
    right: &SentenceContent<'_>,
    likeness: &Likeness,
    pairs: usize,
) -> [f64; FEATURES] {
    let (ideas, topics) = shared_concepts(left, right);
    let (shared, apart) = names(&left.names, &right.names);
    let length = |sentence: &SentenceContent<'_>| (1.0 + sentence.bag.length()).ln();
    let (a, b) = (length(left), length(right));
    [
        likeness.words,
        likeness.embeddings,
        likeness.clause,
        likeness.clause_concepts,
        ideas.min(MAX_IDEAS) as f64,
        topics.min(MAX_TOPICS) as f64,
        0.0,
        f64::from(u8::from(left.is_opening && right.is_opening)),
        a.min(b),
        a.max(b),
        (pairs.max(1) as f64).ln(),
        shared.min(MAX_NAMES),
        apart.min(MAX_NAMES),
        f64::from(u8::from(
            has_topic_near(left, right) || has_topic_near(right, left),
        )),
    ]
}

/// Whether a sentence brings up a topic near those of another: accounts put one thing under
/// neighbouring topics.
fn has_topic_near(sentence: &SentenceContent<'_>, other: &SentenceContent<'_>) -> bool {
    let mut concepts = sentence.whole.concepts.iter();
    concepts.any(|(concept, _)| other.near.binary_search(concept).is_ok())
}

/// How many paraphrases, and how many topics, both sentences bring up.
fn shared_concepts(left: &SentenceContent<'_>, right: &SentenceContent<'_>) -> (usize, usize) {
    let (mut ideas, mut topics) = (0, 0);
    in_both(
        &left.whole.concepts,
        &right.whole.concepts,
        |concept, _| match concept {
            Concept::Paraphrase(_) => ideas += 1,
            Concept::Topic(_) => topics += 1,
        },
    );
    (ideas, topics)
}

/// The weight of the names that two sentences share, and of those that only one has.
fn names<K: Ord>(left: &[(K, f64)], right: &[(K, f64)]) -> (f64, f64) {
    let sum = |names: &[(K, f64)]| names.iter().map(|(_, weight)| weight).sum::<f64>();
    let mut shared = 0.0;
    in_both(left, right, |_, (weight, _)| shared += weight);
    (shared, sum(left) + sum(right) - 2.0 * shared)
}

/// Visits what two lists have in common, each in order of its keys. Which list advances is computed
/// without a branch, since no processor could predict it.
pub(super) fn in_both<K: Ord>(
    left: &[(K, f64)],
    right: &[(K, f64)],
    mut visit: impl FnMut(&K, (f64, f64)),
) {
    let (mut i, mut j) = (0, 0);
    while let (Some((a, x)), Some((b, y))) = (left.get(i), right.get(j)) {
        if a == b {
            visit(a, (*x, *y));
        }
        let (on_left, on_right) = (a <= b, b <= a);
        i += usize::from(on_left);
        j += usize::from(on_right);
    }
}
