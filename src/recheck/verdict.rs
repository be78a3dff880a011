//! What became of the page of a source, as it is reported.

use jiff::Timestamp;
use serde::Serialize;

use crate::render::ChangedLine;
use crate::source::pages::Observation;

/// The version of the format, as its JSON names it.
pub const SCHEMA: &str = "parallax.recheck/1";

/// What became of the page of one source.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct PageVerdict {
    /// The source's id.
    pub source: String,
    /// Its page.
    pub url: String,
    /// The page that it is compared with, from the event folder: the one that the manifest names,
    /// or else the first that was saved.
    pub saved: String,
    /// What became of it since then.
    pub verdict: PageState,
    /// When this was found.
    pub checked: Timestamp,
    /// When the text was last seen as it was saved.
    pub last_seen: Option<Timestamp>,
    /// When another text, or none, was first seen; null where there is none.
    pub first_different: Option<Timestamp>,
    /// Why the page could not be had, or is not trusted.
    pub reason: Option<String>,
    /// What changed in the text, word by word: `[-gone-]`, `{+new+}`.
    pub changes: Vec<ChangedLine>,
    /// The new snapshot that was kept, from the event folder.
    pub kept: Option<String>,
    /// What became of it since a later page was kept; null where none was, or the page could not be
    /// had.
    pub since_last: Option<SinceLast>,
}

/// What became of a page since the last time that one was kept.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct SinceLast {
    /// The page that was kept last, from the event folder.
    pub page: String,
    /// What became of it since then.
    pub verdict: PageState,
    /// Why the page is not trusted.
    pub reason: Option<String>,
    /// What changed since then.
    pub changes: Vec<ChangedLine>,
}

impl PageVerdict {
    /// Whether the text is not the one first saved, or not the one kept last.
    pub fn is_change(&self) -> bool {
        let since_last = self.since_last.as_ref();
        self.verdict.is_change() || since_last.is_some_and(|last| last.verdict.is_change())
    }
}

/// What became of a page.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize)]
#[serde(rename_all = "snake_case")]
pub enum PageState {
    /// The same bytes.
    Unchanged,
    /// Other bytes, the same text.
    PageChanged,
    /// The same text in other typography, or with other lines that change by themselves, such as a
    /// counter of readers.
    Cosmetic,
    /// The same paragraphs or sentences in another order.
    Moved,
    /// Another text.
    TextChanged,
    /// The site says that there is no such page (any more).
    Gone,
    /// The site could not be asked. That says nothing about the page.
    Unreachable,
    /// A page whose text is hardly all there, or that stands in place of the one asked for. That is
    /// no edit until a person has looked.
    Suspect,
}

impl PageState {
    /// The words for it in the text output.
    pub fn label(self) -> &'static str {
        match self {
            Self::Unchanged => "unchanged",
            Self::PageChanged => "page changed, text the same",
            Self::Cosmetic => "typography or page data changed, text the same",
            Self::Moved => "TEXT MOVED, in another order",
            Self::TextChanged => "TEXT CHANGED",
            Self::Gone => "GONE",
            Self::Unreachable => "unreachable",
            Self::Suspect => "suspect",
        }
    }

    /// What the record of sightings says of it.
    pub fn observation(self) -> Observation {
        match self {
            Self::Unchanged | Self::PageChanged => Observation::SameText,
            Self::Cosmetic => Observation::Cosmetic,
            Self::Moved => Observation::Moved,
            Self::TextChanged => Observation::OtherText,
            Self::Gone => Observation::Gone,
            Self::Unreachable => Observation::Unreachable,
            Self::Suspect => Observation::Suspect,
        }
    }

    /// Whether the text says what was saved, as it was saved.
    pub fn is_same_text(self) -> bool {
        matches!(self, Self::Unchanged | Self::PageChanged | Self::Cosmetic)
    }

    /// Whether the government's text is no longer what was saved.
    pub fn is_change(self) -> bool {
        matches!(self, Self::TextChanged | Self::Moved | Self::Gone)
    }

    /// Whether nothing can be said of the text.
    pub fn is_failure(self) -> bool {
        matches!(self, Self::Unreachable | Self::Suspect)
    }
}
