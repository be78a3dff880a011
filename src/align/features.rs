//! What is weighed of two sentences, by the model that learnt which of them answer each other.

use super::content::SentenceContent;

/// How many values are weighed.
pub const FEATURES: usize = 13;

/// Their names, as in `data/align/weights.toml`.
pub const FEATURE_NAMES: [&str; FEATURES] = [
    "words",
    "embeddings",
    "clause",
    "clause_concepts",
    "ideas",
    "posterior",
    "openings",
    "shorter",
    "longer",
    "texts",
    "names",
    "near_topics",
    "rarest",
];

/// Where the posterior stands among them. It is known last.
pub(super) const POSTERIOR: usize = 5;

/// More ideas or weight of names in common than this tell no more.
const MAX_IDEAS: usize = 4;
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
    let (ideas, rarest) = shared_concepts(left, right);
    let length = |sentence: &SentenceContent<'_>| (1.0 + sentence.bag.length()).ln();
    let (a, b) = (length(left), length(right));
    [
        likeness.words,
        likeness.embeddings,
        likeness.clause,
        likeness.clause_concepts,
        ideas.min(MAX_IDEAS) as f64,
        0.0,
        f64::from(u8::from(left.is_opening && right.is_opening)),
        a.min(b),
        a.max(b),
        (pairs.max(1) as f64).ln(),
        shared_names(left, right).min(MAX_NAMES),
        f64::from(u8::from(
            has_topic_near(left, right) || has_topic_near(right, left),
        )),
        rarest,
    ]
}

/// Whether a sentence brings up a topic near those of another: accounts put one thing under
/// neighbouring topics.
fn has_topic_near(sentence: &SentenceContent<'_>, other: &SentenceContent<'_>) -> bool {
    let mut concepts = sentence.whole.concepts.iter();
    concepts.any(|(concept, _)| other.near.binary_search(concept).is_ok())
}

/// How many paraphrases both sentences bring up, and how rare in both texts the rarest topic or
/// paraphrase is of those that they share; 0 where they share none. That both speak of what every
/// sentence speaks of tells nothing.
fn shared_concepts(left: &SentenceContent<'_>, right: &SentenceContent<'_>) -> (usize, f64) {
    let (mut ideas, mut rarest): (usize, f64) = (0, 0.0);
    in_both(&left.rarity, &right.rarity, |concept, (rarity, _)| {
        ideas += usize::from(!concept.is_topic());
        rarest = rarest.max(rarity);
    });
    (ideas, rarest)
}

/// The weight of the names that two sentences share.
fn shared_names(left: &SentenceContent<'_>, right: &SentenceContent<'_>) -> f64 {
    let mut shared = 0.0;
    in_both(&left.names, &right.names, |_, (weight, _)| shared += weight);
    shared
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
