//! A snapshot: the bytes of a page as retrieved, with its provenance.

use std::io::{self, Cursor, Read};
use std::path::{Path, PathBuf};

use data_encoding::HEXLOWER;
use jiff::Timestamp;
use sha2::{Digest, Sha256};

use crate::data::{Malformed, toml_file};
use crate::document;
use crate::files::{self, MAX_MANIFEST_BYTES, MAX_PAGE_BYTES, ReadError};
use crate::source::government_id::government_of_id;
use crate::source::id::is_address_without_scheme;
use crate::source::provenance::{self, KEPT_HEADERS, Provenance};
use crate::source::retrieval::Retrieval;
use crate::source::{Location, STANDARD_INPUT, Source};
use crate::warc::{self, Capture, WarcError};

/// The bytes of a page as retrieved.
#[derive(Debug, Clone, PartialEq)]
pub struct Snapshot {
    /// The source whose page this is.
    pub source: Source,
    /// The file that holds the bytes; for bytes in memory, their name in messages.
    pub path: PathBuf,
    /// The bytes, untouched.
    pub bytes: Vec<u8>,
    /// SHA-256 of the bytes, in lower-case hex.
    pub sha256: String,
    /// How the bytes were come by; empty where nothing is known.
    pub provenance: Provenance,
}

/// Why a page could not be read from disk.
#[derive(Debug, thiserror::Error)]
#[non_exhaustive]
pub enum SnapshotError {
    /// The file cannot be opened or read.
    #[error("cannot read {path}: {source}")]
    Unreadable {
        /// The file.
        path: PathBuf,
        /// Why.
        source: ReadError,
    },
    /// There is no such file, and the path reads like an address.
    #[error("there is no file {0}; if it is an address, write https://{0}")]
    NoScheme(PathBuf),
    /// The path is a folder, a pipe or a device.
    #[error("{0} is not a file: save the page as HTML or plain text, and name that file")]
    NotAFile(PathBuf),
    /// The file is larger than [`MAX_PAGE_BYTES`].
    #[error(
        "{path} has {size} bytes; no page over {} MiB is read: save the statement alone",
        MAX_PAGE_BYTES >> 20
    )]
    TooLarge {
        /// The file.
        path: PathBuf,
        /// Its size in bytes.
        size: u64,
    },
    /// The WARC file gives no page.
    #[error("{path} {source}")]
    Warc {
        /// The file.
        path: PathBuf,
        /// What is wrong with it.
        source: WarcError,
    },
    /// The provenance file beside the page is not what it should be.
    #[error("{path}, {source}")]
    Provenance {
        /// The provenance file.
        path: PathBuf,
        /// What is wrong with it.
        source: Box<Malformed>,
    },
    /// The bytes are not those that the provenance speaks of.
    #[error(
        "{path} is not the page its provenance speaks of: SHA-256 is {found}, {provenance} says \
         {expected}; restore the page, or mend the provenance"
    )]
    Altered {
        /// The page.
        path: PathBuf,
        /// The provenance file.
        provenance: PathBuf,
        /// The hash that the provenance gives.
        expected: String,
        /// The hash of the bytes.
        found: String,
    },
}

impl Snapshot {
    /// A snapshot of bytes in memory: the page of the source `id`, as it was published at `url`.
    ///
    /// The government is read off an id that begins with a country code (`us`, `cn-mfa`).
    pub fn from_bytes(id: &str, url: Option<&str>, bytes: impl Into<Vec<u8>>) -> Self {
        let path = PathBuf::from(url.unwrap_or(id));
        let source = Source {
            id: id.to_owned(),
            government: government_of_id(id),
            outlet: None,
            url: url.map(str::to_owned),
            location: match url {
                Some(_) => Location::Web,
                None => Location::Page(path.clone()),
            },
            force: false,
            names_page: false,
            date: None,
        };
        Self::of_bytes(source, path, bytes.into())
    }

    /// The snapshot of bytes of which nothing is known but what they say themselves.
    pub(crate) fn of_bytes(source: Source, path: PathBuf, bytes: Vec<u8>) -> Self {
        let snapshot = Self {
            source,
            path,
            sha256: sha256(&bytes),
            bytes,
            provenance: Provenance::default(),
        };
        snapshot.with_origin()
    }

    /// The snapshot of a page that was retrieved just now.
    ///
    /// # Errors
    ///
    /// The disk fails, for a page that lies in a temporary file.
    pub fn of_retrieval(source: Source, retrieval: &mut Retrieval) -> io::Result<Self> {
        let provenance = retrieval.provenance.clone();
        Ok(Self {
            source,
            path: retrieval
                .file
                .clone()
                .unwrap_or_else(|| PathBuf::from(provenance.url.clone().unwrap_or_default())),
            bytes: retrieval.bytes()?,
            sha256: provenance.sha256.clone().unwrap_or_default(),
            provenance,
        })
    }

    /// Reads the page of `source` from `path`, and its provenance from the `.toml` file of the
    /// same name beside it, where there is one.
    ///
    /// # Errors
    ///
    /// The page cannot be read, is no plain file, is larger than [`MAX_PAGE_BYTES`], or is not the
    /// one its provenance speaks of.
    pub fn read(source: Source, path: &Path) -> Result<Self, SnapshotError> {
        if path == Path::new(STANDARD_INPUT) {
            return Self::read_stream(source, io::stdin().lock());
        }
        if warc::is_warc(path) {
            return Self::read_warc(source, path);
        }
        let bytes = read_page(path)?;
        // Under another name; as a page, its records would pass for text.
        if warc::begins_as_warc(&bytes) {
            return Self::read_warc(source, path);
        }
        let sha256 = sha256(&bytes);
        let provenance_path = path.with_extension("toml");
        let provenance = read_provenance(path, &provenance_path)?;
        if let Some(expected) = &provenance.sha256
            && !expected.eq_ignore_ascii_case(&sha256)
        {
            return Err(SnapshotError::Altered {
                path: path.to_owned(),
                provenance: provenance_path,
                expected: expected.clone(),
                found: sha256,
            });
        }
        let snapshot = Self {
            source,
            path: path.to_owned(),
            bytes,
            sha256,
            provenance,
        };
        Ok(snapshot.with_origin())
    }

    /// Reads the page of `source` from a stream, which ends within [`MAX_PAGE_BYTES`] or is not
    /// read on.
    fn read_stream(source: Source, stream: impl Read) -> Result<Self, SnapshotError> {
        let path = PathBuf::from("standard input");
        let mut bytes = Vec::new();
        let read = stream.take(MAX_PAGE_BYTES + 1).read_to_end(&mut bytes);
        read.map_err(|error| SnapshotError::of_read(&path, error.into()))?;
        let size = bytes.len() as u64;
        if size > MAX_PAGE_BYTES {
            return Err(SnapshotError::TooLarge { path, size });
        }
        if warc::begins_as_warc(&bytes) {
            let page = warc::capture_in(&mut Cursor::new(bytes), source.url.as_deref());
            return match page {
                Ok(page) => Ok(Self::of_capture(source, &path, page)),
                Err(source) => Err(SnapshotError::Warc { path, source }),
            };
        }
        Ok(Self::of_bytes(source, path, bytes))
    }

    /// Takes where and when the page was saved from the page, where nothing else says so.
    fn with_origin(mut self) -> Self {
        let is_known = self.url().is_some() && self.provenance.retrieved.is_some();
        if is_known {
            return self;
        }
        let origin = document::origin(&self.bytes);
        let Some(url) = origin.url else { return self };
        let is_of_another = self.url().is_some_and(|known| known != url);
        if is_of_another {
            return self;
        }
        self.source.url.get_or_insert_with(|| url.clone());
        self.provenance.url.get_or_insert(url);
        if self.provenance.retrieved.is_none() {
            self.provenance.retrieved = origin.retrieved;
        }
        self
    }

    /// Reads the page of `source` out of a WARC file: the one under the source's URL, else the
    /// only one there is. Its records are its provenance.
    fn read_warc(source: Source, path: &Path) -> Result<Self, SnapshotError> {
        files::size_of(path).map_err(|error| SnapshotError::of_read(path, error))?;
        let page =
            warc::capture(path, source.url.as_deref()).map_err(|source| SnapshotError::Warc {
                path: path.to_owned(),
                source,
            })?;
        Ok(Self::of_capture(source, path, page))
    }

    /// The snapshot of a page that lay in a WARC file. Its record says where it was published.
    pub(crate) fn of_capture(mut source: Source, path: &Path, page: Capture) -> Self {
        let kept = |(name, _): &(String, String)| KEPT_HEADERS.contains(&name.as_str());
        let sha256 = sha256(&page.bytes);
        let archive = provenance::archive(&page.url, &page.headers);
        let asked = source.url.clone().unwrap_or_else(|| page.url.clone());
        source.url.get_or_insert_with(|| match &archive {
            Some(archive) => archive.original.clone(),
            None => page.url.clone(),
        });
        Self {
            path: path.to_owned(),
            provenance: Provenance {
                url: Some(asked),
                archive,
                answered: Some(page.url),
                retrieved: page.date.filter(|at| at.parse::<Timestamp>().is_ok()),
                status: page.status,
                size: Some(page.bytes.len() as u64),
                sha256: Some(sha256.clone()),
                headers: page.headers.into_iter().filter(kept).collect(),
                ..Provenance::default()
            },
            bytes: page.bytes,
            sha256,
            source,
        }
    }

    /// The `Content-Type` under which the page was served, where its provenance has it.
    pub fn content_type(&self) -> Option<&str> {
        self.provenance
            .headers
            .get("content-type")
            .map(String::as_str)
    }

    /// The URL of the page on its own site: the one that answered, else the one asked for, else
    /// the manifest's.
    pub fn url(&self) -> Option<&str> {
        let provenance = &self.provenance;
        let archive = provenance.archive.as_ref();
        archive
            .map(|archive| archive.original.as_str())
            .or(provenance.answered.as_deref())
            .or(provenance.url.as_deref())
            .or(self.source.url.as_deref())
    }
}

impl AsRef<Source> for Snapshot {
    fn as_ref(&self) -> &Source {
        &self.source
    }
}

/// Reads the provenance file beside a page; without one, nothing is known.
fn read_provenance(page: &Path, path: &Path) -> Result<Provenance, SnapshotError> {
    let folder = page.parent().unwrap_or(page);
    // What is wrong in it is shown, and must be nothing of another file. Where the page is a link
    // too, both were put there by one hand.
    let text = if files::leaves(folder, page) {
        files::read_text(path, MAX_MANIFEST_BYTES)
    } else {
        files::read_text_inside(folder, path, MAX_MANIFEST_BYTES)
    };
    let text = match text {
        Ok(text) => text,
        Err(ReadError::Io(source)) if source.kind() == io::ErrorKind::NotFound => {
            return Ok(Provenance::default());
        }
        Err(source) => {
            return Err(SnapshotError::Unreadable {
                path: path.to_owned(),
                source,
            });
        }
    };
    toml_file::parse(&text, |_| Ok(())).map_err(|source| SnapshotError::Provenance {
        path: path.to_owned(),
        source: Box::new(source),
    })
}

impl SnapshotError {
    /// Says of a file that is not read what to do.
    fn of_read(path: &Path, error: ReadError) -> Self {
        let path = path.to_owned();
        match error {
            ReadError::NotAFile => Self::NotAFile(path),
            ReadError::TooLarge { size, .. } => Self::TooLarge { path, size },
            ReadError::Io(ref error)
                if error.kind() == io::ErrorKind::NotFound && is_address_without_scheme(&path) =>
            {
                Self::NoScheme(path)
            }
            ReadError::Io(_) | ReadError::Outside => Self::Unreadable {
                path,
                source: error,
            },
        }
    }
}

/// Reads the file of a page, of at most [`MAX_PAGE_BYTES`].
///
/// # Errors
///
/// The file cannot be read, is not a plain one, or is larger.
pub fn read_page(path: &Path) -> Result<Vec<u8>, SnapshotError> {
    files::read(path, MAX_PAGE_BYTES).map_err(|error| SnapshotError::of_read(path, error))
}

/// SHA-256 in lower-case hex.
fn sha256(bytes: &[u8]) -> String {
    HEXLOWER.encode(&Sha256::digest(bytes))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn bytes_in_memory_are_a_snapshot() {
        let url = "https://www.mfa.gov.cn/eng/a.html";
        let snapshot = Snapshot::from_bytes("cn-mfa", Some(url), "<p>Text.</p>");
        assert_eq!(snapshot.source.government.as_deref(), Some("CN"));
        assert_eq!(snapshot.source.location, Location::Web);
        assert_eq!(snapshot.url(), Some(url));
        assert_eq!(snapshot.sha256, sha256(b"<p>Text.</p>"));
        let unpublished = Snapshot::from_bytes("draft", None, b"Text.");
        assert_eq!(unpublished.url(), None);
        assert_eq!(unpublished.source.government, None);
    }
}
