//! A page as it comes from the network, with all that led to it.

use std::io::{self, Seek, Write};
use std::path::PathBuf;

use tempfile::SpooledTempFile;

use super::provenance::Provenance;
use crate::warc::Exchange;

/// A page as retrieved.
#[derive(Debug)]
pub struct Retrieval {
    /// How its bytes were come by.
    pub provenance: Provenance,
    /// All requests that led to it: the redirects and the answer. Those of a site that no longer
    /// has the page come before those of an archive.
    pub exchanges: Vec<Exchange>,
    /// The file that it was read from, where a person saved it.
    pub file: Option<PathBuf>,
    /// The bytes, without content coding.
    pub(crate) body: SpooledTempFile,
}

impl Retrieval {
    /// Copies the bytes of the page.
    ///
    /// # Errors
    ///
    /// The disk fails, for a page that lies in a temporary file.
    pub fn copy_to(&mut self, out: &mut dyn Write) -> io::Result<()> {
        self.body.rewind()?;
        io::copy(&mut self.body, out).map(drop)
    }

    /// The bytes of the page.
    ///
    /// # Errors
    ///
    /// The disk fails, for a page that lies in a temporary file.
    pub fn bytes(&mut self) -> io::Result<Vec<u8>> {
        let mut bytes = Vec::new();
        bytes.reserve_exact(self.provenance.size.unwrap_or(0) as usize);
        self.copy_to(&mut bytes)?;
        Ok(bytes)
    }
}
