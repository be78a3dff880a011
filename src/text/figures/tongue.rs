//! The words beside the numbers of figures, as `figures.toml` has them, by language.

use std::sync::LazyLock;

use rustc_hash::{FxHashMap, FxHashSet};
use serde::Deserialize;

use super::bound::Bound;
use super::figure::{TimeUnit, Unit};
use crate::data::data;
use crate::text::months;
use crate::text::numerals::{self, Numeral};

/// The most words of a unit.
const MAX_UNIT_WORDS: usize = 3;

/// How many small words of a language tell it.
const MIN_TELLING_WORDS: usize = 2;

/// Languages of which so many figures were read in real texts that one is rarely missed.
const WELL_READ: [&str; 4] = ["en", "fr", "ru", "zh"];

/// Whether it tells something that no figure was found in a text of a language. A text of no known
/// language is read as English.
pub(crate) fn are_well_read(language: Option<&str>) -> bool {
    language.is_none_or(|language| WELL_READ.contains(&language))
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields, rename_all = "kebab-case")]
struct File {
    decimal_comma: FxHashSet<String>,
    same_things: Vec<Vec<String>>,
    before: Before,
    english: Words,
    french: Words,
    spanish: Words,
    german: Words,
    russian: Words,
    arabic: Words,
    korean: Korean,
    chinese: Chinese,
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

/// The words of a language, in lower case.
#[derive(Deserialize, Default)]
#[serde(deny_unknown_fields, rename_all = "kebab-case", default)]
pub(super) struct Words {
    telling: FxHashSet<String>,
    units: FxHashMap<String, MeasuredUnit>,
    pub amounts: FxHashMap<String, MeasuredUnit>,
    pub fractions: FxHashMap<String, u64>,
    pub numbers: FxHashMap<String, u64>,
    pub groups: FxHashMap<String, u64>,
    pub vague: FxHashMap<String, u64>,
    pub several: FxHashSet<String>,
    pub out_of: FxHashSet<String>,
    pub short_scales: FxHashMap<String, u64>,
    pub articles: FxHashSet<String>,
    pub and: FxHashSet<String>,
    pub of: FxHashSet<String>,
    pub to: FxHashSet<String>,
    pub or: FxHashSet<String>,
    pub between: FxHashSet<String>,
    pub bounds: FxHashMap<String, Bound>,
    pub bounds_after: FxHashMap<String, Bound>,
    pub leads: FxHashMap<String, String>,
    pub passed_over: FxHashSet<String>,
    pub clock: FxHashSet<String>,
    pub times: FxHashMap<String, u64>,
    pub times_words: FxHashSet<String>,
    pub every: FxHashSet<String>,
    pub per: FxHashSet<String>,
    pub other: FxHashSet<String>,
    pub adverbs: FxHashMap<String, MeasuredUnit>,
    pub lasting: FxHashSet<String>,
    pub designations: FxHashSet<String>,
    pub nationalities: FxHashSet<String>,
    pub plurals: FxHashMap<String, String>,
    spellings: FxHashMap<String, String>,
    not_plural: Vec<String>,
    plural_endings: Vec<String>,
    pub uncounted: FxHashSet<String>,
    pub generic: FxHashSet<String>,
    pub determiners: FxHashSet<String>,
    pub before_year: FxHashSet<String>,
    pub before_month: FxHashSet<String>,
    pub ago: FxHashSet<String>,
    pub ago_before: FxHashSet<String>,
    pub histories: FxHashSet<String>,
    pub perfect: FxHashSet<String>,
    pub not_ordinal: FxHashSet<String>,
    pub of_series: FxHashSet<String>,
}

/// Korean syllables.
#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Korean {
    /// The Chinese signs that they stand for behind digits.
    signs: FxHashMap<char, char>,
}

/// Chinese words.
#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct Chinese {
    units: FxHashMap<String, MeasuredUnit>,
    decades: FxHashSet<String>,
    /// What stands behind a span of the past, and before one.
    pub ago: Vec<String>,
    #[serde(rename = "ago-before")]
    pub ago_before: Vec<String>,
    /// Units of time that are counted from an event.
    pub anniversaries: Vec<String>,
    /// Signs behind a number by which it is more.
    pub more: String,
    pub bounds: FxHashMap<String, Bound>,
    /// Words that begin with a number and count nobody: those who were named before.
    pub no_counts: Vec<String>,
}

/// Some of a unit, by which a number is multiplied: a decade is ten years.
#[derive(Debug, Clone, PartialEq, Deserialize)]
#[serde(from = "String")]
pub(super) struct MeasuredUnit {
    pub factor: u64,
    pub unit: Unit,
}

impl From<String> for MeasuredUnit {
    fn from(code: String) -> Self {
        let (factor, name) = (code.split_once(' '))
            .and_then(|(factor, name)| Some((factor.parse().ok()?, name)))
            .unwrap_or((1, code.as_str()));
        let is_currency = name.len() == 3 && name.bytes().all(|byte| byte.is_ascii_uppercase());
        let unit = match name {
            "%" => Unit::Percent,
            "pp" => Unit::Points,
            currency if is_currency => Unit::Money(currency.to_owned()),
            name => TimeUnit::named(name).map_or_else(|| Unit::Count(name.to_owned()), Unit::Span),
        };
        Self { factor, unit }
    }
}

static FILE: LazyLock<File> = LazyLock::new(|| data!("text/figures"));

static NO_WORDS: LazyLock<Words> = LazyLock::new(Words::default);

/// The names of months in small letters. Of the English ones the full names, which other languages
/// share ("12. November"): "sept" is seven in French.
static MONTHS: LazyLock<FxHashMap<String, u64>> = LazyLock::new(|| {
    let is_shared = |(month, name): &(u32, &str)| {
        months::english_month(name).is_none() || months::english_name(*month) == Some(name)
    };
    let names = months::gregorian().filter(is_shared);
    let names = names.map(|(month, name)| (name.to_lowercase(), u64::from(month)));
    names.collect()
});

/// How a language writes figures.
#[derive(Clone, Copy)]
pub(super) struct Tongue {
    pub words: &'static Words,
    numerals: &'static FxHashMap<String, Numeral>,
    pub decimal_comma: bool,
    /// Whether months are told from verbs by their capitals.
    is_english: bool,
}

impl Tongue {
    /// That of a sentence in a language, as a primary BCP 47 subtag. English stands in texts in
    /// Chinese, Japanese and Korean too.
    pub(crate) fn of(sentence: &str, language: Option<&str>) -> Self {
        let file = &*FILE;
        let language = language.or_else(|| guessed(sentence));
        let (words, is_english) = match language {
            None | Some("en" | "zh" | "ja" | "ko") => (&file.english, true),
            Some("fr") => (&file.french, false),
            Some("es") => (&file.spanish, false),
            Some("de") => (&file.german, false),
            Some("ru") => (&file.russian, false),
            Some("ar") => (&file.arabic, false),
            Some(_) => (&*NO_WORDS, false),
        };
        Self {
            words,
            numerals: numerals::of_language(if is_english {
                "en"
            } else {
                language.unwrap_or_default()
            }),
            decimal_comma: language.is_some_and(|language| file.decimal_comma.contains(language)),
            is_english,
        }
    }

    /// Whether its words of figures are known.
    pub(crate) fn is_known(self) -> bool {
        !self.numerals.is_empty()
    }

    /// What a word, in lower case, is in a number.
    pub(crate) fn numeral(self, word: &str) -> Option<Numeral> {
        self.numerals.get(word).copied()
    }

    /// The month that a word names.
    pub(crate) fn month(self, word: &str) -> Option<u64> {
        if self.is_english {
            return months::english_month(word).map(u64::from);
        }
        if !self.is_known() {
            return None;
        }
        MONTHS.get(word.to_lowercase().as_str()).copied()
    }

    /// The unit that the longest row of these words names, and how many words it takes.
    pub(crate) fn unit<'w>(
        self,
        words: impl Iterator<Item = &'w str>,
    ) -> Option<(&'static MeasuredUnit, usize)> {
        let mut phrase = String::new();
        let mut found = None;
        for (index, word) in words.take(MAX_UNIT_WORDS).enumerate() {
            if index > 0 {
                phrase.push(' ');
            }
            phrase.push_str(word);
            found = self
                .words
                .units
                .get(&phrase)
                .map(|unit| (unit, index + 1))
                .or(found);
        }
        found
    }

    /// The things that a plural names; `None` for another word.
    pub(crate) fn counted(self, word: &str) -> Option<String> {
        let words = self.words;
        if let Some(thing) = words.plurals.get(word) {
            return Some(thing.clone());
        }
        let ends =
            |endings: &[String]| endings.iter().any(|ending| word.ends_with(ending.as_str()));
        let is_plural =
            word.chars().count() > 3 && ends(&words.plural_endings) && !ends(&words.not_plural);
        is_plural.then(|| {
            let mut word = word.to_owned();
            for (spelling, taken) in &words.spellings {
                word = word.replace(spelling, taken);
            }
            word
        })
    }
}

/// Whether two plurals, in small letters, can name one thing: airplanes, aircraft.
pub(super) fn are_same_things(one: &str, another: &str) -> bool {
    one == another || list_of(one).is_some_and(|own| list_of(another) == Some(own))
}

/// One name of all that can name the same things as this plural, in small letters.
pub(super) fn one_name(plural: String) -> String {
    let first = list_of(&plural).and_then(|list| FILE.same_things[list].first());
    first.cloned().unwrap_or(plural)
}

/// Where the list of names of one thing stands that has a plural.
fn list_of(plural: &str) -> Option<usize> {
    static LISTS: LazyLock<FxHashMap<&'static str, usize>> = LazyLock::new(|| {
        let lists = FILE.same_things.iter().enumerate();
        let names = lists.flat_map(|(list, names)| names.iter().map(move |name| (name, list)));
        names.map(|(name, list)| (name.as_str(), list)).collect()
    });
    LISTS.get(plural).copied()
}

/// The language of a sentence of a text too short to tell, where its letters or its small words
/// give it away; else it is read as English.
fn guessed(sentence: &str) -> Option<&'static str> {
    let is_cyrillic = |c: char| matches!(c, '\u{400}'..='\u{4ff}');
    if sentence.contains(is_cyrillic) {
        return Some("ru");
    }
    let telling = &FILE.french.telling;
    let small = sentence
        .split(' ')
        .filter(|word| telling.contains(word.to_lowercase().as_str()));
    (small.count() >= MIN_TELLING_WORDS).then_some("fr")
}

/// The marks of currencies.
pub(super) fn before() -> &'static Before {
    &FILE.before
}

/// The Chinese sign that a Korean syllable stands for behind digits; any other character is itself.
pub(super) fn as_chinese(c: char) -> char {
    FILE.korean.signs.get(&c).copied().unwrap_or(c)
}

/// The words of Chinese.
pub(super) fn chinese() -> &'static Chinese {
    &FILE.chinese
}

impl Chinese {
    /// The unit that stands where `stands` says so, and its length in characters. Of two words of
    /// which one begins the other, it is the longer. A decade (80年代) is a year.
    pub(crate) fn unit(&self, stands: impl Fn(&str) -> bool) -> Option<(MeasuredUnit, usize)> {
        let units = self.units.iter().map(|(word, unit)| (word, unit.clone()));
        let year = MeasuredUnit {
            factor: 1,
            unit: Unit::Year,
        };
        let (word, unit) = units
            .chain(self.decades.iter().map(|word| (word, year.clone())))
            .filter(|(word, _)| stands(word))
            .max_by_key(|(word, _)| word.len())?;
        Some((unit, word.chars().count()))
    }
}
