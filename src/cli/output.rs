//! Files that a command writes.

use std::io;
use std::path::Path;

use super::error::Error;
use crate::source::files;

/// Writes a file, in the place of one that is there.
pub(crate) fn write(path: &Path, bytes: &[u8]) -> Result<(), Error> {
    files::write(path, bytes).map_err(|error| unwritten(path, error))
}

/// Writes a file that must not be there yet.
pub(crate) fn write_new(path: &Path, bytes: &[u8]) -> Result<(), Error> {
    files::write_new(path, bytes).map_err(|error| match error.kind() {
        io::ErrorKind::AlreadyExists => Error::Exists(path.to_owned()),
        _ => unwritten(path, error),
    })
}

fn unwritten(path: &Path, error: io::Error) -> Error {
    Error::Output {
        path: path.to_owned(),
        error,
    }
}
