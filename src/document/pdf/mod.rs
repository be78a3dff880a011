//! PDF files with text.
//!
//! `hayro` reads the file and its fonts, and says where each glyph stands; glyphs become words and
//! lines (`line`), lines become columns and paragraphs (`layout`), without what a browser prints around
//! its pages (`print`). It is safe Rust that its authors fuzz, and reads only the objects that are asked
//! for; but it unpacks a stream whatever its size, and calls itself for each list in a list, so `bombs`
//! and `depth` look at all of a file before. Of a file that is encrypted and opens without a password they
//! look at what it is without its lock (`lock`, `unlock`), and so does `hayro`. It also draws all that pages draw, as often as they call for it: so `drawing` passes on to it only what places text (`placed`), and counts that and the
//! fonts that are loaded for it (`work`, `fonts`).

mod bombs;
mod depth;
mod drawing;
mod fonts;
mod glyphs;
mod layout;
mod letters;
mod line;
mod lock;
mod placed;
mod print;
mod tokens;
mod unlock;
mod work;

use hayro_interpret::hayro_syntax::Pdf;

use self::bombs::Refused;
use self::drawing::Drawings;
use self::lock::Shut;
use self::work::{Counted, Spent, within};
use super::error::DocumentError;
use super::format::Format;
use super::opened::{Body, Document, StatedDate};
use super::properties::is_title;
use crate::files::without_byte_order_mark;

/// What a PDF file begins with, after at most some white space.
const START: &[u8] = b"%PDF-";

/// Pages that are read. No statement fills a tenth of them.
const MAX_PAGES: usize = 500;

/// Programs with which readers print pages to files: the day is that of the print.
const PRINTERS: [&str; 5] = ["skia/pdf", "chrom", "safari", "firefox", "wkhtmltopdf"];

/// Whether a file begins as a PDF.
pub(super) fn is_pdf(bytes: &[u8]) -> bool {
    let start = without_byte_order_mark(bytes);
    start.trim_ascii_start().starts_with(START)
}

/// Opens a PDF file.
pub(super) fn read(bytes: &[u8]) -> Result<Document<'static>, DocumentError> {
    let bytes = unlock::unlocked(bytes).map_err(|shut| match shut {
        Shut::Password => DocumentError::Locked(Format::Pdf),
        Shut::Unknown => DocumentError::Encrypted(Format::Pdf),
    })?;
    bombs::look_at(&bytes).map_err(|refused| match refused {
        Refused::TooLarge => DocumentError::TooLarge(Format::Pdf),
        Refused::Outdated => DocumentError::Outdated(Format::Pdf),
        Refused::Encrypted => DocumentError::Encrypted(Format::Pdf),
    })?;
    let too_large = |Spent| DocumentError::TooLarge(Format::Pdf);
    let file = Counted::new(bytes);
    let opened = within(|| Pdf::new(file.clone())).map_err(too_large)?;
    let pdf = opened.map_err(|_| DocumentError::Broken(Format::Pdf))?;
    file.is_open();
    within(|| text_of(&pdf)).flatten().map_err(too_large)?
}

/// The text of a file that is open.
fn text_of(pdf: &Pdf) -> Result<Result<Document<'static>, DocumentError>, Spent> {
    let mut drawings = Drawings::of(pdf.xref());
    let mut pages = Vec::new();
    for page in pdf.pages().iter().take(MAX_PAGES) {
        pages.push(line::lines(drawings.glyphs(page)?));
    }
    let address = print::take_out_frame(&mut pages);
    let (heading, mut paragraphs) = layout::paragraphs(pages);
    if paragraphs.is_empty() {
        return Ok(Err(if drawings.has_pictures() {
            DocumentError::Scan
        } else {
            DocumentError::NoText(Format::Pdf)
        }));
    }
    // Below a text, its address is told from it as in what people paste.
    paragraphs.extend(address);
    Ok(Ok(stated(pdf, heading, paragraphs)))
}

/// The document with what the file states of it.
fn stated(pdf: &Pdf, heading: Option<String>, paragraphs: Vec<String>) -> Document<'static> {
    let metadata = pdf.metadata();
    let title = metadata
        .title
        .as_deref()
        .map(text)
        .filter(|title| is_title(title));
    let made_with = [&metadata.creator, &metadata.producer]
        .into_iter()
        .flatten()
        .map(|program| text(program).to_lowercase());
    let is_print = made_with
        .into_iter()
        .any(|program| PRINTERS.iter().any(|printer| program.contains(printer)));
    let created = metadata.creation_date.filter(|_| !is_print).and_then(|at| {
        let (year, month, day) = (at.year.into(), at.month.into(), at.day.into());
        StatedDate::made_on(year, month, day, "CreationDate")
    });
    Document {
        title: heading.or(title),
        date: created,
        ..Document::of(Body::Paragraphs(paragraphs))
    }
}

/// A string of a PDF: UTF-16 with a mark at its start, else nearly Latin.
fn text(bytes: &[u8]) -> String {
    let text = match bytes {
        [0xfe, 0xff, rest @ ..] => encoding_rs::UTF_16BE.decode_without_bom_handling(rest).0,
        [0xef, 0xbb, 0xbf, rest @ ..] => String::from_utf8_lossy(rest),
        _ => {
            encoding_rs::WINDOWS_1252
                .decode_without_bom_handling(bytes)
                .0
        }
    };
    text.trim().to_owned()
}
