//! The set phrases of many accounts.
//!
//! Runs of words are counted from short ones to long ones, and only where the shorter ones are
//! repeated: memory grows with what is repeated, not with all runs of all lengths.

use std::cmp::Reverse;
use std::collections::BTreeMap;
use std::hash::Hasher;
use std::ops::Range;

use rustc_hash::{FxHashMap, FxHashSet, FxHasher};

use super::runs::{Run, RunWord, SHORTEST, bare};
use crate::parallel;

/// The longest phrase that is looked for, in words.
const LONGEST: usize = 12;

/// Events in which a government says a phrase before it is set.
const FEWEST: u32 = 3;

/// The part of the uses of a phrase that a longer one has that stands for it.
const STANDS_FOR: f64 = 0.6;

/// Words of a phrase that say something.
const CONTENT_WORDS: usize = 2;

/// More uses make a phrase no more set.
const ENOUGH_USES: usize = 12;

/// What is kept of an account.
#[derive(Debug, Clone, Copy)]
pub struct Said<'a> {
    /// Whose it is.
    pub government: &'a str,
    /// The number of its event.
    pub event: usize,
    /// Its runs of words.
    pub runs: &'a [Run],
}

/// A phrase that a government repeats.
#[derive(Debug, Clone, PartialEq)]
pub struct SetPhrase {
    /// Its words, as its first account has them.
    pub words: String,
    /// Whose it is.
    pub government: String,
    /// The events in which that government says it.
    pub count: usize,
    /// All events of that government.
    pub of: usize,
    /// Where anybody says it: the account and the sentence, in the order of accounts.
    pub uses: Vec<(usize, usize)>,
    /// How much it says, and how often.
    weight: f64,
}

/// The set phrases of each government, those that say most first, and of each government at most so
/// many.
pub fn set_phrases(accounts: &[Said<'_>], most: usize) -> Vec<SetPhrase> {
    let corpus = Corpus::of(accounts);
    let mut governments: BTreeMap<&str, Vec<usize>> = BTreeMap::new();
    for (place, account) in accounts.iter().enumerate() {
        governments
            .entry(account.government)
            .or_default()
            .push(place);
    }
    let governments: Vec<(&str, Vec<usize>)> = governments.into_iter().collect();
    let phrases = parallel::each(&governments, |(government, own)| {
        let mut found = corpus.phrases(government, own);
        found.sort_by(|a, b| (b.weight.total_cmp(&a.weight)).then_with(|| a.words.cmp(&b.words)));
        found.truncate(most);
        found
    });
    phrases.into_iter().flatten().collect()
}

/// A run of words by their numbers.
struct Numbered {
    account: usize,
    sentence: usize,
    words: Vec<u32>,
}

/// All accounts, by the numbers of their words.
struct Corpus<'a> {
    accounts: &'a [Said<'a>],
    runs: Vec<Numbered>,
    /// The runs of each account.
    of_account: Vec<Range<usize>>,
    /// A word for each number, as it stands where it was first met.
    vocabulary: Vec<RunWord<'a>>,
    /// In how many events each word stands.
    events: Vec<usize>,
    /// How many events there are.
    all: usize,
}

/// Where a phrase begins: the run, and the place in it.
type Place = (usize, usize);

impl<'a> Corpus<'a> {
    fn of(accounts: &'a [Said<'a>]) -> Self {
        let mut numbers: FxHashMap<String, u32> = FxHashMap::default();
        // A word as it stands in a text, with what is behind it: most were met before.
        let mut met: FxHashMap<&str, u32> = FxHashMap::default();
        let mut corpus = Self {
            accounts,
            runs: Vec::new(),
            of_account: Vec::with_capacity(accounts.len()),
            vocabulary: Vec::new(),
            events: Vec::new(),
            all: 0,
        };
        let mut last_event: Vec<usize> = Vec::new();
        let mut events = FxHashSet::default();
        for (account, said) in accounts.iter().enumerate() {
            events.insert(said.event);
            let first = corpus.runs.len();
            for run in said.runs {
                let words = run.words().map(|word| {
                    let number = *met.entry(word.text).or_insert_with(|| {
                        let next = numbers.len() as u32;
                        *numbers.entry(word.key()).or_insert(next)
                    });
                    if number as usize == corpus.vocabulary.len() {
                        corpus.vocabulary.push(word);
                        corpus.events.push(0);
                        last_event.push(usize::MAX);
                    }
                    let place = number as usize;
                    if last_event[place] != said.event {
                        last_event[place] = said.event;
                        corpus.events[place] += 1;
                    }
                    number
                });
                let words = words.collect();
                corpus.runs.push(Numbered {
                    account,
                    sentence: run.sentence,
                    words,
                });
            }
            corpus.of_account.push(first..corpus.runs.len());
        }
        corpus.all = events.len();
        corpus
    }

    /// The phrases that a government repeats in its accounts.
    fn phrases(&self, government: &str, own: &[usize]) -> Vec<SetPhrase> {
        let events: FxHashSet<usize> = own.iter().map(|it| self.accounts[*it].event).collect();
        let repeated = self.longest(self.repeated(own));
        let places = self.places(&repeated);
        let phrases = repeated.iter().zip(places).map(|(phrase, places)| {
            let (run, start) = phrase.place;
            SetPhrase {
                words: self.words(run, start..start + phrase.length),
                government: government.to_owned(),
                count: phrase.count,
                of: events.len(),
                uses: self.uses(&places),
                weight: self.weight(phrase),
            }
        });
        phrases.collect()
    }

    /// All runs of words that stand in enough events, and that begin and end as a phrase does.
    fn repeated(&self, own: &[usize]) -> Vec<Repeated> {
        let mut places: Vec<Place> = Vec::new();
        for account in own {
            for run in self.of_account[*account].clone() {
                let starts = self.runs[run].words.len().saturating_sub(SHORTEST - 1);
                places.extend((0..starts).map(|start| (run, start)));
            }
        }
        let mut repeated = Vec::new();
        for length in SHORTEST..=LONGEST {
            let mut counts: FxHashMap<u64, Count> = FxHashMap::default();
            let keys = places.iter().map(|place| self.key(*place, length));
            let keys: Vec<u64> = keys.collect();
            for (number, (place, key)) in (0_u32..).zip(places.iter().zip(&keys)) {
                let event = self.accounts[self.runs[place.0].account].event as u32;
                let count = counts.entry(*key).or_insert(Count {
                    first: number,
                    last_event: event,
                    events: 1,
                });
                if count.last_event != event {
                    count.last_event = event;
                    count.events += 1;
                }
            }
            counts.retain(|_, count| count.events >= FEWEST);
            let set = counts.iter().map(|(key, count)| Repeated {
                key: *key,
                place: places[count.first as usize],
                length,
                count: count.events as usize,
            });
            repeated.extend(set.filter(|it| self.is_phrase(it)));
            let mut keys = keys.iter();
            places.retain(|_| keys.next().is_some_and(|key| counts.contains_key(key)));
            // A longer phrase holds two of this length, which stand beside each other in order.
            let goes_on = |two: &&[Place]| two[1] == (two[0].0, two[0].1 + 1);
            places = (places.windows(2).filter(goes_on).map(|two| two[0])).collect();
            if places.is_empty() {
                break;
            }
        }
        repeated.sort_by_key(|it| (Reverse(it.length), it.place));
        repeated
    }

    /// Those for which no longer one stands.
    fn longest(&self, repeated: Vec<Repeated>) -> Vec<Repeated> {
        let mut stands_for: FxHashMap<u64, usize> = repeated.iter().map(|it| (it.key, 0)).collect();
        let mut longest = Vec::new();
        for it in repeated {
            if stands_for[&it.key] as f64 >= it.count as f64 * STANDS_FOR {
                continue;
            }
            let (run, start) = it.place;
            for length in SHORTEST..it.length {
                for at in start..=start + it.length - length {
                    if let Some(count) = stands_for.get_mut(&self.key((run, at), length)) {
                        *count = (*count).max(it.count);
                    }
                }
            }
            longest.push(it);
        }
        longest
    }

    /// Where phrases stand in the accounts of all.
    fn places(&self, phrases: &[Repeated]) -> Vec<Vec<Place>> {
        let numbers = phrases.iter().enumerate();
        let numbers: FxHashMap<u64, usize> = numbers.map(|(number, it)| (it.key, number)).collect();
        let mut lengths: FxHashMap<u32, Vec<usize>> = FxHashMap::default();
        for it in phrases {
            let first = self.runs[it.place.0].words[it.place.1];
            let known = lengths.entry(first).or_default();
            if !known.contains(&it.length) {
                known.push(it.length);
            }
        }
        let mut places = vec![Vec::new(); phrases.len()];
        for (run, numbered) in self.runs.iter().enumerate() {
            for (start, first) in numbered.words.iter().enumerate() {
                for length in lengths.get(first).into_iter().flatten() {
                    if start + length > numbered.words.len() {
                        continue;
                    }
                    if let Some(number) = numbers.get(&self.key((run, start), *length)) {
                        places[*number].push((run, start));
                    }
                }
            }
        }
        places
    }

    /// The accounts and sentences of places, each once.
    fn uses(&self, places: &[Place]) -> Vec<(usize, usize)> {
        let uses = places.iter().map(|(run, _)| &self.runs[*run]);
        let mut uses: Vec<_> = uses.map(|run| (run.account, run.sentence)).collect();
        uses.dedup();
        uses
    }

    /// Whether words may be a phrase: no more must follow or stand before, it says something, and
    /// it is no name, nor one word of several parts.
    fn is_phrase(&self, it: &Repeated) -> bool {
        let (run, start) = it.place;
        let words = self.as_said(run, start..start + it.length);
        let content = || words.iter().filter(|word| !word.is_function());
        let is_compound = words[..words.len() - 1]
            .iter()
            .all(|word| word.text.ends_with('-'));
        !is_compound
            && !words[0].is_open_start()
            && !words[words.len() - 1].is_open_end()
            && content().count() >= CONTENT_WORDS
            && content().any(|word| !word.is_capital())
    }

    fn weight(&self, it: &Repeated) -> f64 {
        let (run, start) = it.place;
        let words = &self.runs[run].words[start..start + it.length];
        let mut words: Vec<usize> = words.iter().map(|word| *word as usize).collect();
        words.sort_unstable();
        words.dedup();
        let content = words
            .iter()
            .filter(|word| !self.vocabulary[**word].is_function());
        let says: f64 = content
            .map(|word| ((1 + self.all) as f64 / (1 + self.events[*word]) as f64).ln())
            .sum();
        says * (it.count.min(ENOUGH_USES) as f64).sqrt()
    }

    /// The words of a run as its account has them, in a row.
    fn words(&self, run: usize, words: Range<usize>) -> String {
        let words = self.as_said(run, words).into_iter();
        let text: String = words.map(|it| it.text).collect();
        bare(&text).to_owned()
    }

    /// The words of a run as its account has them.
    fn as_said(&self, run: usize, words: Range<usize>) -> Vec<RunWord<'a>> {
        let account = self.runs[run].account;
        let place = run - self.of_account[account].start;
        let said = self.accounts[account].runs[place].words();
        said.skip(words.start).take(words.len()).collect()
    }

    fn key(&self, (run, start): Place, length: usize) -> u64 {
        let mut hasher = FxHasher::default();
        for word in &self.runs[run].words[start..start + length] {
            hasher.write_u32(*word);
        }
        hasher.write_usize(length);
        hasher.finish()
    }
}

/// In how many events words in a row stand.
struct Count {
    /// The first of the places at which they stand, by its number.
    first: u32,
    last_event: u32,
    events: u32,
}

/// Words in a row that are repeated.
struct Repeated {
    key: u64,
    /// Where they stand first.
    place: Place,
    length: usize,
    /// In how many events.
    count: usize,
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::history::series::{Cutter, Text};
    use crate::history::set_phrases::runs_of;
    use crate::lexicon::Lexicon;
    use crate::statement::Sentence;

    fn runs(sentence: &str) -> Vec<Run> {
        let sentences = ["The presidents spoke today.", sentence];
        let text = Text {
            government: Some("US".to_owned()),
            date: jiff::civil::date(2024, 1, 1),
            title: String::new(),
            url: None,
            with: Vec::new(),
            language: Some("en".to_owned()),
            sentences: sentences.map(|it| Sentence::new(it, 0)).into(),
        };
        runs_of(&Cutter::default().cut(text), Lexicon::standard())
    }

    fn found(sentences: &[(&str, &str)]) -> Vec<(String, String, usize)> {
        let runs: Vec<Vec<Run>> = sentences.iter().map(|(_, it)| runs(it)).collect();
        let accounts = sentences.iter().zip(&runs).enumerate();
        let accounts: Vec<Said<'_>> = accounts
            .map(|(event, ((government, _), runs))| Said {
                government,
                event,
                runs,
            })
            .collect();
        let phrases = set_phrases(&accounts, 10).into_iter();
        phrases
            .map(|it| (it.words, it.government, it.uses.len()))
            .collect()
    }

    #[test]
    fn what_a_government_repeats_is_found_whole_and_what_others_say_of_it() {
        let found = found(&[
            (
                "US",
                "He promised support for as long as it takes and more weapons.",
            ),
            ("US", "There will be help for as long as it takes."),
            ("US", "The allies will stay for as long as it takes."),
            ("UA", "The partners will help for as long as it takes."),
            (
                "US",
                "Grain was spoken of, and a free and open Indo-Pacific.",
            ),
            ("US", "A free and open Indo-Pacific matters."),
            ("UA", "Ships should pass."),
        ]);
        assert_eq!(
            found,
            [("as long as it takes".to_owned(), "US".to_owned(), 4)],
            "nothing that is said twice, and no part of a phrase"
        );
    }
}
