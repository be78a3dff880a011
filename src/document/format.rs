//! The formats that are opened before they are read.

use std::fmt;

/// A format that is opened before it is read.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
#[non_exhaustive]
pub enum Format {
    /// A mail (`.eml`), or a page that a browser saved in the form of one (`.mhtml`).
    Mime,
}

impl Format {
    /// Its name behind an article.
    pub(super) fn with_article(self) -> String {
        format!("a {self}")
    }
}

impl fmt::Display for Format {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter.write_str(match self {
            Self::Mime => "mail or MHTML file",
        })
    }
}
