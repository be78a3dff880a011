//! Where a sentence is cut, and how each part is joined to what stands before it.

use std::ops::Range;

use super::reader::{ClauseReader, is_operator};
use crate::opposition::grammar::grammar;
use crate::opposition::words::WordList;

/// How a part of a sentence is joined to what stands before it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Joint {
    Start,
    Mark,
    Conjunction,
    Complement,
    Question,
    Reservation,
}

/// Words of a sentence between two cuts.
pub(super) struct Part {
    pub tokens: Range<usize>,
    pub joint: Joint,
}

impl ClauseReader<'_> {
    /// Where the sentence is cut.
    pub(super) fn parts(&self) -> Vec<Part> {
        let read = self.read;
        let mut parts = vec![Part {
            tokens: 0..read.tokens.len(),
            joint: Joint::Start,
        }];
        for at in 1..read.tokens.len() {
            let joint = if self.is_complement(at - 1) {
                Joint::Complement
            } else if read.is(at, WordList::Question) && read.begins_term(at) {
                Joint::Question
            } else if self.is_reserved(at) && read.begins_term(at) {
                Joint::Reservation
            } else if read.is(at, WordList::Conjunction) && read.begins_term(at) {
                let start = parts.last().map_or(0, |part| part.tokens.start);
                if self.joins_names(start, at) {
                    continue;
                }
                Joint::Conjunction
            } else if read.tokens[at].follows_mark {
                Joint::Mark
            } else {
                continue;
            };
            if let Some(last) = parts.last_mut() {
                let end = std::mem::replace(&mut last.tokens.end, at);
                parts.push(Part {
                    tokens: at..end,
                    joint,
                });
            }
        }
        parts
    }

    /// Whether a conjunction joins the names of the sides, of whom nothing is said yet: "trade
    /// between Chad and Mali rose".
    fn joins_names(&self, start: usize, at: usize) -> bool {
        let read = self.read;
        let is_side = |at: usize| read.tokens[at].party.is_some();
        let says = |it: usize| read.term_at(it).is_some_and(is_operator) || self.is_verb(it);
        let is_small =
            |it: &usize| read.tokens[*it].stems.is_empty() || read.is(*it, WordList::Light);
        let mut behind = (at + 1..read.tokens.len()).skip_while(is_small);
        let joins = at > start && is_side(at - 1) && behind.next().is_some_and(is_side);
        joins && !(start..at).any(says)
    }

    /// Whether a word opens what is said: "that", alone or at the end of a term.
    fn is_complement(&self, at: usize) -> bool {
        let read = self.read;
        let ends_term = || {
            let term = read.tokens[at].term;
            term.is_some() && read.tokens.get(at + 1).is_none_or(|next| next.term != term)
        };
        read.is(at, WordList::Complement)
            || grammar().complements.contains(&read.tokens[at].folded)
                && ends_term()
                && !read.is(at, WordList::Conjunction)
    }

    /// Whether a word is of a condition under which something stays denied: "until", "as long as".
    pub(super) fn is_reserved(&self, at: usize) -> bool {
        self.read.is(at, WordList::Reservation) && self.read.is(at, WordList::Condition)
    }
}
