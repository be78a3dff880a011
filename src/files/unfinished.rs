//! Files while they are written, and those that killed processes left.

use std::ffi::OsStr;
use std::fs::{self, File};
use std::io;
use std::path::Path;

use tempfile::{Builder, NamedTempFile};

use super::place::folder_of;

/// What the names of files begin with while they are written.
const UNFINISHED: &str = ".parallax-";

/// What they end in.
const UNFINISHED_END: &str = ".unfinished";

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

pub(super) fn finish(file: NamedTempFile) -> io::Result<NamedTempFile> {
    file.as_file().sync_all()?;
    Ok(file)
}
