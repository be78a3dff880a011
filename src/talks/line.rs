//! A sentence that may tell of the talks, cut into words.

use std::cell::OnceCell;
use std::ops::Range;

use super::cue::{Cue, Cues};
use crate::annotate::AnnotatedSentence;
use crate::lexicon::Role;
use crate::text::script::is_wide;

/// Facts are read from this many first sentences, ...
const OPENING: usize = 3;

/// ... and from this many last ones.
const CLOSING: usize = 3;

/// Before what says that talks were held stand at most this many words: "Their meeting in Geneva".
const WORDS_BEFORE_HELD: usize = 5;

/// In so many first words stands the word for the talks that are the subject: "Their telephone
/// conversation".
const WORDS_BEFORE_TALKS: usize = 3;

/// A phrase for a side has at most this many words.
const MAX_PHRASE_WORDS: usize = 12;

/// Marks that end a clause behind a word.
const CLAUSE_MARKS: [char; 12] = [
    ',', ';', ':', '(', ')', '，', '；', '：', '、', '。', '!', '?',
];

/// A word of a sentence; its place is counted in characters.
#[derive(Debug)]
pub(super) struct TalksWord {
    /// The word without what stands around it, nor an `'s`.
    pub text: String,
    pub start: usize,
    pub end: usize,
    /// Whether a mark behind it ends its clause.
    pub closes: bool,
    /// Whether it is a possessive: `President's`.
    pub possessive: bool,
}

/// A place that names a government.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct GovernmentMention {
    pub code: String,
    pub span: Range<usize>,
}

/// A sentence with its words and cues.
#[derive(Debug)]
pub(super) struct Line<'a> {
    /// Its place in the account.
    pub place: usize,
    /// Its place among the sentences that are content.
    order: usize,
    pub sentence: &'a AnnotatedSentence<'a>,
    pub words: Vec<TalksWord>,
    pub cues: Cues,
    /// The governments that it names, once they were asked for.
    pub mentions: OnceCell<Vec<GovernmentMention>>,
    /// Whether it is one of the last sentences.
    closes_account: bool,
}

/// The sentences of an account that may tell of the talks, in their order.
pub(super) fn lines<'a>(sentences: &'a [AnnotatedSentence<'a>]) -> Vec<Line<'a>> {
    let content = sentences.iter().enumerate();
    let content: Vec<_> = content.filter(|(_, it)| it.is_content()).collect();
    let closing = content.len().saturating_sub(CLOSING);
    let tells = |(order, (_, sentence)): &(usize, (usize, &AnnotatedSentence<'_>))| {
        *order < 2 * OPENING || *order >= closing || opens_with_talks(sentence)
    };
    let tell = content.into_iter().enumerate().filter(tells);
    tell.map(|(order, (place, sentence))| Line {
        place,
        order,
        sentence,
        words: words(sentence.characters()),
        cues: Cues::of(sentence.normalized()),
        mentions: OnceCell::new(),
        closes_account: order >= closing,
    })
    .collect()
}

/// Whether a sentence opens with a word for the talks.
fn opens_with_talks(sentence: &AnnotatedSentence<'_>) -> bool {
    let events = sentence.roles().of(Role::Event);
    events.first().is_some_and(|found| found.start == 0)
}

/// Cuts at white space and dashes.
pub(super) fn words(characters: &[char]) -> Vec<TalksWord> {
    let parts = |c: char| c.is_whitespace() || matches!(c, '-' | '\u{2010}'..='\u{2015}');
    let mut words = Vec::new();
    let mut at = 0;
    while at < characters.len() {
        if parts(characters[at]) {
            at += 1;
            continue;
        }
        let behind = characters[at..].iter().position(|c| parts(*c));
        let behind = behind.map_or(characters.len(), |length| at + length);
        words.extend(word(characters, at..behind));
        at = behind;
    }
    words
}

/// The word of a piece without spaces.
fn word(characters: &[char], piece: Range<usize>) -> Option<TalksWord> {
    let is_inside = |at: &usize| characters[*at].is_alphanumeric();
    let start = piece.clone().find(is_inside)?;
    let last = piece.clone().rev().find(is_inside)?;
    let is_apostrophe = |c: char| matches!(c, '\'' | '\u{2019}');
    let mut end = last + 1;
    let has_s = last > start + 1 && characters[last] == 's' && is_apostrophe(characters[last - 1]);
    if has_s {
        end = last - 1;
    }
    let tail = &characters[last + 1..piece.end];
    let text: String = characters[start..end].iter().collect();
    // The point of "U.S.", "Jr." or an initial ends nothing.
    let short = text.contains('.') || text.chars().count() <= 2;
    Some(TalksWord {
        possessive: has_s
            || characters[last] == 's' && tail.first().is_some_and(|c| is_apostrophe(*c)),
        closes: tail.iter().any(|c| CLAUSE_MARKS.contains(c)) || tail.contains(&'.') && !short,
        text,
        start,
        end,
    })
}

impl TalksWord {
    pub(crate) fn is_capitalised(&self) -> bool {
        self.text.starts_with(char::is_uppercase)
    }
}

impl Line<'_> {
    /// Whether it is the first sentence of the account, but for what stands around its content.
    pub(crate) fn is_first(&self) -> bool {
        self.order == 0
    }

    /// Whether it is one of the sentences in which accounts say that the talks took place.
    pub(crate) fn opens_account(&self) -> bool {
        self.order < OPENING
    }

    /// Whether it is one of them, and says that the talks were held: "The meeting took place in
    /// Geneva."
    pub(crate) fn says_they_were_held(&self) -> bool {
        let opening = self.words.get(WORDS_BEFORE_HELD);
        let end = opening.map_or(self.characters().len(), |word| word.start);
        let is_held = self.cues.begin_in(Cue::Held, 0, end);
        self.opens_account() && opens_with_talks(self.sentence) && is_held
    }

    /// Whether it is one of the sentences in which accounts say that the talks took place, and has
    /// the talks as its subject: "The call, which …", "Their conversation".
    pub(crate) fn is_of_talks(&self) -> bool {
        let opening = self.words.iter().take(WORDS_BEFORE_TALKS);
        let closed = opening.clone().position(|word| word.closes);
        let mut subject = opening.take(closed.map_or(WORDS_BEFORE_TALKS, |last| last + 1));
        let is_talks = |word: &TalksWord| self.cues.covers(Cue::Talks, word.start, word.end);
        self.opens_account() && subject.any(is_talks)
    }

    /// Whether facts of the talks may stand in it.
    pub(crate) fn may_tell(&self) -> bool {
        self.opens_account() || self.closes_account || opens_with_talks(self.sentence)
    }

    pub(crate) fn characters(&self) -> &[char] {
        self.sentence.characters()
    }

    /// Some characters, as text.
    pub(crate) fn text(&self, span: Range<usize>) -> String {
        self.characters()[span].iter().collect()
    }

    /// The first word that begins at a character or behind it.
    pub(crate) fn word_at(&self, character: usize) -> usize {
        self.words.partition_point(|word| word.start < character)
    }

    /// The first word of the clause of a word.
    pub(crate) fn clause_start(&self, word: usize) -> usize {
        let before = self.words[..word].iter().rposition(|word| word.closes);
        before.map_or(0, |last| last + 1)
    }

    /// Whether what stands at a character is said of other talks than those of the account: in its
    /// clause, or in a later sentence anywhere before it, stands a word for earlier talks; or they
    /// are still to come. What somebody said is no fact either.
    pub(crate) fn is_elsewhere(&self, at: usize) -> bool {
        let from = match self.order {
            0 => {
                let clause = self.clause_start(self.word_at(at));
                let start = self.words.get(clause).map_or(0, |word| word.start);
                start.max(self.wide_clause_start(at))
            }
            _ => 0,
        };
        let says = self.sentence.roles().of(Role::Claim).iter();
        self.cues.begin_in(Cue::Elsewhere, from, at)
            || self.cues.begin_in(Cue::Planned, 0, at)
            || self.order > 0 && says.clone().any(|verb| verb.start < at)
    }

    /// Where the clause of a character begins in a language without spaces: behind the last mark
    /// that such a letter follows.
    fn wide_clause_start(&self, at: usize) -> usize {
        let marks = self.characters().windows(2).take(at);
        let is_break = |pair: &[char]| CLAUSE_MARKS.contains(&pair[0]) && is_wide(pair[1]);
        let last = marks.enumerate().rfind(|(_, pair)| is_break(pair));
        last.map_or(0, |(mark, _)| (mark + 1).min(at))
    }

    /// Whether a word may stand in a phrase for a side: a name, a title, an article.
    pub(crate) fn is_of_phrase(&self, word: &TalksWord, mentions: &[Range<usize>]) -> bool {
        word.is_capitalised()
            || self.cues.covers(Cue::Side, word.start, word.end)
            || mentions
                .iter()
                .any(|found| found.start <= word.start && word.end <= found.end)
    }

    /// The words from one on that may be a phrase for a side, to the end of their clause.
    pub(crate) fn phrase_from(&self, first: usize, mentions: &[Range<usize>]) -> Range<usize> {
        let mut end = first;
        while let Some(word) = self.words.get(end) {
            if end - first >= MAX_PHRASE_WORDS || !self.is_of_phrase(word, mentions) {
                break;
            }
            end += 1;
            // "Joseph R. Biden, Jr." aside, a name ends where its clause does.
            if word.closes || word.possessive {
                break;
            }
        }
        first..end
    }

    /// The words before one that may be a phrase for a side, from the beginning of their clause.
    pub(crate) fn phrase_before(&self, behind: usize, mentions: &[Range<usize>]) -> Range<usize> {
        let mut first = behind;
        while first > 0 && behind - first < MAX_PHRASE_WORDS {
            let word = &self.words[first - 1];
            let parted = word.closes && first < behind;
            if parted || !self.is_of_phrase(word, mentions) {
                break;
            }
            first -= 1;
        }
        first..behind
    }

    /// The characters of some words.
    pub(crate) fn span(&self, words: &Range<usize>) -> Range<usize> {
        match self.words.get(words.clone()) {
            Some([first, .., last]) => first.start..last.end,
            Some([only]) => only.start..only.end,
            _ => 0..0,
        }
    }
}
