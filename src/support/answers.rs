//! Which words of others answer some words, and how much of the words others have.

use std::iter::successors;

use super::vocabulary::{Vocabulary, WordId, share};

/// Which of some words each word of the vocabulary answers, and how well: wholly where it is the
/// same, less where it means much the same. Worked out once where the words are held against many
/// others.
#[derive(Default)]
pub(super) struct Answers {
    /// For each of the words, how much it tells.
    idf: Vec<f64>,
    /// How much all of them tell.
    whole: f64,
    /// For each word of the vocabulary, the number of its last answer, from 1 on; most have none.
    last: Vec<u32>,
    answers: Vec<Answer>,
    /// For each word of the vocabulary, how well it answers the one that it answers best.
    nearest: Vec<f32>,
    /// The words that answer any.
    answering: Vec<WordId>,
    /// For each word of the vocabulary, whether it is one of the words.
    is_taken: Vec<bool>,
    /// For each of the words, how well the others in hand answer it.
    best: Vec<f32>,
}

/// What a word answers.
struct Answer {
    /// The place of the word that is answered.
    at: u32,
    likeness: f32,
    /// The number of another answer of the word, or 0.
    other: u32,
}

impl Answers {
    /// Takes some words in place of those before.
    pub(super) fn take(&mut self, words: &[(WordId, u32)], vocabulary: &Vocabulary) {
        for word in self.answering.drain(..) {
            self.last[word as usize] = 0;
            self.nearest[word as usize] = 0.0;
            self.is_taken[word as usize] = false;
        }
        self.answers.clear();
        self.last.resize(vocabulary.len(), 0);
        self.nearest.resize(vocabulary.len(), 0.0);
        self.is_taken.resize(vocabulary.len(), false);
        self.idf.clear();
        (self.idf).extend(words.iter().map(|(word, _)| vocabulary.idf(*word)));
        self.whole = self.idf.iter().sum();
        for (at, (word, _)) in words.iter().enumerate() {
            self.is_taken[*word as usize] = true;
            self.note(*word, at, 1.0);
            for (alike, likeness) in vocabulary.alike(*word) {
                self.note(*alike, at, *likeness);
            }
        }
    }

    fn note(&mut self, word: WordId, at: usize, likeness: f32) {
        let last = &mut self.last[word as usize];
        if *last == 0 {
            self.answering.push(word);
        }
        self.answers.push(Answer {
            at: at as u32,
            likeness,
            other: *last,
        });
        *last = self.answers.len() as u32;
        let nearest = &mut self.nearest[word as usize];
        *nearest = nearest.max(likeness);
    }

    /// What a word answers of the words taken.
    fn of_word(&self, word: WordId) -> impl Iterator<Item = &Answer> {
        let answer = |number: u32| self.answers.get((number as usize).checked_sub(1)?);
        successors(answer(self.last[word as usize]), move |it| answer(it.other))
    }

    /// The share of the weight of the words taken that others have.
    pub(super) fn shared(&self, others: &[(WordId, u32)], vocabulary: &Vocabulary) -> f64 {
        let mut shared = 0.0;
        for (word, _) in others {
            if self.is_taken[*word as usize] {
                shared += vocabulary.idf(*word);
            }
        }
        share(shared, self.whole)
    }

    /// How much of either some words, which tell so much in all, and those taken have of each
    /// other, words of much the same meaning counted too; `None` where that is no more than `least`.
    pub(super) fn both_ways(
        &mut self,
        words: &[(WordId, u32)],
        whole: f64,
        least: f64,
        vocabulary: &Vocabulary,
    ) -> Option<f64> {
        let mut answered = 0.0;
        for (word, _) in words {
            answered += vocabulary.idf(*word) * f64::from(self.nearest[*word as usize]);
        }
        let answered = share(answered, whole);
        // The words taken have no more than all of it, which mostly tells enough.
        if answered.sqrt() <= least {
            return None;
        }
        let both = (share(self.had(words), self.whole) * answered).sqrt();
        (both > least).then_some(both)
    }

    /// How much of the words taken some others have, words of much the same meaning counted too.
    fn had(&mut self, others: &[(WordId, u32)]) -> f64 {
        let mut best = std::mem::take(&mut self.best);
        best.clear();
        best.resize(self.idf.len(), 0.0);
        for (word, _) in others {
            for answer in self.of_word(*word) {
                let best: &mut f32 = &mut best[answer.at as usize];
                *best = best.max(answer.likeness);
            }
        }
        let mut had = 0.0;
        for (idf, best) in self.idf.iter().zip(&best) {
            had += idf * f64::from(*best);
        }
        self.best = best;
        had
    }
}

#[cfg(test)]
mod tests {
    use std::collections::BTreeMap;
    use std::sync::Arc;

    use super::*;
    use crate::support::vocabulary::Counted;
    use crate::text::{self, KnownTerms};

    #[test]
    fn what_is_no_more_than_the_least_is_not_worked_out() {
        let terms = Arc::new(KnownTerms::new("en"));
        let mut vocabulary = Vocabulary::new("en", terms, BTreeMap::new());
        let mut take_in =
            |words: &str, account| vocabulary.take_in(words, || text::words(words).into(), account);
        let unit = take_in("They signed a grain treaty.", 0);
        let others = [
            "A grain treaty was signed.",
            "They signed a statement.",
            "The weather was cold.",
        ];
        let others = others.map(|words| take_in(words, 1));
        vocabulary.compare_words();
        let mut answers = Answers::default();
        answers.take(&unit, &vocabulary);
        let of = |answers: &mut Answers, words: &Counted, least| {
            answers.both_ways(words, vocabulary.weight(words), least, &vocabulary)
        };
        let all = others.each_ref().map(|words| {
            let both = of(&mut answers, words, -1.0).expect("more than nothing");
            assert_eq!(of(&mut answers, words, both), None);
            assert_eq!(of(&mut answers, words, both - 1e-9), Some(both));
            both
        });
        assert!(all[0] > all[1] && all[1] > all[2], "{all:?}");
    }
}
