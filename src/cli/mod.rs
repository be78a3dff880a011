//! The program as a function: arguments in, output and exit status out.

mod align;
mod args;
mod check;
mod compare;
mod context;
mod documents;
mod download;
mod error;
mod extract;
mod fetch;
mod fetching;
mod init;
mod inputs;
mod output;
mod pager;
mod progress;
mod reading;
mod recheck;
mod sites;
mod status;
mod terminal;

pub use self::terminal::Terminal;

use std::ffi::OsString;
use std::io::{self, Write};

use clap::Parser;

use self::args::{Cli, Command};
use self::context::Context;
use self::error::Error;
use self::status::ExitStatus;
use crate::fault;
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
    let ended = match Cli::try_parse_from(arguments) {
        Ok(cli) => carry_out(&cli, terminal, out, err),
        Err(error) => Ok(answer(&error, out, err)),
    };
    let status = match ended {
        Ok(status) => status,
        Err(Error::Write(error)) if error.kind() == io::ErrorKind::BrokenPipe => {
            ExitStatus::Expected
        }
        Err(error) => {
            let _ = writeln!(err, "parallax: {error}");
            error.status()
        }
    };
    status.code()
}

/// Writes what clap says instead of a command: help and version, which were asked for, or what is
/// wrong with the command line.
fn answer(error: &clap::Error, out: &mut dyn Write, err: &mut dyn Write) -> ExitStatus {
    let text = error.render().to_string();
    if error.use_stderr() {
        let _ = err.write_all(text.as_bytes());
        ExitStatus::BadInput
    } else {
        let _ = out.write_all(text.as_bytes());
        ExitStatus::Expected
    }
}

fn carry_out(
    cli: &Cli,
    terminal: &Terminal,
    out: &mut dyn Write,
    err: &mut dyn Write,
) -> Result<ExitStatus, Error> {
    let own = cli.sites.as_deref();
    let mut context = Context {
        sites: own.map_or_else(|| Ok(Sites::default()), Sites::with_file)?,
        sites_file: own,
        terminal,
        colour: terminal.uses_colour(cli.color),
        out,
        err,
    };
    let status = dispatch(&cli.command, &mut context)?;
    context.out.flush()?;
    Ok(status)
}

fn dispatch(command: &Command, context: &mut Context<'_>) -> Result<ExitStatus, Error> {
    match command {
        Command::Compare(arguments) => compare::run(arguments, context),
        Command::Init(arguments) => init::run(arguments, context),
        Command::Fetch(arguments) => fetch::run(arguments, context),
        Command::Recheck(arguments) => recheck::run(arguments, context),
        Command::Extract(arguments) => extract::run(arguments, context),
        Command::Align(arguments) => align::run(arguments, context),
        Command::Check(arguments) => check::run(arguments, context),
        Command::Sites(arguments) => sites::run(arguments, context),
        Command::Schema => documents::schema(context),
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
    fn help_is_success_and_a_mistake_is_not() {
        assert_eq!(parallax(&["--help"]).0, 0);
        assert_eq!(parallax(&["compare", "--help"]).0, 0);
        assert_eq!(parallax(&[]).0, 2);
        assert_eq!(parallax(&["compare"]).0, 2);
        assert_eq!(parallax(&["compare", "--no-such-flag"]).0, 2);
    }
}
