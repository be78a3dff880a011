//! The words by which talks come to something, or to nothing.

use std::collections::{BTreeMap, HashMap};
use std::sync::LazyLock;

use serde::Deserialize;

use crate::annotate::AnnotatedSentence;
use crate::data::data;
use crate::text::{Matcher, leftmost_longest};

/// The lists of `data/opposition/outcomes.toml`, which says what each is for.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Deserialize)]
#[serde(rename_all = "snake_case")]
pub(super) enum List {
    Agreed,
    Agreement,
    Settled,
    Spoken,
    Voicing,
    Worry,
    Wording,
    PutForward,
    Reached,
    CameUp,
    Scheduled,
    Denying,
    Idiom,
    Limiting,
    Leaving,
    Cited,
    TalkOfIt,
    Date,
    Amount,
    When,
    Detail,
    Filler,
    Occasion,
    Leaders,
    Ministers,
    Officials,
}

/// A term in a sentence, with the lists that it stands in.
#[derive(Debug)]
pub(super) struct Hit {
    pub start: usize,
    pub end: usize,
    lists: Vec<List>,
}

impl Hit {
    pub(super) fn is(&self, list: List) -> bool {
        self.lists.contains(&list)
    }
}

/// What finds the words of a language, and the list of each of its entries.
struct OutcomeWords {
    matcher: Matcher,
    lists: Vec<List>,
}

static WORDS: LazyLock<HashMap<String, OutcomeWords>> = LazyLock::new(|| {
    let file: BTreeMap<List, BTreeMap<String, Vec<String>>> = data!("opposition/outcomes");
    let languages = file[&List::Agreed].keys();
    languages
        .map(|language| {
            let lists = file.iter().enumerate();
            let words = lists.flat_map(|(entry, (_, words))| {
                let words = words.get(language).into_iter().flatten();
                words.map(move |word| (entry, word.as_str()))
            });
            let words = OutcomeWords {
                matcher: Matcher::new(words),
                lists: file.keys().copied().collect(),
            };
            (language.clone(), words)
        })
        .collect()
});

/// The terms of a sentence in a language, in order. Of those that overlap the leftmost stands, and
/// of these the longest.
pub(super) fn hits(language: &str, sentence: &AnnotatedSentence<'_>) -> Vec<Hit> {
    let Some(words) = WORDS.get(language) else {
        return Vec::new();
    };
    let all = words.matcher.find_in(sentence.normalized());
    let standing = leftmost_longest(all.clone()).into_iter();
    standing
        .map(|term| {
            let same = all.iter();
            let same = same.filter(|other| (other.start, other.end) == (term.start, term.end));
            Hit {
                start: term.start,
                end: term.end,
                lists: same.map(|other| words.lists[other.entry]).collect(),
            }
        })
        .collect()
}
