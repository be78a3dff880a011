//! OpenDocument texts (`.odt`, ISO 26300).
//!
//! Tracked changes are taken as accepted: what was deleted is kept in an element of its own, which
//! is left out. Comments and notes stand in the text, and are left out too.

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

/// Elements whose content is no text of the document.
const LEFT_OUT: [&[u8]; 8] = [
    b"text:tracked-changes",
    b"text:note",
    b"text:hidden-text",
    b"text:ruby-text",
    b"office:annotation",
    b"office:forms",
    b"svg:title",
    b"svg:desc",
];

/// Opens a document.
pub(super) fn read(bytes: &[u8]) -> Result<Document<'static>, DocumentError> {
    let mut package = Package::open(bytes, Format::Odt)?;
    let manifest = package.part("META-INF/manifest.xml")?.unwrap_or_default();
    if memchr::memmem::find(&manifest, b"encryption-data").is_some() {
        return Err(DocumentError::Locked(Format::Odt));
    }
    let text = package.main_part("content.xml")?;
    let properties = package.part("meta.xml")?.unwrap_or_default();
    let properties = Properties::of(&properties);
    let styles = package.part("styles.xml")?.unwrap_or_default();
    let mut body = Paragraphs::default();
    visit(&text, &mut body).ok_or(DocumentError::Broken(Format::Odt))?;
    let (title, paragraphs) = body.outline.finish(properties.title);
    if paragraphs.is_empty() {
        return Err(DocumentError::NoText(Format::Odt));
    }
    Ok(Document {
        title,
        date: properties.created,
        language: properties.language.or_else(|| default_language(&styles)),
        ..Document::of(Body::Paragraphs(paragraphs))
    })
}

/// The language of a document, as its default style has it.
fn default_language(styles: &[u8]) -> Option<String> {
    let mut reader = Reader::from_reader(styles);
    while let Some(event) = next(&mut reader) {
        if let Event::Start(element) | Event::Empty(element) = event
            && is_named(&element, b"style:text-properties")
            && let Some(language) = attribute(&element, b"fo:language")
        {
            return Some(language).filter(|language| language != "none");
        }
    }
    None
}

/// The text of a document while it is read.
#[derive(Default)]
struct Paragraphs {
    outline: Outline,
    /// The styles that are made from others for a single place, each with the one it is made from.
    parents: BTreeMap<String, String>,
    /// How many open elements are left out.
    left_out: usize,
}

impl Visitor for Paragraphs {
    fn start(&mut self, element: &BytesStart<'_>) {
        let name = element.name();
        let name = name.as_ref();
        if LEFT_OUT.contains(&name) {
            self.left_out += 1;
            return;
        }
        if self.left_out > 0 {
            return;
        }
        match name {
            b"style:style" => {
                let parent = attribute(element, b"style:parent-style-name");
                if let (Some(name), Some(parent)) = (attribute(element, b"style:name"), parent) {
                    self.parents.insert(name, parent);
                }
            }
            b"text:p" | b"text:h" => {
                self.outline.begin();
                self.outline.is_a(self.role(element));
            }
            b"text:s" | b"text:tab" | b"text:line-break" => {
                self.outline.push(" ");
            }
            _ => {}
        }
    }

    fn end(&mut self, name: &[u8]) {
        if LEFT_OUT.contains(&name) {
            self.left_out = self.left_out.saturating_sub(1);
        } else if self.left_out == 0 && matches!(name, b"text:p" | b"text:h") {
            self.outline.end(false);
        }
    }

    fn text(&mut self, text: &str) {
        if self.left_out == 0 {
            self.outline.push(text);
        }
    }
}

impl Paragraphs {
    fn role(&self, paragraph: &BytesStart<'_>) -> Role {
        let style = attribute(paragraph, b"text:style-name").unwrap_or_default();
        let style = self.parents.get(&style).unwrap_or(&style);
        if style == "Title" {
            return Role::Title;
        }
        let rank = attribute(paragraph, b"text:outline-level");
        match rank.as_deref() {
            Some("1") => Role::Heading,
            _ => Role::Body,
        }
    }
}
