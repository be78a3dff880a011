//! `parallax schema`, `completions` and `man`: what the program says of itself.

use clap::CommandFactory;

use super::args::{self, Cli, Described};
use super::compare_stream::EventReport;
use super::context::Context;
use super::error::Error;
use super::extract::PageText;
use super::meant::command_meant;
use super::status::ExitStatus;
use super::stream::{EventRequest, Failure, PageRequest};
use crate::render;
use crate::report::Report;

/// Prints the JSON Schema of the report, or of what filters read and print.
pub(crate) fn schema(
    arguments: &args::Schema,
    context: &mut Context<'_>,
) -> Result<ExitStatus, Error> {
    let schema = match arguments.of {
        Described::Report => schemars::schema_for!(Report),
        Described::PageRequest => schemars::schema_for!(PageRequest),
        Described::PageText => schemars::schema_for!(PageText<'_>),
        Described::EventRequest => schemars::schema_for!(EventRequest),
        Described::EventReport => schemars::schema_for!(EventReport<'_>),
        Described::Failure => schemars::schema_for!(Failure<'_>),
    };
    context.console.document(&render::json(&schema))?;
    Ok(ExitStatus::Expected)
}

/// Prints a completion script for a shell.
pub(crate) fn completions(
    arguments: &args::Completions,
    context: &mut Context<'_>,
) -> Result<ExitStatus, Error> {
    let mut command = Cli::command();
    // The generator panics where it cannot write, so it writes to memory.
    let mut script = Vec::new();
    clap_complete::generate(arguments.shell, &mut command, "parallax", &mut script);
    context.console.document_writer().write_all(&script)?;
    Ok(ExitStatus::Expected)
}

/// Prints a manual page.
pub(crate) fn man(arguments: &args::Man, context: &mut Context<'_>) -> Result<ExitStatus, Error> {
    let page = clap_mangen::Man::new(documented(arguments.command.as_deref())?)
        .source(concat!("parallax ", env!("CARGO_PKG_VERSION")));
    let mut written = Vec::new();
    page.render(&mut written)?;
    let page = as_it_stands(&String::from_utf8_lossy(&written));
    context
        .console
        .document_writer()
        .write_all(page.as_bytes())?;
    Ok(ExitStatus::Expected)
}

/// A manual page whose examples keep their lines: without that, `man` fills them like prose.
fn as_it_stands(page: &str) -> String {
    let mut written = String::with_capacity(page.len());
    let mut is_kept = false;
    for line in page.lines() {
        let is_example = line.starts_with("  ");
        if is_example != is_kept && !line.is_empty() {
            written.push_str(if is_example { ".nf\n" } else { ".fi\n" });
            is_kept = is_example;
        }
        // The generator calls what stands behind the options so.
        written.push_str(if line == ".SH EXTRA" {
            ".SH NOTES"
        } else {
            line
        });
        written.push('\n');
    }
    written
}

/// The command that a manual page is of: all of parallax, or one of its commands.
fn documented(name: Option<&str>) -> Result<clap::Command, Error> {
    let mut all = Cli::command();
    all.build();
    let Some(name) = name else { return Ok(all) };
    all.get_subcommands()
        .find(|command| command.get_name() == name)
        .cloned()
        .ok_or_else(|| Error::NoCommand {
            written: name.to_owned(),
            meant: command_meant(name),
        })
}
