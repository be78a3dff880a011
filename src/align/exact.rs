//! Exact matches: sentences that are equal but for punctuation, case and spacing.

use std::collections::{BTreeMap, BTreeSet};

use super::content::SentenceContent;
use super::rows::MAX_RUN_PAIRS;

/// The exact matches of two texts.
#[derive(Debug)]
pub(super) struct ExactMatches {
    /// Pairs of a left and a right sentence.
    pairs: BTreeSet<(usize, usize)>,
}

impl ExactMatches {
    /// Finds the sentences of two texts that are equal but for punctuation, case and spacing, and
    /// those that together with their neighbours are.
    pub(crate) fn new(left: &[SentenceContent<'_>], right: &[SentenceContent<'_>]) -> Self {
        let [left, right] = [left, right].map(|sentences| Letters {
            sentences: (sentences.iter().map(|s| s.bag.fingerprint.as_str())).collect(),
            rows: sentences.iter().map(|s| s.rows).collect(),
        });
        let mut pairs = one_by_one(&left.sentences, &right.sentences);
        let mut matched = [left.sentences.len(), right.sentences.len()].map(|it| vec![false; it]);
        for (i, j) in &pairs {
            matched[0][*i] = true;
            matched[1][*j] = true;
        }
        let [matched_left, matched_right] = &matched;
        let there = runs(&left, &right, matched_left, matched_right);
        // From either side, so that it is the same whichever text comes first.
        let back = runs(&right, &left, matched_right, matched_left);
        pairs.extend(there.into_iter().flatten());
        pairs.extend(back.into_iter().flatten().map(|(j, i)| (i, j)));
        Self { pairs }
    }

    /// Whether a sentence of the left text matches one of the right.
    pub(crate) fn contains(&self, left: usize, right: usize) -> bool {
        self.pairs.contains(&(left, right))
    }

    /// The matches, as pairs of a left and a right sentence.
    pub(crate) fn pairs(&self) -> impl Iterator<Item = (usize, usize)> {
        self.pairs.iter().copied()
    }
}

/// The letters of the sentences of a text.
struct Letters<'r> {
    /// Those of each sentence.
    sentences: Vec<&'r str>,
    /// For each sentence, the [`row_hashes`](super::rows::row_hashes) from it on.
    rows: Vec<&'r [u64]>,
}

/// Matches equal sentences: the first on one side with the first on the other, the second with the
/// second; those left over with the last.
fn one_by_one(left: &[&str], right: &[&str]) -> BTreeSet<(usize, usize)> {
    let mut places: BTreeMap<&str, (Vec<usize>, Vec<usize>)> = BTreeMap::new();
    for (i, fingerprint) in left.iter().enumerate() {
        places.entry(fingerprint).or_default().0.push(i);
    }
    for (j, fingerprint) in right.iter().enumerate() {
        places.entry(fingerprint).or_default().1.push(j);
    }
    places.remove("");
    let mut matches = BTreeSet::new();
    for (left, right) in places.into_values() {
        let (Some(last_left), Some(last_right)) = (left.last(), right.last()) else {
            continue;
        };
        for k in 0..left.len().max(right.len()) {
            let i = *left.get(k).unwrap_or(last_left);
            let j = *right.get(k).unwrap_or(last_right);
            matches.insert((i, j));
        }
    }
    matches
}

/// For each sentence of the left text without a match, the first run of sentences that begins with
/// it and an unmatched one of the right, and has the same letters on both sides. A run is given as
/// the pairs of sentences that share letters.
fn runs(
    left: &Letters<'_>,
    right: &Letters<'_>,
    matched_left: &[bool],
    matched_right: &[bool],
) -> Vec<Vec<(usize, usize)>> {
    let open = |letters: &Letters<'_>, matched: &[bool]| -> Vec<usize> {
        let places = 0..letters.sentences.len();
        let is_open = |place: &usize| !matched[*place] && !letters.sentences[*place].is_empty();
        places.filter(is_open).collect()
    };
    let beginnings = Beginnings::new(&right.rows, &open(right, matched_right));
    let starts = open(left, matched_left).into_iter();
    starts
        .filter_map(|i| {
            let candidates = beginnings.candidates(left.rows[i]);
            let mut candidates = candidates.into_iter();
            candidates.find_map(|j| run(&left.sentences, &right.sentences, i, j))
        })
        .collect()
}

/// Where each row of neighbouring sentences first begins in a text, by a hash of its letters: so a
/// run is looked up, however many sentences begin with the same letters.
struct Beginnings(Vec<Row>);

/// A row of neighbouring sentences: its hash, how many they are, and the first.
type Row = (u64, usize, usize);

impl Beginnings {
    /// Reads the rows that begin with these sentences, whose hashes are given from each sentence
    /// on.
    fn new(hashes: &[&[u64]], starts: &[usize]) -> Self {
        let rows = starts.iter().flat_map(|start| {
            let hashes = hashes[*start].iter().zip(1..);
            hashes.map(move |(hash, length)| (*hash, length, *start))
        });
        let mut rows: Vec<Row> = rows.collect();
        rows.sort_unstable();
        rows.dedup_by_key(|(hash, length, _)| (*hash, *length));
        Self(rows)
    }

    /// The sentences, in order, with which a run may begin that begins with a sentence of another
    /// text, from which on that has these hashes: some row from either has the same hash.
    fn candidates(&self, hashes: &[u64]) -> Vec<usize> {
        let mut found = Vec::new();
        for (own, hash) in (1..).zip(hashes) {
            let first = self.0.partition_point(|(other, ..)| other < hash);
            let rows = self.0[first..].iter();
            let rows = rows.take_while(|(other, ..)| other == hash);
            // A run of so many sentences on either side has one pair less than both together.
            let rows = rows.filter(|(_, length, _)| own + length <= MAX_RUN_PAIRS + 1);
            found.extend(rows.map(|(_, _, start)| *start));
        }
        found.sort_unstable();
        found.dedup();
        found
    }
}

/// The run that begins with two sentences; `None` where it never ends at one place on both sides.
fn run(left: &[&str], right: &[&str], i: usize, j: usize) -> Option<Vec<(usize, usize)>> {
    let (mut i, mut j) = (i, j);
    let (mut a, mut b) = (*left.get(i)?, *right.get(j)?);
    let mut pairs = Vec::new();
    while pairs.len() < MAX_RUN_PAIRS {
        pairs.push((i, j));
        if a == b {
            return Some(pairs);
        }
        if let Some(rest) = a.strip_prefix(b) {
            j += 1;
            (a, b) = (rest, right.get(j).filter(|next| !next.is_empty())?);
        } else {
            let rest = b.strip_prefix(a)?;
            i += 1;
            (a, b) = (left.get(i).filter(|next| !next.is_empty())?, rest);
        }
    }
    None
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::align::rows::row_hashes;

    fn slices(rows: &[Vec<u64>]) -> Vec<&[u64]> {
        rows.iter().map(Vec::as_slice).collect()
    }

    fn letters<'r>(sentences: &[&'r str], rows: &'r [Vec<u64>]) -> Letters<'r> {
        Letters {
            sentences: sentences.to_vec(),
            rows: slices(rows),
        }
    }

    #[test]
    fn a_run_is_the_same_letters_however_split() {
        let whole: &[&str] = &["ab", "cdef", "gh"];
        let split: &[&str] = &["xy", "abcd", "ef", "gh"];
        assert_eq!(run(whole, split, 0, 1), Some(vec![(0, 1), (1, 1), (1, 2)]));
        assert_eq!(run(whole, split, 0, 0), None);
        assert_eq!(run(&["abc"], &["ab"], 0, 0), None);
    }

    #[test]
    fn runs_are_those_that_a_search_of_all_pairs_finds() {
        // All ways to cut up to seven letters of two kinds, a bit a letter and a bit a cut.
        let cut = |bits: usize| -> Vec<String> {
            let letters = (0..7).map(|at| if bits >> at & 1 == 0 { 'a' } else { 'b' });
            let mut sentences = vec![String::new()];
            for (at, letter) in letters.enumerate() {
                sentences.last_mut().unwrap().push(letter);
                if bits >> (7 + at) & 1 == 1 {
                    sentences.push(String::new());
                }
            }
            sentences
        };
        let mut found_any = 0;
        for step in 0..4000 {
            let texts = [step * 7919 % (1 << 14), step * 104_729 % (1 << 14)].map(cut);
            let [left, right] = [0, 1].map(|text: usize| -> Vec<&str> {
                texts[text].iter().map(String::as_str).collect()
            });
            let none = [vec![false; left.len()], vec![false; right.len()]];
            let rows = [row_hashes(&left), row_hashes(&right)];
            let letters = [letters(&left, &rows[0]), letters(&right, &rows[1])];
            let found = runs(&letters[0], &letters[1], &none[0], &none[1]);
            let all = (0..left.len()).filter(|i| !left[*i].is_empty());
            let all: Vec<_> = all
                .filter_map(|i| {
                    let mut starts = (0..right.len()).filter(|j| !right[*j].is_empty());
                    starts.find_map(|j| run(&left, &right, i, j))
                })
                .collect();
            assert_eq!(found, all, "{left:?} {right:?}");
            found_any += usize::from(!all.is_empty());
        }
        assert!(found_any > 100);
    }

    #[test]
    fn a_beginning_that_thousands_share_costs_no_search_of_them() {
        let left = ["a"; 5000];
        let right: Vec<String> = (0..5000).map(|place| format!("ab{place}")).collect();
        let right: Vec<&str> = right.iter().map(String::as_str).collect();
        let all: Vec<usize> = (0..5000).collect();
        let tried = |from: &[&str], to: &[&str]| -> usize {
            let [from, to] = [from, to].map(row_hashes);
            let beginnings = Beginnings::new(&slices(&to), &all);
            let candidates = |i: &usize| beginnings.candidates(&from[*i]).len();
            all.iter().map(candidates).sum()
        };
        assert_eq!(tried(&left, &right), 0);
        assert_eq!(tried(&right, &left), 0);
        // Of equal rows the first alone is tried.
        assert!(tried(&left, &left) <= 5000 * MAX_RUN_PAIRS);
    }
}
