//! What gzip packed, up to a bound: a file of a kilobyte unpacks to a megabyte, and a crawl may
//! not.

use std::io::{self, BufRead, Read};

use flate2::bufread::MultiGzDecoder;

/// How many times as large a file may become. Crawls become some five times as large, and the most
/// that gzip reaches is a thousand.
const MAX_RATIO: u64 = 100;

/// What a file may unpack to in any case.
const ALLOWANCE: u64 = 64 << 20;

/// What gzip packed, unpacked as it is read.
pub(crate) fn gunzipped<R: BufRead>(packed: R) -> Gunzipped<R> {
    Gunzipped {
        decoder: MultiGzDecoder::new(Counted { packed, read: 0 }),
        unpacked: 0,
    }
}

/// A reader of what gzip packed. It fails where that is too much.
#[derive(Debug)]
pub(crate) struct Gunzipped<R> {
    decoder: MultiGzDecoder<Counted<R>>,
    unpacked: u64,
}

impl<R: BufRead> Read for Gunzipped<R> {
    fn read(&mut self, buffer: &mut [u8]) -> io::Result<usize> {
        let read = self.decoder.read(buffer)?;
        self.unpacked += read as u64;
        let packed = self.decoder.get_ref().read;
        if self.unpacked > ALLOWANCE + packed.saturating_mul(MAX_RATIO) {
            return Err(io::Error::other(format!(
                "it unpacks to more than {MAX_RATIO} times its size"
            )));
        }
        Ok(read)
    }
}

/// Counts the bytes that are taken.
#[derive(Debug)]
struct Counted<R> {
    packed: R,
    read: u64,
}

impl<R: Read> Read for Counted<R> {
    fn read(&mut self, buffer: &mut [u8]) -> io::Result<usize> {
        let read = self.packed.read(buffer)?;
        self.read += read as u64;
        Ok(read)
    }
}

impl<R: BufRead> BufRead for Counted<R> {
    fn fill_buf(&mut self) -> io::Result<&[u8]> {
        self.packed.fill_buf()
    }

    fn consume(&mut self, bytes: usize) {
        self.read += bytes as u64;
        self.packed.consume(bytes);
    }
}

#[cfg(test)]
mod tests {
    use flate2::Compression;
    use flate2::write::GzEncoder;

    use super::*;

    #[test]
    fn what_unpacks_without_end_is_not_read_on() {
        let size = 3 * ALLOWANCE;
        // What packs fast reaches a hundred times in one packer, and not in another.
        let mut encoder = GzEncoder::new(Vec::new(), Compression::best());
        io::copy(&mut io::repeat(b' ').take(size), &mut encoder).expect("packed");
        let packed = encoder.finish().expect("packed");
        let mut sink = io::sink();
        let error = io::copy(&mut gunzipped(&*packed), &mut sink).expect_err("too much");
        assert!(error.to_string().contains("100 times"), "{error}");
        let mut encoder = GzEncoder::new(Vec::new(), Compression::fast());
        io::copy(&mut io::repeat(b' ').take(1 << 20), &mut encoder).expect("packed");
        let packed = encoder.finish().expect("packed");
        let read = io::copy(&mut gunzipped(&*packed), &mut sink);
        assert_eq!(read.expect("within bounds"), 1 << 20);
    }
}
