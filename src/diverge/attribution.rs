//! What one side puts in the other's mouth.

use super::{Compared, finding, shortened};
use crate::align::Place;
use crate::lexicon;
use crate::report::{Divergence, Kind, Status, rounded};
use crate::voice::Speaker;

/// From this score on, the passage that answers a claim is taken to say the same.
const SAME: f64 = 0.5;

/// How much of a claim stands in the summary, in characters.
const QUOTED: usize = 400;

/// A finding for each sentence in which a side reports what another said or promised, or what both
/// did together: does the other's own account bear it out?
///
/// - `confirmed`: a passage of the other's account answers it closely;
/// - `softened`: one answers it from afar, or the account speaks of the topic that sets it apart;
/// - `absent`: the account does not bring up that topic, and has no close answer.
///
/// Accounts in another language are not asked: only their topics can be compared.
pub(super) fn find(compared: &Compared<'_>) -> Vec<Divergence> {
    let mut found = Vec::new();
    for (text, voices) in compared.voices.iter().enumerate() {
        for (sentence, voice) in voices.iter().enumerate() {
            let Some(of) = &voice.attributed_to else {
                continue;
            };
            let Some(of) = compared.statement(of) else {
                continue;
            };
            let asked: Vec<usize> = (0..compared.statements.len())
                .filter(|other| compared.same_side(of, *other))
                .filter(|other| compared.same_language(text, *other))
                .collect();
            let joint = voice.speaker == Some(Speaker::Both);
            found.extend(attribution(
                compared,
                Place { text, sentence },
                &asked,
                joint,
            ));
        }
    }
    found
}

fn attribution(
    compared: &Compared<'_>,
    place: Place,
    asked: &[usize],
    joint: bool,
) -> Option<Divergence> {
    let first = *asked.first()?;
    let linked = compared
        .alignment
        .links
        .iter()
        .filter_map(|link| match (link.left == place, link.right == place) {
            (true, _) => Some((link.right, link.score)),
            (_, true) => Some((link.left, link.score)),
            _ => None,
        })
        .filter(|(other, _)| asked.contains(&other.text))
        .max_by(|a, b| a.1.total_cmp(&b.1).then(b.0.cmp(&a.0)));
    let nearest = linked.or_else(|| {
        asked
            .iter()
            .filter_map(|text| compared.alignment.similarity.nearest(place, *text))
            .max_by(|a, b| a.1.total_cmp(&b.1).then(b.0.cmp(&a.0)))
    });
    let topic = telling_topic(compared, place);
    let raised = topic.is_some_and(|topic| {
        asked
            .iter()
            .any(|text| !compared.topics.sentences_on(*text, topic).is_empty())
    });
    let status = match linked {
        // Word for word the same: the two tell it together.
        Some((_, 1.0)) => return None,
        Some((_, score)) if score >= SAME => Status::Confirmed,
        Some(_) if raised || topic.is_none() => Status::Softened,
        None if raised => Status::Softened,
        // What both did may stand in the other's account in any words: only a topic that is not
        // there at all tells that it does not.
        _ if topic.is_none() && joint => return None,
        _ => Status::Absent,
    };
    let by = compared.id(place.text);
    let of = compared.id(nearest.map_or(first, |(other, _)| other.text));
    let claim = shortened(compared.text(place), QUOTED);
    let claims = if joint { "says both" } else { "reports" };
    let label = topic.map(|topic| lexicon::topics()[topic].label.as_str());
    let outcome = match (status, label) {
        (Status::Confirmed, _) => format!("{of} has it too"),
        (Status::Softened, Some(label)) => format!("{of} speaks of it otherwise ({label})"),
        (Status::Softened, None) => format!("{of} puts it otherwise"),
        (_, Some(label)) => format!("nothing of it in {of} ({label}: not mentioned)"),
        (_, None) => format!("no passage of {of} answers it"),
    };
    let summary = format!("{by} {claims}: \"{claim}\"; {outcome}");
    let mut evidence = vec![compared.whole(place)];
    evidence.extend(nearest.map(|(other, _)| compared.whole(other)));
    Some(Divergence {
        status: Some(status),
        by: Some(by.to_owned()),
        of: Some(of.to_owned()),
        passage: compared.passage_of(place),
        topic: topic.map(|topic| lexicon::topics()[topic].id.clone()),
        score: nearest.map(|(_, score)| rounded(score)),
        evidence,
        ..finding(Kind::Attribution, summary)
    })
}

/// The rarest topic of a sentence: of strike weapons in Ukraine, the weapons.
fn telling_topic(compared: &Compared<'_>, place: Place) -> Option<usize> {
    compared
        .topics
        .in_sentence(place.text, place.sentence)
        .iter()
        .map(|mentioned| mentioned.topic)
        .min_by_key(|topic| {
            let sentences: usize = (0..compared.statements.len())
                .map(|text| compared.topics.sentences_on(text, *topic).len())
                .sum();
            (sentences, *topic)
        })
}
