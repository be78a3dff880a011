//! What was seen of a page over time, from the record and the kept pages; no site is asked.

use std::collections::{BTreeMap, HashMap, HashSet};
use std::path::Path;

use data_encoding::HEXLOWER;
use jiff::Timestamp;
use serde::Serialize;
use sha2::{Digest, Sha256};

use crate::extract;
use crate::files::leaves;
use crate::site::Sites;
use crate::source::Source;
use crate::source::pages::{self, Observation, PagesError};
use crate::source::snapshot::Snapshot;
use crate::statement::Statement;
use crate::text;

/// The version of the format, as its JSON names it.
pub const HISTORY_SCHEMA: &str = "parallax.history/1";

/// What was seen of the page of one source.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct PageHistory {
    /// The source's id.
    pub source: String,
    /// Its page.
    pub url: Option<String>,
    /// What was seen, the oldest first.
    pub seen: Vec<Seen>,
}

/// What was seen of a page, once or several times in a row.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Seen {
    /// When first; null for a kept page of which nobody knows when it was retrieved.
    pub first: Option<Timestamp>,
    /// When last.
    pub last: Option<Timestamp>,
    /// How often.
    pub times: usize,
    /// What was seen.
    pub state: Observation,
    /// SHA-256 of the bytes.
    pub sha256: Option<String>,
    /// The kept page with these bytes, from the event folder.
    pub page: Option<String>,
    /// SHA-256 of its text: the heading, and a paragraph a line.
    pub text_sha256: Option<String>,
    /// Words that the text before has and this one has not; null where neither is new.
    pub words_gone: Option<usize>,
    /// Words that are new.
    pub words_new: Option<usize>,
    /// Why a kept page cannot be read.
    pub reason: Option<String>,
}

/// A page that was kept, and its text.
struct KeptPage {
    name: String,
    retrieved: Option<Timestamp>,
    /// The text, or why there is none.
    text: Result<KeptText, String>,
}

struct KeptText {
    sha256: String,
    /// How often each word stands in it.
    words: HashMap<String, usize>,
}

/// What was seen of the page of a source in an event folder.
///
/// # Errors
///
/// The record of sightings cannot be read.
pub fn history(folder: &Path, sites: &Sites, source: &Source) -> Result<PageHistory, PagesError> {
    let (kept, unreadable) = kept_pages(folder, sites, source);
    let mut seen: Vec<Seen> = pages::sightings(folder, &source.id)?
        .into_iter()
        .map(|sighting| {
            let sha256 = Some(sighting.sha256).filter(|sha256| !sha256.is_empty());
            Seen::new(Some(sighting.at), sighting.observed, sha256)
        })
        .collect();
    let known: HashSet<String> = seen.iter().filter_map(|seen| seen.sha256.clone()).collect();
    // A person may have put a page there.
    let unseen = kept.iter().filter(|(sha256, _)| !known.contains(*sha256));
    let unseen = unseen
        .map(|(sha256, page)| Seen::new(page.retrieved, Observation::Page, Some(sha256.clone())));
    seen.extend(unseen);
    seen.extend(unreadable);
    seen.sort_by_key(|seen| seen.first);
    let mut seen = in_a_row(seen);
    tell_texts(&mut seen, &kept);
    Ok(PageHistory {
        source: source.id.clone(),
        url: source.url.clone(),
        seen,
    })
}

impl Seen {
    fn new(at: Option<Timestamp>, state: Observation, sha256: Option<String>) -> Self {
        Self {
            first: at,
            last: at,
            times: 1,
            state,
            sha256,
            page: None,
            text_sha256: None,
            words_gone: None,
            words_new: None,
            reason: None,
        }
    }
}

/// The kept pages of a source by the SHA-256 of their bytes, and those that cannot be read.
fn kept_pages(
    folder: &Path,
    sites: &Sites,
    source: &Source,
) -> (BTreeMap<String, KeptPage>, Vec<Seen>) {
    let mut paths = pages::snapshots(folder, &source.id);
    let named = source.file().filter(|named| named.exists());
    paths.extend(named.map(Path::to_owned));
    paths.retain(|path| !leaves(folder, path));
    let (mut kept, mut unreadable) = (BTreeMap::new(), Vec::new());
    for path in paths {
        match Snapshot::read(source.clone(), &path) {
            Ok(snapshot) => {
                let text = extract::extract_with(&snapshot, sites);
                let page = KeptPage {
                    name: inside(folder, &path),
                    retrieved: retrieved(&snapshot),
                    text: text
                        .map(|text| KeptText::of(&text))
                        .map_err(|error| error.to_string()),
                };
                kept.entry(snapshot.sha256).or_insert(page);
            }
            Err(error) => unreadable.push(Seen {
                page: Some(inside(folder, &path)),
                reason: Some(error.to_string()),
                ..Seen::new(None, Observation::Page, None)
            }),
        }
    }
    (kept, unreadable)
}

/// When a page was retrieved, where its provenance says so.
pub(super) fn retrieved(snapshot: &Snapshot) -> Option<Timestamp> {
    let retrieved = snapshot.provenance.retrieved.as_deref();
    retrieved.and_then(|at| at.parse().ok())
}

/// The name of a file from its event folder.
pub(super) fn inside(folder: &Path, path: &Path) -> String {
    let inside = path.strip_prefix(folder).unwrap_or(path);
    inside.display().to_string()
}

/// Puts together what was seen several times in a row.
fn in_a_row(seen: Vec<Seen>) -> Vec<Seen> {
    let mut rows: Vec<Seen> = Vec::new();
    for next in seen {
        match rows.last_mut() {
            Some(row)
                if (row.state, &row.sha256, &row.page)
                    == (next.state, &next.sha256, &next.page) =>
            {
                row.last = next.last;
                row.times += 1;
            }
            _ => rows.push(next),
        }
    }
    rows
}

/// Says of each kept page what its text is, and how many words make it differ from the text before.
fn tell_texts(seen: &mut [Seen], kept: &BTreeMap<String, KeptPage>) {
    let mut before: Option<&KeptText> = None;
    for seen in seen {
        let Some(page) = seen.sha256.as_ref().and_then(|sha256| kept.get(sha256)) else {
            continue;
        };
        seen.page = Some(page.name.clone());
        match &page.text {
            Err(reason) => seen.reason = Some(reason.clone()),
            Ok(text) => {
                seen.text_sha256 = Some(text.sha256.clone());
                if let Some(before) = before.filter(|before| before.sha256 != text.sha256) {
                    seen.words_gone = Some(before.words_beyond(text));
                    seen.words_new = Some(text.words_beyond(before));
                }
                before = Some(text);
            }
        }
    }
}

impl KeptText {
    fn of(statement: &Statement) -> Self {
        let mut hash = Sha256::new();
        let mut words = HashMap::new();
        for line in statement.title.iter().chain(&statement.paragraphs) {
            hash.update(line.as_bytes());
            hash.update(b"\n");
            for word in text::words(line) {
                *words.entry(line[word].to_owned()).or_default() += 1;
            }
        }
        Self {
            sha256: HEXLOWER.encode(&hash.finalize()),
            words,
        }
    }

    /// How many words it has more than another text.
    fn words_beyond(&self, other: &Self) -> usize {
        let beyond = self.words.iter().map(|(word, times)| {
            let there = other.words.get(word).copied().unwrap_or_default();
            times.saturating_sub(there)
        });
        beyond.sum()
    }
}
