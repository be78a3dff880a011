//! The file itself: a ZIP archive of parts. Equal reports are equal files, so it holds no time.

use std::io::{Cursor, Write};

use zip::write::SimpleFileOptions;
use zip::{CompressionMethod, DateTime, System, ZipWriter};

/// A part of the file: its name and its text.
pub(super) type Part<'p> = (&'static str, &'p str);

pub(super) fn packed(parts: &[Part<'_>]) -> Vec<u8> {
    let options = SimpleFileOptions::default()
        .compression_method(CompressionMethod::Deflated)
        .last_modified_time(DateTime::default())
        .system(System::Unix);
    let mut package = ZipWriter::new(Cursor::new(Vec::new()));
    for (name, text) in parts {
        let started = package.start_file(*name, options);
        started.expect("a new name in an archive in memory");
        let written = package.write_all(text.as_bytes());
        written.expect("memory takes what it is given");
    }
    let written = package.finish();
    written.expect("memory takes what it is given").into_inner()
}
