//! The folder `pages` of an event: its snapshots, and a record of when each page was seen.
//!
//! Nothing in it is ever overwritten. The first snapshot of source `us` is `us.html`, a later one
//! with other bytes `us-20211231T094500Z.html`, each with its provenance in the `.toml` file of the
//! same name. `sightings.tsv` gets a line for each time that a page was asked for.

use std::ffi::OsStr;
use std::fs::{self, File, OpenOptions};
use std::io::{self, BufRead, BufReader, Read, Seek, Write};
use std::path::{Path, PathBuf};

use data_encoding::HEXLOWER;
use jiff::Timestamp;
use serde::Serialize;
use sha2::{Digest, Sha256};

use crate::files::{self, MAX_MANIFEST_BYTES, ReadError, in_words, leaves};
use crate::source::MANIFEST;
use crate::source::provenance::Provenance;
use crate::source::retrieval::Retrieval;

/// The folder's name in an event folder.
pub const PAGES: &str = "pages";

/// The record of sightings, in that folder.
const SIGHTINGS: &str = "sightings.tsv";

/// The longest end of a file's name that a page takes over.
const MAX_EXTENSION_BYTES: usize = 12;

/// The most bytes of that record: every page of an event asked for every hour for years.
const MAX_SIGHTINGS_BYTES: u64 = 16 << 20;

/// The pages of one event. While it is held, no other process keeps pages there.
#[derive(Debug)]
pub struct Pages {
    event: PathBuf,
    folder: PathBuf,
    sightings: File,
}

/// What became of a page that was fetched.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Kept {
    /// It has the bytes of this snapshot; nothing was written.
    Known(PathBuf),
    /// It is this new snapshot.
    New(PathBuf),
}

/// Why pages cannot be kept in an event folder.
#[derive(Debug, thiserror::Error)]
#[error("cannot keep pages in {folder}: {}", in_words(source))]
#[non_exhaustive]
pub struct PagesError {
    /// The event folder.
    pub folder: PathBuf,
    /// What the system said, or what is wrong with the folder.
    pub source: io::Error,
}

/// A line of the record: what was seen of a page, and when.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Sighting {
    /// When.
    pub at: Timestamp,
    /// The source.
    pub id: String,
    /// What was seen.
    pub observed: Observation,
    /// SHA-256 of the bytes; empty where there were none.
    pub sha256: String,
}

/// What was seen where a page was asked for.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize)]
#[serde(rename_all = "kebab-case")]
pub enum Observation {
    /// The page, whatever its text.
    Page,
    /// The text that is compared.
    SameText,
    /// That text in other typography.
    Cosmetic,
    /// That text in another order.
    Moved,
    /// Another text.
    OtherText,
    /// A page whose text is hardly all there, or that stands in place of the one asked for.
    Suspect,
    /// Nothing: the site says that the page is gone.
    Gone,
    /// Nothing: the site could not be asked.
    Unreachable,
}

impl Observation {
    const ALL: [(Self, &str); 8] = [
        (Self::Page, "page"),
        (Self::SameText, "same-text"),
        (Self::Cosmetic, "cosmetic"),
        (Self::Moved, "moved"),
        (Self::OtherText, "other-text"),
        (Self::Suspect, "suspect"),
        (Self::Gone, "gone"),
        (Self::Unreachable, "unreachable"),
    ];

    /// Its name in the record.
    pub fn name(self) -> &'static str {
        let named = Self::ALL.iter().find(|(known, _)| *known == self);
        named.map_or("", |(_, name)| name)
    }

    fn of_name(name: &str) -> Option<Self> {
        let named = Self::ALL.iter().find(|(_, known)| *known == name);
        named.map(|(known, _)| *known)
    }
}

/// The newest snapshot of a source in an event folder.
pub fn newest(event: &Path, id: &str) -> Option<PathBuf> {
    snapshots(event, id).into_iter().next_back()
}

/// Whether a path is that of a snapshot of a source in an event folder, by its name.
pub(crate) fn is_snapshot(event: &Path, path: &Path, id: &str) -> bool {
    path.parent() == Some(&event.join(PAGES)) && rest_of_name(path, id).is_some()
}

/// The snapshots of a source in an event folder, the oldest first.
pub fn snapshots(event: &Path, id: &str) -> Vec<PathBuf> {
    snapshots_in(&event.join(PAGES), id)
}

/// The record of sightings in an event folder, which need not exist.
#[cfg(feature = "cli")]
pub(crate) fn record(event: &Path) -> PathBuf {
    event.join(PAGES).join(SIGHTINGS)
}

/// The sightings of a source in an event folder, in the order of the record. Other lines are passed
/// over. Nothing is written, so that no process is waited for.
///
/// # Errors
///
/// There is a record, and it cannot be read.
pub fn sightings(event: &Path, id: &str) -> Result<Vec<Sighting>, PagesError> {
    let record = event.join(PAGES).join(SIGHTINGS);
    let bytes = match files::read_inside(event, &record, MAX_SIGHTINGS_BYTES) {
        Ok(bytes) => bytes,
        Err(ReadError::Io(error)) if error.kind() == io::ErrorKind::NotFound => vec![],
        Err(error) => {
            return Err(PagesError {
                folder: event.to_owned(),
                source: io::Error::other(format!("{SIGHTINGS}: {error}")),
            });
        }
    };
    let lines = bytes.split(|byte| *byte == b'\n');
    let sightings = lines.filter_map(|line| Sighting::parse(&String::from_utf8_lossy(line)));
    Ok(sightings.filter(|sighting| sighting.id == id).collect())
}

fn snapshots_in(folder: &Path, id: &str) -> Vec<PathBuf> {
    let entries = fs::read_dir(folder).into_iter().flatten().flatten();
    let mut found: Vec<(String, PathBuf)> = entries
        .map(|entry| entry.path())
        .filter_map(|path| Some((rest_of_name(&path, id)?, path)))
        .collect();
    found.sort();
    found.into_iter().map(|(_, path)| path).collect()
}

/// What the name of a snapshot of a source has behind the id, without extension; `None` for other
/// files.
fn rest_of_name(path: &Path, id: &str) -> Option<String> {
    if path.extension() == Some(OsStr::new("toml")) {
        return None;
    }
    let rest = path.file_stem()?.to_str()?.strip_prefix(id)?;
    let is_one = rest.is_empty() || rest.strip_prefix('-').is_some_and(is_stamp);
    is_one.then(|| rest.to_owned())
}

/// Whether this is a time as the names of snapshots have it: `20211231T094500Z`, or with a number
/// behind it `20211231T094500Z-2`.
fn is_stamp(text: &str) -> bool {
    let (stamp, number) = text.split_once('-').unwrap_or((text, "2"));
    let shape = |(at, byte): (usize, u8)| match at {
        8 => byte == b'T',
        15 => byte == b'Z',
        _ => byte.is_ascii_digit(),
    };
    stamp.len() == 16
        && stamp.bytes().enumerate().all(shape)
        && !number.is_empty()
        && number.bytes().all(|byte| byte.is_ascii_digit())
}

impl Pages {
    /// Opens the pages of an event folder, and waits until no other process has them open.
    ///
    /// # Errors
    ///
    /// The folder cannot be written to, or leads out of the event folder.
    pub fn open(event: &Path) -> Result<Self, PagesError> {
        Self::open_locked(event).map_err(|source| PagesError {
            folder: event.to_owned(),
            source,
        })
    }

    fn open_locked(event: &Path) -> io::Result<Self> {
        let folder = event.join(PAGES);
        fs::create_dir_all(&folder)?;
        if leaves(event, &folder) {
            return Err(io::Error::other("it is a link out of the event folder"));
        }
        let record = folder.join(SIGHTINGS);
        match fs::symlink_metadata(&record) {
            Ok(metadata) if !metadata.is_file() => {
                return Err(io::Error::other("its sightings.tsv is not a file"));
            }
            Ok(metadata) if metadata.len() > MAX_SIGHTINGS_BYTES => {
                return Err(io::Error::other(
                    "its sightings.tsv is too long; move it away",
                ));
            }
            _ => {}
        }
        let sightings = OpenOptions::new()
            .read(true)
            .append(true)
            .create(true)
            .open(record)?;
        sightings.lock()?;
        // With the lock, nobody else keeps pages.
        files::clear_unfinished(&folder);
        Ok(Self {
            event: event.to_owned(),
            folder,
            sightings,
        })
    }

    /// Keeps a page as a snapshot of source `id`, unless it has the bytes of the newest one, or of
    /// `named`: the page that the manifest names, which need not exist yet.
    ///
    /// The provenance is written first and the page last, each whole or not at all: a page that is
    /// there is whole, and has its provenance.
    ///
    /// # Errors
    ///
    /// The folder cannot be written to.
    pub fn keep(
        &self,
        id: &str,
        named: Option<&Path>,
        retrieval: &mut Retrieval,
    ) -> Result<Kept, PagesError> {
        self.keep_new(id, named, retrieval)
            .map_err(|source| self.error(source))
    }

    fn error(&self, source: io::Error) -> PagesError {
        PagesError {
            folder: self.event.clone(),
            source,
        }
    }

    fn keep_new(
        &self,
        id: &str,
        named: Option<&Path>,
        retrieval: &mut Retrieval,
    ) -> io::Result<Kept> {
        let known = snapshots_in(&self.folder, id);
        let fetched = retrieval.provenance.sha256.clone();
        for path in known.last().map(PathBuf::as_path).into_iter().chain(named) {
            if path.is_file() && Some(hash(path)?) == fetched {
                return Ok(Kept::Known(path.to_owned()));
            }
        }
        let path = match named {
            Some(named) if self.has_room(named) => named.to_owned(),
            _ => self.free_name(id, known.is_empty(), retrieval),
        };
        let provenance = toml::to_string(&retrieval.provenance).map_err(io::Error::other)?;
        let beside = path.with_extension("toml");
        make_way(&beside)?;
        files::write_new(&beside, provenance.as_bytes())?;
        let mut file = files::unfinished(&path)?;
        retrieval.copy_to(&mut file)?;
        files::keep_new(file, &path)?;
        Ok(Kept::New(path))
    }

    /// Whether a page can be kept under the name that the manifest has for it: nothing has that
    /// name, nor that of its provenance but what an earlier run left there.
    fn has_room(&self, named: &Path) -> bool {
        let inside = |folder: &Path| folder.is_dir() && !leaves(&self.event, folder);
        let provenance = named.with_extension("toml");
        is_free(named)
            && named.parent().is_some_and(inside)
            && provenance != named
            && provenance != self.event.join(MANIFEST)
            && (is_free(&provenance) || is_left_provenance(&provenance))
    }

    fn free_name(&self, id: &str, first: bool, retrieval: &Retrieval) -> PathBuf {
        let provenance = &retrieval.provenance;
        let extension = extension(retrieval);
        let stamp: String = provenance
            .retrieved
            .as_deref()
            .unwrap_or_default()
            .chars()
            .filter(|c| !matches!(c, '-' | ':'))
            .collect();
        let plain = first.then(|| id.to_owned());
        let stamped = format!("{id}-{stamp}");
        let numbered = (2..).map(|number| format!("{stamped}-{number}"));
        plain
            .into_iter()
            .chain([stamped.clone()])
            .chain(numbered)
            .map(|name| self.folder.join(format!("{name}.{extension}")))
            // A provenance without a page is left by a killed process, or by a person who moved
            // the page.
            .find(|path| is_free(path) && is_free(&path.with_extension("toml")))
            .unwrap_or_default()
    }

    /// Adds a line to the record.
    ///
    /// # Errors
    ///
    /// The record cannot be written to.
    pub fn record(&mut self, sighting: &Sighting) -> Result<(), PagesError> {
        let Sighting {
            at,
            id,
            observed,
            sha256,
        } = sighting;
        let line = format!("{at}\t{id}\t{}\t{sha256}\n", observed.name());
        self.sightings
            .write_all(line.as_bytes())
            .map_err(|source| self.error(source))
    }

    /// The sightings of a source, in the order of the record. Other lines are passed over.
    ///
    /// # Errors
    ///
    /// The record cannot be read.
    pub fn sightings(&mut self, id: &str) -> Result<Vec<Sighting>, PagesError> {
        self.sightings_of(id).map_err(|source| self.error(source))
    }

    fn sightings_of(&mut self, id: &str) -> io::Result<Vec<Sighting>> {
        self.sightings.rewind()?;
        let mut sightings = Vec::new();
        for line in BufReader::new(&self.sightings).split(b'\n') {
            let sighting = Sighting::parse(&String::from_utf8_lossy(&line?));
            sightings.extend(sighting.filter(|sighting| sighting.id == id));
        }
        Ok(sightings)
    }
}

impl Sighting {
    fn parse(line: &str) -> Option<Self> {
        // The last field may be empty.
        let mut fields = line.trim_end_matches(['\r', '\n']).split('\t');
        Some(Self {
            at: fields.next()?.parse().ok()?,
            id: fields.next()?.to_owned(),
            observed: Observation::of_name(fields.next()?)?,
            sha256: fields.next()?.to_owned(),
        })
    }
}

/// Whether nothing has this name, not even a link that leads nowhere.
fn is_free(path: &Path) -> bool {
    path.symlink_metadata().is_err()
}

/// Whether a file is a provenance that this program wrote: a file of another program or of a person
/// is none.
fn is_left_provenance(path: &Path) -> bool {
    let is_plain = path.symlink_metadata().is_ok_and(|found| found.is_file());
    is_plain
        && files::read_text(path, MAX_MANIFEST_BYTES)
            .ok()
            .and_then(|text| toml::from_str::<Provenance>(&text).ok())
            .is_some_and(|left| left.tool.is_some() && left.sha256.is_some())
}

/// Renames a provenance that lies at `path` without its page. A killed process left it, or a person
/// who moved the page away and may want it back.
fn make_way(path: &Path) -> io::Result<()> {
    if is_free(path) {
        return Ok(());
    }
    let aside = (1..)
        .map(|number| path.with_extension(format!("{number}.toml")))
        .find(|aside| is_free(aside))
        .unwrap_or_default();
    fs::rename(path, aside)
}

fn hash(path: &Path) -> io::Result<String> {
    let mut hash = Sha256::new();
    let mut file = File::open(path)?;
    let mut buffer = vec![0; 16 << 10];
    loop {
        match file.read(&mut buffer)? {
            0 => return Ok(HEXLOWER.encode(&hash.finalize())),
            read => hash.update(&buffer[..read]),
        }
    }
}

/// What a page's file ends in: as the file that a person saved, else by its `Content-Type`.
fn extension(retrieval: &Retrieval) -> String {
    if let Some(known) = retrieval.file.as_deref().and_then(own_extension) {
        return known;
    }
    let header = retrieval.provenance.headers.get("content-type");
    let kind = header
        .and_then(|value| value.split(';').next())
        .unwrap_or_default();
    match kind.trim().to_ascii_lowercase().as_str() {
        "text/plain" => "txt",
        "application/pdf" => "pdf",
        _ => "html",
    }
    .to_owned()
}

/// What the name of a file ends in that a person saved, as far as it can end the name of a page. A
/// record of the web holds a page, which is kept without it.
fn own_extension(file: &Path) -> Option<String> {
    let extension = file.extension()?.to_str()?.to_ascii_lowercase();
    let is_short = extension.len() <= MAX_EXTENSION_BYTES
        && extension.bytes().all(|byte| byte.is_ascii_alphanumeric());
    (is_short && !["toml", "tsv", "warc", "gz"].contains(&&*extension)).then_some(extension)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_stamp_is_not_part_of_another_id() {
        for stamp in [
            "20211231T094500Z",
            "20211231T094500Z-2",
            "20211231T094500Z-13",
        ] {
            assert!(is_stamp(stamp), "{stamp}");
        }
        for other in [
            "mfa",
            "20211231",
            "20211231T094500Z-",
            "20211231T094500Z-x",
            "",
        ] {
            assert!(!is_stamp(other), "{other}");
        }
    }

    #[test]
    fn the_newest_is_the_one_of_the_latest_time() {
        let event = tempfile::tempdir().expect("a folder");
        let pages = event.path().join(PAGES);
        fs::create_dir(&pages).expect("made");
        assert_eq!(newest(event.path(), "cn"), None);
        for (name, then) in [
            ("cn.html", "cn.html"),
            ("cn.toml", "cn.html"),
            ("cn-mfa.html", "cn.html"),
            ("cn-20250101T000000Z.html", "cn-20250101T000000Z.html"),
            ("cn-20250101T000000Z-2.txt", "cn-20250101T000000Z-2.txt"),
            ("cn-20241231T000000Z.html", "cn-20250101T000000Z-2.txt"),
        ] {
            fs::write(pages.join(name), "").expect("written");
            assert_eq!(newest(event.path(), "cn"), Some(pages.join(then)), "{name}");
        }
    }

    #[test]
    fn a_sighting_is_read_as_it_was_written() {
        let event = tempfile::tempdir().expect("a folder");
        let mut pages = Pages::open(event.path()).expect("open");
        let sighting = Sighting {
            at: "2026-11-24T12:00:00Z".parse().expect("a time"),
            id: "cn".to_owned(),
            observed: Observation::SameText,
            sha256: "ab".to_owned(),
        };
        let gone = Sighting {
            observed: Observation::Gone,
            sha256: String::new(),
            ..sighting.clone()
        };
        pages.record(&sighting).expect("written");
        pages.sightings.write_all(b"nonsense\n").expect("written");
        pages.record(&gone).expect("written");
        let both = [sighting, gone];
        assert_eq!(pages.sightings("cn").expect("read"), both);
        assert_eq!(sightings(event.path(), "cn").expect("read"), both);
        assert_eq!(pages.sightings("us").expect("read"), []);
    }
}
