//! Words with which a statement reports what somebody said or did.

use std::ops::Range;

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
        hits.extend(long_offices(sentence, &hits));
        // In the order of words within a role.
        hits.sort_by_key(|hit| (hit.entry, hit.start, hit.end));
        hits.dedup();
        Roles(hits)
    }
}

/// Words in small letters within the name of an office.
const JOINING: [&str; 6] = ["of", "for", "the", "and", "to", "on"];

/// What an office is for stands behind one of these.
const OPENING: [&str; 2] = ["of", "for"];

/// The name of an office has at most this many words behind its title.
const MAX_OFFICE_WORDS: usize = 16;

/// Offices whose name goes on behind their title with what they are for: "Director of the
/// Office of the Central Commission for Foreign Affairs".
fn long_offices(sentence: &NormalizedText, hits: &[Match]) -> Vec<Match> {
    let of = |role: Role| hits.iter().filter(move |hit| hit.entry == role as usize);
    let characters = sentence.characters();
    let is_capital = |hit: &&Match| characters[hit.start].is_uppercase();
    let nouns: Vec<Match> = of(Role::OfficeNoun).filter(is_capital).copied().collect();
    if nouns.is_empty() {
        return Vec::new();
    }
    let titles: Vec<Match> = of(Role::Office).filter(is_capital).copied().collect();
    let long = |office: &Match| {
        let end = end_of_office(characters, &nouns, &titles, office.end);
        (end > office.end).then_some(Match { end, ..*office })
    };
    titles.iter().filter_map(long).collect()
}

/// Where the name of an office ends whose title ends at a place: behind the last of the nouns
/// that follow it, with joining words, and a word with a capital behind these, between. No
/// other office begins in it.
fn end_of_office(characters: &[char], nouns: &[Match], titles: &[Match], title: usize) -> usize {
    let mut end = title;
    let mut at = title;
    let mut may_be_word = false;
    for _ in 0..MAX_OFFICE_WORDS {
        if characters.get(at) != Some(&' ') {
            break;
        }
        let start = at + 1;
        let length = characters[start..]
            .iter()
            .take_while(|c| c.is_alphanumeric() || matches!(c, '-' | '\u{2019}' | '\''))
            .count();
        at = start + length;
        let is_noun = nouns
            .iter()
            .any(|noun| (noun.start, noun.end) == (start, at));
        let word: String = characters[start..at].iter().collect();
        let is_joining = JOINING.contains(&word.as_str());
        let is_other = || titles.iter().any(|title| title.start == start);
        let is_word = may_be_word && word.starts_with(char::is_uppercase) && !is_other();
        let opens = start == title + 1;
        if opens && !OPENING.contains(&word.as_str()) {
            break;
        }
        if is_noun {
            end = at;
        } else if !(is_joining || is_word) {
            break;
        }
        may_be_word = is_joining;
    }
    end
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

    /// Whether any word with a role stands, in part at least, in a part of the sentence.
    pub fn touch(&self, part: &Range<usize>) -> bool {
        let mut hits = self.0.iter();
        hits.any(|hit| hit.start < part.end && part.start < hit.end)
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
