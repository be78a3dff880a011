//! Which topic each side led with.

use std::collections::BTreeSet;
use std::sync::LazyLock;

use serde::Deserialize;

use super::compared::Compared;
use super::finding::{Claim, Finding, Span};
use super::kind::EvidenceRole;
use crate::align::Place;
use crate::data::data;
use crate::text::{Matcher, leftmost_longest};

/// Behind so many sentences without a topic, besides those that only say that the sides met, nothing
/// begins any more.
const MAX_BEFORE: usize = 2;

/// The table, as `data/diverge/in-passing.toml` explains it.
#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct File {
    words: Vec<String>,
    not: Vec<String>,
}

/// What finds the words of a sentence that brings a topic up in passing, which are of this entry.
static IN_PASSING: LazyLock<Matcher> = LazyLock::new(|| {
    let file: File = data!("diverge/in-passing");
    let words = file.words.iter().map(|word| (PASSING, word.as_str()));
    let not = file.not.iter().map(|word| (PASSING + 1, word.as_str()));
    Matcher::new(words.chain(not))
});

/// The entry of words that bring a topic up in passing.
const PASSING: usize = 0;

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

/// The topic with which an account begins. What its first sentence on any topic only mentions in
/// passing, or what stands far down, is none.
fn lead(compared: &Compared<'_>, account: usize) -> Option<Lead> {
    let (topic, words) = order(compared, account).into_iter().next()?;
    let sentence = words.place.sentence;
    let voices = &compared.voices[account][..sentence];
    let before = voices.iter().filter(|voice| !voice.only_meets).count();
    let is_lead = before <= MAX_BEFORE && !is_in_passing(compared, words.place);
    is_lead.then_some(Lead {
        account,
        topic,
        words,
    })
}

fn is_in_passing(compared: &Compared<'_>, place: Place) -> bool {
    let found = IN_PASSING.find_in(compared.sentence(place).normalized());
    let mut found = leftmost_longest(found).into_iter();
    found.any(|found| found.entry == PASSING)
}

/// Whether the first topic that an account takes up is that with which it begins.
pub(crate) fn begins_with_a_topic(compared: &Compared<'_>, account: usize) -> bool {
    lead(compared, account).is_some()
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
