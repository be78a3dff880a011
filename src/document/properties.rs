//! What an office document states of itself, in Dublin Core: `docProps/core.xml`, `meta.xml`.

use jiff::civil::Date;
use quick_xml::Reader;
use quick_xml::events::Event;

use super::opened::StatedDate;
use super::xml::{next, text_of};

/// The most bytes of a property that are read.
const MAX_PROPERTY_BYTES: usize = 2000;

/// What an office document states of itself.
#[derive(Debug, Default)]
pub(super) struct Properties {
    pub title: Option<String>,
    pub language: Option<String>,
    /// The day on which it was made.
    pub created: Option<StatedDate>,
}

impl Properties {
    /// Reads as far as the file is well formed.
    pub(super) fn of(xml: &[u8]) -> Self {
        let mut properties = Self::default();
        let mut reader = Reader::from_reader(xml);
        let mut value = String::new();
        while let Some(event) = next(&mut reader) {
            match &event {
                Event::Start(_) => value.clear(),
                Event::End(element) => {
                    properties.take(element.name().as_ref(), value.trim());
                    value.clear();
                }
                other if value.len() < MAX_PROPERTY_BYTES => value.push_str(&text_of(other)),
                _ => {}
            }
        }
        properties
    }

    fn take(&mut self, name: &[u8], value: &str) {
        if value.is_empty() {
            return;
        }
        match name {
            b"dc:title" if is_title(value) => self.title = Some(value.to_owned()),
            b"dc:language" => self.language = Some(value.to_owned()),
            b"dcterms:created" => self.created = created(value, "dcterms:created"),
            b"meta:creation-date" => self.created = created(value, "meta:creation-date"),
            _ => {}
        }
    }
}

/// Whether a stated title is one: programs put the name of the file there, or of an empty document.
pub(super) fn is_title(stated: &str) -> bool {
    let stated = stated.trim();
    let lower = stated.to_ascii_lowercase();
    let ends_as_file = [
        ".doc", ".docx", ".odt", ".rtf", ".pdf", ".indd", ".txt", ".html",
    ]
    .iter()
    .any(|ending| lower.ends_with(ending));
    let is_named_by_program = lower.starts_with("microsoft word - ")
        || [
            "untitled",
            "document",
            "document1",
            "powerpoint presentation",
        ]
        .contains(&&*lower);
    stated.contains(char::is_alphabetic) && !ends_as_file && !is_named_by_program
}

fn created(value: &str, name: &'static str) -> Option<StatedDate> {
    let date: Date = value.get(..10)?.parse().ok()?;
    Some(StatedDate::made(date, name, value.to_owned()))
}
