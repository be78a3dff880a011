//! What a file is, by what it holds.

use super::format::Format;
use super::mime;

/// The format of a file; `None` for one that is not opened here: a bare page, plain text, a picture.
pub fn format_of(bytes: &[u8]) -> Option<Format> {
    mime::is_mime(bytes).then_some(Format::Mime)
}
