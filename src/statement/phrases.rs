//! Phrases of which alone a sentence may be made.

use rustc_hash::FxHashMap;

use crate::text::script::is_unspaced;

/// A sentence that is made of phrases alone has no more characters than this.
const MAX_CHARACTERS: usize = 240;

/// Where names may stand in such a sentence.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum NamesStand {
    /// Before the phrase that makes it one: "Minister Roe put forward".
    Before,
    /// Behind it: "Thank you, Minister Roe".
    Behind,
}

/// Phrases that a sentence may be made of, by their first letter, the longest first, each with
/// whether it makes it one.
pub(super) struct Phrases(FxHashMap<char, Vec<(Vec<char>, bool)>>);

impl Phrases {
    pub(super) fn new(making: &[String], around: &[String]) -> Self {
        let making = making.iter().map(|phrase| (letters(phrase), true));
        let around = around.iter().map(|phrase| (letters(phrase), false));
        let mut phrases: Vec<(Vec<char>, bool)> = making.chain(around).collect();
        phrases.sort_by_key(|(phrase, _)| std::cmp::Reverse(phrase.len()));
        let mut by_letter: FxHashMap<char, Vec<(Vec<char>, bool)>> = FxHashMap::default();
        for phrase in phrases {
            if let Some(first) = phrase.0.first() {
                by_letter.entry(*first).or_default().push(phrase);
            }
        }
        Self(by_letter)
    }

    /// Whether a sentence is made of these phrases and of up to so many words of names, and one of
    /// the phrases makes it so.
    pub(super) fn covers(&self, sentence: &str, names: usize, stand: NamesStand) -> bool {
        if sentence.chars().nth(MAX_CHARACTERS).is_some() {
            return false;
        }
        let text: Vec<char> = plain(sentence).collect();
        let (mut at, mut made, mut named) = (0, false, 0);
        while at < text.len() {
            if !text[at].is_alphanumeric() {
                at += 1;
            } else if let Some((phrase, makes)) = self.beginning(&text[at..]) {
                at += phrase.len();
                made |= makes;
            } else if text[at].is_uppercase()
                && made == (stand == NamesStand::Behind)
                && named < names
            {
                named += 1;
                at += word_length(&text[at..]);
            } else {
                return false;
            }
        }
        made
    }

    /// The longest phrase with which a text begins, in capital or small letters. No more of it is
    /// made small than that takes: most sentences begin with none.
    fn beginning(&self, text: &[char]) -> Option<(&[char], bool)> {
        let mut phrases = self.0.get(&small(*text.first()?))?.iter();
        let found = phrases.find(|(phrase, _)| {
            let goes_on =
                |next: &char| next.is_alphanumeric() && !phrase.iter().any(|c| is_unspaced(*c));
            let mut pairs = phrase.iter().zip(text);
            text.len() >= phrase.len()
                && pairs.all(|(letter, own)| *letter == small(*own))
                && !text.get(phrase.len()).is_some_and(goes_on)
        });
        found.map(|(phrase, makes)| (phrase.as_slice(), *makes))
    }
}

fn word_length(text: &[char]) -> usize {
    let is_word = |c: &&char| c.is_alphanumeric() || matches!(c, '\'' | '-');
    text.iter().take_while(is_word).count()
}

/// The characters of a text with one form of apostrophe and of space.
fn plain(text: &str) -> impl Iterator<Item = char> {
    text.chars().map(|c| match c {
        '\u{2019}' => '\'',
        c if c.is_whitespace() => ' ',
        c => c,
    })
}

/// The same in small letters, one for each character.
fn letters(text: &str) -> Vec<char> {
    plain(text).map(small).collect()
}

fn small(c: char) -> char {
    c.to_lowercase().next().unwrap_or(c)
}
