//! What stands before a statement, in it and behind it, told by its place.

use std::ops::Range;

use super::furniture::{LineKind, source_in};
use super::piece::Piece;
use crate::extract::date::{DatedEvidence, Habit, dateline_day, read_line};
use crate::extract::fold::weight;
use crate::extract::owner::is_signature;
use crate::extract::sentence_end::{ends_sentence, is_unmarked};
use crate::text::script::{is_unspaced, is_wide_or_sign};

/// Weight from which on a line is a paragraph, however it ends.
const PARAGRAPH_WEIGHT: u32 = 300;
/// The same, in a script in which many sentences end without a mark.
const UNMARKED_WEIGHT: u32 = 60;
/// Most weight of a title.
const MAX_TITLE_WEIGHT: u32 = 260;
/// Least weight of a title.
const MIN_TITLE_WEIGHT: u32 = 12;
/// Least words of a title.
const MIN_WORDS: usize = 3;
/// Least characters of a title in a script without spaces.
const MIN_CHARACTERS: usize = 6;
/// Least weight of a line that is not a word or two.
const LINE_WEIGHT: u32 = 24;
/// The share of a text that other pages at its end take at most, as a divisor.
const FOOT_SHARE: u32 = 3;

/// What is read of a plain text.
#[derive(Debug, Default)]
pub(crate) struct PlainText {
    /// Its title.
    pub title: Option<String>,
    /// The day that it gives.
    pub date: Option<DatedEvidence>,
    /// The address that it names as its own.
    pub url: Option<String>,
    /// Who it says has published it.
    pub outlet: Option<String>,
    /// Its paragraphs.
    pub paragraphs: Vec<String>,
    /// Whether it is a list of other pages.
    pub is_listing: bool,
}

/// Puts the pieces of a text in their places.
pub(super) fn read(pieces: Vec<Piece>, habit: Habit) -> PlainText {
    let mut pieces = without_foot(pieces);
    let mut body = body(&pieces);
    let above = &mut pieces[..body.start];
    if above
        .iter()
        .any(|it| may_be_title(it) && !is_signature(&it.text))
    {
        tell_signatures(above.iter_mut().filter(|it| may_be_title(it)));
    }
    tell_signatures(&mut pieces[body.end..]);
    let title = title(&pieces, body.start, habit);
    if title == Some(body.start) {
        // Below a title that ends as sentences do, the day stands before the first sentence.
        let behind = pieces[body.start + 1..body.end].iter();
        body.start += 1 + behind.take_while(|piece| !is_prose(piece)).count();
    }
    let mut text = PlainText {
        title: title.map(|at| pieces[at].text.clone()),
        ..PlainText::default()
    };
    let head = head_within(&pieces, &body);
    tell_signatures(&mut pieces[head.clone()]);
    note(&mut text, &pieces, habit);
    let is_kept = kept(&pieces, &body, title);
    let is_kept = (0..)
        .zip(is_kept)
        .map(|(at, is_kept)| is_kept && !head.contains(&at));
    text.paragraphs = pieces
        .into_iter()
        .zip(is_kept)
        .filter_map(|(piece, is_kept)| is_kept.then_some(piece.text))
        .collect();
    if text.date.is_none() {
        let first = text.paragraphs.first();
        text.date = first.and_then(|first| dateline_day(first, habit));
    }
    text
}

fn may_be_title(piece: &Piece) -> bool {
    piece.kind == LineKind::Text && has_words(&piece.text)
}

/// A line that names an institution says who published the text: behind it, in its head, and above it where
/// another line can be the title.
fn tell_signatures<'p>(pieces: impl IntoIterator<Item = &'p mut Piece>) {
    for piece in pieces {
        if piece.kind == LineKind::Text && is_signature(&piece.text) {
            piece.kind = LineKind::Source(piece.text.clone());
        }
    }
}

/// Below a summary of the text, the lines that say who published it and when: those between its first
/// sentence and the next, where a day is one of them.
fn head_within(pieces: &[Piece], body: &Range<usize>) -> Range<usize> {
    let behind = (body.start + 1).min(body.end)..body.end;
    let end = pieces[behind.clone()].iter().position(is_prose);
    let head = behind.start..behind.start + end.unwrap_or(0);
    let has_day = pieces[head.clone()]
        .iter()
        .any(|piece| piece.kind == LineKind::Day);
    match has_day {
        true => head,
        false => body.start..body.start,
    }
}

/// Whether a piece is a sentence or more.
pub(super) fn is_prose(piece: &Piece) -> bool {
    let (text, weight) = (&piece.text, weight(&piece.text));
    let is_told = !matches!(piece.kind, LineKind::Text | LineKind::Byline);
    let ends = ends_sentence(text) && !is_abbreviation(text) || text.ends_with([',', '،', '，']);
    !is_told
        && piece.heading.is_none()
        && (ends && text.contains(char::is_alphabetic)
            || weight >= PARAGRAPH_WEIGHT
            || weight >= UNMARKED_WEIGHT && is_unmarked(text) && ends_without_mark(text))
}

/// Whether a text is in a script whose sentences have no mark at their end at all.
fn ends_without_mark(text: &str) -> bool {
    text.chars().filter(|c| is_unspaced(*c)).count() * 2 > text.chars().count()
}

/// Whether the last word of a short line is an abbreviation: `Washington, D.C.`
fn is_abbreviation(text: &str) -> bool {
    let mut words = text.split_whitespace();
    let count = words.clone().count();
    let last = words.next_back().unwrap_or_default();
    let inner = last.trim_end_matches('.');
    count <= 5 && last.ends_with('.') && inner.contains('.')
}

/// The pieces before what other pages and the site print at the end.
fn without_foot(mut pieces: Vec<Piece>) -> Vec<Piece> {
    let weights: Vec<u32> = pieces
        .iter()
        .map(|piece| {
            if is_prose(piece) {
                weight(&piece.text)
            } else {
                0
            }
        })
        .collect();
    let all: u32 = weights.iter().sum();
    let mut before = 0;
    for at in 0..pieces.len() {
        let ends = matches!(pieces[at].kind, LineKind::End | LineKind::Foot);
        if ends && before > 0 && (all - before) * FOOT_SHARE <= all {
            pieces.truncate(at);
            break;
        }
        before += weights[at];
    }
    pieces
}

/// The pieces from the first sentence to the last. A text without one is all body.
fn body(pieces: &[Piece]) -> Range<usize> {
    let first = pieces.iter().position(is_prose);
    let last = pieces.iter().rposition(is_prose);
    match (first, last) {
        (Some(first), Some(last)) => {
            let points = pieces[last + 1..].iter();
            let points = points.take_while(|piece| piece.is_point && piece.kind == LineKind::Text);
            first..last + 1 + points.count()
        }
        _ => 0..pieces.len(),
    }
}

/// The piece that is the title, among those before the body.
fn title(pieces: &[Piece], body: usize, habit: Habit) -> Option<usize> {
    let marked = pieces
        .iter()
        .position(|piece| piece.heading == Some(1) && piece.kind == LineKind::Text);
    if marked.is_some() {
        return marked;
    }
    let is_candidate = |at: &usize| {
        let piece = &pieces[*at];
        let weight = weight(&piece.text);
        piece.kind == LineKind::Text
            && !piece.is_point
            && (MIN_TITLE_WEIGHT..=MAX_TITLE_WEIGHT).contains(&weight)
            && has_words(&piece.text)
            && !piece.text.ends_with([':', '：', ',', ';'])
    };
    let candidates: Vec<usize> = (0..body).filter(is_candidate).collect();
    let day = (0..body).find(|&at| pieces[at].kind == LineKind::Day);
    if let Some(day) = day {
        let before = candidates.iter().rev().find(|&&at| at < day);
        let behind = candidates.iter().find(|&&at| at > day);
        let found = before
            .into_iter()
            .chain(behind)
            .copied()
            .min_by_key(|&at| (distance(pieces, at, day), at));
        return found.or_else(|| {
            let line = read_line(&pieces[day].text, habit)?;
            (line.words >= MIN_WORDS).then_some(day)
        });
    }
    // A title that ends as sentences do has the day below it.
    let is_dated = pieces
        .get(body + 1)
        .is_some_and(|piece| piece.kind == LineKind::Day)
        && pieces[body + 1..].iter().any(is_prose)
        && weight(&pieces[body].text) <= MAX_TITLE_WEIGHT;
    if is_dated && is_prose(&pieces[body]) {
        return Some(body);
    }
    let has_body = pieces.get(body).is_some_and(is_prose);
    let longest = candidates
        .iter()
        .rev()
        .max_by_key(|&&at| weight(&pieces[at].text));
    longest.copied().filter(|_| has_body)
}

/// How far a line stands from that of the day: the lines on the way, a blank one for one more.
fn distance(pieces: &[Piece], at: usize, day: usize) -> usize {
    let way = &pieces[at.min(day) + 1..=at.max(day)];
    way.len() + way.iter().filter(|piece| piece.is_apart).count()
}

/// Whether a text has as many words as a title; in scripts without spaces, as many characters.
pub(super) fn has_words(text: &str) -> bool {
    let words = text
        .split_whitespace()
        .filter(|word| word.contains(char::is_alphabetic));
    words.count() >= MIN_WORDS
        || text.chars().filter(|c| is_wide_or_sign(*c)).count() >= MIN_CHARACTERS
}

/// Notes the day, the address and the outlet that lines of the text give.
fn note(text: &mut PlainText, pieces: &[Piece], habit: Habit) {
    let (mut first, mut labelled) = (None, None);
    for piece in pieces {
        let outlet = match &piece.kind {
            LineKind::Source(name) => Some(name.clone()),
            LineKind::Day => source_in(&piece.text).map(str::to_owned),
            _ => None,
        };
        text.outlet = text.outlet.take().or(outlet);
        match &piece.kind {
            LineKind::Address(url) => {
                text.url.get_or_insert_with(|| url.clone());
            }
            // What stands behind a day that is called that of publication is of no account.
            LineKind::Day | LineKind::Source(_) if labelled.is_none() => {
                let beside_name = || match &piece.kind {
                    LineKind::Source(name) => read_line(&piece.text.replacen(name, "", 1), habit),
                    _ => None,
                };
                let Some(line) = read_line(&piece.text, habit).or_else(beside_name) else {
                    continue;
                };
                let day = if line.is_labelled {
                    &mut labelled
                } else {
                    &mut first
                };
                *day = day.take().or(line.day);
            }
            _ => {}
        }
    }
    text.date = labelled.or(first);
}

/// Which pieces are paragraphs of the statement.
fn kept(pieces: &[Piece], body: &Range<usize>, title: Option<usize>) -> Vec<bool> {
    let is_told = |piece: &Piece| !matches!(piece.kind, LineKind::Text);
    let frame = pieces[..body.start].iter().chain(&pieces[body.end..]);
    let is_framed = frame.clone().any(is_told);
    let run = |at: usize| run_of_short_lines(pieces, at) >= 3;
    let mut is_inset = false;
    pieces
        .iter()
        .enumerate()
        .map(|(at, piece)| {
            let after_inset = std::mem::replace(&mut is_inset, piece.kind == LineKind::Inset);
            let is_short = weight(&piece.text) < LINE_WEIGHT || !has_words(&piece.text);
            match &piece.kind {
                _ if Some(at) == title => false,
                LineKind::Text if after_inset => is_prose(piece),
                LineKind::Text if body.contains(&at) || piece.is_point => true,
                LineKind::Text if at < body.start => {
                    let is_above = title.is_some_and(|title| at < title);
                    !is_above && !(is_short && (is_framed || run(at)))
                        || piece.text.ends_with([':', '：'])
                }
                LineKind::Text => !(is_short && (is_framed || run(at))),
                LineKind::Day | LineKind::Byline => body.contains(&at),
                _ => false,
            }
        })
        .collect()
}

/// How many short lines that are no sentences stand in a row around a piece.
fn run_of_short_lines(pieces: &[Piece], at: usize) -> usize {
    let is_short = |piece: &&Piece| {
        piece.kind == LineKind::Text && !is_prose(piece) && weight(&piece.text) < LINE_WEIGHT
    };
    let before = pieces[..at]
        .iter()
        .rev()
        .take(3)
        .take_while(is_short)
        .count();
    before + pieces[at..].iter().take(3).take_while(is_short).count()
}
