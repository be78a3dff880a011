//! The statements that a command works on.

use std::io;
use std::path::Path;

use super::context::Context;
use super::download::download;
use super::error::Error;
use super::fetching::Fetching;
use crate::extract;
use crate::parallel;
use crate::source::event::Event;
use crate::source::snapshot::Snapshot;
use crate::source::{Location, Source};
use crate::statement::Statement;

/// The statements of an event: of its saved pages, and of URLs given on the command line.
pub(crate) fn statements(
    event: &Event,
    fetching: Fetching,
    context: &mut Context<'_>,
) -> Result<Vec<Statement>, Error> {
    let mut snapshots = Vec::with_capacity(event.sources.len());
    let mut urls = Vec::new();
    for source in &event.sources {
        match source.location {
            Location::Web => urls.push(source.clone()),
            Location::Page(_) | Location::Unsaved(_) => {
                snapshots.push(Snapshot::read(source.clone(), source.saved_page()?)?);
            }
        }
    }
    snapshots.extend(download(urls, fetching, context.terminal)?);
    let read = parallel::each(&snapshots, |snapshot| {
        extract::extract_with(snapshot, &context.sites)
    });
    let mut statements = Vec::with_capacity(snapshots.len());
    for (snapshot, statement) in snapshots.iter().zip(read) {
        let statement = statement?;
        warn(snapshot, &statement, context)?;
        statements.push(statement);
    }
    statements.sort_by(|a, b| a.source.id.cmp(&b.source.id));
    Ok(statements)
}

/// The statement of one source given on the command line.
pub(crate) fn statement(
    source: Source,
    fetching: Fetching,
    context: &mut Context<'_>,
) -> Result<Statement, Error> {
    let snapshot = match source.file().map(Path::to_owned) {
        Some(path) => Some(Snapshot::read(source, &path)?),
        None => download(vec![source], fetching, context.terminal)?.pop(),
    };
    let snapshot = snapshot
        .ok_or(io::ErrorKind::NotFound)
        .map_err(io::Error::from)?;
    let statement = extract::extract_with(&snapshot, &context.sites)?;
    warn(&snapshot, &statement, context)?;
    Ok(statement)
}

/// Says what a person should know of how a page was read.
fn warn(snapshot: &Snapshot, statement: &Statement, context: &mut Context<'_>) -> io::Result<()> {
    for warning in &statement.warnings {
        context.warn(format_args!("{}: {warning}", snapshot.path.display()))?;
    }
    Ok(())
}
