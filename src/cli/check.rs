//! `parallax check`: do saved events still give what is expected?

use std::io;

use super::args;
use super::context::Context;
use super::error::Error;
use super::output::OutputFile;
use super::status::ExitStatus;
use crate::check;

/// Checks events, and prints how each fared.
pub(crate) fn run(arguments: &args::Check, context: &mut Context<'_>) -> Result<ExitStatus, Error> {
    let junit = junit_file(arguments, context)?;
    let Context {
        sites,
        terminal,
        colour,
        out,
        ..
    } = context;
    let verdicts = check::check(&arguments.folders, sites, arguments.accept, |verdict| {
        check::write_verdict(verdict, *colour, out)?;
        if terminal.annotated {
            for annotation in check::annotations(verdict) {
                writeln!(out, "{annotation}")?;
            }
        }
        Ok::<_, io::Error>(())
    })?;
    check::write_summary(&arguments.folders, &verdicts, out)?;
    if let Some(file) = junit {
        file.write(check::junit(&verdicts).as_bytes())?;
    }
    let failed = verdicts.is_empty() || verdicts.iter().any(check::Verdict::failed);
    Ok(if failed {
        ExitStatus::Differences
    } else {
        ExitStatus::Expected
    })
}

/// The file that the JUnit report is written to, where one is named.
fn junit_file<'p>(
    arguments: &'p args::Check,
    context: &Context<'_>,
) -> Result<Option<OutputFile<'p>>, Error> {
    let Some(path) = &arguments.junit else {
        return Ok(None);
    };
    let mut inputs = context.inputs();
    for event in check::events(&arguments.folders) {
        inputs.add_event(&event);
    }
    OutputFile::new(path, &inputs).map(Some)
}
