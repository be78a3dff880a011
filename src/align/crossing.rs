//! What a text gives that is held against one in another language: its words as English terms, and
//! its direction in the space that languages share. In a sum over many words, the few that the
//! table has wrong do little harm.

use std::collections::{BTreeMap, BTreeSet};

use super::bag::Bag;
use super::embedding::TermVectors;
use super::vocabulary::{TermId, Vocabulary};
use crate::crosslingual::{Tongue, tongue};

/// The English terms for each term of a language.
pub(super) struct English(BTreeMap<TermId, Vec<(TermId, f64)>>);

impl English {
    /// For the terms of some sentences.
    pub(crate) fn of<'b>(
        language: &str,
        vocabulary: &mut Vocabulary,
        bags: impl Iterator<Item = &'b Bag>,
    ) -> Self {
        let used: BTreeSet<TermId> = bags
            .flat_map(|bag| bag.terms.iter().map(|(term, _)| *term))
            .collect();
        // In the order of their numbers, which new terms go on with.
        let words: BTreeMap<TermId, String> = vocabulary
            .terms()
            .filter(|(_, id)| used.contains(id))
            .map(|(word, id)| (id, word.to_owned()))
            .collect();
        let tongue = tongue(language);
        let mut in_english = |word: &str| {
            let terms = tongue.map_or_else(Vec::new, |tongue| tongue.in_english(word));
            let terms = terms.into_iter();
            terms
                .map(|(term, share)| (vocabulary.id(term), share))
                .collect()
        };
        let english = words.iter().map(|(id, word)| (*id, in_english(word)));
        Self(english.collect())
    }
}

/// What leads from a language to others.
pub(super) struct Crossing {
    english: English,
    vectors: TermVectors,
}

impl Crossing {
    /// For a language and all terms of the vocabulary.
    pub(crate) fn new(language: &str, english: English, vocabulary: &Vocabulary) -> Self {
        let tongue = tongue(language);
        let dimensions = tongue.map_or(0, Tongue::dimensions);
        let find = |term: &str| tongue?.vector(term);
        Self {
            english,
            vectors: TermVectors::of(vocabulary, dimensions, find),
        }
    }

    /// The direction of weighted terms in the space that languages share.
    pub(crate) fn embedding(&self, terms: &[(TermId, f64)]) -> Option<Vec<i16>> {
        let known = terms.iter().filter_map(|(term, weight)| {
            let idf = self.vectors.idf(*term)?;
            Some((*term, weight * idf))
        });
        self.vectors.embedding(known)
    }

    /// Weighted terms as English ones, in order, each weighted by its rarity too.
    pub(crate) fn in_english(
        &self,
        terms: &[(TermId, f64)],
        rarity: impl Fn(TermId) -> f64,
    ) -> Vec<(TermId, f64)> {
        let mut sums: BTreeMap<TermId, f64> = BTreeMap::new();
        for (term, weight) in terms {
            for (english, share) in self.english.0.get(term).into_iter().flatten() {
                *sums.entry(*english).or_default() += weight * share * rarity(*english);
            }
        }
        sums.into_iter().collect()
    }
}
