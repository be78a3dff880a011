//! Files: read within bounds, kept inside their event's folder, written whole or not at all.

use std::ffi::OsStr;
use std::fs::{self, File, Metadata, OpenOptions};
use std::io::{self, Read, Write};
use std::path::{Component, Path, PathBuf};

use tempfile::{Builder, NamedTempFile};

/// What the names of files begin with while they are written.
const UNFINISHED: &str = ".parallax-";

/// What they end in.
const UNFINISHED_END: &str = ".unfinished";

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

/// Bytes of a text without the byte order mark that some programs write before it.
pub(crate) fn without_byte_order_mark(bytes: &[u8]) -> &[u8] {
    bytes.strip_prefix(b"\xef\xbb\xbf").unwrap_or(bytes)
}

/// Refuses a place below `folder` that a link leads to, or where a link or a pipe is.
///
/// # Errors
///
/// It is one.
pub(crate) fn refuse_links(folder: &Path, path: &Path) -> io::Result<()> {
    let is_link = |path: &Path| path.symlink_metadata().is_ok_and(|found| !is_plain(&found));
    let mut below = path.ancestors().take_while(|above| *above != folder);
    match below.any(is_link) {
        true => Err(io::Error::other(
            "a link or a pipe is in its place; remove that",
        )),
        false => Ok(()),
    }
}

fn is_plain(found: &Metadata) -> bool {
    found.is_file() || found.is_dir()
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

/// Whether a path below `folder` leads out of it through a symbolic link. Of a path that does not
/// exist, the nearest folder that does decides: the file would be made there.
pub(crate) fn leaves(folder: &Path, path: &Path) -> bool {
    let folder = if folder.as_os_str().is_empty() {
        Path::new(".")
    } else {
        folder
    };
    let Ok(root) = folder.canonicalize() else {
        return false;
    };
    path.ancestors()
        .find_map(|above| above.canonicalize().ok())
        .is_some_and(|real| !real.starts_with(root))
}

/// The path of a file without symbolic links, as far as its folder exists.
pub(crate) fn real(path: &Path) -> PathBuf {
    let of_folder = || {
        let folder = folder_of(path).canonicalize().ok()?;
        Some(folder.join(path.file_name()?))
    };
    path.canonicalize()
        .ok()
        .or_else(of_folder)
        .unwrap_or_else(|| path.to_owned())
}

/// The folder that a path lies in.
pub(crate) fn folder_of(path: &Path) -> &Path {
    match path.parent() {
        Some(parent) if !parent.as_os_str().is_empty() => parent,
        _ => Path::new("."),
    }
}

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
/// finished or its process ends. The unfinished files of killed processes are removed before.
pub(crate) fn unfinished(path: &Path) -> io::Result<NamedTempFile> {
    let folder = folder_of(path);
    clear_unfinished(folder);
    begun(folder)
}

/// The same in a folder, in which nothing is removed before.
pub(crate) fn begun(folder: &Path) -> io::Result<NamedTempFile> {
    let mut builder = Builder::new();
    builder.prefix(UNFINISHED).suffix(UNFINISHED_END);
    // A temporary file is private by default; this one is to be what the user's umask says.
    #[cfg(unix)]
    builder.permissions(std::os::unix::fs::PermissionsExt::from_mode(0o666));
    loop {
        let file = builder.tempfile_in(folder)?;
        // A file system without locks takes the file all the same.
        let _ = file.as_file().lock();
        // Between the two lines above another process may have taken it for one that was left.
        if file.path().exists() {
            return Ok(file);
        }
    }
}

/// Removes the unfinished files of killed processes from `folder`. One that is locked is being
/// written.
pub(crate) fn clear_unfinished(folder: &Path) {
    for entry in fs::read_dir(folder).into_iter().flatten().flatten() {
        // Opening a pipe would wait for ever.
        let is_file = entry.file_type().is_ok_and(|kind| kind.is_file());
        if !is_file || !is_unfinished(&entry.file_name()) {
            continue;
        }
        let Ok(file) = File::open(entry.path()) else {
            continue;
        };
        if file.try_lock().is_ok() {
            // The lock is held until the file is gone. A file that stays does no harm.
            let _ = fs::remove_file(entry.path());
        }
    }
}

/// Whether a name is one that [`unfinished`] gives, and not one that a person chose.
fn is_unfinished(name: &OsStr) -> bool {
    let name = name.as_encoded_bytes();
    name.strip_prefix(UNFINISHED.as_bytes())
        .and_then(|rest| rest.strip_suffix(UNFINISHED_END.as_bytes()))
        .is_some_and(|middle| {
            middle.len() == 6 && middle.iter().all(|byte| byte.is_ascii_alphanumeric())
        })
}

fn finish(file: NamedTempFile) -> io::Result<NamedTempFile> {
    file.as_file().sync_all()?;
    Ok(file)
}
