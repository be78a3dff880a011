//! What was in a file.

use std::borrow::Cow;

use jiff::civil::Date;

use crate::files::MAX_PAGE_BYTES;

/// The most bytes of a page or text that a file unpacks to. Those of a bare page are as many.
pub const MAX_UNPACKED_BYTES: usize = MAX_PAGE_BYTES as usize;

/// The most paragraphs that a file holds. Each costs many times its bytes further on.
const MAX_PARAGRAPHS: usize = 100_000;

/// What a file holds.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Document<'b> {
    /// Its page or text.
    pub body: Body<'b>,
    /// Its title, where the file states one apart from its text.
    pub title: Option<String>,
    /// Its day, where the file states one apart from its text.
    pub date: Option<StatedDate>,
    /// Its language as the file states it (BCP 47).
    pub language: Option<String>,
}

/// A day that a file states, and where.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct StatedDate {
    /// The day.
    pub date: Date,
    /// Whether it is the day on which the text went out, and not just one on which the file was made.
    pub is_publication: bool,
    /// The name of the field.
    pub name: &'static str,
    /// What stands there.
    pub text: String,
}

impl StatedDate {
    /// The day on which a file was made, as a field of this name has it.
    pub(super) fn made(date: Date, name: &'static str, text: String) -> Self {
        Self {
            date,
            is_publication: false,
            name,
            text,
        }
    }

    /// The same of a day in figures; `None` where there is no such day.
    pub(super) fn made_on(year: i32, month: i32, day: i32, name: &'static str) -> Option<Self> {
        let narrow = |figure: i32| i8::try_from(figure).ok();
        let date = Date::new(i16::try_from(year).ok()?, narrow(month)?, narrow(day)?).ok()?;
        Some(Self::made(date, name, date.to_string()))
    }
}

/// The page or text in a file.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Body<'b> {
    /// A page.
    Page {
        /// Its bytes.
        bytes: Cow<'b, [u8]>,
        /// The `Content-Type` that goes with them.
        content_type: Option<String>,
    },
    /// Plain text, lines broken as whoever wrote it broke them.
    Text(String),
    /// Paragraphs, told apart by the format.
    Paragraphs(Vec<String>),
}

impl Body<'_> {
    /// Whether it is more than any statement needs.
    pub(super) fn is_too_large(&self) -> bool {
        let has_too_many = matches!(self, Self::Paragraphs(all) if all.len() > MAX_PARAGRAPHS);
        has_too_many || self.size() > MAX_UNPACKED_BYTES
    }

    /// How many bytes it has.
    pub fn size(&self) -> usize {
        match self {
            Self::Page { bytes, .. } => bytes.len(),
            Self::Text(text) => text.len(),
            Self::Paragraphs(paragraphs) => paragraphs.iter().map(String::len).sum(),
        }
    }
}

impl<'b> Document<'b> {
    /// The bytes of its page, if it holds one.
    pub fn page(&self) -> Option<&[u8]> {
        match &self.body {
            Body::Page { bytes, .. } => Some(bytes),
            Body::Text(_) | Body::Paragraphs(_) => None,
        }
    }

    /// A document of which nothing is known but its text.
    pub(super) fn of(body: Body<'b>) -> Self {
        Self {
            body,
            title: None,
            date: None,
            language: None,
        }
    }
}
