//! Bytes as a WARC file: no crash, no hang, and no page past the limit.
#![no_main]

use std::io::Cursor;

use libfuzzer_sys::fuzz_target;
use parallax::files::MAX_PAGE_BYTES;
use parallax::warc;

fuzz_target!(|bytes: &[u8]| {
    for wanted in [None, Some("https://a.example/")] {
        if let Ok(page) = warc::capture_in(&mut Cursor::new(bytes), wanted) {
            assert!(page.bytes.len() as u64 <= MAX_PAGE_BYTES);
        }
    }
});
