//! What a clause says of a promise: that it was kept or broken, or that none was given.

use std::collections::{BTreeMap, BTreeSet};
use std::ops::Range;
use std::sync::LazyLock;

use serde::Deserialize;

use crate::annotate::AnnotatedSentence;
use crate::data::data;
use crate::text::{Match, Matcher};

/// At most this many words stand between "has not honoured" and the promise.
const MAX_WORDS_BETWEEN: usize = 4;

/// A promise of which a clause tells.
#[derive(Debug, Clone, PartialEq)]
pub(super) struct Promise {
    /// The words that tell of it.
    pub words: Vec<Range<usize>>,
    /// Whether none was given; else it is taken for granted that one was.
    pub is_denied: bool,
    /// What was promised, as characters of the sentence.
    pub content: Range<usize>,
}

/// The lists of `data/opposition/promises.toml`, which says what each is for.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Deserialize)]
#[serde(rename_all = "snake_case")]
enum List {
    Promise,
    Keeping,
    Owned,
    Denying,
    Between,
    Opening,
}

/// What finds the words of a language.
struct PromiseWords {
    /// A match is of the list of its entry.
    matcher: Matcher,
    owned: BTreeSet<String>,
    between: BTreeSet<String>,
    opening: BTreeSet<String>,
}

/// The lists whose terms may be of several words.
const SOUGHT: [List; 3] = [List::Promise, List::Keeping, List::Denying];

static WORDS: LazyLock<BTreeMap<String, PromiseWords>> = LazyLock::new(|| {
    let file: BTreeMap<List, BTreeMap<String, Vec<String>>> = data!("opposition/promises");
    let of_language = |language: &String| {
        let words = |list: List| file[&list].get(language).into_iter().flatten();
        let terms = SOUGHT.iter().enumerate();
        let terms =
            terms.flat_map(|(entry, list)| words(*list).map(move |it| (entry, it.as_str())));
        let words = PromiseWords {
            matcher: Matcher::new(terms),
            owned: words(List::Owned).cloned().collect(),
            between: words(List::Between).cloned().collect(),
            opening: words(List::Opening).cloned().collect(),
        };
        (language.clone(), words)
    };
    file[&List::Promise].keys().map(of_language).collect()
});

/// A sentence, read for promises.
pub(super) struct PromiseReader<'r> {
    words: &'static PromiseWords,
    characters: &'r [char],
    found: Vec<Match>,
}

impl<'r> PromiseReader<'r> {
    /// `None` where a sentence tells of no promise.
    pub(super) fn of(language: &str, sentence: &'r AnnotatedSentence<'_>) -> Option<Self> {
        let words = WORDS.get(language)?;
        let found = words.matcher.find_in(sentence.normalized());
        let is_promise = |it: &Match| SOUGHT[it.entry] == List::Promise;
        found.iter().any(is_promise).then(|| Self {
            words,
            characters: sentence.characters(),
            found,
        })
    }

    /// What a clause says of a promise.
    pub(super) fn promise(&self, clause: &Range<usize>) -> Option<Promise> {
        let of = |list: List| {
            let found = self.found.iter().filter(move |it| SOUGHT[it.entry] == list);
            found.filter(|it| clause.start <= it.start && it.end <= clause.end)
        };
        let promise = of(List::Promise).next()?;
        let (is_denied, other) = match of(List::Keeping).next() {
            Some(keeping) => {
                let between = self.between(keeping, promise);
                let is_owned = between
                    .last()
                    .is_some_and(|it| self.words.owned.contains(it));
                let is_near = between.len() <= MAX_WORDS_BETWEEN;
                (is_owned && is_near).then_some((false, keeping))?
            }
            None => {
                let denies = |it: &&Match| {
                    let between = self.between(it, promise);
                    it.end <= promise.start
                        && between.iter().all(|it| self.words.between.contains(it))
                };
                (true, of(List::Denying).find(denies)?)
            }
        };
        let behind: String = self.characters[promise.end..clause.end].iter().collect();
        let mut at = promise.end;
        let mut pieces = behind.split_inclusive(char::is_whitespace);
        let opening = pieces.find_map(|piece| {
            at += piece.chars().count();
            self.words.opening.contains(piece.trim()).then_some(at)
        })?;
        Some(Promise {
            words: [other, promise].map(|it| it.start..it.end).to_vec(),
            is_denied,
            content: opening..clause.end,
        })
    }

    /// The words between two terms, in small letters; none where the second does not follow.
    fn between(&self, first: &Match, second: &Match) -> Vec<String> {
        let between = self.characters.get(first.end..second.start);
        let between: String = between.unwrap_or_default().iter().collect();
        between.split_whitespace().map(str::to_lowercase).collect()
    }
}
