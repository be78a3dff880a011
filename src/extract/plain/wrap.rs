//! Lines that were broken for their length, joined.

use super::furniture::{self, LineKind};
use super::hyphen::{self, Hyphen};
use super::lines::Line;
use super::piece::Piece;
use crate::extract::date::{Habit, is_line};
use crate::extract::fold::Folder;
use crate::extract::sentence_end::ends_sentence;
use crate::text::script::is_wide_or_sign;

/// Longest line, in columns, that was broken by hand or by a mail program.
const MAX_COLUMNS: usize = 120;
/// The share of the lines that go on in the next which a program breaks as late as it can.
const GREEDY_SHARE: f64 = 0.85;
/// Lines of a text without blank lines that go on in the next, before it is taken for a broken one.
const MIN_BROKEN_LINES: usize = 2;
/// Columns of the lines of such a text, at least.
const MIN_COLUMNS: usize = 40;
/// Columns of a line in a script without capitals, from which on it is taken to go on.
const MIN_CASELESS_COLUMNS: usize = 40;
/// Most bytes of a line whose last word is joined to the next: longer ones were not broken.
const MAX_JOINED_BYTES: usize = 1000;
/// Signs that begin a point of a list.
const POINTS: [&str; 8] = ["- ", "* ", "• ", "– ", "— ", "+ ", "# ", "· "];

/// How the lines of a text were broken.
#[derive(Debug, Clone, Copy)]
struct Breaking {
    /// The columns of the longest line that goes on in the next.
    columns: usize,
    /// Whether each was broken as late as it could be: one that ends sooner ends a paragraph.
    is_greedy: bool,
    /// How many lines are cut in a sentence.
    broken: usize,
    /// Whether paragraphs have blank lines between them.
    has_blanks: bool,
    /// The columns that all lines are indented.
    indent: usize,
}

/// The paragraphs of a text, and its lines that their words tell.
pub(super) fn pieces(lines: &[Line], habit: Habit) -> Vec<Piece> {
    let breaking = Breaking::of(lines);
    let goes_on = |at: usize| match (lines.get(at), lines.get(at + 1)) {
        (Some(line), Some(next)) => {
            !line.is_blank() && !next.is_blank() && breaking.goes_on(line, next)
        }
        _ => false,
    };
    // A line that its words tell stands alone, unless its sentence goes on in the next, or it ends
    // the sentence of the line before.
    let told = |at: usize| {
        let line = lines.get(at).filter(|line| !line.is_blank())?;
        let is_of_sentence = goes_on(at)
            && surely_goes_on(line, &lines[at + 1])
            && is_wide_for(line, breaking.columns)
            || at > 0 && goes_on(at - 1) && is_rest(line);
        let kind = (!is_of_sentence).then(|| kind_of(&line.text, habit))?;
        (kind != LineKind::Text).then_some(kind)
    };
    let mut pieces: Vec<Piece> = Vec::new();
    let mut open = Open::default();
    let mut next = told(0);
    for (at, line) in lines.iter().enumerate() {
        let kind = std::mem::replace(&mut next, told(at + 1));
        if line.is_blank() {
            open.is_apart = true;
            continue;
        }
        let is_last = kind.is_some() || !goes_on(at) || next.is_some();
        let following = lines.get(at + 1).filter(|_| !is_last);
        open.push(
            line,
            following.and_then(|next| hyphen::at_end(&line.text, &next.text)),
        );
        open.kind = kind;
        if is_last {
            open.close(&mut pieces);
        }
    }
    for piece in &mut pieces {
        if piece.kind == LineKind::Text {
            piece.kind = kind_of(&piece.text, habit);
        }
    }
    for at in 0..pieces.len() {
        let is_before_gap = pieces.get(at + 1).is_some_and(|next| next.is_apart);
        if is_before_gap && is_count(&pieces[at]) {
            pieces[at].kind = LineKind::Furniture;
        }
    }
    pieces
}

/// Whether a paragraph is a number alone: of views, or of the page.
fn is_count(piece: &Piece) -> bool {
    let is_number = piece.text.chars().all(|c| c.is_ascii_digit() || c == ',');
    piece.kind == LineKind::Text && piece.is_apart && is_number
}

/// Paragraphs that are whole, each told by its words.
pub(super) fn apart(paragraphs: &[String], habit: Habit) -> Vec<Piece> {
    let piece = |text: &String| Piece {
        kind: kind_of(text, habit),
        text: text.clone(),
        heading: None,
        is_apart: true,
        is_point: begins_point(text),
    };
    paragraphs.iter().map(piece).collect()
}

/// Whether a line can be the end of the sentence of the line before.
fn is_rest(line: &Line) -> bool {
    is_lower(line) || ends_sentence(&line.text)
}

fn kind_of(text: &str, habit: Habit) -> LineKind {
    let kind = furniture::kind(text);
    if !matches!(kind, LineKind::Text | LineKind::Furniture) {
        return kind;
    }
    if is_line(text, habit) {
        return LineKind::Day;
    }
    // However long the name is that stands beside a day.
    match furniture::source_in(text) {
        Some(name) if is_line(&text.replacen(name, "", 1), habit) => {
            LineKind::Source(name.to_owned())
        }
        _ => kind,
    }
}

/// A paragraph under construction.
#[derive(Default)]
struct Open {
    text: Folder,
    /// The word that goes on in the next line.
    begun: String,
    kind: Option<LineKind>,
    heading: Option<usize>,
    is_apart: bool,
    is_point: bool,
}

impl Open {
    /// Adds a line, whose last word goes on in the next where a hyphen says so.
    fn push(&mut self, line: &Line, hyphen: Option<Hyphen>) {
        if self.text.is_empty() && self.begun.is_empty() {
            self.heading = line.heading;
            self.is_point = begins_point(&line.text);
        }
        self.text.line_end();
        let text = std::mem::take(&mut self.begun) + &line.text;
        let Some(hyphen) = hyphen.filter(|_| text.len() <= MAX_JOINED_BYTES) else {
            self.text.push(&text);
            return;
        };
        let word = text.rfind(' ').map_or(0, |space| space + 1);
        let (before, last) = text.split_at(word);
        self.text.push(before);
        self.begun = match hyphen {
            Hyphen::Goes => last.trim_end_matches(['-', '\u{2010}', '\u{ad}']),
            Hyphen::Stays => last,
        }
        .to_owned();
    }

    fn close(&mut self, pieces: &mut Vec<Piece>) {
        let text = self.text.take() + &std::mem::take(&mut self.begun);
        let kind = self.kind.take().unwrap_or(LineKind::Text);
        if !text.is_empty() {
            pieces.push(Piece {
                kind,
                text,
                heading: self.heading,
                is_apart: std::mem::take(&mut self.is_apart),
                is_point: self.is_point,
            });
        }
        (self.heading, self.is_point) = (None, false);
    }
}

impl Breaking {
    fn of(lines: &[Line]) -> Self {
        let pairs = || {
            lines
                .windows(2)
                .filter(|pair| !pair[0].is_blank() && !pair[1].is_blank())
                .map(|pair| (&pair[0], &pair[1]))
        };
        let broken = || pairs().filter(|(line, next)| is_cut(line, next));
        let surely = broken().map(|(line, _)| columns(&line.text)).max();
        let surely = surely.unwrap_or(0);
        // Without capitals, the short lines of a menu look alike.
        let broken = || broken().filter(|(line, next)| is_lower(next) || is_wide_for(line, surely));
        // The longest line may end before a name.
        let columns = pairs()
            .map(|(line, _)| columns(&line.text))
            .filter(|width| width * 10 <= surely * 11)
            .max()
            .unwrap_or(surely);
        let count = broken().count();
        let full = broken().filter(|(line, next)| is_full(line, next, columns));
        let all = pairs().count();
        Self {
            columns,
            is_greedy: count * 4 >= all && full.count() as f64 >= GREEDY_SHARE * count as f64,
            broken: count,
            has_blanks: lines.iter().any(Line::is_blank),
            indent: lines
                .iter()
                .filter(|line| !line.is_blank())
                .map(|line| line.indent)
                .min()
                .unwrap_or(0),
        }
    }

    /// Whether a line is one paragraph with the next.
    fn goes_on(&self, line: &Line, next: &Line) -> bool {
        let begins_anew = begins_point(&next.text)
            || line.heading.is_some()
            || next.heading.is_some()
            || self.is_indented(line, next);
        if begins_anew || self.broken == 0 {
            return false;
        }
        if self.columns > MAX_COLUMNS {
            // Paragraphs of a line each are as long. Where lines are not filled and blank lines part
            // paragraphs, only what cannot end one goes on.
            let is_filled = self.is_greedy && self.broken >= MIN_BROKEN_LINES;
            return (self.has_blanks || is_filled) && is_cut(line, next)
                || is_filled && is_full(line, next, self.columns);
        }
        let is_broken_text = self.broken >= MIN_BROKEN_LINES && self.columns >= MIN_COLUMNS;
        if self.is_greedy && (self.has_blanks || is_broken_text) {
            return is_full(line, next, self.columns) || is_lower(next);
        }
        let ends_early = columns(&line.text) * 10 < self.columns * 7;
        self.has_blanks && !(ends_sentence(&line.text) && ends_early)
    }

    /// Whether the next line is indented as the first of a paragraph is.
    fn is_indented(&self, line: &Line, next: &Line) -> bool {
        let is_further = next.indent > line.indent + 1 && !is_lower(next);
        let ends = next.indent >= line.indent && ends_sentence(&line.text);
        next.indent > self.indent && !begins_point(&line.text) && (is_further || ends)
    }
}

/// Whether a line was broken in the middle of a sentence.
fn surely_goes_on(line: &Line, next: &Line) -> bool {
    if begins_point(&next.text) || line.heading.is_some() || next.heading.is_some() {
        return false;
    }
    let (last, first) = (line.text.chars().next_back(), next.text.chars().next());
    let both = |is: fn(char) -> bool| last.is_some_and(is) && first.is_some_and(is);
    let is_long = columns(&line.text) >= MIN_CASELESS_COLUMNS;
    is_lower(next)
        || !ends_sentence(&line.text) && (both(is_wide_or_sign) || is_long && both(is_caseless))
}

/// Whether a line was broken in a sentence and does not end one. A line that ends one can be a
/// paragraph, whatever letter the next begins with.
fn is_cut(line: &Line, next: &Line) -> bool {
    surely_goes_on(line, next) && !ends_sentence(&line.text)
}

/// Whether a line is not much shorter than the longest.
fn is_wide_for(line: &Line, longest: usize) -> bool {
    columns(&line.text) * 10 >= longest * 6
}

/// Whether a letter is of a script that has no capitals.
fn is_caseless(c: char) -> bool {
    c.is_alphabetic() && !c.is_lowercase() && !c.is_uppercase() && !is_wide_or_sign(c)
}

fn is_lower(line: &Line) -> bool {
    line.text.starts_with(char::is_lowercase)
}

/// Whether the first word of the next line had no room on this one.
fn is_full(line: &Line, next: &Line, limit: usize) -> bool {
    let width = columns(&line.text);
    let first = next.text.chars().next();
    let room = if first.is_some_and(is_wide_or_sign) {
        // Marks do not begin a line, and take a character with them.
        2 * columns("一")
    } else {
        1 + next.text.split_whitespace().next().map_or(0, columns)
    };
    width <= limit && width + room > limit
}

/// The columns that a text takes.
fn columns(text: &str) -> usize {
    text.chars()
        .map(|c| 1 + usize::from(is_wide_or_sign(c)))
        .sum()
}

/// Whether a line is a point of a list.
fn begins_point(text: &str) -> bool {
    let digits = text.trim_start_matches(|c: char| c.is_ascii_digit());
    let has_number = digits.len() < text.len() && text.len() - digits.len() <= 2;
    POINTS.iter().any(|mark| text.starts_with(mark))
        || has_number && (digits.starts_with(". ") || digits.starts_with(") "))
}
