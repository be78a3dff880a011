//! Where the talks were held.

use std::collections::BTreeMap;
use std::ops::Range;
use std::sync::LazyLock;

use super::cue::Cue;
use super::dateline::Dateline;
use super::fact::{Fact, Format, Mark, Town, Venue};
use super::line::Line;
use super::sides::Sides;
use crate::data::data;
use crate::lexicon::names_an_agreement;
use crate::text::{Match, Matcher, NormalizedText};
use crate::topic::towns::TOWNS;

/// A place has at most this many words.
const MAX_WORDS: usize = 7;

/// Between "on the sidelines of" and a conference stand so many characters at most: "the 79th session
/// of the".
const MAX_CHARACTERS_BEHIND_BESIDE: usize = 24;

/// A Chinese place has at most this many characters.
const MAX_CHINESE: usize = 12;

/// The place that the first sentence gives, or one behind it that says that they were held, for
/// talks that have one; else that of the dateline.
pub(super) fn venue(
    sides: &Sides<'_>,
    lines: &[Line<'_>],
    format: Option<Format>,
    dateline: Option<&Dateline>,
) -> Option<Fact<Venue>> {
    if !matches!(format, None | Some(Format::Meeting)) {
        return None;
    }
    let first = lines.first().filter(|line| line.is_first())?;
    let later = lines.iter().skip(1);
    let later = later.filter(|line| line.says_they_were_held());
    let is_meeting = format.is_some();
    let talked = talked_before(first);
    let stated = in_line(sides, first, is_meeting || talked.is_some());
    let stated = stated.filter(|it| {
        is_meeting
            || talked.is_some_and(|end| end <= it.mark.start)
            || follows_held(first, &it.mark)
    });
    let found = stated.or_else(|| {
        let mut later = later.into_iter();
        later.find_map(|line| in_line(sides, line, false))
    });
    let found = found.or_else(|| {
        let mut opening = lines.iter().filter(|line| line.opens_account());
        opening.find_map(beside).filter(|_| is_meeting)
    });
    found.or_else(|| of_dateline(sides, first, dateline?, is_meeting))
}

/// Where words end that say that talks were held: "held talks with". With a place behind, that was a meeting.
fn talked_before(line: &Line<'_>) -> Option<usize> {
    let talks = line.cues.of_kind(Cue::HeldTalks).iter();
    let mut told = talks.filter(|talks| !line.is_elsewhere(talks.start));
    Some(told.next()?.end)
}

/// The towns of conferences, and what finds their names.
static CONFERENCES: LazyLock<(Vec<String>, Matcher)> = LazyLock::new(|| {
    let towns: BTreeMap<String, BTreeMap<String, Vec<String>>> = data!("talks/conferences");
    let names = towns.values().enumerate().flat_map(|(town, names)| {
        let names = names.values().flatten();
        names.map(move |name| (town, name.as_str()))
    });
    let matcher = Matcher::new(names);
    (towns.into_keys().collect(), matcher)
});

/// The town of the conference beside which they met: "on the sidelines of the Munich Security
/// Conference".
fn beside(line: &Line<'_>) -> Option<Fact<Venue>> {
    let (towns, names) = &*CONFERENCES;
    let found = names.find_in(line.sentence.normalized()).into_iter();
    let mut found = found.filter(|found| {
        let from = found.start.saturating_sub(MAX_CHARACTERS_BEHIND_BESIDE);
        let mut besides = line.cues.of_kind(Cue::Beside).iter();
        let is_beside = besides.any(|word| from <= word.end && word.end <= found.start);
        is_beside && !line.is_elsewhere(found.start)
    });
    let found = found.next()?;
    Some(Fact {
        value: Venue {
            name: towns[found.entry].clone(),
            written: towns[found.entry].clone(),
            town: None,
            is_area: true,
            government: None,
            is_state: false,
        },
        mark: Mark {
            sentence: Some(line.place),
            start: found.start,
            end: found.end,
        },
    })
}

/// The place that a sentence gives. Where the sentence does not tell of them itself (`tells`), it
/// stands right behind a word for them.
fn in_line(sides: &Sides<'_>, line: &Line<'_>, tells: bool) -> Option<Fact<Venue>> {
    let places = [(Cue::InPlace, true), (Cue::AtPlace, false)];
    let mut prepositions: Vec<(usize, bool)> = places
        .into_iter()
        .flat_map(|(cue, is_area)| {
            let words = line.cues.of_kind(cue).iter();
            words.map(move |word| (word.start, is_area))
        })
        .collect();
    prepositions.extend(seats(line));
    prepositions.sort_unstable();
    // A capital is one of a name: "Yahad-In Unum".
    prepositions.retain(|(at, _)| *at == 0 || line.characters()[*at].is_lowercase());
    let mut found = prepositions.into_iter().filter_map(|(at, is_area)| {
        let span = english(line, at, tells)?;
        let (span, is_area) = match town(line, &span) {
            Some(town) if !is_area => (town, true),
            _ => (span, is_area),
        };
        Some(fact(sides, line, span, is_area))
    });
    let found = found.next();
    let found = found.or_else(|| Some(fact(sides, line, chinese(line).filter(|_| tells)?, false)));
    found.or_else(|| visited(sides, line).filter(|_| tells))
}

/// The town or state that a guest is visiting: "who is visiting Lima, Peru, met".
fn visited(sides: &Sides<'_>, line: &Line<'_>) -> Option<Fact<Venue>> {
    let visits = line.cues.of_kind(Cue::Visiting).iter();
    let visits = visits.filter(|visit| !line.is_elsewhere(visit.start));
    let mut found = visits.filter_map(|visit| {
        let name = name_from(line, line.word_at(visit.end))?;
        Some(fact(sides, line, name, true))
    });
    found.find(|fact| {
        let names = NormalizedText::new(&fact.value.name);
        fact.value.government.is_some() || !TOWNS.towns.find_in(&names).is_empty()
    })
}

/// The town of a house: "the Presidential Complex in Ankara".
fn town(line: &Line<'_>, place: &Range<usize>) -> Option<Range<usize>> {
    let words = line.word_at(place.start)..line.word_at(place.end);
    let is_in = |at: &usize| is_cue(line, Cue::InPlace, *at) && !line.words[*at].is_capitalised();
    let within = words.clone().rfind(is_in)?;
    let town = within + 1..words.end;
    (!town.is_empty()).then(|| line.span(&town))
}

/// Whether a place stands right behind words that say that the talks were held: "were held in
/// Sochi".
fn follows_held(line: &Line<'_>, place: &Mark) -> bool {
    let before = (0..line.word_at(place.start)).rev();
    let mut before = before.filter(|at| line.words[*at].text != "the").skip(1);
    before
        .next()
        .is_some_and(|at| is_cue(line, Cue::TookPlace, at))
}

/// Whether a word of a sentence is one of a cue.
fn is_cue(line: &Line<'_>, cue: Cue, word: usize) -> bool {
    let word = &line.words[word];
    line.cues.covers(cue, word.start, word.end)
}

/// Where a guest was welcomed: "to the White House".
fn seats(line: &Line<'_>) -> Vec<(usize, bool)> {
    let welcomed = line.cues.of_kind(Cue::Welcomed).first();
    let behind = |seat: &&Match| welcomed.is_some_and(|verb| verb.end <= seat.start);
    let seats = line.cues.of_kind(Cue::ToSeat).iter().filter(behind);
    seats.map(|seat| (seat.start, false)).collect()
}

/// The place of the dateline, for a meeting, or for what took place "here".
fn of_dateline(
    sides: &Sides<'_>,
    line: &Line<'_>,
    dateline: &Dateline,
    is_meeting: bool,
) -> Option<Fact<Venue>> {
    let mut here = line.cues.of_kind(Cue::Here).iter();
    let is_here = here.any(|word| !line.is_elsewhere(word.start));
    (is_meeting || is_here).then(|| {
        let mut fact = fact(sides, line, dateline.place.clone(), true);
        fact.value.town = Town::of(&dateline.name);
        fact.value.name.clone_from(&dateline.name);
        fact.value.written.clone_from(&dateline.written);
        fact
    })
}

fn fact(sides: &Sides<'_>, line: &Line<'_>, span: Range<usize>, is_area: bool) -> Fact<Venue> {
    let mentions = sides.mentions(line).iter();
    let named = mentions.filter(|mention| mention.span == span);
    let government = named.map(|mention| mention.code.clone()).next();
    let name = line.text(span.clone());
    // "罗马尼亚" is no Rome.
    let starts = mentions_at(sides, line, span.start);
    let town = Town::of(&name).filter(|town| starts.is_none_or(|length| length <= town.length));
    Fact {
        value: Venue {
            town,
            is_state: government
                .as_deref()
                .is_some_and(|code| sides.is_country(code, &name)),
            name,
            written: line.sentence.written(span.clone()).to_owned(),
            is_area,
            government,
        },
        mark: Mark {
            sentence: Some(line.place),
            start: span.start,
            end: span.end,
        },
    }
}

/// How long the name of a government is that begins at a character.
fn mentions_at(sides: &Sides<'_>, line: &Line<'_>, start: usize) -> Option<usize> {
    let mentions = sides.mentions(line).iter().map(|mention| &mention.span);
    let starting = mentions.filter(|span| span.start == start);
    starting.map(ExactSizeIterator::len).max()
}

/// The name behind "in" or "at".
fn english(line: &Line<'_>, at: usize, tells: bool) -> Option<Range<usize>> {
    let preposition = line.word_at(at);
    let met = preposition.checked_sub(1).map_or(tells, |before| {
        let word = &line.words[before];
        let is_name = word.is_capitalised() || word.text.parse::<u32>().is_ok();
        tells && is_name || is_cue(line, Cue::MeetsAt, before)
    });
    if !met || line.is_elsewhere(at) {
        return None;
    }
    name_from(line, preposition + 1)
}

/// The name of a place that begins at a word.
fn name_from(line: &Line<'_>, word: usize) -> Option<Range<usize>> {
    let mut first = word;
    if line.words.get(first).is_some_and(|word| word.text == "the") {
        first += 1;
    }
    let mut end = first;
    while let Some(word) = line.words.get(end).filter(|_| end - first < MAX_WORDS) {
        let links = end > first && is_cue(line, Cue::InsidePlace, end);
        if !(word.is_capitalised() || links) {
            break;
        }
        end += 1;
        // "Woodside, California" goes on; a name behind a comma with a title does not.
        let goes_on = line
            .words
            .get(end)
            .is_some_and(|next| next.is_capitalised() && next.closes);
        if word.closes && !goes_on {
            break;
        }
    }
    while end > first && !line.words[end - 1].is_capitalised() {
        end -= 1;
    }
    let is_none = end == first || (first..end).any(|word| is_cue(line, Cue::NoPlace, word));
    let span = line.span(&(first..end));
    // "In the Geneva process", "in Normandy format".
    let found = Match {
        start: span.start,
        end: span.end,
        entry: 0,
    };
    let is_agreement = || names_an_agreement(line.sentence.normalized(), found);
    (!is_none && !is_agreement()).then_some(span)
}

/// The name between 在 and what was done there.
fn chinese(line: &Line<'_>) -> Option<Range<usize>> {
    let mut begins = line.cues.of_kind(Cue::InPlaceZh).iter();
    begins.find_map(|begin| {
        let mut behind = line.cues.of_kind(Cue::BehindPlaceZh).iter();
        let end = behind.find(|verb| verb.start > begin.end)?.start;
        let span = begin.end..end;
        let is_name = (2..=MAX_CHINESE).contains(&span.len())
            && line.characters()[span.clone()]
                .iter()
                .all(|c| c.is_alphanumeric())
            && !(line.cues.of_kind(Cue::NoPlaceZh).iter()).any(|none| none.end == span.end);
        (is_name && !line.is_elsewhere(begin.start)).then_some(span)
    })
}
