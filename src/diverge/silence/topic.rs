//! Topics of which a side whose account is in another language says nothing.

use std::cmp::Reverse;
use std::collections::BTreeSet;

use crate::align::Place;
use crate::diverge::compared::Compared;
use crate::diverge::finding::{Answer, Claim, EvidenceSpan, Finding, Span, rounded};
use crate::diverge::kind::EvidenceRole;
use crate::topic::TopicMention;
use crate::unit::UnitId;

/// A topic is answered in another language, though not by its words, where a part of a unit on it
/// is said there with this probability.
const MIN_SAID: f64 = 0.5;

/// The same where the sentence is linked to one there, which raises the estimate of all its units.
const MIN_SAID_WHERE_LINKED: f64 = 0.7;

/// Where another unit of a sentence is said there with a probability that is this much higher, the
/// link of the sentence is for that unit.
const CLEARLY_MORE: f64 = 0.1;

/// Where nothing is estimated, a topic of this weight is not answered, without a word for it, by a
/// sentence that is linked for another topic.
const MIN_WEIGHT_OF_WORDS: f64 = 0.6;

/// Sentences more alike than this may be one, said in two languages ...
pub(crate) const MAX_LIKENESS: f64 = 0.43;

/// ... and more alike than this they are, whatever their clauses.
const SURELY_ALIKE: f64 = 0.6;

/// How many of the sentences that do speak of a topic are given as evidence.
const MAX_MENTIONS: usize = 3;

/// A finding for each topic that no account of a side brings up, where the account that speaks of
/// it is in another language, and neither a finding of units tells it (`told`, or as a part of the
/// units told `whole`) nor positions tell all that is said on it.
pub(super) fn foreign_topics(
    compared: &Compared<'_>,
    first: usize,
    side: &[usize],
    told: &BTreeSet<usize>,
    whole: &BTreeSet<UnitId>,
    in_positions: &BTreeSet<(UnitId, usize)>,
) -> Vec<Finding> {
    let mut found = Vec::new();
    for topic in compared.topics.all() {
        if told.contains(&topic) {
            continue;
        }
        // It is no news that a topic of every readout is left out.
        if compared.topics.entry(topic).general {
            continue;
        }
        let readable = side
            .iter()
            .all(|statement| compared.topics.looked_for(*statement, topic).is_some());
        let is_raised =
            |statement: &usize, topic: usize| compared.topics.raised(*statement, topic).is_some();
        if !readable || side.iter().any(|it| is_raised(it, topic)) {
            continue;
        }
        let by = says_most(compared, topic);
        let by = by.filter(|by| !compared.same_language(*by, first));
        // The side may answer it in other words.
        let by = by.filter(|by| !is_answered(compared, topic, *by, side));
        // A position on a topic near it, which both raise and which matters as much, has its words.
        let weight = |topic: usize| compared.topics.entry(topic).weight;
        let is_near = |other: &usize| {
            compared.topics.are_near(*other, topic)
                && weight(*other) >= weight(topic)
                && side.iter().any(|it| is_raised(it, *other))
        };
        let is_untold = |id: &UnitId| {
            let topics = compared.topics_of(*id);
            let is_told = in_positions.contains(&(*id, first)) && topics.iter().any(is_near);
            topics.contains(&topic) && !is_told && !whole.contains(id)
        };
        let Some(by) = by else { continue };
        let mut untold: Vec<UnitId> = compared.units_of(by).filter(is_untold).collect();
        // Of a unit on several topics, each has a share.
        let share = |id: &UnitId| compared.salience(*id) / compared.topics_of(*id).len() as f64;
        untold.sort_by(|a, b| share(b).total_cmp(&share(a)).then(a.cmp(b)));
        let mut places: Vec<Place> = Vec::new();
        for place in untold.into_iter().map(|id| compared.unit(id).place) {
            if !places.contains(&place) {
                places.push(place);
            }
        }
        if !places.is_empty() {
            found.push(missing_topic(compared, topic, by, side, &places));
        }
    }
    found
}

/// Whether a side answers each sentence of an account about a topic: a unit on the topic is likely
/// said there, or the sentence is linked to one there, and not for another unit of it.
fn is_answered(compared: &Compared<'_>, topic: usize, by: usize, side: &[usize]) -> bool {
    let sentences = compared.topics.sentences_about(by, topic);
    sentences.iter().all(|sentence| {
        let place = Place {
            text: by,
            sentence: *sentence,
        };
        let linked = compared.alignment.linked_to(place).map(|(other, _)| other);
        let linked: Vec<Place> = linked.filter(|it| side.contains(&it.text)).collect();
        let is_linked = !linked.is_empty();
        let units = compared.units_within(compared.whole(place)).into_iter();
        let (on_topic, others): (Vec<UnitId>, Vec<UnitId>) =
            units.partition(|id| compared.topics_of(*id).contains(&topic));
        let said = |units: &[UnitId]| {
            let said = units.iter().map(|id| compared.support(*id, side));
            let said: Option<Vec<f64>> = said.map(|it| Some(it?.partly)).collect();
            Some(said?.into_iter().fold(0.0, f64::max))
        };
        match said(&on_topic).zip(said(&others)) {
            Some((on_topic, others)) if is_linked => {
                on_topic >= MIN_SAID_WHERE_LINKED || others <= on_topic + CLEARLY_MORE
            }
            Some((on_topic, _)) => on_topic >= MIN_SAID,
            // Where nothing is estimated, the link decides.
            None => {
                let needs_words = compared.topics.entry(topic).weight >= MIN_WEIGHT_OF_WORDS;
                let is_for_another =
                    |other: &Place| needs_words && is_for_another(compared, topic, place, *other);
                !linked.iter().all(is_for_another)
            }
        }
    })
}

/// Whether a sentence about a topic is linked to another for another topic: one that both bring up,
/// be it in passing, in clauses that are not about the topic, or in sentences that are not much
/// alike and have each a topic of its own.
fn is_for_another(compared: &Compared<'_>, topic: usize, place: Place, other: Place) -> bool {
    let mentioned = |place: Place| {
        compared
            .topics
            .in_sentence(place.text, place.sentence)
            .iter()
    };
    let units = |it: &TopicMention| {
        let span = Span {
            place,
            start: it.start,
            end: it.end,
        };
        compared.units_touching(span)
    };
    let on_topic = mentioned(place).filter(|it| it.topic == topic);
    let on_topic: BTreeSet<UnitId> = on_topic.flat_map(units).collect();
    let is_shared = |it: &&TopicMention| {
        it.topic != topic && mentioned(other).any(|of_other| of_other.topic == it.topic)
    };
    let shared: Vec<&TopicMention> = mentioned(place).filter(is_shared).collect();
    let is_apart = |it: &&&TopicMention| units(it).iter().all(|id| !on_topic.contains(id));
    let mut telling = shared.iter().filter(|it| !it.weak);
    let are_apart = shared.iter().any(|it| is_apart(&it)) && telling.all(|it| is_apart(&it));
    let likeness = compared.alignment.similarity.score(place, other);
    let most = if are_apart {
        SURELY_ALIKE
    } else {
        MAX_LIKENESS
    };
    !shared.is_empty() && likeness <= most
}

/// The account that says most about a topic: it speaks for all that do.
fn says_most(compared: &Compared<'_>, topic: usize) -> Option<usize> {
    let topics = compared.topics;
    (0..compared.statements.len())
        .filter(|statement| !topics.sentences_about(*statement, topic).is_empty())
        .max_by_key(|statement| {
            let words = topics.words_on(*statement, topic);
            (words, Reverse(*statement))
        })
}

/// That a side does not mention a topic of some sentences, those that matter most first.
fn missing_topic(
    compared: &Compared<'_>,
    topic: usize,
    by: usize,
    side: &[usize],
    places: &[Place],
) -> Finding {
    let mentions = places.iter().take(MAX_MENTIONS);
    let mentions = mentions.filter_map(|place| mention(compared, topic, *place));
    let mut evidence: Vec<EvidenceSpan> = mentions
        .map(|it| it.as_evidence(EvidenceRole::Word))
        .collect();
    let nearest = nearest(compared, places.iter().copied(), side);
    evidence.extend(nearest.map(|it| compared.whole(it.place).as_evidence(EvidenceRole::Nearest)));
    Finding {
        by: Some(by),
        of: side.first().copied(),
        topic: Some(topic),
        passage: places.first().and_then(|first| compared.passage_of(*first)),
        score: nearest.map(|nearest| rounded(nearest.score)),
        evidence,
        ..Finding::new(Claim::MissingTopic {
            silent: side.to_vec(),
            sentences: places.len(),
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
