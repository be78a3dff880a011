//! The files that a command reads, which it must not write to.

use std::path::{Path, PathBuf};

use crate::check::EXPECTED;
use crate::files;
use crate::source::event::Event;
use crate::source::pages::PAGES;
use crate::source::{MANIFEST, Source};

/// The files that a command reads, and folders of such files.
#[derive(Default)]
pub(crate) struct Inputs {
    files: Vec<PathBuf>,
    folders: Vec<PathBuf>,
}

impl Inputs {
    /// Adds single files.
    pub(crate) fn add_files<'p>(&mut self, files: impl IntoIterator<Item = &'p PathBuf>) {
        self.files.extend(files.into_iter().cloned());
    }

    /// Adds the pages of sources, each with its provenance.
    pub(crate) fn add_sources(&mut self, sources: &[Source]) {
        for page in sources.iter().filter_map(Source::file) {
            self.files.push(page.to_owned());
            self.files.push(page.with_extension("toml"));
        }
    }

    /// Adds all that belongs to the event in a folder. Of one that cannot be loaded, what every
    /// event has.
    pub(crate) fn add_event(&mut self, folder: &Path) {
        self.files.push(folder.join(MANIFEST));
        self.folders
            .extend([PAGES, EXPECTED].map(|name| folder.join(name)));
        if let Ok(event) = Event::load(folder) {
            self.add_sources(&event.sources);
        }
    }

    /// Whether a path leads to one of them, or into one of the folders.
    pub(crate) fn contain(&self, path: &Path) -> bool {
        let path = files::real(path);
        self.files.iter().any(|file| files::real(file) == path)
            || self
                .folders
                .iter()
                .any(|folder| path.starts_with(files::real(folder)))
    }
}
