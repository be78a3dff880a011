//! Which account speaks of which topic, as the report holds it.

use std::collections::{BTreeMap, BTreeSet};

use super::words::small_words;
use crate::diverge::Compared;
use crate::diverge::finding::rounded;
use crate::diverge::topic_order;
use crate::report::{ClauseFacts, Mention, TakenUpFacts, TopicFacts};
use crate::topic::TopicMention;
use crate::unit::{Unit, UnitId};

/// An account takes up a topic where it says anything on a unit about it with this probability.
const MIN_RAISED: f64 = 0.5;

/// The same where it may speak of another topic of the unit alone: it says a part of the unit with
/// this probability.
const MIN_PARTLY: f64 = 0.8;

/// Topics, each with an account that takes up what another says on it, be it in other words: how
/// probable that is, and the sentence that comes nearest.
type TakenUp = BTreeMap<(usize, usize), (f64, usize)>;

/// The units of all accounts on each topic, in the order of accounts and in reading order.
type OnTopic = BTreeMap<usize, Vec<UnitId>>;

/// The topics that an account takes up, each with its place in their order.
type Order = BTreeMap<usize, TakenUpFacts>;

/// The id of a topic, by its place in the lexicon.
pub(super) fn topic_id(compared: &Compared<'_>, topic: usize) -> String {
    compared.topics.entry(topic).id.clone()
}

/// The matrix of topics and sources: the topics with most words first.
pub(super) fn topics(compared: &Compared<'_>) -> Vec<TopicFacts> {
    let (taken_up, on_topic) = (taken_up(compared), on_topic(compared));
    let accounts = 0..compared.statements.len();
    let orders: Vec<Order> = accounts
        .map(|account| order_of(compared, account))
        .collect();
    let topics = compared.topics.all().into_iter();
    let facts = topics.map(|topic| {
        let units = on_topic.get(&topic).map_or(&[][..], Vec::as_slice);
        topic_facts(compared, topic, units, &taken_up, &orders)
    });
    let mut facts: Vec<TopicFacts> = facts.collect();
    let words = |topic: &TopicFacts| -> usize {
        let mentions = topic.mentions.values().flatten();
        mentions.map(|mention| mention.words).sum()
    };
    facts.sort_by(|a, b| words(b).cmp(&words(a)).then_with(|| a.id.cmp(&b.id)));
    facts
}

fn topic_facts(
    compared: &Compared<'_>,
    topic: usize,
    units: &[UnitId],
    taken_up: &TakenUp,
    orders: &[Order],
) -> TopicFacts {
    let topics = compared.topics;
    let mention = |account: usize| {
        let sentences = topics.sentences_on(account, topic);
        sentences.first().map(|first| Mention {
            sentences: sentences.len(),
            words: topics.words_on(account, topic),
            first: *first,
            taken_up: orders[account].get(&topic).copied(),
            clauses: clauses(compared, account, units),
        })
    };
    let accounts = 0..compared.statements.len();
    let source = |account: usize| compared.id(account).to_owned();
    let mentions: BTreeMap<String, Option<Mention>> = accounts
        .clone()
        .map(|account| (source(account), mention(account)))
        .collect();
    let (read, unread): (Vec<usize>, Vec<usize>) =
        accounts.partition(|account| topics.looked_for(*account, topic).is_some());
    let otherwise = read.into_iter().filter_map(|account| {
        let near = topics.raised(account, topic);
        let taken_up = || Some(taken_up.get(&(topic, account))?.1);
        let is_mentioned = !topics.sentences_on(account, topic).is_empty();
        let nearest = near.or_else(taken_up).filter(|_| !is_mentioned)?;
        Some((source(account), nearest))
    });
    let nearest: BTreeMap<String, usize> = otherwise.clone().collect();
    TopicFacts {
        id: topic_id(compared, topic),
        label: topics.entry(topic).label.clone(),
        phrase: topics.entry(topic).phrase().to_owned(),
        importance: rounded(importance(compared, units)),
        weight: topics.entry(topic).weight,
        mentions,
        unread: unread.into_iter().map(source).collect(),
        otherwise: otherwise.map(|(source, _)| source).collect(),
        nearest,
    }
}

fn order_of(compared: &Compared<'_>, account: usize) -> Order {
    let first = usize::from(!topic_order::begins_with_a_topic(compared, account));
    let topics = topic_order::order(compared, account)
        .into_iter()
        .zip(first..);
    let places = topics.map(|((topic, words), order)| {
        let sentence = words.place.sentence;
        (topic, TakenUpFacts { order, sentence })
    });
    places.collect()
}

/// The units on each topic.
fn on_topic(compared: &Compared<'_>) -> OnTopic {
    let mut on_topic = OnTopic::new();
    for text in 0..compared.statements.len() {
        for id in compared.units_of(text) {
            let topics: BTreeSet<usize> = topics_of(compared, compared.unit(id)).collect();
            for topic in topics {
                on_topic.entry(topic).or_default().push(id);
            }
        }
    }
    on_topic
}

/// The clauses of an account among some units.
fn clauses(compared: &Compared<'_>, account: usize, units: &[UnitId]) -> Vec<ClauseFacts> {
    let from = units.partition_point(|id| id.text < account);
    let units = units[from..].iter().take_while(|id| id.text == account);
    let clauses = units.map(|id| {
        let unit = compared.unit(*id);
        ClauseFacts {
            sentence: unit.place.sentence,
            start: unit.start,
            end: unit.end,
        }
    });
    clauses.collect()
}

/// How much that matters most of some units.
fn importance(compared: &Compared<'_>, units: &[UnitId]) -> f64 {
    let salience = units.iter().map(|id| compared.salience(*id));
    salience.fold(0.0, f64::max)
}

fn taken_up(compared: &Compared<'_>) -> TakenUp {
    let accounts = 0..compared.statements.len();
    let mut taken_up = TakenUp::new();
    for text in accounts.clone() {
        for (unit, at) in compared.units.of_account(text).iter().zip(0..) {
            let id = UnitId { text, unit: at };
            for other in accounts.clone() {
                let Some((probability, nearest)) = raises(compared, other, id) else {
                    continue;
                };
                let topics =
                    topics_of(compared, unit).filter(|it| may_be_reworded(compared, id, *it));
                for topic in topics {
                    let known = taken_up.entry((topic, other)).or_insert((0.0, nearest));
                    if probability > known.0 {
                        *known = (probability, nearest);
                    }
                }
            }
        }
    }
    taken_up
}

/// Whether what a unit says on a topic may be said without a word of the topic. A state has no
/// other name, and what the unit only names in a list is not what it says.
fn may_be_reworded(compared: &Compared<'_>, unit: UnitId, topic: usize) -> bool {
    let span = compared.unit_span(unit);
    let sentence = compared.sentence(span.place);
    let verbs = sentence.roles().verbs();
    let is_listed = |mention: &TopicMention| {
        let before: String = sentence.characters()[..mention.start].iter().collect();
        let leads = small_words().list_leads.iter();
        let lead =
            leads.filter_map(|it| Some(before[..before.rfind(it.as_str())?].chars().count()));
        // What follows a verb is said, and no thing of the list.
        lead.max().is_some_and(|lead| {
            !verbs
                .iter()
                .any(|it| (lead..mention.start).contains(&it.start))
        })
    };
    let mentioned = (compared.topics).in_sentence(span.place.text, span.place.sentence);
    let mut mentioned = mentioned
        .iter()
        .filter(|it| it.topic == topic && span.start <= it.start && it.end <= span.end);
    let is_state = compared.topics.entry(topic).government.is_some();
    compared.says_enough(unit) && !is_state && !mentioned.all(is_listed)
}

/// How probably an account takes up the topics of a unit for which it has no word, and the sentence
/// that comes nearest; `None` where it is not probable enough.
fn raises(compared: &Compared<'_>, account: usize, unit: UnitId) -> Option<(f64, usize)> {
    let support = compared.supports.of(unit.text, unit.unit, account)?;
    let has_word = |topic: usize| !compared.topics.sentences_on(account, topic).is_empty();
    let is_across = !compared.same_language(unit.text, account);
    // Where it has a word for one topic of the unit, it may speak of that alone. Of an account in
    // another language it is not told apart well enough that it speaks of a subject.
    let is_told_apart = !is_across && !topics_of(compared, compared.unit(unit)).any(has_word);
    let (probability, min) = match is_told_apart {
        true => (support.raised, MIN_RAISED),
        false => (support.partly, MIN_PARTLY),
    };
    let nearest = support.nearest.filter(|_| probability >= min)?;
    Some((probability, nearest.sentence))
}

/// The topics that the words of a unit bring up by more than a word in passing.
fn topics_of(compared: &Compared<'_>, unit: &Unit) -> impl Iterator<Item = usize> {
    let mentioned = compared
        .topics
        .in_sentence(unit.place.text, unit.place.sentence);
    let within = mentioned
        .iter()
        .filter(|it| !it.weak && unit.start <= it.start && it.end <= unit.end);
    within.map(|mention| mention.topic)
}
