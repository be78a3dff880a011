//! How strongly a thing is said, on one ladder.
//!
//! A step is found only where it can be checked: the accounts have one language, or are versions of
//! one government's account in two languages, in both of which the ladder has words; their
//! sentences answer each other, each account stands on exactly one rung there and says so of one
//! topic, and the ladder is that of the government which speaks in all of them (or all sides act,
//! on a ladder of joint acts; or one side does, in all accounts, on a ladder of what one does).
//! With two rungs on a side nobody can say which of them the other answers.

use std::collections::BTreeMap;

use super::compared::Compared;
use super::finding::{Claim, Finding, Span, Step, rounded};
use super::kind::EvidenceRole;
use crate::align::{Passage, Place};
use crate::annotate::AnnotatedStatement;
use crate::lexicon::Ladder;
use crate::text::Match;
use crate::voice::{Speaker, is_passive};

/// For each ladder, the rungs that a sentence stands on.
type Rungs = BTreeMap<usize, Vec<Match>>;

/// A finding for each two accounts that stand on different rungs in a passage.
pub(super) fn find(compared: &Compared<'_>) -> Vec<Finding> {
    let ladders = compared.lexicon.ladders();
    let of_account = |account: &AnnotatedStatement<'_>| -> Vec<Rungs> {
        let language = account.statement.language.as_deref().unwrap_or("en");
        let sentences = account.sentences.iter();
        let rungs = sentences.map(|sentence| ladders.rungs_in(language, sentence.normalized()));
        rungs.collect()
    };
    let rungs: Vec<Vec<Rungs>> = compared.annotated.iter().map(of_account).collect();
    (0..ladders.entries().len())
        .flat_map(|ladder| on_ladder(compared, &rungs, ladder))
        .collect()
}

fn on_ladder(compared: &Compared<'_>, rungs: &[Vec<Rungs>], ladder: usize) -> Vec<Finding> {
    let entry = &compared.lexicon.ladders().entries()[ladder];
    let mut found = Vec::new();
    for (index, passage) in compared.alignment.passages.iter().enumerate() {
        let texts = passage.sentences.iter();
        let stands: Vec<(Place, Match)> = texts
            .filter_map(|(text, sentences)| {
                let hits = sentences.iter().flat_map(|sentence| {
                    let (text, sentence) = (*text, *sentence);
                    let hits = rungs[text][sentence].get(&ladder).into_iter().flatten();
                    hits.map(move |hit| (Place { text, sentence }, *hit))
                });
                stand(compared, entry, hits)
            })
            .collect();
        for (at, left) in stands.iter().enumerate() {
            for right in &stands[at + 1..] {
                found.extend(step(compared, ladder, (index, passage), left, right));
            }
        }
    }
    found
}

/// The one rung that an account stands on in a passage, of those that its sentences there stand on.
fn stand(
    compared: &Compared<'_>,
    ladder: &Ladder,
    mut hits: impl Iterator<Item = (Place, Match)>,
) -> Option<(Place, Match)> {
    let (place, hit) = hits.next()?;
    let speaker = compared.voices[place.text][place.sentence].speaker.as_ref();
    let speaks = match (&ladder.government, speaker) {
        (Some(owner), Some(Speaker::Government(code))) => code == owner,
        (None, Some(Speaker::Both)) => !ladder.of_one,
        (None, Some(Speaker::Government(_))) => ladder.of_one,
        _ => false,
    };
    (speaks && hits.all(|(_, other)| other.entry == hit.entry)).then_some((place, hit))
}

fn step(
    compared: &Compared<'_>,
    ladder: usize,
    (index, passage): (usize, &Passage),
    left: &(Place, Match),
    right: &(Place, Match),
) -> Option<Finding> {
    let [here, there] = [left, right].map(|stand| object(compared, stand));
    let speaker =
        |(place, _): &(Place, Match)| &compared.voices[place.text][place.sentence].speaker;
    let of_one = compared.lexicon.ladders().entries()[ladder].of_one;
    // What one side did of its own is one deed where nothing is named, too.
    if here != there || here.is_none() && !of_one || of_one && speaker(left) != speaker(right) {
        return None;
    }
    let (one, other) = (left.0.text, right.0.text);
    let of_versions = compared.are_versions(one, other);
    let is_known = of_versions || compared.same_language(one, other);
    if left.1.entry == right.1.entry || !is_known {
        return None;
    }
    let (strong, weak) = if left.1.entry > right.1.entry {
        (left, right)
    } else {
        (right, left)
    };
    let steps = [strong, weak].map(|(place, hit)| Step {
        rung: hit.entry,
        span: Span {
            place: *place,
            start: hit.start,
            end: hit.end,
        },
    });
    Some(Finding {
        by: Some(strong.0.text),
        of: Some(weak.0.text),
        passage: Some(index),
        topic: here,
        score: passage.score.map(rounded),
        evidence: steps
            .map(|step| step.span.as_evidence(EvidenceRole::Word))
            .to_vec(),
        ..Finding::new(Claim::Strength {
            ladder,
            steps,
            of_versions,
        })
    })
}

/// The topic of a graded word: the first that the sentence brings up behind it. Where there is
/// none, a passive verb, and any verb of a language that puts the object first, takes the last
/// topic in front of the word.
fn object(compared: &Compared<'_>, (place, hit): &(Place, Match)) -> Option<usize> {
    let mentioned = compared.topics.in_sentence(place.text, place.sentence);
    let telling = mentioned.iter().filter(|mention| !mention.weak);
    let behind = telling.clone().filter(|mention| mention.start >= hit.end);
    let before = telling.filter(|mention| mention.start < hit.start);
    let language = compared.statements[place.text].language.as_deref();
    let passive = || is_passive(compared.sentence(*place).characters(), *hit);
    let in_front = if matches!(language, Some("zh" | "ja")) || passive() {
        before.max_by_key(|mention| (mention.start, mention.topic))
    } else {
        None
    };
    behind
        .min_by_key(|mention| (mention.start, mention.topic))
        .or(in_front)
        .map(|mention| mention.topic)
}
