//! Exchanges to WARC 1.1.

use std::io::{self, Read, Seek, Write};

use data_encoding::{BASE32, HEXLOWER};
use flate2::Compression;
use flate2::write::GzEncoder;
use http::HeaderMap;
use jiff::Timestamp;
use sha2::{Digest, Sha256};
use url::Position;

use super::exchange::Exchange;

/// A record without its block: its fields in order.
struct RecordHead {
    fields: Vec<(&'static str, String)>,
    id: String,
}

/// Writes exchanges in their order: a `warcinfo` record, then a `request` and a `response` for
/// each. `obeyed_robots` goes into the first of them, and says how the pages were asked for. With
/// `gzip` each record is compressed by itself, as readers of `.warc.gz` expect.
///
/// The same exchanges give the same bytes: an identifier is a hash of what it identifies.
///
/// # Errors
///
/// `out` cannot be written to, or a body cannot be read back.
pub fn write<'e>(
    exchanges: impl IntoIterator<Item = &'e mut Exchange>,
    obeyed_robots: bool,
    gzip: bool,
    out: &mut dyn Write,
) -> io::Result<()> {
    let mut info = None;
    for exchange in exchanges {
        let info = match &info {
            Some(info) => info,
            None => info.insert(write_info(exchange.at, obeyed_robots, gzip, out)?),
        };
        write_exchange(exchange, info, gzip, out)?;
    }
    if info.is_none() {
        write_info(Timestamp::UNIX_EPOCH, obeyed_robots, gzip, out)?;
    }
    Ok(())
}

fn write_info(
    at: Timestamp,
    obeyed_robots: bool,
    gzip: bool,
    out: &mut dyn Write,
) -> io::Result<String> {
    // "classic" is the standard's word for obeying robots.txt.
    let robots = if obeyed_robots { "classic" } else { "ignore" };
    let block = format!(
        "software: parallax {}\r\nrobots: {robots}\r\nformat: WARC File Format 1.1\r\n\
         conformsTo: http://iipc.github.io/warc-specifications/specifications/warc-format/warc-1.1/\r\n",
        env!("CARGO_PKG_VERSION")
    );
    let head = RecordHead::new("warcinfo", at, None, "application/warc-fields", &block);
    record(&head, block.as_bytes(), &mut io::empty(), 0, gzip, out)?;
    Ok(head.id)
}

fn write_exchange(
    exchange: &mut Exchange,
    info: &str,
    gzip: bool,
    out: &mut dyn Write,
) -> io::Result<()> {
    let url = exchange.url.as_str().to_owned();
    let request = request_block(exchange);
    let answer = response_head(exchange);

    let mut payload = Sha256::new();
    let mut whole = Sha256::new();
    whole.update(&answer);
    exchange.body.rewind()?;
    let mut both = TwoHashes(&mut payload, &mut whole);
    io::copy(&mut exchange.body, &mut both)?;
    let (payload, whole) = (payload.finalize(), whole.finalize());

    let mut response = RecordHead::new(
        "response",
        exchange.at,
        Some(&url),
        "application/http; msgtype=response",
        whole,
    );
    if let Some(peer) = exchange.peer {
        response.field("WARC-IP-Address", peer.to_string());
    }
    response.field("WARC-Warcinfo-ID", info.to_owned());
    response.field("WARC-Block-Digest", digest(&whole));
    response.field("WARC-Payload-Digest", digest(&payload));
    exchange.body.rewind()?;
    record(
        &response,
        &answer,
        &mut exchange.body,
        exchange.size,
        gzip,
        out,
    )?;

    let mut asked = RecordHead::new(
        "request",
        exchange.at,
        Some(&url),
        "application/http; msgtype=request",
        &request,
    );
    asked.field("WARC-Concurrent-To", response.id);
    asked.field("WARC-Warcinfo-ID", info.to_owned());
    asked.field("WARC-Block-Digest", digest(&Sha256::digest(&request)));
    record(&asked, &request, &mut io::empty(), 0, gzip, out)
}

impl RecordHead {
    fn new(
        kind: &str,
        at: Timestamp,
        url: Option<&str>,
        content: &str,
        identity: impl AsRef<[u8]>,
    ) -> Self {
        let mut hash = Sha256::new();
        for part in [kind, &at.to_string(), url.unwrap_or_default()] {
            hash.update(part);
            hash.update([0]);
        }
        hash.update(identity);
        let id = format!("<urn:uuid:{}>", uuid(&hash.finalize()));
        let mut fields = vec![
            ("WARC-Type", kind.to_owned()),
            ("WARC-Record-ID", id.clone()),
            ("WARC-Date", at.to_string()),
        ];
        fields.extend(url.map(|url| ("WARC-Target-URI", url.to_owned())));
        fields.push(("Content-Type", content.to_owned()));
        Self { fields, id }
    }

    fn field(&mut self, name: &'static str, value: String) {
        self.fields.push((name, value));
    }
}

/// A UUID of a hash: version 8 of RFC 9562, whose bits each program may choose.
fn uuid(hash: &[u8]) -> String {
    let mut bytes = [0; 16];
    bytes.copy_from_slice(&hash[..16]);
    bytes[6] = bytes[6] & 0x0f | 0x80;
    bytes[8] = bytes[8] & 0x3f | 0x80;
    let hex = HEXLOWER.encode(&bytes);
    let parts = [
        &hex[..8],
        &hex[8..12],
        &hex[12..16],
        &hex[16..20],
        &hex[20..],
    ];
    parts.join("-")
}

fn digest(hash: &[u8]) -> String {
    format!("sha256:{}", BASE32.encode(hash))
}

fn record(
    head: &RecordHead,
    start: &[u8],
    body: &mut dyn Read,
    size: u64,
    gzip: bool,
    out: &mut dyn Write,
) -> io::Result<()> {
    if gzip {
        let mut member = GzEncoder::new(out, Compression::default());
        record_plain(head, start, body, size, &mut member)?;
        member.finish().map(drop)
    } else {
        record_plain(head, start, body, size, out)
    }
}

fn record_plain(
    head: &RecordHead,
    start: &[u8],
    body: &mut dyn Read,
    size: u64,
    out: &mut dyn Write,
) -> io::Result<()> {
    out.write_all(b"WARC/1.1\r\n")?;
    for (name, value) in &head.fields {
        write!(out, "{name}: {value}\r\n")?;
    }
    write!(out, "Content-Length: {}\r\n\r\n", start.len() as u64 + size)?;
    out.write_all(start)?;
    io::copy(body, out)?;
    out.write_all(b"\r\n\r\n")
}

fn request_block(exchange: &Exchange) -> Vec<u8> {
    let url = &exchange.url;
    let path = &url[Position::BeforePath..Position::AfterQuery];
    let host = &url[Position::BeforeHost..Position::AfterPort];
    let mut block = format!("GET {path} HTTP/1.1\r\nhost: {host}\r\n").into_bytes();
    headers(&exchange.sent, &mut block);
    block.extend(b"\r\n");
    block
}

/// The head of the answer. The body is kept in one piece, however it was transferred, so the head
/// gives its length and no transfer coding.
fn response_head(exchange: &Exchange) -> Vec<u8> {
    let status = http::StatusCode::from_u16(exchange.status).ok();
    let reason = status
        .and_then(|status| status.canonical_reason())
        .unwrap_or_default();
    let mut kept = exchange.headers.clone();
    kept.remove("transfer-encoding");
    kept.remove("content-length");
    let mut block = format!("HTTP/1.1 {} {reason}\r\n", exchange.status).into_bytes();
    headers(&kept, &mut block);
    block.extend(format!("content-length: {}\r\n\r\n", exchange.size).bytes());
    block
}

fn headers(headers: &HeaderMap, block: &mut Vec<u8>) {
    for (name, value) in headers {
        block.extend(name.as_str().bytes());
        block.extend(b": ");
        block.extend(value.as_bytes());
        block.extend(b"\r\n");
    }
}

/// Hashes one stream twice.
struct TwoHashes<'h>(&'h mut Sha256, &'h mut Sha256);

impl Write for TwoHashes<'_> {
    fn write(&mut self, bytes: &[u8]) -> io::Result<usize> {
        self.0.update(bytes);
        self.1.update(bytes);
        Ok(bytes.len())
    }

    fn flush(&mut self) -> io::Result<()> {
        Ok(())
    }
}
