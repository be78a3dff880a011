//! Which topic each side led with.

use super::{Compared, finding};
use crate::align::Place;
use crate::report::{Divergence, Evidence, Kind};

/// One finding, where accounts of different sides lead with different topics.
pub(super) fn find(compared: &Compared<'_>) -> Vec<Divergence> {
    let leads: Vec<(usize, usize, Evidence)> = (0..compared.statements.len())
        .filter_map(|statement| {
            let (topic, evidence) = lead(compared, statement)?;
            Some((statement, topic, evidence))
        })
        .collect();
    let differs = leads.iter().any(|(a, topic, _)| {
        leads
            .iter()
            .any(|(b, other, _)| !compared.same_side(*a, *b) && topic != other)
    });
    if !differs {
        return Vec::new();
    }
    let said: Vec<String> = leads
        .iter()
        .map(|(statement, topic, _)| {
            format!(
                "{} with {}",
                compared.id(*statement),
                compared.topics.entry(*topic).label
            )
        })
        .collect();
    let summary = format!("First topic raised: {}", said.join("; "));
    vec![Divergence {
        evidence: leads.into_iter().map(|(_, _, evidence)| evidence).collect(),
        ..finding(Kind::TopicOrder, summary)
    }]
}

/// The topic whose term comes first. That the sides met, and words in passing, lead nothing.
fn lead(compared: &Compared<'_>, statement: usize) -> Option<(usize, Evidence)> {
    (0..compared.statements[statement].sentences.len()).find_map(|sentence| {
        if compared.voices[statement][sentence].only_meets {
            return None;
        }
        let mut mentioned = compared.topics.in_sentence(statement, sentence).iter();
        let first = mentioned.find(|mention| !mention.weak)?;
        let place = Place {
            text: statement,
            sentence,
        };
        Some((
            first.topic,
            compared.evidence(place, first.start, first.end),
        ))
    })
}
