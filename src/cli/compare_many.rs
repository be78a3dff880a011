//! `parallax compare` of an archive: a line an event, and a report an event where a folder is named.

use std::fs;
use std::path::{Path, PathBuf};

use super::archive::{self, ArchivedEvent};
use super::args::{self, ReportFormat};
use super::compare::rendered;
use super::comparing::{Comparing, own_lexicon};
use super::context::Context;
use super::endings::is_of_format;
use super::error::Error;
use super::output::{OutputFile, unwritten};
use super::past::Past;
use super::status::ExitStatus;
use crate::files;
use crate::render::StyledLine;
use crate::report::Report;
use crate::source::event::Event;
use crate::text::english::counted;
use crate::view::findings;

/// Compares the events side by side.
pub(super) fn run(
    events: &[ArchivedEvent],
    arguments: &args::Compare,
    context: &mut Context<'_>,
) -> Result<ExitStatus, Error> {
    refuse_what_is_of_one(arguments)?;
    let own = own_lexicon(&arguments.finding)?;
    let mut comparing = Comparing::of(
        &arguments.finding,
        &arguments.limits,
        arguments.force,
        own.as_ref(),
    );
    // The events are an archive, unless another is named.
    let past = Past::of_paths(&arguments.against, context)?;
    let of_archive = || Past::of_archive(events, &context.sites);
    comparing.past = Some(past.unwrap_or_else(of_archive));
    archive::each_report(
        events,
        &comparing,
        context,
        |event, loaded, report, context| {
            let line = line_of(event, &report);
            let differs = report.differs();
            let written = match &arguments.output {
                Some(output) => write(event, loaded, report, output, arguments, context),
                None => Ok(()),
            };
            // Where a disk is full, the other reports have no room, either.
            if let Err(error) = written {
                return match error.status() {
                    ExitStatus::BadInput => archive::warn_of(event, &error, context),
                    _ => Err(error),
                };
            }
            context.console.line(line)?;
            Ok(match arguments.exit_code && differs {
                true => ExitStatus::Differences,
                false => ExitStatus::Expected,
            })
        },
    )
}

/// An event in a line: how many findings it has, as every format for readers counts them, and the
/// first.
fn line_of(event: &ArchivedEvent, report: &Report) -> StyledLine {
    let shown = findings(report);
    let count = counted(shown.len(), "finding", "findings");
    let first = shown.first().map(|finding| match finding.doubt {
        Some(doubt) => format!("{} {doubt}", finding.headline),
        None => finding.headline.to_owned(),
    });
    let fields = [event.name.as_str(), &count].into_iter();
    StyledLine::of_fields(fields.chain(first.as_deref()))
}

/// Writes the report of an event to a file of its name, in the folders that the name holds.
fn write(
    event: &ArchivedEvent,
    loaded: &Event,
    report: Report,
    output: &Path,
    arguments: &args::Compare,
    context: &Context<'_>,
) -> Result<(), Error> {
    let format = arguments.format.unwrap_or(ReportFormat::Html);
    let path = output.join(format!("{}.{}", event.name, ending(format)));
    files::refuse_links(output, &path).map_err(|error| unwritten(&path, error))?;
    if let Some(folder) = path.parent() {
        fs::create_dir_all(folder).map_err(|error| unwritten(folder, error))?;
    }
    let mut inputs = context.inputs();
    inputs.add_files(arguments.finding.files());
    inputs.add_files(&arguments.against);
    inputs.add_event(&event.folder);
    let text = rendered(report, &loaded.given, format, arguments, context);
    OutputFile::new(&path, &inputs)?.write(&text)
}

fn ending(format: ReportFormat) -> &'static str {
    match format {
        ReportFormat::Terminal => "txt",
        ReportFormat::Json => "json",
        ReportFormat::Html => "html",
        ReportFormat::Markdown => "md",
        ReportFormat::Csv | ReportFormat::IssuesCsv => "csv",
        ReportFormat::Docx => "docx",
    }
}

/// Refuses options that say something of one event, and a file for many reports.
fn refuse_what_is_of_one(arguments: &args::Compare) -> Result<(), Error> {
    let said = [
        ("--title", &arguments.title),
        ("--date", &arguments.date),
        ("--url", &arguments.url),
        ("--government", &arguments.government),
    ];
    if let Some((option, _)) = said.iter().find(|(_, values)| !values.is_empty()) {
        return Err(Error::OfOneEvent(option));
    }
    let is_file = |path: &PathBuf| {
        !path.is_dir() && (ReportFormat::of_file(path).is_some() || is_of_format(path))
    };
    let is_printed = arguments.output.is_none() && arguments.format.is_some();
    if is_printed || arguments.output.as_ref().is_some_and(is_file) {
        return Err(Error::NeedsFolder);
    }
    Ok(())
}
