//! WARC files (ISO 28500): what was fetched, as archives keep it.
//!
//! `write` keeps exchanges as WARC 1.1, `read` finds a page in a file of 1.0 or 1.1, or in an ARC file
//! (`arc`), plain or compressed record by record, and `pages` gives all pages of a stream.

mod arc;
pub(crate) mod coding;
mod exchange;
mod gunzip;
mod pages;
mod read;
mod write;

pub use self::coding::PayloadError;
pub use self::exchange::Exchange;
#[cfg(feature = "network")]
pub(crate) use self::exchange::SPOOLED_BYTES;
#[cfg(feature = "cli")]
pub(crate) use self::gunzip::gunzipped;
pub use self::pages::{WarcPage, WarcPages};
pub(crate) use self::read::is_warc_file;
pub use self::read::{
    Capture, START_BYTES, WarcError, begins_as_warc, capture, capture_in, is_warc,
};
pub use self::write::write;
