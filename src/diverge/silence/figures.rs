//! A figure that several findings of one side could tell is told once.

use std::collections::{BTreeMap, BTreeSet};

use crate::diverge::asked::Supported;
use crate::diverge::compared::Compared;
use crate::diverge::finding::{Claim, Finding};
use crate::text::figures::{Figure, FigureMatch, Unit};
use crate::unit::UnitId;

/// Leaves out figures that a silence on the same side quotes first.
pub(crate) fn tell_figures_once(compared: &Compared<'_>, found: &mut Vec<Finding>) {
    // What each silence quotes in figures, and the sides that it is of.
    let mut silences: Vec<(BTreeSet<&Figure>, Vec<usize>)> = Vec::new();
    let mut quoting: BTreeMap<(usize, &Figure), Vec<usize>> = BTreeMap::new();
    for finding in found.iter() {
        if let Claim::MissingUnits { units, silent, .. } = &finding.claim
            && let Some(first) = units.first()
        {
            let given = all_figures(compared, *first).map(|it| &it.figure);
            let given: BTreeSet<&Figure> = given.collect();
            for figure in &given {
                let quoting = quoting.entry((first.text, *figure)).or_default();
                quoting.push(silences.len());
            }
            silences.push((given, silent.clone()));
        }
    }
    let is_told = |figures: &[Figure], by: usize, lacking: &[usize]| {
        let first = figures.first().and_then(|it| quoting.get(&(by, it)));
        first.into_iter().flatten().any(|silence| {
            let (given, silent) = &silences[*silence];
            lacking.iter().all(|it| silent.contains(it))
                && figures.iter().all(|it| given.contains(it))
        })
    };
    found.retain(|finding| match (&finding.claim, finding.by) {
        (Claim::MissingFigures { figures, silent }, Some(by)) => !is_told(figures, by, silent),
        _ => true,
    });
}

/// Units without those that give again, on the same topic, what a weightier one gives in figures.
pub(super) fn figures_once(compared: &Compared<'_>, mut lacking: Vec<Supported>) -> Vec<Supported> {
    lacking.sort_by(|a, b| compared.by_salience(a.0, b.0));
    // By figure, the topics of the units that give it.
    let mut told: BTreeMap<Figure, Vec<Vec<usize>>> = BTreeMap::new();
    lacking.retain(|(id, _)| {
        let topics = compared.topics_of(*id);
        let figures = amounts(compared, *id);
        let is_known = |figure: &Figure| {
            told.get(figure).into_iter().flatten().any(|on| {
                let is_of_one = topics.is_empty() || on.is_empty();
                is_of_one || on.iter().any(|topic| topics.contains(topic))
            })
        };
        let is_told = !figures.is_empty() && figures.iter().all(is_known);
        for figure in figures {
            told.entry(figure).or_default().push(topics.clone());
        }
        !is_told
    });
    lacking.sort_unstable_by_key(|(id, _)| *id);
    lacking
}

/// The figures of a unit.
fn all_figures<'a>(compared: &Compared<'a>, id: UnitId) -> impl Iterator<Item = &'a FigureMatch> {
    let span = compared.unit_span(id);
    let figures = compared.sentence(span.place).figures().matches.iter();
    figures.filter(move |it| span.start <= it.start && it.end <= span.end)
}

/// The amounts that a unit gives: shares, money, things.
fn amounts(compared: &Compared<'_>, id: UnitId) -> Vec<Figure> {
    let is_amount = |it: &&FigureMatch| {
        let unit = &it.figure.unit;
        !it.is_common && matches!(unit, Unit::Percent | Unit::Money(_) | Unit::Count(_))
    };
    let amounts = all_figures(compared, id).filter(is_amount);
    amounts.map(|it| it.figure.clone()).collect()
}
