//! Facts that two sides give differently.

use super::mark::span;
use crate::diverge::compared::Compared;
use crate::diverge::finding::{Claim, Finding, TalksFact};
use crate::diverge::kind::EvidenceRole;
use crate::talks::{Asker, Mark, Venue};

/// Of each fact, the first two accounts of two sides that give it differently.
pub(super) fn conflicts(compared: &Compared<'_>, one: &[usize], other: &[usize]) -> Vec<Finding> {
    let pairs = one.iter().flat_map(|a| other.iter().map(move |b| [*a, *b]));
    let mut seen = Vec::new();
    let mut found: Vec<Finding> = pairs.flat_map(|pair| in_pair(compared, pair)).collect();
    found.retain(|finding| match finding.claim {
        Claim::FactConflict { fact, .. } if !seen.contains(&fact) => {
            seen.push(fact);
            true
        }
        _ => false,
    });
    found
}

fn in_pair(compared: &Compared<'_>, pair: [usize; 2]) -> Vec<Finding> {
    let [a, b] = pair.map(|account| &compared.talks[account]);
    let conflict = |fact, values, marks| conflict(compared, pair, fact, values, marks);
    let mut found = Vec::new();
    if let (Some(a), Some(b)) = (&a.asked_by, &b.asked_by)
        && (a.value.excludes(&b.value) || swapped(compared, pair, [&a.value, &b.value]))
    {
        let values = [&a.value, &b.value].map(|asker| asker.label.clone());
        found.extend(conflict(TalksFact::AskedBy, values, [a.mark, b.mark]));
    }
    if let (Some(a), Some(b)) = (&a.format, &b.format)
        && a.value.excludes(b.value)
    {
        let values = [a, b].map(|format| format.value.name().to_owned());
        found.extend(conflict(TalksFact::Format, values, [a.mark, b.mark]));
    }
    if let (Some(a), Some(b)) = (&a.place, &b.place)
        && are_apart(compared, pair, [&a.value, &b.value])
    {
        let values = [a, b].map(|venue| venue.value.written.clone());
        found.extend(conflict(TalksFact::Place, values, [a.mark, b.mark]));
    }
    if let (Some(a), Some(b)) = (&a.length, &b.length)
        && a.value.excludes(b.value)
    {
        let values = [a, b].map(|length| length.value.to_string());
        found.extend(conflict(TalksFact::Length, values, [a.mark, b.mark]));
    }
    if let (Some(a), Some(b)) = (&a.day, &b.day)
        && a.value.excludes(b.value)
    {
        let values = [a, b].map(|day| day.value.date.to_string());
        found.extend(conflict(TalksFact::Day, values, [a.mark, b.mark]));
    }
    found
}

/// Whether two people of whom nobody knows the government are said to have asked, and either
/// account names both.
fn swapped(compared: &Compared<'_>, pair: [usize; 2], askers: [&Asker; 2]) -> bool {
    let known = |asker: &Asker| asker.government.is_some() || asker.state.is_some();
    let [Some(a), Some(b)] = askers.map(|asker| asker.person.as_deref()) else {
        return false;
    };
    let unknown = !askers.iter().any(|asker| known(asker));
    unknown
        && a != b
        && pair
            .iter()
            .all(|text| [a, b].iter().all(|name| has_word(compared, *text, name)))
}

/// Whether two places cannot be one. A town lies in a state, and a house in a town; and where
/// either account names both places, they do not conflict.
fn are_apart(compared: &Compared<'_>, pair: [usize; 2], venues: [&Venue; 2]) -> bool {
    let [a, b] = venues;
    let comparable = compared.same_language(pair[0], pair[1]) && a.is_area && b.is_area;
    match (&a.government, &b.government) {
        _ if !comparable => false,
        (Some(a), Some(b)) => a != b,
        // Nobody knows in which state the town lies.
        _ if a.is_state || b.is_state => false,
        _ => !names(compared, pair[1], &a.name) && !names(compared, pair[0], &b.name),
    }
}

/// Whether an account has any word of a name.
fn names(compared: &Compared<'_>, text: usize, name: &str) -> bool {
    let mut words = name.split(|c: char| !c.is_alphanumeric());
    words.any(|word| word.chars().count() > 3 && has_word(compared, text, word))
}

fn has_word(compared: &Compared<'_>, text: usize, word: &str) -> bool {
    compared.statements[text].sentences.iter().any(|sentence| {
        let mut words = sentence.words().iter();
        words.any(|range| sentence.read()[range.clone()].eq_ignore_ascii_case(word))
    })
}

fn conflict(
    compared: &Compared<'_>,
    [by, of]: [usize; 2],
    fact: TalksFact,
    values: [String; 2],
    marks: [Mark; 2],
) -> Option<Finding> {
    let spans = [span(by, marks[0])?, span(of, marks[1])?];
    Some(Finding {
        by: Some(by),
        of: Some(of),
        passage: compared.passage_of(spans[0].place),
        evidence: spans
            .map(|span| span.as_evidence(EvidenceRole::Word))
            .to_vec(),
        ..Finding::new(Claim::FactConflict { fact, values })
    })
}
