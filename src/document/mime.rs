//! Mails, and pages that a browser saved in the form of one: MHTML (RFC 2557).
//!
//! `mail-parser` tells the parts apart, and holds no more than the file unpacked, which is smaller than
//! the file, and what it knows of each part: so parts and their fields are counted before.

use std::borrow::Cow;

use jiff::fmt::rfc2822;
use mail_parser::{HeaderName, Message, MessageParser, MessagePart, MimeHeaders, PartType};
use memchr::memmem::find_iter;

use super::error::DocumentError;
use super::format::Format;
use super::opened::{Body, Document, StatedDate};
use super::origin::{Origin, web_address};

/// How far the head of a file is looked at. Mails pass a dozen servers, and each adds lines.
const MAX_HEAD_BYTES: usize = 64 << 10;

/// Fields that no text has in its first lines by chance.
const TELLING_FIELDS: [&str; 4] = ["mime-version", "message-id", "received", "return-path"];

/// The most mails that stand in each other or beside each other. For each in another the reader calls
/// itself when it lets go of them.
const MAX_MAILS: usize = 200;

/// The most lines that part a file or are a field that is read, and the most bytes of those fields. A
/// saved page has some hundred parts; what is known of each takes a third of a kilobyte.
const MAX_FIELDS: usize = 100_000;
const MAX_FIELD_BYTES: usize = 2 << 20;

/// What the names of the fields that are read begin with.
const FIELDS: [&[u8]; 4] = [
    b"content-",
    b"subject",
    b"date",
    b"snapshot-content-location",
];

/// How far it is looked where a page was saved: what says so stands at its head, or at the head of its
/// first part.
const ORIGIN_BYTES: usize = 1 << 20;

/// Kinds of parts that are mails, or hold some.
const MAILS: [&[u8]; 2] = [b"message/", b"multipart/digest"];

/// The field in which Chromium and its kin write where they saved a page.
const SNAPSHOT_LOCATION: &str = "Snapshot-Content-Location";

/// Whether a file begins with the head of a mail: fields, among them one that only mails have.
pub(super) fn is_mime(bytes: &[u8]) -> bool {
    let head = &bytes[..bytes.len().min(MAX_HEAD_BYTES)];
    let mut is_telling = false;
    for line in head.split(|byte| *byte == b'\n') {
        let line = line.strip_suffix(b"\r").unwrap_or(line);
        if line.is_empty() {
            return is_telling;
        }
        let is_continued = line.starts_with(b" ") || line.starts_with(b"\t");
        // Mailboxes put a line of their own, without a colon, before a mail.
        let is_envelope = line.starts_with(b"From ") && line.as_ptr() == head.as_ptr();
        if is_continued || is_envelope {
            continue;
        }
        let Some(name) = field_name(line) else {
            return false;
        };
        is_telling |= TELLING_FIELDS
            .iter()
            .any(|field| name.eq_ignore_ascii_case(field.as_bytes()));
    }
    false
}

fn field_name(line: &[u8]) -> Option<&[u8]> {
    let name = &line[..memchr::memchr(b':', line)?];
    let is_token = !name.is_empty() && name.iter().all(|byte| byte.is_ascii_graphic());
    is_token.then_some(name)
}

/// Opens a mail or a saved page.
pub(super) fn read(bytes: &[u8]) -> Result<Document<'static>, DocumentError> {
    let message = parsed(bytes)?.ok_or(DocumentError::Broken(Format::Mime))?;
    let saved_at = location(&message);
    let title = message.subject().map(str::to_owned);
    if let Some(page) = page(&message, saved_at.as_deref()) {
        let is_saved = saved_at.is_some() || page.content_location().is_some();
        return Ok(Document {
            title: title.filter(|_| !is_saved),
            date: (!is_saved).then(|| sent(&message)).flatten(),
            ..Document::of(Body::Page {
                bytes: Cow::Owned(page_bytes(bytes, page)),
                content_type: Some(content_type(page)),
            })
        });
    }
    let texts: Vec<Cow<'_, str>> = (0..message.text_body_count())
        .filter_map(|part| message.body_text(part))
        .collect();
    let text = texts.join("\n\n");
    if text.trim().is_empty() {
        return Err(DocumentError::NoText(Format::Mime));
    }
    Ok(Document {
        title,
        date: sent(&message),
        ..Document::of(Body::Text(text))
    })
}

/// Where and when a browser saved a page; nothing of a mail, which was sent and not saved.
pub(super) fn origin(bytes: &[u8]) -> Origin {
    let head = &bytes[..bytes.len().min(ORIGIN_BYTES)];
    let Ok(Some(message)) = parsed(head) else {
        return Origin::default();
    };
    let saved_at = location(&message);
    let url = saved_at.or_else(|| {
        let page = page(&message, None)?;
        page.content_location().map(str::to_owned)
    });
    let Some(url) = url.and_then(|url| web_address(&url)) else {
        return Origin::default();
    };
    let date = message.header_raw("Date");
    let retrieved = date
        .and_then(|date| rfc2822::parse(date.trim()).ok())
        .map(|date| date.timestamp().to_string());
    Origin {
        url: Some(url),
        retrieved,
    }
}

/// The parts of a file, with the fields that are read of them.
fn parsed(bytes: &[u8]) -> Result<Option<Message<'_>>, DocumentError> {
    let lower = bytes.to_ascii_lowercase();
    let mails = MAILS.iter().map(|kind| find_iter(&lower, kind).count());
    if mails.sum::<usize>() > MAX_MAILS || has_too_many_fields(&lower) {
        return Err(DocumentError::TooLarge(Format::Mime));
    }
    let parser = MessageParser::new()
        .with_mime_headers()
        .header_text(HeaderName::Subject)
        .header_raw(HeaderName::Date)
        .header_raw(SNAPSHOT_LOCATION)
        .default_header_ignore();
    Ok(parser.parse(bytes))
}

/// Whether a file, in small letters, has more parts and fields than any that was saved.
fn has_too_many_fields(lower: &[u8]) -> bool {
    let (mut fields, mut size) = (0, 0);
    let mut is_field = false;
    for line in lower.split(|byte| *byte == b'\n') {
        let is_continued = is_field && (line.starts_with(b" ") || line.starts_with(b"\t"));
        let start = line.trim_ascii_start();
        let is_border = start.starts_with(b"--");
        is_field = is_continued || FIELDS.iter().any(|field| start.starts_with(field));
        if is_field || is_border {
            fields += usize::from(!is_continued);
            size += if is_field { line.len() } else { 0 };
        }
    }
    fields > MAX_FIELDS || size > MAX_FIELD_BYTES
}

/// The address that Chromium and its kin write at the top.
fn location(message: &Message<'_>) -> Option<String> {
    let location = message.header_raw(SNAPSHOT_LOCATION)?;
    // A long address is broken into lines.
    let location: String = location.split_whitespace().collect();
    (!location.is_empty()).then_some(location)
}

/// The page that was saved, rather than one in a frame; else the page of a mail.
fn page<'m, 'b>(message: &'m Message<'b>, saved_at: Option<&str>) -> Option<&'m MessagePart<'b>> {
    let is_html = |part: &&MessagePart<'_>| matches!(part.body, PartType::Html(_));
    let mut pages = message.parts.iter().filter(is_html);
    let named = saved_at.and_then(|saved_at| {
        pages
            .clone()
            .find(|page| page.content_location() == Some(saved_at))
    });
    named.or_else(|| pages.next())
}

/// The bytes of a page as it was sent, for its own declaration of a charset to be read.
fn page_bytes(file: &[u8], page: &MessagePart<'_>) -> Vec<u8> {
    let raw = file
        .get(page.raw_body_offset() as usize..page.raw_end_offset() as usize)
        .unwrap_or_default();
    use mail_parser::Encoding;
    let decoded = match page.encoding {
        Encoding::None => Some(raw.to_vec()),
        Encoding::QuotedPrintable => {
            mail_parser::decoders::quoted_printable::quoted_printable_decode(raw)
        }
        Encoding::Base64 => mail_parser::decoders::base64::base64_decode(raw),
    };
    decoded.unwrap_or_else(|| page.contents().to_vec())
}

/// The `Content-Type` of a page, with its charset.
fn content_type(page: &MessagePart<'_>) -> String {
    let charset = page
        .content_type()
        .and_then(|kind| kind.attribute("charset"));
    match charset {
        Some(charset) => format!("text/html; charset={charset}"),
        None => "text/html".to_owned(),
    }
}

/// The day on which a mail was sent, by the clock of who sent it.
fn sent(message: &Message<'_>) -> Option<StatedDate> {
    let text = message.header_raw(HeaderName::Date)?.trim();
    let date = rfc2822::parse(text).ok()?;
    Some(StatedDate {
        date: date.date(),
        is_publication: true,
        name: "Date",
        text: text.to_owned(),
    })
}
