//! The pages that requests ask for.

use std::path::{Path, PathBuf};
use std::sync::OnceLock;

use data_encoding::BASE64_MIME;

use super::request::PageContent;
use crate::cli::error::Error;
use crate::fetch::{self, FetchError, FetchableUrl, Fetcher};
use crate::files::MAX_PAGE_BYTES;
use crate::source::government_id::government_of_code;
use crate::source::retrieval::Retrieval;
use crate::source::snapshot::{Snapshot, SnapshotError};
use crate::source::{Location, STANDARD_INPUT, Source};

/// How pages are come by.
pub(crate) struct Reading {
    options: fetch::Options,
    /// Made for the first page that is fetched.
    fetcher: OnceLock<Fetcher>,
}

impl Reading {
    /// Pages are fetched with these options, where they are.
    pub(crate) fn new(options: fetch::Options) -> Self {
        Self {
            options,
            fetcher: OnceLock::new(),
        }
    }

    /// The page of the source `id`, whose account it is if the request does not say.
    pub(crate) fn snapshot(
        &self,
        id: &str,
        government: Option<String>,
        page: PageContent,
    ) -> Result<Snapshot, Error> {
        let names_page = page.names_page();
        let said = page
            .government
            .map(|code| government_of_code(&code).ok_or(Error::NoGovernment(code)));
        let source = Source {
            id: id.to_owned(),
            government: said.transpose()?.or(government),
            outlet: page.outlet,
            url: page.url,
            location: Location::Web,
            force: false,
            names_page: false,
            date: None,
        };
        let given = (
            page.html.flatten(),
            page.base64.flatten(),
            page.path.flatten(),
        );
        let mut snapshot = match given {
            (Some(html), None, None) => of_bytes(source, html.into_bytes())?,
            (None, Some(coded), None) => {
                let bytes = BASE64_MIME.decode(coded.as_bytes());
                of_bytes(source, bytes.map_err(Error::Base64)?)?
            }
            (None, None, Some(path)) => of_file(source, &path)?,
            // Who has no page to give may not mean that its site is asked.
            (None, None, None) if names_page => return Err(Error::NullPage),
            (None, None, None) => self.fetched(source)?,
            _ => return Err(Error::SeveralPages),
        };
        let provenance = &mut snapshot.provenance;
        provenance.retrieved = page.retrieved.or(provenance.retrieved.take());
        provenance.status = page.status.or(provenance.status);
        let kind = page
            .content_type
            .map(|kind| ("content-type".to_owned(), kind));
        provenance.headers.extend(kind);
        Ok(snapshot)
    }

    fn fetched(&self, source: Source) -> Result<Snapshot, Error> {
        let url = source.url.as_deref().ok_or(Error::NoPage)?;
        let mut retrieval = self.retrieval(url).map_err(|it| Error::Fetch(vec![it]))?;
        Ok(Snapshot::of_retrieval(source, &mut retrieval)?)
    }

    fn retrieval(&self, url: &str) -> Result<Retrieval, FetchError> {
        let url = FetchableUrl::parse(url)?;
        let fetcher = match self.fetcher.get() {
            Some(fetcher) => fetcher,
            // Of two that are made at once, one is kept, so that hosts are asked in turn.
            None => {
                let new = Fetcher::new(self.options.clone())?;
                self.fetcher.get_or_init(|| new)
            }
        };
        fetcher.fetch(&url, None)
    }
}

fn of_bytes(source: Source, bytes: Vec<u8>) -> Result<Snapshot, Error> {
    let size = bytes.len() as u64;
    let path = PathBuf::from(source.url.as_ref().unwrap_or(&source.id));
    if size > MAX_PAGE_BYTES {
        return Err(SnapshotError::TooLarge { path, size }.into());
    }
    Ok(Snapshot::of_bytes(source, path, bytes))
}

fn of_file(source: Source, path: &Path) -> Result<Snapshot, Error> {
    // The requests stand there.
    if path == Path::new(STANDARD_INPUT) {
        return Err(Error::NoPage);
    }
    let source = Source {
        location: Location::Page(path.to_owned()),
        ..source
    };
    Ok(Snapshot::read(source, path)?)
}
