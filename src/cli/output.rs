//! Files that a command writes.

use std::io;
use std::path::Path;

use super::context::Context;
use super::error::Error;
use super::inputs::Inputs;
use crate::files;

/// A file that a command is asked to write.
pub(crate) struct OutputFile<'p>(&'p Path);

impl<'p> OutputFile<'p> {
    /// Checks, before any work is done, that the file may be written.
    ///
    /// # Errors
    ///
    /// The command reads it, or it must not be replaced.
    pub(crate) fn new(path: &'p Path, inputs: &Inputs) -> Result<Self, Error> {
        if inputs.contain(path) {
            return Err(Error::OutputIsInput(path.to_owned()));
        }
        let folder = files::folder_of(path);
        if !folder.is_dir() {
            return Err(Error::NoFolder {
                path: path.to_owned(),
                folder: folder.to_owned(),
            });
        }
        files::replaced(path).map_err(|error| unwritten(path, error))?;
        Ok(Self(path))
    }

    /// Writes it, and says so where all else is said.
    pub(crate) fn write_and_tell(
        &self,
        bytes: &[u8],
        context: &mut Context<'_>,
    ) -> Result<(), Error> {
        self.write(bytes)?;
        context.warn(format_args!("report written to {}", self.0.display()))?;
        Ok(())
    }

    /// Writes it, in the place of one that is there.
    pub(crate) fn write(&self, bytes: &[u8]) -> Result<(), Error> {
        files::write(self.0, bytes).map_err(|error| unwritten(self.0, error))
    }
}

/// Writes a file that must not be there yet.
pub(crate) fn write_new(path: &Path, bytes: &[u8]) -> Result<(), Error> {
    files::write_new(path, bytes).map_err(|error| match error.kind() {
        io::ErrorKind::AlreadyExists => Error::Exists(path.to_owned()),
        _ => unwritten(path, error),
    })
}

pub(super) fn unwritten(path: &Path, error: io::Error) -> Error {
    Error::Output {
        path: path.to_owned(),
        error,
    }
}
