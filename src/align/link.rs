//! Which pairs of sentences of two texts become links.
//!
//! Two texts are linked by themselves: a third changes nothing between them.

use super::gap;
use super::input::Text;
use super::model::LinkWeights;
use super::score::ScoredPair;

/// A pair is linked from this probability on, in one language and across languages.
const MIN_PROBABILITY: f64 = 0.2;
const MIN_PROBABILITY_ACROSS: f64 = 0.25;

/// A second link of a sentence needs more: it must be to answer another clause of it, too.
const MIN_FURTHER_PROBABILITY: f64 = 0.4;

/// By what pairs are linked.
#[derive(Clone, Copy)]
pub(super) struct Rules<'w> {
    weights: &'w LinkWeights,
    /// The least probability of a link.
    least: f64,
    /// The least probability of a second link of a sentence.
    further: f64,
    /// Whether a second link is for another clause than the first.
    by_clause: bool,
    /// Whether what stands between the same links is linked where the texts are versions of one.
    by_place: bool,
}

impl<'w> Rules<'w> {
    /// In one language.
    pub(super) fn within(weights: &'w LinkWeights) -> Self {
        Self {
            weights,
            least: MIN_PROBABILITY,
            further: MIN_FURTHER_PROBABILITY,
            by_clause: true,
            by_place: false,
        }
    }

    /// Across languages: one sentence of a list in Chinese answers many in English.
    pub(super) fn across() -> Self {
        Self {
            weights: &LinkWeights::ACROSS,
            least: MIN_PROBABILITY_ACROSS,
            further: MIN_PROBABILITY_ACROSS,
            by_clause: false,
            by_place: true,
        }
    }
}

/// Margins count up to this much on either side of 0, in log odds. No rival is a rival this far
/// off.
const MARGINS: (f64, f64) = (-4.0, 2.0);

/// Links the pairs of two texts that are likely to answer each other, the likeliest first.
///
/// Links may cross. Of two linked sentences one at most has other links, each for another clause of
/// it: so every linked sentence answers another, and none is linked by a chain. A sentence with an
/// exact match has no other links.
pub(super) fn links(
    pairs: &[ScoredPair],
    left: &Text<'_>,
    right: &Text<'_>,
    rules: &Rules<'_>,
) -> Vec<ScoredPair> {
    let weights = rules.weights;
    let sizes = [left, right].map(|text| text.sentences.len());
    let mut links = Links::new(sizes, *rules);
    let exact = pairs.iter().filter(|pair| pair.score == 1.0);
    exact.for_each(|pair| links.add(*pair));
    let is_matched = |pair: &ScoredPair| links.has(pair.left, pair.right);
    let mut likely: Vec<(f64, &ScoredPair)> = pairs
        .iter()
        .zip(margins(pairs, sizes))
        .map(|(pair, margins)| (weights.probability(pair.evidence, margins), pair))
        .filter(|(probability, pair)| *probability >= rules.least && pair.score > 0.0)
        .filter(|(_, pair)| !is_matched(pair) && !pair.is_apart)
        .collect();
    // By what the sentences say: the texts may come in either order.
    let key = |pair: &ScoredPair| {
        let a = (left.sentences[pair.left], pair.left);
        let b = (right.sentences[pair.right], pair.right);
        (a.min(b), a.max(b))
    };
    likely.sort_by(|(p, a), (q, b)| q.total_cmp(p).then_with(|| key(a).cmp(&key(b))));
    for (probability, pair) in likely {
        if links.admit(pair, probability) {
            links.add(*pair);
        }
    }
    let mut links = links.all;
    if rules.by_place && gap::may_be_versions(left, right) {
        links.extend(gap::between(&links, pairs, sizes));
    }
    links.sort_by_key(|link| (link.left, link.right));
    links
}

/// How far the evidence of each pair is above that of the best rival of either sentence: the
/// smaller margin first.
pub(super) fn margins(pairs: &[ScoredPair], sizes: [usize; 2]) -> Vec<[f64; 2]> {
    let [mut of_left, mut of_right] = sizes.map(|size| vec![[f64::NEG_INFINITY; 2]; size]);
    for pair in pairs {
        add_best(&mut of_left[pair.left], pair.evidence);
        add_best(&mut of_right[pair.right], pair.evidence);
    }
    let margin = |[first, second]: [f64; 2], evidence: f64| {
        let rival = if evidence < first { first } else { second };
        (evidence - rival).max(MARGINS.0).min(MARGINS.1)
    };
    let of_pair = |pair: &ScoredPair| {
        let one = margin(of_left[pair.left], pair.evidence);
        let other = margin(of_right[pair.right], pair.evidence);
        [one.min(other), one.max(other)]
    };
    pairs.iter().map(of_pair).collect()
}

/// Keeps the two best values of a sentence.
fn add_best([first, second]: &mut [f64; 2], evidence: f64) {
    if evidence > *first {
        *second = *first;
        *first = evidence;
    } else if evidence > *second {
        *second = evidence;
    }
}

/// The links of two texts so far.
struct Links<'w> {
    all: Vec<ScoredPair>,
    rules: Rules<'w>,
    /// For each sentence, its links by their indices.
    of_left: Vec<Vec<usize>>,
    of_right: Vec<Vec<usize>>,
}

impl<'w> Links<'w> {
    fn new([left, right]: [usize; 2], rules: Rules<'w>) -> Self {
        Self {
            all: Vec::new(),
            rules,
            of_left: vec![Vec::new(); left],
            of_right: vec![Vec::new(); right],
        }
    }

    fn add(&mut self, pair: ScoredPair) {
        self.of_left[pair.left].push(self.all.len());
        self.of_right[pair.right].push(self.all.len());
        self.all.push(pair);
    }

    /// Whether either sentence has a link.
    fn has(&self, left: usize, right: usize) -> bool {
        !(self.of_left[left].is_empty() && self.of_right[right].is_empty())
    }

    /// Whether a pair may be linked beside the links that its sentences have.
    fn admit(&self, pair: &ScoredPair, probability: f64) -> bool {
        let (of_left, of_right) = (&self.of_left[pair.left], &self.of_right[pair.right]);
        if of_left.is_empty() && of_right.is_empty() {
            return true;
        }
        let is_alone = |link: &ScoredPair| {
            let (left, right) = (&self.of_left[link.left], &self.of_right[link.right]);
            // One end is that of the new link too.
            left.len() == 1 && link.left != pair.left
                || right.len() == 1 && link.right != pair.right
        };
        let is_of_another_clause = |link: &ScoredPair| {
            (link.left != pair.left || link.clauses.0 != pair.clauses.0)
                && (link.right != pair.right || link.clauses.1 != pair.clauses.1)
        };
        let mut others = of_left.iter().chain(of_right).map(|link| &self.all[*link]);
        probability >= self.rules.further
            && (of_left.is_empty() || of_right.is_empty())
            && others
                .all(|link| is_alone(link) && (!self.rules.by_clause || is_of_another_clause(link)))
    }
}
