//! Topics and sentences that one side has and another has not.

use std::collections::BTreeSet;

use super::{Compared, agree, finding, listed, shortened};
use crate::align::{Passage, Place};
use crate::lexicon::{Topic, Words};
use crate::report::{Divergence, Evidence, Kind, rounded};

/// How many of the sentences that do speak of a topic are given as evidence.
const EVIDENCE: usize = 3;

/// How many of the terms looked for are named.
const NAMED: usize = 4;

/// A sentence is told to be one side's alone only where nothing of the other's is as alike as this.
const FAR: f64 = 0.3;

/// The largest share of its terms that the other side may use anywhere.
const SCATTERED: f64 = 0.34;

/// A sentence of fewer terms is too short to be missed.
const TELLING: usize = 6;

/// How much of a sentence stands in the summary, in characters.
const QUOTED: usize = 300;

/// A finding for each topic and each side of which no account brings it up.
///
/// A side whose language the lexicon has no terms for is never called silent, nor one that speaks of
/// a topic close to it.
pub(super) fn find(compared: &Compared<'_>) -> Vec<Divergence> {
    let topics = compared.lexicon.topics().entries();
    let sides = compared.sides();
    let mut found = Vec::new();
    for topic in compared.topics.all() {
        // What every readout has is no news where it is left out.
        if topics[topic].general {
            continue;
        }
        let speaks = |statement: &usize| {
            !compared
                .topics
                .sentences_about(*statement, topic)
                .is_empty()
        };
        for side in &sides {
            let readable = side
                .iter()
                .all(|statement| compared.topics.looked_for(*statement, topic).is_some());
            let raises = |statement: &usize| compared.topics.raised(*statement, topic).is_some();
            if !readable || side.iter().any(raises) {
                continue;
            }
            // The account that says most about it speaks for those that do.
            let by = (0..compared.statements.len())
                .filter(|statement| speaks(statement))
                .max_by_key(|statement| {
                    let words = compared.topics.words_on(*statement, topic);
                    (words, std::cmp::Reverse(*statement))
                });
            if let Some(by) = by {
                found.push(silence(compared, topic, &topics[topic], by, side));
            }
        }
    }
    found
}

/// A finding for each sentence of which a side has nothing: no link, nothing near it, few of its words
/// anywhere, none of its topics. What was `told` already, as what is put in the other's mouth, as a
/// topic that he does not bring up or as a word for the talks, is not told again.
pub(super) fn find_passages(compared: &Compared<'_>, told: &[Divergence]) -> Vec<Divergence> {
    let topics: BTreeSet<(&str, &str)> = told
        .iter()
        .filter(|divergence| divergence.kind == Kind::Silence)
        .filter_map(|divergence| Some((divergence.of.as_deref()?, divergence.topic.as_deref()?)))
        .collect();
    let told: BTreeSet<(&str, usize)> = told
        .iter()
        .flat_map(|divergence| {
            let by = divergence.by.as_deref();
            let tone = divergence.kind == Kind::Tone;
            let evidence = divergence.evidence.iter();
            let own = evidence.filter(move |e| tone || by == Some(e.source.as_str()));
            own.map(|evidence| (evidence.source.as_str(), evidence.sentence))
        })
        .collect();
    let sides = compared.sides();
    let mut found = Vec::new();
    for (index, passage) in compared.alignment.passages.iter().enumerate() {
        for side in &sides {
            let alone = unanswered(compared, (index, passage), side);
            found.extend(alone.filter(|divergence| {
                let place = (
                    &divergence.evidence[0].source,
                    divergence.evidence[0].sentence,
                );
                let silent = divergence.of.as_deref().unwrap_or_default();
                let mut own = compared.topics.of_passage(passage).into_iter();
                !told.contains(&(place.0.as_str(), place.1))
                    && !own.any(|topic| topics.contains(&(silent, topic.as_str())))
            }));
        }
    }
    found
}

/// The sentence of a passage to which a side says nothing.
fn unanswered(
    compared: &Compared<'_>,
    (index, passage): (usize, &Passage),
    side: &[usize],
) -> Option<Divergence> {
    if side.iter().any(|text| passage.sentences.contains_key(text)) {
        return None;
    }
    let (text, sentences) = passage.sentences.iter().next()?;
    let readable = side
        .iter()
        .all(|other| compared.same_language(*text, *other));
    let place = Place {
        text: *text,
        sentence: *sentences.first()?,
    };
    if !readable || compared.voices[place.text][place.sentence].only_meets {
        return None;
    }
    let mentioned = compared.topics.in_sentence(place.text, place.sentence);
    let shared = mentioned
        .iter()
        .filter(|mention| !mention.weak)
        .any(|mention| {
            let general = compared.topics.entry(mention.topic).general;
            let mut side = side.iter();
            !general && side.any(|text| compared.topics.taken_up(*text, mention.topic).is_some())
        });
    if shared {
        return None;
    }
    let nearest = side
        .iter()
        .filter_map(|other| compared.alignment.similarity.nearest(place, *other))
        .max_by(|a, b| a.1.total_cmp(&b.1).then(b.0.cmp(&a.0)));
    let terms = compared.coverage.of_sentence(place);
    let telling = terms.len() >= TELLING
        && nearest.is_none_or(|(_, score)| score < FAR)
        && compared.coverage.share(&terms, side) < SCATTERED;
    if !telling {
        return None;
    }
    let silent: Vec<&str> = side.iter().map(|text| compared.id(*text)).collect();
    let mut evidence = vec![compared.whole(place)];
    evidence.extend(nearest.map(|(place, _)| compared.whole(place)));
    let summary = format!(
        "{} alone: \"{}\"; nothing like it in {}",
        compared.id(place.text),
        shortened(compared.text(place), QUOTED),
        listed(&silent)
    );
    Some(Divergence {
        by: Some(compared.id(place.text).to_owned()),
        of: Some(silent[0].to_owned()),
        passage: Some(index),
        score: nearest.map(|(_, score)| rounded(score)),
        evidence,
        ..finding(Kind::Silence, summary)
    })
}

fn silence(
    compared: &Compared<'_>,
    index: usize,
    topic: &Topic,
    by: usize,
    side: &[usize],
) -> Divergence {
    let sentences = compared.topics.sentences_about(by, index);
    let mut evidence: Vec<Evidence> = Vec::new();
    for sentence in sentences.iter().copied().take(EVIDENCE) {
        let place = Place { text: by, sentence };
        let mentioned = compared.topics.in_sentence(by, sentence);
        evidence.extend(
            mentioned
                .iter()
                .find(|mentioned| mentioned.topic == index && !mentioned.weak)
                .map(|m| compared.evidence(place, m.start, m.end)),
        );
    }
    // The nearest thing that the silent side does say.
    let nearest = sentences
        .iter()
        .flat_map(|sentence| {
            let place = Place {
                text: by,
                sentence: *sentence,
            };
            side.iter()
                .filter_map(move |text| compared.alignment.similarity.nearest(place, *text))
        })
        .max_by(|a, b| a.1.total_cmp(&b.1).then(b.0.cmp(&a.0)));
    evidence.extend(nearest.map(|(place, _)| compared.whole(place)));

    let silent: Vec<&str> = side
        .iter()
        .map(|statement| compared.id(*statement))
        .collect();
    let terms = compared.topics.looked_for(side[0], index);
    let words = terms.into_iter().flat_map(Words::iter);
    let named: Vec<String> = words
        .clone()
        .take(NAMED)
        .map(|term| format!("\"{}\"", term.trim_end_matches('*')))
        .collect();
    let more = match words.count() - named.len() {
        0 => String::new(),
        more => format!(" and {more} more"),
    };
    let summary = format!(
        "{}: not mentioned in {}; {} gives it {} {} (looked for {}{more})",
        topic.label,
        listed(&silent),
        compared.id(by),
        sentences.len(),
        agree(sentences.len(), "sentence", "sentences"),
        named.join(", "),
    );
    Divergence {
        by: Some(compared.id(by).to_owned()),
        of: Some(silent[0].to_owned()),
        topic: Some(topic.id.clone()),
        passage: compared.passage_of(Place {
            text: by,
            sentence: sentences[0],
        }),
        score: nearest.map(|(_, score)| rounded(score)),
        evidence,
        ..finding(Kind::Silence, summary)
    }
}
