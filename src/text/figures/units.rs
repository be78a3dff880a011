//! What figures count, as `figures.toml` names it.

use std::sync::LazyLock;

use rustc_hash::{FxHashMap, FxHashSet};
use serde::Deserialize;

use super::figure::Unit;
use crate::data::data;

/// The words and signs beside the numbers of figures.
#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct Units {
    pub before: Before,
    pub english: EnglishUnits,
    pub chinese: Chinese,
}

/// Marks of a currency before an amount.
#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct Before {
    pub signs: FxHashMap<char, String>,
    pub words: FxHashMap<String, String>,
    /// Currencies by the word before a dollar sign.
    pub dollars: FxHashMap<String, String>,
}

/// English words, in lower case.
#[derive(Deserialize)]
#[serde(deny_unknown_fields, rename_all = "kebab-case")]
pub(super) struct EnglishUnits {
    percent: FxHashSet<String>,
    pub nationalities: FxHashSet<String>,
    plurals: FxHashSet<String>,
    spellings: FxHashMap<String, String>,
    pub uncounted: FxHashSet<String>,
    pub before_year: FxHashSet<String>,
    pub ago: FxHashSet<String>,
    money: FxHashMap<String, String>,
    span: FxHashMap<String, String>,
}

/// Chinese words.
#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct Chinese {
    count: FxHashMap<String, String>,
    money: FxHashMap<String, String>,
    span: FxHashMap<String, String>,
    decades: FxHashSet<String>,
    pub ago: char,
}

pub(super) static UNITS: LazyLock<Units> = LazyLock::new(|| data!("text/figures"));

impl EnglishUnits {
    /// The unit that a word behind a number names.
    pub(crate) fn unit(&'static self, word: &str) -> Option<Unit> {
        if self.percent.contains(word) {
            return Some(Unit::Percent);
        }
        let money = self.money.get(word).map(|currency| Unit::Money(currency));
        money.or_else(|| self.span.get(word).map(|span| Unit::Span(span)))
    }

    /// The unit of things that a plural names; `None` for another word.
    pub(crate) fn count(&self, word: &str) -> Option<Unit> {
        let is_regular = word.len() > 3 && word.ends_with('s') && !word.ends_with("ss");
        (is_regular || self.plurals.contains(word)).then(|| {
            let mut word = word.to_owned();
            for (spelling, taken) in &self.spellings {
                word = word.replace(spelling, taken);
            }
            Unit::Count(word)
        })
    }
}

impl Chinese {
    /// The unit that stands where `stands` says so, and its length in characters. Of two words of
    /// which one begins the other, it is the longer.
    pub(crate) fn unit(&'static self, stands: impl Fn(&str) -> bool) -> Option<(Unit, usize)> {
        let counts = self.count.iter();
        let money = self.money.iter();
        let spans = self.span.iter();
        let units = (counts.map(|(word, what)| (word, Unit::Count(what.clone()))))
            .chain(money.map(|(word, currency)| (word, Unit::Money(currency))))
            .chain(spans.map(|(word, span)| (word, Unit::Span(span))))
            .chain(self.decades.iter().map(|word| (word, Unit::Year)));
        let (word, unit) = units
            .filter(|(word, _)| stands(word))
            .max_by_key(|(word, _)| word.len())?;
        Some((unit, word.chars().count()))
    }
}
