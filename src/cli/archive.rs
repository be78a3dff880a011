//! Many events, compared side by side.

pub(crate) use super::archived::{ArchivedEvent, events, events_of_many};
use super::comparing::Comparing;
use super::context::Context;
use super::error::Error;
use super::nobody::Nobody;
use super::progress::EventBar;
use super::status::ExitStatus;
use crate::fault;
use crate::parallel;
use crate::render;
use crate::report::Report;
use crate::source::event::Event;

/// Compares the saved pages of events on all cores, and gives the reports to `seen` in the order of
/// the events, each as soon as those before it are done. An event that cannot be compared is named,
/// and the others go on. The status is that of the worst.
///
/// # Errors
///
/// What `seen` returns.
pub(crate) fn each_report(
    events: &[ArchivedEvent],
    comparing: &Comparing<'_>,
    context: &mut Context<'_>,
    mut seen: impl FnMut(&ArchivedEvent, &Event, Report, &mut Context<'_>) -> Result<ExitStatus, Error>,
) -> Result<ExitStatus, Error> {
    let sites = context.sites.clone();
    let mut nobody = Nobody::default();
    let (status, failed) = compared_in_order(
        events,
        context,
        |event| comparing.saved(&event.folder, &sites),
        |event, compared, context| {
            for warning in compared.warnings {
                context.warn(warning)?;
            }
            nobody.take(compared.nobody);
            let status = seen(event, &compared.event, compared.report, context)?;
            context.console.flush()?;
            Ok(status)
        },
    )?;
    nobody.warn(context)?;
    sum_up(events.len(), failed, "compared", context)?;
    Ok(status)
}

/// Compares events on all cores, by `work`, and gives what that comes to `seen` in the order of the
/// events. One that fails is named, be it by a fault of the program, and the others go on. The
/// status is that of the worst; beside it stands how many failed.
///
/// # Errors
///
/// What `seen` returns.
pub(super) fn compared_in_order<T: Send>(
    events: &[ArchivedEvent],
    context: &mut Context<'_>,
    work: impl Fn(&ArchivedEvent) -> Result<T, Error> + Sync,
    mut seen: impl FnMut(&ArchivedEvent, T, &mut Context<'_>) -> Result<ExitStatus, Error>,
) -> Result<(ExitStatus, usize), Error> {
    let bar = EventBar::new(events.len(), context.terminal.progress);
    let mut status = ExitStatus::Expected;
    let (mut at, mut failed) = (0, 0);
    parallel::ordered(
        events.iter(),
        |_| 1,
        |event| {
            fault::caught(|| work(event)).unwrap_or_else(|fault| {
                Err(Error::Fault {
                    task: format!("comparing {}", event.folder.display()),
                    fault,
                })
            })
        },
        |done| {
            let event = &events[at];
            at += 1;
            bar.step(&event.name);
            let of_event = bar.aside(|| match done {
                Ok(done) => seen(event, done, context),
                Err(error) => {
                    failed += 1;
                    warn_of(event, &error, context)
                }
            });
            status = status.worst(of_event?);
            Ok::<(), Error>(())
        },
    )?;
    Ok((status, failed))
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
