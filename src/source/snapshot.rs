//! A snapshot: the bytes of a page as retrieved, with its provenance.

use std::collections::BTreeMap;
use std::fs::File;
use std::io::{self, Read};
use std::path::{Path, PathBuf};

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};
use sha2::{Digest, Sha256};

use crate::fetch::{self, KEPT_HEADERS};
use crate::source::event::Source;
use crate::warc::{self, WarcError};

/// The largest page that is read, in bytes. Official statements are a thousandth of this; what
/// is larger is not one, and parsing it would cost a user minutes.
pub const MAX_PAGE_BYTES: u64 = 16 << 20;

/// The bytes of a page as retrieved.
#[derive(Debug, Clone, PartialEq)]
pub struct Snapshot {
    /// The source whose page this is.
    pub source: Source,
    /// The file that holds the bytes.
    pub path: PathBuf,
    /// The bytes, untouched.
    pub bytes: Vec<u8>,
    /// SHA-256 of the bytes, in lower-case hex.
    pub sha256: String,
    /// How the bytes were come by; empty where nothing is known.
    pub provenance: Provenance,
}

/// How the bytes of a page were come by: the file `pages/us.toml` beside `pages/us.html`.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields, default)]
pub struct Provenance {
    /// The URL that was asked for.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub url: Option<String>,
    /// The URL that answered, after redirects.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub answered: Option<String>,
    /// The redirects from the one to the other, each its status and the URL that gave it.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub redirects: Vec<String>,
    /// When the page was retrieved, RFC 3339 in UTC.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub retrieved: Option<String>,
    /// HTTP status.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub status: Option<u16>,
    /// SHA-256 of the bytes, in lower-case hex.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub sha256: Option<String>,
    /// How many bytes there are.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub size: Option<u64>,
    /// The program that retrieved them, with its version.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub tool: Option<String>,
    /// What a reader should know about these bytes.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub note: Option<String>,
    /// HTTP headers that matter to the text, names in lower case.
    #[serde(skip_serializing_if = "BTreeMap::is_empty")]
    pub headers: BTreeMap<String, String>,
    /// The archive's copy that this is, where the page did not come from its own site.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub archive: Option<Archive>,
}

/// Where an archive's copy comes from.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Archive {
    /// The URL of the page on its own site.
    pub original: String,
    /// When the archive took its copy, RFC 3339 in UTC.
    pub taken: String,
}

/// Why a page could not be read from disk.
#[derive(Debug, thiserror::Error)]
pub enum SnapshotError {
    /// The file cannot be opened or read.
    #[error("cannot read {path}: {error}")]
    Unreadable {
        /// The file.
        path: PathBuf,
        /// What the system said.
        error: io::Error,
    },
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
    #[error("{path} {error}")]
    Warc {
        /// The file.
        path: PathBuf,
        /// What is wrong with it.
        error: WarcError,
    },
    /// The provenance file beside the page is not what it should be.
    #[error("{path}: {error}")]
    Provenance {
        /// The provenance file.
        path: PathBuf,
        /// What is wrong with it.
        error: Box<toml::de::Error>,
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
    /// Reads the page of `source` from `path`, and its provenance from the `.toml` file of the
    /// same name beside it, where there is one.
    ///
    /// # Errors
    ///
    /// The page cannot be read, is no plain file, is larger than [`MAX_PAGE_BYTES`], or is not the
    /// one its provenance speaks of.
    pub fn read(source: Source, path: &Path) -> Result<Self, SnapshotError> {
        if warc::is_warc(path) {
            return Self::read_warc(source, path);
        }
        let bytes = read_bounded(path)?;
        // Under another name; as a page, its records would pass for text.
        if bytes.starts_with(b"WARC/1.") {
            return Self::read_warc(source, path);
        }
        let sha256 = hex(&Sha256::digest(&bytes));
        let provenance_path = path.with_extension("toml");
        let provenance = Provenance::read(&provenance_path)?;
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
        Ok(Self {
            source,
            path: path.to_owned(),
            bytes,
            sha256,
            provenance,
        })
    }

    /// Reads the page of `source` out of a WARC file: the one under the source's URL, else the
    /// only one there is. Its records are its provenance.
    fn read_warc(source: Source, path: &Path) -> Result<Self, SnapshotError> {
        check_is_file(path)?;
        let page =
            warc::page(path, source.url.as_deref()).map_err(|error| SnapshotError::Warc {
                path: path.to_owned(),
                error,
            })?;
        let kept = |(name, _): &(String, String)| KEPT_HEADERS.contains(&name.as_str());
        let sha256 = hex(&Sha256::digest(&page.bytes));
        Ok(Self {
            path: path.to_owned(),
            provenance: Provenance {
                url: Some(source.url.clone().unwrap_or_else(|| page.url.clone())),
                archive: fetch::archive(&page.url, &page.headers),
                answered: Some(page.url),
                retrieved: page.date,
                status: page.status,
                size: Some(page.bytes.len() as u64),
                sha256: Some(sha256.clone()),
                headers: page.headers.into_iter().filter(kept).collect(),
                ..Provenance::default()
            },
            bytes: page.bytes,
            sha256,
            source,
        })
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

impl Provenance {
    fn read(path: &Path) -> Result<Self, SnapshotError> {
        let text = match read_text(path) {
            Ok(text) => text,
            Err(error) if error.kind() == io::ErrorKind::NotFound => return Ok(Self::default()),
            Err(error) => {
                return Err(SnapshotError::Unreadable {
                    path: path.to_owned(),
                    error,
                });
            }
        };
        toml::from_str(&text).map_err(|error| SnapshotError::Provenance {
            path: path.to_owned(),
            error: Box::new(error),
        })
    }
}

/// Checks that a path is a plain file, before it is opened: opening a named pipe would wait for a
/// writer that never comes. Gives its size in bytes.
fn check_is_file(path: &Path) -> Result<u64, SnapshotError> {
    let metadata = std::fs::metadata(path).map_err(|error| SnapshotError::Unreadable {
        path: path.to_owned(),
        error,
    })?;
    if !metadata.is_file() {
        return Err(SnapshotError::NotAFile(path.to_owned()));
    }
    Ok(metadata.len())
}

/// Reads a plain file of at most [`MAX_PAGE_BYTES`].
pub fn read_bounded(path: &Path) -> Result<Vec<u8>, SnapshotError> {
    let unreadable = |error| SnapshotError::Unreadable {
        path: path.to_owned(),
        error,
    };
    let size = check_is_file(path)?;
    let mut bytes = Vec::new();
    let file = File::open(path).map_err(unreadable)?;
    if size <= MAX_PAGE_BYTES {
        // Growing would take up to twice as much. The one more is to see that there is no more.
        bytes.reserve_exact(size as usize + 1);
        file.take(MAX_PAGE_BYTES + 1)
            .read_to_end(&mut bytes)
            .map_err(unreadable)?;
    }
    if size > MAX_PAGE_BYTES || bytes.len() as u64 > MAX_PAGE_BYTES {
        return Err(SnapshotError::TooLarge {
            path: path.to_owned(),
            size,
        });
    }
    Ok(bytes)
}

/// Reads a manifest or a provenance, which no person or program writes larger than a MiB. What is
/// not a plain file is not opened.
pub(crate) fn read_text(path: &Path) -> io::Result<String> {
    const MAX_TEXT_BYTES: u64 = 1 << 20;
    let metadata = std::fs::metadata(path)?;
    if !metadata.is_file() {
        return Err(io::Error::other("it is not a file"));
    }
    if metadata.len() > MAX_TEXT_BYTES {
        return Err(io::Error::other("it is larger than a MiB"));
    }
    let mut text = String::new();
    File::open(path)?
        .take(MAX_TEXT_BYTES)
        .read_to_string(&mut text)?;
    Ok(text)
}

/// Bytes in lower-case hex.
pub(crate) fn hex(bytes: &[u8]) -> String {
    bytes.iter().map(|byte| format!("{byte:02x}")).collect()
}
