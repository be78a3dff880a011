//! Words changed inside an aligned passage.

use std::collections::{BTreeMap, BTreeSet};

use super::words::{Token, common, tokens};
use super::{Compared, finding, shortened};
use crate::align::{Passage, Place};
use crate::report::{Divergence, Evidence, Kind, rounded};

/// Below this share of common words, marks would cover all: the passages are shown without.
const FLOOR: f64 = 0.3;

/// How much of each side's own words stands in the summary, in characters.
const QUOTED: usize = 60;

/// A finding for each passage whose words differ between its accounts: the evidence is the words
/// that each has and no other account in the passage has.
///
/// White space, punctuation and case are no difference. A passage whose words differ only where it
/// was `told` as a change of scope is left out.
pub(super) fn find(compared: &Compared<'_>, told: &[Divergence]) -> Vec<Divergence> {
    let mut by_passage: BTreeMap<usize, Vec<&Divergence>> = BTreeMap::new();
    for divergence in told {
        if let Some(passage) = divergence.passage {
            by_passage.entry(passage).or_default().push(divergence);
        }
    }
    compared
        .alignment
        .passages
        .iter()
        .enumerate()
        .filter(|(_, passage)| passage.sentences.len() > 1)
        .filter_map(|(index, passage)| {
            let told = by_passage.get(&index).map_or(&[][..], Vec::as_slice);
            in_passage(compared, told, index, passage)
        })
        .collect()
}

fn in_passage(
    compared: &Compared<'_>,
    told: &[&Divergence],
    index: usize,
    passage: &Passage,
) -> Option<Divergence> {
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
    let left = |run: &Evidence| !told.iter().any(|told| told.evidence.contains(run));
    if !evidence.iter().any(left) {
        return None;
    }
    Some(Divergence {
        passage: Some(index),
        score: passage.score.map(rounded),
        evidence,
        ..finding(Kind::Wording, said.join("; "))
    })
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
