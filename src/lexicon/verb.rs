//! Words with which a statement reports what somebody said or did.

use super::rows::{Role, VerbFile};
use super::words::Words;
use crate::text::{Match, Matcher, NormalizedText, leftmost_longest};

/// The verbs among the roles.
const VERBS: [Role; 4] = [Role::Claim, Role::Agree, Role::Discuss, Role::Meet];

/// All words, and what finds them.
#[derive(Debug)]
pub struct Verbs {
    matcher: Matcher,
}

/// The words of a sentence, by what they do in it.
#[derive(Debug, Clone)]
pub struct Roles(Vec<Match>);

impl Verbs {
    pub(super) fn new(file: &VerbFile) -> Self {
        let words = file.iter().flat_map(|(role, words)| {
            let words = words.values().flat_map(Words::iter);
            words.map(|word| (*role as usize, word))
        });
        Self {
            matcher: Matcher::new(words),
        }
    }

    /// The words in a sentence.
    pub fn find(&self, sentence: &str) -> Roles {
        self.find_in(&NormalizedText::new(sentence))
    }

    /// As [`find`](Self::find), in a sentence that other matchers look through too.
    pub fn find_in(&self, sentence: &NormalizedText) -> Roles {
        let mut hits = self.matcher.find_in(sentence);
        // In the order of words within a role.
        hits.sort_by_key(|hit| hit.entry);
        Roles(hits)
    }
}

impl Roles {
    /// The words of a role, in order.
    pub fn of(&self, role: Role) -> &[Match] {
        let from = self.0.partition_point(|hit| hit.entry < role as usize);
        let to = self.0.partition_point(|hit| hit.entry <= role as usize);
        &self.0[from..to]
    }

    /// Whether the sentence has a word of a role.
    pub fn has(&self, role: Role) -> bool {
        !self.of(role).is_empty()
    }

    /// Whether a verb tells what was agreed on an earlier day.
    pub fn cites(&self, verb: Match) -> bool {
        let mut cited = self.of(Role::Cited).iter();
        cited.any(|cited| cited.start <= verb.start && verb.start < cited.end)
    }

    /// The verbs, in order, the longest where they overlap; the entry of a hit is its role.
    pub fn verbs(&self) -> Vec<Match> {
        leftmost_longest(VERBS.map(|role| self.of(role)).concat())
    }
}
