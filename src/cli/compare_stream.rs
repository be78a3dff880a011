//! `parallax compare --jsonl`: an event a line to a report a line.

use std::path::Path;

use schemars::JsonSchema;
use serde::Serialize;

use super::archive::ArchivedEvent;
use super::args;
use super::comparing::{Comparing, own_lexicon};
use super::context::Context;
use super::error::Error;
use super::fetching::Fetching;
use super::past::Past;
use super::status::ExitStatus;
use super::stream::{
    self, Answer, Asked, EventRequest, Folders, Id, NoRequest, Place, Reading, SourceRequest,
    answered, request,
};
use crate::extract;
use crate::report::Report;
use crate::site::Sites;
use crate::source::event::Event;
use crate::source::government_id::government_of_id;
use crate::statement::Statement;

/// A comparison: a line of what `compare --jsonl` prints.
#[derive(Serialize, JsonSchema)]
pub(super) struct EventReport<'a> {
    /// The id of the request, null where it has none; of a folder of events, the event's name.
    id: &'a Id,
    /// The file or folder that asks for it; `-` is standard input.
    input: &'a str,
    /// What `parallax compare --format json` prints.
    report: Report,
}

/// How pages are come by and compared.
struct Work<'a> {
    reading: Reading,
    comparing: Comparing<'a>,
    sites: &'a Sites,
}

/// Prints a report for each event that is asked for.
pub(super) fn run(
    arguments: &args::Compare,
    context: &mut Context<'_>,
) -> Result<ExitStatus, Error> {
    let past = Past::of_paths(&arguments.against, context)?;
    let network = Fetching::new(&arguments.network, Some(&arguments.archive), &context.sites);
    let own = own_lexicon(&arguments.finding)?;
    let mut comparing = Comparing::of(
        &arguments.finding,
        &arguments.limits,
        arguments.force,
        own.as_ref(),
    );
    comparing.past = past;
    let work = Work {
        reading: Reading::new(network.options),
        comparing,
        sites: &context.sites,
    };
    stream::run(
        &arguments.sources,
        Folders::OfEvents,
        |at, asked| match asked {
            Asked::Line(line) => work.answer(&line, at),
            Asked::Event(event) => work.answer_for(&event, at),
            Asked::Page(page) => {
                let error = Error::NoEventsInWarc.to_string();
                Answer::of_failure(&Id::default(), at, Some(page.url()), &error)
            }
        },
        &mut context.console,
    )
}

impl Work<'_> {
    fn answer(&self, line: &[u8], at: &Place) -> Answer {
        let request: EventRequest = match request(line) {
            Ok(request) => request,
            Err(NoRequest { id, error }) => return Answer::of_failure(&id, at, None, &error),
        };
        let id = request.id.clone();
        self.answer_with(&id, at, || match &request.event {
            Some(folder) => self.saved(folder),
            None => self.report(request),
        })
    }

    fn answer_for(&self, event: &ArchivedEvent, at: &Place) -> Answer {
        let id = Id::of_name(&event.name);
        self.answer_with(&id, at, || self.saved(&event.folder))
    }

    fn answer_with(
        &self,
        id: &Id,
        at: &Place,
        report: impl FnOnce() -> Result<Report, Error>,
    ) -> Answer {
        answered(id, at, None, || {
            Ok(Answer::of(&EventReport {
                id,
                input: &at.input,
                report: report()?,
            }))
        })
    }

    fn saved(&self, folder: &Path) -> Result<Report, Error> {
        Ok(self.comparing.saved(folder, self.sites)?.report)
    }

    fn report(&self, request: EventRequest) -> Result<Report, Error> {
        if request.sources.len() < 2 {
            return Err(Error::FewSources(request.sources.len()));
        }
        let mut statements = Vec::with_capacity(request.sources.len());
        for source in request.sources {
            statements.push(self.statement(source)?);
        }
        let sources = statements.iter().map(|it| it.source.clone()).collect();
        let event = Event::of_parts(request.title, request.date, sources, "the request")?;
        self.comparing.report(&event, statements)
    }

    fn statement(&self, source: SourceRequest) -> Result<Statement, Error> {
        let government = government_of_id(&source.id);
        let snapshot = self.reading.snapshot(&source.id, government, source.page)?;
        let mut statement = extract::extract_with(&snapshot, self.sites)?;
        statement.title = source.title.or(statement.title);
        if source.date.is_some() {
            statement.date = source.date;
            statement.date_evidence = None;
        }
        Ok(statement)
    }
}
