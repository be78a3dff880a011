//! The program as a function: arguments in, output and exit status out.

mod add;
mod align;
mod archive;
mod archived;
mod args;
mod check;
mod compare;
mod compare_many;
mod compare_stream;
mod comparing;
mod console;
mod context;
mod documents;
mod download;
mod downloads_of_many;
mod endings;
mod error;
mod export;
mod extract;
mod fetch;
mod fetching;
mod filing;
mod history;
mod index;
mod init;
mod inputs;
mod meant;
mod nobody;
mod output;
mod page_history;
mod pager;
mod past;
mod progress;
mod reading;
mod recheck;
mod review;
mod runner;
mod series;
mod sites;
mod stated;
mod status;
mod stream;
mod terminal;

pub use self::terminal::Terminal;

use std::ffi::OsString;
use std::io::{self, Write};
use std::path::PathBuf;

use clap::Parser;

use self::args::{Cli, Command};
use self::console::Console;
use self::context::Context;
use self::error::{Error, advised};
use self::status::ExitStatus;
use crate::fault;
use crate::render;
use crate::site::Sites;

/// Carries out a command line, and returns its exit status.
///
/// Results go to `out`, everything else to `err`. A closed pipe on `out` is success.
pub fn run(
    arguments: impl IntoIterator<Item = OsString>,
    terminal: &Terminal,
    out: &mut dyn Write,
    err: &mut dyn Write,
) -> u8 {
    fault::silence_caught();
    let arguments: Vec<OsString> = arguments.into_iter().collect();
    let mut console = Console::new(out, err, terminal.annotated);
    let cli = match Cli::try_parse_from(&arguments) {
        Ok(cli) => cli,
        Err(error) => return answer(&error, &arguments, &mut console).code(),
    };
    console.set_colour(terminal.uses_colour(cli.color));
    let done = guarded(|| carry_out(&cli, terminal, &mut console));
    let status = match done {
        Ok(status) => status,
        Err(Error::Write(error)) if error.kind() == io::ErrorKind::BrokenPipe => {
            ExitStatus::Expected
        }
        Err(error) => {
            let _ = say(&error, &mut console);
            error.status()
        }
    };
    status.code()
}

/// What a command gives. Its panic is a failure with a message like any other.
fn guarded(command: impl FnOnce() -> Result<ExitStatus, Error>) -> Result<ExitStatus, Error> {
    fault::caught(command).unwrap_or_else(|fault| {
        let task = "this command".to_owned();
        Err(Error::Fault { task, fault })
    })
}

/// Says why a command failed: a line for each page that could not be had.
fn say(error: &Error, console: &mut Console<'_>) -> io::Result<()> {
    match error {
        Error::Fetch(errors) => errors
            .iter()
            .try_for_each(|error| console.warn(advised(error))),
        error => match error.absent_file().and_then(meant::file_meant) {
            Some(meant) => console.warn(format_args!("{error}; did you mean {}?", meant.display())),
            None => console.warn_of(error),
        },
    }
}

/// Writes what clap says instead of a command: help and version, which were asked for, or what is
/// wrong with the command line.
fn answer(error: &clap::Error, arguments: &[OsString], console: &mut Console<'_>) -> ExitStatus {
    if !error.use_stderr() {
        let _ = console.document(&error.render().to_string());
        return ExitStatus::Expected;
    }
    // What clap says has lines of its own, and arguments must not add to them.
    let plain = arguments
        .iter()
        .map(|it| render::plain(&it.to_string_lossy()));
    let plain: Vec<String> = plain.collect();
    let said = match Cli::try_parse_from(&plain) {
        Err(error) => meant::explained(error, &plain),
        Ok(_) => render::plain(&error.render().to_string()),
    };
    let _ = console.usage(&said);
    ExitStatus::BadInput
}

fn carry_out(
    cli: &Cli,
    terminal: &Terminal,
    console: &mut Console<'_>,
) -> Result<ExitStatus, Error> {
    let own = cli.sites.as_deref();
    let mut context = Context {
        sites: own.map_or_else(|| Ok(Sites::default()), Sites::with_file)?,
        sites_file: own,
        terminal,
        console: console.reborrow(),
    };
    let status = dispatch(&cli.command, &mut context)?;
    context.console.flush()?;
    Ok(status)
}

fn dispatch(command: &Command, context: &mut Context<'_>) -> Result<ExitStatus, Error> {
    match command {
        Command::Compare(arguments) if arguments.jsonl => compare_stream::run(arguments, context),
        Command::Compare(arguments) => {
            let folders: Vec<PathBuf> = arguments.sources.iter().map(PathBuf::from).collect();
            match archive::events_of_many(&folders)? {
                Some(events) => compare_many::run(&events, arguments, context),
                None => compare::run(arguments, context),
            }
        }
        Command::Init(arguments) => init::run(arguments, context),
        Command::Add(arguments) => add::run(arguments, context),
        Command::Fetch(arguments) => fetch::run(arguments, context),
        Command::Recheck(arguments) => recheck::run(arguments, context),
        Command::Extract(arguments) => extract::run(arguments, context),
        Command::Align(arguments) => align::run(arguments, context),
        Command::Check(arguments) => check::run(arguments, context),
        Command::History(arguments) => history::run(arguments, context),
        Command::Export(arguments) => export::run(arguments, context),
        Command::Index(arguments) => index::run(arguments, context),
        Command::Sites(arguments) => sites::run(arguments, context),
        Command::Schema(arguments) => documents::schema(arguments, context),
        Command::Completions(arguments) => documents::completions(arguments, context),
        Command::Man(arguments) => documents::man(arguments, context),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn parallax(arguments: &[&str]) -> (u8, String, String) {
        let (mut out, mut err) = (Vec::new(), Vec::new());
        let terminal = Terminal {
            width: 80,
            colour: false,
            ..Default::default()
        };
        let arguments = ["parallax"].iter().chain(arguments).map(OsString::from);
        let code = run(arguments, &terminal, &mut out, &mut err);
        let text = |bytes| String::from_utf8(bytes).unwrap();
        (code, text(out), text(err))
    }

    #[test]
    fn a_panic_is_a_message_and_a_status() {
        fault::silence_caught();
        let failed = guarded(|| panic!("at odds")).expect_err("it fails");
        assert_eq!(failed.status(), ExitStatus::BadInput);
        let said = failed.to_string();
        for part in [
            "this command",
            "at odds",
            "fault of the program",
            "report it",
        ] {
            assert!(said.contains(part), "{said}");
        }
    }

    #[test]
    fn help_is_success_and_a_mistake_is_not() {
        assert_eq!(parallax(&["--help"]).0, 0);
        assert_eq!(parallax(&["compare", "--help"]).0, 0);
        assert_eq!(parallax(&[]).0, 2);
        assert_eq!(parallax(&["compare"]).0, 2);
        assert_eq!(parallax(&["compare", "--no-such-flag"]).0, 2);
    }
}
