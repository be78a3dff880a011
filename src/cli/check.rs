//! `parallax check`: do saved events still give what is expected?

use std::io;
use std::path::PathBuf;

use super::args;
use super::context::Context;
use super::error::Error;
use super::output::OutputFile;
use super::progress::EventBar;
use super::status::ExitStatus;
use crate::check;

/// Checks events, and prints how each fared.
pub(crate) fn run(arguments: &args::Check, context: &mut Context<'_>) -> Result<ExitStatus, Error> {
    let junit = junit_file(arguments, context)?;
    let Context {
        sites,
        terminal,
        console,
        ..
    } = context;
    let settings = check::Settings {
        limits: arguments.limits.limits(),
        tolerance: arguments.tolerance,
        ..check::Settings::new(sites)
    };
    let count = check::events(&arguments.folders).len();
    let bar = EventBar::new(count, terminal.progress);
    let verdicts = check::check(
        &arguments.folders,
        &settings,
        |_| Ok::<_, io::Error>(arguments.accept),
        |verdict| {
            bar.step(&verdict.event.to_string_lossy());
            bar.aside(|| {
                let lines = check::verdict_lines(verdict, terminal.width);
                match lines.as_slice() {
                    [line] => console.line(line.clone())?,
                    lines => console.lines(lines)?,
                }
                if terminal.annotated {
                    for annotation in check::annotations(verdict) {
                        console.command(&annotation)?;
                    }
                }
                console.flush()
            })
        },
    )?;
    drop(bar);
    for line in check::summary_lines(&arguments.folders, &verdicts) {
        console.line(line)?;
    }
    if let Some(file) = junit {
        file.write(check::junit(&verdicts).as_bytes())?;
    }
    if !arguments.folders.iter().all(|folder| folder.is_dir()) {
        return Ok(ExitStatus::BadInput);
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
    let lists = arguments.folders.iter();
    let lists: Vec<PathBuf> = lists.map(|folder| folder.join(check::EVENT_LIST)).collect();
    inputs.add_files(&lists);
    for event in check::events(&arguments.folders) {
        inputs.add_event(&event);
    }
    OutputFile::new(path, &inputs).map(Some)
}
