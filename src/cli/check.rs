//! `parallax check`: do saved events still give what is expected?

use std::fs;
use std::io::{self, StdinLock};
use std::path::{Path, PathBuf};

use super::args;
use super::console::Console;
use super::context::Context;
use super::error::Error;
use super::output::OutputFile;
use super::progress::EventBar;
use super::review::Review;
use super::status::ExitStatus;
use super::terminal::Terminal;
use crate::check::{self, Outcome, Verdict};

/// The folder that is checked where none is named.
const FIXTURES: &str = "fixtures";

/// Checks events, and prints how each fared.
pub(crate) fn run(arguments: &args::Check, context: &mut Context<'_>) -> Result<ExitStatus, Error> {
    let folders = folders(arguments);
    let events = check::events(&folders);
    let junit = junit_file(arguments, &folders, &events, context)?;
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
    let mut person = Person {
        accepting: Accepting::of(arguments, &events)?,
        console: console.reborrow(),
        terminal,
        bar: EventBar::new(events.len(), terminal.progress),
    };
    let verdicts = check::check(&folders, &settings, &mut person)?;
    let Person { accepting, bar, .. } = person;
    drop(bar);
    for line in check::summary_lines(&folders, &verdicts) {
        console.line(line)?;
    }
    if let Accepting::Reviewed { review, .. } = accepting {
        console.line(review.summary())?;
    }
    if let Some(file) = junit {
        file.write(check::junit(&verdicts).as_bytes())?;
    }
    if !folders.iter().all(|folder| folder.is_dir()) {
        return Ok(ExitStatus::BadInput);
    }
    let failed = verdicts.is_empty() || verdicts.iter().any(Verdict::failed);
    Ok(if failed {
        ExitStatus::Differences
    } else {
        ExitStatus::Expected
    })
}

/// What is checked: what is named, else the folders that are accepted, else the usual one.
fn folders(arguments: &args::Check) -> Vec<PathBuf> {
    let accepted = arguments.accept.as_deref().unwrap_or_default();
    if !arguments.folders.is_empty() {
        arguments.folders.clone()
    } else if !accepted.is_empty() && accepted.iter().all(|named| named.is_dir()) {
        accepted.to_owned()
    } else {
        vec![PathBuf::from(FIXTURES)]
    }
}

/// What becomes a new expectation.
enum Accepting {
    Nothing,
    All,
    /// Events that are named.
    Named(Vec<PathBuf>),
    /// What a person accepts of what is shown.
    Reviewed {
        review: Review<StdinLock<'static>>,
        /// The event that was shown last.
        shown: Option<PathBuf>,
    },
}

impl Accepting {
    /// What the command line says of these events.
    fn of(arguments: &args::Check, events: &[PathBuf]) -> Result<Self, Error> {
        if arguments.review {
            return Ok(Self::Reviewed {
                review: Review::new(io::stdin().lock()),
                shown: None,
            });
        }
        let Some(named) = &arguments.accept else {
            return Ok(Self::Nothing);
        };
        let unknown = |named: &&PathBuf| !events.iter().any(|event| is_named(event, named));
        match named.iter().find(unknown) {
            Some(unknown) => Err(Error::NoEventToAccept(unknown.clone())),
            None if named.is_empty() => Ok(Self::All),
            None => Ok(Self::Named(named.clone())),
        }
    }
}

/// Whether an event is named: by its folder, one above it, or the name of its folder.
fn is_named(event: &Path, named: &Path) -> bool {
    let below = || {
        let (event, named) = (fs::canonicalize(event).ok()?, fs::canonicalize(named).ok()?);
        Some(event.starts_with(named))
    };
    event.file_name() == Some(named.as_os_str()) || below() == Some(true)
}

/// Who runs the program.
struct Person<'a> {
    accepting: Accepting,
    console: Console<'a>,
    terminal: &'a Terminal,
    bar: EventBar,
}

impl check::Watch for Person<'_> {
    type Error = io::Error;

    fn accepts(&mut self, verdict: &Verdict) -> io::Result<bool> {
        match &mut self.accepting {
            Accepting::Nothing => Ok(false),
            Accepting::All => Ok(true),
            Accepting::Named(named) => Ok(named.iter().any(|it| is_named(&verdict.event, it))),
            // What fails nothing needs no answer.
            Accepting::Reviewed { .. } if !verdict.failed() => Ok(false),
            Accepting::Reviewed { review, shown } => {
                *shown = Some(verdict.event.clone());
                let (console, width) = (&mut self.console, self.terminal.width);
                self.bar.aside(|| {
                    console.lines(&check::whole_verdict_lines(verdict, width))?;
                    review.accepts(console)
                })
            }
        }
    }

    fn seen(&mut self, verdict: &Verdict) -> io::Result<()> {
        self.bar.step(&verdict.event.to_string_lossy());
        let mut lines = check::verdict_lines(verdict, self.terminal.width);
        let was_shown = match &self.accepting {
            Accepting::Reviewed { shown, .. } => shown.as_ref() == Some(&verdict.event),
            _ => false,
        };
        match &verdict.outcome {
            Outcome::Changed(_) if was_shown => lines.clear(),
            Outcome::Accepted(_) if was_shown => lines.truncate(1),
            _ => {}
        }
        let (console, annotated) = (&mut self.console, self.terminal.annotated);
        self.bar.aside(|| {
            match lines.as_slice() {
                [line] => console.line(line.clone())?,
                lines => console.lines(lines)?,
            }
            if annotated {
                for annotation in check::annotations(verdict) {
                    console.command(&annotation)?;
                }
            }
            console.flush()
        })
    }
}

/// The file that the JUnit report is written to, where one is named.
fn junit_file<'p>(
    arguments: &'p args::Check,
    folders: &[PathBuf],
    events: &[PathBuf],
    context: &Context<'_>,
) -> Result<Option<OutputFile<'p>>, Error> {
    let Some(path) = &arguments.junit else {
        return Ok(None);
    };
    let mut inputs = context.inputs();
    let lists: Vec<PathBuf> = folders
        .iter()
        .map(|folder| folder.join(check::EVENT_LIST))
        .collect();
    inputs.add_files(&lists);
    for event in events {
        inputs.add_event(event);
    }
    OutputFile::new(path, &inputs).map(Some)
}
