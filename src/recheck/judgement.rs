//! A page as it is now against the page that was saved.

use std::collections::HashSet;

use super::difference::Difference;
use super::verdict::PageState;
use crate::extract;
use crate::fetch::FetchError;
use crate::render::{self, ChangedLine};
use crate::site::Sites;
use crate::source::MANIFEST;
use crate::source::snapshot::Snapshot;
use crate::statement::{Method, Sentence, StandIn, Statement};

/// Below this share of the words that were there, a text is not taken for an edit: pages that fail
/// to load in part, or whose layout is new, lose most of their text at once.
const HARDLY_THERE: f64 = 0.25;

/// What a page is now, next to what it was.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Judgement {
    /// What became of it.
    pub state: PageState,
    /// Why it is not trusted.
    pub reason: Option<String>,
    /// What changed, word by word.
    pub changes: Vec<ChangedLine>,
}

impl Judgement {
    fn of(state: PageState) -> Self {
        Self {
            state,
            reason: None,
            changes: vec![],
        }
    }

    fn with_reason(state: PageState, reason: String) -> Self {
        Self {
            reason: Some(reason),
            ..Self::of(state)
        }
    }

    /// Judges a page that could not be had.
    pub(crate) fn of_failure(error: &FetchError) -> Self {
        Self::with_reason(of_failure(error), error.reason.to_string())
    }

    /// Judges a page that has the bytes of the saved one.
    pub(crate) fn of_same_bytes(now: &Snapshot, sites: &Sites) -> Self {
        match extract::stand_in(now, sites) {
            Some(found) => Self::with_reason(PageState::Suspect, was(&found)),
            None => Self::of(PageState::Unchanged),
        }
    }

    /// Judges a page as it is now against the one that was saved, where their bytes differ.
    ///
    /// Both are extracted now, by the same program: a change in the extractor is no change by a
    /// government.
    pub(crate) fn of_pages(saved: &Snapshot, now: &Snapshot, sites: &Sites) -> Self {
        let suspect = |reason| Self::with_reason(PageState::Suspect, reason);
        let old = match extract::extract_with(saved, sites) {
            Ok(old) => old,
            Err(error) => return suspect(format!("the saved page cannot be compared: {error}")),
        };
        let new = match extract::extract_with(now, sites) {
            Ok(new) => new,
            Err(error) => {
                let stand_in = extract::stand_in_of(now, Err(&error));
                return suspect(stand_in.map_or(error.to_string(), |found| answers(now, &found)));
            }
        };
        if let Some(found) = &new.stand_in {
            return suspect(answers(now, found));
        }
        if let Some(found) = &old.stand_in {
            return suspect(was(found));
        }
        let (old_lines, new_lines) = (lines(&old), lines(&new));
        let changed = |state| Self {
            changes: render::changes(&text(&old_lines), &text(&new_lines)),
            ..Self::of(state)
        };
        match Difference::of(&old_lines, &new_lines) {
            Difference::Nothing => return Self::of(PageState::PageChanged),
            Difference::Cosmetic => return changed(PageState::Cosmetic),
            Difference::Order => return changed(PageState::Moved),
            Difference::Words => {}
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
        changed(PageState::TextChanged)
    }
}

/// What a site did that shows another page, or what a person saved in place of the page.
fn answers(now: &Snapshot, found: &StandIn) -> String {
    match now.provenance.status {
        Some(_) => format!("the site answers with {found}; look at the page"),
        None => format!("the file is {found}, not the statement; save the page itself"),
    }
}

/// What a saved page is that holds no account.
fn was(found: &StandIn) -> String {
    format!("the saved page is {found}, not the statement; name another in {MANIFEST}")
}

/// The state of a page that could not be had.
pub(super) fn of_failure(error: &FetchError) -> PageState {
    if error.is_gone() {
        PageState::Gone
    } else if error.is_stand_in() {
        PageState::Suspect
    } else {
        PageState::Unreachable
    }
}

fn shares_no_sentence(old: &Statement, new: &Statement) -> bool {
    let known: HashSet<&str> = old.sentences.iter().map(Sentence::text).collect();
    !new.sentences
        .iter()
        .any(|sentence| known.contains(sentence.text()))
}

/// What is compared: the heading, and a paragraph a line.
fn lines(statement: &Statement) -> Vec<&str> {
    let title = statement.title.iter();
    title
        .chain(&statement.paragraphs)
        .map(String::as_str)
        .collect()
}

fn text(lines: &[&str]) -> String {
    lines.iter().map(|line| format!("{line}\n")).collect()
}
