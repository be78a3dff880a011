//! `parallax check`: do saved events still give what is expected?

use std::io;

use super::args;
use super::context::Context;
use super::error::Error;
use super::output;
use super::status::ExitStatus;
use crate::check;

/// Checks events, and prints how each fared.
pub(crate) fn run(arguments: &args::Check, context: &mut Context<'_>) -> Result<ExitStatus, Error> {
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
    if let Some(path) = &arguments.junit {
        output::write(path, check::junit(&verdicts).as_bytes())?;
    }
    let failed = verdicts.is_empty() || verdicts.iter().any(check::Verdict::failed);
    Ok(if failed {
        ExitStatus::Differences
    } else {
        ExitStatus::Expected
    })
}
