//! The marks of Markdown, taken off.

use super::lines::Line;
use crate::extract::sentence_end::ends_sentence;

/// Deepest level of a heading.
const MAX_LEVEL: usize = 6;
/// Most characters of what a link shows, and of where it leads. A page of brackets is not read to its
/// end for each.
const MAX_LINK: usize = 2000;

/// Takes off the marks of headings, links, pictures and emphasis. In a text that is not said to be
/// Markdown, the same marks are taken off where they can be nothing else.
///
/// Returns whether the text has marks; those of a link that is broken over two lines are left.
pub(super) fn unmark(lines: &mut Vec<Line>, is_markdown: bool) -> bool {
    let is_marked = is_markdown || lines.iter().any(|line| is_sure_sign(&line.text));
    if !is_marked {
        return false;
    }
    without_closing_links(lines);
    mark_underlined(lines);
    for line in lines.iter_mut() {
        if let Some((level, heading)) = heading(&line.text) {
            line.heading = Some(level);
            line.text = heading.to_owned();
        } else if is_definition(&line.text) {
            line.text.clear();
        }
        line.text = inline(&line.text).trim().to_owned();
    }
    // What held nothing but a picture is blank now, and must not stand at either end.
    while lines.last().is_some_and(Line::is_blank) {
        lines.pop();
    }
    let first = lines.iter().position(|line| !line.is_blank());
    lines.drain(..first.unwrap_or(0));
    true
}

/// Whether a line has what plain text has not: a link, a heading of the second level, bold words.
fn is_sure_sign(line: &str) -> bool {
    line.contains("](http")
        || line.contains("](/")
        || heading(line).is_some()
        || line
            .split_once("**")
            .is_some_and(|(_, rest)| rest.contains("**") && !rest.starts_with([' ', '*']))
}

/// The level and the words of a heading. `# # #` is none: it ends a release.
fn heading(line: &str) -> Option<(usize, &str)> {
    let level = line.bytes().take_while(|&byte| byte == b'#').count();
    let words = line[level..].strip_prefix(' ')?;
    let words = words.trim().trim_end_matches('#').trim();
    ((1..=MAX_LEVEL).contains(&level) && words.contains(char::is_alphanumeric))
        .then_some((level, words))
}

/// Drops the links to other pages that stand below a text, a line each.
fn without_closing_links(lines: &mut Vec<Line>) {
    let is_of_text = |line: &Line| !line.is_blank() && !is_link_alone(&line.text);
    if let Some(last) = lines.iter().rposition(is_of_text) {
        lines.truncate(last + 1);
    }
}

/// Whether a line is a link and nothing else, which shows no sentence.
fn is_link_alone(line: &str) -> bool {
    let line = line.trim_start_matches(['-', '*', '+', '•', ' ']);
    link(line).is_some_and(|(shown, length)| length == line.len() && !ends_sentence(shown))
}

/// Makes headings of lines that have a rule of `=` below them, and drops the rule.
fn mark_underlined(lines: &mut [Line]) {
    for at in 1..lines.len() {
        let rule = &lines[at].text;
        if rule.len() >= 3 && rule.bytes().all(|byte| byte == b'=') && !lines[at - 1].is_blank() {
            lines[at - 1].heading = Some(1);
            lines[at].text.clear();
        }
    }
}

/// Whether a line says where the links of a text lead: `[1]: https://…`.
fn is_definition(line: &str) -> bool {
    line.strip_prefix('[')
        .and_then(|rest| rest.split_once("]:"))
        .is_some_and(|(name, rest)| !name.contains(']') && rest.contains("://"))
}

/// A line without the marks inside it.
fn inline(line: &str) -> String {
    unmarked(line, |from, before| {
        link_or_picture(from)
            .or_else(|| address(from))
            .or_else(|| escaped(from))
            .or_else(|| emphasis(from, before))
    })
}

/// A paragraph without the links and pictures that were broken over two of its lines.
pub(super) fn without_links(paragraph: &str) -> String {
    unmarked(paragraph, |from, _| link_or_picture(from))
}

/// A text without its marks. `read` says of one at the start of a text, and the character before it,
/// what it shows, and how many bytes it takes.
fn unmarked<'a>(
    text: &'a str,
    read: impl Fn(&'a str, Option<char>) -> Option<(&'a str, usize)>,
) -> String {
    let mut plain = String::with_capacity(text.len());
    let mut rest = text;
    while let Some(at) = rest.find(['[', '!', '*', '_', '`', '\\', '<']) {
        let (before, from) = rest.split_at(at);
        plain.push_str(before);
        let first = from.chars().next().map_or(0, char::len_utf8);
        let (shown, length) =
            read(from, plain.chars().next_back()).unwrap_or((&from[..first], first));
        plain.push_str(shown);
        rest = &from[length..];
    }
    plain + rest
}

fn link_or_picture(from: &str) -> Option<(&str, usize)> {
    picture(from).or_else(|| link(from))
}

/// A picture shows nothing.
fn picture(from: &str) -> Option<(&str, usize)> {
    let (_, read) = link(from.strip_prefix('!')?)?;
    Some(("", read + 1))
}

/// What a link shows, and how many bytes it takes.
fn link(from: &str) -> Option<(&str, usize)> {
    let (shown, rest) = up_to(from.strip_prefix('[')?, ']')?;
    let (open, close) = if rest.starts_with('(') {
        ('(', ')')
    } else {
        ('[', ']')
    };
    let target = rest.strip_prefix(open)?;
    let (target, _) = up_to(target, close)?;
    let is_target = open == '[' || !target.contains(' ') || target.contains('"');
    is_target.then_some((shown, shown.len() + 2 + target.len() + 2))
}

/// What stands before a mark that is near, and what behind it. What opens another link ends the search,
/// so that a text of opening marks is read once.
fn up_to(text: &str, mark: char) -> Option<(&str, &str)> {
    let mut near = text.char_indices().take(MAX_LINK);
    let (at, found) = near.find(|(_, c)| *c == mark || matches!(c, '[' | '<'))?;
    (found == mark).then(|| (&text[..at], &text[at + mark.len_utf8()..]))
}

/// An address between angle brackets.
fn address(from: &str) -> Option<(&str, usize)> {
    let (shown, _) = up_to(from.strip_prefix('<')?, '>')?;
    let is_address = shown.contains("://") && !shown.contains(' ');
    is_address.then_some((shown, shown.len() + 2))
}

/// A sign that a backslash keeps from being a mark.
fn escaped(from: &str) -> Option<(&str, usize)> {
    let sign = from.strip_prefix('\\')?;
    sign.starts_with(|c: char| c.is_ascii_punctuation())
        .then(|| (&sign[..1], 2))
}

/// A mark of emphasis, which shows nothing. One between spaces is a sign of the text, an underscore
/// inside a word is a part of it, and a single star at the start of a line marks a point of a list.
fn emphasis(from: &str, before: Option<char>) -> Option<(&str, usize)> {
    let mark = from
        .chars()
        .next()
        .filter(|c| matches!(c, '*' | '_' | '`'))?;
    let length = from.len() - from.trim_start_matches(mark).len();
    let after = from[length..].chars().next();
    let is_space = |c: Option<char>| c.is_none_or(char::is_whitespace);
    let in_word = mark == '_'
        && before.is_some_and(char::is_alphanumeric)
        && after.is_some_and(char::is_alphanumeric);
    let is_mark = length <= 3 && !in_word && !(is_space(before) && is_space(after));
    Some((if is_mark { "" } else { &from[..length] }, length))
}
