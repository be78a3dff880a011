//! The figures that each account gives, anywhere.

use std::collections::BTreeSet;

use crate::align::Place;
use crate::annotate::AnnotatedStatement;
use crate::diverge::compared::Compared;
use crate::text::figures::{Figure, FigureMatch, FigureSet, Unit};

/// At most how many figures of an account are read. Accounts of talks have some dozens; a page with
/// more is no account.
const MAX_FIGURES: usize = 2_000;

/// The figures of all accounts.
pub(super) struct Given<'a> {
    /// By account and sentence.
    figures: Vec<Vec<&'a [FigureMatch]>>,
    /// By account, the same in one set.
    sets: Vec<FigureSet<'a>>,
    /// By account, the bare numbers in thousandths, whatever they count.
    numerals: Vec<BTreeSet<u64>>,
    /// By account, the months that it names, alone or with a day, in thousandths.
    months: Vec<BTreeSet<u64>>,
    /// The days around those on which the accounts were published: an evening in one capital is
    /// the next morning in another, which is no conflict and no news.
    datelines: BTreeSet<Figure>,
}

impl<'a> Given<'a> {
    pub(crate) fn of(compared: &Compared<'a>) -> Self {
        let figures = |account: &'a AnnotatedStatement<'a>| -> Vec<&'a [FigureMatch]> {
            let sentences = account.sentences.iter();
            let figures = sentences.map(|sentence| sentence.figures().matches.as_slice());
            figures.collect()
        };
        let figures: Vec<_> = compared.annotated.iter().map(figures).collect();
        let set = |figures: &Vec<&'a [FigureMatch]>| {
            let figures = figures.iter().copied().flatten();
            figures.take(MAX_FIGURES).collect()
        };
        let numerals = |account: &AnnotatedStatement<'_>| {
            let sentences = account.sentences.iter();
            let numerals = sentences.flat_map(|sentence| &sentence.figures().numerals);
            numerals.copied().collect()
        };
        Self {
            sets: figures.iter().map(set).collect(),
            figures,
            numerals: compared.annotated.iter().map(numerals).collect(),
            months: compared.annotated.iter().map(months).collect(),
            datelines: datelines(compared),
        }
    }

    /// The figures of a sentence.
    pub(crate) fn at(&self, place: Place) -> &'a [FigureMatch] {
        self.figures[place.text][place.sentence]
    }

    /// Whether an account gives a figure, or one that can be the same.
    pub(crate) fn has(&self, account: usize, item: &FigureMatch) -> bool {
        if item.figure.unit == Unit::Month {
            return self.months[account].contains(&item.figure.value);
        }
        self.sets[account].has(item)
    }

    /// Whether an account has a figure, or its number in any form: a mechanism that "turns 25",
    /// 25 years of it; a cut from 57 to 47 percent, one by 10 points to 47.
    pub(crate) fn has_any_form(&self, account: usize, item: &FigureMatch) -> bool {
        let numerals = &self.numerals[account];
        self.has(account, item)
            || item
                .numerals()
                .iter()
                .all(|numeral| numerals.contains(numeral))
            || self.follows(account, item)
    }

    /// Whether a day is that of the event, or next to it.
    pub(crate) fn is_of_event(&self, item: &FigureMatch) -> bool {
        self.datelines.contains(&item.figure)
    }

    /// Whether a share or a step between two shares follows from those in a sentence of an account.
    fn follows(&self, account: usize, item: &FigureMatch) -> bool {
        let of_unit = |figures: &[FigureMatch], unit: Unit| -> Vec<u64> {
            let figures = figures.iter().filter(|other| other.figure.unit == unit);
            figures.map(|other| other.figure.value).collect()
        };
        let value = item.figure.value;
        let mut sentences = self.figures[account].iter();
        match item.figure.unit {
            Unit::Points => sentences.any(|figures| {
                let shares = of_unit(figures, Unit::Percent);
                shares.iter().any(|share| shares.contains(&(share + value)))
            }),
            Unit::Percent => sentences.any(|figures| {
                let shares = of_unit(figures, Unit::Percent);
                let steps = of_unit(figures, Unit::Points);
                let step = |share: &u64| steps.contains(&share.abs_diff(value));
                shares.iter().any(step)
            }),
            _ => false,
        }
    }
}

fn months(account: &AnnotatedStatement<'_>) -> BTreeSet<u64> {
    let figures = account.sentences.iter().map(|sentence| sentence.figures());
    let named = figures.flat_map(|figures| figures.months.iter().chain(&figures.matches));
    let months = named.filter_map(|found| match found.figure.unit {
        Unit::Month => Some(found.figure.value),
        Unit::Day => Some(found.figure.value / 100_000 * 1000),
        _ => None,
    });
    months.collect()
}

fn datelines(compared: &Compared<'_>) -> BTreeSet<Figure> {
    let statements = compared.statements.iter();
    let published = statements.filter_map(|statement| statement.date);
    published
        .flat_map(|date| [date.yesterday(), Ok(date), date.tomorrow()])
        .flatten()
        .map(|date| {
            Figure::day(
                date.month().unsigned_abs().into(),
                date.day().unsigned_abs().into(),
            )
        })
        .collect()
}
