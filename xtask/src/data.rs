//! The measuring data, which lies beside the project.

use std::fs;
use std::path::{Path, PathBuf};

use crate::command::root;

/// Where the measuring data lies, if it is at hand.
pub(crate) fn folder() -> PathBuf {
    std::env::var_os("PARALLAX_DATA").map_or_else(|| root().join("../shared/data"), PathBuf::from)
}

/// The folders of real accounts: as their governments published them, and as written anew.
pub(crate) fn accounts() -> [PathBuf; 2] {
    ["readouts", "restated"].map(|name| folder().join(name))
}

/// What a folder holds, by name; nothing where there is no such folder.
pub(crate) fn entries(folder: &Path) -> Vec<PathBuf> {
    let entries = fs::read_dir(folder).into_iter().flatten().flatten();
    let mut paths: Vec<PathBuf> = entries.map(|entry| entry.path()).collect();
    paths.sort();
    paths
}
