//! Office documents are ZIP archives of XML files; here their parts are unpacked.

use std::io::{Cursor, Read};

use zip::ZipArchive;

use super::error::DocumentError;
use super::format::Format;
use super::opened::MAX_UNPACKED_BYTES;

/// What a ZIP archive begins with.
const START: &[u8] = b"PK\x03\x04";

/// Where the first name in an archive begins.
const NAME_AT: usize = 30;

/// An office document, packed.
pub(super) struct Package<'b> {
    archive: ZipArchive<Cursor<&'b [u8]>>,
    format: Format,
}

/// Which office document a file is, by the names in it. They stand in plain text.
pub(super) fn format_of(bytes: &[u8]) -> Option<Format> {
    if !bytes.starts_with(START) {
        return None;
    }
    let has = |name: &[u8]| memchr::memmem::find(bytes, name).is_some();
    // The type of an OpenDocument file is its first part, not packed.
    let is_odt = bytes
        .get(NAME_AT..)
        .is_some_and(|rest| rest.starts_with(b"mimetypeapplication/vnd.oasis.opendocument.text"));
    if is_odt {
        Some(Format::Odt)
    } else if has(b"word/document") {
        Some(Format::Docx)
    } else if has(b"content.xml") && has(b"META-INF/manifest.xml") {
        Some(Format::Odt)
    } else {
        None
    }
}

impl<'b> Package<'b> {
    pub(super) fn open(bytes: &'b [u8], format: Format) -> Result<Self, DocumentError> {
        let archive =
            ZipArchive::new(Cursor::new(bytes)).map_err(|_| DocumentError::Broken(format))?;
        Ok(Self { archive, format })
    }

    /// A part of the document, unpacked; `None` where there is none of that name. What its head says
    /// of its size is not believed.
    pub(super) fn part(&mut self, name: &str) -> Result<Option<Vec<u8>>, DocumentError> {
        let Ok(part) = self.archive.by_name(name) else {
            return Ok(None);
        };
        let mut bytes = Vec::new();
        part.take(MAX_UNPACKED_BYTES as u64 + 1)
            .read_to_end(&mut bytes)
            .map_err(|_| DocumentError::Broken(self.format))?;
        if bytes.len() > MAX_UNPACKED_BYTES {
            return Err(DocumentError::TooLarge(self.format));
        }
        Ok(Some(bytes))
    }

    /// The part that holds the text.
    pub(super) fn main_part(&mut self, name: &str) -> Result<Vec<u8>, DocumentError> {
        self.part(name)?.ok_or(DocumentError::Broken(self.format))
    }
}
