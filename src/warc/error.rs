//! Why a WARC or an ARC file gives no page.

use std::io;

use super::coding::PayloadError;
use crate::files::in_words;

/// The most bytes of a file that are read, uncompressed.
pub(super) const MAX_WARC_BYTES: u64 = 4 << 30;

/// Why a WARC or an ARC file gives no page.
#[derive(Debug, thiserror::Error)]
pub enum WarcError {
    /// It cannot be read.
    #[error("cannot be read: {}", in_words(.0))]
    Io(#[from] io::Error),
    /// It is neither, or is broken.
    #[error("is no whole WARC or ARC file: {0}")]
    Broken(&'static str),
    /// It is larger than any that is read.
    #[error("holds more than {} GiB; name a smaller file", MAX_WARC_BYTES >> 30)]
    TooLarge,
    /// It has more records or URLs than are kept track of.
    #[error("holds too many records; name a smaller file")]
    TooMany,
    /// It holds no page.
    #[error("holds no page that was fetched whole")]
    NoPage,
    /// It does not hold the page that is wanted.
    #[error("does not hold {wanted}; it holds {held}")]
    NotThere {
        /// The URL that is wanted.
        wanted: String,
        /// The pages that are there.
        held: String,
    },
    /// It holds the page as a mere reference to an earlier copy.
    #[error("holds {0} only as a revisit of an earlier copy; name the file with that copy")]
    Revisit(String),
    /// It holds several pages.
    #[error("holds several pages; name one behind a #, as in file.warc#URL: {0}")]
    Several(String),
    /// The page is not in the coding that it claims.
    #[error("{url}: {source}")]
    Payload {
        /// The URL of the page.
        url: String,
        /// What is wrong.
        source: PayloadError,
    },
}
