//! The runs of words of a text in which set phrases may stand: what is said, without who says it.
//!
//! Names of people, offices and the verbs that report cut a sentence into runs, and so does what
//! ends what belongs together. Openings say that there were talks, and have no runs.

use std::ops::Range;

use crate::history::series::{CutText, Text};
use crate::history::words::WordRun;
use crate::lexicon::{Lexicon, Role, Roles};
use crate::text::{Match, NormalizedText, leftmost_longest};

/// Sentences at the head of a text that say that there were talks.
const OPENING: usize = 1;

/// What stands in a sentence beside what is said.
const BESIDE: [Role; 15] = [
    Role::Claim,
    Role::Agree,
    Role::Discuss,
    Role::Meet,
    Role::Together,
    Role::Both,
    Role::Pronoun,
    Role::Title,
    Role::Author,
    Role::We,
    Role::Request,
    Role::Petition,
    Role::Requested,
    Role::Event,
    Role::Office,
];

/// The entry of people among the matches of a government.
const PEOPLE: usize = 1;

/// Offices in a sentence that lists who was there.
const LISTED: usize = 4;

/// Whether a sentence lists people with their offices, and so says nothing of what they spoke
/// about.
pub(super) fn is_list_of_people(sentence: &str, lexicon: &Lexicon) -> bool {
    lists_people(&lexicon.verbs().find(sentence))
}

fn lists_people(roles: &Roles) -> bool {
    let offices = roles.of(Role::Office);
    offices.len() >= LISTED && leftmost_longest(offices.to_vec()).len() >= LISTED
}

/// The runs of a text.
pub(in crate::history) fn runs<'t>(text: &'t CutText, lexicon: &Lexicon) -> &'t [WordRun] {
    text.runs.get_or_init(|| {
        let said = text.sentences.iter().enumerate().skip(OPENING);
        let said = said.filter(|(_, it)| it.is_content());
        said.flat_map(|(sentence, _)| of_sentence(text, sentence, lexicon))
            .collect()
    })
}

fn of_sentence(text: &CutText, sentence: usize, lexicon: &Lexicon) -> Vec<WordRun> {
    let Some(beside) = beside(text.sentences[sentence].read(), text, lexicon) else {
        return Vec::new();
    };
    let words = text.words(sentence);
    let (mut runs, mut start) = (Vec::new(), 0);
    let mut end_run = |start: usize, end: usize| {
        if start < end {
            runs.push(WordRun {
                sentence,
                words: start..end,
            });
        }
    };
    for (place, word) in words.iter().enumerate() {
        let bytes = word.start as usize..word.end as usize;
        if beside
            .iter()
            .any(|other| other.start < bytes.end && bytes.start < other.end)
        {
            end_run(start, place);
            start = place + 1;
        } else if word.breaks {
            end_run(start, place + 1);
            start = place + 1;
        }
    }
    end_run(start, words.len());
    runs
}

/// The bytes of a sentence in which somebody is named or reported to speak; `None` where it does no
/// more than list people.
fn beside(sentence: &str, text: &Text, lexicon: &Lexicon) -> Option<Vec<Range<usize>>> {
    let normalized = NormalizedText::new(sentence);
    let roles = lexicon.verbs().find_in(&normalized);
    if lists_people(&roles) {
        return None;
    }
    let mut found: Vec<Match> = BESIDE
        .iter()
        .flat_map(|role| roles.of(*role))
        .copied()
        .collect();
    for code in text.government.iter().chain(&text.with) {
        if let Some(matcher) = lexicon.governments().matcher(code) {
            let people = matcher.find_in(&normalized).into_iter();
            found.extend(people.filter(|hit| hit.entry == PEOPLE));
        }
    }
    let mut offsets: Vec<usize> = sentence.char_indices().map(|(at, _)| at).collect();
    offsets.push(sentence.len());
    let bytes = |hit: Match| offsets[hit.start]..offsets[hit.end];
    Some(found.into_iter().map(bytes).collect())
}
