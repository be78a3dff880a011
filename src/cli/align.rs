//! `parallax align`: which sentences of two texts belong together.

use std::path::PathBuf;

use super::args;
use super::context::Context;
use super::error::Error;
use super::fetching::Fetching;
use super::reading;
use super::status::ExitStatus;
use crate::align::{self, Alignment, Text};
use crate::compare::{within_limit, words_within_limit};
use crate::extract;
use crate::lexicon::Lexicon;
use crate::render::StyledLine;
use crate::source::Source;
use crate::source::snapshot;
use crate::text;

/// Prints the links, a line each.
pub(crate) fn run(arguments: &args::Align, context: &mut Context<'_>) -> Result<ExitStatus, Error> {
    let sides = [arguments.a.as_str(), arguments.b.as_str()];
    let alignment = if arguments.lines {
        of_lines(sides, arguments.max_words, context)?
    } else {
        of_pages(sides, arguments.max_words, context)?
    };
    for link in &alignment.links {
        let (left, right) = (
            link.left.sentence.to_string(),
            link.right.sentence.to_string(),
        );
        let score = format!("{:.4}", link.score);
        let fields = [left.as_str(), &right, &score];
        context.console.line(StyledLine::of_fields(fields))?;
    }
    Ok(ExitStatus::Expected)
}

/// Aligns files that hold a sentence a line.
fn of_lines(
    sides: [&str; 2],
    max_words: usize,
    context: &mut Context<'_>,
) -> Result<Alignment, Error> {
    let mut files = Vec::with_capacity(sides.len());
    for path in sides.map(PathBuf::from) {
        let bytes = snapshot::read_page(&path)?;
        let name = path.display().to_string();
        let file = String::from_utf8(bytes).map_err(|_| Error::NotUtf8(path))?;
        if file.trim_start_matches('\u{feff}').trim().is_empty() {
            context.warn(format_args!("{name} is empty: nothing is aligned with it"))?;
        }
        // No text has more words than bytes.
        if file.len() > max_words {
            let lines = file.lines().count();
            let by_lines = || format!("{name}, with a line counted as a word,");
            words_within_limit(lines, max_words, by_lines)?;
            let words = file.lines().map(|line| text::words(line).len()).sum();
            words_within_limit(words, max_words, || name)?;
        }
        files.push(file);
    }
    let languages: Vec<Option<String>> = files
        .iter()
        .map(|file| extract::language_of(file))
        .collect();
    let texts: Vec<Text<'_>> = files
        .iter()
        .zip(&languages)
        .map(|(file, language)| Text {
            language: language.as_deref(),
            sentences: file.trim_start_matches('\u{feff}').lines().collect(),
            ..Text::default()
        })
        .collect();
    Ok(align::align(&texts, Lexicon::standard()))
}

/// Aligns pages, whose text is extracted first.
fn of_pages(
    sides: [&str; 2],
    max_words: usize,
    context: &mut Context<'_>,
) -> Result<Alignment, Error> {
    let mut statements = Vec::with_capacity(sides.len());
    for side in sides {
        let source = Source::parse(side)?;
        let statement = reading::statement(source, Fetching::default(), context)?;
        within_limit(&statement, max_words)?;
        statements.push(statement);
    }
    let texts: Vec<Text<'_>> = statements.iter().map(Text::from).collect();
    Ok(align::align(&texts, Lexicon::standard()))
}
