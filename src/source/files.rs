//! Files that are written whole or not at all.

use std::fs;
use std::io::{self, Write};
use std::path::Path;

use tempfile::{Builder, NamedTempFile};

/// What the names of files begin with while they are written.
const UNFINISHED: &str = ".parallax-";

/// Writes a file: to a temporary file beside it, which then takes its place. What is no plain
/// file (a pipe, `/dev/stdout`) is written to as it is.
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

/// A file beside `path` under a name that says that it is not finished. It is locked until it is, or
/// its process ends.
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
    // Where there are no locks, it is written all the same.
    let _ = file.as_file().lock();
    Ok(file)
}

/// Removes from `folder` what processes left there that were killed. What is locked is being
/// written.
pub(crate) fn clear_unfinished(folder: &Path) {
    for entry in fs::read_dir(folder).into_iter().flatten().flatten() {
        let name = entry.file_name();
        if name.as_encoded_bytes().starts_with(UNFINISHED.as_bytes())
            && fs::File::open(entry.path()).is_ok_and(|file| file.try_lock().is_ok())
        {
            // One that stays does no harm.
            let _ = fs::remove_file(entry.path());
        }
    }
}

fn finish(file: NamedTempFile) -> io::Result<NamedTempFile> {
    file.as_file().sync_all()?;
    Ok(file)
}
