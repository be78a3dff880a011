//! Every use of a phrase over time: the phrase itself, and other forms of it.
//!
//! `itself` decides whether a text has the phrase, `variant` finds other forms, which `company`
//! tells from chance, `tongue` tells which texts could have it, and `count` counts by time and by
//! counterpart.

mod company;
mod count;
mod itself;
mod tongue;

use std::cmp::Reverse;
use std::collections::{BTreeMap, BTreeSet};

use jiff::civil::Date;
use serde::Serialize;

use self::company::Company;
use self::itself::{Found, Phrase};
use super::series::{Series, Text};
use super::variant::{Form, Pattern};
pub use count::{PhrasePeriod, PhraseWith};

/// The version of the format, as its JSON names it.
pub const PHRASE_SCHEMA: &str = "parallax.phrase/1";

/// The most words of a phrase: the longest that governments repeat are half as long.
const MAX_WORDS: usize = 60;

/// Why something is no phrase that can be looked for.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
#[non_exhaustive]
pub enum PhraseError {
    /// It has no words.
    #[error("the phrase has no words; write it as it stands in a text")]
    Empty,
    /// It has more words than are looked for.
    #[error("the phrase has more than {MAX_WORDS} words; take a part of it")]
    TooLong,
}

/// The uses of a phrase in a series of texts.
#[derive(Debug, Clone, PartialEq, Serialize)]
#[non_exhaustive]
pub struct PhraseHistory {
    /// The version of the format.
    pub schema: &'static str,
    /// The phrase.
    pub phrase: String,
    /// Texts that have the phrase itself, in capital or small letters.
    pub count: usize,
    /// All texts in the languages of the phrase.
    pub texts: usize,
    /// These languages (BCP 47).
    pub languages: Vec<String>,
    /// Texts in other languages, which are not counted.
    pub other_texts: usize,
    /// Whose texts they are.
    pub governments: Vec<String>,
    /// The day of the oldest text of all.
    pub since: Option<Date>,
    /// The day of the newest text of all.
    pub until: Option<Date>,
    /// The day of the first text that has the phrase itself.
    pub first: Option<Date>,
    /// The day of the last.
    pub last: Option<Date>,
    /// By year, with the years in which nobody said it.
    pub by_year: Vec<PhrasePeriod>,
    /// By shorter periods, of one length, for a picture.
    pub by_period: Vec<PhrasePeriod>,
    /// By the government whose they are, those with most texts that have it first.
    pub by_government: Vec<PhraseWith>,
    /// By counterpart, those with most texts that have it first.
    pub by_counterpart: Vec<PhraseWith>,
    /// Other forms of it: close ones first, the most frequent first.
    pub variants: Vec<PhraseVariant>,
    /// Every use, the oldest first; a sentence is a use of each form that it has.
    pub uses: Vec<PhraseUse>,
}

/// A use of a phrase.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[non_exhaustive]
pub struct PhraseUse {
    /// The day of the text.
    pub date: Date,
    /// Its title.
    pub title: String,
    /// Its address.
    pub url: Option<String>,
    /// Whose text it is.
    pub government: Option<String>,
    /// With whom the talks were.
    pub with: Vec<String>,
    /// The sentence; where the phrase goes over the end of one, all that it touches.
    pub sentence: String,
    /// The other form that stands in it; null for the phrase itself.
    pub variant: Option<String>,
}

/// Another form of a phrase.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[non_exhaustive]
pub struct PhraseVariant {
    /// The form.
    pub form: String,
    /// Whether it keeps nearly all words, inflected or with one put in.
    pub is_close: bool,
    /// Whether it has the same words that say something, in the plural, in another tense or with
    /// hyphens.
    pub is_inflected: bool,
    /// Texts that have it.
    pub count: usize,
    /// The day of the first.
    pub first: Date,
    /// The day of the last.
    pub last: Date,
}

/// The uses of a phrase in the texts of a series.
///
/// # Errors
///
/// The phrase has no words, or more than are looked for.
pub fn phrase(series: &Series, words: &str) -> Result<PhraseHistory, PhraseError> {
    let phrase = Phrase::new(words);
    let pattern = Pattern::new(series.vocabulary().of_phrase(words));
    if phrase.is_empty() || pattern.words() == 0 {
        return Err(PhraseError::Empty);
    }
    if pattern.words() > MAX_WORDS {
        return Err(PhraseError::TooLong);
    }
    let texts = series.texts();
    let found: Vec<Found> = texts.iter().map(|text| phrase.found_in(text)).collect();
    let alone = found.iter().enumerate().flat_map(|(text, found)| {
        let places = found.places.iter();
        places.map(move |sentence| (text, *sentence))
    });
    let alone: Vec<(usize, usize)> = alone.collect();
    let company = Company::of(series, pattern.stems(), &alone);
    let mut uses = Vec::new();
    let (mut close, mut inflected) = (BTreeSet::new(), BTreeSet::new());
    for (index, (text, found)) in texts.iter().zip(&found).enumerate() {
        let alone = found
            .places
            .iter()
            .map(|place| text.sentences[*place].text());
        let sentences = alone.chain(found.together.as_deref());
        uses.extend(sentences.map(|it| (index, used(text, it, None))));
        for (place, sentence) in text.sentences.iter().enumerate() {
            let sentence = sentence.text();
            let words = series.words(index, place);
            let is_form = |form: &Form| {
                let company = || {
                    company
                        .as_ref()
                        .is_none_or(|it| it.is_at(series, index, place))
                };
                !phrase.is_in(&sentence[form.range.clone()]) && (form.is_close || company())
            };
            let forms = pattern.forms(words);
            let forms = forms.into_iter().filter(is_form);
            for form in forms {
                let words = &sentence[form.range.clone()];
                if form.is_close {
                    close.insert(itself::folded(words));
                }
                if form.is_close && form.changes() == 0 && form.words.len() == pattern.words() {
                    inflected.insert(itself::folded(words));
                }
                uses.push((index, used(text, sentence, Some(words))));
            }
        }
    }
    let users: BTreeSet<usize> = uses.iter().map(|(place, _)| *place).collect();
    let has_itself = |place: usize| found[place].is_any();
    let is_said = found.iter().any(Found::is_any);
    let languages = tongue::languages(words, texts, |place| match is_said {
        true => has_itself(place),
        false => users.contains(&place),
    });
    let counted = (0..texts.len()).filter(|place| languages.contains(texts[*place].language()));
    let counted: Vec<usize> = counted.collect();
    let has: Vec<bool> = counted.iter().map(|place| has_itself(*place)).collect();
    let all = texts.len();
    let texts: Vec<&Text> = counted.iter().map(|place| &**texts[*place]).collect();
    let with_it = || texts.iter().zip(&has).filter(|(_, has)| **has);
    let governments = texts.iter().filter_map(|text| text.government.clone());
    let governments: BTreeSet<String> = governments.collect();
    let variants = variants(&mut uses, &close, &inflected);
    Ok(PhraseHistory {
        schema: PHRASE_SCHEMA,
        phrase: words.to_owned(),
        count: with_it().count(),
        texts: texts.len(),
        languages: languages.into_iter().collect(),
        other_texts: all - texts.len(),
        governments: governments.into_iter().collect(),
        since: texts.first().map(|text| text.date),
        until: texts.last().map(|text| text.date),
        first: with_it().next().map(|(text, _)| text.date),
        last: with_it().next_back().map(|(text, _)| text.date),
        by_year: count::by_year(&texts, &has),
        by_period: count::by_period(&texts, &has),
        by_government: count::by_government(&texts, &has),
        by_counterpart: count::by_counterpart(&texts, &has),
        variants,
        uses: uses.into_iter().map(|(_, it)| it).collect(),
    })
}

fn used(text: &Text, sentence: &str, variant: Option<&str>) -> PhraseUse {
    PhraseUse {
        date: text.date,
        title: text.title.clone(),
        url: text.url.clone(),
        government: text.government.clone(),
        with: text.with.clone(),
        sentence: sentence.to_owned(),
        variant: variant.map(str::to_owned),
    }
}

/// The other forms among the uses of texts: close ones first, the most frequent first. Forms that
/// differ in capitals, quotes and dashes alone become the one that is found first.
fn variants(
    uses: &mut [(usize, PhraseUse)],
    close: &BTreeSet<String>,
    inflected: &BTreeSet<String>,
) -> Vec<PhraseVariant> {
    let mut forms: BTreeMap<String, (PhraseVariant, Option<usize>)> = BTreeMap::new();
    for (text, it) in uses.iter_mut() {
        let Some(variant) = &mut it.variant else {
            continue;
        };
        let new = || {
            let form = PhraseVariant {
                form: variant.clone(),
                is_close: close.contains(&itself::folded(variant)),
                is_inflected: inflected.contains(&itself::folded(variant)),
                count: 0,
                first: it.date,
                last: it.date,
            };
            (form, None)
        };
        let (form, last) = forms.entry(itself::folded(variant)).or_insert_with(new);
        if last.replace(*text) != Some(*text) {
            form.count += 1;
        }
        form.last = it.date;
        variant.clone_from(&form.form);
    }
    let mut forms: Vec<PhraseVariant> = forms.into_values().map(|(form, _)| form).collect();
    let key = |form: &PhraseVariant| (!form.is_close, Reverse(form.count), form.first);
    forms.sort_by_key(key);
    forms
}
