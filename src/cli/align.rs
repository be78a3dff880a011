//! `parallax align`: which sentences of two texts belong together.

use std::path::PathBuf;

use super::args;
use super::context::Context;
use super::error::Error;
use super::fetching::Fetching;
use super::reading;
use super::status::ExitStatus;
use crate::align::{self, Alignment, Text};
use crate::extract;
use crate::lexicon::Lexicon;
use crate::render::StyledLine;
use crate::source::Source;
use crate::source::snapshot;

/// Prints the links, a line each.
pub(crate) fn run(arguments: &args::Align, context: &mut Context<'_>) -> Result<ExitStatus, Error> {
    let sides = [arguments.a.as_str(), arguments.b.as_str()];
    let alignment = if arguments.lines {
        of_lines(sides)?
    } else {
        of_pages(sides, context)?
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
fn of_lines(sides: [&str; 2]) -> Result<Alignment, Error> {
    let mut files = Vec::with_capacity(sides.len());
    for path in sides.map(PathBuf::from) {
        let bytes = snapshot::read_page(&path)?;
        files.push(String::from_utf8(bytes).map_err(|_| Error::NotUtf8(path))?);
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
        })
        .collect();
    Ok(align::align(&texts, Lexicon::standard()))
}

/// Aligns pages, whose text is extracted first.
fn of_pages(sides: [&str; 2], context: &mut Context<'_>) -> Result<Alignment, Error> {
    let mut statements = Vec::with_capacity(sides.len());
    for side in sides {
        let source = Source::parse(side)?;
        statements.push(reading::statement(source, Fetching::default(), context)?);
    }
    let texts: Vec<Text<'_>> = statements.iter().map(Text::from).collect();
    Ok(align::align(&texts, Lexicon::standard()))
}
