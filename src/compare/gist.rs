//! What a reader who does not know the language of a sentence can still see of it: its topics, the
//! governments that it names, and its figures, in the language of the report. It is no translation:
//! all of it comes from the lexicon and from what is read as a figure.

use std::collections::BTreeSet;

use crate::diverge::Compared;
use crate::lexicon::names_an_agreement;
use crate::report::Gist;
use crate::text::{Matcher, leftmost_longest};

/// The language of reports.
const LANGUAGE: &str = "en";

/// Finds what stands in the gists of one account.
pub(super) struct Gists<'a> {
    compared: &'a Compared<'a>,
    account: usize,
    governments: &'a Matcher,
}

impl<'a> Gists<'a> {
    /// `None` for an account in the language of the report, or in one that nobody knows.
    pub(super) fn of(compared: &'a Compared<'a>, account: usize) -> Option<Self> {
        let language = compared.statements[account].language.as_deref()?;
        (language != LANGUAGE).then(|| Self {
            compared,
            account,
            governments: compared.lexicon.governments().matcher_of_all(),
        })
    }

    /// The gist of a sentence; `None` where nothing in it is known.
    pub(super) fn of_sentence(&self, sentence: usize) -> Option<Gist> {
        let annotated = &self.compared.annotated[self.account].sentences[sentence];
        let topics = self.compared.topics.in_sentence(self.account, sentence);
        let topics = topics.iter().filter(|mention| !mention.weak);
        let topics = topics.map(|mention| self.compared.topics.entry(mention.topic).label.clone());
        // In a longer name, a short one is no name: the end of a minister's is a president
        // elsewhere.
        let text = annotated.normalized();
        let mut named = leftmost_longest(self.governments.find_in(text));
        named.retain(|found| !names_an_agreement(text, *found));
        let named: BTreeSet<usize> = named.into_iter().map(|found| found.entry).collect();
        let entries = self.compared.lexicon.governments().entries();
        let figures = annotated.figures().matches.iter();
        let gist = Gist {
            topics: once(topics),
            names: (named.into_iter())
                .map(|government| entries[government].name.clone())
                .collect(),
            figures: once(figures.map(|found| found.figure.to_string())),
        };
        let is_empty = gist.topics.is_empty() && gist.names.is_empty() && gist.figures.is_empty();
        (!is_empty).then_some(gist)
    }
}

/// Each once, in the order of the sentence.
fn once(texts: impl Iterator<Item = String>) -> Vec<String> {
    let mut seen = BTreeSet::new();
    texts.filter(|text| seen.insert(text.clone())).collect()
}
