//! Lines to paragraphs: columns one after the other, lines joined, what runs over every page taken
//! out.

use std::collections::BTreeMap;

use super::line::{Line, usual};
use crate::text::script::is_unspaced;

/// Lines at the top and the bottom of a page among which running heads and numbers are looked for.
const EDGE_LINES: usize = 3;

/// A line that is higher than the one before by so many times the usual distance begins anew.
const WIDE: f64 = 1.35;

/// Letters of so many times the usual size are a heading.
const LARGE: f64 = 1.15;

/// Lines that a column has at least.
const MIN_COLUMN_LINES: usize = 3;

/// The title, if a heading in larger letters stands at the top, and the paragraphs.
pub(super) fn paragraphs(mut pages: Vec<Vec<Line>>) -> (Option<String>, Vec<String>) {
    take_out_running(&mut pages);
    let size = usual(
        pages
            .iter()
            .flatten()
            .flat_map(|line| std::iter::repeat_n(line.size, line.text.chars().count().min(200))),
    );
    let mut found = Paragraphs::default();
    for page in pages {
        for column in columns(page) {
            found.read(&whole_lines(column), size);
        }
    }
    found.finish(size)
}

/// Takes out numbers of pages, and lines that stand at the same place of most pages.
fn take_out_running(pages: &mut [Vec<Line>]) {
    let mut seen: BTreeMap<(String, i64), usize> = BTreeMap::new();
    for page in pages.iter() {
        let edges = edges(page.len());
        let keys: std::collections::BTreeSet<_> = edges.map(|at| place(&page[at])).collect();
        for key in keys {
            *seen.entry(key).or_default() += 1;
        }
    }
    let count = pages.len();
    for page in pages.iter_mut() {
        let edges: Vec<usize> = edges(page.len()).collect();
        let mut at = 0;
        page.retain(|line| {
            let is_edge = edges.contains(&at);
            at += 1;
            let times = seen.get(&place(line)).copied().unwrap_or(0);
            let is_running = times >= 2 && times * 2 >= count;
            !(is_edge && (is_running || is_page_number(&line.text)))
        });
    }
}

fn edges(lines: usize) -> impl Iterator<Item = usize> {
    (0..lines).filter(move |at| *at < EDGE_LINES || at + EDGE_LINES >= lines)
}

/// A line without its figures, and the height at which it stands.
fn place(line: &Line) -> (String, i64) {
    let text = line.text.chars().filter(|c| !c.is_numeric()).collect();
    (text, (line.y / 4.0).round() as i64)
}

/// Whether a line is nothing but the number of its page: `3`, `- 3 -`, `Page 3 of 7`, `3/7`.
pub(super) fn is_page_number(text: &str) -> bool {
    let has_digit = text.contains(|c: char| c.is_ascii_digit());
    let words: Vec<&str> = text
        .split(|c: char| !c.is_alphanumeric())
        .filter(|word| !word.is_empty())
        .collect();
    let is_number = |word: &&str| word.len() <= 4 && word.bytes().all(|byte| byte.is_ascii_digit());
    let others = words.iter().filter(|word| !is_number(word));
    let is_of_page = |word: &&str| {
        let word = word.to_lowercase();
        [
            "page",
            "p",
            "pg",
            "of",
            "seite",
            "von",
            "página",
            "de",
            "sur",
            "страница",
            "из",
            "第",
            "页",
            "頁",
        ]
        .contains(&&*word)
    };
    has_digit && words.len() <= 4 && others.into_iter().all(is_of_page)
}

/// The lines of a page, a column after the other. What crosses the gutter parts what is above from
/// what is below.
fn columns(page: Vec<Line>) -> Vec<Vec<Line>> {
    let Some(gutter) = gutter(&page) else {
        return vec![page];
    };
    let (mut columns, mut left, mut right) = (Vec::new(), Vec::new(), Vec::new());
    for line in page {
        if line.right <= gutter {
            left.push(line);
        } else if line.left >= gutter {
            right.push(line);
        } else {
            columns.extend([std::mem::take(&mut left), std::mem::take(&mut right)]);
            columns.push(vec![line]);
        }
    }
    columns.extend([left, right]);
    columns.retain(|column| !column.is_empty());
    joined(columns)
}

/// Joins what stands on one line of a column: gaps between words are wide in narrow columns, and
/// between the cells of a table.
fn whole_lines(column: Vec<Line>) -> Vec<Line> {
    let mut whole: Vec<Line> = Vec::new();
    for line in column {
        match whole.last_mut() {
            Some(last) if (last.y - line.y).abs() < 0.3 * last.size && line.left >= last.right => {
                last.text.push(' ');
                last.text.push_str(&line.text);
                last.right = line.right;
            }
            _ => whole.push(line),
        }
    }
    whole
}

/// Joins whole-width lines that follow each other, which stand in columns of their own.
fn joined(columns: Vec<Vec<Line>>) -> Vec<Vec<Line>> {
    let mut joined: Vec<Vec<Line>> = Vec::new();
    let mut was_single = false;
    for column in columns {
        let is_single = column.len() == 1;
        match joined.last_mut() {
            Some(last) if is_single && was_single => last.extend(column),
            _ => joined.push(column),
        }
        was_single = is_single;
    }
    joined
}

/// Where the gutter between two columns is: many lines end before it, as many begin behind it at the
/// same heights, and few cross it.
fn gutter(page: &[Line]) -> Option<f64> {
    let left = page.iter().map(|line| line.left).min_by(f64::total_cmp)?;
    let right = page.iter().map(|line| line.right).max_by(f64::total_cmp)?;
    let middle = |part: f64| left + (right - left) * part;
    let mut best: Option<(isize, f64)> = None;
    for step in 0..=20 {
        let at = middle(0.3 + 0.02 * f64::from(step));
        let before = page.iter().filter(|line| line.right <= at).count();
        let behind: Vec<&Line> = page.iter().filter(|line| line.left >= at).collect();
        let crossing = page.len() - before - behind.len();
        let start = usual(behind.iter().map(|line| line.left));
        let level = behind
            .iter()
            .filter(|line| (line.left - start).abs() < line.size * 2.0);
        let are_columns = before >= MIN_COLUMN_LINES
            && behind.len() >= MIN_COLUMN_LINES
            && level.count() * 10 >= behind.len() * 7
            && crossing * 3 <= page.len();
        let rank = before.min(behind.len()) as isize - crossing as isize;
        if are_columns && best.is_none_or(|(most, _)| rank > most) {
            best = Some((rank, at));
        }
    }
    best.map(|(_, at)| at)
}

/// Paragraphs while they are put together.
#[derive(Default)]
struct Paragraphs {
    done: Vec<(f64, String)>,
    /// The line before, and how far its column goes.
    last: Option<Line>,
}

impl Paragraphs {
    /// Reads the lines of a column.
    fn read(&mut self, column: &[Line], usual_size: f64) {
        let right = column.iter().map(|line| line.right).fold(0.0, f64::max);
        let left = usual(column.iter().map(|line| line.left));
        let pitch = pitch(column);
        let mut is_first = true;
        for line in column {
            let begins = match &self.last {
                None => true,
                Some(last) => {
                    let is_other_size = (line.size - last.size).abs() > 0.1 * usual_size;
                    let gap = line.y - last.y;
                    let larger = (line.size / usual_size.max(1.0)).max(1.0);
                    let is_apart = !is_first && gap > WIDE * larger * pitch.min(2.0 * line.size);
                    let is_indented =
                        line.left > left + 0.8 * line.size && last.left <= left + 0.4 * line.size;
                    let ended = ends_sentence(&last.text);
                    let is_last = ended && (is_first || last.right + first_word(line) < right);
                    is_other_size
                        || is_apart
                        || is_indented
                        || is_last
                        || ended && is_point(&line.text)
                }
            };
            if begins {
                self.done.push((line.size, line.text.clone()));
            } else if let Some((_, text)) = self.done.last_mut() {
                append(text, &line.text);
            }
            self.last = Some(line.clone());
            is_first = false;
        }
    }

    /// The title and the paragraphs.
    fn finish(self, usual_size: f64) -> (Option<String>, Vec<String>) {
        let mut paragraphs = self.done;
        let heading = paragraphs
            .iter()
            .take(4)
            .position(|(size, text)| *size > LARGE * usual_size && text.chars().count() < 400);
        let title = heading.map(|at| paragraphs.remove(at).1);
        (
            title,
            paragraphs.into_iter().map(|(_, text)| text).collect(),
        )
    }
}

/// How far apart the lines of a paragraph stand: paragraphs of two lines have as many gaps between
/// them as in them.
fn pitch(column: &[Line]) -> f64 {
    let pitches = column.windows(2).map(|two| two[1].y - two[0].y);
    let mut pitches: Vec<f64> = pitches.filter(|pitch| *pitch > 0.0).collect();
    pitches.sort_by(f64::total_cmp);
    pitches.get(pitches.len() / 4).copied().unwrap_or(0.0)
}

/// How wide the first word of a line is, with the space before it: had it found room on the line
/// before, it would stand there.
fn first_word(line: &Line) -> f64 {
    let letters = |text: &str| text.chars().count() as f64;
    let word = line.text.split(' ').next().unwrap_or_default();
    (line.right - line.left) * (letters(word) + 1.0) / letters(&line.text).max(1.0)
}

/// Whether a line is a point of a list.
fn is_point(text: &str) -> bool {
    ["• ", "- ", "– ", "* ", "· "]
        .iter()
        .any(|mark| text.starts_with(mark))
}

fn ends_sentence(text: &str) -> bool {
    let text = text.trim_end_matches(['"', '\'', '”', '’', '»', '」', '』', ')', '）', ']']);
    text.ends_with([
        '.', '!', '?', ':', ';', '…', '。', '！', '？', '：', '；', '।', '۔', '؟',
    ])
}

/// Puts a line behind a text. A word that was broken is joined; where Chinese or Japanese meets, there
/// is no space.
fn append(text: &mut String, line: &str) {
    let mut letters = text.chars().rev();
    let (last, before) = (letters.next(), letters.next());
    let first = line.chars().next();
    let is_broken = matches!(last, Some('-' | '\u{2010}' | '\u{ad}'))
        && before.is_some_and(char::is_lowercase)
        && first.is_some_and(char::is_lowercase);
    if is_broken {
        text.pop();
    } else if !(last.is_some_and(is_unspaced) && first.is_some_and(is_unspaced)) {
        text.push(' ');
    }
    text.push_str(line);
}
