//! Sentences that are the same to the letter, whatever their punctuation.

use std::collections::BTreeMap;

use super::sentence::Sentence;

/// Two accounts may part one statement into sentences differently: where one has a semicolon, the
/// other has a full stop. So many pairs of sentences at most are walked for the same letters.
const LONGEST_RUN: usize = 16;

/// For each sentence of the left text, those of the right that are equal to it but for
/// punctuation, case and spacing; or where several together are.
pub(super) fn twins(left: &[Sentence], right: &[Sentence]) -> BTreeMap<usize, Vec<usize>> {
    let [left, right] = [left, right].map(|sentences| -> Vec<&str> {
        let letters = sentences.iter().map(|s| s.bag.skeleton.as_str());
        letters.collect()
    });
    let mut twins = one_by_one(&left, &right);
    let mut met = [vec![false; left.len()], vec![false; right.len()]];
    for (i, others) in &twins {
        met[0][*i] = true;
        others.iter().for_each(|j| met[1][*j] = true);
    }
    let [met_left, met_right] = &met;
    let there = runs(&left, &right, met_left, met_right);
    // From either side, so that it is the same whichever text comes first.
    let back = runs(&right, &left, met_right, met_left);
    let back = back.into_iter().flatten().map(|(j, i)| (i, j));
    for (i, j) in there.into_iter().flatten().chain(back) {
        let found = twins.entry(i).or_default();
        if !found.contains(&j) {
            found.push(j);
        }
    }
    twins
}

/// The first of a kind on one side with the first of it on the other, the second with the second;
/// what is left over with the last.
fn one_by_one(left: &[&str], right: &[&str]) -> BTreeMap<usize, Vec<usize>> {
    let mut places: BTreeMap<&str, (Vec<usize>, Vec<usize>)> = BTreeMap::new();
    for (i, letters) in left.iter().enumerate() {
        places.entry(letters).or_default().0.push(i);
    }
    for (j, letters) in right.iter().enumerate() {
        places.entry(letters).or_default().1.push(j);
    }
    places.remove("");
    let mut twins: BTreeMap<usize, Vec<usize>> = BTreeMap::new();
    for (left, right) in places.into_values() {
        let (Some(last_left), Some(last_right)) = (left.last(), right.last()) else {
            continue;
        };
        for k in 0..left.len().max(right.len()) {
            let i = *left.get(k).unwrap_or(last_left);
            let j = *right.get(k).unwrap_or(last_right);
            twins.entry(i).or_default().push(j);
        }
    }
    twins
}

/// For each sentence of the left text that has `met` no twin, the first run of sentences that begins
/// with it and one such of the right, and has the same letters on both sides: the pairs that share some
/// of them.
fn runs(
    left: &[&str],
    right: &[&str],
    met_left: &[bool],
    met_right: &[bool],
) -> Vec<Vec<(usize, usize)>> {
    let mut beginnings: BTreeMap<&str, Vec<usize>> = BTreeMap::new();
    for (j, letters) in right.iter().enumerate() {
        if !met_right[j] && !letters.is_empty() {
            beginnings.entry(letters).or_default().push(j);
        }
    }
    let lone = (0..left.len()).filter(|i| !met_left[*i] && !left[*i].is_empty());
    lone.filter_map(|i| {
        let mut starts = alike(&beginnings, left[i]);
        starts.sort_unstable();
        starts.into_iter().find_map(|j| run(left, right, i, j))
    })
    .collect()
}

/// The sentences of which either these letters are the beginning, or they of these letters.
fn alike(beginnings: &BTreeMap<&str, Vec<usize>>, letters: &str) -> Vec<usize> {
    let longer = beginnings.range(letters..);
    let longer = longer.take_while(|(other, _)| other.starts_with(letters));
    let mut found: Vec<usize> = longer.flat_map(|(_, places)| places).copied().collect();
    let mut head = letters;
    while let Some((other, places)) = beginnings.range(..head).next_back() {
        // Whatever else is a beginning of the letters is one of what they have in common with this.
        head = shared_beginning(letters, other);
        if head == *other {
            found.extend(places);
        } else if let Some(places) = beginnings.get(head) {
            found.extend(places);
        }
    }
    found
}

/// The letters that two texts have in common from the first on.
fn shared_beginning<'a>(left: &'a str, right: &str) -> &'a str {
    let mut pairs = left.char_indices().zip(right.chars());
    let end = pairs.find(|((_, a), b)| a != b).map(|((at, _), _)| at);
    &left[..end.unwrap_or(left.len().min(right.len()))]
}

/// The run that begins with two sentences, where it ends in the same place on both sides.
fn run(left: &[&str], right: &[&str], i: usize, j: usize) -> Option<Vec<(usize, usize)>> {
    let (mut i, mut j) = (i, j);
    let (mut a, mut b) = (*left.get(i)?, *right.get(j)?);
    let mut pairs = Vec::new();
    while pairs.len() < LONGEST_RUN {
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
    fn a_run_is_the_same_letters_however_parted() {
        let whole: &[&str] = &["ab", "cdef", "gh"];
        let parted: &[&str] = &["xy", "abcd", "ef", "gh"];
        assert_eq!(run(whole, parted, 0, 1), Some(vec![(0, 1), (1, 1), (1, 2)]));
        assert_eq!(run(whole, parted, 0, 0), None);
        assert_eq!(run(&["abc"], &["ab"], 0, 0), None);
    }

    #[test]
    fn whatever_begins_alike_is_found() {
        let words = ["a", "ab", "abc", "abd", "abcde", "b", "", "abcx", "é", "éa"];
        let places = (0..).map(|place| vec![place]);
        let beginnings: BTreeMap<&str, Vec<usize>> = words.into_iter().zip(places).collect();
        for letters in ["abc", "abcdef", "a", "abda", "c", "éab", "ab"] {
            let mut found = alike(&beginnings, letters);
            found.sort_unstable();
            let related = |word: &str| word.starts_with(letters) || letters.starts_with(word);
            let expected = (0..words.len()).filter(|place| related(words[*place]));
            assert_eq!(found, expected.collect::<Vec<_>>(), "{letters}");
        }
    }
}
