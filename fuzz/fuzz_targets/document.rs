//! Bytes as a file that people save: no crash, no hang, and no text past what may be unpacked.
#![no_main]

use libfuzzer_sys::fuzz_target;
use parallax::document::{self, MAX_UNPACKED_BYTES};

fuzz_target!(|bytes: &[u8]| {
    let _ = document::origin(bytes);
    match document::read(bytes) {
        Ok(Some(document)) => {
            assert!(document.body.size() <= MAX_UNPACKED_BYTES);
            parallax_fuzz::read_page(None, bytes);
        }
        Ok(None) => {}
        Err(error) => parallax_fuzz::is_short(&error),
    }
});
