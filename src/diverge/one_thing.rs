//! Which sentences of two accounts name one thing: by rare words that hardly stand elsewhere in
//! either.
//!
//! Two accounts may speak of one church, one ruling or one dam in sentences that are otherwise not
//! alike, and under no topic of the lexicon. Of 71 units of labelled events that share two such
//! words with a sentence of the other account, and are not said there, 63 are on one subject; of 43
//! that share one word which is rarer yet, and stands once in each, 40.

use std::borrow::Cow;
use std::collections::{BTreeMap, BTreeSet};

use rustc_hash::{FxHashMap, FxHashSet};

use super::compared::{Compared, Words};
use super::english::english;
use super::finding::Span;
use crate::align::Place;
use crate::lexicon::Role;
use crate::vectors;

/// The share of sentences with so many words in common that are on one subject.
pub(crate) const RATE: f64 = 0.88;

/// Two sentences name one thing where they share at least this many rare words, ...
const MIN_WORDS: usize = 2;

/// ... or one word that is as rare as this.
const MIN_IDF_ALONE: f64 = 7.0;

/// Words that are rarer than this in official texts name a thing.
const MIN_IDF: f64 = 5.0;

/// Such a word stands in at most this many sentences of an account. A word of more sentences is
/// what all of the account is about.
const MAX_SENTENCES: usize = 2;

/// At most how many words behind an office are read as the name of who holds it.
const MAX_NAME_WORDS: usize = 3;

/// By account, the words that name a thing.
pub(crate) struct Things<'a>(Vec<ThingsOfAccount<'a>>);

struct ThingsOfAccount<'a> {
    /// The words of each sentence.
    sentences: Vec<Words<'a>>,
    /// For each of them, the sentences that have it.
    places: FxHashMap<Cow<'a, str>, Vec<usize>>,
    /// Those of which one tells which thing is meant.
    telling: Words<'a>,
}

impl<'a> Things<'a> {
    pub(crate) fn of(compared: &Compared<'a>) -> Self {
        let names = names(compared);
        let accounts = 0..compared.statements.len();
        let of_account = |text: usize| {
            let sentences = 0..compared.annotated[text].sentences.len();
            let places = sentences.map(|sentence| Place { text, sentence });
            let things: Vec<Words<'a>> = places.map(|place| off_topic(compared, place)).collect();
            let proper = compared.annotated[text].sentences.iter();
            let proper: Vec<Words<'a>> = proper
                .map(|sentence| proper_names(compared, text, sentence.text(), &names))
                .collect();
            let mut counts: FxHashMap<&str, usize> = FxHashMap::default();
            for word in things.iter().flatten() {
                *counts.entry(word).or_default() += 1;
            }
            let language = compared.statements[text].language.as_deref();
            let idf = |word: &str| {
                let known = vectors::of(language.unwrap_or("en"));
                let known = known.and_then(|vectors| vectors.idf(word));
                known.map_or(vectors::UNKNOWN_IDF, f64::from)
            };
            let is_thing = |word: &&Cow<'a, str>| {
                let is_name = || names.contains(*word) || !word.chars().all(char::is_alphabetic);
                counts[word.as_ref()] <= MAX_SENTENCES && !is_name() && idf(word) >= MIN_IDF
            };
            let kept = things.iter();
            let kept = kept.map(|words| words.iter().filter(is_thing).cloned().collect());
            let mut kept: Vec<Words<'a>> = kept.collect();
            let nouns: Words<'a> = compared.annotated[text]
                .sentences
                .iter()
                .flat_map(|sentence| nouns(compared, text, sentence.text()))
                .collect();
            let is_telling = |word: &&Cow<'a, str>| {
                let is_once = counts[word.as_ref()] == 1;
                is_once && nouns.contains(*word) && idf(word) >= MIN_IDF_ALONE
            };
            let telling = kept.iter().flatten().filter(is_telling).cloned();
            let mut telling: Words<'a> = telling.collect();
            let mut named: BTreeMap<&str, usize> = BTreeMap::new();
            for name in proper.iter().flatten() {
                *named.entry(name).or_default() += 1;
            }
            let once = named.into_iter().filter(|(_, count)| *count == 1);
            telling.extend(once.map(|(name, _)| Cow::Owned(name.to_owned())));
            for (words, proper) in kept.iter_mut().zip(proper) {
                words.extend(proper);
            }
            let mut places: FxHashMap<Cow<'a, str>, Vec<usize>> = FxHashMap::default();
            for (sentence, words) in kept.iter().enumerate() {
                for word in words {
                    places.entry(word.clone()).or_default().push(sentence);
                }
            }
            ThingsOfAccount {
                telling,
                places,
                sentences: kept,
            }
        };
        Self(accounts.map(of_account).collect())
    }

    /// The words of a part of a sentence that name a thing.
    pub(super) fn within(&self, compared: &Compared<'a>, span: Span) -> Words<'a> {
        let all = &self.0[span.place.text].sentences[span.place.sentence];
        if all.is_empty() {
            return BTreeSet::new();
        }
        let text = compared.characters(span);
        let mut words = compared.terms(span.place.text, text);
        words.extend(proper_names(
            compared,
            span.place.text,
            text,
            &BTreeSet::new(),
        ));
        words.intersection(all).cloned().collect()
    }

    /// Whether a sentence of an account has several of some words of another.
    pub(super) fn has_several(&self, words: &Words<'a>, account: usize) -> bool {
        let mut sentences = self.0[account].sentences.iter();
        sentences.any(|own| own.intersection(words).count() >= MIN_WORDS)
    }

    /// The sentence of an account that names the same thing as some words of another.
    pub(super) fn same(&self, words: &Words<'a>, from: usize, to: usize) -> Option<Place> {
        let [own, other] = [from, to].map(|text| &self.0[text]);
        let tells =
            |word: &&Cow<'a, str>| own.telling.contains(*word) && other.telling.contains(*word);
        let found = words.iter();
        let found = found.filter_map(|word| Some((word, other.places.get(word)?.as_slice())));
        let mut found: Vec<(&Cow<'a, str>, &[usize])> = found.collect();
        found.sort_by_key(|(_, places)| places.len());
        // Of two words that a sentence shares, one is not the most common.
        if let Some((most_common, _)) = found.last()
            && !tells(most_common)
        {
            found.pop();
        }
        let found = found.iter().flat_map(|(_, places)| places.iter().copied());
        let found: BTreeSet<usize> = found.collect();
        let shared = found.into_iter().filter_map(|sentence| {
            let shared: Vec<&Cow<'a, str>> =
                other.sentences[sentence].intersection(words).collect();
            let is_same = shared.len() >= MIN_WORDS || shared.iter().any(tells);
            is_same.then_some((Place { text: to, sentence }, shared.len()))
        });
        let most = shared.max_by(|a, b| a.1.cmp(&b.1).then(b.0.cmp(&a.0)));
        most.map(|(place, _)| place)
    }
}

/// The words of a sentence that are of no topic of the lexicon, which is told by itself.
fn off_topic<'a>(compared: &Compared<'a>, place: Place) -> Words<'a> {
    let mut words = compared.terms_of(place);
    for mention in compared.topics.in_sentence(place.text, place.sentence) {
        let term = Span {
            place,
            start: mention.start,
            end: mention.end,
        };
        for word in compared.terms(place.text, compared.characters(term)) {
            words.remove(&word);
        }
    }
    words
}

/// The words of a sentence that stand as nouns do, right behind a word that nouns follow or with
/// one word between: "the old dam", but not "to alter". A sea or a town may be named for many
/// reasons.
fn nouns<'a>(compared: &Compared<'a>, text: usize, sentence: &str) -> Words<'a> {
    let words: Vec<&str> = sentence.split_whitespace().collect();
    let is_before = words
        .iter()
        .map(|word| english().is_before_noun(&word.to_lowercase()));
    let is_before: Vec<bool> = is_before.collect();
    let is_noun = |at: &usize| is_before[at.saturating_sub(2)..*at].contains(&true);
    let nouns = (0..words.len()).filter(is_noun);
    nouns
        .filter(|at| words[*at - 1] != "to" && !words[*at].starts_with(char::is_uppercase))
        .flat_map(|at| compared.terms(text, words[at]))
        .collect()
}

/// The proper names of some words, but for those that have a word of `names`, by each two words of
/// theirs: "Court of Justice", "Article 16".
fn proper_names<'a>(
    compared: &Compared<'_>,
    text: usize,
    words: &str,
    names: &Words<'_>,
) -> Words<'a> {
    let is_joining = |word: &&str| !matches!(*word, "of" | "the");
    let words: Vec<&str> = words.split_whitespace().filter(is_joining).collect();
    let is_name = |word: &str| {
        let known = compared.terms(text, word);
        known.iter().any(|word| names.contains(word))
    };
    let pairs = words.windows(2).skip(1).filter_map(|pair| {
        let [first, second] = [pair[0], pair[1]];
        let trim = |word: &str| -> String {
            let word = word.trim_matches(|c: char| !c.is_alphanumeric());
            word.strip_suffix("'s").unwrap_or(word).to_lowercase()
        };
        let is_joined = first.ends_with(char::is_alphanumeric);
        let is_capital = |word: &str| word.starts_with(char::is_uppercase);
        let is_number = second.starts_with(|c: char| c.is_ascii_digit());
        let is_proper = is_joined && is_capital(first) && (is_capital(second) || is_number);
        (is_proper && !is_name(first) && !is_name(second))
            .then(|| format!("{} {}", trim(first), trim(second)).into())
    });
    pairs.collect()
}

/// The words of the names of the governments that have an account, and of people, those of figures,
/// and verbs of speech and act: none of them names a thing.
fn names<'a>(compared: &Compared<'a>) -> Words<'a> {
    let mut names = BTreeSet::new();
    for (text, account) in compared.annotated.iter().enumerate() {
        let code = account.statement.source.government.as_deref();
        let government = code.and_then(|code| compared.lexicon.governments().of(code));
        for name in government
            .into_iter()
            .flat_map(|it| it.names.iter().chain(it.people.iter()))
        {
            names.extend(compared.terms(text, name));
        }
        // Most of these words occur often, so that each different one is read once.
        let (mut of_figures, mut others) = (FxHashSet::default(), FxHashSet::default());
        for sentence in &account.sentences {
            let words = |start: usize, end: usize| -> String {
                sentence.characters()[start..end].iter().collect()
            };
            let figures = sentence.figures();
            let figures = figures.matches.iter().chain(&figures.months);
            of_figures.extend(figures.map(|it| words(it.start, it.end)));
            others.extend((sentence.roles().verbs().iter()).map(|it| words(it.start, it.end)));
            for office in sentence.roles().of(Role::Office) {
                others.insert(words(office.start, office.end));
                // No more is read than the name: a sentence may have thousands of offices.
                let behind = sentence.characters()[office.end..].split(|c| c.is_whitespace());
                let name = behind.filter(|word| !word.is_empty()).take(MAX_NAME_WORDS);
                let name = name.take_while(|word| word[0].is_uppercase());
                others.extend(name.map(String::from_iter));
            }
        }
        let terms = |words: &String| compared.terms(text, words);
        // Digits may be of a name: "Article 16".
        let of_figures = of_figures.iter().flat_map(terms);
        names.extend(of_figures.filter(|it| it.chars().all(char::is_alphabetic)));
        names.extend(others.iter().flat_map(terms));
    }
    names
}
