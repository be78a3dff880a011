//! Files: read within bounds, kept inside their event's folder, written whole or not at all.

use std::fs::{self, File};
use std::io::{self, Read, Write};
use std::path::{Component, Path, PathBuf};

use tempfile::{Builder, NamedTempFile};

/// What the names of files begin with while they are written.
const UNFINISHED: &str = ".parallax-";

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
    #[error(transparent)]
    Io(#[from] io::Error),
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

/// Reads a plain text file of at most `limit` bytes.
///
/// # Errors
///
/// As of [`read`], and for a file that is not UTF-8.
pub fn read_text(path: &Path, limit: u64) -> Result<String, ReadError> {
    String::from_utf8(read(path, limit)?)
        .map_err(|error| io::Error::new(io::ErrorKind::InvalidData, error.utf8_error()).into())
}

/// The path of `name` below `folder`, unless it leads out of it, by its own parts or through a
/// symbolic link. A file that does not exist is inside: whoever reads it says that it is missing.
pub(crate) fn inside(folder: &Path, name: &str) -> Option<PathBuf> {
    let relative = Path::new(name);
    let plain = relative
        .components()
        .all(|part| matches!(part, Component::Normal(_) | Component::CurDir));
    if !plain || name.is_empty() {
        return None;
    }
    let path = folder.join(relative);
    (!leaves(folder, &path)).then_some(path)
}

/// Whether a path below `folder` leads out of it through a symbolic link.
pub(crate) fn leaves(folder: &Path, path: &Path) -> bool {
    match (path.canonicalize(), folder.canonicalize()) {
        (Ok(real), Ok(root)) => !real.starts_with(root),
        _ => false,
    }
}

/// Writes a file: first a temporary file beside it, which then takes its place. What is not a plain
/// file (a pipe, `/dev/stdout`) is written to directly.
///
/// # Errors
///
/// The folder does not exist or cannot be written to, or the disk is full. The old file, if there
/// was one, is then as it was.
pub fn write(path: &Path, bytes: &[u8]) -> io::Result<()> {
    if fs::metadata(path).is_ok_and(|metadata| !metadata.is_file()) {
        return fs::OpenOptions::new()
            .write(true)
            .open(path)?
            .write_all(bytes);
    }
    let mut file = unfinished(path)?;
    file.write_all(bytes)?;
    finish(file)?
        .persist(path)
        .map(drop)
        .map_err(|error| error.error)
}

/// Writes a file that is not there yet, whole or not at all.
///
/// # Errors
///
/// As of [`write()`], and where something has that name already.
pub fn write_new(path: &Path, bytes: &[u8]) -> io::Result<()> {
    let mut file = unfinished(path)?;
    file.write_all(bytes)?;
    keep_new(file, path)
}

/// Gives a file that was written its name, unless something has it already.
///
/// # Errors
///
/// As of [`write_new`].
pub(crate) fn keep_new(file: NamedTempFile, path: &Path) -> io::Result<()> {
    let kept = finish(file)?.persist_noclobber(path);
    kept.map(drop).map_err(|error| error.error)
}

/// A file beside `path`, under a name that says that it is not finished. It is locked until it is
/// finished or its process ends.
pub(crate) fn unfinished(path: &Path) -> io::Result<NamedTempFile> {
    let folder = match path.parent() {
        Some(parent) if !parent.as_os_str().is_empty() => parent,
        _ => Path::new("."),
    };
    let mut builder = Builder::new();
    builder.prefix(UNFINISHED);
    // A temporary file is private by default; this one is to be what the user's umask says.
    #[cfg(unix)]
    builder.permissions(std::os::unix::fs::PermissionsExt::from_mode(0o666));
    let file = builder.tempfile_in(folder)?;
    // A file system without locks takes the file all the same.
    let _ = file.as_file().lock();
    Ok(file)
}

/// Removes the unfinished files of killed processes from `folder`. One that is locked is being
/// written.
pub(crate) fn clear_unfinished(folder: &Path) {
    for entry in fs::read_dir(folder).into_iter().flatten().flatten() {
        let name = entry.file_name();
        if name.as_encoded_bytes().starts_with(UNFINISHED.as_bytes())
            && File::open(entry.path()).is_ok_and(|file| file.try_lock().is_ok())
        {
            // A file that stays does no harm.
            let _ = fs::remove_file(entry.path());
        }
    }
}

fn finish(file: NamedTempFile) -> io::Result<NamedTempFile> {
    file.as_file().sync_all()?;
    Ok(file)
}
