//! A user's own tables: files of rows as those of the program are written.

use std::path::{Path, PathBuf};

use serde::de::DeserializeOwned;

use super::toml_file::{self, Fault, Malformed};
use crate::files::{self, ReadError};

/// The largest file that is read, in bytes.
const MAX_FILE_BYTES: u64 = 8 << 20;

/// Why a user's file of rows cannot be used.
#[derive(Debug, thiserror::Error)]
#[non_exhaustive]
pub enum UserTableError {
    /// It cannot be read.
    #[error("cannot read {path}: {source}")]
    Unreadable {
        /// The file.
        path: PathBuf,
        /// Why.
        source: ReadError,
    },
    /// Its rows are not as those of the program are written.
    #[error("{path}, {source}")]
    Malformed {
        /// The file.
        path: PathBuf,
        /// What is wrong, and where.
        source: Box<Malformed>,
    },
}

/// Reads a user's file, and checks what the shape of its rows does not rule out.
pub(crate) fn read<T: DeserializeOwned>(
    path: &Path,
    check: impl FnOnce(&T) -> Result<(), Fault>,
) -> Result<T, UserTableError> {
    let text =
        files::read_text(path, MAX_FILE_BYTES).map_err(|source| UserTableError::Unreadable {
            path: path.to_owned(),
            source,
        })?;
    toml_file::parse(&text, check).map_err(|malformed| UserTableError::Malformed {
        path: path.to_owned(),
        source: Box::new(malformed),
    })
}
