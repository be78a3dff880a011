//! The records of a file, one after another.

use std::collections::BTreeMap;
use std::io::{self, BufRead, BufReader, Read, Seek, Take};

use super::arc;
use super::coding::PayloadError;
use super::error::{MAX_WARC_BYTES, WarcError};
use super::gunzip::gunzipped;
use super::response::{Extent, Response, without_fragment};
use super::start::WARC_START;
use crate::files::MAX_PAGE_BYTES;

/// The most bytes of the fields of a record, or of the head of a response.
const MAX_HEAD_BYTES: u64 = 64 << 10;

/// The most bytes of all fields in a file: those of some hundred thousand pages. Even the worst
/// fields of that size are read in seconds.
const MAX_HEADS_BYTES: u64 = 128 << 20;

/// Which bodies are read.
#[derive(Clone, Copy)]
pub(super) enum Wanted<'u> {
    /// None.
    Nothing,
    /// Those of the page under this URL.
    Page(&'u str),
    /// Those of all pages.
    Every,
}

/// The records of a file.
#[derive(Debug)]
pub(super) struct Records<R: Read> {
    reader: BufReader<Take<R>>,
    /// How many bytes of fields may still come.
    heads: u64,
}

impl<'f> Records<Box<dyn Read + 'f>> {
    pub(super) fn of(file: &'f mut (impl Read + Seek)) -> io::Result<Self> {
        file.rewind()?;
        let mut file = BufReader::new(file);
        let is_gzip = file.fill_buf()?.starts_with(&[0x1f, 0x8b]);
        let plain: Box<dyn Read + 'f> = if is_gzip {
            Box::new(gunzipped(file))
        } else {
            Box::new(file)
        };
        Ok(Self {
            reader: BufReader::new(plain.take(MAX_WARC_BYTES)),
            heads: MAX_HEADS_BYTES,
        })
    }
}

impl<R: Read> Records<R> {
    /// The records of a stream without compression, however long it is: nothing of a record is
    /// kept.
    pub(super) fn of_stream(stream: R) -> Self {
        Self {
            reader: BufReader::new(stream.take(u64::MAX)),
            heads: MAX_HEADS_BYTES,
        }
    }

    /// As [`next`](Self::next), with its body if it is a page.
    pub(super) fn next_of_stream(&mut self) -> Result<Option<(String, Response)>, WarcError> {
        self.heads = MAX_HEADS_BYTES;
        self.next(Wanted::Every)
    }

    /// The next response, with its body if it is that of `wanted`.
    pub(super) fn next(
        &mut self,
        wanted: Wanted<'_>,
    ) -> Result<Option<(String, Response)>, WarcError> {
        while let Some(fields) = self.head()? {
            let field = |name: &str| fields.get(name).map_or("", String::as_str);
            let length: u64 = field("content-length")
                .parse()
                .map_err(|_| WarcError::Broken("a record has no length"))?;
            let url = without_fragment(field("warc-target-uri").trim_matches(['<', '>']));
            let is_web = url.starts_with("http://") || url.starts_with("https://");
            let mut block = (&mut self.reader).take(length);
            let mut read = Ok(vec![]);
            let head = match field("warc-type") {
                "response" if is_web => match response_head(&mut block, &mut self.heads) {
                    Err(WarcError::Broken(why)) => {
                        read = Err(PayloadError::Head(why));
                        Some((None, BTreeMap::new()))
                    }
                    head => head?,
                },
                "resource" => {
                    let kind = field("content-type").to_owned();
                    Some((None, BTreeMap::from([("content-type".to_owned(), kind)])))
                }
                "revisit" if is_web => Some((None, BTreeMap::new())),
                _ => None,
            };
            let mut response = head.map(|(status, headers)| Response {
                date: fields.get("warc-date").cloned(),
                status,
                headers,
                extent: match field("warc-type") {
                    "revisit" => Extent::Revisit,
                    _ if fields.contains_key("warc-truncated") => Extent::Truncated,
                    _ => Extent::Whole,
                },
                body: read,
            });
            let is_wanted = match wanted {
                Wanted::Nothing => false,
                Wanted::Page(wanted) => wanted == url,
                Wanted::Every => true,
            };
            if let Some(response) = &mut response
                && is_wanted
                && response.body.is_ok()
                && response.is_page(&url)
            {
                response.body = body(&mut block)?;
            }
            io::copy(&mut block, &mut io::sink())?;
            if block.limit() > 0 {
                return Err(self.cut_off());
            }
            if let Some(response) = response {
                return Ok(Some((url, response)));
            }
        }
        Ok(None)
    }

    /// The fields of the next record; `None` at the end of the file.
    fn head(&mut self) -> Result<Option<BTreeMap<String, String>>, WarcError> {
        // Two empty lines end a record; some writers have more, or fewer.
        for _ in 0..64 {
            let Some(first) = line(&mut self.reader, MAX_HEAD_BYTES)? else {
                return Ok(None);
            };
            // Some programs write it before all else.
            let first = first.strip_prefix('\u{feff}').unwrap_or(&first);
            if first.is_empty() {
                continue;
            }
            if first.as_bytes().starts_with(WARC_START) {
                return fields(&mut self.reader, &mut self.heads).map(Some);
            }
            let size = first.len() as u64 + 1;
            self.heads = self.heads.checked_sub(size).ok_or(WarcError::TooMany)?;
            return match arc::fields(first) {
                Some(fields) => Ok(Some(fields)),
                None => Err(WarcError::Broken(
                    "a record begins neither as one of WARC nor as one of ARC",
                )),
            };
        }
        Err(WarcError::Broken("many empty lines"))
    }

    /// The reason that a record ends too early.
    fn cut_off(&self) -> WarcError {
        if self.reader.get_ref().limit() == 0 {
            WarcError::TooLarge
        } else {
            WarcError::Broken("it ends within a record")
        }
    }
}

/// What is left of a block, unless it is larger than any page.
fn body(block: &mut Take<impl Read>) -> io::Result<Result<Vec<u8>, PayloadError>> {
    if block.limit() > MAX_PAGE_BYTES {
        return Ok(Err(PayloadError::TooLarge(MAX_PAGE_BYTES)));
    }
    let mut body = Vec::new();
    block.read_to_end(&mut body)?;
    Ok(Ok(body))
}

/// The status and the headers of a response; `None` for what is not HTTP.
type ResponseHead = (Option<u16>, BTreeMap<String, String>);

fn response_head(
    block: &mut impl BufRead,
    heads: &mut u64,
) -> Result<Option<ResponseHead>, WarcError> {
    let Some(first) = line(block, MAX_HEAD_BYTES)? else {
        return Ok(None);
    };
    let status = first
        .split(' ')
        .nth(1)
        .and_then(|status| status.parse().ok());
    if status.is_none() || !first.starts_with("HTTP/") {
        return Ok(None);
    }
    Ok(Some((status, fields(block, heads)?)))
}

/// Named fields up to an empty line, names in lower case. A line that begins with white space goes
/// on with the one before. Their bytes are taken off `heads`.
fn fields(
    reader: &mut impl BufRead,
    heads: &mut u64,
) -> Result<BTreeMap<String, String>, WarcError> {
    let mut fields: BTreeMap<String, String> = BTreeMap::new();
    let mut last = String::new();
    let mut left = MAX_HEAD_BYTES;
    while let Some(text) = line(reader, left)? {
        let size = text.len() as u64 + 1;
        *heads = heads.checked_sub(size).ok_or(WarcError::TooMany)?;
        if text.is_empty() {
            return Ok(fields);
        }
        left = left.saturating_sub(size);
        if text.starts_with([' ', '\t']) {
            if let Some(value) = fields.get_mut(&last) {
                value.push(' ');
                value.push_str(text.trim());
            }
        } else if let Some((name, value)) = text.split_once(':') {
            last = name.trim().to_ascii_lowercase();
            fields.insert(last.clone(), value.trim().to_owned());
        }
    }
    Err(WarcError::Broken("it ends within the fields of a record"))
}

/// The next line without its end; `None` at the end of what is read.
fn line(reader: &mut impl BufRead, limit: u64) -> Result<Option<String>, WarcError> {
    let mut bytes = Vec::new();
    let read = reader.take(limit).read_until(b'\n', &mut bytes)?;
    if read == 0 {
        return Ok(None);
    }
    if bytes.pop() != Some(b'\n') {
        return Err(WarcError::Broken("a line of its fields has no end"));
    }
    if bytes.last() == Some(&b'\r') {
        bytes.pop();
    }
    Ok(Some(String::from_utf8_lossy(&bytes).into_owned()))
}
