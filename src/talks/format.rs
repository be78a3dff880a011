//! By what means the talks were held.

use super::cue::{Cue, Cues};
use super::fact::{Fact, Format, Mark};
use super::line::{Line, TalksWord};
use crate::text::{Match, NormalizedText, leftmost_longest};

/// Where two are at one place, the first is the more exact.
const FORMATS: [(Cue, Format); 5] = [
    (Cue::Phone, Format::Phone),
    (Cue::Video, Format::Video),
    (Cue::Letter, Format::Letter),
    (Cue::Meeting, Format::Meeting),
    (Cue::Call, Format::Call),
];

/// Before the name or office of a guest stand so many words at most: "received the visiting".
const MAX_WORDS_BEFORE_GUEST: usize = 3;

/// Between "lors de" and "appel" stand so many characters at most: " l'".
const MAX_GAP: usize = 3;

/// The format that the first sentence gives, or else the title, or else the next sentences. Where
/// the first two exclude each other, the title tells: it names no talks but those of the account.
pub(super) fn format(lines: &[Line<'_>], title: Option<&str>) -> Option<Fact<Format>> {
    let mut opening = lines.iter().filter(|line| line.opens_account());
    let first = opening.clone().find(|line| line.is_first());
    let titled = title.and_then(in_title);
    let told = first.and_then(in_line);
    let is_denied = |titled: &Fact<Format>| {
        let of_both = told.as_ref().map(|told| [told.value, titled.value]);
        of_both.is_some_and(exclude_each_other)
    };
    titled
        .clone()
        .filter(is_denied)
        .or(told.clone())
        .or(titled)
        .or_else(|| opening.find_map(in_line))
        .or_else(|| lines.iter().find_map(in_these))
}

fn in_line(line: &Line<'_>) -> Option<Fact<Format>> {
    let said = formats(&line.cues).into_iter();
    let said = said.filter(|found| !line.is_elsewhere(found.start) && !is_of_others(line, *found));
    let said: Vec<Match> = said.filter(|found| is_held(line, *found)).collect();
    chosen(&said, Some(line.place)).or_else(|| received(line))
}

/// "Before this call, the President spoke to": what a sentence that begins so calls the talks.
fn in_these(line: &Line<'_>) -> Option<Fact<Format>> {
    let opens = |word: &&Match| word.start == 0;
    let these = line.cues.of_kind(Cue::InThese).iter().filter(opens);
    let these = these.max_by_key(|word| word.end)?;
    let said = formats(&line.cues).into_iter();
    let said = said.filter(|found| (these.end..=these.end + MAX_GAP).contains(&found.start));
    let said: Vec<Match> = said.filter(|_| line.may_tell()).collect();
    chosen(&said, Some(line.place))
}

/// A guest is met: "The President received the Foreign Minister of Peru".
fn received(line: &Line<'_>) -> Option<Fact<Format>> {
    let has_thing = !line.cues.of_kind(Cue::ReceivedThing).is_empty();
    let is_guest = |verb: &&Match| {
        let behind = line.words[line.word_at(verb.end)..].iter();
        let mut behind = behind.take(MAX_WORDS_BEFORE_GUEST);
        !line.is_elsewhere(verb.start) && behind.any(TalksWord::is_capitalised)
    };
    let verb = line.cues.of_kind(Cue::Receives).iter().find(is_guest)?;
    (line.is_first() && !has_thing).then_some(Fact {
        value: Format::Meeting,
        mark: Mark {
            sentence: Some(line.place),
            start: verb.start,
            end: verb.end,
        },
    })
}

/// A title names the talks that the account is of.
fn in_title(title: &str) -> Option<Fact<Format>> {
    let cues = Cues::of(&NormalizedText::new(title));
    let formats = formats(&cues);
    let found = formats.first()?;
    if cues.begin_in(Cue::Elsewhere, 0, found.start) {
        return None;
    }
    chosen(&formats, None)
}

/// The words for formats, each the longest at its place, but for those in what is no talks: "calls on
/// both to".
fn formats(cues: &Cues) -> Vec<Match> {
    let words = FORMATS.iter().map(|(cue, _)| *cue);
    let words = words.chain([Cue::CallTo]).map(|cue| cues.of_kind(cue));
    let mut found = leftmost_longest(words.collect::<Vec<_>>().concat());
    found.retain(|found| found.entry != Cue::CallTo as usize);
    found
}

/// Whether a call is told on one side, and a meeting on the other.
fn exclude_each_other(formats: [Format; 2]) -> bool {
    let is_call = |format: &Format| matches!(format, Format::Phone | Format::Call);
    formats.contains(&Format::Meeting) && formats.iter().any(is_call)
}

/// Whether a word for a meeting is of a body ("the General Assembly meetings"), of what was spoken of
/// ("talked today to discuss the summit"), or of a call: "a reçu un appel".
fn is_of_others(line: &Line<'_>, found: Match) -> bool {
    let before = line.word_at(found.start).checked_sub(1);
    let is_of_body = before.is_some_and(|before| {
        let word = &line.words[before];
        let is_verb = line.cues.covers(Cue::Held, found.start, found.end);
        !is_verb && line.cues.covers(Cue::OfBody, word.start, word.end)
    });
    let takes_call = || {
        let end = line.characters().len();
        let mut calls = [Cue::Phone, Cue::Call].into_iter();
        line.cues.covers(Cue::TakesCall, found.start, found.end)
            && calls.any(|call| line.cues.begin_in(call, found.end, end))
    };
    found.entry == Cue::Meeting as usize
        && (is_of_body || line.cues.begin_in(Cue::Spoken, 0, found.start) || takes_call())
}

/// Whether a word for a format is said of talks that were held: a verb is one by itself, a noun
/// needs one in its sentence, before it or as what it did.
fn is_held(line: &Line<'_>, found: Match) -> bool {
    let mut verbs = line.cues.of_kind(Cue::Held).iter();
    verbs.any(|verb| !line.is_elsewhere(verb.start)) || found.entry == Cue::Letter as usize
}

/// The first, but for one that says more of it: a meeting by video, a call by telephone. Two that
/// exclude each other are none.
fn chosen(said: &[Match], sentence: Option<usize>) -> Option<Fact<Format>> {
    let of = |found: &Match| {
        let known = FORMATS.iter().find(|(cue, _)| found.entry == *cue as usize);
        known.map(|(_, format)| *format)
    };
    let first = *said.first()?;
    let mut best = (of(&first)?, first);
    for found in &said[1..] {
        match (best.0, of(found)?) {
            (Format::Call, exact @ (Format::Phone | Format::Video))
            | (Format::Meeting, exact @ Format::Video) => best = (exact, *found),
            (Format::Phone, Format::Video) | (Format::Video, Format::Phone) => return None,
            _ => {}
        }
    }
    let (format, found) = best;
    Some(Fact {
        value: format,
        mark: Mark {
            sentence,
            start: found.start,
            end: found.end,
        },
    })
}
