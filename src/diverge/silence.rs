//! Topics and sentences that one side has and another has not.

use std::collections::BTreeSet;

use super::compared::Compared;
use super::finding::{Answer, Claim, EvidenceSpan, Finding, Span, rounded};
use super::kind::EvidenceRole;
use crate::align::{Passage, Place};

/// How many of the sentences that do speak of a topic are given as evidence.
const MAX_MENTIONS: usize = 3;

/// A sentence is one side's alone only where nothing of the other's is as alike as this.
const MAX_LIKENESS: f64 = 0.3;

/// The largest share of its terms that the other side may use anywhere.
const MAX_SHARED_TERMS: f64 = 0.34;

/// A sentence of fewer terms is too short to be missed.
const MIN_TERMS: usize = 6;

/// A finding for each topic and each side of which no account brings it up.
///
/// A side whose language the lexicon has no terms for is never called silent, nor one that speaks
/// of a topic close to it.
pub(super) fn find(compared: &Compared<'_>) -> Vec<Finding> {
    let sides = compared.sides();
    let mut found = Vec::new();
    for topic in compared.topics.all() {
        // What every readout has is no news where it is left out.
        if compared.topics.entry(topic).general {
            continue;
        }
        for side in &sides {
            let readable = side
                .iter()
                .all(|statement| compared.topics.looked_for(*statement, topic).is_some());
            let raises = |statement: &usize| compared.topics.raised(*statement, topic).is_some();
            if !readable || side.iter().any(raises) {
                continue;
            }
            let by = says_most(compared, topic);
            found.extend(by.map(|by| missing_topic(compared, topic, by, side)));
        }
    }
    found
}

/// The account that says most about a topic: it speaks for all that do.
fn says_most(compared: &Compared<'_>, topic: usize) -> Option<usize> {
    let topics = compared.topics;
    (0..compared.statements.len())
        .filter(|statement| !topics.sentences_about(*statement, topic).is_empty())
        .max_by_key(|statement| {
            let words = topics.words_on(*statement, topic);
            (words, std::cmp::Reverse(*statement))
        })
}

fn missing_topic(compared: &Compared<'_>, topic: usize, by: usize, side: &[usize]) -> Finding {
    let sentences = compared.topics.sentences_about(by, topic);
    let places = sentences.iter().map(|sentence| Place {
        text: by,
        sentence: *sentence,
    });
    let mentions = places.clone().take(MAX_MENTIONS);
    let mentions = mentions.filter_map(|place| mention(compared, topic, place));
    let mut evidence: Vec<EvidenceSpan> = mentions
        .map(|it| it.as_evidence(EvidenceRole::Word))
        .collect();
    let nearest = nearest(compared, places.clone(), side);
    evidence.extend(nearest.map(|it| compared.whole(it.place).as_evidence(EvidenceRole::Nearest)));
    Finding {
        by: Some(by),
        of: side.first().copied(),
        topic: Some(topic),
        passage: places
            .clone()
            .next()
            .and_then(|first| compared.passage_of(first)),
        score: nearest.map(|nearest| rounded(nearest.score)),
        evidence,
        ..Finding::new(Claim::MissingTopic {
            silent: side.to_vec(),
            sentences: sentences.len(),
        })
    }
}

/// The words by which a sentence brings up a topic.
fn mention(compared: &Compared<'_>, topic: usize, place: Place) -> Option<Span> {
    let mut mentioned = compared
        .topics
        .in_sentence(place.text, place.sentence)
        .iter();
    let mention = mentioned.find(|mention| mention.topic == topic && !mention.weak)?;
    Some(Span {
        place,
        start: mention.start,
        end: mention.end,
    })
}

/// The sentence of a side that is most like any of these.
fn nearest(
    compared: &Compared<'_>,
    places: impl Iterator<Item = Place>,
    side: &[usize],
) -> Option<Answer> {
    let similarity = &compared.alignment.similarity;
    places
        .flat_map(|place| {
            side.iter()
                .filter_map(move |text| similarity.nearest(place, *text))
        })
        .max_by(|a, b| a.1.total_cmp(&b.1).then(b.0.cmp(&a.0)))
        .map(|(place, score)| Answer { place, score })
}

/// A finding for each sentence of which a side has nothing: no link, nothing near it, few of its
/// words anywhere, none of its topics.
///
/// What findings of `others` claim is not claimed again: what is put in the other's mouth, a topic
/// that it does not bring up, a word for the talks.
pub(super) fn find_sentences(compared: &Compared<'_>, others: &[Finding]) -> Vec<Finding> {
    let topics: BTreeSet<(Option<usize>, usize)> = others
        .iter()
        .filter(|finding| matches!(finding.claim, Claim::MissingTopic { .. }))
        .filter_map(|finding| Some((finding.of, finding.topic?)))
        .collect();
    let claimed: BTreeSet<Place> = others.iter().flat_map(claimed).collect();
    let sides = compared.sides();
    let mut found = Vec::new();
    for (index, passage) in compared.alignment.passages.iter().enumerate() {
        let passage_topics = compared.topics.of_passage(passage);
        for side in &sides {
            let silent = side.first().copied();
            let missing = |topic: &usize| topics.contains(&(silent, *topic));
            if passage_topics.iter().any(missing) {
                continue;
            }
            let alone = alone(compared, passage, side);
            let alone = alone.filter(|(place, _)| !claimed.contains(place));
            found.extend(
                alone.map(|(place, nearest)| {
                    missing_sentence(compared, index, place, nearest, side)
                }),
            );
        }
    }
    found
}

/// The sentences that a finding is about and that may be one side's alone.
fn claimed(finding: &Finding) -> impl Iterator<Item = Place> {
    let counts = match finding.claim {
        Claim::Contradiction { .. }
        | Claim::MissingTopic { .. }
        | Claim::Attribution(_)
        | Claim::Tone { .. } => true,
        Claim::Length { .. }
        | Claim::TopicOrder { .. }
        | Claim::MissingSentence { .. }
        | Claim::FigureConflict { .. }
        | Claim::MissingFigures { .. }
        | Claim::FactConflict { .. }
        | Claim::MissingFact { .. }
        | Claim::Strength { .. }
        | Claim::Term { .. }
        | Claim::Scope { .. }
        | Claim::Wording { .. } => false,
    };
    let evidence = finding.evidence.iter().filter(move |_| counts);
    evidence
        .filter(|evidence| !matches!(evidence.role, EvidenceRole::Answer | EvidenceRole::Nearest))
        .map(|evidence| evidence.span.place)
}

/// The sentence of a passage to which a side says nothing, and the nearest that it does say.
fn alone(
    compared: &Compared<'_>,
    passage: &Passage,
    side: &[usize],
) -> Option<(Place, Option<Answer>)> {
    if side.iter().any(|text| passage.sentences.contains_key(text)) {
        return None;
    }
    let (text, sentences) = passage.sentences.iter().next()?;
    let place = Place {
        text: *text,
        sentence: *sentences.first()?,
    };
    let readable = side
        .iter()
        .all(|other| compared.same_language(*text, *other));
    let only_meets = compared.voices[place.text][place.sentence].only_meets;
    let content = compared.sentence(place).is_content();
    if !content || !readable || only_meets || shares_topic(compared, place, side) {
        return None;
    }
    let nearest = nearest(compared, std::iter::once(place), side);
    let terms = compared.coverage.of_sentence(place);
    let telling = terms.len() >= MIN_TERMS
        && nearest.is_none_or(|nearest| nearest.score < MAX_LIKENESS)
        && compared.coverage.share(&terms, side) < MAX_SHARED_TERMS;
    telling.then_some((place, nearest))
}

/// Whether a side takes up a topic of a sentence.
fn shares_topic(compared: &Compared<'_>, place: Place, side: &[usize]) -> bool {
    let mentioned = compared.topics.in_sentence(place.text, place.sentence);
    mentioned
        .iter()
        .filter(|mention| !mention.weak)
        .any(|mention| {
            let general = compared.topics.entry(mention.topic).general;
            let mut side = side.iter();
            !general && side.any(|text| compared.topics.taken_up(*text, mention.topic).is_some())
        })
}

fn missing_sentence(
    compared: &Compared<'_>,
    passage: usize,
    place: Place,
    nearest: Option<Answer>,
    side: &[usize],
) -> Finding {
    let mut evidence = vec![compared.whole(place).as_evidence(EvidenceRole::Claim)];
    evidence.extend(nearest.map(|it| compared.whole(it.place).as_evidence(EvidenceRole::Nearest)));
    Finding {
        by: Some(place.text),
        of: side.first().copied(),
        passage: Some(passage),
        score: nearest.map(|nearest| rounded(nearest.score)),
        evidence,
        ..Finding::new(Claim::MissingSentence {
            place,
            silent: side.to_vec(),
        })
    }
}
