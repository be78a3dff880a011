//! How strongly a thing is said, on one ladder.
//!
//! A step is told only where it can be checked: the accounts have one language, their sentences
//! answer each other, each account stands on exactly one rung there and says so of one topic, and the
//! ladder is that of the government which speaks in all of them (or, for what was done together,
//! all sides act). With two rungs on a side nobody can say which of them the other answers.

use std::collections::BTreeMap;

use super::{Compared, finding};
use crate::align::{Passage, Place};
use crate::lexicon::{Hit, Ladder, Matcher};
use crate::report::{Divergence, Kind, rounded};
use crate::voice::{Speaker, is_passive};

/// A finding for each two accounts that stand on different rungs in a passage.
pub(super) fn find(compared: &Compared<'_>) -> Vec<Divergence> {
    compared
        .lexicon
        .ladders
        .iter()
        .flat_map(|ladder| on_ladder(compared, ladder))
        .collect()
}

fn on_ladder(compared: &Compared<'_>, ladder: &Ladder) -> Vec<Divergence> {
    let mut matchers: BTreeMap<&str, Matcher> = BTreeMap::new();
    for statement in compared.statements {
        let language = statement.language.as_deref().unwrap_or("en");
        matchers
            .entry(language)
            .or_insert_with(|| ladder.matcher(language));
    }
    let mut found = Vec::new();
    for (index, passage) in compared.alignment.passages.iter().enumerate() {
        let stands: Vec<(Place, Hit)> = passage
            .sentences
            .keys()
            .filter_map(|text| {
                let language = compared.statements[*text].language.as_deref();
                let matcher = &matchers[language.unwrap_or("en")];
                stand(compared, ladder, matcher, passage, *text)
            })
            .collect();
        for (at, left) in stands.iter().enumerate() {
            for right in &stands[at + 1..] {
                found.extend(step(compared, ladder, (index, passage), left, right));
            }
        }
    }
    found
}

/// The one rung that an account stands on in a passage.
fn stand(
    compared: &Compared<'_>,
    ladder: &Ladder,
    matcher: &Matcher,
    passage: &Passage,
    text: usize,
) -> Option<(Place, Hit)> {
    let mut hits = passage.sentences[&text].iter().flat_map(|sentence| {
        let place = Place {
            text,
            sentence: *sentence,
        };
        let hits = ladder.rungs_in(matcher, compared.text(place));
        hits.into_iter().map(move |hit| (place, hit))
    });
    let (place, hit) = hits.next()?;
    let speaker = compared.voices[text][place.sentence].speaker.as_ref();
    let speaks = match (&ladder.government, speaker) {
        (Some(owner), Some(Speaker::Government(code))) => code == owner,
        (None, Some(Speaker::Both)) => true,
        _ => false,
    };
    (speaks && hits.all(|(_, other)| other.entry == hit.entry)).then_some((place, hit))
}

fn step(
    compared: &Compared<'_>,
    ladder: &Ladder,
    (index, passage): (usize, &Passage),
    left: &(Place, Hit),
    right: &(Place, Hit),
) -> Option<Divergence> {
    let shared = object(compared, left).filter(|topic| object(compared, right) == Some(*topic))?;
    if left.1.entry == right.1.entry || !compared.same_language(left.0.text, right.0.text) {
        return None;
    }
    let (strong, weak) = if left.1.entry > right.1.entry {
        (left, right)
    } else {
        (right, left)
    };
    let said = |(place, hit): &(Place, Hit)| compared.evidence(*place, hit.start, hit.end);
    let summary = format!(
        "Step on {}: \"{}\" ({}) in {}, \"{}\" ({}) in {}",
        ladder.label,
        said(strong).text,
        ladder.rungs[strong.1.entry].label,
        compared.id(strong.0.text),
        said(weak).text,
        ladder.rungs[weak.1.entry].label,
        compared.id(weak.0.text),
    );
    Some(Divergence {
        by: Some(compared.id(strong.0.text).to_owned()),
        of: Some(compared.id(weak.0.text).to_owned()),
        passage: Some(index),
        topic: Some(compared.topics.entry(shared).id.clone()),
        score: passage.score.map(rounded),
        evidence: vec![said(strong), said(weak)],
        ..finding(Kind::Strength, summary)
    })
}

/// The topic of a graded word: the first that the sentence brings up behind it. Only of a passive
/// verb, and in languages that put the object first, it is the last in front of the word. A topic
/// that stands elsewhere in both sentences is not what is graded.
fn object(compared: &Compared<'_>, (place, hit): &(Place, Hit)) -> Option<usize> {
    let mentioned = compared.topics.in_sentence(place.text, place.sentence);
    let told = mentioned.iter().filter(|mention| !mention.weak);
    let behind = told.clone().filter(|mention| mention.start >= hit.end);
    let before = told.filter(|mention| mention.start < hit.start);
    let language = compared.statements[place.text].language.as_deref();
    let characters: Vec<char> = compared.text(*place).chars().collect();
    let first = if matches!(language, Some("zh" | "ja")) || is_passive(&characters, *hit) {
        before.max_by_key(|mention| (mention.start, mention.topic))
    } else {
        None
    };
    behind
        .min_by_key(|mention| (mention.start, mention.topic))
        .or(first)
        .map(|mention| mention.topic)
}
