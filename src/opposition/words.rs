//! The words that affirm, deny, or say opposite things, by language.

use std::collections::{BTreeMap, HashMap};
use std::sync::{LazyLock, OnceLock};

use serde::Deserialize;

use crate::annotate::AnnotatedSentence;
use crate::data::data;
use crate::text::{Match, Matcher, leftmost_longest};

/// In a term, it stands for a few words: "kept ~ out of".
const GAP: &str = " ~ ";

/// So many characters may stand there.
const MAX_GAP: usize = 45;

/// What a pair of opposites says of its object where the other account has none of the pair.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Deserialize)]
#[serde(rename_all = "snake_case")]
pub(super) enum PairKind {
    Deed,
    Judgement,
    Stance,
    Claim,
    Commitment,
    Accord,
    Talk,
    Quantity,
}

/// The lists of small words.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Deserialize)]
#[serde(rename_all = "snake_case")]
pub(super) enum WordList {
    Negation,
    Denial,
    Stress,
    Idiom,
    Demand,
    Dissuasion,
    Wish,
    Future,
    Talk,
    Condition,
    Reservation,
    Sequel,
    Question,
    Exception,
    Restriction,
    Partial,
    Whole,
    Earlier,
    Now,
    Unconditional,
    Proviso,
    Topical,
    Giving,
    Complement,
    Conjunction,
    Joint,
    Pronoun,
    Light,
    Adverb,
    Auxiliary,
    Steady,
    Charge,
    Blame,
    End,
}

/// What a term of the tables means.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Meaning {
    /// A word of a pair of opposites: its place, and whether it affirms.
    Pole(usize, bool),
    /// A word of a list.
    Small(WordList),
    /// A term that keeps shorter ones from being read.
    Neutral,
    /// The first and the last words of a term that others part, by its place among such terms.
    Head(usize),
    Tail(usize),
}

type ByLanguage<T> = BTreeMap<String, T>;

#[derive(Deserialize)]
struct Pair {
    #[serde(rename = "id")]
    _id: String,
    kind: PairKind,
    /// Whether who is done to may tell the deed as his own: admitted, entered.
    #[serde(default)]
    converse: bool,
    #[serde(flatten)]
    terms: ByLanguage<[String; 2]>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct OppositesFile {
    pair: Vec<Pair>,
    neutral: ByLanguage<String>,
}

/// The words of one language.
pub(super) struct PolarityWords {
    matcher: Matcher,
    meanings: Vec<Meaning>,
    /// For each term that other words part, the entry that it is of.
    parted: Vec<usize>,
    /// The entry of last words of such terms.
    tail: usize,
}

/// A term in a sentence, with all that it means.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Term {
    pub start: usize,
    pub end: usize,
    pub meanings: Vec<Meaning>,
}

static OPPOSITES: LazyLock<OppositesFile> = LazyLock::new(|| data!("opposition/opposites"));

static SMALL: LazyLock<BTreeMap<WordList, ByLanguage<String>>> =
    LazyLock::new(|| data!("opposition/polarity"));

/// The kind of a pair.
pub(super) fn kind(pair: usize) -> PairKind {
    OPPOSITES.pair[pair].kind
}

/// Whether the object of a deed of a pair may tell it as his own.
pub(super) fn is_converse(pair: usize) -> bool {
    OPPOSITES.pair[pair].converse
}

/// The words of a language, where there are any.
pub(super) fn words_of(language: &str) -> Option<&'static PolarityWords> {
    static LANGUAGES: LazyLock<HashMap<&'static str, OnceLock<PolarityWords>>> =
        LazyLock::new(|| {
            let languages = SMALL[&WordList::Negation].keys();
            languages
                .map(|language| (language.as_str(), OnceLock::new()))
                .collect()
        });
    let words = LANGUAGES.get(language)?;
    Some(words.get_or_init(|| PolarityWords::of(language)))
}

impl PolarityWords {
    fn of(language: &str) -> Self {
        let mut meanings = Vec::new();
        let mut parted = Vec::new();
        let mut terms: Vec<(usize, &'static str)> = Vec::new();
        let mut add = |meaning: Meaning, list: &'static str| {
            let entry = meanings.len();
            meanings.push(meaning);
            let list = list.split(',').map(str::trim);
            for term in list.filter(|term| !term.is_empty()) {
                let Some((head, tail)) = term.split_once(GAP) else {
                    terms.push((entry, term));
                    continue;
                };
                terms.extend([(meanings.len(), head), (meanings.len() + 1, tail)]);
                meanings.extend([Meaning::Head(parted.len()), Meaning::Tail(parted.len())]);
                parted.push(entry);
            }
        };
        for (place, pair) in OPPOSITES.pair.iter().enumerate() {
            if let Some([affirming, denying]) = pair.terms.get(language) {
                add(Meaning::Pole(place, true), affirming);
                add(Meaning::Pole(place, false), denying);
            }
        }
        for (list, languages) in SMALL.iter() {
            if let Some(words) = languages.get(language) {
                add(Meaning::Small(*list), words);
            }
        }
        if let Some(words) = OPPOSITES.neutral.get(language) {
            add(Meaning::Neutral, words);
        }
        // They say nothing of their own.
        meanings.push(Meaning::Small(WordList::Adverb));
        Self {
            matcher: Matcher::new(terms),
            tail: meanings.len() - 1,
            meanings,
            parted,
        }
    }

    /// Where terms stand. One that other words part stands at its first words; where it stands, and
    /// at its last words, nothing else is read.
    fn find_in(&self, sentence: &AnnotatedSentence<'_>) -> Vec<Match> {
        let all = self.matcher.find_in(sentence.normalized());
        let is_parted = |it: &Match| matches!(self.meanings[it.entry], Meaning::Head(_));
        if !all.iter().any(is_parted) {
            let is_whole = |it: &Match| !matches!(self.meanings[it.entry], Meaning::Tail(_));
            return all.into_iter().filter(is_whole).collect();
        }
        let goes_on = |head: &Match, tail: &Match| {
            let between = sentence.characters().get(head.end..tail.start);
            between.is_some_and(|it| it.len() <= MAX_GAP && !it.iter().copied().any(parts_clauses))
        };
        let closed = |head: &Match| {
            let Meaning::Head(term) = self.meanings[head.entry] else {
                return None;
            };
            let is_tail = |it: &&Match| self.meanings[it.entry] == Meaning::Tail(term);
            let mut tails = all.iter().filter(is_tail);
            let tail = tails.find(|tail| goes_on(head, tail))?;
            let [head, tail] = [(head, self.parted[term]), (tail, self.tail)]
                .map(|(part, entry)| Match { entry, ..*part });
            Some([head, tail])
        };
        let found: Vec<Match> = all.iter().filter_map(closed).flatten().collect();
        let is_free = |it: &&Match| {
            let meaning = self.meanings[it.entry];
            !matches!(meaning, Meaning::Head(_) | Meaning::Tail(_))
                && found.iter().all(|found| found.start != it.start)
        };
        let mut terms: Vec<Match> = all.iter().filter(is_free).cloned().collect();
        terms.extend(found);
        terms.sort_by_key(|term| (term.start, term.end, term.entry));
        terms
    }

    /// The terms of a sentence, in order. Of those that overlap the leftmost stands, and of these
    /// the longest.
    pub(crate) fn terms(&self, sentence: &AnnotatedSentence<'_>) -> Vec<Term> {
        let all = self.find_in(sentence);
        let standing = leftmost_longest(all.clone()).into_iter();
        let terms = standing.map(|term| {
            // They are in order of their starts.
            let from = all.partition_point(|other| other.start < term.start);
            let to = all.partition_point(|other| other.start <= term.start);
            let meanings = |matches: &dyn Fn(&Match) -> bool| -> Vec<Meaning> {
                let matching = all[from..to].iter().filter(|other| matches(other));
                matching.map(|other| self.meanings[other.entry]).collect()
            };
            let mut own = meanings(&|it| it.end == term.end);
            // "Refused to" is still the opposite of "agreed".
            if own.iter().all(Meaning::gives_mood) {
                let inner = meanings(&|it| it.end < term.end);
                own.extend(
                    inner
                        .into_iter()
                        .filter(|it| matches!(it, Meaning::Pole(..))),
                );
            }
            Term {
                start: term.start,
                end: term.end,
                meanings: own,
            }
        });
        terms.collect()
    }
}

/// Whether a sign stands between clauses.
pub(super) fn parts_clauses(c: char) -> bool {
    matches!(
        c,
        ',' | ';'
            | ':'
            | '('
            | ')'
            | '\u{2013}'
            | '\u{2014}'
            | '，'
            | '；'
            | '：'
            | '（'
            | '）'
            | '、'
    )
}

impl Meaning {
    /// Whether it makes a clause a denial, a demand, a wish, a promise or talk.
    fn gives_mood(&self) -> bool {
        matches!(
            self,
            Self::Small(
                WordList::Denial
                    | WordList::Demand
                    | WordList::Dissuasion
                    | WordList::Wish
                    | WordList::Future
                    | WordList::Talk
            )
        )
    }
}

impl Term {
    pub(crate) fn is(&self, list: WordList) -> bool {
        self.meanings.contains(&Meaning::Small(list))
    }

    /// Whether it only keeps other terms from being read.
    pub(crate) fn is_neutral(&self) -> bool {
        self.meanings == [Meaning::Neutral]
    }

    /// The pairs that it belongs to, and on which side.
    pub(crate) fn poles(&self) -> impl Iterator<Item = (usize, bool)> {
        self.meanings.iter().filter_map(|meaning| match meaning {
            Meaning::Pole(pair, affirms) => Some((*pair, *affirms)),
            _ => None,
        })
    }
}

#[cfg(test)]
mod tests {
    use std::collections::BTreeSet;

    use super::*;

    fn listed(list: &str) -> BTreeSet<&str> {
        list.split(',').map(str::trim).collect()
    }

    #[test]
    fn no_term_is_its_own_opposite() {
        for pair in &OPPOSITES.pair {
            for (language, [affirming, denying]) in &pair.terms {
                let both: Vec<&str> = listed(affirming)
                    .intersection(&listed(denying))
                    .copied()
                    .collect();
                assert!(both.is_empty(), "{} in {language}: {both:?}", pair._id);
            }
        }
    }

    #[test]
    fn a_language_with_opposites_has_words_that_deny() {
        for pair in &OPPOSITES.pair {
            for language in pair.terms.keys() {
                assert!(words_of(language).is_some(), "{language}");
            }
        }
    }
}
