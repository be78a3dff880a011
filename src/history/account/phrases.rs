//! Set phrases: what a government repeats word for word, and what becomes of it in a text.

use std::collections::BTreeSet;
use std::ops::Range;

use jiff::civil::Date;

use super::binding::Binding;
use super::candidate::{Candidate, apart, candidates, is_whole};
use super::change::{Change, ChangeKind, Quoted};
use super::earlier::{Earlier, FEWEST, run};
use super::fold::folded;
use super::rarity::Rarity;
use super::subject;
use super::uses::{Key, Uses};
use crate::history::series::Series;
use crate::history::variant::{Form, Pattern};
use crate::history::words::Word;
use crate::lexicon::Lexicon;

/// Uses with a counterpart that would be expected of a phrase that others hear, at least, for none of
/// them to be no chance; and how much a topic counts on which the first is news all the same.
const EXPECTED: f64 = 0.5;
const GRAVE: f64 = 0.6;

/// Texts in which a phrase stands that a government has made its own.
const SET: usize = 5;

/// Of the texts that show the habit, the last that may show what is dropped or changed.
const LATEST: usize = 10;

/// The part of all texts in which a set phrase stands, at most: what stands in more is how the
/// government writes, and not what it says.
const COMMON: f64 = 0.10;

/// Days after which a phrase comes back.
const LONG: i32 = 365;

/// How much longer than usual it was away.
const LONGER: i32 = 5;

/// How telling a phrase is that is told, at least.
const TELLING: f64 = 8.0;

/// What the words of a phrase that is about no topic add up to, at least, for it to be news.
const SAYS_MUCH: f64 = 16.0;

/// How much a topic counts that makes a phrase news.
const MATTERS: f64 = 0.4;

/// How telling a phrase is that counts fully.
const MOST_TELLING: f64 = 20.0;

/// What a phrase gains by the bond to those to whom it is said, by what it is about, and by being in all
/// texts that show what is usual.
const OF_BINDING: f64 = 2.0;
const OF_SUBJECT: f64 = 5.0;
const OF_HABIT: f64 = 4.0;

/// Words of a phrase of which other words may be more than a few.
const SHORT: usize = 5;

/// The fewest words of a phrase of which other words may stand in the place of some.
const SHORTEST: usize = 3;

/// Earlier texts without which nothing is said to be new.
const ENOUGH: usize = 20;

/// Times that a text says what nobody took up.
const REPEATED: usize = 2;

/// The part of the uses of a phrase with the same words beside it that makes it a piece of a longer
/// one.
const A_PIECE: f64 = 0.7;

/// The part of the uses of a phrase with a word right behind it that says something, which makes it the
/// beginning of phrases.
const OPEN: f64 = 0.7;

/// What a lesser change of words loses.
const LESSER: f64 = 0.5;

/// Uses that show whether a phrase is a piece of a longer one.
const LATEST_USES: usize = 40;

/// Words beside a phrase in which the longer one ends.
const BESIDE: usize = 4;

/// All that the phrases of a text are held against.
struct Habit<'a> {
    series: &'a Series,
    earlier: &'a Earlier,
    lexicon: &'a Lexicon,
    /// The texts that show what is usual.
    usual: &'a [usize],
    /// Whether they are all with the counterpart.
    is_with: bool,
    uses: Uses,
    binding: Binding<'a>,
}

/// The phrases that are new, gone or in other words.
pub(super) fn changes(series: &Series, earlier: &Earlier, lexicon: &Lexicon) -> Vec<Change> {
    let rarity = Rarity::of(series, &earlier.all);
    let found = |text: usize| candidates(series, text, &rarity, lexicon);
    let own = found(earlier.text);
    let (usual, is_with) = earlier.habit();
    let latest = &usual[usual.len().saturating_sub(LATEST)..];
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
        lexicon,
        usual,
        is_with,
        uses: Uses::of(series, keys, texts.copied()),
        binding: Binding::of(series, &earlier.all),
    };
    let mut changes = habit.gone(&before);
    let is_told = |first: &Change| {
        let mut others = changes.iter().map(|change| &change.what);
        others.any(|other| other.contains(&first.what) || first.what.contains(other.as_str()))
    };
    let mut firsts = habit.firsts(&own);
    firsts.retain(|first| !is_told(first));
    changes.extend(firsts);
    changes
}

impl Habit<'_> {
    /// How many of the earlier texts have a phrase, and of those that show what is usual.
    fn counts(&self, key: Key) -> (usize, usize) {
        let texts = self.uses.texts(key);
        let before = texts.partition_point(|text| *text < self.earlier.text);
        let usual = texts.iter().filter(|text| self.usual.contains(text));
        (before, usual.count())
    }

    fn is_now(&self, key: Key) -> bool {
        self.uses.texts(key).contains(&self.earlier.text)
    }

    /// Whether a phrase is set: neither rare, nor how the government writes.
    fn is_set(&self, count: usize) -> bool {
        let most = (self.earlier.all.len() as f64 * COMMON).max(2.0 * SET as f64);
        count >= SET && count as f64 <= most
    }

    /// How much analysts make of what a phrase is about; `None` where it brings up no topic.
    fn subject(&self, phrase: &Candidate) -> Option<f64> {
        let text = &self.series.texts()[self.earlier.text];
        subject::weight(&phrase.text(self.series), text, self.lexicon)
    }

    /// How telling a phrase is, from 0 to 1: by its words, by those to whom it is said, and by what it
    /// is about, and by how many of the texts that show what is usual have it; `None` where that is too
    /// little, or a courtesy.
    fn telling(&self, phrase: &Candidate) -> Option<f64> {
        let subject = self.subject(phrase);
        if subject.is_some_and(subject::is_courtesy) || self.is_open(phrase) {
            return None;
        }
        let binding = self.binding.of_texts(&self.uses.texts(phrase.key));
        let subject = OF_SUBJECT * subject.unwrap_or(0.0);
        let part = self.counts(phrase.key).1 as f64 / self.usual.len().max(1) as f64;
        let telling = phrase.content + OF_BINDING * binding + subject + OF_HABIT * part;
        (telling >= TELLING).then(|| (telling / MOST_TELLING).min(1.0))
    }

    /// How telling a phrase is that is new: what is about no topic needs words that say much.
    fn telling_if_new(&self, phrase: &Candidate) -> Option<f64> {
        let says_much = phrase.content >= SAYS_MUCH;
        let matters = self.subject(phrase).is_some_and(|it| it >= MATTERS);
        self.telling(phrase).filter(|_| says_much || matters)
    }

    /// Whether what a phrase begins is said behind it: "ongoing diplomatic" efforts, work, contacts.
    fn is_open(&self, phrase: &Candidate) -> bool {
        let words = phrase.words(self.series);
        let (mut count, mut open) = (0, 0);
        for sentence in self.latest_uses(phrase.key) {
            let Some(start) = place_of(words, sentence) else {
                continue;
            };
            count += 1;
            let last = start + words.len() - 1;
            let goes_on = !sentence[last].breaks;
            let behind = sentence.get(last + 1).filter(|_| goes_on);
            let says = |word: &&Word| !self.series.vocabulary().is_function(word.stem);
            open += usize::from(behind.filter(says).is_some());
        }
        open as f64 >= count as f64 * OPEN
    }

    /// The words of the last sentences that have a phrase.
    fn latest_uses(&self, key: Key) -> impl Iterator<Item = &[Word]> {
        let places = self.uses.places(key).iter().rev();
        let places = places.take(LATEST_USES);
        places.map(|(text, sentence)| self.series.words(*text, *sentence))
    }

    /// Phrases of the text that are new.
    fn firsts(&self, own: &[Candidate]) -> Vec<Change> {
        let told = own
            .iter()
            .filter_map(|phrase| Some((phrase, self.news(phrase)?)));
        folded(
            told.collect(),
            |phrase| self.counts(phrase.key).0,
            self.series,
        )
    }

    /// What is new of a phrase of the text.
    fn news(&self, phrase: &Candidate) -> Option<Change> {
        let (count, _) = self.counts(phrase.key);
        if count == 0 {
            return self.first_ever(phrase);
        }
        if !self.is_set(count) {
            return None;
        }
        self.first_with(phrase, count)
            .or_else(|| self.first_since(phrase, count))
    }

    /// A phrase that no earlier text has, and that is said again: here, or in later texts.
    fn first_ever(&self, phrase: &Candidate) -> Option<Change> {
        let all = self.earlier.all.len();
        if all < ENOUGH || self.has_figure(phrase) {
            return None;
        }
        let places = self.uses.places(phrase.key);
        let mut later: Vec<usize> = places.iter().map(|(text, _)| *text).collect();
        later.retain(|text| *text > self.earlier.text);
        later.dedup();
        let here = places.iter().filter(|(text, _)| *text == self.earlier.text);
        let here = here.count();
        let (again, taken_up) = match later.len() {
            later if later >= SET => (
                format!("and again in {later} later texts"),
                0.6 + later.min(20) as f64 / 40.0,
            ),
            _ if here >= REPEATED => (format!("{here} times in this text"), 0.0),
            _ => return None,
        };
        let telling = self.telling_if_new(phrase)?;
        // All earlier sentences are read for this, so it is asked last.
        if self.is_said_in(phrase, &self.earlier.all) {
            return None;
        }
        let words = phrase.text(self.series);
        Some(Change {
            kind: ChangeKind::PhraseFirstEver,
            headline: format!("“{words}” for the first time in {all} texts, {again}"),
            what: words,
            before: None,
            with_counterpart: false,
            count: all,
            of: all,
            now: Some(Quoted::at(self.series, phrase.place)),
            earlier: None,
            weight: 0.4 + telling + taken_up,
        })
    }

    /// Whether a phrase has a figure: dates and numbers change from text to text.
    fn has_figure(&self, phrase: &Candidate) -> bool {
        phrase.text(self.series).contains(char::is_numeric)
    }

    /// Whether a sentence of texts has all words of a phrase that say something, in whatever order:
    /// "support Ukraine" is nothing new behind "support for Ukraine".
    fn is_said_in(&self, phrase: &Candidate, texts: &[usize]) -> bool {
        let vocabulary = self.series.vocabulary();
        let words = phrase.words(self.series).iter();
        let saying = words.filter(|word| !vocabulary.is_function(word.stem));
        let stems: Vec<u32> = saying.map(|word| word.stem).collect();
        let has = |words: &[Word], stem: u32| words.iter().any(|word| word.stem == stem);
        texts.iter().any(|text| {
            let mut sentences = 0..self.series.texts()[*text].sentences.len();
            sentences.any(|sentence| {
                let words = self.series.words(*text, sentence);
                stems.iter().all(|stem| has(words, *stem))
            })
        })
    }

    /// A set phrase that no earlier text with this counterpart has.
    fn first_with(&self, phrase: &Candidate, count: usize) -> Option<Change> {
        let (all, counterparts) = (self.earlier.all.len(), self.earlier.with.len());
        let texts = self.uses.texts(phrase.key);
        let has = |text: &usize| self.earlier.with.contains(text);
        if counterparts < FEWEST || texts.iter().any(has) {
            return None;
        }
        // The more often others heard it, and the more texts the counterpart had, the less it is
        // chance that this is the first.
        let expected = count as f64 / all as f64 * counterparts as f64;
        let is_grave = self.subject(phrase).is_some_and(|it| it >= GRAVE);
        if expected < EXPECTED && !(is_grave && counterparts >= LATEST) {
            return None;
        }
        let telling = self.telling_if_new(phrase)?;
        if self.is_said_in(phrase, &self.earlier.with) {
            return None;
        }
        let words = phrase.text(self.series);
        Some(Change {
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
            now: Some(Quoted::at(self.series, phrase.place)),
            earlier: self.last_in(phrase.key, &self.earlier.all),
            weight: 0.4 + telling + expected.min(3.0) / 4.0,
        })
    }

    /// A set phrase that comes back.
    fn first_since(&self, phrase: &Candidate, count: usize) -> Option<Change> {
        let away = self.days_away(phrase.key)?;
        let words = phrase.text(self.series);
        let last = self.last_in(phrase.key, &self.earlier.all)?;
        Some(Change {
            kind: ChangeKind::PhraseFirstSince,
            headline: format!(
                "“{words}” for the first time since {}, after {count} texts with it",
                last.date
            ),
            what: words,
            before: None,
            with_counterpart: false,
            count,
            of: self.earlier.all.len(),
            now: Some(Quoted::at(self.series, phrase.place)),
            earlier: Some(last),
            weight: 0.5
                + self.telling_if_new(phrase)?
                + f64::from(away.min(3 * LONG)) / f64::from(6 * LONG),
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

    /// Phrases of the last texts that are gone, or in other words.
    fn gone(&self, before: &[Candidate]) -> Vec<Change> {
        let (mut told, mut seen) = (Vec::new(), BTreeSet::new());
        for phrase in before {
            if !seen.insert(phrase.key) || self.is_now(phrase.key) {
                continue;
            }
            let (count, usual) = self.counts(phrase.key);
            if count < FEWEST || usual < 2 {
                continue;
            }
            let change = match self.other_form(phrase) {
                Some((sentence, form)) => self.changed(phrase, sentence, &form),
                None => self.dropped(phrase),
            };
            told.extend(change.map(|change| (phrase, change)));
        }
        folded(told, |phrase| self.counts(phrase.key).1, self.series)
    }

    /// The form of a phrase in the text that is nearest to it: the sentence, and where it stands in it.
    fn other_form(&self, phrase: &Candidate) -> Option<(usize, Form)> {
        if apart(phrase.words(self.series)) < SHORTEST {
            return None;
        }
        let vocabulary = self.series.vocabulary();
        let pattern = Pattern::new(&phrase.text(self.series), vocabulary);
        let text = self.earlier.text;
        let sentences = 0..self.series.texts()[text].sentences.len();
        let forms = sentences.flat_map(|sentence| {
            let forms = pattern.forms(self.series.words(text, sentence), vocabulary);
            forms.into_iter().map(move |form| (sentence, form))
        });
        forms
            .filter(|(_, form)| form.is_close || phrase.length <= SHORT)
            .min_by_key(|(_, form)| (form.changes(), !form.is_close))
    }

    /// A phrase that the text has in other words, which no earlier one has.
    fn changed(&self, phrase: &Candidate, sentence: usize, form: &Form) -> Option<Change> {
        let (count, usual) = self.counts(phrase.key);
        let is_habit = count >= SET || usual >= FEWEST && 2 * usual >= self.usual.len();
        if form.changes() == 0
            || !is_habit
            || !self.keeps_enough(phrase, sentence, form)
            || !self.is_new_form(phrase, sentence, form)
            || form.begins_anew && self.is_piece(phrase, Side::Before)
            || form.ends_anew && self.is_piece(phrase, Side::Behind)
        {
            return None;
        }
        let text = &self.series.texts()[self.earlier.text];
        let now = text.sentences[sentence].text()[form.range.clone()].to_owned();
        let words = phrase.text(self.series);
        let (all, whose) = (self.usual.len(), self.whose());
        let of_all = match self.is_with {
            true => format!(" ({count} of all)"),
            false => String::new(),
        };
        Some(Change {
            kind: ChangeKind::PhraseChanged,
            headline: format!(
                "“{now}”, where {usual} of {all} earlier texts {whose} have “{words}”{of_all}"
            ),
            what: now,
            before: Some(words),
            with_counterpart: self.is_with,
            count: usual,
            of: all,
            now: Some(Quoted::of(text, sentence)),
            earlier: self.last_in(phrase.key, self.usual),
            weight: 1.4 + self.telling(phrase)? + usual.min(5) as f64 / 10.0 - lesser(form),
        })
    }

    /// Whether a form keeps what the phrase is about: more than a name, a preposition or an end.
    fn keeps_enough(&self, phrase: &Candidate, sentence: usize, form: &Form) -> bool {
        let vocabulary = self.series.vocabulary();
        let phrase = phrase.words(self.series);
        let here = &self.series.words(self.earlier.text, sentence)[form.words.clone()];
        let has =
            |word: &Word, same: fn(&Word, &Word) -> bool| phrase.iter().any(|it| same(it, word));
        let kept: Vec<&Word> = here
            .iter()
            .filter(|it| has(it, |a, b| a.stem == b.stem))
            .collect();
        let saying = kept
            .iter()
            .filter(|it| !vocabulary.is_function(it.stem))
            .count();
        let is_open = |word: u32| vocabulary.is_open_start(word) || vocabulary.is_open_end(word);
        let firm = kept.iter().filter(|it| !is_open(it.word)).count();
        // A phrase without one of its words is in the same letters for the rest.
        let is_part = form.added == 0 && here.len() < phrase.len();
        !kept.iter().all(|word| word.is_capital)
            && (kept.len() >= SHORTEST || firm >= 2)
            && (!form.begins_anew || saying >= 2)
            && (form.lost > 0 || kept.len() > SHORTEST)
            && (!is_part || here.iter().all(|it| has(it, |a, b| a.word == b.word)))
    }

    /// Whether no earlier text that shows what is usual has a form that this one has, but inside the
    /// phrase itself, and few others have: "supply chain disruptions" is no other form of "supply chain
    /// resilience", since both are said.
    fn is_new_form(&self, phrase: &Candidate, sentence: usize, form: &Form) -> bool {
        let here = self.series.words(self.earlier.text, sentence);
        if !is_whole(here, form.words.clone(), self.series.vocabulary()) {
            return false;
        }
        let form = &here[form.words.clone()];
        let phrase = phrase.words(self.series);
        let has = |text: &usize| {
            let sentences = 0..self.series.texts()[*text].sentences.len();
            sentences.into_iter().any(|sentence| {
                let words = self.series.words(*text, sentence);
                count_of(form, words) > count_of(phrase, words) * count_of(form, phrase)
            })
        };
        let elsewhere = self.earlier.all.iter().filter(|text| has(text)).take(SET);
        elsewhere.count() < SET && !self.usual.iter().any(has)
    }

    /// Whether a phrase is cut out of a longer one on a side: "communication and manage responsibly"
    /// always has "lines of" before it.
    fn is_piece(&self, phrase: &Candidate, side: Side) -> bool {
        let words = phrase.words(self.series);
        let uses = self.latest_uses(phrase.key);
        let uses: Vec<(&[Word], usize)> = uses
            .filter_map(|sentence| Some((sentence, place_of(words, sentence)?)))
            .collect();
        let longer = |(sentence, start): &(&[Word], usize)| {
            self.longer(sentence, *start..start + words.len(), side)
        };
        let mut longer: Vec<Key> = uses.iter().filter_map(longer).collect();
        longer.sort_unstable();
        let most = longer.chunk_by(|a, b| a == b).map(<[Key]>::len).max();
        most.unwrap_or(0) as f64 >= uses.len() as f64 * A_PIECE
    }

    /// The next longer phrase of a sentence on one side of a phrase.
    fn longer(&self, sentence: &[Word], range: Range<usize>, side: Side) -> Option<Key> {
        let vocabulary = self.series.vocabulary();
        let goes_on = |place: usize| !sentence[place].breaks;
        let mut longer = (1..=BESIDE).map_while(|more| match side {
            Side::Before => {
                let start = range.start.checked_sub(more)?;
                goes_on(start).then_some(start..range.end)
            }
            Side::Behind => {
                let end = range.end + more;
                (end <= sentence.len() && goes_on(end - 2)).then_some(range.start..end)
            }
        });
        let found = longer.find(|range| is_whole(sentence, range.clone(), vocabulary))?;
        Some(Key::of(&sentence[found]))
    }

    /// A phrase that stood in each of the last texts.
    fn dropped(&self, phrase: &Candidate) -> Option<Change> {
        let texts = self.uses.texts(phrase.key);
        let in_a_row = run(self.usual, |text| texts.contains(&text));
        if in_a_row < FEWEST || self.is_piece(phrase, Side::Behind) {
            return None;
        }
        let (words, whose) = (phrase.text(self.series), self.whose());
        Some(Change {
            kind: ChangeKind::PhraseDropped,
            headline: format!(
                "“{words}” is gone: it stood in each of the last {in_a_row} texts {whose}"
            ),
            before: Some(words.clone()),
            what: words,
            with_counterpart: self.is_with,
            count: in_a_row,
            of: in_a_row,
            now: None,
            earlier: self.last_in(phrase.key, self.usual),
            weight: 1.2 + self.telling(phrase)? + in_a_row.min(10) as f64 / 10.0,
        })
    }

    /// The last use of a phrase in texts.
    fn last_in(&self, key: Key, texts: &[usize]) -> Option<Quoted> {
        let mut places = self.uses.places(key).iter().rev();
        let place = places.find(|(text, _)| texts.contains(text))?;
        Some(Quoted::at(self.series, *place))
    }

    /// Whose the texts are that show what is usual.
    fn whose(&self) -> &'static str {
        self.earlier.whose()
    }
}

/// What a form loses that has another beginning, or a word put in: "maintaining peace and stability"
/// says little else than "peace and stability".
fn lesser(form: &Form) -> f64 {
    match form.begins_anew || form.lost == 0 {
        true => LESSER,
        false => 0.0,
    }
}

/// A side of a phrase.
#[derive(Debug, Clone, Copy)]
enum Side {
    Before,
    Behind,
}

fn is_same(one: &[Word], other: &[Word]) -> bool {
    let pairs = one.iter().zip(other);
    one.len() == other.len() && pairs.into_iter().all(|(a, b)| a.word == b.word)
}

/// Where words first stand in others.
fn place_of(words: &[Word], within: &[Word]) -> Option<usize> {
    let mut runs = within.windows(words.len());
    runs.position(|run| is_same(run, words))
}

/// How often words stand in others.
fn count_of(words: &[Word], within: &[Word]) -> usize {
    let runs = within.windows(words.len());
    runs.filter(|run| is_same(run, words)).count()
}
