//! What one side puts in the other's mouth.
//!
//! A claim is judged clause by clause: "He said that both bear a responsibility and that Washington
//! had no intention of deploying missiles" is two things, and that the other account has the first
//! does not bear out the second. A clause whose topics the other's account never brings up, nor one
//! near them, is absent. It takes more for it to be confirmed: sentences that answer each other
//! closely, or that give the same figure.

use std::collections::BTreeSet;

use super::{Compared, finding, number, shortened};
use crate::align::Place;
use crate::lexicon;
use crate::report::{Divergence, Kind, Status, rounded};
use crate::voice::{Act, Reported};

/// From this score on, the passage that answers a claim is taken to say the same.
const SAME: f64 = 0.5;

/// How much of a claim stands in the summary, in characters.
const QUOTED: usize = 400;

/// A sentence of the other's account, and how alike it is to the claim.
type Answer = (Place, f64);

/// A claim, and the accounts that could bear it out.
struct Claim<'a> {
    place: Place,
    reported: &'a Reported,
    asked: Vec<usize>,
}

/// A finding for each sentence in which a side reports what another said, promised or gave, or what
/// both did together: does the other's own account bear it out?
///
/// - `confirmed`: a passage of the other's account answers it closely, or gives its figure;
/// - `softened`: one answers it from afar, or the account speaks of its topics otherwise;
/// - `absent`: the account does not bring up what a clause of it is about, and has no close answer.
///
/// Accounts in another language are not asked: only their topics can be compared.
pub(super) fn find(compared: &Compared<'_>) -> Vec<Divergence> {
    let mut found = Vec::new();
    for (text, voices) in compared.voices.iter().enumerate() {
        for (sentence, voice) in voices.iter().enumerate() {
            let Some(reported) = &voice.reported else {
                continue;
            };
            let Some(of) = compared.statement(&reported.of) else {
                continue;
            };
            let asked = (0..compared.statements.len())
                .filter(|other| compared.same_side(of, *other))
                .filter(|other| compared.same_language(text, *other));
            let claim = Claim {
                place: Place { text, sentence },
                reported,
                asked: asked.collect(),
            };
            found.extend(judged(compared, &claim));
        }
    }
    found
}

fn judged(compared: &Compared<'_>, claim: &Claim<'_>) -> Option<Divergence> {
    let first = *claim.asked.first()?;
    let linked = linked(compared, claim);
    // Word for word the same: the two tell it together.
    if linked.is_some_and(|(_, score)| score >= 1.0) {
        return None;
    }
    let figure = same_figure(compared, claim);
    let clauses: Vec<Clause> = clauses(compared, claim);
    let missing = clauses.iter().find_map(|clause| match clause {
        Clause::Missing(topic) => Some(*topic),
        _ => None,
    });
    let raised = clauses.iter().find_map(|clause| match clause {
        Clause::Raised(topic, place) => Some((*topic, *place)),
        _ => None,
    });
    // A link that has nothing of the topic answers something else in the sentence.
    let linked = linked.filter(|(place, _)| {
        raised.is_none_or(|(topic, _)| compared.topics.touches(place.text, place.sentence, topic))
    });
    let close = linked.filter(|(_, score)| *score >= SAME);
    let (status, topic, answer) = if let Some(answer) = figure {
        (
            Status::Confirmed,
            raised.map(|(topic, _)| topic),
            Some(answer),
        )
    } else if let Some(answer) = close {
        let status = if missing.is_some() {
            Status::Softened
        } else {
            Status::Confirmed
        };
        (status, raised.map(|(topic, _)| topic), Some(answer))
    } else if let Some(topic) = missing {
        (
            Status::Absent,
            Some(topic),
            linked.or_else(|| nearest(compared, claim)),
        )
    } else if let Some((topic, place)) = raised {
        let score = compared.alignment.similarity.score(claim.place, place);
        (
            Status::Softened,
            Some(topic),
            linked.or(Some((place, score))),
        )
    } else if linked.is_some() {
        (Status::Softened, None, linked)
    } else if claim.reported.act == Act::Said && !is_about_shared(compared, claim) {
        (Status::Absent, None, nearest(compared, claim))
    } else {
        // What both did, or what one is thanked for, may stand in the other's account in any words:
        // only a topic that is not there at all tells that it does not.
        return None;
    };
    let by = compared.id(claim.place.text);
    let of = compared.id(answer.map_or(first, |(other, _)| other.text));
    let label = topic.map(|topic| compared.topics.entry(topic).label.as_str());
    let outcome = match (status, label) {
        (Status::Confirmed, _) => format!("{of} has it too"),
        (Status::Softened, Some(label)) => format!("{of} speaks of it otherwise ({label})"),
        (Status::Softened, None) => format!("{of} puts it otherwise"),
        (_, Some(label)) => format!("nothing of it in {of} ({label}: not mentioned)"),
        (_, None) => format!("no passage of {of} answers it closely"),
    };
    let verb = match claim.reported.act {
        Act::Said => "reports",
        Act::Pledged => "acknowledges",
        Act::Agreed | Act::Discussed => "says both",
    };
    let quoted = shortened(compared.text(claim.place), QUOTED);
    let mut evidence = vec![compared.whole(claim.place)];
    evidence.extend(answer.map(|(other, _)| compared.whole(other)));
    Some(Divergence {
        status: Some(status),
        by: Some(by.to_owned()),
        of: Some(of.to_owned()),
        passage: compared.passage_of(claim.place),
        topic: topic.map(|topic| compared.topics.entry(topic).id.clone()),
        score: answer.map(|(_, score)| rounded(score)),
        evidence,
        ..finding(
            Kind::Attribution,
            format!("{by} {verb}: \"{quoted}\"; {outcome}"),
        )
    })
}

/// Whether the sentence before a claim, in its paragraph, is about what the other account speaks of
/// too. Then so may be the claim, which names no topic itself: "He expounded his position on it."
fn is_about_shared(compared: &Compared<'_>, claim: &Claim<'_>) -> bool {
    let Place { text, sentence } = claim.place;
    let sentences = &compared.statements[text].sentences;
    let Some(before) = sentence
        .checked_sub(1)
        .filter(|before| sentences[*before].paragraph == sentences[sentence].paragraph)
    else {
        return false;
    };
    let mentioned = compared.topics.in_sentence(text, before).iter();
    mentioned.filter(|mention| !mention.weak).any(|mention| {
        let mut asked = claim.asked.iter();
        asked.any(|text| compared.topics.taken_up(*text, mention.topic).is_some())
    })
}

/// The best sentence of the accounts asked that is linked to the claim.
fn linked(compared: &Compared<'_>, claim: &Claim<'_>) -> Option<Answer> {
    compared
        .alignment
        .links
        .iter()
        .filter_map(
            |link| match (link.left == claim.place, link.right == claim.place) {
                (true, _) => Some((link.right, link.score)),
                (_, true) => Some((link.left, link.score)),
                _ => None,
            },
        )
        .filter(|(other, _)| claim.asked.contains(&other.text) && answers(compared, *other))
        .max_by(|a, b| a.1.total_cmp(&b.1).then(b.0.cmp(&a.0)))
}

/// Whether a sentence can answer a claim: that the sides met answers nothing that was said there.
fn answers(compared: &Compared<'_>, place: Place) -> bool {
    let topics = compared.topics.in_sentence(place.text, place.sentence);
    !compared.voices[place.text][place.sentence].only_meets || !topics.is_empty()
}

/// The sentence of the accounts asked that is most like the claim.
fn nearest(compared: &Compared<'_>, claim: &Claim<'_>) -> Option<Answer> {
    claim
        .asked
        .iter()
        .filter_map(|text| compared.alignment.similarity.nearest(claim.place, *text))
        .max_by(|a, b| a.1.total_cmp(&b.1).then(b.0.cmp(&a.0)))
}

/// The first sentence of the accounts asked that gives one of the claim's amounts.
fn same_figure(compared: &Compared<'_>, claim: &Claim<'_>) -> Option<Answer> {
    let amounts = number::amounts(compared.text(claim.place));
    if amounts.is_empty() {
        return None;
    }
    claim.asked.iter().find_map(|text| {
        let sentences = 0..compared.statements[*text].sentences.len();
        sentences
            .map(|sentence| Place {
                text: *text,
                sentence,
            })
            .find(|place| !number::amounts(compared.text(*place)).is_disjoint(&amounts))
            .map(|place| {
                let score = compared.alignment.similarity.score(claim.place, place);
                (place, score)
            })
    })
}

/// What the accounts asked make of a clause.
enum Clause {
    /// None of its topics is brought up; this is the rarest of them.
    Missing(usize),
    /// A topic of it is brought up, in this sentence.
    Raised(usize, Place),
    /// It has no topic of its own.
    Open,
}

fn clauses(compared: &Compared<'_>, claim: &Claim<'_>) -> Vec<Clause> {
    let Place { text, sentence } = claim.place;
    let mut bounds = vec![claim.reported.start];
    bounds.extend(
        cuts(compared.text(claim.place))
            .into_iter()
            .filter(|cut| (claim.reported.start + 1..claim.reported.end).contains(cut)),
    );
    bounds.push(claim.reported.end);
    bounds
        .windows(2)
        .map(|clause| {
            let topics: BTreeSet<usize> = compared
                .topics
                .in_sentence(text, sentence)
                .iter()
                .filter(|mention| !mention.weak)
                .filter(|mention| clause[0] <= mention.start && mention.end <= clause[1])
                .map(|mention| mention.topic)
                .filter(|topic| !compared.topics.entry(*topic).general)
                .collect();
            judged_clause(compared, claim, topics)
        })
        .collect()
}

fn judged_clause(compared: &Compared<'_>, claim: &Claim<'_>, topics: BTreeSet<usize>) -> Clause {
    // Where it is to happen tells less than what: strike weapons in Ukraine are the weapons. That a
    // state is named in the other's account too bears out only that it was spoken of.
    let is_state = |topic: &usize| compared.topics.entry(*topic).government.is_some();
    let tells = |topic: &usize| !is_state(topic) || claim.reported.act == Act::Discussed;
    let only_states = topics.iter().all(is_state);
    let mut rarest_first: Vec<usize> = topics.into_iter().collect();
    rarest_first.sort_by_key(|topic| {
        let texts = 0..compared.statements.len();
        let sentences: usize = texts
            .map(|text| compared.topics.sentences_on(text, *topic).len())
            .sum();
        (sentences, *topic)
    });
    let telling = rarest_first.iter().filter(|topic| tells(topic));
    let raised = telling.copied().find_map(|topic| {
        let answer = claim.asked.iter().find_map(|text| {
            let sentence = compared.topics.taken_up(*text, topic)?;
            Some(Place {
                text: *text,
                sentence,
            })
        });
        answer.map(|place| Clause::Raised(topic, place))
    });
    let named = |topic: usize| {
        let mut texts = claim.asked.iter();
        texts.any(|text| compared.topics.raised(*text, topic).is_some())
    };
    let missing = rarest_first
        .into_iter()
        .find(|topic| (only_states || !is_state(topic)) && !named(*topic));
    raised
        .or(missing.map(Clause::Missing))
        .unwrap_or(Clause::Open)
}

/// Where clauses of a sentence begin, in characters: behind a semicolon, and at "and that".
fn cuts(sentence: &str) -> Vec<usize> {
    let characters: Vec<char> = sentence.chars().collect();
    let joined: Vec<char> = " and that ".chars().collect();
    let spoken = lexicon::verbs().matcher.find(sentence);
    let spoken: BTreeSet<usize> = spoken.iter().map(|verb| verb.start).collect();
    let joins = |at: usize| {
        let and = &joined[..5];
        characters[at..].starts_with(&joined)
            || (characters[at..].starts_with(and) && spoken.contains(&(at + 5)))
    };
    (0..characters.len())
        .filter(|at| matches!(characters[*at], ';' | '；') || joins(*at))
        .collect()
}
