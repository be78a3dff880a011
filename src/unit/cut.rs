//! Where the units of a sentence begin, and what a unit reads like alone.

use std::collections::BTreeMap;
use std::sync::LazyLock;

use serde::Deserialize;

use crate::annotate::AnnotatedSentence;
use crate::data::data;
use crate::lexicon::Role;
use crate::text::script::is_wide;

/// How many words of a subject may stand between ", and" and its verb.
const MAX_WORDS_OF_SUBJECT: usize = 5;

/// A piece of fewer words says nothing of its own, and belongs to the piece before it.
const MIN_WORDS: usize = 4;

/// The same, in characters, for a language without spaces.
const MIN_WIDE_CHARACTERS: usize = 7;

/// A sentence is cut into so many units at most; the last one has the rest. No sentence of an
/// account has so many; each word of a list without an end may be one.
const MAX_UNITS: usize = 32;

/// The words, as `data/unit/clauses.toml` explains them.
#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct ClauseWords {
    marks: String,
    wide_marks: String,
    phrases: Vec<String>,
    said: Vec<String>,
    conjunction: String,
    joining: Vec<String>,
    relatives: Vec<String>,
    comma: String,
    adding: String,
    auxiliaries: String,
    dependent: Vec<String>,
    remarks: Vec<String>,
    waiting: Vec<String>,
}

static WORDS: LazyLock<ClauseWords> = LazyLock::new(|| data!("unit/clauses"));

/// The units of a sentence: first character, and the character behind the last.
pub(super) fn cut(sentence: &AnnotatedSentence<'_>) -> Vec<(usize, usize)> {
    let characters = sentence.characters();
    let mut bounds = vec![0];
    let verbs = CutVerbs::of(sentence);
    for at in begins(&verbs, sentence) {
        let from = *bounds.last().unwrap_or(&0);
        // "The President, in turn, focused on": what has no verb yet waits for it. "He said, in
        // particular, that": what has only a verb of saying, for what is said.
        let is_whole = from > 0 || verbs.has_one(from, at);
        let is_told = is_whole && !verbs.waits(from, at) && !only_leads_in(characters, from);
        if is_enough(characters, from, at) && is_told {
            bounds.push(at);
        }
        if bounds.len() == MAX_UNITS {
            break;
        }
    }
    // The last piece joins the one before it, where it is too short.
    if bounds.len() > 1 && !is_enough(characters, bounds[bounds.len() - 1], characters.len()) {
        bounds.pop();
    }
    bounds.push(characters.len());
    let pieces = bounds.windows(2);
    pieces
        .map(|piece| trimmed(characters, piece[0], piece[1]))
        .filter(|(start, end)| start < end)
        .collect()
}

/// Whether what begins here only says what the next piece is about: "Speaking of Ukraine, ...".
fn only_leads_in(characters: &[char], from: usize) -> bool {
    let skipped = characters[from..]
        .iter()
        .take_while(|c| matches!(c, ' ' | ','));
    let start = from + skipped.count();
    let is_here = |phrase: &String| {
        let mut phrase = phrase.chars().enumerate();
        phrase.all(|(place, c)| {
            let here = characters.get(start + place);
            here.is_some_and(|here| here.to_lowercase().eq(c.to_lowercase()))
        })
    };
    WORDS.waiting.iter().any(is_here)
}

/// Whether words depend on what stands before them, and say little alone.
pub(crate) fn depends(words: &str) -> bool {
    WORDS.dependent.iter().any(|it| words.starts_with(it))
}

/// Whether words only tell more of a thing that stands before them: "which begins in January".
pub(crate) fn is_remark(words: &str) -> bool {
    WORDS.remarks.iter().any(|it| words.starts_with(it))
}

/// Whether a clause with a subject of its own begins at a character of a sentence.
pub(crate) fn is_clause_at(sentence: &AnnotatedSentence<'_>, at: usize) -> bool {
    let verbs = CutVerbs::of(sentence);
    !verbs.begins(at) && verbs.follows_subject(at)
}

/// Whether a verb of saying, or an auxiliary, begins at a character of a sentence: who says or does
/// it stands before. Wide scripts need not say it.
pub(crate) fn begins_with_verb(sentence: &AnnotatedSentence<'_>, at: usize) -> bool {
    let is_spaced = |c: &char| !is_wide(*c);
    sentence.characters().get(at).is_some_and(is_spaced) && CutVerbs::of(sentence).begins(at)
}

/// Whether a piece has enough words to say something.
fn is_enough(characters: &[char], start: usize, end: usize) -> bool {
    let (start, end) = trimmed(characters, start, end);
    let adding = match starts_with(&characters[..end], start, &WORDS.adding) {
        true => WORDS.adding.chars().count(),
        false => 0,
    };
    let piece = &characters[start + adding..end];
    if piece.iter().copied().any(is_wide) {
        return piece.iter().filter(|c| is_wide(**c)).count() >= MIN_WIDE_CHARACTERS;
    }
    let mut words = 0;
    let mut inside = false;
    for c in piece {
        let is_word = c.is_alphanumeric();
        words += usize::from(is_word && !inside);
        // An apostrophe or hyphen parts no words.
        inside = is_word || inside && matches!(c, '\'' | '\u{2019}' | '-' | '.');
    }
    words >= MIN_WORDS
}

/// The characters at which a new unit may begin, in order.
fn begins(verbs: &CutVerbs<'_>, sentence: &AnnotatedSentence<'_>) -> Vec<usize> {
    let words = &*WORDS;
    let characters = verbs.characters;
    let behind = words.conjunction.chars().count();
    let comma = words.comma.chars().count();
    let joins = |at: usize| {
        let has_subject = || at > 0 && characters[at - 1] == ',';
        let clause = || has_subject() && verbs.follows_subject(at + behind);
        starts_with(characters, at, &words.conjunction) && (verbs.begins(at + behind) || clause())
    };
    let mark = |at: usize| {
        at > 0
            && (words.marks.contains(characters[at - 1])
                || words.wide_marks.contains(characters[at - 1])
                    && characters.get(at).is_some_and(|c| is_wide(*c)))
    };
    // What was discussed is a list, a thing an item.
    let discussed = sentence
        .roles()
        .of(Role::Discuss)
        .first()
        .map(|verb| verb.end);
    let lists = |at: usize| discussed.is_some_and(|verb| verb < at);
    // "Spoke today to underscore that" says two things.
    let meets = sentence.roles().of(Role::Meet).first();
    let purposes = sentence.roles().of(Role::Purpose).iter();
    let purposes = purposes.filter(|it| meets.is_some_and(|verb| verb.end < it.start));
    let purposes: Vec<usize> = purposes.map(|it| it.start - 1).collect();
    (1..characters.len())
        .filter(|at| match characters[*at] {
            // Phrases begin with one of these.
            ' ' | ',' => {
                let mut phrases = words.phrases.iter();
                phrases.any(|phrase| starts_with(characters, *at, phrase)) && !verbs.is_aside(*at)
                    || joins(*at)
                    || purposes.contains(at)
                    || starts_with(characters, *at, &words.comma)
                        && (verbs.saying.contains_key(&(at + comma)) || lists(*at))
                    || mark(*at)
            }
            _ => mark(*at),
        })
        .collect()
}

/// A piece without the "and" or "but", comma or space that it begins with, and without its last
/// stop.
pub(crate) fn trimmed(characters: &[char], start: usize, end: usize) -> (usize, usize) {
    let is_between = |c: &char| {
        c.is_whitespace() || matches!(c, ',' | ';' | ':' | '.' | '，' | '；' | '：' | '。' | '、')
    };
    let skip = |from: usize| {
        let rest = characters[from..end].iter();
        from + rest.take_while(|c| is_between(c)).count()
    };
    let joins = |first: usize| {
        let mut joining = WORDS.joining.iter();
        joining.find_map(|word| {
            let behind = first + word.chars().count();
            let is_here = starts_with(&characters[..end], first, word);
            (is_here && characters[..end].get(behind) == Some(&' ')).then_some(behind)
        })
    };
    let mut first = skip(start);
    if let Some(behind) = joins(first) {
        first = skip(behind);
    }
    let rest = characters[first..end].iter().rev();
    let last = end - rest.take_while(|c| is_between(c)).count();
    (first, last.max(first))
}

fn starts_with(characters: &[char], at: usize, phrase: &str) -> bool {
    let mut phrase = phrase.chars().enumerate();
    phrase.all(|(place, c)| characters.get(at + place) == Some(&c))
}

/// The verbs of a sentence, those of saying and auxiliaries.
struct CutVerbs<'a> {
    characters: &'a [char],
    /// Verbs of saying: the first character of each, and the character behind it.
    saying: BTreeMap<usize, usize>,
}

impl<'a> CutVerbs<'a> {
    fn of(sentence: &'a AnnotatedSentence<'_>) -> Self {
        Self {
            characters: sentence.characters(),
            saying: sentence
                .roles()
                .verbs()
                .iter()
                .map(|verb| (verb.start, verb.end))
                .collect(),
        }
    }

    /// Whether a verb stands in a piece. Wide scripts are not parted by verbs.
    fn has_one(&self, start: usize, end: usize) -> bool {
        let wide = self.characters[start..end].iter().copied().any(is_wide);
        wide || (start..end)
            .filter(|at| *at == 0 || self.characters[at - 1] == ' ')
            .any(|at| self.begins(at))
    }

    /// Whether a verb begins here.
    fn begins(&self, at: usize) -> bool {
        let is_here = |word: &str| {
            let end = at + word.chars().count();
            starts_with(self.characters, at, word) && self.characters.get(end) == Some(&' ')
        };
        self.saying.contains_key(&at) || WORDS.auxiliaries.split(' ').any(is_here)
    }

    /// Whether a piece ends in a verb of saying, or in one with words between commas behind it, and
    /// what is said follows.
    fn waits(&self, start: usize, end: usize) -> bool {
        let Some((_, verb)) = self.saying.range(start..end).next_back() else {
            return false;
        };
        let is_paused = self.characters.get(*verb) == Some(&',');
        is_paused
            && WORDS
                .said
                .iter()
                .any(|phrase| starts_with(self.characters, end, phrase))
    }

    /// Whether what begins at a comma ends at the next, with a verb behind it: "the threats, in
    /// particular around the plant, are" parts a subject from its verb.
    fn is_aside(&self, comma: usize) -> bool {
        let rest = &self.characters[comma + 1..];
        let end = rest.iter().position(|c| matches!(c, ',' | ';' | '.'));
        let is_comma = |end: &usize| self.characters[comma] == ',' && rest[*end] == ',';
        end.filter(is_comma)
            .is_some_and(|end| self.begins(comma + end + 3))
    }

    /// Whether a few words and then their verb stand here, before any punctuation.
    fn follows_subject(&self, from: usize) -> bool {
        // The stops of "the U.S." end nothing.
        let ends = |at: &usize| match self.characters[*at] {
            ',' | ';' => true,
            '.' => self.characters[at - 1].is_lowercase(),
            _ => false,
        };
        let end = (from..self.characters.len()).find(ends);
        (from..end.unwrap_or(self.characters.len()))
            .filter(|at| *at == from || self.characters[at - 1] == ' ')
            .take(MAX_WORDS_OF_SUBJECT + 1)
            .take_while(|at| *at == from || !self.is_relative(*at))
            .any(|at| self.begins(at))
    }

    /// Whether a word stands here that begins a clause on the word before it.
    fn is_relative(&self, at: usize) -> bool {
        let word = self.characters[at..].iter();
        let word: String = word.take_while(|c| c.is_alphanumeric()).collect();
        WORDS.relatives.contains(&word)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::lexicon::Lexicon;
    use crate::statement::Sentence;

    #[test]
    fn what_follows_up_says_little_alone() {
        assert!(depends("following up on their last meeting"));
        assert!(!depends("following the herring, they left"));
    }

    #[test]
    fn a_list_without_an_end_has_no_units_without_an_end() {
        let items = "steel, cotton, fish and rice, ".repeat(100);
        let sentence = Sentence::new(&format!("They discussed {items}peace."), 0);
        let annotated = AnnotatedSentence::of(&sentence, None, Lexicon::standard().verbs());
        let found = cut(&annotated);
        assert_eq!(found.len(), MAX_UNITS);
        assert_eq!(
            found.last().map(|last| last.1),
            Some(sentence.text().chars().count() - 1)
        );
    }

    #[test]
    fn a_unit_is_a_clause_that_says_something() {
        for (text, units) in [
            (
                "The leaders called on Russia to pull back and agreed that talks are the best way.",
                vec![
                    "The leaders called on Russia to pull back",
                    "agreed that talks are the best way",
                ],
            ),
            ("He spoke, and left.", vec!["He spoke, and left"]),
            (
                "The President of the Republic said, in particular, that the talks will go on.",
                vec![
                    "The President of the Republic said, in particular, that the talks will go on",
                ],
            ),
            (
                "They welcomed the truce, including the release of all prisoners of war.",
                vec![
                    "They welcomed the truce",
                    "including the release of all prisoners of war",
                ],
            ),
            (
                "He said that the threats, in particular around the plant, are a danger to all.",
                vec![
                    "He said that the threats, in particular around the plant, are a danger to all",
                ],
            ),
            (
                "The missiles threaten the whole region, as well as the United States.",
                vec!["The missiles threaten the whole region, as well as the United States"],
            ),
            (
                "They praised the truce, as well as the release of all prisoners.",
                vec![
                    "They praised the truce",
                    "as well as the release of all prisoners",
                ],
            ),
            (
                "They want a sovereign, and prosperous nation that can defend itself.",
                vec!["They want a sovereign, and prosperous nation that can defend itself"],
            ),
            (
                "中方愿同美方加强对话，推动两国关系稳定发展。",
                vec!["中方愿同美方加强对话", "推动两国关系稳定发展"],
            ),
            (
                "中方愿同美方加强对话,推动两国关系稳定发展。",
                vec!["中方愿同美方加强对话", "推动两国关系稳定发展"],
            ),
            (
                "关于中东地区局势，他说中方愿同各方保持沟通。",
                vec!["关于中东地区局势，他说中方愿同各方保持沟通"],
            ),
            (
                "While discussing the war in the region, which goes on, he called for talks.",
                vec!["While discussing the war in the region, which goes on, he called for talks"],
            ),
        ] {
            let sentence = Sentence::new(text, 0);
            let annotated = AnnotatedSentence::of(&sentence, None, Lexicon::standard().verbs());
            let found: Vec<String> = cut(&annotated)
                .into_iter()
                .map(|(start, end)| annotated.characters()[start..end].iter().collect())
                .collect();
            assert_eq!(found, units);
        }
    }
}
