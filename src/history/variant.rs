//! Other forms of a phrase: inflected, with a word put in, or in part in other words. "As long as
//! we can" is a form of "as long as it takes".
//!
//! The words of the phrase are aligned with those of a sentence, wherever in it that takes the
//! fewest changes. A form keeps most words of the phrase, and one that says something.

use std::ops::Range;

use rustc_hash::FxHashSet;

use super::words::{PhraseWord, Word};

/// What a change costs: a word put in is the lesser one, "one-China *unification* policy".
const EXCHANGED: usize = 2;
const LEFT_OUT: usize = 2;
const PUT_IN: usize = 1;

/// The part of its words that another form of a phrase keeps.
const KEPT: f64 = 0.6;

/// The part that it keeps where words are left out alone: "as long as" is no form of the phrase.
const KEPT_OF_A_PART: f64 = 0.75;

/// A phrase, by its words.
pub(super) struct Pattern {
    words: Vec<PhraseWord>,
    /// Its words as stems.
    stems: Vec<u32>,
    /// How many of the words that say something a form keeps, at least.
    kept_saying: usize,
    /// How many of the words a form keeps, at least.
    kept: usize,
    /// What all changes may cost.
    budget: usize,
}

/// The part that a form keeps that needs no company to be told from chance.
const KEPT_OF_A_CLOSE_FORM: f64 = 0.75;

/// A form of a phrase in a sentence.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Form {
    /// Its bytes in the sentence.
    pub range: Range<usize>,
    /// Its words in the sentence.
    pub words: Range<usize>,
    /// Whether it keeps so many words that it is no chance.
    pub is_close: bool,
    /// Words of the phrase that say something and are not in it.
    pub lost: usize,
    /// Words that say something and are not of the phrase.
    pub added: usize,
    /// Whether it begins with a word that is not of the phrase.
    pub begins_anew: bool,
    /// Whether it ends with one.
    pub ends_anew: bool,
}

impl Form {
    /// How many words that say something tell it from the phrase.
    pub(super) fn changes(&self) -> usize {
        self.lost + self.added
    }
}

/// How one word of a sentence stands to the phrase.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Step {
    Kept,
    Exchanged,
    PutIn,
    LeftOut,
}

/// Whether a text may have a form of a phrase, by the stems of its words that say something.
pub(super) fn may_have_form(phrase: &[Word], stems: &FxHashSet<u32>) -> bool {
    let saying = phrase.iter().filter(|word| !word.kind.is_function);
    let there = phrase.iter().filter(|word| stems.contains(&word.stem));
    there.count() >= kept_of(saying.count())
}

/// How many of the words of a phrase that say something a form keeps, at least.
fn kept_of(saying: usize) -> usize {
    match saying {
        // Half of two: "as long as we can" keeps "long" and not "takes".
        2 => 1,
        saying => (saying as f64 * KEPT).ceil() as usize,
    }
}

impl Pattern {
    /// A phrase, in the words of a series.
    pub(super) fn new(phrase: Vec<PhraseWord>) -> Self {
        let words = phrase.len();
        let kept = (words as f64 * KEPT).ceil() as usize;
        let stems: Vec<u32> = phrase.iter().map(|word| word.stem).collect();
        let saying = phrase.iter().filter(|word| !word.is_function);
        Self {
            kept_saying: kept_of(saying.count()),
            kept,
            // Two words are a form by what is put between them alone.
            budget: ((words - kept.min(words)) * EXCHANGED).max(PUT_IN * usize::from(words > 1)),
            stems,
            words: phrase,
        }
    }

    /// How many words it has.
    pub(super) fn words(&self) -> usize {
        self.stems.len()
    }

    /// Its words as stems.
    pub(super) fn stems(&self) -> &[u32] {
        &self.stems
    }

    /// All forms in a sentence, the phrase itself among them, from left to right.
    pub(super) fn forms(&self, words: &[Word]) -> Vec<Form> {
        let mut found = Vec::new();
        self.collect(words, &mut found);
        found
    }

    fn collect(&self, words: &[Word], found: &mut Vec<Form>) {
        // Most words have other stems, which is quickly seen.
        let is_shared = |word: &&Word| {
            self.stems.contains(&word.stem) && self.words.iter().any(|it| it.is_form(word))
        };
        let shared = words.iter().filter(is_shared);
        if shared.count() < self.kept {
            return;
        }
        let Some(steps) = self.aligned(words) else {
            return;
        };
        let window = steps.range.clone();
        self.collect(&words[..window.start], found);
        found.extend(self.form(words, &steps));
        let before = found.len();
        self.collect(&words[window.end..], found);
        for form in &mut found[before..] {
            form.words.start += window.end;
            form.words.end += window.end;
        }
    }

    /// The words of a sentence that take the fewest changes; `None` where that is more than a form
    /// may have.
    fn aligned(&self, words: &[Word]) -> Option<Alignment> {
        let (rows, columns) = (self.stems.len(), words.len());
        let width = columns + 1;
        let mut costs = vec![0; (rows + 1) * width];
        for row in 1..=rows {
            costs[row * width] = row * LEFT_OUT;
            for column in 1..=columns {
                let is_same = self.words[row - 1].is_form(&words[column - 1]);
                let exchanged = if is_same { 0 } else { EXCHANGED };
                let put_in = costs[row * width + column - 1] + PUT_IN;
                let left_out = costs[(row - 1) * width + column] + LEFT_OUT;
                let along = costs[(row - 1) * width + column - 1] + exchanged;
                costs[row * width + column] = along.min(put_in).min(left_out);
            }
        }
        let last = &costs[rows * width..];
        let least = *last.iter().min()?;
        if least > self.budget {
            return None;
        }
        // Behind the first of the best ends, those beside it exchange what it leaves out.
        let first = last.iter().position(|cost| *cost == least)?;
        let beside = last[first..].iter().take_while(|cost| **cost == least);
        let end = first + beside.count().min(rows) - 1;
        Some(self.traced(words, &costs, end.max(first)))
    }

    /// The steps that lead to an end of least cost.
    fn traced(&self, words: &[Word], costs: &[usize], end: usize) -> Alignment {
        let width = words.len() + 1;
        let (mut row, mut column) = (self.stems.len(), end);
        let mut steps = Vec::new();
        while row > 0 {
            let cost = costs[row * width + column];
            let step = if column > 0
                && self.words[row - 1].is_form(&words[column - 1])
                && cost == costs[(row - 1) * width + column - 1]
            {
                Step::Kept
            } else if column > 0 && cost == costs[(row - 1) * width + column - 1] + EXCHANGED {
                Step::Exchanged
            } else if column > 0 && cost == costs[row * width + column - 1] + PUT_IN {
                Step::PutIn
            } else {
                Step::LeftOut
            };
            if step != Step::PutIn {
                row -= 1;
            }
            if step != Step::LeftOut {
                column -= 1;
                steps.push(step);
            }
        }
        steps.reverse();
        Alignment {
            range: column..end,
            steps,
        }
    }

    /// The words of an alignment that make a form; `None` where they make none.
    fn form(&self, words: &[Word], alignment: &Alignment) -> Option<Form> {
        let start = alignment.range.start;
        let steps = |place: usize| alignment.steps[place - start];
        let is_kept = |place: usize| steps(place) == Step::Kept;
        let kept: Vec<usize> = alignment.range.clone().filter(|it| is_kept(*it)).collect();
        let says_something = |place: &&usize| !words[**place].kind.is_function;
        let saying = kept.iter().filter(says_something).count();
        if kept.len() < self.kept || saying < self.kept_saying {
            return None;
        }
        let (first, last) = (*kept.first()?, *kept.last()?);
        let goes_on = |one: usize| !words[one].breaks;
        // What was put in the place of other words at an end belongs to the form up to a comma, and
        // without words behind which more must follow.
        let mut from = first;
        while from > start && goes_on(from - 1) {
            from -= 1;
        }
        let mut to = last;
        while to + 1 < alignment.range.end && goes_on(to) {
            to += 1;
        }
        while to > last && words[to].kind.is_open_end {
            to -= 1;
        }
        let is_part = to + 1 - from == kept.len();
        let is_whole = kept.len() == self.stems.len();
        let of_phrase = self.words.iter().filter(|word| !word.is_function);
        let added =
            (from..to + 1).filter(|place| !is_kept(*place) && !words[*place].kind.is_function);
        let keeps = |part: f64| kept.len() as f64 >= self.stems.len() as f64 * part;
        (is_whole || !is_part || keeps(KEPT_OF_A_PART)).then(|| Form {
            range: words[from].start as usize..words[to].end as usize,
            words: from..to + 1,
            is_close: keeps(KEPT_OF_A_CLOSE_FORM),
            lost: of_phrase.count().saturating_sub(saying),
            added: added.count(),
            begins_anew: from < first,
            ends_anew: to > last,
        })
    }
}

/// Where a phrase stands in a sentence.
struct Alignment {
    /// The words of the sentence.
    range: Range<usize>,
    /// What each of them is.
    steps: Vec<Step>,
}
