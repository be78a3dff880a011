//! The rows of the program, as the build left them.

use std::sync::LazyLock;

use super::rows::{Additions, Government, Ladder, Scope, Term, ToneFile, Topic, VerbFile};
use super::words::Words;
use crate::data::rows;

/// Codes of languages.
pub(crate) fn languages() -> Words {
    rows!("lexicon/languages")
}

pub(super) fn governments() -> Vec<Government> {
    rows!("lexicon/governments")
}

/// Titles before the family name of a person.
pub(super) fn titles() -> &'static Words {
    static TITLES: LazyLock<Words> = LazyLock::new(|| rows!("lexicon/titles"));
    &TITLES
}

pub(super) fn verbs() -> VerbFile {
    rows!("lexicon/verbs")
}

pub(super) fn topics() -> Vec<Topic> {
    rows!("lexicon/topics")
}

pub(super) fn terms() -> Vec<Term> {
    rows!("lexicon/terms")
}

pub(super) fn ladders() -> Vec<Ladder> {
    rows!("lexicon/ladders")
}

pub(super) fn scopes() -> Vec<Scope> {
    rows!("lexicon/scope")
}

pub(super) fn tones() -> ToneFile {
    rows!("lexicon/tone")
}

/// All that a user's file can add to.
pub(super) fn all() -> Additions {
    Additions {
        version: None,
        topic: topics(),
        term: terms(),
        ladder: ladders(),
        scope: scopes(),
        tone: tones().tone,
    }
}
