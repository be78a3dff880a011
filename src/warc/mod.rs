//! WARC files (ISO 28500): what was fetched, as archives keep it.
//!
//! `write` keeps exchanges as WARC 1.1, `read` finds a page in a file of 1.0 or 1.1, or in an ARC file
//! (`arc`), plain or compressed record by record, and `pages` gives all pages of a stream.

mod arc;
pub(crate) mod coding;
mod error;
mod exchange;
mod gunzip;
mod pages;
mod read;
mod record;
mod response;
mod start;
mod write;

pub use self::coding::PayloadError;
pub use self::error::WarcError;
pub use self::exchange::Exchange;
#[cfg(feature = "network")]
pub(crate) use self::exchange::SPOOLED_BYTES;
#[cfg(feature = "cli")]
pub(crate) use self::gunzip::gunzipped;
pub use self::pages::{WarcPage, WarcPages};
pub use self::read::{capture, capture_in};
pub use self::response::Capture;
pub(crate) use self::start::is_warc_file;
pub use self::start::{START_BYTES, begins_as_warc, is_warc};
pub use self::write::write;
