//! `parallax init`: the manifest of a new event.

use std::fs;
use std::io::{self, Write};

use super::{EXPECTED, Error, write_new};
use crate::cli::args;
use crate::fetch::target;
use crate::site::{Site, Sites};
use crate::source::event::{Event, MANIFEST, Source};

/// Writes the manifest. An event that is there already stays as it is.
pub(super) fn init(
    arguments: &args::Init,
    sites: &Sites,
    out: &mut dyn Write,
    err: &mut dyn Write,
) -> Result<u8, Error> {
    let mut event = Event::of_sources(&arguments.sources)?;
    event.title.clone_from(&arguments.title);
    event.date = arguments.date;
    for source in &mut event.sources {
        complete(source, sites)?;
    }
    let path = arguments.event.join(MANIFEST);
    let text = event.manifest().map_err(io::Error::other)?;
    fs::create_dir_all(&arguments.event).map_err(|error| Error::Output {
        path: arguments.event.clone(),
        error,
    })?;
    write_new(&path, &text)?;
    writeln!(out, "{}", path.display())?;
    for source in &event.sources {
        let unknown = || "?".to_owned();
        writeln!(
            out,
            "{}\t{}\t{}",
            source.id,
            source.government.clone().unwrap_or_else(unknown),
            source.outlet.clone().unwrap_or_else(unknown),
        )?;
        if source.government.is_none() {
            writeln!(
                err,
                "parallax: {}: whose account it is, is not known; add government = \"…\" to {}",
                source.id,
                path.display()
            )?;
        }
    }
    Ok(EXPECTED)
}

/// Fills in what the table of newsrooms knows of a source's URL; the outlet of one that it does not
/// know is its host.
fn complete(source: &mut Source, sites: &Sites) -> Result<(), Error> {
    let Some(url) = &source.url else {
        return Err(Error::NotAUrl(source.id.clone()));
    };
    let url = target(url).map_err(|error| Error::Fetch(vec![error]))?;
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
