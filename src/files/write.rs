//! Files that are written, whole or not at all.

use std::fs::{self, Metadata, OpenOptions};
use std::io::{self, Write};
use std::path::Path;

use tempfile::NamedTempFile;

use super::place::{folder_of, real, refuse_links};
#[cfg(feature = "cli")]
use super::unfinished::begun;
use super::unfinished::{finish, unfinished};

/// Writes a file: first a temporary file beside it, which then takes its place and has its
/// permissions. A symbolic link to a file stays, and the file that it leads to is replaced. What is
/// not a plain file (a pipe, `/dev/stdout`) is written to directly.
///
/// # Errors
///
/// The folder does not exist or cannot be written to, the file is read-only, a link leads nowhere,
/// or the disk is full. The old file, if there was one, is then as it was.
pub fn write(path: &Path, bytes: &[u8]) -> io::Result<()> {
    let Some(old) = replaced(path)? else {
        return write_new(path, bytes);
    };
    if !old.is_file() || is_stream(path) {
        let mut stream = OpenOptions::new().append(true).open(path)?;
        return stream.write_all(bytes);
    }
    let mut file = unfinished(&real(path))?;
    file.write_all(bytes)?;
    replace(file, path, &old)
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

/// Writes a file below `folder` in the place of one that is there. No link is followed: it might
/// lead out of the folder, or to another file in it.
///
/// # Errors
///
/// As of [`write()`], and for a link on the way.
pub(crate) fn write_inside(folder: &Path, path: &Path, bytes: &[u8]) -> io::Result<()> {
    refuse_links(folder, path)?;
    fs::create_dir_all(folder_of(path))?;
    write(path, bytes)
}

/// Writes a file below `folder` that can be made again, in the place of one that is there: as
/// [`write_inside`], but nobody waits until the disk has it, which takes longer than to make it.
///
/// # Errors
///
/// As of [`write_inside`].
#[cfg(feature = "cli")]
pub(crate) fn write_again(folder: &Path, path: &Path, bytes: &[u8]) -> io::Result<()> {
    fs::create_dir_all(folder_of(path))?;
    let mut file = begun(folder_of(path))?;
    file.write_all(bytes)?;
    keep_inside(folder, file, path)
}

/// Gives a file that was written its name, in the place of one that has it.
///
/// # Errors
///
/// As of [`write()`], and what is there is no plain file.
#[cfg(feature = "cli")]
pub(crate) fn keep(file: NamedTempFile, path: &Path) -> io::Result<()> {
    match replaced(path)? {
        None => keep_new(file, path),
        Some(old) if old.is_file() && !is_stream(path) => replace(file, path, &old),
        Some(_) => Err(io::Error::other("it is not a file")),
    }
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

/// Gives a file that was [`begun`] its name below `folder`, in the place of one that has it.
///
/// # Errors
///
/// As of [`write_again`].
#[cfg(feature = "cli")]
pub(crate) fn keep_inside(folder: &Path, file: NamedTempFile, path: &Path) -> io::Result<()> {
    refuse_links(folder, path)?;
    file.persist(path).map(drop).map_err(|error| error.error)
}

fn replace(file: NamedTempFile, path: &Path, old: &Metadata) -> io::Result<()> {
    keep_owner(&file, old);
    file.as_file().set_permissions(old.permissions())?;
    finish(file)?
        .persist(real(path))
        .map(drop)
        .map_err(|error| error.error)
}

/// What lies at a path that is to be written; `None` where nothing does.
///
/// # Errors
///
/// It must not be written: it is read-only, or a link that leads nowhere.
pub(crate) fn replaced(path: &Path) -> io::Result<Option<Metadata>> {
    let old = match fs::metadata(path) {
        Ok(old) => old,
        Err(error) if error.kind() == io::ErrorKind::NotFound => {
            return match path.symlink_metadata() {
                Ok(_) => Err(io::Error::other("it is a link that leads nowhere")),
                Err(_) => Ok(None),
            };
        }
        Err(error) => return Err(error),
    };
    if old.is_dir() {
        return Err(io::ErrorKind::IsADirectory.into());
    }
    if old.is_file() {
        // The system lets root write to it, and lets anyone replace it who may write to its folder.
        if old.permissions().readonly() {
            return Err(io::Error::new(
                io::ErrorKind::PermissionDenied,
                "it is read-only",
            ));
        }
        OpenOptions::new().write(true).open(path)?;
    }
    Ok(Some(old))
}

/// Whether a path stands for something that a process has open, as `/dev/stdout` does, even where
/// that is a plain file: what was written to it stays.
fn is_stream(path: &Path) -> bool {
    let is_link = path.symlink_metadata().is_ok_and(|link| link.is_symlink());
    is_link && ["/dev", "/proc"].iter().any(|root| path.starts_with(root))
}

/// Gives a file to the owner of the one that it replaces. Only root can, and others need not.
fn keep_owner(file: &NamedTempFile, old: &Metadata) {
    #[cfg(unix)]
    {
        use std::os::unix::fs::{MetadataExt, fchown};
        let _ = fchown(file.as_file(), Some(old.uid()), Some(old.gid()));
    }
    #[cfg(not(unix))]
    let _ = (file, old);
}
