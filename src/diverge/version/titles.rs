//! Titles of people that one version of an account gives, and another nowhere has.

use std::collections::BTreeMap;
use std::sync::LazyLock;

use serde::Deserialize;

use crate::align::Place;
use crate::data::data;
use crate::diverge::compared::Compared;
use crate::diverge::finding::{Claim, Finding, Span};
use crate::diverge::kind::EvidenceRole;
use crate::text::Matcher;

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Table {
    title: Vec<Row>,
}

/// A title as the data file writes it.
#[derive(Deserialize)]
struct Row {
    name: String,
    /// By language, the words for it.
    #[serde(flatten)]
    words: BTreeMap<String, Vec<String>>,
}

/// The titles, and what finds the words for them.
struct Titles {
    rows: Vec<Row>,
    matcher: Matcher,
}

static TITLES: LazyLock<Titles> = LazyLock::new(|| {
    let table: Table = data!("diverge/titles");
    let rows = table.title;
    let words = rows.iter().enumerate().flat_map(|(title, row)| {
        let words = row.words.values().flatten();
        words.map(move |word| (title, word.as_str()))
    });
    let matcher = Matcher::new(words);
    Titles { rows, matcher }
});

/// A finding for each title that one version gives and the other does not, of those that have words
/// in both languages.
pub(super) fn find(compared: &Compared<'_>, by: usize, of: usize) -> Vec<Finding> {
    let [in_own, in_other] = [by, of].map(|account| given(compared, account));
    let language = compared.statements[of].language.as_deref();
    let has_words = |title: &usize| {
        let words = &TITLES.rows[*title].words;
        language.is_some_and(|language| words.contains_key(language))
    };
    let left_out = in_own
        .into_iter()
        .filter(|(title, _)| has_words(title) && !in_other.contains_key(title));
    left_out
        .map(|(title, words)| Finding {
            by: Some(by),
            of: Some(of),
            passage: compared.passage_of(words.place),
            evidence: vec![words.as_evidence(EvidenceRole::Word)],
            ..Finding::new(Claim::VersionTitle {
                title: &TITLES.rows[title].name,
            })
        })
        .collect()
}

/// The titles that an account gives, each with where it does first.
fn given(compared: &Compared<'_>, text: usize) -> BTreeMap<usize, Span> {
    let mut given = BTreeMap::new();
    for (sentence, annotated) in compared.annotated[text].sentences.iter().enumerate() {
        for found in TITLES.matcher.find_in(annotated.normalized()) {
            given.entry(found.entry).or_insert(Span {
                place: Place { text, sentence },
                start: found.start,
                end: found.end,
            });
        }
    }
    given
}
