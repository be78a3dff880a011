//! The folder of a site. What the program did not write there is neither replaced nor removed.

use std::collections::{BTreeMap, BTreeSet};
use std::fs::{self, File};
use std::io::Read;
use std::path::{Path, PathBuf};
use std::time::SystemTime;

use crate::cli::context::Context;
use crate::cli::error::Error;
use crate::cli::output::unwritten;
use crate::files;
use crate::website::{GENERATOR, KEPT, Kept, KeptBegun, SiteFile, hash};

/// How far into a file is looked for what says that it is a page of a site.
const HEAD: u64 = 4096;

/// The most that is kept between two runs, in bytes: a hundred thousand events.
const MAX_KEPT_BYTES: u64 = 1 << 30;

/// The folder of a site.
pub(super) struct SiteFolder {
    root: PathBuf,
    /// When what is kept was last written, which is the last that a run does.
    kept_at: Option<SystemTime>,
}

impl SiteFolder {
    /// Opens it; makes it where it is not there.
    pub(super) fn open(root: &Path) -> Result<Self, Error> {
        fs::create_dir_all(root).map_err(|error| unwritten(root, error))?;
        let kept_at = root.join(KEPT).metadata().and_then(|kept| kept.modified());
        Ok(Self {
            root: root.to_owned(),
            kept_at: kept_at.ok(),
        })
    }

    pub(super) fn root(&self) -> &Path {
        &self.root
    }

    /// Whether a file has as many bytes as the last run left there, and was not written since: then
    /// it need not be read. What was written at the same tick of the clock may have been written
    /// later.
    pub(super) fn is_untouched(&self, path: &str, bytes: u64) -> bool {
        let there = self.path(path).symlink_metadata().ok();
        let there = there.filter(|there| there.is_file() && there.len() == bytes);
        let written = there.and_then(|there| there.modified().ok());
        written.is_some_and(|written| Some(written) < self.kept_at)
    }

    /// The place of a file of the site.
    pub(super) fn path(&self, path: &str) -> PathBuf {
        self.root.join(path)
    }

    /// What an earlier run kept; nothing where there was none.
    pub(super) fn kept(&self) -> Kept {
        let bytes = files::read_inside(&self.root, &self.path(KEPT), MAX_KEPT_BYTES);
        bytes.map_or_else(|_| Kept::default(), |bytes| Kept::read(&bytes))
    }

    /// Begins to write pages.
    pub(super) fn pages<'f>(&'f self, kept: &'f Kept) -> SitePages<'f> {
        SitePages {
            folder: self,
            old: &kept.pages,
            new: BTreeMap::new(),
            cleared: BTreeSet::new(),
        }
    }
}

/// The pages of a site that is being written.
pub(super) struct SitePages<'f> {
    folder: &'f SiteFolder,
    old: &'f BTreeMap<String, String>,
    new: BTreeMap<String, String>,
    /// Folders in which nothing unfinished of an earlier run is left.
    cleared: BTreeSet<PathBuf>,
}

/// A site that is written.
pub(super) struct Done {
    pub pages: usize,
    /// The first page.
    pub first: PathBuf,
}

impl SitePages<'_> {
    /// A page stays as it is.
    pub(super) fn keep(&mut self, path: &str) {
        if let Some(hash) = self.old.get(path) {
            self.new.insert(path.to_owned(), hash.clone());
        }
    }

    /// Writes a page, whole or not at all.
    ///
    /// # Errors
    ///
    /// It cannot be written, or what has its name is not of an earlier run.
    pub(super) fn write(&mut self, file: &SiteFile) -> Result<(), Error> {
        let path = self.folder.path(&file.path);
        let root = self.folder.root();
        place_for(root, &path, self.old.contains_key(&file.path), is_page)?;
        let parent = path.parent().unwrap_or(root);
        if self.cleared.insert(parent.to_owned()) {
            files::clear_unfinished(parent);
        }
        files::write_again(root, &path, &file.bytes).map_err(|error| unwritten(&path, error))?;
        self.new.insert(file.path.clone(), hash(&file.bytes));
        Ok(())
    }

    /// Writes a page that is not there already, byte for byte.
    ///
    /// # Errors
    ///
    /// As of [`SitePages::write`].
    pub(super) fn write_if_new(&mut self, file: &SiteFile) -> Result<(), Error> {
        let limit = file.bytes.len() as u64;
        let there = files::read_inside(self.folder.root(), &self.folder.path(&file.path), limit);
        if there.is_ok_and(|there| there == file.bytes) {
            self.new.insert(file.path.clone(), hash(&file.bytes));
            return Ok(());
        }
        self.write(file)
    }

    /// Removes the pages of an earlier run that are no more, and keeps what the next run needs.
    ///
    /// # Errors
    ///
    /// It cannot be written.
    pub(super) fn finish(self, kept: KeptBegun, context: &mut Context<'_>) -> Result<Done, Error> {
        let root = self.folder.root();
        let gone = self
            .old
            .iter()
            .filter(|(path, _)| !self.new.contains_key(*path));
        for (path, known) in gone {
            let Some(path) = files::inside(root, path) else {
                continue;
            };
            match files::read(&path, files::MAX_PAGE_BYTES) {
                Ok(bytes) if hash(&bytes) == *known => {
                    fs::remove_file(&path).map_err(|error| unwritten(&path, error))?;
                }
                Ok(_) => context.warn(format_args!(
                    "{} is no page of the site any more; it was changed by another hand, and stays",
                    path.display()
                ))?,
                Err(_) => {}
            }
        }
        let done = Done {
            pages: self.new.len(),
            first: self.folder.path("index.html"),
        };
        let path = self.folder.path(KEPT);
        let written = files::write_inside(root, &path, &kept.finish(&self.new));
        written.map_err(|error| unwritten(&path, error))?;
        Ok(done)
    }
}

/// Checks that a file may be written: nothing is there, or a file that an earlier run wrote, as was
/// kept or as its first bytes say.
///
/// # Errors
///
/// Something else is there.
pub(super) fn place_for(
    root: &Path,
    path: &Path,
    is_known: bool,
    is_ours: impl Fn(&[u8]) -> bool,
) -> Result<(), Error> {
    let Ok(there) = path.symlink_metadata() else {
        return Ok(());
    };
    let head = || {
        let mut head = Vec::new();
        let file = File::open(path).map(|file| file.take(HEAD));
        file.and_then(|mut file| file.read_to_end(&mut head)).ok()?;
        Some(head)
    };
    let may_be_replaced = there.is_file()
        && !files::leaves(root, path)
        && (is_known || head().is_some_and(|head| is_ours(&head)));
    match may_be_replaced {
        true => Ok(()),
        false => Err(Error::NotOurs(path.to_owned())),
    }
}

/// Whether a file begins as a page of a site does, or its feed.
fn is_page(head: &[u8]) -> bool {
    let head = String::from_utf8_lossy(head);
    let marks = [
        format!("name=\"generator\" content=\"{GENERATOR}\""),
        format!("<generator>{GENERATOR}</generator>"),
    ];
    marks.iter().any(|mark| head.contains(mark))
}
