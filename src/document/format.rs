//! The formats that are opened before they are read.

use std::fmt;

/// A format that is opened before it is read.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
#[non_exhaustive]
pub enum Format {
    /// A mail (`.eml`), or a page that a browser saved in the form of one (`.mhtml`).
    Mime,
    /// A PDF file.
    Pdf,
    /// A page that Safari saved (`.webarchive`).
    WebArchive,
    /// A Word document (`.docx`).
    Docx,
    /// An OpenDocument text (`.odt`).
    Odt,
    /// A document in Rich Text Format (`.rtf`).
    Rtf,
}

impl Format {
    /// Its name behind an article.
    pub(super) fn with_article(self) -> String {
        match self {
            Self::Odt | Self::Rtf => format!("an {self}"),
            _ => format!("a {self}"),
        }
    }
}

impl fmt::Display for Format {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter.write_str(match self {
            Self::Mime => "mail or MHTML file",
            Self::Pdf => "PDF file",
            Self::WebArchive => "web archive",
            Self::Docx => "Word document",
            Self::Odt => "OpenDocument text",
            Self::Rtf => "RTF document",
        })
    }
}
