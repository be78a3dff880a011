//! How far a phrase belongs to those to whom it is said: "as long as it takes" is said to Ukraine
//! and its friends, "as quickly as possible" to anybody.

use std::collections::BTreeMap;

use crate::history::series::Series;

/// Texts with one counterpart that are no chance.
const FEWEST: usize = 3;

/// More is no stronger bond.
const MOST: f64 = 2.5;

/// How many texts a government has with each counterpart.
pub(super) struct Binding<'a> {
    series: &'a Series,
    with: BTreeMap<&'a str, usize>,
    all: usize,
}

impl<'a> Binding<'a> {
    /// Counts the texts.
    pub(super) fn of(series: &'a Series, texts: &[usize]) -> Self {
        Self {
            series,
            with: count(series, texts),
            all: texts.len(),
        }
    }

    /// How much more often than elsewhere what stands in these texts stands in those with the
    /// counterpart that it is said to most: the logarithm of the ratio, from 0.
    pub(super) fn of_texts(&self, texts: &[usize]) -> f64 {
        let part = |count: usize, of: usize| (count as f64 + 0.5) / (of as f64 + 1.0);
        let everywhere = part(texts.len(), self.all);
        let with = count(self.series, texts);
        let ratios = with.iter().filter(|(_, count)| **count >= FEWEST);
        let ratios = ratios.map(|(code, count)| {
            let of = self.with.get(code).copied().unwrap_or(*count);
            (part(*count, of) / everywhere).ln()
        });
        ratios.fold(0.0, f64::max).min(MOST)
    }
}

fn count<'a>(series: &'a Series, texts: &[usize]) -> BTreeMap<&'a str, usize> {
    let mut with = BTreeMap::new();
    for text in texts {
        for code in &series.texts()[*text].with {
            *with.entry(code.as_str()).or_default() += 1;
        }
    }
    with
}
