//! Figures and dates that one side gives otherwise, or alone.

use std::collections::{BTreeMap, BTreeSet};

use super::compared::Compared;
use super::finding::{Claim, Finding, Span, rounded};
use super::kind::Role;
use crate::align::{LINK_THRESHOLD, Place};
use crate::annotate::{AnnotatedSentence, AnnotatedStatement};
use crate::text::figures::{Figure, FigureMatch, Unit, day};

/// Conflicts inside passages; then figures that one side alone gives anywhere.
pub(super) fn find(compared: &Compared<'_>) -> Vec<Finding> {
    let datelines = datelines(compared);
    let given = figures_given(compared);
    let mut found = conflicts(compared, &given, &datelines);
    let conflicting: BTreeSet<Place> = found
        .iter()
        .flat_map(|conflict| &conflict.evidence)
        .map(|evidence| evidence.span.place)
        .collect();
    found.extend(missing(compared, &given, &datelines, &conflicting));
    found
}

fn conflicts(
    compared: &Compared<'_>,
    given: &[BTreeSet<&Figure>],
    datelines: &BTreeSet<Figure>,
) -> Vec<Finding> {
    let known = |text: usize, figure: &Figure| given[text].contains(figure);
    let mut found = Vec::new();
    for link in &compared.alignment.links {
        // Joined by less than a link of its own, they may give figures for different things.
        if link.score < LINK_THRESHOLD || compared.same_side(link.left.text, link.right.text) {
            continue;
        }
        let [left, right] = [link.left, link.right]
            .map(|place| by_unit(&compared.sentence(place).figures().matches));
        for (unit, left_figures) in &left {
            let ([a], Some([b])) = (left_figures.as_slice(), right.get(unit).map(Vec::as_slice))
            else {
                continue;
            };
            if a.figure == b.figure
                || **unit == Unit::Ordinal
                || datelines.contains(&a.figure)
                || datelines.contains(&b.figure)
                || known(link.right.text, &a.figure)
                || known(link.left.text, &b.figure)
            {
                continue;
            }
            let words = [span(link.left, a), span(link.right, b)];
            found.push(Finding {
                by: Some(link.left.text),
                of: Some(link.right.text),
                passage: compared.passage_of(link.left),
                score: Some(rounded(link.score)),
                evidence: words.map(|words| words.as_evidence(Role::Word)).to_vec(),
                ..Finding::new(Claim::FigureConflict {
                    figures: [a.figure.clone(), b.figure.clone()],
                })
            });
        }
    }
    found
}

/// Where a figure stands.
fn span(place: Place, found: &FigureMatch) -> Span {
    Span {
        place,
        start: found.start,
        end: found.end,
    }
}

/// The figures that each account gives anywhere.
fn figures_given<'a>(compared: &Compared<'a>) -> Vec<BTreeSet<&'a Figure>> {
    let of_account = |account: &'a AnnotatedStatement<'a>| {
        let sentences = account.sentences.iter();
        let found = sentences.flat_map(|sentence| &sentence.figures().matches);
        found.map(|found| &found.figure).collect()
    };
    compared.annotated.iter().map(of_account).collect()
}

/// The days around those on which the accounts were published: an evening in one capital is the
/// next morning in another, which is no conflict and no news.
fn datelines(compared: &Compared<'_>) -> BTreeSet<Figure> {
    let published = compared
        .statements
        .iter()
        .filter_map(|statement| statement.date);
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

/// Whether it is news that one side alone has a figure. How long ago something was, and in which
/// year, is common knowledge. The day in the first sentence, or in one that only says that the
/// sides met, is that of the event.
fn is_news(compared: &Compared<'_>, item: &FigureMatch, place: Place) -> bool {
    let opens = place.sentence == 0 || compared.voices[place.text][place.sentence].only_meets;
    !item.is_ago && item.figure.unit != Unit::Year && !(opens && item.figure.unit == Unit::Day)
}

fn by_unit(found: &[FigureMatch]) -> BTreeMap<&Unit, Vec<&FigureMatch>> {
    let mut units: BTreeMap<&Unit, Vec<&FigureMatch>> = BTreeMap::new();
    for found in found {
        units.entry(&found.figure.unit).or_default().push(found);
    }
    units
}

/// A finding for each sentence with figures that no account of another side gives. The days on
/// which the accounts were published are no news. A number that another side has in any form (a
/// mechanism that "turns 25", 25 years of it) is not missing there.
fn missing(
    compared: &Compared<'_>,
    given: &[BTreeSet<&Figure>],
    datelines: &BTreeSet<Figure>,
    conflicting: &BTreeSet<Place>,
) -> Vec<Finding> {
    let of_account = |account: &AnnotatedStatement<'_>| {
        let sentences = account.sentences.iter();
        let numerals = sentences.flat_map(|sentence| &sentence.figures().numerals);
        numerals.copied().collect()
    };
    let numerals: Vec<BTreeSet<u64>> = compared.annotated.iter().map(of_account).collect();
    let mut seen: BTreeSet<(usize, &Figure)> = BTreeSet::new();
    let mut found = Vec::new();
    for (text, account) in compared.annotated.iter().enumerate() {
        let others: Vec<usize> = (0..compared.statements.len())
            .filter(|other| !compared.same_side(text, *other))
            .collect();
        let Some(of) = others.first() else { continue };
        let side = (0..text)
            .find(|first| compared.same_side(*first, text))
            .unwrap_or(text);
        for (sentence, figures) in account
            .sentences
            .iter()
            .map(AnnotatedSentence::figures)
            .enumerate()
        {
            let place = Place { text, sentence };
            if conflicting.contains(&place) {
                continue;
            }
            let alone: Vec<&FigureMatch> = figures
                .matches
                .iter()
                .filter(|item| {
                    is_news(compared, item, place)
                        && !datelines.contains(&item.figure)
                        && !others
                            .iter()
                            .any(|other| numerals[*other].contains(&item.numeral()))
                        && !others
                            .iter()
                            .any(|other| given[*other].contains(&item.figure))
                        && seen.insert((side, &item.figure))
                })
                .collect();
            if alone.is_empty() {
                continue;
            }
            let figures = alone.iter().map(|item| item.figure.clone()).collect();
            let words = alone.iter().map(|item| span(place, item));
            found.push(Finding {
                by: Some(text),
                of: Some(*of),
                passage: compared.passage_of(place),
                evidence: words.map(|words| words.as_evidence(Role::Word)).collect(),
                ..Finding::new(Claim::MissingFigures {
                    figures,
                    silent: others.clone(),
                })
            });
        }
    }
    found
}
