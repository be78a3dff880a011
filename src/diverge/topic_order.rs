//! Which topic each side led with.

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
    let differ =
        |a: &Lead, b: &Lead| !compared.same_side(a.account, b.account) && a.topic != b.topic;
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

/// The topic whose term comes first. That the sides met, and words in passing, lead nothing.
fn lead(compared: &Compared<'_>, account: usize) -> Option<Lead> {
    (0..compared.statements[account].sentences.len()).find_map(|sentence| {
        if compared.voices[account][sentence].only_meets {
            return None;
        }
        let mut mentioned = compared.topics.in_sentence(account, sentence).iter();
        let first = mentioned.find(|mention| !mention.weak)?;
        let words = Span {
            place: Place {
                text: account,
                sentence,
            },
            start: first.start,
            end: first.end,
        };
        Some(Lead {
            account,
            topic: first.topic,
            words,
        })
    })
}
