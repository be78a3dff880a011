//! What several fuzz targets do alike.

use std::error::Error;
use std::fs;
use std::path::{Path, PathBuf};
use std::process;
use std::time::Duration;

use parallax::document::format_of;
use parallax::extract::extract;
use parallax::render;
use parallax::source::snapshot::Snapshot;

/// Reads bytes as a page: no crash, no hang, and a text that is no longer than its page.
pub fn read_page(url: Option<&str>, bytes: &[u8]) {
    let snapshot = Snapshot {
        path: "fuzz.html".into(),
        ..Snapshot::from_bytes("fuzz", url, bytes)
    };
    let Ok(statement) = extract(&snapshot) else {
        return;
    };
    assert!(!statement.paragraphs.is_empty());
    let written: usize = statement.paragraphs.iter().map(String::len).sum();
    // An entity of five bytes may stand for a letter of four; a charset may triple a byte. What is
    // unpacked has a bound of its own.
    if format_of(bytes).is_none() {
        assert!(written <= 3 * bytes.len());
    }
    for paragraph in &statement.paragraphs {
        assert_eq!(paragraph.trim(), paragraph);
        assert!(!paragraph.contains('\n'));
    }
}

/// What is said of a file is about what is wrong, and quotes little of it.
pub fn is_short(error: &(dyn Error + 'static)) {
    let message = render::message(error);
    assert!(!message.is_empty());
    assert!(message.lines().count() <= 4, "{message}");
    assert!(message.lines().all(|line| line.chars().count() <= 1003), "{message}");
}

/// A folder of this process, for targets whose input lies on disk.
pub fn folder(name: &str) -> PathBuf {
    let folder = std::env::temp_dir().join(format!("parallax-fuzz-{name}-{}", process::id()));
    fs::create_dir_all(&folder).expect("a folder");
    folder
}

/// Writes a file in that folder.
pub fn write(folder: &Path, name: &str, bytes: impl AsRef<[u8]>) -> PathBuf {
    let path = folder.join(name);
    fs::write(&path, bytes).expect("a file");
    path
}

/// The time that this thread has had a processor, where the system says so: what else the machine
/// does must not look like a slow page.
pub fn spent() -> Duration {
    let stat = fs::read_to_string("/proc/thread-self/schedstat").unwrap_or_default();
    let nanoseconds = stat.split(' ').next().and_then(|first| first.parse().ok());
    Duration::from_nanos(nanoseconds.unwrap_or(0))
}
