//! How long the talks took.

use std::ops::Range;

use super::cue::Cue;
use super::duration;
use super::fact::{Bound, Fact, Length, Mark};
use super::line::Line;
use crate::text::Match;

/// At most this many words stand between "lasted" and the length: "lasted for just over an hour".
const MAX_WORDS_TO_LENGTH: usize = 6;

/// The same between a length and the talks of which it is said: "an hour-long telephone
/// conversation".
const MAX_WORDS_TO_TALKS: usize = 4;

/// Words between the talks and what they did: "the call between the leaders lasted".
const MAX_WORDS_TO_VERB: usize = 3;

/// A length that stands before the talks at the opening of a sentence stands in so many words.
const WORDS_OF_OPENING: usize = 4;

/// A length stands at most this many words behind its preposition: "d'une durée de 75 minutes".
const MAX_WORDS_BEHIND_OF: usize = 3;

/// Where no word is parted from the next, a length stands this many characters from the talks or what
/// they did at most, ...
const MAX_GAP: usize = 6;

/// ... and what qualifies it so many before or behind.
const MAX_GAP_TO_QUALIFIER: usize = 2;

/// A qualifier ends at most this many words before the length.
const MAX_WORDS_TO_QUALIFIER: usize = 1;

/// How long the talks took, as an account says it first.
pub(super) fn length(lines: &[Line<'_>]) -> Option<Fact<Length>> {
    lines.iter().find_map(|line| {
        lasted(line)
            .or_else(|| spoke_for(line))
            .or_else(|| said_of_talks(line))
            .or_else(|| opens_with_length(line))
            .or_else(|| of_length(line))
            .or_else(|| in_wide(line))
    })
}

/// "The call lasted 45 minutes."
fn lasted(line: &Line<'_>) -> Option<Fact<Length>> {
    let mut verbs = line.cues.of_kind(Cue::Lasted).iter();
    verbs.find_map(|verb| {
        let at = line.word_at(verb.start);
        let subject = at.saturating_sub(MAX_WORDS_TO_VERB)..at;
        let is_subject = |word: usize| {
            let word = &line.words[word];
            !word.closes && line.cues.covers(Cue::Talks, word.start, word.end)
        };
        // "held a call today, lasting an hour"; "a meeting, which opened at noon and lasted an
        // hour"; "The call, which took place at the request of X, lasted an hour".
        let joined = (line.is_first() || line.is_of_talks()) && at > 0 && is_joined(line, at);
        let of_talks = subject.clone().any(is_subject) || joined;
        let from = line.word_at(verb.end);
        let within = from..(from + MAX_WORDS_TO_LENGTH).min(line.words.len());
        let found = duration::first_in(&line.words, within)?;
        (of_talks && !line.is_elsewhere(verb.start)).then(|| fact(line, &found))
    })
}

/// Whether a mark or "and" stands before a word.
fn is_joined(line: &Line<'_>, at: usize) -> bool {
    // In Chinese, no word begins at the verb or behind it.
    let Some(word) = line.words.get(at) else {
        return false;
    };
    let before = &line.words[at - 1];
    let gap = &line.characters()[before.end..word.start];
    let has_dash = gap.iter().any(|c| matches!(c, '\u{2013}' | '\u{2014}'));
    before.closes || has_dash || line.cues.covers(Cue::And, before.start, before.end)
}

/// "They spoke for an hour", "Commencing at noon for an hour, the ministers held a call"
fn spoke_for(line: &Line<'_>) -> Option<Fact<Length>> {
    if !line.opens_account() {
        return None;
    }
    let verbs = [Cue::Spoke, Cue::Held].map(|kind| line.cues.of_kind(kind));
    let mut verbs = verbs.into_iter().flatten();
    verbs.find_map(|verb| {
        let first = line.word_at(verb.end);
        let clause = line.words[first..].iter().position(|word| word.closes);
        let end = line.words.len();
        let clause = clause.map_or(end, |last| first + last + 1);
        // "They spoke, at her request, for an hour."
        let is_of_verb = |at: usize| at < clause || line.words[at - 1].closes;
        let is_for = |at: usize| {
            let word = &line.words[at];
            line.cues.covers(Cue::For, word.start, word.end)
        };
        let mut prepositions = (0..end).filter(|at| is_for(*at) && is_of_verb(*at));
        let from = prepositions.find(|at| {
            let within = at + 1..(at + 1 + MAX_WORDS_TO_LENGTH).min(end);
            duration::first_in(&line.words, within).is_some()
        })?;
        let found = duration::first_in(&line.words, from + 1..end)?;
        (!line.is_elsewhere(verb.start)).then(|| fact(line, &found))
    })
}

/// "a 45-minute call", "the 45-minute call was held".
fn said_of_talks(line: &Line<'_>) -> Option<Fact<Length>> {
    if !line.opens_account() {
        return None;
    }
    let held = line.cues.of_kind(Cue::Held).first()?;
    let opening = 0..WORDS_OF_OPENING.min(line.words.len());
    let behind = line.word_at(held.end)..line.words.len();
    let found = duration::first_in(&line.words, behind)
        .or_else(|| duration::first_in(&line.words, opening))?;
    // "sprachen eine Stunde lang".
    let is_long = is(line, Cue::Long, found.words.end);
    let of_talks = is_long || is_of_talks(line, &found.words);
    let start = line.words[found.words.start].start;
    (of_talks && !line.is_elsewhere(start)).then(|| fact(line, &found))
}

/// "Their 40-minute exchange was candid", "In dem 75-minütigen Gespräch".
fn opens_with_length(line: &Line<'_>) -> Option<Fact<Length>> {
    let opening = 1..WORDS_OF_OPENING.min(line.words.len()).max(1);
    let found = duration::first_in(&line.words, opening)?;
    let first = found.words.start;
    let is_these = first > 0 && is(line, Cue::OfThese, first - 1);
    let is_held = !line.is_elsewhere(line.words[first].start);
    (is_these && is_held && is_of_talks(line, &found.words)).then(|| fact(line, &found))
}

/// "ein Gespräch von 75 Minuten", "un entretien d'une heure".
fn of_length(line: &Line<'_>) -> Option<Fact<Length>> {
    if !line.opens_account() {
        return None;
    }
    let mut prepositions = (1..line.words.len()).filter(|at| is(line, Cue::OfLength, *at));
    prepositions.find_map(|at| {
        let clause = line.clause_start(at);
        let subject = at.saturating_sub(MAX_WORDS_TO_VERB).max(clause)..at;
        let within = at..(at + 1 + MAX_WORDS_BEHIND_OF).min(line.words.len());
        let found = duration::first_in(&line.words, within)?;
        let of_talks = subject.clone().any(|word| is(line, Cue::Talks, word));
        (of_talks && !line.is_elsewhere(line.words[at].start)).then(|| fact(line, &found))
    })
}

/// Whether a word is one of a cue.
fn is(line: &Line<'_>, cue: Cue, word: usize) -> bool {
    let word = line.words.get(word);
    word.is_some_and(|word| line.cues.covers(cue, word.start, word.end))
}

/// Whether a word for the talks stands behind a length: "a 45-minute telephone call".
fn is_of_talks(line: &Line<'_>, length: &Range<usize>) -> bool {
    let mut behind = length.end..(length.end + MAX_WORDS_TO_TALKS).min(line.words.len());
    let next = behind.find(|at| line.words[*at].closes || is(line, Cue::Talks, *at));
    !line.words[length.end - 1].closes && next.is_some_and(|at| is(line, Cue::Talks, at))
}

/// 通话持续约50分钟, 同日举行了约一个小时的通话, 約40分間、電話会談を行い, 약 40분간 통화.
fn in_wide(line: &Line<'_>) -> Option<Fact<Length>> {
    let lasted = line.cues.of_kind(Cue::Lasted).iter();
    let talks = [Cue::Phone, Cue::Video, Cue::Call, Cue::Meeting, Cue::Spoke];
    let talks = talks.iter().flat_map(|cue| line.cues.of_kind(*cue));
    let talks = talks.filter(|_| line.opens_account());
    let near: Vec<&Match> = lasted.chain(talks).collect();
    if near.is_empty() {
        return None;
    }
    let (minutes, span) = duration::in_wide(line.characters())?;
    let is_near = |word: &&Match| {
        let gap = (word.start.max(span.start)).checked_sub(word.end.min(span.end));
        gap.is_some_and(|gap| gap <= MAX_GAP)
    };
    // "午後6時から約40分間、…と電話会談を行った".
    let is_long = || line.cues.begin_in(Cue::Long, span.end - 1, span.end + 1);
    let is_told = near.into_iter().any(|word| is_near(&word)) || line.is_first() && is_long();
    let about = span.start.saturating_sub(MAX_GAP_TO_QUALIFIER)..span.end + MAX_GAP_TO_QUALIFIER;
    (is_told && !line.is_elsewhere(span.start)).then(|| Fact {
        value: Length {
            minutes,
            bound: bound(line, about).0,
        },
        mark: Mark {
            sentence: Some(line.place),
            start: span.start,
            end: span.end,
        },
    })
}

/// A length with what qualifies it.
fn fact(line: &Line<'_>, found: &duration::Duration) -> Fact<Length> {
    let span = line.span(&found.words);
    let before = found.words.start.saturating_sub(MAX_WORDS_TO_QUALIFIER + 3);
    let from = line.words.get(before).map_or(0, |word| word.start);
    let (bound, start) = bound(line, from..span.start);
    Fact {
        value: Length {
            minutes: found.minutes,
            bound,
        },
        mark: Mark {
            sentence: Some(line.place),
            start: start.unwrap_or(span.start),
            end: span.end,
        },
    }
}

/// How exact the words in a part of a sentence make a length, and where they begin.
fn bound(line: &Line<'_>, within: Range<usize>) -> (Bound, Option<usize>) {
    let qualifiers = [
        (Cue::More, Bound::More),
        (Cue::Less, Bound::Less),
        (Cue::About, Bound::About),
    ];
    let found = qualifiers.iter().flat_map(|(cue, bound)| {
        let words = line.cues.of_kind(*cue).iter();
        words.map(move |word| (word.start, word.end, *bound))
    });
    let inside = found.filter(|(start, end, _)| within.start <= *start && *end <= within.end);
    // The nearest; of "less than", not "than".
    let last = inside.max_by_key(|(start, end, _)| (*end, usize::MAX - start));
    last.map_or((Bound::Exact, None), |(start, _, bound)| {
        (bound, Some(start))
    })
}
