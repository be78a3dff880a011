//! WARC files (ISO 28500): what was fetched, as archives keep it.
//!
//! `write` keeps exchanges as WARC 1.1, `read` finds a page in a file of 1.0 or 1.1, or in an ARC file
//! (`arc`), plain or compressed record by record.

mod arc;
pub(crate) mod coding;
mod exchange;
mod read;
mod write;

pub use self::coding::PayloadError;
pub use self::exchange::Exchange;
#[cfg(feature = "network")]
pub(crate) use self::exchange::SPOOLED_BYTES;
pub use self::read::{Capture, WarcError, capture, capture_in, is_warc};
pub(crate) use self::read::{begins_as_warc, is_warc_file};
pub use self::write::write;
