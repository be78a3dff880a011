//! What becomes of a page that was fetched: a snapshot with its provenance, under a name that
//! nothing has.

use std::fs::{self, File};
use std::io::{self, Read};
use std::path::{Path, PathBuf};

use data_encoding::HEXLOWER;
use sha2::{Digest, Sha256};

use super::folder::{Pages, PagesError};
use super::name::snapshots_in;
use crate::files::{self, MAX_MANIFEST_BYTES, leaves};
use crate::source::MANIFEST;
use crate::source::provenance::Provenance;
use crate::source::retrieval::Retrieval;

/// The longest end of a file's name that a page takes over.
const MAX_EXTENSION_BYTES: usize = 12;

/// What became of a page that was fetched.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Kept {
    /// It has the bytes of this snapshot; nothing was written.
    Known(PathBuf),
    /// It is this new snapshot.
    New(PathBuf),
}

impl Pages {
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
