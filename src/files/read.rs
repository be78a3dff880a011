//! Files that are read, each up to a size.

use std::fs::{self, File};
use std::io::{self, Read};
use std::path::Path;

use super::place::leaves;

/// The largest page that is read, in bytes. Official statements are a thousandth of this; what
/// is larger is not one, and parsing it would cost a user minutes.
pub const MAX_PAGE_BYTES: u64 = 16 << 20;

/// The largest manifest or provenance that is read, in bytes. No person or program writes a larger
/// one.
pub const MAX_MANIFEST_BYTES: u64 = 1 << 20;

/// Why a file is not read.
#[derive(Debug, thiserror::Error)]
#[non_exhaustive]
pub enum ReadError {
    /// The system cannot open or read it.
    #[error("{}", in_words(.0))]
    Io(#[from] io::Error),
    /// The path leads out of the folder that it belongs to.
    #[error("it is a link out of its folder")]
    Outside,
    /// The path is a folder, a pipe or a device.
    #[error("it is not a file")]
    NotAFile,
    /// The file is larger than its limit.
    #[error("it is larger than {} MiB", .limit >> 20)]
    TooLarge {
        /// Its size in bytes, as the system gives it.
        size: u64,
        /// The most bytes that are read.
        limit: u64,
    },
}

/// What the system says of an error, without the number that it has for it. Where there is no room,
/// it says what to do.
pub fn in_words(error: &io::Error) -> String {
    let said = error.to_string();
    let words = said
        .split_once(" (os error ")
        .map_or(&*said, |(words, _)| words);
    if is_disk_full(error) {
        format!("{words}; make room, and run it again")
    } else {
        words.to_owned()
    }
}

/// Whether there is no room for a file: on its disk, in the quota of the user, or under the limit
/// on the size of files.
pub fn is_disk_full(error: &io::Error) -> bool {
    use io::ErrorKind::{FileTooLarge, QuotaExceeded, StorageFull};
    matches!(error.kind(), StorageFull | QuotaExceeded | FileTooLarge)
}

/// Checks that a path is a plain file, and gives its size in bytes.
///
/// This comes before the file is opened: opening a named pipe waits for a writer that may never
/// come.
///
/// # Errors
///
/// There is no such file, or it is not a plain one.
pub fn size_of(path: &Path) -> Result<u64, ReadError> {
    let metadata = fs::metadata(path)?;
    if !metadata.is_file() {
        return Err(ReadError::NotAFile);
    }
    Ok(metadata.len())
}

/// Reads a plain file of at most `limit` bytes.
///
/// # Errors
///
/// The file cannot be read, is not a plain one, or is larger.
pub fn read(path: &Path, limit: u64) -> Result<Vec<u8>, ReadError> {
    let size = size_of(path)?;
    let too_large = ReadError::TooLarge { size, limit };
    if size > limit {
        return Err(too_large);
    }
    let mut bytes = Vec::new();
    // A growing vector takes up to twice the memory. The one byte more shows that the file ends.
    bytes.reserve_exact(size as usize + 1);
    File::open(path)?.take(limit + 1).read_to_end(&mut bytes)?;
    if bytes.len() as u64 > limit {
        return Err(too_large);
    }
    Ok(bytes)
}

/// Reads a plain file of at most `limit` bytes that lies below `folder`.
///
/// # Errors
///
/// As of [`read`], and for a path that leads out of the folder through a link.
pub(crate) fn read_inside(folder: &Path, path: &Path, limit: u64) -> Result<Vec<u8>, ReadError> {
    if leaves(folder, path) {
        return Err(ReadError::Outside);
    }
    read(path, limit)
}

/// Reads a plain text file of at most `limit` bytes.
///
/// # Errors
///
/// As of [`read`], and for a file that is not UTF-8.
pub fn read_text(path: &Path, limit: u64) -> Result<String, ReadError> {
    text(read(path, limit)?)
}

/// Reads a plain text file of at most `limit` bytes that lies below `folder`.
///
/// # Errors
///
/// As of [`read_inside`], and for a file that is not UTF-8.
pub(crate) fn read_text_inside(
    folder: &Path,
    path: &Path,
    limit: u64,
) -> Result<String, ReadError> {
    text(read_inside(folder, path, limit)?)
}

fn text(bytes: Vec<u8>) -> Result<String, ReadError> {
    String::from_utf8(bytes)
        .map_err(|error| io::Error::new(io::ErrorKind::InvalidData, error.utf8_error()).into())
}

/// Bytes of a text without the byte order mark that some programs write before it.
pub(crate) fn without_byte_order_mark(bytes: &[u8]) -> &[u8] {
    bytes.strip_prefix(b"\xef\xbb\xbf").unwrap_or(bytes)
}
