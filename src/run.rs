//! The program as a function: arguments in, output and exit status out.

use std::ffi::OsString;
use std::io::{self, Write};
use std::path::{Path, PathBuf};

use clap::{CommandFactory, Parser};
use serde::Serialize;

use crate::align::{self, Text};
use crate::check;
use crate::cli::{self, Cli, Command, ReportFormat, Terminal, TextFormat};
use crate::event::{Event, EventError, Source};
use crate::extract::{self, ExtractError};
use crate::output;
use crate::pager;
use crate::render;
use crate::report::Report;
use crate::snapshot::{self, Snapshot, SnapshotError};
use crate::statement::{Method, Statement};

/// As expected.
const EXPECTED: u8 = 0;

/// Differences.
const DIFFERENCES: u8 = 1;

/// The command line or an input is bad.
const BAD_INPUT: u8 = 2;

/// Why a command could not be carried out.
#[derive(Debug, thiserror::Error)]
enum Error {
    #[error(transparent)]
    Event(#[from] EventError),
    #[error(transparent)]
    Snapshot(#[from] SnapshotError),
    #[error(transparent)]
    Extract(#[from] ExtractError),
    #[error("compare needs an event folder, or two or more sources; {0} is one source")]
    OneSource(String),
    #[error("{0} is a folder among sources; name an event folder alone, or pages")]
    FolderAmongSources(String),
    #[error("{0} is not UTF-8 text; save it as UTF-8, a sentence a line")]
    NotUtf8(PathBuf),
    #[error("parallax has no command {0}; parallax --help lists them")]
    NoCommand(String),
    #[error("cannot write {path}: {error}")]
    Output { path: PathBuf, error: io::Error },
    #[error("cannot write the output: {0}")]
    Write(#[from] io::Error),
}

/// Carries out a command line, and returns its exit status.
///
/// Results go to `out`, everything else to `err`. A closed pipe on `out` is success.
pub fn run(
    arguments: impl IntoIterator<Item = OsString>,
    terminal: &Terminal,
    out: &mut dyn Write,
    err: &mut dyn Write,
) -> u8 {
    let cli = match Cli::try_parse_from(arguments) {
        Ok(cli) => cli,
        Err(error) => {
            let text = error.render().to_string();
            // Help and version are what was asked for; the rest is a mistake.
            let code = if error.use_stderr() {
                let _ = err.write_all(text.as_bytes());
                BAD_INPUT
            } else {
                let _ = out.write_all(text.as_bytes());
                EXPECTED
            };
            return code;
        }
    };
    match carry_out(&cli, terminal, out) {
        Ok(code) => code,
        Err(Error::Write(error)) if error.kind() == io::ErrorKind::BrokenPipe => EXPECTED,
        Err(error) => {
            let _ = writeln!(err, "parallax: {error}");
            BAD_INPUT
        }
    }
}

fn carry_out(cli: &Cli, terminal: &Terminal, out: &mut dyn Write) -> Result<u8, Error> {
    let code = match &cli.command {
        Command::Compare(arguments) => compare(arguments, cli, terminal, out)?,
        Command::Extract(arguments) => print_text(arguments, out)?,
        Command::Align(arguments) => print_links(arguments, out)?,
        Command::Check(arguments) => check_events(arguments, cli, terminal, out)?,
        Command::Schema => {
            let schema = schemars::schema_for!(Report);
            out.write_all(render::json(&schema).as_bytes())?;
            EXPECTED
        }
        Command::Completions(arguments) => {
            let mut command = Cli::command();
            clap_complete::generate(arguments.shell, &mut command, "parallax", out);
            EXPECTED
        }
        Command::Man(arguments) => {
            clap_mangen::Man::new(documented(arguments.command.as_deref())?).render(out)?;
            EXPECTED
        }
    };
    out.flush()?;
    Ok(code)
}

fn compare(
    arguments: &cli::Compare,
    cli: &Cli,
    terminal: &Terminal,
    out: &mut dyn Write,
) -> Result<u8, Error> {
    let event = match arguments.sources.as_slice() {
        [one] if Path::new(one).is_dir() => Event::load(Path::new(one))?,
        [one] => return Err(Error::OneSource(one.clone())),
        sources => {
            if let Some(folder) = sources.iter().find(|source| Path::new(source).is_dir()) {
                return Err(Error::FolderAmongSources(folder.clone()));
            }
            Event::of_sources(sources)?
        }
    };
    let statements = statements(&event)?;
    let report = Report::new(&event, statements);
    let text = match arguments.format {
        ReportFormat::Terminal => {
            let width = arguments.width.map_or(terminal.width, usize::from);
            let colour = arguments.output.is_none() && terminal.uses_colour(cli.color);
            render::terminal(&report, &render::Page { width, colour })
        }
        ReportFormat::Json => render::json(&report),
        ReportFormat::Markdown => render::markdown(&report),
        ReportFormat::Csv => render::csv(&report),
    };
    let paged = arguments.format == ReportFormat::Terminal && !arguments.no_pager;
    match (&arguments.output, &terminal.pager) {
        (Some(path), _) => write_file(path, &text)?,
        (None, Some(pager)) if paged && pager::show(pager, &text)? => {}
        (None, _) => out.write_all(text.as_bytes())?,
    }
    Ok(if arguments.exit_code && report.differs() {
        DIFFERENCES
    } else {
        EXPECTED
    })
}

fn write_file(path: &Path, text: &str) -> Result<(), Error> {
    output::write(path, text.as_bytes()).map_err(|error| Error::Output {
        path: path.to_owned(),
        error,
    })
}

fn check_events(
    arguments: &cli::Check,
    cli: &Cli,
    terminal: &Terminal,
    out: &mut dyn Write,
) -> Result<u8, Error> {
    let colour = terminal.uses_colour(cli.color);
    let verdicts = check::check(&arguments.folders, arguments.accept, colour, |verdict| {
        check::tell(verdict, out)?;
        if terminal.annotated {
            for annotation in check::annotations(verdict) {
                writeln!(out, "{annotation}")?;
            }
        }
        Ok::<_, io::Error>(())
    })?;
    check::tell_sum(&arguments.folders, &verdicts, out)?;
    if let Some(path) = &arguments.junit {
        write_file(path, &check::junit(&verdicts))?;
    }
    let failed = verdicts.is_empty() || verdicts.iter().any(check::Verdict::failed);
    Ok(if failed { DIFFERENCES } else { EXPECTED })
}

/// The command that a manual page is of: all of parallax, or one of its commands.
fn documented(name: Option<&str>) -> Result<clap::Command, Error> {
    let mut all = Cli::command();
    all.build();
    let Some(name) = name else { return Ok(all) };
    all.get_subcommands()
        .find(|command| command.get_name() == name)
        .cloned()
        .ok_or_else(|| Error::NoCommand(name.to_owned()))
}

fn statements(event: &Event) -> Result<Vec<Statement>, Error> {
    event.sources.iter().cloned().map(statement).collect()
}

/// Reads the saved page of a source.
fn statement(source: Source) -> Result<Statement, Error> {
    let page = source.page.clone();
    Ok(extract::extract(&Snapshot::read(source, &page)?)?)
}

/// What `extract --format json` prints.
#[derive(Serialize)]
struct TextFacts<'a> {
    title: Option<&'a str>,
    date: Option<String>,
    language: Option<&'a str>,
    government: Option<&'a str>,
    outlet: Option<&'a str>,
    method: Method,
    words: usize,
    paragraphs: &'a [String],
}

fn print_text(arguments: &cli::Extract, out: &mut dyn Write) -> Result<u8, Error> {
    let mut source = Source::parse(&arguments.source)?;
    if arguments.url.is_some() {
        source.url.clone_from(&arguments.url);
    }
    let statement = statement(source)?;
    let text = match arguments.format {
        TextFormat::Text => statement
            .paragraphs
            .iter()
            .map(|line| format!("{line}\n"))
            .collect(),
        TextFormat::Json => render::json(&TextFacts {
            title: statement.title.as_deref(),
            date: statement.date.map(|date| date.to_string()),
            language: statement.language.as_deref(),
            government: statement.source.government.as_deref(),
            outlet: statement.source.outlet.as_deref(),
            method: statement.method,
            words: statement.words,
            paragraphs: &statement.paragraphs,
        }),
        TextFormat::Markdown => render::statement_markdown(&statement),
    };
    out.write_all(text.as_bytes())?;
    Ok(EXPECTED)
}

fn print_links(arguments: &cli::Align, out: &mut dyn Write) -> Result<u8, Error> {
    let sides = [&arguments.a, &arguments.b];
    let alignment = if arguments.lines {
        let mut files = Vec::with_capacity(sides.len());
        for path in sides {
            let path = PathBuf::from(path);
            let bytes = snapshot::read_bounded(&path)?;
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
        align::align(&texts)
    } else {
        let mut statements = Vec::with_capacity(sides.len());
        for side in sides {
            statements.push(statement(Source::parse(side)?)?);
        }
        align::align(&statements.iter().map(Text::from).collect::<Vec<_>>())
    };
    for link in &alignment.links {
        writeln!(
            out,
            "{}\t{}\t{:.4}",
            link.left.sentence, link.right.sentence, link.score
        )?;
    }
    Ok(EXPECTED)
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
        assert_eq!(parallax(&["--help"]).0, EXPECTED);
        assert_eq!(parallax(&["compare", "--help"]).0, EXPECTED);
        assert_eq!(parallax(&[]).0, BAD_INPUT);
        assert_eq!(parallax(&["compare"]).0, BAD_INPUT);
        assert_eq!(parallax(&["compare", "--no-such-flag"]).0, BAD_INPUT);
    }
}
