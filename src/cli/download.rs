//! Downloads: pages of sources as they come from the network, with progress and a WARC file.

use std::collections::BTreeMap;
use std::io;
use std::path::{Path, PathBuf};

use tempfile::NamedTempFile;

use super::error::Error;
use super::fetching::Fetching;
use super::progress::Progress;
use super::terminal::Terminal;
use crate::fetch::{FetchError, FetchableUrl, Fetcher, Wanted};
use crate::files;
use crate::source::Source;
use crate::source::retrieval::Retrieval;
use crate::source::snapshot::Snapshot;
use crate::warc;
use crate::warc::Exchange;

/// A page that was fetched, or why it could not be had.
pub(crate) type Fetched = Result<Retrieval, FetchError>;

/// Pages as they come, in no order. [`finish`](Self::finish) must follow the last.
pub(crate) struct Downloads<T> {
    pages: Box<dyn Iterator<Item = (T, Fetched)>>,
    progress: Progress,
    warc: Option<WarcFile>,
}

impl<T: AsRef<Source> + Send + 'static> Downloads<T> {
    /// Starts to fetch a page for each source, and shows a line for each where a person looks on.
    pub(crate) fn start(
        pages: Vec<Wanted<T>>,
        fetching: Fetching,
        terminal: &Terminal,
    ) -> Result<Self, Error> {
        let lines = pages
            .iter()
            .map(|page| (page.key.as_ref().id.as_str(), page.url.as_written()));
        let progress = Progress::new(lines, terminal.progress);
        Self::with_progress(pages, fetching, progress)
    }

    /// As [`start`](Self::start), for pages of many events, whose ids are not of one page alone.
    pub(crate) fn start_many(pages: Vec<Wanted<T>>, fetching: Fetching) -> Result<Self, Error> {
        Self::with_progress(pages, fetching, Progress::default())
    }

    fn with_progress(
        pages: Vec<Wanted<T>>,
        fetching: Fetching,
        progress: Progress,
    ) -> Result<Self, Error> {
        if pages.is_empty() {
            return Ok(Self {
                pages: Box::new(std::iter::empty()),
                progress,
                warc: None,
            });
        }
        let obeys_robots = !fetching.options.ignore_robots;
        let warc = fetching
            .warc
            .map(|path| WarcFile::new(path, obeys_robots))
            .transpose()?;
        let fetcher = Fetcher::new(fetching.options).map_err(|error| Error::Fetch(vec![error]))?;
        Ok(Self {
            pages: Box::new(fetcher.fetch_all(pages)),
            progress,
            warc,
        })
    }

    /// Writes the WARC file, where one is asked for.
    pub(crate) fn finish(self) -> Result<(), Error> {
        self.warc.map_or(Ok(()), WarcFile::finish)
    }
}

impl<T: AsRef<Source>> Iterator for Downloads<T> {
    type Item = (T, Fetched);

    fn next(&mut self) -> Option<Self::Item> {
        let (source, mut page) = self.pages.next()?;
        let id = &source.as_ref().id;
        self.progress.end(id, page.is_ok());
        let exchanges = match &mut page {
            Ok(retrieval) => std::mem::take(&mut retrieval.exchanges),
            Err(error) => std::mem::take(&mut error.exchanges),
        };
        if let Some(warc) = &mut self.warc {
            warc.exchanges.insert(id.clone(), exchanges);
        }
        Some((source, page))
    }
}

/// Downloads sources that are URLs, without keeping them. They come in the order of their ids.
pub(crate) fn download(
    sources: Vec<Source>,
    fetching: Fetching,
    terminal: &Terminal,
) -> Result<Vec<Snapshot>, Error> {
    let mut pages = Vec::with_capacity(sources.len());
    for source in sources {
        let url = fetchable(source.published_url()?)?;
        pages.push(Wanted {
            key: source,
            url,
            at: None,
        });
    }
    let mut downloads = Downloads::start(pages, fetching, terminal)?;
    let (mut snapshots, mut failed) = (Vec::new(), Vec::new());
    for (source, page) in &mut downloads {
        match page {
            Ok(mut retrieval) => snapshots.push(Snapshot::of_retrieval(source, &mut retrieval)?),
            Err(error) => failed.push((source.id, error)),
        }
    }
    downloads.finish()?;
    if failed.is_empty() {
        snapshots.sort_by(|a, b| a.source.id.cmp(&b.source.id));
        Ok(snapshots)
    } else {
        failed.sort_by(|(a, _), (b, _)| a.cmp(b));
        Err(Error::Fetch(
            failed.into_iter().map(|(_, error)| error).collect(),
        ))
    }
}

/// The URL that is fetched for a source.
pub(crate) fn fetchable(url: &str) -> Result<FetchableUrl, Error> {
    FetchableUrl::parse(url).map_err(|error| Error::Fetch(vec![error]))
}

/// A WARC file to be, under a name that says that it is not finished.
struct WarcFile {
    path: PathBuf,
    file: NamedTempFile,
    obeys_robots: bool,
    /// What went over the wire, by the id of the source. The file has it in that order.
    exchanges: BTreeMap<String, Vec<Exchange>>,
}

impl WarcFile {
    fn new(path: PathBuf, obeys_robots: bool) -> Result<Self, Error> {
        // A link that leads nowhere is something, too.
        if path.symlink_metadata().is_ok() {
            return Err(Error::Exists(path));
        }
        let file = files::unfinished(&path).map_err(|error| unwritten(&path, error))?;
        Ok(Self {
            path,
            file,
            obeys_robots,
            exchanges: BTreeMap::new(),
        })
    }

    /// Writes the exchanges, and gives the file its name.
    fn finish(mut self) -> Result<(), Error> {
        let gzip = self.path.extension().is_some_and(|name| name == "gz");
        let exchanges = self.exchanges.values_mut().flatten();
        warc::write(exchanges, self.obeys_robots, gzip, &mut self.file)
            .and_then(|()| files::keep_new(self.file, &self.path))
            .map_err(|error| unwritten(&self.path, error))
    }
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
