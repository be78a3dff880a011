//! Where a sentence ends.
//!
//! Unicode's sentence bounds (UAX #29) know no abbreviations and no quotations. They cut at every
//! newline, but not at `；` and `…`. Most of their cuts would need a second look, so every stop is
//! judged here, once, from left to right:
//!
//! 1. A *stop* is a run of `.`, `!`, `?`, `…`, `。`, `；` and their like, with the quotation marks,
//!    brackets and footnote marks that close behind it.
//! 2. A stop inside a quotation or a pair of brackets ends no sentence in any language, unless the
//!    quotation is long ([`Quotations::kept_whole`]). A long one is cut at its sentence ends, and
//!    its closing mark stays with the last of them.
//! 3. A stop before a lower-case letter, a comma or the like ends no sentence.
//! 4. A period is judged by the word before it (initials, the lists of `abbreviations.toml`) and
//!    the word after it.
//!
//! Two faults remain: a sentence that ends in an abbreviation is joined to the next where a name
//! follows (`in the U.S. President Biden said`), and text wholly in lower case is not cut.

use std::ops::Range;

use super::abbreviation::{Abbreviation, SentenceRules, continues_quotation};
use super::quotation::{Quotations, is_bracket, is_closing, is_opening, is_title};
use super::script::{is_caseless, is_wide};
use super::token::{
    Token, begins_with_initial, begins_with_item, ends_in_number, is_enumerator, is_number_like,
    leading_word,
};

/// The sentences of one paragraph, as byte ranges in reading order.
///
/// Ranges are trimmed of white space, do not overlap, and lose no character that is not white
/// space. `language` is a primary BCP 47 subtag (`en`, `zh`, `ja`, `ru`, `fr`). Where it is
/// unknown, the rules common to all languages hold, with the abbreviations of all.
///
/// A quotation of ordinary length stays in one sentence with the words that introduce it; a long
/// one is cut at the sentence ends inside it. A sentence of more than 6,000 bytes, some 1,000
/// English words, is cut where it has a comma or a space.
pub fn sentences(paragraph: &str, language: Option<&str>) -> Vec<Range<usize>> {
    let parts = sentence_parts(paragraph, language).into_iter();
    parts.map(|part| part.range).collect()
}

/// The longest sentence, in bytes. What is longer is no sentence that anybody wrote to be read,
/// and to work on it as one would cost the square of its length.
pub(crate) const MAX_SENTENCE_BYTES: usize = 6000;

/// A sentence, or a part of one that is too long.
pub(crate) struct SentencePart {
    pub range: Range<usize>,
    /// Whether the next is more of the same sentence.
    pub goes_on: bool,
}

/// As [`sentences`], with what became of those that are too long.
pub(crate) fn sentence_parts(paragraph: &str, language: Option<&str>) -> Vec<SentencePart> {
    let splitter = Splitter {
        text: paragraph,
        rules: SentenceRules::of(language),
        quotations: Quotations::find(paragraph),
    };
    let mut parts = Vec::new();
    for mut range in splitter.split() {
        while range.len() > MAX_SENTENCE_BYTES {
            let sentence = &paragraph[range.clone()];
            let end = range.start + cut(sentence);
            parts.push(SentencePart {
                range: range.start..range.start + paragraph[range.start..end].trim_end().len(),
                goes_on: true,
            });
            let rest = paragraph[end..range.end].trim_start();
            range.start = range.end - rest.len();
        }
        parts.push(SentencePart {
            range,
            goes_on: false,
        });
    }
    parts
}

/// Where a sentence that is too long is cut: behind the last mark that parts clauses, or else the
/// last space, of its second half; or else wherever a character ends.
fn cut(sentence: &str) -> usize {
    let boundary = |at: usize| {
        let mut places = (0..=at).rev();
        places
            .find(|at| sentence.is_char_boundary(*at))
            .unwrap_or(0)
    };
    let (half, longest) = (
        boundary(MAX_SENTENCE_BYTES / 2),
        boundary(MAX_SENTENCE_BYTES),
    );
    let last = |is_mark: fn(char) -> bool| {
        let mut marks = sentence[half..longest].char_indices().rev();
        let (at, mark) = marks.find(|(_, c)| is_mark(*c))?;
        Some(half + at + mark.len_utf8())
    };
    last(|c| matches!(c, ';' | '；' | '؛'))
        .or_else(|| last(goes_on))
        .or_else(|| last(char::is_whitespace))
        .unwrap_or(longest)
}

/// A run of terminal punctuation, with what closes behind it.
struct Stop {
    kind: StopKind,
    /// Where the terminal punctuation begins.
    start: usize,
    /// Whether quotation marks, brackets or footnote marks close behind the punctuation.
    is_closed: bool,
    /// Where these end.
    end: usize,
    /// The last closing mark, of quotations and titles.
    closing: Option<char>,
    /// Where the bracket opened that closes behind the punctuation.
    bracket: Option<usize>,
}

#[derive(Clone, Copy, PartialEq, Eq)]
enum StopKind {
    /// `.`: the end of a sentence, of an abbreviation, or inside a number.
    Period,
    /// `...` and `…`
    Ellipsis,
    /// `!`, `?` and the like.
    Mark,
    /// `。`, `！` and the like, which need no space behind them.
    WideMark,
    /// `；`, which parts full statements in Chinese.
    Semicolon,
}

struct Splitter<'t> {
    text: &'t str,
    rules: &'static SentenceRules,
    quotations: Quotations,
}

impl Splitter<'_> {
    fn split(&self) -> Vec<Range<usize>> {
        let text = self.text;
        let mut found: Vec<Range<usize>> = Vec::new();
        let mut kept_whole = self.quotations.kept_whole().peekable();
        let mut whole_until = 0;
        let mut start = 0;
        let mut first_word = None;
        let mut at = 0;
        while let Some(c) = first(&text[at..]) {
            while let Some((_, end)) = kept_whole.next_if(|&(from, _)| from <= at) {
                whole_until = whole_until.max(end);
            }
            if !is_stop(c) {
                if first_word.is_none() && c.is_alphanumeric() {
                    first_word = Some(at);
                }
                at += c.len_utf8();
                if c.is_whitespace() && at - start == c.len_utf8() {
                    start = at;
                }
                continue;
            }
            let stop = self.stop(at);
            at = stop.end;
            if stop.end < whole_until {
                continue;
            }
            match (first_word, found.last_mut()) {
                (Some(word), _) => {
                    if self.ends_sentence(start, word, &stop) {
                        found.push(start..stop.end);
                        start = stop.end;
                        first_word = None;
                    }
                }
                // Marks without a word of their own, as in `? !`, belong to what they follow.
                (None, Some(last)) if stop.start == start => {
                    last.end = stop.end;
                    start = stop.end;
                }
                (None, _) => {}
            }
        }
        let rest = start..start + text[start..].trim_end().len();
        match found.last_mut() {
            _ if rest.is_empty() => {}
            Some(last) if first_word.is_none() => last.end = rest.end,
            _ => found.push(rest),
        }
        found
    }

    /// Reads the stop that begins at `start`.
    fn stop(&self, start: usize) -> Stop {
        let text = self.text;
        let mut end = start;
        let mut periods = 0;
        let mut kind = None;
        while let Some(c) = first(&text[end..]) {
            kind = match c {
                '.' | '．' => {
                    periods += 1;
                    kind.or(Some(StopKind::Period))
                }
                '…' | '‥' if kind.is_none_or(|kind| kind == StopKind::Period) => {
                    Some(StopKind::Ellipsis)
                }
                '…' | '‥' => kind,
                '；' if kind.is_none_or(|kind| kind == StopKind::Period) => {
                    Some(StopKind::Semicolon)
                }
                '；' => kind,
                _ if is_wide_mark(c) => Some(StopKind::WideMark),
                _ if is_mark(c) && kind != Some(StopKind::WideMark) => Some(StopKind::Mark),
                _ if is_mark(c) => kind,
                // `. . .` is an ellipsis too.
                ' ' | '\u{A0}' if kind == Some(StopKind::Period) && self.is_spaced_period(end) => {
                    kind
                }
                _ => break,
            };
            end += c.len_utf8();
        }
        let kind = match kind {
            Some(StopKind::Period) if periods > 1 => StopKind::Ellipsis,
            Some(kind) => kind,
            None => StopKind::Mark,
        };
        let mut stop = Stop {
            kind,
            start,
            is_closed: false,
            end,
            closing: None,
            bracket: None,
        };
        self.close(&mut stop);
        stop
    }

    /// Whether white space at `at` has a period before it and behind it, and no word after that.
    fn is_spaced_period(&self, at: usize) -> bool {
        let mut after = self.text[at..].chars().skip(1);
        self.text[..at].ends_with('.')
            && after.next() == Some('.')
            && after.next().is_none_or(|c| c.is_whitespace() || c == '.')
    }

    /// Takes in the quotation marks, brackets and footnote marks that close behind a stop.
    fn close(&self, stop: &mut Stop) {
        let text = self.text;
        let marks_end = stop.end;
        while let Some(c) = first(&text[stop.end..]) {
            let opening = self.quotations.opening_of(stop.end);
            let after = first(&text[stop.end + c.len_utf8()..]);
            let closes = opening.is_some()
                || is_closing(c) && c != '’'
                || matches!(c, '’' | '\'' | '"' | '*') && !after.is_some_and(char::is_alphanumeric);
            if closes {
                if is_bracket(c) {
                    stop.bracket = opening;
                } else {
                    stop.closing = Some(c);
                }
                stop.end += c.len_utf8();
            } else if let Some(length) = footnote(&text[stop.end..]) {
                stop.end += length;
            } else if c.is_whitespace()
                && self
                    .quotations
                    .opening_of(stop.end + c.len_utf8())
                    .is_some()
            {
                // French keeps a no-break space before its closing mark.
                stop.end += c.len_utf8();
            } else {
                break;
            }
        }
        stop.is_closed = stop.end > marks_end;
    }

    /// Whether the sentence that began at `start`, its first word at `word`, ends with the stop.
    fn ends_sentence(&self, start: usize, word: usize, stop: &Stop) -> bool {
        let rest = &self.text[stop.end..];
        let next = rest.trim_start();
        let touching = first(rest);
        let spaced = next.len() < rest.len();
        if next.is_empty() {
            return true;
        }
        if next.starts_with(goes_on) || touching.is_some_and(|c| is_joint(c) || is_stop(c)) {
            return false;
        }
        if stop.bracket.is_some_and(|bracket| word < bracket) {
            // The brackets belong to a sentence that began before them.
            return false;
        }
        let ahead = skip_openings(next);
        let letter = first(ahead).filter(|c| c.is_alphanumeric());
        let lower = letter.is_some_and(char::is_lowercase) && !begins_with_item(next);
        let by_wide_text = letter.is_some_and(is_wide)
            || last(&self.text[..stop.start]).is_some_and(|c| is_wide(c) || is_wide_mark(c));
        match stop.kind {
            StopKind::Semicolon => true,
            StopKind::WideMark => self.ends_wide(stop, next, spaced),
            StopKind::Mark if by_wide_text => self.ends_wide(stop, next, spaced),
            StopKind::Mark => !lower && (spaced || self.opens_without_space(stop, next)),
            StopKind::Ellipsis if by_wide_text && !spaced => {
                let dots = self.text[stop.start..stop.end].chars();
                let dots: usize = dots
                    .map(|c| if c == '…' { 3 } else { usize::from(c == '.') })
                    .sum();
                dots >= 6 && !continues_quotation(next)
            }
            StopKind::Ellipsis => {
                letter.is_some_and(|c| !c.is_lowercase() && !c.is_numeric())
                    && (spaced || self.opens_without_space(stop, next))
            }
            StopKind::Period if lower => false,
            StopKind::Period => self.ends_at_period(start, stop, next, spaced),
        }
    }

    /// Whether a sentence ends with a stop that needs no space behind it.
    fn ends_wide(&self, stop: &Stop, next: &str, spaced: bool) -> bool {
        match stop.closing {
            Some(c) if is_title(c) => spaced,
            Some(_) => !continues_quotation(next),
            None => true,
        }
    }

    fn ends_at_period(&self, start: usize, stop: &Stop, next: &str, spaced: bool) -> bool {
        let before = &self.text[start..stop.start];
        let ahead = skip_openings(next);
        let word = leading_word(ahead);
        let is_opener = self.rules.opens_sentences(word) && !ahead[word.len()..].starts_with('.');
        let Some(c) = last(before) else {
            return spaced;
        };
        if is_wide(c) || (is_closing(c) && first(next).is_some_and(is_wide)) {
            return !first(next).is_some_and(char::is_numeric) || spaced;
        }
        if !spaced && first(next).is_some_and(|c| c.is_numeric() || is_wide(c)) {
            return false;
        }
        if is_enumerator(before) {
            return false;
        }
        let token = Token::before(before);
        match self.period_sense(&token, ahead) {
            PeriodSense::NoEnd => false,
            PeriodSense::EndBeforeOpener if !is_opener => false,
            PeriodSense::EndBeforeOpener | PeriodSense::End if spaced => true,
            PeriodSense::EndBeforeOpener => self.opens_without_space(stop, next),
            PeriodSense::End => {
                let is_word = token.text.chars().nth(1).is_some()
                    && last(token.text).is_some_and(|c| !c.is_uppercase());
                (is_word || is_opener || stop.is_closed) && self.opens_without_space(stop, next)
            }
        }
    }

    /// What the word before a period says.
    fn period_sense(&self, token: &Token, ahead: &str) -> PeriodSense {
        let listed = token.spellings().into_iter().find_map(|spelling| {
            Some(self.rules.kinds(&spelling)).filter(|kinds| !kinds.is_empty())
        });
        if let Some(kinds) = listed {
            let says = |kind: &Abbreviation| match kind {
                Abbreviation::Name => PeriodSense::NoEnd,
                Abbreviation::Unit if !ends_in_number(token.head) => PeriodSense::NoEnd,
                Abbreviation::Number if is_number_like(ahead) || self.numbers(ahead) => {
                    PeriodSense::NoEnd
                }
                Abbreviation::Time if self.rules.is_time_zone(leading_word(ahead)) => {
                    PeriodSense::NoEnd
                }
                Abbreviation::MayEnd => PeriodSense::EndBeforeOpener,
                Abbreviation::Number
                | Abbreviation::Unit
                | Abbreviation::Time
                | Abbreviation::Plain => PeriodSense::End,
            };
            return kinds.iter().map(says).min().unwrap_or(PeriodSense::End);
        }
        let is_ordinal = self.rules.has_ordinals()
            && token.is_short_number()
            && !token
                .previous()
                .is_some_and(|previous| self.is_number_sign(previous.text));
        let in_a_row = token.is_letter() && begins_with_initial(ahead);
        if is_ordinal || in_a_row || token.is_initials() {
            PeriodSense::EndBeforeOpener
        } else {
            PeriodSense::End
        }
    }

    /// Whether the text begins with an abbreviation that stands before numbers: `Doc. No. 5`.
    fn numbers(&self, ahead: &str) -> bool {
        let word = leading_word(ahead);
        let number = ahead[word.len()..].strip_prefix('.');
        self.is_number_sign(word)
            && number.is_some_and(|number| is_number_like(number.trim_start()))
    }

    fn is_number_sign(&self, word: &str) -> bool {
        self.rules.kinds(word).contains(&Abbreviation::Number)
    }

    /// Whether the text behind a stop opens a sentence although no space parts them, as in
    /// `on the way.President Biden said`; and is not part of an address.
    fn opens_without_space(&self, stop: &Stop, next: &str) -> bool {
        let opened = first(next).is_some_and(is_opening);
        let mut letters = skip_openings(next).chars();
        let capital = letters.next();
        let second = letters.next();
        let opens = match capital {
            Some(c) if c.is_uppercase() => {
                opened || second.is_none_or(|c| c.is_lowercase() || c.is_whitespace() || c == '’')
            }
            Some(c) => is_caseless(c) && last(&self.text[..stop.start]).is_some_and(is_caseless),
            None => false,
        };
        opens && !self.is_in_address(stop)
    }

    /// Whether a stop is part of a web or mail address.
    fn is_in_address(&self, stop: &Stop) -> bool {
        const MAX_ADDRESS_SIDE: usize = 120;
        let part = |c: &char| !c.is_whitespace() && !is_wide(*c);
        let mut before: Vec<char> = self.text[..stop.start]
            .chars()
            .rev()
            .take(MAX_ADDRESS_SIDE)
            .take_while(part)
            .collect();
        before.reverse();
        let before: String = before.into_iter().collect();
        let mut after = self.text[stop.end..]
            .chars()
            .take(MAX_ADDRESS_SIDE)
            .take_while(part);
        before.contains("://")
            || before.contains("www.")
            || before.contains('@')
            || after.any(|c| c == '@')
    }
}

/// What the word before a period says about the sentence; the most cautious first.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
enum PeriodSense {
    /// The sentence goes on.
    NoEnd,
    /// It ends before a word that opens sentences, and goes on before any other.
    EndBeforeOpener,
    /// It ends.
    End,
}

fn first(text: &str) -> Option<char> {
    text.chars().next()
}

fn last(text: &str) -> Option<char> {
    text.chars().next_back()
}

fn is_stop(c: char) -> bool {
    matches!(c, '.' | '．' | '…' | '‥' | '；') || is_wide_mark(c) || is_mark(c)
}

fn is_wide_mark(c: char) -> bool {
    matches!(
        c,
        '。' | '！' | '？' | '｡' | '\u{FE52}' | '\u{FE56}' | '\u{FE57}'
    )
}

/// Marks that Unicode says end sentences (`Sentence_Break=STerm`), in scripts in official use.
fn is_mark(c: char) -> bool {
    matches!(
        c,
        '!' | '?'
            | '‼'
            | '⁇'
            | '⁈'
            | '⁉'
            | '‽'
            | '։'
            | '؟'
            | '۔'
            | '؝'
            | '؞'
            | '।'
            | '॥'
            | '။'
            | '၊'
            | '።'
            | '፧'
            | '᠃'
            | '។'
            | '៕'
            | '෴'
            | '꓿'
    )
}

/// Whether a sentence continues with this mark.
fn goes_on(c: char) -> bool {
    matches!(c, ',' | ';' | ':' | '،' | '؛' | '、' | '，' | '：' | '；')
}

/// Whether a mark joins what it touches on both sides, as in `U.S.-China` and `U.S.’s`.
fn is_joint(c: char) -> bool {
    matches!(
        c,
        '-' | '‐' | '‑' | '–' | '/' | '’' | '\'' | '&' | '_' | '=' | '%' | '@'
    )
}

/// Without the spaces, opening marks, dashes and bullets before the next word.
fn skip_openings(text: &str) -> &str {
    text.trim_start_matches(|c: char| {
        c.is_whitespace()
            || is_opening(c)
            || matches!(c, '—' | '–' | '―' | '-' | '¿' | '¡' | '•' | '*')
    })
}

/// A footnote's mark, such as `[1]` or `²`, at the beginning of the text: its length.
fn footnote(text: &str) -> Option<usize> {
    let c = first(text)?;
    if matches!(c, '¹' | '²' | '³' | '⁰' | '⁴'..='⁹' | '†' | '‡') {
        return Some(c.len_utf8());
    }
    let mark = text.strip_prefix('[')?;
    let length = mark.char_indices().take(4).find(|&(_, c)| c == ']')?.0;
    let inside = &mark[..length];
    let is_mark = !inside.is_empty()
        && inside
            .chars()
            .all(|c| c.is_ascii_digit() || c.is_ascii_lowercase());
    is_mark.then_some(length + 2)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn parts(text: &str) -> Vec<&str> {
        let parts = sentence_parts(text, Some("en")).into_iter();
        parts.map(|part| &text[part.range]).collect()
    }

    #[test]
    fn a_sentence_that_is_too_long_is_cut_where_its_clauses_part() {
        let clauses = format!(
            "They agreed {}and so on. They met.",
            "that it is so; ".repeat(900)
        );
        let found = parts(&clauses);
        assert_eq!(found.len(), 4);
        assert!(found[0].ends_with("it is so;") && found[1].starts_with("that it"));
        assert!(found.iter().all(|part| part.len() <= MAX_SENTENCE_BYTES));
        assert!(found[2].ends_with("and so on."));
        let goes_on: Vec<bool> = sentence_parts(&clauses, Some("en"))
            .iter()
            .map(|part| part.goes_on)
            .collect();
        assert_eq!(goes_on, [true, true, false, false]);
    }

    #[test]
    fn a_long_sentence_without_marks_is_cut_all_the_same() {
        for text in ["word ".repeat(9000), "和".repeat(9000), "x".repeat(40_000)] {
            let found = parts(&text);
            assert!(found.iter().all(|part| part.len() <= MAX_SENTENCE_BYTES));
            let bare = |text: &str| text.replace(' ', "");
            assert_eq!(bare(&found.concat()), bare(&text));
        }
        assert!(
            parts(&"word ".repeat(9000))
                .iter()
                .all(|part| part.ends_with("word"))
        );
    }
}
