//! Which pairs of sentences are compared.

use rustc_hash::FxHashMap;

use super::content::SentenceContent;
use super::effort::Effort;
use super::exact::ExactMatches;
use super::vocabulary::TermId;

/// A term that stands in more than this share of the sentences finds no pairs in large texts.
const MAX_TERM_SHARE: f64 = 0.02;

/// But one that stands in no more sentences than this does, in whatever text.
const MIN_MAX_POSTINGS: usize = 20;

/// A sentence looks for its candidates among this many places of its rarest terms, and those of one
/// term more, which has no more places either. So the cost grows with the length of the texts.
const MAX_POSTINGS: usize = 1000;

/// Where a term stands: sentences with the weight of the term in each.
type Postings = Vec<(usize, f64)>;

/// The pairs of sentences to compare, in order for two comparable texts. Of texts in different
/// languages these are the exact matches alone.
pub(super) fn pairs(
    left: &[SentenceContent<'_>],
    right: &[SentenceContent<'_>],
    exact: &ExactMatches,
    comparable: bool,
    effort: Effort,
) -> Vec<(usize, usize)> {
    if !comparable {
        exact.pairs().collect()
    } else if left.len().saturating_mul(right.len()) <= effort.compared_pairs {
        (0..left.len())
            .flat_map(|i| (0..right.len()).map(move |j| (i, j)))
            .collect()
    } else {
        with_shared_terms(left, right, exact, effort.candidates)
    }
}

/// Pairs in which one sentence finds the other by a rare term, and exact matches.
fn with_shared_terms(
    left: &[SentenceContent<'_>],
    right: &[SentenceContent<'_>],
    exact: &ExactMatches,
    at_most: usize,
) -> Vec<(usize, usize)> {
    let mut pairs: Vec<(usize, usize)> = exact.pairs().collect();
    pairs.extend(candidates(left, right, at_most));
    pairs.extend(
        candidates(right, left, at_most)
            .into_iter()
            .map(|(j, i)| (i, j)),
    );
    pairs.sort_unstable();
    pairs.dedup();
    pairs
}

/// For each sentence, those of another text that share most with it by the weight of its rarest
/// terms there. Of several that share as much, those at the same point of their text come first:
/// texts made of stock phrases have any number of them.
fn candidates(
    from: &[SentenceContent<'_>],
    to: &[SentenceContent<'_>],
    at_most: usize,
) -> Vec<(usize, usize)> {
    let index = index(to);
    let max_postings = max_postings(to.len());
    // For each sentence of `to`, the weight that it shares; 0 for all before each sentence.
    let mut shared = vec![0.0; to.len()];
    let mut pairs = Vec::new();
    for (i, sentence) in from.iter().enumerate() {
        let postings = rarest_first(sentence, &index, max_postings);
        let mut found = add_shared_weights(&postings, &mut shared);
        let key = |j: usize| (rounded(shared[j]), offset(i, from.len(), j, to.len()), j);
        let best_first = |a: &usize, b: &usize| {
            let ((x, near, a), (y, far, b)) = (key(*a), key(*b));
            y.total_cmp(&x).then(near.total_cmp(&far)).then(a.cmp(&b))
        };
        if found.len() > at_most {
            found.select_nth_unstable_by(at_most, best_first);
            found[at_most..].iter().for_each(|j| shared[*j] = 0.0);
            found.truncate(at_most);
        }
        for j in found {
            shared[j] = 0.0;
            pairs.push((i, j));
        }
    }
    pairs
}

/// The most sentences that a term stands in to find pairs, in a text of so many.
fn max_postings(sentences: usize) -> usize {
    ((sentences as f64 * MAX_TERM_SHARE) as usize).clamp(MIN_MAX_POSTINGS, MAX_POSTINGS)
}

/// The postings of each term.
fn index(sentences: &[SentenceContent<'_>]) -> FxHashMap<TermId, Postings> {
    let mut index: FxHashMap<TermId, Postings> = FxHashMap::default();
    for (place, sentence) in sentences.iter().enumerate() {
        for (term, weight) in &sentence.whole.terms {
            index.entry(*term).or_default().push((place, *weight));
        }
    }
    index
}

/// The postings of a sentence's terms with the weight of each term in the sentence, the rarest term
/// first, without terms that stand in too many sentences.
fn rarest_first<'i>(
    sentence: &SentenceContent<'_>,
    index: &'i FxHashMap<TermId, Postings>,
    max_postings: usize,
) -> Vec<(&'i [(usize, f64)], f64)> {
    let terms = sentence.whole.terms.iter();
    let mut postings: Vec<(&[(usize, f64)], f64)> = terms
        .filter_map(|(term, weight)| Some((index.get(term)?.as_slice(), *weight)))
        .filter(|(places, _)| places.len() <= max_postings)
        .collect();
    // By what they hold, since the numbers of terms depend on the order of the texts.
    postings.sort_by(|(a, x), (b, y)| {
        let by_place = || a.iter().map(|(j, _)| j).cmp(b.iter().map(|(j, _)| j));
        let by_length = a.len().cmp(&b.len());
        by_length.then_with(by_place).then(x.total_cmp(y))
    });
    postings
}

/// Adds to `shared` what each sentence of the postings shares, and gives these sentences.
fn add_shared_weights(postings: &[(&[(usize, f64)], f64)], shared: &mut [f64]) -> Vec<usize> {
    let mut found = Vec::new();
    let mut read = 0;
    for (places, weight) in postings {
        if read >= MAX_POSTINGS {
            break;
        }
        read += places.len();
        for (j, other) in *places {
            if shared[*j] == 0.0 {
                found.push(*j);
            }
            shared[*j] += weight * other;
        }
    }
    found
}

/// A score without its last digits. They depend on the order in which terms were added, and so on
/// the order of the texts.
pub(super) fn rounded(score: f64) -> f64 {
    (score * 1e9).round() / 1e9
}

/// How far apart two sentences stand in their texts, from 0 (same point) to 1 (opposite ends).
pub(super) fn offset(i: usize, left: usize, j: usize, right: usize) -> f64 {
    let point = |index: usize, size: usize| (index as f64 + 0.5) / size as f64;
    (point(i, left) - point(j, right)).abs()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::align::content::Reading;
    use crate::align::input::Text;
    use crate::lexicon::Lexicon;

    const MAX_CANDIDATES: usize = 50;

    #[test]
    fn a_sentence_has_the_same_candidates_in_whatever_order_texts_come() {
        let text = |seed: u64| -> Vec<String> {
            // Each word in some five sentences, without a pattern.
            let mut state = seed;
            let mut word = || {
                state = state
                    .wrapping_mul(6_364_136_223_846_793_005)
                    .wrapping_add(1);
                format!("word{}", (state >> 33) % 1601)
            };
            let mut sentence = || (0..20).map(|_| word()).collect::<Vec<_>>().join(" ");
            (0..400).map(|_| sentence()).collect()
        };
        let texts = [text(7), text(31)];
        let [one, other] = [0, 1].map(|text: usize| Text {
            language: Some("en"),
            sentences: texts[text].iter().map(String::as_str).collect(),
            ..Text::default()
        });
        let texts = [one, other];
        let reading = Reading::new(&texts, Lexicon::standard());
        let straight = reading.contents(0, 1);
        let turned = reading.contents(1, 0);
        let mut pairs = candidates(&straight[0], &straight[1], MAX_CANDIDATES);
        let mut again = candidates(&turned[1], &turned[0], MAX_CANDIDATES);
        pairs.sort_unstable();
        again.sort_unstable();
        assert_eq!(pairs, again);
        let partners = pairs.chunk_by(|a, b| a.0 == b.0).map(<[_]>::len);
        assert_eq!(partners.max(), Some(MAX_CANDIDATES));
    }

    #[test]
    fn a_sentence_looks_at_no_more_places_in_a_longer_text() {
        let text: Vec<String> = (0..120_000)
            .map(|place| format!("w{}", place % 55))
            .collect();
        let text = Text {
            language: Some("en"),
            sentences: text.iter().map(String::as_str).collect(),
            ..Text::default()
        };
        let texts = [text.clone(), text];
        let reading = Reading::new(&texts, Lexicon::standard());
        let sentences = reading.contents(0, 1);
        let index = index(&sentences[0]);
        let max = max_postings(sentences[0].len());
        let looked_at = |sentence| -> usize {
            let postings = rarest_first(sentence, &index, max);
            postings.iter().map(|(places, _)| places.len()).sum()
        };
        assert!(
            sentences[0]
                .iter()
                .take(55)
                .all(|it| looked_at(it) <= 2 * MAX_POSTINGS)
        );
    }

    #[test]
    fn of_equal_candidates_those_at_the_same_point_are_taken() {
        // Fifty times as many as the rest, so that the term is none that stands everywhere.
        let rest = (0..50 * 3 * MAX_CANDIDATES).map(|place| format!("word{place}"));
        let text: Vec<String> = (0..3 * MAX_CANDIDATES)
            .map(|_| "zebra".to_owned())
            .chain(rest)
            .collect();
        let text = Text {
            language: Some("en"),
            sentences: text.iter().map(String::as_str).collect(),
            ..Text::default()
        };
        let texts = [text.clone(), text];
        let reading = Reading::new(&texts, Lexicon::standard());
        let sentences = reading.contents(0, 1);
        let pairs = candidates(&sentences[0], &sentences[1], MAX_CANDIDATES);
        let middle = 3 * MAX_CANDIDATES / 2;
        let partners: Vec<usize> = pairs
            .iter()
            .filter(|(i, _)| *i == middle)
            .map(|(_, j)| *j)
            .collect();
        assert_eq!(partners.len(), MAX_CANDIDATES);
        assert!(
            partners
                .iter()
                .all(|j| middle.abs_diff(*j) <= MAX_CANDIDATES / 2)
        );
    }
}
