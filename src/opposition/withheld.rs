//! Sentences that say that nothing was said of a thing, or that a stand is what it was.

use std::collections::{BTreeMap, BTreeSet};
use std::sync::LazyLock;

use serde::Deserialize;

use crate::annotate::AnnotatedSentence;
use crate::data::data;
use crate::text::Matcher;

/// What a sentence holds back.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Withheld {
    /// Nothing was said of the thing.
    Said,
    /// Nothing about it is new.
    Change,
}

/// The lists of `data/opposition/withheld.toml`.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Deserialize)]
#[serde(rename_all = "snake_case")]
enum List {
    Denying,
    Between,
    Saying,
    Change,
    Same,
}

/// What finds the words of a language.
struct WithheldWords {
    /// A match is of the list of its entry.
    matcher: Matcher,
    lists: Vec<List>,
    between: BTreeSet<String>,
}

static WORDS: LazyLock<BTreeMap<String, WithheldWords>> = LazyLock::new(|| {
    let file: BTreeMap<List, BTreeMap<String, Vec<String>>> = data!("opposition/withheld");
    let languages = file[&List::Denying].keys();
    let of_language = |language: &String| {
        let words = |list: List| file[&list].get(language).into_iter().flatten();
        let lists = [List::Denying, List::Saying, List::Change, List::Same];
        let terms = lists.iter().enumerate();
        let terms =
            terms.flat_map(|(entry, list)| words(*list).map(move |it| (entry, it.as_str())));
        let words = WithheldWords {
            matcher: Matcher::new(terms),
            lists: lists.to_vec(),
            between: words(List::Between).cloned().collect(),
        };
        (language.clone(), words)
    };
    languages.map(of_language).collect()
});

/// What a sentence in a language holds back; `None` where it holds back nothing, as far as is
/// known.
pub(super) fn withheld(language: &str, sentence: &AnnotatedSentence<'_>) -> Option<Withheld> {
    let words = WORDS.get(language)?;
    let found = words.matcher.find_in(sentence.normalized());
    let characters = sentence.characters();
    let is_denied = |start: usize| {
        let mut denying = found
            .iter()
            .filter(|it| words.lists[it.entry] == List::Denying);
        denying.any(|it| {
            let between = characters.get(it.end..start).unwrap_or_default();
            let between: String = between.iter().collect();
            it.end <= start
                && between
                    .split_whitespace()
                    .all(|it| words.between.contains(it))
        })
    };
    let mut held = found.iter().filter_map(|it| match words.lists[it.entry] {
        List::Saying if is_denied(it.start) => Some(Withheld::Said),
        List::Change if is_denied(it.start) => Some(Withheld::Change),
        List::Same => Some(Withheld::Change),
        _ => None,
    });
    held.next()
}
