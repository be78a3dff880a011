//! Facts of the talks themselves that sides give differently, or that one gives alone.

use std::collections::BTreeSet;

use super::compared::Compared;
use super::finding::{Claim, Finding, Span, TalksFact};
use super::kind::EvidenceRole;
use crate::align::Place;
use crate::talks::{Asker, Fact, Length, Mark, Participant, Venue};
use crate::unit::UnitId;
use crate::voice::ReportedAct;

/// A sentence says nothing but facts where they have this share of its characters.
const SHARE_OF_FACTS: f64 = 0.4;

/// A part of a name with fewer letters ("de", "al") does not tell who is meant.
const MIN_NAME: usize = 3;

/// Facts in conflict, then those that one side alone gives.
pub(super) fn find(compared: &Compared<'_>) -> Vec<Finding> {
    let mut found = Vec::new();
    for (place, one) in compared.sides.iter().enumerate() {
        for other in &compared.sides[place + 1..] {
            found.extend(conflicts(compared, one, other));
        }
    }
    for text in 0..compared.statements.len() {
        found.extend(one_sided(compared, text));
    }
    found
}

/// Of each fact, the first two accounts of two sides that give it differently.
fn conflicts(compared: &Compared<'_>, one: &[usize], other: &[usize]) -> Vec<Finding> {
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
        let values = [a, b].map(|venue| venue.value.name.clone());
        found.extend(conflict(TalksFact::Place, values, [a.mark, b.mark]));
    }
    if let (Some(a), Some(b)) = (&a.length, &b.length)
        && a.value.excludes(b.value)
    {
        let values = [0, 1].map(|at| length_label(compared, pair[at], [a, b][at]));
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
        words.any(|range| sentence.text()[range.clone()].eq_ignore_ascii_case(word))
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

/// A length in the account's own words where they are English.
fn length_label(compared: &Compared<'_>, text: usize, length: &Fact<Length>) -> String {
    let is_english = compared.statements[text].language.as_deref() == Some("en");
    let words = span(text, length.mark).map(|span| compared.characters(span));
    words
        .filter(|_| is_english)
        .unwrap_or_else(|| length.value.to_string())
}

/// The characters of a mark; a title has no place in the text.
fn span(text: usize, mark: Mark) -> Option<Span> {
    Some(Span {
        place: Place {
            text,
            sentence: mark.sentence?,
        },
        start: mark.start,
        end: mark.end,
    })
}

/// The facts that no account of another side gives.
fn one_sided(compared: &Compared<'_>, text: usize) -> Vec<Finding> {
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
            vec![(length_label(compared, text, length), length.mark)],
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

/// Findings without those that say again what is a fact of the talks.
pub(super) fn without_repeats(compared: &Compared<'_>, found: Vec<Finding>) -> Vec<Finding> {
    let facts = MarkedFacts::of(compared);
    found
        .into_iter()
        .filter_map(|finding| facts.without(finding))
        .collect()
}

/// Where the facts of all accounts stand.
struct MarkedFacts {
    spans: Vec<Span>,
    /// Sentences that say who asked.
    asks: BTreeSet<Place>,
    /// Sentences that say little else than facts.
    full: BTreeSet<Place>,
}

impl MarkedFacts {
    fn of(compared: &Compared<'_>) -> Self {
        let talks = compared.talks.iter().enumerate();
        let spans = talks.clone().flat_map(|(text, talks)| {
            let marks = talks.marks();
            marks.filter_map(move |mark| span(text, mark))
        });
        let asks = talks.clone().filter_map(|(text, talks)| {
            let mark = talks.asked_by.as_ref()?.mark;
            Some(span(text, mark)?.place)
        });
        let full = talks.flat_map(|(text, talks)| {
            let people = talks.participants.iter().map(|fact| fact.mark);
            let length = talks.length.iter().map(|fact| fact.mark);
            let places = people
                .chain(length)
                .filter_map(move |mark| span(text, mark));
            places.map(|span| span.place)
        });
        let spans: Vec<Span> = spans.collect();
        let is_full = |place: &Place| {
            let inside = spans.iter().filter(|span| span.place == *place);
            let covered: usize = inside.map(|span| span.end - span.start).sum();
            let all = compared.whole(*place).end.max(1);
            covered as f64 >= SHARE_OF_FACTS * all as f64
        };
        Self {
            asks: asks.collect(),
            full: full.filter(is_full).collect(),
            spans,
        }
    }

    /// A finding without what is a fact of the talks; `None` where nothing is left of it.
    fn without(&self, mut finding: Finding) -> Option<Finding> {
        match &mut finding.claim {
            Claim::FigureConflict { .. } => {
                let of_facts = finding.evidence.iter().any(|it| self.has(it.span));
                (!of_facts).then_some(finding)
            }
            Claim::MissingFigures { figures, .. } => {
                let kept: Vec<bool> = finding
                    .evidence
                    .iter()
                    .map(|it| !self.has(it.span))
                    .collect();
                retain(figures, &kept);
                let left = !figures.is_empty();
                retain(&mut finding.evidence, &kept);
                left.then_some(finding)
            }
            Claim::Attribution(attribution) => {
                let asks = attribution.act == ReportedAct::Asked
                    && self.asks.contains(&attribution.claim.place);
                let repeats = asks || self.full.contains(&attribution.claim.place);
                (!repeats).then_some(finding)
            }
            Claim::Wording { words } => {
                let mut spans = words.iter().flat_map(|(_, spans)| spans);
                let within = spans.all(|span| self.full.contains(&span.place) || self.has(*span));
                (!within).then_some(finding)
            }
            _ => Some(finding),
        }
    }

    /// Whether some characters are of a fact.
    fn has(&self, span: Span) -> bool {
        let mut facts = self.spans.iter();
        facts.any(|fact| fact.place == span.place && fact.start < span.end && span.start < fact.end)
    }
}

/// The units of sentences that say little else than facts, each with the first account of every
/// other side: they are no silences.
pub(super) fn told(compared: &Compared<'_>) -> BTreeSet<(UnitId, usize)> {
    let sides = compared.sides;
    let marked = MarkedFacts::of(compared);
    let units = marked.full.iter();
    let units = units.flat_map(|place| compared.units_within(compared.whole(*place)));
    units
        .flat_map(|id| sides.iter().map(move |side| (id, side[0])))
        .collect()
}

/// Keeps those of a list that are marked.
fn retain<T>(list: &mut Vec<T>, kept: &[bool]) {
    let mut kept = kept.iter();
    list.retain(|_| kept.next().copied().unwrap_or(true));
}
