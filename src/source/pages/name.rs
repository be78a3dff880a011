//! The names of snapshots: whose page a file is, and which is the newest.

use std::ffi::OsStr;
use std::fs;
use std::path::{Path, PathBuf};

/// The folder's name in an event folder.
pub const PAGES: &str = "pages";

/// The newest snapshot of a source in an event folder.
pub fn newest(event: &Path, id: &str) -> Option<PathBuf> {
    snapshots(event, id).into_iter().next_back()
}

/// Whether a path is that of a snapshot of a source in an event folder, by its name.
pub(crate) fn is_snapshot(event: &Path, path: &Path, id: &str) -> bool {
    path.parent() == Some(&event.join(PAGES)) && rest_of_name(path, id).is_some()
}

/// The snapshots of a source in an event folder, the oldest first.
pub fn snapshots(event: &Path, id: &str) -> Vec<PathBuf> {
    snapshots_in(&event.join(PAGES), id)
}

pub(super) fn snapshots_in(folder: &Path, id: &str) -> Vec<PathBuf> {
    let entries = fs::read_dir(folder).into_iter().flatten().flatten();
    let mut found: Vec<(String, PathBuf)> = entries
        .map(|entry| entry.path())
        .filter_map(|path| Some((rest_of_name(&path, id)?, path)))
        .collect();
    found.sort();
    found.into_iter().map(|(_, path)| path).collect()
}

/// What the name of a snapshot of a source has behind the id, without extension; `None` for other
/// files.
fn rest_of_name(path: &Path, id: &str) -> Option<String> {
    if path.extension() == Some(OsStr::new("toml")) {
        return None;
    }
    let rest = path.file_stem()?.to_str()?.strip_prefix(id)?;
    let is_one = rest.is_empty() || rest.strip_prefix('-').is_some_and(is_stamp);
    is_one.then(|| rest.to_owned())
}

/// Whether this is a time as the names of snapshots have it: `20211231T094500Z`, or with a number
/// behind it `20211231T094500Z-2`.
fn is_stamp(text: &str) -> bool {
    let (stamp, number) = text.split_once('-').unwrap_or((text, "2"));
    let shape = |(at, byte): (usize, u8)| match at {
        8 => byte == b'T',
        15 => byte == b'Z',
        _ => byte.is_ascii_digit(),
    };
    stamp.len() == 16
        && stamp.bytes().enumerate().all(shape)
        && !number.is_empty()
        && number.bytes().all(|byte| byte.is_ascii_digit())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_stamp_is_not_part_of_another_id() {
        for stamp in [
            "20211231T094500Z",
            "20211231T094500Z-2",
            "20211231T094500Z-13",
        ] {
            assert!(is_stamp(stamp), "{stamp}");
        }
        for other in [
            "mfa",
            "20211231",
            "20211231T094500Z-",
            "20211231T094500Z-x",
            "",
        ] {
            assert!(!is_stamp(other), "{other}");
        }
    }

    #[test]
    fn the_newest_is_the_one_of_the_latest_time() {
        let event = tempfile::tempdir().expect("a folder");
        let pages = event.path().join(PAGES);
        fs::create_dir(&pages).expect("made");
        assert_eq!(newest(event.path(), "cn"), None);
        for (name, then) in [
            ("cn.html", "cn.html"),
            ("cn.toml", "cn.html"),
            ("cn-mfa.html", "cn.html"),
            ("cn-20250101T000000Z.html", "cn-20250101T000000Z.html"),
            ("cn-20250101T000000Z-2.txt", "cn-20250101T000000Z-2.txt"),
            ("cn-20241231T000000Z.html", "cn-20250101T000000Z-2.txt"),
        ] {
            fs::write(pages.join(name), "").expect("written");
            assert_eq!(newest(event.path(), "cn"), Some(pages.join(then)), "{name}");
        }
    }
}
