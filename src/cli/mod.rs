//! The program as a function: arguments in, output and exit status out.

mod args;
mod init;
mod learn;
mod network;
mod pager;
mod progress;
mod sites;

use std::ffi::OsString;
use std::io::{self, Write};
use std::path::{Path, PathBuf};

use clap::{CommandFactory, Parser};

use serde::Serialize;

pub use self::args::Terminal;
use self::args::{Cli, Command, ReportFormat, TextFormat};
use self::network::Fetching;
use crate::align::{self, Text};
use crate::check;
use crate::compare;
use crate::extract::{self, ExtractError};
use crate::fetch::FetchError;
use crate::source::event::{Event, EventError, Source};

use crate::lexicon::{Lexicon, LexiconError};
use crate::parallel;
use crate::render;
use crate::report::Report;
use crate::site::{Sites, SitesError};
use crate::source::files;
use crate::source::snapshot::{self, Snapshot, SnapshotError};
use crate::statement::{DateEvidence, Method, Statement};

/// As expected.
const EXPECTED: u8 = 0;

/// Differences.
const DIFFERENCES: u8 = 1;

/// The command line or an input is bad.
const BAD_INPUT: u8 = 2;

/// A source's text has changed.
const CHANGED: u8 = 3;

/// A fetch failed.
const FETCH_FAILED: u8 = 4;

/// Why a command could not be carried out.
#[derive(Debug, thiserror::Error)]
enum Error {
    #[error(transparent)]
    Event(#[from] EventError),
    #[error(transparent)]
    Snapshot(#[from] SnapshotError),
    #[error(transparent)]
    Extract(#[from] ExtractError),
    #[error(transparent)]
    Sites(#[from] SitesError),
    #[error(transparent)]
    Lexicon(#[from] LexiconError),
    #[error(
        "no known newsroom publishes at {0}; add it to your own sites file, and name that with \
         --sites or PARALLAX_SITES"
    )]
    UnknownSite(String),
    #[error("no newsroom of {0} is known; write a code of ISO 3166 such as CN, or EU, NATO, UN")]
    UnknownGovernment(String),
    #[error("compare needs an event folder, or two or more sources; {0} is one source")]
    OneSource(String),
    #[error("{0} is a folder among sources; name an event folder alone, or pages")]
    FolderAmongSources(String),
    #[error("{0} is not UTF-8 text; save it as UTF-8, a sentence a line")]
    NotUtf8(PathBuf),
    #[error("parallax has no command {0}; parallax --help lists them")]
    NoCommand(String),
    #[error("cannot read {path}: {error}")]
    Input { path: PathBuf, error: io::Error },
    #[error(
        "{0} holds no text to learn from; it takes .txt files, and .jsonl files with a key text"
    )]
    NoTexts(String),
    #[error("{path}, line {line}: {error}; each line is an object with a text in its key text")]
    Line {
        path: PathBuf,
        line: usize,
        error: serde_json::Error,
    },
    #[error("cannot write {path}: {error}")]
    Output { path: PathBuf, error: io::Error },
    #[error("{0} exists; change it by hand, or name another folder")]
    Exists(PathBuf),
    #[error("source \"{0}\" is no URL; write it as {0}=https://…")]
    NotAUrl(String),
    #[error("{}", lines(.0))]
    Fetch(Vec<FetchError>),
    #[error("cannot keep pages in {folder}: {error}")]
    Keep { folder: PathBuf, error: io::Error },
    #[error("cannot write the output: {0}")]
    Write(#[from] io::Error),
}

/// Errors, a line each.
fn lines(errors: &[FetchError]) -> String {
    let lines: Vec<String> = errors.iter().map(ToString::to_string).collect();
    lines.join("\nparallax: ")
}

impl Error {
    fn status(&self) -> u8 {
        match self {
            Self::Fetch(errors) if !errors.iter().any(FetchError::is_bad_input) => FETCH_FAILED,
            _ => BAD_INPUT,
        }
    }
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
    match carry_out(&cli, terminal, out, err) {
        Ok(code) => code,
        Err(Error::Write(error)) if error.kind() == io::ErrorKind::BrokenPipe => EXPECTED,
        Err(error) => {
            let _ = writeln!(err, "parallax: {error}");
            error.status()
        }
    }
}

fn carry_out(
    cli: &Cli,
    terminal: &Terminal,
    out: &mut dyn Write,
    err: &mut dyn Write,
) -> Result<u8, Error> {
    let own = cli.sites.as_deref();
    let sites = &own.map_or_else(|| Ok(Sites::default()), Sites::with_file)?;
    let code = match &cli.command {
        Command::Compare(arguments) => compare(arguments, cli, sites, terminal, out, err)?,
        Command::Init(arguments) => init::init(arguments, sites, out, err)?,
        Command::Fetch(arguments) => network::fetch(arguments, terminal, out, err)?,
        Command::Recheck(arguments) => {
            let colour = terminal.uses_colour(cli.color);
            network::recheck(arguments, sites, colour, terminal, out, err)?
        }
        Command::Extract(arguments) => print_text(arguments, sites, terminal, out, err)?,
        Command::Align(arguments) => print_links(arguments, sites, terminal, out, err)?,
        Command::Learn(arguments) => learn::learn(arguments, out)?,
        Command::Check(arguments) => check_events(arguments, cli, sites, terminal, out)?,
        Command::Sites(arguments) => sites::sites(arguments, sites, terminal, out)?,
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
    arguments: &args::Compare,
    cli: &Cli,
    sites: &Sites,
    terminal: &Terminal,
    out: &mut dyn Write,
    err: &mut dyn Write,
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
    let own = match arguments.lexicon.as_slice() {
        [] => None,
        files => Some(Lexicon::with_files(files)?),
    };
    let fetching = Fetching::new(&arguments.network, Some(&arguments.archive));
    let statements = statements(&event, sites, fetching, terminal, err)?;
    let lexicon = own.as_ref().unwrap_or_else(|| Lexicon::standard());
    let report = compare::compare(&event, statements, lexicon);
    let text = match arguments.format {
        ReportFormat::Terminal => {
            let width = arguments.width.map_or(terminal.width, usize::from);
            let colour = arguments.output.is_none() && terminal.uses_colour(cli.color);
            render::terminal(&report, &render::Page { width, colour })
        }
        ReportFormat::Json => render::json(&report),
        ReportFormat::Html => render::html(&report),
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
    files::write(path, text.as_bytes()).map_err(|error| Error::Output {
        path: path.to_owned(),
        error,
    })
}

/// Writes a file that must not be there yet.
fn write_new(path: &Path, text: &str) -> Result<(), Error> {
    files::write_new(path, text.as_bytes()).map_err(|error| match error.kind() {
        io::ErrorKind::AlreadyExists => Error::Exists(path.to_owned()),
        _ => Error::Output {
            path: path.to_owned(),
            error,
        },
    })
}

fn check_events(
    arguments: &args::Check,
    cli: &Cli,
    sites: &Sites,
    terminal: &Terminal,
    out: &mut dyn Write,
) -> Result<u8, Error> {
    let colour = terminal.uses_colour(cli.color);
    let verdicts = check::check(
        &arguments.folders,
        sites,
        arguments.accept,
        colour,
        |verdict| {
            check::tell(verdict, out)?;
            if terminal.annotated {
                for annotation in check::annotations(verdict) {
                    writeln!(out, "{annotation}")?;
                }
            }
            Ok::<_, io::Error>(())
        },
    )?;
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

/// The statements of an event: of its saved pages, and of URLs given on the command line.
fn statements(
    event: &Event,
    sites: &Sites,
    fetching: Fetching,
    terminal: &Terminal,
    err: &mut dyn Write,
) -> Result<Vec<Statement>, Error> {
    let mut snapshots = Vec::with_capacity(event.sources.len());
    let mut urls = Vec::new();
    for source in &event.sources {
        if source.page.is_none() && event.folder.is_none() {
            urls.push(source.clone());
        } else {
            snapshots.push(Snapshot::read(source.clone(), event.page_of(source)?)?);
        }
    }
    snapshots.extend(network::download(&urls, fetching, terminal)?);
    let read = parallel::each(&snapshots, |snapshot| {
        extract::extract_with(snapshot, sites)
    });
    let mut statements = Vec::with_capacity(snapshots.len());
    for (snapshot, statement) in snapshots.iter().zip(read) {
        let statement = statement?;
        warn(snapshot, &statement, err)?;
        statements.push(statement);
    }
    statements.sort_by(|a, b| a.source.id.cmp(&b.source.id));
    Ok(statements)
}

/// The statement of one source given on the command line.
fn statement(
    source: Source,
    sites: &Sites,
    fetching: Fetching,
    terminal: &Terminal,
    err: &mut dyn Write,
) -> Result<Statement, Error> {
    let snapshot = match source.page.clone() {
        Some(page) => Some(Snapshot::read(source, &page)?),
        None => network::download(&[source], fetching, terminal)?.pop(),
    };
    let snapshot = snapshot
        .ok_or(io::ErrorKind::NotFound)
        .map_err(io::Error::from)?;
    let statement = extract::extract_with(&snapshot, sites)?;
    warn(&snapshot, &statement, err)?;
    Ok(statement)
}

/// Tells what a person should know of how a page was read.
fn warn(snapshot: &Snapshot, statement: &Statement, err: &mut dyn Write) -> io::Result<()> {
    for warning in &statement.warnings {
        writeln!(err, "parallax: {}: {warning}", snapshot.path.display())?;
    }
    Ok(())
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
    method: Method,
    confidence: f64,
    words: usize,
    paragraphs: &'a [String],
}

fn print_text(
    arguments: &args::Extract,
    sites: &Sites,
    terminal: &Terminal,
    out: &mut dyn Write,
    err: &mut dyn Write,
) -> Result<u8, Error> {
    let mut source = Source::parse(&arguments.source)?;
    if arguments.url.is_some() && source.page.is_some() {
        source.url.clone_from(&arguments.url);
    }
    let fetching = Fetching::new(&arguments.network, Some(&arguments.archive));
    let statement = statement(source, sites, fetching, terminal, err)?;
    let text = match arguments.format {
        TextFormat::Text => statement
            .paragraphs
            .iter()
            .map(|line| format!("{line}\n"))
            .collect(),
        TextFormat::Json => render::json(&TextFacts {
            title: statement.title.as_deref(),
            date: statement.date.map(|date| date.to_string()),
            date_evidence: statement.date_evidence.as_ref(),
            dateline: statement.dateline.as_deref(),
            language: statement.language.as_deref(),
            government: statement.source.government.as_deref(),
            outlet: statement.source.outlet.as_deref(),
            method: statement.method,
            confidence: statement.confidence,
            words: statement.words,
            paragraphs: &statement.paragraphs,
        }),
        TextFormat::Markdown => render::statement_markdown(&statement),
    };
    out.write_all(text.as_bytes())?;
    Ok(EXPECTED)
}

fn print_links(
    arguments: &args::Align,
    sites: &Sites,
    terminal: &Terminal,
    out: &mut dyn Write,
    err: &mut dyn Write,
) -> Result<u8, Error> {
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
            let source = Source::parse(side)?;
            statements.push(statement(
                source,
                sites,
                Fetching::default(),
                terminal,
                err,
            )?);
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
