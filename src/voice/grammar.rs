//! Function words that say who speaks, and how the words around a verb change what it says.

use std::collections::BTreeMap;
use std::sync::LazyLock;

use serde::Deserialize;

use crate::data::data;
use crate::lexicon::Role;
use crate::text::Match;
use crate::text::normalize::lower;

/// How far one looks back from a name or a verb, in characters.
pub(super) const LOOK_BEHIND: usize = 120;

/// The function words. `data/voice/grammar.toml` says what each list is for.
#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct Grammar {
    auxiliaries: FunctionWords,
    denials: FunctionWords,
    determiners: FunctionWords,
    pub articles: FunctionWords,
    pub prepositions: FunctionWords,
    /// Nouns behind a name that is no speaker with them.
    pub things: FunctionWords,
    pub request_prepositions: FunctionWords,
    pub giver_prepositions: FunctionWords,
    pub genitives: FunctionWords,
    pub agents: FunctionWords,
    pub reasons: FunctionWords,
    pub relatives: FunctionWords,
    /// Subjects of a clause that tells more of the noun before it.
    relative_subjects: FunctionWords,
    perfects: FunctionWords,
    /// Verbs of the past that end like those of the present.
    pasts: FunctionWords,
    /// Verbs by which words are told within words of another.
    pub utterances: FunctionWords,
    /// Beginnings of verbs by which words are told, and nothing else is done.
    pub tellings: FunctionWords,
    /// At the head of a sentence, they tell what was said, and not by whom.
    pub participles: FunctionWords,
    /// Ends of the name of a body of a state.
    pub institutions: FunctionWords,
    /// Objects that make a verb a deed, by the verb.
    deeds: BTreeMap<String, Vec<String>>,
    pub conjunctions: FunctionWords,
    pub infixed_conjunctions: FunctionWords,
    pub prefixed_prepositions: FunctionWords,
    /// Words that are both sides only right before their verb.
    pub lone_pairs: FunctionWords,
    /// Words behind "both sides" by which somebody says what both should do.
    pub modals: FunctionWords,
    /// Words behind a government by which somebody demands something of it.
    pub obligations: FunctionWords,
    /// Right behind a government, the same in a language without spaces.
    pub demands: FunctionWords,
    /// Beginnings of words that nobody says of what his own side does.
    pub reproaches: FunctionWords,
    /// Beginnings of words before such a one by which a side only speaks of it.
    pub shields: FunctionWords,
    /// Signs behind a verb of speech that open what is said.
    pub speech_openings: FunctionWords,
    /// Openings of a sentence that answers the one before it.
    replies: FunctionWords,
    pub suffixed_titles: FunctionWords,
    pub title_determiners: FunctionWords,
    pub short_offices: FunctionWords,
    /// Beginnings of offices that are never called by a short one.
    pub lasting_offices: FunctionWords,
    pub title_joins: FunctionWords,
    /// Beginnings of nouns beside which an adjective of a state is a speaker.
    side_nouns: FunctionWords,
    /// What opens a clause whose speaker stands behind its verb.
    pub as_said: FunctionWords,
    /// Offices of one state alone, by the code of the state.
    pub offices_of_one: BTreeMap<String, Vec<String>>,
}

/// Words by language. They are looked for in every language, since they do no harm in another.
#[derive(Deserialize)]
pub(super) struct FunctionWords(BTreeMap<String, Vec<String>>);

impl FunctionWords {
    /// Whether it is one of them.
    pub(crate) fn has(&self, word: &str) -> bool {
        self.iter().any(|own| own == word)
    }

    /// The words of all languages.
    pub(crate) fn iter(&self) -> impl Iterator<Item = &str> {
        self.0.values().flatten().map(String::as_str)
    }
}

/// Whether an adjective of a state is a speaker beside a word: "российский лидер".
pub(super) fn is_side_noun(word: &str) -> bool {
    let word = lower(word);
    let noun = word.rsplit(['\'', '\u{2019}']).next().unwrap_or_default();
    grammar().side_nouns.iter().any(|own| noun.starts_with(own))
}

/// The function words of the program.
pub(super) fn grammar() -> &'static Grammar {
    static GRAMMAR: LazyLock<Grammar> = LazyLock::new(|| data!("voice/grammar"));
    &GRAMMAR
}

/// Whether a match is of a word with this role.
pub(super) fn has_role(found: Match, role: Role) -> bool {
    found.entry == role as usize
}

/// Whether a sentence answers the one before it: "In response, the President said".
pub(crate) fn is_reply(sentence: &str) -> bool {
    let sentence = lower(sentence);
    let mut replies = grammar().replies.iter();
    replies.any(|opening| sentence.starts_with(opening))
}

/// Whether a verb is passive: one who "was informed" has said nothing.
pub(crate) fn is_passive(characters: &[char], verb: Match) -> bool {
    word_before(characters, verb).is_some_and(|word| grammar().auxiliaries.has(&word))
}

/// Whether a verb is passive and denied: "the import of Japanese beef was not discussed" is nothing
/// that Japan did.
pub(super) fn is_denied_passive(characters: &[char], verb: Match) -> bool {
    let from = verb.start.saturating_sub(LOOK_BEHIND);
    let before: String = characters[from..verb.start].iter().collect();
    let mut words = before.split_whitespace().rev();
    let denies = |word: &str| grammar().denials.has(word);
    let is_form = |word: &str| grammar().auxiliaries.has(word);
    let mut last = words.next();
    if last.is_some_and(is_form) {
        last = words.next();
        return last.is_some_and(denies);
    }
    last.is_some_and(denies) && words.next().is_some_and(is_form)
}

/// Whether a verb that can be one of saying tells a deed: "has introduced more than ten bills".
pub(super) fn is_deed(characters: &[char], verb: Match) -> bool {
    let word: String = characters[verb.start..verb.end].iter().collect();
    let Some(objects) = grammar().deeds.get(&lower(&word)) else {
        return false;
    };
    let behind: String = characters[verb.end..].iter().take(LOOK_BEHIND).collect();
    let is_genitive = |word: &str| grammar().genitives.has(word);
    let mut object = behind.split_whitespace().take_while(|word| {
        let is_whose = word.contains(['\'', '\u{2019}']);
        !is_whose && (is_genitive(word) || !grammar().prepositions.has(word))
    });
    object.any(|word| {
        let noun = word.trim_end_matches([',', '.', ';']);
        objects.iter().any(|own| own == noun)
    })
}

/// Whether a verb is of the present or a perfect: "opposes", "has repeatedly called for". Where
/// speech is told in the past, it stands within what is said.
pub(super) fn is_of_present(characters: &[char], verb: Match) -> bool {
    let from = verb.start.saturating_sub(LOOK_BEHIND);
    let before: String = characters[from..verb.start].iter().collect();
    let mut near = before.split_whitespace().rev().take(2);
    let verb: String = characters[verb.start..verb.end].iter().collect();
    let first = verb.split(' ').next().unwrap_or_default();
    near.any(|word| grammar().perfects.has(word))
        || first.ends_with('s') && !grammar().pasts.has(first)
}

/// Whether a form of a verb is an adjective: "a detailed exchange", "the President's stated aim".
pub(super) fn is_adjective(characters: &[char], verb: Match) -> bool {
    word_before(characters, verb).is_some_and(|word| {
        let is_genitive = word.ends_with("'s") || word.ends_with("\u{2019}s");
        is_genitive || grammar().determiners.has(&word)
    })
}

/// Whether a verb tells more of the noun before it: "every tariff it has announced" says nothing of
/// who speaks. Behind a verb of `verbs` what is said follows: "said it has announced".
pub(super) fn is_of_noun(characters: &[char], verbs: &[Match], verb: Match) -> bool {
    let from = verb.start.saturating_sub(LOOK_BEHIND);
    let words = |from: usize| -> Vec<String> {
        let before: String = characters[from..verb.start].iter().collect();
        before.split_whitespace().map(str::to_owned).collect()
    };
    let before = words(from);
    let [.., noun, subject, perfect] = before.as_slice() else {
        return false;
    };
    let is_noun = noun.ends_with(char::is_alphanumeric)
        && noun != "that"
        && !grammar().conjunctions.has(noun);
    let is_said =
        |said: &Match| (from..verb.start).contains(&said.end) && words(said.end).len() == 2;
    grammar().perfects.has(perfect)
        && grammar().relative_subjects.has(subject)
        && is_noun
        && !verbs.iter().any(is_said)
}

/// The word before a verb.
fn word_before(characters: &[char], verb: Match) -> Option<String> {
    let from = verb.start.saturating_sub(LOOK_BEHIND);
    let before: String = characters[from..verb.start].iter().collect();
    before.split_whitespace().next_back().map(str::to_owned)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_verb_of_a_relative_clause_tells_more_of_a_noun() {
        let found = |sentence: &str, verb: &str| {
            let start = sentence.find(verb).expect("the verb");
            Match {
                start,
                end: start + verb.len(),
                entry: Role::Claim as usize,
            }
        };
        for (sentence, verb, is_of_noun_there) in [
            (
                "They will lift every tariff it has announced since March",
                "announced",
                true,
            ),
            (
                "They will send the weapons they had requested",
                "requested",
                true,
            ),
            (
                "The ministry said it has announced a plan",
                "announced",
                false,
            ),
            ("He said that it has announced a plan", "announced", false),
            (
                "It froze the sum, and it has announced a plan",
                "announced",
                false,
            ),
            ("It has announced a plan", "announced", false),
        ] {
            let verbs: Vec<Match> = ["said", verb]
                .into_iter()
                .filter(|verb| sentence.contains(verb))
                .map(|verb| found(sentence, verb))
                .collect();
            let characters: Vec<char> = sentence.chars().collect();
            let last = verbs[verbs.len() - 1];
            assert_eq!(
                is_of_noun(&characters, &verbs, last),
                is_of_noun_there,
                "{sentence}"
            );
        }
    }

    #[test]
    fn the_word_before_a_verb_makes_it_passive_or_an_adjective() {
        let cases = [
            ("He was informed", "informed", true, false),
            ("A detailed exchange", "detailed", false, false),
            ("after a detailed exchange", "detailed", false, true),
            ("The President\u{2019}s stated aim", "stated", false, true),
            ("He informed them", "informed", false, false),
        ];
        for (sentence, verb, passive, adjective) in cases {
            let start = sentence.find(verb).expect("the verb");
            let start = sentence[..start].chars().count();
            let found = Match {
                start,
                end: start + verb.chars().count(),
                entry: Role::Claim as usize,
            };
            let characters: Vec<char> = sentence.chars().collect();
            assert_eq!(is_passive(&characters, found), passive, "{sentence}");
            assert_eq!(is_adjective(&characters, found), adjective, "{sentence}");
        }
    }
}
