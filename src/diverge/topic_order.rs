//! Which topic each side led with.

use std::collections::BTreeSet;

use super::compared::Compared;
use super::finding::{Claim, Finding, Span};
use super::kind::EvidenceRole;
use crate::align::Place;

/// The topic that an account leads with, and the words that bring it up.
struct Lead {
    account: usize,
    topic: usize,
    words: Span,
}

/// One finding, where accounts of different sides lead with different topics.
pub(super) fn find(compared: &Compared<'_>) -> Vec<Finding> {
    let accounts = 0..compared.statements.len();
    let leads: Vec<Lead> = accounts
        .filter_map(|account| lead(compared, account))
        .collect();
    let differ = |a: &Lead, b: &Lead| {
        !compared.same_side(a.account, b.account) && !is_same_subject(compared, a, b)
    };
    if !leads.iter().any(|a| leads.iter().any(|b| differ(a, b))) {
        return Vec::new();
    }
    let topics = leads
        .iter()
        .map(|lead| (lead.account, lead.topic))
        .collect();
    let words = leads
        .iter()
        .map(|lead| lead.words.as_evidence(EvidenceRole::Word));
    vec![Finding {
        evidence: words.collect(),
        ..Finding::new(Claim::TopicOrder { leads: topics })
    }]
}

/// Whether two accounts lead with one subject: they name one topic or neighbours, one opens with
/// words of the other's topic, too, or what they open with says the same.
fn is_same_subject(compared: &Compared<'_>, a: &Lead, b: &Lead) -> bool {
    let names = |lead: &Lead, topic: usize| {
        let place = lead.words.place;
        let mentioned = compared.topics.in_sentence(place.text, place.sentence);
        mentioned.iter().any(|mention| mention.topic == topic)
    };
    let mut linked = compared.alignment.linked_to(a.words.place);
    compared.topics.are_near(a.topic, b.topic)
        || names(a, b.topic)
        || names(b, a.topic)
        || linked.any(|(place, _)| place == b.words.place)
}

/// The topic that an account takes up first.
fn lead(compared: &Compared<'_>, account: usize) -> Option<Lead> {
    let (topic, words) = order(compared, account).into_iter().next()?;
    Some(Lead {
        account,
        topic,
        words,
    })
}

/// The topics of an account in the order in which it takes them up, each with the words that bring
/// it up first. That the sides met, and words in passing, take nothing up.
pub(crate) fn order(compared: &Compared<'_>, account: usize) -> Vec<(usize, Span)> {
    let mut seen = BTreeSet::new();
    let sentences = 0..compared.statements[account].sentences.len();
    let told = sentences.filter(|sentence| !compared.voices[account][*sentence].only_meets);
    let mentions = told.flat_map(|sentence| {
        let mentioned = compared.topics.in_sentence(account, sentence).iter();
        let mentioned = mentioned.filter(|mention| !mention.weak);
        mentioned.map(move |mention| {
            let place = Place {
                text: account,
                sentence,
            };
            let words = Span {
                place,
                start: mention.start,
                end: mention.end,
            };
            (mention.topic, words)
        })
    });
    mentions.filter(|(topic, _)| seen.insert(*topic)).collect()
}
