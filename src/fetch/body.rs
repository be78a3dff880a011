//! The bytes of a page, out of the body of an answer.

use std::io::{self, Seek, Write};
use std::sync::Mutex;

use data_encoding::HEXLOWER;
use sha2::{Digest, Sha256};
use tempfile::SpooledTempFile;

use super::error::Reason;
use super::sync::lock;
use crate::files::MAX_PAGE_BYTES;
use crate::warc::coding;
use crate::warc::{Exchange, SPOOLED_BYTES};

/// The bytes of a page, without content coding.
pub(super) struct PageBody {
    pub file: SpooledTempFile,
    pub size: u64,
    pub sha256: String,
}

/// Undoes content codings, of one body at a time: memory does not grow with the number of hosts.
#[derive(Debug, Default)]
pub(super) struct Decoder(Mutex<()>);

impl Decoder {
    /// The page in an answer.
    pub(crate) fn decode(&self, answer: &mut Exchange) -> Result<PageBody, Reason> {
        let _one_at_a_time = lock(&self.0);
        let mut out = HashedFile {
            file: SpooledTempFile::new(SPOOLED_BYTES),
            hash: Sha256::new(),
        };
        let coding = answer.content_encoding().to_owned();
        answer.body.rewind()?;
        let size = coding::decode(&mut answer.body, &coding, MAX_PAGE_BYTES, &mut out)?;
        Ok(PageBody {
            file: out.file,
            size,
            sha256: HEXLOWER.encode(&out.hash.finalize()),
        })
    }
}

/// A file that is hashed as it is written.
struct HashedFile {
    file: SpooledTempFile,
    hash: Sha256,
}

impl Write for HashedFile {
    fn write(&mut self, bytes: &[u8]) -> io::Result<usize> {
        let written = self.file.write(bytes)?;
        self.hash.update(&bytes[..written]);
        Ok(written)
    }

    fn flush(&mut self) -> io::Result<()> {
        self.file.flush()
    }
}
