//! Topics that one side has and another has not.

use super::{Compared, agree, finding, listed};
use crate::align::Place;
use crate::lexicon::Topic;
use crate::report::{Divergence, Evidence, Kind, rounded};

/// How many of the sentences that do speak of a topic are given as evidence.
const EVIDENCE: usize = 3;

/// How many of the terms looked for are named.
const NAMED: usize = 4;

/// A finding for each topic and each side of which no account brings it up.
///
/// A side whose language the lexicon has no terms for is never called silent, nor one that speaks of
/// a topic close to it.
pub(super) fn find(compared: &Compared<'_>) -> Vec<Divergence> {
    let topics = compared.lexicon.topics.entries();
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
                .all(|statement| !looked_for(compared, *statement, &topics[topic]).is_empty());
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
    let terms = looked_for(compared, side[0], topic);
    let named: Vec<String> = terms
        .iter()
        .take(NAMED)
        .map(|term| format!("\"{}\"", term.trim_end_matches('*')))
        .collect();
    let more = match terms.len() - named.len() {
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

/// The terms of a topic in the language of a statement.
fn looked_for<'a>(compared: &Compared<'_>, statement: usize, topic: &'a Topic) -> &'a [String] {
    compared.statements[statement]
        .language
        .as_ref()
        .and_then(|language| topic.terms.get(language))
        .map_or(&[], Vec::as_slice)
}
