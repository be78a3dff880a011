//! What a period after a word means, as far as a list of abbreviations says.

use std::collections::{BTreeMap, HashMap, HashSet};
use std::sync::{LazyLock, OnceLock};

use serde::Deserialize;

use crate::data::data;

static TABLES: LazyLock<BTreeMap<String, AbbreviationTable>> =
    LazyLock::new(|| data!("text/abbreviations"));

/// The rules of each language, made when it is first met: a comparison needs one or two.
static RULES: LazyLock<BTreeMap<&str, OnceLock<SentenceRules>>> = LazyLock::new(|| {
    let languages = TABLES.keys().map(String::as_str);
    languages
        .map(|language| (language, OnceLock::new()))
        .collect()
});

static ALL: LazyLock<SentenceRules> = LazyLock::new(|| {
    let mut all = SentenceRules::default();
    for table in TABLES.values() {
        all.add(table);
    }
    // Most languages write ordinals without a period; where it is unknown, believe that.
    all.ordinals = false;
    all
});

/// The table that holds in every language.
const COMMON: &str = "common";

/// How an abbreviation takes the period behind it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Abbreviation {
    /// It stands before a name, and ends no sentence.
    Name,
    /// It ends no sentence before a number.
    Number,
    /// It ends a sentence only before a word that opens sentences.
    MayEnd,
    /// After a number a word like any other, else as [`Abbreviation::Name`].
    Unit,
    /// A time of the day: a word like any other, but before the name of a time zone.
    Time,
    /// A word like any other, although it looks like initials.
    Plain,
}

/// One language's table in the data file.
#[derive(Debug, Default, Deserialize)]
#[serde(default, deny_unknown_fields)]
struct AbbreviationTable {
    names: Vec<String>,
    numbers: Vec<String>,
    may_end: Vec<String>,
    units: Vec<String>,
    times: Vec<String>,
    zones: Vec<String>,
    plain: Vec<String>,
    starters: Vec<String>,
    continues: Vec<String>,
    ordinals: bool,
}

/// The rules of one language.
#[derive(Debug, Default)]
pub(super) struct SentenceRules {
    abbreviations: HashMap<String, Vec<Abbreviation>>,
    starters: HashSet<String>,
    zones: HashSet<String>,
    ordinals: bool,
}

impl SentenceRules {
    /// The rules of a language, by its BCP 47 tag; of all languages where it has no table.
    pub(super) fn of(language: Option<&str>) -> &'static Self {
        let primary = language.and_then(|tag| tag.split(['-', '_']).next());
        let primary = primary.map(str::to_ascii_lowercase);
        match primary.and_then(|primary| RULES.get_key_value(primary.as_str())) {
            Some((language, rules)) => rules.get_or_init(|| Self::of_tables(&[COMMON, language])),
            None => &ALL,
        }
    }

    fn of_tables(names: &[&str]) -> Self {
        let mut rules = Self::default();
        let tables = names.iter().filter_map(|name| TABLES.get(*name));
        tables.for_each(|table| rules.add(table));
        rules
    }

    fn add(&mut self, table: &AbbreviationTable) {
        let kinds = [
            (&table.names, Abbreviation::Name),
            (&table.numbers, Abbreviation::Number),
            (&table.may_end, Abbreviation::MayEnd),
            (&table.units, Abbreviation::Unit),
            (&table.times, Abbreviation::Time),
            (&table.plain, Abbreviation::Plain),
        ];
        for (words, kind) in kinds {
            for word in words {
                let kinds = self.abbreviations.entry(word.clone()).or_default();
                if !kinds.contains(&kind) {
                    kinds.push(kind);
                }
            }
        }
        self.starters.extend(table.starters.iter().cloned());
        self.zones.extend(table.zones.iter().cloned());
        self.ordinals |= table.ordinals;
    }

    /// How the word takes a period behind it; nothing for words that are in no list.
    pub(super) fn kinds(&self, word: &str) -> &[Abbreviation] {
        let in_any_case = || {
            // A capital alone is an initial, whatever its small letter stands for.
            let is_long = word.chars().nth(1).is_some();
            is_long.then(|| self.abbreviations.get(&word.to_lowercase()))?
        };
        self.abbreviations
            .get(word)
            .or_else(in_any_case)
            .map_or(&[], Vec::as_slice)
    }

    /// Whether the word opens sentences and is not part of a name.
    pub(super) fn opens_sentences(&self, word: &str) -> bool {
        self.starters.contains(word)
    }

    /// Whether the word names a time zone, as in `5 p.m. Eastern`.
    pub(super) fn is_time_zone(&self, word: &str) -> bool {
        self.zones.contains(word)
    }

    /// Whether a number with a period is an ordinal, as in German `15. Februar`.
    pub(super) fn has_ordinals(&self) -> bool {
        self.ordinals
    }
}

/// Whether a Chinese or Japanese sentence goes on after a closing quotation mark with this text.
pub(super) fn continues_quotation(rest: &str) -> bool {
    let begins = |words: &[String]| words.iter().any(|word| rest.starts_with(word.as_str()));
    ["zh", "ja"]
        .into_iter()
        .filter_map(|language| TABLES.get(language))
        .any(|table| begins(&table.continues) && !begins(&table.starters))
}
