//! People whom the accounts themselves introduce: "President of Ukraine Volodymyr Zelenskyy".
//!
//! The lexicon has the people whom accounts name most. An account introduces others with a title
//! and a state, and calls them by the family name in later sentences.

use std::collections::{BTreeMap, BTreeSet};
use std::ops::Range;

use super::grammar::grammar;
use super::party::Party;
use super::people_unspaced;
use crate::annotate::{AnnotatedSentence, AnnotatedStatement};
use crate::lexicon::{Governments, Role, Roles};
use crate::text::normalize::lower;
use crate::text::{Match, NormalizedText};

/// In this many first sentences of an account, a title without a state is of its own government,
/// unless one of its people is named beside it.
const OWN_PEOPLE_SENTENCES: usize = 2;

/// A name has at most this many words.
const MAX_NAME_WORDS: usize = 4;

/// A title is one of this many words before the state that a name follows.
const MAX_WORDS_AFTER_TITLE: usize = 12;

/// The titles before a name, and the state before them, have at most this many words.
const MAX_TITLE_WORDS: usize = 40;

/// At most this many names of people of a government are looked for, in the order of the alphabet.
/// Each costs a look at every word of every account. A communiqué with all who signed it has a
/// tenth of these.
const MAX_NAMES: usize = 1000;

/// A word of a sentence.
#[derive(Debug, Clone, Copy)]
struct NameWord<'a> {
    text: &'a str,
    /// Its first byte in the sentence, and its first character.
    byte: usize,
    start: usize,
    end: usize,
    /// Whether punctuation follows it, so that no name goes on behind it.
    closed: bool,
}

/// The names by which the people of each government may be met, by its code, from accounts in
/// English and in Chinese.
pub(super) fn introduced(
    accounts: &[AnnotatedStatement<'_>],
    parties: &[Party<'_>],
    governments: &Governments,
) -> BTreeMap<String, Vec<String>> {
    let mut owners: BTreeMap<String, BTreeSet<&str>> = BTreeMap::new();
    // A title with a state is better evidence than one without.
    let mut supposed: BTreeMap<String, BTreeSet<&str>> = BTreeMap::new();
    for account in accounts {
        if account.statement.language.as_deref() == Some("zh") {
            for (name, code) in people_unspaced::introduced(account, parties, governments) {
                let party = parties.iter().find(|party| party.code == code);
                owners
                    .entry(name)
                    .or_default()
                    .extend(party.map(|it| it.code.as_str()));
            }
        }
        if !matches!(account.statement.language.as_deref(), None | Some("en")) {
            continue;
        }
        for (place, sentence) in account.sentences.iter().enumerate() {
            let own = account.statement.source.government.as_deref();
            let own = own.filter(|own| {
                let mut parties = parties.iter();
                let party = parties.find(|party| party.code == *own);
                place < OWN_PEOPLE_SENTENCES
                    && !party.is_some_and(|party| party.has_person_in(sentence.normalized()))
            });
            for Introduced { name, code, is_met } in in_sentence(sentence, parties, governments) {
                match (code, own.filter(|_| !is_met)) {
                    (Some(code), _) => owners.entry(name).or_default().insert(code),
                    (None, Some(own)) => supposed.entry(name).or_default().insert(own),
                    (None, None) => continue,
                };
            }
        }
    }
    for (name, codes) in supposed {
        // "President Kim" behind "President Kim Sung of the Republic of Korea" is nobody else.
        let is_part = |known: &String| known.split(' ').any(|word| word == name);
        if !owners.keys().any(is_part) {
            owners.insert(name, codes);
        }
    }
    let mut names: BTreeMap<String, Vec<String>> = BTreeMap::new();
    for (name, owners) in owners {
        // A name that is introduced with two states belongs to neither for certain.
        let [code] = Vec::from_iter(owners)[..] else {
            continue;
        };
        // Who is listed with a full name is known by a title and his family name, too.
        let called = [name.clone(), format!("Mr. {name}")];
        let mut called = called.iter().map(|it| NormalizedText::new(it));
        if called.any(|it| parties.iter().any(|party| party.has_person_in(&it))) {
            continue;
        }
        let is_family_first = |party: &Party<'_>| party.code == code && party.is_family_first;
        let forms = forms(&name, parties.iter().any(is_family_first));
        names.entry(code.to_owned()).or_default().extend(forms);
    }
    for names in names.values_mut() {
        names.truncate(MAX_NAMES);
    }
    names
}

/// How a person is called again: by the whole name, by the family name, by title and family name.
fn forms(name: &str, is_family_first: bool) -> Vec<String> {
    let words: Vec<&str> = name.split(' ').collect();
    let family = match is_family_first {
        true => words[0],
        false => words[words.len() - 1],
    };
    let mut forms = vec![name.to_owned()];
    if words.len() > 1 && family.chars().count() > 2 {
        forms.push(family.to_owned());
    }
    forms
}

/// A name that stands with a title.
struct Introduced<'a> {
    name: String,
    /// The government that it is introduced with.
    code: Option<&'a str>,
    /// Whether it is of whom somebody met, and so hardly of the account's own people.
    is_met: bool,
}

/// The names in a sentence that stand with a title.
fn in_sentence<'a>(
    sentence: &AnnotatedSentence<'_>,
    parties: &'a [Party<'_>],
    governments: &'a Governments,
) -> Vec<Introduced<'a>> {
    let words = words(sentence.text());
    let titles = title_words(sentence.roles(), &words);
    if !titles.contains(&true) {
        return Vec::new();
    }
    let states = state_words(sentence.normalized(), &words, parties, governments);
    let mut found = Vec::new();
    let mut at = 0;
    while at < words.len() {
        let length = name_length(&words[at..], &titles[at..], &states[at..]);
        let behind_title = at > 0 && titles[at - 1] && !words[at - 1].closed;
        let behind_state = at > 0 && states[at - 1].is_some() && titled_before(&words, &titles, at);
        if length == 0 || !(behind_title || behind_state) {
            at += 1;
            continue;
        }
        let code = if behind_state {
            states[at - 1]
        } else {
            state_behind(&words, &states, at + length)
                .or_else(|| state_before(&words, &titles, &states, at))
        };
        let last = words[at + length - 1];
        let name = &sentence.text()[words[at].byte..last.byte + last.text.len()];
        found.push(Introduced {
            name: name.to_owned(),
            code,
            is_met: is_met(sentence.roles(), &words, &titles, at),
        });
        at += length;
    }
    found
}

/// Whether the titles before a name follow a verb of meeting ("met Lord David Example"), or the
/// name stands behind "with": "hosted a dinner with Mr. Sample, and Mr. Example".
fn is_met(roles: &Roles, words: &[NameWord<'_>], titles: &[bool], at: usize) -> bool {
    let is_of_title =
        |place: &usize| titles[*place] || grammar().title_joins.has(words[*place].text);
    let before = (0..at).rev().find(|place| !is_of_title(place));
    if words[..at].iter().any(|word| word.text == "with") {
        return true;
    }
    let meets = |word: &NameWord<'_>| {
        let mut verbs = roles.of(Role::Meet).iter();
        verbs.any(|verb| verb.start < word.end && word.start < verb.end)
    };
    before.is_some_and(|place| meets(&words[place]))
}

fn words(sentence: &str) -> Vec<NameWord<'_>> {
    let mut words = Vec::new();
    let mut characters = 0;
    let mut bytes = 0;
    for piece in sentence.split_whitespace() {
        let from = piece.as_ptr() as usize - sentence.as_ptr() as usize;
        characters += sentence[bytes..from].chars().count();
        let start = characters;
        characters += piece.chars().count();
        bytes = from + piece.len();
        let text = piece.trim_matches(|c: char| !c.is_alphanumeric());
        // The point of "U.S.", "Jr." or an initial closes nothing.
        let short = text.contains('.') || text.chars().count() <= 2;
        let closed = match piece.chars().next_back() {
            Some('.') => !short,
            tail => tail.is_some_and(|c| !c.is_alphanumeric()),
        };
        words.push(NameWord {
            text,
            byte: text.as_ptr() as usize - sentence.as_ptr() as usize,
            start,
            end: characters,
            closed,
        });
    }
    words
}

/// For each word, whether it is part of a title.
fn title_words(roles: &Roles, words: &[NameWord<'_>]) -> Vec<bool> {
    let mut titles = vec![false; words.len()];
    for found in roles.of(Role::Office) {
        let inside = touched(words, *found);
        let first = words[inside.clone()].first().map(|word| word.text);
        if first.is_some_and(|text| text.starts_with(char::is_uppercase)) {
            titles[inside].fill(true);
        }
    }
    titles
}

/// The words that a match touches.
fn touched(words: &[NameWord<'_>], found: Match) -> Range<usize> {
    let first = words.partition_point(|word| word.end <= found.start);
    let behind = words.partition_point(|word| word.start < found.end);
    first..behind.max(first)
}

/// For each word, the code of the government that it names: of a third state too, so that its people
/// are taken for nobody else's.
fn state_words<'a>(
    sentence: &NormalizedText,
    words: &[NameWord<'_>],
    parties: &'a [Party<'_>],
    governments: &'a Governments,
) -> Vec<Option<&'a str>> {
    let mut states = vec![None; words.len()];
    for party in parties {
        for found in party.states_in(sentence) {
            for state in &mut states[touched(words, found)] {
                state.get_or_insert(party.code.as_str());
            }
        }
    }
    for (word, state) in words.iter().zip(&mut states) {
        let third = || {
            let government = &governments.entries()[governments.named(word.text)?];
            let mut names = government.names.iter();
            let is_state = names.any(|name| lower(name) == lower(word.text));
            is_state.then_some(government.code.as_str())
        };
        if state.is_none() && word.text.starts_with(char::is_uppercase) {
            *state = third();
        }
    }
    states
}

/// How many words from the first on are a name: capitals that are neither title nor state, and not
/// the name of an office ("Secretary of State for Foreign Affairs").
fn name_length(words: &[NameWord<'_>], titles: &[bool], states: &[Option<&str>]) -> usize {
    let mut length = 0;
    for (at, word) in words.iter().take(MAX_NAME_WORDS + 1).enumerate() {
        let mut letters = word.text.chars();
        let capital = letters.next().is_some_and(char::is_uppercase);
        let shouts = letters.clone().count() > 1 && letters.all(char::is_uppercase);
        if !capital || shouts || titles[at] || states[at].is_some() {
            break;
        }
        length = at + 1;
        if word.closed {
            break;
        }
    }
    if length > MAX_NAME_WORDS { 0 } else { length }
}

/// Whether a title stands in front of the state that a name follows: "Minister for Foreign Affairs
/// of Ukraine Dmytro Kuleba", but not "in Ukraine Dmytro Kuleba", nor "met the Minister in Lima for
/// the eighth Ukraine Strategic Dialogue".
fn titled_before(words: &[NameWord<'_>], titles: &[bool], at: usize) -> bool {
    let is_of_title = |place: &usize| {
        let word = words[*place];
        let goes_on =
            word.text.starts_with(char::is_uppercase) || grammar().title_joins.has(word.text);
        !word.closed && (titles[*place] || goes_on)
    };
    let before = (0..at).rev().take_while(is_of_title);
    before
        .take(MAX_WORDS_AFTER_TITLE)
        .any(|place| titles[place])
}

/// The state behind a name: "Foreign Minister Dmytro Kuleba of Ukraine".
fn state_behind<'a>(
    words: &[NameWord<'_>],
    states: &[Option<&'a str>],
    at: usize,
) -> Option<&'a str> {
    let joined = at > 0 && !words[at - 1].closed && words.get(at)?.text == "of";
    let behind = if words.get(at + 1)?.text == "the" {
        at + 2
    } else {
        at + 1
    };
    joined
        .then(|| states.get(behind).copied().flatten())
        .flatten()
}

/// The state in front of the titles that a name follows: "Chinese State Councilor and Foreign
/// Minister Wang Yi".
fn state_before<'a>(
    words: &[NameWord<'_>],
    titles: &[bool],
    states: &[Option<&'a str>],
    at: usize,
) -> Option<&'a str> {
    let before = (0..at).rev().take_while(|place| {
        let word = words[*place];
        let inside = word.text.starts_with(char::is_uppercase) || word.text == "and";
        (inside || titles[*place]) && !word.closed
    });
    let mut before = before.take(MAX_TITLE_WORDS).map(|place| states[place]);
    before.find(Option::is_some)?
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::lexicon::Lexicon;
    use crate::statement::Sentence;

    fn party(code: &str) -> Party<'static> {
        let governments = Lexicon::standard().governments();
        let government = governments.of(code).expect("a government");
        Party {
            code: code.to_owned(),
            source: code.to_lowercase(),
            names: &government.names,
            is_family_first: government.given_words.is_some(),
            matcher: governments.matcher(code).expect("a government"),
        }
    }

    #[test]
    fn titles_and_states_introduce_people() {
        let verbs = Lexicon::standard().verbs();
        let parties = [party("US"), party("UA"), party("CN")];
        let cases: [(&str, &[(&str, &str)]); 10] = [
            (
                "President of Ukraine Petro Example met with him.",
                &[("Petro Example", "UA")],
            ),
            (
                "He spoke with Minister for Foreign Affairs of Ukraine Ivan Example today.",
                &[("Ivan Example", "UA")],
            ),
            (
                "He met with Foreign Minister Ivan Example of Ukraine.",
                &[("Ivan Example", "UA")],
            ),
            (
                "Talks with Chinese State Councilor and Foreign Minister Zhou Li took place.",
                &[("Zhou Li", "CN")],
            ),
            (
                "U.S. Secretary of Commerce Ann R. Example called.",
                &[("Ann R. Example", "US")],
            ),
            (
                "U.S. Commerce Secretary Ann R. Example called.",
                &[("Ann R. Example", "US")],
            ),
            (
                "He called Norwegian Foreign Minister Kari Example.",
                &[("Kari Example", "NO")],
            ),
            ("In Ukraine Ivan Example met the press.", &[]),
            (
                "Today I met the Foreign Minister in Lima for the eighth Ukraine Foreign and Strategic Dialogue.",
                &[],
            ),
            ("The Secretary spoke in Geneva.", &[]),
        ];
        for (sentence, expected) in cases {
            let plain = Sentence::new(sentence, 0);
            let annotated = AnnotatedSentence::of(&plain, None, verbs);
            let found = in_sentence(&annotated, &parties, Lexicon::standard().governments());
            let found: Vec<(&str, &str)> = found
                .iter()
                .filter_map(|it| Some((it.name.as_str(), it.code?)))
                .collect();
            assert_eq!(found, expected, "{sentence}");
        }
    }
}
