//! The statements that a command works on.

use std::io;
use std::path::Path;

use super::context::Context;
use super::download::download;
use super::error::Error;
use super::fetching::Fetching;
use super::nobody::Nobody;
use crate::compare::doubts_of_each;
use crate::extract::{self, ExtractError};
use crate::parallel;
use crate::source::event::Event;
use crate::source::snapshot::Snapshot;
use crate::source::{Location, Source};
use crate::statement::Statement;

/// The statements of an event, and whether there are more that could not be had.
pub(crate) struct Accounts {
    /// The statements, by the ids of their sources.
    pub statements: Vec<Statement>,
    /// Whether the program failed on a page; the person is told of which.
    pub are_incomplete: bool,
}

/// Where a person reads what is to be known of accounts.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Doubts {
    /// It is said.
    Said,
    /// In the report, which goes to the same terminal: there it is not said again.
    Reported,
}

/// The accounts of an event: of its saved pages, and of URLs given on the command line.
pub(crate) fn accounts(
    event: &Event,
    fetching: Fetching,
    doubts: Doubts,
    context: &mut Context<'_>,
) -> Result<Accounts, Error> {
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
    let accounts = gathered(&snapshots, read, context)?;
    if doubts == Doubts::Said {
        for statement in &accounts.statements {
            let mut read = snapshots.iter();
            let snapshot = read.find(|it| it.source.id == statement.source.id);
            snapshot.map_or(Ok(()), |snapshot| warn(snapshot, statement, context))?;
        }
    }
    Ok(accounts)
}

/// The statements that were read. A page on which the program itself failed is left out, where
/// enough others are left to compare.
fn gathered(
    snapshots: &[Snapshot],
    read: Vec<Result<Statement, ExtractError>>,
    context: &mut Context<'_>,
) -> Result<Accounts, Error> {
    let (mut statements, mut faults) = (Vec::with_capacity(read.len()), Vec::new());
    for (snapshot, statement) in snapshots.iter().zip(read) {
        match statement {
            Ok(statement) => statements.push(statement),
            Err(fault @ ExtractError::Fault { .. }) => faults.push(fault),
            Err(error) => return Err(failed(snapshot, error)),
        }
    }
    let are_incomplete = !faults.is_empty();
    for fault in faults {
        if statements.len() < 2 {
            return Err(fault.into());
        }
        context.warn(format_args!("{fault}; the others are compared"))?;
    }
    statements.sort_by(|a, b| a.source.id.cmp(&b.source.id));
    Ok(Accounts {
        statements,
        are_incomplete,
    })
}

/// Says what a person should know of the accounts of an event beside each other.
pub(crate) fn warn_of_doubts(
    event: &Event,
    statements: &[Statement],
    context: &mut Context<'_>,
) -> io::Result<()> {
    let mut nobody = Nobody::default();
    for (statement, warnings) in statements.iter().zip(doubts_of_each(event, statements)) {
        let name = statement.source.name();
        for warning in nobody.sift(&name, warnings) {
            context.warn(format_args!("{name}: {}", warning.text))?;
        }
    }
    nobody.warn(context)
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
    let statement = match extract::extract_with(&snapshot, &context.sites) {
        Ok(statement) => statement,
        Err(error) => return Err(failed(&snapshot, error)),
    };
    warn(&snapshot, &statement, context)?;
    Ok(statement)
}

/// The failure of a page: that another page stands in its place, where that is known.
fn failed(snapshot: &Snapshot, error: ExtractError) -> Error {
    match extract::stand_in_of(snapshot, Err(&error)) {
        Some(found) => Error::StandIn {
            path: snapshot.path.clone(),
            advice: found.advice(),
        },
        None => error.into(),
    }
}

/// Says what a person should know of how a page was read.
fn warn(snapshot: &Snapshot, statement: &Statement, context: &mut Context<'_>) -> io::Result<()> {
    for warning in &statement.warnings {
        let (path, text) = (snapshot.path.display(), &warning.text);
        context.warn(format_args!("{path}: {text}"))?;
    }
    Ok(())
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::cli::console::Console;
    use crate::cli::terminal::Terminal;
    use crate::site::Sites;

    #[test]
    fn a_page_that_makes_the_program_fail_keeps_no_other_from_being_compared() {
        let snapshots = ["cn", "jp", "us"].map(|id| Snapshot::from_bytes(id, None, "A text."));
        let fault = || {
            Err(ExtractError::Fault {
                file: "jp".to_owned(),
                fault: "at odds".to_owned(),
            })
        };
        let read = |snapshot: &Snapshot| extract::extract(snapshot);
        let (mut out, mut err) = (Vec::new(), Vec::new());
        let mut context = Context {
            sites: Sites::default(),
            sites_file: None,
            terminal: &Terminal::default(),
            console: Console::new(&mut out, &mut err, false),
        };
        let some = vec![read(&snapshots[0]), fault(), read(&snapshots[2])];
        let accounts = gathered(&snapshots, some, &mut context).expect("two are left");
        assert!(accounts.are_incomplete);
        assert_eq!(accounts.statements.len(), 2);
        let one = vec![read(&snapshots[0]), fault(), fault()];
        assert!(gathered(&snapshots, one, &mut context).is_err());
        let said = String::from_utf8(err).expect("UTF-8");
        assert_eq!(said.matches("at odds").count(), 1, "{said}");
    }
}
