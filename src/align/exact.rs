//! Exact matches: sentences that are equal but for punctuation, case and spacing.

use std::collections::BTreeMap;

use super::content::SentenceContent;

/// One account may split a statement into sentences differently: where one has a semicolon, the
/// other has a full stop. A run of equal letters spans at most this many pairs of sentences.
const MAX_RUN_PAIRS: usize = 16;

/// The exact matches of two texts.
#[derive(Debug)]
pub(super) struct ExactMatches {
    /// For each sentence of the left text, those of the right.
    right: BTreeMap<usize, Vec<usize>>,
}

impl ExactMatches {
    /// Finds the sentences of two texts that are equal but for punctuation, case and spacing, and
    /// those that together with their neighbours are.
    pub(crate) fn new(left: &[SentenceContent], right: &[SentenceContent]) -> Self {
        let [left, right] = [left, right].map(|sentences| -> Vec<&str> {
            let fingerprints = sentences.iter().map(|s| s.bag.fingerprint.as_str());
            fingerprints.collect()
        });
        let mut matches = one_by_one(&left, &right);
        let mut matched = [vec![false; left.len()], vec![false; right.len()]];
        for (i, others) in &matches {
            matched[0][*i] = true;
            others.iter().for_each(|j| matched[1][*j] = true);
        }
        let [matched_left, matched_right] = &matched;
        let there = runs(&left, &right, matched_left, matched_right);
        // From either side, so that it is the same whichever text comes first.
        let back = runs(&right, &left, matched_right, matched_left);
        let back = back.into_iter().flatten().map(|(j, i)| (i, j));
        for (i, j) in there.into_iter().flatten().chain(back) {
            let others = matches.entry(i).or_default();
            if !others.contains(&j) {
                others.push(j);
            }
        }
        Self { right: matches }
    }

    /// Whether a sentence of the left text matches one of the right.
    pub(crate) fn contains(&self, left: usize, right: usize) -> bool {
        let others = self.right.get(&left);
        others.is_some_and(|others| others.contains(&right))
    }

    /// The matches, as pairs of a left and a right sentence.
    pub(crate) fn pairs(&self) -> impl Iterator<Item = (usize, usize)> {
        let sentences = self.right.iter();
        sentences.flat_map(|(i, others)| others.iter().map(move |j| (*i, *j)))
    }
}

/// Matches equal sentences: the first on one side with the first on the other, the second with the
/// second; those left over with the last.
fn one_by_one(left: &[&str], right: &[&str]) -> BTreeMap<usize, Vec<usize>> {
    let mut places: BTreeMap<&str, (Vec<usize>, Vec<usize>)> = BTreeMap::new();
    for (i, fingerprint) in left.iter().enumerate() {
        places.entry(fingerprint).or_default().0.push(i);
    }
    for (j, fingerprint) in right.iter().enumerate() {
        places.entry(fingerprint).or_default().1.push(j);
    }
    places.remove("");
    let mut matches: BTreeMap<usize, Vec<usize>> = BTreeMap::new();
    for (left, right) in places.into_values() {
        let (Some(last_left), Some(last_right)) = (left.last(), right.last()) else {
            continue;
        };
        for k in 0..left.len().max(right.len()) {
            let i = *left.get(k).unwrap_or(last_left);
            let j = *right.get(k).unwrap_or(last_right);
            matches.entry(i).or_default().push(j);
        }
    }
    matches
}

/// For each sentence of the left text without a match, the first run of sentences that begins with
/// it and an unmatched one of the right, and has the same letters on both sides. A run is given as
/// the pairs of sentences that share letters.
fn runs(
    left: &[&str],
    right: &[&str],
    matched_left: &[bool],
    matched_right: &[bool],
) -> Vec<Vec<(usize, usize)>> {
    let mut beginnings: BTreeMap<&str, Vec<usize>> = BTreeMap::new();
    for (j, letters) in right.iter().enumerate() {
        if !matched_right[j] && !letters.is_empty() {
            beginnings.entry(letters).or_default().push(j);
        }
    }
    let unmatched = (0..left.len()).filter(|i| !matched_left[*i] && !left[*i].is_empty());
    unmatched
        .filter_map(|i| {
            let mut starts = sharing_prefix(&beginnings, left[i]);
            starts.sort_unstable();
            starts.into_iter().find_map(|j| run(left, right, i, j))
        })
        .collect()
}

/// The sentences that begin with these letters, and those with which these letters begin.
fn sharing_prefix(beginnings: &BTreeMap<&str, Vec<usize>>, letters: &str) -> Vec<usize> {
    let longer = beginnings.range(letters..);
    let longer = longer.take_while(|(other, _)| other.starts_with(letters));
    let mut found: Vec<usize> = longer.flat_map(|(_, places)| places).copied().collect();
    let mut head = letters;
    while let Some((other, places)) = beginnings.range(..head).next_back() {
        // Any other prefix of the letters is a prefix of what they share with this sentence.
        head = shared_prefix(letters, other);
        if head == *other {
            found.extend(places);
        } else if let Some(places) = beginnings.get(head) {
            found.extend(places);
        }
    }
    found
}

/// The longest common prefix of two texts.
fn shared_prefix<'a>(left: &'a str, right: &str) -> &'a str {
    let mut pairs = left.char_indices().zip(right.chars());
    let end = pairs.find(|((_, a), b)| a != b).map(|((at, _), _)| at);
    &left[..end.unwrap_or(left.len().min(right.len()))]
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

    #[test]
    fn a_run_is_the_same_letters_however_split() {
        let whole: &[&str] = &["ab", "cdef", "gh"];
        let split: &[&str] = &["xy", "abcd", "ef", "gh"];
        assert_eq!(run(whole, split, 0, 1), Some(vec![(0, 1), (1, 1), (1, 2)]));
        assert_eq!(run(whole, split, 0, 0), None);
        assert_eq!(run(&["abc"], &["ab"], 0, 0), None);
    }

    #[test]
    fn all_that_share_a_prefix_are_found() {
        let words = ["a", "ab", "abc", "abd", "abcde", "b", "", "abcx", "é", "éa"];
        let places = (0..).map(|place| vec![place]);
        let beginnings: BTreeMap<&str, Vec<usize>> = words.into_iter().zip(places).collect();
        for letters in ["abc", "abcdef", "a", "abda", "c", "éab", "ab"] {
            let mut found = sharing_prefix(&beginnings, letters);
            found.sort_unstable();
            let related = |word: &str| word.starts_with(letters) || letters.starts_with(word);
            let expected = (0..words.len()).filter(|place| related(words[*place]));
            assert_eq!(found, expected.collect::<Vec<_>>(), "{letters}");
        }
    }
}
