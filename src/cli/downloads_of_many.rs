//! Pages of many events, asked for side by side by one fetcher, so that each site is asked for one
//! page at a time, whatever events have pages of it.

use super::archive::{ArchivedEvent, sum_up, warn_of};
use super::context::Context;
use super::download::{Downloads, Fetched};
use super::error::Error;
use super::fetching::Fetching;
use super::progress::EventBar;
use super::status::ExitStatus;
use crate::fetch::Wanted;
use crate::source::Source;

/// What is known of an event, and the pages of it that are asked for.
pub(super) type Prepared<V> = (<V as Visit>::Event, Vec<Wanted<<V as Visit>::Page>>);

/// What is done with the pages of an event.
pub(super) trait Visit: Sized {
    /// What a page is asked for by.
    type Page: AsRef<Source> + Send + 'static;
    /// What became of it.
    type Result;
    /// What is known of the event before a page of it comes.
    type Event;

    /// The pages of an event, before any site is asked.
    fn prepare(
        &mut self,
        event: &ArchivedEvent,
        context: &mut Context<'_>,
    ) -> Result<Prepared<Self>, Error>;

    /// Looks at a page that has come, or has not.
    fn visit(&mut self, event: &ArchivedEvent, page: Self::Page, fetched: Fetched) -> Self::Result;

    /// Tells what became of the pages of an event.
    fn tell(
        &mut self,
        event: &ArchivedEvent,
        known: Self::Event,
        results: Vec<Self::Result>,
        context: &mut Context<'_>,
    ) -> Result<ExitStatus, Error>;
}

/// A page of one of many events.
struct OfEvent<T> {
    event: usize,
    page: T,
}

impl<T: AsRef<Source>> AsRef<Source> for OfEvent<T> {
    fn as_ref(&self) -> &Source {
        self.page.as_ref()
    }
}

/// An event whose pages come.
struct Pending<V: Visit> {
    /// `None` of an event that failed, which is told.
    known: Option<V::Event>,
    /// How many pages are still to come.
    left: usize,
    results: Vec<V::Result>,
}

/// Asks for the pages of events, and tells of the events in their order. An event that fails is
/// named, and the others go on. The status is that of the worst.
///
/// # Errors
///
/// No page can be asked for at all, or nothing can be said.
pub(super) fn visit<V: Visit>(
    events: &[ArchivedEvent],
    visit: &mut V,
    fetching: Fetching,
    done: &str,
    context: &mut Context<'_>,
) -> Result<ExitStatus, Error> {
    if fetching.warc.is_some() {
        return Err(Error::OfOneEvent("--warc"));
    }
    let mut status = ExitStatus::Expected;
    let (mut pending, mut wanted, mut failed) = (Vec::with_capacity(events.len()), vec![], 0);
    for (at, event) in events.iter().enumerate() {
        let (known, pages) = match visit.prepare(event, context) {
            Ok((known, pages)) => (Some(known), pages),
            Err(error) => {
                failed += 1;
                status = status.worst(warn_of(event, &error, context)?);
                (None, vec![])
            }
        };
        pending.push(Pending::<V> {
            known,
            left: pages.len(),
            results: vec![],
        });
        wanted.extend(pages.into_iter().map(|wanted| Wanted {
            key: OfEvent {
                event: at,
                page: wanted.key,
            },
            url: wanted.url,
            at: wanted.at,
        }));
    }
    let is_none_wanted = wanted.is_empty() && failed == 0;
    let bar = EventBar::new(wanted.len(), context.terminal.progress);
    let mut downloads = Downloads::start_many(wanted, fetching)?;
    let mut told = 0;
    loop {
        // Events are told in their order, each as soon as those before it are.
        while let Some(next) = pending.get_mut(told).filter(|next| next.left == 0) {
            let event = &events[told];
            let results = std::mem::take(&mut next.results);
            if let Some(known) = next.known.take() {
                let of_event = bar.aside(|| {
                    let of_event = match visit.tell(event, known, results, context) {
                        Err(error @ Error::Write(_)) => Err(error),
                        Err(error) => {
                            failed += 1;
                            warn_of(event, &error, context)
                        }
                        told => told,
                    };
                    context.console.flush()?;
                    of_event
                });
                status = status.worst(of_event?);
            }
            told += 1;
        }
        let Some((OfEvent { event: at, page }, fetched)) = downloads.next() else {
            break;
        };
        bar.step(&events[at].name);
        let result = visit.visit(&events[at], page, fetched);
        let pending = &mut pending[at];
        pending.results.push(result);
        pending.left -= 1;
    }
    drop(bar);
    downloads.finish()?;
    match is_none_wanted {
        true => context.warn(format_args!(
            "{} events name no page with an address; nothing is {done}",
            events.len()
        ))?,
        false => sum_up(events.len(), failed, done, context)?,
    }
    Ok(status)
}
