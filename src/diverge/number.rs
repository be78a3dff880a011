//! Figures and dates that one side gives otherwise, or alone.

use std::collections::{BTreeMap, BTreeSet};

use super::{Compared, agree, around, finding, listed};
use crate::align::{LINK_THRESHOLD, Place};
use crate::report::{Divergence, Kind, Status, rounded};
use crate::statement::{Sentence, Statement};
use crate::text::figures::{Figure, FigureMatch, Unit, day};

/// Conflicts inside passages; then figures that one side alone gives anywhere.
pub(super) fn find(compared: &Compared<'_>) -> Vec<Divergence> {
    let datelines = datelines(compared);
    let given = figures_given(compared);
    let mut found = conflicts(compared, &given, &datelines);
    let conflicting: BTreeSet<(String, usize)> = found
        .iter()
        .flat_map(|conflict| &conflict.evidence)
        .map(|evidence| (evidence.source.clone(), evidence.sentence))
        .collect();
    found.extend(one_side(compared, &given, &datelines, &conflicting));
    found
}

fn conflicts(
    compared: &Compared<'_>,
    given: &[BTreeSet<&Figure>],
    datelines: &BTreeSet<Figure>,
) -> Vec<Divergence> {
    let known = |text: usize, figure: &Figure| given[text].contains(figure);
    let mut found = Vec::new();
    for link in &compared.alignment.links {
        // Below it, two sentences may give figures for different things, which is no conflict.
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
            let (by, of) = (compared.id(link.left.text), compared.id(link.right.text));
            let summary = format!("{} in {by}, {} in {of}", a.figure, b.figure);
            found.push(Divergence {
                status: Some(Status::Conflict),
                by: Some(by.to_owned()),
                of: Some(of.to_owned()),
                passage: compared.passage_of(link.left),
                score: Some(rounded(link.score)),
                evidence: vec![
                    compared.evidence(link.left, a.start, a.end),
                    compared.evidence(link.right, b.start, b.end),
                ],
                ..finding(Kind::Number, summary)
            });
        }
    }
    found
}

/// The figures that each account gives anywhere.
fn figures_given<'a>(compared: &Compared<'a>) -> Vec<BTreeSet<&'a Figure>> {
    let of_statement = |statement: &'a Statement| {
        let sentences = statement.sentences.iter();
        let found = sentences.flat_map(|sentence| &sentence.figures().matches);
        found.map(|found| &found.figure).collect()
    };
    compared.statements.iter().map(of_statement).collect()
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

/// Whether it is worth telling that one side alone has a figure. How long ago something was, and in
/// which year, is told of what everybody knows; the day in the first sentence, or in the one that tells
/// that the sides met, is that of the event.
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
/// which the accounts were published are no news, and a number that another side has in whatever
/// form (a mechanism that "turns 25", 25 years of it) is not said to be alone.
fn one_side(
    compared: &Compared<'_>,
    given: &[BTreeSet<&Figure>],
    datelines: &BTreeSet<Figure>,
    conflicting: &BTreeSet<(String, usize)>,
) -> Vec<Divergence> {
    let of_statement = |statement: &Statement| {
        let sentences = statement.sentences.iter();
        let numerals = sentences.flat_map(|sentence| &sentence.figures().numerals);
        numerals.copied().collect()
    };
    let numerals: Vec<BTreeSet<u64>> = compared.statements.iter().map(of_statement).collect();
    let mut seen: BTreeSet<(usize, &Figure)> = BTreeSet::new();
    let mut found = Vec::new();
    for (text, statement) in compared.statements.iter().enumerate() {
        let others: Vec<usize> = (0..compared.statements.len())
            .filter(|other| !compared.same_side(text, *other))
            .collect();
        let Some(of) = others.first() else { continue };
        let silent: Vec<&str> = others.iter().map(|other| compared.id(*other)).collect();
        let side = (0..text)
            .find(|first| compared.same_side(*first, text))
            .unwrap_or(text);
        for (sentence, figures) in statement
            .sentences
            .iter()
            .map(Sentence::figures)
            .enumerate()
        {
            let place = Place { text, sentence };
            if conflicting.contains(&(compared.id(text).to_owned(), sentence)) {
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
            let Some(first) = alone.first() else { continue };
            let names: Vec<String> = alone.iter().map(|item| item.figure.to_string()).collect();
            let summary = format!(
                "{} {} in {} alone: \"{}\" (not in {})",
                listed(&names),
                agree(alone.len(), "is", "are"),
                compared.id(text),
                around(compared.text(place), first.start, first.end),
                listed(&silent)
            );
            let evidence = alone
                .iter()
                .map(|item| compared.evidence(place, item.start, item.end));
            found.push(Divergence {
                status: Some(Status::OneSide),
                by: Some(compared.id(text).to_owned()),
                of: Some(compared.id(*of).to_owned()),
                passage: compared.passage_of(place),
                evidence: evidence.collect(),
                ..finding(Kind::Number, summary)
            });
        }
    }
    found
}
