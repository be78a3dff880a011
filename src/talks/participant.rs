//! Who took part in the talks besides those who spoke.

use std::ops::Range;

use super::cue::Cue;
use super::fact::{Fact, Mark, Participant};
use super::line::{Line, TalksWord};
use crate::lexicon::Role;

/// A list has at most this many people.
const MAX_PEOPLE: usize = 40;

/// A name has at most this many words.
const MAX_NAME_WORDS: usize = 4;

/// All whom an account names, in order. `spoke` are the words of the sentences that say who held
/// the talks: these people are no news.
pub(super) fn participants(lines: &[Line<'_>], spoke: &[String]) -> Vec<Fact<Participant>> {
    let mut found: Vec<Fact<Participant>> = Vec::new();
    let lists = lines.iter().filter(|line| line.may_tell());
    for (line, list) in lists.filter_map(|line| Some((line, list(line)?))) {
        for (value, span) in people(line, &list) {
            let name = value.name.as_ref().map(|name| last_word(name));
            let is_known = name.is_some_and(|name| spoke.iter().any(|word| word == name))
                || found.iter().any(|fact| fact.value == value);
            if !is_known && found.len() < MAX_PEOPLE {
                found.push(Fact {
                    value,
                    mark: Mark {
                        sentence: Some(line.place),
                        start: span.start,
                        end: span.end,
                    },
                });
            }
        }
    }
    found
}

/// The people of a list. A lone name beside a lone office may be one person: it is left out.
fn people(line: &Line<'_>, list: &Range<usize>) -> Vec<(Participant, Range<usize>)> {
    let pieces = pieces(line, list);
    let all = pieces.len();
    let read = pieces
        .into_iter()
        .filter_map(|span| Some((person(line, &span)?, span)));
    let mut people: Vec<(Participant, Range<usize>)> = read.collect();
    let named = people
        .iter()
        .filter(|(person, _)| person.name.is_some())
        .count();
    if named < all {
        people.retain(|(person, _)| person.role.is_some());
    }
    people
}

/// The words of the first sentence that are in no list of those who took part: who held the talks.
pub(super) fn speakers(lines: &[Line<'_>]) -> Vec<String> {
    let Some(line) = lines.first().filter(|line| line.is_first()) else {
        return Vec::new();
    };
    let list = list(line).unwrap_or(0..0);
    let words = line.words.iter().filter(|word| !list.contains(&word.start));
    let names = words.filter(|word| word.is_capitalised());
    names.map(|word| word.text.clone()).collect()
}

fn last_word(name: &str) -> &str {
    name.rsplit(' ').next().unwrap_or(name)
}

/// The characters of a list of those who took part.
fn list(line: &Line<'_>) -> Option<Range<usize>> {
    if let Some(cue) = line.cues.of_kind(Cue::TakingPart).first() {
        if line.is_elsewhere(cue.start) {
            return None;
        }
        return Some(cue.end..list_end(line, cue.end));
    }
    // "took part" says of the first sentence's subject what it is there for.
    let cue = line.cues.of_kind(Cue::TookPart).first()?;
    if line.is_first() || line.is_elsewhere(cue.start) {
        return None;
    }
    // "Also present": the adverb belongs to the verb.
    let last = line.word_at(cue.start);
    let span = line.span(&(0..last));
    let first = if last > 0 { span.start } else { 0 };
    Some(first..cue.start)
}

/// Where a list behind its verb ends: with the sentence, or before what was done next.
fn list_end(line: &Line<'_>, start: usize) -> usize {
    let ends = line.cues.of_kind(Cue::ListEnds).iter();
    let may_end = line.cues.of_kind(Cue::ListMayEnd).iter().filter(|cue| {
        let behind = &line.words[line.word_at(cue.end)..];
        let mut behind = behind.iter().skip_while(|word| word.text == "the");
        !behind.next().is_some_and(TalksWord::is_capitalised)
    });
    let ends = ends.chain(may_end).map(|cue| cue.start);
    ends.filter(|end| *end > start)
        .min()
        .unwrap_or(line.characters().len())
}

/// The characters of each member of a list.
fn pieces(line: &Line<'_>, list: &Range<usize>) -> Vec<Range<usize>> {
    let characters = line.characters();
    let mut cuts: Vec<(usize, usize)> = line
        .cues
        .of_kind(Cue::And)
        .iter()
        .filter(|cue| list.start <= cue.start && cue.end <= list.end)
        .map(|cue| (cue.start, cue.end))
        .collect();
    let marks = list
        .clone()
        .filter(|at| matches!(characters[*at], ',' | ';' | '，'));
    cuts.extend(marks.map(|at| (at, at + 1)));
    cuts.sort_unstable();
    cuts.push((list.end, list.end));
    let mut pieces = Vec::new();
    let mut from = list.start;
    for (start, end) in cuts {
        let piece = from..start.max(from);
        let is_blank = |at: &usize| !characters[*at].is_alphanumeric();
        let first = piece.clone().find(|at| !is_blank(at));
        let last = piece.rev().find(|at| !is_blank(at));
        if let (Some(first), Some(last)) = (first, last) {
            pieces.push(first..last + 1);
        }
        from = end.max(from);
    }
    pieces
}

/// The person whom some characters name, by office or by name.
fn person(line: &Line<'_>, span: &Range<usize>) -> Option<Participant> {
    let characters = &line.characters()[span.clone()];
    if !characters.iter().any(char::is_ascii) {
        return chinese(characters, line.sentence.written(span.clone()));
    }
    let mut words = line.word_at(span.start)..line.word_at(span.end);
    let offices = line.sentence.roles().of(Role::Office);
    let is_office = |at: usize| {
        let word = &line.words[at];
        offices
            .iter()
            .any(|office| office.start <= word.start && word.end <= office.end)
    };
    let office = words.clone().find(|at| is_office(*at));
    // The name is what stands last in capitals and is of no office, ...
    let is_name = |at: usize| line.words[at].is_capitalised() && !is_office(at);
    // ... but for the state behind it: "Prime Minister Sample of Japan".
    let state = words.clone().skip(1).find(|at| {
        let mut name = words.start..*at;
        while !name.is_empty() && is_name(name.end - 1) {
            name.end -= 1;
        }
        let is_name = name.end < *at && name.end > words.start && is_office(name.end - 1);
        matches!(line.words[*at].text.as_str(), "of" | "from") && is_name
    });
    words.end = state.unwrap_or(words.end);
    let mut first = words.end;
    while first > words.start && is_name(first - 1) {
        first -= 1;
    }
    // "President of Ukraine", "Chairman of the Security Council X": nobody can say where an office
    // ends that goes on behind "of".
    let is_link = |at: usize| {
        let word = &line.words[at];
        line.cues.covers(Cue::OfficeLinks, word.start, word.end)
    };
    let too_long = words.end - first > MAX_NAME_WORDS;
    let behind_of = first > words.start && is_link(first - 1) || too_long;
    let name = if behind_of {
        words.end..words.end
    } else {
        first..words.end
    };
    let mut role = words.start..name.start;
    while role.start < role.end
        && matches!(
            line.words[role.start].text.as_str(),
            "the" | "The" | "a" | "A"
        )
    {
        role.start += 1;
    }
    let text = |words: &Range<usize>| (!words.is_empty()).then(|| line.text(line.span(words)));
    let person = Participant {
        name: text(&name),
        role: text(&role),
    };
    let is_person = match office {
        // What stands before an office, or instead of a name, is a part of it or no person.
        Some(office) => {
            let goes_on =
                |at: usize| line.words[at].is_capitalised() || is_office(at) || is_link(at);
            // "Israeli defense officials" hold no office.
            let is_held =
                line.words[office].is_capitalised() || is_link(words.start) || !name.is_empty();
            !role.is_empty() && is_held && (office..words.end).all(goes_on)
        }
        None => role.is_empty() && (2..=MAX_NAME_WORDS).contains(&name.len()),
    };
    is_person.then_some(person)
}

/// A name in Chinese, with what is before it; `written` are its characters on the page.
fn chinese(characters: &[char], written: &str) -> Option<Participant> {
    let is_name = |c: &char| !['等', '也', '还', '分', '别'].contains(c);
    let length = characters.iter().rposition(is_name)? + 1;
    (2..=12).contains(&length).then(|| Participant {
        name: Some(written.chars().take(length).collect()),
        role: None,
    })
}
