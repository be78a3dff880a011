//! What is known of a sentence while its clauses are read.

use std::collections::BTreeSet;
use std::ops::Range;

use crate::opposition::grammar::grammar;
use crate::opposition::outcome::OutcomeReader;
use crate::opposition::promise::PromiseReader;
use crate::opposition::tokens::ReadSentence;
use crate::opposition::words::{Term, WordList};
use crate::voice::Speaker;

pub(super) struct ClauseReader<'r> {
    pub read: &'r ReadSentence,
    pub outcomes: Option<OutcomeReader<'r>>,
    pub promises: Option<PromiseReader<'r>>,
    /// Where verbs of speech and act begin.
    pub verbs: BTreeSet<usize>,
    pub speaker: Option<&'r Speaker>,
    pub account: Option<String>,
}

impl ClauseReader<'_> {
    pub(super) fn has_auxiliary(&self, tokens: &Range<usize>) -> bool {
        let mut tokens = tokens.clone();
        tokens.any(|at| self.read.is(at, WordList::Auxiliary))
    }

    pub(super) fn has_verb(&self, span: &Range<usize>) -> bool {
        self.verbs.range(span.clone()).next().is_some()
    }

    pub(super) fn is_verb(&self, at: usize) -> bool {
        self.verbs.contains(&self.read.tokens[at].start)
    }

    /// Whether a word leads to what is part of the thing before it: "areas, including the shelf".
    pub(super) fn names_part(&self, at: usize) -> bool {
        let token = &self.read.tokens[at];
        token.follows_mark && grammar().naming_parts.contains(&token.folded)
    }

    /// Whether a word is of what the clause is about.
    pub(super) fn is_content(&self, at: usize) -> bool {
        let token = &self.read.tokens[at];
        let has_meaning = !token.stems.is_empty() || token.party.is_some();
        // A term that only keeps others from being read is as much content as any word.
        let is_small = self.read.term_at(at).is_some_and(|term| !term.is_neutral());
        let is_manner = token.party.is_none() && is_adverb(&token.folded);
        let is_named = self.read.continues_name(at);
        has_meaning && !is_small && !is_manner && !is_named && !self.is_verb(at)
    }
}

/// Whether a word says how something is done.
fn is_adverb(word: &str) -> bool {
    let mut endings = grammar().adverb_endings.iter();
    endings.any(|ending| word.ends_with(ending.as_str())) && !grammar().no_adverbs.contains(word)
}

/// Whether a term affirms or denies, or gives a clause its mood.
pub(super) fn is_operator(term: &Term) -> bool {
    term.poles().next().is_some()
        || [
            WordList::Denial,
            WordList::Demand,
            WordList::Dissuasion,
            WordList::Wish,
            WordList::Future,
            WordList::Talk,
            WordList::Blame,
        ]
        .iter()
        .any(|list| term.is(*list))
}
