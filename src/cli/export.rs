//! `parallax export`: an archive as tidy tables.

use std::fs;
use std::io::{BufWriter, IntoInnerError};
use std::path::{Path, PathBuf};

use tempfile::NamedTempFile;

use super::archive::{self, ArchivedEvent};
use super::args::{self, ExportFormat};
use super::comparing::{Comparing, own_lexicon};
use super::context::Context;
use super::endings::refuse_format;
use super::error::Error;
use super::output::{OutputFile, unwritten};
use super::status::ExitStatus;
use crate::export::{Exported, TABLES, Table, TableWriter};
use crate::files;
use crate::report::Report;
use crate::text::english::counted;

/// The table that is written where there is room for one and none is named.
const MAIN_TABLE: &str = "findings";

/// Compares the events, and writes their tables.
pub(crate) fn run(
    arguments: &args::Export,
    context: &mut Context<'_>,
) -> Result<ExitStatus, Error> {
    let events = archive::events(&arguments.folders)?;
    let own = own_lexicon(&arguments.finding)?;
    let comparing = Comparing::of(
        &arguments.finding,
        &arguments.limits,
        arguments.force,
        own.as_ref(),
    );
    let Some(output) = &arguments.output else {
        return to_console(arguments, &events, &comparing, context);
    };
    let mut files = Vec::new();
    for (table, path) in targets(arguments, output)? {
        check_output(&path, arguments, &events, context)?;
        files.push(TableFile::new(table, format(arguments), path)?);
    }
    let status = archive::each_report(&events, &comparing, context, |event, _, report, _| {
        let mut files = files.iter_mut();
        files.try_for_each(|file| file.write(event, &report))?;
        Ok(ExitStatus::Expected)
    })?;
    let tables = counted(files.len(), "table", "tables");
    let rows = files.iter().map(|file| file.writer.rows()).sum();
    files.into_iter().try_for_each(TableFile::finish)?;
    context.warn(format_args!(
        "{} in {tables}, written to {}",
        counted(rows, "row", "rows"),
        output.display()
    ))?;
    Ok(status)
}

/// Writes one table to standard output.
fn to_console(
    arguments: &args::Export,
    events: &[ArchivedEvent],
    comparing: &Comparing<'_>,
    context: &mut Context<'_>,
) -> Result<ExitStatus, Error> {
    let format = format(arguments);
    if !format.is_text() {
        return Err(Error::NotText(format.ending()));
    }
    let table = named(arguments.table.as_deref().unwrap_or(MAIN_TABLE))?;
    let mut writer = TableWriter::new(table, format.into(), Vec::new())?;
    let status = archive::each_report(events, comparing, context, |event, _, report, _| {
        write_event(&mut writer, event, &report)?;
        Ok(ExitStatus::Expected)
    })?;
    let text = String::from_utf8_lossy(&writer.finish()?).into_owned();
    match format {
        ExportFormat::Csv => context.console.text(&text)?,
        _ => context.console.document(&text)?,
    }
    Ok(status)
}

fn write_event<W: std::io::Write + Send>(
    writer: &mut TableWriter<W>,
    event: &ArchivedEvent,
    report: &Report,
) -> std::io::Result<()> {
    writer.write(&Exported {
        event: &event.name,
        folder: &event.folder.display().to_string(),
        report,
    })
}

/// The format that is asked for, or else the one that the name of the output ends in.
fn format(arguments: &args::Export) -> ExportFormat {
    let named = arguments.output.as_deref().and_then(ExportFormat::of_file);
    arguments.format.or(named).unwrap_or(ExportFormat::Csv)
}

/// The tables that are written, each with its file: all of them to a folder, or one to a file.
fn targets(
    arguments: &args::Export,
    output: &Path,
) -> Result<Vec<(&'static Table, PathBuf)>, Error> {
    let is_file = !output.is_dir() && ExportFormat::of_file(output).is_some();
    let asked = arguments.table.as_deref().map(named).transpose()?;
    if is_file {
        let stem = output.file_stem().unwrap_or_default().to_string_lossy();
        let of_stem = || named(&stem).or_else(|_| named(MAIN_TABLE));
        let table = asked.map_or_else(of_stem, Ok)?;
        return Ok(vec![(table, output.to_owned())]);
    }
    refuse_format(output, ".csv, .jsonl or .parquet, or name a folder")?;
    fs::create_dir_all(output).map_err(|error| unwritten(output, error))?;
    let ending = format(arguments).ending();
    let tables = TABLES.into_iter();
    let tables = tables.filter(|table| asked.is_none_or(|asked| asked.name == table.name));
    Ok(tables
        .map(|table| (table, output.join(format!("{}.{ending}", table.name))))
        .collect())
}

/// The table of a name.
fn named(name: &str) -> Result<&'static Table, Error> {
    let found = TABLES.into_iter().find(|table| table.name == name);
    found.ok_or_else(|| Error::NoTable(name.to_owned()))
}

/// Checks, before any work is done, that a file may be written.
fn check_output(
    path: &Path,
    arguments: &args::Export,
    events: &[ArchivedEvent],
    context: &Context<'_>,
) -> Result<(), Error> {
    let mut inputs = context.inputs();
    inputs.add_files(arguments.finding.files());
    for event in events {
        inputs.add_event(&event.folder);
    }
    OutputFile::new(path, &inputs).map(drop)
}

/// A table that is being written to a file, which has its name only when it is whole.
struct TableFile {
    path: PathBuf,
    writer: TableWriter<BufWriter<NamedTempFile>>,
}

impl TableFile {
    fn new(table: &'static Table, format: ExportFormat, path: PathBuf) -> Result<Self, Error> {
        let file = files::unfinished(&files::real(&path));
        let writer = file
            .and_then(|file| TableWriter::new(table, format.into(), BufWriter::new(file)))
            .map_err(|error| unwritten(&path, error))?;
        Ok(Self { path, writer })
    }

    fn write(&mut self, event: &ArchivedEvent, report: &Report) -> Result<(), Error> {
        write_event(&mut self.writer, event, report).map_err(|error| unwritten(&self.path, error))
    }

    fn finish(self) -> Result<(), Error> {
        let path = self.path;
        let file = self.writer.finish();
        file.and_then(|file| file.into_inner().map_err(IntoInnerError::into_error))
            .and_then(|file| files::keep(file, &path))
            .map_err(|error| unwritten(&path, error))
    }
}
