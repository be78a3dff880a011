//! Facts that one account alone gives.

use super::mark::span;
use crate::diverge::compared::Compared;
use crate::diverge::finding::{Claim, Finding, Span, TalksFact};
use crate::diverge::kind::EvidenceRole;
use crate::talks::{Fact, Mark, Participant};

/// A part of a name with fewer letters ("de", "al") does not tell who is meant.
const MIN_NAME: usize = 3;

/// The facts that no account of another side gives.
pub(super) fn one_sided(compared: &Compared<'_>, text: usize) -> Vec<Finding> {
    let accounts = 0..compared.statements.len();
    let others: Vec<usize> = accounts
        .filter(|other| !compared.same_side(text, *other))
        .collect();
    let talks = |account: &usize| &compared.talks[*account];
    if others.is_empty() || !others.iter().all(|other| talks(other).is_read) {
        return Vec::new();
    }
    let own = &compared.talks[text];
    let alone = |fact, facts: Vec<(String, Mark)>| alone(compared, text, fact, facts, &others);
    let mut found = Vec::new();
    if let Some(asker) = &own.asked_by
        && others
            .iter()
            .map(talks)
            .all(|other| other.asked_by.is_none() && !other.may_say_who_asked)
    {
        found.extend(alone(
            TalksFact::AskedBy,
            vec![(asker.value.label.clone(), asker.mark)],
        ));
    }
    if let Some(length) = &own.length
        && others.iter().map(talks).all(|other| other.length.is_none())
    {
        found.extend(alone(
            TalksFact::Length,
            vec![(length.value.to_string(), length.mark)],
        ));
    }
    if let Some(hour) = &own.hour
        && others.iter().map(talks).all(|other| other.hour.is_none())
    {
        found.extend(alone(
            TalksFact::Hour,
            vec![(hour.value.clone(), hour.mark)],
        ));
    }
    let comparable = others
        .iter()
        .all(|other| compared.same_language(text, *other));
    let named = own
        .participants
        .iter()
        .filter(|fact| comparable && is_alone(compared, fact, &others));
    let named: Vec<(String, Mark)> = named
        .map(|fact| (fact.value.to_string(), fact.mark))
        .collect();
    if !named.is_empty() {
        found.extend(alone(TalksFact::Participants, named));
    }
    found
}

/// Whether other accounts do not name somebody: no word of the name is there, or not all of the
/// office.
fn is_alone(compared: &Compared<'_>, participant: &Fact<Participant>, others: &[usize]) -> bool {
    let has = |word: &str| others.iter().any(|other| compared.has_word(*other, word));
    let words = |part: &str| -> Vec<String> {
        let words = part.split(|c: char| !c.is_alphanumeric());
        let words = words.filter(|word| word.chars().count() >= MIN_NAME);
        words.map(str::to_owned).collect()
    };
    match (&participant.value.name, &participant.value.role) {
        (Some(name), _) => !words(name).iter().any(|word| has(word)),
        (None, Some(role)) => {
            // The last word may be a name.
            let last = role
                .rsplit(' ')
                .next()
                .filter(|word| word.starts_with(char::is_uppercase));
            !words(role).iter().all(|word| has(word)) && last.is_none_or(|last| !has(last))
        }
        (None, None) => false,
    }
}

fn alone(
    compared: &Compared<'_>,
    text: usize,
    fact: TalksFact,
    facts: Vec<(String, Mark)>,
    others: &[usize],
) -> Option<Finding> {
    let spans: Vec<Span> = facts
        .iter()
        .filter_map(|(_, mark)| span(text, *mark))
        .collect();
    let first = spans.first()?;
    Some(Finding {
        by: Some(text),
        of: others.first().copied(),
        passage: compared.passage_of(first.place),
        evidence: spans
            .iter()
            .map(|span| span.as_evidence(EvidenceRole::Word))
            .collect(),
        ..Finding::new(Claim::MissingFact {
            fact,
            values: facts.into_iter().map(|(value, _)| value).collect(),
            silent: others.to_vec(),
        })
    })
}
