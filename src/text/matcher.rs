//! Finds the terms of a lexicon in a sentence.

use std::cmp::Reverse;
use std::collections::BTreeMap;
use std::iter::successors;
use std::ops::Range;
use std::sync::OnceLock;

use rustc_hash::FxHashMap;

/// Many terms, found together in one pass.
///
/// How a term matches: whole words, in either case; a term all in capitals (`AI`) in capitals
/// only; `tariff*` with any ending; hyphens, dashes and spaces stand for each other, and quotes
/// and apostrophes count for nothing. Chinese and Japanese terms match anywhere.
#[derive(Debug)]
pub struct Matcher {
    /// By how terms begin, the last of those that do: thousands of terms are in place within a
    /// millisecond, where an automaton would take five, and sentences are short.
    heads: FxHashMap<Head, usize>,
    /// Whether any term has a head of so many bytes, less one.
    lengths: [bool; HEAD],
    patterns: Vec<Pattern>,
    /// All terms, folded, one behind the other.
    terms: String,
}

/// How much of a term is its head, in bytes: of four, few terms share one.
const HEAD: usize = 4;

/// The first bytes of a folded term, with zeros behind a shorter one, as a number.
type Head = u32;

#[derive(Debug)]
struct Pattern {
    entry: usize,
    /// Where the term stands among all.
    term: Range<usize>,
    /// Another that begins like it.
    next: Option<usize>,
    /// What the text must be to the letter, for a term all in capitals.
    capitals: Option<Box<str>>,
    /// Whether a word may go on behind the term.
    open: bool,
    /// Whether the term must begin and end with a word.
    words: bool,
}

/// A matcher for each language, built when it is first asked for: building one costs milliseconds,
/// and an event has one or two languages.
#[derive(Debug)]
pub(crate) struct ForLanguages(BTreeMap<String, OnceLock<Matcher>>);

impl ForLanguages {
    /// Room for these languages.
    pub fn new<'a>(languages: impl Iterator<Item = &'a String>) -> Self {
        Self(
            languages
                .map(|language| (language.clone(), OnceLock::new()))
                .collect(),
        )
    }

    /// The matcher of a language; `None` where it has none.
    pub fn get(&self, language: &str, build: impl FnOnce() -> Matcher) -> Option<&Matcher> {
        self.0
            .get(language)
            .map(|matcher| matcher.get_or_init(build))
    }
}

/// Where a term stands in a sentence.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub struct Hit {
    /// Its first character.
    pub start: usize,
    /// The character behind its last.
    pub end: usize,
    /// The entry that the term belongs to.
    pub entry: usize,
}

/// A sentence as terms are looked for in it, with the way back to its characters. It serves any number
/// of matchers. A sentence has at most 4 GiB.
#[derive(Debug, Clone)]
pub struct Folded {
    text: String,
    /// For each byte of `text`, the index of the character it comes from.
    origins: Vec<u32>,
    /// Where terms may begin in `text`: not inside a word, nor with a space.
    starts: Vec<u32>,
    characters: Vec<char>,
}

impl Matcher {
    /// A matcher of `(entry, term)` pairs; an entry may have many terms.
    pub fn new<'a>(terms: impl IntoIterator<Item = (usize, &'a str)>) -> Self {
        let mut matcher = Self {
            heads: FxHashMap::default(),
            lengths: [false; HEAD],
            patterns: Vec::new(),
            terms: String::new(),
        };
        for (entry, term) in terms {
            let (body, open) = match term.strip_suffix('*') {
                Some(body) => (body, true),
                None => (term, false),
            };
            let term = fold_behind(&mut matcher.terms, body);
            let length = term.len().min(HEAD);
            if length == 0 {
                continue;
            }
            let head = head(&matcher.terms.as_bytes()[term.clone()], length);
            matcher.lengths[length - 1] = true;
            matcher.patterns.push(Pattern {
                entry,
                term,
                next: matcher.heads.insert(head, matcher.patterns.len()),
                capitals: is_in_capitals(body).then(|| body.into()),
                open,
                words: body.is_ascii() || !body.chars().any(is_unspaced),
            });
        }
        matcher
    }

    /// The hits in a sentence, in order; a hit inside a longer one of the same entry is left out.
    pub fn find(&self, sentence: &str) -> Vec<Hit> {
        self.find_in(&Folded::new(sentence))
    }

    /// As [`find`](Self::find), in a sentence that other matchers look through too.
    pub fn find_in(&self, sentence: &Folded) -> Vec<Hit> {
        let mut hits = Vec::new();
        for start in sentence.starts.iter().map(|start| *start as usize) {
            let rest = &sentence.text[start..];
            for pattern in self.beginning(rest.as_bytes()) {
                if rest.starts_with(&self.terms[pattern.term.clone()]) {
                    hits.extend(pattern.accepts(sentence, start, start + pattern.term.len()));
                }
            }
        }
        without_inner(hits)
    }

    /// The terms whose heads begin a text.
    fn beginning(&self, text: &[u8]) -> impl Iterator<Item = &Pattern> {
        let lengths = (1..=text.len().min(HEAD)).filter(|length| self.lengths[length - 1]);
        let last = lengths.filter_map(|length| self.heads.get(&head(text, length)));
        last.flat_map(|last| {
            successors(Some(&self.patterns[*last]), |pattern| {
                pattern.next.map(|next| &self.patterns[next])
            })
        })
    }
}

/// The first bytes of a text, as a head.
fn head(text: &[u8], length: usize) -> Head {
    let mut head = [0; HEAD];
    head[..length].copy_from_slice(&text[..length]);
    Head::from_le_bytes(head)
}

/// Whether a term is an abbreviation in capitals.
fn is_in_capitals(term: &str) -> bool {
    let letters = || term.bytes().filter(u8::is_ascii_alphabetic);
    let capital = |letter: u8| letter.is_ascii_uppercase();
    term.is_ascii() && letters().all(capital) && letters().nth(1).is_some()
}

/// Hits in order, each once, without those inside a longer one of the same entry.
fn without_inner(mut hits: Vec<Hit>) -> Vec<Hit> {
    hits.sort_unstable_by_key(|hit| (hit.entry, hit.start, Reverse(hit.end)));
    let mut reached = (usize::MAX, 0);
    hits.retain(|hit| {
        // One that begins no later than this, and reaches as far, holds it.
        let inside = reached.0 == hit.entry && hit.end <= reached.1;
        if !inside {
            reached = (hit.entry, hit.end);
        }
        !inside
    });
    hits.sort_unstable_by_key(|hit| (hit.start, Reverse(hit.end), hit.entry));
    hits
}

/// Only the longest hits, whatever entry they belong to: `Taiwan` inside `Taiwan question` is the
/// latter.
pub(crate) fn longest(mut hits: Vec<Hit>) -> Vec<Hit> {
    hits.sort_unstable_by_key(|hit| (hit.start, Reverse(hit.end), hit.entry));
    let mut end = 0;
    hits.retain(|hit| {
        let keep = hit.start >= end;
        if keep {
            end = hit.end;
        }
        keep
    });
    hits
}

impl Pattern {
    fn accepts(&self, folded: &Folded, start: usize, end: usize) -> Option<Hit> {
        let mut end = end;
        if self.words {
            let rest = &folded.text[end..];
            let ending: usize = rest
                .chars()
                .take_while(|c| is_word(*c))
                .map(char::len_utf8)
                .sum();
            if ending > 0 && !self.open {
                // "China's": the apostrophe is gone, so the ending looks like one of the word.
                let possessive = rest.starts_with('s')
                    && ending == 1
                    && folded.origins[end] > folded.origins[end - 1] + 1;
                if !possessive {
                    return None;
                }
            } else {
                end += ending;
            }
        }
        let first = folded.origins[start] as usize;
        let last = folded.origins[end - 1] as usize;
        if let Some(capitals) = &self.capitals {
            let original = &folded.characters[first..=last];
            if !original.iter().copied().eq(capitals.chars()) {
                return None;
            }
        }
        Some(Hit {
            start: first,
            end: last + 1,
            entry: self.entry,
        })
    }
}

impl Folded {
    /// The characters of the sentence as it was.
    pub fn characters(&self) -> &[char] {
        &self.characters
    }

    /// Folds a sentence.
    pub fn new(sentence: &str) -> Self {
        let characters: Vec<char> = sentence.chars().collect();
        let mut text = String::with_capacity(sentence.len());
        let mut origins = Vec::with_capacity(sentence.len());
        for (index, c) in (0..).zip(&characters) {
            fold(*c, &mut text, 0);
            while origins.len() < text.len() {
                origins.push(index);
            }
        }
        while text.ends_with(' ') {
            text.pop();
            origins.pop();
        }
        Self {
            starts: starts(&text),
            text,
            origins,
            characters,
        }
    }
}

/// Where a word, or anything outside of one but a space, begins.
fn starts(text: &str) -> Vec<u32> {
    let mut inside = false;
    let begins = |(start, c): (usize, char)| {
        let before = std::mem::replace(&mut inside, is_word(c));
        (c != ' ' && !(before && inside)).then_some(start as u32)
    };
    text.char_indices().filter_map(begins).collect()
}

/// Adds a term, as sentences are folded, to others.
fn fold_behind(terms: &mut String, term: &str) -> Range<usize> {
    let start = terms.len();
    // Most terms are small letters with single spaces, which folding leaves as they are.
    let mut before = b' ';
    let is_folded = term.bytes().all(|byte| {
        let last = std::mem::replace(&mut before, byte);
        byte.is_ascii_lowercase() || byte == b' ' && last != b' '
    });
    if is_folded {
        terms.push_str(term);
    } else {
        term.chars().for_each(|c| fold(c, terms, start));
    }
    if terms[start..].ends_with(' ') {
        terms.pop();
    }
    start..terms.len()
}

/// Adds a character to a text, which begins at a byte, as terms are compared: quotes are nothing,
/// dashes are spaces.
fn fold(c: char, text: &mut String, start: usize) {
    if c.is_ascii_alphanumeric() {
        text.push(c.to_ascii_lowercase());
    } else if is_unspaced(c) {
        text.push(c);
    } else if c.is_whitespace() || is_dash(c) {
        if text.len() > start && !text.ends_with(' ') {
            text.push(' ');
        }
    } else if !is_quote(c) {
        text.extend(c.to_lowercase());
    }
}

fn is_quote(c: char) -> bool {
    matches!(
        c,
        '\'' | '"'
            | '\u{2018}'..='\u{201f}'
            | '\u{ab}'
            | '\u{bb}'
            | '\u{2039}'
            | '\u{203a}'
            | '\u{300c}'..='\u{300f}'
            | '\u{ff02}'
            | '\u{ff07}'
    )
}

fn is_dash(c: char) -> bool {
    matches!(c, '-' | '\u{2010}'..='\u{2015}' | '\u{2212}')
}

fn is_word(c: char) -> bool {
    c.is_alphanumeric() && !is_unspaced(c)
}

/// A letter of a script that puts no spaces between words.
fn is_unspaced(c: char) -> bool {
    matches!(
        c,
        '\u{0e00}'..='\u{0eff}'
            | '\u{3040}'..='\u{30ff}'
            | '\u{3400}'..='\u{9fff}'
            | '\u{f900}'..='\u{faff}'
            | '\u{20000}'..='\u{3134f}'
    )
}

#[cfg(test)]
mod tests {
    use super::*;

    fn found<'a>(terms: &[&str], sentence: &'a str) -> Vec<&'a str> {
        let matcher = Matcher::new(terms.iter().map(|term| (0, *term)));
        let offsets: Vec<usize> = sentence
            .char_indices()
            .map(|(i, _)| i)
            .chain([sentence.len()])
            .collect();
        matcher
            .find(sentence)
            .into_iter()
            .map(|hit| &sentence[offsets[hit.start]..offsets[hit.end]])
            .collect()
    }

    #[test]
    fn of_overlapping_terms_the_longest_stands() {
        let hit = |start, end| Hit {
            start,
            end,
            entry: 0,
        };
        let hits = vec![hit(0, 6), hit(4, 10), hit(6, 9), hit(7, 8)];
        assert_eq!(longest(hits), [hit(0, 6), hit(6, 9)]);
    }

    #[test]
    fn terms_match_as_their_file_says() {
        let cases: &[(&[&str], &str, &[&str])] = &[
            (
                &["tariff*"],
                "Tariffs and a tariff.",
                &["Tariffs", "tariff"],
            ),
            (&["tariff"], "Tariffs and a tariff.", &["tariff"]),
            (&["AI"], "AI aids Ai Weiwei and said AI.", &["AI", "AI"]),
            (
                &["one-China"],
                "the \u{201c}one China\u{201d} policy",
                &["one China"],
            ),
            (
                &["cross-strait"],
                "cross strait and Cross\u{2011}Strait ties",
                &["cross strait", "Cross\u{2011}Strait"],
            ),
            (&["U.S."], "the U.S. side, not us", &["U.S."]),
            (
                &["United States"],
                "the United States\u{2019} view",
                &["United States"],
            ),
            (&["台湾"], "关于台湾问题，习近平指出", &["台湾"]),
            (&["Korea", "North Korea"], "North Korea", &["North Korea"]),
            (&["war"], "a warm toward", &[]),
            (&["Taiwan"], "Taiwan\u{2019}s return, Taiwans", &["Taiwan"]),
        ];
        for (terms, sentence, expected) in cases {
            assert_eq!(found(terms, sentence), *expected, "{terms:?} in {sentence}");
        }
    }
}
