//! Finds many terms in a sentence at once.

use std::borrow::Cow;
use std::cmp::Reverse;
use std::iter::successors;
use std::ops::Range;

use rustc_hash::{FxBuildHasher, FxHashMap};
use unicode_normalization::char::decompose_canonical;

use super::affix::is_written_onto;
use super::normalize::{NormalizedText, append_normalized, is_word};
use super::script::is_unspaced;
use super::simplified::simplified;

/// Many terms, found together in one pass.
///
/// How a term matches: whole words, in either case; a term all in capitals (`AI`) in capitals only;
/// `tariff*` with any ending; hyphens, dashes and spaces stand for each other, and quotes and
/// apostrophes count for nothing. Capitals may stand without their accents (`Economie`, `ETAT`).
/// Chinese and Japanese terms match anywhere, and those in traditional characters also where a text
/// is read in simplified ones. Korean particles and Arabic possessives may be
/// written onto the end of a term; Arabic conjunctions, prepositions and the article onto its
/// beginning, and so may what French and Italian elide.
#[derive(Debug, Clone)]
pub struct Matcher {
    /// The last pattern with each head. A table of heads is built from thousands of terms within a
    /// millisecond, where an automaton takes five; sentences are short, so finding costs little.
    heads: FxHashMap<Head, usize>,
    /// For each [`pair_of`] first bytes, how long the heads are that may begin with them: a bit for
    /// each length.
    lengths: [u8; PAIRS],
    /// For each of them, the third bytes of longer heads: a bit for each by its last [`BITS`]. Most
    /// words of a sentence have none of them, and no head is looked up.
    thirds: [u32; PAIRS],
    patterns: Vec<TermPattern>,
    /// All terms, normalized, one behind the other.
    terms: String,
}

/// Bytes of a head. Few terms share their first four.
const HEAD: usize = 4;

/// The first bytes of a normalized term as a number, with zeros behind a shorter term.
type Head = u32;

/// How many bits of each of two first bytes are looked at, by which small letters are told apart,
/// and how many pairs there are.
const BITS: u32 = 5;
const PAIRS: usize = 1 << (2 * BITS);

/// The lengths of heads that have no third byte.
const SHORT_HEADS: u8 = 1 << 1 | 1 << 2;

#[derive(Debug, Clone)]
struct TermPattern {
    entry: usize,
    /// Where the term stands among all.
    term: Range<usize>,
    /// Another pattern with the same head.
    next: Option<usize>,
    /// The letters that the text must have, for a term all in capitals.
    capitals: Option<Box<str>>,
    /// The term with its accents, where this is the pattern without.
    accented: Option<Range<usize>>,
    /// Whether a word may go on behind the term.
    open: bool,
    /// Whether the term must begin and end with a word.
    words: bool,
    /// Whether it hides what it holds, and is not found itself.
    hides: bool,
}

/// Where a term stands in a sentence.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Match {
    /// Its first character.
    pub start: usize,
    /// The character behind its last.
    pub end: usize,
    /// The entry that the term belongs to.
    pub entry: usize,
}

impl Matcher {
    /// A matcher of `(entry, term)` pairs; an entry may have many terms.
    pub fn new<'a>(terms: impl IntoIterator<Item = (usize, &'a str)>) -> Self {
        let terms: Vec<(usize, &str)> = terms.into_iter().collect();
        let mut matcher = Self {
            heads: FxHashMap::with_capacity_and_hasher(terms.len(), FxBuildHasher),
            lengths: [0; PAIRS],
            thirds: [0; PAIRS],
            patterns: Vec::with_capacity(terms.len()),
            terms: String::new(),
        };
        matcher.add_terms(terms, false);
        matcher
    }

    /// Finds more terms.
    pub(crate) fn with<'a>(mut self, terms: impl IntoIterator<Item = (usize, &'a str)>) -> Self {
        self.add_terms(terms, false);
        self
    }

    /// Finds no terms of an entry inside these of the entry, and not these.
    pub(crate) fn without<'a>(mut self, terms: impl IntoIterator<Item = (usize, &'a str)>) -> Self {
        self.add_terms(terms, true);
        self
    }

    fn add_terms<'a>(&mut self, terms: impl IntoIterator<Item = (usize, &'a str)>, hides: bool) {
        for (entry, term) in terms {
            let (body, open) = match term.strip_suffix('*') {
                Some(body) => (body, true),
                None => (term, false),
            };
            let term = append_normalized(&mut self.terms, body);
            let pattern = TermPattern {
                entry,
                term: term.clone(),
                next: None,
                capitals: is_in_capitals(body).then(|| body.into()),
                accented: None,
                open,
                words: body.is_ascii() || !body.chars().any(is_unspaced),
                hides,
            };
            if let Cow::Owned(read) = simplified(&self.terms[term.clone()]) {
                let start = self.terms.len();
                self.terms.push_str(&read);
                self.add(TermPattern {
                    term: start..self.terms.len(),
                    ..pattern.clone()
                });
            }
            for bare in without_accents(&self.terms[term.clone()]) {
                let start = self.terms.len();
                self.terms.push_str(&bare);
                self.add(TermPattern {
                    term: start..self.terms.len(),
                    accented: Some(term.clone()),
                    ..pattern.clone()
                });
            }
            self.add(pattern);
        }
    }

    /// Adds a pattern before those with the same head.
    fn add(&mut self, mut pattern: TermPattern) {
        let length = pattern.term.len().min(HEAD);
        if length == 0 {
            return;
        }
        let bytes = &self.terms.as_bytes()[pattern.term.clone()];
        let first = pair_of(bytes);
        // Any byte may stand behind a term of one.
        let pairs = match length {
            1 => first..first + (1 << BITS),
            _ => first..first + 1,
        };
        self.lengths[pairs]
            .iter_mut()
            .for_each(|it| *it |= 1 << length);
        if length > 2 {
            self.thirds[first] |= 1 << last_bits(bytes, 2);
        }
        let head = head(bytes, length);
        pattern.next = self.heads.insert(head, self.patterns.len());
        self.patterns.push(pattern);
    }

    /// The matches in a sentence, in order, without those inside a longer one of the same entry.
    pub fn find(&self, sentence: &str) -> Vec<Match> {
        self.find_in(&NormalizedText::new(sentence))
    }

    /// Does what [`find`](Self::find) does, in a sentence that other matchers read too.
    pub fn find_in(&self, sentence: &NormalizedText) -> Vec<Match> {
        let mut matches = Vec::new();
        let mut hiding = Vec::new();
        for start in sentence.starts.iter().map(|start| *start as usize) {
            let rest = &sentence.text[start..];
            for pattern in self.beginning(rest.as_bytes()) {
                if rest.starts_with(&self.terms[pattern.term.clone()])
                    && self.lacks_accents_in_capitals(pattern, sentence, start)
                {
                    let found = pattern.accepts(sentence, start, start + pattern.term.len());
                    hiding.extend(found.filter(|_| pattern.hides));
                    matches.extend(found);
                }
            }
        }
        let mut found = without_inner(matches);
        found.retain(|found| !hiding.contains(found));
        found
    }

    /// Whether each letter at these bytes that lacks the accent of its term is a capital.
    fn lacks_accents_in_capitals(
        &self,
        pattern: &TermPattern,
        sentence: &NormalizedText,
        start: usize,
    ) -> bool {
        let Some(accented) = &pattern.accented else {
            return true;
        };
        let bare = self.terms[pattern.term.clone()].char_indices();
        let mut letters = bare.zip(self.terms[accented.clone()].chars());
        letters.all(|((at, bare), accented)| {
            let origin = sentence.origins[start + at] as usize;
            bare == accented || sentence.characters[origin].is_uppercase()
        })
    }

    /// The terms whose heads begin a text.
    fn beginning(&self, text: &[u8]) -> impl Iterator<Item = &TermPattern> {
        let pair = pair_of(text);
        let own = match self.thirds[pair] & 1 << last_bits(text, 2) {
            0 => self.lengths[pair] & SHORT_HEADS,
            _ => self.lengths[pair],
        };
        let lengths = (1..=text.len().min(HEAD)).filter(move |length| own & 1 << length != 0);
        let last = lengths.filter_map(|length| self.heads.get(&head(text, length)));
        last.flat_map(|last| {
            successors(Some(&self.patterns[*last]), |pattern| {
                pattern.next.map(|next| &self.patterns[next])
            })
        })
    }
}

/// A term as it stands where capitals lose their accents: those that begin its words, or all.
fn without_accents(term: &str) -> Vec<String> {
    if term.is_ascii() {
        return Vec::new();
    }
    let mut before = ' ';
    let with_small_accents = |c: char| match std::mem::replace(&mut before, c) {
        ' ' => without_accent(c),
        _ => c,
    };
    let capitalised: String = term.chars().map(with_small_accents).collect();
    let in_capitals: String = term.chars().map(without_accent).collect();
    let mut forms = vec![capitalised, in_capitals];
    forms.dedup();
    forms.retain(|form| form != term);
    forms
}

/// A Latin letter without its accent.
fn without_accent(letter: char) -> char {
    let mut first = None;
    decompose_canonical(letter, |part| {
        first.get_or_insert(part);
    });
    first.filter(char::is_ascii_alphabetic).unwrap_or(letter)
}

/// The number of the first two bytes of a text, by their last bits.
fn pair_of(text: &[u8]) -> usize {
    last_bits(text, 0) << BITS | last_bits(text, 1)
}

/// The last bits of a byte of a text; of none behind its end.
fn last_bits(text: &[u8], at: usize) -> usize {
    text.get(at)
        .map_or(0, |byte| usize::from(*byte) % (1 << BITS))
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

/// Matches in order, each once, without those inside a longer one of the same entry.
fn without_inner(mut matches: Vec<Match>) -> Vec<Match> {
    matches.sort_unstable_by_key(|found| (found.entry, found.start, Reverse(found.end)));
    let mut reached = (usize::MAX, 0);
    matches.retain(|found| {
        // One that begins no later than this, and reaches as far, holds it.
        let inside = reached.0 == found.entry && found.end <= reached.1;
        if !inside {
            reached = (found.entry, found.end);
        }
        !inside
    });
    matches.sort_unstable_by_key(|found| (found.start, Reverse(found.end), found.entry));
    matches
}

/// The matches that do not overlap: of those that do, the leftmost, and of these the longest,
/// whatever its entry. `Taiwan` inside `Taiwan question` is the latter.
pub(crate) fn leftmost_longest(mut matches: Vec<Match>) -> Vec<Match> {
    matches.sort_unstable_by_key(|found| (found.start, Reverse(found.end), found.entry));
    let mut end = 0;
    matches.retain(|found| {
        let keep = found.start >= end;
        if keep {
            end = found.end;
        }
        keep
    });
    matches
}

impl TermPattern {
    /// The match of this pattern, whose letters stand at these bytes; `None` inside a word.
    fn accepts(&self, sentence: &NormalizedText, start: usize, end: usize) -> Option<Match> {
        let mut end = end;
        if self.words {
            let rest = &sentence.text[end..];
            let ending: usize = rest
                .chars()
                .take_while(|c| is_word(*c))
                .map(char::len_utf8)
                .sum();
            if ending > 0 && !self.open {
                // "China's": the apostrophe is gone, so the ending looks like one of the word.
                let possessive = rest.starts_with('s')
                    && ending == 1
                    && sentence.origins[end] > sentence.origins[end - 1] + 1;
                if !possessive && !is_written_onto(&rest[..ending]) {
                    return None;
                }
            } else {
                end += ending;
            }
        }
        let first = sentence.origins[start] as usize;
        let last = sentence.origins[end - 1] as usize;
        if let Some(capitals) = &self.capitals {
            let original = &sentence.characters[first..=last];
            if !original.iter().copied().eq(capitals.chars()) {
                return None;
            }
        }
        Some(Match {
            start: first,
            end: last + 1,
            entry: self.entry,
        })
    }
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
            .map(|found| &sentence[offsets[found.start]..offsets[found.end]])
            .collect()
    }

    #[test]
    fn of_overlapping_terms_the_longest_stands() {
        let at = |start, end| Match {
            start,
            end,
            entry: 0,
        };
        let matches = vec![at(0, 6), at(4, 10), at(6, 9), at(7, 8)];
        assert_eq!(leftmost_longest(matches), [at(0, 6), at(6, 9)]);
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
            (&["臺灣"], "关于台湾问题，関係する臺灣", &["台湾", "臺灣"]),
            (&["Korea", "North Korea"], "North Korea", &["North Korea"]),
            (&["war"], "a warm toward", &[]),
            (&["5", "5G"], "5 of 5G, 5-5", &["5", "5G", "5", "5"]),
            (&["Taiwan"], "Taiwan\u{2019}s return, Taiwans", &["Taiwan"]),
            (
                &["인도"],
                "인도는 인도에서의 인도적 인도네시아",
                &["인도", "인도"],
            ),
            (&["NATO"], "NATO와 G7", &["NATO"]),
            (&["G7"], "NATO와 G7의 정상", &["G7"]),
            (
                &["صين", "تجارة"],
                "والصين للتجارة وبالتجارة متجارة",
                &["صين", "تجارة", "تجارة"],
            ),
            (
                &["Iran", "Ukraine", "ONU"],
                "l'Iran, d\u{2019}Ukraine et l'ONU, mal'Iran",
                &["Iran", "Ukraine", "ONU"],
            ),
            (
                &["économie numérique", "États-Unis", "maïs"],
                "Economie numérique, ECONOMIE NUMERIQUE, economie numérique, Etats-Unis, Mais",
                &["Economie numérique", "ECONOMIE NUMERIQUE", "Etats-Unis"],
            ),
            (&["اوكرانيا"], "في أُوكرانيا", &["أُوكرانيا"]),
        ];
        for (terms, sentence, expected) in cases {
            assert_eq!(found(terms, sentence), *expected, "{terms:?} in {sentence}");
        }
    }
}
