//! Figures and dates that one side gives otherwise, or alone.

use std::collections::{BTreeMap, BTreeSet};

use super::compared::Compared;
use super::finding::{Claim, Finding, Span, rounded};
use super::kind::EvidenceRole;
use crate::align::{LINK_THRESHOLD, Link, Place};
use crate::annotate::AnnotatedStatement;
use crate::text::figures::{Figure, FigureMatch, Unit, day};

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

/// The figures of all accounts, by account.
struct Given<'a> {
    figures: Vec<BTreeSet<&'a Figure>>,
    /// Their bare numbers, whatever they count.
    numerals: Vec<BTreeSet<u64>>,
    /// The days around those on which the accounts were published: an evening in one capital is
    /// the next morning in another, which is no conflict and no news.
    datelines: BTreeSet<Figure>,
}

impl<'a> Given<'a> {
    fn of(compared: &Compared<'a>) -> Self {
        let figures = |account: &'a AnnotatedStatement<'a>| {
            let sentences = account.sentences.iter();
            let figures = sentences.flat_map(|sentence| &sentence.figures().matches);
            figures.map(|item| &item.figure).collect()
        };
        let numerals = |account: &AnnotatedStatement<'_>| {
            let sentences = account.sentences.iter();
            let numerals = sentences.flat_map(|sentence| &sentence.figures().numerals);
            numerals.copied().collect()
        };
        Self {
            figures: compared.annotated.iter().map(figures).collect(),
            numerals: compared.annotated.iter().map(numerals).collect(),
            datelines: datelines(compared),
        }
    }

    /// Whether an account has a figure, or its number in any form: a mechanism that "turns 25",
    /// 25 years of it.
    fn has_any_form(&self, account: usize, item: &FigureMatch) -> bool {
        self.figures[account].contains(&item.figure)
            || self.numerals[account].contains(&item.numeral())
    }
}

fn datelines(compared: &Compared<'_>) -> BTreeSet<Figure> {
    let statements = compared.statements.iter();
    let published = statements.filter_map(|statement| statement.date);
    published
        .flat_map(|date| [date.yesterday(), Ok(date), date.tomorrow()])
        .flatten()
        .map(|date| {
            day(
                date.month().unsigned_abs().into(),
                date.day().unsigned_abs().into(),
            )
        })
        .collect()
}

/// A finding for each two sentences that answer each other and give different figures of one unit.
fn conflicts(compared: &Compared<'_>, given: &Given<'_>) -> Vec<Finding> {
    let links = compared.alignment.links.iter();
    links
        // Joined by less than a link of its own, they may give figures for different things.
        .filter(|link| link.score >= LINK_THRESHOLD)
        .filter(|link| !compared.same_side(link.left.text, link.right.text))
        .flat_map(|link| in_link(compared, given, link))
        .collect()
}

fn in_link(compared: &Compared<'_>, given: &Given<'_>, link: &Link) -> Vec<Finding> {
    let [left, right] =
        [link.left, link.right].map(|place| by_unit(&compared.sentence(place).figures().matches));
    let mut found = Vec::new();
    for (unit, left_figures) in &left {
        // Of several figures of one unit, nobody can say which answers which.
        let ([a], Some([b])) = (left_figures.as_slice(), right.get(unit).map(Vec::as_slice)) else {
            continue;
        };
        let differ = a.figure != b.figure
            && **unit != Unit::Ordinal
            && !given.datelines.contains(&a.figure)
            && !given.datelines.contains(&b.figure)
            && !given.figures[link.right.text].contains(&a.figure)
            && !given.figures[link.left.text].contains(&b.figure);
        if differ {
            found.push(conflict(compared, link, [a, b]));
        }
    }
    found
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

fn by_unit(figures: &[FigureMatch]) -> BTreeMap<&Unit, Vec<&FigureMatch>> {
    let mut units: BTreeMap<&Unit, Vec<&FigureMatch>> = BTreeMap::new();
    for item in figures {
        units.entry(&item.figure.unit).or_default().push(item);
    }
    units
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
        if others.is_empty() {
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
                    && seen.insert((side[0], &item.figure))
            });
            if !alone.is_empty() {
                found.push(missing_figures(compared, place, &alone, &others));
            }
        }
    }
    found
}

/// Whether it is news that one side alone has a figure. How long ago something was, and in which
/// year, is common knowledge. The day in the first sentence, or in one that only says that the
/// sides met, is that of the event.
fn is_news(compared: &Compared<'_>, given: &Given<'_>, item: &FigureMatch, place: Place) -> bool {
    let opens = place.sentence == 0 || compared.voices[place.text][place.sentence].only_meets;
    let is_of_event = opens && item.figure.unit == Unit::Day;
    let is_known = item.is_ago || item.figure.unit == Unit::Year;
    !(is_of_event || is_known || given.datelines.contains(&item.figure))
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
