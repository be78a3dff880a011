//! `parallax extract`: the text of one page.

use serde::Serialize;

use super::args::{self, TextFormat};
use super::context::Context;
use super::error::Error;
use super::fetching::Fetching;
use super::reading;
use super::status::ExitStatus;
use crate::render;
use crate::source::Source;
use crate::statement::{DateEvidence, Method, Statement};

/// Prints the text, or what is known of it.
pub(crate) fn run(
    arguments: &args::Extract,
    context: &mut Context<'_>,
) -> Result<ExitStatus, Error> {
    let mut source = Source::parse(&arguments.source)?;
    if arguments.url.is_some() && source.file().is_some() {
        source.url.clone_from(&arguments.url);
    }
    let fetching = Fetching::new(&arguments.network, Some(&arguments.archive), &context.sites);
    let statement = reading::statement(source, fetching, context)?;
    let console = &mut context.console;
    match arguments.format {
        TextFormat::Text => {
            let mut paragraphs = statement.paragraphs.iter();
            paragraphs.try_for_each(|paragraph| console.line(paragraph))?;
        }
        TextFormat::Json => console.document(&render::json(&TextFacts::from(&statement)))?,
        TextFormat::Markdown => console.document(&render::statement_markdown(&statement))?,
    }
    Ok(ExitStatus::Expected)
}

/// What `extract --format json` prints.
#[derive(Serialize)]
struct TextFacts<'a> {
    title: Option<&'a str>,
    date: Option<String>,
    date_evidence: Option<&'a DateEvidence>,
    dateline: Option<&'a str>,
    language: Option<&'a str>,
    government: Option<&'a str>,
    outlet: Option<&'a str>,
    url: Option<&'a str>,
    retrieved: Option<&'a str>,
    method: Method,
    confidence: f64,
    words: usize,
    paragraphs: &'a [String],
}

impl<'a> From<&'a Statement> for TextFacts<'a> {
    fn from(statement: &'a Statement) -> Self {
        Self {
            title: statement.title.as_deref(),
            date: statement.date.map(|date| date.to_string()),
            date_evidence: statement.date_evidence.as_ref(),
            dateline: statement.dateline.as_deref(),
            language: statement.language.as_deref(),
            government: statement.source.government.as_deref(),
            outlet: statement.source.outlet.as_deref(),
            url: statement.source.url.as_deref(),
            retrieved: statement.retrieved.as_deref(),
            method: statement.method,
            confidence: statement.confidence,
            words: statement.words,
            paragraphs: &statement.paragraphs,
        }
    }
}
