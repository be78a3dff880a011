//! `parallax init`: the manifest of a new event.

use std::fs;
use std::io;

use super::args;
use super::context::Context;
use super::download::fetchable;
use super::error::Error;
use super::output;
use super::status::ExitStatus;
use crate::render::StyledLine;
use crate::site::{Site, Sites};
use crate::source::event::Event;
use crate::source::{MANIFEST, Source};

/// Writes the manifest. An event that is there already stays as it is.
pub(crate) fn run(arguments: &args::Init, context: &mut Context<'_>) -> Result<ExitStatus, Error> {
    let mut event = Event::of_sources(&arguments.sources)?;
    event.title.clone_from(&arguments.title);
    event.date = arguments.date;
    for source in &mut event.sources {
        complete(source, &context.sites)?;
    }
    let path = arguments.event.join(MANIFEST);
    let text = event.manifest().map_err(io::Error::other)?;
    fs::create_dir_all(&arguments.event).map_err(|error| Error::Output {
        path: arguments.event.clone(),
        error,
    })?;
    output::write_new(&path, text.as_bytes())?;
    context.console.line(path.display())?;
    for source in &event.sources {
        let fields = [
            &source.id,
            source.government.as_deref().unwrap_or("?"),
            source.outlet.as_deref().unwrap_or("?"),
        ];
        context.console.line(StyledLine::of_fields(fields))?;
        if source.government.is_none() {
            context.warn(format_args!(
                "{}: whose account it is, is not known; add government = \"…\" to {}",
                source.id,
                path.display()
            ))?;
        }
    }
    Ok(ExitStatus::Expected)
}

/// Fills in what the table of newsrooms knows of a source's URL; the outlet of one that it does not
/// know is its host.
fn complete(source: &mut Source, sites: &Sites) -> Result<(), Error> {
    let Some(url) = &source.url else {
        return Err(Error::NotAUrl(source.id.clone()));
    };
    let url = fetchable(url)?;
    let url = url.as_url();
    if let Some(Site {
        government, outlet, ..
    }) = sites.of(url.as_str())
    {
        source.government = Some(government.clone());
        source.outlet = Some(outlet.clone());
    } else {
        source.outlet = url.host_str().map(str::to_owned);
    }
    source.url = Some(url.to_string());
    Ok(())
}
