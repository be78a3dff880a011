//! Figures and dates that one side gives otherwise, or alone.

mod given;
mod same_thing;

use std::collections::BTreeSet;

use self::given::Given;
use self::same_thing::{Called, same_thing};
use super::compared::Compared;
use super::finding::{Claim, Finding, Span, rounded};
use super::kind::EvidenceRole;
use crate::align::{LINK_THRESHOLD, Link, Place};
use crate::text::figures::{Figure, FigureMatch, Unit, are_well_read};

/// Conflicts inside passages; then figures that one side alone gives anywhere.
pub(super) fn find(compared: &Compared<'_>) -> Vec<Finding> {
    let given = Given::of(compared);
    let mut found = conflicts(compared, &given);
    let conflicting: BTreeSet<Place> = found
        .iter()
        .flat_map(|conflict| &conflict.evidence)
        .map(|evidence| evidence.span.place)
        .collect();
    found.extend(missing(compared, &given, &conflicting));
    found
}

/// A finding for each two sentences that answer each other and give different figures of one unit.
fn conflicts(compared: &Compared<'_>, given: &Given<'_>) -> Vec<Finding> {
    let links = compared.alignment.links.iter();
    links
        // Sentences of one passage that are not linked themselves may give figures for different
        // things.
        .filter(|link| link.score >= LINK_THRESHOLD)
        .filter(|link| !compared.same_side(link.left.text, link.right.text))
        .filter(|link| compared.are_estimated(link.left.text, link.right.text))
        .flat_map(|link| in_link(compared, given, link))
        .collect()
}

fn in_link(compared: &Compared<'_>, given: &Given<'_>, link: &Link) -> Vec<Finding> {
    let lacking = |place: Place, other: Place| -> Vec<&FigureMatch> {
        let months = compared.sentence(place).figures().months.iter();
        let figures = given.at(place).iter().chain(months);
        let lacking =
            figures.filter(|item| !given.is_of_event(item) && !given.has(other.text, item));
        lacking.collect()
    };
    let (left, right) = (
        lacking(link.left, link.right),
        lacking(link.right, link.left),
    );
    let mut found = Vec::new();
    for (a, b) in answering(compared, link, &left, &right) {
        let differ = a.can_conflict(b)
            && !is_day_of_talks(compared, link, [a, b])
            && are_both_so(compared, link, [a, b])
            && same_thing(compared, [(link.left, a), (link.right, b)]);
        if differ {
            found.push(conflict(compared, link, [a, b]));
        }
    }
    told_apart_by_date(found)
}

/// The figures of a link that answer each other: the only ones of a unit. Of several, those that
/// alone are called by words for one thing: "turnover of 30 billion and a goal of 60", "a target of
/// 100".
fn answering<'f>(
    compared: &Compared<'f>,
    link: &Link,
    left: &[&'f FigureMatch],
    right: &[&'f FigureMatch],
) -> Vec<(&'f FigureMatch, &'f FigureMatch)> {
    let called = |place: Place, figures: &[&'f FigureMatch]| -> Vec<Called<'f>> {
        figures.iter().map(|item| Called::of(place, item)).collect()
    };
    let (left, right) = (called(link.left, left), called(link.right, right));
    let mut found = Vec::new();
    for a in &left {
        let is_of_unit = |other: &&Called<'f>| other.item.is_of_unit(a.item);
        let own: Vec<&Called<'f>> = left.iter().filter(is_of_unit).collect();
        let others: Vec<&Called<'f>> = right.iter().filter(is_of_unit).collect();
        match (own.as_slice(), others.as_slice()) {
            (_, []) => {}
            ([_], [b]) => found.push((a.item, b.item)),
            _ => {
                let alike = others.iter().filter(|b| a.is_called_as(compared, b));
                let alike: Vec<&Called<'f>> = alike.copied().collect();
                if let [b] = alike[..]
                    && own
                        .iter()
                        .filter(|own| own.is_called_as(compared, b))
                        .count()
                        == 1
                {
                    found.push((a.item, b.item));
                }
            }
        }
    }
    found
}

/// Whether both accounts say that figures are so, or both that they are not: "rises to five" and
/// "does not stay at two" are no conflict.
fn are_both_so(compared: &Compared<'_>, link: &Link, [a, b]: [&FigureMatch; 2]) -> bool {
    let denies =
        |place: Place, item: &FigureMatch| compared.polarity.denies(place, &(item.start..item.end));
    denies(link.left, a) == denies(link.right, b)
}

/// The conflicts of a link that are news. Where a date differs, other figures that differ are those
/// of two dates. Where days or months differ, the years are not compared.
fn told_apart_by_date(mut found: Vec<Finding>) -> Vec<Finding> {
    let is_day = |finding: &Finding| {
        is_conflict_of(finding, &Unit::Day) || is_conflict_of(finding, &Unit::Month)
    };
    let is_year = |finding: &Finding| is_conflict_of(finding, &Unit::Year);
    let dates = found
        .iter()
        .filter(|finding| is_day(finding) || is_year(finding))
        .count();
    if (1..found.len()).contains(&dates) {
        return Vec::new();
    }
    if found.iter().any(is_day) {
        found.retain(|finding| !is_year(finding));
    }
    found
}

fn is_conflict_of(finding: &Finding, unit: &Unit) -> bool {
    matches!(&finding.claim, Claim::FigureConflict { figures } if figures[0].unit == *unit)
}

/// Whether two days are those of the talks in two time zones: next to each other, in sentences that
/// open an account or only say that the sides met.
fn is_day_of_talks(compared: &Compared<'_>, link: &Link, [a, b]: [&FigureMatch; 2]) -> bool {
    let is_next = a.figure.unit == Unit::Day && a.figure.value.abs_diff(b.figure.value) <= 1000;
    is_next
        && [link.left, link.right]
            .iter()
            .any(|place| tells_of_talks(compared, *place))
}

/// Whether a sentence opens its account, or only says that the sides met.
fn tells_of_talks(compared: &Compared<'_>, place: Place) -> bool {
    place.sentence == 0 || compared.voices[place.text][place.sentence].only_meets
}

fn conflict(compared: &Compared<'_>, link: &Link, [a, b]: [&FigureMatch; 2]) -> Finding {
    let words = [span(link.left, a), span(link.right, b)];
    Finding {
        by: Some(link.left.text),
        of: Some(link.right.text),
        passage: compared.passage_of(link.left),
        score: Some(rounded(link.score)),
        evidence: words
            .map(|words| words.as_evidence(EvidenceRole::Word))
            .to_vec(),
        ..Finding::new(Claim::FigureConflict {
            figures: [a.figure.clone(), b.figure.clone()],
        })
    }
}

/// Where a figure stands.
fn span(place: Place, item: &FigureMatch) -> Span {
    Span {
        place,
        start: item.start,
        end: item.end,
    }
}

/// A finding for each sentence with figures that no account of another side gives. What a side
/// says twice is found once.
fn missing(
    compared: &Compared<'_>,
    given: &Given<'_>,
    conflicting: &BTreeSet<Place>,
) -> Vec<Finding> {
    let mut seen: BTreeSet<(usize, &Figure)> = BTreeSet::new();
    let mut found = Vec::new();
    for (text, account) in compared.annotated.iter().enumerate() {
        let (side, others): (Vec<usize>, Vec<usize>) =
            (0..compared.statements.len()).partition(|other| compared.same_side(text, *other));
        let may_lack = |other: &usize| {
            compared.same_language(text, *other)
                || are_well_read(compared.statements[*other].language.as_deref())
        };
        if others.is_empty() || !others.iter().all(may_lack) {
            continue;
        }
        for (sentence, annotated) in account.sentences.iter().enumerate() {
            let place = Place { text, sentence };
            if conflicting.contains(&place) {
                continue;
            }
            let mut alone: Vec<&FigureMatch> = annotated.figures().matches.iter().collect();
            alone.retain(|item| {
                is_news(compared, given, item, place)
                    && !others.iter().any(|other| given.has_any_form(*other, item))
                    && !has_term_in_other_dress(compared, given, item, place)
                    && seen.insert((side[0], &item.figure))
            });
            if !alone.is_empty() {
                found.push(missing_figures(compared, place, &alone, &others));
            }
        }
    }
    found
}

/// Whether it is news that one side alone has a figure. How long ago something was, for how long it
/// has been so, in which year, and which place in a row of sessions it had, is common knowledge. The
/// day in the first sentence, or in one that only says that the sides met, is that of the event.
fn is_news(compared: &Compared<'_>, given: &Given<'_>, item: &FigureMatch, place: Place) -> bool {
    let is_of_event = item.figure.unit == Unit::Day && tells_of_talks(compared, place);
    let is_known = item.is_past || item.is_common || item.figure.unit == Unit::Year;
    !(is_of_event || is_known || given.is_of_event(item))
}

/// Whether a sentence of another side that answers this one gives a day for a span, or a span for a
/// day: "within ten days" and "by 9 December" may be one term.
fn has_term_in_other_dress(
    compared: &Compared<'_>,
    given: &Given<'_>,
    item: &FigureMatch,
    place: Place,
) -> bool {
    let is_term = |item: &FigureMatch| match item.figure.unit {
        Unit::Span(_) => item.lead == Some("in"),
        Unit::Day => item.lead == Some("end"),
        _ => false,
    };
    let is_other_dress = |other: &FigureMatch| is_term(other) && !other.is_of_unit(item);
    is_term(item)
        && compared.alignment.linked_to(place).any(|(answer, _)| {
            !compared.same_side(place.text, answer.text)
                && given.at(answer).iter().any(is_other_dress)
        })
}

fn missing_figures(
    compared: &Compared<'_>,
    place: Place,
    alone: &[&FigureMatch],
    others: &[usize],
) -> Finding {
    let words = alone.iter().map(|item| span(place, item));
    Finding {
        by: Some(place.text),
        of: others.first().copied(),
        passage: compared.passage_of(place),
        evidence: words
            .map(|words| words.as_evidence(EvidenceRole::Word))
            .collect(),
        ..Finding::new(Claim::MissingFigures {
            figures: alone.iter().map(|item| item.figure.clone()).collect(),
            silent: others.to_vec(),
        })
    }
}
