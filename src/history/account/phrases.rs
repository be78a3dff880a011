//! Set phrases: what a government repeats word for word, and what becomes of it in a text.

use std::cmp::Reverse;
use std::collections::{BTreeMap, BTreeSet};
use std::ops::Range;

use jiff::civil::Date;
use rustc_hash::FxHashMap;

use super::change::{Change, ChangeKind, Quoted};
use super::earlier::{Earlier, FEWEST, run};
use super::uses::{Key, Uses, phrases};
use super::wording::runs;
use crate::history::series::Series;
use crate::history::variant::{Form, Pattern};
use crate::history::words::{Vocabulary, Word};
use crate::lexicon::Lexicon;

/// Texts in which a phrase stands that a government has made its own.
const SET: usize = 5;

/// Of the texts with a counterpart, the last that may show what is dropped or changed.
const LATEST: usize = 10;

/// The part of all texts in which a set phrase stands, at most: what stands in more is how the
/// government writes, and not what it says.
const COMMON: f64 = 0.10;

/// Days after which a phrase comes back.
const LONG: i32 = 365;

/// How much longer than usual it was away.
const LONGER: i32 = 5;

/// What words must add up to that say something: a word in one of twenty texts counts three.
const SAYS_SOMETHING: f64 = 5.0;

/// The part of the uses of a phrase that a longer one has that stands for it.
const STANDS_FOR: f64 = 0.4;

/// Words of a phrase of which other words may be more than a few.
const SHORT: usize = 5;

/// The fewest words of a phrase of which other words may stand in the place of some.
const SHORTEST: usize = 3;

/// Earlier texts without which nothing is said to be new.
const ENOUGH: usize = 20;

/// A phrase in a text.
#[derive(Debug, Clone)]
struct Candidate {
    key: Key,
    /// The text, the sentence, and its words.
    place: (usize, usize),
    start: usize,
    length: usize,
    /// What its words add up to.
    weight: f64,
}

impl Candidate {
    /// Whether it stands inside a longer one.
    fn is_in(&self, other: &Self) -> bool {
        self.place == other.place
            && other.length > self.length
            && other.start <= self.start
            && self.start + self.length <= other.start + other.length
    }
}

/// All that the phrases of a text are held against.
struct Habit<'a> {
    series: &'a Series,
    earlier: &'a Earlier,
    uses: Uses,
}

/// The phrases that are new, gone or in other words.
pub(super) fn changes(series: &Series, earlier: &Earlier, lexicon: &Lexicon) -> Vec<Change> {
    let rarity = Rarity::of(series, &earlier.all);
    let found = |text: usize| candidates(series, text, &rarity, lexicon);
    let own = found(earlier.text);
    let latest = &earlier.with[earlier.with.len().saturating_sub(LATEST)..];
    let before: Vec<Candidate> = latest.iter().rev().flat_map(|text| found(*text)).collect();
    let keys = own.iter().chain(&before).map(|phrase| phrase.key);
    let texts = earlier
        .all
        .iter()
        .chain([&earlier.text])
        .chain(&earlier.later);
    let habit = Habit {
        series,
        earlier,
        uses: Uses::of(series, keys, texts.copied()),
    };
    let mut changes = habit.firsts(&own);
    changes.extend(habit.gone(&before));
    changes
}

impl Habit<'_> {
    /// How many of the earlier texts have a phrase, and of those with the counterpart.
    fn counts(&self, key: Key) -> (usize, usize) {
        let texts = self.uses.texts(key);
        let before = texts.partition_point(|text| *text < self.earlier.text);
        let with = texts.iter().filter(|text| self.earlier.with.contains(text));
        (before, with.count())
    }

    fn is_now(&self, key: Key) -> bool {
        self.uses.texts(key).contains(&self.earlier.text)
    }

    /// Whether a phrase is set: neither rare, nor how the government writes.
    fn is_set(&self, count: usize) -> bool {
        let most = (self.earlier.all.len() as f64 * COMMON).max(2.0 * SET as f64);
        count >= SET && count as f64 <= most
    }

    /// Phrases of the text that are new.
    fn firsts(&self, own: &[Candidate]) -> Vec<Change> {
        let told = own
            .iter()
            .filter_map(|phrase| Some((phrase, self.news(phrase)?)));
        longest(told.collect(), |phrase| self.counts(phrase.key).0)
    }

    /// What is new of a phrase of the text.
    fn news(&self, phrase: &Candidate) -> Option<Change> {
        let (count, with) = self.counts(phrase.key);
        let all = self.earlier.all.len();
        let words = words_of(self.series, phrase);
        let now = Some(Quoted::at(self.series, phrase.place));
        let places = self.uses.places(phrase.key);
        if count == 0 && all >= ENOUGH {
            let later = places.iter().filter(|(text, _)| *text > self.earlier.text);
            let mut later: Vec<usize> = later.map(|(text, _)| *text).collect();
            later.dedup();
            let here = places
                .iter()
                .filter(|(text, _)| *text == self.earlier.text)
                .count();
            if later.len() < SET && here < 2 {
                return None;
            }
            let again = match later.len() {
                0 => format!("{here} times in this text"),
                later => format!("and again in {later} later texts"),
            };
            return Some(Change {
                kind: ChangeKind::PhraseFirstEver,
                headline: format!("“{words}” for the first time in {all} texts, {again}"),
                what: words,
                before: None,
                with_counterpart: false,
                count: all,
                of: all,
                now,
                earlier: None,
                weight: 1.0 + phrase.weight / 10.0 + later.len().min(20) as f64 / 10.0,
            });
        }
        if !self.is_set(count) {
            return None;
        }
        let last = places
            .iter()
            .rev()
            .find(|(text, _)| *text < self.earlier.text)?;
        let counterparts = self.earlier.with.len();
        if with == 0 && counterparts >= FEWEST {
            // The more often others heard it, and the more texts the counterpart had, the less it is
            // chance that this is the first.
            let expected = count as f64 / all as f64 * counterparts as f64;
            return Some(Change {
                kind: ChangeKind::PhraseFirstWith,
                headline: format!(
                    "“{words}” for the first time with this counterpart: in none of {counterparts} earlier \
                     texts, in {count} of {all} of all"
                ),
                what: words,
                before: None,
                with_counterpart: true,
                count: counterparts,
                of: counterparts,
                now,
                earlier: Some(Quoted::at(self.series, *last)),
                weight: 0.6 + phrase.weight / 12.0 + expected.min(3.0) / 3.0,
            });
        }
        let away = self.days_away(phrase.key)?;
        let date = self.series.texts()[last.0].date;
        Some(Change {
            kind: ChangeKind::PhraseFirstSince,
            headline: format!(
                "“{words}” for the first time since {date}, after {count} texts with it"
            ),
            what: words,
            before: None,
            with_counterpart: false,
            count,
            of: all,
            now,
            earlier: Some(Quoted::at(self.series, *last)),
            weight: 0.8
                + phrase.weight / 12.0
                + f64::from(away.min(4 * LONG)) / f64::from(4 * LONG),
        })
    }

    /// For how many days nobody said a phrase, where that is long, and much longer than between its
    /// other uses.
    fn days_away(&self, key: Key) -> Option<i32> {
        let texts = self.uses.texts(key);
        let texts = texts.iter().filter(|text| **text <= self.earlier.text);
        let days: Vec<_> = texts.map(|text| self.series.texts()[*text].date).collect();
        let gap = |pair: &[Date]| (pair[1] - pair[0]).get_days();
        let mut gaps: Vec<i32> = days.windows(2).map(gap).collect();
        let away = gaps.pop()?;
        gaps.sort_unstable();
        let usual = gaps.get(gaps.len() / 2).copied().unwrap_or(0);
        (away >= LONG && away >= LONGER * usual.max(1)).then_some(away)
    }

    /// Phrases of the last texts with the counterpart that are gone, or in other words.
    fn gone(&self, before: &[Candidate]) -> Vec<Change> {
        let mut told = Vec::new();
        let mut seen = BTreeSet::new();
        for phrase in before {
            if !seen.insert(phrase.key) || self.is_now(phrase.key) {
                continue;
            }
            let (count, with) = self.counts(phrase.key);
            if count < FEWEST || with < 2 {
                continue;
            }
            let change = match self.other_form(phrase) {
                Some((sentence, form)) if form.is_exchanged => {
                    let is_news = count >= SET && self.is_new_form(sentence, &form);
                    is_news.then(|| self.changed(phrase, sentence, &form))
                }
                Some(_) => None,
                None => self.dropped(phrase),
            };
            told.extend(change.map(|change| (phrase, change)));
        }
        let mut changes = longest(told, |phrase| self.counts(phrase.key).1);
        one_a_sentence(&mut changes);
        changes
    }

    /// Another form of a phrase in the text: the sentence, and where it stands in it.
    fn other_form(&self, phrase: &Candidate) -> Option<(usize, Form)> {
        let (place, start) = (phrase.place, phrase.start);
        let words = &self.series.words(place.0, place.1)[start..start + phrase.length];
        if apart(words) < SHORTEST {
            return None;
        }
        let vocabulary = self.series.vocabulary();
        let pattern = Pattern::new(&words_of(self.series, phrase), vocabulary);
        let text = self.earlier.text;
        let sentences = 0..self.series.texts()[text].sentences.len();
        let forms = sentences.flat_map(|sentence| {
            let forms = pattern.forms(self.series.words(text, sentence), vocabulary);
            forms.into_iter().map(move |form| (sentence, form))
        });
        let mut forms: Vec<(usize, Form)> = forms
            .filter(|(_, form)| form.is_close || phrase.length <= SHORT)
            .collect();
        forms.sort_by_key(|(_, form)| (form.is_exchanged, !form.is_close));
        forms.into_iter().next()
    }

    /// Whether no earlier text with the counterpart has a form that this one has.
    fn is_new_form(&self, sentence: usize, form: &Form) -> bool {
        let here = self.series.words(self.earlier.text, sentence);
        let range = form.words.clone();
        if !is_whole(here, range.clone(), self.series.vocabulary()) {
            return false;
        }
        let form: Vec<u32> = here[range].iter().map(|word| word.word).collect();
        let has = |text: &usize| {
            let sentences = 0..self.series.texts()[*text].sentences.len();
            sentences.into_iter().any(|sentence| {
                let words = self.series.words(*text, sentence);
                let mut runs = words.windows(form.len());
                runs.any(|run| {
                    run.iter()
                        .zip(&form)
                        .all(|(word, number)| word.word == *number)
                })
            })
        };
        !self.earlier.with.iter().any(has)
    }

    /// A phrase that the text has in other words.
    fn changed(&self, phrase: &Candidate, sentence: usize, form: &Form) -> Change {
        let (count, with) = self.counts(phrase.key);
        let all = self.earlier.with.len();
        let text = &self.series.texts()[self.earlier.text];
        let now = text.sentences[sentence].text()[form.range.clone()].to_owned();
        let words = words_of(self.series, phrase);
        Change {
            kind: ChangeKind::PhraseChanged,
            headline: format!(
                "“{now}”, where {with} of {all} earlier texts with this counterpart have “{words}” \
                 ({count} of all)"
            ),
            what: now,
            before: Some(words),
            with_counterpart: true,
            count: with,
            of: all,
            now: Some(Quoted::of(text, sentence)),
            earlier: self.last_with(phrase.key),
            weight: 1.4 + phrase.weight / 12.0 + with.min(5) as f64 / 10.0,
        }
    }

    /// A phrase that stood in each of the last texts with the counterpart.
    fn dropped(&self, phrase: &Candidate) -> Option<Change> {
        let texts = self.uses.texts(phrase.key);
        let in_a_row = run(&self.earlier.with, |text| texts.contains(&text));
        if in_a_row < FEWEST {
            return None;
        }
        let words = words_of(self.series, phrase);
        Some(Change {
            kind: ChangeKind::PhraseDropped,
            headline: format!(
                "“{words}” is gone: it stood in each of the last {in_a_row} texts with this counterpart"
            ),
            before: Some(words.clone()),
            what: words,
            with_counterpart: true,
            count: in_a_row,
            of: in_a_row,
            now: None,
            earlier: self.last_with(phrase.key),
            weight: 1.2 + phrase.weight / 12.0 + in_a_row.min(10) as f64 / 10.0,
        })
    }

    fn last_with(&self, key: Key) -> Option<Quoted> {
        let mut places = self.uses.places(key).iter().rev();
        let place = places.find(|(text, _)| self.earlier.with.contains(text))?;
        Some(Quoted::at(self.series, *place))
    }
}

/// Of phrases that stand inside each other, the longest that has most of their uses; each phrase
/// once.
fn longest(
    mut told: Vec<(&Candidate, Change)>,
    count: impl Fn(&Candidate) -> usize,
) -> Vec<Change> {
    told.sort_by_key(|(phrase, _)| Reverse(phrase.length));
    let mut kept: Vec<(&Candidate, Change)> = Vec::new();
    for (phrase, change) in told {
        let stands_for = |(longer, _): &(&Candidate, Change)| {
            longer.key == phrase.key
                || phrase.is_in(longer) && count(longer) as f64 >= count(phrase) as f64 * STANDS_FOR
        };
        if !kept.iter().any(stands_for) {
            kept.push((phrase, change));
        }
    }
    kept.into_iter().map(|(_, change)| change).collect()
}

/// Leaves, of changes to one sentence into one other, the one that says most.
fn one_a_sentence(changes: &mut Vec<Change>) {
    let mut best: BTreeMap<(String, String), f64> = BTreeMap::new();
    let key = |change: &Change| {
        let sentence = |it: &Option<Quoted>| it.as_ref().map(|it| it.sentence.clone());
        Some((sentence(&change.now)?, sentence(&change.earlier)?))
    };
    for change in changes.iter() {
        if let Some(key) = key(change) {
            let best = best.entry(key).or_insert(change.weight);
            *best = best.max(change.weight);
        }
    }
    changes.retain(|change| key(change).is_none_or(|key| best[&key] <= change.weight));
}

/// How rare words are in the texts of a government.
struct Rarity {
    texts: FxHashMap<u32, usize>,
    all: usize,
}

impl Rarity {
    fn of(series: &Series, all: &[usize]) -> Self {
        let mut texts: FxHashMap<u32, usize> = FxHashMap::default();
        for text in all {
            let sentences = 0..series.texts()[*text].sentences.len();
            let words = sentences.flat_map(|sentence| series.words(*text, sentence));
            let mut stems: Vec<u32> = words.map(|word| word.stem).collect();
            stems.sort_unstable();
            stems.dedup();
            for stem in stems {
                *texts.entry(stem).or_default() += 1;
            }
        }
        Self {
            texts,
            all: all.len(),
        }
    }

    /// What the words of a phrase add up to that say something; nothing where too few do.
    fn weight(&self, words: &[Word], series: &Series) -> f64 {
        let says = |word: &&Word| !series.vocabulary().is_function(word.stem);
        let saying: Vec<&Word> = words.iter().filter(says).collect();
        if saying.len() < 2 && words.len() < 4 {
            return 0.0;
        }
        let rarity = |word: &&Word| {
            let texts = self.texts.get(&word.stem).copied().unwrap_or(0);
            ((self.all + 1) as f64 / (texts + 1) as f64).ln()
        };
        saying.iter().map(rarity).sum()
    }
}

/// The phrases of a text that say something.
fn candidates(series: &Series, text: usize, rarity: &Rarity, lexicon: &Lexicon) -> Vec<Candidate> {
    let vocabulary = series.vocabulary();
    let mut found = Vec::new();
    for run in runs(series, text, lexicon) {
        let sentence = series.words(text, run.sentence);
        for phrase in phrases(&sentence[run.words.clone()]) {
            let start = sentence.partition_point(|word| word.start < phrase[0].start);
            if !is_whole(sentence, start..start + phrase.len(), vocabulary) {
                continue;
            }
            let weight = rarity.weight(phrase, series);
            if weight >= SAYS_SOMETHING {
                found.push(Candidate {
                    key: Key::of(phrase),
                    place: (text, run.sentence),
                    start,
                    length: phrase.len(),
                    weight: weight.min(20.0),
                });
            }
        }
    }
    found
}

/// Whether words of a sentence are a phrase: nothing stands open at its ends, no name or compound is
/// cut, and it is no name itself.
fn is_whole(sentence: &[Word], range: Range<usize>, vocabulary: &Vocabulary) -> bool {
    let phrase = &sentence[range.clone()];
    let (first, last) = (phrase[0], phrase[phrase.len() - 1]);
    let before = range.start.checked_sub(1).map(|place| sentence[place]);
    let after = sentence.get(range.end);
    let before = before.filter(|word| !word.breaks);
    let after = after.filter(|_| !last.breaks);
    let cuts_before = before.is_some_and(|it| it.joins || it.is_capital && first.is_capital);
    let cuts_behind = last.joins || after.is_some_and(|it| it.is_capital && last.is_capital);
    let says = |word: &&Word| !vocabulary.is_function(word.stem);
    let is_name = phrase.iter().filter(says).all(|word| word.is_capital);
    !vocabulary.is_open_start(first.word)
        && !vocabulary.is_open_end(last.word)
        && !cuts_before
        && !cuts_behind
        && !is_name
}

/// How many words a phrase has, compounds as one.
fn apart(words: &[Word]) -> usize {
    words.iter().filter(|word| !word.joins).count()
}

/// A phrase as it stands in its text.
fn words_of(series: &Series, phrase: &Candidate) -> String {
    let (text, sentence) = phrase.place;
    let words = &series.words(text, sentence)[phrase.start..phrase.start + phrase.length];
    let bytes = words[0].start as usize..words[words.len() - 1].end as usize;
    series.texts()[text].sentences[sentence].text()[bytes].to_owned()
}
