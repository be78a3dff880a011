//! Content codings (RFC 9110, 8.4) undone, a little at a time and never past a limit.

use std::io::{self, BufRead, BufReader, Read, Write};

use brotli_decompressor::Decompressor;
use flate2::bufread::{DeflateDecoder, MultiGzDecoder, ZlibDecoder};

use crate::files::in_words;

/// The codings that this program reads, as servers see them.
#[cfg(feature = "network")]
pub(crate) const ACCEPTED: &str = "gzip, br, zstd, deflate";

/// The most codings that one answer may lie in.
const MAX_CODINGS: usize = 2;

/// The window of zstd that a page may ask for, as a power of two: 8 MiB, the most that RFC 9659
/// allows on the web.
const ZSTD_WINDOW_LOG: u32 = 23;

const BUFFER_BYTES: usize = 16 << 10;

/// Why the body of an answer gives no page.
#[derive(Debug, thiserror::Error)]
pub enum PayloadError {
    /// It is not in the coding that its header names, or that coding is not known.
    #[error("the page is not in the coding it claims ({0})")]
    Coding(String),
    /// The head of the answer is broken.
    #[error("the answer is not whole: {0}")]
    Head(&'static str),
    /// It is larger than this many bytes.
    #[error("the page is larger than {} MiB; no statement is", .0 >> 20)]
    TooLarge(u64),
    /// The decoded bytes cannot be written.
    #[error("cannot keep the page: {}", in_words(.0))]
    Disk(#[from] io::Error),
}

/// Writes `body` without the codings that `content_encoding` names, and gives the number of bytes
/// that were written.
///
/// # Errors
///
/// A coding is not known, the body is not in it, or it holds more than `limit` bytes.
pub(crate) fn decode(
    body: impl Read,
    content_encoding: &str,
    limit: u64,
    out: &mut dyn Write,
) -> Result<u64, PayloadError> {
    let codings: Vec<String> = content_encoding
        .split(',')
        .map(|coding| coding.trim().to_ascii_lowercase())
        .filter(|coding| !coding.is_empty() && coding != "identity")
        .collect();
    if codings.len() > MAX_CODINGS {
        return Err(PayloadError::Coding(format!("{} codings", codings.len())));
    }
    let mut reader: Box<dyn BufRead + '_> = Box::new(BufReader::with_capacity(BUFFER_BYTES, body));
    for coding in codings.iter().rev() {
        reader = Box::new(BufReader::with_capacity(
            BUFFER_BYTES,
            undone(reader, coding)?,
        ));
    }
    let mut buffer = vec![0; BUFFER_BYTES];
    let mut size = 0;
    loop {
        let read = match reader.read(&mut buffer) {
            Ok(0) => return Ok(size),
            Ok(read) => read,
            Err(error) if error.kind() == io::ErrorKind::Interrupted => continue,
            Err(error) => return Err(PayloadError::Coding(error.to_string())),
        };
        size += read as u64;
        if size > limit {
            return Err(PayloadError::TooLarge(limit));
        }
        out.write_all(&buffer[..read])?;
    }
}

fn undone<'r>(
    mut reader: Box<dyn BufRead + 'r>,
    coding: &str,
) -> Result<Box<dyn Read + 'r>, PayloadError> {
    let broken = |error: io::Error| PayloadError::Coding(error.to_string());
    // An empty body is empty in every coding.
    let head = reader.fill_buf().map_err(broken)?;
    if head.is_empty() {
        return Ok(Box::new(io::empty()));
    }
    Ok(match coding {
        "gzip" | "x-gzip" => Box::new(MultiGzDecoder::new(reader)),
        // The standard says zlib; some servers send the bare stream.
        "deflate" if head[0] & 0x0f == 8 => Box::new(ZlibDecoder::new(reader)),
        "deflate" => Box::new(DeflateDecoder::new(reader)),
        "br" => Box::new(Decompressor::new(reader, BUFFER_BYTES)),
        "zstd" => {
            let mut decoder = zstd::Decoder::with_buffer(reader).map_err(broken)?;
            decoder.window_log_max(ZSTD_WINDOW_LOG).map_err(broken)?;
            Box::new(decoder)
        }
        other => return Err(PayloadError::Coding(format!("{other} is not known"))),
    })
}

#[cfg(test)]
mod tests {
    use flate2::Compression;
    use flate2::write::{DeflateEncoder, GzEncoder, ZlibEncoder};

    use super::*;

    const TEXT: &[u8] = b"The two leaders spoke by telephone.";

    /// 8 MiB of zeros.
    const BROTLI_BOMB: [u8; 14] = [
        0x9f, 0xff, 0xff, 0x7f, 0x00, 0x24, 0x00, 0xe2, 0xb1, 0x40, 0x72, 0xef, 0xff, 0x00,
    ];

    fn gzip(bytes: &[u8]) -> Vec<u8> {
        let mut encoder = GzEncoder::new(Vec::new(), Compression::best());
        encoder.write_all(bytes).expect("written");
        encoder.finish().expect("finished")
    }

    fn zlib(bytes: &[u8]) -> Vec<u8> {
        let mut encoder = ZlibEncoder::new(Vec::new(), Compression::best());
        encoder.write_all(bytes).expect("written");
        encoder.finish().expect("finished")
    }

    fn raw(bytes: &[u8]) -> Vec<u8> {
        let mut encoder = DeflateEncoder::new(Vec::new(), Compression::best());
        encoder.write_all(bytes).expect("written");
        encoder.finish().expect("finished")
    }

    fn zstd(bytes: &[u8]) -> Vec<u8> {
        zstd::encode_all(bytes, 3).expect("encoded")
    }

    fn decoded(body: &[u8], coding: &str, limit: u64) -> Result<Vec<u8>, PayloadError> {
        let mut out = Vec::new();
        decode(body, coding, limit, &mut out).map(|_| out)
    }

    #[test]
    fn what_was_coded_comes_out() {
        // "The two leaders spoke by telephone." as one uncompressed block of brotli.
        let mut brotli = vec![0x0b, 0x11, 0x80];
        brotli.extend(TEXT);
        brotli.push(0x03);
        let cases: Vec<(Vec<u8>, &str)> = vec![
            (TEXT.to_vec(), ""),
            (TEXT.to_vec(), "identity"),
            (gzip(TEXT), "gzip"),
            (gzip(TEXT), "X-GZIP"),
            ([gzip(&TEXT[..9]), gzip(&TEXT[9..])].concat(), "gzip"),
            (zlib(TEXT), "deflate"),
            (raw(TEXT), "deflate"),
            (zstd(TEXT), "zstd"),
            (brotli, "br"),
            (gzip(&zstd(TEXT)), "zstd, gzip"),
        ];
        for (body, coding) in cases {
            assert_eq!(decoded(&body, coding, 100).expect(coding), TEXT, "{coding}");
        }
        for coding in ["gzip", "deflate", "br", "zstd"] {
            assert_eq!(decoded(b"", coding, 100).expect(coding), b"", "{coding}");
        }
    }

    #[test]
    fn a_bomb_is_stopped_at_the_limit() {
        let zeros = vec![0; 8 << 20];
        let bombs = [
            (gzip(&zeros), "gzip"),
            (zlib(&zeros), "deflate"),
            (zstd(&zeros), "zstd"),
            (BROTLI_BOMB.to_vec(), "br"),
        ];
        for (bomb, coding) in bombs {
            assert!(bomb.len() < 1 << 16, "{coding}");
            let stopped = decoded(&bomb, coding, 1 << 20);
            assert!(
                matches!(stopped, Err(PayloadError::TooLarge(_))),
                "{coding}"
            );
        }
        let twice = gzip(&gzip(&zeros));
        assert!(decoded(&twice, "gzip, gzip", 1 << 20).is_err());
        assert!(decoded(TEXT, "gzip, gzip, gzip", 1 << 20).is_err());
    }

    #[test]
    fn a_coding_that_is_none_is_an_error() {
        for coding in ["gzip", "deflate", "br", "zstd", "compress", "gzip;q=1"] {
            assert!(decoded(&TEXT[4..], coding, 100).is_err(), "{coding}");
        }
        for (body, coding) in [(gzip(TEXT), "gzip"), (zstd(TEXT), "zstd")] {
            let cut = &body[..body.len() - 5];
            assert!(decoded(cut, coding, 100).is_err(), "{coding} cut");
        }
    }
}
