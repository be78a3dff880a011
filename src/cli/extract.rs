//! `parallax extract`: the text of one page, or of as many as are asked for line by line.

use std::path::Path;

use schemars::JsonSchema;
use serde::Serialize;

use super::args::{self, TextFormat};
use super::context::Context;
use super::error::Error;
use super::fetching::Fetching;
use super::reading;
use super::status::ExitStatus;
use super::stream::{
    self, Answer, Asked, Folders, Id, NoRequest, PageRequest, Place, Reading, answered, request,
};
use crate::extract;
use crate::render;
use crate::site::Sites;
use crate::source::snapshot::Snapshot;
use crate::source::{Location, Source};
use crate::statement::{DateEvidence, Method, Statement, Warning};
use crate::warc::WarcPage;

/// The source of a page that nobody gave an id.
const PAGE: &str = "page";

/// Prints the text, or what is known of it.
pub(crate) fn run(
    arguments: &args::Extract,
    context: &mut Context<'_>,
) -> Result<ExitStatus, Error> {
    if arguments.jsonl {
        return many(arguments, context);
    }
    let [source] = arguments.sources.as_slice() else {
        return Err(Error::OnePage);
    };
    let mut source = Source::parse(source)?;
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

/// Prints the text of each page that is asked for.
fn many(arguments: &args::Extract, context: &mut Context<'_>) -> Result<ExitStatus, Error> {
    let network = Fetching::new(&arguments.network, Some(&arguments.archive), &context.sites);
    let (reading, sites) = (Reading::new(network.options), &context.sites);
    stream::run(
        &arguments.sources,
        Folders::OfWarcs,
        |at, asked| match asked {
            Asked::Line(line) => of_line(&line, at, &reading, sites),
            Asked::Page(page) => of_page(*page, at, sites),
            Asked::Event(event) => {
                let error = Error::OnePage.to_string();
                Answer::of_failure(&Id::of_name(&event.name), at, None, &error)
            }
        },
        &mut context.console,
    )
}

fn of_line(line: &[u8], at: &Place, reading: &Reading, sites: &Sites) -> Answer {
    let PageRequest { id, page } = match request(line) {
        Ok(request) => request,
        Err(NoRequest { id, error }) => return Answer::of_failure(&id, at, None, &error),
    };
    let url = page.url.clone();
    answered(&id, at, url.as_deref(), || {
        let snapshot = reading.snapshot(PAGE, None, page)?;
        of_snapshot(&snapshot, &id, at, sites)
    })
}

fn of_page(page: WarcPage, at: &Place, sites: &Sites) -> Answer {
    let (id, url) = (Id::default(), page.url().to_owned());
    answered(&id, at, Some(&url), || {
        let path = Path::new(&at.input);
        let source = Source {
            id: PAGE.to_owned(),
            government: None,
            outlet: None,
            url: None,
            location: Location::Page(path.to_owned()),
            force: false,
            names_page: false,
            date: None,
        };
        let snapshot = Snapshot::of_capture(source, path, page.capture()?);
        of_snapshot(&snapshot, &id, at, sites)
    })
}

fn of_snapshot(snapshot: &Snapshot, id: &Id, at: &Place, sites: &Sites) -> Result<Answer, Error> {
    let statement = extract::extract_with(snapshot, sites)?;
    Ok(Answer::of(&PageText {
        id,
        input: &at.input,
        text: TextFacts::from(&statement),
    }))
}

/// The text of a page: a line of what `extract --jsonl` prints.
#[derive(Serialize, JsonSchema)]
pub(super) struct PageText<'a> {
    /// The id of the request; null where it has none.
    id: &'a Id,
    /// The file that asks for the page or holds it; `-` is standard input.
    input: &'a str,
    /// The text.
    #[serde(flatten)]
    text: TextFacts<'a>,
}

/// What `extract --format json` prints.
#[derive(Serialize, JsonSchema)]
struct TextFacts<'a> {
    /// The heading.
    title: Option<&'a str>,
    /// The day of publication, ISO 8601.
    date: Option<String>,
    /// What the day is taken from.
    date_evidence: Option<&'a DateEvidence>,
    /// The place, and what stands with it, that opens the first paragraph.
    dateline: Option<&'a str>,
    /// Primary language subtag (BCP 47), such as `en` or `zh`.
    language: Option<&'a str>,
    /// ISO 3166 alpha-2 code, or `EU`, `UN`.
    government: Option<&'a str>,
    /// Who published it.
    outlet: Option<&'a str>,
    /// Where it was published.
    url: Option<&'a str>,
    /// When it was retrieved, RFC 3339.
    retrieved: Option<&'a str>,
    /// Which reader found the body.
    method: Method,
    /// How sure that reader is of having the body and no more, from 0 to 1: a rule of thumb.
    confidence: f64,
    /// How many words it has.
    words: usize,
    /// The body, a string a paragraph.
    paragraphs: &'a [String],
    /// What a person should know of it.
    warnings: &'a [Warning],
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
            warnings: &statement.warnings,
        }
    }
}
