//! Word documents (`.docx`, ECMA-376).
//!
//! Tracked changes are taken as accepted: what was deleted, or moved from somewhere, is left out.
//! Comments, notes, headers and footers are parts of their own and are not read; hidden text is left
//! out.

use std::collections::BTreeMap;

use quick_xml::Reader;
use quick_xml::events::{BytesStart, Event};

use super::error::DocumentError;
use super::format::Format;
use super::opened::{Body, Document};
use super::outline::{Outline, Role};
use super::package::Package;
use super::properties::Properties;
use super::xml::{Visitor, attribute, is_named, next, visit};

/// Elements whose content is no text of the document: what a change took out, an older form of what
/// stands beside it, the code of a field, and what is marked below the text.
const LEFT_OUT: [&[u8]; 7] = [
    b"w:del",
    b"w:moveFrom",
    b"w:delText",
    b"w:instrText",
    b"w:delInstrText",
    b"mc:Fallback",
    b"w:rt",
];

/// Opens a document.
pub(super) fn read(bytes: &[u8]) -> Result<Document<'static>, DocumentError> {
    let mut package = Package::open(bytes, Format::Docx)?;
    let text = package.main_part("word/document.xml")?;
    let properties = package.part("docProps/core.xml")?.unwrap_or_default();
    let properties = Properties::of(&properties);
    let styles = package.part("word/styles.xml")?.unwrap_or_default();
    let styles = Styles::of(&styles);
    let mut body = Paragraphs::new(&styles.roles);
    visit(&text, &mut body).ok_or(DocumentError::Broken(Format::Docx))?;
    let (title, paragraphs) = body.outline.finish(properties.title);
    if paragraphs.is_empty() {
        return Err(DocumentError::NoText(Format::Docx));
    }
    Ok(Document {
        title,
        date: properties.created,
        language: properties.language.or(styles.language),
        ..Document::of(Body::Paragraphs(paragraphs))
    })
}

/// The styles of titles and headings, by their ids, which depend on the language of the program;
/// their names do not.
#[derive(Default)]
struct Styles {
    roles: BTreeMap<Vec<u8>, Role>,
    language: Option<String>,
}

impl Styles {
    /// Reads as far as the file is well formed.
    fn of(xml: &[u8]) -> Self {
        let mut styles = Self::default();
        let mut reader = Reader::from_reader(xml);
        let mut id = None;
        while let Some(event) = next(&mut reader) {
            let (Event::Start(element) | Event::Empty(element)) = event else {
                continue;
            };
            if is_named(&element, b"w:style") {
                id = attribute(&element, b"w:styleId");
            } else if is_named(&element, b"w:name") {
                let name = attribute(&element, b"w:val").unwrap_or_default();
                let role = match name.to_ascii_lowercase().as_str() {
                    "title" => Some(Role::Title),
                    "heading 1" => Some(Role::Heading),
                    _ => None,
                };
                if let (Some(id), Some(role)) = (id.take(), role) {
                    styles.roles.insert(id.into_bytes(), role);
                }
            } else if is_named(&element, b"w:lang") && styles.language.is_none() {
                styles.language = attribute(&element, b"w:val");
            }
        }
        styles
    }
}

/// The text of a document while it is read.
struct Paragraphs<'s> {
    outline: Outline,
    roles: &'s BTreeMap<Vec<u8>, Role>,
    /// How many open elements are left out.
    left_out: usize,
    /// Whether `w:t` is open: white space between elements is none of the text.
    in_text: bool,
    /// Whether the properties of a paragraph are open; what stands in them is of its end.
    in_properties: bool,
    /// Whether the run that is open is hidden.
    is_hidden: bool,
    /// Whether the end of the paragraph was taken out.
    end_is_deleted: bool,
}

impl<'s> Paragraphs<'s> {
    fn new(roles: &'s BTreeMap<Vec<u8>, Role>) -> Self {
        Self {
            outline: Outline::default(),
            roles,
            left_out: 0,
            in_text: false,
            in_properties: false,
            is_hidden: false,
            end_is_deleted: false,
        }
    }
}

impl Visitor for Paragraphs<'_> {
    fn start(&mut self, element: &BytesStart<'_>) {
        let name = element.name();
        let name = name.as_ref();
        if self.in_properties {
            match name {
                b"w:pStyle" => {
                    let id = attribute(element, b"w:val").unwrap_or_default();
                    if let Some(role) = self.roles.get(id.as_bytes()) {
                        self.outline.is_a(*role);
                    }
                }
                b"w:del" => self.end_is_deleted = true,
                _ => {}
            }
            return;
        }
        match name {
            b"w:p" => {
                self.outline.begin();
                self.end_is_deleted = false;
            }
            b"w:pPr" => self.in_properties = true,
            b"w:r" => self.is_hidden = false,
            b"w:vanish" => {
                let value = attribute(element, b"w:val");
                self.is_hidden = !matches!(value.as_deref(), Some("0" | "false" | "off"));
            }
            b"w:t" => self.in_text = true,
            b"w:tab" | b"w:br" | b"w:cr" | b"w:ptab" if self.left_out == 0 => {
                self.outline.push(" ")
            }
            b"w:noBreakHyphen" if self.left_out == 0 => self.outline.push("-"),
            _ => self.left_out += usize::from(LEFT_OUT.contains(&name)),
        }
    }

    fn end(&mut self, name: &[u8]) {
        match name {
            b"w:pPr" => self.in_properties = false,
            _ if self.in_properties => {}
            b"w:p" => self.outline.end(std::mem::take(&mut self.end_is_deleted)),
            b"w:t" => self.in_text = false,
            _ if LEFT_OUT.contains(&name) => self.left_out = self.left_out.saturating_sub(1),
            _ => {}
        }
    }

    fn text(&mut self, text: &str) {
        if self.in_text && self.left_out == 0 && !self.is_hidden {
            self.outline.push(text);
        }
    }
}
