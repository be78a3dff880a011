//! Plain text to paragraphs.

use super::fold::{Folder, fold};
use super::parse::TooComplex;
use super::sentence_end::ends_sentence;

/// Lines of a text. A page of 16 MiB, wrapped by hand, has half as many.
const MAX_LINES: usize = 500_000;

/// Longest line, in characters, that was broken by hand or by a mail program.
const MAX_WRAPPED_CHARACTERS: usize = 120;

/// The paragraphs of a text: blocks between blank lines where there are any, else its lines.
pub(super) fn paragraphs(text: &str) -> Result<Vec<String>, TooComplex> {
    let lines: Vec<&str> = text
        .split(['\n', '\u{b}', '\u{c}', '\u{85}', '\u{2028}', '\u{2029}'])
        .flat_map(|line| line.strip_suffix('\r').unwrap_or(line).split('\r'))
        .take(MAX_LINES + 1)
        .collect();
    if lines.len() > MAX_LINES {
        return Err(TooComplex);
    }
    let is_blank = |line: &&str| fold(line).is_empty();
    let first = lines.iter().position(|line| !is_blank(line));
    let last = lines.iter().rposition(|line| !is_blank(line));
    let (Some(first), Some(last)) = (first, last) else {
        return Ok(Vec::new());
    };
    let lines = &lines[first..=last];
    if !lines.iter().any(is_blank) {
        return Ok(lines.iter().map(|line| fold(line)).collect());
    }
    let blocks = lines.split(is_blank).filter(|block| !block.is_empty());
    Ok(blocks.flat_map(join).collect())
}

/// Joins the lines of a block that were broken only for their length.
fn join(lines: &[&str]) -> Vec<String> {
    let width = |line: &str| line.trim().chars().count();
    let widest = lines.iter().map(|line| width(line)).max().unwrap_or(0);
    let mut paragraphs = Vec::new();
    let mut open = Folder::default();
    let mut before: Option<&str> = None;
    for &line in lines {
        let goes_on = before.is_some_and(|before| {
            widest <= MAX_WRAPPED_CHARACTERS
                && !begins_anew(line)
                && !(ends_sentence(before.trim_end()) && width(before) * 10 < widest * 7)
        });
        if !goes_on && !open.is_empty() {
            paragraphs.push(open.take());
        }
        open.line_end();
        open.push(line);
        before = Some(line);
    }
    paragraphs.push(open.take());
    paragraphs.retain(|paragraph| !paragraph.is_empty());
    paragraphs
}

/// Whether a line is indented as in Chinese, or is a point of a list.
fn begins_anew(line: &str) -> bool {
    let text = line.trim_start();
    let digits = text.trim_start_matches(|character: char| character.is_ascii_digit());
    line.starts_with('\u{3000}')
        || ["- ", "* ", "• ", "– ", "— ", "+ ", "# "]
            .iter()
            .any(|mark| text.starts_with(mark))
        || digits.len() < text.len() && (digits.starts_with(". ") || digits.starts_with(") "))
}

/// Takes the marks of headings off, and the first heading out: it is the title.
pub(super) fn markdown(text: &str) -> Result<(Option<String>, Vec<String>), TooComplex> {
    let mut title = None;
    let mut rest = String::with_capacity(text.len());
    for line in text.lines() {
        let marks = line.bytes().take_while(|&byte| byte == b'#').count();
        let heading = (1..=6)
            .contains(&marks)
            .then(|| line[marks..].strip_prefix(' '))
            .flatten();
        match heading {
            Some(heading) if marks == 1 && title.is_none() => title = Some(fold(heading)),
            Some(heading) => {
                rest.push('\n');
                rest.push_str(heading);
                rest.push_str("\n\n");
            }
            None => {
                rest.push_str(line);
                rest.push('\n');
            }
        }
    }
    let title = title.filter(|title| !title.is_empty());
    Ok((title, paragraphs(&rest)?))
}
