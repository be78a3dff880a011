//! Words with which a statement reports what somebody said or did.

use serde::Deserialize;

use super::words::{ByLanguage, Words};
use crate::text::{Match, Matcher, NormalizedText, leftmost_longest};

/// What a word does in a sentence.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Role {
    /// A verb: to say, promise or hold something (`said`, `made clear`).
    Claim,
    /// A verb: to do so together (`agreed`).
    Agree,
    /// A verb: to speak of something without a position (`discussed`).
    Discuss,
    /// A verb: to meet (`spoke with`), which tells nothing of what was said.
    Meet,
    /// A noun for what was said (`the mention by …`).
    Noun,
    /// What is said to have been done together, with nobody named who did (`it was agreed`).
    Together,
    /// A noun for what a side promises or gives (`commitment`).
    Pledge,
    /// Thanks and praise for what somebody else gives (`thanked`).
    Thanks,
    /// Both sides at once (`the two leaders`).
    Both,
    /// A pronoun for the one last named (`he`).
    Pronoun,
    /// A title that stands for a government's own leader when nobody is named (`the President`).
    Title,
    /// A word in which an author speaks for himself (`I`, `we`).
    Author,
    /// A word that denies (`does not`).
    Negation,
    /// A word in which an author speaks for all that took part (`we`).
    We,
    /// What stands before who asked (`at the request of`).
    Request,
    /// What stands behind who asked (`at the President's request`).
    Petition,
    /// What tells that the other side asked (`at the request of the latter`).
    Requested,
    /// A word for the event itself, which is no speaker (`the call`).
    Event,
    /// An office, as it stands before the name of a person (`Foreign Minister`).
    Office,
}

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

/// The file of the program.
#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct VerbFile {
    claim: ByLanguage,
    noun: ByLanguage,
    agree: ByLanguage,
    discuss: ByLanguage,
    meet: ByLanguage,
    together: ByLanguage,
    pledge: ByLanguage,
    thank: ByLanguage,
    both: ByLanguage,
    pronoun: ByLanguage,
    title: ByLanguage,
    author: ByLanguage,
    negation: ByLanguage,
    we: ByLanguage,
    request: ByLanguage,
    petition: ByLanguage,
    requested: ByLanguage,
    event: ByLanguage,
    office: ByLanguage,
}

impl Verbs {
    pub(super) fn new(file: &VerbFile) -> Self {
        let words = [
            (Role::Claim, &file.claim),
            (Role::Agree, &file.agree),
            (Role::Discuss, &file.discuss),
            (Role::Meet, &file.meet),
            (Role::Noun, &file.noun),
            (Role::Together, &file.together),
            (Role::Pledge, &file.pledge),
            (Role::Thanks, &file.thank),
            (Role::Both, &file.both),
            (Role::Pronoun, &file.pronoun),
            (Role::Title, &file.title),
            (Role::Author, &file.author),
            (Role::Negation, &file.negation),
            (Role::We, &file.we),
            (Role::Request, &file.request),
            (Role::Petition, &file.petition),
            (Role::Requested, &file.requested),
            (Role::Event, &file.event),
            (Role::Office, &file.office),
        ];
        let words = words.iter().flat_map(|(role, words)| {
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

    /// The verbs, in order, the longest where they overlap; the entry of a hit is its role.
    pub fn verbs(&self) -> Vec<Match> {
        leftmost_longest(VERBS.map(|role| self.of(role)).concat())
    }
}
