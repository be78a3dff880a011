//! Pages that Safari saved: `.webarchive`, a binary property list.
//!
//! Of the list, only the values that are asked for are looked up where they lie, and none is
//! followed further: nothing is unpacked, and objects that hold each other do no harm. The `plist`
//! crate reads a list whole, and its lists within lists can each be given the length of the file.

use encoding_rs::UTF_16BE;

use super::error::DocumentError;
use super::format::Format;
use super::opened::{Body, Document};
use super::origin::{Origin, web_address};

/// What a binary property list begins with.
const START: &[u8] = b"bplist00";

/// What ends it: how wide its figures are, how many objects there are, and where.
const TRAILER_BYTES: usize = 32;

/// The most keys of a dictionary. Those of a web archive have some ten.
const MAX_KEYS: usize = 64;

/// Whether a file is a binary property list that speaks of a page.
pub(super) fn is_web_archive(bytes: &[u8]) -> bool {
    bytes.starts_with(START) && memchr::memmem::find(bytes, b"WebMainResource").is_some()
}

/// Opens a web archive.
pub(super) fn read(bytes: &[u8]) -> Result<Document<'_>, DocumentError> {
    let resource = Resource::main(bytes).ok_or(DocumentError::Broken(Format::WebArchive))?;
    let data = resource
        .data("WebResourceData")
        .ok_or(DocumentError::Broken(Format::WebArchive))?;
    let kind = resource
        .text("WebResourceMIMEType")
        .unwrap_or_else(|| "text/html".to_owned());
    let charset = resource.text("WebResourceTextEncodingName");
    Ok(Document::of(Body::Page {
        bytes: data.into(),
        content_type: Some(match charset {
            Some(charset) => format!("{kind}; charset={charset}"),
            None => kind,
        }),
    }))
}

/// The address of the page. Safari keeps no time.
pub(super) fn origin(bytes: &[u8]) -> Origin {
    let resource = Resource::main(bytes);
    let url = resource.and_then(|resource| resource.text("WebResourceURL"));
    Origin {
        url: url.and_then(|url| web_address(&url)),
        retrieved: None,
    }
}

/// The main page of an archive: a dictionary in its list.
struct Resource<'b> {
    list: List<'b>,
    keys: Vec<(usize, usize)>,
}

impl<'b> Resource<'b> {
    fn main(bytes: &'b [u8]) -> Option<Self> {
        let list = List::of(bytes)?;
        let root = list.dictionary(list.root)?;
        let main = list.look_up(&root, "WebMainResource")?;
        let keys = list.dictionary(main)?;
        Some(Self { list, keys })
    }

    fn text(&self, key: &str) -> Option<String> {
        self.list.text(self.list.look_up(&self.keys, key)?)
    }

    fn data(&self, key: &str) -> Option<&'b [u8]> {
        self.list.data(self.list.look_up(&self.keys, key)?)
    }
}

/// A binary property list.
struct List<'b> {
    bytes: &'b [u8],
    /// Bytes of an entry in the table of objects.
    offset_size: usize,
    /// Bytes of the number of an object.
    number_size: usize,
    objects: usize,
    root: usize,
    /// Where the table of objects begins.
    table: usize,
}

/// What the first byte of an object says it is.
#[derive(PartialEq, Eq)]
enum Kind {
    Data,
    Ascii,
    Utf16,
    Dictionary,
    Other,
}

impl<'b> List<'b> {
    fn of(bytes: &'b [u8]) -> Option<Self> {
        let trailer = &bytes[bytes.len().checked_sub(TRAILER_BYTES)?..];
        Some(Self {
            bytes,
            offset_size: usize::from(trailer[6]),
            number_size: usize::from(trailer[7]),
            objects: figure(&trailer[8..16])?,
            root: figure(&trailer[16..24])?,
            table: figure(&trailer[24..32])?,
        })
    }

    /// Where an object begins.
    fn offset(&self, object: usize) -> Option<usize> {
        if object >= self.objects {
            return None;
        }
        let at = object
            .checked_mul(self.offset_size)?
            .checked_add(self.table)?;
        figure(self.bytes.get(at..at.checked_add(self.offset_size)?)?)
    }

    /// The kind of an object, how many parts it has, and where they begin.
    fn object(&self, object: usize) -> Option<(Kind, usize, usize)> {
        let at = self.offset(object)?;
        let first = *self.bytes.get(at)?;
        let kind = match first >> 4 {
            0x4 => Kind::Data,
            0x5 => Kind::Ascii,
            0x6 => Kind::Utf16,
            0xd => Kind::Dictionary,
            _ => Kind::Other,
        };
        let short = usize::from(first & 0x0f);
        if short < 15 {
            return Some((kind, short, at + 1));
        }
        // The length follows as an integer of 2ⁿ bytes.
        let size = 1_usize << (self.bytes.get(at + 1)? & 0x03);
        let start = at + 2;
        let count = figure(self.bytes.get(start..start + size)?)?;
        Some((kind, count, start + size))
    }

    /// The numbers of the keys and values of a dictionary.
    fn dictionary(&self, object: usize) -> Option<Vec<(usize, usize)>> {
        let (kind, count, start) = self.object(object)?;
        if kind != Kind::Dictionary || count > MAX_KEYS {
            return None;
        }
        let number = |index: usize| {
            let at = start + index * self.number_size;
            figure(self.bytes.get(at..at + self.number_size)?)
        };
        (0..count)
            .map(|index| Some((number(index)?, number(count + index)?)))
            .collect()
    }

    /// The number of the value of a key.
    fn look_up(&self, keys: &[(usize, usize)], wanted: &str) -> Option<usize> {
        let found = keys.iter().find(|(key, _)| {
            matches!(self.object(*key), Some((Kind::Ascii, count, start))
                if self.bytes.get(start..start.saturating_add(count)) == Some(wanted.as_bytes()))
        });
        found.map(|(_, value)| *value)
    }

    fn text(&self, object: usize) -> Option<String> {
        let (kind, count, start) = self.object(object)?;
        match kind {
            Kind::Ascii => {
                let bytes = self.bytes.get(start..start.checked_add(count)?)?;
                Some(String::from_utf8_lossy(bytes).into_owned())
            }
            Kind::Utf16 => {
                let end = start.checked_add(count.checked_mul(2)?)?;
                let (text, _) = UTF_16BE.decode_without_bom_handling(self.bytes.get(start..end)?);
                Some(text.into_owned())
            }
            _ => None,
        }
    }

    fn data(&self, object: usize) -> Option<&'b [u8]> {
        let (kind, count, start) = self.object(object)?;
        let is_data = kind == Kind::Data;
        let end = start.checked_add(count)?;
        self.bytes.get(start..end).filter(|_| is_data)
    }
}

/// A figure of up to eight bytes, the greatest first.
fn figure(bytes: &[u8]) -> Option<usize> {
    if bytes.is_empty() || bytes.len() > 8 {
        return None;
    }
    let figure = bytes
        .iter()
        .fold(0_u64, |figure, byte| figure << 8 | u64::from(*byte));
    usize::try_from(figure).ok()
}
