//! `parallax compare`: the accounts of one event, side by side.

use std::collections::BTreeSet;
use std::ffi::OsStr;
use std::path::Path;

use super::args::{self, ReportFormat};
use super::comparing::{Comparing, own_lexicon};
use super::context::Context;
use super::endings::{is_of_format, refuse_format};
use super::error::Error;
use super::fetching::Fetching;
use super::output::OutputFile;
use super::pager;
use super::past::Past;
use super::reading::{self, Doubts};
use super::stated::Stated;
use super::status::ExitStatus;
use crate::fault;
use crate::files;
use crate::render;
use crate::report::Report;
use crate::source::STANDARD_INPUT;
use crate::source::event::Event;
use crate::source::government_id::government_of_code;
use crate::view::brief::shorten;

/// Compares, and prints the report or writes it to a file.
pub(crate) fn run(
    arguments: &args::Compare,
    context: &mut Context<'_>,
) -> Result<ExitStatus, Error> {
    let mut event = event(&arguments.sources)?;
    assign(&arguments.government, &mut event)?;
    let stated = Stated::of(arguments, &mut event)?;
    let own = own_lexicon(&arguments.finding)?;
    let mut comparing = Comparing::of(
        &arguments.finding,
        &arguments.limits,
        arguments.force,
        own.as_ref(),
    );
    comparing.past = Past::of_paths(&arguments.against, context)?;
    let output = output_file(arguments, &event, context)?;
    let format = format(arguments, context)?;
    if format == ReportFormat::Docx && output.is_none() {
        return Err(Error::PrintedFile);
    }
    let fetching = Fetching::new(&arguments.network, Some(&arguments.archive), &context.sites);
    let doubts = match output.is_none() && format == ReportFormat::Terminal && context.is_one() {
        true => Doubts::Reported,
        false => Doubts::Said,
    };
    let mut accounts = reading::accounts(&event, fetching, doubts, context)?;
    stated.state(&event, &mut accounts.statements);
    if doubts == Doubts::Said {
        reading::warn_of_doubts(&event, &accounts.statements, context)?;
    }
    let ids: Vec<&str> = event.sources.iter().map(|it| it.id.as_str()).collect();
    let made = fault::caught(|| {
        let report = comparing.report(&event, accounts.statements)?;
        let differs = report.differs();
        let text = rendered(report, &event.given, format, arguments, context);
        Ok::<_, Error>((differs, text))
    });
    let (differs, text) = made.map_err(|fault| Error::Fault {
        task: format!("comparing {}", ids.join(", ")),
        fault,
    })??;
    match output {
        Some(output) => output.write_and_tell(&text, context)?,
        None => show(&text, format, arguments, context)?,
    }
    Ok(if accounts.are_incomplete {
        ExitStatus::BadInput
    } else if arguments.exit_code && differs {
        ExitStatus::Differences
    } else {
        ExitStatus::Expected
    })
}

/// Gives sources the governments that are said to be theirs.
fn assign(governments: &[String], event: &mut Event) -> Result<(), Error> {
    for given in governments {
        let named = given.split_once('=');
        let (id, code) = named.ok_or_else(|| Error::NoAssignment(given.clone()))?;
        let government = government_of_code(code);
        let government = government.ok_or_else(|| Error::NoGovernment(code.to_owned()))?;
        let source = event.sources.iter_mut().find(|source| source.id == id);
        let source = source.ok_or_else(|| Error::UnknownId(id.to_owned()))?;
        source.government = Some(government);
    }
    Ok(())
}

/// The event in a folder, or the one that sources make up.
fn event(sources: &[String]) -> Result<Event, Error> {
    match sources {
        [one] if Path::new(one).is_dir() => Ok(Event::load(Path::new(one))?),
        [one] => Err(Error::OneSource(one.clone())),
        sources if sources.iter().filter(|it| is_standard_input(it)).count() > 1 => {
            Err(Error::StandardInputTwice)
        }
        sources => match sources.iter().find(|source| Path::new(source).is_dir()) {
            Some(folder) => Err(Error::FolderAmongSources(folder.clone())),
            None => match named_twice(sources) {
                Some(source) => Err(Error::SourceTwice(source.clone())),
                None => Ok(Event::of_sources(sources)?),
            },
        },
    }
}

/// The file or the address that is named twice under one id.
fn named_twice(sources: &[String]) -> Option<&String> {
    let mut known = BTreeSet::new();
    sources.iter().find(|source| {
        let path = Path::new(source);
        let file = if path.exists() {
            files::real(path)
        } else {
            path.to_owned()
        };
        // A link of another name has an id of its own.
        !known.insert((path.file_stem().map(OsStr::to_owned), file))
    })
}

/// Whether a source is `-`, with an id in front or without.
fn is_standard_input(source: &str) -> bool {
    let page = source.split_once('=').map_or(source, |(_, page)| page);
    page == STANDARD_INPUT
}

/// The format that is asked for, or else the one that the name of the output ends in.
fn format(arguments: &args::Compare, context: &mut Context<'_>) -> Result<ReportFormat, Error> {
    let named = arguments.output.as_deref().and_then(ReportFormat::of_file);
    let Some(path) = &arguments.output else {
        return Ok(arguments.format.unwrap_or(ReportFormat::Terminal));
    };
    if arguments.format.is_none() && named.is_none() {
        refuse_format(path, ".html, .docx, .md, .json, .csv or .txt")?;
    }
    let as_named = |asked| match named {
        Some(named) => {
            asked == named || (asked, named) == (ReportFormat::IssuesCsv, ReportFormat::Csv)
        }
        None => !is_of_format(path),
    };
    if let Some(asked) = arguments.format.filter(|asked| !as_named(*asked)) {
        let path = path.display();
        context.warn(format_args!(
            "{path} is written as {}, as --format asks, not as its name ends",
            asked.name()
        ))?;
    }
    Ok(arguments.format.or(named).unwrap_or(ReportFormat::Terminal))
}

/// The report as a file of the format, with its accounts in the order in which they were given.
pub(super) fn rendered(
    mut report: Report,
    given: &[String],
    format: ReportFormat,
    arguments: &args::Compare,
    context: &Context<'_>,
) -> Vec<u8> {
    if format != ReportFormat::Json {
        report.show_in_order(given);
    }
    if arguments.brief && matches!(format, ReportFormat::Json | ReportFormat::Csv) {
        shorten(&mut report, arguments.findings);
    }
    let report = &report;
    let text = match format {
        ReportFormat::Terminal => {
            let width = arguments.width.map_or(context.terminal.width, usize::from);
            let colour = arguments.output.is_none() && context.console.colour();
            let layout = render::Layout { width, colour };
            match arguments.all {
                true => render::terminal_whole(report, &layout, arguments.findings),
                false => render::terminal_brief(report, &layout, arguments.findings),
            }
        }
        ReportFormat::Json => render::json(report),
        ReportFormat::Html if arguments.brief => render::html_brief(report, arguments.findings),
        ReportFormat::Html => render::html_whole(report, arguments.findings),
        ReportFormat::Markdown if arguments.brief => {
            render::markdown_brief(report, arguments.findings)
        }
        ReportFormat::Markdown => render::markdown_whole(report, arguments.findings),
        ReportFormat::Csv => render::csv(report),
        ReportFormat::Docx if arguments.brief => {
            return render::docx_brief(report, arguments.findings);
        }
        ReportFormat::Docx => return render::docx_whole(report, arguments.findings),
        ReportFormat::IssuesCsv => render::issues_csv(report),
    };
    text.into_bytes()
}

/// The file that the report is written to, where one is named.
fn output_file<'p>(
    arguments: &'p args::Compare,
    event: &Event,
    context: &Context<'_>,
) -> Result<Option<OutputFile<'p>>, Error> {
    let Some(path) = &arguments.output else {
        return Ok(None);
    };
    let mut inputs = context.inputs();
    inputs.add_files(arguments.finding.files());
    inputs.add_files(&arguments.against);
    inputs.add_sources(&event.sources);
    if let [folder] = arguments.sources.as_slice() {
        inputs.add_event(Path::new(folder));
    }
    OutputFile::new(path, &inputs).map(Some)
}

/// Shows a report through the pager, or on standard output.
fn show(
    written: &[u8],
    format: ReportFormat,
    arguments: &args::Compare,
    context: &mut Context<'_>,
) -> Result<(), Error> {
    let text = &String::from_utf8_lossy(written);
    let paged = format == ReportFormat::Terminal && !arguments.no_pager;
    match &context.terminal.pager {
        Some(pager) if paged && pager::show(pager, text)? => {}
        _ => match format {
            ReportFormat::Terminal | ReportFormat::Csv | ReportFormat::IssuesCsv => {
                context.console.text(text)?
            }
            _ => context.console.document(text)?,
        },
    }
    Ok(())
}
