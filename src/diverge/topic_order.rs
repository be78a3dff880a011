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
    about: Vec<String>,
    joins: Vec<String>,
}

/// What the table is for.
struct Words {
    /// What finds the words of a sentence that brings a topic up in passing (entry [`PASSING`]).
    in_passing: Matcher,
    /// What finds words in the opening line behind which stands what the talks were about.
    about: Matcher,
    /// Words before the last thing of a list.
    joins: Vec<String>,
}

static WORDS: LazyLock<Words> = LazyLock::new(|| {
    let file: File = data!("diverge/in-passing");
    let words = file.words.iter().map(|word| (PASSING, word.as_str()));
    let not = file.not.iter().map(|word| (PASSING + 1, word.as_str()));
    Words {
        in_passing: Matcher::new(words.chain(not)),
        about: Matcher::new(file.about.iter().map(|word| (0, word.as_str()))),
        joins: file.joins,
    }
});

/// The entry of words that bring a topic up in passing.
const PASSING: usize = 0;

/// The last thing of a list has at most so many words of the thing before it in front.
const MAX_WORDS_OF_ITEM: usize = 4;

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
    let before = (0..words.place.sentence).filter(|sentence| {
        let place = Place {
            sentence: *sentence,
            ..words.place
        };
        !only_opens(compared, place)
    });
    let is_lead = before.count() <= MAX_BEFORE
        && !is_in_passing(compared, words.place)
        && !ends_a_list(compared, words);
    is_lead.then_some(Lead {
        account,
        topic,
        words,
    })
}

fn is_in_passing(compared: &Compared<'_>, place: Place) -> bool {
    let found = WORDS
        .in_passing
        .find_in(compared.sentence(place).normalized());
    let mut found = leftmost_longest(found).into_iter();
    found.any(|found| found.entry == PASSING)
}

/// Whether words are the last thing of a list: "freedom, self-determination and sovereignty".
fn ends_a_list(compared: &Compared<'_>, words: Span) -> bool {
    let before = compared.sentence(words.place).characters()[..words.start].iter();
    let before: String = before.collect();
    let (join, items) = match before.trim_end().rsplit_once(' ') {
        Some((items, join)) => (join, items),
        None => return false,
    };
    let item = items.rsplit_once(',').map(|(_, item)| item);
    let is_item = item.is_some_and(|item| item.split_whitespace().count() <= MAX_WORDS_OF_ITEM);
    WORDS.joins.iter().any(|own| own == join) && is_item
}

/// Whether a sentence only says that the talks were held: where nothing is known of the verbs of its
/// language, that a fact of the talks is read off it.
fn only_opens(compared: &Compared<'_>, place: Place) -> bool {
    let talks = &compared.talks[place.text];
    let format = talks.format.as_ref().map(|fact| fact.mark);
    let day = talks.day.as_ref().map(|fact| fact.mark);
    let mut marks = [format, day].into_iter().flatten();
    let has_verbs = || !compared.sentence(place).roles().verbs().is_empty();
    let tells_of_talks = marks.any(|mark| mark.sentence == Some(place.sentence));
    compared.voices[place.text][place.sentence].only_meets || tells_of_talks && !has_verbs()
}

/// Whether the first topic that an account takes up is that with which it begins.
pub(crate) fn begins_with_a_topic(compared: &Compared<'_>, account: usize) -> bool {
    lead(compared, account).is_some()
}

/// The topics of an account in the order in which it takes them up, each with the words that bring
/// it up first. That the sides met takes nothing up, but what it says they met about.
pub(crate) fn order(compared: &Compared<'_>, account: usize) -> Vec<(usize, Span)> {
    let mut seen = BTreeSet::new();
    let sentences = 0..compared.statements[account].sentences.len();
    let mentions = sentences.flat_map(|sentence| {
        let place = Place {
            text: account,
            sentence,
        };
        let told_from = match only_opens(compared, place) {
            true => behind_about(compared, place),
            false => Some(0),
        };
        let mentioned = compared.topics.in_sentence(account, sentence).iter();
        let mentioned = mentioned.filter(move |mention| {
            !mention.weak && told_from.is_some_and(|from| from <= mention.start)
        });
        mentioned.map(move |mention| {
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

/// Where in an opening line begins what the talks were about.
fn behind_about(compared: &Compared<'_>, place: Place) -> Option<usize> {
    let found = WORDS.about.find_in(compared.sentence(place).normalized());
    found.first().map(|found| found.end)
}
