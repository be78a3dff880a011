//! Sentences that reject or deny what somebody says.

use std::collections::BTreeMap;
use std::ops::Range;
use std::sync::LazyLock;

use serde::Deserialize;

use crate::data::data;
use crate::text::simplified::as_read;
use crate::text::{Match, Matcher, NormalizedText};

/// Words by language, as `data/opposition/rebuttals.toml` explains them.
type Words = BTreeMap<String, Vec<String>>;

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct File {
    rejects: Words,
    untrue: Words,
    without_basis: Words,
    said: Words,
    campaign: Words,
    existence: Words,
}

/// What finds the words.
struct Finders {
    rejects: BTreeMap<String, Matcher>,
    untrue: BTreeMap<String, Matcher>,
    without_basis: BTreeMap<String, Matcher>,
    said: BTreeMap<String, Matcher>,
    campaign: BTreeMap<String, Matcher>,
    existence: BTreeMap<String, Matcher>,
}

static FINDERS: LazyLock<Finders> = LazyLock::new(|| {
    let file: File = data!("opposition/rebuttals");
    Finders {
        rejects: finders(file.rejects),
        untrue: finders(file.untrue),
        without_basis: finders(file.without_basis),
        said: finders(file.said),
        campaign: finders(file.campaign),
        existence: finders(file.existence),
    }
});

fn finders(words: Words) -> BTreeMap<String, Matcher> {
    let of_language = |(language, words): (String, Vec<String>)| {
        let words = words.iter().map(|word| (0, word.as_str()));
        (language, Matcher::new(words))
    };
    words.into_iter().map(of_language).collect()
}

/// Whether a sentence in a language, English where it is not known, rejects or denies something.
pub(crate) fn rebuts(language: Option<&str>, sentence: &str) -> bool {
    let sentence = NormalizedText::new(&as_read(sentence, language));
    first(&FINDERS.rejects, language, &sentence).is_some()
}

/// The characters by which a sentence calls what somebody says untrue: "that characterisation is
/// inaccurate".
pub(crate) fn calls_untrue(
    language: Option<&str>,
    sentence: &NormalizedText,
) -> Option<Range<usize>> {
    let said = first(&FINDERS.said, language, sentence)?;
    let untrue = found(&FINDERS.untrue, language, sentence).into_iter();
    let untrue = untrue.map(characters).filter(|it| said.end <= it.start);
    let untrue = untrue.min_by_key(|it| it.start);
    untrue.or_else(|| first(&FINDERS.without_basis, language, sentence))
}

/// The characters by which a sentence calls what others say an invention or agitation: "a propaganda
/// campaign".
pub(crate) fn calls_invented(
    language: Option<&str>,
    sentence: &NormalizedText,
) -> Option<Range<usize>> {
    first(&FINDERS.campaign, language, sentence)
}

/// The characters by which a sentence says that there is none of what stands behind them: "there is
/// no such thing as".
pub(crate) fn denies_existence(
    language: Option<&str>,
    sentence: &NormalizedText,
) -> Option<Range<usize>> {
    first(&FINDERS.existence, language, sentence)
}

/// The characters of the first of some words in a sentence.
fn first(
    finders: &BTreeMap<String, Matcher>,
    language: Option<&str>,
    sentence: &NormalizedText,
) -> Option<Range<usize>> {
    let found = found(finders, language, sentence).into_iter();
    found.map(characters).min_by_key(|it| it.start)
}

fn characters(found: Match) -> Range<usize> {
    found.start..found.end
}

fn found(
    finders: &BTreeMap<String, Matcher>,
    language: Option<&str>,
    sentence: &NormalizedText,
) -> Vec<Match> {
    let finder = finders.get(language.unwrap_or("en"));
    finder.map_or_else(Vec::new, |finder| finder.find_in(sentence))
}
