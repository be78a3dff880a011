//! Rich Text Format (`.rtf`, 1.9).
//!
//! A small reader of our own, which reads the bytes once, from front to back, and holds a few bytes for
//! each group that is open, and a bounded number of those.

use std::collections::BTreeMap;

use encoding_rs::{Encoding, WINDOWS_1252};

use super::error::DocumentError;
use super::format::Format;
use super::opened::{Body, Document, StatedDate};
use super::outline::Outline;
use super::properties::is_title;

/// What an RTF file begins with.
const START: &[u8] = b"{\\rtf";

/// How deep groups may stand in each other. Word itself gives up far earlier.
const MAX_DEPTH: usize = 10_000;

/// Groups whose content is no text of the document. Those that begin with `\*` are none either.
const LEFT_OUT: [&[u8]; 22] = [
    b"colortbl",
    b"stylesheet",
    b"pict",
    b"object",
    b"header",
    b"headerl",
    b"headerr",
    b"headerf",
    b"footer",
    b"footerl",
    b"footerr",
    b"footerf",
    b"footnote",
    b"annotation",
    b"atnid",
    b"atnauthor",
    b"fldinst",
    b"bkmkstart",
    b"bkmkend",
    b"nonshppict",
    b"listtext",
    b"xe",
];

/// Whether a file begins as RTF.
pub(super) fn is_rtf(bytes: &[u8]) -> bool {
    bytes.starts_with(START)
}

/// Opens a document.
pub(super) fn read(bytes: &[u8]) -> Result<Document<'static>, DocumentError> {
    let mut text = Text::default();
    text.read(bytes)?;
    text.outline.end(false);
    let title = text.title.trim();
    let title = is_title(title).then(|| title.to_owned());
    let (title, paragraphs) = text.outline.finish(title);
    if paragraphs.is_empty() {
        return Err(DocumentError::NoText(Format::Rtf));
    }
    Ok(Document {
        title,
        date: text.created.date(),
        ..Document::of(Body::Paragraphs(paragraphs))
    })
}

/// What the text of a group is.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
enum Target {
    #[default]
    Text,
    Fonts,
    Info,
    Title,
    Created,
    Nothing,
}

/// What holds within a group.
#[derive(Debug, Clone, Copy, Default)]
struct Group {
    target: Target,
    /// How many characters stand behind `\u` for who does not know it.
    fallback: Option<usize>,
    font: i32,
    is_hidden: bool,
    is_deleted: bool,
}

/// The day on which the document was made.
#[derive(Debug, Default)]
struct Created {
    year: i32,
    month: i32,
    day: i32,
}

impl Created {
    fn date(&self) -> Option<StatedDate> {
        StatedDate::made_on(self.year, self.month, self.day, "creatim")
    }
}

/// The text of a document while it is read.
#[derive(Default)]
struct Text {
    outline: Outline,
    group: Group,
    above: Vec<Group>,
    title: String,
    created: Created,
    /// The code page of the document, and those of its fonts.
    page: Option<&'static Encoding>,
    font_pages: BTreeMap<i32, &'static Encoding>,
    /// Bytes in a code page, which may be parts of one character.
    bytes: Vec<u8>,
    /// The first half of a character beyond the first 65,536.
    half: Option<u16>,
    /// Characters that are still passed over behind `\u`.
    passed: usize,
    has_begun: bool,
}

impl Text {
    fn read(&mut self, file: &[u8]) -> Result<(), DocumentError> {
        let mut rest = file;
        while let Some((&byte, after)) = rest.split_first() {
            rest = after;
            match byte {
                b'{' => {
                    self.flush();
                    if self.above.len() >= MAX_DEPTH {
                        return Err(DocumentError::Broken(Format::Rtf));
                    }
                    self.above.push(self.group);
                }
                b'}' => {
                    self.flush();
                    self.passed = 0;
                    self.group = self.above.pop().unwrap_or_default();
                }
                b'\\' => rest = self.control(rest),
                b'\r' | b'\n' => {}
                _ => self.byte(byte),
            }
        }
        self.flush();
        Ok(())
    }

    /// Reads what follows a backslash, and gives what is behind it.
    fn control<'f>(&mut self, rest: &'f [u8]) -> &'f [u8] {
        let letters = rest
            .iter()
            .take_while(|byte| byte.is_ascii_alphabetic())
            .count();
        if letters == 0 {
            return self.symbol(rest);
        }
        let (word, after) = rest.split_at(letters);
        let sign = usize::from(after.first() == Some(&b'-'));
        let digits = after[sign..]
            .iter()
            .take_while(|byte| byte.is_ascii_digit())
            .count();
        let (figure, after) = match digits {
            0 => (None, after),
            _ => {
                let (figure, after) = after.split_at(sign + digits);
                (
                    std::str::from_utf8(figure)
                        .ok()
                        .and_then(|it| it.parse().ok()),
                    after,
                )
            }
        };
        let after = after.strip_prefix(b" ").unwrap_or(after);
        if word == b"bin" {
            let size = figure
                .and_then(|it: i32| usize::try_from(it).ok())
                .unwrap_or(0);
            return &after[size.min(after.len())..];
        }
        self.word(word, figure);
        after
    }

    /// Reads a sign behind a backslash.
    fn symbol<'f>(&mut self, rest: &'f [u8]) -> &'f [u8] {
        let Some((&sign, after)) = rest.split_first() else {
            return rest;
        };
        match sign {
            b'\'' => {
                let digits = after.get(..2).unwrap_or_default();
                let digits = std::str::from_utf8(digits).unwrap_or_default();
                if let Ok(byte) = u8::from_str_radix(digits, 16) {
                    self.byte(byte);
                }
                return after.get(2..).unwrap_or_default();
            }
            b'\\' | b'{' | b'}' => self.byte(sign),
            b'~' => self.character(" "),
            b'_' => self.character("-"),
            b'*' => self.group.target = Target::Nothing,
            b'\r' | b'\n' => self.end_paragraph(),
            _ => {}
        }
        after
    }

    /// Reads a control word.
    fn word(&mut self, word: &[u8], figure: Option<i32>) {
        if word == b"u" {
            return self.unicode(figure.unwrap_or(0));
        }
        self.flush();
        let is_on = figure != Some(0);
        match word {
            b"par" | b"sect" | b"page" | b"cell" | b"row" => self.end_paragraph(),
            b"line" | b"tab" => self.character(" "),
            b"emdash" => self.character("—"),
            b"endash" => self.character("–"),
            b"lquote" => self.character("‘"),
            b"rquote" => self.character("’"),
            b"ldblquote" => self.character("“"),
            b"rdblquote" => self.character("”"),
            b"bullet" => self.character("•"),
            b"emspace" | b"enspace" | b"qmspace" => self.character(" "),
            b"uc" => self.group.fallback = figure.and_then(|it| usize::try_from(it).ok()),
            b"ansicpg" => self.page = figure.and_then(code_page),
            b"mac" => self.page = Some(encoding_rs::MACINTOSH),
            b"f" => self.group.font = figure.unwrap_or(0),
            b"fcharset" if self.group.target == Target::Fonts => {
                if let Some(page) = figure.and_then(page_of_charset) {
                    self.font_pages.insert(self.group.font, page);
                }
            }
            b"plain" => {
                self.group.is_hidden = false;
                self.group.is_deleted = false;
            }
            b"v" => self.group.is_hidden = is_on,
            b"deleted" => self.group.is_deleted = is_on,
            _ => self.destination(word, figure),
        }
    }

    fn destination(&mut self, word: &[u8], figure: Option<i32>) {
        let figure = figure.unwrap_or(0);
        match (self.group.target, word) {
            (Target::Text, b"fonttbl") => self.group.target = Target::Fonts,
            (Target::Text, b"info") => self.group.target = Target::Info,
            (Target::Info, b"title") => self.group.target = Target::Title,
            (Target::Info, b"creatim") => self.group.target = Target::Created,
            (Target::Created, b"yr") => self.created.year = figure,
            (Target::Created, b"mo") => self.created.month = figure,
            (Target::Created, b"dy") => self.created.day = figure,
            (Target::Info, b"author" | b"operator" | b"subject" | b"company" | b"keywords") => {
                self.group.target = Target::Nothing;
            }
            (_, word) if LEFT_OUT.contains(&word) => self.group.target = Target::Nothing,
            _ => {}
        }
    }

    /// A byte of text in the code page that holds here.
    fn byte(&mut self, byte: u8) {
        if self.passed > 0 {
            self.passed -= 1;
        } else {
            self.bytes.push(byte);
        }
    }

    /// `\u`, a character in 16 bits; those beyond are written as two of them.
    fn unicode(&mut self, figure: i32) {
        self.flush_bytes();
        self.passed = self.group.fallback.unwrap_or(1);
        // Word writes those from 32,768 as negative numbers.
        let unit = (figure & 0xffff) as u16;
        let units = match self.half.take() {
            Some(half) => vec![half, unit],
            None if (0xd800..0xdc00).contains(&unit) => {
                self.half = Some(unit);
                return;
            }
            None => vec![unit],
        };
        self.put(&String::from_utf16_lossy(&units));
    }

    fn character(&mut self, text: &str) {
        self.flush();
        self.put(text);
    }

    fn flush(&mut self) {
        self.half = None;
        self.flush_bytes();
    }

    /// Takes up the bytes of a code page that were collected.
    fn flush_bytes(&mut self) {
        if self.bytes.is_empty() {
            return;
        }
        let bytes = std::mem::take(&mut self.bytes);
        let of_font = self.font_pages.get(&self.group.font).copied();
        let page = of_font.or(self.page).unwrap_or(WINDOWS_1252);
        let (text, _) = page.decode_without_bom_handling(&bytes);
        self.put(&text);
    }

    fn put(&mut self, text: &str) {
        match self.group.target {
            Target::Text if !self.group.is_hidden && !self.group.is_deleted => {
                if !self.has_begun {
                    self.outline.begin();
                    self.has_begun = true;
                }
                self.outline.push(text);
            }
            Target::Title => self.title.push_str(text),
            _ => {}
        }
    }

    fn end_paragraph(&mut self) {
        self.flush();
        if self.group.target == Target::Text && !self.group.is_deleted && self.has_begun {
            self.outline.end(false);
            self.has_begun = false;
        }
    }
}

/// A code page by its number.
fn code_page(number: i32) -> Option<&'static Encoding> {
    let label = match number {
        932 => "shift_jis".to_owned(),
        936 => "gbk".to_owned(),
        949 => "euc-kr".to_owned(),
        950 => "big5".to_owned(),
        65001 => "utf-8".to_owned(),
        10000 => "macintosh".to_owned(),
        _ => format!("windows-{number}"),
    };
    Encoding::for_label(label.as_bytes())
}

/// The code page that a font has by its charset; that of Western Europe says nothing of a document
/// that has another.
fn page_of_charset(charset: i32) -> Option<&'static Encoding> {
    code_page(match charset {
        128 => 932,
        129 => 949,
        134 => 936,
        136 => 950,
        161 => 1253,
        162 => 1254,
        163 => 1258,
        177 => 1255,
        178 => 1256,
        186 => 1257,
        204 => 1251,
        222 => 874,
        238 => 1250,
        _ => return None,
    })
}
