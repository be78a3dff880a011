//! Has a government changed its text since it was saved? Text is compared with text: a page may
//! change around a text that stays.

use std::collections::HashSet;

use jiff::Timestamp;
use serde::Serialize;

use crate::extract;
use crate::fetch::FetchError;
use crate::render::{self, ChangedLine};
use crate::site::Sites;
use crate::source::pages::{Found, Sighting};
use crate::source::snapshot::Snapshot;
use crate::statement::{Method, Sentence, Statement};

/// The version of the format, as its JSON names it.
pub const SCHEMA: &str = "parallax.recheck/1";

/// Below this share of the words that were there, a text is not taken for an edit: pages that fail
/// to load in part, or whose layout is new, lose most of their text at once.
const HARDLY_THERE: f64 = 0.25;

/// What became of the page of one source.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Finding {
    /// The source's id.
    pub source: String,
    /// Its page.
    pub url: String,
    /// What became of it.
    pub verdict: Verdict,
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
}

/// What became of a page.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize)]
#[serde(rename_all = "snake_case")]
pub enum Verdict {
    /// The same bytes.
    Unchanged,
    /// Other bytes, the same text.
    PageChanged,
    /// Another text.
    TextChanged,
    /// The site says that there is no such page (any more).
    Gone,
    /// The site could not be asked. That says nothing about the page.
    Unreachable,
    /// A page whose text is hardly all there. That is no edit until a person has looked.
    Suspect,
}

impl Verdict {
    /// How it is told.
    pub fn label(self) -> &'static str {
        match self {
            Self::Unchanged => "unchanged",
            Self::PageChanged => "page changed, text the same",
            Self::TextChanged => "TEXT CHANGED",
            Self::Gone => "GONE",
            Self::Unreachable => "unreachable",
            Self::Suspect => "suspect",
        }
    }

    /// How it stands in the record of sightings.
    pub fn found(self) -> Found {
        match self {
            Self::Unchanged | Self::PageChanged => Found::SameText,
            Self::TextChanged => Found::OtherText,
            Self::Gone => Found::Gone,
            Self::Unreachable => Found::Unreachable,
            Self::Suspect => Found::Suspect,
        }
    }

    /// Whether the government's text is no longer what was saved.
    pub fn is_change(self) -> bool {
        matches!(self, Self::TextChanged | Self::Gone)
    }

    /// Whether nothing can be said.
    pub fn is_failure(self) -> bool {
        matches!(self, Self::Unreachable | Self::Suspect)
    }
}

/// What a page is now, next to what it was.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Judgement {
    /// What became of it.
    pub verdict: Verdict,
    /// Why it is not trusted.
    pub reason: Option<String>,
    /// What changed, word by word.
    pub changes: Vec<ChangedLine>,
}

impl Judgement {
    fn of(verdict: Verdict) -> Self {
        Self {
            verdict,
            reason: None,
            changes: vec![],
        }
    }

    fn with_reason(verdict: Verdict, reason: String) -> Self {
        Self {
            reason: Some(reason),
            ..Self::of(verdict)
        }
    }

    /// Judges a page that could not be had.
    pub fn of_failure(error: &FetchError) -> Self {
        let verdict = if error.is_gone() {
            Verdict::Gone
        } else {
            Verdict::Unreachable
        };
        Self::with_reason(verdict, error.reason.to_string())
    }

    /// Judges a page that has the bytes of the saved one.
    pub fn of_same_bytes() -> Self {
        Self::of(Verdict::Unchanged)
    }

    /// Judges a page as it is now against the one that was saved, where their bytes differ.
    ///
    /// Both are extracted now, by the same program: a change in the extractor is no change by a
    /// government.
    pub fn of_pages(saved: &Snapshot, now: &Snapshot, sites: &Sites) -> Self {
        let suspect = |reason| Self::with_reason(Verdict::Suspect, reason);
        let old = match extract::extract_with(saved, sites) {
            Ok(old) => old,
            Err(error) => return suspect(format!("the saved page cannot be compared: {error}")),
        };
        let new = match extract::extract_with(now, sites) {
            Ok(new) => new,
            Err(error) => return suspect(error.to_string()),
        };
        let (old_text, new_text) = (text(&old), text(&new));
        if old_text.split_whitespace().eq(new_text.split_whitespace()) {
            return Self::of(Verdict::PageChanged);
        }
        if (new.words as f64) < HARDLY_THERE * old.words as f64 {
            return suspect(format!(
                "{} of {} words are left; look at the page",
                new.words, old.words
            ));
        }
        if (old.method, new.method) == (Method::Profile, Method::Generic) {
            return suspect(
                "what is known of the site's pages finds nothing in it; look at the page"
                    .to_owned(),
            );
        }
        // Sites send those who ask for a page that is gone to their front page.
        if let Some(elsewhere) = &now.provenance.answered
            && !now.provenance.redirects.is_empty()
            && saved.url() != Some(elsewhere)
            && shares_no_sentence(&old, &new)
        {
            return suspect(format!(
                "it redirects to {elsewhere}, which has not one sentence of the saved text; look \
                 at the page"
            ));
        }
        Self {
            changes: render::changes(&old_text, &new_text),
            ..Self::of(Verdict::TextChanged)
        }
    }
}

fn shares_no_sentence(old: &Statement, new: &Statement) -> bool {
    let known: HashSet<&str> = old.sentences.iter().map(Sentence::text).collect();
    !new.sentences
        .iter()
        .any(|sentence| known.contains(sentence.text()))
}

/// What is compared: the heading, and a paragraph a line.
fn text(statement: &Statement) -> String {
    let title = statement.title.iter();
    title
        .chain(&statement.paragraphs)
        .map(|line| format!("{line}\n"))
        .collect()
}

/// When the text was last seen as it was saved, and when it was first seen otherwise, if it is
/// otherwise at the moment `now`, on a page whose bytes have the SHA-256 `sha256`.
pub fn interval(
    saved: &Snapshot,
    sightings: &[Sighting],
    verdict: Verdict,
    sha256: &str,
    now: Timestamp,
) -> (Option<Timestamp>, Option<Timestamp>) {
    if matches!(verdict, Verdict::Unchanged | Verdict::PageChanged) {
        return (Some(now), None);
    }
    let retrieved = saved.provenance.retrieved.as_deref();
    let same = |sighting: &&Sighting| match sighting.found {
        Found::SameText => true,
        Found::Page => sighting.sha256 == saved.sha256,
        _ => false,
    };
    let last_seen = sightings
        .iter()
        .filter(same)
        .map(|sighting| sighting.at)
        .chain(retrieved.and_then(|at| at.parse().ok()))
        .max();
    let first_different = verdict.is_change().then(|| {
        sightings
            .iter()
            .filter(|sighting| match sighting.found {
                Found::OtherText | Found::Gone => true,
                Found::Page => sighting.sha256 == sha256,
                _ => false,
            })
            .map(|sighting| sighting.at)
            .filter(|at| last_seen.is_none_or(|last| *at > last))
            .min()
            .unwrap_or(now)
    });
    (last_seen, first_different)
}
