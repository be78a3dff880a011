//! The report as a Word file, for those who edit it further.

mod document;
mod package;
mod words;

use maud::html;

use crate::report::Report;
use crate::view::{BRIEF_FINDINGS, Brief};
use document::Document;
use package::packed;
use words::{relationship_id, storable};

const CONTENT_TYPES: &str = include_str!("content-types.xml");
const RELATIONSHIPS: &str = include_str!("relationships.xml");
const STYLES: &str = include_str!("styles.xml");

/// What an XML file begins with.
const PROLOGUE: &str = "<?xml version=\"1.0\" encoding=\"UTF-8\" standalone=\"yes\"?>\n";

/// The report as a Word file (`.docx`). Equal reports are equal bytes.
pub fn docx(report: &Report) -> Vec<u8> {
    docx_whole(report, BRIEF_FINDINGS)
}

/// The report as a Word file, with so many findings before all else.
pub fn docx_whole(report: &Report, findings: usize) -> Vec<u8> {
    written(report, findings, true)
}

/// The first page of a report, with so many findings, as a Word file.
pub fn docx_brief(report: &Report, findings: usize) -> Vec<u8> {
    written(report, findings, false)
}

fn written(report: &Report, findings: usize, is_whole: bool) -> Vec<u8> {
    let brief = Brief::of(report, findings);
    let mut document = Document::new(report);
    let body = format!("{PROLOGUE}{}", document.written(&brief, is_whole));
    let relationships = format!("{PROLOGUE}{}", relationships(document.addresses()));
    let properties = format!("{PROLOGUE}{}", properties(brief.title));
    packed(&[
        ("[Content_Types].xml", CONTENT_TYPES),
        ("_rels/.rels", RELATIONSHIPS),
        ("docProps/core.xml", &properties),
        ("word/document.xml", &body),
        ("word/_rels/document.xml.rels", &relationships),
        ("word/styles.xml", STYLES),
    ])
}

fn relationships(addresses: &[String]) -> String {
    const OFFICE: &str = "http://schemas.openxmlformats.org/officeDocument/2006/relationships";
    let relationships = html! {
        Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships" {
            Relationship Id="rId1" Type={ (OFFICE) "/styles" } Target="styles.xml" {}
            @for (place, address) in addresses.iter().enumerate() {
                Relationship Id=(relationship_id(place)) Type={ (OFFICE) "/hyperlink" } Target=(address) TargetMode="External" {}
            }
        }
    };
    relationships.into_string()
}

fn properties(title: &str) -> String {
    let properties = html! {
        cp:coreProperties xmlns:cp="http://schemas.openxmlformats.org/package/2006/metadata/core-properties"
            xmlns:dc="http://purl.org/dc/elements/1.1/" {
            dc:title { (storable(title)) }
            dc:creator { "parallax " (env!("CARGO_PKG_VERSION")) }
        }
    };
    properties.into_string()
}
