//! Many events: those of the folders that a command names, read and compared side by side.

use std::path::{Path, PathBuf};

use super::context::Context;
use super::error::Error;
use super::progress::EventBar;
use super::status::ExitStatus;
use crate::compare::{WordLimits, admit, compare, doubts_of_each};
use crate::extract;
use crate::fault;
use crate::lexicon::Lexicon;
use crate::parallel;
use crate::render;
use crate::report::Report;
use crate::site::Sites;
use crate::source::MANIFEST;
use crate::source::archive::{event_names, events_below};
use crate::source::event::Event;
use crate::source::snapshot::Snapshot;
use crate::statement::Statement;

/// An event of an archive.
pub(crate) struct ArchivedEvent {
    /// Its name, which no other event of the archive has.
    pub name: String,
    /// Its folder.
    pub folder: PathBuf,
}

/// The events of folders, each once: by folder as they are named, and by path within each.
///
/// # Errors
///
/// A folder holds no event.
pub(crate) fn events(folders: &[PathBuf]) -> Result<Vec<ArchivedEvent>, Error> {
    let mut events: Vec<PathBuf> = Vec::new();
    let mut known = std::collections::BTreeSet::new();
    for folder in folders {
        let found = events_below(folder);
        if found.is_empty() {
            return Err(Error::NoEvents(folder.clone()));
        }
        let new = found
            .into_iter()
            .filter(|event| known.insert(crate::files::real(event)));
        events.extend(new);
    }
    let names = event_names(&events);
    let events = names.into_iter().zip(events);
    Ok(events
        .map(|(name, folder)| ArchivedEvent { name, folder })
        .collect())
}

/// The events of folders where these are an archive: several folders, or one that is no event and
/// holds some.
///
/// # Errors
///
/// Of several folders, one holds no event.
pub(crate) fn events_of_many(folders: &[PathBuf]) -> Result<Option<Vec<ArchivedEvent>>, Error> {
    let are_many = match folders {
        [one] => !one.join(MANIFEST).exists() && !events_below(one).is_empty(),
        folders => folders.iter().all(|folder| folder.is_dir()),
    };
    are_many.then(|| events(folders)).transpose()
}

/// How events of an archive are compared.
pub(crate) struct Comparing<'a> {
    /// What is known of diplomacy.
    pub lexicon: &'a Lexicon,
    /// How long accounts may be.
    pub limits: WordLimits,
    /// Whether pages that seem to hold no account are compared, too.
    pub force: bool,
    /// Findings with less confidence are left out.
    pub min_confidence: Option<f64>,
}

/// A report, with what a person should know of how its pages were read.
pub(super) struct Compared {
    /// The report.
    pub report: Report,
    /// A line each.
    pub warnings: Vec<String>,
}

/// Compares the saved pages of events on all cores, and gives the reports to `seen` in the order of
/// the events. An event that cannot be compared is named, and the others go on. The status is that
/// of the worst.
///
/// # Errors
///
/// What `seen` gives, and a failure to say something.
pub(crate) fn each_report(
    events: &[ArchivedEvent],
    comparing: &Comparing<'_>,
    context: &mut Context<'_>,
    mut seen: impl FnMut(&ArchivedEvent, Report, &mut Context<'_>) -> Result<ExitStatus, Error>,
) -> Result<ExitStatus, Error> {
    let bar = EventBar::new(events.len(), context.terminal.progress);
    let sites = context.sites.clone();
    let mut status = ExitStatus::Expected;
    let (mut at, mut failed) = (0, 0);
    parallel::ordered(
        events.iter(),
        |_| 1,
        |event| compared(&event.folder, comparing, &sites),
        |compared| {
            let event = &events[at];
            at += 1;
            bar.step(&event.name);
            let of_event = bar.aside(|| match compared {
                Ok(compared) => {
                    for warning in compared.warnings {
                        context.warn(warning)?;
                    }
                    let status = seen(event, compared.report, context)?;
                    context.console.flush()?;
                    Ok(status)
                }
                Err(error) => {
                    failed += 1;
                    warn_of(event, &error, context)
                }
            });
            status = status.worst(of_event?);
            Ok::<(), Error>(())
        },
    )?;
    drop(bar);
    sum_up(events.len(), failed, "compared", context)?;
    Ok(status)
}

/// Says why an event failed, and gives the status that this is.
pub(super) fn warn_of(
    event: &ArchivedEvent,
    error: &Error,
    context: &mut Context<'_>,
) -> Result<ExitStatus, Error> {
    let said = render::message(error);
    let name = render::plain(&event.name);
    context.console.warn_lines(&format!("{name}: {said}"))?;
    Ok(error.status())
}

/// Says how many events were done, and how many failed.
pub(super) fn sum_up(
    events: usize,
    failed: usize,
    done: &str,
    context: &mut Context<'_>,
) -> Result<(), Error> {
    let said = match failed {
        0 => format!("{events} events {done}"),
        failed => format!("{failed} of {events} events cannot be {done}"),
    };
    context.warn(said)?;
    Ok(())
}

/// Compares the saved pages of an event. A fault of the program is the failure of this event alone.
fn compared(folder: &Path, comparing: &Comparing<'_>, sites: &Sites) -> Result<Compared, Error> {
    fault::caught(|| read_and_compare(folder, comparing, sites)).unwrap_or_else(|fault| {
        Err(Error::Fault {
            task: format!("comparing {}", folder.display()),
            fault,
        })
    })
}

/// Compares the saved pages of an event.
pub(super) fn read_and_compare(
    folder: &Path,
    comparing: &Comparing<'_>,
    sites: &Sites,
) -> Result<Compared, Error> {
    let event = Event::load(folder)?;
    let mut statements = Vec::with_capacity(event.sources.len());
    let mut warnings = Vec::new();
    for source in &event.sources {
        let snapshot = Snapshot::read(source.clone(), source.saved_page()?)?;
        let statement = extract::extract_with(&snapshot, sites)?;
        let path = snapshot.path.display();
        warnings.extend(
            statement
                .warnings
                .iter()
                .map(|it| format!("{path}: {}", it.text)),
        );
        statements.push(statement);
    }
    statements.sort_by(|a, b| a.source.id.cmp(&b.source.id));
    for (statement, doubts) in statements.iter().zip(doubts_of_each(&event, &statements)) {
        let name = statement.source.name();
        warnings.extend(doubts.iter().map(|it| format!("{name}: {}", it.text)));
    }
    let report = report(&event, statements, comparing)?;
    Ok(Compared { report, warnings })
}

/// Compares the accounts of an event.
pub(super) fn report(
    event: &Event,
    statements: Vec<Statement>,
    comparing: &Comparing<'_>,
) -> Result<Report, Error> {
    if !comparing.force {
        admit(&statements)?;
    }
    comparing.limits.admit(&statements)?;
    let mut report = compare(event, statements, comparing.lexicon);
    if let Some(confidence) = comparing.min_confidence {
        report.leave_out_below(confidence);
    }
    Ok(report)
}
