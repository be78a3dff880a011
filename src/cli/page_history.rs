//! `parallax recheck --history`: what was seen of each page over time. No site is asked, and nothing
//! is written.

use std::io;

use jiff::Timestamp;
use serde::Serialize;

use super::args::{self, FindingFormat};
use super::context::Context;
use super::error::Error;
use super::status::ExitStatus;
use crate::recheck::{self, PageHistory, Seen};
use crate::render::{self, StyledLine};
use crate::source::event::Event;

/// Characters of a hash that tell the texts of a page apart.
const SHOWN_HASH: usize = 12;

/// What `recheck --history --format json` prints.
#[derive(Serialize)]
struct Histories<'a> {
    schema: &'static str,
    event: &'a str,
    sources: &'a [PageHistory],
}

/// Prints what was seen of each page of an event.
pub(super) fn run(
    event: &Event,
    arguments: &args::Recheck,
    context: &mut Context<'_>,
) -> Result<ExitStatus, Error> {
    let mut histories = Vec::with_capacity(event.sources.len());
    for source in &event.sources {
        let history = recheck::history(&arguments.event, &context.sites, source)?;
        histories.push(history);
    }
    print(event, &histories, arguments.format, context)?;
    Ok(ExitStatus::Expected)
}

fn print(
    event: &Event,
    histories: &[PageHistory],
    format: FindingFormat,
    context: &mut Context<'_>,
) -> io::Result<()> {
    match format {
        FindingFormat::Text => {
            let lines: Vec<StyledLine> = histories.iter().flat_map(text_lines).collect();
            context.console.lines(&lines)
        }
        FindingFormat::Json => {
            let json = render::json(&Histories {
                schema: recheck::HISTORY_SCHEMA,
                event: &event.title,
                sources: histories,
            });
            context.console.document(&json)
        }
    }
}

fn text_lines(history: &PageHistory) -> Vec<StyledLine> {
    let url = history.url.as_deref().unwrap_or("no url");
    let head = StyledLine::of_fields([history.source.as_str(), url]);
    let mut below: Vec<StyledLine> = history.seen.iter().map(line_of).collect();
    if below.is_empty() {
        below.push("nothing was seen of it yet".into());
    }
    let below = below.into_iter().map(|line| line.indented("\t"));
    std::iter::once(head).chain(below).collect()
}

fn line_of(seen: &Seen) -> StyledLine {
    let at = |at: Option<Timestamp>| at.map_or("unknown".to_owned(), |at| at.to_string());
    let mut when = at(seen.first);
    if seen.times > 1 {
        when += &format!(" to {}, {} times", at(seen.last), seen.times);
    }
    let mut fields = vec![when, seen.state.name().to_owned()];
    if let Some(hash) = &seen.text_sha256 {
        fields.push(format!("text {}", hash.get(..SHOWN_HASH).unwrap_or(hash)));
    }
    fields.extend(seen.page.clone());
    if let (Some(gone), Some(new)) = (seen.words_gone, seen.words_new) {
        fields.push(format!("words: {gone} gone, {new} new"));
    }
    fields.extend(seen.reason.clone());
    StyledLine::of_fields(fields.iter().map(String::as_str))
}
