//! Who and what is named for the first time, and no longer: runs of words with capital letters.

use std::collections::BTreeSet;
use std::ops::Range;

use super::candidate::apart;
use super::change::{Change, Quoted};
use super::earlier::{ENOUGH_FOR_FIRSTS, Earlier, FEWEST, run};
use super::uses::{Key, LONGEST, Uses};
use super::wording::runs;
use crate::history::series::Series;
use crate::history::words::Word;
use crate::lexicon::Lexicon;
use crate::report::ChangeKind;
use crate::text::normalize::lower;

/// Sentences of a text, one of which with a name is no mention in passing.
const SENTENCES: usize = 40;

/// Names in a sentence that make it a list: none of them is spoken about.
const LISTED: usize = 3;

/// A name in a text.
struct Name {
    key: Key,
    text: String,
    place: (usize, usize),
    /// Its words in the sentence.
    words: Range<usize>,
    /// Whether it is no piece of a longer one.
    is_whole: bool,
}

/// Names that are new or gone.
pub(super) fn changes(series: &Series, earlier: &Earlier, lexicon: &Lexicon) -> Vec<Change> {
    let (habit, with) = earlier.habit();
    let now = names(series, earlier.text, lexicon);
    let last = habit
        .last()
        .map_or_else(Vec::new, |last| names(series, *last, lexicon));
    let keys = now.iter().chain(&last).map(|name| name.key);
    let texts = earlier.all.iter().chain([&earlier.text]);
    let uses = Uses::of(series, keys, texts.copied());
    let mut changes = Vec::new();
    let all = earlier.all.len();
    let sentences = series.texts()[earlier.text].sentences.len();
    for name in now.iter().filter(|name| name.is_whole) {
        let is_new = uses.texts(name.key) == [earlier.text];
        let is_listed = now.iter().filter(|it| it.place == name.place).count() >= LISTED;
        if all >= ENOUGH_FOR_FIRSTS
            && is_new
            && !is_listed
            && uses.places(name.key).len() > sentences / SENTENCES
            && !is_in_title(name, series)
            && !is_known_alike(name, series, &earlier.all)
        {
            changes.push(Change {
                kind: ChangeKind::NamedNew,
                headline: format!("{} is named for the first time in {all} texts", name.text),
                what: name.text.clone(),
                before: None,
                with_counterpart: false,
                count: all,
                of: all,
                now: Some(Quoted::at(series, name.place)),
                earlier: None,
                weight: 0.9,
            });
        }
    }
    for name in last.iter().filter(|name| name.is_whole) {
        let texts = uses.texts(name.key);
        let in_a_row = run(habit, |text| texts.contains(&text));
        if in_a_row >= FEWEST
            && earlier.is_usual(|text| texts.contains(&text))
            && !texts.contains(&earlier.text)
        {
            changes.push(Change {
                kind: ChangeKind::NamedGone,
                headline: format!(
                    "{} is not named, after the last {in_a_row} texts did",
                    name.text
                ),
                what: name.text.clone(),
                before: Some(name.text.clone()),
                with_counterpart: with,
                count: in_a_row,
                of: in_a_row,
                now: None,
                earlier: Some(Quoted::at(series, name.place)),
                weight: 1.0,
            });
        }
    }
    changes
}

/// The names of two words and more in a text, each once.
fn names(series: &Series, text: usize, lexicon: &Lexicon) -> Vec<Name> {
    let (mut names, mut seen) = (Vec::new(), BTreeSet::new());
    for run in runs(&series.texts()[text], lexicon) {
        let sentence = series.texts()[text].sentences[run.sentence].text();
        let all = series.words(text, run.sentence);
        let words = &all[run.words.clone()];
        // What begins a sentence has a capital letter whatever it is.
        let is_capital = |place: usize| words[place].is_capital && words[place].start > 0;
        let goes_on = |place: &usize| {
            let between = words[*place - 1].end as usize..words[*place].start as usize;
            is_capital(*place) && matches!(&sentence[between], " " | "-" | "\u{a0}" | "\u{2011}")
        };
        let mut place = 0;
        while place < words.len() {
            if !is_capital(place) {
                place += 1;
                continue;
            }
            let length = 1 + (place + 1..words.len()).take_while(goes_on).count();
            let after = all.get(run.words.start + place + length);
            let before = (run.words.start + place).checked_sub(1).map(|it| all[it]);
            let goes_on = after.filter(|it| !words[place + length - 1].breaks && !it.is_capital);
            // "London School of Economics" is no London School.
            let behind = all.get(run.words.start + place + length + 1);
            let goes_over = |it: &Word| {
                it.kind.is_function && !it.breaks && behind.is_some_and(|it| it.is_capital)
            };
            // And "NATO Support and Procurement Agency" is no Procurement Agency.
            let in_front = &all[..run.words.start + place];
            let is_behind = match in_front {
                [.., one, two, link] => {
                    let are_names = one.is_capital && two.is_capital && link.kind.is_function;
                    are_names && in_front[in_front.len() - 3..].iter().all(|it| !it.breaks)
                }
                _ => false,
            };
            // Behind an initial the name goes on.
            let is_initial = words[place + length - 1].end - words[place + length - 1].start == 1;
            let is_cut = is_behind
                || is_initial
                || goes_on.is_some_and(|it| it.kind.is_particle || goes_over(it))
                || !words[place + length - 1].breaks && after.is_some_and(|it| it.is_capital)
                || before.is_some_and(|it| !it.breaks && it.is_capital && it.start > 0);
            let own = place + governments_before(&words[place..place + length], sentence, lexicon);
            let name = &words[own..place + length];
            if name.len() <= LONGEST && apart(name) > 1 && !are_governments(name, sentence, lexicon)
            {
                let bytes = name[0].start as usize..name[name.len() - 1].end as usize;
                let key = Key::of(name);
                if seen.insert(key) {
                    names.push(Name {
                        key,
                        text: sentence[bytes].to_owned(),
                        place: (text, run.sentence),
                        words: run.words.start + own..run.words.start + place + length,
                        is_whole: !is_cut,
                    });
                }
            }
            place += length;
        }
    }
    names
}

/// Whether the title of a text has a name: nobody needs to be told whom it is about.
fn is_in_title(name: &Name, series: &Series) -> bool {
    let title = &series.texts()[name.place.0].title;
    lower(title).contains(&lower(&name.text))
}

/// Whether texts have a name in another form: in the plural, in small letters, or with one letter
/// that another spelling has not.
fn is_known_alike(name: &Name, series: &Series, texts: &[usize]) -> bool {
    let (text, sentence) = name.place;
    let words = &series.words(text, sentence)[name.words.clone()];
    let spelled = words
        .iter()
        .map(|word| series.vocabulary().spelled_alike(word.word));
    let spelled: Vec<_> = spelled.collect();
    let is_alike = |run: &[Word]| {
        let mut pairs = run.iter().zip(words).zip(&spelled);
        pairs.all(|((a, b), spelled)| a.stem == b.stem || spelled.contains(&a.word))
    };
    texts.iter().any(|text| {
        let mut sentences = 0..series.texts()[*text].sentences.len();
        sentences.any(|sentence| {
            let mut runs = series.words(*text, sentence).windows(words.len());
            runs.any(is_alike)
        })
    })
}

/// How many words before a name are those of a government: "Norway's Harbour Forum" is a Harbour
/// Forum. A "Russian-Finnish Treaty" is no name without them.
fn governments_before(name: &[Word], sentence: &str, lexicon: &Lexicon) -> usize {
    let is_one = |length: &usize| are_governments(&name[..*length], sentence, lexicon);
    let rest_is_name = |length: &usize| !name[*length - 1].joins && apart(&name[*length..]) > 1;
    let mut lengths = (1..name.len()).rev().filter(rest_is_name);
    lengths.find(is_one).unwrap_or(0)
}

/// Whether words of a sentence are names of governments: who has several is named by another. Those
/// that hyphens join are read one by one.
fn are_governments(name: &[Word], sentence: &str, lexicon: &Lexicon) -> bool {
    let is_one = |words: &[Word]| {
        let bytes = words[0].start as usize..words[words.len() - 1].end as usize;
        lexicon.governments().named(&sentence[bytes]).is_some()
    };
    is_one(name) || name.split_inclusive(|word| word.joins).all(is_one)
}
