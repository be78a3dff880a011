//! The commands that ask the network.

use std::collections::BTreeMap;
use std::io::{self, Write};
use std::path::Path;
use std::sync::{Mutex, PoisonError};

use jiff::Timestamp;
use jiff::tz::TimeZone;
use serde::Serialize;
use tempfile::NamedTempFile;

use super::args::{self, FindingFormat};
use super::context::Context;
use super::error::Error;
use super::fetching::Fetching;
use super::progress::Progress;
use super::status::ExitStatus;
use super::terminal::Terminal;
use crate::fetch::{FetchError, Fetcher, second, target};
use crate::recheck::{self, Finding, Judgement};
use crate::render;
use crate::site::Sites;
use crate::source::Source;
use crate::source::event::Event;
use crate::source::exchange::{Exchange, Retrieval};
use crate::source::files;
use crate::source::pages::{Found, Kept, Pages, Sighting};
use crate::source::provenance::Provenance;
use crate::source::snapshot::Snapshot;
use crate::warc;

/// A page that was fetched, or not.
type Page<'r> = Result<&'r mut Retrieval, FetchError>;

/// Downloads sources that are URLs, without keeping them.
pub(super) fn download(
    sources: &[Source],
    fetching: Fetching,
    terminal: &Terminal,
) -> Result<Vec<Snapshot>, Error> {
    let urls: Vec<&str> = sources
        .iter()
        .filter_map(|source| source.url.as_deref())
        .collect();
    let names: Vec<&str> = sources.iter().map(|source| source.id.as_str()).collect();
    let mut snapshots = Vec::with_capacity(sources.len());
    let mut failed = Vec::new();
    let done = |place: usize, page: Page<'_>| {
        page.map(|page| Snapshot::of_retrieval(sources[place].clone(), page))
    };
    for fetched in fetch_all(&names, &urls, fetching, None, terminal, done)? {
        match fetched {
            Ok(snapshot) => snapshots.push(snapshot?),
            Err(error) => failed.push(error),
        }
    }
    if failed.is_empty() {
        Ok(snapshots)
    } else {
        Err(Error::Fetch(failed))
    }
}

/// `parallax fetch`.
pub(super) fn fetch(
    arguments: &args::Fetch,
    context: &mut Context<'_>,
) -> Result<ExitStatus, Error> {
    let Context {
        terminal, out, err, ..
    } = context;
    let folder = &arguments.event;
    let event = Event::load(folder)?;
    let fetching = Fetching::new(&arguments.network, Some(&arguments.archive));
    let mut sources = Vec::with_capacity(event.sources.len());
    for source in &event.sources {
        if source.url.is_none() && source.file().is_some() {
            writeln!(
                err,
                "parallax: {} has no url; its page stays as it is",
                source.id
            )?;
            continue;
        }
        let url = source.published_url()?;
        target(url).map_err(|error| Error::Fetch(vec![error]))?;
        sources.push((source, url));
    }
    let urls: Vec<&str> = sources.iter().map(|(_, url)| *url).collect();
    let names: Vec<&str> = sources
        .iter()
        .map(|(source, _)| source.id.as_str())
        .collect();
    let wanted = event.date.and_then(|date| {
        let after = date.tomorrow().ok()?;
        TimeZone::UTC.to_timestamp(after.at(0, 0, 0, 0)).ok()
    });
    writable(folder)?;
    let done = |place: usize, page: Page<'_>| keep(folder, sources[place].0, page);
    let (mut status, mut unkept) = (ExitStatus::Expected, None);
    let results = fetch_all(&names, &urls, fetching, wanted, terminal, done)?;
    for ((source, _), result) in sources.iter().zip(results) {
        match result {
            Ok((kept, provenance)) => write_kept(source, &kept, &provenance, out)?,
            Err(error @ Error::Fetch(_)) => {
                writeln!(err, "parallax: {}: {error}", source.id)?;
                status = ExitStatus::FetchFailed;
            }
            Err(error) => unkept = Some(error),
        }
    }
    unkept.map_or(Ok(status), Err)
}

/// Checks that pages can be kept, before sites are asked for them.
fn writable(folder: &Path) -> Result<(), Error> {
    Pages::open(folder).map(drop).map_err(unkept(folder))
}

fn unkept(folder: &Path) -> impl Fn(io::Error) -> Error {
    |error| Error::Keep {
        folder: folder.to_owned(),
        error,
    }
}

/// Keeps what was fetched, and records that it was.
fn keep(folder: &Path, source: &Source, page: Page<'_>) -> Result<(Kept, Provenance), Error> {
    let mut sighting = Sighting {
        at: second(Timestamp::now()),
        id: source.id.clone(),
        found: Found::Page,
        sha256: String::new(),
    };
    let mut pages = Pages::open(folder).map_err(unkept(folder))?;
    let result = match page {
        Ok(retrieval) => {
            let kept = pages
                .keep(&source.id, source.file(), retrieval)
                .map_err(unkept(folder))?;
            sighting.sha256 = retrieval.provenance.sha256.clone().unwrap_or_default();
            Ok((kept, retrieval.provenance.clone()))
        }
        Err(error) => {
            sighting.found = Judgement::of_failure(&error).verdict.found();
            Err(Error::Fetch(vec![error]))
        }
    };
    pages.record(&sighting).map_err(unkept(folder))?;
    result
}

fn write_kept(
    source: &Source,
    kept: &Kept,
    provenance: &Provenance,
    out: &mut dyn Write,
) -> Result<(), Error> {
    let (what, path) = match kept {
        Kept::New(path) => ("new", path),
        Kept::Known(path) => ("unchanged", path),
    };
    let size = provenance.size.unwrap_or(0);
    let archived = match &provenance.archive {
        Some(archive) => format!(", an archive's copy of {}", archive.taken),
        None => String::new(),
    };
    let (id, path) = (&source.id, path.display());
    writeln!(out, "{id}\t{what}\t{path}\t{size} bytes{archived}")?;
    Ok(())
}

/// What `recheck --format json` prints.
#[derive(Serialize)]
struct Findings<'a> {
    schema: &'static str,
    event: &'a str,
    sources: &'a [Finding],
}

/// `parallax recheck`.
pub(super) fn recheck(
    arguments: &args::Recheck,
    context: &mut Context<'_>,
) -> Result<ExitStatus, Error> {
    let Context {
        sites,
        terminal,
        colour,
        out,
        err,
    } = context;
    let colour = *colour;
    let folder = &arguments.event;
    let event = Event::load(folder)?;
    let mut saved = Vec::with_capacity(event.sources.len());
    let mut unsaved = Vec::new();
    for source in &event.sources {
        let page = match source.saved_page() {
            Ok(page) => page,
            Err(error) => {
                unsaved.push(error);
                continue;
            }
        };
        let mut snapshot = Snapshot::read(source.clone(), page)?;
        // They are read again if they are compared, so that memory does not grow with their number.
        snapshot.bytes = vec![];
        match source
            .url
            .clone()
            .or_else(|| snapshot.provenance.url.clone())
        {
            Some(url) => {
                target(&url).map_err(|error| Error::Fetch(vec![error]))?;
                saved.push((snapshot, url));
            }
            None => writeln!(
                err,
                "parallax: {} has no url, and is not checked",
                source.id
            )?,
        }
    }
    if saved.is_empty()
        && let Some(error) = unsaved.pop()
    {
        return Err(error.into());
    }
    for error in unsaved {
        writeln!(err, "parallax: {error}")?;
    }
    writable(folder)?;
    let urls: Vec<&str> = saved.iter().map(|(_, url)| url.as_str()).collect();
    let names: Vec<&str> = saved
        .iter()
        .map(|(saved, _)| saved.source.id.as_str())
        .collect();
    let fetching = Fetching::new(&arguments.network, None);
    let judging = Mutex::new(());
    let done = |place: usize, page: Page<'_>| {
        let _one = judging.lock().unwrap_or_else(PoisonError::into_inner);
        let (saved, url) = &saved[place];
        judge(folder, sites, saved, url, page)
    };
    let (mut findings, mut unkept) = (Vec::new(), None);
    for result in fetch_all(&names, &urls, fetching, None, terminal, done)? {
        match result {
            Ok(finding) => findings.push(finding),
            Err(error) => unkept = Some(error),
        }
    }
    match arguments.format {
        FindingFormat::Text => {
            for finding in &findings {
                write_finding(finding, colour, out)?;
            }
        }
        FindingFormat::Json => out.write_all(
            render::json(&Findings {
                schema: recheck::SCHEMA,
                event: &event.title,
                sources: &findings,
            })
            .as_bytes(),
        )?,
    }
    if let Some(error) = unkept {
        return Err(error);
    }
    let any = |wanted: fn(recheck::Verdict) -> bool| findings.iter().any(|f| wanted(f.verdict));
    Ok(if any(recheck::Verdict::is_change) {
        ExitStatus::Changed
    } else if any(recheck::Verdict::is_failure) {
        ExitStatus::FetchFailed
    } else {
        ExitStatus::Expected
    })
}

/// Judges what was fetched against what was saved (here without its bytes), keeps a changed text, and
/// records it all.
fn judge(
    folder: &Path,
    sites: &Sites,
    saved: &Snapshot,
    url: &str,
    page: Page<'_>,
) -> Result<Finding, Error> {
    let checked = second(Timestamp::now());
    let source = &saved.source;
    let (judgement, retrieval) = match page {
        Ok(retrieval) => {
            let judgement = if retrieval.provenance.sha256.as_ref() == Some(&saved.sha256) {
                Judgement::of_same_bytes()
            } else {
                let saved = Snapshot::read(source.clone(), &saved.path)?;
                let now = Snapshot::of_retrieval(source.clone(), retrieval)?;
                Judgement::of_pages(&saved, &now, sites)
            };
            (judgement, Some(retrieval))
        }
        Err(error) => (Judgement::of_failure(&error), None),
    };
    let sha256 = retrieval
        .as_ref()
        .and_then(|retrieval| retrieval.provenance.sha256.clone())
        .unwrap_or_default();
    let mut pages = Pages::open(folder).map_err(unkept(folder))?;
    let sightings = pages.sightings(&source.id).map_err(unkept(folder))?;
    let (last_seen, first_different) =
        recheck::interval(saved, &sightings, judgement.verdict, &sha256, checked);
    let mut finding = Finding {
        source: source.id.clone(),
        url: url.to_owned(),
        verdict: judgement.verdict,
        checked,
        last_seen,
        first_different,
        reason: judgement.reason,
        changes: judgement.changes,
        kept: None,
    };
    if let Some(retrieval) = retrieval
        && finding.verdict == recheck::Verdict::TextChanged
    {
        let kept = pages
            .keep(&source.id, source.file(), retrieval)
            .map_err(unkept(folder))?;
        let (Kept::New(path) | Kept::Known(path)) = kept;
        let inside = path.strip_prefix(folder).unwrap_or(&path);
        finding.kept = Some(inside.display().to_string());
    }
    let sighting = Sighting {
        at: checked,
        id: source.id.clone(),
        found: finding.verdict.found(),
        sha256,
    };
    pages.record(&sighting).map_err(unkept(folder))?;
    Ok(finding)
}

fn write_finding(finding: &Finding, colour: bool, out: &mut dyn Write) -> Result<(), Error> {
    write!(out, "{}\t{}", finding.source, finding.verdict.label())?;
    if let Some(reason) = &finding.reason {
        write!(out, ": {reason}")?;
    }
    writeln!(out)?;
    writeln!(out, "\t{}", finding.url)?;
    if !matches!(
        finding.verdict,
        recheck::Verdict::Unchanged | recheck::Verdict::PageChanged
    ) {
        let seen = |at: Option<Timestamp>| at.map_or("unknown".to_owned(), |at| at.to_string());
        write!(out, "\tlast seen as saved {}", seen(finding.last_seen))?;
        if finding.first_different.is_some() {
            write!(
                out,
                ", first seen different {}",
                seen(finding.first_different)
            )?;
        }
        writeln!(out)?;
    }
    if let Some(kept) = &finding.kept {
        writeln!(out, "\tkept as {kept}")?;
    }
    for line in &finding.changes {
        writeln!(out, "\t{}", line.to_text(colour))?;
    }
    Ok(())
}

/// Fetches pages, and gives what `done` makes of each in the order of `urls`.
fn fetch_all<T: Send>(
    names: &[&str],
    urls: &[&str],
    fetching: Fetching,
    wanted: Option<Timestamp>,
    terminal: &Terminal,
    done: impl Fn(usize, Page<'_>) -> T + Sync,
) -> Result<Vec<T>, Error> {
    if urls.is_empty() {
        return Ok(vec![]);
    }
    let warc = fetching.warc.as_deref().map(new_warc).transpose()?;
    let obeys_robots = !fetching.options.ignore_robots;
    let fetcher = Fetcher::new(fetching.options).map_err(|error| Error::Fetch(vec![error]))?;
    let results = Mutex::new(BTreeMap::new());
    let progress = Progress::new(names, urls, terminal.progress);
    fetcher.fetch_all(urls, wanted, |place, page| {
        progress.end(place, page.is_ok());
        let (result, exchanges) = match page {
            Ok(mut retrieval) => (done(place, Ok(&mut retrieval)), retrieval.exchanges),
            Err(mut error) => {
                let exchanges = std::mem::take(&mut error.exchanges);
                (done(place, Err(error)), exchanges)
            }
        };
        let mut results = results.lock().unwrap_or_else(PoisonError::into_inner);
        results.insert(place, (result, exchanges));
    });
    let results = results.into_inner().unwrap_or_else(PoisonError::into_inner);
    let (results, exchanges): (Vec<T>, Vec<_>) = results.into_values().unzip();
    if let (Some(file), Some(path)) = (warc, &fetching.warc) {
        keep_warc(exchanges, obeys_robots, file, path)?;
    }
    Ok(results)
}

/// A WARC file to be, under a name that says that it is not finished.
fn new_warc(path: &Path) -> Result<NamedTempFile, Error> {
    if path.exists() {
        return Err(Error::Exists(path.to_owned()));
    }
    files::unfinished(path).map_err(|error| unwritten(path, error))
}

/// Writes what went over the wire, and gives the file its name.
fn keep_warc(
    mut exchanges: Vec<Vec<Exchange>>,
    obeyed_robots: bool,
    mut file: NamedTempFile,
    path: &Path,
) -> Result<(), Error> {
    let gzip = path.extension().is_some_and(|extension| extension == "gz");
    let written = warc::write(
        exchanges.iter_mut().flatten(),
        obeyed_robots,
        gzip,
        &mut file,
    );
    written
        .and_then(|()| files::keep_new(file, path))
        .map_err(|error| unwritten(path, error))
}

fn unwritten(path: &Path, error: io::Error) -> Error {
    match error.kind() {
        io::ErrorKind::AlreadyExists => Error::Exists(path.to_owned()),
        _ => Error::Output {
            path: path.to_owned(),
            error,
        },
    }
}
