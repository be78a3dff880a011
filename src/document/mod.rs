//! What people save that is no bare page: a page in the form of a browser, a mail, a document of an
//! office program. It is opened here, so that `extract` reads the page or text in it.
//!
//! `sniff` tells what the bytes are by what they hold, never by a name; each format has a file of
//! its own. `comment` finds the address that a browser wrote into a page that it saved.
//!
//! Files are hostile: what a format packs is unpacked within bounds, and a reader that fails by a
//! panic is caught by who calls.

mod comment;
mod docx;
mod error;
mod format;
mod mime;
mod odt;
mod opened;
mod origin;
mod outline;
mod package;
mod pdf;
mod properties;
mod rtf;
mod sniff;
mod webarchive;
mod xml;

pub use self::error::DocumentError;
pub use self::format::Format;
pub use self::opened::{Body, Document, MAX_UNPACKED_BYTES, StatedDate};
pub use self::origin::Origin;
pub use self::sniff::format_of;
use crate::fault;

/// Opens a file; `None` for a bare page, plain text, and whatever else is no format of this room.
///
/// ```
/// use parallax::document::{self, Body};
///
/// let mail = b"MIME-Version: 1.0\r\nContent-Type: text/plain\r\n\r\nThe leaders spoke.";
/// let document = document::read(mail)?.expect("a mail");
/// assert_eq!(document.body, Body::Text("The leaders spoke.".to_owned()));
/// assert_eq!(document::read(b"<p>The leaders spoke.</p>")?, None);
/// # Ok::<(), parallax::document::DocumentError>(())
/// ```
///
/// # Errors
///
/// The file is broken, is locked, holds no text, or would take too long to read.
pub fn read(bytes: &[u8]) -> Result<Option<Document<'_>>, DocumentError> {
    let Some(format) = format_of(bytes) else {
        return Ok(None);
    };
    let document = match format {
        Format::Mime => mime::read(bytes),
        Format::WebArchive => webarchive::read(bytes),
        Format::Pdf => pdf::read(bytes),
        Format::Docx => docx::read(bytes),
        Format::Odt => odt::read(bytes),
        Format::Rtf => rtf::read(bytes),
    }?;
    if document.body.is_too_large() {
        return Err(DocumentError::TooLarge(format));
    }
    Ok(Some(document))
}

/// Reads where and when a file was saved: in the head of an MHTML file, or in the comment that a
/// browser, SingleFile or monolith leaves in a page. Where the reader fails, nothing is known.
pub fn origin(bytes: &[u8]) -> Origin {
    fault::caught(|| match format_of(bytes) {
        Some(Format::Mime) => mime::origin(bytes),
        Some(Format::WebArchive) => webarchive::origin(bytes),
        Some(Format::Pdf | Format::Docx | Format::Odt | Format::Rtf) => Origin::default(),
        None => comment::origin(bytes),
    })
    .unwrap_or_default()
}
