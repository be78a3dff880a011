//! Pages of a WARC or an ARC file. The file is read from front to back, and one page is held at a
//! time.

use std::collections::{BTreeMap, BTreeSet};
use std::fs::File;
use std::io::{self, BufRead, BufReader, Read, Seek, Take};
use std::path::Path;

use url::Url;

use super::arc;
use super::coding::{self, PayloadError};
use super::gunzip::gunzipped;
use crate::files::{MAX_PAGE_BYTES, in_words, without_byte_order_mark};

/// How many bytes a byte order mark has.
const BYTE_ORDER_MARK_BYTES: usize = 3;

/// What every WARC file that is not compressed begins with.
const WARC_START: &[u8] = b"WARC/1.";

/// The most bytes of a file that are read, uncompressed.
const MAX_WARC_BYTES: u64 = 4 << 30;

/// The most bytes of the fields of a record, or of the head of a response.
const MAX_HEAD_BYTES: u64 = 64 << 10;

/// The most bytes of all fields in a file: those of some hundred thousand pages. Even the worst
/// fields of that size are read in seconds.
const MAX_HEADS_BYTES: u64 = 128 << 20;

/// The most bytes of URLs that are kept track of: half a million of usual length.
const MAX_INDEX_BYTES: usize = 32 << 20;

/// How many pages an error lists.
const MAX_LISTED_PAGES: usize = 8;

/// A page as a WARC file holds it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Capture {
    /// Its URL.
    pub url: String,
    /// When it was retrieved, as the record has it.
    pub date: Option<String>,
    /// HTTP status; `None` for a resource that was not fetched over HTTP.
    pub status: Option<u16>,
    /// The headers of the response, names in lower case.
    pub headers: BTreeMap<String, String>,
    /// Its bytes, without chunks and content coding.
    pub bytes: Vec<u8>,
}

/// Why a WARC or an ARC file gives no page.
#[derive(Debug, thiserror::Error)]
pub enum WarcError {
    /// It cannot be read.
    #[error("cannot be read: {}", in_words(.0))]
    Io(#[from] io::Error),
    /// It is neither, or is broken.
    #[error("is no whole WARC or ARC file: {0}")]
    Broken(&'static str),
    /// It is larger than any that is read.
    #[error("holds more than {} GiB; name a smaller file", MAX_WARC_BYTES >> 30)]
    TooLarge,
    /// It has more records or URLs than are kept track of.
    #[error("holds too many records; name a smaller file")]
    TooMany,
    /// It holds no page.
    #[error("holds no page that was fetched whole")]
    NoPage,
    /// It does not hold the page that is wanted.
    #[error("does not hold {wanted}; it holds {held}")]
    NotThere {
        /// The URL that is wanted.
        wanted: String,
        /// The pages that are there.
        held: String,
    },
    /// It holds the page as a mere reference to an earlier copy.
    #[error("holds {0} only as a revisit of an earlier copy; name the file with that copy")]
    Revisit(String),
    /// It holds several pages.
    #[error("holds several pages; name one behind a #, as in file.warc#URL: {0}")]
    Several(String),
    /// The page is not in the coding that it claims.
    #[error("{url}: {source}")]
    Payload {
        /// The URL of the page.
        url: String,
        /// What is wrong.
        source: PayloadError,
    },
}

/// Whether the name of a file is that of a WARC file, or of an ARC file.
pub fn is_warc(path: &Path) -> bool {
    let name = path
        .file_name()
        .unwrap_or_default()
        .to_string_lossy()
        .to_ascii_lowercase();
    let name = name.strip_suffix(".gz").unwrap_or(&name);
    name.ends_with(".warc") || name.ends_with(".arc")
}

/// How many bytes of its start say whether a file is one, when it is not compressed.
pub const START_BYTES: usize = BYTE_ORDER_MARK_BYTES
    + if WARC_START.len() > arc::START.len() {
        WARC_START.len()
    } else {
        arc::START.len()
    };

/// Whether bytes are the start of such a file.
pub fn begins_as_warc(bytes: &[u8]) -> bool {
    let bytes = without_byte_order_mark(bytes);
    bytes.starts_with(WARC_START) || bytes.starts_with(arc::START)
}

/// Whether a file is one by its name, or by how it begins.
pub(crate) fn is_warc_file(path: &Path) -> bool {
    // A pipe would wait for ever.
    is_warc(path) || (path.is_file() && start_of(path).is_ok_and(|start| begins_as_warc(&start)))
}

fn start_of(path: &Path) -> io::Result<Vec<u8>> {
    let mut start = Vec::new();
    File::open(path)?
        .take(START_BYTES as u64)
        .read_to_end(&mut start)?;
    Ok(start)
}

/// Finds a page in a WARC file: the one under the URL `wanted`, through redirects in the file; or
/// else the only one there is. Of several copies the last counts.
///
/// # Errors
///
/// The file cannot be read, is broken, or holds no such page or several.
pub fn capture(path: &Path, wanted: Option<&str>) -> Result<Capture, WarcError> {
    capture_in(&mut File::open(path)?, wanted)
}

/// As [`capture`], in an open file. It is read twice from its start: to see what it holds, and for
/// the page.
///
/// # Errors
///
/// As of [`capture`].
pub fn capture_in(
    file: &mut (impl Read + Seek),
    wanted: Option<&str>,
) -> Result<Capture, WarcError> {
    let url = Index::of(Records::of(file)?)?.choose(wanted)?;
    let mut found = None;
    let mut records = Records::of(file)?;
    while let Some((of, response)) = records.next(Wanted::Page(&url))? {
        if of == url && response.is_page(&of) {
            found = Some(response);
        }
    }
    found.ok_or(WarcError::NoPage)?.capture(url)
}

/// What a file holds.
#[derive(Default)]
struct Index {
    /// The URLs of pages.
    pages: BTreeSet<String>,
    /// Where redirects lead.
    redirects: BTreeMap<String, String>,
    /// The URLs of pages that are references to an earlier copy.
    revisits: BTreeSet<String>,
    /// How many bytes of URLs that is.
    size: usize,
}

/// How much of a response a record has.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Extent {
    Whole,
    /// A part, as the record says.
    Truncated,
    /// Nothing: the response was the same as an earlier one.
    Revisit,
}

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

/// A response to a request.
#[derive(Debug)]
pub(super) struct Response {
    date: Option<String>,
    status: Option<u16>,
    headers: BTreeMap<String, String>,
    extent: Extent,
    /// The body as it was transferred, empty where it is not wanted; or why it is not read.
    body: Result<Vec<u8>, PayloadError>,
}

impl Index {
    fn of(mut records: Records<impl Read>) -> Result<Self, WarcError> {
        let mut index = Self::default();
        while let Some((url, response)) = records.next(Wanted::Nothing)? {
            index.add(url, &response)?;
        }
        Ok(index)
    }

    fn add(&mut self, url: String, response: &Response) -> Result<(), WarcError> {
        let mut size = url.len();
        if response.extent == Extent::Revisit {
            self.revisits.insert(url);
        } else if response.is_page(&url) {
            self.pages.insert(url);
        } else if let Some(to) = response.redirect(&url) {
            size += to.len();
            self.redirects.insert(url, to);
        } else {
            return Ok(());
        }
        self.size += size;
        if self.size > MAX_INDEX_BYTES {
            return Err(WarcError::TooMany);
        }
        Ok(())
    }

    fn choose(&self, wanted: Option<&str>) -> Result<String, WarcError> {
        let Some(wanted) = wanted else {
            let mut pages = self.pages.iter();
            return match (pages.next(), pages.next()) {
                (None, _) => Err(match self.revisits.first() {
                    Some(url) => WarcError::Revisit(url.clone()),
                    None => WarcError::NoPage,
                }),
                (Some(only), None) => Ok(only.clone()),
                _ => Err(WarcError::Several(self.listed())),
            };
        };
        let mut url = without_fragment(wanted);
        // As many steps as there are redirects: a circle ends.
        for _ in 0..=self.redirects.len() {
            match self.redirects.get(&url) {
                Some(to) if !self.pages.contains(&url) => url = to.clone(),
                _ => break,
            }
        }
        if self.pages.contains(&url) {
            return Ok(url);
        }
        if self.revisits.contains(&url) {
            return Err(WarcError::Revisit(url));
        }
        Err(WarcError::NotThere {
            wanted: wanted.to_owned(),
            held: self.listed(),
        })
    }

    /// The pages that are there, as an error lists them.
    fn listed(&self) -> String {
        let pages = self.pages.iter().map(String::as_str);
        let mut listed: Vec<&str> = pages.take(MAX_LISTED_PAGES).collect();
        if listed.is_empty() {
            return "no page".to_owned();
        }
        if self.pages.len() > MAX_LISTED_PAGES {
            listed.push("…");
        }
        listed.join(" ")
    }
}

impl Response {
    fn header(&self, name: &str) -> Option<&str> {
        self.headers.get(name).map(String::as_str)
    }

    /// The URL that the response for `url` redirects to.
    fn redirect(&self, url: &str) -> Option<String> {
        let location = match self.status {
            Some(300..400) => self.header("location")?,
            _ => return None,
        };
        let to = Url::parse(url).ok()?.join(location).ok()?;
        Some(without_fragment(to.as_str()))
    }

    /// Whether this is a whole page with text, as far as its head says.
    pub(super) fn is_page(&self, url: &str) -> bool {
        let kind = self
            .header("content-type")
            .unwrap_or_default()
            .to_ascii_lowercase();
        let kind = kind.split(';').next().unwrap_or_default().trim();
        // 206 is a part of a page.
        self.extent == Extent::Whole
            && matches!(self.status, Some(200..206) | None)
            && matches!(
                kind,
                "" | "text/html" | "application/xhtml+xml" | "text/plain"
            )
            && !url.ends_with("/robots.txt")
    }

    /// How many bytes of its body are held.
    pub(super) fn size(&self) -> usize {
        self.body.as_ref().map_or(0, Vec::len)
    }

    /// The page that it is, under its URL.
    pub(super) fn capture(self, url: String) -> Result<Capture, WarcError> {
        let payload = self.body.and_then(|body| payload(&body, &self.headers));
        match payload {
            Ok(bytes) => Ok(Capture {
                url,
                date: self.date,
                status: self.status,
                headers: self.headers,
                bytes,
            }),
            Err(source) => Err(WarcError::Payload { url, source }),
        }
    }
}

/// A body without chunks and content coding.
fn payload(body: &[u8], headers: &BTreeMap<String, String>) -> Result<Vec<u8>, PayloadError> {
    let header = |name: &str| headers.get(name).map_or("", String::as_str);
    let transfer = header("transfer-encoding").to_ascii_lowercase();
    // Some writers keep the header and join the chunks.
    let is_chunked = transfer.contains("chunked") && chunk_size(body).is_some();
    let joined = if is_chunked {
        unchunked(body).ok_or_else(|| PayloadError::Coding("it ends within a chunk".to_owned()))?
    } else {
        vec![]
    };
    let body = if is_chunked { &joined } else { body };
    let mut bytes = Vec::new();
    coding::decode(body, header("content-encoding"), MAX_PAGE_BYTES, &mut bytes)?;
    Ok(bytes)
}

/// A URL without its fragment, as records have it.
fn without_fragment(url: &str) -> String {
    match Url::parse(url) {
        Ok(mut url) => {
            url.set_fragment(None);
            url.to_string()
        }
        Err(_) => url.to_owned(),
    }
}

/// Joins the chunks of a chunked body (RFC 9112, 7.1); `None` for one that is cut off.
fn unchunked(mut body: &[u8]) -> Option<Vec<u8>> {
    let mut whole = Vec::with_capacity(body.len());
    loop {
        let (size, rest) = chunk_size(body)?;
        if size == 0 {
            return Some(whole);
        }
        whole.extend(rest.get(..size)?);
        body = rest[size..].strip_prefix(b"\r\n")?;
    }
}

/// The size of the chunk that a body begins with, and what is behind the line that says it.
fn chunk_size(body: &[u8]) -> Option<(usize, &[u8])> {
    let end = body.iter().take(1 << 10).position(|byte| *byte == b'\n')?;
    let line = std::str::from_utf8(&body[..end]).ok()?;
    let digits = line.split(';').next()?.trim();
    let size = usize::from_str_radix(digits, 16).ok()?;
    Some((size, &body[end + 1..]))
}

/// The records of a file.
#[derive(Debug)]
pub(super) struct Records<R: Read> {
    reader: BufReader<Take<R>>,
    /// How many bytes of fields may still come.
    heads: u64,
}

impl<'f> Records<Box<dyn Read + 'f>> {
    fn of(file: &'f mut (impl Read + Seek)) -> io::Result<Self> {
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
    fn next(&mut self, wanted: Wanted<'_>) -> Result<Option<(String, Response)>, WarcError> {
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
