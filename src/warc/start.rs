//! Which files are WARC or ARC files: by their name, or by how they begin.

use std::fs::File;
use std::io::{self, Read};
use std::path::Path;

use super::arc;
use crate::files::without_byte_order_mark;

/// How many bytes a byte order mark has.
const BYTE_ORDER_MARK_BYTES: usize = 3;

/// What every WARC file that is not compressed begins with.
pub(super) const WARC_START: &[u8] = b"WARC/1.";

/// How many bytes of its start say whether a file is one, when it is not compressed.
pub const START_BYTES: usize = BYTE_ORDER_MARK_BYTES
    + if WARC_START.len() > arc::START.len() {
        WARC_START.len()
    } else {
        arc::START.len()
    };

/// Whether bytes are the start of such a file.
pub fn begins_as_warc(bytes: &[u8]) -> bool {
    let bytes = without_byte_order_mark(bytes);
    bytes.starts_with(WARC_START) || bytes.starts_with(arc::START)
}

/// Whether the name of a file is that of a WARC file, or of an ARC file.
pub fn is_warc(path: &Path) -> bool {
    let name = path
        .file_name()
        .unwrap_or_default()
        .to_string_lossy()
        .to_ascii_lowercase();
    let name = name.strip_suffix(".gz").unwrap_or(&name);
    name.ends_with(".warc") || name.ends_with(".arc")
}

/// Whether a file is one by its name, or by how it begins.
pub(crate) fn is_warc_file(path: &Path) -> bool {
    // A pipe would wait for ever.
    is_warc(path) || (path.is_file() && start_of(path).is_ok_and(|start| begins_as_warc(&start)))
}

fn start_of(path: &Path) -> io::Result<Vec<u8>> {
    let mut start = Vec::new();
    File::open(path)?
        .take(START_BYTES as u64)
        .read_to_end(&mut start)?;
    Ok(start)
}
