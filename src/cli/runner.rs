//! What the runner of GitHub Actions makes of a program's output.
//!
//! It carries out lines that begin with `::`, after white space too, and what follows `##[` in a
//! line. Between `::stop-commands::TOKEN` and `::TOKEN::` it carries out nothing, but still shows
//! some of it as a heading, a group or an error.

use data_encoding::HEXLOWER;
use sha2::{Digest, Sha256};

/// A line that the runner takes for no command: a space is put into what could begin one, here or
/// where the text is shown again. Names with `::` inside stay as they are.
pub(super) fn inert(line: &str) -> String {
    let line = line.replace("##[", "## [");
    let mut inert = String::with_capacity(line.len());
    let lead = line.len() - behind_lead(&line).len();
    for (at, c) in line.char_indices() {
        let before = line[..at].chars().next_back();
        let begins = at == lead || !before.is_some_and(char::is_alphanumeric);
        inert.push(c);
        if c == ':' && begins && line[at + 1..].starts_with(':') {
            inert.push(' ');
        }
    }
    inert
}

/// A line from its first character that shows: behind white space and sequences of style.
fn behind_lead(line: &str) -> &str {
    let rest = line.trim_start();
    let Some(sequence) = rest.strip_prefix("\u{1b}[") else {
        return rest;
    };
    let behind = sequence.trim_start_matches(|c: char| c.is_ascii_digit() || c == ';');
    behind.strip_prefix('m').map_or(rest, behind_lead)
}

/// Lines in which the runner looks for no command. Their own hash ends them: no text can hold the
/// hash of itself.
pub(super) fn stopped(lines: &str) -> String {
    let token = HEXLOWER.encode(&Sha256::digest(lines));
    format!("::stop-commands::{token}\n{lines}::{token}::\n")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn no_line_begins_a_command() {
        for (line, expected) in [
            ("::error::a", ": :error::a"),
            ("  \u{a0}\t::error::a", "  \u{a0}\t: :error::a"),
            (
                "\u{1b}[31m \u{1b}[1;4m::error::a",
                "\u{1b}[31m \u{1b}[1;4m: :error::a",
            ),
            (":::a", ": : :a"),
            ("~ ::a [-::b-]", "~ : :a [-: :b-]"),
            ("a ##[error]b ###[group]", "a ## [error]b ### [group]"),
            ("a std::io b", "a std::io b"),
            ("\u{1b}[", "\u{1b}["),
            ("\u{1b}[31é::", "\u{1b}[31é::"),
            ("", ""),
        ] {
            assert_eq!(inert(line), expected, "{line:?}");
        }
    }

    #[test]
    fn a_text_that_knows_the_token_of_another_does_not_end_its_own() {
        let first = stopped("a\n");
        let end = first.lines().last().expect("an end");
        let second = stopped(&format!("{end}\n::error::b\n"));
        let token = second.lines().last().expect("an end").trim_matches(':');
        assert_ne!(token, end.trim_matches(':'));
        assert!(
            second.starts_with(&format!("::stop-commands::{token}\n")),
            "{second}"
        );
    }
}
