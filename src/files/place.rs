//! Where files lie: inside a folder, or out of it through a link.

use std::fs::Metadata;
use std::io;
use std::path::{Component, Path, PathBuf};

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
