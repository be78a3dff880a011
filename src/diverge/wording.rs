//! Words changed inside an aligned passage.

use std::collections::{BTreeMap, BTreeSet};

use super::compared::Compared;
use super::finding::{Claim, Finding, Span, rounded};
use super::kind::EvidenceRole;
use super::words::{PassageToken, common, tokens};
use crate::align::{Passage, Place};
use crate::text::figures::{FigureMatch, Unit};

/// Below this share of common words, nearly all would be marked: such passages are shown without
/// marks.
const MIN_COMMON_WORDS: f64 = 0.3;

/// A finding for each passage whose words differ between its accounts: the evidence is the words
/// that each has and no other account in the passage has.
///
/// White space, punctuation and case are no difference, nor is a figure in another dress. A passage
/// whose words differ only where a finding on `scope` says so is left out.
pub(super) fn find(compared: &Compared<'_>, scope: &[Finding]) -> Vec<Finding> {
    let scope: BTreeSet<Span> = scope
        .iter()
        .flat_map(|finding| &finding.evidence)
        .map(|evidence| evidence.span)
        .collect();
    let passages = compared.alignment.passages.iter().enumerate();
    passages
        .filter(|(_, passage)| passage.sentences.len() > 1 && !only_meet(compared, passage))
        .filter_map(|(index, passage)| in_passage(compared, &scope, index, passage))
        .collect()
}

/// Whether a passage tells nothing but that the sides met, which everyone words in his own way.
fn only_meet(compared: &Compared<'_>, passage: &Passage) -> bool {
    let mut accounts = passage.sentences.iter();
    accounts.all(|(text, sentences)| {
        let voices = &compared.voices[*text];
        sentences.iter().all(|at| voices[*at].only_meets)
    })
}

fn in_passage(
    compared: &Compared<'_>,
    scope: &BTreeSet<Span>,
    index: usize,
    passage: &Passage,
) -> Option<Finding> {
    // Words of one language alone are held against each other.
    let is_read = |text: &usize| {
        let mut others = passage.sentences.keys();
        others.any(|other| other != text && compared.same_language(*text, *other))
    };
    let tokens: BTreeMap<usize, Vec<PassageToken>> = passage
        .sentences
        .iter()
        .filter(|(text, _)| is_read(text))
        .map(|(text, sentences)| (*text, tokens(compared, *text, sentences)))
        .collect();
    let texts: Vec<usize> = tokens.keys().copied().collect();
    let mut shared: BTreeMap<usize, Vec<bool>> = tokens
        .iter()
        .map(|(text, tokens)| (*text, vec![false; tokens.len()]))
        .collect();
    // Accounts that share enough words with another for marks to be readable.
    let mut readable: BTreeSet<usize> = BTreeSet::new();
    for (at, left) in texts.iter().enumerate() {
        for right in &texts[at + 1..] {
            let common = common(&tokens[left], &tokens[right]);
            let longer = tokens[left].len().max(tokens[right].len()).max(1);
            if (common.len() as f64) < MIN_COMMON_WORDS * longer as f64 {
                continue;
            }
            readable.extend([left, right]);
            for (i, j) in common {
                shared.entry(*left).or_default()[i] = true;
                shared.entry(*right).or_default()[j] = true;
            }
            for (text, other) in [(left, right), (right, left)] {
                let figures = figures(compared, &tokens[other]);
                let shared = shared.entry(*text).or_default();
                mark_figures(compared, &tokens[text], &figures, shared);
            }
        }
    }
    let alone = readable
        .into_iter()
        .map(|text| (text, runs(&tokens[&text], &shared[&text])));
    let words: Vec<(usize, Vec<Span>)> = alone.filter(|(_, runs)| !runs.is_empty()).collect();
    let runs = || words.iter().flat_map(|(_, runs)| runs);
    if runs().all(|run| scope.contains(run)) {
        return None;
    }
    Some(Finding {
        passage: Some(index),
        score: passage.score.map(rounded),
        evidence: runs()
            .map(|run| run.as_evidence(EvidenceRole::Word))
            .collect(),
        ..Finding::new(Claim::Wording { words })
    })
}

/// The figures of the sentences that some words are of, each with its place.
fn figures<'a>(compared: &Compared<'a>, tokens: &[PassageToken]) -> Vec<(Place, &'a FigureMatch)> {
    let places: BTreeSet<Place> = tokens.iter().map(|token| token.place).collect();
    let figures = places.into_iter().flat_map(|place| {
        let figures = compared.sentence(place).figures().matches.iter();
        figures.map(move |figure| (place, figure))
    });
    figures.collect()
}

/// Marks as shared the words of figures that other sentences have too: 816,000 and 816 000.
fn mark_figures(
    compared: &Compared<'_>,
    tokens: &[PassageToken],
    others: &[(Place, &FigureMatch)],
    shared: &mut [bool],
) {
    if others.is_empty() {
        return;
    }
    for (place, figure) in figures(compared, tokens) {
        let is_same =
            |other: &FigureMatch| other.figure == figure.figure && other.bound == figure.bound;
        if !others.iter().any(|(_, other)| is_same(other)) {
            continue;
        }
        // Between a number and the thing counted stand words that are no part of the figure.
        let counts_things = matches!(figure.figure.unit, Unit::Count(_));
        let words = tokens.iter().enumerate().filter(|(_, token)| {
            token.place == place && token.start < figure.end && figure.start < token.end
        });
        let has_digit = |token: &PassageToken| token.folded.contains(|c: char| c.is_ascii_digit());
        for (index, _) in words.take_while(|(_, token)| !counts_things || has_digit(token)) {
            shared[index] = true;
        }
    }
}

/// Runs of words that no other account in the passage has.
fn runs(tokens: &[PassageToken], shared: &[bool]) -> Vec<Span> {
    let mut runs: Vec<Span> = Vec::new();
    let mut open = false;
    for (token, shared) in tokens.iter().zip(shared) {
        if *shared {
            open = false;
            continue;
        }
        match runs.last_mut() {
            Some(run) if open && run.place == token.place => run.end = token.end,
            _ => runs.push(Span {
                place: token.place,
                start: token.start,
                end: token.end,
            }),
        }
        open = true;
    }
    runs
}
