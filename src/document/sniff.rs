//! What a file is, by what it holds.

use super::format::Format;
use super::{mime, package, pdf, rtf, webarchive};

/// The format of a file; `None` for one that is not opened here: a bare page, plain text, a picture.
pub fn format_of(bytes: &[u8]) -> Option<Format> {
    if webarchive::is_web_archive(bytes) {
        return Some(Format::WebArchive);
    }
    if pdf::is_pdf(bytes) {
        return Some(Format::Pdf);
    }
    if rtf::is_rtf(bytes) {
        return Some(Format::Rtf);
    }
    if let Some(office) = package::format_of(bytes) {
        return Some(office);
    }
    mime::is_mime(bytes).then_some(Format::Mime)
}
