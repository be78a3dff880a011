//! Glyphs to words and lines.

use super::glyphs::Glyph;

/// What stands on one line of a page without a wide gap, such as that between two columns.
#[derive(Debug, Clone)]
pub(super) struct Line {
    pub text: String,
    pub left: f64,
    pub right: f64,
    /// The line on which its letters stand, from the top of the page.
    pub y: f64,
    /// How large most of its letters are.
    pub size: f64,
}

/// A gap between two glyphs of this part of their size is a space.
const SPACE: f64 = 0.18;

/// A gap of this many times their size parts lines: columns, cells of a table.
const GUTTER: f64 = 1.5;

/// Glyphs of this part of their size above or below each other are of one line, as raised figures.
const SAME_LINE: f64 = 0.45;

/// Raised and small figures are marks of notes.
const SMALL: f64 = 0.75;

/// The lines of a page, from the top.
pub(super) fn lines(mut glyphs: Vec<Glyph>) -> Vec<Line> {
    glyphs.sort_by(|a, b| a.y.total_cmp(&b.y).then(a.x.total_cmp(&b.x)));
    let are_of_one_row = |last: &Glyph, glyph: &Glyph| {
        (glyph.y - last.y).abs() <= SAME_LINE * glyph.size.min(last.size)
    };
    let rows = glyphs.chunk_by(are_of_one_row);
    rows.flat_map(row_lines).collect()
}

/// The lines of glyphs that stand on one height: where a gap is wide, another begins.
fn row_lines(row: &[Glyph]) -> Vec<Line> {
    let row = row.iter().filter(|glyph| !glyph.text.trim().is_empty());
    let mut row: Vec<&Glyph> = row.collect();
    row.sort_by(|a, b| a.x.total_cmp(&b.x));
    row.chunk_by(|one, next| {
        let gap = next.x - (one.x + one.width);
        gap < GUTTER * one.size.min(next.size)
    })
    .filter_map(line)
    .collect()
}

/// One line of glyphs.
fn line(glyphs: &[&Glyph]) -> Option<Line> {
    let size = usual(glyphs.iter().map(|glyph| glyph.size));
    let mut text = String::new();
    let mut before: Option<&Glyph> = None;
    for glyph in glyphs.iter().copied() {
        let is_figure = glyph.text.chars().all(|letter| letter.is_ascii_digit());
        let is_note = glyph.size < SMALL * size && is_figure;
        // Bold letters are at times drawn twice, a hair apart.
        let is_twice = before.is_some_and(|last| {
            last.text == glyph.text && (glyph.x - last.x).abs() < 0.2 * glyph.width
        });
        if is_note || is_twice {
            continue;
        }
        if before.is_some_and(|last| glyph.x - (last.x + last.width) > SPACE * glyph.size) {
            text.push(' ');
        }
        text.push_str(letters(&glyph.text));
        before = Some(glyph);
    }
    let (first, last) = (glyphs.first()?, before?);
    Some(Line {
        text,
        left: first.x,
        right: last.x + last.width,
        y: first.y,
        size,
    })
}

/// A ligature as letters.
fn letters(glyph: &str) -> &str {
    match glyph {
        "ﬀ" => "ff",
        "ﬁ" => "fi",
        "ﬂ" => "fl",
        "ﬃ" => "ffi",
        "ﬄ" => "ffl",
        "ﬅ" | "ﬆ" => "st",
        _ => glyph,
    }
}

/// The value in the middle.
pub(super) fn usual(values: impl Iterator<Item = f64>) -> f64 {
    let mut values: Vec<f64> = values.collect();
    values.sort_by(f64::total_cmp);
    values.get(values.len() / 2).copied().unwrap_or(0.0)
}
