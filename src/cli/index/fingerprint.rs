//! What an event's part of a site is made from, in a few digits: the program, what it was asked
//! for, and every file of the event, and of those that it is held against, that is read. Times of
//! files say nothing: a copy of an archive has others.

use std::collections::BTreeSet;
use std::fs::File;
use std::io::{self, Read};
use std::path::{Path, PathBuf};

use blake3::Hasher;

use crate::cli::args;
use crate::cli::error::Error;
use crate::export::TABLES;
use crate::files;
use crate::source::MANIFEST;
use crate::source::event::Event;
use crate::source::pages;

/// Changes with what is kept of an event, or how its page is written, between two versions of the
/// program.
const FORMAT: u32 = 4;

/// Bytes that are read at once.
const BUFFER: usize = 1 << 16;

/// What all events are made with.
pub(super) struct Making(Hasher);

impl Making {
    /// The program, its options and the user's own tables.
    pub(super) fn of(arguments: &args::Index, sites: Option<&Path>) -> Result<Self, Error> {
        let mut hash = Hasher::new();
        let options = (
            arguments.force,
            arguments.finding.min_confidence.map(f64::to_bits),
            arguments.limits.max_words,
            arguments.limits.max_words_in_all,
        );
        part(&mut hash, env!("CARGO_PKG_VERSION").as_bytes());
        part(&mut hash, format!("{FORMAT} {options:?}").as_bytes());
        for table in TABLES {
            part(&mut hash, format!("{:?}", table.columns).as_bytes());
        }
        let own = [
            arguments
                .finding
                .lexicon
                .iter()
                .map(PathBuf::as_path)
                .collect(),
            arguments
                .finding
                .weights
                .iter()
                .map(PathBuf::as_path)
                .collect(),
            sites.into_iter().collect::<Vec<&Path>>(),
        ];
        for files in own {
            part(&mut hash, &[u8::try_from(files.len()).unwrap_or(u8::MAX)]);
            for path in files {
                file(&mut hash, path).map_err(|error| Error::Series {
                    path: path.to_owned(),
                    error: error.into(),
                })?;
            }
        }
        Ok(Self(hash))
    }

    /// The fingerprint of an event of a name, by the digests of its files and of those of the
    /// events that it is held against.
    pub(super) fn fingerprint(&self, name: &str, digests: &[String]) -> String {
        let mut hash = self.0.clone();
        part(&mut hash, name.as_bytes());
        for digest in digests {
            part(&mut hash, digest.as_bytes());
        }
        hash.finalize().to_hex().to_string()
    }
}

/// The digest of all files of an event; `None` where one cannot be read.
pub(super) fn files_digest(folder: &Path, event: &Event) -> Option<String> {
    let mut hash = Hasher::new();
    for path in files_of(folder, event) {
        let inside = path.strip_prefix(folder).unwrap_or(&path);
        part(&mut hash, inside.as_os_str().as_encoded_bytes());
        file(&mut hash, &path).ok()?;
    }
    Some(hash.finalize().to_hex().to_string())
}

/// The files of an event that its part of the site is made from, as far as they are there.
fn files_of(folder: &Path, event: &Event) -> BTreeSet<PathBuf> {
    let mut files = BTreeSet::from([folder.join(MANIFEST), pages::record(folder)]);
    for source in &event.sources {
        let snapshots = pages::snapshots(folder, &source.id).into_iter();
        for page in snapshots.chain(source.file().map(Path::to_owned)) {
            files.insert(page.with_extension("toml"));
            files.insert(page);
        }
    }
    files.retain(|path| files::size_of(path).is_ok());
    files
}

/// Adds a part, which ends where its length says.
fn part(hash: &mut Hasher, bytes: &[u8]) {
    hash.update(&(bytes.len() as u64).to_le_bytes());
    hash.update(bytes);
}

/// Adds the bytes of a file, and behind them their number.
fn file(hash: &mut Hasher, path: &Path) -> io::Result<()> {
    let mut file = File::open(path)?;
    let mut buffer = vec![0; BUFFER];
    let mut size = 0_u64;
    loop {
        match file.read(&mut buffer)? {
            0 => break,
            read => {
                hash.update(&buffer[..read]);
                size += read as u64;
            }
        }
    }
    hash.update(&size.to_le_bytes());
    Ok(())
}
